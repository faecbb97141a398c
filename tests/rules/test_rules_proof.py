"""The proof of a pack: what its examples notice, what they do not, and what must be said of it."""

from dataclasses import replace
from functools import cache
from textwrap import dedent, indent
from typing import Final

import pytest
from rules_in import pack_of, rule_of
from yaml_in import document_of

from alignment.findings.finding import Finding
from alignment.model.metamodel import built_in_metamodel
from alignment.rules.load import load_packs
from alignment.rules.prove import Proof, prove
from alignment.rules.rule import RulePack
from alignment.rules.shipped import shipped_packs

METAMODEL: Final = built_in_metamodel()
PROVEN: Final = """\
must_have: owner
examples:
  pass:
    actions: [{id: A, title: Do, owner: R}]
    roles: [{id: R, title: Head}]
  fail:
    actions: [{id: A, title: Do}]
"""
UNPROVEN: Final = PROVEN.replace("owner: R}]", "owner: R, responsible: R}]")
SWAPPED: Final = "`responsible` in place of `owner` in `owner`"


def proof_of(rule: str, equivalent: str = "") -> Proof:
    """Proves a pack of the rule on trial, which has no mistake in it."""
    listed = f"equivalent:\n{indent(dedent(equivalent), '  ')}" if equivalent else ""
    return proof_of_text(pack_of(rule_of(rule)) + listed)


def proof_of_text(text: str, only: str = "") -> Proof:
    """Proves a pack, or one rule of it."""
    document, faults = document_of(text, "pack.yaml")
    packs, mistakes = load_packs([document], METAMODEL)
    assert not (*faults, *mistakes)
    chosen = tuple(rule for rule in packs[0].rules if not only or rule.id == only)
    listed = tuple(one for one in packs[0].equivalent if not only or one.rule == only)
    return prove(replace(packs[0], rules=chosen, equivalent=listed), document, METAMODEL)


def told(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{one.location.line} {one.rule} {one.message}" for one in findings]


def test_examples_that_notice_everything_prove_a_rule_and_are_counted() -> None:
    proof = proof_of(PROVEN)
    assert (proof.examples, proof.mutants, proof.equivalent, proof.findings) == (2, 2, 0, ())


def test_a_weakening_that_no_example_notices_is_named_at_the_rule() -> None:
    (finding,) = proof_of(UNPROVEN).findings
    assert told((finding,)) == [
        f"5 RULE-UNPROVEN TRIAL weakened to another rule is not noticed by its examples: {SWAPPED}"
    ]
    assert pack_of(rule_of(UNPROVEN)).splitlines()[4].endswith("id: TRIAL")
    assert finding.facet == SWAPPED


def test_what_is_listed_as_equivalent_is_not_asked_for() -> None:
    listed = f"- {{rule: TRIAL, weakening: '{SWAPPED}', reason: Every owner supports.}}\n"
    proof = proof_of(UNPROVEN, listed)
    assert (proof.findings, proof.equivalent) == ((), 1)


@pytest.mark.parametrize(
    ("rule", "weakening"), [("TRIAL", "`owner` turned round"), ("TRIAL", "without `x`"), ("OTHER", SWAPPED)]
)
def test_what_is_listed_in_vain_is_named_and_silences_nothing_else(rule: str, weakening: str) -> None:
    listed = f"- {{rule: {rule}, weakening: '{weakening}', reason: Because.}}\n"
    line = pack_of(rule_of(UNPROVEN)).count("\n") + 2
    assert told(proof_of(UNPROVEN, listed).findings) == [
        f"5 RULE-UNPROVEN TRIAL weakened to another rule is not noticed by its examples: {SWAPPED}",
        f"{line} RULE-EQUIVALENT `equivalent` lists a weakening of {rule} that is noticed, or is none",
    ]


def test_an_entry_of_a_rule_whose_name_cannot_be_seen_is_spelled_out() -> None:
    listed = '- {rule: "X\\u200d", weakening: none, reason: Because.}\n'
    assert "of XU+200D that" in proof_of(PROVEN, listed).findings[0].message


def test_an_example_that_does_not_do_what_it_says_is_found_as_at_a_check() -> None:
    broken = PROVEN.replace("owner: R}]", "status: done}]")
    assert [one.rule for one in proof_of(broken).findings] == ["RULE-UNPROVEN", "RULE-EXAMPLE"]


EMPTY: Final = """\
must: {status: {is_not: stopped}}
examples:
  pass:
    actions: [{id: A, title: Do, status: done}]
  fail:
    actions: [{id: A, title: Do, status: stopped}]
"""


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (EMPTY, "TRIAL passes an element of which nothing is written"),
        ("allow_empty: true\n" + EMPTY, ""),
        (PROVEN, ""),
        (
            "allow_empty: true\n" + PROVEN,
            "TRIAL has `allow_empty`, and passes no element of which nothing is written",
        ),
        # where such an element is not looked at, it does not pass
        ("where: {status: exists}\n" + EMPTY, ""),
        ("every: [action, source]\n" + EMPTY.replace("status", "notes"), "TRIAL passes an element of which nothing is written"),
    ],
)  # fmt: skip
def test_passing_where_nothing_is_written_must_be_meant(rule: str, says: str) -> None:
    found = [one for one in proof_of(rule).findings if one.rule == "RULE-EMPTY"]
    assert [one.message for one in found] == ([says] if says else [])
    assert all(one.location.line == 5 for one in found)


