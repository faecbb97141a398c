"""What has changed since a revision, with both answers, on real repositories."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from projects import HOUSE, SOUND, without, written
from repositories import commit, git, repository, snapshot

from alignment.comparison.pair import Pair
from alignment.diff.changes import ChangeMark
from alignment.diff.sentences import sentences
from alignment.project.request import Request, RequestError
from alignment.workspace.since import check_both

MODEL = "strategy_model/plan.yaml"


def compared(folder: Path, revision: str, until: str | None = None) -> Pair:
    return check_both(Request(folder, date(2022, 9, 14), revision=until), revision)


def found_in(comparison: Pair) -> tuple[list[str], list[str]]:
    old, new = ([one.rule for one in answer.report.findings] for answer in (comparison.old, comparison.new))
    return old, new


def test_the_work_tree_is_compared_with_a_revision(tmp_path: Path) -> None:
    repository(tmp_path, {**HOUSE, MODEL: SOUND})
    written(tmp_path, {MODEL: without("owner").replace("title: Map the network", "title: Map it\n    due: 2023")})
    before = snapshot(tmp_path)
    comparison = compared(tmp_path, "HEAD")
    assert found_in(comparison) == ([], ["H-OWNER"])
    (sentence,) = sentences(comparison.changes)
    assert sentence == (
        'ACT-1 "Map it": owner removed (was R-1 "Head of inclusion"); '
        'title changed from "Map the network" to "Map it"; due added: 2023.'
    )
    assert comparison.changes.changed[0].marks == {ChangeMark.OWNER}
    assert snapshot(tmp_path) == before


def test_two_revisions_are_compared_whatever_the_work_tree_says(tmp_path: Path) -> None:
    repository(tmp_path, {**HOUSE, MODEL: without("owner")})
    commit(tmp_path, {MODEL: SOUND})
    git(tmp_path, "tag", "mended")
    commit(tmp_path, {MODEL: "broken: ["})
    comparison = compared(tmp_path, "mended~1", "mended")
    assert found_in(comparison) == (["H-OWNER"], [])
    assert [one.id for one in comparison.changes.changed] == ["ACT-1"]
    back = compared(tmp_path, "mended", "mended~1")
    assert [one.links[0].old is None for one in back.changes.changed] == [False]


def test_files_that_only_moved_have_not_changed(tmp_path: Path) -> None:
    repository(tmp_path, {**HOUSE, MODEL: SOUND})
    head, _, boards = SOUND.partition("boards:")
    (tmp_path / MODEL).unlink()
    commit(tmp_path, {"plan/boards.yaml": f"boards:{boards}", "plan/all.yaml": head, "align.yaml": "model: plan\n"})
    assert compared(tmp_path, "HEAD~1", "HEAD").changes.elements == ()


def test_what_could_not_be_read_then_is_said(tmp_path: Path) -> None:
    repository(tmp_path, {**HOUSE, MODEL: SOUND, "strategy_model/more.yaml": "boards: ["})
    commit(tmp_path, {"strategy_model/more.yaml": "boards: [{id: B-2, title: Board}]"})
    assert sentences(compared(tmp_path, "HEAD~1").changes) == (
        "In the old state strategy_model/more.yaml could not be read whole: not all of it is compared.",
    )


def test_what_either_side_refuses_is_refused(tmp_path: Path) -> None:
    repository(tmp_path, {**HOUSE, MODEL: SOUND})
    request = Request(tmp_path, date(2022, 9, 14))
    with pytest.raises(RequestError, match="There is no revision `mian`"):
        check_both(request, "mian")
    with pytest.raises(RequestError, match="There is no revision `other`"):
        check_both(replace(request, revision="other"), "HEAD")
