"""By which id an element is named: the one that is written, or why there is none and which it could have."""

from typing import Final

from alignment.documents.document import YamlDocument, YamlMapping, YamlText, YamlValue, has_no_width
from alignment.documents.rewrite import edits_of, in_place
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.model.absence import AbsenceKind, absence_of, kind_of_absence
from alignment.model.free_ids import nearest_id
from alignment.model.link_entries import fault_of_id, is_id
from alignment.model.metamodel import Kind
from alignment.model.named_elements import NamedElements
from alignment.model.strategy import STRATEGY
from alignment.model.written_elements import other_id_key, text_of
from alignment.model.written_under import names_lacking
from alignment.text import join_words, shorten, upper_first, visible

_LONGEST_MEANT: Final = 24
"""A text that gives a longer id was not meant as one."""

_SHOWN: Final = 40


def id_of(
    document: YamlDocument, mapping: YamlMapping, kind: Kind, names: NamedElements
) -> tuple[str | None, tuple[Finding, ...]]:
    """Gives an element's id, or the finding that says why it has none, with one that it could have."""
    written = mapping.values.get("id")
    if isinstance(written, YamlText) and is_id(written.text):
        return written.text, ()
    where = f"{kind.one} in {document.source.path}"
    if written is None:
        return None, (_without_id(document, mapping, kind, names),)
    label = _fault_of_id(written)
    place = document.locate(mapping.keys["id"] if has_no_width(written) else written)
    meant = _meant_id(written, names)
    free = None if meant else names.id_for(kind, title_of(mapping) or "")
    is_lost = isinstance(written, YamlText) and meant == names.lost(written.text)
    fix = (
        f"Write `id: {free.id}`, {free.why}."
        if free
        else f"Write `id: {meant}`{', which links name' if is_lost else ''}."
    )
    edits = edits_of(document, in_place(written, meant))
    return None, (built_in("MODEL-ID", f"The id of {where} {label}", place, label=label, fix=fix, edits=edits),)


def _without_id(document: YamlDocument, mapping: YamlMapping, kind: Kind, names: NamedElements) -> Finding:
    """Says that an element has no id, and which it could have; an id under another name is named."""
    where = f"{upper_first(kind.one)} in {document.source.path}"
    other = other_id_key(mapping, kind)
    if other is not None and names.is_alone(wanted := text_of(mapping, other)):
        key, shown = mapping.keys[other], visible(shorten(other, _SHOWN))
        message, label = f"{where} writes `{shown}` in place of `id`", "`id` belongs here"
        edits, fix = edits_of(document, in_place(key, "id")), f"Write `id: {wanted}`."
        return built_in("MODEL-ID", message, document.locate(key), label=label, fix=fix, edits=edits)
    place = document.locate(next(iter(mapping.keys.values()), mapping))
    if lacking := names_lacking(kind, mapping):
        message = f"{where} has neither an id nor {join_words(lacking)}, which would give it one"
        return built_in("MODEL-ID", message, place, label="no id here", fix=f"Write {join_words(lacking)}.")
    free = names.id_for(kind, title_of(mapping) or "")
    fix = f"Begin it with `{'id' if kind.name == STRATEGY else '- id'}: {free.id}`, {free.why}."
    return built_in("MODEL-ID", f"{where} has no id", place, label="no `id` here", fix=fix)


def _meant_id(written: YamlValue, names: NamedElements) -> str | None:
    """Gives the id that was meant by a text that is nearly one, where no other element has it."""
    if not isinstance(written, YamlText) or absence_of(written) is not None:
        return None
    nearest = nearest_id(written.text)
    is_meant = nearest and len(nearest) <= _LONGEST_MEANT and names.is_alone(nearest)
    return (names.lost(written.text) or nearest) if is_meant else None


def _fault_of_id(written: YamlValue) -> str:
    if absence := absence_of(written):
        return absence.says
    if not isinstance(written, YamlText):
        return "is not one text"
    return f'says "{visible(shorten(written.text, _SHOWN))}", which {fault_of_id(written.text)}'


def title_of(mapping: YamlMapping) -> str | None:
    """Gives the title of an element as it is written; None where there is none."""
    title = mapping.values.get("title")
    if not isinstance(title, YamlText) or kind_of_absence(title.text) is AbsenceKind.EMPTY:
        return None
    return title.text.strip()
