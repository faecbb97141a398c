"""The latest value of a measure: where none is written, the newest observation supplies it to every rule and view."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from alignment.dates import PartialDate, in_words
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, RelatedLocation
from alignment.model.kinds.base import Element
from alignment.model.kinds.observed import Observation
from alignment.model.kinds.work import Measure
from alignment.model.link_types import OBSERVATION_OF
from alignment.model.strategy import Origin, subject
from alignment.model.unknown import UnclearPart, Unread
from alignment.model.values import Beside, FieldValue
from alignment.text import join_words

_ON: Final = "latest_on"
_SUPPLIED_BY: Final[Mapping[str, str]] = {"latest_value": "actual_value", "latest_grade": "grade", _ON: "date"}
"""By field of a measure, the field of an observation that supplies it."""


class _Newest(NamedTuple):
    """Holds the newest observation of a measure, and what it supplies by the fields of the measure."""

    id: str
    last: date
    values: Mapping[str, FieldValue]


@dataclass(slots=True, eq=False, repr=False)
class Latest:
    """Holds elements with what observations supply to them, where that was written, and what nobody can tell of it."""

    elements: dict[str, Element]
    origins: dict[str, Origin]
    beside: dict[tuple[str, str], Beside]
    unclear: set[UnclearPart] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    @property
    def missing(self) -> frozenset[UnclearPart]:
        """Gives what nobody can tell and nobody has written either."""
        return frozenset(one for one in self.unclear if one.name not in self.origins[one.element].mapping.values)


def supply_latest(
    elements: Mapping[str, Element],
    origins: Mapping[str, Origin],
    unclear: Collection[UnclearPart],
    unread: Iterable[Unread],
    beside: Mapping[tuple[str, str], Beside],
) -> Latest:
    """Supplies the latest value, grade and date, afresh where they were supplied before; what is written stays.

    Where it contradicts the newest observation, or an observation could not be read, nobody can tell the latest.
    """
    is_any_unread = any(one.sections is None or Observation.SECTION in one.sections for one in unread)
    latest = Latest(dict(elements), dict(origins), dict(beside))
    for element, origin in origins.items():
        if origin.supplied:
            latest.elements[element] = elements[element].model_copy(update=dict.fromkeys(origin.supplied))
            latest.origins[element] = origin._replace(supplied={})
            for name in origin.supplied:
                latest.beside.pop((element, name), None)
    for measure, seen in _by_measure(elements).items():
        written = latest.origins[measure].mapping.values
        parts = {UnclearPart(one.id, by) for one in seen for by in _SUPPLIED_BY.values()}
        if is_any_unread or not parts.isdisjoint(unclear):
            latest.unclear |= {UnclearPart(measure, name) for name in _SUPPLIED_BY if name not in written}
        elif newest := _newest(seen):
            _supply(latest, measure, newest)
    return latest


def _by_measure(elements: Mapping[str, Element]) -> Mapping[str, list[Observation]]:
    found: dict[str, list[Observation]] = {one.id: [] for one in elements.values() if isinstance(one, Measure)}
    for one in elements.values():
        if isinstance(one, Observation):
            for entry in one.links(OBSERVATION_OF.name):
                if entry.to in found:
                    found[entry.to].append(one)
    return found


def _newest(seen: list[Observation]) -> _Newest | None:
    """Gives the newest observation with a value or a grade, or where none has, in words; of two of one day the shorter time."""
    found = [one for one in seen if one.actual_value is not None or one.grade is not None]
    found = found or [one for one in seen if one.comment is not None and one.planned_value is None]
    dated = [(one.date.last, one.date.first, one) for one in found if isinstance(one.date, PartialDate)]
    if not dated:
        return None
    last, _, one = max(dated, key=lambda each: each[:2])
    values = {name: value for name, by in _SUPPLIED_BY.items() if (value := one.value(by)) is not None}
    return _Newest(one.id, last, values)


def _supply(latest: Latest, measure: str, newest: _Newest) -> None:
    element, origin, at = latest.elements[measure], latest.origins[measure], latest.origins[newest.id]
    on = element.value(_ON)
    if isinstance(on, PartialDate) and on.last > newest.last:
        return
    if facet := _contradicted(element, newest):
        latest.findings.append(_contradiction(element, origin, facet, newest, at))
        latest.unclear |= {UnclearPart(measure, name) for name in _SUPPLIED_BY}
        return
    lacking = {name: value for name, value in newest.values.items() if element.value(name) is None}
    latest.elements[measure] = element.model_copy(update=lacking)
    latest.origins[measure] = origin._replace(supplied={name: at.locate(_SUPPLIED_BY[name]) for name in lacking})
    for name in lacking:
        if said := latest.beside.get((newest.id, _SUPPLIED_BY[name])):
            latest.beside[measure, name] = Beside(said.basis, None, None, None)


def _contradicted(element: Element, newest: _Newest) -> str | None:
    """Gives the field that is older than the newest observation, or says something else of the same date."""
    on = element.value(_ON)
    if isinstance(on, PartialDate) and on.last < newest.last:
        return _ON
    written = ((name, element.value(name)) for name in newest.values if name != _ON)
    return next((name for name, value in written if value not in {None, newest.values[name]}), None)


def _contradiction(element: Element, origin: Origin, facet: str, newest: _Newest, at: Origin) -> Finding:
    place, related = origin.locate(facet), at.locate(_SUPPLIED_BY[facet])
    said, other = (
        in_words(one) if isinstance(one, PartialDate) else one for one in (element.value(facet), newest.values[facet])
    )
    message = f"`{facet}` of {subject(element.id, element.title)} says {said}, and the newest observation, {newest.id}, {other}"
    written = join_words(f"`{name}`" for name in _SUPPLIED_BY if name in origin.mapping.values)
    fix = f"If the observation is right, delete {written}, which it supplies; if not, correct it."
    return built_in(
        "MODEL-OBSERVED", message, place, label="not what was observed last", fix=fix, element=element.id, facet=facet,
        related=(RelatedLocation(related, "the newest observation"),),
    )  # fmt: skip
