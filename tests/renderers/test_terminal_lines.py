"""Lines for terminals: texts are folded between words, and a line to paste is never broken."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from alignment.renderers.support.terminal import Style, note

STYLE = Style(width=40, has_colour=False)
PASTED = "`title: A line to paste that is longer than the terminal: so it stands whole`"


def test_a_line_to_paste_that_is_wider_than_the_terminal_stands_whole_on_a_line_of_its_own() -> None:
    assert list(note("fix", f"Write it with a colon, as {PASTED}. Then check again.", STYLE)) == [
        "   = fix:  Write it with a colon, as",
        f"           {PASTED}.",
        "           Then check again.",
    ]


def test_a_line_to_paste_that_has_room_moves_to_the_next_line_whole() -> None:
    assert list(note("fix", "Write in its place `owner: R-1` here.", STYLE)) == [
        "   = fix:  Write in its place",
        "           `owner: R-1` here.",
    ]


def test_what_has_no_room_on_any_line_is_broken_where_yaml_allows_it() -> None:
    words = "extensions: {vocabularies: {action status: {map: {Not yet started: not started}}}}"
    folded = Style(width=80, has_colour=False).folded_at_spans(f"Say it there: `{words}`.", hanging=11, first=11)
    assert max(map(len, folded)) <= 80
    _, pasted, _ = "\n".join(folded).split("`")
    assert yaml.safe_load(pasted) == yaml.safe_load(words)


@given(st.lists(st.text("ab `\0\n", max_size=9), max_size=9))
def test_the_words_are_those_of_the_text(parts: list[str]) -> None:
    said = " ".join(["Mend", *parts])
    folded = " ".join(" ".join(STYLE.folded_at_spans(said)).split())
    assert folded == " ".join(" ".join(STYLE.folded(said)).split())
