"""From suspect links to findings, each a sentence about the element that links."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from alignment.english import agreeing
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, RelatedLocation
from alignment.model.strategy import Link, Strategy
from alignment.reviews.lock import LinkId, Lock, ReviewState, Suspect, compare_with_reviewed
from alignment.source import Location
from alignment.text import join_words


class SuspectLinks(NamedTuple):
    """Holds a finding for every suspect link, and how many links have never been reviewed.

    `unreviewed` is None where nobody can tell, or a project has not begun to review its links.
    """

    findings: tuple[Finding, ...] = ()
    unreviewed: int | None = None


def suspect_links(
    strategy: Strategy, lock: Lock | None, trusted: Lock | None = None, former: str | None = None
) -> SuspectLinks:
    """Judges the links that could be read; those whose other end could not be are not among them.

    Where reviews are trusted, a link is suspect also where it is by those, and new also where it is to those. What was
    reviewed under the `former` id of the strategy is still held to.
    """
    if lock is None and trusted is None:
        return SuspectLinks()
    locks = [one for one in (lock, trusted) if one is not None]
    states = [compare_with_reviewed(strategy, one.of(strategy.id, former)) for one in locks]
    here, *_ = states
    found = {one.link: one for state in reversed(states) for one in state.suspects}
    findings = (_unless_reviewed(one, here, strategy) for one in found.values())
    new = {LinkId.of(link) for state in states for link in state.new}
    return SuspectLinks(tuple(findings), len(new) if all(one.is_whole for one in locks) else None)


def _unless_reviewed(suspect: Suspect, here: ReviewState, strategy: Strategy) -> Finding:
    """Gives the finding of a suspect link; of one that is reviewed here says what makes the review count."""
    (finding,) = findings_of(strategy, [suspect])
    if suspect.link not in here.same:
        return finding
    fix = "It has been read again in the change, which counts once that is merged; merge the review first."
    return replace(finding, fix=fix)


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
    origin = strategy.origin(link.target)
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
    is_there = strategy.known(link.target).value(field) is not None
    return f"`{field}` of {link.target} now" if is_there else f"{link.target}, which has no `{field}` now"
