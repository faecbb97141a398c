"""Waivers, accepted findings and reviews under `--trust`: what a change takes out counts at once, what it adds once merged."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from projects import ACCEPT, HOUSE, SOUND, WAIVER, Run, align, without
from repositories import commit, git, repository

MODEL: Final = "strategy_model/plan.yaml"
WAIVERS: Final = "strategy_model/waivers.yaml"
ACCEPTED: Final = "align-baseline.json"
LOCK: Final = "align.lock"
EXPIRED: Final = WAIVER.replace("expires: 2022-12-01", "expires: 2022-09-10")
THE_WAIVER: Final = "the waiver of H-OWNER on ACT-1"


def check(folder: Path, *options: str) -> Run:
    return align(folder, "check", "--as-at", "2022-09-14", *options)


def trusting(folder: Path) -> dict[str, Any]:
    """Gives what main tells of the change."""
    (strategy,) = json.loads(check(folder, "--trust", "main", "--format", "json").out)["strategies"]
    found: dict[str, Any] = strategy
    return found


def standing(strategy: dict[str, Any]) -> list[str]:
    """Gives the rules of what counts, but for what is said of the change itself."""
    rules = [one["rule"] for one in strategy["findings"] if one["suppression"] is None]
    return [rule for rule in rules if not rule.startswith("GATE-")]


def turned(strategy: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Names the entries that the change takes out, and those that it adds."""
    return strategy["trusted"]["taken_out"], strategy["trusted"]["added"]


def said(folder: Path) -> str:
    return " ".join(check(folder, "--trust", "main").out.split())


def begun(folder: Path, files: dict[str, str]) -> Path:
    """Makes a project whose main has these files, and goes on in a branch."""
    repository(folder, {**HOUSE, MODEL: without("owner"), **files})
    git(folder, "checkout", "--quiet", "-b", "change")
    return folder


@pytest.fixture
def waived(tmp_path: Path) -> Path:
    """Gives a project whose main waives that its action has no owner."""
    return begun(tmp_path, {WAIVERS: WAIVER})


@pytest.fixture
def accepted(tmp_path: Path) -> Path:
    """Gives a project whose main has accepted that its action has no owner."""
    folder = begun(tmp_path, {})
    assert align(folder, *ACCEPT).code == 0
    commit(folder)
    git(folder, "branch", "--force", "main")
    return folder


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """Gives a project whose main has reviewed all of its links."""
    folder = begun(tmp_path, {MODEL: SOUND})
    assert align(folder, "review").code == 0
    commit(folder)
    git(folder, "branch", "--force", "main")
    return folder


def test_where_the_lists_stay_what_they_except_stays_excepted(waived: Path) -> None:
    strategy = trusting(waived)
    assert (standing(strategy), turned(strategy)) == ([], ([], []))
    assert "Entries" not in said(waived)


def test_a_waiver_that_is_taken_out_waives_nothing_any_more(waived: Path) -> None:
    (waived / WAIVERS).unlink()
    assert standing(trusting(waived)) == ["H-OWNER"]
    assert turned(trusting(waived)) == ([THE_WAIVER], [])
    assert f"Entries taken out count at once: 1 ({THE_WAIVER})." in said(waived)


def test_an_element_goes_together_with_its_waiver(waived: Path) -> None:
    (waived / MODEL).write_text(SOUND.replace("ACT-1", "ACT-2"))
    assert standing(trusting(waived)) == ["WAIVER-NAME"]
    (waived / WAIVERS).unlink()
    assert standing(trusting(waived)) == []


def test_what_is_wrong_with_a_waiver_of_main_does_not_outlast_its_mend(tmp_path: Path) -> None:
    folder = begun(tmp_path, {WAIVERS: EXPIRED})
    assert standing(trusting(folder)) == ["H-OWNER", "WAIVER-EXPIRED"]
    (folder / WAIVERS).write_text("waivers: [\n")
    git(folder, "checkout", "--quiet", "main")
    commit(folder)
    (folder / WAIVERS).unlink()
    (folder / MODEL).write_text(SOUND)
    assert check(folder, "--trust", "main").code == 0


