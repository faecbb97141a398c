"""Files as officers write them: what is read, what is refused and where, and what is said about it."""

from textwrap import dedent

import pytest
from yaml_in import document_of, said
from yaml_values import bare, both_parsers, parsed_by, source_of, texts_of

from alignment.documents.events import LoaderClass
from alignment.documents.parse import parse
from alignment.source import SourceFile

DIRECTIVE = "YAML-DIRECTIVE model.yaml has a line that begins with `%`, which YAML takes for a directive"


@both_parsers
def test_every_value_is_text_just_as_it_is_written(parser: LoaderClass) -> None:
    document, findings = parsed_by(
        parser,
        """
        strategy:
          version: 5.10
          answer: no
          number: 0130
          time: 1:30
          day: 2022-09-21
          size: 1e3
          nothing: null
          neither:
        """,
    )
    assert findings == ()
    assert bare(document.root) == {
        "strategy": {
            "version": "5.10",
            "answer": "no",
            "number": "0130",
            "time": "1:30",
            "day": "2022-09-21",
            "size": "1e3",
            "nothing": "null",
            "neither": "",
        }
    }


@both_parsers
def test_lists_mappings_and_texts_of_every_style_are_read(parser: LoaderClass) -> None:
    document, findings = parsed_by(
        parser,
        """
        actions:
          - id: ACT-01
            title: 'It''s joint'
            summary: >
              One line
              and another.

              A second paragraph.
            notes: |-
              kept
              as lines
            advances: [A1, {to: A2, basis: inferred}]
            owner: "R\\x2dSEND"
        """,
    )
    assert findings == ()
    assert bare(document.root) == {
        "actions": [
            {
                "id": "ACT-01",
                "title": "It's joint",
                "summary": "One line and another.\nA second paragraph.\n",
                "notes": "kept\nas lines",
                "advances": ["A1", {"to": "A2", "basis": "inferred"}],
                "owner": "R-SEND",
            }
        ]
    }


def test_a_text_knows_whether_it_was_written_without_quotes() -> None:
    document, _ = document_of("""[no, 'no', "no"]""")
    assert [text.plain for text in texts_of(document.root)] == [True, False, False]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@both_parsers
def test_lines_may_end_as_any_system_ends_them(parser: LoaderClass, line_break: str) -> None:
    text = line_break.join(["actions:", "  - id: A1", "    owner: -", "    title: One", ""])
    document, findings = parsed_by(parser, text.encode())
    assert bare(document.root) == {"actions": [{"id": "A1", "owner": "~", "title": "One"}]}
    assert [(one.location.line, one.location.column) for one in findings] == [(3, 12)]


@both_parsers
def test_a_byte_order_mark_is_no_part_of_the_text(parser: LoaderClass) -> None:
    document, findings = parsed_by(parser, b"\xef\xbb\xbftitle: [\n")
    assert document.text == "title: [\n"
    assert [one.location.line for one in findings] == [1]


@both_parsers
def test_a_document_may_be_marked_at_its_beginning_and_end(parser: LoaderClass) -> None:
    document, findings = parsed_by(parser, "---\ntitle: One\n...\n")
    assert (bare(document.root), findings) == ({"title": "One"}, ())


@pytest.mark.parametrize("text", ["", " \n\n", "# nothing yet\n", "---\n", "\ufeff", "---\n...\n"])
@both_parsers
def test_a_file_with_nothing_in_it_is_said_to_be_empty(parser: LoaderClass, text: str) -> None:
    document, findings = parsed_by(parser, text)
    assert said(findings) == ["1:1 YAML-EMPTY model.yaml has nothing in it"]
    assert document.root is None
    assert document.is_whole


