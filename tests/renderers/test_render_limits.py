"""Three thousand findings: what each format takes of them, and that it counts what it leaves out."""

import json
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from formats_in import Annotation, annotations
from junitparser import JUnitXml
from reports import at, finding, report_of
from whole_reports import outcome

from alignment.cli.formats import CHECK
from alignment.findings.finding import Severity
from alignment.renderers import sarif
from alignment.results.check import Became, RenderOptions, Report, Shown

NUMBER = 3_000
ORDER = (Severity.INFO, Severity.WARNING, Severity.INFO, Severity.ERROR)


@cache
def many() -> Report:
    """Gives a report in which every fourth finding is an error, and every other a note."""
    findings = (
        replace(
            finding(f"ACT-{number} has no owner", at("plan.yaml", number + 1), severity=ORDER[number % 4], fix="Mend."),
            element=f"ACT-{number}",
        )
        for number in range(NUMBER)
    )
    subjects = tuple(f"ACT-{number}" for number in range(NUMBER))
    rule = outcome("H-OWNER", Became.FAILED)._replace(checked=NUMBER, failed=NUMBER, subjects=subjects)
    return report_of(*findings, rules=(rule,))


def rendered(name: str) -> bytes:
    return CHECK[name].render([Shown(many(), RenderOptions(name="plan"))])


def test_formats_that_hold_everything_hold_everything() -> None:
    assert len(json.loads(rendered("json"))["strategies"][0]["findings"]) == NUMBER
    assert len(rendered("jsonl").splitlines()) == NUMBER + 1
    assert len(rendered("concise").splitlines()) == NUMBER + 1
    entries = json.loads(rendered("gitlab"))
    assert len({one["fingerprint"] for one in entries}) == NUMBER
    assert JUnitXml.fromstring(rendered("junit")).failures == NUMBER


def test_sarif_takes_the_gravest_and_counts_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sarif._MOST_RESULTS == 25_000  # noqa: SLF001 - what GitHub takes
    monkeypatch.setattr(sarif, "_MOST_RESULTS", 2_500)
    (run,) = json.loads(rendered("sarif"))["runs"]
    results: list[dict[str, Any]] = run["results"]
    assert Counter(one["level"] for one in results) == {"error": 750, "warning": 750, "note": 1_000}
    lines = [one["locations"][0]["physicalLocation"]["region"]["startLine"] for one in results]
    assert lines == sorted(lines)
    note, _ = run["invocations"][0]["toolExecutionNotifications"]
    assert (note["level"], note["message"]["text"].split(" that ")[0]) == ("warning", "500 findings")


def test_github_is_told_of_ten_each_and_how_many_more_there_are() -> None:
    log = [one for one in annotations(rendered("github").decode()) if isinstance(one, Annotation)]
    assert Counter(one.name for one in log) == {"error": 10, "warning": 10, "notice": 10}
    assert log[-1].text.startswith("And 740 more errors, 740 more warnings and 1,491 more notes:")


def test_markdown_has_fifty_rows_and_text_as_many_findings() -> None:
    text = rendered("markdown").decode()
    *_, each = text.split("\n\n| ")
    assert len([line for line in f"| {each}".splitlines() if line.startswith("|")]) == 52
    assert "And 2,950 more findings:" in text
    assert len(text) < 20_000
    assert "... and 2,950 more findings (--full)" in rendered("text").decode()
