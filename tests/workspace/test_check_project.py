"""The use case as a whole: packs, selectors, what is complete and what is not, and the order of what is found."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from projects import HOUSE, SOUND, STRATEGY, pack, rule, without, written

from alignment.project.request import Request, RequestError
from alignment.results.check import Became, Report
from alignment.workspace.check import check as check_project

MODEL = "strategy_model/plan.yaml"
TODAY = date(2022, 9, 14)


def answered(folder: Path, files: Mapping[str, str | bytes], path: str | None = None) -> Report:
    request = Request(written(folder, files), TODAY, Path(path) if path else None)
    answer = check_project(request)
    return answer.report


def said(report: Report) -> list[str]:
    return [f"{one.location} {one.rule} {one.message}" for one in report.findings]


def test_the_whole_answer_is_values(tmp_path: Path) -> None:
    report = answered(tmp_path, {**HOUSE, MODEL: without("measured_by"), "strategy_model/notes.txt": "x"})
    assert (report.strategy, report.title, report.links, report.is_complete) == ("S", "Plan", 2, True)
    assert (report.stage.value, report.stage.origin) == ("approval", "strategy")
    assert (report.as_at, report.as_at_origin) == (TODAY, "today")
    assert [(kind.kind, kind.singular, kind.number) for kind in report.kinds] == [
        ("strategy", "strategy", 1),
        ("role", "role", 1),
        ("board", "board", 1),
        ("action", "action", 1),
        ("measure", "measure", 1),
    ]
    assert [(one.rule, one.pack, str(one.severity), one.became, one.checked, one.failed) for one in report.rules] == [
        ("H-OWNER", "house", "error", Became.PASSED, 1, 0),
        ("H-MEASURE", "house", "warning", Became.FAILED, 1, 1),
        ("H-BOARD", "house", "info", Became.PASSED, 1, 0),
    ]
    assert [(str(one.path), one.sha256 is not None, one.reason) for one in report.files] == [
        ("align.yaml", True, ""),
        ("rules.yaml", True, ""),
        ("strategy_model/plan.yaml", True, ""),
        ("strategy_model/notes.txt", False, "it is not a .yaml or .yml file"),
    ]
    assert said(report) == ['strategy_model/plan.yaml:8:9 H-MEASURE ACT-1 "Map the network" has no measured_by']


def test_without_configuration_all_generic_packs_are_used(tmp_path: Path) -> None:
    report = answered(tmp_path, {MODEL: SOUND})
    assert {"accountability", "coproduction", "measurement", "priorities"} <= {one.pack for one in report.rules}
    assert "send" not in {one.pack for one in report.rules}
    assert str(report.files[0].path) == "align:accountability.yaml"


def test_packs_are_shipped_or_files_of_the_project(tmp_path: Path) -> None:
    files = {
        "align.yaml": "packs: [rules/own.yaml, accountability]\n",
        "rules/own.yaml": HOUSE["rules.yaml"],
        MODEL: SOUND,
    }
    report = answered(tmp_path, files)
    assert list(dict.fromkeys(one.pack for one in report.rules)) == ["house", "accountability"]
    assert [str(one.path) for one in report.files] == [
        "align.yaml",
        "rules/own.yaml",
        "align:accountability.yaml",
        MODEL,
    ]


@pytest.mark.parametrize(
    ("packs", "finding", "fix"),
    [
        (
            "[acountability]",
            "align.yaml:1:9 RULE-PACK There is no pack acountability",
            "Did you mean `accountability`?",
        ),
        ("nope.yaml", "align.yaml:1:8 RULE-PACK There is no pack nope.yaml", None),
        (
            "[../rules.yaml]",
            "align.yaml:1:9 RULE-PACK The pack ../rules.yaml is outside the project and its repository",
            None,
        ),
        (
            "[/etc/passwd]",
            "align.yaml:1:9 RULE-PACK The pack /etc/passwd is outside the project and its repository",
            None,
        ),
        (
            "[door/rules.yaml]",
            "align.yaml:1:9 RULE-PACK The pack door/rules.yaml is outside the project and its repository",
            None,
        ),
        (f"[{'x' * 300}]", f"align.yaml:1:9 RULE-PACK There is no pack {'x' * 37}...", None),
        ('["a\\e[2J"]', "align.yaml:1:9 RULE-PACK There is no pack", None),
        ("[rules]", "rules:1:1 FILE-NOT-READ rules cannot be read: it is a folder", None),
        ("[empty.yaml]", "empty.yaml:1:1 RULE-PACK empty.yaml is not a rule pack", None),
        (f"[{MODEL}]", f"{MODEL}:1:1 RULE-PACK {MODEL} is not a rule pack", None),
        ("[]", "align.yaml:1:1 RULE-PACK `packs` in align.yaml names no rules", "Name at least one pack."),
    ],
)
def test_a_pack_that_cannot_be_used_makes_the_answer_incomplete(
    tmp_path: Path, packs: str, finding: str, fix: str | None
) -> None:
    root = written(tmp_path / "here", {"rules/own.yaml": "", "empty.yaml": "{}\n"})
    written(tmp_path, {"rules.yaml": HOUSE["rules.yaml"]})
    (root / "door").symlink_to("..")
    report = answered(root, {"align.yaml": f"packs: {packs}\n", MODEL: SOUND})
    assert not report.is_complete
    assert any(one.startswith(finding) for one in said(report))
    assert fix in {None, *(one.fix for one in report.findings)}
    assert not any(char in line for line in said(report) for char in "\x1b\n")


@pytest.mark.parametrize("folder", ["", "shipped/", "rules/"])
def test_the_examples_of_own_packs_are_run(tmp_path: Path, folder: str) -> None:
    owned = "- {id: A, title: Do, owner: T}\n        roles:\n          - {id: T, title: Target}"
    wrong = HOUSE["rules.yaml"].replace("- {id: A, title: Do}", owned, 1)
    files = {"align.yaml": f"packs: [{folder}own.yaml]\n", f"{folder}own.yaml": wrong, MODEL: SOUND}
    report = answered(tmp_path, files)
    assert not report.is_complete
    assert {one.rule for one in report.findings} == {"RULE-EXAMPLE"}
    assert {one.location.path.as_posix() for one in report.findings} == {f"{folder}own.yaml"}


def test_a_mistake_in_one_rule_leaves_the_others_to_work(tmp_path: Path) -> None:
    rules = pack(rule("H-OWNER", "error", "owner", "roles"), rule("H-X", "error", "onwer", "roles"))
    report = answered(tmp_path, {**HOUSE, "rules.yaml": rules, MODEL: without("owner")})
    assert not report.is_complete
    assert [one.rule for one in report.rules] == ["H-OWNER"]
    assert f'{MODEL}:8:9 H-OWNER ACT-1 "Map the network" has no owner' in said(report)


@pytest.mark.parametrize(
    ("settings", "finding"),
    [
        ("select: [H-OWNR]", "align.yaml:1:10 CONFIG-VALUE No rule matches `H-OWNR`"),
        ("ignore: houze", "align.yaml:1:9 CONFIG-VALUE No rule matches `houze`"),
        ("ignore: house", "align.yaml:1:1 RULE-PACK No rule is run: 3 off"),
        ("{select: [H-BOARD], ignore: [H-BOARD]}", "align.yaml:1:1 RULE-PACK No rule is run: 3 off"),
    ],
)
def test_a_choice_that_leaves_nothing_to_run_is_a_finding(tmp_path: Path, settings: str, finding: str) -> None:
    config = (
        settings.replace("{", "{packs: [rules.yaml], ", 1) if "{" in settings else f"{settings}\npacks: [rules.yaml]"
    )
    report = answered(tmp_path, {**HOUSE, "align.yaml": config, MODEL: SOUND})
    assert (said(report), report.is_complete) == ([finding], False)


def test_rules_that_are_not_due_yet_are_no_answer_either(tmp_path: Path) -> None:
    rules = pack(rule("H-LATER", "{approval: error}", "owner", "roles"), rule("H-NOW", "error", "owner", "roles"))
    files = {**HOUSE, "rules.yaml": rules, MODEL: SOUND.replace("approval", "draft")}
    written(tmp_path, files)
    for select, finding in (
        ("H-LATER", "align.yaml:1:1 RULE-PACK No rule is run: 1 off and 1 not due at this stage"),
        ("H-NOW", None),
    ):
        answer = check_project(Request(tmp_path, TODAY, select=(select,)))
        assert said(answer.report) == ([finding] if finding else [])
        assert answer.report.is_complete == (finding is None)


def test_a_choice_that_leaves_nothing_to_run_is_shown_at_the_model_where_nothing_is_configured(tmp_path: Path) -> None:
    written(tmp_path, {MODEL: SOUND})
    answer = check_project(Request(tmp_path, TODAY, select=("ACT-OWNER",), ignore=("ACT",)))
    assert [str(one.location) for one in answer.report.findings if one.rule == "RULE-PACK"] == ["strategy_model:1:1"]


def test_a_mistake_in_a_pack_is_said_before_anything_about_a_rule_that_it_may_hold(tmp_path: Path) -> None:
    broken = {name: text.replace("must_have", "must_hvae") for name, text in HOUSE.items()}
    written(tmp_path, {**broken, MODEL: SOUND})
    answer = check_project(Request(tmp_path, TODAY, select=("H-OWNER",)))
    assert "RULE-KEY" in {one.rule for one in answer.report.findings}
    assert not answer.report.is_complete


@pytest.mark.parametrize("selector", ["H-OWNR", "", " ", "houze"])
def test_an_unknown_rule_in_an_option_is_refused(tmp_path: Path, selector: str) -> None:
    written(tmp_path, {**HOUSE, MODEL: SOUND})
    for request in (
        Request(tmp_path, TODAY, select=(selector,)),
        Request(tmp_path, TODAY, ignore=("H-OWNER", selector)),
    ):
        with pytest.raises(RequestError, match=re.escape(f"No rule matches `{selector}`. ")):
            check_project(request)


@pytest.mark.parametrize(
    ("files", "path", "finding"),
    [
        ({"strategy_model/a.yaml": ""}, None, "strategy_model:1:1 MODEL-NOTHING strategy_model holds no elements"),
        ({"strategy_model/a.txt": ""}, None, "strategy_model:1:1 MODEL-NOTHING strategy_model holds no elements"),
        ({"plans/a.yaml": "actions:\n"}, "plans", "plans:1:1 MODEL-NOTHING plans holds no elements"),
        ({"a.txt": ""}, ".", ".:1:1 MODEL-NOTHING This folder holds no elements"),
        (
            {"a.yaml": "actions: [{id: A, title: Do}]\n"},
            "a.yaml",
            "a.yaml:1:1 MODEL-STRATEGY a.yaml holds no `strategy:`",
        ),
        ({}, None, "strategy_model:1:1 FILE-MISSING strategy_model does not exist"),
    ],
)
def test_no_elements_or_no_strategy_is_never_nothing_to_mend(
    tmp_path: Path, files: dict[str, str], path: str | None, finding: str
) -> None:
    report = answered(tmp_path, files, path)
    assert finding in said(report)
    assert not report.is_complete
    assert (report.stage.value, report.stage.origin) == ("draft", "not stated")


@pytest.mark.parametrize(
    ("files", "path", "mend"),
    [
        ({}, None, "Begin a strategy with `align init`, or name the folder or the file that holds one."),
        ({}, "nope", "Begin a strategy with `align init`, or name the folder or the file that holds one."),
        (HOUSE, None, "Name an existing folder, or correct `model` in align.yaml."),
    ],
)
def test_where_there_is_no_model_the_mend_names_settings_only_where_there_are_some(
    tmp_path: Path, files: dict[str, str], path: str | None, mend: str
) -> None:
    (missing,) = (one for one in answered(tmp_path, files, path).findings if one.rule == "FILE-MISSING")
    assert missing.fix == mend


def test_a_strategy_that_may_stand_in_an_unread_file_is_not_called_missing(tmp_path: Path) -> None:
    report = answered(
        tmp_path, {**HOUSE, MODEL: "actions:\n  - {id: A, title: Do}\n", "strategy_model/s.yaml": b"\xff"}
    )
    assert {one.rule for one in report.findings if one.rule.startswith("MODEL")} == set()
    assert report.unread == ("strategy_model/s.yaml",)
    assert {one.became for one in report.rules} <= {Became.FAILED, Became.NOT_CHECKED}


def test_a_model_that_is_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    written(tmp_path, {"secret/a.yaml": "password: hunter2\n", "here/x.txt": ""})
    (tmp_path / "here" / "strategy_model").symlink_to("../secret")
    for settings in ({}, {"align.yaml": "model: strategy_model\n"}, {"align.yaml": "model: strategy_model/deeper\n"}):
        report = answered(tmp_path / "here", settings)
        (finding,) = said(report)
        assert finding.endswith("is a link that leads out of the project")
        assert "hunter2" not in "".join(report.texts.values())


def test_findings_come_element_by_element_in_the_order_of_files(tmp_path: Path) -> None:
    files = {
        **HOUSE,
        "strategy_model/a.yaml": "actions:\n  - {id: Z, title: Do, owner: R-1, ownr: x}\n  - {id: A, title: Do}\n",
        "strategy_model/b.yaml": STRATEGY,
        "strategy_model/c.yaml": "roles:\n  - {id: R-1, title: Head, colour: red}\n",
    }
    report = answered(tmp_path, files)
    assert [(one.element, one.rule) for one in report.findings] == [
        ("Z", "H-MEASURE"),
        ("Z", "H-BOARD"),
        ("Z", "MODEL-FIELD"),
        ("A", "H-OWNER"),
        ("A", "H-MEASURE"),
        ("A", "H-BOARD"),
        ("R-1", "MODEL-FIELD"),
    ]


def test_faults_of_the_setup_stand_with_those_of_the_model(tmp_path: Path) -> None:
    report = answered(tmp_path, {**HOUSE, "align.yaml": "packs: [rules.yaml]\nstge: draft\n", MODEL: without("owner")})
    assert said(report) == [
        "align.yaml:2:1 CONFIG-KEY `stge` is not a word of align.yaml",
        f'{MODEL}:8:9 H-OWNER ACT-1 "Map the network" has no owner',
    ]
    assert not report.is_complete


def test_a_warning_about_the_setup_leaves_the_answer_complete(tmp_path: Path) -> None:
    report = answered(tmp_path, {"align.yaml": "# nothing set yet\n", MODEL: SOUND})
    assert [one.rule for one in report.findings if one.location.path.name == "align.yaml"] == ["YAML-EMPTY"]
    assert report.is_complete


def test_the_day_and_the_stage_come_from_option_setting_or_neither(tmp_path: Path) -> None:
    written(tmp_path, {**HOUSE, "align.yaml": "as_at: 2021-01-31\nstage: draft\n", MODEL: SOUND})
    configured = check_project(Request(tmp_path, TODAY))
    asked = check_project(Request(tmp_path, TODAY, as_at=date(2020, 2, 29), stage="closed"))
    assert (configured.report.as_at, configured.report.as_at_origin) == (date(2021, 1, 31), "align.yaml")
    assert (configured.report.stage.value, configured.report.stage.origin) == ("draft", "align.yaml")
    assert (asked.report.as_at, asked.report.as_at_origin) == (date(2020, 2, 29), "--as-at")
    assert (asked.report.stage.value, asked.report.stage.origin) == ("closed", "--stage")


def test_configuration_and_packs_may_lie_in_the_model_folder(tmp_path: Path) -> None:
    files = {"align.yaml": "model: .\npacks: [rules.yaml, x/../more/rules.yml]\n", "rules.yaml": HOUSE["rules.yaml"]}
    other = pack(rule("O-OWNER", "error", "owner", "roles"), name="other")
    report = answered(tmp_path, {**files, "more/rules.yml": other, "x/a.txt": "", "plan.yaml": SOUND})
    assert (said(report), report.is_complete) == ([], True)
    assert [str(one.path) for one in report.files] == [
        "align.yaml",
        "rules.yaml",
        "more/rules.yml",
        "plan.yaml",
        "x/a.txt",
    ]


def test_a_model_file_that_is_taken_for_a_pack_is_still_read_as_a_model(tmp_path: Path) -> None:
    files = {**HOUSE, "align.yaml": f"packs: [rules.yaml, {MODEL}]\n", MODEL: without("owner")}
    assert said(answered(tmp_path, files)) == [
        f"{MODEL}:1:1 RULE-PACK {MODEL} is not a rule pack",
        f'{MODEL}:8:9 H-OWNER ACT-1 "Map the network" has no owner',
    ]


def test_a_cause_is_said_and_not_its_consequence(tmp_path: Path) -> None:
    report = answered(tmp_path, {**HOUSE, MODEL: SOUND.replace("owner: R-1", "owner: R-9")})
    assert [(str(one.location), one.rule) for one in report.findings] == [(f"{MODEL}:10:12", "LINK-UNKNOWN")]
    assert not report.is_complete
