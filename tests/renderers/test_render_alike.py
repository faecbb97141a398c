"""What nearly all of a kind lack alike is said once, with all of them named; every finding stays one of its own."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from page_in import report_in, words
from projects import HOUSE, STRATEGY, align, written
from reports import WAIVED, at, report_of

from alignment.findings.finding import Finding, Severity
from alignment.renderers import markdown, text
from alignment.renderers.html import anchors
from alignment.results.by_rule import said_once
from alignment.results.check import Became, RenderOptions, Report, RuleOutcome, Shown

RULE: Final = RuleOutcome(
    "MEA", "T", "p", Severity.ERROR, Became.FAILED, 6, 6, together="measures have no baseline", fix="Measure it."
)


def of(number: int) -> Finding:
    return Finding(
        "MEA",
        Severity.ERROR,
        "has no baseline",
        at("m.yaml", number, 9),
        element=f"M-{number}",
        facet="baseline",
        fix=f"Measure M-{number}.",
        subject=f'M-{number} "Schools"',
    )


ALIKE: Final = tuple(map(of, range(1, 7)))


def report(*findings: Finding, checked: int = 6) -> Report:
    return report_of(*findings, rules=(RULE._replace(checked=checked, failed=len(findings)),))


def test_what_all_lack_is_one_finding_on_a_screen_with_every_place() -> None:
    lines = text.render([Shown(report(*ALIKE), RenderOptions(most=None))]).decode().splitlines()
    assert lines[2:12] == [
        "error[MEA]: 6 of 6 measures have no baseline: M-1, M-2, M-3, M-4, M-5 and M-6",
        "  --> m.yaml:1:9",
        *(f"   = see:  m.yaml:{number}:9: M-{number}" for number in range(2, 7)),
        "   = fix:  Measure it.",
        "",
        "Checked 0 elements and 0 links against 1 rule, as at 14 September 2022 (today),",
    ]
    same = report(*(replace(one, fix="Look it up.") for one in ALIKE))
    assert "   = fix:  Look it up." in text.render([Shown(same, RenderOptions())]).decode().splitlines()


def test_what_all_lack_is_one_row_and_what_is_left_out_counts_every_finding() -> None:
    rows = markdown.render([Shown(report(*ALIKE), RenderOptions())]).decode().splitlines()
    (row,) = (line for line in rows if "Measure it" in line)
    assert "6 of 6 measures have no baseline: M-1, M-2, M-3, M-4, M-5 and M-6" in row
    assert "m.yaml:1 and 5 more" in row
    other = [replace(of(number), rule="OTHER", severity=Severity.INFO) for number in range(9)]
    capped = text.render([Shown(report(*ALIKE, *other), RenderOptions(most=2))]).decode()
    assert "... and 8 more findings (--full)" in capped


@pytest.mark.parametrize(
    "change",
    [
        lambda: report(*ALIKE[:4], checked=4),
        lambda: report(*ALIKE, checked=7),
        lambda: report(*ALIKE[:5], replace(ALIKE[5], says="has no baseline (`baseline` says TBC)")),
        lambda: report(*ALIKE[:5], replace(ALIKE[5], facet="target")),
        lambda: report(*(replace(one, suppression=WAIVED) for one in ALIKE)),
    ],
)
def test_few_or_unlike_findings_stand_for_themselves(change: Callable[[], Report]) -> None:
    changed = change()
    assert [(one.finding, one.number) for one in said_once(changed, changed.findings)] == [
        (one, 1) for one in changed.findings
    ]


def test_in_formats_for_programs_each_finding_stays_one(tmp_path: Path) -> None:
    actions = "".join(f"  - {{id: ACT-{number}, title: Do}}\n" for number in range(20))
    written(tmp_path, {**HOUSE, "strategy_model/plan.yaml": f"{STRATEGY}actions:\n{actions}"})
    (told,) = json.loads(align(tmp_path, "check", "--format", "json").out)["strategies"]
    assert [one["rule"] for one in told["findings"]].count("H-OWNER") == 20
    full = align(tmp_path, "check", "--full").out
    assert full.count("[H-OWNER]: 20 of 20 actions: each has no owner: ACT-0,") == 1
    page = report_in(tmp_path)
    (once,) = (one for one in page.all("li", class_="is-error") if one.find("ul") is not None)
    assert words(once).startswith("error 20 of 20 actions: each has no owner.")
    each = {one.attrib["id"]: words(one) for one in once.iter("li") if one is not once}
    names = {f"ACT-{number} · strategy_model/plan.yaml:{number + 8}" for number in range(20)}
    assert set(each.values()) == names
    assert each.keys() == {anchors.of_finding(f"H-OWNER/ACT-{number}/owner") for number in range(20)}