def test_a_waiver_that_is_added_is_judged_and_waives_nothing_yet(tmp_path: Path) -> None:
    folder = begun(tmp_path, {})
    (folder / WAIVERS).write_text(WAIVER)
    assert check(folder).code == 0
    assert standing(trusting(folder)) == ["H-OWNER"]
    assert turned(trusting(folder)) == ([], [THE_WAIVER])
    assert f"Entries added count once merged: 1 ({THE_WAIVER})." in said(folder)
    assert "excepted here, which counts once the change is merged" in said(folder)
    (folder / WAIVERS).write_text(EXPIRED)
    assert standing(trusting(folder)) == ["H-OWNER", "WAIVER-EXPIRED"]


def test_a_waiver_that_ends_otherwise_counts_while_both_hold(waived: Path) -> None:
    (waived / WAIVERS).write_text(WAIVER.replace("expires: 2022-12-01", "expires: 2023-08-01"))
    assert standing(trusting(waived)) == []
    assert turned(trusting(waived)) == ([], [THE_WAIVER])
    later = check(waived, "--trust", "main", "--as-at", "2023-01-01")
    assert later.code == 1
    (waived / WAIVERS).write_text(EXPIRED)
    assert standing(trusting(waived)) == ["H-OWNER", "WAIVER-EXPIRED"]


def test_which_finding_of_several_a_waiver_means_is_part_of_its_name(waived: Path) -> None:
    (waived / WAIVERS).write_text(f"{WAIVER}    facet: owner\n")
    assert standing(trusting(waived)) == []
    assert turned(trusting(waived)) == ([THE_WAIVER], [f"{THE_WAIVER} (owner)"])


def test_a_fault_may_be_mended_and_the_list_pruned_in_one_change(accepted: Path) -> None:
    (accepted / MODEL).write_text(SOUND)
    assert standing(trusting(accepted)) == ["BASELINE-GONE"]
    assert align(accepted, "baseline", "prune").code == 0
    assert standing(trusting(accepted)) == []
    ((gone,), added) = turned(trusting(accepted))
    assert (gone.partition(" H-OWNER")[0], added) == ("the accepted finding", [])


def test_a_finding_that_is_accepted_no_more_counts(accepted: Path) -> None:
    (accepted / ACCEPTED).unlink()
    assert standing(trusting(accepted)) == ["H-OWNER"]


def test_a_finding_that_the_change_accepts_counts_until_it_is_merged(accepted: Path) -> None:
    (accepted / MODEL).write_text(without("owner", "measured_by"))
    assert align(accepted, *ACCEPT).code == 0
    assert check(accepted).code == 0
    assert standing(trusting(accepted)) == ["H-MEASURE"]
    (gone, (added,)) = turned(trusting(accepted))
    assert (gone, "H-MEASURE" in added) == ([], True)


def test_the_first_list_of_accepted_findings_counts_once_it_is_merged(tmp_path: Path) -> None:
    folder = begun(tmp_path, {})
    assert align(folder, *ACCEPT).code == 0
    assert check(folder).code == 0
    assert standing(trusting(folder)) == ["H-OWNER"]


def test_what_was_accepted_may_be_waived_instead(accepted: Path) -> None:
    (accepted / WAIVERS).write_text(WAIVER)
    assert standing(trusting(accepted)) == []
    assert turned(trusting(accepted)) == ([], [THE_WAIVER])


@pytest.mark.parametrize("is_list_there", [True, False])
def test_what_is_waived_instead_stays_in_the_list_until_the_waiver_is_merged(
    accepted: Path, *, is_list_there: bool
) -> None:
    listed = (accepted / ACCEPTED).read_text()
    (accepted / WAIVERS).write_text(WAIVER)
    assert align(accepted, *ACCEPT, "--as-at", "2022-09-14").code == 0
    assert "H-OWNER" not in (accepted / ACCEPTED).read_text()
    if not is_list_there:
        (accepted / ACCEPTED).unlink()
    assert standing(trusting(accepted)) == ["H-OWNER"]
    assert "= fix: Its waiver counts once the change is merged: keep it in the list of accepted findings" in said(
        accepted
    )
    (accepted / ACCEPTED).write_text(listed)
    assert standing(trusting(accepted)) == []
    commit(accepted)
    git(accepted, "branch", "--force", "main")
    assert align(accepted, *ACCEPT, "--as-at", "2022-09-14").code == 0
    assert standing(trusting(accepted)) == []


