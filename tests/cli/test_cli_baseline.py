"""`align baseline`: accept what there is, look at it, clear it; after that only what is new counts."""

from pathlib import Path

import pytest
from projects import ACCEPT, HOUSE, SOUND, Run, align, building, without, written
from repositories import git, repository

MODEL = "strategy_model/plan.yaml"
FILE = "align-baseline.json"


def run(folder: Path, *arguments: str) -> Run:
    return align(folder, *arguments, "--as-at", "2022-09-14")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(tmp_path, {**HOUSE, MODEL: without("owner", "measured_by")})


def test_what_is_accepted_no_longer_counts(project: Path) -> None:
    assert run(project, "check").code == 1
    done = run(project, *ACCEPT)
    assert (done.code, done.err) == (0, "")
    assert " ".join(done.out.split()) == (
        "2 findings accepted on 14 September 2022 by R-1, in align-baseline.json: 1 error and 1 warning; H-OWNER once and"
        " H-MEASURE once."
    )
    checked = run(project, "check", "--format", "concise", "--fail-on", "info")
    assert [line.split()[1] for line in checked.found] == ["accepted", "accepted"]
    assert checked.code == 0


def test_one_fault_more_is_one_finding_that_counts(project: Path) -> None:
    run(project, *ACCEPT)
    written(project, {MODEL: without("owner", "measured_by", "overseen_by")})
    lines = run(project, "check", "--format", "concise", "--waived", "hide").found
    assert [line.split()[1:3] for line in lines] == [["info", "H-BOARD"]]


def test_what_is_mended_is_reported_and_can_be_cleared(project: Path) -> None:
    run(project, *ACCEPT)
    written(project, {MODEL: without("owner")})
    lines = run(project, "check", "--format", "concise", "--waived", "hide").found
    assert lines == [
        (
            "align-baseline.json:5:5: warning BASELINE-GONE"
            " The accepted finding H-MEASURE/ACT-1/measured_by no longer occurs"
        )
    ]
    shown = run(project, "baseline", "show")
    assert shown.out == (
        f'{MODEL}:8:9: accepted error H-OWNER ACT-1 "Map the network" has no owner\n'
        "gone: S H-MEASURE/ACT-1/measured_by\n1 accepted finding; 1 more no longer occur.\n"
        "1 accepted on 14 September 2022 by R-1: It was there before the rules came.\n"
    )
    pruned = run(project, "baseline", "prune")
    assert pruned.out == (
        "gone: S H-MEASURE/ACT-1/measured_by\n1 taken out of align-baseline.json; 1 still accepted.\n"
    )
    assert run(project, "check", "--fail-on", "info").code == 0
    before = (project / FILE).stat().st_mtime_ns
    assert run(project, "baseline", "prune").out == "0 taken out of align-baseline.json; 1 still accepted.\n"
    assert (project / FILE).stat().st_mtime_ns == before


def test_written_anew_it_says_what_changed(project: Path) -> None:
    run(project, *ACCEPT)
    written(project, {MODEL: without("owner", "overseen_by")})
    assert " ".join(run(project, *ACCEPT).out.split()) == (
        "1 finding accepted on 14 September 2022 by R-1, in align-baseline.json: 1 note; H-BOARD once. 1 accepted before"
        " stays so. 1 entry taken out that accepted nothing any more."
    )


def test_where_nothing_is_found_an_empty_list_is_written(project: Path) -> None:
    written(project, {MODEL: SOUND})
    assert run(project, *ACCEPT).out == "Nothing more is accepted in align-baseline.json.\n"
    assert run(project, "check").code == 0


def test_what_is_waived_is_not_accepted_as_well(project: Path) -> None:
    waiver = "{rule: H-OWNER, element: ACT-1, reason: It is being filled, approved_by: R-1, approved_on: 2022-09-01, expires: 2022-12-01}"
    written(project, {"strategy_model/waivers.yaml": f"waivers:\n  - {waiver}\n"})
    assert "R-1, in align-baseline.json: 1 warning; H-MEASURE once." in " ".join(run(project, *ACCEPT).out.split())


def test_what_an_element_must_have_and_faults_of_waivers_cannot_be_accepted(project: Path) -> None:
    written(project, {MODEL: without("owner") + "milestones:\n  - {id: MS}\n"})
    written(project, {"strategy_model/waivers.yaml": "waivers:\n  - rule: H-OWNER\n"})
    run(project, *ACCEPT)
    lines = run(project, "check", "--format", "concise", "--waived", "hide").found
    assert {line.split()[2] for line in lines} == {"MODEL-REQUIRED", "WAIVER-REQUIRED"}


def test_the_file_can_be_elsewhere(project: Path) -> None:
    assert ", in ci/known.json: " in run(written(project, {"ci/a": ""}), *ACCEPT, "--baseline", "ci/known.json").out
    assert run(project, "check", "--baseline", "ci/known.json").code == 0
    assert run(project, "check").code == 1


