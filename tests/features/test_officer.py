"""The officer's feature, step by step."""

import re

from desk import ROOT, Desk, write_strategy
from pytest_bdd import given, parsers, scenarios, then, when

scenarios("officer.feature")

FOUR = {"ACT-OWNER", "ACT-MEASURE", "ACT-PRIORITY", "ACT-COPROD"}


@given("a strategy with an action that has no owner")
def _no_owner(desk: Desk) -> None:
    write_strategy(desk)


@given('a strategy with an action whose owner is "TBC"')
def _owner_to_be_confirmed(desk: Desk) -> None:
    write_strategy(desk, "owner: TBC")


@given("a strategy whose action comes from a survey at which parents were only consulted")
def _only_consulted(desk: Desk) -> None:
    write_strategy(desk, "owner: R-1", level="consulted")


@given('a strategy with "onwer: R-1" under its action')
def _misspelt(desk: Desk) -> None:
    write_strategy(desk, "onwer: R-1")


@given("an empty folder")
def _empty(desk: Desk) -> None:
    assert not list(desk.folder.iterdir())


@when("the officer begins a strategy in it")
def _begin(desk: Desk) -> None:
    desk.run("init")


@when("the officer checks the real strategy")
def _check_real(desk: Desk) -> None:
    desk.folder = ROOT
    desk.check()


@when("the officer checks the real strategy as if for approval")
def _check_real_for_approval(desk: Desk) -> None:
    desk.folder = ROOT
    desk.check("--stage", "approval", "--all")


@when("the officer checks it")
def _check(desk: Desk) -> None:
    desk.check()


@when(parsers.parse('the officer writes "{line}" under the action'))
def _write(desk: Desk, line: str) -> None:
    write_strategy(desk, line)


@when(parsers.parse("the officer asks for an explanation of {name}"))
def _explain(desk: Desk, name: str) -> None:
    desk.folder = ROOT
    desk.run("explain", name)


@then("nothing is an error")
def _no_error(desk: Desk) -> None:
    assert desk.exit_code == 0
    assert "0 errors" in desk.flat


@then("the answer ends with what approval would need")
def _what_approval_needs(desk: Desk) -> None:
    assert desk.flat.endswith("Add `--stage approval` to see what approval would need.")


@then("it is not ready")
def _not_ready(desk: Desk) -> None:
    assert desk.exit_code == 1
    assert "Not ready" in desk.flat


@then("ACT-01 and ACT-02 each lack an owner, a measure, a priority and a co-production source")
def _all_four(desk: Desk) -> None:
    for element in ("ACT-01", "ACT-02"):
        found = {rule for rule in FOUR if f"error[{rule}]: {element} " in desk.flat}
        assert found == FOUR


@then("ACT-OWNER is found on ACT-1, with the posts that could be named")
def _owner_found(desk: Desk) -> None:
    assert 'error[ACT-OWNER]: ACT-1 "Train every setting" has no owner' in desk.flat
    assert "Add one accountable post. You have R-1." in desk.flat


@then("ACT-OWNER is not found")
def _owner_not_found(desk: Desk) -> None:
    assert "ACT-OWNER" not in desk.printed
    assert desk.exit_code == 0


@then("ACT-OWNER is found on ACT-1, and the sentence says that the owner says TBC")
def _owner_says(desk: Desk) -> None:
    assert 'error[ACT-OWNER]: ACT-1 "Train every setting" has no owner (`owner` says "TBC")' in desk.flat


@then(parsers.parse('the answer says "{words}"'))
def _says(desk: Desk, words: str) -> None:
    assert words in desk.flat


@then("both examples of the rule are shown")
def _examples(desk: Desk) -> None:
    passes, fails = desk.flat.split(" Passes: ")[1].split(" Fails: ")
    assert "title: Forum session level: participated who: parent carer forum" in passes
    assert "title: Survey of parents level: consulted who: parents and carers" in fails
    assert desk.exit_code == 0


@then("every rule that finds fault with ACT-02 is named, and so are those that do not")
def _how_it_stands(desk: Desk) -> None:
    found, *rest = desk.flat.split("What is found at stage consultation:")[1].split("Rules: ")
    told = {part.split(":")[0]: re.findall(r"([A-Z-]+):", part) for part in rest}
    assert set(re.findall(r"\[([A-Z-]+)\] ACT-02 ", found)) == {
        *FOUR,
        "ACT-DUE",
        "ACT-OVERSIGHT",
        "ACT-STEP",
        "PROV-INFERRED",
    }
    assert told == {
        "nothing to check": ["ACT-OWNER-UNIT", "ACT-DATES", "ACT-OVERDUE", "ACT-DONE", "ACT-SLIP", "PROV-QUOTE"],
        "passed": ["ACT-CYCLE", "PROV-EVIDENCE", "PROV-ILLUSTRATIVE"],
    }
    assert desk.exit_code == 0


@then("align says that there is none, and offers ACT-COPROD")
def _no_such_rule(desk: Desk) -> None:
    assert desk.exit_code == 2
    assert "ACT-COPRD" in desk.errors
    assert "Did you mean `ACT-COPROD`?" in " ".join(desk.errors.split())


@then("align says what is in the way, and the strategy is as it was")
def _in_the_way(desk: Desk) -> None:
    assert desk.exit_code == 2
    assert "align.yaml and strategy_model exist already, so nothing was written." in " ".join(desk.errors.split())
    assert {path.name for path in desk.folder.iterdir()} == {"align.yaml", "strategy_model"}
