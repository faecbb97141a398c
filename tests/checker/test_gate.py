"""What a change makes of the gate is said, each thing by its name, whether or not it is in force yet."""

from pathlib import Path
from typing import Final

import pytest
from gate_in import MODEL, PAPER, agreed, becomes, guarded
from projects import ACCEPT, HOUSE, SOUND, WAIVER, align, building, pack, rule, without, written
from repositories import commit, git

WAIVERS: Final = "strategy_model/waivers.yaml"
RULES: Final = HOUSE["rules.yaml"]
ALSO: Final = pack(rule("O-BOARD", "info", "overseen_by", "boards"), name="own")
OWNER: Final = rule("H-OWNER", "error", "owner", "roles")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return guarded(tmp_path)


def test_nothing_becomes_of_the_gate_where_only_the_strategy_changes(project: Path) -> None:
    assert becomes(project, {MODEL: without("owner")}) == []


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("ignore: [H-OWNER]", "H-OWNER goes off: `ignore` in align.yaml"),
        ("ignore: [H-]", "H-BOARD, H-MEASURE and H-OWNER go off: `ignore` in align.yaml"),
        ("select: [H-OWNER, H-B]", "H-MEASURE goes off: `select` in align.yaml"),
    ],
)
def test_rules_that_settings_switch_off(project: Path, settings: str, says: str) -> None:
    assert f"info GATE-RULE: {says}" in becomes(project, {"align.yaml": f"packs: [rules.yaml]\n{settings}\n"})


def test_rules_that_are_on_again_or_matter_more_are_not_said(project: Path) -> None:
    agreed(project, {"align.yaml": "packs: [rules.yaml]\nignore: [H-OWNER]\n"})
    graver = RULES.replace("severity: warning", "severity: error")
    assert becomes(project, {"align.yaml": HOUSE["align.yaml"], "rules.yaml": graver}) == []


@pytest.mark.parametrize(
    ("adjust", "says"),
    [
        (
            "{rule: H-OWNER, severity: {draft: info, approval: warning}, reason: Not now.}",
            (
                "H-OWNER matters less: info in place of error at draft and consultation; "
                "warning in place of error at approval, published and closed: adjusted by own (Not now)"
            ),
        ),
        (
            "{rule: H-OWNER, severity: {approval: error}, reason: Later.}",
            "H-OWNER matters less: not due in place of error at draft and consultation: adjusted by own (Later)",
        ),
        ("{rule: H-OWNER, off: true, reason: Never.}", "H-OWNER goes off: adjusted by own (Never)"),
    ],
)
def test_rules_that_a_pack_softens(project: Path, adjust: str, says: str) -> None:
    found = becomes(project, {"align.yaml": "packs: [own.yaml]\n", "own.yaml": building(adjust)})
    assert found == ["info GATE-PACK: The pack own is added", f"info GATE-RULE: {says}"]


def test_rules_that_their_own_pack_softens(project: Path) -> None:
    found = becomes(project, {"rules.yaml": RULES.replace("severity: error", "severity: info")})
    stages = "draft, consultation, approval, published and closed"
    assert found == [f"info GATE-RULE: H-OWNER matters less: info in place of error at {stages}"]


def test_packs_that_come_go_or_say_something_else(project: Path) -> None:
    assert becomes(project, {"align.yaml": "packs: [own.yaml]\n", "own.yaml": ALSO}) == [
        "info GATE-PACK: The pack house is taken out, and with it 3 rules: H-BOARD, H-MEASURE and H-OWNER",
        "info GATE-PACK: The pack own is added, and with it 1 rule: O-BOARD",
    ]
    otherwise = pack(OWNER.replace("owner", "supported_by"), rule("H-NEW", "info", "overseen_by", "boards"))
    (said,) = becomes(project, {"align.yaml": HOUSE["align.yaml"], "rules.yaml": otherwise})
    lost, demanded, gained = said.removeprefix("info GATE-PACK: The pack house ").split("; ")
    assert lost == "no longer has H-BOARD and H-MEASURE"
    assert (demanded, gained) == ("demands something else by H-OWNER", "has the new H-NEW")


