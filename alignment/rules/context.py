"""What a rule is evaluated on: elements and links as its subjects, the links that its paths follow, stage and day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from alignment.graph import StrategyGraph
from alignment.model.absence import says_nothing
from alignment.model.strategy import STRATEGY, Link, Strategy
from alignment.model.unknown import REST, UnclearPart, Unknown
from alignment.model.values import FieldValue
from alignment.model.vocabularies import BASIS
from alignment.rules.link_subjects import ALONG, FROM, LINK, PARAGRAPH, TO, name_of, value_of
from alignment.rules.path import LinkStep

_STAGE: Final = "stage"
_TITLE: Final = "title"


@dataclass(slots=True, eq=False, repr=False)
class RuleContext:
    """Answers what rules ask of elements and links alike.

    Every link of the strategy is a subject, whether or not paths follow it: `graph` may hold only the stated ones. What other
    models hold is no subject, and is reached as anything else is; `beyond` are the links there. `unnamed` are the
    elements that have a placeholder for a title; to those that are `skipped` no path leads. The strategy is at the stage
    that the check is for; None where nobody can tell which. No value is there of the cells that are `left_out`, which are
    all that are not stated where only what is stated counts. What is `unknown` is not there: neither value nor link nor element; `cells` of it hold one.
    """

    graph: StrategyGraph
    all_links: tuple[Link, ...]
    stage: str | None
    as_at: date
    unnamed: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    unknown: Unknown | None = None
    cells: frozenset[UnclearPart] = frozenset()
    unstated: frozenset[UnclearPart] = frozenset()
    left_out: frozenset[UnclearPart] = frozenset()
    beyond: tuple[Link, ...] = ()
    known: "dict[str, _Links]" = field(default_factory=dict)
    wholes: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, strategy: Strategy, stage: str | None, as_at: date) -> "RuleContext":
        """Makes the context of a strategy; the stage that the check is for takes the place of the one that is written."""
        unknown, links, used = strategy.unknown, strategy.certain(strategy.links), strategy.used
        graph = StrategyGraph.built(strategy.elements, (*links, *used.links), used.elements)
        unnamed = frozenset(one.id for one in graph.every if one.title and says_nothing(one.title))
        settled = (UnclearPart(strategy.id, _STAGE),) if stage else ()
        return cls(
            graph=graph,
            all_links=(*links, *strategy.certain(strategy.field_links)),
            stage=stage,
            as_at=as_at,
            unnamed=unnamed,
            unknown=unknown,
            unstated=frozenset(
                UnclearPart(*one) for one in (*strategy.beside, *used.beside) if strategy.basis_of(*one)
            ),
            cells=unknown.cells.difference(settled) if unknown else frozenset(),
            beyond=used.links,
        )

    def stated_only(self) -> "RuleContext":
        """Gives the same context in which only the links and values count that the paper states.

        A value of whose basis nobody can tell may be there or not.
        """
        doubtful = {one for one in self.unstated if one._replace(part=BASIS.name) in self.cells}
        return replace(
            self,
            graph=self.graph.stated_only(),
            cells=self.cells | doubtful,
            left_out=self.unstated - doubtful,
        )

    @property
    def avoided(self) -> frozenset[str]:
        """Gives the elements that are called nothing, or of which nobody can tell what they are called."""
        return self.unnamed.union(cell.element for cell in self.cells if cell[1:] == (_TITLE, ""))

    def named_only(self) -> "RuleContext":
        """Gives the same context in which no path leads to an element that has a placeholder for a title."""
        return replace(self, skipped=self.avoided)

    @property
    def root(self) -> str | None:
        """Gives the strategy's own element; None where there is none."""
        return next(self.graph.of_kinds((STRATEGY,)), None)

    @property
    def links(self) -> Mapping[str, Link]:
        """Gives every link by its name."""
        return self._links.by_name

    @property
    def size(self) -> int:
        """Gives how many elements and links there are."""
        return len(self.graph.elements) + len(self.graph.used) + len(self.all_links) + len(self.beyond)

    def of_kinds(self, kinds: Iterable[str]) -> Iterator[str]:
        """Gives all subjects of some kinds, which are the strategy's own."""
        for kind in kinds:
            yield from self.links if kind == LINK else self.graph.kinds.get(kind, ())

    def reachable(self, kinds: Iterable[str]) -> Iterator[str]:
        """Gives all that a link to some kinds may lead to: the subjects, and what other models hold."""
        wanted = tuple(kinds)
        yield from self.of_kinds(wanted)
        yield from (one.id for one in self.graph.used.values() if one.KIND in wanted)

    def whole(self, kinds: frozenset[str]) -> frozenset[str]:
        """Gives all that is reachable of some kinds as a set, made once."""
        if kinds not in self.wholes:
            self.wholes[kinds] = frozenset(self.reachable(kinds))
        return self.wholes[kinds]

    def values(self, kind: str, name: str) -> Iterator[tuple[str, FieldValue]]:
        """Gives the value of a field of everything of a kind that has one."""
        found = ((subject, self.value(subject, name)) for subject in RuleContext.reachable(self, (kind,)))
        return ((subject, value) for subject, value in found if value is not None)

    def kind(self, subject: str) -> str:
        """Gives the kind of a subject."""
        element = self.graph.element(subject)
        return LINK if element is None else element.KIND

    def value(self, subject: str, name: str) -> FieldValue | None:
        """Gives the value of a subject's own field; None where it is absent, or nobody can tell what it is."""
        element = self.graph.element(subject)
        if element is None:
            return value_of(self.links[subject], name)
        if name == _STAGE and subject == self.root:
            return self.stage
        about = (UnclearPart(subject, name), UnclearPart(subject, name, REST))
        is_unclear = bool(self.cells) and not self.cells.isdisjoint(about)
        return None if is_unclear or about[0] in self.left_out else element.value(name)

    def cut(self, kind: str, name: str) -> Iterator[str]:
        """Gives the subjects of a kind of which a field holds something, and nobody can tell all that it says."""
        return (cell.element for cell in self.cells if cell[1:] == (name, REST) and self.kind(cell.element) == kind)

    def unclear(self, kind: str, name: str) -> frozenset[str]:  # noqa: ARG002 - what may be is asked for both
        """Gives the subjects of a kind of which nobody can tell what a field holds; none where only what is known counts."""
        return frozenset()

    @property
    def is_possible(self) -> bool:
        """Tells whether what may be there counts as well as what is known."""
        return False

    @property
    def unread(self) -> frozenset[str]:
        """Gives what stands for subjects that nobody read; none where only what is known counts."""
        return frozenset()

    def more(self, subject: str, step: LinkStep) -> float:  # noqa: ARG002 - what may be is asked for both
        """Gives how many more ends a step may lead to than the `linked` ones; none where only what is known counts."""
        return 0

    def linked(self, subject: str, step: LinkStep) -> Iterator[str]:
        """Gives the subjects that a step leads to by links whose ends are known."""
        return self.ends(subject, step)

    def ends(self, subject: str, step: LinkStep) -> Iterator[str]:
        """Gives the subjects that a step leads to; the ends of a link are what it is, whatever they are called."""
        skipped = () if step.link in ALONG else self.skipped
        return (end for end in self.neighbours(subject, step) if end not in skipped)

    def starts(self, end: str, step: LinkStep) -> Iterator[str]:
        """Gives the subjects from which a step leads to one."""
        if end in self.skipped and step.link not in ALONG:
            return iter(())
        return self.neighbours(end, step._replace(is_inverse=not step.is_inverse))

    def neighbours(self, subject: str, step: LinkStep) -> Iterator[str]:
        """Gives the subjects at the other ends of the links of a step."""
        if step.link not in ALONG:
            return self.graph.neighbours(subject, step.link, inverse=step.is_inverse)
        if step.is_inverse:
            return iter(self._links.by_end[step.link].get(subject, ()))
        link = self.links.get(subject)
        if link is None:
            return iter(())
        end = {FROM: link.source, TO: link.target}.get(step.link, link.paragraph)
        return iter((end,) if end is not None else ())

    @property
    def _links(self) -> "_Links":
        """Indexes the links once, and only where a rule is about links."""
        if LINK not in self.known:
            self.known[LINK] = _Links.of(self.all_links)
        return self.known[LINK]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Links:
    """Holds the links by name, and their names by either end, and by the paragraph that says so."""

    by_name: Mapping[str, Link]
    by_end: Mapping[str, Mapping[str, list[str]]]

    @classmethod
    def of(cls, links: Iterable[Link]) -> "_Links":
        """Indexes links."""
        by_name: dict[str, Link] = {}
        by_source: dict[str, list[str]] = {}
        by_target: dict[str, list[str]] = {}
        by_paragraph: dict[str, list[str]] = {}
        for link in links:
            name = name_of(link)
            by_name[name] = link
            by_source.setdefault(link.source, []).append(name)
            by_target.setdefault(link.target, []).append(name)
            if link.paragraph is not None:
                by_paragraph.setdefault(link.paragraph, []).append(name)
        return cls(by_name, {FROM: by_source, TO: by_target, PARAGRAPH: by_paragraph})
