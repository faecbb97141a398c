"""Guesses at the names of fields and sections: written otherwise, misspelt, or as spreadsheets call them."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from alignment.documents.rewrite import Mend
from alignment.english import with_article
from alignment.model.metamodel import Kind, Metamodel
from alignment.model.sections import ELSEWHERE
from alignment.model.synonyms import FIELDS_BY_NAME, SECTION_NAMES, SPAN_NAMES, SPANS, means_the_same
from alignment.model.value_fits import Fit, Fitting
from alignment.text import did_you_mean, fold_name, join_words, surely_meant, upper_first

_TITLE: Final = "title"
_SUMMARY: Final = "summary"
_MOST_KINDS: Final = 3
_MOST_LISTED: Final = 9
_TAKES: Final = {
    "text": "text", "date": "a date", "number": "a number", "choice": "one of its words", "address": "an address",
    "list of choices": "a list of its words", "list of words": "a list of words",
}  # fmt: skip


class NameGuess(NamedTuple):
    """Holds the mend for a name that is not known; `rename` is what may stand in its place without asking.

    `edits` then bring what stands under it into its form; `meant` are all names that may be meant by it, so that nobody can tell what they hold.
    """

    fix: str
    rename: str | None = None
    meant: tuple[str, ...] = ()
    edits: tuple[Mend, ...] = ()


def guess_field(name: str, fitting: Fitting) -> NameGuess:
    """Guesses which field is meant by a name that a kind does not have, with what stands below it."""
    kind, free = fitting.kind, fitting.free
    if same := _folded_alike(name, free):
        return _spelled(same, fitting)
    if span := _span(name, fitting):
        return span
    meant = tuple(field for field in _usual(name, fitting) if field in free)
    if meant:
        return _among(name, meant, fitting)
    guess = did_you_mean(name, kind.names)
    if guess is None:
        return NameGuess(_without_guess(kind))
    if guess in free and surely_meant(name, kind.names) == guess and fitting.under(guess):
        return _spelled(guess, fitting)
    return NameGuess(f"Did you mean `{guess}`?", None, (guess,))


def _among(name: str, meant: tuple[str, ...], fitting: Fitting) -> NameGuess:
    """Guesses which of the fields that others call by a name a value is for; those to which it is closest."""
    fits = {field: fit for field in meant if (fit := fitting.under(field))}
    closest = min((one.closeness for one in fits.values()), default=None)
    near = {field: fit for field, fit in fits.items() if fit.closeness == closest}
    if len(near) == 1:
        ((field, fit),) = near.items()
        is_sure = fit.is_sure and means_the_same(fold_name(name), field)
        return NameGuess(_to_write((fit,), field), *((field, meant, fit.edits) if is_sure else (None, meant)))
    if near and all(one.lines for one in near.values()):
        return NameGuess(_to_write(tuple(near.values())), meant=meant)
    if named := fitting.naming(meant):
        return NameGuess(_to_write(named), meant=meant)
    return NameGuess(_choice(tuple(near) or meant, fitting.kind), meant=meant)


def _span(name: str, fitting: Fitting) -> NameGuess | None:
    """Guesses which two fields hold the first and the last of the days that one name gives together."""
    pair = next((pair for pair in SPANS if {*pair} <= {*fitting.free}), None)
    if fold_name(name) not in SPAN_NAMES or pair is None:
        return None
    first, last = pair
    if not fitting.dates:
        fix = f"Write `{first}:` with the day on which it begins, and `{last}:` with the one on which it ends."
        return NameGuess(fix, meant=pair)
    lines = f"`{first}: {fitting.dates[0]}` and `{last}: {fitting.dates[-1]}`"
    return NameGuess(f"Write {lines}, each on a line of its own.", meant=pair)


def _usual(name: str, fitting: Fitting) -> tuple[str, ...]:
    """Gives the fields that others call by a name; a title that is missing is meant by what else would be its summary."""
    usual = FIELDS_BY_NAME.get(fold_name(name), ())
    is_titled = any(key == _TITLE or means_the_same(fold_name(key), _TITLE) for key in fitting.written)
    return (_TITLE,) if _SUMMARY in usual and not is_titled and _TITLE in fitting.kind.names else usual


def _spelled(field: str, fitting: Fitting) -> NameGuess:
    """Guesses at a name that is written otherwise; where the value is as well, its right form is shown with it."""
    fit = fitting.under(field)
    if fit is None or fit.is_as_written or not fit.lines:
        return NameGuess(f"Did you mean `{field}`?", field, (field,))
    return NameGuess(
        _to_write((fit,), field), field if fit.is_sure else None, (field,), fit.edits if fit.is_sure else ()
    )


def _to_write(fits: Sequence[Fit], field: str = "") -> str:
    """Gives the lines of fits that may be meant, and what is to be said beside them."""
    if not all(one.lines for one in fits):
        return f"Did you mean `{field}`?"
    beside = dict.fromkeys(one.beside for one in fits if one.beside)
    return " ".join((f"Write {', or '.join(one.lines for one in fits)}.", *beside))


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