def test_a_rule_that_moves_to_another_pack_is_not_lost(project: Path) -> None:
    agreed(project, {"align.yaml": "packs: [rules.yaml, own.yaml]\n", "own.yaml": ALSO})
    every = pack(*(rule(*one) for one in (
        ("H-OWNER", "error", "owner", "roles"), ("H-MEASURE", "warning", "measured_by", "measures"),
        ("H-BOARD", "info", "overseen_by", "boards"), ("O-BOARD", "info", "overseen_by", "boards"),
    )), name="house")  # fmt: skip
    assert becomes(project, {"align.yaml": HOUSE["align.yaml"], "rules.yaml": every}) == [
        "info GATE-PACK: The pack house has the new O-BOARD",
        "info GATE-PACK: The pack own is taken out",
    ]


def test_what_a_built_in_rule_is_about_is_compared_too(project: Path) -> None:
    agreed(project, {"align.yaml": "packs: [provenance]\n"})
    found = becomes(project, {"align.yaml": "packs: [provenance]\nignore: [PROV-QUOTE]\n"})
    assert found == ["info GATE-RULE: PROV-QUOTE goes off: `ignore` in align.yaml"]


def test_comments_and_reasons_in_a_pack_are_nothing(project: Path) -> None:
    assert becomes(project, {"rules.yaml": "# more\n" + RULES.replace("Somebody will ask", "People ask")}) == []


def test_a_pack_that_cannot_be_read_is_not_said_to_be_gone(project: Path) -> None:
    assert becomes(project, {"rules.yaml": RULES.replace("every: action", "every: axion")}) == []


UNUSED: Final = "define:\n  never used: {of: action, is: {owner: exists}}\n"
OFF: Final = "packs: [rules.yaml]\nignore: [H-OWNER]\n"
OFF_SAID: Final = "info GATE-RULE: H-OWNER goes off: `ignore` in align.yaml"


@pytest.mark.parametrize("since", ["main", "the change"])
def test_a_warning_about_packs_silences_nothing(project: Path, since: str) -> None:
    warned = {"rules.yaml": RULES.replace("rules:\n", f"{UNUSED}rules:\n")}
    if since == "main":
        agreed(project, warned)
    assert becomes(project, {**warned, "align.yaml": OFF}) == [OFF_SAID]
    run = align(project, "check", "--trust", "main", "--protect")
    assert run.code == 1
    assert "warning[RULE-UNUSED]" in run.out


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_settings_that_are_emptied_are_settings_that_say_nothing(project: Path, text: str) -> None:
    agreed(project, {"align.yaml": f"{HOUSE['align.yaml']}fail_on: warning\nas_at: 2022-09-14\n"})
    found = [one for one in becomes(project, {"align.yaml": text}) if "is added" not in one]
    assert found == [
        "info GATE-DAY: The day of the check is no longer fixed, in place of 14 September 2022",
        "info GATE-FAIL: `fail_on` is error in place of warning",
        "info GATE-PACK: The pack house is taken out, and with it 3 rules: H-BOARD, H-MEASURE and H-OWNER",
    ]


def test_a_mistake_in_a_pack_silences_what_is_said_of_that_pack_alone(project: Path) -> None:
    agreed(project, {"align.yaml": "packs: [rules.yaml, own.yaml]\n", "own.yaml": ALSO})
    broken = {"own.yaml": ALSO.replace("every: action", "every: axion")}
    softer = {"rules.yaml": RULES.replace("severity: error", "severity: info")}
    (said,) = becomes(project, {**broken, **softer})
    assert said.startswith("info GATE-RULE: H-OWNER matters less")


def test_a_mistake_in_what_adjusts_a_rule_says_nothing_of_the_rule(project: Path) -> None:
    graver = building("{rule: H-MEASURE, severity: error, reason: We measure.}")
    agreed(project, {"align.yaml": "packs: [own.yaml]\n", "own.yaml": graver})
    assert becomes(project, {"own.yaml": graver.replace("severity: error", "severity: grave")}) == []


