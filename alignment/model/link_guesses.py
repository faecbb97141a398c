"""What was meant by a text that stands where a link needs an id: an id written otherwise, a title, a reference, several."""

import re
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from alignment.model.named_elements import Index, Named
from alignment.text import as_typed, fold

_APART: Final = re.compile(r"\s*[,;|\n]+\s*")
_MAYBE_APART: Final = re.compile(r"\s*/\s*|\s+(?:and|&|\+)\s+", re.IGNORECASE)
_AROUND: Final = " \t\n.,;:'\"`[](){}<>"
_WITH_ID_LAST: Final = re.compile(r"(?P<words>.*\S)\s*[(\[](?P<id>[^()\[\]]+)[)\]]", re.DOTALL)
_WITH_ID_FIRST: Final = re.compile(
    r"(?P<id>[^\s:(]+)\s*(?:[:(]\s*|\s[-\u2013\u2014]\s|\s)(?P<words>.*?\S)\)?", re.DOTALL
)


_NUMBERED: Final = re.compile(r"(?P<begins>\S*?)(?P<number>[0-9]{1,6})", re.ASCII)
_FROM_TO: Final = re.compile(
    r"(?P<begins>\S*?)(?P<first>[0-9]{1,6})\s*(?:-|\.\.|\b(?:to|through)\b)\s*(?P<again>[^\s0-9]*)(?P<last>[0-9]{1,6})",
    re.ASCII,
)
_EVERYONE: Final = frozenset({"everyone", "everybody", "anyone", "shared", "joint", "partners", "multi-agency"})
_EVERY: Final = frozenset({"all", "various", "several", "multiple", "every"})
_EACH: Final = frozenset({"all", "every", "each"})
_OF_WHOM: Final = frozenset(
    {
        "of",
        "us",
        "them",
        "the",
        "above",
        "our",
        "other",
        "relevant",
        "partner",
        "partners",
        "staff",
        "services",
        "agencies",
        "teams",
        "team",
        "officers",
        "leads",
        "posts",
        "organisations",
        "organisation",
        "professionals",
        "stakeholders",
        "departments",
        "schools",
        "settings",
    }
)


def is_everyone(text: str) -> bool:
    """Tells whether a text means whoever there is, and so no post: `All`, `Various partners`."""
    first, *others = fold(text).strip(_AROUND).split() or [""]
    return (not others and first in _EVERYONE) or (first in _EVERY and _OF_WHOM.issuperset(others))


def is_every(text: str, kinds: Collection[str]) -> bool:
    """Tells whether a text means all elements that there are: `all`, `every ambition`, `All of the priorities`."""
    first, *others = fold(text).strip(_AROUND).split() or [""]
    rest = " ".join(word for word in others if word not in _OF_WHOM)
    return first in _EACH and (not rest or rest in kinds)


class Meant(NamedTuple):
    """Holds the one element that a text names, and what the text says beside its id."""

    named: Named
    beside: str = ""

    @property
    def note(self) -> str:
        """Gives what is said beside the id and is not its title."""
        return "" if fold(self.beside) == fold(self.named.title) else self.beside


def meant_by(text: str, index: Index) -> tuple[Meant | str, ...]:
    """Gives what a text names, part by part; a part that names nothing stays the text that it is."""
    if surely := _surely(text, index):
        return (surely,)
    if within := _from_to(text, index):
        return within
    words = [index.by_exact_id.get(word) for word in text.split()]
    if all(words):
        return tuple(Meant(one) for one in words if one)
    return tuple(meant for part in _APART.split(text) if part.strip(_AROUND) for meant in _meant_by_part(part, index))


def _from_to(text: str, index: Index) -> tuple[Meant, ...]:
    """Gives the elements of a series from one to another: `A1-A5`, `A1 to A5`, `A1-5`; nothing where an end is missing."""
    match = _FROM_TO.fullmatch(as_typed(text).strip(_AROUND))
    if match is None or match["again"] not in {"", match["begins"]}:
        return ()
    first, last = int(match["first"]), int(match["last"])
    numbered = ((one, _NUMBERED.fullmatch(one.id)) for one in index.by_exact_id.values())
    series = {int(found["number"]): one for one, found in numbered if found and found["begins"] == match["begins"]}
    is_whole = first < last and {first, last} <= series.keys()
    return tuple(Meant(series[one]) for one in sorted(series) if first <= one <= last) if is_whole else ()


def _meant_by_part(part: str, index: Index) -> Iterator[Meant | str]:
    """Takes a part apart at words that may as well belong to a title, where one of what they join is known."""
    smaller = [one for one in _MAYBE_APART.split(part) if one.strip(_AROUND)]
    found = [_surely(one, index) for one in smaller]
    if surely := _surely(part, index):
        yield surely
    elif any(found):
        yield from (one or said.strip() for one, said in zip(found, smaller, strict=True))
    else:
        yield next(_with_words(part, index), None) or part.strip()


def _surely(text: str, index: Index) -> Meant | None:
    """Finds what a text names by its id, its title, or both, and says nothing beside."""
    bare = text.strip(_AROUND)
    named = index.with_id(bare) or index.with_title(text) or index.with_title(bare)
    if found := named or index.with_reference(text):
        return Meant(found)
    return next((one for one in _with_words(text, index) if not one.note), None)


def _with_words(text: str, index: Index) -> Iterator[Meant]:
    """Finds an id at the end in brackets, or at the beginning, with the words beside it."""
    for pattern in (_WITH_ID_LAST, _WITH_ID_FIRST):
        match = pattern.fullmatch(text.strip())
        if match and (named := index.with_id(match["id"].strip(_AROUND))):
            yield Meant(named, match["words"].strip())
