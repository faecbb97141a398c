"""The pack author's feature, step by step."""

import shutil

from desk import ROOT, Desk
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
