"""How wide text is, and how it is broken: into few lines of about one length, none too wide, nothing lost unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.diagrams.boxes import fitted, width_of, wrapped

SIZE = 12.5


def test_text_is_as_wide_as_its_letters() -> None:
    assert width_of("W", 1000) == pytest.approx(944 * 1.05)
    assert width_of("il", 1000) == pytest.approx(444 * 1.05)
    assert width_of("a", 1000, is_bold=True) == pytest.approx(556 * 1.05 * 1.08)
    assert width_of("e\u0301", SIZE) == width_of("e", SIZE)
    assert width_of("地", SIZE) > width_of("W", SIZE) > width_of("é", SIZE) > width_of("i", SIZE)
    assert width_of("", SIZE) == 0


@given(st.text(max_size=60), st.floats(20, 300))
def test_what_is_cut_fits_and_says_so(text: str, width: float) -> None:
    cut = fitted(text, width, SIZE)
    assert width_of(cut, SIZE) <= width
    assert cut == text or (cut.endswith("...") and text.startswith(cut.removesuffix("...")))


def test_where_there_is_no_room_for_dots_there_are_dots() -> None:
    assert fitted("Title", 1, SIZE) == "..."


@given(st.text("abcdefg hijk lmW ", max_size=200), st.floats(60, 300), st.floats(0, 60), st.integers(1, 5))
def test_lines_fit_and_lose_nothing_unless_they_say_so(text: str, width: float, first: float, most: int) -> None:
    lines = wrapped(text, width, SIZE, first=first, most=most)
    assert 1 <= len(lines) <= most
    for number, line in enumerate(lines):
        room = width - (0 if number else first)
        assert width_of(line, SIZE) <= room or line in {"", "..."}
    if not any("..." in line for line in lines):
        assert " ".join(lines).split() == text.split()


def test_lines_are_of_about_one_length() -> None:
    assert wrapped("Map the network of schools", 150, SIZE) == ("Map the network", "of schools")
    assert wrapped("one two three four five six", 110, SIZE) == ("one two three", "four five six")
    assert wrapped("Settings", 60, SIZE, first=40) == ("", "Settings")
    assert wrapped("", 60, SIZE) == ("",)
    assert wrapped("a b c d e f g h i j k l m n o p", 30, SIZE, most=2)[-1].endswith("...")
