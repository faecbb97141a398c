"""What a view looks at: one strategy and what was found in it, with what is missing said in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

from alignment.findings.finding import Finding
from alignment.graph import StrategyGraph
from alignment.model.absence import says_nothing
from alignment.model.metamodel import Metamodel
from alignment.model.strategy import Link, Strategy
from alignment.model.unknown import UnclearPart, kinds_unread
from alignment.model.values import FieldValue
from alignment.model.vocabularies import STATED, strength
from alignment.results.check import RuleOutcome
from alignment.results.report import Cell, CellEntry, NamedElement, ReportGap
from alignment.results.unchecked import is_unfinished, unfinished
from alignment.rules.phrases import shown
from alignment.text import join_words

NONE: Final = "none"
_NOT_READ: Final = "could not be read"
_NOT_ALL_READ: Final = "not all could be read"
_LEADS_NOWHERE: Final = "leads to nothing that could be read"
_NONE_READ: Final = "none that could be read"


@dataclass(slots=True, eq=False, repr=False)
class Context:
    """Looks things up in one strategy and in what was found in it; links are named as seen from the element.

    `shown` writes a value. `hidden` are the kinds of which elements may have gone unread, `unsure` the fields and links, each
    with the kind that writes it, of which some could not be read or lead nowhere. `untold` names, by element, the rules that
    cannot tell of it; `is_checked` says that no rule went unchecked as a whole.
    """

    strategy: Strategy
    graph: StrategyGraph
    by_element: Mapping[str, list[Finding]]
    hidden: frozenset[str]
    unsure: frozenset[tuple[str, str]]
    untold: Mapping[str, tuple[str, ...]]
    is_checked: bool
    shown: Callable[[FieldValue], str] = shown

    @classmethod
    def of(cls, strategy: Strategy, findings: Iterable[Finding], rules: Sequence[RuleOutcome] = ()) -> Self:
        """Makes the context of a strategy, of what was found in it and of what became of the rules."""
        by_element: dict[str, list[Finding]] = {}
        for finding in findings:
            if finding.element is not None:
                by_element.setdefault(finding.element, []).append(finding)
        elements, parts = strategy.elements, strategy.unclear.union(strategy.unresolved) - strategy.missing
        unsure = frozenset((elements[one.element].KIND, one.name) for one in parts if one.element in elements)
        hidden = kinds_unread(strategy.unread, strategy.metamodel)
        is_checked = not any(is_unfinished(one) and not one.unchecked for one in rules)
        graph = StrategyGraph.of(strategy.with_neighbours)
        return cls(strategy, graph, by_element, hidden, unsure, unfinished(rules), is_checked)

    @property
    def metamodel(self) -> Metamodel:
        """Gives the kinds and links that the strategy is written in."""
        return self.strategy.metamodel

    def of_kind(self, kind: str) -> Iterator[str]:
        """Gives the ids of the elements of one kind, in the order of the files."""
        return iter(self.graph.kinds.get(kind, ()))

    def of_kinds(self, kinds: Iterable[str]) -> Iterator[str]:
        """Gives the ids of the elements of some kinds, kind by kind."""
        return (one for kind in self.metamodel.chosen(kinds) for one in self.of_kind(kind.name))

    def named(self, element: str) -> NamedElement:
        """Names an element."""
        found = self.strategy.known(element)
        return NamedElement(element, found.called, self.metamodel.kinds[found.KIND].label)

    def value(self, element: str, field: str) -> str:
        """Gives the value of a field as people read it; nothing where it is absent."""
        value = self.strategy.known(element).value(field)
        if value is None:
            return ""
        return join_words(self.shown(one) for one in (value if isinstance(value, tuple) else (value,)))

    def basis(self, element: str, fields: Iterable[str]) -> str:
        """Gives the weakest basis of some values of an element where one is not stated; nothing where all are."""
        return max(
            (self.strategy.basis_of(element, one) for one in fields if self.value(element, one)),
            key=strength,
            default="",
        )

    def said(self, element: str, field: str) -> str:
        """Gives the value of a field as people read it, or that it could not be read; nothing where it is absent."""
        return self.value(element, field) or self.unread(element, field)

    def unread(self, element: str, name: str, shown: Iterable[CellEntry] = ()) -> str:
        """Says of a field or link, beside what is `shown` of it, that there is or may be more; nothing where all is known."""
        strategy, is_empty = self.strategy, not any(shown)
        if name in self.metamodel.inverses:
            return _NONE_READ if is_empty and self.may_be_led_to(element, name) else ""
        if strategy.is_unread(element, name):
            return _NOT_READ if is_empty else _NOT_ALL_READ
        if UnclearPart(element, name) in strategy.unresolved:
            return _LEADS_NOWHERE if is_empty else _NOT_ALL_READ
        return ""

    def may_be_led_to(self, element: str, name: str) -> bool:
        """Tells whether links that could not be read, or elements that were not, may lead to an element."""
        end = self.metamodel.end(name)
        kinds = end.others(self.strategy.known(element).KIND)
        link = end.type.link.name
        return not kinds.isdisjoint(self.hidden) or any((kind, link) in self.unsure for kind in kinds)

    def links(self, element: str, name: str) -> tuple[Link, ...]:
        """Gives the links of an element that have a name."""
        end = self.metamodel.end(name)
        ends = self.graph.incoming if end.is_inverse else self.graph.outgoing
        return ends.get(end.type.link.name, {}).get(element, ())

    def linked(self, element: str, name: str) -> list[tuple[str, Link]]:
        """Gives what stands at the other end of each link of an element that has a name, and the link."""
        is_inverse = self.metamodel.end(name).is_inverse
        return [(one.source if is_inverse else one.target, one) for one in self.links(element, name)]

    def entries(self, element: str, name: str) -> tuple[CellEntry, ...]:
        """Gives what an element is linked to by a name, each with what the link rests on."""
        return tuple(self.entry(other, link.basis) for other, link in self.linked(element, name))

    def told(self, element: str, name: str) -> tuple[CellEntry, ...]:
        """Gives what an element is linked to by a name, and that there is or may be more where not all could be read."""
        found = self.entries(element, name)
        unread = self.unread(element, name, found)
        return (*found, CellEntry(unread)) if unread else found

    def entry(self, element: str, basis: str = STATED) -> CellEntry:
        """Names an element in a cell; of one that only a placeholder stands for, that is said."""
        title = self.strategy.known(element).called
        said = f"{title}, a placeholder" if says_nothing(title) else title
        return CellEntry(said, element, "" if basis == STATED else basis)

    def holding(self, element: str, entries: tuple[CellEntry, ...], facet: str, unread: str) -> Cell:
        """Gives a cell with entries; findings about the facet, or that it is `unread`, stand beside them, or make it a gap."""
        found = tuple(one for one in self.by_element.get(element, ()) if _facet(one) == facet)
        if not found:
            missing = unread or ("" if entries else NONE)
            return Cell(entries, ReportGap(missing) if missing else None)
        said = "; ".join(dict.fromkeys(says(one) for one in found))
        return Cell(entries, ReportGap(said, tuple(one.fingerprint for one in found)))

    def gaps(self, element: str, facets: Iterable[str]) -> tuple[ReportGap, ...]:
        """Gives what is missing of some facets of an element, or of the whole of it, each with its finding."""
        wanted = {*facets, ""}
        found = (one for one in self.by_element.get(element, ()) if _facet(one) in wanted)
        return tuple(ReportGap(says(one), (one.fingerprint,)) for one in found)

    def fingerprints(self, element: str) -> tuple[str, ...]:
        """Gives the findings on an element that count or are waived."""
        return tuple(one.fingerprint for one in self.by_element.get(element, ()))


def _facet(finding: Finding) -> str:
    return (finding.facet or "").split(":", maxsplit=1)[0]


def says(finding: Finding) -> str:
    """Gives the sentence of a finding without its subject, which stands beside it; what does not count is said to."""
    return finding.says if finding.suppression is None else f"{finding.says} ({finding.standing})"
