"""From documents to a `Strategy`: every element that can be understood, and a finding for everything that cannot."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.entries import refuse_without_dash
from alignment.documents.rewrite import edits_of, in_place
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, RelatedLocation, in_reading_order
from alignment.model.absence import Absence, absence_of
from alignment.model.copies import Copy, copies_among
from alignment.model.element_ids import id_of, title_of
from alignment.model.grades import off_scale
from alignment.model.kinds.base import Element
from alignment.model.latest import supply_latest
from alignment.model.link_mends import LinkMender
from alignment.model.load_element import ElementDraft, add_turned, load_element
from alignment.model.metamodel import Kind, Metamodel
from alignment.model.misplaced_sections import apart
from alignment.model.missing_headings import Bare, bare, headless
from alignment.model.name_guesses import guess_section
from alignment.model.resolve import Obscure, resolve
from alignment.model.sections import WAIVERS, WAIVERS_FILE, sections_named
from alignment.model.strategy import NOTHING_USED, STRATEGY, Origin, Strategy, Used
from alignment.model.unknown import UnclearPart, Unread
from alignment.model.values import Beside
from alignment.model.written_elements import text_of
from alignment.model.written_under import derived_id, entries_under, kinds_unread, named_by_itself
from alignment.source import in_order
from alignment.text import join_words, shorten, upper_first, visible

_SHOWN = 40


@dataclass(slots=True, eq=False, repr=False)
class _Loading:
    """Gathers elements and findings while documents are read."""

    metamodel: Metamodel
    mender: LinkMender
    hiding: set[Unread]
    elements: dict[str, Element] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    absences: dict[tuple[str, str], Absence] = field(default_factory=dict)
    places: dict[str, Origin] = field(default_factory=dict)
    unloaded: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    turned: list[ElementDraft] = field(default_factory=list)
    unclear: set[UnclearPart] = field(default_factory=set)
    missing: set[UnclearPart] = field(default_factory=set)
    beside: dict[tuple[str, str], Beside] = field(default_factory=dict)
    doubled: set[str] = field(default_factory=set)
    expected: set[str] = field(default_factory=set)
    strategy: Origin | None = None

    def note_hidden(self, document: YamlDocument, sections: frozenset[str] | None) -> None:
        """Notes that a file may hold elements of which nothing is known, not even the ids."""
        self.hiding.add(Unread(str(document.source.path), sections))

    def note_hidden_element(self, document: YamlDocument, kind: Kind, value: YamlValue) -> None:
        """Notes that an element is not read, nor what is written under it."""
        written = value.values.keys() if isinstance(value, YamlMapping) else ()
        held = {self.metamodel.kinds[child].section for name, child in kind.holds.items() if name in written}
        self.note_hidden(document, frozenset({kind.section, *held}))

    def note_unloaded(self, document: YamlDocument, value: YamlValue) -> None:
        """Notes the id of an element that is not read, so that links to it are not called dangling."""
        written = value.values.get("id") if isinstance(value, YamlMapping) else None
        if isinstance(written, YamlText):
            self.unloaded.setdefault(written.text, str(document.source.path))


def load(
    documents: Iterable[YamlDocument], metamodel: Metamodel, unread: Iterable[Unread] = (), used: Used = NOTHING_USED
) -> tuple[Strategy, tuple[Finding, ...]]:
    """Reads documents, in the order of their paths, into one strategy; `unread` names files that could not be opened.

    `used` is what its links may lead to in other models.
    """
    ordered = sorted(documents, key=lambda one: in_order(one.source.path))
    copies = copies_among(ordered)
    kept = [document for document in ordered if document.source.path not in copies]
    mender = LinkMender.of(tuple(kept), metamodel, used)
    loading = _Loading(metamodel, mender, set(unread))
    for copy in copies.values():
        _refuse_copy(loading, copy)
    for document in kept:
        if not document.is_whole:
            loading.note_hidden(document, sections_named(document, metamodel))
        _load_document(loading, document)
    for reading in loading.turned:
        before = len(reading.findings)
        add_turned(reading, loading.elements)
        loading.findings.extend(reading.findings[before:])
        loading.unclear |= reading.unclear
    for part, finding in off_scale(loading.elements, loading.origins, loading.unclear, metamodel):
        loading.unclear.add(part)
        loading.findings.append(finding)
    latest = supply_latest(loading.elements, loading.origins, loading.unclear, loading.hiding, loading.beside)
    obscure = Obscure(loading.unloaded, loading.hiding, loading.doubled, loading.expected)
    resolved = resolve(latest.elements, latest.origins, mender, obscure, latest.beside)
    strategy = Strategy(
        metamodel=metamodel,
        elements=latest.elements,
        origins=latest.origins,
        links=resolved.links,
        absences=loading.absences,
        unread=tuple(sorted(loading.hiding, key=lambda one: (one.path, sorted(one.sections or ())))),
        unclear=frozenset(loading.unclear | latest.unclear),
        missing=frozenset(loading.missing | latest.missing),
        unresolved=resolved.unresolved,
        doubled=frozenset(loading.doubled),
        beside=latest.beside,
        field_links=resolved.field_links,
        used=used,
        expected=frozenset(loading.expected),
    )
    return strategy, in_reading_order([*loading.findings, *latest.findings, *resolved.findings])


def _refuse_copy(loading: _Loading, copy: Copy) -> None:
    """Says that a file repeats another; what only the copy holds goes unread."""
    loading.findings.append(copy.finding())
    if not copy.is_whole:
        loading.note_hidden(copy.document, sections_named(copy.document, loading.metamodel))


def _load_document(loading: _Loading, document: YamlDocument) -> None:
    if document.root is None:
        return
    if found := bare(document, loading.mender.names):
        _refuse_bare(loading, document, found)
        return
    if not isinstance(document.root, YamlMapping):
        message = f"{document.source.path} holds no sections"
        place = document.locate(document.root)
        fix = f"Begin it with `{WAIVERS}:`." if document.source.path.name == WAIVERS_FILE else ""
        label = "not a section such as `actions:`"
        loading.findings.append(built_in("MODEL-ROOT", message, place, label=label, fix=fix))
        loading.note_hidden(document, None)
        return
    if twice := document.root.repeated.intersection(loading.metamodel.sections):
        loading.note_hidden(document, twice)
    for name, value in document.root.values.items():
        kind = loading.metamodel.sections.get(name)
        if kind is None:
            _refuse_section(loading, document, document.root, name)
        elif absence := absence_of(value):
            _note_absence(loading, document, kind, absence)
        else:
            _load_section(loading, document, kind, value)


def _refuse_bare(loading: _Loading, document: YamlDocument, found: Bare) -> None:
    """Says that a file names no section; the ids in it stay known, so that links to them are not called dangling."""
    loading.findings.append(found.finding(document))
    _note_unread(loading, document, found.kind, found.entries)


def _note_unread(loading: _Loading, document: YamlDocument, kind: Kind | None, entries: Iterable[YamlValue]) -> None:
    """Notes that entries are not read, though their ids are known."""
    loading.note_hidden(document, frozenset({kind.section}) if kind else None)
    for item in entries:
        loading.note_unloaded(document, item)


def _note_absence(loading: _Loading, document: YamlDocument, kind: Kind, absence: Absence) -> None:
    """Says that a section holds a placeholder; one that is left empty needs no words."""
    if absence.text:
        message = f"`{kind.section}` in {document.source.path} {absence.says}"
        place = document.locate(absence.value)
        loading.findings.append(built_in(absence.kind.value, message, place, label=absence.says, facet=kind.section))


def _refuse_section(loading: _Loading, document: YamlDocument, root: YamlMapping, name: str) -> None:
    """Says that a section is unknown; the ids in it stay known, so that links to them are not called dangling."""
    key, value = root.keys[name], root.values[name]
    guess = guess_section(name, loading.metamodel, root.values.keys())
    message = f"{document.source.path} has the unknown section `{visible(shorten(name, _SHOWN))}`"
    edits = edits_of(document, in_place(key, guess.rename))
    place, label = document.locate(key), "not a section"
    loading.findings.append(
        built_in("MODEL-SECTION", message, place, fix=guess.fix, label=label, facet=name, edits=edits)
    )
    items = value.items if isinstance(value, YamlList) else (value,)
    for item in items:
        loading.note_unloaded(document, item)
    if guess.meant or any(isinstance(item, YamlMapping) and "id" in item.values for item in items):
        loading.note_hidden(document, frozenset(guess.meant) or None)


def _load_section(loading: _Loading, document: YamlDocument, kind: Kind, value: YamlValue) -> None:
    if kind.name == STRATEGY:
        _load_strategy(loading, document, kind, value)
    elif isinstance(value, YamlList):
        _load_list(loading, document, kind, value)
    elif isinstance(value, YamlMapping) and "id" in value.values:
        first = next(iter(value.keys.values()))
        loading.findings.append(refuse_without_dash(document.source, document.text, first, first))
        _load_item(loading, document, kind, value)
    else:
        message = f"`{kind.section}` in {document.source.path} is not a list of elements"
        label = (
            "`key: value` lines, where a list is needed"
            if isinstance(value, YamlMapping)
            else "text, where a list is needed"
        )
        loading.findings.append(built_in("MODEL-LIST", message, document.locate(value), label=label))
        loading.note_hidden(document, frozenset({kind.section}))


def _load_list(loading: _Loading, document: YamlDocument, kind: Kind, listed: YamlList) -> None:
    """Loads the entries of a section, but for those below the place where the name of theirs is missing."""
    others = headless(kind, listed, loading.mender.names)
    own = listed.items[: -len(others.entries)] if others else listed.items
    for item in own:
        _load_item(loading, document, kind, item)
    if others:
        loading.findings.append(others.finding(document, kind))
        _note_unread(loading, document, others.kind, others.entries)


def _load_strategy(loading: _Loading, document: YamlDocument, kind: Kind, value: YamlValue) -> None:
    """Loads the one strategy; a second one is refused, naming both places."""
    if not isinstance(value, YamlMapping):
        message = f"`strategy` in {document.source.path} is not one element"
        fix = "Write its fields below `strategy:`, without a `-`."
        loading.findings.append(
            built_in("MODEL-LIST", message, document.locate(value), fix=fix, label="not one element")
        )
        loading.note_hidden(document, frozenset({kind.section}))
    elif loading.strategy is not None:
        first = RelatedLocation(loading.strategy.locate("id"), "the first `strategy:`")
        message = f"{document.source.path} writes a second `strategy:`"
        place = Origin(document, value).locate("id")
        loading.findings.append(built_in("MODEL-STRATEGY", message, place, label="the second", related=(first,)))
        loading.note_unloaded(document, value)
        loading.note_hidden(document, frozenset({kind.section}))
    else:
        loading.strategy = Origin(document, value)
        _load_item(loading, document, kind, value)


def _load_item(loading: _Loading, document: YamlDocument, kind: Kind, item: YamlValue) -> None:
    if not isinstance(item, YamlMapping):
        message = f"An entry of `{kind.section}` in {document.source.path} is not an element"
        loading.findings.append(built_in("MODEL-ELEMENT", message, document.locate(item), label="no `id:` here"))
        loading.note_hidden(document, frozenset({kind.section}))
        return
    item = named_by_itself(kind, item)
    element_id, findings = id_of(document, item, kind, loading.mender.names)
    loading.findings.extend(findings)
    origin = Origin(document, item)
    if element_id is None:
        loading.expected.update(filter(None, [loading.mender.names.lost(text_of(item, "id"))]))
        loading.note_hidden_element(document, kind, item)
    elif twice := _told_twice(loading, kind, origin):
        loading.findings.append(twice)
        loading.note_hidden_element(document, kind, item)
    elif (first := loading.places.setdefault(element_id.casefold(), origin)).mapping is not item:
        _refuse_duplicate(loading, kind, element_id, first, origin)
        loading.doubled.update({element_id} & loading.elements.keys())
        loading.note_hidden_element(document, kind, item)
    else:
        _load_new(loading, origin, kind, element_id)
        loading.doubled.update({element_id} if "id" in item.repeated else ())


def _load_new(loading: _Loading, whole: Origin, kind: Kind, element_id: str) -> None:
    own, misplaced = apart(whole.mapping, kind, loading.metamodel)
    origin = Origin(whole.document, own)
    for section in misplaced:
        loading.findings.append(section.finding(whole.document, whole.mapping, kind))
        _note_unread(loading, whole.document, section.kind, section.entries.items)
    element, reading = load_element(origin.document, origin.mapping, kind, loading.mender, element_id)
    loading.findings.extend(reading.findings)
    if reading.turned:
        loading.turned.append(reading)
    loading.elements[element_id] = element
    loading.origins[element_id] = origin
    for name, absence in reading.absences.items():
        loading.absences[element_id, name] = absence
    loading.beside.update({(element_id, name): beside for name, beside in reading.beside.items()})
    loading.unclear |= reading.unclear
    loading.missing |= reading.missing
    for name in kinds_unread(kind, origin.mapping):
        loading.note_hidden(origin.document, frozenset({loading.metamodel.kinds[name].section}))
    for child, item in entries_under(kind, origin.mapping, loading.metamodel):
        _load_item(loading, origin.document, child, item)


def _told_twice(loading: _Loading, kind: Kind, origin: Origin) -> Finding | None:
    """Says that what tells the elements of one apart is the same in two of them, of which the second is not read."""
    told = derived_id(kind, origin.mapping)
    first = loading.places.setdefault(f"{kind.name} {told.text.casefold()}", origin) if told else origin
    if told is None or first.mapping is origin.mapping:
        return None
    names = [name for name in kind.element.TOLD_APART_BY if name in origin.mapping.values]
    place, own = first.locate(names[-1]), origin.mapping.values.get("id", told)
    message = f"{upper_first(kind.one)} like {told.text} is there already, in {place.path} at line {place.line}"
    fix = f"Correct {join_words((f'`{name}`' for name in names), 'or')} of one of the two, or make one of them."
    return built_in(
        "MODEL-OBSERVED", message, origin.locate(names[-1]), label="not checked", fix=fix,
        element=own.text if isinstance(own, YamlText) else told.text, facet=names[-1],
        related=(RelatedLocation(place, "the first"),),
    )  # fmt: skip


def _refuse_duplicate(loading: _Loading, kind: Kind, element_id: str, first: Origin, second: Origin) -> None:
    place = first.locate("id")
    written = first.mapping.values["id"]
    cased = f", as {written.text}" if isinstance(written, YamlText) and written.text != element_id else ""
    message = f"The id {element_id} is used twice; it is first used in {place.path} at line {place.line}{cased}"
    related = RelatedLocation(place, "first used here")
    proposed = loading.mender.names.id_for(kind, title_of(second.mapping) or "", copied=element_id)
    fix = (
        f"Write another id here, such as `id: {proposed.id}`, {proposed.why}; "
        "the element is not checked until it has one."
    )
    loading.findings.append(
        built_in(
            "MODEL-DUPLICATE-ID", message, second.locate("id"), label="not checked", element=element_id,
            facet="id", related=(related,), fix=fix,
        )
    )  # fmt: skip
