"""What is listed and does nothing is said, kind by kind."""

from typing import Final

import pytest
from packs_in import NOT_LOOKED_AT, PASSED, RULES, told

from alignment.model.metamodel import built_in_metamodel
from alignment.rules.conditions import paths_of, whole_of

USED: Final = {
    "ROLE-USED": "role",
    "BOARD-USED": "board",
    "ORG-USED": "organisation",
    "CHANNEL-USED": "channel",
    "FUND-USED": "fund",
    "MEA-USED": "measure",
}
"""The rules on what others must name, with the kind of each."""

BESIDE: Final = {"evidence_for", "replaced_by", "subject_of", "observations", "benchmarks"}
"""Links by which something is said of a thing, and which give it no use."""

TWO = "[{id: X, title: T}, {id: Y, title: T}]\n"


@pytest.mark.parametrize(("rule", "kind"), USED.items())
def test_whatever_gives_a_thing_a_use_counts(rule: str, kind: str) -> None:
    metamodel = built_in_metamodel()
    counted = {path.text for one in whole_of(RULES[rule].claim) for path in paths_of(one)}
    leading_here = {name for name, link in metamodel.inverses.items() if link.sources(frozenset({kind}))}
    assert counted - set(metamodel.links) == leading_here - BESIDE


@pytest.mark.parametrize(
    ("rule", "model", "expected"),
    [
        ("ROLE-USED", f"roles: {TWO}actions: [{{id: A, title: T, owner: X}}]", "failed Y"),
        ("BOARD-USED", f"boards: {TWO}plans: [{{id: A, title: T, overseen_by: X}}]", "failed Y"),
        ("BOARD-USED", "boards: [{id: X, title: T, reports_to: Y}, {id: Y, title: T}]", "failed X"),
        ("ORG-USED", f"organisations: {TWO}roles: [{{id: A, title: T, belongs_to: X}}]", "failed Y"),
        ("CHANNEL-USED", f"channels: {TWO}plans: [{{id: A, title: T, published_through: X}}]", "failed Y"),
        ("FUND-USED", f"funds: {TWO}actions: [{{id: A, title: T, funded_by: X}}]", "failed Y"),
        ("FUND-USED", "funds: [{id: X, title: T, type: deficit}]", NOT_LOOKED_AT),
        ("MEA-USED", f"measures: {TWO}outcomes: [{{id: A, title: T, measured_by: X}}]", "failed Y"),
        ("RISK-USED", "risks: [{id: X, title: T, threatens: A}, {id: Y, title: T}]\nambitions: [{id: A, title: T}]", "failed Y"),
        ("RISK-USED", "risks: [{id: X, title: T, threatens: A}]\nplans: [{id: A, title: T}]", PASSED),
    ],
)  # fmt: skip
def test_what_does_nothing_is_said(rule: str, model: str, expected: str) -> None:
    assert told(rule, model) == expected
