"""Texts of several lines that YAML takes for something else, and the lines as they should be."""

import pytest
from yaml_in import document_of
from yaml_values import bare, both_parsers, parsed_by

from alignment.documents.events import LoaderClass
from alignment.source import edited


@both_parsers
def test_bullets_further_in_than_the_key_are_read_and_the_mend_keeps_them_apart(parser: LoaderClass) -> None:
    text = "- id: A1\n  summary: We will:\n    - open parks\n\n    - mend swings\n  owner: R1\n"
    document, (finding,) = parsed_by(parser, text)
    assert bare(document.root) == [{"id": "A1", "summary": "We will:\n- open parks\n- mend swings", "owner": "R1"}] or (
        "We will: - open parks" in str(bare(document.root))
    )
    assert (finding.rule, finding.location.line) == ("YAML-COLON", 2)
    assert (
        finding.fix
        == "Write `summary: |`, and the text from the next line on, every line of it further in than `summary`."
    )
    again, none = document_of(edited(text, finding.edits))
    assert none == ()
    assert bare(again.root) == [{"id": "A1", "summary": "We will:\n- open parks\n\n- mend swings\n", "owner": "R1"}]


@both_parsers
def test_bullets_no_further_in_than_the_key_are_moved_in(parser: LoaderClass) -> None:
    text = "- id: A1\n  summary: We will:\n  - open parks\n    in spring\n\n  - mend swings\n  owner: R1\n"
    document, (finding,) = parsed_by(parser, text)
    assert document.root is None
    assert (finding.rule, finding.location.line) == ("YAML-SYNTAX", 3)
    again, none = document_of(edited(text, finding.edits))
    assert none == ()
    assert bare(again.root) == [
        {"id": "A1", "summary": "We will:\n- open parks\n  in spring\n\n- mend swings\n", "owner": "R1"}
    ]


def test_bullets_under_a_text_without_a_colon_are_moved_in_too() -> None:
    text = "- id: A1\n  summary: We will\n  - open parks\n  owner: R1\n"
    _, (finding,) = document_of(text)
    again, none = document_of(edited(text, finding.edits))
    assert none == ()
    assert bare(again.root) == [{"id": "A1", "summary": "We will\n- open parks\n", "owner": "R1"}]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("- id: A1\n  summary: We will: open\n    three parks\n  owner: R1\n", "YAML-COLON"),
        ("- id: A1\n  summary: We will open\n    three parks: now\n  owner: R1\n", "YAML-SYNTAX"),
    ],
)
@both_parsers
def test_a_colon_in_a_text_of_several_lines_is_mended_in_all_of_it(parser: LoaderClass, text: str, rule: str) -> None:
    _, (finding,) = parsed_by(parser, text)
    assert finding.rule == rule
    assert finding.fix.startswith("Write `summary: >`, and the text from the next line on")
    again, none = document_of(edited(text, finding.edits))
    assert none == ()
    said = "We will: open three parks\n" if rule == "YAML-COLON" else "We will open three parks: now\n"
    assert bare(again.root) == [{"id": "A1", "summary": said, "owner": "R1"}]


def test_a_colon_in_a_text_of_one_line_is_quoted() -> None:
    text = 'title: Say: "this"  # a note\nowner: R1\n'
    _, (finding,) = document_of(text)
    assert edited(text, finding.edits) == 'title: "Say: \\"this\\""  # a note\nowner: R1\n'


def test_below_what_is_no_text_nothing_is_carried_on() -> None:
    _, (finding,) = document_of("a: [b]\n  two words: three\n")
    assert finding.edits == ()
    _, (finding,) = document_of("'one two': x\n  two words: three\n")
    assert finding.rule == "YAML-SYNTAX"
