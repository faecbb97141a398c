"""`align.lock`, read to the links that have been reviewed and written: a review a line, so that both sides of a merge can be kept."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from alignment.documents.kept_list import KeptList, write_list
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.model.link_entries import BETWEEN, ID, MODEL_NAME
from alignment.model.strategy import UNNAMED
from alignment.reviews.lock import ABSENT, LENGTH, REVIEWED, LinkId, Lock, Meaning, Review, Reviewed
from alignment.text import shorten

_BETWEEN: Final = ", "
_ID: Final = f"({ID.pattern})"
_END: Final = f"((?:{MODEL_NAME.pattern}{BETWEEN})?{ID.pattern})"
_LINK: Final = re.compile(
    rf"({UNNAMED}|{ID.pattern}) {_ID} ([a-z][a-z0-9_]*) {_END} ([1-9][0-9]{{0,8}}):(?: (.+))?", re.ASCII
)
_PART: Final = re.compile(rf"([a-z][a-z0-9_]*)(?: ([0-9a-f]{{{LENGTH}}}))?", re.ASCII)
_SHOWN: Final = 60


def load_lock(kept: KeptList) -> tuple[Lock, tuple[Finding, ...]]:
    """Reads what was reviewed; an entry that cannot be read says nothing of its link."""
    strategies: dict[str, dict[LinkId, list[Review]]] = {}
    findings: list[Finding] = []
    for text, place in kept.texts:
        entry = _entry(text)
        if entry is None:
            message = f"{place.path} has an entry that is no review of a link: `{shorten(text, _SHOWN)}`"
            findings.append(built_in(REVIEWED.code, message, place, label="not written by align", facet=text))
        else:
            strategies.setdefault(entry.strategy, {}).setdefault(entry.link, []).append(entry.review)
    sorted_ = {strategy: _sorted(links) for strategy, links in strategies.items()}
    return Lock(sorted_, is_whole=not findings), tuple(findings)


class _Entry(NamedTuple):
    strategy: str
    link: LinkId
    review: Review


def _entry(text: str) -> _Entry | None:
    found = _LINK.fullmatch(text)
    if found is None:
        return None
    try:
        return _Entry(
            found[1], LinkId(found[2], found[3], found[4]), Review(int(found[5]), read_meaning(found[6] or ""))
        )
    except ValueError:
        return None


def read_meaning(text: str) -> Meaning:
    """Reads the fields of a review with their digests; raises ValueError where they are not as align writes them."""
    parts = [_PART.fullmatch(part) for part in text.split(_BETWEEN)] if text else []
    meaning = {part[1]: part[2] or ABSENT for part in parts if part}
    if len(meaning) < len(parts):
        raise ValueError(text)
    return meaning


def _sorted(links: Mapping[LinkId, Iterable[Review]]) -> Reviewed:
    return {link: _newest_first(reviews) for link, reviews in links.items()}


def _newest_first(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Sorts reviews of a link; of those of the same meaning the newest is kept."""
    newest: dict[str, Review] = {}
    for one in sorted(reviews, key=lambda one: (-one.turn, _text(one.meaning))):
        newest.setdefault(_text(one.meaning), one)
    return tuple(newest.values())


def write_lock(strategies: Mapping[str, Reviewed]) -> bytes:
    """Writes the file that holds these reviews."""
    return write_list(_texts(strategies), REVIEWED)


def _texts(strategies: Mapping[str, Reviewed]) -> Iterator[str]:
    for strategy, reviewed in sorted(strategies.items()):
        for link, reviews in sorted(reviewed.items()):
            yield from (f"{strategy} {' '.join(link)} {one.turn}: {_text(one.meaning)}".rstrip() for one in reviews)


def _text(meaning: Meaning) -> str:
    """Writes each field with its digest, and one that held nothing alone."""
    return _BETWEEN.join(f"{field} {digest}".rstrip() for field, digest in sorted(meaning.items()))
