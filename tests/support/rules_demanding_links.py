"""Which shipped rules only demand links, and which links each reads: found out from the compiled rules."""

from typing import Final

from packs_in import RULES
from rules_kinds import LINK

from alignment.rules.conditions import AllOf, AnyOf, Condition, Exists, paths_of, whole_of
from alignment.rules.path import Path
from alignment.rules.rule import Rule


def demands_only_links(rule: Rule) -> bool:
    """Tells whether a rule demands that links are there and nothing else, and reads none to choose its elements."""
    return (
        LINK not in rule.kinds
        and all(isinstance(one, Exists | AllOf | AnyOf) for one in whole_of(rule.claim))
        and bool(links_read(rule.claim))
    )


def links_read(*conditions: Condition | None) -> set[str]:
    """Gives the names of all links that conditions follow."""
    return {
        step.link
        for condition in conditions
        for path in paths_read(condition)
        for hop in path.hops
        for step in hop.steps
    }


def paths_read(condition: Condition | None) -> list[Path]:
    """Gives every path in a condition."""
    return [path for one in whole_of(condition) for path in paths_of(one)] if condition else []


DEMANDING: Final = {rule.id: rule for rule in RULES.values() if demands_only_links(rule)}
