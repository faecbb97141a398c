"""Links as officers write them, right and wrong, and what each says about itself."""

from typing import Final

import pytest
from yaml_in import said, strategy_of

from alignment.findings.finding import Finding, Severity
from alignment.model.strategy import Link, Strategy

AROUND: Final = """\
ambitions:
  - {id: A1, title: Included}
  - {id: A2, title: Heard}
roles:
  - {id: R-1, title: Head of SEND}
  - {id: R-2, title: Head of Health}
measures:
  - {id: M1, title: Waiting time}
"""
AMBITIONS: Final = 'Use one of the ambitions: A1 "Included" or A2 "Heard".'
BASES: Final = ("stated", "promised", "inferred", "illustrative")


def linked(line: str, section: str = "actions") -> tuple[Strategy, tuple[Finding, ...]]:
    return strategy_of(AROUND, f"{section}:\n  - id: X-1\n    title: Train\n    {line}\n")


def pairs(links: tuple[Link, ...]) -> list[tuple[str, str]]:
    return [(link.type, link.target) for link in links]


@pytest.mark.parametrize(
    "written", ["A1", "[A1]", "'A1'", "{to: A1}", "[{to: A1}]", "\n      - A1", "\n      - to: A1", "\n      to: A1"]
)
def test_a_link_is_an_id_a_mapping_or_a_list_of_either(written: str) -> None:
    strategy, findings = linked(f"advances: {written}")
    assert [link[:6] for link in strategy.links] == [("X-1", "advances", "A1", "stated", None, None)]
    assert findings == ()


def test_a_link_may_say_more_about_itself() -> None:
    strategy, findings = linked("advances: {to: A1, basis: Inferred, note: From the title, quote: TBC}")
    assert [link[:6] for link in strategy.links] == [("X-1", "advances", "A1", "inferred", "From the title", "TBC")]
    assert [one.rule for one in findings] == ["LINK-QUOTE"]


def test_a_link_knows_where_its_end_is_written() -> None:
    strategy, _ = linked("advances: [A2, {to: A1}]")
    assert [(link.target, link.written.text, link.written.start.column) for link in strategy.links] == [
        ("A2", "A2", 15),
        ("A1", "A1", 24),
    ]


@pytest.mark.parametrize("on_element", BASES)
@pytest.mark.parametrize("on_link", ["", *BASES])
def test_of_the_basis_of_an_element_and_of_its_link_the_weaker_counts(on_element: str, on_link: str) -> None:
    basis = f", basis: {on_link}" if on_link else ""
    strategy, findings = linked(f"basis: {on_element}\n    advances: {{to: A1{basis}}}")
    weaker = max(on_element, on_link or on_element, key=BASES.index)
    assert [link.basis for link in strategy.links] == [weaker]
    assert findings == ()


def test_what_is_only_promised_is_cited_no_less_surely() -> None:
    paper = "paragraphs: [{id: P1, title: T}, {id: P2, title: T}]"
    action = "{id: X-1, title: T, basis: promised, advances: A1, evidence: [P1, {to: P2, basis: inferred}]}"
    strategy, _ = strategy_of(AROUND, paper, f"actions: [{action}]")
    assert {(link.type, link.basis) for link in strategy.links if link.source == "X-1"} == {
        ("advances", "promised"),
        ("evidence", "stated"),
        ("evidence", "inferred"),
    }


def test_a_link_of_an_element_that_gives_no_basis_is_stated() -> None:
    strategy, _ = linked("advances: [A1, {to: A2, basis: promised}]")
    assert [link.basis for link in strategy.links] == ["stated", "promised"]


# Ends that do not exist, or do not fit


def test_a_link_to_an_id_that_does_not_exist_is_an_error_at_the_id() -> None:
    strategy, (finding,) = linked("advances: [A1, A6]")
    assert said([finding]) == ['4:20 LINK-UNKNOWN X-1 "Train" advances A6, which does not exist']
    assert (finding.severity, finding.facet, finding.label) == (
        Severity.ERROR,
        "advances:A6",
        "not defined in this model",
    )
    assert finding.fix == f"{AMBITIONS} Or add A6 under `ambitions:`, with its title."
    assert pairs(strategy.links) == [("advances", "A1")]


