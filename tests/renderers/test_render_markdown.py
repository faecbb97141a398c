"""Markdown for a job summary: the verdict in words, what is new, at most fifty findings, never too long."""

from dataclasses import replace

import pytest
from markdown_in import shape
from reports import ACCEPTED, WAIVED, at, excepted, finding, report_of
from whole_reports import planted, whole_report

from alignment.findings.finding import Severity
from alignment.renderers import markdown
from alignment.results.check import Listing, RenderOptions, Report, Shown


def page(*reports: Report, waived: Listing = Listing.SHOW, fail_on: Severity | None = Severity.ERROR) -> str:
    options = RenderOptions(name="here", waived=waived, fail_on=fail_on)
    return markdown.render([Shown(one, options) for one in reports]).decode()


def rows(text: str) -> list[list[str]]:
    table = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]


def test_a_whole_page() -> None:
    one = finding("ACT-1 has no `owner`", at("a.yaml", 41, 9), fix="Write `owner: R-1`.")
    assert (
        page(report_of(one))
        == """\
## Plan: findings to mend

**Not ready: 1 error must be mended or waived.**

- Checked 0 elements and 0 links against 0 rules, as at 14 September 2022 (today), at its own stage, approval.
- Rules: 0 passed and 0 failed.
- 1 error, 0 warnings.

| Matters | Rule | What is missing or wrong | Where | How to mend it |
| --- | --- | --- | --- | --- |
| error | H-OWNER | ACT-1 has no `owner` | a.yaml:41 | Write `owner: R-1`. |
"""
    )


def test_the_heading_has_the_verdict_in_words() -> None:
    untitled = replace(report_of(), title=None)
    assert page(untitled).startswith("## S (no title): nothing stands in the way\n")
    unread = replace(untitled, strategy=None)
    assert page(unread).startswith("## here: nothing stands in the way\n")
    assert page(report_of(is_complete=False), fail_on=None).startswith("## Plan: not checked whole\n")
    assert page(report_of(finding(severity=Severity.INFO)), fail_on=Severity.INFO).startswith(
        "## Plan: findings to mend"
    )
    assert "|" not in page(untitled)


def test_what_is_new_comes_first_then_the_gravest_and_the_rest_is_counted() -> None:
    lesser = [finding(f"W{number}", severity=Severity.WARNING) for number in range(50)]
    whole = replace(whole_report(), groups=None)
    new = replace(whole.findings[0], severity=Severity.INFO)
    report = replace(whole, findings=(*lesser, finding("E"), new))
    found = rows(page(report))
    by_rule, each = found[:3], found[-50:]
    assert [(one[0], one[1], one[3]) for one in by_rule] == [
        ("info", "H-OWNER", "1"),
        ("error", "H-OWNER", "1"),
        ("warning", "H-OWNER", "50"),
    ]
    assert [one[0] for one in each[:3]] == ["new info", "error", "warning"]
    assert "\nAnd 2 more findings: `align check --full` lists them.\n" in page(report)


def test_what_changed_and_whose_settings_were_used_is_said() -> None:
    text = page(whole_report())
    assert "- What changed: ACT-1: owner removed." in text
    assert (
        "- Since main (0123456789ab): 1 new finding (1 about more than before), 1 graver than before, 3 milder, 1 mended (H-OWNER on ACT-9)."
        in text
    )
    assert "The change alters align.yaml: what it makes of it counts only once it is merged." in text
    assert "- Not read whole: `plan.yaml` and `b.yaml`." in text


def test_what_does_not_count_is_counted_and_listed_only_where_that_is_asked_for() -> None:
    report = report_of(finding(), excepted(WAIVED), excepted(ACCEPTED))
    assert [one[0] for one in rows(page(report))] == ["error"]
    assert page(report, waived=Listing.HIDE) == page(report)
    assert "1 error waived: H-OWNER on ACT-1, until 1 December 2022. 1 error accepted" in page(report)
    assert [one[0] for one in rows(page(report, waived=Listing.ONLY))] == ["waived error", "accepted error"]


def test_a_long_text_is_cut_where_it_can_be_seen() -> None:
    mend = "Write it. " * 30
    (row,) = rows(page(report_of(finding("x" * 1_300, fix=mend))))
    assert row[2] == "x" * 997 + "..."
    assert row[4] == mend.strip()


def test_strategies_for_which_there_is_no_room_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "MOST_BYTES", 2 * len(page(report_of()).encode()) + 9)
    assert page(*[report_of()] * 3).endswith("\nThere is no room here for 1 more strategy.\n")


@pytest.mark.behaviour
def test_a_page_has_room_for_the_longest_texts_and_counts_the_strategies_that_no_longer_fit() -> None:
    widest = planted(replace(whole_report(), findings=whole_report().findings * 20), "\U0010ffff" * 2_000)
    alone = page(widest)
    assert len(alone.encode()) < 900_000
    assert shape(alone) == shape(page(planted(replace(whole_report(), findings=whole_report().findings * 20), "x")))
    text = page(*[widest] * 40)
    assert len(text.encode()) < 900_000
    shown = text.count("\n## ") + 1
    assert 1 < shown < 40
    assert text.endswith(f"\n\nThere is no room here for {40 - shown} more strategies.\n")
