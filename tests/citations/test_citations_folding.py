"""What printing, scanning and copying do to a text makes no difference; every word of it does."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.citations.folding import fold
from alignment.citations.values import mentions


def stands_in(quote: str, text: str) -> bool:
    return next(fold(text).places_of(fold(quote)), None) is not None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("the aim of\nthe plan", "the aim of the plan"),
        ("the aim of\r\n  the plan", "the aim of the plan"),
        ("the aim of\fthe plan", "the aim of the plan"),
        ("the  aim\u00a0of the\u2009plan", "the aim of the plan"),
        ("the aim of the plan", "the aim of\n\nthe plan"),
        ("The Aim of THE plan", "the aim of the plan"),
        ("co-\noperation", "co-operation"),
        ("coopera-\ntion", "cooperation"),
        ("co-operation", "cooperation"),
        ("co\u2010operation", "co-operation"),
        ("coopera\u00ad\ntion", "cooperation"),
        ("coopera\u00adtion", "cooperation"),
        ("co\u200boperation", "cooperation"),
        ("in 2022-\n25 only", "in 2022-25 only"),
        ("in 2022\u201325 only", "in 2022-25 only"),
        ("COVID-\n19", "COVID-19"),
        ("\u201cthe council\u2019s aim\u201d", '"the council\'s aim"'),
        ("e\ufb03cient \ufb01gures", "efficient figures"),
        ("and so on\u2026", "and so on..."),
        ("cafe\u0301s", "caf\u00e9s"),
        ("the aims:\n• First aim\n• Second aim", "the aims: First aim Second aim"),
        ("the aims:\ne First aim\n  ¢ Second aim\no Third aim", "the aims: First aim Second aim Third aim"),
        ("the aims:\n- First aim\n* Second aim", "the aims: First aim Second aim"),
        ("•First aim\n•Second aim", "First aim Second aim"),
        ("closes on 215t September 2022", "closes on 21st September 2022"),
        ("closes on 21 st of September 2022", "closes on 21st of September 2022"),
        ("the aim\x00of", "the aim of"),
    ],
)
def test_a_quote_is_found_whatever_was_done_to_the_text(text: str, quote: str) -> None:
    assert stands_in(quote, text)
    assert stands_in(text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("the aim of the plan", "the aims of the plan"),
        ("the aim of the plan", "aim the of plan"),
        ("the aim of the plan", "the aim ... the plan"),
        ("the aim of the plan", "im of the"),
        ("the aim of the plan", "aim of t"),
        ("the plans", "the plan"),
        ("in 2022", "in 202"),
        ("£20.5m", "£20.5"),
        ("£20.5m", "£20.6m"),
        ("a fall of - 5", "a fall of 5"),
        ("225t September", "22st September"),
        ("anything", ""),
        ("anything", "•"),
        ("", "anything"),
    ],
)
def test_another_word_is_another_quote(text: str, quote: str) -> None:
    assert not stands_in(quote, text)


def test_every_place_of_a_quote_is_given() -> None:
    text = fold("Aim one, aim two; aims, the aim")
    assert [text.shown[start:end] for start, end in text.places_of(fold("aim"))] == ["Aim", "aim", "aim"]


def test_letters_that_grow_when_they_are_small_stay_in_their_place() -> None:
    folded = fold("\u0130N 2022 \u0130T IS £5M")
    assert [
        folded.shown[start:end] for start, end in folded.places_of(fold("it is £5m".replace("i", "\u0130", 1)))
    ] == ["\u0130T IS £5M"]


PLAIN = (
    "The board met on 21st September 2022 and on 1st May 2023; the area-wide deficit for 2021/22 was £20.5m, "
    "that is 12.5% of what the council's plan, the so-called recovery plan, had set aside for well-being in 2019-20"
)
WORD = re.compile(r"[a-z]{6,}")


def scanned(text: str, chance: random.Random) -> str:
    """Does to a text what printing and scanning do."""

    def hyphened(word: re.Match[str]) -> str:
        at = chance.randint(2, len(word[0]) - 2)
        hyphen = chance.choice(["", "", "-\n", "\u00ad\n", "-\r\n"])
        return word[0][:at] + hyphen + word[0][at:]

    text = WORD.sub(hyphened, text)
    for typed, printed in (("1st ", "15t "), ("'", "\u2019"), ("-", "\u2010"), ("fi", "\ufb01")):
        if chance.random() < 0.5:
            text = text.replace(typed, printed)
    gaps = (" ", "  ", "\n", "\r\n", "\f", "\u00a0", "\n\ne ", "\n• ", " \n ")
    return "".join(chance.choices(gaps, (20, *(1 for _ in gaps[1:])))[0] if char == " " else char for char in text)


@given(st.integers())
def test_scanning_changes_nothing_that_a_quote_says(seed: int) -> None:
    noisy = scanned(PLAIN, random.Random(seed))  # noqa: S311 - no secret
    assert fold(noisy).compared == fold(PLAIN).compared
    assert [one.readings for one in mentions(fold(noisy))] == [one.readings for one in mentions(fold(PLAIN))]
