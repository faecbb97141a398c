"""The same context with everything in it that may be: what was written and not understood could be any of these."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Self

from alignment.graph import StrategyGraph
from alignment.model.metamodel import Metamodel
from alignment.model.strategy import STRATEGY
from alignment.model.unknown import Unknown
from alignment.model.values import FieldValue
from alignment.rules.context import RuleContext
from alignment.rules.link_subjects import FROM, LINK, TO, name_of
from alignment.rules.path import LinkStep

_UNREAD: Final = "unread "
_BASIS: Final = "basis"


@dataclass(eq=False, repr=False, kw_only=True)
class PossibleContext(RuleContext):
    """Answers what may be there beside what is known.

    One subject of each kind of which any may be unread stands for all of those: it may hold any value, and links may
    lead from it to whatever such links lead to. A link that was not understood may lead to whatever it could.
    """

    about: Unknown

    @classmethod
    def beside(cls, context: RuleContext, unknown: Unknown) -> Self:
        """Makes what may be of what is known; where paths follow stated links alone, those count that may be stated."""
        links = {id(link) for link in context.graph.links}
        maybe = (link for link in context.all_links if id(link) in links or context.is_basis_unclear(link))
        return cls(
            graph=StrategyGraph.built(context.graph.elements, maybe),
            all_links=context.all_links,
            stage=context.stage,
            as_at=context.as_at,
            unnamed=context.unnamed,
            skipped=context.skipped & context.unnamed,
            cells=context.cells,
            about=unknown,
        )

    @property
    def is_possible(self) -> bool:
        """Tells that what may be there counts as well as what is known."""
        return True

    @cached_property
    def unread(self) -> frozenset[str]:
        """Gives the subjects that stand for what nobody read."""
        return frozenset(self._kind_of_unread)

    @property
    def root(self) -> str | None:
        """Gives the strategy's own element, or what stands for it where it may be unread."""
        return next(iter(self.of_kinds((STRATEGY,))), None)

    def of_kinds(self, kinds: Iterable[str]) -> Iterator[str]:
        """Gives all subjects of some kinds, with what stands for those that nobody read."""
        for kind in kinds:
            yield from RuleContext.of_kinds(self, (kind,))
            yield from (one for one, of in self._kind_of_unread.items() if of == kind)

    def kind(self, subject: str) -> str:
        """Gives the kind of a subject."""
        return self._kind_of_unread.get(subject) or RuleContext.kind(self, subject)

    def value(self, subject: str, name: str) -> FieldValue | None:
        """Gives the value of a subject's own field; None where it is absent, or nobody can tell what it is."""
        return None if subject in self.unread else RuleContext.value(self, subject, name)

    def unclear(self, kind: str, name: str) -> frozenset[str]:
        """Gives the subjects of a kind of which nobody can tell what a field holds."""
        unread = [one for one, of in self._kind_of_unread.items() if of == kind]
        if kind == LINK:
            links = self.all_links if name == _BASIS else ()
            return frozenset((*unread, *(name_of(link) for link in links if self.is_basis_unclear(link))))
        cells = (cell.element for cell in self.cells if cell.name == name and not cell.part)
        return frozenset((*unread, *(one for one in cells if self.kind(one) == kind)))

    def neighbours(self, subject: str, step: LinkStep) -> Iterator[str]:
        """Gives the subjects at the other ends of the links that there are, and of those that there may be."""
        if subject not in self.unread:
            yield from RuleContext.neighbours(self, subject, step)
        if step.link in {FROM, TO}:
            unread = (one for one, kind in self._kind_of_unread.items() if kind == LINK)
            yield from unread if step.is_inverse else ()
        elif step.is_inverse:
            yield from (
                one for one in self._writing.get(step.link, ()) if self.kind(subject) in self._to(one, step.link)
            )
        elif subject in self._writing.get(step.link, ()):
            yield from self.of_kinds(self._to(subject, step.link))

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
        is_link = kinds or any(cell.name in self._metamodel.links for cell in self.cells)
        return {f"{_UNREAD}{kind}": kind for kind in (*kinds, *((LINK,) if is_link else ()))}

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