def test_a_mistake_in_settings_silences_what_is_said_of_settings_alone(project: Path) -> None:
    agreed(project, {MODEL: without("owner") + PAPER, "paper.txt": "There was a deficit of £20m.", "align.lock": LOCK})
    change = {
        "align.yaml": "ignroe: [H-OWNER]\n",
        WAIVERS: WAIVER,
        "paper.txt": "None.",
        "align.lock": None,
    }
    assert becomes(project, change) == [
        'info GATE-TEXT: The text of DOC-1 "The paper" says something else',
        "info GATE-WAIVER: The waiver of H-OWNER on ACT-1 is added, until 1 December 2022",
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (None, WAIVER, "is added, until 1 December 2022"),
        (WAIVER, WAIVER.replace("2022-12-01", "2023-01-01"), "holds until 1 January 2023 in place of 1 December 2022"),
        (WAIVER, WAIVER.replace("2022-09-01", "2022-08-01"), "holds from 1 August 2022 in place of 1 September 2022"),
        (WAIVER, WAIVER.replace("approved_by: R-1", "approved_by: R-2"), "names R-2 as approver in place of R-1"),
        (WAIVER, WAIVER.replace("being filled", "being advertised"), ""),
        (WAIVER, WAIVER.replace("2022-12-01", "2022-11-01"), ""),
        (WAIVER, None, ""),
    ],
)
def test_waivers_that_are_added_or_widened(project: Path, old: str | None, new: str | None, says: str) -> None:
    agreed(project, {MODEL: without("owner"), **({WAIVERS: old} if old else {})})
    found = [one for one in becomes(project, {WAIVERS: new}) if "GATE" in one]
    assert found == ([f"info GATE-WAIVER: The waiver of H-OWNER on ACT-1 {says}"] if says else [])


def test_a_waiver_that_names_a_facet_is_known_by_it(project: Path) -> None:
    found = becomes(project, {MODEL: without("owner"), WAIVERS: WAIVER + "    facet: owner\n"})
    assert found == ["info GATE-WAIVER: The waiver of H-OWNER on ACT-1 is added, until 1 December 2022"]


def test_findings_that_are_accepted(project: Path) -> None:
    agreed(project, {MODEL: without("owner", "measured_by")})
    assert align(project, *ACCEPT).code == 0
    said = [one for one in becomes(project, {}) if "GATE" in one]
    assert said == [
        "info GATE-ACCEPTED: 2 more findings are accepted: H-MEASURE/ACT-1/measured_by and H-OWNER/ACT-1/owner"
    ]


def test_findings_that_are_accepted_for_longer(project: Path) -> None:
    agreed(project, {MODEL: without("owner", "measured_by")})
    align(project, *ACCEPT, "--expires", "2999-01-01")
    agreed(project, {})
    listed = project / "align-baseline.json"
    short = listed.read_text()
    listed.unlink()
    align(project, *ACCEPT)
    said = [one for one in becomes(project, {}) if "GATE" in one]
    assert said == [
        "info GATE-ACCEPTED: 2 findings are accepted for longer: H-MEASURE/ACT-1/measured_by and H-OWNER/ACT-1/owner"
    ]
    orphans = "".join(one for one in short.splitlines(keepends=True) if "because" not in one)
    assert not [one for one in becomes(project, {"align-baseline.json": orphans}) if "GATE" in one]


def test_links_that_are_reviewed_or_watched_no_more(project: Path) -> None:
    assert align(project, "review").code == 0
    agreed(project, {})
    commit(project)
    git(project, "branch", "--force", "main")
    written(project, {MODEL: SOUND.replace("title: Schools mapped", "title: Schools that are mapped")})
    assert align(project, "review").code == 0
    assert becomes(project, {}) == ["info GATE-REVIEW: 1 link counts as reviewed again: ACT-1 measured_by M-1"]
    assert becomes(project, {"align.lock": None})[-1] == (
        "info GATE-REVIEW: Links are no longer watched: the list of reviewed links is gone"
    )


