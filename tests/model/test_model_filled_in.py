"""Days that spreadsheets and databases write where they have none: absent, wherever a date is read."""

from typing import Final

import pytest
from yaml_in import said, strategy_of

from alignment.dates import parse_date

FILLED_IN: Final = (
    *("0001-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01"),
    *("1969-12-31", "1970-01-01", "2079-06-06", "2099-12-31", "2999-12-31", "9999-12-31"),
)


def test_a_day_that_a_program_filled_in_is_absent_with_words_of_its_own() -> None:
    for day in FILLED_IN:
        strategy, findings = strategy_of(f"actions: [{{id: X, title: T, due: {day}}}]")
        assert said(findings) == [f'1:34 MODEL-FILLED-IN `due` of X "T" says "{day}", which counts as absent']
        assert findings[0].why.startswith("Spreadsheets and databases write such a day")
        assert (strategy.elements["X"].value("due"), strategy.absences["X", "due"].text) == (None, day)


@pytest.mark.parametrize(
    ("section", "fields"),
    [
        ("measures", "baseline_on: 1900-01-01"),
        ("documents", "date: 1900-01-01"),
        ("risks", "review: 1900-01-01"),
    ],
)
def test_so_it_is_of_every_kind(section: str, fields: str) -> None:
    _, findings = strategy_of(f"{section}: [{{id: X, title: T, {fields}}}]")
    assert "MODEL-FILLED-IN" in {one.rule for one in findings}, [one.message for one in findings]


def test_an_observation_on_such_a_day_lacks_its_date() -> None:
    _, findings = strategy_of("actions: [{id: X, title: T, observations: [{date: 1900-01-01, comment: Begun}]}]")
    assert said(findings) == ['1:51 MODEL-REQUIRED X.1900-01-01 has no `date` (it says "1900-01-01")']


def test_a_year_a_month_and_the_first_of_a_year_that_somebody_meant_are_dates() -> None:
    for text in ("1970", "1900-01", "1990-01-01", "2027-01-01", "2099"):
        strategy, findings = strategy_of(f"measures: [{{id: X, title: T, baseline_on: {text}}}]")
        assert (strategy.elements["X"].value("baseline_on"), findings) == (parse_date(text), ())


def test_a_label_may_look_like_one() -> None:
    strategy, findings = strategy_of("actions: [{id: X, title: T, slip_reason: 1970-01-01}]")
    assert (strategy.elements["X"].value("slip_reason"), findings) == ("1970-01-01", ())
