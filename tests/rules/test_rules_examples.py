"""The examples of a rule are run: each that does not do what it says is a finding at its place."""

from textwrap import dedent

import pytest
from rules_in import Read, pack_of, read, rule_of, unmarked
from yaml_in import said

from alignment.findings.finding import Finding
from alignment.model.metamodel import built_in_metamodel
from alignment.rules import traverse
from alignment.rules.prove import run_examples

OWNED = "{actions: [{id: X1, title: T, owner: R}], roles: [{id: R, title: T}]}"
UNOWNED = "{actions: [{id: X1, title: T}]}"
MIXED = (
    "actions: [{id: X0, title: T, status: stopped}, {id: X1, title: T, owner: R}, {id: X2, title: T}],"
    " roles: [{id: R, title: T}]"
)


def run(found: Read) -> list[Finding]:
    return [
        finding
        for pack in found.packs
        for rule in pack.rules
        for finding in run_examples(rule, found.document, built_in_metamodel())
    ]


def with_examples(passing: str, failing: str, rule: str = "") -> str:
    return pack_of(rule_of(f"{dedent(rule)}\nexamples:\n  pass: {passing}\n  fail: {failing}"))


@pytest.mark.parametrize(
    ("passing", "failing", "says"),
    [
        (OWNED, UNOWNED, None),
        (f"«{UNOWNED}»", UNOWNED, "The passing example of TRIAL fails for X1"),
        (
            "«{actions: [{id: X1, title: T}, {id: X2, title: T}]}»",
            UNOWNED,
            "The passing example of TRIAL fails for X1 and X2",
        ),
        ("«{actions: []}»", UNOWNED, "The passing example of TRIAL holds nothing that the rule looks at"),
        ("«{}»", UNOWNED, "The passing example of TRIAL holds nothing that the rule looks at"),
        (
            "«{actions: [{id: X1, title: T, status: stopped}]}»",
            UNOWNED,
            "The passing example of TRIAL holds nothing that the rule looks at",
        ),
        (OWNED, f"«{OWNED}»", "The failing example of TRIAL passes for X1"),
        (OWNED, "«{roles: []}»", "The failing example of TRIAL holds nothing that the rule looks at"),
        (
            OWNED,
            "«{actions: [{id: X1, title: T, owner: R}, {id: X2, title: T}], roles: [{id: R, title: T}]}»",
            "The failing example of TRIAL passes for X1",
        ),
        (OWNED, "{actions: [{id: X1, title: T}, {id: X2, title: T}, {id: X3, title: T}]}", None),
        (OWNED, "{actions: [{id: X0, title: T, status: stopped}, {id: X1, title: T}]}", None),
        # only those named must fail, and no other
        (OWNED, f"{{fails: X2, {MIXED}}}", None),
        (OWNED, f"{{fails: [X2], {MIXED}}}", None),
        (OWNED, f"«{{{MIXED}}}»", "The failing example of TRIAL passes for X1"),
        (OWNED, f"«{{fails: [X1, X2], {MIXED}}}»", "The failing example of TRIAL passes for X1"),
        (OWNED, f"«{{fails: X1, {MIXED}}}»", "The failing example of TRIAL passes for X1"),
        (
            OWNED,
            "«{fails: X2, actions: [{id: X1, title: T}, {id: X2, title: T}, {id: X3, title: T}]}»",
            "The failing example of TRIAL fails for X1 and X3 as well",
        ),
        (
            OWNED,
            f"«{{fails: [X2, X0, R, GONE], {MIXED}}}»",
            "The failing example of TRIAL holds no GONE, R or X0 that the rule looks at",
        ),
    ],
)
def test_an_example_does_what_it_says(passing: str, failing: str, says: str | None) -> None:
    text, places = unmarked(with_examples(passing, failing, "where: {status: {is_not: stopped}}"))
    found = read(text)
    assert not found.findings
    assert [(one.rule, one.location, one.message) for one in run(found)] == [
        ("RULE-EXAMPLE", place, says) for place in places
    ]