def test_links_that_are_taken_off_the_list(project: Path) -> None:
    assert align(project, "review").code == 0
    commit(project)
    git(project, "branch", "--force", "main")
    lock = (project / "align.lock").read_text()
    written(project, {MODEL: without("owner")})
    assert align(project, "review").code == 0
    (project / MODEL).write_text(SOUND)
    assert (project / "align.lock").read_text() != lock
    assert becomes(project, {}) == ["info GATE-REVIEW: 1 link is taken off the list of reviewed links: ACT-1 owner R-1"]


def test_links_that_are_new_are_reviewed_and_those_that_are_gone_taken_off_without_a_word(project: Path) -> None:
    agreed(project, {MODEL: without("owner")})
    assert align(project, "review").code == 0
    commit(project)
    git(project, "branch", "--force", "main")
    written(project, {MODEL: without("measured_by")})
    assert align(project, "review").code == 0
    assert becomes(project, {}) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("", "as_at: 2022-09-14", "is fixed at 14 September 2022"),
        ("as_at: 2022-09-14", "as_at: 2022-09-01", "is fixed at 1 September 2022, in place of 14 September 2022"),
        ("as_at: 2022-09-14", "", "is no longer fixed, in place of 14 September 2022"),
    ],
)
def test_the_day_that_is_fixed_or_moved(project: Path, old: str, new: str, says: str) -> None:
    agreed(project, {"align.yaml": f"packs: [rules.yaml]\n{old}\n"})
    found = becomes(project, {"align.yaml": f"packs: [rules.yaml]\n{new}\n"})
    assert found == [f"info GATE-DAY: The day of the check {says}"]


def test_the_stage_that_is_set_back_by_the_strategy_or_by_settings(project: Path) -> None:
    back = "info GATE-STAGE: The stage that the strategy is checked for goes back from approval to draft"
    assert becomes(project, {MODEL: SOUND.replace("stage: approval", "stage: draft")}) == [back]
    assert becomes(project, {MODEL: SOUND, "align.yaml": "packs: [rules.yaml]\nstage: draft\n"}) == [back]
    assert becomes(project, {"align.yaml": "packs: [rules.yaml]\nstage: published\n"}) == []


def test_the_stage_that_settings_no_longer_hold(project: Path) -> None:
    agreed(project, {"align.yaml": "packs: [rules.yaml]\nstage: published\n"})
    assert becomes(project, {"align.yaml": HOUSE["align.yaml"]}) == [
        "info GATE-STAGE: The stage that the strategy is checked for goes back from published to approval"
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("fail_on: warning", "", "`fail_on` is error in place of warning"),
        ("", "fail_on: never", "`fail_on` is never in place of error"),
        ("fail_on: info", "fail_on: warning", "`fail_on` is warning in place of info"),
        ("fail_on: never", "fail_on: info", ""),
        (
            "fail_on_change: [target-eased, stage-back]", "fail_on_change: stage-back",
            "Changes of the kind target-eased no longer fail",
        ),
        ("gate: {GATE-DAY: error, GATE-RULE: warning}", "gate: {GATE-DAY: warning}", "GATE-DAY and GATE-RULE matter less"),
        ("", "gate: {GATE-DAY: error}", ""),
        ("", "gate: {GATE-MODEL: info}", "GATE-MODEL matters less"),
    ],
)  # fmt: skip
def test_limits_that_are_loosened(project: Path, old: str, new: str, says: str) -> None:
    agreed(project, {"align.yaml": f"packs: [rules.yaml]\n{old}\n"})
    found = becomes(project, {"align.yaml": f"packs: [rules.yaml]\n{new}\n"})
    assert found == ([f"info GATE-FAIL: {says}"] if says else [])


