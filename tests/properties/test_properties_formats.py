"""All formats of one run tell the same: the same findings, the same counts, and that something was not checked."""

import json
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pytest
from every_answer import EVERY
from formats_in import Annotation, annotations
from junitparser import JUnitXml
from projects import HOUSE, SOUND, align, check, without, written

from alignment.cli.formats import CHECK

UNTOLD: Final = {"links that lead nowhere", "an id twice"}
"""Are the projects of which a rule cannot tell whether some element fails."""
LEVELS: Final = {"error": "error", "warning": "warning", "note": "info"}


def told_by_all(folder: Path, *arguments: str) -> dict[str, bytes]:
    """Gives what one run writes in every format."""
    formats = [part for name in CHECK for part in ("--format", f"{name}:out.{name}")]
    align(folder, "check", "--as-at", "2022-09-14", "--full", *formats, *arguments)
    return {name: (folder / f"out.{name}").read_bytes() for name in CHECK}


def strategies(told: dict[str, bytes]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(told["json"])["strategies"]
    return found


def runs(told: dict[str, bytes]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(told["sarif"])["runs"]
    return found


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("listing", ["show", "hide", "only"])
def test_every_format_carries_the_same_findings_with_the_same_counts(tmp_path: Path, name: str, listing: str) -> None:
    told = told_by_all(written(tmp_path, EVERY[name]), "--waived", listing)
    (strategy,) = strategies(told)
    listed = strategy["findings"]
    counting = [one for one in listed if one["suppression"] is None]
    fingerprints = [one["fingerprint"] for one in listed]
    assert len(set(fingerprints)) == len(fingerprints)

    lines = [json.loads(line) for line in told["jsonl"].splitlines()]
    assert [one["fingerprint"] for one in lines if one["type"] == "finding"] == fingerprints
    assert lines[-1]["counts"] == strategy["counts"]

    (run,) = runs(told)
    results = run["results"]
    assert [one["properties"]["fingerprint"] for one in results] == fingerprints
    known = [sha256(f".\n{one}".encode()).hexdigest() for one in fingerprints]
    assert [one["partialFingerprints"]["alignFinding/v1"] for one in results] == known
    assert [LEVELS[one["level"]] for one in results] == [one["severity"] for one in listed]
    assert [bool(one.get("suppressions")) for one in results] == [one["suppression"] is not None for one in listed]

    entries = [one for one in json.loads(told["gitlab"]) if one["check_name"] != "waived-or-accepted"]
    digests = dict(zip(fingerprints, known, strict=True))
    assert [one["fingerprint"] for one in entries] == [digests[one["fingerprint"]] for one in counting]

    marks = [
        one for one in annotations(told["github"].decode()) if isinstance(one, Annotation) and "file" in one.properties
    ]
    by_level = ([one for one in counting if one["severity"] == level] for level in LEVELS.values())
    most = 10 if strategy["complete"] else 9  # GitHub shows ten of a level; one of them says that not all was checked
    shown = [one for some in by_level for one in some[:most]]
    assert Counter(one.properties["title"] for one in marks) == Counter(one["rule"] for one in shown)

    excepted = sum(one["suppression"] is not None for one in listed)
    cases = JUnitXml.fromstring(told["junit"])
    assert cases.failures == len(counting)
    idle = sum(one["became"] not in {"passed", "failed"} for one in strategy["rules"])
    untold = sum(len(one["unchecked"]) for one in strategy["rules"])
    assert cases.skipped == excepted + idle + untold + (name == "elements that fail together")
    *_, each = told["markdown"].decode().split("| What is missing or wrong | Where |")
    rows = [line for line in each.splitlines() if line.startswith("|")][1:]
    assert len(rows) == (excepted if listing == "only" else len(counting))


@pytest.mark.parametrize("name", EVERY)
def test_every_format_that_can_name_what_a_rule_could_not_tell_names_the_same(tmp_path: Path, name: str) -> None:
    told = told_by_all(written(tmp_path, EVERY[name]))
    (strategy,), (run,) = strategies(told), runs(told)
    unchecked = {one["rule"]: one["unchecked"] for one in strategy["rules"] if one["unchecked"]}
    assert bool(unchecked) is (name in UNTOLD)

    assert json.loads(told["jsonl"].splitlines()[-1])["rules"] == strategy["rules"]

    said = [one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]]
    not_checked = [one["rule"] for one in strategy["rules"] if one["unchecked"] or one["became"] == "not checked"]
    assert [rule for one in said for rule in not_checked if one.startswith(f"{rule} was not checked")] == not_checked
    named = {rule: next(one for one in said if one.startswith(f"{rule} was")) for rule in unchecked}
    assert all(one in named[rule] for rule, some in unchecked.items() for one in some)

    suites = {suite.name.partition(":")[0]: suite for suite in JUnitXml.fromstring(told["junit"])}
    skipped = {rule: [case.name for case in suites[rule] if case.is_skipped] for rule in unchecked}
    assert {rule: some[-len(unchecked[rule]) :] for rule, some in skipped.items()} == unchecked

    for one in ("text", "concise", "github", "markdown"):
        before, _, after = " ".join(told[one].decode().split()).partition("Not checked: ")
        assert bool(after) is bool(not_checked), before
        names = after.partition(". ")[0]
        assert all(name in names for rule, some in unchecked.items() for name in (rule, *some))


@pytest.mark.parametrize("name", EVERY)
def test_a_check_that_is_not_whole_looks_like_no_pass_in_any_format(tmp_path: Path, name: str) -> None:
    told = told_by_all(written(tmp_path, EVERY[name]))
    (strategy,), (run,) = strategies(told), runs(told)
    is_whole = strategy["complete"]
    says = {
        "text": b"Not checked whole" not in b" ".join(told["text"].split()),
        "concise": b": error " not in told["concise"],
        "jsonl": json.loads(told["jsonl"].splitlines()[-1])["complete"],
        "sarif": run["invocations"][0]["executionSuccessful"],
        "junit": JUnitXml.fromstring(told["junit"]).errors == 0,
        "github": b"not checked whole::" not in told["github"],
        "gitlab": "blocker" not in {one["severity"] for one in json.loads(told["gitlab"])},
        "markdown": b": not checked whole\n" not in told["markdown"],
    }
    if is_whole:
        del says["concise"]
    assert says == dict.fromkeys(says, is_whole)


def test_of_several_strategies_everything_has_a_name_of_its_own(tmp_path: Path) -> None:
    for name in ("a", "b c"):
        written(tmp_path / name, {**HOUSE, "strategy_model/plan.yaml": without("owner", "overseen_by")})
    told = told_by_all(tmp_path, "a", "b c", "a/../a")
    assert len(strategies(told)) == len(runs(told)) == 2
    assert [one["automationDetails"]["id"] for one in runs(told)] == ["align/a/", "align/b c/"]
    known = [one["partialFingerprints"]["alignFinding/v1"] for run in runs(told) for one in run["results"]]
    assert len(set(known)) == len(known) == 4
    assert [one["fingerprint"] for one in json.loads(told["gitlab"])] == known
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in runs(told)[1]["results"]]
    assert set(uris) == {"b%20c/strategy_model/plan.yaml"}
    suites = [one.name.partition(":")[0] for one in JUnitXml.fromstring(told["junit"])]
    assert suites == [
        f"{name}/{rule}" for name in ("a", "b c") for rule in ("align", "H-OWNER", "H-MEASURE", "H-BOARD")
    ]


def test_nothing_found_is_said_in_every_format_that_has_words(tmp_path: Path) -> None:
    run = check(tmp_path, {**HOUSE, "strategy_model/plan.yaml": SOUND})
    assert run.code == 0
    told = told_by_all(tmp_path)
    assert told["concise"].startswith(b"Checked against 3 rules, ")
    assert json.loads(told["gitlab"]) == []
    for name in ("text", "github", "markdown"):
        assert b"Nothing found." in told[name]
