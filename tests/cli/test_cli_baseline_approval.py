"""What is accepted is governed: a reason in words, a post that may approve it, and where it is given a last day."""

from pathlib import Path

import pytest
from projects import ACCEPT, HOUSE, Run, align, without, written

MODEL = "strategy_model/plan.yaml"
FILE = "align-baseline.json"
PLAIN = '{"align_baseline": 3, "accepted": ["S H-OWNER/ACT-1/owner", "S H-MEASURE/ACT-1/measured_by"]}'
DIRECTOR = "roles:\n  - {id: R-2, title: Director}\n"
BY_DIRECTOR = (*ACCEPT[:-1], "R-2")


def run(folder: Path, *arguments: str, as_at: str = "2022-09-14") -> Run:
    return align(folder, *arguments, "--as-at", as_at)


def says(done: Run) -> str:
    assert done.err == ""
    return " ".join(done.out.split())


def refused(folder: Path, *arguments: str) -> str:
    done = run(folder, *arguments)
    assert (done.code, done.out) == (2, "")
    return " ".join(done.err.split("Error: ")[1].split())


def marks(done: Run) -> list[list[str]]:
    return sorted(line.split()[1:3] for line in done.found)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(
        tmp_path, {**HOUSE, MODEL: without("owner", "measured_by"), "strategy_model/director.yaml": DIRECTOR}
    )


def test_without_a_reason_it_is_accepted_up_to_approval_and_asked_for_one(project: Path) -> None:
    done = run(project, "baseline", "write")
    assert [line.split()[1:3] for line in done.lines[:2]] == [["error", "H-OWNER"], ["warning", "H-MEASURE"]]
    assert says(done).endswith(
        "2 findings accepted without a reason, in align-baseline.json: 1 error and 1 warning; H-OWNER once and H-MEASURE once."
        " Nobody has said why, or approved it: before approval, run this again with --reason TEXT and --approved-by ROLE."
    )
    early = run(project, "check", "--stage", "consultation", "--fail-on", "info")
    assert (early.code, "1 error and 1 warning accepted without a reason" in says(early)) == (0, True)
    late = run(project, "check", "--format", "concise")
    assert (late.code, marks(late)) == (
        1,
        [["error", "BASELINE-APPROVAL"], ["error", "H-OWNER"], ["warning", "H-MEASURE"]],
    )
    assert "2 entries of the list give no reason, and from approval on nothing is accepted without one" in late.out
    assert "accepted without a reason, which holds only before approval" in says(run(project, "check", "--full"))
    assert says(run(project, "baseline", "write", "--stage", "draft")) == (
        "Nothing more is accepted in align-baseline.json. 2 accepted before stay so."
    )
    run(project, *BY_DIRECTOR)
    assert run(project, "check", "--fail-on", "info").code == 0


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (("--reason", "It is old."), "--approved-by ROLE"),
        (("--approved-by", "R-2"), "--reason TEXT"),
        (("--expires", "2023-01-01"), "--reason TEXT and --approved-by ROLE"),
    ],
)
def test_half_an_approval_is_none(project: Path, options: tuple[str, ...], wanted: str) -> None:
    assert refused(project, "baseline", "write", *options) == (f"An approval says why, and by whom. Add {wanted}.")
    assert not (project / FILE).exists()


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--reason", "ok", "--approved-by", "R-2"), '--reason says "ok", which gives nobody a reason. Write in a few'),
        (("--reason", "TBC", "--approved-by", "R-2"), '--reason says "TBC", which counts as absent. Write what it is.'),
        (("--reason", "It is old.", "--approved-by", ""), "--approved-by is empty. Write what it is."),
        (
            ("--reason", "It is old.", "--approved-by", "R-9"),
            "--approved-by names R-9, which does not exist. Use one of",
        ),
        (("--reason", "It is old.", "--approved-by", "B-1"), "--approved-by names B-1, which is a board, not a role."),
        (
            (*BY_DIRECTOR[2:], "--expires", "2022-09-13"),
            "--expires names 13 September 2022, before the day of the check",
        ),
    ],
)
def test_an_approval_that_would_not_hold_is_refused_and_nothing_is_written(
    project: Path, options: tuple[str, ...], why: str
) -> None:
    assert refused(project, "baseline", "write", *options).startswith(why)
    assert not (project / FILE).exists()


