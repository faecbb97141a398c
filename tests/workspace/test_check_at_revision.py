"""A project checked as it was at a commit: settings, packs, waivers, accepted findings and model, all of that time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from projects import HOUSE, SOUND, WAIVER, early, pack, rule, without, written
from repositories import commit, git, repository, snapshot

from alignment.checker.result import CheckResult
from alignment.project.request import Request, RequestError
from alignment.results.check import Report
from alignment.results.explanation import ElementAccount
from alignment.revisions.commit_tree import CommitTree
from alignment.revisions.work_tree import WORK_TREE
from alignment.workspace.check import check
from alignment.workspace.explain import explain

MODEL = "strategy_model/plan.yaml"
TODAY = date(2022, 9, 14)
BASELINE = '{"align_baseline": 2, "accepted": ["S H-MEASURE/ACT-1/measured_by"]}'
FULL: Mapping[str, str | bytes] = {
    **HOUSE,
    "align.yaml": "packs: [rules.yaml, accountability]\nselect: [house]\nas_at: 2022-09-14\nfail_on: warning\n",
    MODEL: early(without("owner", "measured_by")),
    "strategy_model/waivers.yaml": WAIVER,
    "strategy_model/notes.txt": "x",
    "align-baseline.json": BASELINE,
}


def answered(
    folder: Path, revision: str | None, path: str | None = None, config: str | None = None, baseline: str | None = None
) -> CheckResult:
    return check(request(folder, revision, path, config, baseline))


def request(
    folder: Path, revision: str | None, path: str | None = None, config: str | None = None, baseline: str | None = None
) -> Request:
    given = [Path(one) if one else None for one in (path, config, baseline)]
    return Request(folder, TODAY, given[0], given[1], baseline=given[2], revision=revision)


def refused(
    folder: Path, revision: str, path: str | None = None, config: str | None = None, baseline: str | None = None
) -> str:
    with pytest.raises(RequestError) as error:
        check(request(folder, revision, path, config, baseline))
    return str(error.value)


def standing(report: Report) -> list[str]:
    return [f"{one.standing} {one.rule} {one.location}" for one in report.findings]


@pytest.mark.parametrize("below", [".", "plans/send"])
def test_a_clean_work_tree_and_its_commit_give_the_same_report(tmp_path: Path, below: str) -> None:
    written(tmp_path / below, FULL)
    repository(tmp_path, {"x.txt": "x"})
    folder = tmp_path / below
    now, then = answered(folder, None), answered(folder, "HEAD")
    assert then.report == now.report
    assert standing(now.report) == [f"waived error H-OWNER {MODEL}:8:9", f"accepted warning H-MEASURE {MODEL}:8:9"]
    assert then.loaded.policy.project.config.fail_on == "warning"
    assert then.root == now.root
    assert now.loaded.policy.project.tree is WORK_TREE
    assert isinstance(then.loaded.policy.project.tree, CommitTree)


def test_everything_is_as_it_was_then(tmp_path: Path) -> None:
    repository(tmp_path, FULL)
    then = answered(tmp_path, None).report
    git(tmp_path, "tag", "then")
    commit(
        tmp_path,
        {
            MODEL: SOUND,
            "align.yaml": "packs: [other.yaml]\nas_at: 2025-01-01\nmodel: elsewhere\n",
            "other.yaml": pack(rule("O-DUE", "info", "owner", "roles"), name="other"),
            "rules.yaml": "nothing",
            "align-baseline.json": "{",
            "strategy_model/waivers.yaml": "waivers: 1",
        },
    )
    written(tmp_path, {"align.yaml": "broken: [", "strategy_model/new.yaml": "broken: ["})
    before = snapshot(tmp_path)
    assert answered(tmp_path, "then").report == then
    assert snapshot(tmp_path) == before


def test_a_project_that_is_gone_from_the_work_tree_can_be_checked(tmp_path: Path) -> None:
    repository(tmp_path, {f"plan/{name}": content for name, content in FULL.items()})
    then = answered(tmp_path, None, "plan").report
    git(tmp_path, "rm", "--quiet", "-r", "plan")
    commit(tmp_path)
    assert answered(tmp_path, "HEAD~1", "plan").report == then
    assert refused(tmp_path, "HEAD", "plan") == "plan does not exist in HEAD."


def test_where_nothing_was_configured_the_shipped_packs_are_those_of_this_align(tmp_path: Path) -> None:
    repository(tmp_path, {MODEL: SOUND})
    assert answered(tmp_path, "HEAD").report == answered(tmp_path, None).report


def test_options_name_what_was_there_then(tmp_path: Path) -> None:
    files = {**FULL, "ci.yaml": "packs: [rules.yaml]\n", "other.json": '{"align_baseline": 2, "accepted": []}'}
    repository(tmp_path, files)
    now, then = (answered(tmp_path, one, MODEL, "ci.yaml", "other.json").report for one in (None, "HEAD"))
    assert then == now
    written(tmp_path, {"late.yaml": "", "late.json": "{}", "late/plan.yaml": SOUND})
    assert refused(tmp_path, "HEAD", "late") == "late does not exist in HEAD."
    assert refused(tmp_path, "HEAD", None, "late.yaml") == "late.yaml does not exist in HEAD."
    assert refused(tmp_path, "HEAD", None, None, "late.json") == "late.json does not exist in HEAD."
    assert refused(tmp_path / "late", "HEAD") == ". does not exist in HEAD."
    assert refused(tmp_path, "HEAD", "../elsewhere.yaml").endswith(
        "elsewhere.yaml is in no git repository, so there are no revisions of it."
    )


@pytest.mark.parametrize(
    ("setting", "finding"),
    [
        ("packs: [late.yaml]", "RULE-PACK There is no pack late.yaml"),
        ("packs: [../../rules.yaml]", "RULE-PACK The pack ../../rules.yaml is outside the project and its repository"),
        ("model: late", "FILE-MISSING late does not exist"),
        ("model: ../..", "CONFIG-VALUE `model` in align.yaml leads out of the project"),
        ("baseline: late.json", "BASELINE-FILE late.json does not exist"),
        ("baseline: ../late.json", "CONFIG-VALUE `baseline` in align.yaml leads out of the project"),
    ],
)
def test_settings_that_were_wrong_then_are_findings(tmp_path: Path, setting: str, finding: str) -> None:
    repository(tmp_path, {"p/x.txt": "", f"p/{MODEL}": SOUND, "p/align.yaml": f"{setting}\n"})
    written(tmp_path / "p", {"late.yaml": "", "late/x.yaml": "", "late.json": "{}"})
    report = answered(tmp_path / "p", "HEAD").report
    assert finding in [f"{one.rule} {one.message}" for one in report.findings]
    assert not report.is_complete


def test_the_project_is_not_looked_for_above_the_repository(tmp_path: Path) -> None:
    written(tmp_path, FULL)
    repository(tmp_path / "inner", {MODEL: SOUND})
    assert answered(tmp_path / "inner", "HEAD").loaded.policy.project.file is None


def test_a_revision_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    inside, outside = repository(tmp_path / "in", FULL), written(tmp_path / "out", FULL)
    assert refused(inside, "mian") == "There is no revision `mian` in this repository. Did you mean `main`?"
    assert refused(inside, "-h").startswith("No revision can be called `-h`.")
    assert refused(outside, "main") == f"{outside} is in no git repository, so there are no revisions of it."


def test_an_element_can_be_explained_as_it_was(tmp_path: Path) -> None:
    repository(tmp_path, FULL)
    commit(tmp_path, {MODEL: SOUND.replace("Map the network", "Draw the network")})
    found = explain("ACT-1", request(tmp_path, "HEAD~1"))
    assert isinstance(found.account, ElementAccount)
    assert found.account.subject == 'ACT-1 "Map the network"'
    with pytest.raises(RequestError):
        explain("ACT-1", request(tmp_path, "mian"))


PAPER = """\
strategy: {id: S, title: Plan, period_from: 2022, period_to: 2025, stage: approval}
documents: [{id: DOC-1, title: The paper, file: FILE}]
paragraphs: [{id: P-1, title: The deficit, part_of: DOC-1}]
funds: [{id: F1, title: Deficit, amount: 20.5, unit: £m, evidence: {to: P-1, quote: a deficit of £20.5m}}]
"""


def standings(folder: Path, revision: str | None, documents: str | None = None) -> list[str]:
    asked = replace(request(folder, revision), documents=Path(documents) if documents else None)
    try:
        return [one.standing.value for one in check(asked).support]
    except RequestError as error:
        return [str(error)]


@pytest.mark.parametrize(("file", "documents"), [("texts/DOC-1.txt", None), ('""', "texts")])
def test_the_texts_of_documents_are_those_of_that_time(tmp_path: Path, file: str, documents: str | None) -> None:
    files = {MODEL: PAPER.replace("FILE", file), "align.yaml": "packs: [provenance]\n"}
    repository(tmp_path, {**files, "texts/DOC-1.txt": "It has a deficit of £20.5m."})
    commit(tmp_path, {"texts/DOC-1.txt": "It has a deficit of £20.6m."})
    (tmp_path / "texts/DOC-1.txt").unlink()
    assert standings(tmp_path, "HEAD~1", documents) == ["supported"]
    assert standings(tmp_path, "HEAD", documents) == ["not found"]
    assert standings(tmp_path, None, documents) == ["no text to hand"]


def test_a_folder_of_texts_must_have_been_in_the_repository_of_the_project(tmp_path: Path) -> None:
    folder = repository(tmp_path / "plan", {MODEL: PAPER.replace("FILE", '""')})
    repository(tmp_path / "texts", {"DOC-1.txt": "It has a deficit of £20.5m."})
    written(folder, {"late/DOC-1.txt": "It has a deficit of £20.5m."})
    assert standings(folder, "HEAD", "../texts") == ["../texts does not exist in HEAD."]
    assert standings(folder, "HEAD", "late") == ["late does not exist in HEAD."]
    assert standings(folder, None, "../texts") == standings(folder, None, "late") == ["supported"]
