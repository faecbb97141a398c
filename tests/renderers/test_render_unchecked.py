"""Of what a rule cannot tell, every format says so: the rule by name, the elements by name, and how many."""

import csv
import io
import json
from pathlib import Path
from typing import Final

import pytest
from projects import HOUSE, SOUND, align, written
from reports import report_of

from alignment.findings.finding import Severity
from alignment.renderers.support.unchecked import not_checked
from alignment.results.check import Became, RuleOutcome

OTHERS: Final = """\
  - {id: ACT-2, title: Count the schools, measured_by: M-1}
  - {id: ACT-3, title: Visit them, owner: R-8, overseen_by: B-7}
"""
MODEL: Final = SOUND.replace("owner: R-1", "owner: R-9").replace("roles:", f"{OTHERS}roles:")
SAYS: Final = "Not checked: H-OWNER for 2 (ACT-1 and ACT-3); H-BOARD for 1 (ACT-3)."


def unfinished(rule: str, *elements: str, became: Became = Became.NOT_CHECKED) -> RuleOutcome:
    return RuleOutcome(rule, "T", "p", Severity.ERROR, became, unchecked=elements)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("unread"), {**HOUSE, "strategy_model/plan.yaml": MODEL})


@pytest.mark.parametrize("form", ["text", "concise", "markdown", "github", "junit", "sarif"])
def test_every_format_with_words_says_of_what_a_rule_cannot_tell(project: Path, form: str) -> None:
    told = align(project, "check", "--format", form)
    assert told.code == 2
    assert SAYS in " ".join(told.out.replace("&#58;", ":").split())


@pytest.mark.parametrize("option", [[], ["--full"], ["--quiet"]])
def test_it_is_on_the_first_screen_and_after_all_that_is_listed(project: Path, option: list[str]) -> None:
    assert SAYS in " ".join(align(project, "check", *option).out.split())


def test_what_reads_json_has_the_names(project: Path) -> None:
    named = {"H-OWNER": ["ACT-1", "ACT-3"], "H-MEASURE": [], "H-BOARD": ["ACT-3"]}
    (whole,) = json.loads(align(project, "check", "--format", "json").out)["strategies"]
    *_, line = align(project, "check", "--format", "jsonl").lines
    report = json.loads(align(project, "report", "--format", "json").out)
    for told in (whole, json.loads(line), report):
        assert {one["rule"]: one["unchecked"] for one in told["rules"]} == named


def test_junit_skips_each_element_and_sarif_notes_each_rule(project: Path) -> None:
    cases = align(project, "check", "--format", "junit").out
    skipped = '<skipped message="Not checked&#58; something that the rule looks at could not be read."/>'
    assert cases.count(skipped) == 3
    assert f'classname="H-BOARD" name="ACT-3" time="0">\n      {skipped}' in cases
    (run,) = json.loads(align(project, "check", "--format", "sarif").out)["runs"]
    (invocation,) = run["invocations"]
    notes = [one["message"]["text"] for one in invocation["toolExecutionNotifications"] if one["level"] == "warning"]
    assert notes == ["H-OWNER was not checked for 2 (ACT-1 and ACT-3).", "H-BOARD was not checked for 1 (ACT-3)."]


def test_beside_what_fails_stands_how_many_more_may(project: Path) -> None:
    table = align(project, "check", "--format", "markdown").out
    assert 'ACT-2 "Count the schools" has no owner (1 of 1 action, 2 more not checked)' in table
    more = OTHERS.replace("measured_by: M-1", "overseen_by: B-1") + "  - {id: ACT-4, title: Ask}\n"
    written(project.parent / "more", {**HOUSE, "strategy_model/plan.yaml": SOUND.replace("roles:", f"{more}roles:")})
    table = align(project.parent / "more", "check", "--format", "markdown").out
    assert "| 2 of 3 actions: each has no owner (1 more not checked): ACT-2 and ACT-4 |" in table


def test_a_report_says_it_above_in_its_coverage_and_of_each_rule_and_element(project: Path) -> None:
    text = align(project, "report", "--format", "markdown").out
    assert SAYS in text
    assert "| H-OWNER | Every action has owner | failed | 0 of 1, 2 not checked |" in text
    assert "Failed: 1 of 1. Not checked for 2 (ACT-1 and ACT-3)." in text
    page = align(project, "report").out
    assert '<td class="number" data-label="Holds for">1 of 2, 1 not checked' in page
    assert 'not checked: <a href="#_rule-H-OWNER">H-OWNER</a>, <a href="#_rule-H-BOARD">H-BOARD</a>' in page
    rows = csv.DictReader(io.StringIO(align(project, "report", "--format", "csv").out))
    (found,) = (one["What was found"] for one in rows if one["Id"] == "ACT-3")
    assert found.endswith("; H-OWNER (not checked); H-BOARD (not checked)")
    assert SAYS in align(project, "report", "--format", "annex").out


def test_what_has_nothing_but_what_could_not_be_read_is_never_said_to_have_nothing_to_check(tmp_path: Path) -> None:
    model = SOUND.replace("owner: R-1", "owner: R-9")
    text = align(written(tmp_path, {**HOUSE, "strategy_model/plan.yaml": model}), "report", "--format", "markdown").out
    assert "| H-OWNER | Every action has owner | not checked | not checked |" in text
    assert "Not checked: something that it looks at could not be read. Not checked for 1 (ACT-1)." in text


def test_rules_that_cannot_tell_of_the_same_are_named_together() -> None:
    rules = (unfinished("A", "X", "Y"), unfinished("B"), unfinished("C", "X", "Y", became=Became.FAILED))
    assert not_checked(report_of(rules=rules)) == "Not checked: A and C for 2 (X and Y); B as a whole."
    assert not_checked(report_of(rules=(rules[0]._replace(became=Became.PASSED, unchecked=()),))) == ""


def test_of_many_the_rest_is_counted() -> None:
    rules = (unfinished("A", *"TUVWXYZ"), *(unfinished(f"B{one}", one) for one in "ABCDEF"), unfinished("Z", "F"))
    said = not_checked(report_of(rules=rules))
    assert said.startswith("Not checked: A for 7 (T, U, V, W, X and 2 more); BA for 1 (A);")
    assert said.endswith("BD for 1 (D); 3 more rules.")
