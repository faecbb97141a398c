"""Grades that are none of their scale: of a measure, and of what was seen of it or elsewhere."""

from collections.abc import Collection, Iterator, Mapping

from alignment.documents.rewrite import edits_of, in_place
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.model.kinds.base import Element
from alignment.model.kinds.work import Measure
from alignment.model.metamodel import Metamodel
from alignment.model.strategy import Origin, subject
from alignment.model.unknown import UnclearPart
from alignment.text import did_you_mean, fold, join_words, shorten, surely_meant, visible

_SCALE = "scale"
_SHOWN = 40


def off_scale(
    elements: Mapping[str, Element], origins: Mapping[str, Origin], unclear: Collection[UnclearPart], known: Metamodel
) -> Iterator[tuple[UnclearPart, Finding]]:
    """Gives each grade that is none of those that the measure lists, with the field of which nobody can tell what it means."""
    for element in elements.values():
        specs = known.kinds[element.KIND].fields.values()
        graded = [one.in_words.field for one in specs if one.in_words]
        measure = _measure(element, elements) if graded else None
        if measure and measure.scale and UnclearPart(measure.id, _SCALE) not in unclear:
            for name in graded:
                grade = element.value(name)
                if isinstance(grade, str) and fold(grade) not in map(fold, measure.scale):
                    yield UnclearPart(element.id, name), _finding(element, origins[element.id], name, measure)


def _measure(element: Element, elements: Mapping[str, Element]) -> Measure | None:
    """Gives the measure that an element is, or is written under."""
    link = element.WRITTEN_UNDER
    held = (elements.get(entry.to) for entry in (element.links(link.name) if link else ()))
    return next((one for one in (element, *held) if isinstance(one, Measure)), None)


def _finding(element: Element, origin: Origin, name: str, measure: Measure) -> Finding:
    """Says of a grade which ones there are, and which of them was most likely meant."""
    grade, value = str(element.value(name)), origin.mapping.values[name]
    shown = visible(shorten(grade, _SHOWN))
    whose = "its scale" if measure is element else f"the scale of {measure.id}"
    meant = did_you_mean(grade, measure.scale)
    guess = f"Did you mean `{meant}`? " if meant else ""
    return built_in(
        "MODEL-VALUE",
        f'`{name}` of {subject(element.id, element.title)} says "{shown}", which is none of {whose}',
        origin.locate(name),
        label=f"none of {whose}",
        fix=f"{guess}Use one of: {join_words(map(visible, measure.scale), 'or')}; or add it to `{_SCALE}`.",
        element=element.id,
        facet=f"{name}:{grade}",
        edits=edits_of(origin.document, in_place(value, surely_meant(grade, measure.scale))),
    )
