"""GitLab's report on the quality of code: what counts, each under a fingerprint of its own."""

import json
from collections import Counter
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, Final

from reports import at, finding, report_of
from whole_reports import whole_report

from alignment.findings.finding import Severity
from alignment.renderers import gitlab
from alignment.results.check import Listing, RenderOptions, Report, Shown

PLAN: Final = RenderOptions(name="plan")


def entries(*reports: Report, options: RenderOptions = PLAN) -> list[dict[str, Any]]:
    shown = [Shown(one, options._replace(name=f"{options.name}{place or ''}")) for place, one in enumerate(reports)]
    found: list[dict[str, Any]] = json.loads(gitlab.render(shown))
    return found


def test_a_whole_entry() -> None:
    one = finding("ACT-1 has no owner", at("a b.yaml", 41, 9), fix="Write `owner`.")
    assert entries(report_of(one), options=PLAN._replace(base=PurePosixPath("here"))) == [
        {
            "description": "ACT-1 has no owner. Write `owner`.",
            "check_name": "H-OWNER",
            "fingerprint": sha256(f"plan\n{one.fingerprint}".encode()).hexdigest(),
            "severity": "critical",
            "location": {"path": "here/a b.yaml", "lines": {"begin": 41, "end": 41}},
        }
    ]


def test_each_severity_has_a_word_and_what_hides_something_the_gravest() -> None:
    found = (finding(severity=one) for one in sorted(Severity))
    assert [one["severity"] for one in entries(report_of(*found, finding(rule="YAML-SYNTAX")))] == [
        *("info", "minor", "critical"),
        "blocker",
    ]


def test_what_counts_is_told_one_by_one_and_all_else_in_one_entry_since_gitlab_knows_no_exceptions() -> None:
    report = whole_report()
    *counting, last = entries(report)
    assert len(counting) == len(report.standing) < len(report.findings)
    assert (last["check_name"], last["severity"]) == ("waived-or-accepted", "info")
    assert " waived: " in last["description"]
    assert last["description"].endswith(" None of this counts.")
    assert entries(report, options=RenderOptions(waived=Listing.HIDE)) == entries(report, options=RenderOptions())
    assert entries(report, options=RenderOptions(waived=Listing.ONLY))[1:] == []
    assert entries(report_of()) == []


def test_every_entry_has_a_fingerprint_of_its_own_also_of_several_strategies() -> None:
    known = Counter(one["fingerprint"] for one in entries(whole_report(), whole_report()))
    assert set(known.values()) == {1}
