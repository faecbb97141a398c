"""What was reviewed of which link, in digests of what its target meant then, and which links are suspect, new or gone since."""

import json
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Final, NamedTuple, TypeAlias

from alignment.dates import PartialDate
from alignment.documents.kept_list import ListShape
from alignment.model.kinds.base import Element
from alignment.model.metamodel import Kind
from alignment.model.strategy import Link, Strategy
from alignment.model.values import FieldValue, settled

FILE_NAME: Final = "align.lock"
REVIEWED: Final = ListShape(
    what="list of reviewed links",
    version_key="align_lock",
    version="2",
    list_key="links",
    command="align review",
    code="LOCK-FILE",
)
KEPT: Final = 3
"""How many of the meanings that were reviewed of a link are kept: what is about to be merged, what it replaces, and one between."""

ABSENT: Final = ""
"""Stands in the place of a digest where a field held nothing."""

Meaning: TypeAlias = Mapping[str, str]
"""Digests by field, of every field that is meaning, whether or not it holds anything."""


class LinkId(NamedTuple):
    """Names a link; no two of a strategy are named alike."""

    source: str
    type: str
    target: str

    @classmethod
    def of(cls, link: Link) -> "LinkId":
        """Gives the name of a link."""
        return cls(link.source, link.type, link.target)

    def renamed(self, old: str, new: str) -> "LinkId":
        """Gives the name of the link once an element has another id."""
        return LinkId(new if self.source == old else self.source, self.type, new if self.target == old else self.target)


class Review(NamedTuple):
    """Holds what the target of a link meant when the link was reviewed, and for which time that was."""

    turn: int
    meaning: Meaning


Reviewed: TypeAlias = Mapping[LinkId, tuple[Review, ...]]
"""The reviews of each link of a strategy that are kept, the newest first: after a merge several can be the newest."""


class Lock(NamedTuple):
    """Holds, by strategy, the links that have been reviewed; `is_whole` tells that every entry could be read."""

    strategies: Mapping[str, Reviewed]
    is_whole: bool = True

    def of(self, strategy: str, former: str | None = None) -> Reviewed:
        """Gives the links of one strategy that have been reviewed, also those that only were under a former id of it."""
        then = self.strategies.get(former or strategy, {})
        renamed = {one.renamed(former or strategy, strategy): reviews for one, reviews in then.items()}
        return {**renamed, **self.strategies.get(strategy, {})}


LENGTH: Final = 32
"""How many hexadecimal digits of a digest are kept: nobody finds another text with the same 128 bits."""


def meanings(strategy: Strategy, elements: Iterable[str]) -> Mapping[str, Meaning]:
    """Gives what elements mean, by their ids."""
    kinds = strategy.metamodel.kinds
    found = map(strategy.known, dict.fromkeys(elements))
    return {element.id: meaning_of(element, kinds[element.KIND]) for element in found}


def meaning_of(element: Element, kind: Kind) -> Meaning:
    """Gives what an element means, field by field."""
    return {name: digest(element.value(name)) for name, field in kind.fields.items() if field.is_meaning}


def digest(value: FieldValue | None) -> str:
    """Gives the digest of a value, the same for all that count as no change."""
    return ABSENT if value is None else sha256(_canonical(value).encode()).hexdigest()[:LENGTH]


def _canonical(value: FieldValue) -> str:
    """Writes a value in one way alone: neither the order of words in a list nor zeros at a number's end mean anything."""
    match value:
        case str():
            return json.dumps(settled(value))
        case Decimal():
            return f"{value.normalize() + 0:f}"
        case PartialDate():
            return f"{value.first}/{value.last}"
        case _:
            return json.dumps(settled(tuple(map(str, value))))