def test_an_empty_text_in_quotes_is_something() -> None:
    document, findings = document_of('""')
    assert (bare(document.root), findings) == ("", ())


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("a: &x one", "1:4 YAML-ANCHOR model.yaml has the anchor `&x`"),
        ("a: &x [one]", "1:4 YAML-ANCHOR model.yaml has the anchor `&x`"),
        ("a: &x {b: c}", "1:4 YAML-ANCHOR model.yaml has the anchor `&x`"),
        ("&x a: one", "1:1 YAML-ANCHOR model.yaml has the anchor `&x`"),
        (f"a: &{'x' * 99} one", f"1:4 YAML-ANCHOR model.yaml has the anchor `&{'x' * 37}...`"),
        ("a: *x", "1:4 YAML-ALIAS model.yaml uses the alias `*x`"),
        (f"a: *{'x' * 99}", f"1:4 YAML-ALIAS model.yaml uses the alias `*{'x' * 37}...`"),
        ("- {<<: {b: c}, d: e}", "1:4 YAML-MERGE model.yaml uses a merge key"),
        ("a: !mine one", "1:4 YAML-TAG model.yaml has the tag `!mine`"),
        ("a: !!str 5", "1:4 YAML-TAG model.yaml has the tag `!!str`"),
        ("a: !!set {b, c}", "1:4 YAML-TAG model.yaml has the tag `!!set`"),
        ("a: ! one", "1:4 YAML-TAG model.yaml has the tag `!`"),
        ("a: !!python/name:len x", "1:4 YAML-TAG model.yaml has the tag `!!python/name:len`"),
        ("a: !<tag:yaml.org,2002:bool> no", "1:4 YAML-TAG model.yaml has the tag `!!bool`"),
        ("a: !%E2%80%AEx one", "1:4 YAML-TAG model.yaml has the tag `!U+202Ex`"),
        ("a: !important", "1:4 YAML-TAG model.yaml has the tag `!important`"),
        ("%YAML 1.1\n---\na: b", f"1:1 {DIRECTIVE}"),
        ("%TAG ! tag:x,2000:\n---\na: b", f"1:1 {DIRECTIVE}"),
        ("%FOO bar\n---\na: b", f"1:1 {DIRECTIVE}"),
        ("%YAML 3.0\n---\na: b", f"1:1 {DIRECTIVE}"),
        ("%YAML 1111111111.1\n---\na: b", f"1:1 {DIRECTIVE}"),
        ("a: b\n%YAML 1.1\n", f"2:1 {DIRECTIVE}"),
        ("a: b\r%YAML 1.1\r", f"2:1 {DIRECTIVE}"),
        ("a: b\n---\nc: d", "2:1 YAML-DOCUMENTS model.yaml holds a second document"),
        ("a: b\n---\n", "2:1 YAML-DOCUMENTS model.yaml holds a second document"),
        ("? [a, b]\n: c", "1:3 YAML-KEY model.yaml has a key that is not text"),
        ("{a: b}: c", "1:1 YAML-KEY model.yaml has a key that is not text"),
        ("'': c", "1:1 YAML-KEY model.yaml has a key that is not text"),
        ("who:\n  - ?\n", "2:6 YAML-KEY model.yaml has a key that is not text"),
    ],
)  # fmt: skip
@both_parsers
def test_what_yaml_allows_and_no_reader_should_have_to_know_is_refused(
    parser: LoaderClass, text: str, finding: str
) -> None:
    _, findings = parsed_by(parser, text)
    assert said(findings) == [finding]
    assert all(one.fix and one.why and one.label for one in findings)


@both_parsers
def test_what_is_refused_does_not_hide_the_rest(parser: LoaderClass) -> None:
    document, findings = parsed_by(
        parser,
        """
        a: &x one
        b: *x
        c: !!int 5
        d: {<<: *x, e: f}
        [g]: h
        """,
    )
    assert bare(document.root) == {"a": "one", "b": "~", "c": "5", "d": {"e": "f"}}
    assert [one.rule for one in findings] == [
        "YAML-ANCHOR", "YAML-ALIAS", "YAML-TAG", "YAML-ALIAS", "YAML-MERGE", "YAML-KEY",
    ]  # fmt: skip
    assert document.is_whole


def test_a_quoted_merge_key_is_a_key_like_any_other() -> None:
    document, findings = document_of("'<<': one\n")
    assert (bare(document.root), findings) == ({"<<": "one"}, ())


@both_parsers
def test_a_key_written_twice_names_both_places_and_the_first_is_held(parser: LoaderClass) -> None:
    document, findings = parsed_by(
        parser,
        """
        actions:
          - id: ACT-01
            title: One
            owner: R1
            "title": Two
        """,
    )
    assert said(findings) == ["6:5 YAML-DUPLICATE-KEY model.yaml has the key `title` twice"]
    assert [(str(one.location), one.message) for one in findings[0].related] == [
        ("model.yaml:4:5", "`title` is first written here")
    ]
    assert findings[0].fix == "Keep one of the two; until then neither is relied on."
    assert bare(document.root) == {"actions": [{"id": "ACT-01", "title": "One", "owner": "R1"}]}


def test_a_long_key_written_twice_is_named_by_its_beginning() -> None:
    _, findings = document_of(f"{'x' * 99}: a\n{'x' * 99}: b\n")
    assert said(findings) == [f"2:1 YAML-DUPLICATE-KEY model.yaml has the key `{'x' * 37}...` twice"]


@both_parsers
def test_the_same_key_in_two_elements_is_no_mistake(parser: LoaderClass) -> None:
    _, findings = parsed_by(parser, "- {id: A1, title: One}\n- {id: A2, title: Two}\n")
    assert findings == ()


@both_parsers
def test_only_the_first_twenty_of_one_kind_are_listed(parser: LoaderClass) -> None:
    _, findings = parsed_by(parser, "\n".join(["a: 1"] * 30 + ["b: &x 1"]))
    listed = [one for one in findings if one.rule == "YAML-DUPLICATE-KEY"]
    assert len(listed) == 21
    assert said(listed)[-1] == (
        "22:1 YAML-DUPLICATE-KEY model.yaml has the key `a` twice; further ones like it in this file are not listed"
    )
    assert "YAML-ANCHOR" in {one.rule for one in findings}


