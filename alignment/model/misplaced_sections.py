"""Sections that stand under an element as if they were a field of it, since they begin too far in."""

from collections.abc import Iterator
from typing import NamedTuple, TypeGuard

from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlText, YamlValue
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.model.element_ids import title_of
from alignment.model.metamodel import Kind, Metamodel
from alignment.model.strategy import STRATEGY, subject
from alignment.model.written_elements import text_of
from alignment.source import Location, TextEdit
from alignment.text import count_of, fold_name


class MisplacedSection(NamedTuple):
    """Holds a section that stands under an element: under which key, of which kind, with which entries."""

    key: YamlText
    kind: Kind
    entries: YamlList

    def finding(self, document: YamlDocument, holder: YamlMapping, holding: Kind) -> Finding:
        """Says that it stands too far in, and where it belongs."""
        section, element = self.kind.section, text_of(holder, "id")
        number = count_of(len(self.entries.items), "entry", "entries")
        edits = tuple(self._moved_out(document, holder, holding))
        return built_in(
            "MODEL-SECTION",
            f"holds the section `{section}:`, which belongs at the margin: {number} not read",
            document.locate(self.key),
            subject=subject(element, title_of(holder)),
            label=f"not a field of {holding.one}",
            fix=f"Begin `{section}:` at the margin." if edits else self._move(document, element, holding),
            element=element,
            facet=section,
            edits=edits,
        )

    def _moved_out(self, document: YamlDocument, holder: YamlMapping, holding: Kind) -> Iterator[TextEdit]:
        """Gives the change that moves the name to the margin; sure only below the strategy, of which other sections are no part."""
        is_last = [*holder.keys][-1] == self.key.text and self._ends_at_the_margin(document)
        lead = document.text[self.key.start.index - self.key.start.column : self.key.start.index]
        if holding.name == STRATEGY and is_last and lead.isspace() and not self._is_elsewhere(document):
            place = document.locate(self.key)
            yield TextEdit(Location(place.path, place.line, 1, place.line, place.column), "")

    def _ends_at_the_margin(self, document: YamlDocument) -> bool:
        end = self.entries.end
        return end.index >= len(document.text) or end.column == 0

    def _is_elsewhere(self, document: YamlDocument) -> bool:
        return isinstance(document.root, YamlMapping) and self.kind.section in document.root.values

    def _move(self, document: YamlDocument, element: str, holding: Kind) -> str:
        section = self.kind.section
        links = [name for name, ends in self.kind.links.items() if holding.name in ends.to and holding.name != STRATEGY]
        also = f", and write `{links[0]}: {element}` in each of its entries" if len(links) == 1 else ""
        if self._is_elsewhere(document):
            return f"Move its entries to those under `{section}:` at the margin{also}."
        return f"Move it to the end of the file, so that `{section}:` begins at the margin{also}."


def apart(holder: YamlMapping, kind: Kind, metamodel: Metamodel) -> tuple[YamlMapping, list[MisplacedSection]]:
    """Gives a mapping without the sections that stand in it, and those."""
    sections = {fold_name(name): one for name, one in metamodel.sections.items()}
    others = {name: value for name, value in holder.values.items() if name not in {*kind.names, *kind.holds}}
    found = [
        MisplacedSection(holder.keys[name], sections[fold_name(name)], value)
        for name, value in others.items()
        if fold_name(name) in sections and _holds_elements(value)
    ]
    inside = {one.key.text for one in found}
    rest = {name: value for name, value in holder.values.items() if name not in inside}
    return holder._replace(values=rest) if found else holder, found


def _holds_elements(value: YamlValue) -> TypeGuard[YamlList]:
    """Tells whether a value is a list of entries with ids."""
    entries = value.items if isinstance(value, YamlList) else ()
    return bool(entries) and all(isinstance(one, YamlMapping) and text_of(one, "id") for one in entries)
