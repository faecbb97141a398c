"""What tests of the shipped packs share: the packs, and what becomes of one rule on a few lines of model."""

import re
from typing import Final

from rules_in import AS_AT
from yaml_in import document_of, strategy_of

from alignment.checker.run import Checked, Terms, run_rules
from alignment.model.metamodel import built_in_metamodel
from alignment.results.check import RuleOutcome
from alignment.rules.load import load_packs
from alignment.rules.shipped import shipped_packs

DOCUMENTS: Final = {name: document_of(path.read_bytes(), path.name) for name, path in shipped_packs().items()}
PACKS, FINDINGS = load_packs([document for document, _ in DOCUMENTS.values()], built_in_metamodel())
RULES: Final = {rule.id: rule for pack in PACKS for rule in pack.rules}
EVERY_RULE: Final = {rule.id: rule for pack in PACKS for rule in pack.every}
"""Those as well whose test is code."""

PACK_OF: Final = {rule.id: pack.name for pack in PACKS for rule in pack.every}

PASSED: Final = "passed"
FAILED: Final = "failed"
NOT_LOOKED_AT: Final = "nothing to check"
NOT_CHECKED: Final = "not checked"
"""That is, whether it fails rests on something that cannot be read, such as a link that leads nowhere."""

STRATEGY: Final = """
strategy: {id: ST, title: T, period_from: 2026-04-01, period_to: 2029-03-31, stage: draft}
"""
ENDS: Final = """
roles:
  - {id: R1, title: Head of inclusion, type: post, belongs_to: ORG1}
  - {id: R2, title: Clinical officer, type: post, belongs_to: ORG2}
  - {id: R3, title: Forum co-ordinator}
  - {id: U1, title: Inclusion service, type: unit, belongs_to: ORG1}
organisations: [{id: ORG1, title: Council}, {id: ORG2, title: Health body}]
boards: [{id: B1, title: Partnership board}]
ambitions: [{id: A1, title: Included}, {id: A2, title: Heard, contributes_to: O1}]
outcomes: [{id: O1, title: Achieving}]
measures: [{id: M1, title: Plans in time}]
paragraphs: [{id: D1, title: Record}]
plans:
  - {id: PL1, title: Overseen, overseen_by: B1}
  - {id: PL2, title: Not overseen}
sources:
  - {id: INFORMED, title: T, level: informed, who: children}
  - {id: ASKED, title: T, level: consulted, who: children}
  - {id: TOOK-PART, title: T, level: participated, who: [schools, parents and carers]}
  - {id: MADE, title: T, level: co-produced, who: parent carer forum}
  - {id: AMONG-US, title: T, level: co-produced, who: [schools, health]}
  - {id: NOBODY, title: T, level: co-produced}
actions:
  - {id: OWNED, title: T, owner: R1}
  - {id: NOT-OWNED, title: T, supported_by: R1}
commitments: [{id: K-OWNED, title: T, owner: R1}]
"""
"""Elements that a link on trial may lead to."""

MEANT: Final = {"LINK-UNKNOWN", "LINK-KIND", "MODEL-PLACEHOLDER", "MODEL-STRATEGY"}
"""What may be wrong with a model on purpose; anything else would be a slip in a test."""


def became(rule: str, section: str, written: str) -> str:
    """Tells what becomes of a rule of which one element is looked at, written after id and title."""
    own = f"{section}: [{{id: X, title: T{', ' if written else ''}{written}}}]"
    outcome, result = _outcome(rule, "\n".join([*_sections_but(section), own]))
    assert outcome.checked <= 1
    assert bool(result.findings) == (outcome.became.value == FAILED)
    return outcome.became.value


def told(rule: str, model: str) -> str:
    """Tells what becomes of a rule in a whole model; where it fails, for which elements."""
    outcome, result = _outcome(rule, model)
    named = [finding.element or "" for finding in result.findings]
    return " ".join([outcome.became.value, *named])


def counted(rule: str, model: str) -> tuple[int, int]:
    """Counts how many a rule looks at, and how many of them fail."""
    outcome, _ = _outcome(rule, model)
    return outcome.checked, outcome.failed


def _outcome(rule: str, model: str) -> tuple[RuleOutcome, Checked]:
    """Runs one rule on a model that is published, when every rule matters."""
    strategy, findings = strategy_of(model)
    assert {finding.rule for finding in findings} <= MEANT, [finding.message for finding in findings]
    terms = Terms("published", AS_AT, dict.fromkeys(EVERY_RULE.keys() - {rule}, "not on trial"))
    result = run_rules(strategy, PACKS, terms)
    (outcome,) = (one for one in result.outcomes if one.rule == rule)
    return outcome, result


def _sections_but(section: str) -> list[str]:
    """Gives the strategy and the elements that links may lead to, but for one section."""
    parts = re.split(r"\n(?=\w)", f"{STRATEGY.strip()}\n{ENDS.strip()}")
    return [part for part in parts if not part.startswith(f"{section}:")]
