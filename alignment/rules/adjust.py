"""Adjusting rules: what packs say about rules of the packs that they extend.

How much a rule matters can be adjusted, and whether it is run; what it demands cannot. A pack that is extended is found
by whoever reads files; here only what follows from it is known.
"""

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Final, NamedTuple, TypeVar

from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, RelatedLocation
from alignment.rules.header import PackHeader
from alignment.rules.rule import Adjust, Adjustment, BuiltInRule, Rule, RulePack
from alignment.rules.shipped import SUFFIX
from alignment.source import SHIPPED
from alignment.text import shorten, suggestion, visible

_SHOWN: Final = 40
_Kept = TypeVar("_Kept", Rule, BuiltInRule)


class Surroundings(NamedTuple):
    """Says what packs cannot know of one another.

    `extending` gives, by the file of a pack, the files of those that it extends and that were found. `shipped_rules`
    gives the shipped pack of every shipped rule; it is asked only where a name is not known.
    """

    extending: Mapping[PurePosixPath, Sequence[PurePosixPath]]
    shipped_rules: Callable[[], Mapping[str, str]] = dict


ALONE: Final = Surroundings({})
"""Where no pack extends another."""


class LoadedPack(NamedTuple):
    """Holds a pack with its file and the rules that it writes, of which some may have mistakes."""

    path: PurePosixPath
    pack: RulePack
    written: PackHeader


class _Entry(NamedTuple):
    """Holds one entry of `adjust`, with the pack that it stands in."""

    path: PurePosixPath
    pack: str
    adjust: Adjust


def adjust(
    loaded: Sequence[LoadedPack], surroundings: Surroundings
) -> tuple[tuple[RulePack, ...], tuple[Finding, ...]]:
    """Adjusts the rules of packs as those that extend them say; entries that cannot count are findings."""
    adjuster = _Adjuster(loaded, surroundings)
    counting = adjuster.counting()
    packs = tuple(
        replace(
            one.pack,
            rules=tuple(_adjusted(rule, counting.get(rule.id)) for rule in one.pack.rules),
            built_in=tuple(_adjusted(rule, counting.get(rule.id)) for rule in one.pack.built_in),
        )
        for one in loaded
    )
    return packs, tuple(adjuster.findings)


def _adjusted(rule: _Kept, entry: _Entry | None) -> _Kept:
    if entry is None:
        return rule
    said = entry.adjust
    adjustment = Adjustment(entry.pack, said.reason, rule.schedule, said.schedule is None, said.location)
    return rule._replace(schedule=said.schedule or rule.schedule, adjustment=adjustment)


