"""Guesses at the names of fields and sections: written otherwise, misspelt, or as spreadsheets call them."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from alignment.documents.document import YamlList, YamlText, YamlValue
from alignment.documents.rewrite import quoted
from alignment.english import with_article
from alignment.model.absence import absence_of
from alignment.model.link_entries import read_links
from alignment.model.metamodel import Kind, Metamodel
from alignment.model.sections import ELSEWHERE
from alignment.model.synonyms import FIELDS_BY_NAME, SECTION_NAMES, means_the_same
from alignment.text import did_you_mean, fold_name, join_words, surely_meant, upper_first

_NOT_PLAIN: Final = re.compile(r""": | #|[\n,\[\]{}]|^[-?:!&*|>%@`"'#]|:$""")
_LONGEST_LINE: Final = 80
_MOST_KINDS: Final = 3
_MOST_LISTED: Final = 9
_TAKES: Final = {
    "text": "text", "date": "a date", "number": "a number", "choice": "one of its words", "address": "an address",
    "list of choices": "a list of its words", "list of words": "a list of words",
}  # fmt: skip


class NameGuess(NamedTuple):
    """Holds the mend for a name that is not known; `rename` is what may stand in its place without asking.

    `meant` are all names that may be meant by it, so that nobody can tell what they hold.
    """

    fix: str
    rename: str | None = None
    meant: tuple[str, ...] = ()


def guess_field(name: str, value: YamlValue, kind: Kind, written: Collection[str]) -> NameGuess:
    """Guesses which field of a kind is meant by a name with a value; `written` are those that stand there already."""
    free = [one for one in kind.names if one not in written]
    if same := _folded_alike(name, free):
        return NameGuess(f"Did you mean `{same}`?", same, (same,))
    meant = tuple(field for field in FIELDS_BY_NAME.get(fold_name(name), ()) if field in free)
    fitting = [field for field in meant if _takes(kind, field, value)]
    if len(fitting) == 1:
        is_sure = means_the_same(fold_name(name), fitting[0])
        return NameGuess(_line(fitting[0], value), fitting[0] if is_sure else None, meant)
    if meant:
        return NameGuess(_choice(fitting or meant, kind), meant=meant)
    return _spelled(name, value, kind, free)


def _spelled(name: str, value: YamlValue, kind: Kind, free: list[str]) -> NameGuess:
    """Guesses by spelling; a field that stands there already is named, and never written over."""
    guess = did_you_mean(name, kind.names)
    if guess is None:
        return NameGuess(_without_guess(kind))
    is_sure = guess in free and surely_meant(name, kind.names) == guess and _takes(kind, guess, value)
    return NameGuess(f"Did you mean `{guess}`?", guess if is_sure else None, (guess,))


def _without_guess(kind: Kind) -> str:
    if len(kind.names) <= _MOST_LISTED:
        return f"{upper_first(kind.one)} has {join_words(kind.names)}."
    return f"Say it in `notes`, or add a field under `extensions` in align.yaml; `align explain {kind.name}` lists what {kind.one} has."


def guess_section(name: str, metamodel: Metamodel, written: Collection[str]) -> NameGuess:
    """Guesses which section is meant by a name; `written` are those that the file has already."""
    if elsewhere := ELSEWHERE.get(name):
        return NameGuess(elsewhere)
    sections = metamodel.sections
    if same := _folded_alike(name, [*sections, *(kind.name for kind in sections.values())]):
        section = same if same in sections else metamodel.kinds[same].section
        return NameGuess(f"Did you mean `{section}`?", None if section in written else section, (section,))
    usual = tuple(one for one, names in SECTION_NAMES.items() if fold_name(name) in names and one in sections)
    if usual:
        return NameGuess(f"Write {join_words((f'`{one}:`' for one in usual), 'or')}.", meant=usual)
    known = (*sections, *ELSEWHERE)
    meant, sure = did_you_mean(name, known), surely_meant(name, known)
    if meant is None:
        return NameGuess(f"The sections are {join_words(sections)}.")
    rename = sure if sure in sections and sure not in written else None
    return NameGuess(f"Did you mean `{meant}`?", rename, (meant,) if meant in sections else ())


def _folded_alike(name: str, names: Iterable[str]) -> str | None:
    folded = fold_name(name)
    return next((one for one in names if fold_name(one) == folded), None)


def _takes(kind: Kind, name: str, value: YamlValue) -> bool:
    """Tells whether a field or a link can hold a value; one that counts as absent says nothing against it."""
    if absence_of(value):
        return True
    if name in kind.links:
        read = read_links(value, kind.links[name].at_most)
        return not (read.faults or read.strays)
    return not kind.fields[name].type.read(value)[1]


def _line(name: str, value: YamlValue) -> str:
    written = _as_written(value)
    if written is None or len(written) > _LONGEST_LINE:
        return f"Did you mean `{name}`?"
    return f"Write `{name}: {written}`."


def _as_written(value: YamlValue) -> str | None:
    """Gives a value as it can be written on one line; None for one that takes more."""
    if isinstance(value, YamlText):
        return value.text if value.text and not _NOT_PLAIN.search(value.text) else quoted(value.text)
    if isinstance(value, YamlList):
        written = [_as_written(item) for item in value.items]
        return None if None in written else f"[{', '.join(filter(None, written))}]"
    return None


def _choice(names: Sequence[str], kind: Kind) -> str:
    """Says which of several fields to use, by what each holds."""
    if len(names) == 1:
        return f"Did you mean `{names[0]}`? It takes {_taken(kind, names[0])}."
    return f"Use {join_words((f'`{name}` for {_taken(kind, name)}' for name in names), 'or')}."


def _taken(kind: Kind, name: str) -> str:
    if name in kind.fields:
        return _TAKES[kind.fields[name].type.name]
    to = sorted(kind.links[name].to)
    kinds = join_words((with_article(one.replace("_", " ")) for one in to), "or")
    return f"the id of {kinds}" if len(to) <= _MOST_KINDS else "an id"
