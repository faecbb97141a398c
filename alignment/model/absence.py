"""What counts as nothing: empty values, placeholders, pointers, words that can mean anything, days that a program filled in."""

import re
import unicodedata
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from alignment.documents.document import YamlList, YamlText, YamlValue
from alignment.text import fold, shorten, visible

_TO_BE: Final = (
    "advised", "agreed", "announced", "appointed", "confirmed", "decided", "defined", "determined", "developed",
    "established", "filled", "finalised", "finalized", "identified", "named", "recruited", "set",
)  # fmt: skip
PLACEHOLDERS: Final = frozenset(
    {
        "tbc", "tbd", "tba", "na", "n/a", "none", "null", "unknown", "vacant", "pending",
        *(f"not {word}" for word in ("applicable", "available", "stated", "known")),
        *(f"to be {word}" for word in _TO_BE),
        "to follow", "awaiting", "not yet",
    }
)  # fmt: skip
_WITH_A_NOTE: Final = re.compile(r"(tba|tbc|tbd)( [-\u2010-\u2015(]| ?[(:;,])")
OPENINGS: Final = re.compile(
    rf"(awaiting|not yet|not applicable|n/a|(tba|tbc|tbd) by|to be ({'|'.join(_TO_BE)}))\b|{_WITH_A_NOTE.pattern}"
)
_PLACES: Final = (
    "((and|or|also|please|see) )*(page|para|paragraph|section|chapter|part|appendi(x|ces)|annex(e|es)?|table|row|line"
    "|column|figure|item|note|sheet|tab|link|attach(ed|ment))s?\\b|(above|below|overleaf)\\b|[0-9]([0-9., &]|and)*$"
)
POINTER: Final = re.compile(
    r"(please )?(see|refer to) (?!(each|every|more|fewer|less|at least) )"
    rf"(?![\s\S]*([.:;,!?)] | [-\u2010-\u2015] | \()(?! |$|{_PLACES}))|as (above|below)$"
)
"""Matches what says where to look and nothing else: what is said behind a first clause is a place in it, such as a page."""

_VAGUE: Final = (
    "(on|at) (an? )?(regular|rolling|ongoing|on-going|continuous|periodic|frequent) (basis|intervals?)"
    "|regular(ly)?|routine(ly)?|frequent(ly)?|often|occasional(ly)?|sometimes|from time to time|periodic(al|ally)?"
    "|(on[- ]?going|continuous|continual|constant|intermittent)(ly)?|always|rolling|open[- ]ended|ad[- ]hoc"
    "|((as|if|where|when|whenever|as and when|when and where) )(needed|required|requested|necessary|appropriate|applicable"
    "|possible|practicable|available)|as and when|as soon as (possible|practicable)|asap|immediate(ly)?|urgent(ly)?|soon"
    "|shortly|in due course|in (the )?future|at a later date|business as usual|bau|throughout( the year)?|all year( round)?"
    "|various( sources)?|varies|variable|flexibl[ey]"
)
_VAGUE_ALONE: Final = re.compile(rf"({_VAGUE})((\s*[,;/&(-]\s*|\s+(and|or)\s+|\s+)({_VAGUE})\)?)*")
"""Matches words that no reader could hold anybody to, alone or one beside the other."""

_FILLED_IN: Final = frozenset(
    {
        *("0001-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1969-12-31"),
        *("1970-01-01", "2079-06-06", "2099-12-31", "2999-12-31", "9999-12-31"),
    }
)
"""Holds the days that databases and spreadsheets write where they have none: the first or last that they can count to."""

_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
_PER_CENT: Final = frozenset({"%", "‰"})
_QUOTES: Final = "\"'"
_SHOWN: Final = 40


class AbsenceKind(Enum):
    """Tells in what way a value is absent."""

    EMPTY = "MODEL-EMPTY"
    PLACEHOLDER = "MODEL-PLACEHOLDER"
    POINTER = "MODEL-POINTER"
    VAGUE = "MODEL-VAGUE"
    FILLED_IN = "MODEL-FILLED-IN"


class Absence(NamedTuple):
    """Holds a value that was written and counts as absent: how, in which words, and where; no words where it is empty."""

    kind: AbsenceKind
    text: str
    value: YamlValue

    @property
    def says(self) -> str:
        """Gives the rest of a sentence whose subject is a field: `says "TBC", which counts as absent`."""
        return f"says {self.quoted}, which counts as absent" if self.text else "is left empty"

    @property
    def holds(self) -> str:
        """Gives the rest of a sentence whose subject is a field with a list: `holds "TBC", which counts as absent`."""
        return f"holds {self.quoted}, which counts as absent" if self.text else "holds an empty entry"

    @property
    def quoted(self) -> str:
        """Gives the words in quotes, as they are shown."""
        return f'"{visible(shorten(self.text, _SHOWN))}"'


def absence_of(value: YamlValue) -> Absence | None:
    """Tells whether a whole value counts as absent; None where it is there."""
    if isinstance(value, YamlText):
        kind = kind_of_absence(value.text)
        return Absence(kind, "" if kind is AbsenceKind.EMPTY else value.text, value) if kind else None
    is_empty = not (value.items if isinstance(value, YamlList) else value.values)
    return Absence(AbsenceKind.EMPTY, "", value) if is_empty else None


def vagueness_of(value: YamlValue) -> Absence | None:
    """Tells whether a value is there and can mean anything, as `regularly` can; None where somebody could check it."""
    if isinstance(value, YamlText) and _VAGUE_ALONE.fullmatch(_unquoted(fold(_as_seen(value.text)))):
        return Absence(AbsenceKind.VAGUE, value.text, value)
    return None


def filled_in(value: YamlValue) -> Absence | None:
    """Tells whether a date is one that a program writes where it has none, such as 1900-01-01; None where somebody meant it."""
    if isinstance(value, YamlText) and value.text in _FILLED_IN:
        return Absence(AbsenceKind.FILLED_IN, value.text, value)
    return None


def says_nothing(title: str) -> bool:
    """Tells whether a title is nothing but a placeholder; words that may begin one, as `see` and `not yet`, are none."""
    folded = _unquoted(fold(_as_seen(title)))
    return _is_bare(folded) or bool(_WITH_A_NOTE.match(folded))


@lru_cache(maxsize=1 << 16)
def kind_of_absence(text: str) -> AbsenceKind | None:
    """Tells in what way a text counts as absent; case, spaces, quotation marks around it and a final stop make no difference.

    An empty text, `~` and `null` are left empty; a text without a letter or digit says nothing, unless it is a unit.
    """
    folded = fold(_as_seen(text))
    if folded in {"", "~", "null"}:
        return AbsenceKind.EMPTY
    folded = _unquoted(folded)
    if _is_bare(folded) or OPENINGS.match(folded):
        return AbsenceKind.PLACEHOLDER
    return AbsenceKind.POINTER if POINTER.match(folded) else None


def _unquoted(folded: str) -> str:
    return folded.strip(_QUOTES).strip().removesuffix(".").rstrip()


def _is_bare(folded: str) -> bool:
    """Tells whether a text is a placeholder as it stands, or has no letter or digit and is no unit."""
    return folded in PLACEHOLDERS or not (_LETTER_OR_DIGIT.search(folded) or _is_unit(folded))


def _is_unit(text: str) -> bool:
    """Tells whether a text is a sign that says what is counted: `%`, or that of a currency."""
    return text in _PER_CENT or (len(text) == 1 and unicodedata.category(text) == "Sc")


def _as_seen(text: str) -> str:
    """Gives the text as a reader sees it: nothing without width, and letters of double width as ordinary ones."""
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")
