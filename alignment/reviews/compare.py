"""From a strategy and what was reviewed of it to the links that are suspect, new or gone."""

from collections.abc import Collection
from typing import NamedTuple

from alignment.model.metamodel import Kind
from alignment.model.strategy import Link, Strategy
from alignment.reviews.digest import meanings
from alignment.reviews.lock import ABSENT, LinkId, Meaning, Reviewed


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


class Compared(NamedTuple):
    """Holds the links of a strategy by what a review says of them.

    `new` have never been reviewed, `same` mean what they meant then; `gone` were reviewed and are there no more.
    """

    suspects: tuple[Suspect, ...]
    new: tuple[Link, ...]
    same: tuple[Link, ...]
    gone: tuple[LinkId, ...]


def compare(strategy: Strategy, reviewed: Reviewed) -> Compared:
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
    return Compared(tuple(suspects), tuple(new), tuple(same), tuple(gone))


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
