"""The line that a finding is about: carets stand under the place, whatever letters there are, within the width."""

import unicodedata
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import at

from alignment.renderers.text.excerpt import excerpt
from alignment.source import Location
from alignment.text import visible


def shown(line: str, marked: str, width: int = 40, number: int = 1) -> str:
    """Draws the line with the carets under it, as the screen does."""
    place = at("a.yaml", number, line.index(marked) + 1, len(marked))
    found = excerpt("\n" * (number - 1) + line, place, "", width)
    assert found is not None
    return f"{found.number} | {found.line}\n{' ' * len(found.number)} | {found.carets}"


def columns(text: str) -> int:
    """Counts columns as a terminal does, by another way than the code under test."""
    spaces = [
        0 if unicodedata.category(char).startswith("M") and unicodedata.category(char) != "Mc" else 1 for char in text
    ]
    return sum(spaces) + sum(
        unicodedata.east_asian_width(char) in {"W", "F"} for char in text if unicodedata.category(char)[0] != "M"
    )


@pytest.mark.parametrize(
    ("line", "marked", "screen"),
    [
        (
            "  - id: ACT-1",
            "ACT-1",
            """
            1 |   - id: ACT-1
              |         ^^^^^
            """,
        ),
        (
            "    title: 地図を作る network",
            "network",
            """
            1 |     title: 地図を作る network
              |                       ^^^^^^^
            """,
        ),
        (
            "    title: 地図を作る network",
            "地図",
            """
            1 |     title: 地図を作る network
              |            ^^^^
            """,
        ),
        (
            "    title: Zoe\u0308 works",
            "works",
            """
            1 |     title: Zoe\u0308 works
              |                ^^^^^
            """,
        ),
        (
            "    title: e\u0308\ufe0f\u20dd works",  # a vowel, a sign of choice and a ring, none with a column of its own
            "works",
            """
            1 |     title: e\u0308\ufe0f\u20dd works
              |              ^^^^^
            """,
        ),
        (
            "    title: a\x1b[31mb works",
            "works",
            r"""
            1 |     title: a\x1b[31mb works
              |                       ^^^^^
            """,
        ),
        (
            "    title: a\u202eb works",
            "\u202e",
            """
            1 |     title: aU+202Eb works
              |             ^^^^^^
            """,
        ),
        (
            "    title: " + "long words " * 20 + "here " + "and on " * 20,
            "here",
            """
            1 | ...rds long words here and on and...
              |                   ^^^^
            """,
        ),
        (
            "    title: here " + "and on " * 20,
            "here",
            """
            1 |     title: here and on and on and...
              |            ^^^^
            """,
        ),
        (
            "    title: " + "and on " * 20 + "here",
            "here",
            """
            1 | ... and on and on here
              |                   ^^^^
            """,
        ),
        (
            "    title: " + "x" * 100,
            "x" * 100,
            """
            1 |     title: xxxxxxxxxxxxxxxxxxxxxx...
              |            ^^^^^^^^^^^^^^^^^^^^^^^^^
            """,
        ),
        (
            "    title: " + "地" * 100 + " here",
            "here",
            """
            1 | ...地地地地地地地 here
              |                   ^^^^
            """,
        ),
        (
            "    title: " + "地" * 100 + " here",
            "地" * 100,
            """
            1 |     title: 地地地地地地地地地地地...
              |            ^^^^^^^^^^^^^^^^^^^^^^^^^
            """,
        ),
        (
            "here " + "x" * 31,
            "here",
            """
            1 | here xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
              | ^^^^
            """,
        ),
        (
            "here " + "x" * 32,
            "here",
            """
            1 | here xxxxxxxxxxxxxxxxxxxxxxxxxxxx...
              | ^^^^
            """,
        ),
        (
            "x" * 30 + " " + "m" * 17 + "abcdef",
            "m" * 17,
            """
            1 | ...xxxxxxxxxxxxxx mmmmmmmmmmmmmmmmm
              |                   ^^^^^^^^^^^^^^^^^
            """,
        ),
    ],
)
def test_carets_stand_under_the_place(line: str, marked: str, screen: str) -> None:
    assert shown(line, marked) == dedent(screen).strip("\n")


def test_the_number_of_the_line_takes_its_room() -> None:
    assert shown("here " + "x" * 40, "here", number=12345) == ("12345 | here xxxxxxxxxxxxxxxxxxxxxxxx...\n      | ^^^^")


def test_a_wider_screen_shows_more() -> None:
    assert len(shown("here " + "x" * 200, "here", width=100).splitlines()[0]) == 100


def test_nothing_marked_is_one_caret() -> None:
    found = excerpt("abc", at("a", 1, 4), "", 40)
    assert found is not None
    assert (found.line, found.carets) == ("abc", "   ^")


def test_of_several_lines_the_first_is_shown() -> None:
    found = excerpt("  - id: A  \n    title: b\n", Location(at("a").path, 1, 5, 2, 13), "", 80)
    assert found is not None
    assert (found.line, found.carets) == ("  - id: A", "    ^^^^^")


@pytest.mark.parametrize(("text", "line"), [("", 1), ("a\n\nb", 2), ("a\n   \nb", 2), ("a\nb", 3), ("a\n", 2)])
def test_a_line_that_is_empty_or_is_not_there_is_not_shown(text: str, line: int) -> None:
    assert excerpt(text, at("a", line), "", 80) is None


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "a\nb"])
def test_lines_end_where_yaml_ends_them(text: str) -> None:
    found = excerpt(text, at("a", 2, 1, 1), "", 80)
    assert found is not None
    assert (found.number, found.line) == ("2", "b")


@given(
    st.text(
        st.one_of(st.sampled_from("ab 地\u0308\x1b"), st.characters(codec="utf-8", exclude_characters="\r\n")),
        max_size=90,
    ),
    st.integers(0, 80),
    st.integers(0, 80),
    st.integers(40, 100),
)
def test_no_line_is_wider_than_the_screen_and_carets_stand_under_what_is_marked(
    line: str, start: int, width: int, room: int
) -> None:
    start, end = min(start, len(line)), min(start + width, len(line))
    found = excerpt(line, at("a", 1, start + 1, end - start), "", room)
    if found is None:
        assert not line.strip()
        return
    assert columns(found.line) + 4 <= room
    assert columns(found.carets) + 4 <= room
    if columns(visible(line)) + 5 <= room:
        assert found.line == visible(line).rstrip()
        assert found.carets.count(" ") == columns(visible(line[:start]))
        assert found.carets.count("^") == max(columns(visible(line[start:end])), 1)
