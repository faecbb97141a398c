"""Every slip of an officer is told once, where it was made, and the mend that is said, followed to the letter, mends it."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Final

import pytest
from model_in import content_of
from projects import align
from slip_files import BASE, SLIPS, Slip, checked, made, slips
from slips_page import row
from user import ROOT

from alignment.findings.finding import Finding
from alignment.model.strategy import Strategy
from alignment.results.by_rule import in_order

EVERY: Final = tuple(slips())
PAGE: Final = (ROOT / "docs/slips.md").read_text(encoding="utf-8").splitlines()
MOST_WITH_SEVERAL: Final = 0.05


@pytest.fixture(scope="module")
def base() -> Strategy:
    answer = checked(BASE)
    assert [finding.message for finding in answer.report.findings] == []
    return answer.strategy


def named(findings: tuple[Finding, ...]) -> list[str]:
    return sorted(f"{one.rule} {one.element or '-'}" for one in findings)


def line_of(slip: Slip, folder: Path) -> int:
    """Gives the line on which a slip was made: the first that is not as it was."""
    before = BASE / slip.change.file
    old = before.read_text(encoding="utf-8").splitlines() if before.exists() else []
    new = (folder / slip.change.file).read_bytes().decode().splitlines()
    return next(number for number, (then, now) in enumerate(zip_longest(old, new), 1) if then != now)


def lines_expected(slip: Slip, folder: Path) -> Iterator[tuple[str, str | None, int]]:
    lines = (folder / slip.change.file).read_bytes().decode().splitlines()
    for one in slip.finds:
        holding = [number for number, line in enumerate(lines, 1) if one.line in line]
        assert not one.line or len(holding) == 1, one.line
        yield one.rule, one.element, holding[0] if one.line else line_of(slip, folder)


def followed(slip: Slip, findings: tuple[Finding, ...], folder: Path) -> None:
    """Does what the mend says, and nothing else."""
    if slip.is_fixed:
        align(folder, "check", "--fix", "--write")
        return
    assert not isinstance(slip.mend, str)
    said = "\n".join(one.fix for one in findings)
    for change in slip.mend:
        assert [line for line in change.text.splitlines() if line.strip() not in said] == [], said
        change.made_in(folder)


def altered(base: Strategy, after: Strategy) -> Iterator[str]:
    """Names what is otherwise than in the base: elements that came or went, and fields."""
    old, new = content_of(base), content_of(after)
    yield from old.keys() ^ new.keys()
    for one in old.keys() & new.keys():
        before, now = old[one], new[one]
        assert isinstance(before, dict)
        assert isinstance(now, dict)
        yield from (f"{one}.{name}" for name in before if before[name] != now[name])


@pytest.mark.parametrize("slip", EVERY, ids=lambda slip: f"{slip.family}: {slip.name}")
def test_a_slip_is_told_where_it_was_made_and_its_mend_works(slip: Slip, base: Strategy, tmp_path: Path) -> None:
    folder = made(slip, tmp_path)
    report = checked(folder).report
    findings = in_order(report, report.findings)
    assert [one.rule for one in findings] == [one.rule for one in slip.finds]  # the cause before what follows from it
    found = sorted((one.rule, one.element or "", one.location.line) for one in findings)
    assert row(slip, report.findings) in PAGE, "run: docs/make_pages.py"
    expected = sorted((rule, element or "", line) for rule, element, line in lines_expected(slip, folder))
    assert found == expected, [f"{one.location}: {one.message}. {one.fix}" for one in findings]
    if isinstance(slip.mend, str) and not slip.is_fixed:
        return
    followed(slip, findings, folder)
    after = checked(folder)
    assert named(after.report.findings) == list(slip.leaves), [one.message for one in after.report.findings]
    assert set(altered(base, after.strategy)) == slip.alters


def test_nearly_every_slip_gives_one_finding() -> None:
    several = [slip.name for slip in EVERY if len(slip.finds) > 1]
    assert len(several) <= MOST_WITH_SEVERAL * len(EVERY), several


def test_every_file_of_slips_holds_some_and_no_two_slips_are_called_the_same() -> None:
    assert len({slip.family for slip in EVERY}) == len([*SLIPS.glob("*.yaml")])
    assert len({slip.name for slip in EVERY}) == len(EVERY)


def test_the_page_has_a_row_for_every_slip_and_no_other() -> None:
    rows = [line for line in PAGE if line.startswith("| ") and line != "| slip | written | found | mend |"]
    assert len(rows) == len(EVERY)
    assert [line[3:] for line in PAGE if line.startswith("## ")] == list(dict.fromkeys(slip.family for slip in EVERY))
