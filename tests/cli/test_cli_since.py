"""On a change, what it brings comes first; of the rest only what it touches, and the others are counted."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from projects import ACCEPT, HOUSE, SOUND, Run, align, without
from repositories import commit, git, repository

MODEL: Final = "strategy_model/plan.yaml"
OTHERS: Final = "strategy_model/others.yaml"
TWO: Final = """\
actions:
  - {id: ACT-2, title: Train, measured_by: M-1, overseen_by: B-1}
  - {id: ACT-3, title: Tell, owner: R-2, overseen_by: B-2}
roles:
  - {id: R-2, title: Deputy}
boards:
  - {id: B-2, title: Forum}
"""


def check(folder: Path, *options: str) -> Run:
    return align(folder, "check", "--as-at", "2022-09-14", "--since", "main", *options)


def compared(folder: Path, *options: str) -> tuple[dict[str, Any], list[str]]:
    (strategy,) = json.loads(check(folder, "--format", "json", *options).out)["strategies"]
    return strategy["compared"], [f"{one['rule']} {one['element']}" for one in strategy["findings"]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Gives a project on a branch, in which ACT-2 has no owner and ACT-3 no measure."""
    repository(tmp_path, {**HOUSE, MODEL: SOUND, OTHERS: TWO})
    git(tmp_path, "checkout", "--quiet", "-b", "change")
    return tmp_path


def test_nothing_has_changed(project: Path) -> None:
    run = check(project)
    assert run.code == 0
    assert "What the strategy says has not changed." in run.out
    assert "0 new findings, none mended. 2 findings (1 error) about what the change does not touch" in run.out.replace(
        "\n", " "
    )


def test_a_new_finding_is_there_with_its_place_and_others_are_counted(project: Path) -> None:
    (project / MODEL).write_text(without("owner"))
    said, found = compared(project)
    assert found == ["H-OWNER ACT-1"]
    assert said["new"] == ["H-OWNER/ACT-1/owner"]
    assert said["elsewhere"] == {"error": 1, "warning": 1, "info": 0}
    assert said["changes"] == ['ACT-1 "Map the network": owner removed (was R-1 "Head of inclusion").']
    assert said["commit"] == git(project, "rev-parse", "main")
    run = check(project)
    assert (run.code, run.out.count("  --> "), run.out.count("= new:")) == (1, 1, 1)


def test_moving_and_renaming_and_reordering_bring_nothing(project: Path) -> None:
    first, second = (f"  - {{id: {one}" for one in ("ACT-2", "ACT-3"))
    lines = TWO.splitlines(keepends=True)
    assert lines[1].startswith(first)
    assert lines[2].startswith(second)
    (project / OTHERS).write_text("".join([lines[0], lines[2], lines[1], *lines[3:]]))
    git(project, "mv", MODEL, "strategy_model/all.yaml")
    said, found = compared(project)
    assert (said["new"], said["mended"], said["changes"], found) == ([], [], [], [])


def test_what_is_linked_to_what_changed_is_there_but_not_new(project: Path) -> None:
    (project / OTHERS).write_text(TWO.replace("title: Deputy", "title: Deputy head"))
    said, found = compared(project)
    assert (said["new"], found) == ([], ["H-MEASURE ACT-3"])
    run = check(project, "--fail-on", "warning")
    assert run.code == 1
    assert run.out.partition("\n\n")[2].startswith("These counted before:\n\nwarning[H-MEASURE]: ACT-3")


def test_what_is_no_longer_linked_counts_as_touched(project: Path) -> None:
    (project / OTHERS).write_text(TWO.replace("measured_by: M-1, ", "").replace("owner: R-2, ", ""))
    said, found = compared(project)
    assert sorted(said["new"]) == ["H-MEASURE/ACT-2/measured_by", "H-OWNER/ACT-3/owner"]
    assert sorted(found) == ["H-MEASURE ACT-2", "H-MEASURE ACT-3", "H-OWNER ACT-2", "H-OWNER ACT-3"]


def test_what_is_mended_is_named(project: Path) -> None:
    (project / OTHERS).write_text(TWO.replace("title: Train,", "title: Train, owner: R-2,"))
    said, found = compared(project)
    assert [(one["rule"], one["element"]) for one in said["mended"]] == [("H-OWNER", "ACT-2")]
    assert found == []
    assert "0 new findings, 1 mended (H-OWNER on ACT-2)." in check(project).out.replace("\n", " ")


def test_what_cannot_be_read_is_never_left_out(project: Path) -> None:
    (project / "strategy_model/b.yaml").write_text("actions: [\n")
    commit(project)
    git(project, "branch", "--force", "main", "change")
    run = check(project)
    assert run.code == 2
    assert "  --> strategy_model/b.yaml:" in run.out
    assert "0 new findings" in run.out


def test_findings_about_a_file_go_with_it_where_it_is_only_renamed(project: Path) -> None:
    for name in ("a", "b", "c"):
        (project / f"strategy_model/{name}.yaml").write_text(f"# {name}\n")
    commit(project)
    git(project, "branch", "--force", "main", "change")
    git(project, "mv", "strategy_model/a.yaml", "strategy_model/x.yaml")
    (project / "strategy_model/b.yaml").write_text("# another\n")
    git(project, "mv", "strategy_model/c.yaml", "strategy_model/z.yaml")
    (project / "strategy_model/y.yaml").write_text("# c\n")
    said, _ = compared(project)
    assert said["new"] == ["YAML-EMPTY//strategy_model/y.yaml/", "YAML-EMPTY//strategy_model/z.yaml/"]
    assert [one["location"]["path"] for one in said["mended"]] == ["strategy_model/c.yaml"]
    lines = check(project, "--format", "concise").found
    assert sorted(line.split(":", maxsplit=1)[0] for line in lines) == [f"strategy_model/{name}.yaml" for name in "byz"]


