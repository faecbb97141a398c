"""Who may approve an exception: a post of the model that is more than a placeholder, and never the one that it is for."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from alignment.model.absence import says_nothing
from alignment.model.kinds.base import Element
from alignment.model.link_types import BELONGS_TO, OWNER, RESPONSIBLE
from alignment.model.strategy import Strategy
from alignment.text import fold, join_words, shorten, visible

_MOST_NAMED: Final = 8
_SHOWN: Final = 40
_ANSWERING: Final[Mapping[str, str]] = {OWNER.name: "the owner of", RESPONSIBLE.name: "a post responsible for"}


class RefusedApprover(NamedTuple):
    """Says why an id names nobody who may approve: the rest of a sentence whose subject it is, and how to mend it.

    `is_unknown` tells that there is no such element at all.
    """

    says: str
    fix: str
    is_unknown: bool


def refused_approver(approver: str, strategy: Strategy) -> RefusedApprover | None:
    """Says why an id names nobody who may approve; None where it names somebody."""
    element = strategy.elements.get(approver)
    metamodel = strategy.metamodel
    able = metamodel.links[OWNER.name].targets(frozenset(metamodel.kinds))
    if element is None:
        says = "does not exist"
    elif element.KIND not in able:
        wanted = join_words((kind.one for kind in metamodel.chosen(able)), "or")
        says = f"is {metamodel.kinds[element.KIND].one}, not {wanted}"
    elif _is_placeholder(element):
        title = visible(shorten(element.called, _SHOWN))
        says = f'is called "{title}" and names nobody yet, so nobody has approved it'
    else:
        return None
    return RefusedApprover(says, _roles_listed(strategy, able), is_unknown=element is None)


class Answering(NamedTuple):
    """Names a post that answers for an element, with what it is to that, as in `the owner of`."""

    post: str
    as_what: str


def answering_like(approver: str, element: str, strategy: Strategy) -> Answering | None:
    """Gives who answers for an element and is the same post as whoever approves; None where nobody is."""
    every = (Answering(one, says) for link, says in _ANSWERING.items() for one in _linked(element, link, strategy))
    return next((one for one in every if _is_same_post(one.post, approver, strategy)), None)


def answered_by(approver: str, strategy: Strategy) -> frozenset[str]:
    """Gives the elements that an approver, or the same post under another id, owns or is responsible for."""
    links = [(one.source, one.target) for one in strategy.links if one.type in _ANSWERING]
    same = {post for _, post in links if _is_same_post(post, approver, strategy)}
    return frozenset(element for element, post in links if post in same)


def _roles_listed(strategy: Strategy, kinds: frozenset[str]) -> str:
    posts = [element for element in strategy.elements.values() if element.KIND in kinds]
    ids = [post.id for post in posts if not _is_placeholder(post)]
    chosen = strategy.metamodel.chosen(kinds)
    first = f"rite whoever approved it under {join_words((f'`{kind.section}:`' for kind in chosen), 'or')} first."
    if not ids:
        return f"W{first}"
    plurals = join_words((kind.plural for kind in chosen), "or")
    return f"Use one of the {plurals}: {join_words(ids, 'or', most=_MOST_NAMED)}; or w{first}"


def _is_placeholder(post: Element) -> bool:
    """Tells whether a post is there as a placeholder only, until somebody says which it is."""
    return says_nothing(post.called)


def _is_same_post(one: str, other: str, strategy: Strategy) -> bool:
    """Tells whether two roles are one post: the same one, or of the same title and not of different organisations."""
    if one == other:
        return True
    titles = {fold(strategy.known(role).title or role) for role in (one, other)}
    places = [set(_linked(role, BELONGS_TO.name, strategy)) for role in (one, other)]
    return len(titles) == 1 and (not all(places) or not places[0].isdisjoint(places[1]))


def _linked(element: str, link: str, strategy: Strategy) -> list[str]:
    return [one.target for one in strategy.links if one.source == element and one.type == link]
