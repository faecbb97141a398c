"""`--owner` lists what one post answers for; what it comes to stays that of the whole check."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from projects import HOUSE, SOUND, STRATEGY, align, written
from repositories import repository

from alignment.cli.formats import CHECK

MODEL: Final = (
    STRATEGY
    + """\
actions:
  - {id: A-1, title: Own, owner: R-1, measured_by: M-1}
  - {id: A-2, title: Of another, owner: R-2}
  - {id: A-3, title: Of nobody, supported_by: R-1}
  - {id: A-4, title: In a plan, part_of: P-1}
  - {id: A-5, title: In a plan and of another, part_of: P-1, owner: R-2}
plans:
  - {id: P-1, title: The plan, owner: R-1}
measures:
  - {id: M-1, title: Schools mapped}
roles:
  - {id: R-1, title: Head of inclusion}
  - {id: R-2, title: Head of health}
  - {id: R-3, title: Head of health}
"""
)
AS_AT: Final = ("--as-at", "2022-09-14")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(tmp_path, {**HOUSE, "strategy_model/plan.yaml": MODEL})


def answer(project: Path, *options: str) -> dict[str, Any]:
    run = align(project, "check", "--format", "json", *AS_AT, *options)
    told: dict[str, Any] = json.loads(run.out)["strategies"][0]
    return told | {"code": run.code}


@pytest.mark.parametrize("named", ["R-1", "r-1", "Head of inclusion", " head of  Inclusion"])
def test_a_post_is_named_by_its_id_or_title_and_hears_of_what_it_answers_for(project: Path, named: str) -> None:
    whole, told = answer(project), answer(project, "--owner", named)
    assert {one["element"] for one in told["findings"]} == {"A-1", "A-4"}
    assert told["findings"] == [one for one in whole["findings"] if one["element"] in {"A-1", "A-4"}]
    assert (told["counts"], told["code"]) == (whole["counts"], whole["code"])
    left = len(whole["findings"]) - len(told["findings"])
    assert (told["owner"]["post"], told["owner"]["title"]) == ("R-1", "Head of inclusion")
    assert sum(told["owner"]["elsewhere"].values()) == left
    assert whole["owner"] is None


def test_the_answer_says_in_every_format_with_words_that_it_is_narrowed(project: Path) -> None:
    says = 'Listed is what R-1 "Head of inclusion" answers for;'
    for name in ("text", "concise", "markdown", "github"):
        run = align(project, "check", "--format", name, "--owner", "R-1", *AS_AT)
        assert says in " ".join(run.out.split()), name
        assert "2 errors" in run.out
    for name in CHECK:
        run = align(project, "check", "--format", name, "--owner", "R-1", *AS_AT)
        assert "A-2 " not in run.out or name in {"json", "jsonl", "junit", "sarif"}


def test_what_a_post_is_responsible_for_beside_others_is_listed_and_named_apart(project: Path) -> None:
    model = MODEL.replace("title: Of another, ", "title: Of another, responsible: [R-1, B-1], ").replace(
        "supported_by: R-1", "responsible: R-1"
    )
    written(project, {"strategy_model/plan.yaml": f"{model}boards: [{{id: B-1, title: Parks board}}]\n"})
    told = answer(project, "--owner", "R-1")
    assert {one["element"] for one in told["findings"]} == {"A-1", "A-2", "A-3", "A-4"}
    assert told["owner"]["responsible_for"] == ["A-2", "A-3"]
    says = 'Listed is what R-1 "Head of inclusion" answers for, and what it is responsible for beside others (A-2 and A-3); '
    assert says in " ".join(align(project, "check", "--owner", "R-1", *AS_AT).out.split())
    assert answer(project, "--owner", "R-2")["owner"]["responsible_for"] == []


def test_the_verdict_counts_what_can_be_waived_where_an_error_of_another_post_cannot(project: Path) -> None:
    assert align(project, "check", "--quiet", *AS_AT).lines[0].endswith("must be mended or waived.")
    written(project, {"strategy_model/plan.yaml": MODEL.replace("title: Of another, ", "")})
    whole = align(project, "check", "--quiet", *AS_AT).lines[0]
    assert whole.endswith("must be mended, of which 2 can be waived.")
    assert align(project, "check", "--quiet", "--owner", "R-1", *AS_AT).lines[0] == whole


def test_what_could_not_be_read_is_never_left_out(project: Path) -> None:
    written(project, {"strategy_model/b.yaml": "a: [\n"})
    told = answer(project, "--owner", "R-1")
    assert told["code"] == 2
    assert any(one["rule"].startswith("YAML-") for one in told["findings"])
    says = " ".join(align(project, "check", "--owner", "R-1", *AS_AT).out.split())
    assert 'Listed is what R-1 "Head of inclusion" answers for and what could not be read; ' in says


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("Head of helth", "No post is called `Head of helth`. Did you mean `Head of health`?"),
        (
            "Nobody at all",
            'The posts are R-1 "Head of inclusion", R-2 "Head of health" and R-3 "Head of health".',
        ),
        ("Head of health", "`Head of health` is the title of several posts: R-2 and R-3. Name one by its id."),
    ],
)
def test_who_is_no_post_is_refused(project: Path, named: str, says: str) -> None:
    run = align(project, "check", "--owner", named)
    assert run.code == 2
    assert says in " ".join(run.err.split())


def test_where_there_is_no_post_that_is_said(tmp_path: Path) -> None:
    files = {**HOUSE, "strategy_model/plan.yaml": f"{STRATEGY}actions: [{{id: A-1, title: Own}}]\n"}
    run = align(written(tmp_path, files), "check", "--owner", "R-1")
    assert "The strategy has no post; write it under `roles:`." in " ".join(run.err.split())
    written(tmp_path, {"strategy_model/plan.yaml": SOUND})
    run = align(tmp_path, "check", "--owner", "Nobody at all")
    assert 'The only post is R-1 "Head of inclusion".' in " ".join(run.err.split())


def test_a_post_that_answers_for_nothing_and_one_that_answers_for_all(project: Path) -> None:
    nothing = align(project, "check", "--owner", "R-3", *AS_AT).out
    assert "error[" not in nothing
    assert "Not ready: " in nothing
    everything = {
        **HOUSE,
        "strategy_model/plan.yaml": f"{STRATEGY}actions: [{{id: A-1, title: T, owner: R-1}}]\nroles: [{{id: R-1, title: Head}}]\n",
    }
    run = align(written(project / "other", everything), "check", "--owner", "R-1", *AS_AT)
    assert "answers for; there is nothing else." in " ".join(run.out.split())


def test_an_answer_about_one_post_is_nothing_to_compare_with(project: Path) -> None:
    repository(project, {})
    kept = align(project, "check", "--format", "json", "--owner", "R-1").bytes_out
    written(project, {"kept.json": kept})
    refused = align(project, "diff", "HEAD", "--against", "kept.json")
    assert "it is about what one post answers for alone" in " ".join(refused.err.split())


def test_what_others_have_waived_is_in_every_answer(project: Path) -> None:
    waiver = "rule: H-MEASURE, element: A-2, reason: The measure is being agreed, approved_by: R-1"
    days = "approved_on: 2022-09-01, expires: 2022-12-01"
    written(project, {"strategy_model/waivers.yaml": f"waivers: [{{{waiver}, {days}}}]\n"})
    run = align(project, "check", "--owner", "R-1", *AS_AT)
    assert "1 warning waived: H-MEASURE on A-2, until 1 December 2022." in " ".join(run.out.split())


def test_a_post_for_which_nothing_is_found_is_told_so_with_the_number_of_all(project: Path) -> None:
    number = len(answer(project)["findings"])
    says = " ".join(align(project, "check", "--owner", "R-3", *AS_AT).out.split())
    assert f"0 of {number} findings (" in says
    assert ') are for R-3 "Head of health" to answer.' in says
