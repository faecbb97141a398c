"""Which changed element, setting or day a finding hangs on, where that is not the one that first comes to mind."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from projects import HOUSE, SOUND, WAIVER, align, pack, rule, without
from repositories import commit, repository

from alignment.comparison.causes import Causes
from alignment.comparison.element_causes import ChangesBehind
from alignment.project.request import Request
from alignment.results.inputs import Input
from alignment.workspace.since import check_both

MODEL: Final = "strategy_model/plan.yaml"
WAIVERS: Final = "strategy_model/waivers.yaml"
DATED: Final = {**HOUSE, "align.yaml": "packs: [rules.yaml]\nas_at: 2022-09-14\n"}
TWO_ROLES: Final = SOUND.replace("roles:\n", "roles:\n  - {id: R-2, title: Deputy}\n")


def diff(folder: Path, *options: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(align(folder, "diff", "main", "--format", "json", *options).out)
    return document


def said(entries: list[dict[str, Any]], rule_: str = "H-OWNER") -> list[list[str]]:
    """Gives, cause by cause, what is said to have changed for the one finding of a rule."""
    (found,) = (one for one in entries if one["finding"]["rule"] == rule_)
    return [[detail["says"] for detail in cause["details"]] for cause in found["causes"]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return repository(tmp_path, {**DATED, MODEL: SOUND})


def test_an_edit_without_which_a_link_would_lead_nowhere_is_not_named_for_what_it_mends(project: Path) -> None:
    (project / MODEL).write_text(
        without("owner").replace("  - {id: R-1, title: Head of inclusion}\n", "  - {id: R-2, title: Head}\n")
    )
    assert said(diff(project)["came"]) == [['ACT-1 "Map the network": owner removed (was R-1 "Head of inclusion")']]
    commit(project)
    (project / MODEL).write_text(SOUND)
    assert said(diff(project)["mended"]) == [['ACT-1 "Map the network": owner added: R-1 "Head of inclusion"']]


def test_of_what_is_found_in_reading_only_the_element_itself_is_named(project: Path) -> None:
    edited = TWO_ROLES.replace("title: Head of inclusion", "title: Head").replace(
        "title: Schools mapped", "title: Schools, target_by: TBC"
    )
    (project / MODEL).write_text(edited)
    assert said(diff(project)["came"], "MODEL-PLACEHOLDER") == [
        ['M-1 "Schools": title changed from "Schools mapped" to "Schools"']
    ]


def test_only_the_field_that_the_finding_is_about_is_told_of_an_element(project: Path) -> None:
    (project / MODEL).write_text(
        without("owner").replace(
            "title: Map the network", "title: Map it\n    notes: x\n    tags: [y]\n    status: done"
        )
    )
    assert said(diff(project)["came"]) == [['ACT-1 "Map it": owner removed (was R-1 "Head of inclusion")']]


def test_many_changes_of_one_element_are_counted(project: Path) -> None:
    (project / MODEL).write_text(
        SOUND.replace(
            "title: Schools mapped",
            "title: Schools, notes: x, tags: [y], unit: schools, how_often: yearly, target_by: TBC",
        )
    )
    ((told,),) = said(diff(project)["came"], "MODEL-PLACEHOLDER")
    assert told.endswith("; and 2 more changes")


def test_where_too_much_has_changed_to_try_it_nothing_is_claimed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alignment.comparison.element_causes._MOST", 0)
    (project / MODEL).write_text(SOUND.replace("title: Head of inclusion", "title: TBC"))
    assert said(diff(project)["came"], "H-OWNER") == [[]]
    (project / MODEL).write_text(without("owner"))
    assert said(diff(project)["came"]) == [['ACT-1 "Map the network": owner removed (was R-1 "Head of inclusion")']]


def test_what_comes_of_a_file_that_cannot_be_read_is_put_down_to_that(project: Path) -> None:
    commit(
        project,
        {
            MODEL: SOUND.replace("roles:\n  - {id: R-1, title: Head of inclusion}\n", ""),
            "strategy_model/roles.yaml": "roles:\n  - {id: R-1, title: Head of inclusion}\n",
        },
    )
    (project / "strategy_model/roles.yaml").write_text("roles: [\n")
    document = diff(project)
    assert document["changes"] == []
    assert said(document["came"], "YAML-SYNTAX") == [["strategy_model/roles.yaml could not be read whole"]]


def test_where_the_settings_change_words_each_element_is_named_for_itself(project: Path) -> None:
    settings = DATED["align.yaml"] + "extensions:\n  fields:\n    action:\n      cost: {type: number}\n"
    (project / "align.yaml").write_text(settings)
    (project / MODEL).write_text(without("owner"))
    assert said(diff(project)["came"]) == [['ACT-1 "Map the network": owner removed (was R-1 "Head of inclusion")']]


def test_a_rule_that_is_gone_is_tried_by_the_packs_that_had_it(project: Path) -> None:
    commit(project, {MODEL: without("owner")})
    (project / MODEL).write_text(SOUND)
    (project / "rules.yaml").write_text(pack(rule("H-BOARD", "info", "overseen_by", "boards")))
    assert said(diff(project)["mended"]) == [
        ['ACT-1 "Map the network": owner added: R-1 "Head of inclusion"'],
        ["H-OWNER of house is no longer among the rules"],
    ]


def waivers(folder: Path, *options: str) -> Iterator[str]:
    """Gives what is said of waivers."""
    document = diff(folder, *options)
    for one in (*document["came"], *document["mended"], *document["excused"]):
        yield from (detail["says"] for cause in one["causes"] for detail in cause["details"])


def test_by_the_day_alone_a_waiver_may_not_hold_yet_or_no_more(project: Path) -> None:
    commit(project, {MODEL: TWO_ROLES.replace("    owner: R-1\n", ""), WAIVERS: WAIVER})
    early = set(waivers(project, "--as-at", "2022-08-01"))
    assert early == {"the waiver of H-OWNER on ACT-1 is approved only from 1 September 2022 on"}
    assert set(waivers(project, "--as-at", "2023-01-01")) == {"the waiver of H-OWNER on ACT-1 ended on 1 December 2022"}


def test_a_waiver_that_is_taken_out_may_have_ended_anyway(project: Path) -> None:
    commit(project, {MODEL: TWO_ROLES.replace("    owner: R-1\n", ""), WAIVERS: WAIVER})
    (project / WAIVERS).unlink()
    ended = "the waiver of H-OWNER on ACT-1 was taken out, and would have ended on 1 December 2022"
    assert ended in set(waivers(project, "--as-at", "2023-01-01"))


def test_another_reason_why_a_waiver_holds_no_more_is_only_named_as_such(project: Path) -> None:
    commit(project, {MODEL: TWO_ROLES.replace("    owner: R-1\n", ""), WAIVERS: WAIVER})
    (project / WAIVERS).write_text(WAIVER.replace("approved_by: R-1", "approved_by: R-9"))
    assert "the waiver of H-OWNER on ACT-1 is judged otherwise than before" in set(waivers(project))


def test_what_is_excused_at_once_is_told_without_a_cause(project: Path) -> None:
    (project / MODEL).write_text(TWO_ROLES.replace("    owner: R-1\n", ""))
    (project / WAIVERS).write_text(WAIVER)
    document = diff(project)
    ((excused,), came) = document["excused"], document["came"]
    assert (excused["why"], excused["causes"], came) == ("waived", [], [])
    assert [one["says"] for one in document["beside"]] == [f"{WAIVERS} is new"]
    out = align(project, "diff", "main").out
    assert f"\nBeside the strategy: {WAIVERS} is new.\n" in out
    assert "Not mended, and not counted:\n\nerror[H-OWNER]" in out
    assert "\n   = now:  waived\n" in out
    assert "## Not mended, and not counted" in align(project, "diff", "main", "--format", "markdown").out


def test_settings_that_only_look_otherwise_are_named_as_a_file(project: Path) -> None:
    commit(project, {MODEL: without("owner")})
    (project / "align.yaml").write_text("# as before\n" + DATED["align.yaml"])
    assert [one["says"] for one in diff(project)["beside"]] == ["align.yaml has changed"]
    (project / "align.yaml").write_text(DATED["align.yaml"].replace("as_at", "stage: draft\nas_at"))
    assert diff(project)["came"] == []
    commit(project)
    (project / "align.yaml").write_text(DATED["align.yaml"] + "select:\n  - H-BOARD\n")
    assert said(diff(project)["excused"]) == [
        ["`select` in align.yaml was added", "`stage` in align.yaml was taken out"]
    ]


def test_settings_that_there_were_not_before_are_named(tmp_path: Path) -> None:
    repository(tmp_path, {MODEL: without("owner")})
    (tmp_path / "align.yaml").write_text("ignore: [ACT-OWNER]\n")
    document = diff(tmp_path, "--as-at", "2022-09-14")
    assert said(document["excused"], "ACT-OWNER") == [["`ignore` in align.yaml was added"]]
    assert [one["says"] for one in document["beside"]] == ["align.yaml is new"]


def test_what_a_faulty_exception_brings_is_put_down_to_its_file(project: Path) -> None:
    (project / WAIVERS).write_text(WAIVER.replace("reason:", "raeson:"))
    assert said(diff(project)["came"], "WAIVER-KEY") == [[f"{WAIVERS} is new"]]


def test_what_goes_because_nothing_could_be_read_is_not_mended(project: Path) -> None:
    commit(project, {MODEL: without("owner")})
    (project / MODEL).write_text("actions: [\n")
    document = diff(project)
    assert (document["mended"], [one["why"] for one in document["excused"]]) == ([], ["not looked at"])


STEP: Final = HOUSE["rules.yaml"].replace("severity: error", "severity: {consultation: error}")


def test_what_is_not_due_at_an_earlier_stage_is_not_mended(tmp_path: Path) -> None:
    consulted = without("owner").replace("stage: approval", "stage: consultation")
    repository(tmp_path, {**DATED, "rules.yaml": STEP, MODEL: consulted})
    (tmp_path / MODEL).write_text(consulted.replace("stage: consultation", "stage: draft"))
    document = diff(tmp_path)
    assert (document["mended"], [one["why"] for one in document["excused"]]) == ([], ["not looked at"])
    assert said(document["excused"]) == [['S "Plan": stage moved back from consultation to draft']]
    (tmp_path / MODEL).write_text(SOUND.replace("stage: approval", "stage: draft"))
    assert [one["why"] for one in diff(tmp_path)["excused"]] == ["not looked at"]


def test_what_is_mended_stays_so_where_the_rule_is_switched_off_as_well(project: Path) -> None:
    commit(project, {MODEL: without("owner")})
    (project / MODEL).write_text(SOUND)
    (project / "align.yaml").write_text(DATED["align.yaml"] + "ignore: [H-OWNER]\n")
    document = diff(project)
    assert ([one["finding"]["rule"] for one in document["mended"]], document["excused"]) == (["H-OWNER"], [])


CITING: Final = """\
strategy: {id: S, title: Plan, period_from: 2022, period_to: 2025, stage: approval}
documents:
  - {id: DOC-1, title: The paper, file: paper.txt}
