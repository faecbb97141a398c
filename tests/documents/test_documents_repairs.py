"""Signs that YAML cannot read and every reader can: `owner: ?`, `owner: -`, `title: Health: joint`."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml_in import document_of, said
from yaml_values import PURE_PARSER, bare, both_parsers, parsed_by

from alignment.documents import limits
from alignment.documents.events import LoaderClass

ASKED = "holds a colon followed by a space, which YAML takes for a key"


@both_parsers
def test_a_text_with_a_colon_is_kept_whole_and_the_rest_is_read(parser: LoaderClass) -> None:
    document, findings = parsed_by(
        parser,
        """
        actions:
          - id: ACT-01
            title: Health: joint
            owner: R1
        """,
    )
    assert said(findings) == [f"4:18 YAML-COLON `title` {ASKED}"]
    assert findings[0].fix == 'Put the text in quotes: `title: "Health: joint"`.'
    assert findings[0].facet == "title"
    assert bare(document.root) == {"actions": [{"id": "ACT-01", "title": "Health: joint", "owner": "R1"}]}
    assert document.is_whole


@pytest.mark.parametrize(
    ("line", "column", "value", "quoted"),
    [
        ("title: One: two", 11, "One: two", '"One: two"'),
        ("title: One: two: three", 11, "One: two: three", '"One: two: three"'),
        ("title: One:", 11, "One:", '"One:"'),
        ("title: One: two  # a: note", 11, "One: two", '"One: two"'),
        ("title: 10:30: early", 13, "10:30: early", '"10:30: early"'),
        ('title: Say: "this"', 11, 'Say: "this"', '"Say: \\"this\\""'),
        ("title: C:\\x: y", 12, "C:\\x: y", '"C:\\\\x: y"'),
        ("title:   One: two   ", 13, "One: two", '"One: two"'),
        ("title: 😀: two", 9, "😀: two", '"😀: two"'),
        ("title: a\u2028b: c", 11, "a b: c", '"a b: c"'),
    ],
)
@both_parsers
def test_the_mend_shows_the_whole_text_in_quotes(
    parser: LoaderClass, line: str, column: int, value: str, quoted: str
) -> None:
    document, findings = parsed_by(parser, f"id: A1\n{line}\nowner: R1\n")
    colon = [one for one in findings if one.rule == "YAML-COLON"]
    assert said(colon) == [f"2:{column} YAML-COLON `title` {ASKED}"]
    assert colon[0].fix == f"Put the text in quotes: `title: {quoted}`."
    assert bare(document.root) == {"id": "A1", "title": value, "owner": "R1"}


@given(st.text("ab:\\\"' #-,[]", min_size=1, max_size=12))
def test_whoever_follows_the_mend_gets_the_same_text_without_a_finding(text: str) -> None:
    document, findings = document_of(f"title: {text}\n")
    if [one.rule for one in findings] == ["YAML-COLON"]:
        mended = findings[0].fix.removeprefix("Put the text in quotes: `").removesuffix("`.")
        assert document_of(mended)[1] == ()
        assert bare(document_of(mended)[0].root) == bare(document.root)


def test_a_very_long_text_is_not_written_out_again() -> None:
    _, findings = document_of(f"title: One: {'x' * 200}")
    assert findings[0].fix == "Put the whole text in double quotes."


@pytest.mark.parametrize(("sign", "column"), [("-", 12), ("?", 12)])
@pytest.mark.parametrize("after", ["", "   ", " # not known yet"])
@both_parsers
def test_a_lone_sign_counts_as_absent_and_the_rest_is_read(
    parser: LoaderClass, sign: str, column: int, after: str
) -> None:
    document, findings = parsed_by(parser, f"actions:\n  - id: A1\n    owner: {sign}{after}\n    title: One\n")
    assert said(findings) == [f"3:{column} YAML-DASH `owner` is given as a lone `{sign}`, which YAML cannot read"]
    assert findings[0].fix == "Write the value, or delete the line until it is known."
    assert findings[0].label == "counts as absent"
    assert bare(document.root) == {"actions": [{"id": "A1", "owner": "~", "title": "One"}]}


def test_a_lone_sign_as_the_first_field_of_an_element_is_repaired_too() -> None:
    document, findings = document_of("- owner: ?\n  id: A1\n")
    assert bare(document.root) == [{"owner": "~", "id": "A1"}]
    assert [one.rule for one in findings] == ["YAML-DASH"]


@both_parsers
def test_every_repair_of_a_file_is_listed(parser: LoaderClass) -> None:
    document, findings = parsed_by(parser, "a: -\nb: c: d\ne: ?\nf: g\nh: i:\n")
    assert [(one.location.line, one.rule) for one in findings] == [
        (1, "YAML-DASH"), (2, "YAML-COLON"), (3, "YAML-DASH"), (5, "YAML-COLON"),
    ]  # fmt: skip
    assert bare(document.root) == {"a": "~", "b": "c: d", "e": "~", "f": "g", "h": "i:"}


@pytest.mark.parametrize(
    "text",
    [
        'title: "One": two\n',  # quotes: who knows what was meant
        "My title: One: two\n",  # a key with a space
        "title: One\n  two: three\n",  # a key deeper than its text
        "title: [One: two: three]\n",  # inside brackets a comma may be missing
        "title: [\n  a: b: c\n]\n",
        "title: - one\n",  # a list on the line of its key
        "title: ? one\n",
        ": -\n",
    ],
)
@both_parsers
def test_where_the_meaning_is_not_plain_nothing_is_repaired(parser: LoaderClass, text: str) -> None:
    document, findings = parsed_by(parser, text)
    assert [one.rule for one in findings] == ["YAML-SYNTAX"]
    assert (document.root, document.is_whole) == (None, False)


@pytest.mark.parametrize(
    "text",
    [
        "summary: |\n  owner: -\n  title: a: b\n",
        'summary: "a: b: c"\n',
        "summary: a:b::c\n",
        "- - -\n",
        "# title: a: b\na: b # c: d\n",
    ],
)
def test_what_yaml_can_read_is_left_alone(text: str) -> None:
    _, findings = document_of(text)
    assert findings == ()


def test_the_sign_that_stands_in_for_a_colon_cannot_come_from_the_file() -> None:
    document, findings = document_of('a: b\u2069c\nd: e: f\ng: "\\u2069"\n')
    assert bare(document.root) == {"a": "b c", "d": "e: f", "g": " "}
    assert sorted(one.rule for one in findings) == ["YAML-CHARACTER", "YAML-CHARACTER", "YAML-COLON"]


def test_after_a_hundred_repairs_the_next_mistake_is_the_end() -> None:
    document, findings = document_of("".join(f"k{number}: a: b\n" for number in range(limits.REREADS + 1)))
    assert [one.rule for one in findings].count("YAML-COLON") == limits.REREADS
    assert (findings[-1].rule, findings[-1].location.line) == ("YAML-SYNTAX", limits.REREADS + 1)
    assert not document.is_whole


def test_a_hundred_repairs_are_all_read() -> None:
    document, findings = document_of("".join(f"k{number}: a: b\n" for number in range(limits.REREADS)))
    assert len(findings) == limits.REREADS
    assert document.is_whole


def test_a_long_file_is_read_again_less_often() -> None:
    filling = "# nothing\n" * (limits.REREAD_CHARACTERS // 10 // 4)
    _, findings = document_of(f"{filling}a: b: c\nd: e: f\ng: h: i\nj: k: l\n")
    assert [one.rule for one in findings] == ["YAML-COLON"] * 3 + ["YAML-SYNTAX"]


def test_without_the_c_parser_a_file_is_read_again_less_often() -> None:
    filling = "# nothing\n" * (limits.REREAD_CHARACTERS_WITHOUT_LIBYAML // 10 // 5)
    _, findings = parsed_by(PURE_PARSER, f"{filling}a: b: c\nd: e: f\ng: h: i\nj: k: l\nm: n: o\n")
    assert [one.rule for one in findings] == ["YAML-COLON"] * 4 + ["YAML-SYNTAX"]


def test_a_line_full_of_colons_takes_one_repair() -> None:
    begun = time.process_time()
    _, findings = document_of(f"title: {'a: ' * 6_000}")
    assert [one.rule for one in findings] == ["YAML-COLON"]
    assert time.process_time() - begun < 2
