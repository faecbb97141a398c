"""The CI engineer's feature, step by step."""

import json

import jsonschema
import pytest
from desk import ROOT, Desk, write_strategy
from pytest_bdd import given, parsers, scenarios, then, when
from repositories import repository

scenarios("continuous_integration.feature")

BROKEN = "measures:\n  - id: M2\n    title: 'never closed\n"


@given("a project in which everything is in order")
def _in_order(desk: Desk) -> None:
    write_strategy(desk, "owner: R-1")


@given("a project in which an action has no owner and the plan is final")
def _no_owner(desk: Desk) -> None:
    write_strategy(desk)


@given("a project in which a file is not valid YAML")
def _not_yaml(desk: Desk) -> None:
    write_strategy(desk)
    desk.write("strategy_model/more.yaml", BROKEN)


@given("a project in which a setting of align.yaml is misspelt")
def _misspelt_setting(desk: Desk) -> None:
    write_strategy(desk, "owner: R-1")
    desk.write("align.yaml", "as_att: 2026-11-01\n")


@given("a project in which the model folder is empty")
def _empty_folder(desk: Desk) -> None:
    (desk.folder / "strategy_model").mkdir()


@given("an empty repository")
def _repository(desk: Desk) -> None:
    repository(desk.folder, {})


@given("align itself is broken")
def _broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("alignment.checker.judge.run_rules", fail)


@when(parsers.parse("a strategy is begun in it for {host}"))
def _begin(desk: Desk, host: str) -> None:
    desk.run("init", "--ci", host)
    assert desk.exit_code == 0


@when("CI checks it")
def _check(desk: Desk) -> None:
    desk.check()


@when("CI checks it with --format json")
def _check_as_json(desk: Desk) -> None:
    desk.check("--format", "json")


@then(parsers.parse("the exit code is {code:d}"))
def _exit_code(desk: Desk, code: int) -> None:
    assert desk.exit_code == code


@then("the unreadable file is named with line and column")
def _named(desk: Desk) -> None:
    assert "strategy_model/more.yaml:3:12" in desk.printed


@then("findings in the other files are still there")
def _others(desk: Desk) -> None:
    assert "error[ACT-OWNER]: ACT-1" in desk.printed


@then("the output is valid by the published schema")
def _valid(desk: Desk) -> None:
    schema = json.loads((ROOT / "docs/schemas/check-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(desk.printed), schema)


@then("what became of the rules adds up to all of them")
def _adds_up(desk: Desk) -> None:
    words = {"passed", "failed", "nothing to check", "not due", "off", "not checked"}
    became = [rule["became"] for rule in desk.strategy["rules"]]
    assert became
    assert set(became) <= words
    assert sum(becoming == "failed" for becoming in became) == len({one["rule"] for one in desk.strategy["findings"]})


@then(parsers.re(r"(?P<file>\S+) checks every change"))
def _checks(desk: Desk, file: str) -> None:
    assert "align check " in (desk.folder / file).read_text(encoding="utf-8")


@then("everything that is needed to check it is there")
def _all_there(desk: Desk) -> None:
    desk.check()
    assert desk.exit_code == 0
    assert "0 errors" in desk.flat
