"""The pack author's feature, step by step."""

import shutil

from desk import ROOT, Desk, write_strategy
from pytest_bdd import given, parsers, scenarios, then, when

scenarios("pack_author.feature")

SURVEY = """\
          - id: ACT-1
            title: Map the SENCO network
            informed_by: S1
          - id: ACT-2
            title: Train the early-years settings
            informed_by: S2
          - id: ACT-3
"""
WITHOUT = """\
          - id: ACT-2
            title: Train the early-years settings
            informed_by: S2
          - id: ACT-3
"""
SESSION = """\
          - id: S1
            title: Forum session
            level: participated
            who: parent carer forum
          - id: S2
"""
PACK = "coproduction.yaml"
HOUSE = """\
align_rules: 1
pack: house
version: 1.0.0
title: What our board asks for
extends: [accountability]
adjust:
  - rule: ACT-OWNER
    {change}
    reason: Owners are named by the partnership in March.
"""


@given(parsers.parse('a copy of the pack "{name}"'))
def _copy(desk: Desk, name: str) -> None:
    shutil.copy(ROOT / f"rules/{name}.yaml", desk.folder / f"{name}.yaml")


@given("in its rule ACT-COPROD the survey that parents only answered is taken out of the failing example")
def _without_survey(desk: Desk) -> None:
    desk.rewrite(PACK, (SURVEY, WITHOUT))


@given("in its rule ACT-COPROD the forum session of the passing example is called a consultation")
def _called_a_consultation(desk: Desk) -> None:
    desk.rewrite(PACK, (SESSION, SESSION.replace("participated", "consulted")))


@given("its rule ACT-COPROD is content with being consulted")
def _weakened(desk: Desk) -> None:
    desk.rewrite(PACK, ("level: {is_at_least: participated}", "level: {is_at_least: consulted}"))


@when("the author tests the packs of the checkout")
def _test_all(desk: Desk) -> None:
    desk.folder = ROOT
    desk.run("rules", "test")


@when("the author tests it")
def _test(desk: Desk) -> None:
    desk.run("rules", "test", PACK)


@then("all of them are proven")
def _proven(desk: Desk) -> None:
    assert desk.exit_code == 0
    assert desk.flat.count("all noticed") == len(list((ROOT / "rules").glob("*.yaml")))


@then("a weakening of ACT-COPROD is named that no example notices")
def _unnoticed(desk: Desk) -> None:
    assert desk.exit_code == 1
    assert "coproduction.yaml:22:9: warning[RULE-UNPROVEN]" in desk.flat
    assert "is_at_least consulted in place of `level is_at_least participated`" in desk.flat


@then("the passing example of ACT-COPROD is named, with the action that fails")
def _passing_fails(desk: Desk) -> None:
    assert desk.exit_code == 1
    assert "coproduction.yaml:41:9: error[RULE-EXAMPLE] The passing example of ACT-COPROD fails for ACT-1" in desk.flat


@then("the failing example of ACT-COPROD is named, with the action that passes")
def _failing_passes(desk: Desk) -> None:
    assert desk.exit_code == 1
    assert "coproduction.yaml:58:9: error[RULE-EXAMPLE] The failing example of ACT-COPROD passes for ACT-1" in desk.flat


@given("a plan whose one action has no owner")
def _plan(desk: Desk) -> None:
    write_strategy(desk)


@given(parsers.parse('a pack of the house in which ACT-OWNER is adjusted: "{change}"'))
def _house(desk: Desk, change: str) -> None:
    desk.write("rules/house.yaml", HOUSE.format(change=change))
    desk.write("align.yaml", "as_at: 2026-11-01\npacks: [rules/house.yaml]\n")


@given("the reason is to follow")
def _no_reason(desk: Desk) -> None:
    desk.rewrite("rules/house.yaml", ("Owners are named by the partnership in March.", "to follow"))


@when("the author checks the plan")
def _check(desk: Desk) -> None:
    desk.check("--format", "json")


@then("nobody is told that ACT-OWNER is an error")
def _no_error(desk: Desk) -> None:
    assert desk.exit_code == 0
    assert desk.strategy["complete"]


@then(parsers.parse("the finding of ACT-OWNER is a {severity}"))
def _severity(desk: Desk, severity: str) -> None:
    assert [one["severity"] for one in desk.found("ACT-OWNER")] == [severity]


@then("ACT-OWNER finds nothing and is not said to have passed")
def _finds_nothing(desk: Desk) -> None:
    assert desk.found("ACT-OWNER") == []
    assert desk.outcome("ACT-OWNER")["became"] == "off"


@then(parsers.parse('every answer says of ACT-OWNER "{words}", by whom and why'))
def _every_answer(desk: Desk, words: str) -> None:
    adjusted = desk.outcome("ACT-OWNER")["adjusted"]
    assert adjusted is not None
    assert adjusted["says"] == words
    for arguments in (
        ("check", "--format", "json"),
        ("check",),
        ("check", "--format", "concise"),
        ("explain", "ACT-OWNER"),
        ("rules", "list"),
    ):
        desk.run(*arguments)
        assert desk.exit_code == 0
        assert "ACT-OWNER" in desk.flat
        assert "house" in desk.flat
        assert "Owners are named by the partnership in March" in desk.flat
        assert words in desk.flat or arguments[0] != "check"


@then('the author is told that `reason` says "to follow", and ACT-OWNER is run as ever')
def _told_of_the_reason(desk: Desk) -> None:
    (mistake,) = desk.found("RULE-VALUE")
    assert mistake["message"] == '`reason` says "to follow", which counts as absent'
    assert mistake["location"] == {"path": "rules/house.yaml", "line": 9, "column": 13, "end_line": 9, "end_column": 22}
    _run_as_ever(desk)


@then("the author is told to write a rule of the house instead, and ACT-OWNER is run as ever")
def _told_of_conditions(desk: Desk) -> None:
    (mistake,) = desk.found("RULE-KEY")
    assert mistake["fix"] == "Conditions cannot be adjusted: write a rule of your own, and switch this one off."
    _run_as_ever(desk)


def _run_as_ever(desk: Desk) -> None:
    assert desk.exit_code == 2
    assert [one["severity"] for one in desk.found("ACT-OWNER")] == ["error"]
    assert desk.outcome("ACT-OWNER")["adjusted"] is None
