"""Packs that extend others: which files are read, in which order, what cannot be, and what the check says of it."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from projects import HOUSE, building, pack, rule, without, written

from alignment.project.find import find_project
from alignment.project.packs import load_project_packs
from alignment.project.request import Request, RequestError
from alignment.results.check import Became, Report
from alignment.rules.rule import RulePack
from alignment.workspace.check import check as check_project
from alignment.workspace.rules import list_rules, prove_rules

MODEL = "strategy_model/plan.yaml"
INFO = "{rule: H-OWNER, severity: info, reason: R}"
OFF = "{rule: H-OWNER, off: true, reason: R}"
FILES: Mapping[str, str | bytes] = {**HOUSE, "align.yaml": "packs: [own.yaml]\n", MODEL: without("owner")}


def answered(folder: Path, files: Mapping[str, str | bytes], *select: str, stage: str | None = None) -> Report:
    answer = check_project(Request(written(folder, {**FILES, **files}), date(2022, 9, 14), select=select, stage=stage))
    return answer.report


def said(report: Report) -> list[str]:
    return [f"{one.location} {one.rule} {one.message}" for one in report.findings]


def packs(folder: Path, files: Mapping[str, str | bytes]) -> tuple[RulePack, ...]:
    """Reads the packs of a project in which there is no mistake."""
    project = find_project(written(folder, {**FILES, **files}), None, None)
    found = load_project_packs(project)
    assert found.findings == ()
    return found.packs


def names(found: tuple[RulePack, ...]) -> list[str]:
    return [pack.name for pack in found]


def test_a_pack_that_is_extended_is_read_before_the_one_that_extends_it_though_nothing_else_names_it(
    tmp_path: Path,
) -> None:
    report = answered(tmp_path, {"own.yaml": building(INFO, "[rules.yaml, risks]")})
    assert list(dict.fromkeys(one.pack for one in report.rules)) == ["house", "risks"]
    assert [str(one.path) for one in report.files] == [
        "align.yaml",
        "rules.yaml",
        "align:risks.yaml",
        "own.yaml",
        MODEL,
    ]
    assert report.is_complete


@pytest.mark.parametrize(
    "named", ["[own.yaml]", "[rules.yaml, own.yaml]", "[own.yaml, rules.yaml, own.yaml]", "[own.yaml, ./rules.yaml]"]
)
def test_a_pack_is_read_once_however_often_it_is_named(tmp_path: Path, named: str) -> None:
    files = {
        "align.yaml": f"packs: {named}\n",
        "own.yaml": building(INFO, "[rules.yaml, sub/../rules.yaml, rules.yaml]"),
    }
    assert names(packs(tmp_path, files)) == ["house", "own"]


def test_a_file_is_looked_for_from_the_folder_of_the_pack_that_names_it(tmp_path: Path) -> None:
    files = {
        "align.yaml": "packs: [packs/own.yaml]\n",
        "packs/own.yaml": building(INFO, "[base/middle.yaml]"),
        "packs/base/middle.yaml": building("", "[../../rules.yaml]", "middle"),
    }
    assert names(packs(tmp_path, files)) == ["house", "middle", "own"]


def test_files_that_are_reached_by_extending_are_no_files_of_the_model(tmp_path: Path) -> None:
    files = {"align.yaml": "model: .\npacks: [own.yaml]\n", "own.yaml": building(INFO)}
    report = answered(tmp_path, files)
    assert said(report) == [f'{MODEL}:8:9 H-OWNER ACT-1 "Map the network" has no owner']
    assert report.is_complete


def test_the_examples_of_own_packs_are_run_though_they_are_only_extended(tmp_path: Path) -> None:
    wrong = HOUSE["rules.yaml"].replace("{id: A, title: Do, owner: T}", "{id: A, title: Do}", 1)
    report = answered(tmp_path, {"rules.yaml": wrong, "own.yaml": building(INFO)})
    assert {one.rule for one in report.findings} >= {"RULE-EXAMPLE"}
    assert not report.is_complete


@pytest.mark.parametrize(
    ("extends", "finding", "fix"),
    [
        ("[acountability]", "own.yaml:5:11 RULE-PACK There is no pack acountability", "Did you mean `accountability`?"),
        ("nope.yaml", "own.yaml:5:10 RULE-PACK There is no pack nope.yaml", "The shipped packs are accountability, "),
        ("none", "own.yaml:5:10 RULE-PACK There is no pack none", "The shipped packs are "),
        (
            "[../rules.yaml]",
            "own.yaml:5:11 RULE-PACK The pack ../rules.yaml is outside the project and its repository",
            "Copy it into ",
        ),
        (
            "[/etc/passwd]",
            "own.yaml:5:11 RULE-PACK The pack /etc/passwd is outside the project and its repository",
            "Copy it into ",
        ),
        (
            "[door/rules.yaml]",
            "own.yaml:5:11 RULE-PACK The pack door/rules.yaml is outside the project and its repository",
            "Copy it",
        ),
        ("[inner/../door/rules.yaml]", "own.yaml:5:11 RULE-PACK The pack inner/../door/rules.yaml is outside", "Copy"),
        (f"[{'x' * 300}]", f"own.yaml:5:11 RULE-PACK There is no pack {'x' * 37}...", "The shipped packs are "),
        ('["a\\e[2J"]', "own.yaml:5:11 RULE-PACK There is no pack", "The shipped packs are "),
        (
            "[packs]",
            "packs:1:1 FILE-NOT-READ packs cannot be read: it is a folder",
            "Make it an ordinary readable file",
        ),
        (f"[{MODEL}]", f"{MODEL}:1:1 RULE-PACK {MODEL} is not a rule pack", "Begin it with `align_rules: 1`"),
        ("[own.yaml]", "own.yaml:5:11 RULE-PACK own.yaml extends itself", "Leave this name out."),
        ("[packs/../own.yaml]", "own.yaml:5:11 RULE-PACK own.yaml extends itself", "Leave this name out."),
        ("['']", "own.yaml:5:11 RULE-VALUE `extends` has an empty entry", "Delete it."),
    ],
)
def test_a_pack_that_cannot_be_extended_is_said_where_it_is_named_and_nothing_follows_from_it(
    tmp_path: Path, extends: str, finding: str, fix: str
) -> None:
    root = written(tmp_path / "here", {"packs/x.txt": "", "real/sub/x.txt": ""})
    written(tmp_path, {"rules.yaml": HOUSE["rules.yaml"]})
    (root / "door").symlink_to("..")
    (root / "inner").symlink_to("real/sub")
    report = answered(root, {"own.yaml": building("{rule: ACT-OWNER, off: true, reason: R}", extends)})
    (one,) = (one for one in report.findings if one.rule not in {"H-OWNER", "YAML-CHARACTER"})
    assert f"{one.location} {one.rule} {one.message}".startswith(finding)
    assert one.fix.startswith(fix)
    assert not report.is_complete
    assert not any(char in line for line in said(report) for char in "\x1b\n")


def test_a_circle_of_packs_is_said_where_it_closes(tmp_path: Path) -> None:
    files = {
        "own.yaml": building(INFO, "[a.yaml, rules.yaml]"),
        "a.yaml": building("", "[packs/b.yaml]", "a"),
        "packs/b.yaml": building("", "[../own.yaml]", "b"),
    }
    report = answered(tmp_path, files)
    assert said(report)[:1] == ["packs/b.yaml:5:11 RULE-PACK own.yaml extends itself by way of a.yaml and packs/b.yaml"]
    assert {one.rule: one.adjusted is not None for one in report.rules}["H-OWNER"]
    assert not report.is_complete


def test_a_chain_of_packs_may_be_long(tmp_path: Path) -> None:
    chain = {f"{number}.yaml": building("", f"[{number + 1}.yaml]", f"p{number}") for number in range(1500)}
    files = {**chain, "1500.yaml": HOUSE["rules.yaml"], "own.yaml": building(INFO, "[0.yaml]")}
    assert len(packs(tmp_path, files)) == 1502


def test_a_file_that_cannot_be_read_is_said_once_however_often_it_is_named(tmp_path: Path) -> None:
    (written(tmp_path, {}) / "gone.yaml").symlink_to("nowhere.yaml")
    files = {"align.yaml": "packs: [own.yaml, gone.yaml, two.yaml]\n", "own.yaml": building(INFO, "[gone.yaml]")}
    report = answered(tmp_path, {**files, "two.yaml": building(INFO, "gone.yaml", "two")})
    assert said(report)[:1] == ["gone.yaml:1:1 FILE-NOT-READ gone.yaml is a link to a file that does not exist"]
    assert [one.rule for one in report.findings].count("FILE-NOT-READ") == 1


def test_a_rule_of_a_shipped_pack_that_nothing_names_is_known_all_the_same(tmp_path: Path) -> None:
    for packs_named in ("[own.yaml]", "[delivery, own.yaml]"):
        report = answered(
            tmp_path,
            {"align.yaml": f"packs: {packs_named}\n", "own.yaml": building("{rule: ACT-DUE, off: true, reason: R}")},
        )
        (finding,) = (one for one in report.findings if one.rule == "RULE-NAME")
        assert finding.message == "ACT-DUE is a rule of delivery, which this pack does not extend"
        assert finding.fix == "Add `delivery` under `extends`."


@pytest.mark.parametrize(
    ("adjust", "stage", "severity", "says"),
    [
        ("severity: info", "draft", "info", "info in place of error"),
        ("severity: {draft: info, approval: error}", "consultation", "info", "info in place of error"),
        ("severity: {draft: info, approval: error}", "closed", "error", "error, as before, at this stage"),
        ("severity: {approval: error}", "draft", None, "not due in place of error"),
        ("off: true", "draft", "error", "switched off"),
    ],
)
def test_an_adjusted_rule_says_what_that_comes_to_at_the_stage_of_the_check(
    tmp_path: Path, adjust: str, stage: str, severity: str | None, says: str
) -> None:
    files = {"own.yaml": building(f"{{rule: H-OWNER, {adjust}, reason: Agreed.}}")}
    report = answered(tmp_path, files, stage=stage)
    (outcome,) = (one for one in report.rules if one.rule == "H-OWNER")
    assert (str(outcome.severity) if outcome.severity else None) == severity
    assert outcome.adjusted is not None
    assert (outcome.adjusted.pack, outcome.adjusted.reason, outcome.adjusted.says) == ("own", "Agreed.", says)
    assert str(outcome.adjusted.location) == "own.yaml:6:17"
    assert {one.adjusted for one in report.rules if one.rule != "H-OWNER"} == {None}


def test_a_rule_that_was_not_due_can_be_made_due(tmp_path: Path) -> None:
    files = {"rules.yaml": pack(rule("H-OWNER", "{closed: error}", "owner", "roles")), "own.yaml": building(INFO)}
    (outcome,) = answered(tmp_path, files).rules
    assert outcome.adjusted is not None
    assert (outcome.became, outcome.adjusted.says) == (Became.FAILED, "info in place of not due")


@pytest.mark.parametrize("select", [(), ("H-OWNER", "H-BOARD"), ("H-BOARD",), ("H",), ("house",), ("own", "house")])
def test_a_rule_that_is_switched_off_stays_so_whatever_is_selected_and_says_so(
    tmp_path: Path, select: tuple[str, ...]
) -> None:
    extra = f"rules:\n{rule('O-DUE', 'error', 'measured_by', 'measures')}"
    report = answered(tmp_path, {"own.yaml": building(OFF) + extra}, *select)
    (outcome,) = (one for one in report.rules if one.rule == "H-OWNER")
    assert (outcome.became, outcome.reason) == (Became.OFF, "switched off by own: R")
    assert "H-OWNER" not in {one.rule for one in report.findings}


def test_a_check_in_which_only_a_rule_that_is_switched_off_is_selected_is_no_answer(tmp_path: Path) -> None:
    report = answered(tmp_path, {"own.yaml": building(OFF)}, "H-OWNER")
    assert said(report) == ["align.yaml:1:1 RULE-PACK No rule is run: 3 off"]


def test_a_pack_without_rules_of_its_own_cannot_be_selected_and_says_what_can(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, "own.yaml": building(OFF, "[rules.yaml, risks]")})
    says = "No rule matches `Own`. The pack own has no rules of its own; it extends rules.yaml and risks."
    with pytest.raises(RequestError, match=f"^{re.escape(says)} What align finds itself is named by family: "):
        check_project(Request(tmp_path, date(2022, 9, 14), select=("Own",)))


def test_a_pack_that_is_named_on_the_command_line_is_listed_with_what_it_extends(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, "own.yaml": building(OFF)})
    found = list_rules(tmp_path, None, ("own.yaml",))
    assert (names(found.packs), found.findings) == (["house", "own"], ())


def test_of_packs_that_are_named_only_these_are_proven_else_all_in_use(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, "own.yaml": building(OFF)})
    for named, proven in ((("own.yaml",), ["own"]), (("rules.yaml",), ["house"]), ((), ["house", "own"])):
        found = prove_rules(tmp_path, None, named)
        assert ([proof.pack.name for proof in found.proofs], found.mistakes) == (proven, ())
        assert [proof.findings for proof in found.proofs] == [()] * len(proven)
