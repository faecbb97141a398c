"""What counts as nothing, and that nothing ever passes for something."""

import unicodedata
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml_in import said, strategy_of

from alignment.findings.finding import Finding
from alignment.model.absence import AbsenceKind, kind_of_absence
from alignment.model.field_types import TextType, vocabulary_of
from alignment.model.metamodel import Kind, built_in_metamodel
from alignment.model.strategy import Strategy

PLACEHOLDERS: Final = (
    *("TBC", "TBD", "TBA", "NA", "N/A", "none", "unknown", "vacant", "pending", "?"),
    *("not applicable", "not available", "not stated", "not known"),
    *("to be confirmed", "to be agreed", "to be announced", "to be decided", "to follow"),
    *("awaiting recruitment", "awaiting the board's decision", "not yet agreed", "not yet in post"),
    *("To be appointed", "to be recruited by June", "TBC - new post", "TBC (HR)", "tbc by the board"),
    *("not applicable as nobody asked", "not applicable: no fund", "n/a for boards"),
    *("-", "--", "???", "...", "…", "/", "( )", "_", "!"),
)
POINTERS: Final = (
    *("see action plan", "see link", "See Appendix 2, table 4", "please see the action plan", "as above"),
    *(
        "see plan (page 4)",
        "see the register: row 12",
        "refer to sections 3, 4 and 5",
        "see 2.3, 5.4",
        "see the plan - below",
    ),
)
EMPTY: Final = ("", "null", "Null", "~", '""', "''", '"  "', "[]", "{}", "[ ]")
VALUES: Final = (
    *("0", "1", "no one", "nonetheless", "tbilisi", "to be", "to become", "pending cases", "vacant posts"),
    *("unknown to us", "notable", "awaited", "not yetis", "seesaw", "seen at the forum", "none of them"),
    *("see plan; monthly", "See the plan. Every month", "see plan (monthly)", "see the register - each May", "n/ab"),
    *("see every family within six weeks", "see plan, page 4, monthly", "See fewer children waiting"),
)
FREE: Final = ("title", "summary", "notes")


def action_with(line: str) -> tuple[Strategy, tuple[Finding, ...]]:
    return strategy_of(
        f"""\
        ambitions:
          - {{id: A1, title: Included}}
        actions:
          - id: ACT-01
            title: Train
            {line}
        """
    )


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_a_placeholder_is_absent_and_named(text: str) -> None:
    strategy, findings = action_with(f"slip_reason: {quoted(text)}")
    assert said(findings) == [
        f'6:18 MODEL-PLACEHOLDER `slip_reason` of ACT-01 "Train" says "{text}", which counts as absent'
    ]
    assert strategy.elements["ACT-01"].value("slip_reason") is None
    absence = strategy.absences["ACT-01", "slip_reason"]
    assert (absence.kind, absence.text) == (AbsenceKind.PLACEHOLDER, text)


@pytest.mark.parametrize("text", POINTERS)
def test_a_pointer_is_absent_with_words_of_its_own(text: str) -> None:
    strategy, findings = action_with(f"due: {quoted(text)}")
    assert said(findings) == [f'6:10 MODEL-POINTER `due` of ACT-01 "Train" says "{text}", which counts as absent']
    assert findings[0].why == "It says where to look, not what it is, so it counts as absent."
    assert findings[0].fix == "Write the value itself."
    assert strategy.elements["ACT-01"].value("due") is None


@pytest.mark.parametrize("written", EMPTY)
@pytest.mark.parametrize("field", ["due", "cost", "slip_reason", "status", "tags", "owner", "advances", "summary"])
def test_a_field_left_empty_is_absent_at_its_value_or_its_key(field: str, written: str) -> None:
    strategy, findings = action_with(f"{field}: {written}")
    column = 5 if not written else 5 + len(field) + 2
    assert said(findings) == [f'6:{column} MODEL-EMPTY `{field}` of ACT-01 "Train" is left empty']
    assert strategy.links == ()
    assert strategy.absences["ACT-01", field].text == ""
    if field not in {"owner", "advances"}:
        assert strategy.elements["ACT-01"].value(field) is None