def test_allowing_in_vain_is_mended_by_leaving_it_out() -> None:
    (finding,) = proof_of("allow_empty: true\n" + PROVEN).findings
    assert finding.fix == "Leave `allow_empty` out."


def test_a_rule_of_links_says_nothing_of_elements_without_any() -> None:
    rule = """\
every: link
must: {basis: {is_not: inferred}}
examples:
  pass:
    actions: [{id: A, title: Do, owner: R}]
    roles: [{id: R, title: Head}]
  fail:
    actions: [{id: A, title: Do, owner: R, basis: inferred}]
    roles: [{id: R, title: Head}]
"""
    assert proof_of(rule).findings == ()


SHARE: Final = """\
of_all: action
at_least: {share}%
must_have: due
message: misses {{count}}
examples:
  pass:
    actions: [{passing}]
  fail:
    actions: [{{id: A, title: Do}}, {failing}]
"""
GIVEN: Final = "{{id: {0}, title: Do, due: 2026}}"


def test_a_share_is_proven_by_examples_that_lie_between_it_and_half() -> None:
    """Lowered to half, it must give another answer: one of two is not enough for 80%, and is for 50%."""
    half = SHARE.format(share=80, passing=GIVEN.format("B"), failing=GIVEN.format("C"))
    none = SHARE.format(share=80, passing=GIVEN.format("B"), failing="{id: C, title: Do}")
    lowered = "at_least 50% in place of 80%"
    assert proof_of(half).findings == ()
    assert [one.facet for one in proof_of(none).findings] == [lowered]


def pack_texts() -> dict[str, str]:
    return {name: path.read_text(encoding="utf-8") for name, path in shipped_packs().items()}


@cache
def proof_of_shipped(name: str) -> Proof:
    return proof_of_text(pack_texts()[name])


@pytest.mark.parametrize("name", shipped_packs())
def test_every_shipped_pack_is_proven(name: str) -> None:
    proof = proof_of_shipped(name)
    assert told(proof.findings) == []
    assert proof.examples == 2 * len(proof.pack.rules)
    assert proof.mutants >= len(proof.pack.rules)


HEADLINE: Final = {
    "ACT-OWNER": ("accountability", "owner: R-1", "roles:"),
    "ACT-COPROD": ("coproduction", "informed_by: [S1, S2]", "sources:"),
    "ACT-MEASURE": ("measurement", "measured_by: M1", "measures:"),
    "ACT-PRIORITY": ("priorities", "advances: A1", "ambitions:"),
}


def block(lines: list[str], first: int) -> int:
    """Gives where what begins in a line ends: before the next line that is no further in."""
    depth = _depth(lines[first])
    further = (number for number in range(first + 1, len(lines)) if _depth(lines[number]) <= depth)
    return next(further, len(lines))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def without(text: str, rule: str, example: str, line: str) -> str:
    """Gives a pack without a line of an example, and what stands further in below it."""
    lines = text.splitlines()
    at = lines.index(f"  - id: {rule}")
    at = next(number for number in range(at, len(lines)) if lines[number] == f"      {example}:")
    at = next(number for number in range(at, len(lines)) if lines[number].strip() == line)
    return "\n".join([*lines[:at], *lines[block(lines, at) :]])


@pytest.mark.parametrize("rule", HEADLINE)
def test_no_line_that_matters_can_be_taken_from_an_example_unnoticed(rule: str) -> None:
    pack, link, section = HEADLINE[rule]
    text = pack_texts()[pack]
    assert proof_of_text(text, rule).findings == ()
    for line in ("actions:", "- id: ACT-1", link, "- id: ACT-2", "status: stopped", section):
        assert proof_of_text(without(text, rule, "pass", line), rule).findings, line
    assert proof_of_text(without(text, rule, "fail", "actions:"), rule).findings


@pytest.mark.parametrize(
    "line",
    ["- id: ACT-1", "informed_by: S1", "- id: ACT-2", "informed_by: S2", "level: consulted", "who: parents and carers"],
)
def test_the_failing_example_of_coproduction_shows_both_ways_to_fail(line: str) -> None:
    found = proof_of_text(without(pack_texts()["coproduction"], "ACT-COPROD", "fail", line), "ACT-COPROD").findings
    assert {one.rule for one in found} & {"RULE-UNPROVEN", "RULE-EXAMPLE"}


def test_a_pack_of_nothing_is_proven_by_nothing() -> None:
    document, _ = document_of("align_rules: 1\n", "pack.yaml")
    assert prove(RulePack("p", "1", "t", document.source.path, ()), document, METAMODEL)[1:] == (0, 0, 0, ())
