"""The feature of whoever keeps a plan of another field, step by step."""

from desk import ROOT, Desk, write_strategy
from pytest_bdd import given, parsers, scenarios, then, when

scenarios("extensions.feature")

KINDS = """\
  kinds:
    hazard: {section: hazards}
    asset: {section: assets}
  links:
    threatens: {from: [hazard], to: [asset]}
"""
HAZARDS = """\
hazards:
  - {id: HZ1, title: High water, threatens: AS1, evidence: D-1.1}
assets:
  - {id: AS1, title: Sea wall, evidence: D-1.1}
"""
UNKNOWN = {"MODEL-SECTION", "MODEL-FIELD", "MODEL-VALUE", "LINK-UNKNOWN", "LINK-UNCHECKED", "LINK-KIND"}


def extend(desk: Desk, lines: str) -> None:
    desk.write("align.yaml", f"as_at: 2026-11-01\nextensions:\n{lines}")


def found(desk: Desk) -> set[str]:
    desk.check("--format", "json")
    return {finding["rule"] for finding in desk.strategy["findings"]}


@given("a plan for a coast, in the words that align brings")
def _plan(desk: Desk) -> None:
    write_strategy(desk, "owner: R-1")


@given(parsers.parse('the action came from an evening at which only "{people}" took part'))
def _evening(desk: Desk, people: str) -> None:
    desk.rewrite("strategy_model/sources.yaml", ("[parents and carers]", f"[{people}]"))


@when("the keeper writes about a hazard that threatens what people have")
def _write_hazard(desk: Desk) -> None:
    desk.write("strategy_model/hazards.yaml", HAZARDS)


@when("the keeper adds the kinds and the link to the settings")
def _add_kinds(desk: Desk) -> None:
    extend(desk, KINDS)


@when(parsers.parse('the keeper gives the action the status "{word}"'))
def _status(desk: Desk, word: str) -> None:
    write_strategy(desk, "owner: R-1", f"status: {word}")


@when(parsers.parse('the keeper says in the settings that "{own}" means "{word}"'))
def _map(desk: Desk, own: str, word: str) -> None:
    extend(desk, f"  vocabularies:\n    action status:\n      map: {{{own}: {word}}}\n")


@when(parsers.parse('the keeper adds "{people}" to the people who can take part'))
def _add_people(desk: Desk, people: str) -> None:
    extend(desk, f"  vocabularies:\n    who:\n      add: [{people}]\n")


@when(parsers.parse('the keeper counts "{people}" among the people affected'))
def _add_to_group(desk: Desk, people: str) -> None:
    extend(desk, f"  vocabularies:\n    who:\n      add: [{people}]\n      groups: {{people affected: [{people}]}}\n")


@when("the keeper adds a kind that is there already")
def _add_risk(desk: Desk) -> None:
    extend(desk, "  kinds:\n    risk: {section: perils}\n")


@then("align knows neither the section of hazards nor that of assets")
def _unknown(desk: Desk) -> None:
    desk.check("--format", "json")
    said = [finding["message"] for finding in desk.found("MODEL-SECTION")]
    assert [message.split("`")[1] for message in said] == ["hazards", "assets"]


@then("nothing that was written is unknown")
def _known(desk: Desk) -> None:
    assert not found(desk) & UNKNOWN


@then("the answer counts 1 hazard and 1 asset")
def _counted(desk: Desk) -> None:
    assert '"hazard": 1' in desk.printed
    assert '"asset": 1' in desk.printed


@then("the status is none of its values")
def _no_value(desk: Desk) -> None:
    assert "MODEL-VALUE" in found(desk)


@then(parsers.parse('the action is explained with the status "{words}"'))
def _explained(desk: Desk, words: str) -> None:
    desk.run("explain", "ACT-1")
    assert f"status: {words}" in desk.printed


@then("ACT-COPROD is found on ACT-1")
def _found(desk: Desk) -> None:
    assert "ACT-COPROD" in found(desk)
    assert [finding["element"] for finding in desk.found("ACT-COPROD")] == ["ACT-1"]


@then("ACT-COPROD is not found")
def _not_found(desk: Desk) -> None:
    assert "ACT-COPROD" not in found(desk)
    assert desk.outcome("ACT-COPROD")["became"] == "passed"


@then("the rule ACT-COPROD is the one that travels with align")
def _shipped(desk: Desk) -> None:
    paths = [one["path"] for one in desk.strategy["files"]]
    assert "align:coproduction.yaml" in paths
    assert "coastal" not in (ROOT / "rules/coproduction.yaml").read_text(encoding="utf-8")


@then("the check is not whole, and the settings are named with line and column")
def _not_whole(desk: Desk) -> None:
    desk.check()
    assert desk.exit_code == 2
    assert "align.yaml:4:5" in desk.printed
    assert "`risk` is a built-in kind already" in desk.flat
