"""SARIF: what each part of a run says, and that places, states and exceptions are those of the report."""

import json
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import pytest
from reports import ACCEPTED, APPROVED, WAIVED, at, excepted, finding, report_of
from whole_reports import COMMIT, on, outcome, whole_report

from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import RelatedLocation, Severity
from alignment.renderers import sarif
from alignment.results.check import Became, Listing, RenderOptions, Report, Shown
from alignment.source import TextEdit

Json = dict[str, Any]


def runs(*reports: Report, options: RenderOptions | None = None) -> list[Json]:
    shown = [Shown(one, options or RenderOptions(name=".")) for one in reports]
    found: list[Json] = json.loads(sarif.render(shown))["runs"]
    return found


def run(report: Report, waived: Listing = Listing.SHOW) -> Json:
    (one,) = runs(report, options=RenderOptions(name="plan", waived=waived))
    return one


def texts(found: Json) -> list[tuple[str, str]]:
    (invocation,) = found["invocations"]
    return [(one["level"], one["message"]["text"]) for one in invocation["toolExecutionNotifications"]]


def test_a_mend_is_a_fix_with_the_regions_that_go_and_what_comes_in_their_place() -> None:
    edits = (
        TextEdit(at("plan.yaml", 2, 3, 2), "a [b](c)"),
        TextEdit(at("plan.yaml", 4, 1), "- "),
        TextEdit(at("d e.yaml", 1, 1, 5), ""),
    )
    (found,) = runs(report_of(replace(finding(fix="Write it."), edits=edits)))
    (fix,) = found["results"][0]["fixes"]
    assert fix["description"] == {"text": "Write it."}
    assert [one["artifactLocation"]["uri"] for one in fix["artifactChanges"]] == ["plan.yaml", "d%20e.yaml"]
    first, put_in, taken_out = (one for change in fix["artifactChanges"] for one in change["replacements"])
    assert first == {
        "deletedRegion": {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 5},
        "insertedContent": {"text": "a [b](c)"},
    }
    assert put_in["deletedRegion"]["startColumn"] == put_in["deletedRegion"]["endColumn"]
    assert list(taken_out) == ["deletedRegion"]


def test_a_whole_result() -> None:
    related = RelatedLocation(at("b.yaml", 3, 2, 4), "R-1 comes near")
    one = replace(
        finding("ACT-1 has no owner", at("a b.yaml", 41, 9, 5), label="no `owner` here", fix="Write it."),
        element="ACT-1",
        facet="owner",
        related=(related,),
    )
    (found,) = runs(report_of(one), options=RenderOptions(base=PurePosixPath("here"), name="plan"))
    (result,) = found["results"]
    assert list(result.pop("partialFingerprints")) == ["alignFinding/v1"]  # GitHub's own is left to its upload
    place = {
        "artifactLocation": {"uri": "here/a%20b.yaml", "uriBaseId": "ROOT"},
        "region": {"startLine": 41, "startColumn": 9, "endLine": 41, "endColumn": 14},
    }
    near = {
        "artifactLocation": {"uri": "here/b.yaml", "uriBaseId": "ROOT"},
        "region": {"startLine": 3, "startColumn": 2, "endLine": 3, "endColumn": 6},
    }
    assert result == {
        "ruleId": "H-OWNER",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "ACT-1 has no owner. Write it."},
        "locations": [
            {
                "physicalLocation": place,
                "message": {"text": "no `owner` here"},
                "logicalLocations": [{"name": "ACT-1", "kind": "element"}],
            }
        ],
        "properties": {"element": "ACT-1", "facet": "owner", "fingerprint": "H-OWNER/ACT-1/owner"},
        "relatedLocations": [{"id": 1, "physicalLocation": near, "message": {"text": "R-1 comes near"}}],
    }


