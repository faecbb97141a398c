"""Dates beside dates: partial ones, the day of the check, lengths of time; each exactly at its edge."""

import pytest
from rules_in import failing


def passing(test: str, dates: str) -> list[str]:
    """Gives those of some dates with which an action passes; the check is on 14 September 2026."""
    values = dates.split()
    lines = [f"  - {{id: X{number}, title: T, due: {value}}}" for number, value in enumerate(values)]
    failed = failing(f"must: {{due: {test}}}", "\n".join(["actions:", *lines]))
    return [value for number, value in enumerate(values) if f"X{number}" not in failed]


@pytest.mark.parametrize(
    ("test", "dates", "expected"),
    [
        # the last day of the one before the first of the other
        ("is_before: 2026-05-10", "2026-05-09 2026-05-10 2026-04 2026-05 2025 2026 TBC", "2026-05-09 2026-04 2025"),
        ("is_before: 2026-05", "2026-04-30 2026-05-01 2026-04 2026-05 2025/26 2026", "2026-04-30 2026-04 2025/26"),
        ("is_before: 2026/27", "2026-03-31 2026-04-01 2025/26 2026/27 2026", "2026-03-31 2025/26"),
        # the first day of the one after the last of the other
        ("is_after: 2026-05-10", "2026-05-10 2026-05-11 2026-05 2026-06 2026 2027 TBC", "2026-05-11 2026-06 2027"),
        ("is_after: 2026-05", "2026-05-31 2026-06-01 2026-06 2026-05", "2026-06-01 2026-06"),
        ("is_after: 2025/26", "2026-03-31 2026-04-01 2026 2026/27", "2026-04-01 2026/27"),
        # the last day no later than the last of the other
        ("is_on_or_before: 2026-05-10", "2026-05-10 2026-05-11 2026-05 2026-04 2025/26", "2026-05-10 2026-04 2025/26"),
        ("is_on_or_before: 2026-05", "2026-05-31 2026-06-01 2026-05 2026", "2026-05-31 2026-05"),
        ("is_on_or_before: 2024-02", "2024-02-29 2024-03-01", "2024-02-29"),
        # the first day no earlier than the first of the other
        ("is_on_or_after: 2026-05-10", "2026-05-10 2026-05-09 2026-05 2026-06 2026", "2026-05-10 2026-06"),
        ("is_on_or_after: 2026-05", "2026-05-01 2026-04-30 2026-05 2026/27", "2026-05-01 2026-05"),
        ("is_on_or_after: 2026", "2026 2026-01 2025-12-31 2026/27 2025/26", "2026 2026-01 2026/27"),
        # both at once
        ("{is_on_or_after: 2026-04, is_before: 2026-06}", "2026-04-01 2026-05 2026-06-01 2026-03-31", "2026-04-01 2026-05"),
        # the day of the check
        ("is: {value_of: as_at}", "2026-09-14 2026-09-15 2026-09 2026", "2026-09-14"),
        ("is_not: {value_of: as_at}", "2026-09-14 2026-09-15 2026-09 TBC", "2026-09-15 2026-09 TBC"),
        ("is_before: {value_of: as_at}", "2026-09-13 2026-09-14 2026-08 2026-09 2026", "2026-09-13 2026-08"),
        ("is_after: {value_of: as_at}", "2026-09-14 2026-09-15 2026-09 2026-10", "2026-09-15 2026-10"),
        ("is_on_or_before: {value_of: as_at}", "2026-09-14 2026-09-15 2026-08 2026-09", "2026-09-14 2026-08"),
        ("is_on_or_after: {value_of: as_at}", "2026-09-14 2026-09-13 2026-09 2026-10", "2026-09-14 2026-10"),
        # the first day not after the day of the check, and no longer ago
        ("within_last: 12 months", "2025-09-14 2025-09-13 2026-09-14 2026-09-15 TBC", "2025-09-14 2026-09-14"),
        ("within_last: 12 months", "2025-09 2025-10 2026-09 2026-10 2026 2025", "2025-10 2026-09 2026"),
        ("within_last: 1 year", "2025-09-14 2025-09-13", "2025-09-14"),
        ("within_last: 13 days", "2026-09-01 2026-08-31 2026-09", "2026-09-01 2026-09"),
        ("within_last: 0 days", "2026-09-14 2026-09-13 2026-09-15", "2026-09-14"),
        ("within_last: 9999 years", "2026-09-14 1000-01-01 2026-09-15", "2026-09-14 1000-01-01"),
        # the last day not before the day of the check, and no further off
        ("within_next: 90 days", "2026-09-13 2026-09-14 2026-12-13 2026-12-14 TBC", "2026-09-14 2026-12-13"),
        ("within_next: 3 months", "2026-09 2026-11 2026-12 2026-12-14 2026-12-15 2026", "2026-09 2026-11 2026-12-14"),
        ("within_next: 2 weeks", "2026-09-28 2026-09-29", "2026-09-28"),
        ("within_next: 9999 years", "2026-09-14 9998 2026-09-13", "2026-09-14 9998"),
        # the time before the first day of the other to the time after its last
        ("within: {of: as_at, at_most: 1 month}", "2026-08-14 2026-08-13 2026-10-14 2026-10-15", "2026-08-14 2026-10-14"),
        ("within: {of: as_at, at_most: 1 month}", "2026-09 2026-08 2026-10 TBC", "2026-09"),
    ],
)  # fmt: skip
def test_a_date_beside_a_date(test: str, dates: str, expected: str) -> None:
    written = test if test.startswith("{") else f"{{{test}}}"
    assert passing(written, dates) == expected.split()


