"""What the adjustment of a rule comes to in a check."""

from alignment.results.check import Adjusted
from alignment.rules.rule import Adjustment, AnyRule


def adjusted(rule: AnyRule, stage: str) -> Adjusted | None:
    """Says what was adjusted about a rule, as it shows at a stage; None where nothing was."""
    found = rule.adjustment
    if found is None:
        return None
    says = "switched off" if found.is_off else _compared(rule, found, stage)
    return Adjusted(found.pack, found.reason, says, found.is_off, found.location)


def why_off(rule: AnyRule) -> str:
    """Says by which pack a rule is switched off, and why; nothing where it is not."""
    found = rule.adjustment
    return f"switched off by {found.pack}: {found.reason}" if found and found.is_off else ""


def _compared(rule: AnyRule, adjustment: Adjustment, stage: str) -> str:
    """Compares how much a rule matters at a stage with how much it would as its own pack has it."""
    now, before = rule.schedule.at(stage) or "not due", adjustment.was.at(stage) or "not due"
    return f"{now}, as before, at this stage" if now == before else f"{now} in place of {before}"
