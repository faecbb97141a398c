"""Provenance, rule by rule and at its edges."""

import pytest
from packs_in import EVERY_RULE, NOT_CHECKED, NOT_LOOKED_AT, PASSED, STRATEGY, counted, told

from alignment.findings.finding import Severity
from alignment.model.vocabularies import STAGES

PAPER = "paragraphs: [{id: D1, title: T}, {id: D2, title: T}]\n"
OUTCOME = STRATEGY + "outcomes: [{id: O1, title: T}, {id: O2, title: T}]\n" + PAPER


def ambition(written: str) -> str:
    """Writes one ambition and a paper, without a strategy."""
    return f"{PAPER}ambitions: [{{id: A, title: T, {written}}}]"


def linked(written: str) -> str:
    """Writes one ambition beside outcomes and a paper; nothing else has a link."""
    return f"{OUTCOME}ambitions: [{{id: A, title: T, {written}}}]"


WHOLE = (
    ("PROV-EVIDENCE", ambition("notes: Nothing"), "failed A"),
    ("PROV-EVIDENCE", ambition("evidence: TBC"), "failed A"),
    ("PROV-EVIDENCE", ambition("evidence: D9"), NOT_CHECKED),
    ("PROV-EVIDENCE", ambition("basis: stated"), "failed A"),
    ("PROV-EVIDENCE", ambition("basis: inferred"), "failed A"),
    ("PROV-EVIDENCE", ambition("basis: promised"), "failed A"),
    ("PROV-EVIDENCE", ambition("evidence: D1"), PASSED),
    ("PROV-EVIDENCE", ambition("evidence: [D1, D2], basis: inferred"), PASSED),
    ("PROV-EVIDENCE", ambition("basis: illustrative"), NOT_LOOKED_AT),
    ("PROV-EVIDENCE", STRATEGY, "failed ST"),
    ("PROV-ILLUSTRATIVE", ambition("basis: illustrative"), "failed A"),
    ("PROV-ILLUSTRATIVE", ambition("basis: illustrative, evidence: D1"), "failed A"),
    ("PROV-ILLUSTRATIVE", ambition("basis: inferred"), PASSED),
    ("PROV-ILLUSTRATIVE", ambition("evidence: D1"), PASSED),
    ("PROV-INFERRED", ambition("basis: inferred"), "failed A"),
    ("PROV-INFERRED", ambition("basis: promised"), PASSED),
    ("PROV-INFERRED", "commitments: [{id: K, title: T, basis: inferred}]", "failed K"),
    ("PROV-INFERRED", "contingencies: [{id: C, title: T, basis: inferred}]", "failed C"),
    ("PROV-PROMISED", ambition("basis: promised"), "failed A"),
    ("PROV-PROMISED", ambition("basis: inferred"), PASSED),
    ("PROV-PROMISED", ambition("evidence: {to: D1, basis: promised}"), PASSED),
    ("PROV-INFERRED", ambition("basis: stated"), PASSED),
    ("PROV-INFERRED", ambition("basis: illustrative"), PASSED),
    ("PROV-INFERRED", ambition("evidence: {to: D1, basis: inferred}"), PASSED),
    ("PROV-LINK", linked("contributes_to: O1"), PASSED),
    ("PROV-LINK", linked("contributes_to: {to: O1, basis: inferred}"), "failed ST"),
    ("PROV-LINK", linked("contributes_to: [O1, {to: O2, basis: inferred}]"), "failed ST"),
    ("PROV-LINK", linked("contributes_to: {to: O1, basis: promised}"), PASSED),
    ("PROV-LINK", linked("contributes_to: O1, basis: inferred"), "failed ST"),
    ("PROV-LINK", linked("contributes_to: O1, evidence: {to: D1, basis: inferred}"), PASSED),
    ("PROV-LINK", linked("evidence: {to: D1, basis: inferred}"), NOT_LOOKED_AT),
    ("PROV-LINK", linked("notes: Nothing"), NOT_LOOKED_AT),
    ("PROV-PROMISE", linked("contributes_to: O1"), PASSED),
    ("PROV-PROMISE", linked("contributes_to: {to: O1, basis: promised}"), "failed ST"),
    ("PROV-PROMISE", linked("contributes_to: [O1, {to: O2, basis: promised}]"), "failed ST"),
    ("PROV-PROMISE", linked("contributes_to: {to: O1, basis: inferred}"), PASSED),
    ("PROV-PROMISE", linked("contributes_to: O1, basis: promised"), "failed ST"),
    ("PROV-PROMISE", linked("evidence: {to: D1, basis: promised}"), NOT_LOOKED_AT),
    ("PROV-EXAMPLE", linked("contributes_to: [O1, {to: O2, basis: inferred}]"), PASSED),
    ("PROV-EXAMPLE", linked("contributes_to: [O1, {to: O2, basis: illustrative}]"), "failed ST"),
    ("PROV-EXAMPLE", linked("contributes_to: O1, basis: illustrative"), "failed ST"),
    ("PROV-EXAMPLE", linked("evidence: {to: D1, basis: illustrative}"), "failed ST"),
    ("PROV-EXAMPLE", linked("notes: Nothing"), NOT_LOOKED_AT),
    ("PROV-FIELD", ambition("summary: {is: S, basis: inferred}"), "failed A"),
    ("PROV-FIELD", ambition("summary: {is: S, basis: stated}"), PASSED),
    ("PROV-FIELD", ambition("summary: S, basis: inferred"), NOT_LOOKED_AT),
    ("PROV-PARAGRAPH", ambition("evidence: D1"), "failed D2"),
    ("PROV-PARAGRAPH", ambition("evidence: [D1, D2]"), PASSED),
    ("PROV-PARAGRAPH", ambition("notes: Nothing"), "failed D1 D2"),
    ("PROV-PARAGRAPH", PAPER + "roles: [{id: R, title: T, evidence: [D2, D1]}]", PASSED),
    ("PROV-PARAGRAPH", STRATEGY, NOT_LOOKED_AT),
)
LOOKED_AT = (
    *("plans", "programmes", "outcomes", "ambitions", "principles", "actions", "measures", "milestones"),
    *("reform_items", "duties", "sources", "feedback", "risks", "commitments", "contingencies", "funds"),
    *("assessments", "recommendations"),
)
NOT_ELEMENTS = ("documents", "paragraphs", "organisations", "roles", "boards", "channels")


