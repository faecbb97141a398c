"""From the links that elements write to links between elements: every end is looked up, every bad one is a finding."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from alignment.documents.document import YamlText
from alignment.documents.rewrite import edits_of
from alignment.english import with_article
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, RelatedLocation
from alignment.model.kinds.base import Element
from alignment.model.link_entries import BETWEEN, stray_at
from alignment.model.link_mends import LinkMend, LinkMender
from alignment.model.link_types import EVIDENCE
from alignment.model.metamodel import LinkEnds
from alignment.model.named_elements import Named
from alignment.model.strategy import Link, Origin, subject
from alignment.model.unknown import UnclearPart, Unread
from alignment.model.values import Beside, LinkEntry
from alignment.model.vocabularies import STATED, weaker_basis
from alignment.text import count_of, join_words, natural, suggestion

_MOST_NAMED: Final = 8


class Obscure(NamedTuple):
    """Says of which ids nobody can tell what they name.

    `unloaded` gives, by the id of each element that could not be understood, the file that it stands in; `hiding`
    names what may hold ids that nobody saw; `doubled` are ids that two elements have; `expected` those of which a
    finding says already that links name them and what they then lead to.
    """

    unloaded: Mapping[str, str]
    hiding: Collection[Unread]
    doubled: Collection[str]
    expected: Collection[str]


@dataclass(slots=True, eq=False, repr=False)
class _Resolving:
    """Looks up the ends of links and gathers what cannot be found."""

    elements: Mapping[str, Element]
    origins: Mapping[str, Origin]
    mender: LinkMender
    obscure: Obscure
    findings: list[Finding] = field(default_factory=list)
    unchecked: list[RelatedLocation] = field(default_factory=list)
    hidden_in: set[str] = field(default_factory=set)
    unresolved: Counter[UnclearPart] = field(default_factory=Counter)


class Resolved(NamedTuple):
    """Holds the links whose ends exist and fit, a finding for every other one, and how many of those stand where.

    `field_links` are the citations for the values of single fields.
    """

    links: tuple[Link, ...]
    findings: tuple[Finding, ...]
    unresolved: Mapping[UnclearPart, int]
    field_links: tuple[Link, ...]


def resolve(
    elements: Mapping[str, Element],
    origins: Mapping[str, Origin],
    mender: LinkMender,
    obscure: Obscure,
    beside: Mapping[tuple[str, str], Beside],
) -> Resolved:
    """Looks up where the links of elements lead, and which paragraphs are cited beside links and values.

    Links that may lead to what nobody saw are counted in one finding instead. A link to an id that two elements have is
    counted with those that lead nowhere; what is wrong is said where the id is used again.
    """
    resolving = _Resolving(elements, origins, mender, obscure)
    links = tuple(link for element in elements.values() for link in _links_of(resolving, element))
    cited = tuple(link for (element, name), said in beside.items() for link in _cited(resolving, element, name, said))
    return Resolved(links, (*resolving.findings, *_unchecked(resolving)), resolving.unresolved, cited)


def _cited(resolving: _Resolving, element: str, name: str, beside: Beside) -> Iterator[Link]:
    """Gives the link with which the value of a field cites a paragraph, if it does."""
    part = UnclearPart(element, name, EVIDENCE.name)
    if beside.evidence is not None and (cited := _paragraph(resolving, part, f"`{name}`", name, beside.evidence)):
        yield Link(element, EVIDENCE.name, cited, STATED, beside.note, beside.quote, beside.evidence, field=name)


def _links_of(resolving: _Resolving, element: Element) -> Iterator[Link]:
    written = element.model_fields_set
    for name, ends in resolving.mender.metamodel.kinds[element.KIND].links.items():
        for entry in element.links(name) if name in written else ():
            target = resolving.elements.get(entry.to) or resolving.mender.used.elements.get(entry.to)
            if target is None or target.KIND not in ends.to or target.id in resolving.obscure.doubled:
                resolving.unresolved[UnclearPart(element.id, name)] += 1
            if target is None and BETWEEN in entry.to:
                _add_unknown_elsewhere(resolving, element, ends, entry)
            elif target is None:
                _add_unknown(resolving, element, ends, entry)
            elif target.KIND in ends.to:
                yield _link(resolving, element, ends, entry)
            elif target.id not in resolving.obscure.doubled:
                _add_wrong_kind(resolving, element, ends, entry, target)


def _link(resolving: _Resolving, element: Element, ends: LinkEnds, entry: LinkEntry) -> Link:
    own = STATED if ends.link.is_citation else element.basis
    basis = weaker_basis(own, entry.basis) if entry.basis else own
    evidence = _evidence(resolving, element, ends, entry)
    return Link(element.id, ends.link.name, entry.to, basis, entry.note, entry.quote, entry.written, evidence)


def _evidence(resolving: _Resolving, element: Element, ends: LinkEnds, entry: LinkEntry) -> str | None:
    """Gives the paragraph that a link cites, or says that there is none of that id."""
    if entry.evidence is None:
        return None
    part = UnclearPart(element.id, ends.link.name, EVIDENCE.name)
    named = f"{ends.link.name}:{entry.to}"
    return _paragraph(resolving, part, f"`{named.replace(':', ': ', 1)}`", named, entry.evidence)


def _paragraph(resolving: _Resolving, part: UnclearPart, named: str, facet: str, evidence: YamlText) -> str | None:
    """Gives the paragraph that is cited beside a link or a value, or says that there is none of that id."""
    element = resolving.elements[part.element]
    paragraphs = resolving.mender.metamodel.kinds[element.KIND].links[EVIDENCE.name]
    wanted, cited = evidence.text, resolving.elements.get(evidence.text)
    is_doubled = wanted in resolving.obscure.doubled
    if cited is not None and cited.KIND in paragraphs.to and not is_doubled:
        return wanted
    resolving.unresolved[part] += 1
    if is_doubled or (cited is None and _hidden_in(resolving, paragraphs, wanted)):
        return None
    kinds = join_words(resolving.mender.metamodel.labels(paragraphs.to), "or")
    label = f"is not {with_article(kinds)}" if cited else "does not exist"
    place = resolving.origins[element.id].document.locate(evidence)
    resolving.findings.append(
        built_in(
            "LINK-KIND" if cited else "LINK-UNKNOWN",
            f"cites {wanted} for {named}, which {label}",
            place,
            subject=subject(element.id, element.title),
            label=label,
            fix=f"Write the id of {with_article(kinds)}, or take out `evidence`.",
            element=element.id,
            facet=facet,
        )
    )
    return None


def _add_unknown(resolving: _Resolving, element: Element, ends: LinkEnds, entry: LinkEntry) -> None:
    if entry.to in resolving.obscure.expected:
        return
    named = f"{ends.link.says} {entry.to}"
    if hidden_in := _hidden_in(resolving, ends, entry.to):
        _add_unchecked(resolving, element, entry, named, hidden_in)
        return
    says = f"{named}, which does not exist"
    origin, kind = resolving.origins[element.id], resolving.mender.metamodel.kinds[element.KIND]
    stray = stray_at(origin.mapping.values[ends.link.name], entry.written)
    mend = resolving.mender.mend(origin.document, kind, ends, stray)
    label = "not defined in this model"
    _add(resolving, "LINK-UNKNOWN", says, element=element, ends=ends, entry=entry, label=label, mend=mend)


def _add_unchecked(
    resolving: _Resolving, element: Element, entry: LinkEntry, named: str, hidden_in: Collection[str]
) -> None:
    resolving.hidden_in.update(hidden_in)
    place = resolving.origins[element.id].document.locate(entry.written)
    resolving.unchecked.append(RelatedLocation(place, f"{subject(element.id, element.title)} {named}"))


def _add_unknown_elsewhere(resolving: _Resolving, element: Element, ends: LinkEnds, entry: LinkEntry) -> None:
    """Says that a model that is used has no such element, or one of a kind that nothing here knows."""
    used, named = resolving.mender.used, f"{ends.link.says} {entry.to}"
    model = entry.to.partition(BETWEEN)[0]
    if model in used.unread:
        _add_unchecked(resolving, element, entry, named, {used.places[model]})
        return
    code, says, label = "LINK-UNKNOWN", f"{named}, which does not exist", f"not defined in {used.places[model]}"
    fitting = [
        one.id for one in used.elements.values() if one.KIND in ends.to and one.id.startswith(f"{model}{BETWEEN}")
    ]
    fix = (
        suggestion(entry.to, fitting)
        or f"{used.places[model]} has {_listed(fitting)} that `{ends.link.name}` leads to."
    )
    if kind := used.strange.get(entry.to):
        code, label = "LINK-KIND", f"{kind}, a kind that only the settings of {model} know"
        says = f"{named}, which is {label}"
        fix = f"Add that kind to `extensions:` here as it stands there, or link to what both know. {fix}"
    _add(resolving, code, says, element=element, ends=ends, entry=entry, label=label, mend=LinkMend(fix))


def _listed(ids: Collection[str]) -> str:
    return join_words(sorted(ids, key=natural), most=_MOST_NAMED) if ids else "nothing"


def _hidden_in(resolving: _Resolving, ends: LinkEnds, wanted: str) -> set[str]:
    """Gives the files in which an id may stand, although no element of that id was understood."""
    if wanted in resolving.obscure.unloaded:
        return {resolving.obscure.unloaded[wanted]}
    sections = {resolving.mender.metamodel.kinds[kind].section for kind in ends.to}
    return {one.path for one in resolving.obscure.hiding if one.sections is None or one.sections & sections}


def _add_wrong_kind(resolving: _Resolving, element: Element, ends: LinkEnds, entry: LinkEntry, target: Element) -> None:
    metamodel = resolving.mender.metamodel
    wanted = join_words(metamodel.labels(ends.to), "or")
    label = f"{metamodel.kinds[target.KIND].one}, not {with_article(wanted)}"
    says = f"{ends.link.says} {entry.to}, which is {label}"
    named = None if target is element else Named(target.id, target.title, target.KIND)
    mend = LinkMend(resolving.mender.wrong_kind(metamodel.kinds[element.KIND], ends, named))
    _add(resolving, "LINK-KIND", says, element=element, ends=ends, entry=entry, label=label, mend=mend)


def _add(  # noqa: PLR0913 - the parts of a finding
    resolving: _Resolving,
    code: str,
    says: str,
    *,
    element: Element,
    ends: LinkEnds,
    entry: LinkEntry,
    label: str,
    mend: LinkMend,
) -> None:
    document = resolving.origins[element.id].document
    place, edits = document.locate(entry.written), edits_of(document, mend.edits)
    facet = f"{ends.link.name}:{entry.to}"
    named = subject(element.id, element.title)
    resolving.findings.append(
        built_in(
            code, says, place, subject=named, label=label, fix=mend.fix, element=element.id, facet=facet, edits=edits
        )
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
