"""The auditor's feature, step by step."""

import datetime as dt
import hashlib

import pytest
import yaml
from desk import ROOT, Desk
from pytest_bdd import given, parsers, scenarios, then, when

scenarios("auditor.feature")

OPTIONS = ("--stage", "approval", "--format", "json")

PAPER = """\
6.2 The reserve is under pressure. At the end of the 2024/25
financial year the deficit was £20.5m, more than was fore-
seen.
"""
QUOTING = """\
strategy: {{id: S1, title: Plan, period_from: 2025, period_to: 2028, stage: draft}}
documents:
  - id: PAPER
    title: Paper to the board
paragraphs:
  - id: PAPER-6.2
    title: The reserve
    part_of: PAPER
funds:
  - id: FF1
    title: Deficit
    amount: {amount}
    unit: £m
    year: 2024/25
    evidence:
      - to: PAPER-6.2
        quote: of the 2024/25 financial year the deficit was £20.5m
"""


def it_is(year: int, month: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes it the first day of a month."""

    class Now(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> "Now":
            return cls(year, month, 1, tzinfo=tz or dt.UTC)

    monkeypatch.setattr("alignment.cli.clock.datetime", Now)


@given("a copy of the real strategy that names no day, and the report made of it on 1 October 2022")
def _report(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.copy_real_strategy()
    desk.rewrite("align.yaml", ("as_at: 2022-09-14\n", ""))
    it_is(2022, 10, monkeypatch)
    desk.run("report", "-o", "report.html")


@given("somebody who writes 3 actions into the page where it says 2")
def _edited_page(desk: Desk) -> None:
    desk.rewrite("report.html", ("(5 ambitions, 2 actions", "(5 ambitions, 3 actions"))


@given("somebody who gives an ambition another title in the model")
def _edited_model(desk: Desk) -> None:
    desk.rewrite("strategy_model/ambitions.yaml", ("through inclusion and participation", "through inclusion"))


@given("the answer on the real strategy as if for approval")
def _answer(desk: Desk) -> None:
    desk.folder = ROOT
    desk.check(*OPTIONS)


@given("a copy of the real strategy whose actions cannot be read")
def _unreadable_actions(desk: Desk) -> None:
    desk.copy_real_strategy()
    desk.write("strategy_model/actions.yaml", "actions:\n  - id: [never closed\n")


@given("a copy of the real strategy whose action plan is called final, its waits and alignments struck out")
def _final_plan(desk: Desk) -> None:
    desk.copy_real_strategy()
    (desk.folder / "strategy_model/contingencies.yaml").unlink()
    desk.rewrite("strategy_model/recommendations.yaml", ("[ST1, C2, C3]", "[ST1]"))
    alignment = """\
    aligns_with:
      - to: PL2
        basis: promised
      - to: SVIP
        basis: promised
"""
    desk.rewrite("strategy_model/plans.yaml", ("status: draft", "status: final"), (alignment, ""))


@given("a copy of the real strategy in which no source says whether it is closed, or when")
def _no_status(desk: Desk) -> None:
    desk.copy_real_strategy()
    desk.rewrite("strategy_model/sources.yaml", ("    status: open\n", ""), ("    closes: 2022-09-21\n", ""))


@given("a copy of the real strategy in which the consultation is not called one either")
def _no_method(desk: Desk) -> None:
    _no_status(desk)
    desk.rewrite("strategy_model/sources.yaml", ("    method: consultation\n", ""))


@given("a copy of the real strategy without its actions")
def _no_actions(desk: Desk) -> None:
    desk.copy_real_strategy()
    (desk.folder / "strategy_model/actions.yaml").unlink()
    mitigation = """\
    mitigated_by:
      - to: ACT-01
        basis: inferred
        note: Both are about a simpler, visual text; whether they are the same is not said.
"""
    desk.rewrite("strategy_model/risks.yaml", (mitigation, ""))


@given(parsers.re(r"a strategy that says a deficit of (?P<amount>[0-9.]+) million pounds and quotes the paper .+"))
def _quoting(desk: Desk, amount: str) -> None:
    desk.write("strategy_model/plan.yaml", QUOTING.format(amount=amount))
    desk.write("texts/PAPER.txt", PAPER)


@when("the auditor gives the paper's text")
def _with_text(desk: Desk) -> None:
    desk.check(*OPTIONS, "--documents", "texts")


@when("the auditor picks the finding ACT-OWNER on ACT-02", target_fixture="line")
def _picked(desk: Desk) -> str:
    (finding,) = [one for one in desk.found("ACT-OWNER") if one["element"] == "ACT-02"]
    place = finding["location"]
    lines = (ROOT / place["path"]).read_text(encoding="utf-8").splitlines()
    return lines[place["line"] - 1][place["column"] - 1 :]


@when("the auditor checks the same files again a year later")
def _a_year_later(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    it_is(2099, 1, monkeypatch)
    desk.check(*OPTIONS)


@when("the auditor verifies the report years later")
def _verify(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    it_is(2031, 5, monkeypatch)
    desk.run("verify", "report.html")


@when("the auditor checks it")
def _check(desk: Desk) -> None:
    desk.check(*OPTIONS)


@when("the auditor checks it at its own stage")
def _check_at_own_stage(desk: Desk) -> None:
    desk.check("--format", "json")


@when("the auditor reads the answer as text")
def _as_text(desk: Desk) -> None:
    desk.check("--stage", "approval")


@when("the auditor checks the real strategy on stated links alone")
def _stated_only(desk: Desk) -> None:
    desk.folder = ROOT
    desk.check(*OPTIONS, "--stated-only")


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


def ids(names: str) -> list[str]:
    """Reads "A1, A2 and A3"."""
    return names.replace(" and ", ", ").split(", ")


@then(parsers.re(r"(?P<rule>[A-Z-]+) is an error on (?P<names>.+)"))
def _is_an_error(desk: Desk, rule: str, names: str) -> None:
    found = {one["element"]: one["severity"] for one in desk.found(rule)}
    assert [found.get(name) for name in ids(names)] == ["error"] * len(ids(names))


@then(parsers.re(r"(?P<rule>[A-Z-]+) has nothing to check"))
def _nothing_to_check(desk: Desk, rule: str) -> None:
    assert desk.outcome(rule)["became"] == "nothing to check"


@then("PROV-QUOTE has passed")
def _supported(desk: Desk) -> None:
    assert desk.outcome("PROV-QUOTE")["became"] == "passed"
    assert desk.found("PROV-QUOTE") == []


@then("the paper's text is listed with its SHA-256")
def _digest_of_text(desk: Desk) -> None:
    listed = {file["path"]: file["sha256"] for file in desk.strategy["files"]}
    assert listed["texts/PAPER.txt"] == hashlib.sha256(PAPER.encode()).hexdigest()


@then("it points at 20.6 in the line of the amount, and its mend names the paragraph and £20.5m")
def _points_at_the_figure(desk: Desk) -> None:
    (finding,) = desk.found("PROV-QUOTE")
    place = finding["location"]
    line = (desk.folder / place["path"]).read_text(encoding="utf-8").splitlines()[place["line"] - 1]
    assert line[place["column"] - 1 :] == "20.6"
    assert line.strip() == "amount: 20.6"
    assert "PAPER-6.2" in finding["fix"]
    assert "£20.5m" in finding["fix"]


@then("every rule about actions has nothing to check")
def _nothing_about_actions(desk: Desk) -> None:
    became = {one["rule"]: one["became"] for one in desk.strategy["rules"]}
    assert {became[rule] for rule in became if rule.startswith("ACT-")} == {"nothing to check"}


@then("it does not get through")
def _does_not_get_through(desk: Desk) -> None:
    assert desk.exit_code == 1
    assert desk.strategy["complete"]
    built_in = {one["rule"] for one in desk.strategy["findings"]} - {one["rule"] for one in desk.strategy["rules"]}
    assert built_in == set(), "it is the rules that speak, not a slip in the tampering"


@then("nothing in it looks as if all were well")
def _nothing_looks_well(desk: Desk) -> None:
    assert desk.exit_code == 1
    assert "Nothing found" not in desk.flat
    assert "Ready" not in desk.flat
    assert desk.flat.count("ready") == desk.flat.count("Not ready:") == 1


@then(parsers.re(r"(?P<rule>[A-Z-]+) passes for (?P<names>.+) only by links that the paper does not state"))
def _resting(desk: Desk, rule: str, names: str) -> None:
    assert desk.outcome(rule)["resting"] == ids(names)


@then("nothing passes only by links that the paper does not state")
def _nothing_rests(desk: Desk) -> None:
    assert [one["rule"] for one in desk.strategy["rules"] if one["resting"]] == []


@then("the report is verified")
def _is_verified(desk: Desk) -> None:
    assert (desk.exit_code, desk.flat.split()[0]) == (0, "Verified:")


@then("the report differs")
def _differs(desk: Desk) -> None:
    assert (desk.exit_code, desk.flat.split()[0]) == (1, "Differs:")


@then(parsers.parse('it says "{words}"'))
def _says(desk: Desk, words: str) -> None:
    assert words in desk.flat


@then("the answer says that it follows stated links alone")
def _says_stated_only(desk: Desk) -> None:
    assert desk.strategy["stated_only"] is True


@when(parsers.re(r"the auditor follows (?P<element>[A-Z0-9.-]+)"))
def _follow(desk: Desk, element: str) -> None:
    desk.folder = ROOT
    desk.run("trace", element)
    assert desk.exit_code == 0


@then("why it exists leads by K5 and COVER-3.5 to the cover report")
def _up(desk: Desk) -> None:
    up = desk.printed.split("\n\n")[1].splitlines()
    assert up[0] == "Why it exists:"
    chain = ['  fulfils K5 "', '  rests on COVER-3.5 "', '    is part of DOC-COVER "']
    assert [line.startswith(tuple(chain)) for line in (up[1], *up[-2:])] == [True] * 3


@then("the links that are only promised are marked")
def _promised(desk: Desk) -> None:
    assert 'fulfils K5 "Regular news of progress to families" (promised)' in desk.printed


@then("nothing hangs on ACT-02")
def _nothing_hangs(desk: Desk) -> None:
    assert desk.printed.endswith("\n\nNothing hangs on it.\n")


@then("what hangs on it leads back to ACT-02")
def _down(desk: Desk) -> None:
    down = desk.printed.split("What hangs on it:\n")[1]
    assert '  is evidence for ACT-02 "' in down