def test_elements_of_every_kind_that_the_rule_looks_at_must_fail() -> None:
    sections = "plans: [{id: P, title: T}], actions: [{id: X, title: T, owner: R}], roles: [{id: R, title: T}]"
    text, places = unmarked(with_examples(OWNED, f"«{{{sections}}}»", "every: [action, plan]"))
    (finding,) = run(read(text))
    assert (finding.location, finding.message) == (places[0], "The failing example of TRIAL passes for X")
    assert not run(read(with_examples(OWNED, f"{{{sections}, fails: P}}", "every: [action, plan]")))


THREE = "{id: X1, title: T}, {id: X2, title: T}, {id: X3, title: T}"
ONE_OWNED = f"actions: [{THREE}, {{id: X4, title: T, owner: R}}], roles: [{{id: R, title: T}}]"


@pytest.mark.parametrize(
    ("share", "passing", "failing", "says"),
    [
        ("25%", f"{{{ONE_OWNED}}}", f"{{actions: [{THREE}]}}", None),
        ("26%", OWNED, f"{{{ONE_OWNED}}}", None),
        ("26%", OWNED, f"{{{ONE_OWNED}, fails: [X1, X2, X3]}}", None),
        ("26%", OWNED, f"«{{{ONE_OWNED}, fails: [X1, X2]}}»", "The failing example of TRIAL fails for X3 as well"),
        ("25%", OWNED, f"«{{{ONE_OWNED}}}»", "The failing example of TRIAL passes with X1, X2 and X3 failing"),
        ("1%", OWNED, f"«{OWNED}»", "The failing example of TRIAL passes with none failing"),
        ("26%", f"«{{{ONE_OWNED}}}»", UNOWNED, "The passing example of TRIAL fails for X1, X2 and X3"),
    ],
)
def test_where_so_many_of_all_are_asked_for_the_example_fails_as_a_whole(
    share: str, passing: str, failing: str, says: str | None
) -> None:
    text, places = unmarked(with_examples(passing, failing, f"of_all: action\nat_least: {share}"))
    found = read(text)
    assert not found.findings
    assert [(one.location, one.message) for one in run(found)] == [(place, says) for place in places]


def test_an_example_of_a_rule_that_looks_at_the_day_is_run_on_its_own_day() -> None:
    def on(passing: str, failing: str) -> list[str]:
        model = "actions: [{id: X, title: T, due: 2026-05-31}]"
        first, second = (f"{{as_at: {day}, {model}}}" for day in (passing, failing))
        return [
            one.message for one in run(read(with_examples(first, second, "must: {due: {is_after: {value_of: as_at}}}")))
        ]

    assert on("2026-05-30", "2026-05-31") == []
    assert on("2026-05-31", "2026-05-30") == [
        "The passing example of TRIAL fails for X",
        "The failing example of TRIAL passes for X",
    ]


def test_an_example_is_at_the_stage_that_its_own_strategy_says() -> None:
    strategy = "strategy: {id: S, title: T, period_from: 2026, period_to: 2027, stage: %s}"
    model = f"{{{strategy}, actions: [{{id: X, title: T}}]}}"
    rule = "must: {strategy.stage: {is: approval}}"
    assert not run(read(with_examples(model % "approval", model % "draft", rule)))


def test_an_example_that_takes_too_many_steps_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traverse, "_LEAST_STEPS", 1)
    monkeypatch.setattr(traverse, "_STEPS_EACH", 0)
    found = run(read(with_examples(OWNED, UNOWNED, "must: {owner: {exactly: 1}}")))
    assert [one.message for one in found] == ["The passing example of TRIAL takes too many steps"]


def test_a_mistake_in_the_model_of_an_example_is_said_at_its_place_in_the_pack() -> None:
    text, places = unmarked(
        with_examples(OWNED, "{actions: [{id: X1, title: T, «ownr»: R, owner: «GONE», status: TBC}]}")
    )
    found = run(read(text))
    assert [one.location for one in found] == places
    assert [one.rule for one in found] == ["MODEL-FIELD", "LINK-UNKNOWN"]


def test_both_examples_can_be_wrong() -> None:
    assert [one.partition(" ")[2] for one in said(run(read(with_examples(UNOWNED, OWNED))))] == [
        "RULE-EXAMPLE The passing example of TRIAL fails for X1",
        "RULE-EXAMPLE The failing example of TRIAL passes for X1",
    ]
