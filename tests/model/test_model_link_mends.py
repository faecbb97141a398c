"""What stands where a link needs an id, as officers write it, and the line that every mend gives for it."""

from typing import Final

import pytest
from yaml_in import document_of, strategy_of

from alignment.findings.finding import Finding
from alignment.model.metamodel import built_in_metamodel
from alignment.model.named_elements import NamedElements
from alignment.model.strategy import Strategy
from alignment.source import edited

AROUND: Final = """\
ambitions:
  - {id: A1, title: Included}
  - {id: A2, title: "Heard, and answered"}
roles:
  - {id: R-SEND, title: Head of SEND}
  - {id: R-PLAY, title: Head of Play and Parks}
  - {id: R-DIR, title: Director}
  - {id: R-DIR-2, title: director}
measures:
  - {id: M01, title: Waiting time}
  - {id: M02}
  - {id: V3, title: Home visits, reference: DP3/7}
  - {id: V4, title: Home visits, reference: "4"}
  - {id: V5, title: Group visits, reference: "4"}
  - {id: M10, title: TBC}
actions:
  - {id: ACT-01, title: Map}
"""
SEND: Final = 'R-SEND "Head of SEND"'
BOTH: Final = f'{SEND} and R-PLAY "Head of Play and Parks"'


ROLES: Final = f'Use one of the roles: {SEND}, R-PLAY "Head of Play and Parks", R-DIR "Director" or R-DIR-2 "director".'
LEAVE: Final = 'Leave out "%s", which is no role of this model; posts are named, never persons.'


def action(lines: str) -> str:
    return f"actions:\n  - id: X-1\n    title: Train\n    {lines}\n"


def only(text: str) -> Finding:
    _, findings = strategy_of(AROUND, text)
    (finding,) = (one for one in findings if one.element == "X-1")
    return finding


def links_of(strategy: Strategy) -> set[tuple[str, str, str | None]]:
    return {(link.type, link.target, link.note) for link in strategy.links if link.source == "X-1"}


@pytest.mark.parametrize(
    ("written", "line", "titles"),
    [
        ("owner: Head of SEND", "owner: R-SEND", SEND),
        ("owner: head  of send.", "owner: R-SEND", SEND),
        ("owner: r-send", "owner: R-SEND", SEND),
        ("owner: R-SEND.", "owner: R-SEND", SEND),
        ("owner: R_SEND", "owner: R-SEND", SEND),
        ("owner: R SEND", "owner: R-SEND", SEND),
        ("owner: R\u2013SEND", "owner: R-SEND", SEND),
        ("owner: R\u2212SEND", "owner: R-SEND", SEND),
        ("owner: R\u2011SEND", "owner: R-SEND", SEND),
        ("owner: '[R-SEND]'", "owner: R-SEND", SEND),
        ("owner: Head of SEND (R-SEND)", "owner: R-SEND", SEND),
        ("owner: R-SEND Head of SEND", "owner: R-SEND", SEND),
        ("owner: R-SEND - Head of SEND", "owner: R-SEND", SEND),
        ("owner: 'R-SEND: Head of SEND'", "owner: R-SEND", SEND),
        ("owner: R-SEND (until May)", "owner: {to: R-SEND, note: until May}", SEND),
        ("owner: R-SEND (Anna and Bob)", "owner: {to: R-SEND, note: Anna and Bob}", SEND),
        ("measured_by: M1", "measured_by: M01", 'M01 "Waiting time"'),
        ("measured_by: M2", "measured_by: M02", "M02"),
        ("measured_by: DP3/7", "measured_by: V3", 'V3 "Home visits"'),
        ("advances: A1, A2", "advances: [A1, A2]", 'A1 "Included" and A2 "Heard, and answered"'),
        ("advances: Heard, and answered", "advances: A2", 'A2 "Heard, and answered"'),
        ("supported_by: R-SEND / R-PLAY", "supported_by: [R-SEND, R-PLAY]", BOTH),
        ("supported_by: R-SEND; R-PLAY", "supported_by: [R-SEND, R-PLAY]", BOTH),
        ("supported_by: R-SEND and R-PLAY", "supported_by: [R-SEND, R-PLAY]", BOTH),
        ("supported_by: R-SEND R-PLAY", "supported_by: [R-SEND, R-PLAY]", BOTH),
        ("supported_by:\n      R-SEND\n      R-PLAY", "supported_by: [R-SEND, R-PLAY]", BOTH),
        ("supported_by: Head of SEND and R-PLAY", "supported_by: [R-SEND, R-PLAY]", BOTH),
        ("supported_by: Head of Play and Parks, Head of SEND.", "supported_by: [R-PLAY, R-SEND]",
         f'R-PLAY "Head of Play and Parks" and {SEND}'),
        ("supported_by: R-SEND (until May), R-PLAY", "supported_by: [{to: R-SEND, note: until May}, R-PLAY]", BOTH),
    ],
)  # fmt: skip
def test_what_can_only_be_meant_is_the_line_to_write(written: str, line: str, titles: str) -> None:
    text = action(written)
    finding = only(text)
    assert finding.fix == f"Write `{line}`: {titles}."
    strategy, findings = strategy_of(AROUND, edited(text, finding.edits))
    assert not [one for one in findings if one.element == "X-1"]
    assert links_of(strategy) == links_of(strategy_of(AROUND, action(line))[0])


