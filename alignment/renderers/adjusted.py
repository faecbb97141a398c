"""What the last lines of a check say of rules that are adjusted or off: which, by whom and why."""

from collections.abc import Iterator, Sequence
from typing import Final

from alignment.english import agreeing
from alignment.results.check import Became, Report, RuleOutcome
from alignment.text import count_of, join_words, visible

_MOST_NAMED: Final = 5


def adjusted(report: Report) -> Iterator[str]:
    """Says, in a sentence for each pack that adjusts rules, how much they matter now, and why."""
    by_pack: dict[str, dict[tuple[str, str], list[RuleOutcome]]] = {}
    for outcome in report.rules:
        if outcome.adjusted and not outcome.adjusted.is_off:
            found = outcome.adjusted
            by_pack.setdefault(found.pack, {}).setdefault((found.says, found.reason), []).append(outcome)
    for pack, groups in by_pack.items():
        listed = (
            f"{_named(rules)} {agreeing(len(rules), 'is')} {says} ({_inside(reason)})"
            for (says, reason), rules in groups.items()
        )
        yield visible(f"Adjusted by {pack}: {'; '.join(listed)}.")


def off(report: Report) -> str:
    """Says which rules are off, grouped by why; those that a pack switches off are named however many others are."""
    groups: dict[str, list[RuleOutcome]] = {}
    for outcome in report.rules_that(Became.OFF):
        groups.setdefault(_why_off(outcome), []).append(outcome)
    listed = (f"{_which(rules)}{why}" for why, rules in groups.items())
    return visible(f"Off: {'; '.join(listed)}.") if groups else ""


def _why_off(outcome: RuleOutcome) -> str:
    found = outcome.adjusted
    if found and found.is_off:
        return f", switched off by {found.pack} ({_inside(found.reason)})"
    return f" {outcome.reason}"


def _which(rules: Sequence[RuleOutcome]) -> str:
    """Names rules; many that only a choice leaves out are counted."""
    first = rules[0].adjusted
    is_by_pack = first is not None and first.is_off
    return _named(rules) if is_by_pack or len(rules) <= _MOST_NAMED else count_of(len(rules), "rule")


def _named(rules: Sequence[RuleOutcome]) -> str:
    return join_words((one.rule for one in rules), most=_MOST_NAMED)


def _inside(reason: str) -> str:
    """Gives a reason as it stands in brackets in the middle of a sentence."""
    return reason.removesuffix(".")