@pytest.mark.parametrize("header", ["|", ">", "|-", ">2", "|+1"])
@both_parsers
def test_a_comment_directly_after_a_block_sign_is_refused(parser: LoaderClass, header: str) -> None:
    """The C parser would read it, the one in Python does not; `| # comment` is read by both."""
    document, findings = parsed_by(parser, f"a: {header}#b\n  text\n")
    assert [(one.rule, one.location.line, one.location.column) for one in findings] == [("YAML-SYNTAX", 1, 4)]
    assert not document.is_whole
    _, findings = parsed_by(parser, f"a: {header} #b\n    text\n")
    assert findings == ()


@pytest.mark.parametrize("text", ["who: [what now?]", "{k: a ? b}", "{a?: b}", "- [[a, b?c]]"])
@both_parsers
def test_a_question_mark_in_brackets_is_to_be_quoted(parser: LoaderClass, text: str) -> None:
    """The C parser reads most of them, the one in Python hardly any."""
    _, findings = parsed_by(parser, text)
    assert len(findings) == 1
    _, findings = parsed_by(parser, "a?: ['b?', \"c?\"]\nd: e?\nf: {g: h}\ni: ?j\n")
    assert findings == ()


def test_a_question_mark_in_brackets_hides_nothing() -> None:
    document, findings = document_of("tags: [a, what now?]\nowner: who?\n")
    assert said(findings) == ["1:11 YAML-QUESTION model.yaml has a question mark in a text in brackets"]
    assert findings[0].fix == "Put the text in quotes."
    assert bare(document.root) == {"tags": ["a", "what now?"], "owner": "who?"}
    assert document.is_whole


@pytest.mark.parametrize("text", ["[a:]", "{a:[b]}", "{a:,b: c}", "[a :]", "{a:{b: c}}"])
@both_parsers
def test_a_colon_in_brackets_wants_a_space_after_it(parser: LoaderClass, text: str) -> None:
    """The parser in Python reads most of them, the C parser none."""
    document, findings = parsed_by(parser, text)
    assert [one.message for one in findings] == [
        "model.yaml is not valid YAML: a colon in brackets has no space after it"
    ]
    assert findings[0].fix == "Put a space after the colon, or put the text in quotes."
    assert not document.is_whole


def test_a_comment_directly_after_a_block_sign_has_its_mend() -> None:
    _, findings = document_of("a: |#b\n  text\n")
    assert said(findings) == [
        "1:4 YAML-SYNTAX model.yaml is not valid YAML: a comment begins directly after the `|` or `>`"
    ]
    assert findings[0].fix == "Put a space before the `#`."


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("\\u202e", "U+202E (right-to-left override)"),
        ("\\0", "U+0000 (a control character)"),
        ("\\x1b", "U+001B (a control character)"),
        ("\\t", "a tab"),
        ("\\N", "U+0085 (a control character)"),
        ("\\L", "U+2028 (line separator)"),
        ("\\Plans", "U+2029 (paragraph separator)"),
        ("\\u2069", "U+2069 (pop directional isolate)"),
        ("\\ufeff", "U+FEFF (zero width no-break space)"),
        ("\\uffff", "U+FFFF (not a character)"),
    ],
)
@both_parsers
def test_an_unseen_character_that_is_spelled_out_is_refused_and_blanked(
    parser: LoaderClass, written: str, named: str
) -> None:
    document, findings = parsed_by(parser, f'title: "a{written} b"\n')
    assert said(findings) == [f"1:8 YAML-CHARACTER model.yaml spells out {named}, which cannot be seen"]
    assert findings[0].fix == "Write the text without it; where a backslash is meant, write two."
    assert bare(document.root) in ({"title": "a  b"}, {"title": "a lans b"})


@both_parsers
def test_an_unseen_character_spelled_out_in_a_key_is_refused(parser: LoaderClass) -> None:
    document, findings = parsed_by(parser, '"ti\\u202etle": x\n')
    assert [one.rule for one in findings] == ["YAML-CHARACTER"]
    assert bare(document.root) == {"ti tle": "x"}


@both_parsers
def test_backslashes_outside_double_quotes_are_only_backslashes(parser: LoaderClass) -> None:
    document, findings = parsed_by(parser, 'a: C:\\u202e\\t\nb: \'\\0\'\nc: |\n  \\L\nd: "\\\\P\\" \\u00e9"\n')
    assert findings == ()
    assert bare(document.root) == {"a": "C:\\u202e\\t", "b": "\\0", "c": "\\L\n", "d": '\\P" é'}


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\U00110000", "\\UFFFFFFFF", "\\xZZ", "\\q"])
@both_parsers
def test_an_escape_that_is_no_character_is_refused_by_both_parsers(parser: LoaderClass, escape: str) -> None:
    _, findings = parsed_by(parser, f'a: "{escape}"\n')
    assert len(findings) == 1
    assert findings[0].rule in {"YAML-SYNTAX", "YAML-CHARACTER"}
    assert findings[0].location.line == 1


def test_the_bytes_that_were_hashed_are_the_ones_that_were_parsed() -> None:
    source = SourceFile(source_of("").path, dedent("title: One\n").encode())
    assert parse(source)[0].source is source
