"""The use case of whoever follows a thread: up and down from an element, or from one to another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from alignment.findings.finding import Finding
from alignment.graph import StrategyGraph
from alignment.model.strategy import Strategy
from alignment.project.find import Project
from alignment.project.load import load_strategy
from alignment.project.request import RequestError
from alignment.results.trace import ElementTrace, Followed, TraceAccount, TracedElement
from alignment.text import did_you_mean, join_words, shorten, visible
from alignment.trace.readings import LinkReadings
from alignment.trace.trees import TraceStep, downstream, upstream
from alignment.trace.ways import Ways, ways

_SHOWN: Final = 40
_MOST_NAMED: Final = 8


class Traced(NamedTuple):
    """Holds what was followed, and a finding for everything that could not be read and may hold more of it."""

    account: TraceAccount
    hidden: tuple[Finding, ...]


def trace(project: Project, element: str, to: str | None = None, most: int | None = None) -> Traced:
    """Follows what is upstream and downstream of an element, in so many steps at most, or the shortest ways to another."""
    read = load_strategy(project)
    start = find_element(element, read.strategy)
    end = find_element(to, read.strategy) if to is not None else None
    if start == end:
        message = f"`{start}` is at both ends. Leave out `--to`, or name another element."
        raise RequestError(message)
    readings = LinkReadings(StrategyGraph.of(read.strategy), read.strategy.metamodel)
    followed = _followed(readings, start, end, most)
    account = TraceAccount(followed, _named(read.strategy, followed), is_complete=not read.hidden)
    return Traced(account, read.hidden)


def find_element(name: str, strategy: Strategy) -> str:
    """Gives the id of the element that a name on the command line stands for."""
    found = element_called(name, strategy)
    if found is not None:
        return found
    says = f"No element is called `{visible(shorten(name, _SHOWN))}`."
    meant = did_you_mean(name, [*strategy.elements, *strategy.used.elements, *references(strategy)])
    why = "" if strategy.elements else " There is no strategy here: `align init` begins one, or name the folder of one."
    raise RequestError(says + (f" Did you mean `{meant}`?" if meant else why))


def element_called(name: str, strategy: Strategy) -> str | None:
    """Gives the id of the element whose id a name is, or else the reference that its plan gives it; in capitals or not.

    Raises RequestError where several have that reference.
    """
    wanted = name.strip().casefold()
    every = [*strategy.elements, *strategy.used.elements]
    found = next((own for own in every if own.casefold() == wanted), None)
    if found is not None:
        return found
    meant = [id_ for reference, ids in references(strategy).items() if reference.casefold() == wanted for id_ in ids]
    if len(meant) > 1:
        shown = visible(shorten(name, _SHOWN))
        message = f"`{shown}` is the reference of {join_words(meant, most=_MOST_NAMED)}. Name one by its id."
        raise RequestError(message)
    return meant[0] if meant else None


def references(strategy: Strategy) -> Mapping[str, list[str]]:
    """Gives the references that elements have, each with the ids of those that have it."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in strategy.elements.values():
        if one.reference:
            found[one.reference].append(one.id)
    return found


def _followed(readings: LinkReadings, start: str, end: str | None, most: int | None) -> Followed:
    if end is not None:
        return ways(readings, start, end)
    return ElementTrace(start, upstream(readings, start, most), downstream(readings, start, most))


def _named(strategy: Strategy, followed: Followed) -> Mapping[str, TracedElement]:
    """Names every element that a page about it names, in the order of the files."""
    ids = set(_of_ways(followed) if isinstance(followed, Ways) else _of_thread(followed))
    kinds = strategy.metamodel.kinds
    return MappingProxyType(
        {
            one.id: TracedElement(one.id, one.KIND, kinds[one.KIND].one, one.called, one.basis)
            for one in StrategyGraph.of(strategy).every
            if one.id in ids
        }
    )


def _of_ways(found: Ways) -> Iterator[str]:
    yield from (found.start, found.end)
    yield from (leg.element for way in found.ways for leg in way)
    yield from (reading.element for around in found.around for reading in around.readings)


def _of_thread(thread: ElementTrace) -> Iterator[str]:
    yield thread.element
    waiting: list[TraceStep] = [*thread.upstream.steps, *thread.downstream.steps]
    while waiting:
        step = waiting.pop()
        yield step.reading.element
        waiting += step.steps