@pytest.mark.parametrize("written", ["-", "?"])
def test_a_lone_sign_that_yaml_cannot_read_is_absent_too(written: str) -> None:
    strategy, findings = action_with(f"owner: {written}")
    assert [(one.rule, one.location.line, one.location.column) for one in findings] == [("YAML-DASH", 6, 12)]
    assert strategy.absences["ACT-01", "owner"].text == ""


@pytest.mark.parametrize("text", VALUES)
def test_words_that_only_begin_like_a_placeholder_are_a_value(text: str) -> None:
    strategy, findings = action_with(f"slip_reason: {text}")
    assert findings == ()
    assert strategy.elements["ACT-01"].value("slip_reason") == text


@st.composite
def disguised(draw: st.DrawFn, texts: tuple[str, ...]) -> str:
    """Writes a text in another case, with other spaces, with a final stop, in quotation marks, or with letters that nobody sees."""
    text = draw(st.sampled_from(texts))
    letters = [draw(st.sampled_from((letter.lower(), letter.upper()))) for letter in text]
    space = draw(st.sampled_from((" ", "  ", "\u00a0", "\u3000")))
    unseen = draw(st.sampled_from(("", "", "\u200b", "\u200d", "\u2060", "\u00ad")))
    place = draw(st.integers(0, len(letters)))
    hidden = "".join((*letters[:place], unseen, *letters[place:])).replace(" ", space)
    widened = "".join(
        chr(ord(letter) + 0xFEE0) if letter.isascii() and letter.isalnum() else letter for letter in hidden
    )
    shown = draw(st.sampled_from((hidden, hidden, widened)))
    stop = draw(st.sampled_from(("", ".", " .")))
    opening, closing = draw(st.sampled_from(((" ", " "), ("\u201c", "\u201d"), ("\u2018", "\u2019"), ('"', '"'))))
    return draw(st.sampled_from(("", " "))) + opening + shown + stop + closing + draw(st.sampled_from(("", "  ")))


@given(disguised(PLACEHOLDERS))
def test_case_spaces_a_final_stop_and_what_cannot_be_seen_make_no_value_of_a_placeholder(text: str) -> None:
    assert kind_of_absence(text) is AbsenceKind.PLACEHOLDER


@given(disguised(POINTERS))
def test_nor_of_a_pointer(text: str) -> None:
    assert kind_of_absence(text) is AbsenceKind.POINTER


def as_seen(text: str) -> str:
    """Gives the text as a reader takes it: a radical that looks like a letter is that letter."""
    return unicodedata.normalize("NFKC", text)


@given(st.text(max_size=30).filter(lambda text: not any(char.isalnum() or is_unit(char) for char in as_seen(text))))
def test_a_text_without_a_letter_or_digit_says_nothing(text: str) -> None:
    assert kind_of_absence(text) in {AbsenceKind.EMPTY, AbsenceKind.PLACEHOLDER}


@given(st.integers(0, 10**15) | st.dates())
def test_a_number_or_a_date_is_never_absent(value: object) -> None:
    assert kind_of_absence(str(value)) is None


@pytest.mark.parametrize("unit", ["%", " %", "“%”", "'%'", "£", "€", "‰", "£m", "% of pupils"])
def test_a_sign_that_is_a_unit_is_a_value(unit: str) -> None:
    assert kind_of_absence(unit) is None


@pytest.mark.parametrize("text", ["%%", "£?", "- %", "$$"])
def test_signs_without_a_meaning_are_none(text: str) -> None:
    assert kind_of_absence(text) is AbsenceKind.PLACEHOLDER


def is_unit(char: str) -> bool:
    return char in "%‰" or unicodedata.category(char) == "Sc"


def placed() -> st.SearchStrategy[tuple[Kind, str]]:
    """Gives every field and link to which placeholders apply, with its kind."""
    kinds = built_in_metamodel().kinds.values()
    return st.sampled_from(
        [(kind, name) for kind in kinds for name in kind.names if name not in {"id", "comment", *FREE}]
    )