@pytest.mark.parametrize(
    ("line", "section", "fix"),
    [
        ("threatens: A9", "risks", ('Use one of the strategy, plans, outcomes or ambitions: A1 "Included" or A2 "Heard". '
         "Or add A9 under `plans:`, `outcomes:` or `ambitions:`, with its title.")),
        ("about: Z9", "recommendations", 'Use one of the elements: A1 "Included", A2 "Heard", R-1 "Head of SEND", R-2 "Head of Health" or 2 more.'),
        ("follows: P1", "actions", "There is no principle in this model yet. Add P1 under `principles:`, with its title."),
        ("mitigated_by: K1", "risks", ("There is no action, source or commitment in this model yet. "
         "Add K1 under `actions:`, `sources:` or `commitments:`, with its title.")),
    ],
)  # fmt: skip
def test_the_mend_names_elements_of_this_very_model(line: str, section: str, fix: str) -> None:
    _, (finding,) = linked(line, section)
    assert (finding.rule, finding.fix) == ("LINK-UNKNOWN", fix)


def test_of_many_elements_four_are_named_and_the_rest_is_counted() -> None:
    many = "measures:\n" + "".join(f"  - {{id: M{number}, title: Measure}}\n" for number in range(1, 12))
    _, (finding,) = strategy_of(many, "ambitions:\n  - {id: A1, title: Included, measured_by: M99}\n")
    assert finding.fix == (
        'Use one of the measures: M1 "Measure", M2 "Measure", M3 "Measure", M4 "Measure" or 7 more. '
        "Or add M99 under `measures:`, with its title."
    )


@pytest.mark.parametrize(
    ("line", "section", "says"),
    [
        ("advances: [M1]", "actions", "advances M1, which is a measure, not an ambition"),
        ("owner: A1", "actions", "is owned by A1, which is an ambition, not a role"),
        ("evidence: {to: R-1}", "boards", "rests on R-1, which is a role, not a paragraph"),
        ("threatens: M1", "risks", "threatens M1, which is a measure, not a strategy, plan, outcome or ambition"),
        ("replaces: A1", "measures", "replaces A1, which is an ambition, not a measure"),
    ],
)
def test_a_link_to_the_wrong_kind_names_both_kinds(line: str, section: str, says: str) -> None:
    strategy, (finding,) = linked(line, section)
    target = says.partition(",")[0].rpartition(" ")[2]
    column = 4 + line.index(target) + 1
    assert said([finding]) == [f'4:{column} LINK-KIND X-1 "Train" {says}']
    assert finding.label == says.partition("which is ")[2]
    assert finding.facet == f"{line.partition(':')[0]}:{target}"
    assert strategy.links == ()


def test_the_strategy_is_an_element_and_may_be_an_end() -> None:
    strategy, findings = strategy_of(
        """\
        strategy: {id: ST1, title: Harbour, period_from: 2026, period_to: 2029, stage: draft, replaces: [D1]}
        documents:
          - {id: D1, title: Earlier strategy}
        risks:
          - {id: RK1, title: Delay, threatens: [ST1]}
        recommendations:
          - {id: REC1, title: Comment, about: [ST1, REC1]}
        """
    )
    assert pairs(strategy.links) == [("replaces", "D1"), ("threatens", "ST1"), ("about", "ST1"), ("about", "REC1")]
    assert findings == ()


# Names of links


def turned(line: str, section: str) -> tuple[Strategy, tuple[Finding, ...]]:
    actions = "actions:\n  - {id: ACT-01, title: Train}\n  - {id: ACT-02, title: Map, measured_by: M1}\n"
    return strategy_of(AROUND, f"{section}:\n  - id: X-1\n    title: Train\n    {line}\n", actions)