def test_other_settings_and_views(project: Path) -> None:
    held = "packs: [rules.yaml]\nbaseline: list.json\n"
    views = {"v.yaml": VIEWS, "x.yaml": VIEWS}
    kept = {"align.lock": LOCK, "list.json": '{"align_baseline": 2, "accepted": []}'}
    agreed(project, {"align.yaml": f"{held}views: [v.yaml, x.yaml]\nlock: align.lock\n", **kept, **views})
    words = "extensions: {vocabularies: {action status: {map: {red: on track}}}}"
    turned = {
        "align.yaml": f"{held}views: [v.yaml, x.yaml, w.yaml]\n{words}\n",
        "w.yaml": VIEWS,
        "v.yaml": f"# x\n{VIEWS}",
    }
    assert [one for one in becomes(project, turned) if "SETTING" in one] == [
        "info GATE-SETTING: The views in v.yaml say something else",
        "info GATE-SETTING: `extensions` was added",
        "info GATE-SETTING: `lock` was taken out",
        "info GATE-SETTING: `views` has changed",
    ]


LOCK: Final = '{"align_lock": 2, "links": []}'
VIEWS: Final = "align_views: 1\n"


def test_a_copied_model_with_a_decoy_does_not_pass(project: Path) -> None:
    (project / "plans").mkdir()
    written(project, {"plans/plan.yaml": without("owner"), "align.yaml": "packs: [rules.yaml]\nmodel: plans\n"})
    run = align(project, "check", "--trust", "main")
    assert run.code == 1
    said = " ".join(run.out.split())
    assert "error[GATE-MODEL]: The settings of the change name plans as the model, in place of strategy_model" in said
    assert align(project, "diff", "main").code == 1


def test_a_model_that_moves_with_its_files_is_said_to_have_moved_and_no_more(project: Path) -> None:
    git(project, "mv", "strategy_model", "plans")
    found = becomes(project, {"align.yaml": "packs: [rules.yaml]\nmodel: plans\n"})
    assert found == ["error GATE-MODEL: The settings of the change name plans as the model, in place of strategy_model"]


def test_settings_that_a_change_puts_beside_the_model_are_others(project: Path) -> None:
    written(project, {"strategy_model/align.yaml": "model: .\npacks: []\n"})
    run = align(project, "check", "strategy_model", "--trust", "main")
    assert run.code == 1
    said = "the settings of strategy_model/align.yaml count in place of those of align.yaml"
    assert said in " ".join(run.out.split())


def test_a_model_where_there_was_none_is_in_the_place_of_nothing(tmp_path: Path) -> None:
    guarded(tmp_path, {MODEL: "{}"})
    (tmp_path / MODEL).unlink()
    commit(tmp_path)
    git(tmp_path, "branch", "--force", "main")
    written(tmp_path, {"plans/plan.yaml": SOUND, "align.yaml": "packs: [rules.yaml]\nmodel: plans\n"})
    assert "GATE-MODEL" not in align(tmp_path, "check", "--trust", "main").out
    written(tmp_path, {"plans/align.yaml": "model: .\npacks: []\n"})
    assert "GATE-MODEL" not in align(tmp_path, "check", "plans", "--trust", "main").out


def test_a_project_says_how_much_each_matters_and_a_change_cannot(project: Path) -> None:
    agreed(project, {"align.yaml": "packs: [rules.yaml]\ngate: {GATE-RULE: error}\n"})
    change = {"align.yaml": "packs: [rules.yaml]\nignore: [H-OWNER]\n"}
    assert [one.split(":")[0] for one in becomes(project, change)] == ["error GATE-RULE", "info GATE-FAIL"]
    assert align(project, "check", "--trust", "main").code == 1
    assert align(project, "diff", "main").code == 1


