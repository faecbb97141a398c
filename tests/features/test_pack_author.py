"""The pack author's feature, step by step."""

import shutil

from pytest_bdd import given, parsers, scenarios, then, when
from user import ROOT, User, write_strategy

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
def _copy(user: User, name: str) -> None:
    shutil.copy(ROOT / f"rules/{name}.yaml", user.folder / f"{name}.yaml")


@given("in its rule ACT-COPROD the survey that parents only answered is taken out of the failing example")
def _without_survey(user: User) -> None:
    user.rewrite(PACK, (SURVEY, WITHOUT))


@given("in its rule ACT-COPROD the forum session of the passing example is called a consultation")
def _called_a_consultation(user: User) -> None:
    user.rewrite(PACK, (SESSION, SESSION.replace("participated", "consulted")))


@given("its rule ACT-COPROD is content with being consulted")
def _weakened(user: User) -> None:
    user.rewrite(PACK, ("level: {is_at_least: participated}", "level: {is_at_least: consulted}"))


@when("the author tests the packs of the checkout")
def _test_all(user: User) -> None:
    user.folder = ROOT
    user.run("rules", "test")


@when("the author tests it")
def _test(user: User) -> None:
    user.run("rules", "test", PACK)


@then("all of them are proven")
def _proven(user: User) -> None:
    assert user.exit_code == 0
    assert user.flat.count("all noticed") == len(list((ROOT / "rules").glob("*.yaml")))


@then("a weakening of ACT-COPROD is named that no example notices")
def _unnoticed(user: User) -> None:
    assert user.exit_code == 1
    assert "coproduction.yaml:22:9: warning[RULE-UNPROVEN]" in user.flat
    assert "is_at_least consulted in place of `level is_at_least participated`" in user.flat


@then("the passing example of ACT-COPROD is named, with the action that fails")
def _passing_fails(user: User) -> None:
    assert user.exit_code == 1
    assert "coproduction.yaml:42:9: error[RULE-EXAMPLE] The passing example of ACT-COPROD fails for ACT-1" in user.flat


@then("the failing example of ACT-COPROD is named, with the action that passes")
def _failing_passes(user: User) -> None:
    assert user.exit_code == 1
    assert "coproduction.yaml:59:9: error[RULE-EXAMPLE] The failing example of ACT-COPROD passes for ACT-1" in user.flat


@given("a plan whose one action has no owner")
def _plan(user: User) -> None:
    write_strategy(user)


@given(parsers.parse('a pack of the house in which ACT-OWNER is adjusted: "{change}"'))
def _house(user: User, change: str) -> None:
    user.write("rules/house.yaml", HOUSE.format(change=change))
    user.write("align.yaml", "as_at: 2026-11-01\npacks: [rules/house.yaml]\n")


@given("the reason is to follow")
def _no_reason(user: User) -> None:
    user.rewrite("rules/house.yaml", ("Owners are named by the partnership in March.", "to follow"))


@when("the author checks the plan")
def _check(user: User) -> None:
    user.check("--format", "json")


@then("nobody is told that ACT-OWNER is an error")
def _no_error(user: User) -> None:
    assert user.exit_code == 0
    assert user.strategy["complete"]


@then(parsers.parse("the finding of ACT-OWNER is a {severity}"))
def _severity(user: User, severity: str) -> None:
    assert [one["severity"] for one in user.found("ACT-OWNER")] == [severity]


@then("ACT-OWNER finds nothing and is not said to have passed")
def _finds_nothing(user: User) -> None:
    assert user.found("ACT-OWNER") == []
    assert user.outcome("ACT-OWNER")["became"] == "off"


@then(parsers.parse('every answer says of ACT-OWNER "{words}", by whom and why'))
def _every_answer(user: User, words: str) -> None:
    adjusted = user.outcome("ACT-OWNER")["adjusted"]
    assert adjusted is not None
    assert adjusted["says"] == words
    for arguments in (
        ("check", "--format", "json"),
        ("check",),
        ("check", "--format", "concise"),
        ("explain", "ACT-OWNER"),
        ("rules", "list"),
    ):
        user.run(*arguments)
        assert user.exit_code == 0
        assert "ACT-OWNER" in user.flat
        assert "house" in user.flat
        assert "Owners are named by the partnership in March" in user.flat
        assert words in user.flat or arguments[0] != "check"


@then('the author is told that `reason` says "to follow", and ACT-OWNER is run as ever')
def _told_of_the_reason(user: User) -> None:
    (mistake,) = user.found("RULE-VALUE")
    assert mistake["message"] == '`reason` says "to follow", which counts as absent'
    assert mistake["location"] == {"path": "rules/house.yaml", "line": 9, "column": 13, "end_line": 9, "end_column": 22}
    _run_as_ever(user)


@then("the author is told to write a rule of the house instead, and ACT-OWNER is run as ever")
def _told_of_conditions(user: User) -> None:
    (mistake,) = user.found("RULE-KEY")
    assert mistake["fix"] == "Conditions cannot be adjusted: write a rule of your own, and switch this one off."
    _run_as_ever(user)


def _run_as_ever(user: User) -> None:
    assert user.exit_code == 2
    assert [one["severity"] for one in user.found("ACT-OWNER")] == ["error"]
    assert user.outcome("ACT-OWNER")["adjusted"] is None