@pytest.mark.parametrize(
    ("section", "line", "fix"),
    [
        ("roles", "owns: [ACT-01]", 'Write `owner: X-1` under ACT-01 "Train", and delete this line.'),
        ("roles", "owns: [ACT-01, TBC, {to: ACT-02}]",
         'Write `owner: X-1` under ACT-01 "Train" and `owner: X-1` under ACT-02 "Map", and delete this line.'),
        ("roles", "owns: TBC", "Write `owner: X-1` under the other element, and delete this line."),
        ("measures", "measure_of: {to: ACT-01}", 'Write `measured_by: X-1` under ACT-01 "Train", and delete this line.'),
        ("measures", "measure_of: ACT-02", 'Write `measured_by: [M1, X-1]` under ACT-02 "Map", and delete this line.'),
        ("plans", "has_part: [ACT-01]", 'Write `part_of: X-1` under ACT-01 "Train", and delete this line.'),
        ("actions", "needed_by: [ACT-02]", 'Write `depends_on: X-1` under ACT-02 "Map", and delete this line.'),
        ("actions", "owns: [R-1]", 'Write `owner: R-1` here instead: R-1 "Head of SEND".'),
        ("roles", "owns: [GONE]", "Write `owner: X-1` under the other element, and delete this line."),
        ("roles", "owns: [R-1, ACT-01]", 'Write `owner: X-1` under ACT-01 "Train", and delete this line.'),
        ("ambitions", "actions: [ACT-01]", 'Write `advances: X-1` under ACT-01 "Train", and delete this line.'),
        ("ambitions", "Actions: [GONE]", "Write `advances: X-1` under the other element, and delete this line."),
        ("actions", "owns: [A1]", "Write `owner: ID` here instead."),
        ("actions", "advanced_by: [A1, GONE]", 'Write `advances: A1` here instead: A1 "Included".'),
        ("actions", "advanced_by: [A1, A2]", 'Write `advances: [A1, A2]` here instead: A1 "Included" and A2 "Heard".'),
        ("actions", "advanced_by:", "Write `advances: ID` here instead."),
    ],
)  # fmt: skip
def test_a_name_at_the_other_end_is_an_error_that_shows_the_line_to_write(section: str, line: str, fix: str) -> None:
    name = line.partition(":")[0]
    strategy, (finding,) = turned(line, section)
    forward = fix.partition("`")[2].partition(":")[0]
    assert said([finding]) == [f'4:5 LINK-INVERSE X-1 "Train" writes `{name}`, which is the other end of `{forward}`']
    assert (finding.fix, finding.facet) == (fix, name)
    assert [link for link in strategy.links if link.source == "X-1" or link.target == "X-1"] == []
    is_sure = "here instead: " in fix and "GONE" not in line
    assert [edit.new_text for edit in finding.edits] == [forward] * is_sure


def test_where_the_right_end_is_written_as_well_people_bring_the_two_together() -> None:
    _, (finding,) = turned("owns: [R-1]\n    owner: R-2", "actions")
    assert (finding.fix, finding.edits) == ('Write `owner: R-1` here instead: R-1 "Head of SEND".', ())


def test_where_neither_end_can_be_of_the_kind_the_name_is_no_field() -> None:
    _, (finding,) = linked("owns: [R-1]", "channels")
    assert said([finding]) == ['4:5 MODEL-FIELD X-1 "Train" has the unknown field `owns`']


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        ("advances: [A1, A1]", "Delete one of the two."),
        ("advances: [{to: A1, basis: inferred}, A1]", "Delete one of the two."),
        ("owner: [R-1, R-1]", "Delete one of the two."),
    ],
)
def test_the_same_link_twice_counts_once(line: str, fix: str) -> None:
    name, target = line.partition(":")[0], line.replace("]", " ").split()[-1]
    strategy, (finding,) = linked(line)
    column = 4 + line.rindex(target) + 1
    assert said([finding]) == [f'4:{column} LINK-TWICE `{name}` of X-1 "Train" names {target} twice']
    assert (finding.severity, finding.fix, finding.facet) == (Severity.INFO, fix, f"{name}:{target}")
    assert pairs(strategy.links) == [(name, target)]


def test_an_action_has_one_owner_and_the_first_counts() -> None:
    strategy, (finding,) = linked("owner: [R-2, R-1]")
    assert said([finding]) == ['4:18 LINK-MANY `owner` of X-1 "Train" names R-1 as well, where 1 is the most']
    assert finding.fix == ("Keep one in `owner`, and write `responsible: [R-1]` for the rest.")
    assert pairs(strategy.links) == [("owner", "R-2")]


def test_a_placeholder_does_not_take_the_place_of_an_owner() -> None:
    strategy, findings = linked("owner: [TBC, R-1]")
    assert pairs(strategy.links) == [("owner", "R-1")]
    assert [finding.rule for finding in findings] == ["MODEL-PLACEHOLDER"]


