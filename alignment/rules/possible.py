"""The same context with everything in it that may be: what was written and not understood could be any of these."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import Final, Self

from alignment.graph import StrategyGraph
from alignment.model.link_types import EVIDENCE
from alignment.model.metamodel import Metamodel
from alignment.model.strategy import STRATEGY, Link
from alignment.model.unknown import REST, UnclearPart, Unknown
from alignment.model.values import FieldValue
from alignment.model.vocabularies import UNREAD_BASIS
from alignment.rules.context import RuleContext
from alignment.rules.link_subjects import ALONG, CITED, LINK, PARAGRAPH, name_of
from alignment.rules.path import LinkStep

_UNREAD: Final = "unread "
_AWAITED: Final = "awaited "
_BASIS: Final = "basis"


@dataclass(eq=False, repr=False, kw_only=True)
class PossibleContext(RuleContext):
    """Answers what may be there beside what is known.

    One subject of each kind of which any may be unread stands for all of those: it may hold any value, and links may
    lead from it to whatever such links lead to. A link that was not understood may lead to whatever it could, also to
    an element that is yet to be written: one of each kind stands for those, to which nothing else leads.
    """

    about: Unknown

    @classmethod
    def beside(cls, context: RuleContext, unknown: Unknown) -> Self:
        """Makes what may be of what is known; where paths follow stated links alone, those count that may be stated."""
        links = {id(link) for link in context.graph.links}
        every = (*context.all_links, *context.beyond)
        maybe = (link for link in every if id(link) in links or link.basis == UNREAD_BASIS)
        return cls(
            graph=StrategyGraph.built(context.graph.elements, maybe, context.graph.used),
            all_links=context.all_links,
            beyond=context.beyond,
            stage=context.stage,
            as_at=context.as_at,
            unnamed=context.unnamed,
            skipped=context.skipped & context.unnamed,
            cells=context.cells,
            unstated=context.unstated,
            left_out=context.left_out,
            about=unknown,
        )

    @property
    def is_possible(self) -> bool:
        """Tells that what may be there counts as well as what is known."""
        return True

    @cached_property
    def unread(self) -> frozenset[str]:
        """Gives the subjects that stand for what nobody read, or wrote."""
        return frozenset((*self._kind_of_unread, *self._kind_of_awaited))

    @property
    def root(self) -> str | None:
        """Gives the strategy's own element, or what stands for it where it may be unread."""
        return next(iter(self.of_kinds((STRATEGY,))), None)

    def of_kinds(self, kinds: Iterable[str]) -> Iterator[str]:
        """Gives all subjects of some kinds, with what stands for those that nobody read."""
        for kind in kinds:
            yield from RuleContext.of_kinds(self, (kind,))
            yield from (one for one, of in self._kind_of_unread.items() if of == kind)

    def whole(self, kinds: frozenset[str]) -> frozenset[str]:
        """Gives all that is reachable of some kinds as a set, with what only an unclear link can lead to."""
        if kinds not in self.wholes:
            awaited = (one for one, kind in self._kind_of_awaited.items() if kind in kinds)
            self.wholes[kinds] = frozenset((*self.reachable(kinds), *awaited))
        return self.wholes[kinds]

    def kind(self, subject: str) -> str:
        """Gives the kind of a subject."""
        stands_for = self._kind_of_unread.get(subject) or self._kind_of_awaited.get(subject)
        return stands_for or RuleContext.kind(self, subject)

    def value(self, subject: str, name: str) -> FieldValue | None:
        """Gives the value of a subject's own field; None where it is absent, or nobody can tell what it is."""
        return None if subject in self.unread else RuleContext.value(self, subject, name)

    def unclear(self, kind: str, name: str) -> frozenset[str]:
        """Gives the subjects of a kind of which nobody can tell what a field holds."""
        unread = [one for one in self.unread if self.kind(one) == kind]
        if kind == LINK:
            return frozenset((*unread, *(name_of(link) for link in self.all_links if self._is_unclear(link, name))))
        cells = (cell.element for cell in self.cells if cell.name == name and cell.part in {"", REST})
        return frozenset((*unread, *(one for one in cells if self.kind(one) == kind)))

    def neighbours(self, subject: str, step: LinkStep) -> Iterator[str]:
        """Gives the subjects at the other ends of the links that there are, and of those that there may be."""
        if subject not in self.unread:
            yield from RuleContext.neighbours(self, subject, step)
        if step.link in ALONG:
            unread = (one for one, kind in self._kind_of_unread.items() if kind == LINK)
            yield from unread if step.is_inverse else ()
            yield from self._maybe_cited(subject, step)
        elif step.is_inverse:
            writing = (one for one in self._writing.get(step.link, ()) if self._may_lead(one, subject))
            yield from (one for one in writing if self.kind(subject) in self._to(one, step.link))
        elif subject in self._writing.get(step.link, ()) or self._is_awaited(subject, step.link):
            kinds = self._to(subject, step.link)
            yield from (one for one in self.reachable(kinds) if self._may_lead(subject, one))
            yield from (one for one, kind in self._kind_of_awaited.items() if kind in kinds)

    def _may_lead(self, start: str, end: str) -> bool:
        """Tells whether a link can lead from one element to another: what other models hold leads to nothing of the strategy."""
        return start not in self.graph.used or end in self.graph.used or end in self._kind_of_awaited

    def _is_unclear(self, link: Link, name: str) -> bool:
        """Tells whether nobody can tell what a field of a link holds, or which paragraph it cites."""
        if name == _BASIS:
            return link.basis == UNREAD_BASIS
        return UnclearPart(link.source, link.field or link.type, name) in self.cells

    def _maybe_cited(self, subject: str, step: LinkStep) -> Iterator[str]:
        """Gives the paragraphs that a link may cite, or the links that may cite a paragraph, beside what is known."""
        if step.link != PARAGRAPH:
            return
        maybe = (link for link in self.all_links if link.paragraph is None and self._is_unclear(link, EVIDENCE.name))
        if step.is_inverse:
            yield from map(name_of, maybe if self.kind(subject) in CITED else ())
        elif subject in self._kind_of_unread or any(name_of(link) == subject for link in maybe):
            yield from self.whole(CITED)

    def starts(self, end: str, step: LinkStep) -> Iterator[str]:
        """Gives the subjects from which a step leads to one, those that are yet to be written among them."""
        if step.is_inverse and end in self._kind_of_awaited:
            return
        yield from RuleContext.starts(self, end, step)
        if not step.is_inverse and end not in self.skipped:
            may_write = (one for one in self._kind_of_awaited if self._is_awaited(one, step.link))
            yield from (one for one in may_write if self.kind(end) in self._to(one, step.link))

    def linked(self, subject: str, step: LinkStep) -> Iterator[str]:
        """Gives the subjects that a step leads to by links whose ends are known."""
        known = () if subject in self.unread else RuleContext.neighbours(self, subject, step)
        return (end for end in known if end not in self.skipped)

    def more(self, subject: str, step: LinkStep) -> float:
        """Gives how many more ends a step may lead to than the `linked` ones."""
        if step.is_inverse or step.link in ALONG or subject in self.unread:
            return inf
        cell = UnclearPart(subject, step.link)
        return self.about.most.get(cell, inf) if cell in self.cells else 0

    def _is_awaited(self, subject: str, link: str) -> bool:
        """Tells whether a subject is yet to be written, and may then write a link."""
        kind = self._kind_of_awaited.get(subject)
        return kind is not None and link in self._metamodel.kinds[kind].links

    def _to(self, subject: str, link: str) -> frozenset[str]:
        """Gives the kinds that a link may lead to from a subject."""
        return self._metamodel.kinds[self.kind(subject)].links[link].to

    @property
    def _metamodel(self) -> Metamodel:
        return self.about.metamodel

    @cached_property
    def _kind_of_unread(self) -> dict[str, str]:
        """Gives, by what stands for subjects that nobody read, their kind; links may be unread wherever any are."""
        kinds = sorted(self.about.kinds)
        own = (cell for cell in self.cells if cell.element not in self.graph.used)
        is_link = kinds or any(cell.name in self._metamodel.links or cell.part == EVIDENCE.name for cell in own)
        return {f"{_UNREAD}{kind}": kind for kind in (*kinds, *((LINK,) if is_link else ()))}

    @cached_property
    def _kind_of_awaited(self) -> dict[str, str]:
        """Gives, by what stands for elements that are yet to be written, their kind; none where no link is unclear."""
        is_open = self.about.kinds or any(
            cell.name in self._metamodel.links and cell.part in {"", EVIDENCE.name} for cell in self.cells
        )
        return {f"{_AWAITED}{kind}": kind for kind in self._metamodel.kinds} if is_open else {}

    @cached_property
    def _writing(self) -> dict[str, dict[str, None]]:
        """Gives, by link, the subjects that may write more of it than was understood."""
        writing: dict[str, dict[str, None]] = {}
        for cell in sorted(self.cells):
            if not cell.part and cell.name in self._metamodel.links:
                writing.setdefault(cell.name, {})[cell.element] = None
        for one, kind in self._kind_of_unread.items():
            for link in self._metamodel.kinds[kind].links if kind != LINK else ():
                writing.setdefault(link, {})[one] = None
        return writing
