"""Choosing rules by their id, by the beginning of it, by tag or by pack."""

from collections.abc import Iterable, Mapping, Sequence

from alignment.rules.rule import RulePack
from alignment.text import join_words, suggestion, visible


def switched_off(packs: Sequence[RulePack], select: Mapping[str, str], ignore: Mapping[str, str]) -> dict[str, str]:
    """Gives the rules that are not to run, each with the reason.

    Both arguments give selectors with where each comes from: an option, or the file of settings.
    """
    off: dict[str, str] = {}
    if select:
        selected = frozenset[str]().union(*(matching(name, packs) for name in select))
        reason = (
            f"not selected by {' or '.join(_setting(origin, 'select') for origin in dict.fromkeys(select.values()))}"
        )
        off = {rule: reason for rule in _ids(packs) if rule not in selected}
    for name, origin in ignore.items():
        off.update({rule: f"by {_setting(origin, 'ignore', _beyond(rule, name))}" for rule in matching(name, packs)})
    return off


def _setting(origin: str, key: str, value: str = "") -> str:
    """Names what chooses rules as it is written: the option, or the key in the settings."""
    if origin.startswith("--"):
        return f"{origin} {value}".strip()
    return f"`{f'{key}: {value}' if value else key}` in {origin}"


def _beyond(rule: str, selector: str) -> str:
    """Gives a selector as it is shown beside a rule that it names; nothing where it is the rule's own id."""
    return "" if selector.strip().casefold() == rule.casefold() else visible(selector)


def matching(selector: str, packs: Sequence[RulePack]) -> frozenset[str]:
    """Gives the rules that a selector names: the one with that id, or else all by beginning, tag or pack.

    An empty selector names none.
    """
    wanted = selector.strip().casefold()
    if not wanted:
        return frozenset()
    exact = frozenset(rule for rule in _ids(packs) if rule.casefold() == wanted)
    return exact or frozenset(
        rule.id
        for pack in packs
        for rule in pack.every
        if rule.id.casefold().startswith(wanted) or wanted in {name.casefold() for name in (*rule.tags, pack.name)}
    )


def guess(selector: str, packs: Sequence[RulePack], others: Iterable[str] = ()) -> str:
    """Says what may have been meant by a selector that names nothing; `others` are names that are none of rules."""
    for pack in packs:
        if pack.extends and pack.name.casefold() == selector.strip().casefold():
            return f"The pack {visible(pack.name)} has no rules of its own; it extends {join_words(map(visible, pack.extends))}."
    return (
        suggestion(selector, (*selectors(packs), *others)) or "Name a rule, the beginning of its id, a tag or a pack."
    )


def selectors(packs: Iterable[RulePack]) -> list[str]:
    """Gives every name that chooses rules: ids, tags and packs."""
    return [name for pack in packs for rule in pack.every for name in (rule.id, *rule.tags, pack.name)]


def _ids(packs: Iterable[RulePack]) -> list[str]:
    return [rule.id for pack in packs for rule in pack.every]
