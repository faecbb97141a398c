"""Where an edit would clear a failure: each element whose own fields and links alone, written otherwise, let it pass.

The subject is still one that the rule is about: what only takes it out of sight mends nothing.
"""

from dataclasses import dataclass, field
from typing import Final, NamedTuple, Self

from alignment.model.metamodel import Metamodel
from alignment.rules.conditions import AllOf
from alignment.rules.could import Could
from alignment.rules.evaluate import Evaluator
from alignment.rules.place_candidates import CandidateFinder, Candidates, every_path
from alignment.rules.rule import Rule

_ID: Final = "id"


class Places(NamedTuple):
    """Holds elements: some by name, and beside them whole groups of elements that the rule does not tell apart."""

    named: frozenset[str] = frozenset()
    groups: frozenset[frozenset[str]] = frozenset()

    @property
    def every(self) -> frozenset[str]:
        """Gives all the elements."""
        return self.named.union(*self.groups)


class _OfKind(NamedTuple):
    """Holds the elements of a kind to which no link leads that a rule follows, and the others.

    Once they are edited, each of the former could be any other of them, unless a rule asks for ids.
    """

    alike: frozenset[str]
    alone: frozenset[str]


class _View(NamedTuple):
    """Looks at failures in one context: with the links to placeholders, or without."""

    evaluator: Evaluator
    metamodel: Metamodel

    def fails(self, rule: Rule, subject: str) -> bool:
        """Tells whether a rule is about a subject here, and finds it wanting."""
        is_meant = rule.where is None or self.evaluator.holds(rule.where, subject, subject)
        return is_meant and not self.evaluator.holds(rule.claim, subject, subject)

    def clears(self, rule: Rule, element: str, subject: str) -> bool:
        """Tells whether an edit to an element lets a subject pass."""
        could = Could.of(self.evaluator, self.metamodel, element, subject)
        return could.hold(AllOf(rule.conditions), subject)


@dataclass(slots=True, eq=False, repr=False)
class PlaceFinder:
    """Finds the places.

    `kinds` holds, by rule and kind, which elements are alike once they are edited. Where the subject is one of them and
    nothing else was looked at, the answer is the same for all: `mended` holds it, by rule and kind.
    """

    views: tuple[_View, ...]
    kinds: dict[tuple[str, str], _OfKind] = field(default_factory=dict)
    mended: dict[tuple[str, str, int], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, evaluator: Evaluator, metamodel: Metamodel) -> Self:
        """Makes the finder for what an evaluator finds."""
        return cls(tuple(_View(one, metamodel) for one in (evaluator, evaluator.named) if one is not None))

    def of_failure(self, rule: Rule, subject: str) -> Places:
        """Gives the places at any of which an edit lets a subject pass that fails a rule."""
        views = tuple(one for one in self.views if one.fails(rule, subject))
        finder = CandidateFinder(views[0].evaluator, views[0].metamodel)
        candidates, own = finder.failing(rule.claim, subject, subject), views[0].evaluator.context.graph.elements
        if candidates == Candidates(frozenset({subject}), frozenset()):
            return Places(candidates.elements if self._mends(rule, subject, views) else frozenset())

        def clears(element: str) -> bool:
            return element in own and all(one.clears(rule, element, subject) for one in views)

        named = set(filter(clears, candidates.elements))
        groups = set[frozenset[str]]()
        for kind in candidates.kinds:
            alike, alone = self._of_kind(rule, kind)
            named.update(filter(clears, alone - candidates.elements))
            if any(map(clears, sorted(alike - candidates.elements)[:1])):
                if apart := (alike & candidates.elements) - named:
                    named.update(alike - apart)
                else:
                    groups.add(alike)
        return Places(frozenset(named.difference(*groups)), frozenset(groups))

    def _mends(self, rule: Rule, subject: str, views: tuple[_View, ...]) -> bool:
        """Tells whether an edit to the subject lets it pass."""
        kind = views[0].evaluator.context.kind(subject)
        key = (rule.id, kind, len(views))
        if key in self.mended and subject in self._of_kind(rule, kind).alike:
            return self.mended[key]
        mends = all(one.clears(rule, subject, subject) for one in views)
        if subject in self._of_kind(rule, kind).alike:
            self.mended[key] = mends
        return mends

    def _of_kind(self, rule: Rule, kind: str) -> _OfKind:
        if (rule.id, kind) not in self.kinds:
            context = self.views[0].evaluator.context
            paths = tuple(every_path(rule.conditions))
            links = {step.link for path in paths for hop in path.hops for step in hop.steps}
            led_to = {target for link in links for target in context.graph.incoming.get(link, ())}
            whole = frozenset(context.of_kinds((kind,)))
            alone = whole if any(path.field == _ID for path in paths) else whole & led_to
            self.kinds[rule.id, kind] = _OfKind(whole - alone, alone)
        return self.kinds[rule.id, kind]