def test_a_finding_about_a_file_has_no_element() -> None:
    (result,) = run(report_of(finding("b.yaml is empty", at("b.yaml"), rule="YAML-EMPTY")))["results"]
    assert list(result["locations"][0]) == ["physicalLocation"]
    assert "relatedLocations" not in result


def test_the_rules_are_those_that_were_run_and_those_of_aligns_own_that_occur() -> None:
    rules = tuple(outcome(f"R-{one.name}", one, Severity.INFO if one is not Became.NOT_DUE else None) for one in Became)
    found = run(report_of(on("ACT-1", "R-FAILED"), finding(rule="YAML-SYNTAX"), on("A", "X-OTHER"), rules=rules))
    listed = found["tool"]["driver"]["rules"]
    assert [one["id"] for one in listed] == [
        *("R-PASSED", "R-FAILED", "R-NOTHING_TO_CHECK", "R-NOT_CHECKED"),
        *("YAML-SYNTAX", "X-OTHER"),
    ]
    assert [listed[one["ruleIndex"]]["id"] for one in found["results"]] == [one["ruleId"] for one in found["results"]]
    assert listed[1] == {
        "id": "R-FAILED",
        "name": "RFailed",
        "shortDescription": {"text": "Title of R-FAILED."},
        "fullDescription": {"text": "Somebody will ask."},
        "help": {
            "text": "Why: Somebody will ask.\nHow to mend it: Write `owner`.\nRests on: Rules; page 1",
            "markdown": "- **Why:** Somebody will ask.\n- **How to mend it:** Write `owner`.\n- **Rests on:** Rules; page 1",
        },
        "defaultConfiguration": {"level": "note"},
        "properties": {"tags": ["house"]},
    }
    assert listed[4]["shortDescription"]["text"] == f"{BUILT_IN['YAML-SYNTAX'].title}."
    assert listed[4]["properties"]["tags"] == ["built-in"]
    assert listed[5]["shortDescription"]["text"] == "X-OTHER."


def test_a_rule_that_says_nothing_of_itself_has_its_title_for_help() -> None:
    bare = outcome("R", Became.PASSED, None)._replace(why="", fix="", source="", tags=())
    (rule,) = run(report_of(rules=(bare,)))["tool"]["driver"]["rules"]
    assert rule["help"] == {"text": "Title of R.", "markdown": "Title of R"}
    assert rule["fullDescription"] == {"text": "Title of R."}
    assert rule["defaultConfiguration"] == {"level": "none"}


@pytest.mark.parametrize("severity", Severity)
def test_a_severity_is_a_level(severity: Severity) -> None:
    (result,) = run(report_of(finding(severity=severity)))["results"]
    assert result["level"] == {"error": "error", "warning": "warning", "info": "note"}[str(severity)]


def test_what_is_excepted_says_by_whom_until_when_and_why() -> None:
    found = run(report_of(excepted(WAIVED), excepted(ACCEPTED, element="ACT-2"), on("ACT-3")))["results"]
    place = {
        "artifactLocation": {"uri": "waivers.yaml", "uriBaseId": "ROOT"},
        "region": {"startLine": 2, "startColumn": 11, "endLine": 2, "endColumn": 18},
    }
    assert found[0]["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "Waived until 1 December 2022, approved by R-1 on 1 September 2022: The post is being filled.",
            "location": {"physicalLocation": place},
            "properties": {"approvedBy": "R-1", "approvedOn": "2022-09-01", "expires": "2022-12-01"},
        }
    ]
    (accepted,) = found[1]["suppressions"]
    assert accepted["justification"].startswith("Accepted without a reason: ")
    assert "properties" not in accepted
    assert found[2]["suppressions"] == []
    (approved,) = run(report_of(excepted(APPROVED)))["results"][0]["suppressions"]
    assert approved["justification"] == (
        "Accepted on 1 September 2022 by R-DIR, until 1 September 2023: It was there before the rules came."
    )
    assert approved["properties"] == {"approvedBy": "R-DIR", "approvedOn": "2022-09-01", "expires": "2023-09-01"}


