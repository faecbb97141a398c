"""The use case of whoever asks for one post: the whole strategy is checked, and what that post answers for is listed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from alignment.checker.result import CheckResult
from alignment.findings.built_in import hides_something
from alignment.findings.finding import Finding
from alignment.model.kinds.base import Element
from alignment.model.link_types import MEASURED_BY, OWNER, PART_OF, RESPONSIBLE
from alignment.model.strategy import Strategy
from alignment.project.request import RequestError
from alignment.results.focus import OwnerFocus
from alignment.text import fold, join_words, natural, shorten, suggestion, visible
from alignment.workspace.focus import narrowed

_MOST_NAMED: Final = 8
_SHOWN: Final = 40


def only_of(result: CheckResult, text: str) -> CheckResult:
    """Leaves out what a post does not answer for, and counts it; what hides something or is excepted never.

    What it is responsible for beside another is listed as well, and named apart. The post is named by its id or title; raises RequestError where that names none, or several.
    """
    strategy, report = result.strategy, result.report
    post = _post(strategy, text)
    answering = posts_answering(strategy)
    shared = {one.source for one in strategy.links if one.type == RESPONSIBLE.name and one.target == post.id}

    def is_own(finding: Finding) -> bool:
        is_always = hides_something(finding) or finding.suppression is not None
        return is_always or post.id in posts_of(finding, answering)

    def is_listed(finding: Finding) -> bool:
        return is_own(finding) or not shared.isdisjoint(_about(finding))

    others = tuple(one for one in report.standing if not is_listed(one))
    listed = tuple(filter(is_listed, report.findings))
    beside = {name for one in listed if not is_own(one) for name in _about(one) if name in shared}
    owner = OwnerFocus(post.id, post.title or "", others, tuple(sorted(beside, key=natural)))
    return result._replace(report=replace(narrowed(report, listed), owner=owner))


def posts_of(finding: Finding, answering: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Gives the posts that answer for what a finding is about."""
    return frozenset().union(*(answering.get(one, frozenset()) for one in _about(finding)))


def _about(finding: Finding) -> tuple[str, ...]:
    return (finding.element or "", *finding.members)


def posts_answering(strategy: Strategy) -> Mapping[str, frozenset[str]]:
    """Gives by element who answers for it: its owners, or those of the nearest that it is part of or measures.

    A post answers for itself.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    wholes: dict[str, set[str]] = defaultdict(set)
    for link in strategy.links:
        if link.type == OWNER.name:
            owners[link.source].add(link.target)
        elif link.type == PART_OF.name:
            wholes[link.source].add(link.target)
        elif link.type == MEASURED_BY.name:
            wholes[link.target].add(link.source)
    itself = {one: frozenset({one}) for one in _posts(strategy)}
    return {one: itself.get(one, frozenset()) | _nearest_owners(one, owners, wholes) for one in strategy.elements}


def _nearest_owners(element: str, owners: Mapping[str, set[str]], wholes: Mapping[str, set[str]]) -> set[str]:
    """Gives the owners of an element, or of the nearest that it is part of or measures."""
    met, level = {element}, {element}
    while level:
        found = set().union(*(owners.get(one, set()) for one in level))
        if found:
            return found
        level = set().union(*(wholes.get(one, set()) for one in level)) - met
        met |= level
    return set()


def _posts(strategy: Strategy) -> Mapping[str, Element]:
    """Gives the elements that can own something."""
    kinds = {
        kind
        for one in strategy.metamodel.kinds.values()
        if OWNER.name in one.links
        for kind in one.links[OWNER.name].to
    }
    return {one.id: one for one in strategy.elements.values() if one.KIND in kinds}


def _post(strategy: Strategy, text: str) -> Element:
    """Finds the post that is named."""
    posts = _posts(strategy)
    wanted = fold(text)
    by_id = [one for one in posts.values() if fold(one.id) == wanted]
    meant = by_id or [one for one in posts.values() if fold(one.title or "") == wanted]
    if len(meant) == 1:
        return meant[0]
    shown = visible(shorten(text, _SHOWN))
    if meant:
        message = f"`{shown}` is the title of several posts: {join_words(one.id for one in meant)}. Name one by its id."
        raise RequestError(message)
    names = [name for one in posts.values() for name in (one.id, one.title or "")]
    known = join_words((f'{one.id} "{one.title}"' for one in posts.values()), most=_MOST_NAMED)
    are = "only post is" if len(posts) == 1 else "posts are"
    listed = f"The {are} {visible(known)}." if posts else "The strategy has no post; write it under `roles:`."
    message = f"No post is called `{shown}`. {suggestion(text, names) or listed}"
    raise RequestError(message)
