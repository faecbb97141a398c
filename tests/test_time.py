"""One day decides everything that time decides: rules, waivers, and what is said of both."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from projects import align, written
from user import STRATEGY

PLAN = {
    "align.yaml": "packs: [delivery, measurement, risks, coproduction, accountability]\n",
    "strategy_model/strategy.yaml": STRATEGY.format(stage="published"),
    "strategy_model/more.yaml": """\
actions:
  - {id: ACT-1, title: Train, due: 2027-09, status: on track}
  - {id: ACT-2, title: Map, due: 2027-12, due_original: 2027-06, status: on track}
contingencies:
  - {id: C1, title: Wait, trigger: The grant comes, review: 2027-03-31, status: open, owner: R-1}
sources:
  - {id: S1, title: Consultation, method: consultation, status: closed, closes: 2027-02-14}
""",
    "strategy_model/waivers.yaml": """\
waivers:
  - rule: ACT-OWNER
    element: ACT-1
    reason: The post is being filled.
    approved_by: R-1
    approved_on: 2027-01-10
    expires: 2027-05-31
""",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("time"), PLAN)


def counting(project: Path, day: date) -> set[str]:
    """Gives what counts on a day, as rule and element."""
    done = align(project, "check", "--format", "concise", "--waived", "hide", "--as-at", day.isoformat())
    return {" ".join(line.split()[2:4]) for line in done.found if ": passed " not in line}


@pytest.mark.parametrize(
    ("finding", "first"),
    [
        ("ACT-OVERDUE ACT-1", "2027-10-01"),
        ("ACT-OVERDUE ACT-2", "2028-01-01"),
        ("CON-OPEN C1", "2027-04-01"),
        ("MEA-CURRENT M1", "2028-04-01"),
        ("MEA-FRESH M1", "2027-10-02"),
        ("ACT-OWNER ACT-1", "2027-06-01"),
        ("WAIVER-EXPIRED The", "2027-06-01"),
    ],
)
def test_each_begins_to_count_on_one_day_and_not_the_day_before(project: Path, finding: str, first: str) -> None:
    day = date.fromisoformat(first)
    assert finding not in counting(project, day - timedelta(days=1))
    assert finding in counting(project, day)


@pytest.mark.parametrize(
    ("finding", "last"),
    [("WAIVER-EARLY The", "2027-01-09"), ("CONS-CLOSED S1", "2027-02-14"), ("ACT-OWNER ACT-1", "2027-01-09")],
)
def test_each_ceases_to_count_after_one_day_and_not_before(project: Path, finding: str, last: str) -> None:
    day = date.fromisoformat(last)
    assert finding in counting(project, day)
    assert finding not in counting(project, day + timedelta(days=1))


def test_that_a_date_has_slipped_is_so_on_any_day(project: Path) -> None:
    days = [date(2026, 1, 1), date(2027, 7, 1), date(2030, 1, 1)]
    assert all("ACT-SLIP ACT-2" in counting(project, day) for day in days)
