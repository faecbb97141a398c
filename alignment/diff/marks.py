"""Which changes people ask about: the one place of this room that knows fields and links by name."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from alignment.dates import PartialDate
from alignment.diff.changes import ChangeMark, FieldChange
from alignment.model.field_types import TextType, UrlType, vocabulary_of
from alignment.model.kinds.base import Element
from alignment.model.link_types import OWNER, REPLACES
from alignment.model.metamodel import Field
from alignment.model.values import FieldValue

SUCCESSION: Final = REPLACES.name
"""Names the link by which an element stands in the place of another."""

_TARGET: Final = "target_value"
_DIRECTION: Final = "direction"
_BETTER: Final[Mapping[str, int]] = {"increase": 1, "decrease": -1}
"""Tells, by the direction of a measure, which sign a step has that is harder to reach."""

_BY_NAME: Final[Mapping[str, ChangeMark]] = {
    "status": ChangeMark.STATUS,
    "stage": ChangeMark.STAGE,
    **dict.fromkeys(("actual_value", "grade", "latest_value", "latest_grade"), ChangeMark.FIGURE),
}
_LINKS: Final[Mapping[str, ChangeMark]] = {OWNER.name: ChangeMark.OWNER}


def marked_link(name: str) -> ChangeMark | None:
    """Gives what a change of a link is, to those who ask."""
    return _LINKS.get(name)


def marked(field: Field, old: Element, new: Element) -> FieldChange:
    """Gives the change of a field that both states of an element may have, and what it is to those who ask."""
    before, now = old.value(field.name), new.value(field.name)
    is_text = isinstance(field.type, TextType | UrlType)
    change = FieldChange(field.name, before, now, _BY_NAME.get(field.name), is_text=is_text)
    if isinstance(before, PartialDate) and isinstance(now, PartialDate):
        return _of_date(change, (now.last - before.last).days)
    if isinstance(before, Decimal) and isinstance(now, Decimal):
        return change._replace(mark=change.mark or _of_number(field.name, now - before, old, new))
    return change._replace(is_back=_is_back(field, before, now))


def recorded(field: Field, value: FieldValue) -> FieldChange:
    """Gives what a field of a new element says."""
    return FieldChange(
        field.name, None, value, _BY_NAME.get(field.name), is_text=isinstance(field.type, TextType | UrlType)
    )


def unread(field: Field, before: FieldValue | None, now: FieldValue | None) -> Iterator[FieldChange]:
    """Gives the change of a field that could not be read in one of two states; none where neither holds anything."""
    if before is not None or now is not None:
        is_text = isinstance(field.type, TextType | UrlType)
        yield FieldChange(field.name, before, now, is_text=is_text, is_unread=True)


def _of_date(change: FieldChange, days: int) -> FieldChange:
    moved = ChangeMark.LATER if days > 0 else ChangeMark.EARLIER
    return change._replace(days=days, mark=moved if days else None)


def _of_number(name: str, step: Decimal, old: Element, new: Element) -> ChangeMark | None:
    """Judges the move of a target; not where its direction is not given, or has changed as well."""
    direction, before = (one.value(_DIRECTION) for one in (new, old))
    if name != _TARGET or direction != before or direction not in _BETTER:
        return None
    return ChangeMark.RAISED if step * _BETTER[str(direction)] > 0 else ChangeMark.EASED


def _is_back(field: Field, before: FieldValue | None, now: FieldValue | None) -> bool:
    vocabulary = vocabulary_of(field.type)
    if vocabulary is None or not vocabulary.is_ordered:
        return False
    ranks = [vocabulary.values.index(word) for word in (now, before) if word in vocabulary.values]
    return len(ranks) > 1 and ranks[0] < ranks[1]
