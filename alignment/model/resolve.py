"""From the links that elements write to links between elements: every end is looked up, every bad one is a finding."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from alignment.english import with_article
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, RelatedLocation
from alignment.model.kinds.base import Element
from alignment.model.metamodel import LinkEnds, Metamodel
from alignment.model.strategy import Link, Origin, Unread, subject
from alignment.model.values import LinkEntry
from alignment.model.vocabularies import STATED, weaker_basis
from alignment.text import count_of, did_you_mean, join_words, natural

_MOST_NAMED: Final = 8
_MOST_GUESSES: Final = 100
"""After so many unknown ids in one model nobody reads guesses any more, and each looks at every id there is."""


@dataclass(slots=True, eq=False, repr=False)
class _Resolving:
    """Looks up the ends of links and gathers what cannot be found."""

    elements: Mapping[str, Element]
    origins: Mapping[str, Origin]
    metamodel: Metamodel
    unloaded: Mapping[str, str]
    hiding: Collection[Unread]
    findings: list[Finding] = field(default_factory=list)
    unchecked: list[RelatedLocation] = field(default_factory=list)
    hidden_in: set[str] = field(default_factory=set)
    ids: dict[frozenset[str], list[str]] = field(default_factory=dict)

    def ids_of(self, kinds: frozenset[str]) -> list[str]:
        """Gives the ids of all elements of some kinds; looked up once."""
        if kinds not in self.ids:
            self.ids[kinds] = [element.id for element in self.elements.values() if element.KIND in kinds]
        return self.ids[kinds]


def resolve(
    elements: Mapping[str, Element],
    origins: Mapping[str, Origin],
    metamodel: Metamodel,
    unloaded: Mapping[str, str],
    hiding: Collection[Unread],
) -> tuple[tuple[Link, ...], tuple[Finding, ...]]:
    """Gives the links whose ends exist and fit, and a finding for every other one.

    `unloaded` gives, by the id of each element that could not be understood, the file that it stands in; `hiding`
    names what may hold ids that nobody saw. Links that may lead there are counted in one finding instead.
    """
    resolving = _Resolving(elements, origins, metamodel, unloaded, hiding)
    links = tuple(link for element in elements.values() for link in _links_of(resolving, element))
    return links, (*resolving.findings, *_unchecked(resolving))


def _links_of(resolving: _Resolving, element: Element) -> Iterator[Link]:
    written = element.model_fields_set
    for name, ends in resolving.metamodel.kinds[element.KIND].links.items():
        for entry in element.links(name) if name in written else ():
            target = resolving.elements.get(entry.to)
            if target is None:
                _add_unknown(resolving, element, ends, entry)
            elif target.KIND not in ends.to:
                _add_wrong_kind(resolving, element, ends, entry, target)
            else:
                own = STATED if ends.link.is_citation else element.basis
                basis = weaker_basis(own, entry.basis) if entry.basis else own
                yield Link(element.id, name, entry.to, basis, entry.note, entry.quote, entry.written)


def _add_unknown(resolving: _Resolving, element: Element, ends: LinkEnds, entry: LinkEntry) -> None:
    named = f"{ends.link.says} {entry.to}"
    if hidden_in := _hidden_in(resolving, ends, entry.to):
        resolving.hidden_in.update(hidden_in)
        place = resolving.origins[element.id].document.locate(entry.written)
        resolving.unchecked.append(RelatedLocation(place, f"{subject(element.id, element.title)} {named}"))
        return
    says = f"{named}, which does not exist"
    fix = _fix_unknown(resolving, ends, entry.to)
    _add(
        resolving,
        "LINK-UNKNOWN",
        says,
        element=element,
        ends=ends,
        entry=entry,
        label="not defined in this model",
        fix=fix,
    )


def _hidden_in(resolving: _Resolving, ends: LinkEnds, wanted: str) -> set[str]:
    """Gives the files in which an id may stand, although no element of that id was understood."""
    if wanted in resolving.unloaded:
        return {resolving.unloaded[wanted]}
    sections = {resolving.metamodel.kinds[kind].section for kind in ends.to}
    return {one.path for one in resolving.hiding if one.sections is None or one.sections & sections}


def _fix_unknown(resolving: _Resolving, ends: LinkEnds, wanted: str) -> str:
    ids = resolving.ids_of(ends.to)
    kinds = resolving.metamodel.chosen(ends.to)
    if not ids:
        sections = join_words((f"`{kind.section}:`" for kind in kinds), "or")
        said = _kinds_said(resolving, ends)
        return f"There is no {said} in this model yet: add one under {sections}, or delete the link."
    guess = did_you_mean(wanted, ids) if len(resolving.findings) < _MOST_GUESSES else None
    asked = f"Did you mean {guess}? " if guess else ""
    is_any = len(kinds) == len(resolving.metamodel.kinds)
    plural = "elements" if is_any else join_words((kind.plural for kind in kinds), "or")
    listed = join_words(ids, "or", most=_MOST_NAMED)
    return f"{asked}Use one of the {plural}: {listed}."


def _add_wrong_kind(resolving: _Resolving, element: Element, ends: LinkEnds, entry: LinkEntry, target: Element) -> None:
    found = resolving.metamodel.kinds[target.KIND].label
    wanted = _kinds_said(resolving, ends)
    label = f"{with_article(found)}, not {with_article(wanted)}"
    says = f"{ends.link.says} {entry.to}, which is {label}"
    fix = _fix_unknown(resolving, ends, entry.to)
    _add(
        resolving,
        "LINK-KIND",
        says,
        element=element,
        ends=ends,
        entry=entry,
        label=label,
        fix=fix,
    )


def _kinds_said(resolving: _Resolving, ends: LinkEnds) -> str:
    return join_words(resolving.metamodel.labels(ends.to), "or")


def _add(  # noqa: PLR0913 - the parts of a finding
    resolving: _Resolving,
    code: str,
    says: str,
    *,
    element: Element,
    ends: LinkEnds,
    entry: LinkEntry,
    label: str,
    fix: str,
) -> None:
    place = resolving.origins[element.id].document.locate(entry.written)
    facet = f"{ends.link.name}:{entry.to}"
    named = subject(element.id, element.title)
    resolving.findings.append(
        built_in(code, says, place, subject=named, label=label, fix=fix, element=element.id, facet=facet)
    )


def _unchecked(resolving: _Resolving) -> Iterator[Finding]:
    """Gives one finding for all links that lead to what could not be read."""
    if not resolving.unchecked:
        return
    first, *further = sorted(resolving.unchecked, key=lambda one: one.location)
    counted = count_of(len(resolving.unchecked), "link")
    files = join_words(sorted(resolving.hidden_in, key=natural), most=_MOST_NAMED)
    message = f"{counted} not checked: {files} could not be read whole"
    yield built_in("LINK-UNCHECKED", message, first.location, related=(first, *further))