@pytest.mark.parametrize(
    ("written", "fix", "becomes"),
    [
        ("advances: [A1, a2]", 'Write `A2` here: A2 "Heard, and answered".', "advances: [A1, A2]"),
        ("supported_by: [R-SEND and R-PLAY]", f"Write `R-SEND` and `R-PLAY` here, each as an entry: {BOTH}.",
         "supported_by: [R-SEND, R-PLAY]"),
        ("supported_by:\n      - R-SEND, R-PLAY", f"Write `R-SEND` and `R-PLAY` here, each as an entry: {BOTH}.",
         "supported_by:\n      - R-SEND\n      - R-PLAY"),
        ("supported_by:\r\n    - R-SEND, R-PLAY", f"Write `R-SEND` and `R-PLAY` here, each as an entry: {BOTH}.",
         "supported_by:\r\n    - R-SEND\r\n    - R-PLAY"),
        ("owner: {to: Head of SEND, basis: inferred}", f"Write `to: R-SEND`: {SEND}.",
         "owner: {to: R-SEND, basis: inferred}"),
        ("owner: {to: r-send, basis: inferred}", f"Write `to: R-SEND`: {SEND}.", "owner: {to: R-SEND, basis: inferred}"),
        ("owner: {to: R-SEND (until May)}", f"Write `{{to: R-SEND, note: until May}}` here: {SEND}.", None),
        ("supported_by: {to: R-SEND and R-PLAY}", f"Write `{{to: R-SEND}}` and `{{to: R-PLAY}}` here: {BOTH}.", None),
        ("supported_by: |\n      R-SEND\n      R-PLAY", f"Write `supported_by: [R-SEND, R-PLAY]`: {BOTH}.", None),
    ],
)  # fmt: skip
def test_in_lists_and_mappings_only_the_end_is_written_anew(written: str, fix: str, becomes: str | None) -> None:
    text = action(written)
    finding = only(text)
    assert finding.fix == fix
    assert edited(text, finding.edits) == action(written if becomes is None else becomes)


@pytest.mark.parametrize(
    ("section", "written", "fix"),
    [
        ("actions", "owner: R-SEND, R-PLAY",
         f"Write one of them, such as `owner: R-SEND`, and the others as `responsible: [R-PLAY]`: {BOTH}."),
        ("measures", "owner: R-SEND and R-PLAY",
         f"Write one of them, such as `owner: R-SEND`, and the others as `responsible: [R-PLAY]`: {BOTH}."),
    ],
)  # fmt: skip
def test_who_of_two_is_accountable_is_for_people_to_say(section: str, written: str, fix: str) -> None:
    finding = only(action(written).replace("actions", section))
    assert (finding.fix, finding.edits) == (fix, ())


@pytest.mark.parametrize(
    ("section", "written", "fix"),
    [
        ("actions", "owner: [R-PLAY, R-SEND]",
         "Keep one in `owner`, and write `responsible: [R-SEND]` for the rest."),
        ("actions", "owner: [R-PLAY, R-SEND]\n    responsible: R-DIR",
         "Keep one in `owner`, and add `R-SEND` to `responsible`."),
        ("actions", "owner: [R-PLAY, R-SEND]\n    responsible: [R-SEND, R-DIR]",
         "Keep one in `owner`: the rest stand in `responsible`."),
        ("measures", "owner: [R-PLAY, R-SEND]", "Keep one in `owner`, and write `responsible: [R-SEND]` for the rest."),
    ],
)  # fmt: skip
def test_the_others_of_a_list_of_owners_get_the_link_that_takes_them(section: str, written: str, fix: str) -> None:
    finding = only(action(written).replace("actions", section))
    assert (finding.rule, finding.fix, finding.edits) == ("LINK-MANY", fix, ())


def test_where_there_is_no_link_for_others_one_is_kept() -> None:
    organisations = "organisations: [{id: O-1, title: Council}, {id: O-2, title: Trust}]\n"
    _, (finding,) = strategy_of(organisations, "roles: [{id: X-1, title: Lead, belongs_to: [O-1, O-2]}]\n")
    assert (finding.rule, finding.fix) == ("LINK-MANY", "Keep one.")
    _, (finding,) = strategy_of(organisations, "roles: [{id: X-1, title: Lead, belongs_to: O-1 and O-2}]\n")
    assert finding.fix.startswith("Write one of them, such as `belongs_to: O-1`: ")


