"""What holds of any bytes at all: no traceback, a place for every finding, and two parsers of one mind."""

from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml_values import C_PARSER, PURE_PARSER, bare, misplaced, parsed_by, text_at, texts_of

from alignment.documents.document import YamlDocument
from alignment.documents.parse import parse
from alignment.findings.built_in import hides_something
from alignment.findings.finding import Finding, Severity
from alignment.source import SourceFile
from alignment.text import visible

FRAGMENTS = (
    "a", "b", "title", "key", "x y", "1", "~", "null", "é", "😀", "=", "0x", "\u00a0", "\ue000",
    ": ", ":", "- ", "-", " -", "? ", "?", "\n", "\n  ", "\n    ", "\n\n", " ", "  ", "\r", "\r\n",
    "[", "]", "{", "}", ", ", ",", "'", '"', "''", "\\", "\\n", "\\u202e", "\\x41", "\\U0001F600", "\\ ", "\\\n",
    "#", " # c", "|", "|-", "|+", ">", ">2", "|1", "%", "%YAML 1.1\n", "---", "---\n", "...", "\n...\n", "\n---\n",
    "&a ", "*a", "!t ", "!!str ", "! ", "!<x> ", "<<", "@", "`", "\t", "\x85", "\u2028", "\ufeff", "\x00",
    "a: b\n", "- a\n", "  - id: A1\n", "    title: x\n", "x: [a, b]\n", "y: {a: b}\n", "k: 'it''s'\n", "p: one\n  two\n",
    "[a, ", "{k: ", "a?", "a:", ":]", " ?]", "]\n", "}\n",
    "s: |\n  one\n  two\n", "s: >-\n  one\n\n  two\n", "? a\n: b\n", "c: d: e\n", "o: -\n", "q: ?\n", 'z: "\\x41b"\n',
)  # fmt: skip
SIGNS = "a?:,[]{}-#'\"&*!|>% \n~<=@`\\.0"
ROUND = (("", ""), ("k: ", ""), ("- ", ""), ("[", "]"), ("{k: ", "}"))
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join)
BYTES = (
    st.binary(max_size=60)
    | TEXTS.map(str.encode)
    | st.text(max_size=40).map(lambda text: text.encode(errors="replace"))
)
MANY = settings(deadline=None, max_examples=150)


def both(content: bytes) -> list[tuple[YamlDocument, tuple[Finding, ...]]]:
    return [parse(SourceFile(PurePosixPath("model.yaml"), content), parser) for parser in (C_PARSER, PURE_PARSER)]


@given(BYTES)
@MANY
def test_any_bytes_give_a_document_and_findings_that_lie_in_the_file(content: bytes) -> None:
    for document, findings in both(content):
        assert misplaced(document, findings) == []


@given(BYTES)
@MANY
def test_every_finding_is_one_sentence_with_a_reason_and_a_mend_that_can_be_printed(content: bytes) -> None:
    for _, findings in both(content):
        for one in findings:
            assert one.message.startswith(("model.yaml ", "`"))
            assert not one.message.endswith(".")
            assert one.fix.endswith(".")
            assert one.why.endswith(".")
            assert one.label
            said = [one.message, one.fix, one.label, *(related.message for related in one.related)]
            assert [visible(text) for text in said] == said


@given(BYTES)
@MANY
def test_a_file_that_was_not_read_whole_is_an_error(content: bytes) -> None:
    for document, findings in both(content):
        hiding = {one.rule for one in findings if hides_something(one)}
        assert document.is_whole == (hiding <= {"YAML-DUPLICATE-KEY"})
        assert document.is_whole or Severity.ERROR in {one.severity for one in findings}
        assert document.root is not None or findings


@given(TEXTS)
def test_both_parsers_accept_the_same_files_and_read_the_same_values(text: str) -> None:
    (by_c, refused_by_c), (by_pure, refused_by_pure) = both(text.encode())
    assert bool(refused_by_c) == bool(refused_by_pure)
    if not refused_by_c:
        assert bare(by_c.root) == bare(by_pure.root)
        assert [(one.text, one.plain) for one in texts_of(by_c.root)] == [
            (one.text, one.plain) for one in texts_of(by_pure.root)
        ]


@pytest.mark.parametrize(("before", "after"), ROUND)
def test_both_parsers_agree_on_every_two_signs_in_every_surrounding(before: str, after: str) -> None:
    for first in SIGNS:
        for second in ("", *SIGNS):
            (by_c, refused_by_c), (by_pure, refused_by_pure) = both(f"{before}{first}{second}{after}".encode())
            assert bool(refused_by_c) == bool(refused_by_pure), f"{before}{first}{second}{after}"
            assert refused_by_c or bare(by_c.root) == bare(by_pure.root)


@given(TEXTS)
@MANY
def test_what_is_accepted_is_read_as_yaml_itself_reads_it(text: str) -> None:
    """PyYAML builds the same texts, lists and dictionaries from what align finds nothing to say about."""
    document, findings = parsed_by(C_PARSER, text.encode())
    if not findings:
        loader = yaml.BaseLoader(document.text)
        assert bare(document.root) == loader.get_single_data()


@given(TEXTS)
@MANY
def test_every_plain_text_of_one_line_stands_where_its_place_says(text: str) -> None:
    """The place of a text with an anchor or a tag begins with that."""
    for document, findings in both(text.encode()):
        is_decorated = bool({"YAML-ANCHOR", "YAML-TAG"} & {one.rule for one in findings})
        for one in texts_of(document.root):
            place = document.locate(one)
            if one.plain and one.text not in {"", "~"} and place.line == place.end_line:
                found = text_at(document, one)
                assert found.endswith(one.text) if is_decorated else found == one.text


@given(TEXTS.filter(lambda text: not text.startswith("\ufeff")))
@MANY
def test_a_comment_on_top_moves_everything_down_and_changes_nothing_else(text: str) -> None:
    document, findings = parsed_by(C_PARSER, text.encode())
    lower, moved = parsed_by(C_PARSER, f"# a note\n{text}".encode())
    assert bare(lower.root) == bare(document.root)
    assert [(one.rule, one.location.line - 1, one.location.column) for one in moved if one.rule != "YAML-EMPTY"] == [
        (one.rule, one.location.line, one.location.column) for one in findings if one.rule != "YAML-EMPTY"
    ]


@given(TEXTS.filter(lambda text: "\r" not in text))
@MANY
def test_how_lines_end_changes_nothing(text: str) -> None:
    document, findings = parsed_by(C_PARSER, text.encode())
    for line_break in ("\r\n", "\r"):
        other, also = parsed_by(C_PARSER, text.replace("\n", line_break).encode())
        assert bare(other.root) == bare(document.root)
        assert [(one.rule, one.location.line, one.location.column) for one in also] == [
            (one.rule, one.location.line, one.location.column) for one in findings
        ]
