"""The numbers that a text most likely means: with signs for money, words for millions, and commas."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from alignment.meant.date_forms import INSIDE
from alignment.meant.refused import Choice, Refused
from alignment.text import fold

MOST_DIGITS: Final = 15
NUMBER: Final = re.compile(r"-?(\d+)(?:\.(\d+))?", re.ASCII)
DIGITS_ONLY: Final = "Write digits only, with a point for decimals."

_AMOUNT: Final = re.compile(
    r"(?P<minus>(?<![\w.,])[-+])?(?P<figures>(?<![\w.,])(?:\d[\d.,]*|[.,]\d[\d.,]*)(?: \d{3}(?!\d))*)", re.ASCII
)
_SPACED: Final = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d+)?", re.ASCII)
_BRITISH: Final = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?", re.ASCII)
_CONTINENTAL: Final = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+),\d*", re.ASCII)
_FRACTION: Final = re.compile(r"(\d{1,4}) ?(/|of|out of|in) ?([1-9]\d{0,3})", re.ASCII)
_SHARES: Final = frozenset({"in", "out of"})
"""Say of a part how much of the whole it is, and never how many there are."""

_POWER: Final = re.compile(r"-?\d+(?:\.\d+)?e\+?\d{1,2}", re.ASCII)
_CURRENCY: Final = re.compile(r"[£$€]|\b(?:gbp|pounds?)\b")
_SCALE: Final = re.compile(r" ?(k|m|mn|bn|thousand|million|billion)\b\.?")
_SCALES: Final = {
    "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9,
}  # fmt: skip
_METRES: Final = "m"
_MILLIONS_OR_METRES: Final = "The first is meant if `m` stands for millions."
_PER_CENT: Final = re.compile(r"per ?cent\b|%")
_WORDS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_WORD: Final = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b")
_PLUS: Final = re.compile(r"\+|\bplus\b")
_CHANGE: Final = re.compile(r"\+|(?:up|down|by) \W?\d")
_LIMIT: Final = re.compile(
    r"[<>\u2264\u2265]|\b(?:under|below|over|above|up to|at (?:least|most)|(?:less|fewer|more|greater) than|no more than)\b"
)
_WHEN: Final = rf"(?:\((?:[a-z]+ ){{0,3}}|[,;] ?|\b(?:in|at|by|on|for|since|from|during|as at) ){INSIDE.pattern}\)?\.?$"
"""Matches the date at the end of a text that says when a number was so; compiled where it is first asked for."""

_REASON: Final = "is not a number"
_NOTES: Final = "What else it says can stand in `notes`."


class NotANumber(NamedTuple):
    """Says why a text is no number; `unit` is the sign or word for what is counted, which has a field of its own."""

    refused: Refused
    unit: str = ""


class _Amount(NamedTuple):
    """Holds one amount of a text: the numbers that its figures can mean, and what stands before and behind it.

    `asks` says on what it hangs which of them is meant.
    """

    values: tuple[Decimal, ...]
    before: str
    behind: str
    asks: str = ""

    @property
    def is_money(self) -> bool:
        """Tells whether a sign or word for money stands beside it."""
        return _CURRENCY.search(f"{self.before} {self.behind}") is not None


def refused_number(text: str) -> NotANumber:
    """Says of a text that is no number why, and which numbers it can mean."""
    folded = fold(text)
    bare = re.sub(_WHEN, "", folded, flags=re.ASCII).strip()
    if bare == folded or not _AMOUNT.search(bare):
        return _without_when(folded)
    found = _without_when(bare)
    return found._replace(refused=_with_notes(found.refused)) if found.refused.choices else found


def _without_when(folded: str) -> NotANumber:
    """Reads a text that says nothing of when the number was so."""
    if folded in _WORDS:
        return NotANumber(_refused([Decimal(_WORDS.index(folded))], is_exact=True))
    if _POWER.fullmatch(folded):
        return NotANumber(_refused([Decimal(folded)], is_exact=True))
    if fraction := _FRACTION.fullmatch(_WORD.sub(lambda word: str(_WORDS.index(word[0])), folded)):
        return _fraction(int(fraction[1]), int(fraction[3]), is_share=fraction[2] in _SHARES)
    return _no_value(folded) or _of_amounts([_scaled(one) for one in _amounts(folded)])


def _with_notes(refused: Refused) -> Refused:
    """Says where the rest of a text goes that holds more than the number, which is then never put there without asking."""
    return refused._replace(
        fix=refused.fix if _NOTES in refused.fix else f"{refused.fix} {_NOTES}".strip(), instead=None
    )


def _no_value(folded: str) -> NotANumber | None:
    """Says of figures that are no value by themselves why: what is to be added, a change, a limit."""
    if _CHANGE.match(folded):
        return NotANumber(Refused("is a change and not a value", "Write the value that comes of it, without a sign."))
    if sum(_AMOUNT.search(part) is not None for part in _PLUS.split(folded)) > 1:
        return NotANumber(Refused("is a sum", "Add it up, and write the one number."))
    if _LIMIT.search(folded) and _AMOUNT.search(folded):
        fix = "Write the one number that is meant, or leave it empty and say this in `notes`."
        return NotANumber(Refused("is a limit and not a number", fix))
    return None


def _of_amounts(found: list[_Amount]) -> NotANumber:
    """Reads a text by the amounts in it."""
    if len(found) == 1:
        return _single(found[0])
    if len(found) == 2:  # noqa: PLR2004 - from the one to the other
        values = [value for one in found for value in one.values]
        return NotANumber(_refused(values)._replace(reason="holds two numbers"))
    return NotANumber(Refused(_REASON, DIGITS_ONLY))


def _amounts(folded: str) -> list[_Amount]:
    """Gives the amounts of a text; what stands behind the last, as `million` does, may go with each before it."""
    found = list(_AMOUNT.finditer(folded))
    if not found:
        return []
    ends = [*(one.start() for one in found[1:]), len(folded)]
    behind = [folded[one.end() : end] for one, end in zip(found, ends, strict=True)]
    before = folded[: found[0].start()].strip()
    return [
        _Amount(_values_of(one), before, here if _SCALE.match(here) else behind[-1])
        for one, here in zip(found, behind, strict=True)
    ]


def _single(amount: _Amount) -> NotANumber:
    """Reads a text with one amount in it."""
    unit, rest = _unit_of(amount)
    values = amount.values
    if amount.before.endswith("(") and amount.behind.startswith(")"):
        values = (*(-value for value in values), *values)
    refused = _refused(values, is_exact=not (unit or rest))
    if refused.choices and rest.strip("()"):
        refused = refused._replace(fix=_NOTES)
    elif refused.choices:
        refused = refused._replace(fix=amount.asks)
    return NotANumber(refused, unit if refused.choices else "")


def _unit_of(amount: _Amount) -> tuple[str, str]:
    """Gives the sign or word for what is counted, where that is plain, and what else stands beside the figures."""
    before, behind = amount.before, amount.behind
    if currency := _CURRENCY.search(before + behind):
        return currency[0], _CURRENCY.sub("", before + behind).strip()
    if _PER_CENT.search(behind):
        return "%", (before + _PER_CENT.sub("", behind)).strip()
    is_word = not before and behind.strip().isalpha()
    return (behind.strip(), "") if is_word else ("", (before + behind).strip())


def _scaled(amount: _Amount) -> _Amount:
    """Multiplies an amount by the thousands or millions that stand behind it; `m` may be metres, but not of money."""
    scale = _SCALE.match(amount.behind)
    if scale is None:
        return amount
    larger = tuple(value * _SCALES[scale[1]] for value in amount.values)
    rest = amount._replace(values=larger, behind=amount.behind[scale.end() :])
    if scale[1] != _METRES or amount.is_money:
        return rest
    return amount._replace(values=(*larger, *amount.values), asks=_MILLIONS_OR_METRES)


def _values_of(found: "re.Match[str]") -> tuple[Decimal, ...]:
    """Gives the numbers that figures can mean: the comma parts thousands here, and decimals elsewhere."""
    figures = found["figures"].rstrip(",") if found["figures"].count(",") > 1 else found["figures"]
    return tuple(Decimal(f"{'-' if found['minus'] == '-' else ''}{one}") for one in _plain_figures(figures))


def _plain_figures(figures: str) -> Iterable[str]:
    if _SPACED.fullmatch(figures):
        return (figures.replace(" ", ""),)
    if _BRITISH.fullmatch(figures):
        return (f"0{figures.replace(',', '')}0" if figures.startswith(".") else figures.replace(",", "").rstrip("."),)
    if _CONTINENTAL.fullmatch(figures):
        whole, _, decimals = figures.replace(".", "").partition(",")
        return (f"{whole}.{decimals or '0'}", f"{whole}{decimals}")
    return ()


def _fraction(part: int, whole: int, *, is_share: bool) -> NotANumber:
    """Reads a part of a whole, which may be meant as a share or in per cent; the part alone where that can be a count."""
    share = Decimal(part) / whole
    in_per_cent = {_digits(100 * share): "the share in per cent"}
    said = {**in_per_cent, _digits(share): "the share"}
    if not is_share:
        said = {f"{part}": "", _digits(share): "the share", **in_per_cent}
    choices = tuple(Choice(text, words) for text, words in said.items() if _fits(text))
    fix = "" if choices else f"Write the share in per cent, rounded, such as {100 * share:.1f}."
    return NotANumber(Refused("is a part of a whole", fix, choices))


def _refused(values: Iterable[Decimal], *, is_exact: bool = False) -> Refused:
    meant = tuple(dict.fromkeys(text for value in values if _fits(text := _digits(value))))
    if not meant:
        return Refused(_REASON, DIGITS_ONLY)
    return Refused(_REASON, "", tuple(map(Choice, meant)), meant[0] if is_exact and len(meant) == 1 else None)


def _digits(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _fits(text: str) -> bool:
    found = NUMBER.fullmatch(text)
    return found is not None and len(found[1]) + len(found[2] or "") <= MOST_DIGITS
