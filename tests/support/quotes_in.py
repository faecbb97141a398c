"""What tests of quotes share: a paper, and a strategy that cites it."""

from dataclasses import replace
from typing import Final

from packs_in import PACKS
from rules_in import AS_AT
from yaml_in import strategy_of

from alignment.checker.run import Checked, Terms, run_rules
from alignment.citations.support import Quotes, look_up
from alignment.model.strategy import Strategy
from alignment.results.check import RuleOutcome

RULE: Final = "PROV-QUOTE"

PAPER: Final = """\
1.  The deficit
1.1 In the 2024/25 financial year the area-wide deficit was £20.5m, of
which 12.5% was owed to one school. Places for 1,250 children are
planned; 41 per cent of them near home.
1.2 The survey closed on 215t September 2025, and the board will meet
twice a year until March 2027. The risk is rated D2.
"""

MODEL: Final = """\
strategy:
  id: ST
  title: Plan
  period_from: 2024
  period_to: 2027
  stage: approval
documents:
  - {{id: PAPER, title: The paper of 1999}}
  - {{id: OTHER, title: Another paper}}
paragraphs:
  - {{id: P-1.1, title: The deficit, number: "1.1", part_of: PAPER}}
  - {{id: P-1.2, title: The survey, number: "1.2", part_of: PAPER}}
  - {{id: O-1, title: Elsewhere, part_of: OTHER}}
  - {{id: LOOSE, title: Part of nothing}}
{section}:
  - id: X
    title: On trial since 1998
    summary: Begun in 1997.
    notes: Not before 1996.
"""


def model_of(section: str, *lines: str) -> str:
    """Writes a strategy with one element on trial, its further lines as given."""
    return MODEL.format(section=section) + "".join(f"    {line}\n" for line in lines)


def loaded(model: str) -> Strategy:
    strategy, findings = strategy_of(model)
    assert [one.message for one in findings] == []
    return strategy


def quotes_of(model: str, paper: str | None = PAPER) -> Quotes:
    """Looks a strategy up in the paper, where that is at hand."""
    return look_up(loaded(model), {} if paper is None else {"PAPER": paper})


def standings(section: str, *lines: str, paper: str | None = PAPER) -> dict[str, str]:
    """Gives of every field with a value how it stands, and what of it is missing."""
    found = (one for one in quotes_of(model_of(section, *lines), paper).support if one.element == "X")
    return {one.field: " ".join([one.standing.value, *(it.text for it in one.missing)]) for one in found}


def checked(
    model: str, paper: str | None = PAPER, *, stage: str = "approval", is_whole: bool = True
) -> tuple[RuleOutcome, Checked]:
    """Runs the one rule on a strategy."""
    others = {rule.id: "not on trial" for pack in PACKS for rule in pack.every if rule.id != RULE}
    strategy = loaded(model)
    quotes = replace(look_up(strategy, {} if paper is None else {"PAPER": paper}), is_whole=is_whole)
    result = run_rules(strategy, PACKS, Terms(stage, AS_AT, others), quotes)
    (outcome,) = (one for one in result.outcomes if one.rule == RULE)
    return outcome, result
