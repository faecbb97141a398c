"""Where to begin, in sentences: at which places an edit clears the most, and how far that goes."""

from collections.abc import Iterator
from typing import Final

from alignment.english import agreeing
from alignment.findings.finding import Severity
from alignment.model.strategy import in_full
from alignment.results.check import Report
from alignment.results.roots import Place, RootCause, RootCauses
from alignment.text import count_of, join_words, marked, visible

_WORDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_MOST_NAMED: Final = 5
_MOST_OTHERS: Final = 3


def where_to_begin(report: Report) -> str:
    """Says in a paragraph where to begin; nothing where that is not known, or there is only one thing to mend."""
    if report.roots is None or report.roots.total == 1:
        return ""
    lines = [*begin_with(report.roots, len(report.roots.roots))]
    return " ".join([*([f"Begin with {'; '.join(lines)}."] if lines else []), how_far(report.roots)])


def begin_with(causes: RootCauses, titled: int = 0) -> Iterator[str]:
    """Gives a line for each root, without a full stop: `ACT-01 and ACT-02: 6 errors each, and edits there could clear 8 more`.

    The places of so many roots, the first, have their titles.
    """
    for number, root in enumerate(causes.roots):
        named = map(_in_full if number < titled else _named, root.places)
        yield f"{join_words(named, most=_MOST_NAMED)}: {_weighed(root, _WORDS[causes.severity])}"


def how_far(causes: RootCauses) -> str:
    """Says how many of the findings these places clear, and how many places are enough for all that one edit clears."""
    cleared = causes.total - causes.apart
    if not causes.roots:
        return f"No one edit clears any of {count_of(causes.total, _WORDS[causes.severity])}."
    said = [f"Edits there clear {causes.clears:,} of {count_of(causes.total, _WORDS[causes.severity])}"]
    if causes.clears < cleared:
        at_most = "" if causes.is_exact else "at most "
        said.append(f"{at_most}{count_of(causes.least, 'place')} would clear {cleared:,}")
    if causes.apart:
        said.append(f"{causes.apart:,} {agreeing(causes.apart, 'takes')} edits at several places or a new element")
    return f"{'; '.join(said)}."


def _named(place: Place) -> str:
    return marked(place.name) if place.title is None else visible(place.name)


def _in_full(place: Place) -> str:
    return visible(in_full(place.name, place.title)) if place.title else _named(place)


def _weighed(root: RootCause, word: str) -> str:
    """Says how many are about these places, and how many of others an edit there could clear; those that are few by name."""
    own = f"{count_of(root.each, word)}{' each' if len(root.places) > 1 else ''}" if root.each else ""
    if not root.others:
        return own
    there = "edits there" if len(root.places) > 1 else "an edit there"
    if own:
        return f"{own}, and {there} could clear {root.waiting:,} more"
    names = [one.name for one in root.others]
    about = join_words(map(visible, dict.fromkeys(names)), most=_MOST_OTHERS)
    return f"{there} could clear {count_of(root.waiting, word)} of {about}"
