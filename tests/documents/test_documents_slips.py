"""Slips in the signs of YAML: each is said on the line where it was made, and its edits give the text as it was meant."""

import pytest
from yaml_in import document_of
from yaml_values import both_parsers, parsed_by

from alignment.documents import limits
from alignment.documents.events import LoaderClass
from alignment.findings.finding import Finding
from alignment.source import edited

RIGHT = """\
actions:
  - id: A1
    title: Open parks
    summary: Three of them
    advances: [A1, A2]
    owner: R1
  - id: A2
    title: Mend the swings
    unit: "%"
    owner: R1
roles:
  - id: R1
    title: Head of Play
"""
UNIT = '    unit: "%"\n'

SLIPS = [
    ("  - id: A2", "  -id: A2", "7:4", "no space follows the `-`"),
    ("  - id: A1", "  -id: A1", "2:4", "no space follows the `-`"),
    (
        "  - id: A2",
        "  \N{EN DASH} id: A2",
        "7:3",
        "an entry of a list begins with `\N{EN DASH}` (en dash) instead of `-`",
    ),
    ("  - id: A1", "  •\u00a0id: A1", "2:3", "an entry of a list begins with `•` (bullet) instead of `-`"),
    ("  - id: A2", "  * id: A2", "7:3", "an entry of a list begins with `*` (asterisk) instead of `-`"),
    ("  - id: A2", "  - - id: A2", "7:5", "an entry of a list begins with two dashes"),
    ("  - id: A2", "  - id:A2", "7:8", "no space follows the colon of `id`"),
    ("    owner: R1\n  - id: A2", "    owner:R1\n  - id: A2", "6:11", "no space follows the colon of `owner`"),
    ("    title: Mend", "    title Mend", "8:10", "no colon follows `title`"),
    ("    title: Mend", "    title; Mend", "8:10", "`title` is followed by `;` instead of a colon"),
    (
        "    title: Mend",
        "    title\N{FULLWIDTH COLON} Mend",
        "8:10",
        "`title` is followed by `\N{FULLWIDTH COLON}` instead of a colon",
    ),
    ("    advances: [", "    advances [", "5:13", "no colon follows `advances`"),
    ('    unit: "%"', '    unit "%"', "9:9", "no colon follows `unit`"),
    ("    owner: R1\n  - id: A2", "    owner: R1  - id: A2", "6:16", "an entry of a list stands behind a text"),
    ("roles:", "roles", "11:6", "no colon follows `roles`"),
    ("  - id: A2", "  id: A2", "7:3", "an entry of a list begins with `id:` and has no `- ` before it"),
    ("  - id: A2", "   id: A2", "7:4", "an entry of a list begins with `id:` and has no `- ` before it"),
    ("  - id: A1", "    id: A1", "2:5", "an entry of a list begins with `id:` and has no `- ` before it"),
    ("  - id: A1", "   id: A1", "2:4", "an entry of a list begins with `id:` and has no `- ` before it"),
    ("  - id: A2", "   - id: A2", "7:4", "the line begins after 3 spaces, not after 2 spaces"),
    ("  - id: A2", " - id: A2", "7:2", "the line begins after 1 space, not after 2 spaces"),
    ("  - id: A2", "- id: A2", "7:1", "the line begins at the margin, not after 2 spaces"),
    ("  - id: A2", "    - id: A2", "7:5", "the line begins after 4 spaces, not after 2 spaces"),
    ("    title: Mend", "     title: Mend", "8:6", "the line begins after 5 spaces, not after 4 spaces"),
    ("    title: Mend", "   title: Mend", "8:4", "the line begins after 3 spaces, not after 4 spaces"),
    (
        "    owner: R1\n  - id: A2",
        "  owner: R1\n  - id: A2",
        "6:3",
        "the line begins after 2 spaces, not after 4 spaces",
    ),
    ("roles:", "  roles:", "11:3", "the line begins after 2 spaces, not at the margin"),
    ("actions:", " actions:", "1:2", "the line begins after 1 space, not at the margin"),
    ("[A1, A2]", "[A1, A2", "5:15", "the bracket `[` is opened here and never closed"),
    (UNIT, '    unit: "%\n', "9:11", "a quotation mark is opened here and never closed"),
    (UNIT, '    unit: %"\n', "9:11", "a quotation mark is closed here that was never opened"),
]
"""Holds what is right, what is written instead, where and how that is said; the mend gives back what is right."""

