"""What was reviewed of which link, in digests of what its target meant then, and which links are suspect, new or gone since."""

import json
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final, NamedTuple, TypeAlias

from alignment.dates import PartialDate
from alignment.model.kinds.base import Element
from alignment.model.metamodel import Kind
from alignment.model.strategy import Link, Strategy
from alignment.model.values import FieldValue, settled

FILE_NAME: Final = "align.lock"
VERSION_KEY: Final = "align_lock"
VERSION: Final = "1"
LINKS_KEY: Final = "links"
ABSENT: Final = ""
"""Stands in the place of a digest where a field held nothing."""

BETWEEN: Final = ", "
"""Stands between the fields of a link: one text a link is read in half the time that a mapping takes."""

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


Reviewed: TypeAlias = Mapping[LinkId, Meaning]
"""What the target of each link meant when the link was reviewed."""


class Lock(NamedTuple):
    """Holds the links of a project that have been reviewed; `is_whole` tells that every entry could be read."""

    path: PurePosixPath
    reviewed: Reviewed
    is_whole: bool = True


LENGTH: Final = 32
"""How many hexadecimal digits of a digest are kept: nobody finds another text with the same 128 bits."""


def meanings(strategy: Strategy, elements: Iterable[str]) -> Mapping[str, Meaning]:
    """Gives what elements mean, by their ids."""
    kinds = strategy.metamodel.kinds
    found = (strategy.elements[one] for one in dict.fromkeys(elements))
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


def compare_with_reviewed(strategy: Strategy, reviewed: Reviewed) -> ReviewState:
    """Compares what the targets of links mean with what they meant; where files stand, and how, means nothing."""
    now = meanings(strategy, (link.target for link in strategy.links))
    suspects: list[Suspect] = []
    new: list[Link] = []
    same: list[Link] = []
    for link in strategy.links:
        then = reviewed.get(LinkId.of(link))
        if then is None:
            new.append(link)
        elif (found := _suspect(link, then, now[link.target], _kind(strategy, link.target))).fields:
            suspects.append(found)
        else:
            same.append(link)
    gone = sorted(reviewed.keys() - {LinkId.of(link) for link in strategy.links})
    return ReviewState(tuple(suspects), tuple(new), tuple(same), tuple(gone))


def review(strategy: Strategy, before: Reviewed, elements: Collection[str] | None = None) -> Reviewed:
    """Gives what is reviewed once the links from or to some elements are, or all of them where none are named.

    Other links stay as they were reviewed, or were not; those that are gone are dropped.
    """
    now = meanings(strategy, (link.target for link in strategy.links))
    reviewed: dict[LinkId, Meaning] = {}
    for link in strategy.links:
        name = LinkId.of(link)
        if is_of(link, elements):
            reviewed[name] = now[link.target]
        elif name in before:
            reviewed[name] = before[name]
    return reviewed


def is_of(link: Link, elements: Collection[str] | None) -> bool:
    """Tells whether a link leads from or to one of some elements; where None are named, every link does."""
    return elements is None or link.source in elements or link.target in elements


def _kind(strategy: Strategy, element: str) -> Kind:
    return strategy.metamodel.kinds[strategy.elements[element].KIND]


def _suspect(link: Link, then: Meaning, now: Meaning, kind: Kind) -> Suspect:
    """Compares field by field; one that is no longer part of the meaning counts only where the kind lost it."""
    changed = [field for field, found in now.items() if field in then and found != then[field]]
    lost = [field for field, found in then.items() if found != ABSENT and field not in kind.fields]
    unseen = [field for field, found in now.items() if field not in then and found != ABSENT]
    return Suspect(link, (*changed, *lost), tuple(unseen))
