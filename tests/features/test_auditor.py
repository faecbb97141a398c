"""The auditor's feature, step by step."""

import datetime as dt
import hashlib

import pytest
import yaml
from desk import ROOT, Desk
from pytest_bdd import given, scenarios, then, when

scenarios("auditor.feature")

OPTIONS = ("--stage", "approval", "--format", "json")


@given("the answer on the real strategy as if for approval")
def _answer(desk: Desk) -> None:
    desk.folder = ROOT
    desk.check(*OPTIONS)


@given("a copy of the real strategy whose actions cannot be read")
def _unreadable_actions(desk: Desk) -> None:
    desk.copy_real_strategy()
    desk.write("strategy_model/actions.yaml", "actions:\n  - id: [never closed\n")


@when("the auditor picks the finding ACT-OWNER on ACT-02", target_fixture="line")
def _picked(desk: Desk) -> str:
    (finding,) = [one for one in desk.found("ACT-OWNER") if one["element"] == "ACT-02"]
    place = finding["location"]
    lines = (ROOT / place["path"]).read_text(encoding="utf-8").splitlines()
    return lines[place["line"] - 1][place["column"] - 1 :]


@when("the auditor checks the same files again a year later")
def _a_year_later(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> "Later":
            return cls(2099, 1, 1, tzinfo=tz or dt.UTC)

    monkeypatch.setattr("alignment.cli.check.datetime", Later)
    desk.check(*OPTIONS)


@when("the auditor checks it")
def _check(desk: Desk) -> None:
    desk.check(*OPTIONS)


@then("its place is the line of the strategy where ACT-02 is written")
def _place(line: str) -> None:
    assert line == "ACT-02"


@then("ACT-02 rests on paragraph 3.5 of the cover report")
def _paragraph() -> None:
    actions = yaml.safe_load((ROOT / "strategy_model/actions.yaml").read_bytes())["actions"]
    paragraphs = yaml.safe_load((ROOT / "strategy_model/paragraphs.yaml").read_bytes())["paragraphs"]
    (action,) = [one for one in actions if one["id"] == "ACT-02"]
    (paragraph,) = [one for one in paragraphs if one["id"] in action["evidence"]]
    assert paragraph["number"] == "3.5"
    assert paragraph["part_of"] == ["DOC-COVER"]


@then("the catalogue says why the rule exists and which document asks for it")
def _catalogue() -> None:
    page = (ROOT / "docs/rules/accountability.md").read_text(encoding="utf-8")
    entry = page.split("## ACT-OWNER\n")[1].split("\n## ")[0]
    assert "Nobody can be held to account" in entry
    assert "*Rests on:* CIPFA and Solace, Delivering Good Governance" in entry


@then("every file of the strategy, the packs and the settings is listed with its SHA-256")
def _digests(desk: Desk) -> None:
    listed = {file["path"]: file["sha256"] for file in desk.strategy["files"]}
    for path in [ROOT / "align.yaml", *(ROOT / "strategy_model").glob("*.yaml")]:
        assert listed.pop(path.relative_to(ROOT).as_posix()) == hashlib.sha256(path.read_bytes()).hexdigest()
    assert all(path.startswith("align:") and digest for path, digest in listed.items())
    assert len(listed) == len(list((ROOT / "rules").glob("*.yaml")))


@then("the answer is the same, byte for byte")
def _same(desk: Desk) -> None:
    first, second = desk.answers
    assert first == second


@then("no rule about actions is said to have passed")
def _none_passed(desk: Desk) -> None:
    became = {rule["rule"]: rule["became"] for rule in desk.strategy["rules"]}
    assert {became[rule] for rule in became if rule.startswith("ACT-")} == {"not checked"}


@then("the answer says that it is incomplete")
def _incomplete(desk: Desk) -> None:
    assert desk.exit_code == 2
    assert not desk.strategy["complete"]
