"""From suspect links to findings, each a sentence about the element that links."""

from collections.abc import Iterable
from typing import NamedTuple

from alignment.english import agreeing
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, RelatedLocation
from alignment.model.strategy import Link, Strategy
from alignment.reviews.lock import Lock, Suspect, compare_with_reviewed
from alignment.source import Location
from alignment.text import join_words


class SuspectLinks(NamedTuple):
    """Holds a finding for every suspect link, and how many links have never been reviewed.

    `unreviewed` is None where nobody can tell, or a project has not begun to review its links.
    """

    findings: tuple[Finding, ...] = ()
    unreviewed: int | None = None


def suspect_links(strategy: Strategy, lock: Lock | None) -> SuspectLinks:
    """Judges the links that could be read; those whose other end could not be are not among them."""
    if lock is None:
        return SuspectLinks()
    found = compare_with_reviewed(strategy, lock.of(strategy.id))
    return SuspectLinks(findings_of(strategy, found.suspects), len(found.new) if lock.is_whole else None)


def findings_of(strategy: Strategy, suspects: Iterable[Suspect]) -> tuple[Finding, ...]:
    """Gives a finding for every suspect link, where the link is written."""
    return tuple(_finding(strategy, suspect) for suspect in suspects)


def sentence(strategy: Strategy, link: Link) -> str:
    """Says a link: the element that writes it by id and title, the link in words, the other by its id."""
    return f"{strategy.subject(link.source)} {_said(strategy, link)}"


def _said(strategy: Strategy, link: Link) -> str:
    return f"{strategy.metamodel.links[link.type].link.says} {link.target}"


def place_of(strategy: Strategy, link: Link) -> Location:
    """Gives the place where a link names its target."""
    return strategy.origins[link.source].document.locate(link.written)


def _finding(strategy: Strategy, suspect: Suspect) -> Finding:
    link = suspect.link
    origin = strategy.origins[link.target]
    says, label = _why(suspect)
    return built_in(
        "SUSPECT",
        f"{_said(strategy, link)}, whose {says}",
        place_of(strategy, link),
        subject=strategy.subject(link.source),
        label=label,
        fix=f"Read {link.target} again; then `align review {link.source}`.",
        element=link.source,
        facet=f"{link.type}:{link.target}",
        related=tuple(
            RelatedLocation(origin.locate(field), f"{_now(strategy, link, field)}") for field in suspect.fields
        ),
    )


def _why(suspect: Suspect) -> tuple[str, str]:
    """Says what makes a link suspect, and in fewer words what stands under it."""
    if suspect.changed:
        return f"{_named(suspect.changed)} changed after the link was reviewed", "changed since it was reviewed"
    were = agreeing(len(suspect.unseen), "was")
    return f"{_named(suspect.unseen)} {were} not looked at when the link was reviewed", "not looked at whole"


def _named(fields: tuple[str, ...]) -> str:
    return join_words(f"`{field}`" for field in fields)


def _now(strategy: Strategy, link: Link, field: str) -> str:
    is_there = strategy.elements[link.target].value(field) is not None
    return f"`{field}` of {link.target} now" if is_there else f"{link.target}, which has no `{field}` now"
