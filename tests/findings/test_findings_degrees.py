"""How wrong a value is, in words: what is nearer to passing is excepted with it, what is farther is not."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.findings.degrees import Amount, Shortfall, Side, is_as_far, is_measured, measured, name_of, stated

SIDES = st.sampled_from(Side)
AMOUNTS = st.dates(date(1000, 1, 1)) | st.decimals(-1000, 1000, places=2)


@pytest.mark.parametrize(
    ("found", "named", "is_excepted"),
    [
        ("due <= 2031-05-31", "due <= 2031-05-31", True),
        ("due <= 2030-05-31", "due <= 2031-05-31", True),
        ("due <= 2033-05-31", "due <= 2031-05-31", False),
        ("due >= 2033-05-31", "due <= 2034-05-31", False),
        ("start <= 2030-05-31", "due <= 2031-05-31", False),
        ("A due <= 2030-05-31", "due <= 2031-05-31", False),
        ("due <= 2031-02-30", "due <= 2031-05-31", False),
        ("due <= 5", "due <= 2031-05-31", False),
        ("due <= 2031-05-31", "due <= 5000", False),
        ("cost >= 5", "cost >= 3.5", True),
        ("cost >= -5", "cost >= 3.5", False),
        ("due <= strategy.period_to + 90 days", "due <= strategy.period_to + 100 days", True),
        ("due <= strategy.period_to + 110 days", "due <= strategy.period_to + 100 days", False),
        ("due >= strategy.period_from - 90 days", "due >= strategy.period_from - 100 days", True),
        ("due >= strategy.period_from - 110 days", "due >= strategy.period_from - 100 days", False),
        ("due <= strategy.period_to + 90 days", "due <= owner.starts + 100 days", False),
        ("cost <= due + 90", "cost <= due + 100 days", False),
        ("status = late", "status = late", True),
        ("status = late", "status = later", False),
        ("title = a <= 4", "title = a <= 5", False),
        ("title = <= 4", "title = <= 5", False),
    ],
)
def test_what_is_excepted_is_what_is_named_or_nearer_to_passing(
    found: str,
    named: str,
    is_excepted: bool,  # noqa: FBT001 - a column
) -> None:
    assert is_as_far(found, named) is is_excepted


@given(SIDES, AMOUNTS, st.data())
def test_an_amount_excepts_those_that_lie_no_farther_out(
    side: Side, amount: date | Decimal, data: st.DataObject
) -> None:
    others: st.SearchStrategy[Amount] = (
        st.dates(date(1000, 1, 1)) if isinstance(amount, date) else st.decimals(-1000, 1000, places=3)
    )
    other = data.draw(others)
    found, named = (stated("due", Shortfall(side, one, Decimal(0))) for one in (amount, other))
    assert is_measured(found)
    is_nearer = amount <= other if side is Side.ABOVE else amount >= other  # type: ignore[operator]
    assert is_as_far(found, named) is is_nearer


@given(SIDES, st.integers(0, 9999), st.integers(0, 9999))
def test_a_distance_excepts_every_smaller_one(side: Side, one: int, other: int) -> None:
    day = date(2022, 1, 1)
    found, named = (
        measured("due", Shortfall(side, day + timedelta(far), Decimal(far)), "starts") for far in (one, other)
    )
    assert is_as_far(found, named) is (one <= other)


def test_a_gap_of_what_must_not_pass_is_one_on_the_other_side() -> None:
    assert Shortfall(Side.BELOW, Decimal(5), Decimal(-2)).turned == Shortfall(Side.ABOVE, Decimal(5), Decimal(2))


def test_the_field_of_the_element_itself_is_named_and_no_other() -> None:
    assert [*map(name_of, ("due <= 2031-05-31", "status = late", "A due <= 2031-05-31", "ACT-1"))] == [
        *("due", "status", "", "")
    ]