class Suspect(NamedTuple):
    """Holds a link whose target may mean something else than when the link was reviewed.

    `changed` are the fields that hold something else now, also those filled or emptied since. `unseen` are those that
    hold something and were no part of the meaning then, as where an organisation has made them part of it since.
    """

    link: Link
    changed: tuple[str, ...]
    unseen: tuple[str, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Gives all fields to look at again."""
        return (*self.changed, *self.unseen)


class ReviewState(NamedTuple):
    """Holds the links of a strategy by what a review says of them.

    `new` have never been reviewed, `same` mean what they meant then; `gone` were reviewed and are there no more.
    """

    suspects: tuple[Suspect, ...]
    new: tuple[Link, ...]
    same: tuple[Link, ...]
    gone: tuple[LinkId, ...]


def reviewable(strategy: Strategy) -> tuple[Link, ...]:
    """Gives the links that a change of what they lead to can make suspect: not those by which something was recorded."""
    links = strategy.metamodel.links
    return tuple(one for one in strategy.links if not links[one.type].link.is_record)


def compare_with_reviewed(strategy: Strategy, reviewed: Reviewed) -> ReviewState:
    """Compares what the targets of links mean with what they meant; where files stand, and how, means nothing."""
    links = reviewable(strategy)
    now = meanings(strategy, (link.target for link in links))
    suspects: list[Suspect] = []
    new: list[Link] = []
    same: list[Link] = []
    for link in links:
        then = reviewed.get(LinkId.of(link))
        if not then:
            new.append(link)
        elif (found := _suspect(link, then, now[link.target], _kind(strategy, link.target))).fields:
            suspects.append(found)
        else:
            same.append(link)
    gone = sorted(reviewed.keys() - {LinkId.of(link) for link in links})
    return ReviewState(tuple(suspects), tuple(new), tuple(same), tuple(gone))


def review(strategy: Strategy, before: Reviewed, elements: Collection[str] | None = None) -> Reviewed:
    """Gives what is reviewed once the links from or to some elements are, or all of them where none are named.

    Other links stay as they were reviewed, or were not; those that are gone are dropped.
    """
    links = reviewable(strategy)
    now = meanings(strategy, (link.target for link in links))
    reviewed: dict[LinkId, tuple[Review, ...]] = {}
    for link in links:
        name = LinkId.of(link)
        if is_of(link, elements):
            reviewed[name] = _reviewed_again(before.get(name, ()), now[link.target])
        elif name in before:
            reviewed[name] = before[name]
    return reviewed


def _reviewed_again(before: tuple[Review, ...], now: Meaning) -> tuple[Review, ...]:
    """Adds a review where the target means something else than at the last one; what it meant before is kept for a while.

    A review can so be merged before the change that it is about, and makes no link suspect where that is not merged yet.
    """
    last = before[0].turn if before else 0
    if any(one.turn == last and one.meaning == now for one in before):
        return before
    return (Review(last + 1, now), *(one for one in before if one.turn > last + 1 - KEPT and one.meaning != now))


def is_of(link: Link, elements: Collection[str] | None) -> bool:
    """Tells whether a link leads from or to one of some elements; where None are named, every link does."""
    return elements is None or link.source in elements or link.target in elements


def _kind(strategy: Strategy, element: str) -> Kind:
    return strategy.metamodel.kinds[strategy.known(element).KIND]


def _suspect(link: Link, then: tuple[Review, ...], now: Meaning, kind: Kind) -> Suspect:
    """Compares with the review that is nearest to what the target means now, of several the newest."""
    return min((_compared(link, one.meaning, now, kind) for one in then), key=lambda one: len(one.fields))


def _compared(link: Link, then: Meaning, now: Meaning, kind: Kind) -> Suspect:
    """Compares field by field; one that is no longer part of the meaning counts only where the kind lost it."""
    changed = [field for field, found in now.items() if field in then and found != then[field]]
    lost = [field for field, found in then.items() if found != ABSENT and field not in kind.fields]
    unseen = [field for field, found in now.items() if field not in then and found != ABSENT]
    return Suspect(link, (*changed, *lost), tuple(unseen))
