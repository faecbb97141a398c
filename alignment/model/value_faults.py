"""What is said of a value that cannot be read: why, and what most likely was meant."""

from collections.abc import Sequence
from typing import Final

from alignment.dates import PartialDate
from alignment.documents.document import YamlList, YamlMapping, YamlText
from alignment.documents.rewrite import in_place
from alignment.english import agreeing
from alignment.meant.dates import refused_date, refused_day
from alignment.meant.numbers import refused_number
from alignment.meant.refused import Choice, Refused
from alignment.model.values import Fault
from alignment.model.vocabularies import RAG, Vocabulary
from alignment.model.word_guesses import how_to_keep, likely_word, listed_words, same_word, usual_words
from alignment.text import fold, join_words, shorten, surely_meant, visible

_SHOWN: Final = 40
_STATUS_WORDS: Final = frozenset(
    {
        "achieved", "at risk", "cancelled", "closed", "complete", "completed", "continuous", "discontinued", "done",
        "in progress", "not started", "off track", "on hold", "on track", "ongoing", "open", "paused", "rolling",
        "stopped", "superseded", "underway",
    }
)  # fmt: skip
_REPETITIONS: Final = frozenset(
    {
        "annual", "annually", "daily", "each term", "each year", "every month", "every term", "every year", "fortnightly",
        "half-yearly", "monthly", "quarterly", "termly", "weekly", "yearly",
    }
)  # fmt: skip
_AT_ONCE: Final = frozenset({"asap", "as soon as possible", "immediate", "immediately", "now", "urgent"})
_SAY_STATUS: Final = ("status", "Say the status in `status`.")
_SAY_REPETITION: Final = ("how_often", "Say a repetition in `how_often`.")


def unknown_word(value: YamlText, vocabulary: Vocabulary) -> Fault:
    """Says which words of a vocabulary may be meant by one that it does not know."""
    says = f'says "{shown(value)}", which is none of its values'
    listed = f"Use one of: {join_words(vocabulary.words, 'or')}."
    fault = Fault("MODEL-VALUE", says, listed, value, value.text, hints=_as_colour(value.text))
    if same := same_word(value.text, vocabulary):
        return fault._replace(fix=f"Did you mean `{same}`? {listed}", edits=in_place(value, same))
    if words := usual_words(value.text, vocabulary):
        keeping = how_to_keep(value.text, words[0], vocabulary)
        return fault._replace(fix=f"{listed} {keeping}".strip(), choices=tuple(map(Choice, words)))
    if meant := likely_word(value.text, vocabulary):
        sure = surely_meant(value.text, vocabulary.words)
        return fault._replace(fix=f"Did you mean `{meant}`? {listed}", edits=in_place(value, sure))
    return fault


def _as_colour(text: str) -> tuple[tuple[str, str], ...]:
    """Says where a colour belongs that stands in place of another word."""
    colour = RAG.find(text)
    return (("rag", f"Or, as what stands there is a colour, write `rag: {colour}`."),) if colour else ()


def several_words(value: YamlText, vocabulary: Vocabulary) -> Fault | None:
    """Says how words that stand in one text are written as a list; None where none of them is known."""
    listed = listed_words(value.text, vocabulary)
    if listed is None:
        return None
    if listed.unknown:
        unknown = join_words(f'"{visible(shorten(one, _SHOWN))}"' for one in listed.unknown)
        says = f'says "{shown(value)}" in one text, of which {unknown} {agreeing(len(listed.unknown), "is")} none of its values'
        known = join_words(f"`{one}`" for one in listed.words)
        fix = f"Write a list: {known}, and for {unknown} whichever is meant of: {join_words(vocabulary.words, 'or')}."
        return Fault("MODEL-VALUE", says, fix, value)
    written = f"[{', '.join(listed.words)}]"
    edits = in_place(value, written if listed.are_as_written else None)
    says = f'says "{shown(value)}" in one text, where each is a word of its own'
    return Fault("MODEL-VALUE", says, "", value, choices=(Choice(written),), edits=edits)


def not_the_date(read: PartialDate | None, value: YamlText) -> Fault:
    """Says which dates may be meant by a text that is none, or is not the day that is needed."""
    if read is not None:
        refused = refused_day(value.text)
        return Fault(
            "MODEL-DATE", f"says {shown(value)}, where the day is needed", refused.fix, value, choices=refused.choices
        )
    folded = fold(value.text)
    if folded in _STATUS_WORDS:
        return _no_date_at_all(value, "is a status, not a date", _SAY_STATUS, _SAY_REPETITION)
    if folded in _REPETITIONS:
        return _no_date_at_all(value, "is a repetition, not a date", _SAY_REPETITION)
    if folded in _AT_ONCE:
        return _no_date_at_all(value, "names no day")
    return _refused("MODEL-DATE", refused_date(value.text), value)


def _no_date_at_all(value: YamlText, reason: str, *hints: tuple[str, str]) -> Fault:
    says, fix = f'says "{shown(value)}", which {reason}', "Write a date, or leave it empty."
    return Fault("MODEL-DATE", says, fix, value, hints=hints)


def not_a_number(value: YamlText) -> Fault:
    """Says which numbers may be meant by a text that is none, and where its unit goes."""
    found = refused_number(value.text)
    fault = _refused("MODEL-NUMBER", found.refused, value)
    if not found.unit:
        return fault
    return fault._replace(hints=(("unit", f"Write its unit, `{visible(shorten(found.unit, _SHOWN))}`, in `unit`."),))


def in_words(field: str, fault: Fault) -> Fault:
    """Says of a word where a number belongs which field takes it, where it may be a grade."""
    value = fault.value
    if not isinstance(value, YamlText) or fault.choices or any(map(str.isdecimal, value.text)):
        return fault
    hint = f"If it is a grade, write `{field}: {shown(value)}`; the measure lists all its grades in `scale`."
    return fault._replace(hints=(*fault.hints, (field, hint)))


def _refused(code: str, refused: Refused, value: YamlText) -> Fault:
    says = f'says "{shown(value)}", which {refused.reason}'
    return Fault(code, says, refused.fix, value, choices=refused.choices, edits=in_place(value, refused.instead))


def wrong_shape(value: YamlList | YamlMapping, wanted: str) -> Fault:
    """Says that a value is a list, or has keys, where neither is wanted."""
    given = "a list" if isinstance(value, YamlList) else "`key: value` lines"
    return Fault("MODEL-TEXT", f"holds {given} where {wanted} is expected", f"Write {wanted}.", value)


def one_of_list(fault: Fault, value: YamlList, fitting: Sequence[YamlText]) -> Fault:
    """Says of a list where one value is wanted which of its values can stand alone; the only one of a line may be put there."""
    is_sure = len(fitting) == len(value.items) == 1 and value.start.line == value.end.line
    edits = in_place(value, fitting[0].text if is_sure else None)
    return fault._replace(choices=tuple(Choice(text.text) for text in fitting), edits=edits)


def shown(value: YamlText) -> str:
    """Gives a text as messages show it."""
    return visible(shorten(value.text, _SHOWN))