def test_a_body_that_is_to_own_is_responsible() -> None:
    board = "boards: [{id: B1, title: Parks board}]\n"
    _, findings = strategy_of(AROUND, board, action("owner: B1"))
    (finding,) = (one for one in findings if one.element == "X-1")
    assert finding.fix.startswith('For B1 "Parks board", write `responsible: B1`. Use one of the roles: ')


def test_of_others_that_are_not_there_only_that_is_said() -> None:
    _, findings = strategy_of(AROUND, action("owner: [R-PLAY, R-NOBODY]"))
    many = next(one for one in findings if one.rule == "LINK-MANY")
    assert many.fix == "Keep one."


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("owner: Head of Roads",
         (f'Use one of the roles: {SEND}, R-PLAY "Head of Play and Parks", R-DIR "Director" or R-DIR-2 "director". '
         "Or add `- {id: R-HEAD-OF-ROADS, title: Head of Roads}` under `roles:`, and write `owner: R-HEAD-OF-ROADS`.")),
        ("owner: Head of SENDs", ("Did you mean R-SEND? "
         f'Use one of the roles: {SEND}, R-PLAY "Head of Play and Parks", R-DIR "Director" or R-DIR-2 "director". '
         "Or add `- {id: R-HEAD-OF-SENDS, title: Head of SENDs}` under `roles:`, and write `owner: R-HEAD-OF-SENDS`.")),
        ("owner: 'Lead: parks, play'",
         ('Use one of the roles: R-PLAY "Head of Play and Parks", R-SEND "Head of SEND", R-DIR "Director" or R-DIR-2 "director". '
         'Or add `- {id: R-LEAD-PARKS-PLAY, title: "Lead: parks, play"}` under `roles:`, and write `owner: R-LEAD-PARKS-PLAY`.')),
        ("owner: R-SEND and Governors", f'Write `owner: R-SEND`: {SEND}. {LEAVE % "Governors"}'),
        ("owner: 'Jane Example, Head of SEND'", f'Write `owner: R-SEND`: {SEND}. {LEAVE % "Jane Example"}'),
        ("supported_by: 'Jane Example, Head of SEND'", f'Write `supported_by: R-SEND`: {SEND}. {LEAVE % "Jane Example"}'),
        ("supported_by: ['Jane Example, Head of SEND']", f'Write `R-SEND`: {SEND}. {LEAVE % "Jane Example"}'),
        *((f"owner: {all_of}", f"Name one post, since for what everyone is to do nobody answers. {ROLES}")
          for all_of in ("All", "Everyone", "Various", "All partners", "all of the above")),
        ("overseen_by: Chairs, Schools forum", ("There is no board in this model yet. "
         "Add `- {id: B-CHAIRS, title: Chairs}` and `- {id: B-SCHOOLS-FORUM, title: Schools forum}` under `boards:`, "
         "and write `overseen_by: [B-CHAIRS, B-SCHOOLS-FORUM]`.")),
        ("supported_by: R-SEND and Governors",
         ('Use one of the roles: R-SEND "Head of SEND", R-PLAY "Head of Play and Parks", R-DIR "Director" or R-DIR-2 "director". '
         "Or add `- {id: R-GOVERNORS, title: Governors}` under `roles:`, and write `supported_by: [R-SEND, R-GOVERNORS]`.")),
        ("advances: A_9", ('Use one of the ambitions: A1 "Included" or A2 "Heard, and answered". '
         "Or add A-9, with its title, under `ambitions:`, and write `advances: A-9`.")),
        ("informed_by: Saturday forum", ("There is no source in this model yet. "
         "Add `- {id: S-1, title: Saturday forum}` under `sources:`, and write `informed_by: S-1`.")),
        ("depends_on: 'Run the day, with us'", ('Use one of the actions: ACT-01 "Map" or X-1 "Train". '
         'Or add `- {id: ACT-02, title: "Run the day, with us"}` under `actions:`, and write `depends_on: ACT-02`.')),
        ("fulfils: \u0416\u0416", ("There is no commitment in this model yet. "
         'Add `- {id: C-1, title: "\u0416\u0416"}` under `commitments:`, and write `fulfils: C-1`.')),
        ("replaces: gone", 'Use one of the actions: ACT-01 "Map" or X-1 "Train". Or add `- {id: ACT-02, title: gone}` under `actions:`, and write `replaces: ACT-02`.'),
    ],
)  # fmt: skip
def test_what_there_is_not_is_added_with_a_free_id(written: str, fix: str) -> None:
    finding = only(action(written))
    assert (finding.fix, finding.edits) == (fix, ())


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("owner: M01", ('For M01 "Waiting time", write `measured_by: M01`. Use one of the roles: '
         'R-SEND "Head of SEND", R-PLAY "Head of Play and Parks", R-DIR "Director" or R-DIR-2 "director".')),
        ("advances: R-DIR", 'Use one of the ambitions: A1 "Included" or A2 "Heard, and answered".'),
        ("fulfils: M01", 'For M01 "Waiting time", write `measured_by: M01`. There is no commitment in this model yet.'),
    ],
)  # fmt: skip
def test_an_element_of_the_wrong_kind_gets_the_link_that_leads_to_it(written: str, fix: str) -> None:
    assert only(action(written)).fix == fix


