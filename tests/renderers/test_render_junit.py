"""JUnit's XML, read back by a library that knows it: every count is that of the JSON of the same run."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from every_answer import EVERY
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from packs_in import PACKS
from projects import check
from reports import ACCEPTED, WAIVED, at, excepted, finding, report_of
from whole_reports import on, outcome, whole_report

from alignment.renderers import junit
from alignment.results.check import Became, Listing, RenderOptions, Report, RuleOutcome, Shown
from alignment.rules.rule import SUBSTANCE, BuiltInRule

OF_THE_WHOLE: Final = frozenset(
    one.id
    for pack in PACKS
    for one in pack.every
    if (one.test == SUBSTANCE if isinstance(one, BuiltInRule) else one.at_least is not None)
)
"""Rules that pass or fail as one case, whatever they count."""


def suites(*reports: Report, waived: Listing = Listing.SHOW, name: str = ".") -> dict[str, TestSuite]:
    shown = [Shown(one, RenderOptions(name=name, waived=waived)) for one in reports]
    return {one.name.partition(":")[0]: one for one in read(junit.render(shown))}


def read(content: bytes) -> JUnitXml:
    """Reads a document, and holds every number in it to what is there."""
    whole = JUnitXml.fromstring(content)
    for one in (whole, *whole):
        told = {name: getattr(one, name) for name in ("tests", "failures", "errors", "skipped")}
        assert told == counted(case for suite in ([one] if isinstance(one, TestSuite) else one) for case in suite)
    assert all(len(case.result) <= 1 for suite in whole for case in suite)
    names = [(suite.name, case.classname, case.name) for suite in whole for case in suite]
    assert len(set(names)) == len(names)
    return whole


def counted(cases: Iterable[TestCase]) -> dict[str, int]:
    found = Counter(type(case.result[0]) if case.result else None for case in cases)
    return {
        "tests": found.total(),
        "failures": found[Failure],
        "errors": found[Error],
        "skipped": found[Skipped],
    }


def told(suite: TestSuite) -> dict[str, str]:
    """Gives what became of each case of a suite, in a word and with its message."""
    return {
        case.name: " ".join(f"{type(one).__name__}: {one.message}" for one in case.result) or "passed" for case in suite
    }


@pytest.mark.parametrize("name", EVERY)
def test_the_counts_are_those_of_the_json_of_the_same_run(tmp_path: Path, name: str) -> None:
    run = check(tmp_path, EVERY[name], "--format", "junit", "--format", "json:out.json")
    (strategy,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["strategies"]
    whole = read(run.bytes_out)
    assert whole.failures == sum(strategy["counts"].values())
    assert whole.errors == (0 if strategy["complete"] else 1)
    excepted = strategy["waived"] + strategy["accepted"] + (name == "elements that fail together")
    idle = sum(one["became"] not in {"passed", "failed"} for one in strategy["rules"])
    assert whole.skipped == excepted + idle + sum(len(one["unchecked"]) for one in strategy["rules"])
    cases = {suite.name.partition(":")[0]: [*suite] for suite in whole}
    for one in strategy["rules"]:
        passed = sum(not case.result for case in cases[one["rule"]])
        checked = one["checked"] - one["failed"] if one["rule"] not in OF_THE_WHOLE else int(one["became"] == "passed")
        assert passed == (checked if one["became"] in {"passed", "failed"} else 0)


def test_a_case_is_an_element_that_a_rule_has_checked() -> None:
    rule = outcome("H-OWNER", Became.FAILED)._replace(checked=2, failed=1, subjects=("ACT-1", "ACT-2"))
    suite = suites(report_of(on("ACT-2"), rules=(rule,)))["H-OWNER"]
    assert suite.name == "H-OWNER: Title of H-OWNER"
    failing, passing = suite
    assert (passing.name, passing.classname, passing.result) == ("ACT-1", "H-OWNER", [])
    assert (failing.name, failing._elem.get("file"), failing._elem.get("line")) == ("ACT-2", "plan.yaml", "2")  # noqa: SLF001 - the library has no word for a place
    (failure,) = failing.result
    assert (failure.message, failure.type) == ("ACT-2 lacks it", "error")
    assert failure.text == "plan.yaml:2:3\nwhy: Why\nfix: Mend"


def test_each_finding_on_an_element_is_a_case_of_its_own() -> None:
    rule = outcome("H-OWNER", Became.FAILED)._replace(subjects=("ACT-1",))
    both = (on("ACT-1"), replace(on("ACT-1"), facet="board", says="has no board"))
    assert told(suites(report_of(*both, rules=(rule,)))["H-OWNER"]) == {
        "ACT-1": "Failure: ACT-1 lacks it",
        "ACT-1 (2)": "Failure: ACT-1 has no board",
    }


def test_a_link_is_called_as_its_rule_calls_it_and_a_file_by_its_path() -> None:
    rule = outcome("H-LINK", Became.FAILED)._replace(subjects=("ACT-1 owner R-1", "ACT-2 owner R-1"))
    link = replace(on("ACT-2", "H-LINK"), facet="owner:R-1")
    found = suites(report_of(link, finding("b.yaml is empty", at("b.yaml"), rule="YAML-EMPTY"), rules=(rule,)))
    assert told(found["H-LINK"]) == {"ACT-2 owner R-1": "Failure: ACT-2 lacks it", "ACT-1 owner R-1": "passed"}
    assert told(found["YAML-EMPTY"]) == {"b.yaml": "Failure: b.yaml is empty"}


def test_a_rule_that_was_not_checked_is_skipped_with_its_reason_and_never_passes() -> None:
    rules = [RuleOutcome(f"R-{one.name}", "t", "p", None, one, reason="because", subjects=("A",)) for one in Became]
    found = suites(report_of(rules=tuple(rules)))
    assert told(found["R-PASSED"]) == told(found["R-FAILED"]) == {"A": "passed"}
    assert told(found["R-NOTHING_TO_CHECK"]) == {"R-NOTHING_TO_CHECK": "Skipped: Nothing to check: because."}
    assert told(found["R-OFF"]) == {"R-OFF": "Skipped: Off: because."}
    assert told(found["R-NOT_CHECKED"]) == {"R-NOT_CHECKED": "Skipped: Not checked: because."}
    later = RuleOutcome("R", "t", "p", None, Became.NOT_DUE)
    assert told(suites(report_of(rules=(later,)))["R"]) == {"R": "Skipped: Not due."}


def test_what_fails_and_bears_no_finding_that_is_listed_never_passes() -> None:
    rule = outcome("H-SAME", Became.FAILED)._replace(subjects=("B-1", "B-2", "B-3"), failing=("B-1", "B-2"))
    assert told(suites(report_of(on("B-1", "H-SAME"), rules=(rule,)))["H-SAME"]) == {
        "B-1": "Failure: B-1 lacks it",
        "B-2": "Skipped: Fails, but the finding is on another that fails with it, or left out.",
        "B-3": "passed",
    }


def test_a_rule_on_a_share_is_a_case_of_its_own() -> None:
    passing = outcome("H-ALL", Became.PASSED)
    assert told(suites(report_of(rules=(passing,)))["H-ALL"]) == {"H-ALL": "passed"}
    failing = outcome("H-ALL", Became.FAILED)
    assert told(suites(report_of(on("S", "H-ALL"), rules=(failing,)))["H-ALL"]) == {"S": "Failure: S lacks it"}


def test_what_does_not_count_is_skipped_and_passes_under_no_listing() -> None:
    rule = outcome("H-OWNER", Became.FAILED)._replace(subjects=("ACT-1", "ACT-2", "ACT-3", "ACT-4"))
    whole = report_of(
        excepted(WAIVED), excepted(ACCEPTED, element="ACT-2"), replace(excepted(WAIVED, element="ACT-3"), suppression=None), rules=(rule,)
    )  # fmt: skip
    waived = "Skipped: Waived until 2022-12-01, approved by R-1: The post is being filled."
    skipped = {"ACT-1": waived, "ACT-2": "Skipped: Accepted without a reason"}
    failed = {"ACT-3": "Failure: ACT-1 has no owner"}
    passed = {"ACT-4": "passed"}
    assert told(suites(whole)["H-OWNER"]) == skipped | failed | passed
    assert told(suites(whole, waived=Listing.HIDE)["H-OWNER"]) == failed | passed
    assert told(suites(whole, waived=Listing.ONLY)["H-OWNER"]) == skipped | passed


def test_the_first_suite_tells_whether_everything_was_checked_and_sums_up() -> None:
    found = suites(whole_report())["align"]
    (case,) = found
    (error,) = case.result
    assert (type(error), error.type) == (Error, "not checked whole")
    assert error.message == "Not checked whole: mend what could not be read or used, then check again."
    assert error.text.startswith("Not read whole: `plan.yaml` and `b.yaml`.")
    said = found._elem.findtext("system-out").splitlines()  # noqa: SLF001 - the library reads it of cases only
    assert (
        "Since main (0123456789ab): 1 new finding (1 about more than before), 1 graver than before, 3 milder, 1 mended (H-OWNER on ACT-9)."
        in " ".join(said)
    )
    assert said[-1] == error.message
    unreadable = suites(report_of(is_complete=False))["align"]
    assert [one.text for case in unreadable for one in case.result] == [None]
    assert told(suites(report_of())["align"]) == {"everything was read and checked": "passed"}


def test_what_is_new_is_marked() -> None:
    texts = [one.text for case in suites(whole_report())["H-OWNER"] for one in case.result if isinstance(one, Failure)]
    assert ["\nnew: about 2 more than at main (0123456789ab): ACT-2 and ACT-3\n" in text for text in texts] == [
        True,
        False,
        False,
        False,
    ]


def test_of_several_strategies_each_suite_and_case_has_the_name_of_its_own() -> None:
    found = suites(report_of(), name="examples/plan")
    assert list(found) == ["examples/plan/align"]
    assert [case.classname for case in found["examples/plan/align"]] == ["examples/plan/align"]


def test_there_is_no_clock_in_it() -> None:
    content = junit.render([Shown(whole_report(), RenderOptions())])
    assert b"timestamp" not in content
    assert all(case.time == 0 for suite in read(content) for case in suite)