QUOTED = [
    ('"Best start" for all', """'"Best start" for all'""", "a text goes on after its closing quotation mark"),
    ("'Best start' for 'all'", '''"'Best start' for 'all'"''', "a text goes on after its closing quotation mark"),
    ("'Children's parks'", '''"Children's parks"''', "a text goes on after its closing quotation mark"),
    ('"A "small" park"', """'A "small" park'""", "a text goes on after its closing quotation mark"),
    ("@home", '"@home"', "a text cannot begin with `@` unless it is in quotes"),
    ("`home`", '"`home`"', "a text cannot begin with a backtick unless it is in quotes"),
    ("% of all", '"% of all"', "a text cannot begin with `%` unless it is in quotes"),
    ("**Open** parks", '"**Open** parks"', "a text cannot begin with `*` unless it is in quotes"),
    ("& more", '"& more"', "a text cannot begin with `&` unless it is in quotes"),
    ("!a!b c", '"!a!b c"', "a text cannot begin with `!` unless it is in quotes"),
    ("| more", '"| more"', "a text cannot begin with `|` unless it is in quotes"),
    ("> 50  # of 80", '"> 50"  # of 80', "a text cannot begin with `>` unless it is in quotes"),
    (", more", '", more"', "a text cannot begin with `,` unless it is in quotes"),
    ("] more", '"] more"', "a text cannot begin with `]` unless it is in quotes"),
    ("? more", '"? more"', "a text cannot begin with `?` unless it is in quotes"),
    (
        "[name removed], Post",
        '"[name removed], Post"',
        "a text goes on after its closing `]`; what begins with `[` is a list or mapping",
    ),
    (
        "{parks} [all] open",
        '"{parks} [all] open"',
        "a text goes on after its closing `}`; what begins with `{` is a list or mapping",
    ),
]

UNMENDED = [
    ("title: - one\n", "1:8", "an entry of a list stands on the line of `title`", "`title: one`"),
    ("| id | title |\n|---|---|\n", "1:1", "a table drawn with `|` is not read", "`- id: ACT-1`"),
    ("plans: [}]\n", "1:8", "`}` cannot close the bracket that `[` opened", "`plans: []`, with each bracket"),
    ("who: {R-1]\n", "1:6", "`]` cannot close the bracket that `{` opened", "`who: {R-1}`, with each bracket"),
    ("who: [{to: A], B]\n", "1:6", "`]` cannot close the bracket that `{` opened", "`who: [{to: A}, B]`"),
    ("who: [all} of], us\n", "1:6", "`}` cannot close the bracket that `[` opened", '`who: "[all} of], us"`'),
    (
        "strategy:\n  id: S\n  - id: A1\n    title: One\n",
        "3:3",
        "an entry of a list stands among `key: value` lines: the line with the name of its section is missing",
        "such as `actions:`, on a line of its own",
    ),
    ("actions:\n  - id: A1\n| A2 | Two |\n", "3:1", "a table drawn with `|` is not read", "`- id: ACT-1`"),
]


def the_slip(parser: LoaderClass, text: str) -> Finding:
    document, findings = parsed_by(parser, text)
    assert [one.rule for one in findings] == ["YAML-SYNTAX"], [one.message for one in findings]
    assert (document.root, document.is_whole) == (None, False)
    return findings[0]


@pytest.mark.parametrize(("right", "wrong", "place", "says"), SLIPS)
@both_parsers
def test_a_slip_is_said_on_its_line_and_its_edits_give_what_was_meant(
    parser: LoaderClass, right: str, wrong: str, place: str, says: str
) -> None:
    written = RIGHT.replace(right, wrong, 1)
    finding = the_slip(parser, written)
    assert f"{finding.location.line}:{finding.location.column}" == place
    assert finding.message == f"model.yaml is not valid YAML: {says}"
    assert finding.fix.startswith(("Write `", "Move it ", "Begin a new line with `- id: A2`."))
    assert edited(written, finding.edits) == RIGHT


@pytest.mark.parametrize(("text", "quoted", "says"), QUOTED)
@both_parsers
def test_a_text_that_needs_quotes_is_shown_in_them(parser: LoaderClass, text: str, quoted: str, says: str) -> None:
    written = f"- id: A1\n  title: {text}\n  owner: R1\n"
    finding = the_slip(parser, written)
    assert f"{finding.location.line}:{finding.location.column}" == "2:10"
    assert finding.message == f"model.yaml is not valid YAML: {says}"
    assert finding.fix == f"Write `title: {quoted}`, with the whole text in quotes."
    assert edited(written, finding.edits) == f"- id: A1\n  title: {quoted}\n  owner: R1\n"


