"""Encodings, tabs, non-breaking spaces and characters that nobody can see."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml_in import document_of, said
from yaml_values import bare, both_parsers, parsed_by, source_of

from alignment.documents.characters import decode, place_of
from alignment.documents.events import LoaderClass
from alignment.source import edited

NO_BREAK = "\u00a0"
ODD = "\t\u00a0\u202e\x00\x85\r\n :-%#ab"


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        ("title: Café".encode("latin-1"), "1:11 YAML-ENCODING model.yaml is not UTF-8 text: byte 0xe9 stands at line 1"),
        ("é: é\r\nb: 5 €".encode() + b"\x80", "2:7 YAML-ENCODING model.yaml is not UTF-8 text: byte 0x80 stands at line 2"),
        (b"a: b\nc: \xe2\x82", "2:4 YAML-ENCODING model.yaml is not UTF-8 text: byte 0xe2 stands at line 2"),
        (b"\xef\xbb\xbfa: \xff", "1:4 YAML-ENCODING model.yaml is not UTF-8 text: byte 0xff stands at line 1"),
        (b"a: \xed\xa0\x80", "1:4 YAML-ENCODING model.yaml is not UTF-8 text: byte 0xed stands at line 1"),
        (b"a: \xc0\xaf", "1:4 YAML-ENCODING model.yaml is not UTF-8 text: byte 0xc0 stands at line 1"),
        ("title: One".encode("utf-16"), "1:1 YAML-ENCODING model.yaml is saved as UTF-16, not as UTF-8"),
        (b"\xfe\xff" + "title: One".encode("utf-16-be"), "1:1 YAML-ENCODING model.yaml is saved as UTF-16, not as UTF-8"),
    ],
)  # fmt: skip
def test_another_encoding_is_refused_at_the_first_byte_that_shows_it(content: bytes, finding: str) -> None:
    document, findings = document_of(content)
    assert said(findings) == [finding]
    assert findings[0].fix == "Save the file again as UTF-8."
    assert document.root is None
    assert not document.is_whole


@given(st.binary(max_size=40))
def test_exactly_what_is_utf_8_is_decoded(content: bytes) -> None:
    text, findings = decode(source_of(content))
    try:
        content.decode()
    except UnicodeDecodeError:
        assert text is None
        assert [one.rule for one in findings] == ["YAML-ENCODING"]
    else:
        assert text is not None


@given(st.text(max_size=40) | st.text(ODD, max_size=40))
def test_decoding_keeps_the_length_and_the_lines_of_a_text(text: str) -> None:
    decoded, findings = decode(source_of(text.encode("utf-8", errors="replace")))
    written = text.encode("utf-8", errors="replace").decode().removeprefix("\ufeff")
    assert decoded is not None
    assert len(decoded) == len(written)
    changed = [(old, new) for old, new in zip(written, decoded, strict=True) if old != new]
    assert all(new == "#" if old == "%" else new == " " for old, new in changed)
    assert not changed or findings


@given(st.text(max_size=40) | st.text(ODD, max_size=40))
def test_no_decoded_text_holds_a_character_that_no_strategy_needs(text: str) -> None:
    """Said by their properties in Unicode: controls, what turns the direction of text, and what is no character."""
    decoded, _ = decode(source_of(text.encode("utf-8", errors="replace")))
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    for char in decoded or "":
        assert char in "\n\r" or unicodedata.category(char) not in {"Cc", "Zl", "Zp", "Cs"}
        assert unicodedata.bidirectional(char) not in turning
        assert char not in "\ufeff\ufffe\uffff\u200e\u200f\u061c"


@pytest.mark.parametrize(
    ("char", "named"),
    [
        ("\x00", "U+0000 (a control character)"),
        ("\x1b", "U+001B (a control character)"),
        ("\x7f", "U+007F (a control character)"),
        ("\x85", "U+0085 (a control character)"),
        ("\u2028", "U+2028 (line separator)"),
        ("\u2029", "U+2029 (paragraph separator)"),
        ("\u202e", "U+202E (right-to-left override)"),
        ("\u2066", "U+2066 (left-to-right isolate)"),
        ("\u2069", "U+2069 (pop directional isolate)"),
        ("\u200f", "U+200F (right-to-left mark)"),
        ("\ufeff", "U+FEFF (zero width no-break space)"),
        ("\uffff", "U+FFFF (not a character)"),
        ("\t", "a tab"),
    ],
)
@both_parsers
def test_an_unseen_character_is_named_and_blanked_and_the_rest_is_read(
    parser: LoaderClass, char: str, named: str
) -> None:
    document, findings = parsed_by(parser, f"id: A1\ntitle: one{char}two\nowner: R1\n")
    assert said(findings) == [f"2:11 YAML-CHARACTER model.yaml holds {named} at line 2, which cannot be seen"]
    assert bare(document.root) == {"id": "A1", "title": "one two", "owner": "R1"}
    assert document.is_whole


def test_a_run_of_unseen_characters_is_one_finding() -> None:
    _, findings = document_of("title: one\x00\x00\u202etwo\n")
    assert len(findings) == 1


@pytest.mark.parametrize("text", ["title: Caf\u00e9 \U0001f600 \u4e2d", "title: soft\u00adhyphen", "title: \ue000"])
@both_parsers
def test_letters_of_every_script_are_read_as_they_are(parser: LoaderClass, text: str) -> None:
    document, findings = parsed_by(parser, text)
    assert (bare(document.root), findings) == ({"title": text.removeprefix("title: ")}, ())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("actions:\n\t- id: A1\n", "2:1"),
        ("actions:\n  \t- id: A1\n", "2:3"),
        ("actions:\n  - id: A1\n  \t  title: One\n", "3:3"),
        ("a: b\r\td: e\r", "2:1"),
        ("\ta: b\n", "1:1"),
        ("a: b\n\t# a note\n", "2:1"),
        ("summary: |\n  one\n\ttwo\n", "3:1"),
    ],
)
@both_parsers
def test_a_tab_before_text_stops_reading_and_says_what_to_do(parser: LoaderClass, text: str, place: str) -> None:
    document, findings = parsed_by(parser, text)
    line = place.partition(":")[0]
    assert said(findings) == [f"{place} YAML-TAB model.yaml has a tab at the beginning of line {line}"]
    assert findings[0].fix.startswith(("Replace each tab by ", "Replace the tab by two spaces"))
    assert (document.root, document.is_whole) == (None, False)


@pytest.mark.parametrize(
    ("text", "place", "value"),
    [
        ("title: one\ttwo\n", "1:11", "one two"),
        ("title:\tone\n", "1:7", "one"),
        ("title: one\t\n", "1:11", "one"),
        ("title: one\t# a note\n", "1:11", "one"),
        ("title: 'one\ttwo'\n", "1:12", "one two"),
        ("title: one\n\t\n", "2:1", "one"),
        ("title: one\n  \t", "2:3", "one"),
    ],
)
@both_parsers
def test_a_tab_elsewhere_is_named_and_read_as_a_space(parser: LoaderClass, text: str, place: str, value: str) -> None:
    document, findings = parsed_by(parser, text)
    line = place.partition(":")[0]
    assert said(findings) == [f"{place} YAML-CHARACTER model.yaml holds a tab at line {line}, which cannot be seen"]
    assert findings[0].fix == "Replace the tab by a space."
    assert bare(document.root) == {"title": value}


@pytest.mark.parametrize(
    ("text", "finding", "value"),
    [
        (f"title:{NO_BREAK}one\n", "1:7 YAML-SPACE model.yaml has a non-breaking space after a colon", {"title": "one"}),
        (f"a: b\rtitle:{NO_BREAK}{NO_BREAK} one\r", "2:7 YAML-SPACE model.yaml has a non-breaking space after a colon", {"a": "b", "title": "one"}),
        (f"- id:{NO_BREAK}A1\n", "1:6 YAML-SPACE model.yaml has a non-breaking space after a colon", [{"id": "A1"}]),
        (f"a:\n{NO_BREAK} - b\n", "2:1 YAML-SPACE model.yaml has a non-breaking space where a line begins", {"a": ["b"]}),
        (f"a:\n  -{NO_BREAK}b\n", "2:4 YAML-SPACE model.yaml has a non-breaking space where a line begins", {"a": ["b"]}),
        (f"a:\n {NO_BREAK}b: c\n", "2:2 YAML-SPACE model.yaml has a non-breaking space where a line begins", {"a": {"b": "c"}}),
        (f"a: b\n{NO_BREAK}\nc: d\n", "2:1 YAML-SPACE model.yaml has a non-breaking space where a line begins", {"a": "b", "c": "d"}),
        (f"a: {{to:{NO_BREAK}A1, c: d}}\n", "1:5 YAML-SPACE model.yaml has a non-breaking space after a colon", {"a": {"c": "d"}}),
    ],
)  # fmt: skip
@both_parsers
def test_a_non_breaking_space_where_yaml_counts_spaces_is_named(
    parser: LoaderClass, text: str, finding: str, value: object
) -> None:
    document, findings = parsed_by(parser, text)
    assert said(findings) == [finding]
    assert findings[0].fix == "Replace it by an ordinary space."
    assert bare(document.root) == value


@pytest.mark.parametrize("text", [f"Objectif{NO_BREAK}: l'inclusion", f"10{NO_BREAK}%", f"one{NO_BREAK}"])
def test_a_non_breaking_space_inside_a_text_is_part_of_it(text: str) -> None:
    document, findings = document_of(f'title: "{text}"\n')
    assert (bare(document.root), findings) == ({"title": text}, ())


@pytest.mark.parametrize("text", ["a: 50%\n", "a: b\n  %c\n", "# 1\n #%\n"])
def test_a_percent_sign_that_begins_no_line_is_a_sign_like_any_other(text: str) -> None:
    _, findings = document_of(text)
    assert "YAML-DIRECTIVE" not in {one.rule for one in findings}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("a: b\x00c", "YAML-CHARACTER"),
        ("\ta: b", "YAML-TAB"),
        (f"a:{NO_BREAK}b", "YAML-SPACE"),
        ("%YAML 1.1", "YAML-DIRECTIVE"),
    ],
)
def test_only_the_first_twenty_of_one_kind_are_listed(line: str, rule: str) -> None:
    _, findings = document_of("\n".join([line] * 30).encode())
    listed = [one for one in findings if one.rule == rule]
    assert [one.location.line for one in listed] == list(range(1, 22))
    assert [one.message for one in listed if "not listed" in one.message] == [listed[-1].message]
    assert listed[-1].message.endswith("; further ones like it in this file are not listed")


@pytest.mark.parametrize("line", ["\t\n", f"a:{NO_BREAK}b\n", "%TAG !a! b\n", "\x00 ", "\t "])
def test_ever_more_of_them_take_no_more_than_their_share_of_time(line: str) -> None:
    """A search that began anew at each of them would take hours."""
    begun = time.process_time()
    decode(source_of(line.encode() * 100_000))
    assert time.process_time() - begun < 2


@given(st.text("a\n\r\U0001f600", max_size=20), st.integers(0, 20))
def test_the_place_of_a_character_is_its_line_and_its_column(text: str, index: int) -> None:
    before = text[:index]
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    place = place_of(source_of(""), text, len(before))
    is_inside_a_line_break = text[: index + 1].endswith("\r\n") and before.endswith("\r")
    assert is_inside_a_line_break or (place.line, place.column) == (len(lines), len(lines[-1]) + 1)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("title:\u00a0\u00a0Do", "title:  Do"),
        ("-\u00a0title: Do", "- title: Do"),
        ("title: Do\u200e\u200fit", "title: Doit"),
        ("title: Do\u2028it", "title: Do it"),
        ("title: Do\x0b\u200eit", "title: Do it"),
        ("title: Do\tit", "title: Do it"),
    ],
)
def test_what_programs_leave_in_pasted_text_is_mended(written: str, mended: str) -> None:
    _, (finding,) = document_of(written)
    assert edited(written, finding.edits) == mended
    assert document_of(mended)[1] == ()


@pytest.mark.parametrize("written", ["title: \u202eDo", "title: Do\u200e\u202eit", "title: Do\x1bit"])
def test_what_turns_text_round_or_steers_a_terminal_is_left_to_people(written: str) -> None:
    _, (finding,) = document_of(written)
    assert (finding.rule, finding.edits) == ("YAML-CHARACTER", ())
