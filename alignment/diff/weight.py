"""Which changes take something away from what was promised: the kinds that a project can refuse to let pass."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from alignment.dates import PartialDate
from alignment.diff.changes import ChangeKind, ChangeMark, ElementChange, FieldChange, LinkChange
from alignment.model.kinds.base import Element
from alignment.model.link_types import MEASURED_BY
from alignment.model.strategy import Strategy
from alignment.model.values import FieldValue

_KINDS: Final = list(ChangeKind)
_REMOVED: Final[Mapping[str, ChangeKind]] = {
    "duty": ChangeKind.DUTY_REMOVED,
    "action": ChangeKind.ACTION_REMOVED,
    "risk": ChangeKind.RISK_REMOVED,
    "feedback": ChangeKind.FEEDBACK_REMOVED,
}
_ACTION: Final = "action"
_TARGET: Final = "target_value"
_ORIGINAL: Final = "due_original"
_DUE: Final = "due"
_ORIGINALS: Final[Mapping[str, str]] = {_ORIGINAL: _DUE, "target_original": _TARGET}
"""By field that holds what was first promised, the field that holds what is promised now."""

_DEADLINES: Final = frozenset({_DUE, "target_by", "balance_by"})
_BASELINE: Final = frozenset({"baseline_value", "baseline_on"})
_ENDED: Final = frozenset({"stopped", "on hold", "done"})
_DONE: Final = "done"


def rank(change: ElementChange) -> int:
    """Gives the place of a change among all by its weight; those that take nothing away come last."""
    return min(map(_KINDS.index, change.kinds), default=len(_KINDS))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Weighing:
    """Weighs the changes between two states of a strategy; what could not be read is never taken for taken away.

    `is_all_stopped` tells that nothing that went on before still does, whatever else is begun.
    """

    old: Strategy
    new: Strategy
    is_all_stopped: bool

    @classmethod
    def of(cls, old: Strategy, new: Strategy, changes: Sequence[ElementChange]) -> "Weighing":
        """Looks at what becomes of what went on."""
        going = {one.id for one in old.of_kind(_ACTION) if _goes_on(one)}
        ended = [one for one in changes if one.old and one.old.id in going and not _still_goes_on(one, new)]
        is_all_done = all(one.new and new.elements[one.new.id].value("status") == _DONE for one in ended)
        return cls(old, new, len(ended) == len(going) and not is_all_done)

    def weighed(self, change: ElementChange) -> ElementChange:
        """Gives a change with what it takes away."""
        old = self.old.elements[change.old.id] if change.old else None
        if old is None or old.WRITTEN_UNDER:
            return change  # what was recorded of another promises nothing
        new = self.new.elements[change.new.id] if change.new else None
        read = (one for one in change.fields if not one.is_unread)
        found = {*self._of_element(old, new), *(kind for one in read for kind in _of_field(one, old))}
        if any(map(self._frees_of_target, change.links)):
            found.add(ChangeKind.TARGET_EASED)
        return change._replace(kinds=tuple(sorted(found, key=_KINDS.index)))

    def _of_element(self, old: Element, new: Element | None) -> Iterator[ChangeKind]:
        """Tells what goes with an element that is there no more, or is something else now."""
        if old.KIND in _REMOVED and (new is None or new.KIND != old.KIND):
            yield _REMOVED[old.KIND]
        if old.value(_TARGET) is not None and new is None:
            yield ChangeKind.TARGET_EASED
        if self.is_all_stopped and _goes_on(old) and not (new and _goes_on(new)):
            yield ChangeKind.ALL_STOPPED

    def _frees_of_target(self, change: LinkChange) -> bool:
        """Tells whether a link led to a measure that stays with its target, and no longer does."""
        measure = self.old.elements.get(change.target)
        is_gone = change.new is None and not change.is_unread
        is_cut = change.link == MEASURED_BY and is_gone and change.target in self.new.elements
        return is_cut and measure is not None and measure.value(_TARGET) is not None


def _still_goes_on(change: ElementChange, new: Strategy) -> bool:
    return change.new is not None and _goes_on(new.elements[change.new.id])


def _goes_on(element: Element) -> bool:
    """Tells whether an action is neither at its end nor halted."""
    return element.KIND == _ACTION and element.value("status") not in _ENDED


def _of_field(change: FieldChange, old: Element) -> Iterator[ChangeKind]:
    """Tells what a change of a field takes away."""
    if change.field == "stage" and change.is_back:
        yield ChangeKind.STAGE_BACK
    is_freed = change.field == _TARGET and change.new is None
    if is_freed or change.mark is ChangeMark.EASED or (old.value(_TARGET) is not None and _is_judged_easier(change)):
        yield ChangeKind.TARGET_EASED
    if change.field in _BASELINE and change.old is not None:
        yield ChangeKind.BASELINE_REWRITTEN
    if change.field in _ORIGINALS and _is_rewritten(change, old):
        yield ChangeKind.ORIGINAL_REWRITTEN
    if change.field in _DEADLINES and _is_past_original(change, old):
        yield ChangeKind.DATE_PAST_ORIGINAL


def _is_judged_easier(change: FieldChange) -> bool:
    """Tells whether a target may be reached that was not: it counts the other way or something else, or may be missed by more."""
    if change.field == "tolerance" and isinstance(change.new, Decimal):
        return not isinstance(change.old, Decimal) or change.new > change.old
    return change.field in {"direction", "unit"} and change.old is not None


def _is_rewritten(change: FieldChange, old: Element) -> bool:
    """Tells whether what is said to have been promised first is not what was said before, there or as promised now."""
    was = old.value(_ORIGINALS[change.field]) if change.old is None else change.old
    return was is not None and (_last(was) or was) != (_last(change.new) or change.new)


def _is_past_original(change: FieldChange, old: Element) -> bool:
    """Tells whether a date is later than it was and than it first was, or is there no more."""
    was, now = _last(change.old), _last(change.new)
    if was is None or now is None:
        return was is not None
    first = _last(old.value(_ORIGINAL)) if change.field == _DUE else None
    return now > max(was, first or was)


def _last(value: FieldValue | None) -> date | None:
    return value.last if isinstance(value, PartialDate) else None