def test_protected_everything_is_an_error(project: Path) -> None:
    written(project, {"align.yaml": "packs: [rules.yaml]\nignore: [H-OWNER]\n"})
    assert align(project, "check", "--trust", "main").code == 0
    run = align(project, "check", "--trust", "main", "--protect")
    assert run.code == 1
    assert "error[GATE-RULE]: H-OWNER goes off: `ignore` in align.yaml\n  --> align.yaml:2:10\n" in run.out
    assert "2 | ignore: [H-OWNER]\n" in run.out
    shown = align(project, "diff", "main", "--protect")
    assert shown.code == 1
    assert "What becomes of the gate:\n\nerror[GATE-RULE]: H-OWNER goes off" in shown.out
    assert shown.out.endswith("Not passed: 1 error in what the change makes of the gate.\n")
    markdown = align(project, "diff", "main", "--protect", "--format", "markdown").out
    assert "| error | GATE-RULE |" in markdown
    assert "**Not passed: 1 error in what the change makes of the gate.**" in markdown


@pytest.mark.parametrize("option", [("--protect",), ("--fail-on-change", "target-eased")])
def test_without_anything_to_compare_with_nothing_can_be_asked_of_a_change(
    project: Path, option: tuple[str, ...]
) -> None:
    run = align(project, "check", *option)
    assert (run.code, run.out) == (2, "")
    assert "so that there is something to compare with." in " ".join(run.err.split())


EASED: Final = SOUND.replace("title: Schools mapped}", "title: Schools mapped, direction: increase, target_value: 40}")


def test_changes_of_a_kind_that_a_project_refuses_fail(project: Path) -> None:
    kinds = "fail_on_change: [target-eased, action-removed, risk-removed]\n"
    agreed(project, {MODEL: EASED, "align.yaml": f"packs: [rules.yaml]\n{kinds}"})
    (project / MODEL).write_text(EASED.replace("target_value: 40", "target_value: 30"))
    said = 'error CHANGE-REFUSED: M-1 "Schools mapped": target value eased from 40 to 30 (target-eased)'
    assert becomes(project, {}) == [said]
    for options in (["check", "--trust", "main"], ["check", "--since", "main"], ["diff", "main"]):
        run = align(project, *options)
        assert run.code == 1, options
        assert run.out.count("CHANGE-REFUSED") == 1
    assert align(project, "check").code == 0


def test_what_an_option_refuses_replaces_the_settings_and_a_change_cannot_take_it_out(project: Path) -> None:
    agreed(project, {MODEL: EASED, "align.yaml": "packs: [rules.yaml]\nfail_on_change: action-removed\n"})
    gone = EASED.partition("actions:")[0] + "roles:" + EASED.partition("roles:")[2]
    (project / MODEL).write_text(gone)
    assert "CHANGE-REFUSED" not in align(project, "diff", "main", "--fail-on-change", "target-eased").out
    (project / "align.yaml").write_text(HOUSE["align.yaml"])
    run = align(project, "check", "--trust", "main", "--since", "main")
    assert run.code == 1
    assert 'error[CHANGE-REFUSED]: ACT-1 "Map the network" removed (action-removed)' in run.out
    assert "Changes of the kind action-removed no longer fail" in run.out


def test_neither_can_be_accepted_nor_switched_off(project: Path) -> None:
    listed = '{"align_baseline": 2, "accepted": ["S GATE-RULE//align.yaml/H-OWNER"]}'
    written(project, {"align-baseline.json": listed})
    assert "cannot be accepted" in align(project, "check").out


def test_another_id_of_the_strategy_and_all_that_lists_said_of_it(tmp_path: Path) -> None:
    project = guarded(tmp_path, {MODEL: without("owner")})
    for command in (("review",), (*ACCEPT, "--as-at", "2022-09-14")):
        assert align(project, *command).code == 0
    commit(project)
    git(project, "branch", "--force", "main")
    called = "info GATE-ID: The strategy has the id S-2 in place of S: what was accepted and reviewed by that id is none of it any more"
    other = {MODEL: without("owner").replace("id: S\n", "id: S-2\n")}
    (said, lost) = becomes(project, other)
    assert said == called
    assert lost.startswith("info GATE-REVIEW: 2 links are taken off the list of reviewed links: ACT-1 measured_by M-1")
    lists = {
        name: (project / name).read_text().replace('"S ', '"S-2 ') for name in ("align.lock", "align-baseline.json")
    }
    assert becomes(project, {**other, **lists}) == [called]
