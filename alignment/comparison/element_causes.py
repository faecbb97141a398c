"""Which changed elements a finding hangs on: each is taken back alone, and where that tells nothing, made alone."""

from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, NamedTuple

from alignment.checker.result import CheckResult
from alignment.checker.run import Terms, run_rules
from alignment.checker.suspect_links import suspect_links
from alignment.comparison.finding_changes import is_part_of, said_of
from alignment.comparison.pair import Pair
from alignment.diff.changes import ElementChange
from alignment.findings.finding import Finding, told_apart
from alignment.model.latest import supply_latest
from alignment.model.link_mends import LinkMender
from alignment.model.metamodel import Metamodel
from alignment.model.resolve import Obscure, resolve
from alignment.model.strategy import Strategy
from alignment.results.check import Became

_MOST: Final = 200_000
"""How many elements are looked at in all, each time that one change is tried; beyond that nobody would wait for it."""

_OF_LINKS: Final = frozenset({"LINK-UNKNOWN", "LINK-KIND", "SUSPECT"})
"""Which of the findings that align makes itself hang on other elements as well."""


class ChangesBehind(NamedTuple):
    """Holds the changes without each of which a finding would not have come, or gone; `either`: any of them alone would do."""

    needed: tuple[ElementChange, ...] = ()
    either: tuple[ElementChange, ...] = ()


def changes_behind(pair: Pair, came: tuple[Finding, ...], gone: tuple[Finding, ...]) -> Mapping[str, ChangesBehind]:
    """Gives, by fingerprint, the changed elements that findings hang on; nothing of those of which nobody can tell.

    Of what align finds in reading an element, and where there is too much to try, that is the element itself.
    """
    own = {one: change for change in pair.changes.elements for one in change.ids}
    itself = {one.fingerprint: ChangesBehind((own[one.element],)) for one in (*came, *gone) if one.element in own}
    if not _can_be_tried(pair):
        return itself
    now = _run(pair.new)
    only_then = _run(pair.old) - now
    by_new = _Trying(pair, pair.new, _of_rules(came, now), _of_rules(gone, now)).behind()
    by_old = _Trying(pair, pair.old, {}, _of_rules(gone, only_then)).behind()
    return {**itself, **by_new, **by_old}


def _of_rules(findings: Iterable[Finding], rules: Collection[str]) -> Mapping[str, Finding]:
    """Gives the findings of some rules by their fingerprints."""
    return {one.fingerprint: one for one in findings if one.rule in rules}


def _run(result: CheckResult) -> frozenset[str]:
    """Gives the rules that were run, and whose findings a strategy alone decides, so that they can be found in another."""
    of_quotes = {rule.id for pack in result.packs for rule in pack.built_in}
    run = {one.rule for one in result.report.rules if one.became not in {Became.OFF, Became.NOT_DUE}}
    return frozenset(run - of_quotes) | _OF_LINKS


def _can_be_tried(pair: Pair) -> bool:
    """Tells whether elements of both states can stand beside one another, and few enough of them to try each."""
    size = len(pair.new.strategy.elements) * len(pair.changes.elements)
    return size <= _MOST and _names(pair.old.strategy.metamodel) == _names(pair.new.strategy.metamodel)


