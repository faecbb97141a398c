"""The officer's feature, step by step."""

import re

from pytest_bdd import given, parsers, scenarios, then, when
from user import ROOT, User, write_strategy

scenarios("officer.feature")

FOUR = {"ACT-OWNER", "ACT-MEASURE", "ACT-PRIORITY", "ACT-COPROD"}


@given("a strategy with an action that has no owner")
def _no_owner(user: User) -> None:
    write_strategy(user)


@given('a strategy with an action whose owner is "TBC"')
def _owner_to_be_confirmed(user: User) -> None:
    write_strategy(user, "owner: TBC")


@given("a strategy whose action comes from a survey at which parents were only consulted")
def _only_consulted(user: User) -> None:
    write_strategy(user, "owner: R-1", level="consulted")


@given('a strategy with "onwer: R-1" under its action')
def _misspelt(user: User) -> None:
    write_strategy(user, "onwer: R-1")


@given("an empty folder")
def _empty(user: User) -> None:
    assert not list(user.folder.iterdir())


@when("the officer begins a strategy in it")
def _begin(user: User) -> None:
    user.run("init")


@when("the officer checks the real strategy")
def _check_real(user: User) -> None:
    user.folder = ROOT
    user.check()


@when("the officer checks the real strategy as if for approval")
def _check_real_for_approval(user: User) -> None:
    user.folder = ROOT
    user.check("--stage", "approval", "--full")


@given('a strategy with an action that a role "To be agreed" owns')
def _owned_by_a_placeholder(user: User) -> None:
    write_strategy(user, "owner: R-2")
    user.write("strategy_model/roles.yaml", "roles: [{id: R-2, title: To be agreed}]\n")


@given("a strategy in which the owner of an action is only an illustration")
def _owned_by_an_illustration(user: User) -> None:
    write_strategy(user, "owner: {to: R-1, basis: illustrative}")


@when("the officer checks it")
def _check(user: User) -> None:
    user.check("--full")


@when(parsers.parse('the officer writes "{line}" under the action'))
def _write(user: User, line: str) -> None:
    write_strategy(user, line)


@when(parsers.parse("the officer asks for an explanation of {name}"))
def _explain(user: User, name: str) -> None:
    user.folder = ROOT
    user.run("explain", name)


@then("nothing is an error")
def _no_error(user: User) -> None:
    assert user.exit_code == 0
    assert "0 errors" in user.flat


@then("the answer ends with what approval would need")
def _what_approval_needs(user: User) -> None:
    assert user.flat.endswith("Add `--stage approval` to see what approval would need.")


@then("it is not ready")
def _not_ready(user: User) -> None:
    assert user.exit_code == 1
    assert "Not ready" in user.flat


@then("ACT-01 and ACT-02 each lack an owner, a measure, a priority and a co-production source")
def _all_four(user: User) -> None:
    for element in ("ACT-01", "ACT-02"):
        found = {rule for rule in FOUR if f"error[{rule}]: {element} " in user.flat}
        assert found == FOUR


@then("ACT-OWNER is found on ACT-1, with the posts that could be named")
def _owner_found(user: User) -> None:
    assert 'error[ACT-OWNER]: ACT-1 "Train every setting" has no owner' in user.flat
    assert "the only role in this model, write `owner: R-1`; if not, add the right one under `roles:`." in user.flat


@then("ACT-OWNER is not found on ACT-1, as nobody can tell whether it has an owner")
def _no_consequence(user: User) -> None:
    assert "error[ACT-OWNER]" not in user.flat
    assert "Not checked whole" in user.flat


@then("ACT-OWNER is not found")
def _owner_not_found(user: User) -> None:
    assert "ACT-OWNER" not in user.printed
    assert user.exit_code == 0


@then("ACT-OWNER is found on ACT-1, and the sentence says that the owner says TBC")
def _owner_says(user: User) -> None:
    assert 'error[ACT-OWNER]: ACT-1 "Train every setting" has no owner (`owner` says "TBC")' in user.flat


@then(parsers.parse('the answer says "{words}"'))
def _says(user: User, words: str) -> None:
    assert words in user.flat


@then("both examples of the rule are shown")
def _examples(user: User) -> None:
    passes, fails = user.flat.split(" Passes: ")[1].split(" Fails: ")
    assert "title: Forum session level: participated who: parent carer forum" in passes
    assert "title: Survey of parents level: consulted who: parents and carers" in fails
    assert user.exit_code == 0


@then("every rule that finds fault with ACT-02 is named, and so are those that do not")
def _how_it_stands(user: User) -> None:
    found, *rest = user.flat.split("What is found at stage consultation:")[1].split("Rules: ")
    told = {part.split(":")[0]: re.findall(r"([A-Z-]+):", part) for part in rest}
    faults = set(re.findall(r"\[([A-Z-]+)\] ACT-02 ", found))
    assert faults >= {*FOUR, "ACT-DUE", "ACT-OVERSIGHT", "PROV-PROMISED"}
    assert {"ACT-DATES", "ACT-OVERDUE", "PROV-QUOTE"} <= set(told["nothing to check"])
    assert {"ACT-CYCLE", "PROV-EVIDENCE"} <= set(told["passed"])
    assert not faults.intersection(*told.values())
    assert user.exit_code == 0


@then("align says that there is none, and offers ACT-COPROD")
def _no_such_rule(user: User) -> None:
    assert user.exit_code == 2
    assert "ACT-COPRD" in user.errors
    assert "Did you mean `ACT-COPROD`?" in " ".join(user.errors.split())


@then("align says what is in the way, and the strategy is as it was")
def _in_the_way(user: User) -> None:
    assert user.exit_code == 2
    assert "align.yaml and strategy_model exist already, so nothing was written." in " ".join(user.errors.split())
    assert {path.name for path in user.folder.iterdir()} == {"align.yaml", "strategy_model"}
