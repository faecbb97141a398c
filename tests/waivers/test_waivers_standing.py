"""The one decision whether a waiver holds: from the day of its approval up to and including that of its expiry."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from waivers_in import waiver

from alignment.waivers.waiver import WaiverState, state_on

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("as_at", "stands"),
    [
        ("2022-08-31", WaiverState.NOT_YET),
        ("2022-09-01", WaiverState.HOLDS),
        ("2022-12-01", WaiverState.HOLDS),
        ("2022-12-02", WaiverState.EXPIRED),
    ],
)
def test_the_first_and_the_last_day_count(as_at: str, stands: WaiverState) -> None:
    assert state_on(waiver(), date.fromisoformat(as_at)) is stands


@given(DAYS, st.integers(0, 4000), st.integers(-5000, 5000))
def test_it_holds_on_each_day_between_and_on_no_other(approved: date, days: int, at: int) -> None:
    one = waiver()._replace(approved_on=approved, expires=approved + timedelta(days=days))
    is_between = 0 <= at <= days
    assert (state_on(one, approved + timedelta(days=at)) is WaiverState.HOLDS) is is_between