@pytest.mark.parametrize(
    ("baseline", "length", "target", "holds"),
    [
        ("2024-02-29", "12 months", "2025-02-28", True),
        ("2024-02-29", "12 months", "2025-03-01", False),
        ("2024-02-29", "12 months", "2023-02-28", True),
        ("2024-02-29", "12 months", "2023-02-27", False),
        ("2025-02-28", "12 months", "2024-02-28", True),
        ("2025-02-28", "12 months", "2024-02-29", True),
        ("2025-02-28", "12 months", "2024-02-27", False),
        ("2024-02-29", "4 years", "2028-02-29", True),
        ("2026-01-31", "1 month", "2026-02-28", True),
        ("2026-01-31", "1 month", "2026-03-01", False),
        ("2026-05", "10 days", "2026-06-10", True),
        ("2026-05", "10 days", "2026-06-11", False),
        ("2026-05", "10 days", "2026-04-21", True),
        ("2026-05", "10 days", "2026-04-20", False),
        ("2026-05", "10 days", "2026-06", False),
        ("2026-05", "1 month", "2026-06", True),
        ("2025/26", "1 year", "2026/27", True),
        ("TBC", "12 months", "2026-06", False),
        ("2026-06", "12 months", "TBC", False),
        ("TBC", "12 months", "TBC", False),
    ],
)
def test_a_date_within_so_much_time_of_another(baseline: str, length: str, target: str, holds: object) -> None:
    rule = f"every: measure\nmust: {{target_by: {{within: {{of: baseline_on, at_most: {length}}}}}}}"
    model = f"measures: [{{id: M, title: T, baseline_on: {baseline}, target_by: {target}}}]"
    assert (not failing(rule, model)) is holds


@pytest.mark.parametrize(
    ("dates", "holds"),
    [
        ("2026-06-30 2026-07-02", True),
        ("2026-06-30 2026-07-03", False),
        ("2026-06 2026-07-02", True),
        ("2026-06 2026-07-03", False),
        ("TBC 2026-07-01", True),
        ("TBC TBC", False),
        ("", False),
    ],
)
def test_a_date_within_so_much_time_of_each_of_several(dates: str, holds: object) -> None:
    needed = [f"{{id: Y{number}, title: T, due: {day}}}" for number, day in enumerate(dates.split())]
    ids = ", ".join(f"Y{number}" for number in range(len(needed)))
    model = f"actions: [{{id: X, title: on trial, due: 2026-07-01, depends_on: [{ids}]}}, {', '.join(needed)}]"
    rule = "where: {title: {is: on trial}}\nmust: {due: {within: {of: depends_on.due, at_most: 1 day}}}"
    assert (not failing(rule, model)) is holds
