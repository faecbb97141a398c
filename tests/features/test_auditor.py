"""The auditor's feature, step by step."""

import datetime as dt
import hashlib
import json

import pytest
import yaml
from pytest_bdd import given, parsers, scenarios, then, when
from user import ROOT, User

scenarios("auditor.feature")

OPTIONS = ("--stage", "approval", "--format", "json")

PAPER = """\
6.2 The reserve is under pressure. At the end of the 2024/25
financial year the deficit was £20.5m, more than was fore-
seen.
6.3 Talks with the department go on.
"""
QUOTING = """\
strategy: {{id: S1, title: Plan, period_from: 2025, period_to: 2028, stage: draft}}
documents:
  - id: PAPER
    title: Paper to the board
paragraphs:
  - id: PAPER-6.2
    number: "6.2"
    title: The reserve
    part_of: PAPER
  - id: PAPER-6.3
    number: "6.3"
    title: What follows
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
def _report(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    user.copy_real_strategy()
    user.rewrite("align.yaml", ("as_at: 2022-09-14\n", ""))
    it_is(2022, 10, monkeypatch)
    user.run("report", "-o", "report.html")


@given("a copy of the real strategy that names no day, and the report made of it in JSON on 1 October 2022")
def _report_in_json(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    user.copy_real_strategy()
    user.rewrite("align.yaml", ("as_at: 2022-09-14\n", ""))
    it_is(2022, 10, monkeypatch)
    user.run("report", "--format", "json", "-o", "report.json")


@given("a copy of the real strategy that names no day, and the annex made of it with one rule on 1 October 2022")
def _annex(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    user.copy_real_strategy()
    user.rewrite("align.yaml", ("as_at: 2022-09-14\n", ""))
    it_is(2022, 10, monkeypatch)
    user.run("report", "--format", "annex", "--select", "AMB-ACTION", "-o", "report.md")


@given("somebody who takes every finding out of that report")
def _without_findings(user: User) -> None:
    path = user.folder / "report.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told["findings"] = []
    path.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


@given("somebody who writes 3 actions into the page where it says 2")
def _edited_page(user: User) -> None:
    user.rewrite("report.html", ("(5 ambitions, 2 actions", "(5 ambitions, 3 actions"))


@given("somebody who gives an ambition another title in the model")
def _edited_model(user: User) -> None:
    user.rewrite("strategy_model/ambitions.yaml", ("through inclusion and participation", "through inclusion"))


@given("the answer on the real strategy as if for approval")
def _answer(user: User) -> None:
    user.folder = ROOT
    user.check(*OPTIONS)


@given("a copy of the real strategy whose actions cannot be read")
def _unreadable_actions(user: User) -> None:
    user.copy_real_strategy()
    user.write("strategy_model/actions.yaml", "actions:\n  - id: [never closed\n")


@given("a copy of the real strategy whose action plan is called final, its waits and alignments struck out")
def _final_plan(user: User) -> None:
    user.copy_real_strategy()
    (user.folder / "strategy_model/contingencies.yaml").unlink()
    user.rewrite("strategy_model/recommendations.yaml", ("[ST1, C2, C3]", "[ST1]"))
    alignment = """\
    aligns_with:
      - to: PL2
        basis: promised
      - to: SVIP
        basis: promised
"""
    user.rewrite("strategy_model/plans.yaml", ("status: draft", "status: final"), (alignment, ""))


@given("a copy of the real strategy in which no source says whether it is closed, or when")
def _no_status(user: User) -> None:
    user.copy_real_strategy()
    user.rewrite("strategy_model/sources.yaml", ("    status: open\n", ""), ("    closes: 2022-09-21\n", ""))


@given("a copy of the real strategy in which the action plan is not called one")
def _no_type(user: User) -> None:
    user.copy_real_strategy()
    user.rewrite("strategy_model/plans.yaml", ("    type: action plan\n", ""))


@given("a copy of the real strategy in which the consultation is not called one either")
def _no_method(user: User) -> None:
    _no_status(user)
    user.rewrite("strategy_model/sources.yaml", ("    method: consultation\n", ""))


@given("a copy of the real strategy without its actions")
def _no_actions(user: User) -> None:
    user.copy_real_strategy()
    (user.folder / "strategy_model/actions.yaml").unlink()
    mitigation = """\
    mitigated_by:
      - to: ACT-01
        basis: inferred
        note: Both are about a simpler, visual text; whether they are the same is not said.
