"""The feature of whoever keeps a plan of another field, step by step."""

import json
import re

from pytest_bdd import given, parsers, scenarios, then, when
from user import ROOT, User, write_strategy

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
VIEW = """\
align_views: 1
tables:
  - id: hazards
    title: What can happen
    of: hazard
    name_gaps: yes
    columns:
      - {heading: Threatens, link: threatens}
annex:
  - heading: Risk Management
    parts:
      - table: hazard
        heading: Hazard
        nothing: Nothing can happen.
        columns: [{heading: Threatens, link: threatens}]
"""
FORMS = ("html", "markdown", "csv", "json", "annex")
UNKNOWN = {"MODEL-SECTION", "MODEL-FIELD", "MODEL-VALUE", "LINK-UNKNOWN", "LINK-UNCHECKED", "LINK-KIND"}


def extend(user: User, lines: str) -> None:
    user.write("align.yaml", f"as_at: 2026-11-01\nextensions:\n{lines}")


def report(user: User, form: str) -> str:
    return (user.folder / f"report.{form}").read_text(encoding="utf-8")


def found(user: User) -> set[str]:
    user.check("--format", "json")
    return {finding["rule"] for finding in user.strategy["findings"]}


@given("a plan for a coast, in the words that align brings")
def _plan(user: User) -> None:
    write_strategy(user, "owner: R-1")


@given(parsers.parse('the action came from an evening at which only "{people}" took part'))
def _evening(user: User, people: str) -> None:
    user.rewrite("strategy_model/sources.yaml", ("[parents and carers]", f"[{people}]"))


@given("the keeper writes about a hazard that threatens what people have")
@when("the keeper writes about a hazard that threatens what people have")
def _write_hazard(user: User) -> None:
    user.write("strategy_model/hazards.yaml", HAZARDS)


@given("the keeper adds the kinds and the link to the settings")
@when("the keeper adds the kinds and the link to the settings")
def _add_kinds(user: User) -> None:
    extend(user, KINDS)


@when(parsers.parse('the keeper gives the action the status "{word}"'))
def _status(user: User, word: str) -> None:
    write_strategy(user, "owner: R-1", f"status: {word}")


@when(parsers.parse('the keeper says in the settings that "{own}" means "{word}"'))
def _map(user: User, own: str, word: str) -> None:
    extend(user, f"  vocabularies:\n    action status:\n      map: {{{own}: {word}}}\n")


@when(parsers.parse('the keeper adds "{people}" to the people who can take part'))
def _add_people(user: User, people: str) -> None:
    extend(user, f"  vocabularies:\n    who:\n      add: [{people}]\n")


@when(parsers.parse('the keeper counts "{people}" among the people affected'))
def _add_to_group(user: User, people: str) -> None:
    extend(user, f"  vocabularies:\n    who:\n      add: [{people}]\n      groups: {{people affected: [{people}]}}\n")


@when("the keeper adds a kind that is there already")
def _add_risk(user: User) -> None:
    extend(user, "  kinds:\n    risk: {section: perils}\n")


@then("align knows neither the section of hazards nor that of assets")
def _unknown(user: User) -> None:
    user.check("--format", "json")
    said = [finding["message"] for finding in user.found("MODEL-SECTION")]
    assert [message.split("`")[1] for message in said] == ["hazards", "assets"]


@then("nothing that was written is unknown")
def _known(user: User) -> None:
    assert not found(user) & UNKNOWN


@then("the answer counts 1 hazard and 1 asset")
def _counted(user: User) -> None:
    assert '"hazard": 1' in user.printed
    assert '"asset": 1' in user.printed


@then("the status is none of its values")
def _no_value(user: User) -> None:
    assert "MODEL-VALUE" in found(user)


@then(parsers.parse('the action is explained with the status "{words}"'))
def _explained(user: User, words: str) -> None:
    user.run("explain", "ACT-1")
    assert f"status: {words}" in user.printed


@then("ACT-COPROD is found on ACT-1")
def _found(user: User) -> None:
    assert "ACT-COPROD" in found(user)
    assert [finding["element"] for finding in user.found("ACT-COPROD")] == ["ACT-1"]


@then("ACT-COPROD is not found")
def _not_found(user: User) -> None:
    assert "ACT-COPROD" not in found(user)
    assert user.outcome("ACT-COPROD")["became"] == "passed"


@then("the rule ACT-COPROD is the one that travels with align")
def _shipped(user: User) -> None:
    paths = [one["path"] for one in user.strategy["files"]]
    assert "align:coproduction.yaml" in paths
    assert "coastal" not in (ROOT / "rules/coproduction.yaml").read_text(encoding="utf-8")


@then("the check is not whole, and the settings are named with line and column")
def _not_whole(user: User) -> None:
    user.check()
    assert user.exit_code == 2
    assert "align.yaml:4:5" in user.printed
    assert "`risk` is a built-in kind already" in user.flat


@when("the keeper writes a view of hazards and names it in the settings")
def _write_view(user: User) -> None:
    user.write("views.yaml", VIEW)
    user.rewrite("align.yaml", ("extensions:", "views: views.yaml\nextensions:"))


@when("the keeper makes the report")
def _report(user: User) -> None:
    for form in FORMS:
        user.run("report", "--format", form, "-o", f"report.{form}")
        assert user.exit_code == 0


@then(parsers.parse('every form of it shows in words that "{hazard}" threatens "{asset}"'))
def _shown(user: User, hazard: str, asset: str) -> None:
    rows = {
        "html": f'HZ1</a> {hazard}<td data-label="Threatens"><a href="#AS1">AS1</a> {asset}',
        "markdown": f"| HZ1 {hazard} | AS1 {asset} |",
        "csv": f"hazard,HZ1,{hazard},stated,{asset} (AS1),",
        "json": f'"text": "{asset}"',
        "annex": f"| {hazard} (HZ1) | {asset} (AS1) |",
    }
    said = {form: report(user, form) for form in FORMS}
    said["csv"] = re.sub(",+", ",", said["csv"])  # columns of other kinds are empty
    assert [form for form in FORMS if rows[form] not in said[form]] == []


@then(parsers.parse('its tables are "{one}" and "{other}", made of what was added'))
def _tables(user: User, one: str, other: str) -> None:
    tables = json.loads(report(user, "json"))["tables"]
    own = {table["title"]: [column["heading"] for column in table["columns"]] for table in tables[-2:]}
    assert own == {one: ["Threatens"], other: ["Threatened by"]}


@then("the annex says it under Risk Management")
def _annexed(user: User) -> None:
    before, after = report(user, "annex").split("## 4. Consultation")
    assert "| High water (HZ1) | Sea wall (AS1) |" in before
    assert "\n| High water (HZ1) |" not in after


@when("the view names a link that no hazard has")
def _misspell(user: User) -> None:
    user.write("views.yaml", VIEW.replace("link: threatens}\nannex", "link: threatns}\nannex"))


@then(parsers.parse('the check is whole, and says at line {line:d} of the view that "{name}" may be meant'))
def _guessed(user: User, line: int, name: str) -> None:
    user.check("--format", "json")
    assert user.strategy["complete"]
    (finding,) = user.found("VIEW-VALUE")
    assert (finding["location"]["path"], finding["location"]["line"]) == ("views.yaml", line)
    assert f"`{name}`" in finding["fix"]
