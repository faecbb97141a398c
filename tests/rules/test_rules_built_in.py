"""Rules whose test is code: what a pack says of them, and the mistakes that can be in that."""

from collections.abc import Sequence
from typing import Final

import pytest
from extensions_in import extended
from rules_in import AS_AT, rule_of
from yaml_in import document_of, said, strategy_of

from alignment.checker.run import Terms, run_rules
from alignment.findings.finding import Finding, Severity
from alignment.model.metamodel import built_in_metamodel
from alignment.results.check import Became
from alignment.rules.adjust import Surroundings
from alignment.rules.load import load_packs
from alignment.rules.rule import BuiltInRule, RulePack
from alignment.rules.selection import guess, matching, switched_off
from alignment.rules.sentences import sentences
from alignment.source import SHIPPED

PACK: Final = """\
align_rules: 1
pack: words
version: 1.0.0
rules:
  - id: W-QUOTE
    title: Every value stands in the words
    severity: {approval: error}
    built_in: quotes
    why: Figures are copied wrongly.
    fix: Correct the value.
    source: {document: The code, locator: Chapter 1}
    tags: [copying]
"""
HOUSE: Final = """\
align_rules: 1
pack: house
version: 1.0.0
extends: [pack1.yaml]
adjust:
  - {{rule: {rule}, {change}, reason: Agreed in March.}}
"""
WIDER: Final = """\
extensions:
  kinds:
    asset: {section: assets, fields: {direction: number}}
  links:
    measured_by: {to: [asset]}
"""


def read(*packs: str) -> tuple[Sequence[RulePack], tuple[Finding, ...]]:
    documents = [document_of(text, f"pack{number}.yaml")[0] for number, text in enumerate(packs, start=1)]
    extending = {one.source.path: [documents[0].source.path] for one in documents[1:]}
    return load_packs(documents, built_in_metamodel(), Surroundings(extending))


def adjusted(change: str) -> BuiltInRule:
    """Gives the rule as a pack that extends its own leaves it."""
    (pack, _), findings = read(PACK, HOUSE.format(rule="W-QUOTE", change=change))
    assert findings == ()
    (rule,) = pack.built_in
    return rule


def test_everything_but_the_test_is_said_by_the_pack() -> None:
    (pack,), findings = read(PACK)
    assert findings == ()
    assert pack.rules == ()
    (rule,) = pack.every
    assert (rule.id, rule.title, rule.why, rule.fix) == (
        "W-QUOTE",
        "Every value stands in the words",
        "Figures are copied wrongly.",
        "Correct the value.",
    )
    assert (rule.cited.locator, rule.tags, rule.location.line) == ("Chapter 1", ("copying",), 5)
    assert [str(rule.schedule.at(stage)) for stage in ("draft", "approval", "closed")] == ["None", "error", "error"]
    assert rule.kinds == frozenset(built_in_metamodel().kinds)
    (sentence,) = sentences(rule, built_in_metamodel())
    assert sentence.startswith("Every quote stands in the text of its document")
    assert sentence.endswith("not that they mean it.")


@pytest.mark.parametrize(
    ("written", "instead", "expected"),
    [
        ("built_in: quotes", "built_in: quotse", "8:15 RULE-VALUE `quotse` is not a test that is built in"),
        ("built_in: quotes", "built_in: [quotes]", "8:15 RULE-VALUE `built_in` is not one text"),
        ("built_in: quotes", "built_in:", "8:14 RULE-VALUE An empty value is not a test that is built in"),
        ("    tags: [copying]", "    every: action", "12:5 RULE-KEY `every` is not a word of a built-in rule"),
        ("    tags: [copying]", "    must_have: owner", "12:5 RULE-KEY `must_have` is not a word of a built-in rule"),
        ("    why: Figures are copied wrongly.\n", "", "5:9 RULE-REQUIRED W-QUOTE has no `why`"),
        ("  - id: W-QUOTE\n    title", "  - title", "5:5 RULE-REQUIRED The rule has no `id`"),
        ("W-QUOTE", "W QUOTE", "5:9 RULE-VALUE `W QUOTE` is not an id: it holds a space"),
        ("{approval: error}", "grave", "7:15 RULE-VALUE `grave` is not a severity"),
        ("{document: The code, locator: Chapter 1}", "The code", "11:13 RULE-VALUE `source` is not a mapping"),
    ],
)
def test_a_mistake_is_said_at_its_place_and_the_rule_left_out(written: str, instead: str, expected: str) -> None:
    (pack,), findings = read(PACK.replace(written, instead))
    assert said(findings) == [expected]
    assert pack.every == ()


