"""How one mapping becomes one element: every key is read for itself, so that one fault hides nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from alignment.documents.document import YamlDocument, YamlMapping, YamlText, YamlValue, has_no_width
from alignment.documents.rewrite import Mend, edits_of, in_place
from alignment.findings.built_in import built_in, hides_something
from alignment.findings.finding import Finding
from alignment.model.absence import Absence, AbsenceKind, absence_of, filled_in, says_nothing, vagueness_of
from alignment.model.cut_texts import cut_texts
from alignment.model.element_ids import title_of
from alignment.model.field_types import ChoiceType, DateType, TextType, is_own_word
from alignment.model.kinds.base import Element
from alignment.model.link_entries import UNHELD, cut_off, fault_of, read_beside, read_links
from alignment.model.link_mends import LinkMender
from alignment.model.link_types import EVIDENCE
from alignment.model.metamodel import Field, Kind, LinkEnds, Metamodel
from alignment.model.name_guesses import NameGuess, guess_field
from alignment.model.said_beside import lacks_value
from alignment.model.strategy import STRATEGY, subject
from alignment.model.turned_links import BackwardLink, backward_link, may_start, mend
from alignment.model.unknown import REST, UnclearPart
from alignment.model.value_faults import in_words
from alignment.model.value_fits import Fitting
from alignment.model.values import Beside, Fault, FieldValue, Links
from alignment.model.vocabularies import UNREAD_BASIS
from alignment.model.written_elements import is_made_up
from alignment.model.written_under import items, strays_under, title_of_derived
from alignment.text import join_words, shorten, visible

_SHOWN: Final = 40
_BASIS: Final = "basis"
_NOTE: Final = "note"
_TITLE: Final = "title"
_ID: Final = "id"
_BESIDE: Final = frozenset({_BASIS, EVIDENCE.name, "quote"})
"""Is said beside a link, and rules may ask for it; on its note nothing hangs."""


@dataclass(slots=True, eq=False, repr=False)
class ElementDraft:
    """Gathers what is understood of one mapping, and what is not."""

    document: YamlDocument
    mapping: YamlMapping
    kind: Kind
    metamodel: Metamodel
    mender: LinkMender
    id: str
    subject: str
    values: dict[str, FieldValue | Links] = field(default_factory=dict)
    absences: dict[str, Absence] = field(default_factory=dict)
    beside: dict[str, Beside] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    turned: list[BackwardLink] = field(default_factory=list)
    unclear: set[UnclearPart] = field(default_factory=set)
    missing: set[UnclearPart] = field(default_factory=set)

    def add(  # noqa: PLR0913 - the parts of a finding
        self,
        code: str,
        says: str,
        value: YamlValue,
        *,
        facet: str,
        fix: str = "",
        label: str = "",
        edits: Iterable[Mend] = (),
    ) -> None:
        """Adds a finding that says something of this element."""
        place, changes = self.document.locate(value), edits_of(self.document, edits)
        self.findings.append(
            built_in(
                code,
                says,
                place,
                subject=self.subject,
                label=label,
                fix=fix,
                element=self.id,
                facet=facet,
                edits=changes,
            )
        )

    def place_of(self, name: str, absence: Absence) -> YamlValue:
        """Gives what to point at for a value that counts as absent: itself, or its key where nothing is written."""
        return self.mapping.keys[name] if has_no_width(absence.value) else absence.value

    def add_fault(self, name: str, fault: Fault) -> None:
        """Adds a finding for a fault in a field; of a value that was refused as YAML that is said already."""
        if self.document.is_replaced(fault.value):
            self.note_unclear(name)
            return
        facet = f"{name}:{fault.part}" if fault.part else name
        hints = fault.hints_for(self.kind.fields.keys() - self.mapping.values.keys())
        is_alone = self.mapping.values.get(name) is fault.value and name not in self.mapping.around
        key = name if is_alone else ""
        fix, place = " ".join((fault.mend(key), *hints)), self.document.locate(fault.value)
        message = f"`{name}` of {self.subject} {fault.says}"
        edits = edits_of(self.document, fault.edits)
        found = built_in(
            fault.code, message, place, label=fault.says, fix=fix, element=self.id, facet=facet, edits=edits
        )
        self.findings.append(found)
        if hides_something(found) and fault.part != _NOTE:
            self.note_unclear(name, fault.part if fault.part in _BESIDE else "")
        if fault.code == "YAML-CUT" and name in self.kind.fields:
            self.note_unclear(name, REST)

    def note_unclear(self, name: str, part: str = "") -> None:
        """Notes a field or link of which nobody can tell what it holds."""
        self.unclear.add(UnclearPart(self.id, name, part))


def load_element(
    document: YamlDocument, mapping: YamlMapping, kind: Kind, mender: LinkMender, element: str
) -> tuple[Element, ElementDraft]:
    """Reads one element; whatever it lacks that it must have is a finding."""
    reading = ElementDraft(
        document, mapping, kind, mender.metamodel, mender, element, subject(element, title_of(mapping))
    )
    for name, value in mapping.values.items():
        _read_key(reading, name, value)
    for name, fault in cut_texts(document, mapping, kind):
        reading.add_fault(name, fault)
    _note_placeholder(reading)
    if UnclearPart(element, _BASIS) in reading.unclear:
        reading.values[_BASIS] = UNREAD_BASIS
    if _TITLE not in reading.values and (title := title_of_derived(kind, reading.values)):
        reading.values[_TITLE] = title
    for name in kind.required:
        if name not in reading.values and UnclearPart(element, name) not in reading.unclear:
            _add_missing(reading, name)
    return kind.element.model_validate(reading.values), reading


def _note_placeholder(reading: ElementDraft) -> None:
    """Says of a title that is nothing but a placeholder what follows: for links, or as that of the whole strategy."""
    title = reading.values.get("title")
    if isinstance(title, str) and says_nothing(title):
        follows = (
            "so every report is headed by it" if reading.kind.name == STRATEGY else "so no rule counts a link to it"
        )
        says = f'says "{visible(shorten(title, _SHOWN))}", {follows}'
        reading.add_fault("title", Fault(AbsenceKind.PLACEHOLDER.value, says, "", reading.mapping.values["title"]))


def _add_missing(reading: ElementDraft, name: str) -> None:
    """Says that an element lacks what it must have; a missing title hides nothing, anything else may be any value."""
    if name != _TITLE:
        reading.note_unclear(name)
    reading.missing.add(UnclearPart(reading.id, name))
    absence = reading.absences.get(name)
    because = f" (it says {absence.quoted})" if absence and absence.text else ""
    says = f"has no `{name}`{because}"
    place = reading.place_of(name, absence) if absence else reading.mapping.values["id"]
    reading.add(
        "MODEL-REQUIRED", says, place, facet=name, fix=f"Write `{name}:` and what it is.", label=f"no `{name}` here"
    )


def _read_key(reading: ElementDraft, name: str, value: YamlValue) -> None:
    if name in reading.kind.names and _is_repeated(reading.mapping, name, value):
        reading.note_unclear(name)
    elif (spec := reading.kind.fields.get(name)) is not None:
        _read_field(reading, spec, value)
    elif (ends := reading.kind.links.get(name)) is not None:
        _read_link(reading, ends, value)
    elif name in reading.kind.holds:
        _read_held(reading, name, value)
    else:
        _add_unknown(reading, name, value)


def _read_held(reading: ElementDraft, name: str, value: YamlValue) -> None:
    """Reads what stands where elements are written under this one: they are read by themselves, anything else is said."""
    if absence := absence_of(value):
        _note_absence(reading, name, absence)
        return
    strays = strays_under(value)
    if strays and all(isinstance(one, YamlText) and is_made_up(one.text) for one in strays):
        _add_unknown(reading, name, value)
        return
    child = reading.metamodel.kinds[reading.kind.holds[name]]
    told = ", ".join(f"{each}: ..." for each in child.element.TOLD_APART_BY)
    for one in strays:
        fix = f"Write it as an entry of its own: `- {{{told}, ...}}`."
        reading.add_fault(name, Fault("MODEL-TEXT", f"holds something else where {child.one} belongs", fix, one))


def _is_repeated(mapping: YamlMapping, name: str, value: YamlValue) -> bool:
    """Tells whether a key is written twice, or one within its value: which is meant, nobody can tell."""
    parts = (*items(value), *filter(None, [mapping.around.get(name)]))
    within = (item.repeated for item in parts if isinstance(item, YamlMapping))
    return (name in mapping.repeated and name != _ID) or any(within)


def _read_field(reading: ElementDraft, spec: Field, value: YamlValue) -> None:
    absence = absence_of(value) or vagueness_of(value) or filled_in(value)
    if absence is not None and not _is_meant(spec, absence):
        _note_absence(reading, spec.name, absence)
        return
    if fault := lacks_value(reading.kind, spec.name, value):
        reading.add_fault(spec.name, fault)
        return
    read, faults = spec.type.read(value)
    if read is not None:
        reading.values[spec.name] = read
        faults = (*faults, *_read_beside(reading, spec.name))
    if faults and spec.in_words:
        faults = tuple(in_words(spec.in_words.field, one) for one in faults)
    if faults:
        _add_faults(reading, spec.name, faults)


def _read_beside(reading: ElementDraft, name: str) -> tuple[Fault, ...]:
    """Reads what is said beside the value of a field, if anything is, and gives what is wrong with it."""
    around = reading.mapping.around.get(name)
    if around is None:
        return ()
    reading.beside[name], faults = read_beside(around, name)
    return faults


def _read_link(reading: ElementDraft, ends: LinkEnds, value: YamlValue) -> None:
    name, absence = ends.link.name, absence_of(value)
    if absence is not None:
        _note_absence(reading, name, absence)
        return
    read = read_links(value, ends.at_most, () if ends.link.is_citation else reading.mender.used.places)
    reading.values[name] = read.links
    strays = (fault_of(one, *reading.mender.mend(reading.document, reading.kind, ends, one)) for one in read.strays)
    others = [one.part for one in read.faults if one.code == "LINK-MANY"]
    beside = reading.mender.keep_one(reading.kind, ends, others, reading.mapping.values)
    faults = (one for one in read.faults if not (ends.link.is_citation and one.code == UNHELD))
    known = (one._replace(fix=beside) if one.code == "LINK-MANY" else one for one in faults)
    if found := (*known, *strays):
        _add_faults(reading, name, found)


def _is_meant(spec: Field, absence: Absence) -> bool:
    """Tells whether what looks like nothing is meant: in free text, as a word of the field's vocabulary, or of a scale.

    Of a vague word where a date or a number is wanted, the type says itself that it is none.
    """
    if absence.kind is AbsenceKind.FILLED_IN:
        return not isinstance(spec.type, DateType)
    is_vague = absence.kind is AbsenceKind.VAGUE
    if isinstance(spec.type, TextType):
        is_said = spec.type.is_free and (spec.name == _TITLE or not says_nothing(absence.text))
        return (is_said and absence.kind is not AbsenceKind.EMPTY) or (spec.type.is_label and is_vague)
    if is_vague and not isinstance(spec.type, ChoiceType):
        return True
    return is_own_word(spec.type, absence.value)


def _note_absence(reading: ElementDraft, name: str, absence: Absence) -> None:
    """Notes a value that counts as absent, and says so, unless it is said anyway that the element must have it."""
    reading.absences[name] = absence
    if name not in reading.kind.required or reading.document.is_replaced(absence.value):
        reading.add_fault(name, Fault(absence.kind.value, absence.says, "", reading.place_of(name, absence)))


def _add_faults(reading: ElementDraft, name: str, faults: tuple[Fault, ...]) -> None:
    for fault in faults:
        reading.add_fault(name, fault)
    if not reading.values.get(name):
        _note_partial_absence(reading, name)


def _note_partial_absence(reading: ElementDraft, name: str) -> None:
    """Keeps the first placeholder of a list of nothing else, so that rules can name it."""
    for item in items(reading.mapping.values[name]):
        text = item.values.get("to") if isinstance(item, YamlMapping) else item
        if isinstance(text, YamlText) and (absence := absence_of(text)):
            reading.absences[name] = absence
            return


def _add_unknown(reading: ElementDraft, name: str, value: YamlValue) -> None:
    kind, key = reading.kind, reading.mapping.keys[name]
    if turned := backward_link(key, value, kind, reading.metamodel):
        reading.turned.append(turned)
        return
    says = f"has the unknown field `{visible(shorten(name, _SHOWN))}`"
    label, cut = f"not a field of {kind.one}", cut_off(reading.mapping, name)
    fitting = Fitting(reading.document, kind, reading.mender, value, reading.mapping.values.keys())
    guess = NameGuess(cut) if cut else guess_field(name, fitting)
    for meant in guess.meant:
        reading.note_unclear(meant)
    edits = (*in_place(key, guess.rename), *guess.edits)
    reading.add("MODEL-FIELD", says, key, facet=name, fix=guess.fix, label=label, edits=edits)


def add_turned(reading: ElementDraft, elements: Mapping[str, Element]) -> None:
    """Says of every link that an element writes from the wrong end what to write instead, now that all are known."""
    for one in reading.turned:
        found = mend(one, reading.mapping, reading.id, reading.kind, elements)
        starting = may_start(one, reading.id, reading.kind, elements)
        reading.unclear.update(UnclearPart(start, name) for start in starting for name in one.names)
        named = join_words((f"`{name}`" for name in one.names), "or")
        says = f"writes `{one.key.text}`, which is the other end of {named}"
        label = "written from the wrong end"
        reading.add("LINK-INVERSE", says, one.key, facet=one.key.text, fix=found.fix, label=label, edits=found.edits)