paragraphs:
  - {id: P-1, title: The deficit, begins: There was, part_of: DOC-1}
funds:
  - {id: F-1, title: Deficit, amount: 21, unit: £m, evidence: {to: P-1, quote: a deficit of £20.5m}}
"""


@pytest.mark.parametrize("since", [CITING.replace(", file: paper.txt", ""), CITING])
def test_a_value_whose_text_is_gone_is_not_mended(tmp_path: Path, since: str) -> None:
    config = "packs: [provenance]\nselect: [PROV-QUOTE]\nas_at: 2022-09-14\n"
    repository(tmp_path, {"align.yaml": config, MODEL: CITING, "paper.txt": "There was a deficit of £20.5m.\n"})
    (tmp_path / MODEL).write_text(since)
    if since == CITING:
        (tmp_path / "paper.txt").unlink()
    document = diff(tmp_path)
    assert [(one["finding"]["rule"], one["why"]) for one in document["excused"]] == [("PROV-QUOTE", "not looked at")]
    assert document["mended"] == []


@pytest.mark.parametrize("mended", [CITING.replace("21", "20.5"), CITING.partition("funds:")[0]])
def test_a_value_that_is_right_or_gone_is_mended(tmp_path: Path, mended: str) -> None:
    config = "packs: [provenance]\nselect: [PROV-QUOTE]\nas_at: 2022-09-14\n"
    other = "documents:\n  - {id: DOC-2, title: Other}\nparagraphs:\n  - {id: P-2, title: More, part_of: DOC-2}\n"
    other += "funds:\n  - {id: F-2, title: More, amount: 3, unit: £m, evidence: {to: P-2, quote: £3m}}\n"
    files = {"strategy_model/other.yaml": other, "paper.txt": "There was a deficit of £20.5m.\n"}
    repository(tmp_path, {"align.yaml": config, MODEL: CITING, **files})
    (tmp_path / MODEL).write_text(mended)
    document = diff(tmp_path)
    assert ([one["finding"]["element"] for one in document["mended"]], document["excused"]) == (["F-1"], [])


def test_where_no_change_does_it_alone_that_is_said(project: Path) -> None:
    commit(project, {MODEL: without("owner")})
    request = Request(project, date(2022, 9, 14))
    pair = check_both(request, "main")
    (finding,) = pair.new.report.findings
    details = Causes(pair, {finding.fingerprint: ChangesBehind()})
    (cause,) = details.causes(finding, (Input.STRATEGY,))
    assert [one.says for one in cause.details] == ["no single change was found that does it"]
