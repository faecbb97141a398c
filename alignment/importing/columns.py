"""What a column of an action plan means, told from its head and from what stands below it."""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final

from alignment.dates import PartialDate, parse_date
from alignment.importing.mapping import HEADING, TableMapping
from alignment.importing.tables import HeadedColumn
from alignment.importing.values import read_date
from alignment.model.synonyms import FIELDS_BY_NAME
from alignment.text import fold, fold_name

SEEN: Final = "observation"
TEXTS: Final = ("summary", "notes", "slip_reason")
DATES: Final = ("due", "starts", "completed_on", "due_original", "target_by", "baseline_on")
POSTS: Final = ("owner", "responsible", "supported_by")
IN_SEVERAL: Final = (*TEXTS, "responsible", "supported_by")
"""What may stand in several columns of a table."""

FIGURES: Final = ("baseline_value", "target_value", "latest_value")
FIELDS: Final = (
    "id", "reference", "title", "status", "rag", "how_often", "cost", "advances", "measured_by", "overseen_by", *TEXTS, *DATES, *POSTS, *FIGURES,
    SEEN,
)  # fmt: skip
"""What a column may hold, as `import.yaml` says it; an observation with its date behind it."""

OF_MEASURES: Final = (*FIGURES, "target_by", "baseline_on")
_REFERENCE: Final = "reference"
NAMES: Final = ("id", _REFERENCE)
_BY_NAME: Final[Mapping[str, str]] = {fold_name(one): one for one in FIELDS if one not in {_REFERENCE, "responsible"}}
"""A column called Reference is taken as one called Ref: what it says is an id where it can be one.

One called Responsible holds who owns, where no other does.
"""

_UNSURE: Final = frozenset(
    {"outcome", "outcomes", "impact", "impacts", "aim", "aims", "source", "strategy", "plan", "team"}
)
"""Names under which some write priorities, and others what is to come of an action: nobody can tell."""

_RANKS: Final = frozenset({"high", "medium", "low", "h", "m", "l", "1", "2", "3", "4", "5", "urgent", "critical"})
_COLOUR: Final = re.compile(r"(red|amber|yellow|green|blue|gr[ea]y|[ragb])\b")
_NOTE: Final = re.compile(r"\([^)]*\)|[?:*.]")
_YEARS: Final = range(1990, 2100)
"""Are those of which a plan may tell; other numbers of as many digits are none."""

_LONGEST_STATUS: Final = 30
_PRIORITY: Final = re.compile(
    r"(strategic |our )?(priority|ambition|theme|goal|objective|aim|pillar|commitment)\b( area)?\W"
)


def is_sure(column: HeadedColumn, mapping: TableMapping) -> bool:
    """Tells whether a column can hold one thing only, so that no other takes its place."""
    said = fold_name(column.name) in mapping.columns
    return said or any(len(_candidates(name)) == 1 for name in (column.name, column.heads[-1].text))


def is_name(name: str) -> bool:
    """Tells whether a text can be the name of a column."""
    return bool(_candidates(name))


def is_priority(text: str, mapping: TableMapping) -> bool:
    """Tells whether a heading is a priority: it says so in its first word, or somebody has said so."""
    said = mapping.headings.get(fold(text), "")
    return said == HEADING or (not said and _PRIORITY.match(fold(text)) is not None)


def date_of(name: str) -> str:
    """Gives the time that a head names, as `2026-06` for `Q1 2026/27`; an empty text where it names none."""
    first, _, rest = name.partition(" ")
    for text in (name, f"{rest} {first}".strip()):
        read = read_date(text)
        found = parse_date(read) if isinstance(read, str) else None
        if isinstance(found, PartialDate) and found.first.year in _YEARS:
            return found.text
    return ""


def meaning_of(column: HeadedColumn, mapping: TableMapping, texts: Collection[str], taken: Collection[str]) -> str:
    """Gives the field of a column, or what the file for it says; an empty text where nobody can tell."""
    said = mapping.columns.get(fold_name(column.name))
    if said is not None:
        return said
    if date := date_of(column.name):
        return f"{SEEN} {date}"
    for name in (column.name, column.heads[-1].text):
        for field in _candidates(name):
            if field not in taken and _fits(field, texts):
                return field
    return ""


@lru_cache(maxsize=1 << 12)
def _candidates(name: str) -> tuple[str, ...]:
    """Gives the fields that a head can mean, the likeliest first."""
    bare = fold_name(_NOTE.sub("", name))
    if bare in _UNSURE:
        return ()
    same = (_BY_NAME[bare],) if bare in _BY_NAME else ()
    further = {_REFERENCE: (_REFERENCE,), "rag": ("status",)}.get(bare, ())
    return (*(same or (one for one in FIELDS_BY_NAME.get(bare, ()) if one in FIELDS)), *further)


def _fits(field: str, texts: Collection[str]) -> bool:
    """Tells whether what stands in a column can be what its head says: no rank is a priority, no sentence a status."""
    folded = [fold(one) for one in texts]
    if field == "advances":
        return not _RANKS.issuperset(folded) or not folded
    if field in FIGURES:
        return sum(any(map(str.isdigit, one)) for one in folded) * 2 >= len(folded)
    if field == "rag":
        return sum(_COLOUR.match(one) is not None for one in folded) * 2 >= len(folded)
    return field != "status" or sum(len(one) > _LONGEST_STATUS for one in folded) * 2 <= len(folded)