def _names(metamodel: Metamodel) -> Mapping[str, tuple[str, ...]]:
    return {name: kind.names for name, kind in metamodel.kinds.items()}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Trying:
    """Tries changes one by one; everything but the strategy is as in `result`."""

    pair: Pair
    result: CheckResult
    came: Mapping[str, Finding]
    gone: Mapping[str, Finding]

    @property
    def findings(self) -> Mapping[str, Finding]:
        """Gives all findings in question."""
        return {**self.came, **self.gone}

    def behind(self) -> Mapping[str, ChangesBehind]:
        """Gives what each finding hangs on; of what many changes bring, each of which would do, all of them."""
        if not self.findings:
            return {}
        came, gone = self.came.keys(), self.gone.keys()
        needed = self._with(self.pair.new.strategy, lambda there: (came - there) | (gone & there), _taken_back)
        left = self.findings.keys() - needed.keys()
        either = self._made_alone(left) if left else {}
        return {
            **{name: ChangesBehind(changes) for name, changes in needed.items()},
            **{name: ChangesBehind(either=either.get(name, ())) for name in left},
        }

    def _made_alone(self, names: Collection[str]) -> Mapping[str, tuple[ElementChange, ...]]:
        """Gives the changes that alone make a difference to findings, where only the strategy makes one."""
        old = self.pair.old.strategy
        before = self._found(*_resolved(old, self.pair))
        came, gone = (self.came.keys() - before) & set(names), self.gone.keys() & before & set(names)
        return self._with(old, lambda there: (came & there) | (gone - there), _made)

    def _with(
        self,
        start: Strategy,
        turned: Callable[[AbstractSet[str]], AbstractSet[str]],
        change_by: Callable[[ElementChange, Pair, Strategy], Strategy],
    ) -> dict[str, tuple[ElementChange, ...]]:
        """Gives, by finding, the changes that alone make a difference to it."""
        found: dict[str, tuple[ElementChange, ...]] = {}
        for change in self.pair.changes.elements:
            there = self._found(*_resolved(change_by(change, self.pair, start), self.pair))
            for name in turned(there):
                found[name] = (*found.get(name, ()), change)
        return found

    def _found(self, strategy: Strategy, findings: tuple[Finding, ...]) -> frozenset[str]:
        """Gives what is found in a strategy, also what does not count."""
        rules = {one.rule for one in self.findings.values()}
        checked = run_rules(strategy, self.result.packs, _terms(self.result, strategy, rules))
        lock, former = self.result.loaded.policy.reviews.content, self.pair.old.strategy.id
        suspects = suspect_links(strategy, lock, former=former).findings
        found = told_apart((*findings, *suspects, *checked.findings))
        alike: dict[str | tuple[str, str | None, str], list[Finding]] = {}
        for one in found:
            alike.setdefault(one.fingerprint, []).append(one)
            alike.setdefault(said_of(one), []).append(one)
        return frozenset(
            name
            for name, one in self.findings.items()
            for other in (*alike.get(name, ()), *alike.get(said_of(one), ()))
            if name in self.gone or is_part_of(one, other)
        )


def _taken_back(change: ElementChange, pair: Pair, start: Strategy) -> Strategy:
    """Gives the newer strategy but for one element, which is as it was."""
    return _swapped(start, change.new and change.new.id, change.old and change.old.id, pair.old.strategy)


def _made(change: ElementChange, pair: Pair, start: Strategy) -> Strategy:
    """Gives the older strategy but for one element, which is as it is."""
    return _swapped(start, change.old and change.old.id, change.new and change.new.id, pair.new.strategy)


def _swapped(start: Strategy, without: str | None, added: str | None, source: Strategy) -> Strategy:
    elements, origins = dict(start.elements), dict(start.origins)
    if without is not None:
        del elements[without], origins[without]
    if added is not None:
        elements[added], origins[added] = source.elements[added], source.origins[added]
    unclear = {one for one in start.unclear if one.element not in {without, added}}
    unclear.update(one for one in source.unclear if one.element == added)
    beside = {one: said for one, said in start.beside.items() if one[0] not in {without, added}}
    beside.update((one, said) for one, said in source.beside.items() if one[0] == added)
    return start._replace(elements=elements, origins=origins, unclear=frozenset(unclear), beside=beside)


def _resolved(strategy: Strategy, pair: Pair) -> tuple[Strategy, tuple[Finding, ...]]:
    """Looks up again what the elements of a strategy say of one another, and gives what is wrong with their links."""
    new = pair.new.strategy
    mender = LinkMender.of((), new.metamodel, new.used)
    obscure = Obscure({}, strategy.unread, strategy.doubled, strategy.expected)
    latest = supply_latest(strategy.elements, strategy.origins, strategy.unclear, strategy.unread, strategy.beside)
    resolved = resolve(latest.elements, latest.origins, mender, obscure, latest.beside)
    there = strategy._replace(
        metamodel=new.metamodel,
        elements=latest.elements,
        origins=latest.origins,
        links=resolved.links,
        unclear=strategy.unclear | latest.unclear,
        unresolved=resolved.unresolved,
        beside=latest.beside,
        field_links=resolved.field_links,
        used=new.used,
    )
    return there, resolved.findings


def _terms(result: CheckResult, strategy: Strategy, rules: Collection[str]) -> Terms:
    """Gives the terms of a check, at the stage that the strategy is at, with only some rules."""
    report = result.report
    stage = strategy.stage if report.stage.origin == "strategy" else report.stage.value
    off = {one.rule: "not asked for" for one in report.rules if one.rule not in rules}
    is_known = report.stage.origin != "not stated"
    return Terms(stage, report.as_at, off, report.is_stated_only, is_known)