def test_what_was_waived_may_not_be_accepted_instead(waived: Path) -> None:
    (waived / WAIVERS).unlink()
    assert align(waived, *ACCEPT).code == 0
    assert check(waived).code == 0
    assert standing(trusting(waived)) == ["H-OWNER"]


def test_a_review_counts_once_it_is_merged_and_that_is_what_is_to_be_done(reviewed: Path) -> None:
    (reviewed / MODEL).write_text(SOUND.replace("title: Schools mapped", "title: Schools that are mapped"))
    before = trusting(reviewed)
    assert standing(before) == ["SUSPECT"]
    assert align(reviewed, "review").code == 0
    assert standing(trusting(reviewed)) == ["SUSPECT"]
    assert turned(trusting(reviewed)) == ([], ["the review of ACT-1 measured_by M-1"])
    assert "= fix: It has been read again in the change, which counts once that is merged" in said(reviewed)


def test_a_link_goes_together_with_its_review(reviewed: Path) -> None:
    (reviewed / MODEL).write_text(without("overseen_by"))
    assert align(reviewed, "review").code == 0
    assert standing(trusting(reviewed)) == ["H-BOARD"]
    assert turned(trusting(reviewed)) == (["the review of ACT-1 overseen_by B-1"], [])


def test_a_suspect_link_does_not_cease_to_be_one_because_its_review_is_taken_out(reviewed: Path) -> None:
    (reviewed / MODEL).write_text(SOUND.replace("title: Schools mapped", "title: Schools that are mapped"))
    (reviewed / LOCK).unlink()
    assert check(reviewed).code == 0
    strategy = trusting(reviewed)
    assert standing(strategy) == ["SUSPECT"]
    assert "then `align review ACT-1`" in said(reviewed)


@pytest.mark.parametrize("lists", ["as they were", "under the new id", "none"])
def test_a_suspect_link_does_not_cease_to_be_one_because_the_strategy_is_called_otherwise(
    reviewed: Path, lists: str
) -> None:
    (reviewed / MODEL).write_text(
        SOUND.replace("title: Schools mapped", "title: Some schools").replace("id: S\n", "id: S-2\n")
    )
    if lists != "as they were":
        (reviewed / LOCK).unlink()
    if lists == "under the new id":
        assert align(reviewed, "review").code == 0
    assert standing(trusting(reviewed)) == ["SUSPECT"]
    if lists == "as they were":
        assert "[SUSPECT]: ACT-1" in check(reviewed, "--since", "main").out


def test_a_stage_does_not_cease_to_be_set_back_because_the_strategy_is_called_otherwise(reviewed: Path) -> None:
    (reviewed / MODEL).write_text(SOUND.replace("id: S\n", "id: S-2\n").replace("approval", "draft"))
    for compared in ("--trust", "--since"):
        refused = check(reviewed, compared, "main", "--fail-on-change", "stage-back")
        assert (refused.code, "[CHANGE-REFUSED]" in refused.out) == (1, True)


def test_the_first_reviews_are_judged_at_once(tmp_path: Path) -> None:
    folder = begun(tmp_path, {MODEL: SOUND})
    assert align(folder, "review").code == 0
    assert standing(trusting(folder)) == []
    (folder / MODEL).write_text(SOUND.replace("title: Schools mapped", "title: Schools that are mapped"))
    assert standing(trusting(folder)) == ["SUSPECT"]


@pytest.mark.parametrize(("name", "text"), [(WAIVERS, "waivers: [\n"), (ACCEPTED, "[]"), (LOCK, "[]")])
def test_of_a_list_that_cannot_be_read_nothing_is_said_but_that(tmp_path: Path, name: str, text: str) -> None:
    folder = begun(tmp_path, {name: text})
    (folder / name).write_text(f"{text} ")
    assert check(folder, "--trust", "main").code == 2
    assert turned(trusting(folder)) == ([], [])
