"""What no strategy is approved without: an ambition, an action that is not stopped, and a plan."""

from collections.abc import Iterator
from typing import Final

from alignment.findings.finding import Finding, RelatedLocation, Severity
from alignment.model.absence import says_nothing
from alignment.model.kinds.base import Element
from alignment.model.strategy import Strategy
from alignment.rules.rule import BuiltInRule
from alignment.text import join_words

NEEDED: Final = ("ambition", "action", "plan")


def missing_sections(strategy: Strategy) -> frozenset[str]:
    """Gives the sections of the kinds of which a strategy holds nothing that counts."""
    return frozenset(strategy.metamodel.kinds[kind].section for kind in _missing(strategy))


def substance_findings(rule: BuiltInRule, severity: Severity, strategy: Strategy, root: Element) -> Iterator[Finding]:
    """Writes one finding, on the strategy, for each kind of which it holds nothing that counts."""
    origin = strategy.origins[root.id]
    for name in _missing(strategy):
        kind, there = strategy.metamodel.kinds[name], [one.id for one in strategy.of_kind(name)]
        only = f" but {join_words(there, most=5)}, stopped or with a placeholder for a title" if there else ""
        yield Finding(
            rule=rule.id,
            severity=severity,
            says=f"has no {kind.label}{only}",
            location=origin.locate(None),
            label=f"nothing that counts under `{kind.section}:`",
            element=root.id,
            facet=kind.section,
            why=rule.why,
            fix=f"{rule.fix} It stands under `{kind.section}:`.",
            related=tuple(RelatedLocation(strategy.origins[one].locate(None), one) for one in there),
            subject=strategy.subject(root.id),
        )


def _missing(strategy: Strategy) -> Iterator[str]:
    return (kind for kind in NEEDED if not any(map(_counts, strategy.of_kind(kind))))


def _counts(element: Element) -> bool:
    return element.value("status") != "stopped" and not says_nothing(element.called)
