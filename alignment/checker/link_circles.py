"""From circles of links that cannot be, as of part and whole, to findings: one a circle, by the shortest way round."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, RelatedLocation
from alignment.graph import circles, shortest_circle
from alignment.model.link_types import LinkName
from alignment.model.strategy import Link, Strategy
from alignment.text import natural

_MOST_NAMED: Final = 5


def link_circles(strategy: Strategy) -> Iterator[Finding]:
    """Gives a finding for every circle of links of one type, of those that put one end before the other."""
    for link in (one.link for one in strategy.metamodel.links.values() if one.link.is_order):
        written = {(one.source, one.target): one for one in strategy.links if one.type == link.name}
        ways: dict[str, list[str]] = {}
        for source, target in written:
            ways.setdefault(source, []).append(target)
        for start in sorted((min(group, key=natural) for group in circles(ways)), key=natural):
            yield _finding(strategy, link, shortest_circle(ways, start), written)


def _finding(strategy: Strategy, link: LinkName, circle: list[str], written: Mapping[tuple[str, str], Link]) -> Finding:
    start = circle[0]
    first, *others = (
        RelatedLocation(
            strategy.origins[source].document.locate(written[source, target].written),
            f"{source} {link.says} {target}",
        )
        for source, target in pairwise(circle)
    )
    return built_in(
        "LINK-CIRCLE",
        _round(link.says, circle),
        first.location,
        subject=strategy.subject(start),
        label="comes back to itself",
        element=start,
        facet=link.name,
        related=tuple(others),
    )


def _round(says: str, circle: list[str]) -> str:
    """Says the way round a circle; of a long one the first steps and how many links there are."""
    start, *others = circle
    if others == [start]:
        return f"{says} itself"
    steps = f", which {says} ".join(others[:_MOST_NAMED])
    rest = f", and so on, by {len(others)} links, back to {start}" if len(others) > _MOST_NAMED else ""
    return f"{says} {steps}{rest}"