@pytest.mark.parametrize(("text", "place", "says", "fix"), UNMENDED)
@both_parsers
def test_what_only_its_writer_knows_is_said_and_not_mended(
    parser: LoaderClass, text: str, place: str, says: str, fix: str
) -> None:
    finding = the_slip(parser, text)
    assert f"{finding.location.line}:{finding.location.column} {finding.message}" == (
        f"{place} model.yaml is not valid YAML: {says}"
    )
    assert fix in finding.fix
    assert finding.edits == ()


def test_an_entry_that_stands_too_far_out_is_moved_whole() -> None:
    written = RIGHT.replace(RIGHT[RIGHT.index("  - id: A2") : RIGHT.index("roles")], "- id: A2\n  title: Two\n")
    _, (finding,) = document_of(written)
    assert finding.fix == "Move it in, so that it begins after 2 spaces, and the 1 line below by as much."
    assert "  - id: A2\n    title: Two\nroles:" in edited(written, finding.edits)


def test_every_slip_of_a_file_is_said_at_once() -> None:
    written = RIGHT.replace("  - id", "  \N{EN DASH} id").replace("[A1, A2]", "[A1, A2")
    document, findings = document_of(written)
    assert [(one.rule, one.location.line) for one in findings] == [("YAML-SYNTAX", line) for line in (2, 5, 7, 12)]
    assert document.root is None
    assert edited(written, [edit for one in findings for edit in one.edits]) == RIGHT


def test_a_slip_in_a_line_that_another_mend_moves_is_mended_after_it() -> None:
    written = RIGHT.replace("  - id: A2\n    title: Mend the swings\n", "- id: A2\n  title: @swings\n").replace(
        UNIT, ""
    )
    written = written.replace("    owner: R1\nroles", "  owner: R1\nroles")
    _, findings = document_of(written)
    assert [one.location.line for one in findings] == [7, 8]
    again, (second,) = document_of(edited(written, findings[0].edits))
    assert '    title: "@swings"\n    owner: R1\nroles:' in edited(again.text, second.edits)


def test_a_slip_below_a_sign_that_is_repaired_leaves_the_file_unread() -> None:
    document, findings = document_of("title: a: b\nwho: [one\nowner: two\n")
    assert [(one.rule, one.location.line) for one in findings] == [("YAML-COLON", 1), ("YAML-SYNTAX", 2)]
    assert (document.root, document.is_whole) == (None, False)


def test_a_very_long_line_is_not_written_out_again() -> None:
    _, (finding,) = document_of(f"title: @{'x' * 200}\n")
    assert finding.fix == "Write the line with the whole text in quotes."
    _, (finding,) = document_of(f"- a: b\n\N{EN DASH} c: {'x' * 200}\n")
    assert finding.fix == "Write the line with `- ` at its beginning."


def test_a_long_file_is_not_tried_again_and_again() -> None:
    filling = "# nothing\n" * (limits.REREAD_CHARACTERS // 10)
    _, (finding,) = document_of(f"{filling}title: @home\n")
    assert finding.edits == ()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (rb"{\rtf1\ansi strategy:\par}", "it is an RTF document, as Word and WordPad save it"),
        (b"PK\x03\x04\x14\x00", "it is a Word, Excel or other zipped document"),
        (b"\xd0\xcf\x11\xe0\xa1", "it is an old Word or Excel document"),
        (b"%PDF-1.7\n%\xe2\xe3", "it is a PDF"),
        (b"\xef\xbb\xbf<!DOCTYPE html>\n<html>", "it is a web page or XML"),
        (b"<p>strategy:</p>", "it is a web page or XML"),
    ],
)
def test_a_file_of_another_program_is_called_what_it_is(content: bytes, what: str) -> None:
    document, (finding,) = document_of(content)
    assert (finding.rule, str(finding.location)) == ("YAML-SYNTAX", "model.yaml:1:1")
    assert finding.message == f"model.yaml is not valid YAML: {what}"
    assert not document.is_whole


def test_a_text_that_begins_with_a_word_that_is_a_key_already_is_still_a_text() -> None:
    written = "- id: A1\n  owner: R1\n  title: Mend the swings\n  owner of them all\n  unit: x\n"
    _, (finding,) = document_of(written)
    assert "may carry on the text of `title`" in finding.message