@pytest.mark.parametrize("section", ["recommendations", "risks"])
def test_where_nearly_every_kind_fits_nothing_is_to_be_added(section: str) -> None:
    link = "about" if section == "recommendations" else "replaces"
    assert ("Or add" in only(action(f"{link}: Z-9").replace("actions", section)).fix) == (section == "risks")


def test_ids_are_made_as_those_of_the_kind_are_and_never_twice() -> None:
    document, _ = document_of(AROUND + "boards:\n  - {id: 'A9', title: B}\nplans: none\ngone: [{id: X}]\n")
    metamodel = built_in_metamodel()
    names = NamedElements((document, document_of("- x")[0]), metamodel)
    made = [
        names.free_id(metamodel.kinds[kind], title)
        for kind, title in (
            ("ambition", ""), ("ambition", ""), ("action", "Any"), ("action", "any"), ("measure", "Gap"),
            ("role", "\u00c9lan, or the long way round of it all"), ("role", ""), ("role", "Play"), ("role", "Director"), ("channel", "North & South"),
            ("reform_item", ""), ("document", "A" * 70), ("document", "\u0416"),
        )
    ]  # fmt: skip
    assert made == [
        "A3", "A4", "ACT-02", "ACT-02", "M11", "R-ELAN-OR-THE-LONG-WAY", "R-1", "R-PLAY-2", "R-DIRECTOR", "C-NORTH-SOUTH",
        "RI-1", f"D-{'A' * 38}", "D-1",
    ]  # fmt: skip


def test_one_id_that_several_links_write_with_two_letters_swapped_is_told_with_their_number_and_put_right() -> None:
    written = "actions:\n  - {id: ACT-1, title: A, owner: R-SNED}\n  - {id: ACT-2, title: B, owner: R-SNED}\n"
    text = f"{written}roles:\n  - {{id: R-SEND, title: Head of SEND}}\n  - {{id: R-PLAY, title: Head of Play}}\n"
    findings = [one for one in strategy_of(text)[1] if one.rule == "LINK-UNKNOWN"]
    assert [one.fix.partition(" Use ")[0] for one in findings] == ["Did you mean R-SEND? 2 links name R-SNED."] * 2
    after = edited(text, [edit for one in findings for edit in one.edits])
    assert after == text.replace("R-SNED", "R-SEND")
    (other,) = (one for one in strategy_of(text.replace("R-SNED", "R-SENT", 1))[1] if "R-SENT" in one.message)
    assert (other.fix[:20], other.edits) == ("Did you mean R-SEND?", ())


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("advances: A1-A2", "[A1, A2]"),
        ("advances: A1\u20132", "[A1, A2]"),
        ("advances: A1 to A2", "[A1, A2]"),
        ("measured_by: M01..M10", "[M01, M02, M10]"),
        ("measured_by: M01 through M2", "[M01, M02]"),
    ],
)
def test_a_series_is_the_ids_from_one_to_the_other(written: str, line: str) -> None:
    finding = only(action(written))
    assert finding.fix.startswith(f"Write `{written.partition(':')[0]}: {line}`: ")
    assert [edit.new_text for edit in finding.edits] == [line]


@pytest.mark.parametrize("written", ["advances: A1-A3", "advances: A2-A1", "advances: A1-B2", "advances: 1-2"])
def test_a_series_with_an_end_that_is_not_there_is_none(written: str) -> None:
    assert only(action(written)).edits == ()


@pytest.mark.parametrize("said", ["all", "All ambitions", "every ambition", "all of the ambitions", "each"])
def test_all_of_a_kind_are_named_one_by_one(said: str) -> None:
    assert only(action(f"advances: {said}")).fix.startswith("Name each: write `advances: [A1, A2]`: ")


@pytest.mark.parametrize("written", ["advances: every child", "advances: [{to: all}]", "owner: all", "funded_by: all"])
def test_what_is_not_all_of_a_kind_is_not_named_one_by_one(written: str) -> None:
    assert "Name each" not in only(action(written)).fix