def refused(folder: Path, *arguments: str) -> str:
    done = run(folder, *arguments)
    assert (done.code, done.out) == (2, "")
    return " ".join(done.err.split("Error: ")[1].split())


def test_before_anything_is_accepted_there_is_nothing_to_show(project: Path) -> None:
    says = "Nothing is accepted yet. `align baseline write --reason TEXT --approved-by ROLE` accepts what there is."
    assert refused(project, "baseline", "show") == refused(project, "baseline", "prune") == says


def test_a_broken_list_is_named_and_never_written_over(project: Path) -> None:
    written(project, {FILE: "{"})
    for command in ("write", "show", "prune"):
        says = refused(project, "baseline", command)
        assert f"{FILE}:1:1: {FILE} is no list of accepted findings that this version of align knows." in says
        assert says.endswith(
            "Mend it, or put back the last whole one with `git checkout REV -- FILE`. Where there is none, delete it, then"
            " accept everything that is found: `align baseline write PATH` for each strategy that shares it."
        )
    (project / FILE).unlink()
    assert run(project, *ACCEPT).code == 0
    assert run(project, "check").code == 0


@pytest.mark.parametrize("command", ["write", "show", "prune"])
def test_while_something_is_unread_nothing_is_accepted_or_cleared(project: Path, command: str) -> None:
    run(project, *ACCEPT)
    before = (project / FILE).read_bytes()
    written(project, {"strategy_model/a.yaml": "plans: [\n", "strategy_model/b.yaml": "- a list\n"})
    says = refused(project, "baseline", command)
    assert says.startswith("Something could not be read or checked, so nothing is accepted or cleared. strategy_model/")
    assert says.endswith("And 1 more.")
    assert (project / FILE).read_bytes() == before


def test_a_wrong_path_is_refused_as_by_check(project: Path) -> None:
    assert "nowhere does not exist" in refused(project, *ACCEPT, "nowhere")


def test_a_list_that_cannot_be_written_is_named(project: Path) -> None:
    says = refused(project, *ACCEPT, "--baseline", "none/known.json")
    assert says.endswith("known.json cannot be written: No such file or directory. Nothing was changed.")


def test_what_a_waiver_names_is_not_accepted_even_where_the_waiver_has_expired(project: Path) -> None:
    run(project, *ACCEPT)
    waiver = "{rule: H-OWNER, element: ACT-1, reason: It is being filled, approved_by: R-1, "
    days = "approved_on: 2022-09-01, expires: 2022-09-02}"
    written(project, {"strategy_model/waivers.yaml": f"waivers:\n  - {waiver}{days}\n"})
    assert " ".join(run(project, *ACCEPT).out.split()) == (
        "Nothing more is accepted in align-baseline.json. 1 accepted before stays so. 1 entry taken out that accepted"
        " nothing any more."
    )
    assert run(project, "check").code == 1


OF_PLAY = "It holds what is accepted of PLAY as well. Delete the lines of an id that no strategy has any longer."
CONFLICT = """\
{
  "align_baseline": 2,
  "accepted": [
    "PLAY H-OWNER/ACT-1/owner",
<<<<<<< HEAD
    "S H-OWNER/ACT-1/owner",
=======
    "S H-MEASURE/ACT-1/measured_by",
>>>>>>> other
    ""
  ]
}
"""
MARKS = ("<<<<<<<", "=======", ">>>>>>>")


def test_a_merge_conflict_is_named_and_either_way_out_works(project: Path) -> None:
    written(project, {FILE: CONFLICT})
    checked = run(project, "check")
    assert checked.code == 2
    assert f"{FILE} holds a merge conflict: both sides changed it" in " ".join(checked.out.split())
    assert "Keep the lines of both sides and delete the marks" in " ".join(checked.out.split())
    written(project, {FILE: "".join(one for one in CONFLICT.splitlines(keepends=True) if not one.startswith(MARKS))})
    assert run(project, "check", "--fail-on", "info", "--stage", "consultation").code == 0
    written(project, {FILE: CONFLICT})
    done = run(project, *ACCEPT)
    assert " ".join(done.out.split()).endswith(OF_PLAY)
    assert "PLAY H-OWNER/ACT-1/owner" in (project / FILE).read_text()
    assert run(project, "check", "--fail-on", "info").code == 0


def test_accepting_and_reviewing_work_while_the_file_of_the_other_is_in_conflict(project: Path) -> None:
    run(project, *ACCEPT)
    align(project, "review")
    lock = (project / "align.lock").read_text()
    in_conflict = lock.replace('    "S ACT-1 m', '<<<<<<< HEAD\n=======\n    "S ACT-1 m').replace(
        '    ""', '>>>>>>> b\n    ""'
    )
    written(project, {FILE: CONFLICT, "align.lock": in_conflict})
    assert run(project, *ACCEPT).code == run(project, "baseline", "show").code == 0
    assert align(project, "review").code == 0
    assert (project / "align.lock").read_text() == lock
    assert run(project, "check", "--fail-on", "info").code == 0


