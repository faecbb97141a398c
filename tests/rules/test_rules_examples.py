"""The examples of a rule are run: each that does not do what it says is a finding at its place."""

from textwrap import dedent

import pytest
from rules_in import Read, pack_of, read, rule_of, unmarked
from yaml_in import said

from alignment.findings.finding import Finding
from alignment.model.metamodel import built_in_metamodel
from alignment.rules.examples import run_examples

OWNED = "{actions: [{id: X1, title: T, owner: R}], roles: [{id: R, title: T}]}"
UNOWNED = "{actions: [{id: X1, title: T}]}"


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
        (
            OWNED,
            "«{actions: [{id: X1, title: T}, {id: X2, title: T}, {id: X3, title: T}]}»",
            "The failing example of TRIAL fails for X2 and X3 as well",
        ),
        (
            OWNED,
            (
                "{actions: [{id: X0, title: T, status: stopped}, {id: X1, title: T}, {id: X2, title: T, owner: R}],"
                " roles: [{id: R, title: T}]}"
            ),
            None,
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


def test_the_first_element_of_a_failing_example_is_the_first_one_written() -> None:
    failing = "{plans: [{id: P, title: T}], actions: [{id: X, title: T, owner: R}], roles: [{id: R, title: T}]}"
    assert not run(read(with_examples(OWNED, failing, "every: [action, plan]")))
    turned = "«{actions: [{id: X, title: T, owner: R}], roles: [{id: R, title: T}], plans: [{id: P, title: T}]}»"
    text, places = unmarked(with_examples(OWNED, turned, "every: [plan, action]"))
    (finding,) = run(read(text))
    assert (finding.location, finding.message) == (places[0], "The failing example of TRIAL passes for X")


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
