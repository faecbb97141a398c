"""Values that say what they rest on, in every answer: check, explanation, report, annex, spreadsheet and page."""

import json
from pathlib import Path

import pytest
from projects import align, check, written

FILES = {
    "strategy_model/plan.yaml": """\
        strategy: {id: S, title: Plan, period_from: 2022, period_to: 2025, stage: approval}
        documents: [{id: D, title: Report}]
        paragraphs: [{id: P, title: Dates, part_of: D}]
        ambitions: [{id: A, title: Heard}]
        feedback: [{id: F, title: Meet us, answer: taken}]
        actions:
          - id: ACT-1
            title: Map the network
            advances: A
            responds_to: F
            due: {is: 2023-03-31, basis: inferred, evidence: P, quote: by spring, note: As told}
            status: {is: done, basis: promised}
        """
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("said"), FILES)


def report(project: Path, form: str) -> str:
    return align(project, "report", "--as-at", "2022-09-14", "--format", form).out


def test_an_explanation_shows_what_is_said_beside_a_value(project: Path) -> None:
    told = align(project, "explain", "ACT-1", "--as-at", "2022-09-14").out
    assert "due: 31 March 2023 (inferred) by P: “by spring”\n" in told
    assert "status: done (promised)\n" in told


def test_a_check_names_what_passes_only_by_values_that_are_not_stated(tmp_path: Path) -> None:
    run = check(tmp_path, FILES, "--select", "ACT-DUE")
    assert "What passes only with promised or inferred fields: ACT-DUE for ACT-1." in " ".join(run.out.split())
    stated = check(tmp_path, FILES, "--select", "ACT-DUE", "--stated-only")
    assert "not stated by the paper" in stated.out


def test_json_holds_what_is_said_beside_a_value_apart_from_it(project: Path) -> None:
    elements = {one["id"]: one for one in json.loads(report(project, "json"))["elements"]}
    assert elements["ACT-1"]["fields"] == {"status": "done", "due": "31 March 2023"}
    assert elements["ACT-1"]["beside"] == [
        {"field": "status", "basis": "promised", "note": "", "evidence": "", "quote": ""},
        {"field": "due", "basis": "inferred", "note": "As told", "evidence": "P", "quote": "by spring"},
    ]
    assert elements["A"]["beside"] == []


@pytest.mark.parametrize(
    ("form", "marked"),
    [
        ("html", ' <span class="tag basis">inferred</span> by <a href="#P">P</a> '),
        ("markdown", "31 March 2023 (inferred)"),
        ("annex", "31 March 2023 (inferred)"),
        ("csv", "2023-03-31 (inferred)"),
    ],
)
def test_a_mark_stands_beside_the_value_in_every_form_that_shows_it(project: Path, form: str, marked: str) -> None:
    assert marked in report(project, form)


def test_families_are_told_nothing_that_is_not_stated(project: Path) -> None:
    assert "We have done" not in report(project, "page")


def test_what_is_said_beside_a_value_changes_what_a_report_says_it_was_made_of(tmp_path: Path) -> None:
    texts = (FILES["strategy_model/plan.yaml"], FILES["strategy_model/plan.yaml"].replace("promised", "illustrative"))
    projects = [written(tmp_path / str(number), {"strategy_model/plan.yaml": one}) for number, one in enumerate(texts)]
    digests = {json.loads(report(one, "json"))["inputs"]["model_digest"] for one in projects}
    assert len(digests) == 2