def element_with(kind: Kind, name: str, text: str) -> tuple[Strategy, tuple[Finding, ...]]:
    wanted = {
        "period_from": "2026",
        "period_to": "2029",
        "stage": "draft",
        "date": "2026",
        "place": "England",
    }
    others = "".join(f"    {key}: {wanted[key]}\n" for key in kind.required if key in wanted and key != name)
    dash = "    " if kind.name == "strategy" else "  - "
    element = f"{kind.section}:\n{dash}id: X-1\n    title: Something\n{others}    {name}: {quoted(text)}\n"
    return strategy_of(element)


@given(placed(), st.sampled_from((*PLACEHOLDERS, *POINTERS)))
def test_no_placeholder_is_ever_the_value_of_a_field_or_a_link_of_any_kind(placed: tuple[Kind, str], text: str) -> None:
    kind, name = placed
    spec = kind.fields.get(name)
    vocabulary = vocabulary_of(spec.type) if spec else None
    strategy, findings = element_with(kind, name, text)
    if vocabulary is not None and vocabulary.find(text):
        assert findings == ()
        return
    assert strategy.links == ()
    assert {finding.facet for finding in findings} == {name}
    assert ("it says" if name in kind.required else "counts as absent") in findings[0].message
    for element in strategy.elements.values():
        assert name in kind.links or element.value(name) == ("stated" if name == "basis" else None)
        assert strategy.absences[element.id, name].text == text


def is_nothing_else(text: str) -> bool:
    """Tells whether a text is all placeholder; many a title begins like "see link" or "not yet agreed"."""
    openings = (
        "awaiting ",
        "not yet ",
        "not applicable ",
        "not applicable:",
        "n/a ",
        "tbc by ",
        "to be recruited by ",
        "see ",
        "please ",
        "refer ",
        "as above",
    )
    return not text.casefold().startswith(openings)


def test_a_title_that_is_a_placeholder_is_named() -> None:
    _, findings = strategy_of("roles:\n  - {id: R1, title: To be agreed.}\n  - {id: R2, title: See me first}\n")
    assert said(findings) == [
        '2:21 MODEL-PLACEHOLDER `title` of R1 "To be agreed." says "To be agreed.", so no rule counts a link to it'
    ]


def test_a_strategy_that_is_called_by_a_placeholder_is_told_what_comes_of_that() -> None:
    _, findings = strategy_of("strategy: {id: S, title: TBC, period_from: 2022, period_to: 2025, stage: draft}\n")
    assert said(findings) == ['1:26 MODEL-PLACEHOLDER `title` of S "TBC" says "TBC", so every report is headed by it']


@pytest.mark.parametrize("text", [*PLACEHOLDERS, *POINTERS])
def test_in_summary_and_notes_what_may_begin_a_sentence_is_words_like_any_other_and_in_a_title_everything(
    text: str,
) -> None:
    lines = "".join(f"    {field}: {quoted(text)}\n" for field in FREE)
    strategy, findings = strategy_of(f"actions:\n  - id: ACT-01\n{lines}")
    action = strategy.elements["ACT-01"]
    said = None if is_nothing_else(text) else text
    assert [action.value(field) for field in FREE] == [text, said, said]
    assert [one.facet for one in findings] == ([*FREE] if is_nothing_else(text) else [])


def test_a_word_of_the_fields_own_vocabulary_is_a_value() -> None:
    strategy, findings = strategy_of(
        """\
        feedback:
          - {id: F01, title: A shorter strategy, answer: Pending}
        sources:
          - {id: S01, title: Survey, status: pending}
        """
    )
    assert strategy.elements["F01"].value("answer") == "pending"
    assert strategy.elements["S01"].value("status") is None
    assert said(findings) == ['4:38 MODEL-PLACEHOLDER `status` of S01 "Survey" says "pending", which counts as absent']


def test_in_a_list_only_the_placeholder_is_absent() -> None:
    strategy, findings = action_with("advances: [TBC, A1, '', see plan]")
    assert said(findings) == [
        '6:16 MODEL-PLACEHOLDER `advances` of ACT-01 "Train" holds "TBC", which counts as absent',
        '6:25 MODEL-EMPTY `advances` of ACT-01 "Train" holds an empty entry',
        '6:29 MODEL-POINTER `advances` of ACT-01 "Train" holds "see plan", which counts as absent',
    ]
    assert [(link.type, link.target) for link in strategy.links] == [("advances", "A1")]
    assert ("ACT-01", "advances") not in strategy.absences


