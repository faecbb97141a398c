"""The dates that a text most likely means, each as align reads it: what officers write in plans and spreadsheets."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Final, NamedTuple

from alignment.dates import ANY_DATE, DateRefused, PartialDate, in_words, parse_date, spoken
from alignment.meant.date_forms import CHOOSE, FORMS, INSIDE, Form, Reading, Told
from alignment.meant.refused import Choice, Refused
from alignment.text import fold

_END_OF: Final = re.compile(r"(?:by )?(?:the )?end (?:of )?(?:the )?(.+)")
_WITHOUT_WEIGHT: Final = re.compile(r"[^\w]|\b(?:by|on|due|from|until|till|to|the|in|of|and)\b")
_UNSURE: Final = re.compile(r"tbc|tbd|tba|provisional(?:ly)?|estimated?|est|approx(?:imately)?|circa")
_MONTH: Final = timedelta(days=31)
_EARLIER: Final = re.compile(r"\b(?:early|mid|middle|start|beginning|week|half)\b")
_NOTES: Final = "What else it says can stand in `notes`."
_DAY: Final = timedelta(days=1)


class _Bound(NamedTuple):
    """Holds words that say on which side of a date something is; `steps` is 1 or -1 where that day itself is not meant."""

    words: str
    reason: str
    where: str
    after: str
    steps: int = 0


_BEGINNING: Final = (
    "says when something begins",
    "where a beginning is meant",
    "Where an end is meant, write the last day.",
)
_BOUNDS: Final = (
    _Bound(
        r"(?:no|not) (?:earlier|sooner|before)(?: than)?|on or after|(?:starting|begin(?:s|ning)?)(?: from| on| in)?(?! of)"
        r"|(?:as |effective )?from|since|onwards?|or later|at the earliest",
        *_BEGINNING,
    ),
    _Bound(r"(?<!not )after|(?<!no )(?<!not )later than", *_BEGINNING, steps=1),
    _Bound(r"(?<!on or )before|earlier than|prior to", "is before a date", "the last day before", "", steps=-1),
)
"""Are asked in this order, so that a denial is seen before what it denies."""


def refused_date(text: str) -> Refused:
    """Says of a text that is no date why, and which dates it can mean."""
    told = _told(fold(text))
    legal = tuple(reading for reading in told.readings if _read(reading.written))
    if legal:
        return _meant(told, legal)
    refused = parse_date(text)
    if isinstance(refused, DateRefused) and refused.reason == told.reason and told.readings:
        refused = parse_date(told.readings[0].written)
    if isinstance(refused, DateRefused) and not told.after:
        return Refused(*refused)
    return Refused(told.reason, told.after)


def refused_day(text: str) -> Refused:
    """Says of a text that is no whole day which days it can mean: of a longer time its last."""
    if when := _read(text):
        return Refused("is not a day", "", (_last_day(when),))
    found = refused_date(text)
    if found.choices:
        days = tuple(_as_day(choice) for choice in found.choices)
        return found._replace(choices=days, instead=found.instead if days == found.choices else None)
    return found if found.fix != ANY_DATE else found._replace(fix="Write year, month and day, as in 2022-09-21.")


def _as_day(choice: Choice) -> Choice:
    when = _read(choice.text)
    return choice if when is None or when.is_day else _last_day(when)


def _last_day(when: PartialDate) -> Choice:
    return Choice(f"{when.last:%Y-%m-%d}", f"the last day of {in_words(when)}")


def _told(folded: str) -> Told:
    """Gives what a text tells; of a date that it is only after or before, no other than the beginning or end that this makes."""
    for bound in _BOUNDS:
        rest = re.sub(rf"(?<![\w-])(?:{bound.words})(?![\w-])", " ", folded)
        if rest != folded and (parts := _plainly(" ".join(rest.split()))).readings:
            return parts if CHOOSE in parts.after else _beside(bound, parts)
    return _plainly(folded)


def _beside(bound: _Bound, told: Told) -> Told:
    """Gives the days that a text means which names others; none of a part of a year, which is read as its last month."""
    found = [when for reading in told.readings if not reading.said and (when := _read(reading.written))]
    days = tuple(dict.fromkeys(_moved(bound, when) for when in found))
    after = bound.after if days else "Write the day that is meant, as in 2022-09-21."
    return Told(days, is_exact=False, reason=bound.reason, after=f"{after} {told.after}".strip())


def _moved(bound: _Bound, when: PartialDate) -> Reading:
    """Gives the first day of a time, or the one before or behind it."""
    day = (when.last if bound.steps > 0 else when.first) + bound.steps * _DAY
    return Reading(f"{day:%Y-%m-%d}", f"{spoken(day)}, {bound.where}")


def _plainly(folded: str) -> Told:
    """Gives what a text tells as a whole, or else what is told inside it."""
    if told := _of_forms(FORMS, folded):
        return told
    if (found := _END_OF.fullmatch(folded)) and (told := _end_of(found[1])):
        return told
    return _inside(folded)


def _end_of(folded: str) -> Told | None:
    """Gives the last day of the one date that a text tells; what is written as a last month ends with it anyway."""
    told = Told((Reading(folded),)) if _read(folded) else _of_forms(FORMS, folded)
    found = [when for reading in told.readings if (when := _read(reading.written))] if told else []
    if len(found) == 1 and told and told.is_exact:
        return told._replace(readings=(Reading(f"{found[0].last:%Y-%m-%d}"),))
    return told


def _inside(folded: str) -> Told:
    """Gives the dates that stand in a text among other words, but none of which those may mean a part."""
    parts = [told for part in INSIDE.parts(folded) if (told := _of_forms(INSIDE.forms, part))]
    if not parts:
        return Told(())
    rest = _WITHOUT_WEIGHT.sub("", INSIDE.rest(folded))
    readings = tuple(dict.fromkeys(reading for told in parts for reading in told.readings))
    if rest and (wide := _narrowed((when for one in readings if (when := _read(one.written))), folded, rest)):
        return wide
    reason = "names more than one date" if len(parts) > 1 else parts[0].reason
    after = " ".join([*([CHOOSE] if len(parts) > 1 else []), *([_NOTES] if rest else [])])
    return Told(readings, is_exact=False, reason=reason, after=after)


def _narrowed(dates: Iterable[PartialDate], folded: str, rest: str) -> Told | None:
    """Says of a year or month of which the words beside it may mean a part what it would mean alone."""
    for when in dates:
        is_year = when.last - when.first > _MONTH
        if _UNSURE.sub("", rest) if is_year else not when.is_day and _EARLIER.search(folded):
            write = "month that is meant, as in 2022-09" if is_year else "day that is meant, as in 2022-09-21"
            return Told((), after=f"Write the {write}; {when} alone means any day up to {spoken(when.last)}.")
    return None


def _of_forms(forms: Iterable[Form], text: str) -> Told | None:
    return next((told for form in forms if (told := form.told(text))), None)


def _meant(told: Told, legal: tuple[Reading, ...]) -> Refused:
    instead = legal[0].written if len(legal) == 1 and told.is_exact else None
    return Refused(told.reason, told.after, tuple(map(_choice, legal)), instead)


def _choice(reading: Reading) -> Choice:
    when = _read(reading.written)
    return Choice(reading.written, reading.said or (in_words(when) if when else ""))


def _read(text: str) -> PartialDate | None:
    read = parse_date(text)
    return read if isinstance(read, PartialDate) else None