def test_its_id_is_used_once_like_any_other() -> None:
    (first, second), findings = read(PACK, PACK.replace("pack: words", "pack: more"))
    assert [one.rule for one in findings] == ["RULE-DUPLICATE"]
    assert (len(first.every), second.every) == (1, ())


def test_it_is_chosen_like_any_other() -> None:
    packs, _ = read(PACK)
    for selector in ("W-QUOTE", "w-", "copying", "words"):
        assert matching(selector, packs) == {"W-QUOTE"}
    assert matching("W-OTHER", packs) == frozenset()
    assert guess("copyng", packs) == "Did you mean `copying`?"
    assert switched_off(packs, {}, {"W-QUOTE": "--ignore"}) == {"W-QUOTE": "by --ignore"}


def test_a_pack_that_extends_its_own_says_how_much_it_matters() -> None:
    rule = adjusted("severity: {draft: info, closed: error}")
    assert [rule.schedule.at(stage) for stage in ("draft", "approval", "closed")] == [
        Severity.INFO,
        Severity.INFO,
        Severity.ERROR,
    ]
    assert rule.adjustment is not None
    assert (rule.adjustment.pack, rule.adjustment.reason, rule.adjustment.is_off) == (
        "house",
        "Agreed in March.",
        False,
    )
    assert rule.adjustment.was.at("approval") is Severity.ERROR


@pytest.mark.parametrize(
    ("change", "stage", "became", "says"),
    [
        ("off: true", "approval", Became.OFF, "switched off"),
        ("severity: warning", "draft", Became.NOTHING_TO_CHECK, "warning in place of not due"),
        ("severity: {closed: error}", "approval", Became.NOT_DUE, "not due in place of error"),
    ],
)
def test_a_check_says_what_the_adjustment_comes_to(change: str, stage: str, became: Became, says: str) -> None:
    packs, _ = read(PACK, HOUSE.format(rule="W-QUOTE", change=change))
    (outcome,) = run_rules(strategy_of("")[0], packs, Terms(stage, AS_AT)).outcomes
    assert outcome.adjusted is not None
    assert (outcome.became, outcome.adjusted.says, outcome.adjusted.pack) == (became, says, "house")
    assert (outcome.reason == "switched off by house: Agreed in March.") is (became is Became.OFF)


@pytest.mark.parametrize(
    ("rule", "change", "expected", "fix"),
    [
        ("W-QUOTES", "off: true", "RULE-NAME W-QUOTES is no rule of the packs that this one extends", "Did you mean"),
        (
            "W-QUOTE",
            "built_in: quotes",
            "RULE-KEY `built_in` is not a word of an entry of `adjust`",
            "Conditions cannot",
        ),
    ],
)
def test_what_cannot_be_adjusted_is_said(rule: str, change: str, expected: str, fix: str) -> None:
    (pack, _), findings = read(PACK, HOUSE.format(rule=rule, change=change))
    assert expected in [f"{one.rule} {one.message}" for one in findings]
    assert any(one.fix.startswith(fix) for one in findings)
    assert pack.built_in[0].adjustment is None


def test_in_a_shipped_pack_it_looks_at_own_kinds_whatever_else_of_the_pack_does_not_fit() -> None:
    metamodel = extended(WIDER)
    unfit = rule_of("id: W-RISE\nevery: action\nmust: {measured_by.direction: {is: increase}}")
    document, _ = document_of(f"{PACK}{unfit}\n", "words.yaml")
    assert [one.rule for one in load_packs([document], metamodel)[1]] == ["RULE-VALUE"]
    document, _ = document_of(f"{PACK}{unfit}\n", f"{SHIPPED}words.yaml")
    (pack,), findings = load_packs([document], metamodel)
    assert findings == ()
    assert [rule.id for rule in pack.every] == ["W-RISE", "W-QUOTE"]
    assert "asset" in pack.built_in[0].kinds == frozenset(metamodel.kinds)
