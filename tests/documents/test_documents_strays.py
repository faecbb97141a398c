"""Lines that are neither `key: value` nor an entry: no mend makes them part of a text that only they may carry on."""

import pytest
from yaml_in import document_of, said

from alignment.findings.finding import Finding
from alignment.source import edited

ABOVE = "actions:\n  - id: A1\n    title: Mend the swings\n    summary: One a week\n"
BELOW = "    owner: R1\n  - id: A2\n    title: Open parks\n"
NOTHING = "the line belongs to nothing, being neither `key: value` nor an entry of a list"
LONG = "    notes: The swings of the park by the river are mended in the order in which\n"


def the_stray(written: str) -> Finding:
    document, (finding,) = document_of(written)
    assert (finding.rule, document.root) == ("YAML-SYNTAX", None)
    return finding


@pytest.mark.parametrize(
    ("line", "says", "fix"),
    [
        (
            "Page 3 of 12\n",
            "summary` in line 4",
            "If so, begin it with 6 spaces. Otherwise delete it, or write `# Page",
        ),
        (
            "    and the slides\n",
            "summary` in line 4",
            "If so, begin it with 6 spaces. Otherwise delete it, or write `#",
        ),
        (
            "and\nthe slides\n",
            "line 4",
            "begin it and the 1 line below with 6 spaces. Otherwise delete it and the 1 line",
        ),
        ("\nPage 3 of 12\n", NOTHING, "Delete it, or write `# Page 3 of 12`."),
        ("\nAs agreed. Then: we see.\n", NOTHING, "Delete it, or write `# As agreed. Then: we see.`."),
        ("\nOne\nTwo\n", NOTHING, "Delete it and the 1 line below, or put `# ` before each."),
        (f"\n{'x y ' * 40}\n", NOTHING, "Delete it, or put `# ` before it."),
        ("  ACT-7, Hire staff, Green\n", NOTHING, "Where it is an element, begin it with `- id: ACT-7`, and give each"),
        ("    ACT-07 Hire staff\n", NOTHING, "Otherwise delete it, or write `# ACT-07 Hire staff`."),
    ],
)
def test_a_line_between_two_others_is_a_choice_and_never_mended_unasked(line: str, says: str, fix: str) -> None:
    finding = the_stray(f"{ABOVE}{line}{BELOW}")
    assert says in finding.message
    assert fix in finding.fix
    assert finding.edits == ()


def test_a_word_above_entries_may_be_the_heading_of_a_section() -> None:
    finding = the_stray(f"{ABOVE}{BELOW}Roles\n  - id: R1\n    title: Head of Play\n")
    assert finding.location.line == 8
    assert (
        finding.fix == "Where it is the heading of a section, write `roles:`. Otherwise delete it, or write `# Roles`."
    )


def test_a_line_above_the_first_section_belongs_to_nothing() -> None:
    finding = the_stray(f"Youth plan\n{ABOVE}{BELOW}")
    assert (finding.location.line, finding.edits) == (1, ())
    assert NOTHING in finding.message


@pytest.mark.parametrize("key", ["title", "notes"])
def test_only_a_text_that_fills_its_line_is_carried_on_for_sure_and_no_title(key: str) -> None:
    written = f"{ABOVE}{LONG.replace('notes', key)}    they were reported\n{BELOW}".replace("title: Mend", "unit: Mend")
    finding = the_stray(written)
    assert ("may carry on" in finding.message) is (key == "title")
    mended = written.replace("    they", "      they") if key == "notes" else written
    assert edited(written, finding.edits) == mended


@pytest.mark.parametrize(
    ("below", "fix", "meant"),
    [
        ("    B1\n", "Write `advances: B1`, on one line.", "      B1\n"),
        ("    B1\n    B2\n", "Begin it and the 1 line below with 6 spaces and `- `.", "      - B1\n      - B2\n"),
        ("    One a\n    week\n", "Begin it and the 1 line below with 6 spaces.", "      One a\n      week\n"),
        ("  B1\n", "Write `advances: B1`, on one line.", "  B1\n"),
    ],
)
def test_a_value_below_its_key_is_moved_in_from_where_the_key_stands(below: str, fix: str, meant: str) -> None:
    written = f"{ABOVE}    advances:\n{below}{BELOW}"
    finding = the_stray(written)
    assert finding.fix == fix
    assert edited(written, finding.edits) == f"{ABOVE}    advances:\n{meant}{BELOW}"


@pytest.mark.parametrize("sign", ["•", "▪\t", "o ", "1. ", "2) "])
@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("text", ["One a week", "We mend:"])
def test_bullets_of_word_are_kept_in_lines_below_their_text(sign: str, indent: str, text: str) -> None:
    above = ABOVE.replace("One a week", text)
    written = f"{above}{indent}{sign} swings\n{indent}{sign} slides: two\n{BELOW}"
    finding = the_stray(written)
    assert finding.location.line == 5
    after, findings = document_of(edited(written, finding.edits))
    assert said(findings) == []
    shown = sign.replace("\t", " ")
    below = f"      {text}\n      {shown} swings\n      {shown} slides: two\n"
    assert after.text == f"{ABOVE.replace('One a week', '|')}{below}{BELOW}"


@pytest.mark.parametrize(
    ("number", "rest", "dash"),
    [("1. ", "    title: Open parks\n", "- "), ("12) ", "      title: Open parks\n", "-   "), ("1. ", "", "- ")],
)
def test_an_entry_with_a_number_has_a_dash_instead(number: str, rest: str, dash: str) -> None:
    written = f"{ABOVE}  {number}id: A2\n{rest}"
    finding = the_stray(written)
    assert "begins with a number instead of `-`" in finding.message
    assert edited(written, finding.edits) == f"{ABOVE}  {dash}id: A2\n{rest}"


@pytest.mark.parametrize(
    ("below", "is_sure"),
    [("    We do so: one\n   and two\n", True), ("      Weekly\nPage 3 of 12\n", False), ("Roles\n", False)],
)
def test_a_text_no_further_in_than_its_key_is_moved_unasked_only_where_it_begins_so(
    below: str, *, is_sure: bool
) -> None:
    written = f"{ABOVE.replace('One a week', '|')}{below}{BELOW}"
    finding = the_stray(written)
    assert ("the line is of the text of `summary` in line 4" in finding.message) is is_sure
    assert "with 6 spaces." in finding.fix
    assert ("therwise delete it" in finding.fix) is not is_sure
    assert (edited(written, finding.edits) != written) is is_sure