TWO = {
    "align.yaml": "packs: [rules.yaml]\n",
    "rules.yaml": HOUSE["rules.yaml"],
    "housing/plan.yaml": without("owner"),
    "play/plan.yaml": without("owner").replace("id: S\n", "id: PLAY\n"),
}


def test_a_list_for_several_strategies_accepts_of_each_only_its_own(tmp_path: Path) -> None:
    written(tmp_path, TWO)
    run(tmp_path, *ACCEPT, "housing")
    assert (run(tmp_path, "check", "housing").code, run(tmp_path, "check", "play").code) == (0, 1)
    run(tmp_path, *ACCEPT, "play")
    assert run(tmp_path, "check", "housing", "play").code == 0
    written(tmp_path, {"housing/plan.yaml": SOUND})
    pruned = run(tmp_path, "baseline", "prune", "housing")
    says = f"1 taken out of align-baseline.json; 0 still accepted. {OF_PLAY}"
    assert " ".join(pruned.lines[1:]) == says
    assert run(tmp_path, "check", "play", "--fail-on", "info").code == 0


def test_a_damaged_list_of_several_strategies_is_mended_and_nothing_is_lost(tmp_path: Path) -> None:
    written(tmp_path, TWO)
    for name in ("housing", "play"):
        run(tmp_path, *ACCEPT, name)
    whole = (tmp_path / FILE).read_bytes()
    repository(tmp_path, {})
    written(tmp_path, {FILE: whole.replace(b"]", b"")})
    assert run(tmp_path, "check", "housing").code == 2
    git(tmp_path, "checkout", "HEAD", "--", FILE)
    assert run(tmp_path, "check", "housing", "play").code == 0
    (tmp_path / FILE).unlink()
    for name in ("housing", "play"):
        run(tmp_path, *ACCEPT, name)
    assert (tmp_path / FILE).read_bytes() == whole


def test_the_lines_of_an_id_that_is_no_more_are_named_until_somebody_deletes_them(project: Path) -> None:
    run(project, *ACCEPT)
    written(project, {MODEL: without("owner", "measured_by").replace("id: S\n", "id: PLAN\n")})
    assert run(project, "check").code == 1
    run(project, *ACCEPT)
    says = OF_PLAY.replace("PLAY", "S")
    for command in ("show", "prune"):
        assert " ".join(run(project, "baseline", command).out.split()).endswith(says)
    lines = (project / FILE).read_text().splitlines(keepends=True)
    written(project, {FILE: "".join(line for line in lines if not line.startswith('    "S '))})
    assert "as well" not in run(project, "baseline", "show").out
    assert run(project, "check", "--fail-on", "info").code == 0


@pytest.mark.parametrize(
    "off",
    [
        {"align.yaml": "packs: [rules.yaml]\nignore: [H-OWNER]\n"},
        {"align.yaml": "packs: [rules.yaml]\nselect: [H-MEASURE]\n"},
        {
            "align.yaml": "packs: [own.yaml]\n",
            "own.yaml": building('{rule: H-OWNER, off: true, reason: "No posts yet."}'),
        },
        {"rules.yaml": HOUSE["rules.yaml"].replace("severity: error", "severity: {published: error}")},
    ],
    ids=["ignored", "not selected", "switched off by a pack", "not due"],
)
@pytest.mark.parametrize("command", [ACCEPT, ("baseline", "prune")], ids=["write", "prune"])
def test_what_is_accepted_of_a_rule_that_is_not_run_stays_accepted(
    project: Path, off: dict[str, str], command: tuple[str, ...]
) -> None:
    run(project, *ACCEPT)
    before = (project / FILE).read_bytes()
    written(project, off)
    for one in (command, ("baseline", "show")):
        says = " ".join(run(project, *one).out.split())
        assert says.endswith("1 entry kept of rules that were not run.")
    assert (project / FILE).read_bytes() == before
    written(project, HOUSE)
    assert run(project, "check", "--fail-on", "info").code == 0


def test_two_strategies_of_one_list_need_an_id_each(tmp_path: Path) -> None:
    written(tmp_path, {**TWO, "play/plan.yaml": SOUND})
    assert refused(tmp_path, "check", "housing", "play") == (
        "housing and play are both called S, under the same settings: what is accepted or reviewed of the one would count for"
        " the other. Give one of them another id."
    )
    assert run(tmp_path, "check", "play", "play/plan.yaml").code == 0
    written(tmp_path, {"play/align.yaml": "packs: [../rules.yaml]\n", "play/strategy_model/plan.yaml": SOUND})
    assert "both called" not in run(tmp_path, "check", "housing", "play").err


def test_a_waiver_of_one_strategy_excepts_nothing_of_another(tmp_path: Path) -> None:
    waiver = "{rule: H-OWNER, element: ACT-1, reason: It is being filled, approved_by: R-1, approved_on: 2022-09-01, expires: 2022-12-01}"
    written(tmp_path, {**TWO, "housing/waivers.yaml": f"waivers:\n  - {waiver}\n"})
    assert (run(tmp_path, "check", "housing").code, run(tmp_path, "check", "play").code) == (0, 1)
