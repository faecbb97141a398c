"""The feature of what may stand for now, step by step."""

import pytest
from pytest_bdd import given, parsers, scenarios, then, when
from user import FindingEntry, User

scenarios("exceptions.feature")

APPROVAL = ("--stage", "approval", "--format", "json")
WAIVERS = "strategy_model/waivers.yaml"
CHAIR = "roles:\n  - id: R-CHAIR\n    title: Chair of the partnership board\n    evidence: [COVER-3.1]\n"
OWNED = ("    notes: How often", "    owner: R-HEAD-0-25\n    notes: How often")
NEW_ACTION = """\
actions:
  - id: ACT-03
    title: Open a second drop-in
    evidence: [COVER-3.4]
"""
WAIVER = """\
waivers:
  - rule: ACT-MEASURE
    element: ACT-02
    reason: The measure is being agreed.
    approved_by: R-CHAIR
    approved_on: 2022-09-01
    expires: 2022-12-01
"""
SLIPS = {
    "the owner of ACT-02 is the approver": ("R-CHAIR", "R-HEAD-0-25"),
    "the rule is called ACT-MESURE": ("ACT-MEASURE", "ACT-MESURE"),
    "`expires` is misspelt as `expire`": ("expires", "expire"),
    "the element is called ACT-99": ("ACT-02", "ACT-99"),
    'the last day is "soon"': ("2022-12-01", "soon"),
    'the reason is "TBC"': ("The measure is being agreed.", "TBC"),
}


MEASURE = {
    "title": "Places",
    "target_value": "60",
    "target_by": "2023-03",
    "how_often": "monthly",
    "data_from": "Case system",
    "direction": "increase",
}


def measured(user: User, *, without: frozenset[str]) -> None:
    """Writes a measure without a baseline, and without some other fields."""
    lines = (f"    {name}: {value}\n" for name, value in MEASURE.items() if name not in without)
    user.write("strategy_model/places.yaml", f"measures:\n  - id: M-PLACES\n{''.join(lines)}")


@pytest.fixture
def before(user: User) -> list[FindingEntry]:
    """What counts as if for approval before anything is excepted."""
    user.copy_real_strategy()
    user.write("strategy_model/chair.yaml", CHAIR)
    user.check(*APPROVAL)
    return standing(user)


def standing(user: User) -> list[FindingEntry]:
    return [one for one in user.strategy["findings"] if one["suppression"] is None]


def fingerprints(findings: list[FindingEntry]) -> set[str]:
    return {one["fingerprint"] for one in findings}


@given("a copy of the real strategy")
def _copy(before: list[FindingEntry]) -> None:
    assert before


@given("a copy of the real strategy whose ACT-02 is owned by R-HEAD-0-25")
def _owned(user: User, before: list[FindingEntry]) -> None:
    assert before
    user.rewrite("strategy_model/actions.yaml", OWNED)


@given(parsers.parse("a waiver of ACT-MEASURE on ACT-02 in which {what}"))
def _with_a_slip(user: User, what: str) -> None:
    old, new = SLIPS[what]
    assert WAIVER.count(old) == 1
    user.write(WAIVERS, WAIVER.replace(old, new))


@when("the officer has ACT-OWNER on ACT-02 waived by R-CHAIR until 1 December 2022")
def _waive(user: User) -> None:
    reason = ("--reason", "The owner is named with the action plan.", "--approved-by", "R-CHAIR")
    user.run("waive", "ACT-OWNER", "ACT-02", *reason, "--expires", "2022-12-01", "--stage", "approval", "--write")
    assert user.exit_code == 0


@when("the officer checks it as if for approval")
@when("CI checks it as if for approval")
def _check(user: User) -> None:
    user.check(*APPROVAL)


@when("the officer checks it as if for approval, as at 2 December 2022")
def _check_later(user: User) -> None:
    user.check(*APPROVAL, "--as-at", "2022-12-02")


@when("CI accepts what is found as if for approval")
def _accept(user: User) -> None:
    user.run(
        "baseline",
        "write",
        "--stage",
        "approval",
        "--reason",
        "The plan is older than the rules.",
        "--approved-by",
        "R-CHAIR",
    )
    assert user.exit_code == 0


@when("one more action is written that has no owner")
def _one_more(user: User) -> None:
    user.write("strategy_model/more.yaml", NEW_ACTION)


@when("one more outcome is written to which no ambition contributes")
def _one_more_outcome(user: User) -> None:
    user.write("strategy_model/more.yaml", "outcomes:\n  - {id: OUT-9, title: Families rest, evidence: [COVER-3.4]}\n")