def test_an_approval_stands_on_a_line_of_its_own_and_every_entry_names_it(project: Path) -> None:
    run(project, *BY_DIRECTOR, "--expires", "2023-09-14")
    approval, *entries = [line.strip(' ",') for line in (project / FILE).read_text().splitlines()[3:-3]]
    _, name, *said = approval.split()
    assert name.startswith("R-2@2022-09-14~")
    assert " ".join(said) == "until 2023-09-14 because It was there before the rules came."
    assert entries == [f"S {name} H-MEASURE/ACT-1/measured_by", f"S {name} H-OWNER/ACT-1/owner"]


def test_up_to_its_last_day_it_is_accepted_and_then_it_counts_again(project: Path) -> None:
    run(project, *BY_DIRECTOR, "--expires", "2023-09-14")
    held = run(project, "check", "--format", "concise", as_at="2023-09-14")
    assert (held.code, marks(held)) == (0, [["accepted", "error"], ["accepted", "warning"]])
    assert "(until 2023-09-14, approved by R-2: It was there before the rules came.)" in held.out
    listed = says(run(project, "check", "--waived", "only", as_at="2023-09-14"))
    assert "= accepted: on 14 September 2022 by R-2, until 14 September 2023 = reason: It was there before" in listed
    assert "Accepted on 14 September 2022 by R-2" in says(run(project, "explain", "ACT-1", as_at="2023-09-14"))
    assert "R-2, until 14 September 2023&#58; It was" in run(project, "check", "--format", "junit").out
    ended = run(project, "check", "--format", "concise", as_at="2023-09-15")
    assert ended.code == 1
    assert marks(ended) == [["error", "H-OWNER"], ["warning", "BASELINE-EXPIRED"], ["warning", "H-MEASURE"]]
    assert "accepted until 14 September 2023" in run(project, "check", "--full", as_at="2023-09-15").out
    assert "2 findings accepted" in says(run(project, *BY_DIRECTOR, as_at="2023-09-15"))
    assert (project / FILE).read_text().count("because") == 1
    assert run(project, "check", "--fail-on", "info", as_at="2023-09-15").code == 0


def test_nobody_releases_themselves_and_another_post_can(project: Path) -> None:
    written(project, {MODEL: without("measured_by", "overseen_by")})
    assert says(run(project, *ACCEPT)) == (
        "Nothing more is accepted in align-baseline.json. 2 findings left out, as R-1 answers for what they are about: have another"
        " post accept them."
    )
    assert run(project, "check", "--fail-on", "info").code == 1
    assert "left out" not in run(project, *BY_DIRECTOR).out
    assert run(project, "check", "--fail-on", "info").code == 0
    written(project, {MODEL: without("measured_by", "overseen_by").replace("owner: R-1", "owner: R-2")})
    checked = run(project, "check", "--format", "concise")
    assert marks(checked) == [["error", "BASELINE-APPROVAL"], ["info", "H-BOARD"], ["warning", "H-MEASURE"]]
    assert "is also about ACT-1, which R-2 answers for" in checked.out
    assert "accepted by R-2, which answers for it" in says(run(project, "check", "--full"))


def test_a_joint_lead_releases_itself_as_little_as_the_owner(project: Path) -> None:
    joint = "owner: R-2\n    responsible: R-1"
    written(project, {MODEL: without("measured_by", "overseen_by").replace("owner: R-1", joint)})
    assert "2 findings left out, as R-1 answers for what they are about" in says(run(project, *ACCEPT))


def test_of_what_was_accepted_without_a_reason_one_is_left_out_and_stays_so(project: Path) -> None:
    written(project, {MODEL: without("measured_by"), FILE: PLAIN})
    assert "1 finding left out, as R-1 answers for what it is about: have another post accept it." in says(
        run(project, *ACCEPT)
    )
    assert '"S H-MEASURE/ACT-1/measured_by"' in (project / FILE).read_text()