def test_all_results_say_whether_they_are_excepted_or_none() -> None:
    assert all("suppressions" not in one for one in run(report_of(finding()))["results"])
    report = whole_report()
    assert all("suppressions" in one for one in run(report)["results"])
    assert len(run(report, Listing.HIDE)["results"]) == 5
    assert len(run(report, Listing.ONLY)["results"]) == 2


def test_all_results_have_a_state_where_there_was_a_comparison_or_none() -> None:
    assert [one["baselineState"] for one in run(whole_report())["results"]] == ["new", "updated", *["unchanged"] * 5]
    assert all("baselineState" not in one for one in run(replace(whole_report(), compared=None))["results"])


def test_what_was_compared_and_trusted_is_kept() -> None:
    told = run(whole_report())["properties"]
    assert told == {
        "strategy": "S",
        "stage": "approval",
        "asAt": "2022-09-14",
        "complete": False,
        "compared": {
            "revision": "main",
            "commit": COMMIT,
            "changes": ["What changed: ACT-1: owner removed."],
            "mended": ["H-OWNER/ACT-9/owner:ACT-9"],
            "elsewhere": {"error": 2},
        },
        "trusted": {
            "revision": "main",
            "commit": COMMIT,
            "settings": "align.yaml",
            "new": False,
            "altered": ["align.yaml"],
            "taken_out": ["the waiver of H-OWNER on ACT-9"],
            "added": ["the accepted finding H-OWNER/ACT-8/owner"],
        },
    }


def test_a_run_that_is_not_whole_did_not_succeed_and_says_why() -> None:
    found = run(whole_report())
    assert found["invocations"][0]["executionSuccessful"] is False
    levels = texts(found)
    assert levels[0] == ("error", "Not checked whole: mend what could not be read or used, then check again.")
    assert levels[1] == ("error", "b.yaml cannot be read")
    assert levels[2][0] == "warning"
    assert levels[2][1].startswith("Not read whole: `plan.yaml` and `b.yaml`.")
    assert levels[3] == ("warning", "H-OWNER was not checked for 2 (ACT-10 and ACT-11).")
    assert levels[4] == ("warning", "H-UNREAD was not checked: why H-UNREAD is so.")
    assert [level for level, _ in levels[5:]] == ["note", "note"]
    sound = run(report_of())
    assert sound["invocations"][0]["executionSuccessful"] is True
    assert [level for level, _ in texts(sound)] == ["note"]


def test_a_file_that_is_no_part_of_the_model_is_only_a_note() -> None:
    note, _ = texts(run(replace(whole_report(), is_complete=True, unread=(), rules=(), compared=None, trusted=None)))
    assert note[0] == "note"


def test_further_places_past_a_hundred_are_counted() -> None:
    many = tuple(RelatedLocation(at("b.yaml", line), "here") for line in range(1, 1_203))
    (result,) = run(report_of(replace(finding(), related=many)))["results"]
    assert len(result["relatedLocations"]) == 101
    assert result["relatedLocations"][-1] == {"id": 101, "message": {"text": "And 1,102 more places."}}


def test_each_strategy_has_a_run_and_a_name_of_its_own() -> None:
    first, second = (
        runs(report_of(on("ACT-1")), options=RenderOptions(name=name))[0] for name in (".", "examples/plan")
    )
    assert first["automationDetails"] == {"id": "align/"}
    assert second["automationDetails"] == {"id": "align/examples/plan/"}
    known = {one["results"][0]["partialFingerprints"]["alignFinding/v1"] for one in (first, second)}
    assert len(known) == 2
    assert len(runs(report_of(), report_of())) == 2


def test_brackets_make_no_link() -> None:
    (result,) = run(report_of(finding("[a](b) and [c] (d)")))["results"]
    assert result["message"]["text"] == "[a]\u2060(b) and [c] (d)."
