"""What is too large or too deep is refused at once, with the limit in the message."""

import time
from collections.abc import Callable, Iterator
from typing import cast

import pytest
import yaml
from yaml_in import document_of, said
from yaml_values import C_PARSER, PURE_PARSER, bare, both_parsers, parsed_by, texts_of

from alignment.documents import limits
from alignment.documents.events import LoaderClass

STOPS = "reading stops here"


@pytest.fixture(autouse=True)
def at_once() -> Iterator[None]:
    """Fails a test that takes so long that its work cannot be in proportion to the input."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? ", "{a: "])
@both_parsers
def test_what_is_just_too_deep_is_refused_however_it_is_written(parser: LoaderClass, sign: str) -> None:
    document, findings = parsed_by(parser, sign * 33)
    assert [one.message for one in findings] == ["model.yaml holds lists and mappings more than 32 deep"]
    assert (findings[0].rule, findings[0].label, findings[0].location.line) == ("YAML-LIMIT", STOPS, 1)
    assert (document.root, document.is_whole) == (None, False)


def test_what_a_parser_refuses_for_its_depth_is_too_deep_where_it_is_too_deep_for_us(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """From 0.2.6 on libyaml refuses what is a thousand deep before it gives any of it; here that is a hundred."""
    text = "a: " + "[" * 200
    step = cast("Callable[[yaml.BaseLoader], yaml.Event]", yaml.BaseLoader.get_event)
    words = "while increasing flow level", "exceeded maximum nesting depth"

    def giving_up(loader: yaml.BaseLoader) -> yaml.Event:
        deep = str(loader.buffer).find("[" * 100)
        if deep < 0:
            return step(loader)
        place = yaml.Mark("", deep + 99, 0, deep + 99, "", 0)
        raise yaml.scanner.ScannerError(words[0], place, words[1], place)

    monkeypatch.setattr(yaml.BaseLoader, "get_event", giving_up)
    assert said(parsed_by(PURE_PARSER, text)[1]) == [
        "1:35 YAML-LIMIT model.yaml holds lists and mappings more than 32 deep"
    ]


@both_parsers
def test_thirty_three_lists_in_one_another_are_too_deep_and_thirty_two_are_not(parser: LoaderClass) -> None:
    assert parsed_by(parser, "[" * 32 + "]" * 32)[1] == ()
    _, findings = parsed_by(parser, "[" * 33 + "]" * 33)
    assert said(findings) == ["1:33 YAML-LIMIT model.yaml holds lists and mappings more than 32 deep"]


@both_parsers
def test_aliases_of_aliases_are_each_one_text_and_are_not_written_out(parser: LoaderClass) -> None:
    document, findings = parsed_by(parser, "a: &a x\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]")
    assert {one.rule for one in findings} == {"YAML-ANCHOR", "YAML-ALIAS"}
    assert len(findings) == 3 + 6
    assert len(list(texts_of(document.root))) == 3 + 1 + 6


@both_parsers
def test_too_many_values_are_refused(parser: LoaderClass, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "VALUES", 12)
    enough, one_more = "- [a, b]\n- {c: d, e: f}\n- {g: h}\n- 1\n", "- [a, b, c]\n- {c: d, e: f}\n- {g: h}\n- 1\n"
    assert parsed_by(parser, enough)[1] == ()
    document, findings = parsed_by(parser, one_more)
    assert [one.message for one in findings] == ["model.yaml holds more than 12 values"]
    assert (findings[0].location.line, findings[0].label, document.root) == (5, STOPS, None)


@both_parsers
def test_keys_that_are_refused_count_as_values(parser: LoaderClass, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "VALUES", 12)
    _, findings = parsed_by(parser, "a: b\n" * 7)
    assert [one.rule for one in findings if one.rule == "YAML-LIMIT"] == ["YAML-LIMIT"]


def test_the_limit_of_values_is_a_million() -> None:
    assert limits.VALUES == 1_000_000


def test_a_mapping_of_ten_thousand_keys_is_read_and_one_more_refused() -> None:
    lines = [f"k{number}: v" for number in range(10_000)]
    assert document_of("\n".join(lines))[1] == ()
    document, findings = document_of("\n".join([*lines, "more: v"]))
    assert said(findings) == ["10001:1 YAML-LIMIT model.yaml holds a mapping of more than 10,000 keys"]
    assert document.root is None


def test_the_same_key_too_many_times_is_refused_too() -> None:
    _, findings = document_of(b"a: b\n" * 10_001)
    assert [one.message for one in findings] == ["model.yaml holds a mapping of more than 10,000 keys"]


def test_of_entries_without_a_dash_and_of_sections_begun_again_so_many_are_listed_and_all_are_read() -> None:
    entry = "    id: A\n    title: b\n"
    document, findings = document_of(f"a:\n  - id: A\n    title: b\n{entry * 4_000}")
    assert [one.rule for one in findings] == ["YAML-ENTRY"] * 21
    assert str(bare(document.root)).count("'id'") == 4_001
    document, findings = document_of("a:\n  - b\n" * 10_000)
    assert [one.rule for one in findings] == ["YAML-SECTION"] * 21
    assert findings[-1].message.endswith("both lists are read; further ones like it in this file are not listed")
    assert bare(document.root) == {"a": ["b"] * 10_000}


def test_a_list_of_ten_thousand_entries_is_read_and_one_more_refused() -> None:
    assert document_of("- a\n" * 10_000)[1] == ()
    document, findings = document_of("- a\n" * 10_001)
    assert said(findings) == ["10001:3 YAML-LIMIT model.yaml holds a list of more than 10,000 entries"]
    assert (document.root, document.is_whole) == (None, False)


@pytest.mark.parametrize("written", ["{}", "'{}'", '"{}"', "!x {}", "|-\n  {}"])
@both_parsers
def test_a_text_of_twenty_thousand_characters_is_read_and_one_more_counts_as_absent(
    parser: LoaderClass, written: str
) -> None:
    document, findings = parsed_by(parser, f"a: {written.format('é' * 20_000)}\nb: c\n")
    assert bare(document.root) == {"a": "é" * 20_000, "b": "c"}
    assert "YAML-LIMIT" not in {one.rule for one in findings}
    document, findings = parsed_by(parser, f"a: {written.format('é' * 20_001)}\nb: c\n")
    assert said(findings)[-1] == "1:4 YAML-LIMIT model.yaml holds a text of more than 20,000 characters"
    assert bare(document.root) == {"a": "~", "b": "c"}
    assert not document.is_whole


def test_a_file_of_sixteen_mebibytes_is_read_and_one_byte_more_is_not() -> None:
    assert document_of(b"#" * limits.FILE_BYTES)[0].is_whole
    document, findings = document_of(b"#" * (limits.FILE_BYTES + 1))
    assert said(findings) == ["1:1 YAML-LIMIT model.yaml is larger than 16 MiB and was not read"]
    assert findings[0].label == "16,777,217 bytes"
    assert (document.root, document.text, document.is_whole) == (None, "", False)


def test_without_the_c_parser_a_file_of_one_mebibyte_is_the_largest() -> None:
    assert parsed_by(PURE_PARSER, b"#" * 1024**2)[0].is_whole
    document, findings = parsed_by(PURE_PARSER, b"#" * (1024**2 + 1))
    because = "the most that is read where PyYAML has no C library"
    assert said(findings) == [f"1:1 YAML-LIMIT model.yaml is larger than 1 MiB, {because}, and was not read"]
    assert findings[0].label == "1,048,577 bytes"
    assert not document.is_whole


def test_with_the_c_parser_the_same_file_is_read() -> None:
    assert parsed_by(C_PARSER, b"#" * (1024**2 + 1))[0].is_whole
