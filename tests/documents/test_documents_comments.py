"""What stands behind a text after a space and a `#`, and is not read."""

import pytest
from yaml_in import document_of, said
from yaml_values import bare, both_parsers, parsed_by, texts_of

from alignment.documents.comments import comment_behind
from alignment.documents.events import LoaderClass
from alignment.documents.reader import Codes, Reader
from alignment.source import edited

CODES = Codes("CONFIG-KEY", "CONFIG-VALUE", "CONFIG-VALUE")


@pytest.mark.parametrize(
    ("text", "comment", "whole", "is_cut"),
    [
        ("a: the #1 place\n", "#1 place", "the #1 place", True),
        ("a: the  #place  \r\n", "#place", "the  #place", True),
        ("a: parks # see minutes\n", "# see minutes", "parks # see minutes", False),
        ("a: parks #\n", "#", "parks #", False),
        ("a: parks ## why\n", "## why", "parks ## why", False),
        ("a: one\n  two #3", "#3", "one two #3", True),
        ("a: [one #2\n  ]\n", "#2", "one #2", True),
    ],
)
@both_parsers
def test_what_stands_behind_a_text(parser: LoaderClass, text: str, comment: str, whole: str, is_cut: bool) -> None:  # noqa: FBT001
    document, _ = parsed_by(parser, text)
    found = comment_behind(document.text, [*texts_of(document.root)][1])
    assert found is not None
    assert (found.comment.text, found.whole.text, found.is_cut) == (comment, whole, is_cut)
    place = document.locate(found.comment)
    lines = document.text.splitlines()
    assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == comment


@pytest.mark.parametrize("text", ["a: the#1\n", "a: 'the' #1\n", "a: the\n# 1\n", "a: |\n  the #1\n", "a: the"])
def test_what_is_no_comment_behind_a_text(text: str) -> None:
    document, _ = document_of(text)
    assert comment_behind(document.text, [*texts_of(document.root)][1]) is None


@both_parsers
def test_a_text_that_begins_with_the_sign_is_read_as_one(parser: LoaderClass) -> None:
    written = '- title: #1 for "play"\n  owner: # not known yet\n  due:\n'
    document, (finding,) = parsed_by(parser, written)
    assert said([finding]) == [
        "1:10 YAML-CUT model.yaml has a text that begins with `#`, which YAML takes for a comment"
    ]
    assert finding.fix == """Write '#1 for "play"', with the whole text in quotes."""
    assert bare(document.root) == [{"title": '#1 for "play"', "owner": "", "due": ""}]
    again, none = document_of(edited(written, finding.edits))
    assert (bare(again.root), none) == (bare(document.root), ())


def test_a_reader_of_settings_says_what_of_a_text_is_not_read() -> None:
    document, _ = document_of("reason: agreed in #12 of the minutes\nrule: ACT-OWNER #4\nother: two words # said\n")
    reader = Reader(document, CODES)
    mapping = reader.mapping(document.root, "it")
    assert mapping is not None
    assert [reader.text(mapping.values[key], f"`{key}`") for key in mapping.values] == [
        "agreed in",
        "ACT-OWNER",
        "two words",
    ]
    assert said(reader.findings) == [
        '1:19 YAML-CUT `reason` is cut off at "#12 of the minutes", which YAML takes for a comment'
    ]
    assert reader.findings[0].fix == 'Write "agreed in #12 of the minutes", with the whole text in quotes.'
    assert edited(document.text, reader.findings[0].edits).startswith('reason: "agreed in #12 of the minutes"\nrule')