def test_a_post_that_is_no_more_has_approved_nothing(project: Path) -> None:
    run(project, *BY_DIRECTOR)
    (project / "strategy_model/director.yaml").unlink()
    checked = run(project, "check", "--format", "concise")
    assert marks(checked) == [["error", "BASELINE-APPROVAL"], ["error", "H-OWNER"], ["warning", "H-MEASURE"]]
    assert "accepted by nobody who may: R-2 does not exist" in checked.out


def test_a_post_that_is_still_to_be_appointed_has_approved_nothing_until_another_does(project: Path) -> None:
    run(project, *BY_DIRECTOR)
    written(project, {"strategy_model/director.yaml": DIRECTOR.replace("Director", "To be appointed")})
    checked = run(project, "check", "--format", "concise")
    assert [one for one in marks(checked) if one[0] == "error"] == [
        ["error", "BASELINE-APPROVAL"],
        ["error", "H-OWNER"],
    ]
    named = 'R-2 is called "To be appointed" and names nobody yet, so nobody has approved it'
    assert f"accepted by nobody who may: {named}" in checked.out
    said = named.replace("R-2 is", "--approved-by names R-2, which is")
    assert refused(project, *BY_DIRECTOR).startswith(f"{said}. Use one of the roles: R-1; or write")
    run(project, *ACCEPT)
    assert run(project, "check").code == 0


def test_a_list_without_reasons_counts_says_so_and_gets_one(project: Path) -> None:
    written(project, {FILE: PLAIN})
    assert "1 error and 1 warning accepted without a reason" in says(run(project, "check", "--stage", "draft"))
    run(project, *BY_DIRECTOR)
    assert "1 error and 1 warning accepted on 14 September 2022 by R-2" in says(run(project, "check"))


def test_what_is_accepted_for_one_reason_stays_so_beside_another(project: Path) -> None:
    run(project, *BY_DIRECTOR)
    written(project, {MODEL: without("owner", "measured_by", "overseen_by")})
    later = run(project, "baseline", "write", "--reason", "The board is being formed.", "--approved-by", "R-1")
    assert says(later).endswith("1 note; H-BOARD once. 2 accepted before stay so.")
    shown = says(run(project, "baseline", "show"))
    assert "1 accepted on 14 September 2022 by R-1: The board is being formed." in shown
    assert "2 accepted on 14 September 2022 by R-2: It was there before the rules came." in shown


def test_an_approval_that_was_changed_by_hand_is_none_and_the_mends_work(project: Path) -> None:
    run(project, *BY_DIRECTOR)
    whole = (project / FILE).read_text()
    written(project, {FILE: whole.replace("because It was", "until 2099-01-01 because It was")})
    checked = run(project, "check")
    assert checked.code == 2
    assert "has an approval that says something else than when it was given" in says(checked)
    written(project, {FILE: "".join(line for line in whole.splitlines(keepends=True) if "because" not in line)})
    checked = run(project, "check", "--format", "concise")
    assert marks(checked) == [["error", "BASELINE-APPROVAL"], ["error", "H-OWNER"], ["warning", "H-MEASURE"]]
    assert "which 2 entries of the list name, is not in it" in checked.out
    run(project, *BY_DIRECTOR)
    assert (project / FILE).read_text() == whole


def test_the_lines_of_both_sides_of_a_merge_are_a_list(project: Path) -> None:
    run(project, *BY_DIRECTOR, "--expires", "2022-10-01")
    one = (project / FILE).read_text()
    (project / FILE).unlink()
    run(project, *BY_DIRECTOR)
    other = (project / FILE).read_text().splitlines(keepends=True)
    written(project, {FILE: one.replace('    ""\n', "".join(other[3:-3]) + '    ""\n')})
    assert run(project, "check", "--fail-on", "info", as_at="2022-10-01").code == 0
    later = run(project, "check", "--format", "concise", as_at="2022-10-02")
    assert marks(later) == [["accepted", "error"], ["accepted", "warning"], ["warning", "BASELINE-EXPIRED"]]