@pytest.mark.parametrize(
    ("written", "column", "says", "fix"),
    [
        ("A1, A2", 15, 'names "A1, A2", which is not an id: it holds `,`',
         'Write `advances: [A1, A2]`: A1 "Included" and A2 "Heard".'),
        ("[the first]", 16, 'names "the first", which is not an id: it holds a space',
         f"{AMBITIONS} Or add `- {{id: A3, title: the first}}` under `ambitions:`, and write A3 here."),
        ("[\u04101]", 16, 'names "\u04101", which is not an id: it holds U+0410 (cyrillic capital letter a)',
         'Write `A1` here: A1 "Included".'),
        ("[[A1], A2]", 16, "holds a list inside a list", "Write the ids in one list."),
        ("{basis: inferred}", 15, "holds a link without `to`", "Add `to: ID`."),
        ("{to: [A1, A2]}", 20, "holds a link whose `to` is not one id",
         "Write one id after `to:`, and several links as a list."),
        ("{to: A 1}", 20, 'names "A 1", which is not an id: it holds a space', 'Write `to: A1`: A1 "Included".'),
        ("{too: A1}", 16, "holds a link with `too`, where `to` belongs", "Write `to` in its place."),
        ("[{id: A1}]", 17, "holds a link with `id`, where `to` belongs", "Write `to` in its place."),
        ("{to: A1, bassis: inferred}", 24, "holds a link with the unknown key `bassis`",
         "Did you mean `basis`? A link has `to`, `basis`, `note`, `evidence` and `quote`."),
        ("{to: A1, because: x}", 24, "holds a link with the unknown key `because`",
         "A link has `to`, `basis`, `note`, `evidence` and `quote`."),
        ("{to: A1, note: the forum, not the day}", 41, "holds a link with the unknown key `not the day`",
         "Inside braces a comma ends a text: put the whole text in quotes."),
        ("{to: A1, basis: guessed}", 31, 'holds a link whose `basis` says "guessed", which is none of its values',
         "Use one of: stated, promised, inferred or illustrative."),
        ("{to: A1, basis: infered}", 31, 'holds a link whose `basis` says "infered", which is none of its values',
         "Did you mean `inferred`? Use one of: stated, promised, inferred or illustrative."),
        ("{to: A1, basis: [stated]}", 31, "holds a link whose `basis` is not one text", "Write one text."),
        ("{to: A1, note: {a: b}}", 30, "holds a link whose `note` is not one text", "Write one text."),
        ("{to: A1, quote: [a]}", 31, "holds a link whose `quote` is not one text", "Write one text."),
    ],
)  # fmt: skip
def test_a_link_that_cannot_be_read_is_said_with_the_reason(written: str, column: int, says: str, fix: str) -> None:
    strategy, (finding,) = linked(f"advances: {written}")
    assert said([finding]) == [f'4:{column} LINK-SHAPE `advances` of X-1 "Train" {says}']
    assert finding.fix == fix
    assert ("advances", "A1") in pairs(strategy.links) or "to: A1" not in written


def test_a_link_without_an_end_may_have_further_faults() -> None:
    _, findings = linked("advances: [{because: A1}, {to: A 1, x: y}]")
    assert said(findings) == [
        '4:16 LINK-SHAPE `advances` of X-1 "Train" holds a link without `to`',
        '4:17 LINK-SHAPE `advances` of X-1 "Train" holds a link with the unknown key `because`',
        '4:36 LINK-SHAPE `advances` of X-1 "Train" names "A 1", which is not an id: it holds a space',
        '4:41 LINK-SHAPE `advances` of X-1 "Train" holds a link with the unknown key `x`',
    ]


def test_long_words_are_cut_in_messages() -> None:
    _, findings = linked(f"advances: {{to: A1, basis: {'b' * 99}, {'k' * 99}: v}}")
    assert {len(finding.message) < 130 for finding in findings} == {True}
    assert len(findings) == 2


def test_after_a_hundred_unknown_ids_nothing_is_guessed_any_more() -> None:
    links = ", ".join(f"inclusoin{number}x" for number in range(120))
    _, findings = strategy_of(
        f"""\
        ambitions:
          - {{id: inclusion1x, title: Included}}
        actions:
          - {{id: X-1, title: Train, advances: [{links}]}}
        """
    )
    guessed = [finding.fix.startswith("Did you mean") for finding in findings]
    assert guessed == [True] * 100 + [False] * 20


def test_by_the_name_of_a_section_several_links_may_be_meant() -> None:
    _, (finding,) = turned("actions: [ACT-01]", "roles")
    assert finding.message == 'X-1 "Train" writes `actions`, which is the other end of `owner` or `supported_by`'
    assert finding.fix == (
        'Write `owner: X-1` under ACT-01 "Train", or `supported_by: X-1` under ACT-01 "Train", and delete this line.'
    )


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("actions: []", "ambitions"),
        ("actions: [two words]", "ambitions"),
        ("actions: [ACT-01]", "channels"),
        ("actions: [ACT-02]", "actions"),
    ],
)
def test_a_section_without_ids_or_without_a_link_to_the_element_is_an_unknown_field(line: str, section: str) -> None:
    assert "MODEL-FIELD" in [one.rule for one in turned(line, section)[1]]