@dataclass(slots=True, eq=False, repr=False)
class _Adjuster:
    """Finds out which entries count."""

    loaded: Sequence[LoadedPack]
    surroundings: Surroundings
    findings: list[Finding] = field(default_factory=list)
    _holders: dict[str, PurePosixPath] = field(init=False)
    _by_path: dict[PurePosixPath, LoadedPack] = field(init=False)
    _reached: dict[PurePosixPath, frozenset[PurePosixPath]] = field(init=False)

    def __post_init__(self) -> None:
        self._holders = {rule.id: one.path for one in self.loaded for rule in one.pack.every}
        self._by_path = {one.path: one for one in self.loaded}
        self._reached = {one.path: self._all_extended(one.path) for one in self.loaded if one.pack.adjusts}

    def counting(self) -> dict[str, _Entry]:
        """Gives the entry that counts for each rule that is adjusted."""
        by_rule: dict[str, list[_Entry]] = {}
        for one in self.loaded:
            for entry in self._known(one):
                by_rule.setdefault(entry.adjust.rule, []).append(entry)
        return {rule: self._last_word(entries) for rule, entries in by_rule.items()}

    def _known(self, one: LoadedPack) -> Iterator[_Entry]:
        """Gives the entries of a pack that name a rule which it may adjust, each rule once."""
        first: dict[str, _Entry] = {}
        for said in one.pack.adjusts:
            if self._holders.get(said.rule) not in self._reached[one.path] or said.rule in one.written.ids:
                self.findings.extend(self._unknown(one, said))
                continue
            entry = _Entry(one.path, one.pack.name, said)
            if first.setdefault(said.rule, entry) is entry:
                yield entry
            else:
                self._refuse_second(entry, first[said.rule], "Delete one of the two.")

    def _last_word(self, entries: Sequence[_Entry]) -> _Entry:
        """Gives the entry that counts: that of the pack that builds on the others, else the first."""
        first, *others = (one for one in entries if not any(self._overrides(other, one) for other in entries))
        for other in others:
            fix = "Delete one of the two, or let one pack extend the other: then its word counts."
            self._refuse_second(other, first, fix)
        return first

    def _overrides(self, one: _Entry, other: _Entry) -> bool:
        """Tells whether an entry stands in a pack that extends that of the other, and is not extended by it."""
        return other.path in self._reached[one.path] and one.path not in self._reached[other.path]

    def _all_extended(self, path: PurePosixPath) -> frozenset[PurePosixPath]:
        """Gives the packs that a pack extends, directly or through others."""
        reached: set[PurePosixPath] = set()
        waiting = [path]
        while waiting:
            further = set(self.surroundings.extending.get(waiting.pop(), ())) - reached
            reached |= further
            waiting.extend(further)
        return frozenset(reached)

    def _refuse_second(self, entry: _Entry, first: _Entry, fix: str) -> None:
        place = first.adjust.location
        message = (
            f"{visible(entry.adjust.rule)} is adjusted twice; it is first adjusted in {place.path} at line {place.line}"
        )
        related = RelatedLocation(place, "first adjusted here")
        self.findings.append(
            built_in(
                "RULE-DUPLICATE",
                message,
                entry.adjust.location,
                label="adjusted again here",
                fix=fix,
                related=(related,),
            )
        )

    def _unknown(self, one: LoadedPack, said: Adjust) -> Iterator[Finding]:
        """Says why a pack cannot adjust a rule; nothing while the rule may be one that could not be read."""
        named = visible(shorten(said.rule, _SHOWN))
        if said.rule in one.written.ids:
            fix = "Change the rule itself."
            yield built_in("RULE-NAME", f"{named} is a rule of this pack", said.location, label="its own", fix=fix)
        elif self._may_be_lost(one, said.rule):
            return
        elif holder := self._name_of_holder(said.rule, one.path):
            message = f"{named} is a rule of {holder}, which this pack does not extend"
            fix = f"Add `{holder}` under `extends`."
            yield built_in("RULE-NAME", message, said.location, label="of another pack", fix=fix)
        else:
            known = [rule for rule, path in self._holders.items() if path in self._reached[one.path]]
            fix = suggestion(said.rule, known) or "Name a rule by its whole id; `align rules list` names them."
            message = f"{named} is no rule of the packs that this one extends"
            yield built_in("RULE-NAME", message, said.location, label="no such rule", fix=fix)

    def _may_be_lost(self, one: LoadedPack, rule: str) -> bool:
        """Tells whether the rule may stand in an extended pack that was not read whole, or have a mistake in it."""
        paths = {one.path} | self._reached[one.path]
        return any(not self._is_read(path) or rule in self._by_path[path].written.ids for path in paths)

    def _is_read(self, path: PurePosixPath) -> bool:
        one = self._by_path.get(path)
        if one is None:
            return False
        return one.written.is_whole and len(self.surroundings.extending.get(path, ())) == one.written.extends

    def _name_of_holder(self, rule: str, beside: PurePosixPath) -> str:
        """Names the pack of a rule as a pack beside it would; nothing where there is no such rule."""
        path = self._holders.get(rule)
        if path is None:
            return self.surroundings.shipped_rules().get(rule, "")
        if path.name.startswith(SHIPPED):
            return path.name.removeprefix(SHIPPED).removesuffix(SUFFIX)
        return posixpath.relpath(path, beside.parent)
