"""What a view looks at: one strategy and what was found in it, with what is missing said in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Self

from alignment.findings.finding import Finding
from alignment.graph import StrategyGraph
from alignment.model.absence import says_nothing
from alignment.model.metamodel import Metamodel
from alignment.model.strategy import Link, Strategy
from alignment.model.vocabularies import STATED
from alignment.results.report import Cell, CellEntry, NamedElement, ReportGap
from alignment.rules.phrases import shown
from alignment.text import join_words

NONE: Final = "none"


@dataclass(slots=True, eq=False, repr=False)
class Context:
    """Looks things up in one strategy and in what was found in it; links are named as seen from the element."""

    strategy: Strategy
    graph: StrategyGraph
    by_element: Mapping[str, list[Finding]]

    @classmethod
    def of(cls, strategy: Strategy, findings: Iterable[Finding]) -> Self:
        """Makes the context of a strategy and what was found in it."""
        by_element: dict[str, list[Finding]] = {}
        for finding in findings:
            if finding.element is not None:
                by_element.setdefault(finding.element, []).append(finding)
        return cls(strategy, StrategyGraph.of(strategy), by_element)

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
        found = self.graph.elements[element]
        return NamedElement(element, found.called, self.metamodel.kinds[found.KIND].label)

    def value(self, element: str, field: str) -> str:
        """Gives the value of a field as people read it; nothing where it is absent."""
        value = self.graph.elements[element].value(field)
        if value is None:
            return ""
        return join_words(shown(one) for one in (value if isinstance(value, tuple) else (value,)))

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

    def entry(self, element: str, basis: str = STATED) -> CellEntry:
        """Names an element in a cell; of one that only a placeholder stands for, that is said."""
        title = self.graph.elements[element].called
        said = f"{title}, a placeholder" if says_nothing(title) else title
        return CellEntry(said, element, "" if basis == STATED else basis)

    def holding(self, element: str, entries: tuple[CellEntry, ...], facet: str) -> Cell:
        """Gives a cell with entries; findings about the facet are named beside them, or make it a gap."""
        found = tuple(one for one in self.by_element.get(element, ()) if _facet(one) == facet)
        if not found:
            return Cell(entries, None if entries else ReportGap(NONE))
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