"""
    user.rewrite("strategy_model/risks.yaml", (mitigation, ""))


@given(parsers.re(r"a strategy that says a deficit of (?P<amount>[0-9.]+) million pounds and quotes the paper .+"))
def _quoting(user: User, amount: str) -> None:
    user.write("strategy_model/plan.yaml", QUOTING.format(amount=amount))
    user.write("texts/PAPER.txt", PAPER)


@given("a strategy that quotes the deficit of 6.2 and cites 6.3")
def _wrong_paragraph(user: User) -> None:
    user.write("strategy_model/plan.yaml", QUOTING.format(amount="20.5").replace("to: PAPER-6.2", "to: PAPER-6.3"))
    user.write("texts/PAPER.txt", PAPER)


@then("it is told that the paper says so in 6.2, and to cite that mends it")
def _cite_the_right_one(user: User) -> None:
    (finding,) = user.found("PROV-QUOTE")
    assert finding["message"].endswith("from PAPER-6.3, which PAPER says in PAPER-6.2")
    user.rewrite("strategy_model/plan.yaml", ("to: PAPER-6.3", "to: PAPER-6.2"))
    user.check(*OPTIONS, "--documents", "texts")
    assert user.found("PROV-QUOTE") == []


@when("the auditor gives the paper's text")
def _with_text(user: User) -> None:
    user.check(*OPTIONS, "--documents", "texts")


@when("the auditor picks the finding ACT-OWNER on ACT-02", target_fixture="line")
def _picked(user: User) -> str:
    (finding,) = [one for one in user.found("ACT-OWNER") if one["element"] == "ACT-02"]
    place = finding["location"]
    lines = (ROOT / place["path"]).read_text(encoding="utf-8").splitlines()
    return lines[place["line"] - 1][place["column"] - 1 :]


@when("the auditor checks the same files again a year later")
def _a_year_later(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    it_is(2099, 1, monkeypatch)
    user.check(*OPTIONS)


@when("the auditor verifies the report years later")
def _verify(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    it_is(2031, 5, monkeypatch)
    (report,) = user.folder.glob("report.*")
    user.run("verify", report.name)


@when("the auditor verifies that it is for approval, with every rule run")
def _verify_required(user: User) -> None:
    user.run("verify", "report.md", "--require", "approval,all-rules")


@when("the auditor checks it")
def _check(user: User) -> None:
    user.check(*OPTIONS)


@when("the auditor checks it at its own stage")
def _check_at_own_stage(user: User) -> None:
    user.check("--format", "json")


@when("the auditor reads the answer as text")
def _as_text(user: User) -> None:
    user.check("--stage", "approval", "--full")


@when("the auditor checks the real strategy on stated links alone")
def _stated_only(user: User) -> None:
    user.folder = ROOT
    user.check(*OPTIONS, "--stated-only")


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
def _digests(user: User) -> None:
    listed = {file["path"]: file["sha256"] for file in user.strategy["files"]}
    for path in [ROOT / "align.yaml", *(ROOT / "strategy_model").glob("*.yaml")]:
        assert listed.pop(path.relative_to(ROOT).as_posix()) == hashlib.sha256(path.read_bytes()).hexdigest()
    assert all(path.startswith("align:") and digest for path, digest in listed.items())
    assert len(listed) == len(list((ROOT / "rules").glob("*.yaml")))


@then("the answer is the same, byte for byte")
def _same(user: User) -> None:
    first, second = user.answers
    assert first == second


@then("no rule about actions is said to have passed")
def _none_passed(user: User) -> None:
    became = {rule["rule"]: rule["became"] for rule in user.strategy["rules"]}
    assert {became[rule] for rule in became if rule.startswith("ACT-")} == {"not checked"}


@then("the answer says that it is incomplete")
def _incomplete(user: User) -> None:
    assert user.exit_code == 2
    assert not user.strategy["complete"]


def ids(names: str) -> list[str]:
    """Reads "A1, A2 and A3"."""
    return names.replace(" and ", ", ").split(", ")


@then(parsers.re(r"(?P<rule>[A-Z-]+) is an error on (?P<names>.+)"))
def _is_an_error(user: User, rule: str, names: str) -> None:
    found = {one["element"]: one["severity"] for one in user.found(rule)}
    assert [found.get(name) for name in ids(names)] == ["error"] * len(ids(names))


@then(parsers.re(r"(?P<rule>[A-Z-]+) has nothing to check"))
def _nothing_to_check(user: User, rule: str) -> None:
    assert user.outcome(rule)["became"] == "nothing to check"


@then(parsers.re(r"(?P<rule>[A-Z-]+) has passed"))
def _passed(user: User, rule: str) -> None:
    assert user.outcome(rule)["became"] == "passed"
    assert user.found(rule) == []


@then("the paper's text is listed with its SHA-256")
def _digest_of_text(user: User) -> None:
    listed = {file["path"]: file["sha256"] for file in user.strategy["files"]}
    assert listed["texts/PAPER.txt"] == hashlib.sha256(PAPER.encode()).hexdigest()


@then("it points at 20.6 in the line of the amount, and its mend names the paragraph and £20.5m")
def _points_at_the_figure(user: User) -> None:
    (finding,) = user.found("PROV-QUOTE")
    place = finding["location"]
    line = (user.folder / place["path"]).read_text(encoding="utf-8").splitlines()[place["line"] - 1]
    assert line[place["column"] - 1 :] == "20.6"
    assert line.strip() == "amount: 20.6"
    assert "PAPER-6.2" in finding["fix"]
    assert "£20.5m" in finding["fix"]


@then("every rule about actions has nothing to check")
def _nothing_about_actions(user: User) -> None:
    became = {one["rule"]: one["became"] for one in user.strategy["rules"]}
    assert {became[rule] for rule in became if rule.startswith("ACT-")} == {"nothing to check"}


@then("it does not get through")
def _does_not_get_through(user: User) -> None:
    assert user.exit_code == 1
    assert user.strategy["complete"]
    built_in = {one["rule"] for one in user.strategy["findings"]} - {one["rule"] for one in user.strategy["rules"]}
    assert built_in == set(), "it is the rules that speak, not a slip in the tampering"


@then("nothing in it looks as if all were well")
def _nothing_looks_well(user: User) -> None:
    assert user.exit_code == 1
    assert "Nothing found" not in user.flat
    assert "Ready" not in user.flat
    assert user.flat.count("ready") == user.flat.count("Not ready:") == 1


@then(parsers.re(r"(?P<rule>[A-Z-]+) passes for (?P<names>.+) only by links that the paper does not state"))
def _resting(user: User, rule: str, names: str) -> None:
    assert user.outcome(rule)["resting"] == ids(names)


@then("nothing passes only by links that the paper does not state")
def _nothing_rests(user: User) -> None:
    assert [one["rule"] for one in user.strategy["rules"] if one["resting"]] == []


@then("the report is verified")
def _is_verified(user: User) -> None:
    assert (user.exit_code, user.flat.split()[0]) == (0, "Verified:")


@then("the report is not as required")
def _is_not_as_required(user: User) -> None:
    assert (user.exit_code, user.flat.split(":")[0]) == (1, "Not as required")


@then("the report differs")
def _differs(user: User) -> None:
    assert (user.exit_code, user.flat.split()[0]) == (1, "Differs:")


@then(parsers.parse('it says "{words}"'))
def _says(user: User, words: str) -> None:
    assert words in user.flat


@then("the answer says that it follows stated links alone")
def _says_stated_only(user: User) -> None:
    assert user.strategy["stated_only"] is True


@when(parsers.re(r"the auditor follows (?P<element>[A-Z0-9.-]+)"))
def _follow(user: User, element: str) -> None:
    user.folder = ROOT
    user.run("trace", element)
    assert user.exit_code == 0


@then("why it exists leads by K5 and COVER-3.5 to the cover report")
def _up(user: User) -> None:
    up = user.printed.split("\n\n")[1].splitlines()
    assert up[0] == "Why it exists:"
    chain = ['  fulfils K5 "', '  rests on COVER-3.5 "', '    is part of DOC-COVER "']
    assert [line.startswith(tuple(chain)) for line in (up[1], *up[-2:])] == [True] * 3


@then("the links that are only promised are marked")
def _promised(user: User) -> None:
    assert 'fulfils K5 "Regular news of progress to families" (promised)' in user.printed


@then("nothing hangs on ACT-02")
def _nothing_hangs(user: User) -> None:
    assert user.printed.endswith("\n\nNothing hangs on it.\n")


@then("what hangs on it leads back to ACT-02")
def _down(user: User) -> None:
    down = user.printed.split("What hangs on it:\n")[1]
    assert '  is evidence for ACT-02 "' in down
