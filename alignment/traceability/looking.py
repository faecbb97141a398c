"""Looking things up in a strategy for the sections of a report: names, links either way, and what is missing in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Self

from alignment.findings.finding import Finding
from alignment.graph import StrategyGraph
from alignment.model.strategy import Link, Strategy
from alignment.model.vocabularies import STATED
from alignment.results.report import Cell, CellEntry, NamedElement, ReportGap
from alignment.rules.phrases import shown
from alignment.text import join_words

NONE: Final = "none"


@dataclass(slots=True, eq=False, repr=False)
class Looking:
    """Looks things up in one strategy and in the findings that stand."""

    strategy: Strategy
    graph: StrategyGraph
    by_element: Mapping[str, list[Finding]]

    @classmethod
    def at(cls, strategy: Strategy, findings: Iterable[Finding]) -> Self:
        """Begins to look at a strategy and what was found in it."""
        by_element: dict[str, list[Finding]] = {}
        for finding in findings:
            if finding.element is not None:
                by_element.setdefault(finding.element, []).append(finding)
        return cls(strategy, StrategyGraph.of(strategy), by_element)

    def of_kind(self, kind: str) -> Iterator[str]:
        """Gives the ids of the elements of one kind, in the order of the files."""
        return iter(self.graph.kinds.get(kind, ()))

    def named(self, element: str) -> NamedElement:
        """Names an element."""
        found = self.graph.elements[element]
        return NamedElement(element, found.title, self.strategy.metamodel.kinds[found.KIND].label)

    def value(self, element: str, field: str) -> str:
        """Gives the value of a field as people read it; nothing where it is absent."""
        value = self.graph.elements[element].value(field)
        if value is None:
            return ""
        return join_words(shown(one) for one in (value if isinstance(value, tuple) else (value,)))

    def links(self, element: str, link: str, *, inverse: bool = False) -> tuple[Link, ...]:
        """Gives the links of a type that an element writes, or that lead to it."""
        ends = self.graph.incoming if inverse else self.graph.outgoing
        return ends.get(link, {}).get(element, ())

    def entries(self, element: str, link: str, *, inverse: bool = False) -> tuple[CellEntry, ...]:
        """Gives what an element is linked to by a type of link, each with what the link rests on."""
        found = self.links(element, link, inverse=inverse)
        return tuple(self.entry(one.source if inverse else one.target, one.basis) for one in found)

    def entry(self, element: str, basis: str = STATED) -> CellEntry:
        """Names an element in a cell."""
        return CellEntry(self.graph.elements[element].title, element, "" if basis == STATED else basis)

    def cell(self, element: str, link: str, *, inverse: bool = False) -> Cell:
        """Gives what an element is linked to, or what is missing there and which findings say so."""
        entries = self.entries(element, link, inverse=inverse)
        name = self.strategy.metamodel.links[link].link
        return self.holding(element, entries, name.inverse if inverse else name.name)

    def holding(self, element: str, entries: tuple[CellEntry, ...], facet: str) -> Cell:
        """Gives a cell with entries; findings about the facet are named beside them, or make it a gap."""
        found = tuple(one for one in self.by_element.get(element, ()) if _facet(one) == facet)
        if not found:
            return Cell(entries, None if entries else ReportGap(NONE))
        said = "; ".join(dict.fromkeys(_says(one) for one in found))
        return Cell(entries, ReportGap(said, tuple(one.fingerprint for one in found)))

    def gaps(self, element: str, facets: Iterable[str]) -> tuple[ReportGap, ...]:
        """Gives what is missing of some facets of an element, or of the whole of it, each with its finding."""
        wanted = {*facets, ""}
        found = (one for one in self.by_element.get(element, ()) if _facet(one) in wanted)
        return tuple(ReportGap(_says(one), (one.fingerprint,)) for one in found)

    def fingerprints(self, element: str) -> tuple[str, ...]:
        """Gives the findings on an element that count or are waived."""
        return tuple(one.fingerprint for one in self.by_element.get(element, ()))


def _facet(finding: Finding) -> str:
    return (finding.facet or "").split(":", maxsplit=1)[0]


def _says(finding: Finding) -> str:
    """Gives what a finding says of its subject, which stands beside it; what does not count is said to."""
    return finding.says if finding.suppression is None else f"{finding.says} ({finding.standing})"