@pytest.mark.parametrize(("rule", "model", "expected"), WHOLE)
def test_a_rule_looks_at_a_whole_model(rule: str, model: str, expected: str) -> None:
    assert told(rule, model) == expected


@pytest.mark.parametrize("section", LOOKED_AT)
def test_whatever_the_strategy_says_is_looked_at(section: str) -> None:
    illustrative = f"{section}: [{{id: X, title: T, basis: illustrative}}]"
    assert told("PROV-EVIDENCE", f"{section}: [{{id: X, title: T}}]") == "failed X"
    assert told("PROV-ILLUSTRATIVE", illustrative) == "failed X"
    assert told("PROV-INFERRED", illustrative.replace("illustrative", "inferred")) == "failed X"


@pytest.mark.parametrize("section", LOOKED_AT)
def test_only_a_commitment_and_a_wait_may_be_promised(section: str) -> None:
    expected = NOT_LOOKED_AT if section in {"commitments", "contingencies"} else "failed X"
    assert told("PROV-PROMISED", f"{section}: [{{id: X, title: T, basis: promised}}]") == expected


@pytest.mark.parametrize("section", NOT_ELEMENTS)
@pytest.mark.parametrize("rule", ["PROV-EVIDENCE", "PROV-ILLUSTRATIVE", "PROV-INFERRED"])
def test_who_and_where_is_not_looked_at(section: str, rule: str) -> None:
    assert told(rule, f"{section}: [{{id: X, title: T, basis: inferred}}]") == NOT_LOOKED_AT


@pytest.mark.parametrize("stage", STAGES)
def test_the_weakest_link_is_found_at_least_as_gravely_as_those_that_are_stronger(stage: str) -> None:
    by_gravity = [Severity.INFO, Severity.WARNING, Severity.ERROR]
    severities = [EVERY_RULE[rule].schedule.at(stage) for rule in ("PROV-LINK", "PROV-PROMISE", "PROV-EXAMPLE")]
    gravities = [by_gravity.index(one) for one in severities if one is not None]
    assert len(gravities) == len(severities)
    assert gravities[-1] == max(gravities)


@pytest.mark.parametrize(("rule", "failing"), [("PROV-LINK", 2), ("PROV-PROMISE", 1)])
def test_links_are_counted_one_by_one(rule: str, failing: int) -> None:
    model = f"""{OUTCOME}
ambitions:
  - {{id: A, title: T, contributes_to: [{{to: O1, basis: inferred}}, O2], evidence: D1}}
  - {{id: B, title: T, contributes_to: [{{to: O1, basis: inferred}}, {{to: O2, basis: promised}}]}}
"""
    assert counted(rule, model) == (4, failing)
