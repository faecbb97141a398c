"""Digests: equal where a value means the same, however it is written, and nowhere else."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.dates import PartialDate, parse_date
from alignment.model.values import FieldValue
from alignment.model.vocabularies import OwnWord
from alignment.reviews.lock import digest

numbers = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**11), max_value=10**11)
dates = [parse_date(text) for text in ("2027", "2027-03", "2027-03-31", "2026/27", "2027-01-01")]
texts = st.text("ab ", max_size=3)
values: st.SearchStrategy[FieldValue] = st.one_of(
    texts, numbers, st.lists(texts, min_size=1, max_size=3).map(tuple),
    st.sampled_from([one for one in dates if isinstance(one, PartialDate)]),
)  # fmt: skip


def as_compared(value: FieldValue) -> tuple[str, object]:
    """Gives a value as people compare it: lists in no order, texts word by word, numbers by what they come to."""
    if isinstance(value, str):
        return "str", value.split()
    return type(value).__name__, tuple(sorted(value)) if isinstance(value, tuple) else value


@given(values, values)
def test_digests_are_equal_where_values_are(one: FieldValue, other: FieldValue) -> None:
    assert (digest(one) == digest(other)) is (as_compared(one) == as_compared(other))


@given(numbers)
def test_zeros_at_the_end_of_a_number_mean_nothing(number: Decimal) -> None:
    assert digest(number) == digest(Decimal(f"{number:f}0" if "." in f"{number:f}" else f"{number:f}.0"))


def test_nothing_times_minus_one_is_nothing() -> None:
    assert digest(Decimal("-0.0")) == digest(Decimal(0))


def test_a_word_of_your_own_is_the_word_that_it_stands_for() -> None:
    assert digest(OwnWord.of("at risk", "Amber")) == digest("at risk")
    assert digest((OwnWord.of("staff", "Crew"),)) == digest(("staff",))


def test_what_looks_the_same_has_the_same_digest() -> None:
    assert digest("The caf\u00e9\u2019s aim") == digest("The cafe\u0301's aim")
    assert digest(("caf\u00e9", "staff")) == digest(("staff", "cafe\u0301"))


def test_nothing_has_no_digest() -> None:
    assert digest(None) == ""


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Heard", "ce9e786ad3fb0b2adae1c30e1dc298ca"),
        (Decimal("60.50"), "89c12d8417793896955cc53d886a2554"),
        (dates[2], "5932d3ce3f63268574425523a32cac17"),
        (("staff", "children"), "8e78644511f2beaed2e7c9388577034b"),
    ],
)
def test_digests_stay_what_they_are_from_version_to_version(value: FieldValue, found: str) -> None:
    assert digest(value) == found
