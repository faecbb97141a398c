"""The use case of whoever wants a picture of a strategy, or its graph for another program."""

from typing import Final, NamedTuple

from alignment.diagrams.diagram import Diagram
from alignment.diagrams.layout import lay_out
from alignment.diagrams.threads import threads
from alignment.diagrams.whole import WholeGraph, elements_of, links_of
from alignment.findings.finding import Finding
from alignment.graph import StrategyGraph
from alignment.model.strategy import headed
from alignment.project.find import Project
from alignment.project.load import LoadedStrategy, load_strategy
from alignment.trace.readings import Direction, LinkReadings
from alignment.trace.trees import reached
from alignment.workspace.trace import find_element


class Drawn(NamedTuple):
    """Holds a picture, and a finding for everything that could not be read and may be missing in it."""

    picture: Diagram
    hidden: tuple[Finding, ...]


class Exported(NamedTuple):
    """Holds a whole graph, and a finding for everything that could not be read and may be missing in it."""

    graph: WholeGraph
    hidden: tuple[Finding, ...]


_HIDDEN: Final = "Not everything could be read; elements and links may be missing."


class _Chosen(NamedTuple):
    """Holds what was read, which of it is to be shown, and what that is called."""

    read: LoadedStrategy
    graph: StrategyGraph
    of: str | None
    elements: frozenset[str]
    subject: str


def draw(project: Project, element: str | None) -> Drawn:
    """Lays out the picture of a strategy, or of one element of it."""
    chosen = _chosen(project, element)
    shown = threads(chosen.graph, chosen.read.strategy.metamodel).only(chosen.elements)
    hidden = chosen.read.hidden
    return Drawn(lay_out(shown, chosen.graph, chosen.subject, _HIDDEN if hidden else ""), hidden)


def export(project: Project, element: str | None) -> Exported:
    """Gives the graph of a strategy, or of one element of it, whatever the kinds."""
    chosen = _chosen(project, element)
    graph, hidden = chosen.graph, chosen.read.hidden
    links = links_of(graph, chosen.read.strategy.metamodel, chosen.elements)
    elements = elements_of(graph, chosen.elements)
    whole = WholeGraph(chosen.subject, chosen.of, elements, links, _HIDDEN if hidden else "")
    return Exported(whole, hidden)


def _chosen(project: Project, element: str | None) -> _Chosen:
    read = load_strategy(project)
    strategy = read.strategy
    graph = StrategyGraph.of(strategy.with_neighbours)
    if element is None:
        subject = headed(strategy.root.id, strategy.root.title) if strategy.root else "a strategy without a title"
        return _Chosen(read, graph, None, frozenset(one.id for one in graph.every), subject)
    found = find_element(element, strategy)
    readings = LinkReadings(graph, strategy.metamodel)
    around = (reached(readings, found, way) for way in Direction)
    return _Chosen(read, graph, found, frozenset({found}).union(*around), strategy.subject(found))