@when("the officer names R-HEAD-0-25 as the owner of ACT-02")
def _mend(user: User) -> None:
    user.rewrite("strategy_model/actions.yaml", OWNED)


@then("exactly ACT-OWNER on ACT-02 no longer counts")
def _one_less(user: User, before: list[FindingEntry]) -> None:
    assert fingerprints(before) - fingerprints(standing(user)) == {"ACT-OWNER/ACT-02/owner"}
    assert fingerprints(standing(user)) <= fingerprints(before)


@then("it is shown as waived, with the reason, the post and the last day")
def _shown(user: User) -> None:
    (one,) = (one for one in user.strategy["findings"] if one["suppression"] is not None)
    assert (one["rule"], one["element"]) == ("ACT-OWNER", "ACT-02")
    user.check("--stage", "approval", "--full")
    until = "= until: 1 December 2022 (78 days left), approved by R-CHAIR on 14 September 2022"
    assert f"waived error[ACT-OWNER]: {one['message']} --> strategy_model/actions.yaml:19:9 {until}" in user.flat
    assert "= reason: The owner is named with the action plan." in user.flat
    assert "1 error waived: ACT-OWNER on ACT-02, until 1 December 2022." in user.flat
    user.check("--stage", "approval", "--format", "concise")
    assert "waived error ACT-OWNER ACT-02" in user.printed


@then("ACT-OWNER on ACT-02 counts again, and says that its waiver expired on 1 December 2022")
def _back(user: User) -> None:
    (one,) = (one for one in standing(user) if one["fingerprint"] == "ACT-OWNER/ACT-02/owner")
    assert one["message"].endswith("has no owner; its waiver expired on 1 December 2022")
    assert user.exit_code == 1


@then("WAIVER-EXPIRED is found where the waiver is written")
def _expired(user: User) -> None:
    (one,) = user.found("WAIVER-EXPIRED")
    assert (one["location"]["path"], one["location"]["line"]) == (WAIVERS, 2)


@then(parsers.parse("{rule} is found on line {line:d} of the waivers"))
def _named(user: User, rule: str, line: int) -> None:
    assert line in [one["location"]["line"] for one in user.found(rule) if one["location"]["path"] == WAIVERS]


@then("ACT-MEASURE on ACT-02 counts as before")
def _counts(user: User) -> None:
    assert "ACT-MEASURE/ACT-02/measured_by" in fingerprints(standing(user))


@then("the exit code is 0 and nothing counts")
def _clean(user: User) -> None:
    assert (user.exit_code, standing(user)) == (0, [])
    assert user.strategy["findings"]


@then("OUT-SERVED on the strategy counts again, and says of which outcome it was not accepted")
def _worse(user: User) -> None:
    (found,) = (one for one in standing(user) if one["rule"] == "OUT-SERVED")
    assert "OUT-9" in found["members"]
    assert "accepted, but not of OUT-9" in [one["message"] for one in found["related"]]


@then("exactly what is wrong with the new action counts")
def _only_the_new(user: User) -> None:
    assert user.exit_code == 1
    assert {one["element"] for one in standing(user)} == {"ACT-03"}
    assert "ACT-OWNER/ACT-03/owner" in fingerprints(standing(user))


@then("BASELINE-GONE is found for ACT-OWNER on ACT-02")
def _gone(user: User) -> None:
    assert "The accepted finding ACT-OWNER/ACT-02/owner no longer occurs" in [
        one["message"] for one in user.found("BASELINE-GONE")
    ]


@given("a measure that lacks `baseline_value` and `how_often`")
def _incomplete(user: User) -> None:
    measured(user, without=frozenset({"how_often"}))


@when("the measure has `how_often` and lacks `target_value` as well")
def _less_complete(user: User) -> None:
    measured(user, without=frozenset({"target_value"}))


@when("the measure has `target_value` again")
def _more_complete(user: User) -> None:
    measured(user, without=frozenset())


@then("MEA-COMPLETE on the measure counts again, and says that it was not accepted of target_value")
def _of_which_field(user: User) -> None:
    (found,) = (one for one in standing(user) if one["rule"] == "MEA-COMPLETE")
    assert found["members"] == ["baseline_value", "target_value"]
    assert "accepted, but not of target_value" in [one["message"] for one in found["related"]]


@then("MEA-COMPLETE on the measure does not count")
def _complete_enough(user: User) -> None:
    assert "MEA-COMPLETE" not in {one["rule"] for one in standing(user)}
