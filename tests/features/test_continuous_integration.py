"""The CI engineer's feature, step by step."""

import json

import jsonschema
import pytest
from pytest_bdd import given, parsers, scenarios, then, when
from repositories import repository
from user import ROOT, User, write_strategy

scenarios("continuous_integration.feature")

Files = dict[str, bytes]
BROKEN = "measures:\n  - id: M2\n    title: 'never closed\n"


def files_of(user: User) -> Files:
    found = (path for path in user.folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(user.folder).as_posix(): path.read_bytes() for path in found}


@given("a project in which everything is in order")
def _in_order(user: User) -> None:
    write_strategy(user, "owner: R-1")


@given("a project in which an action has no owner and the plan is final")
def _no_owner(user: User) -> None:
    write_strategy(user)


@given("a project in which a file is not valid YAML")
def _not_yaml(user: User) -> None:
    write_strategy(user)
    user.write("strategy_model/more.yaml", BROKEN)


@given("a project in which a setting of align.yaml is misspelt")
def _misspelt_setting(user: User) -> None:
    write_strategy(user, "owner: R-1")
    user.write("align.yaml", "as_att: 2026-11-01\n")


@given("a project in which the model folder is empty")
def _empty_folder(user: User) -> None:
    (user.folder / "strategy_model").mkdir()


@given("an empty repository")
def _repository(user: User) -> None:
    repository(user.folder, {})


@given("align itself is broken")
def _broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("alignment.checker.judge.run_rules", fail)


@when(parsers.parse("a strategy is begun in it for {host}"), target_fixture="before")
def _begin(user: User, host: str) -> Files:
    before = files_of(user)
    user.run("init", "--ci", host)
    assert user.exit_code == 0
    return before


@when(parsers.parse("a strategy is begun in its folder {folder} for {host}"), target_fixture="before")
def _begin_below(user: User, folder: str, host: str) -> Files:
    before = files_of(user)
    user.run("init", "--ci", host, folder)
    assert user.exit_code == 0
    return before


@when("CI checks it")
def _check(user: User) -> None:
    user.check()


@when("CI checks it with --format json")
def _check_as_json(user: User) -> None:
    user.check("--format", "json")


@when("CI checks its file of sources alone")
def _check_one_file(user: User) -> None:
    user.check("strategy_model/sources.yaml")


@then("the action without an owner is counted and not listed")
def _counted(user: User) -> None:
    assert "ACT-OWNER]" not in user.printed
    assert "No error in strategy_model/sources.yaml; 1 error elsewhere." in user.flat


@then("the unreadable file is named with line and column")
def _named(user: User) -> None:
    assert "strategy_model/more.yaml:3:12" in user.printed


@then("findings in the other files are still there")
def _others(user: User) -> None:
    assert "error[ACT-OWNER]: ACT-1" in user.printed


@then("the output is valid by the published schema")
def _valid(user: User) -> None:
    schema = json.loads((ROOT / "docs/schemas/check-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(user.printed), schema)


@then("what became of the rules adds up to all of them")
def _adds_up(user: User) -> None:
    words = {"passed", "failed", "nothing to check", "not due", "off", "not checked"}
    became = [rule["became"] for rule in user.strategy["rules"]]
    assert became
    assert set(became) <= words
    assert sum(becoming == "failed" for becoming in became) == len({one["rule"] for one in user.strategy["findings"]})


@then(parsers.re(r"(?P<file>\S+) checks every change"))
def _checks(user: User, file: str) -> None:
    assert "align check " in (user.folder / file).read_text(encoding="utf-8")


@then(parsers.re(r"(?P<file>\S+) checks every change to (?P<folder>\S+)"))
def _checks_below(user: User, file: str, folder: str) -> None:
    assert f"align check {folder} --" in (user.folder / file).read_text(encoding="utf-8")


@then(parsers.parse("{file} is as it was"))
def _as_it_was(user: User, before: Files, file: str) -> None:
    assert files_of(user)[file] == before[file]


@then(parsers.parse("the job that checks {folder} is shown, to be added to {file}"))
def _shown(user: User, folder: str, file: str) -> None:
    assert f"{file} exists already. Add this job" in user.flat
    assert f"align check {folder} --" in user.printed


@then("nothing else has changed")
def _others_as_they_were(user: User, before: Files) -> None:
    after = files_of(user)
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 1


@then("everything that is needed to check it is there")
def _all_there(user: User) -> None:
    user.check()
    assert user.exit_code == 0
    assert "0 errors" in user.flat