@pytest.mark.parametrize("written", ["[TBC, unknown]", "{to: TBC}", "[{to: TBC}, {to: unknown}]", "[[A1], TBC]"])
def test_of_a_list_of_nothing_the_first_placeholder_is_kept(written: str) -> None:
    strategy, _ = action_with(f"advances: {written}")
    assert strategy.absences["ACT-01", "advances"].text == "TBC"


def test_a_list_of_words_leaves_out_what_is_absent() -> None:
    strategy, findings = action_with("tags: [school, TBC, [], 'n/a', town]")
    assert strategy.elements["ACT-01"].value("tags") == ("school", "town")
    assert said(findings) == [
        '6:20 MODEL-PLACEHOLDER `tags` of ACT-01 "Train" holds "TBC", which counts as absent',
        '6:25 MODEL-EMPTY `tags` of ACT-01 "Train" holds an empty entry',
        '6:29 MODEL-PLACEHOLDER `tags` of ACT-01 "Train" holds "n/a", which counts as absent',
    ]


def test_the_note_and_the_basis_of_a_link_may_be_absent_but_its_quote_is_kept() -> None:
    strategy, findings = action_with("advances: {to: A1, basis: TBC, note: TBA, quote: TBC, evidence: TBC}")
    assert said(findings) == [
        '6:31 MODEL-PLACEHOLDER `advances` of ACT-01 "Train" holds a link whose `basis` says "TBC", which counts as absent',
        '6:42 MODEL-PLACEHOLDER `advances` of ACT-01 "Train" holds a link whose `note` says "TBA", which counts as absent',
        '6:69 MODEL-PLACEHOLDER `advances` of ACT-01 "Train" holds a link whose `evidence` says "TBC", which counts as absent',
    ]
    (link,) = strategy.links
    assert (link.basis, link.note, link.quote) == ("stated", None, "TBC")


def test_a_note_left_empty_is_said_to_be_and_an_empty_quote_is_none() -> None:
    strategy, findings = action_with("advances: {to: A1, basis: ~, note: , quote: ''}")
    assert said(findings) == [
        '6:31 MODEL-EMPTY `advances` of ACT-01 "Train" holds a link whose `basis` is left empty',
        '6:34 MODEL-EMPTY `advances` of ACT-01 "Train" holds a link whose `note` is left empty',
    ]
    assert [(link.basis, link.note, link.quote) for link in strategy.links] == [("stated", None, None)]


@pytest.mark.parametrize(
    ("written", "rule", "says"),
    [
        ("TBC", "MODEL-PLACEHOLDER", 'says "TBC", which counts as absent'),
        ("see action plan", "MODEL-POINTER", 'says "see action plan", which counts as absent'),
    ],
)
def test_a_section_may_hold_a_placeholder_too(written: str, rule: str, says: str) -> None:
    strategy, findings = strategy_of(f"measures: {written}\n")
    assert said(findings) == [f"1:11 {rule} `measures` in 1.yaml {says}"]
    assert strategy.unread == ()


@pytest.mark.parametrize("written", ["", "[]", "{}", "~"])
def test_a_section_left_empty_needs_no_words(written: str) -> None:
    strategy, findings = strategy_of(f"measures: {written}\n")
    assert (strategy.elements, findings, strategy.unread) == ({}, (), ())


def test_a_long_placeholder_is_cut_in_the_message() -> None:
    _, findings = action_with(f"slip_reason: awaiting {'a decision ' * 500}")
    assert findings[0].message == (
        '`slip_reason` of ACT-01 "Train" says "awaiting a decision a decision a deci...", which counts as absent'
    )


def test_text_types_say_whether_they_take_any_words() -> None:
    free = {
        name
        for kind in built_in_metamodel().kinds.values()
        for name, spec in kind.fields.items()
        if isinstance(spec.type, TextType) and spec.type.is_free
    }
    assert free == {"begins", "comment", *FREE}