def test_what_does_not_count_stays_listed(project: Path) -> None:
    accepted = align(project, *ACCEPT, "--as-at", "2022-09-14")
    assert accepted.code == 0
    said, found = compared(project)
    assert [one["why"] for one in said["uncounted"]] == ["accepted", "accepted"]
    assert (said["mended"], len(found)) == ([], 2)
    assert said["elsewhere"] == {"error": 0, "warning": 0, "info": 0}


def test_a_selector_may_name_a_rule_that_there_was_not_yet(project: Path) -> None:
    (project / "rules.yaml").write_text(HOUSE["rules.yaml"].replace("H-OWNER", "H-HEAD"))
    said, _ = compared(project, "--select", "H-HEAD")
    assert said["new"] == ["H-HEAD/ACT-2/owner"]
    assert "No rule matches `H-OWNER`" in check(project, "--select", "H-OWNER").err


@pytest.mark.parametrize(
    ("revision", "says"),
    [
        ("-x", "No revision can be called `-x`. Name a commit, a branch or a tag."),
        ("mian", "There is no revision `mian` in this repository. Did you mean `main`?"),
        ("", "There is no revision `` in this repository."),
    ],
)
@pytest.mark.parametrize("option", ["--since", "--trust"])
def test_a_revision_that_cannot_be_is_refused(project: Path, option: str, revision: str, says: str) -> None:
    run = align(project, "check", f"{option}={revision}")
    assert (run.code, run.out) == (2, "")
    assert says in run.err


@pytest.mark.parametrize("option", ["--since", "--trust"])
def test_without_git_and_in_a_shallow_clone_the_sentence_says_so(tmp_path: Path, option: str) -> None:
    plain, full, shallow = (tmp_path / name for name in ("plain", "full", "shallow"))
    plain.mkdir()
    run = align(plain, "check", option, "main")
    assert (run.code, run.out) == (2, "")
    assert "is in no git repository, so there are no revisions of it." in run.err
    repository(full, {**HOUSE, MODEL: SOUND})
    commit(full, {MODEL: without("owner")})
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{full}", str(shallow))
    run = align(shallow, "check", option, "HEAD~1")
    assert (run.code, run.out) == (2, "")
    assert "This clone is shallow and may lack it; `git fetch --unshallow origin " in run.err
    run = align(shallow, "check", option, "HEAD", env={"PATH": ""})
    assert (run.code, run.out) == (2, "")
    assert "Git is not installed, or not where programs are looked for." in run.err


def test_of_a_path_that_was_not_there_everything_is_new(project: Path) -> None:
    (project / "other").mkdir()
    (project / "other/plan.yaml").write_text(without("owner"))
    run = check(project, "other")
    assert run.code == 1
    flat = " ".join(run.out.split())
    assert "What changed: Everything in other is new: it was not there. Since main (" in flat
    assert "): 1 new finding, none mended." in flat
    assert check(project, "other", "--select", "X-").code == 2
    assert "There is no revision `nope`" in align(project, "check", "other", "--since", "nope").err


SHARE: Final = """\
align_rules: 1
pack: house
version: 1.0.0
title: Rules of the house
rules:
  - id: H-OWNERS
    title: Every action has an owner
    severity: warning
    of_all: action
    must_have: owner
    at_least: 100%
    message: "has actions without an owner, {count} of {total}: {failures}"
    why: Somebody has to answer for it.
    fix: Name an owner.
    source: {document: Rules of the house, locator: page 1}
    examples:
      pass:
        strategy: {id: S, title: Plan, period_from: 2022, period_to: 2025, stage: draft}
        actions: [{id: A, title: Train, owner: R}]
        roles: [{id: R, title: Head}]
      fail:
        strategy: {id: S, title: Plan, period_from: 2022, period_to: 2025, stage: draft}
        actions: [{id: A, title: Train}]
"""


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """Gives a project on a branch, in which two of three actions have no owner and a rule is about the share."""
    repository(tmp_path, {**HOUSE, "rules.yaml": SHARE, MODEL: SOUND, OTHERS: TWO.replace("owner: R-2, ", "")})
    git(tmp_path, "checkout", "--quiet", "-b", "change")
    return tmp_path


def test_a_share_that_got_worse_is_new_and_what_brings_it_is_named(shared: Path) -> None:
    (shared / MODEL).write_text(without("owner"))
    said, found = compared(shared)
    assert (found, said["new"]) == (["H-OWNERS S"], ["H-OWNERS/S/"])
    assert said["more"] == [{"fingerprint": "H-OWNERS/S/", "members": ["ACT-1"]}]
    out = " ".join(check(shared).out.split())
    assert f"= new: about 1 more than at main ({said['commit'][:12]}): ACT-1" in out
    assert "1 new finding (1 about more than before), none mended" in out
    told = align(shared, "diff", "main", "--as-at", "2022-09-14").out
    assert 'ACT-1 "Map the network": owner removed' in told


def test_a_share_that_is_less_wrong_is_not_new_and_listed_only_where_the_change_touches_a_member(shared: Path) -> None:
    one = TWO.replace("owner: R-2, ", "").replace("title: Train,", "title: Train, owner: R-2,")
    (shared / OTHERS).write_text(one)
    said, found = compared(shared)
    assert (found, said["new"], said["elsewhere"]["warning"]) == ([], [], 1)
    (shared / OTHERS).write_text(one.replace("title: Tell", "title: Tell all"))
    assert compared(shared)[1] == ["H-OWNERS S"]
