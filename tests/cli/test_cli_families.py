"""`--select` takes families of what align finds itself: these alone are listed, and all else is counted."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from projects import HOUSE, STRATEGY, align, written
from repositories import repository

MODEL: Final = (
    STRATEGY
    + """\
actions:
  - {id: A-1, title: By a post that is not there, owner: R-9, due: 31 Sept 2023}
  - {id: A-2, title: Of nobody, colour: blue}
"""
)
READ: Final = ["LINK-UNKNOWN", "MODEL-DATE", "MODEL-FIELD"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(tmp_path, {**HOUSE, "strategy_model/plan.yaml": MODEL})


def answer(project: Path, *options: str) -> dict[str, Any]:
    run = align(project, "check", "--format", "json", "--as-at", "2022-09-14", *options)
    told: dict[str, Any] = json.loads(run.out)["strategies"][0]
    return told | {"code": run.code, "found": [one["rule"] for one in told["findings"]]}


@pytest.mark.parametrize(
    ("selectors", "found", "families"),
    [
        ("MODEL", ["MODEL-DATE", "MODEL-FIELD"], ["MODEL"]),
        (" model ", ["MODEL-DATE", "MODEL-FIELD"], ["MODEL"]),
        ("LINK MODEL-DATE", ["LINK-UNKNOWN", "MODEL-DATE"], ["LINK", "MODEL-DATE"]),
        ("YAML", [], ["YAML"]),
        ("LINK H-OWNER", ["H-OWNER", "LINK-UNKNOWN"], ["LINK"]),
    ],
)
def test_of_what_align_finds_itself_only_the_families_that_are_named_are_listed(
    project: Path, selectors: str, found: list[str], families: list[str]
) -> None:
    each = [selectors] if selectors != selectors.strip() else selectors.split()
    told = answer(project, *(part for one in each for part in ("--select", one)))
    assert sorted(told["found"]) == found
    every = answer(project, *(("--select", "H-OWNER") if "H-OWNER" in selectors else ()))
    assert told["focus"]["families"] == families
    assert sum(told["focus"]["elsewhere"].values()) == len(every["found"]) - len(found)
    assert sum(told["counts"].values()) == len(found)
    assert told["code"] == 2  # what could not be read stays unread, whoever looks


def test_rules_run_all_the_same_since_waivers_are_judged_by_what_they_find(project: Path) -> None:
    waiver = """\
        waivers:
          - {rule: H-OWNER, element: A-9, reason: The post is being filled., approved_by: R-1, approved_on: 2022-09-01,
             expires: 2022-12-31}
    """
    written(project, {"strategy_model/waivers.yaml": waiver})
    told = answer(project, "--select", "WAIVER")
    assert told["found"] == [one for one in answer(project)["found"] if one.startswith("WAIVER-")] != []
    assert told["rules"] == answer(project)["rules"]


def test_rules_alone_leave_out_nothing_that_align_finds_itself(project: Path) -> None:
    told = answer(project, "--select", "H-OWNER")
    assert sorted(told["found"]) == sorted(["H-OWNER", *READ])
    assert told["focus"] is None


def test_the_answer_says_what_it_leaves_out(project: Path) -> None:
    says = "Of what was found only MODEL is listed; 6 other findings (2 errors) are left out."
    for name in ("text", "concise", "markdown", "github"):
        run = align(project, "check", "--format", name, "--select", "MODEL")
        assert says in " ".join(run.out.replace("%25", "%").split()), name
    run = align(project, "check", "--select", "FILE", "strategy_model/plan.yaml")
    says = "found in strategy_model/plan.yaml only FILE is listed; 8 other findings (4 errors) are left out."
    assert says in " ".join(run.out.split())
    whole = written(project / "whole", {**HOUSE, "strategy_model/plan.yaml": STRATEGY})
    run = align(whole, "check", "--select", "link", "--select", "file", "--select", "model")
    assert "only LINK, FILE and MODEL is listed; there is nothing else." in " ".join(run.out.split())
    assert (run.code, "No finding" in run.out or "Nothing" in run.out) == (0, True)


def test_what_is_selected_alone_is_mended(project: Path) -> None:
    slips = "actions: [{id: A-1, title: One, ownr: R-1}, {id: A-2, title: Two, owner: r-1}]\nroles: [{id: R-1, title: Head}]\n"
    written(project, {"strategy_model/plan.yaml": STRATEGY + slips})
    align(project, "check", "--fix", "--write", "--select", "LINK")
    left = (project / "strategy_model/plan.yaml").read_text()
    assert ("ownr: R-1" in left, "owner: R-1" in left) == (True, True)


@pytest.mark.parametrize(
    ("selector", "says"),
    [
        (
            "MODLE",
            "No rule matches `MODLE`. Did you mean `MODEL`? What align finds itself is named by family: FILE, USED, ",
        ),
        (
            "ZZZ",
            "Name a rule, the beginning of its id, a tag or a pack. What align finds itself is named by family: FILE",
        ),
    ],
)
def test_an_unknown_family_is_refused_with_those_that_there_are(project: Path, selector: str, says: str) -> None:
    run = align(project, "check", "--select", selector)
    assert (run.code, says in run.err) == (2, True)


@pytest.mark.parametrize("command", [("report", "-o", "r.html"), ("diff", "HEAD")])
def test_answers_that_hold_them_in_any_case_refuse_a_choice(project: Path, command: tuple[str, ...]) -> None:
    repository(project, {})
    run = align(project, *command, "--select", "MODEL")
    assert (run.code, "`MODEL` names no rule but what align finds itself" in run.err) == (2, True)
    assert "ask `align check --select MODEL`" in run.err
