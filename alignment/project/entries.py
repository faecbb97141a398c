"""Which entries of the lists of a project a change takes out, and which it adds: waivers, accepted findings, reviews."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from alignment.findings.built_in import hides_something
from alignment.project.policy import Policy
from alignment.reviews.lock import Review

_Entries: TypeAlias = Mapping[str, frozenset[object]]
"""What entries say, by what they are called in a sentence."""


class TurnedEntries(NamedTuple):
    """Names the entries that are gone, and those that are new or say what they did not say."""

    taken_out: tuple[str, ...]
    added: tuple[str, ...]


def turned_entries(then: Policy, now: Policy, former: str, strategy: str) -> TurnedEntries:
    """Compares the lists of two policies, but for what is of other strategies; of one that cannot be read nothing is said.

    `former` is the id that the strategy had then.
    """
    lists = list(_lists(then, now, former, strategy))
    gone = [name for before, after in lists for name in sorted(before.keys() - after.keys())]
    new = [
        name for before, after in lists for name in sorted(after) if not after[name] <= before.get(name, frozenset())
    ]
    return TurnedEntries(tuple(gone), tuple(new))


def _lists(then: Policy, now: Policy, former: str, strategy: str) -> Iterator[tuple[_Entries, _Entries]]:
    read = ((now.waivers, _waivers), (now.accepted, _accepted), (now.reviews, _reviews))
    for found, entries in read:
        if not any(map(hides_something, found.findings)):
            yield entries(then, former), entries(now, strategy)


def _waivers(policy: Policy, _: str) -> _Entries:
    named = ((f"{one.named}{f' ({one.facet})' if one.facet else ''}", one) for one in policy.waivers.waivers)
    return {name: frozenset({(one.reason, one.approved_by, one.approved_on, one.expires)}) for name, one in named}


def _accepted(policy: Policy, strategy: str) -> _Entries:
    content = policy.accepted.content
    said: dict[str, frozenset[object]] = {}
    for one in content.of(strategy).entries if content else ():
        name = f"the accepted finding {one.named}"
        said[name] = said.get(name, frozenset()) | {one}
    return said


def _reviews(policy: Policy, strategy: str) -> _Entries:
    content = policy.reviews.content
    links = content.of(strategy) if content else {}
    return {f"the review of {' '.join(link)}": frozenset(map(_said, reviews)) for link, reviews in links.items()}


def _said(review: Review) -> object:
    return frozenset(review.meaning.items())
