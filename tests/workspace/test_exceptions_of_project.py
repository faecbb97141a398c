"""Waivers and accepted findings where a project keeps them, and what is said where they are elsewhere or broken."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from projects import HOUSE, SOUND, WAIVER, without, written

from alignment.project.request import Request
from alignment.results.check import Became, Report
from alignment.workspace.check import check as check_project

MODEL = "strategy_model/plan.yaml"
WAIVERS = "strategy_model/waivers.yaml"
BASELINE = """\
{
  "align_baseline": 2,
  "accepted": [
    "S H-OWNER/ACT-1/owner",
    ""
  ]
}
"""


def answered(
    folder: Path,
    files: Mapping[str, str | bytes],
    *,
    as_at: date = date(2022, 9, 14),
    baseline: str | None = None,
    path: str | None = None,
) -> Report:
    request = Request(
        written(folder, {**HOUSE, MODEL: without("owner"), **files}),
        as_at,
        Path(path) if path else None,
        baseline=Path(baseline) if baseline else None,
        stage="consultation",
    )
    answer = check_project(request)
    return answer.report


def found(report: Report) -> list[str]:
    return [f"{one.standing} {one.rule} {one.location}" for one in report.findings]


WAIVED = [f"waived error H-OWNER {MODEL}:8:9"]
COUNTS = f"error H-OWNER {MODEL}:8:9"


def test_a_waiver_beside_the_model_waives_and_the_rule_has_failed_all_the_same(tmp_path: Path) -> None:
    report = answered(tmp_path, {WAIVERS: WAIVER})
    assert found(report) == WAIVED
    assert report.standing == ()
    assert [one.became for one in report.rules][:1] == [Became.FAILED]
    assert WAIVERS in [str(one.path) for one in report.files if one.sha256]


def test_the_day_of_the_check_decides_whether_a_waiver_holds(tmp_path: Path) -> None:
    assert found(answered(tmp_path, {WAIVERS: WAIVER}, as_at=date(2022, 12, 1))) == WAIVED
    assert found(answered(tmp_path, {WAIVERS: WAIVER}, as_at=date(2022, 12, 2))) == [
        COUNTS,
        f"warning WAIVER-EXPIRED {WAIVERS}:2:11",
    ]


@pytest.mark.parametrize(
    "elsewhere", ["strategy_model/plan2.yaml", "strategy_model/more/waivers.yaml", "strategy_model/waivers.yml"]
)
def test_elsewhere_waivers_count_for_nothing_and_are_told_where_to_go(tmp_path: Path, elsewhere: str) -> None:
    report = answered(tmp_path, {elsewhere: WAIVER})
    assert found(report) == sorted([COUNTS, f"error MODEL-SECTION {elsewhere}:1:1"], key=lambda line: line.split()[2])
    (fault,) = (one for one in report.findings if one.rule == "MODEL-SECTION")
    assert fault.fix == "Move them to waivers.yaml at the top of the model folder."


def test_a_slip_in_the_name_of_the_section_is_guessed_at(tmp_path: Path) -> None:
    (fault,) = (one for one in answered(tmp_path, {WAIVERS: "waiver: []\n"}).findings if one.rule.startswith("MODEL"))
    assert fault.fix == "Did you mean `waivers`?"


def test_what_else_stands_beside_waivers_is_part_of_the_strategy(tmp_path: Path) -> None:
    report = answered(tmp_path, {WAIVERS: WAIVER + "milestones:\n  - {id: MS-1, title: Begun, part_of: ACT-1}\n"})
    assert found(report) == WAIVED
    assert "milestone" in [kind.kind for kind in report.kinds]


def test_waivers_that_cannot_be_read_waive_nothing_and_hide_nothing(tmp_path: Path) -> None:
    report = answered(tmp_path, {WAIVERS: WAIVER + "  - rule: [never closed\n"})
    assert found(report) == [COUNTS, f"error YAML-SYNTAX {WAIVERS}:8:11"]
    assert not report.is_complete
    assert [one.became for one in report.rules] == [Became.FAILED, Became.PASSED, Became.PASSED]


def test_a_rule_that_no_pack_has_makes_the_answer_incomplete(tmp_path: Path) -> None:
    report = answered(tmp_path, {WAIVERS: WAIVER.replace("H-OWNER", "H-OWNR")})
    assert found(report) == [COUNTS, f"error WAIVER-RULE {WAIVERS}:2:11"]
    assert report.findings[1].fix == "Did you mean `H-OWNER`?"
    assert not report.is_complete


def test_a_list_that_has_no_name_is_said_to_need_one(tmp_path: Path) -> None:
    report = answered(tmp_path, {WAIVERS: WAIVER.removeprefix("waivers:\n")})
    fault = next(one for one in report.findings if one.rule == "MODEL-ROOT")
    assert fault.fix == "Begin it with `waivers:`."


@pytest.mark.parametrize("name", ["waivers.yaml", "waivers.yml", "Waivers.yaml", "WAIVERS.YML"])
def test_waivers_beside_the_settings_are_not_read_and_it_is_said(tmp_path: Path, name: str) -> None:
    report = answered(tmp_path, {name: WAIVER})
    (stray,) = (one for one in report.findings if one.rule == "WAIVER-PLACE")
    assert stray.message.casefold() == f"{name.casefold()} is not read"
    assert stray.fix == f"Move it to {WAIVERS}."
    assert COUNTS in found(report)


def test_where_the_model_is_one_file_waivers_beside_it_are_not_read_either(tmp_path: Path) -> None:
    report = answered(tmp_path, {"waivers.yaml": WAIVER}, path=MODEL)
    assert report.findings[1].fix == "Move the file to the top of the model folder."


def test_where_the_model_is_the_whole_project_waivers_stand_beside_the_settings(tmp_path: Path) -> None:
    settings = "packs: [rules.yaml]\nmodel: .\n"
    assert found(answered(tmp_path, {"align.yaml": settings, "waivers.yaml": WAIVER})) == WAIVED


@pytest.mark.parametrize("fault", ['# mine\n  "align_baseline": 2', '"align_baseline": 2, mine: 1'])
def test_a_list_of_accepted_findings_that_only_yaml_can_read_is_not_used(tmp_path: Path, fault: str) -> None:
    report = answered(tmp_path, {"align-baseline.json": BASELINE.replace('"align_baseline": 2', fault)})
    assert "error BASELINE-FILE align-baseline.json:2" in " ".join(found(report))
    assert COUNTS in found(report)


def test_an_expired_waiver_brings_back_even_what_was_accepted(tmp_path: Path) -> None:
    files = {WAIVERS: WAIVER, "align-baseline.json": BASELINE}
    assert found(answered(tmp_path, files)) == WAIVED
    assert COUNTS in found(answered(tmp_path, files, as_at=date(2022, 12, 2)))


@pytest.mark.parametrize(
    "waiver",
    [
        WAIVER.replace("2022-12-01", "2022-09-10"),
        WAIVER.replace("2022-09-01", "2022-09-20"),
        WAIVER.replace("expires", "expire"),
        WAIVER.replace("R-1", "R-9"),
        f"{WAIVER}    facet: owner\n    by: R-1\n",
    ],
    ids=["expired", "not yet approved", "misspelt", "unknown approver", "with a facet"],
)
def test_whatever_is_wrong_with_a_waiver_what_it_names_is_not_accepted(tmp_path: Path, waiver: str) -> None:
    report = answered(tmp_path, {WAIVERS: waiver, "align-baseline.json": BASELINE})
    assert COUNTS in found(report)
    assert "BASELINE-GONE" not in [one.rule for one in report.findings]


@pytest.mark.parametrize("entry", ["H-OWNER", "{rule: H-OWNER}", "{rule: H-OWNER, element: [ACT-1]}"])
def test_a_waiver_that_names_nothing_governs_nothing(tmp_path: Path, entry: str) -> None:
    report = answered(tmp_path, {WAIVERS: f"waivers: [{entry}]\n", "align-baseline.json": BASELINE})
    assert f"accepted error H-OWNER {MODEL}:8:9" in found(report)


def test_a_waiver_of_one_facet_governs_no_other(tmp_path: Path) -> None:
    waiver = f"{WAIVER}    facet: due\n"
    report = answered(tmp_path, {WAIVERS: waiver, "align-baseline.json": BASELINE})
    assert found(report)[0] == f"accepted error H-OWNER {MODEL}:8:9"


def test_in_a_merge_conflict_what_either_side_accepted_stays_so_and_the_answer_is_incomplete(tmp_path: Path) -> None:
    broken = BASELINE.replace('    "S H-OWNER', '<<<<<<< HEAD\n    "S H-OWNER')
    report = answered(tmp_path, {"align-baseline.json": broken})
    assert found(report) == ["error BASELINE-FILE align-baseline.json:4:1", f"accepted error H-OWNER {MODEL}:8:9"]
    assert report.findings[0].message == "align-baseline.json holds a merge conflict: both sides changed it"
    assert not report.is_complete


def test_one_file_checked_alone_has_no_waivers(tmp_path: Path) -> None:
    assert found(answered(tmp_path, {WAIVERS: WAIVER}, path=MODEL)) == [COUNTS]


@pytest.mark.parametrize(
    ("setting", "option", "name"),
    [
        ("", None, "align-baseline.json"),
        ("baseline: ci/known.json\n", None, "ci/known.json"),
        ("baseline: ci/known.json\n", "given.json", "given.json"),
        ("", "../given.json", "../given.json"),
    ],
)
def test_accepted_findings_are_read_from_the_option_the_setting_or_the_usual_file(
    tmp_path: Path, setting: str, option: str | None, name: str
) -> None:
    written(tmp_path, {"given.json": BASELINE})
    files = {"align.yaml": f"packs: [rules.yaml]\n{setting}", name: BASELINE}
    report = answered(tmp_path / "here", files, baseline=option)
    assert found(report) == [f"accepted error H-OWNER {MODEL}:8:9"]
    assert name in [str(one.path) for one in report.files if one.sha256]


def test_what_is_mended_is_accepted_in_vain(tmp_path: Path) -> None:
    report = answered(tmp_path, {MODEL: SOUND, "align-baseline.json": BASELINE})
    assert found(report) == ["warning BASELINE-GONE align-baseline.json:4:5"]


def test_while_something_is_unread_nothing_is_said_to_be_gone(tmp_path: Path) -> None:
    files = {MODEL: SOUND, "align-baseline.json": BASELINE, "strategy_model/more.yaml": "plans: [\n"}
    assert [one.rule for one in answered(tmp_path, files).findings] == ["YAML-SYNTAX"]


@pytest.mark.parametrize(
    ("setting", "option", "files", "finding", "fix"),
    [
        (
            "baseline: known.json\n",
            None,
            {},
            "known.json:1:1 BASELINE-FILE known.json does not exist",
            "Write it with `align baseline write`, or name it no more.",
        ),
        (
            "",
            "given.json",
            {},
            "given.json:1:1 BASELINE-FILE given.json does not exist",
            "Write it with `align baseline write`, or name it no more.",
        ),
        (
            "baseline: ../known.json\n",
            None,
            {},
            "align.yaml:2:11 CONFIG-VALUE `baseline` in align.yaml leads out of the project",
            "Name a file in it.",
        ),
        (
            "",
            None,
            {"align-baseline.json": ""},
            "align-baseline.json:1:1 BASELINE-FILE align-baseline.json is no list of accepted findings that this version",
            (
                "Mend it, or put back the last whole one with `git checkout REV -- FILE`. Where there is none, delete it, then"
                " accept everything that is found: `align baseline write PATH` for each strategy that shares it."
            ),
        ),
        (
            "baseline: rules\n",
            None,
            {"rules/a.txt": ""},
            "rules:1:1 FILE-NOT-READ rules cannot be read: it is a folder",
            "Make it an ordinary readable file, or move it elsewhere.",
        ),
    ],
)
def test_a_list_that_cannot_be_used_accepts_nothing_and_is_named(  # noqa: PLR0913, PLR0917 - one a column
    tmp_path: Path, setting: str, option: str | None, files: Mapping[str, str], finding: str, fix: str
) -> None:
    report = answered(tmp_path, {"align.yaml": f"packs: [rules.yaml]\n{setting}", **files}, baseline=option)
    says = [f"{one.location} {one.rule} {one.message}" for one in report.findings]
    assert any(one.startswith(finding) for one in says), says
    assert fix in [one.fix for one in report.findings]
    assert COUNTS in found(report)
    assert not report.is_complete
