"""Entries that stand under the section above theirs, since the line that names their own is missing."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from alignment.documents.document import YamlDocument, YamlList, YamlMapping
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.model.metamodel import Kind
from alignment.model.named_elements import NamedElements
from alignment.model.written_elements import text_of
from alignment.source import TextEdit
from alignment.text import count_of

_NO_LETTER: Final = re.compile(r"[^A-Za-z]")
_DASH: Final = re.compile(r"\s*-\s+")
_LEAST_UNKNOWN: Final = 2
"""So many fields that one kind has and another has not tell them apart; one alone is a slip of its own."""


class Headless(NamedTuple):
    """Holds the entries of a list, down to its end, that are of another kind than its section."""

    kind: Kind
    entries: Sequence[YamlMapping]

    def finding(self, document: YamlDocument, under: Kind) -> Finding:
        """Says which line is missing above the first of them; `under` is the kind of the section that they stand in."""
        section, first = self.kind.section, self.entries[0]
        lacks = f"{document.source.path} lacks the line `{section}:` above {text_of(first, 'id')}"
        message = f"{lacks}: {count_of(len(self.entries), 'entry', 'entries')} under `{under.section}:` not read"
        place, edits = document.locate(first.values["id"]), tuple(self._edits(document))
        fix = (
            f"Write `{section}:` on a line of its own above it."
            if edits
            else f"Move it, with what follows it, to `{section}:`."
        )
        label = f"one of the {self.kind.plural}, not of the section above"
        return built_in("MODEL-SECTION", message, place, label=label, fix=fix, facet=section, edits=edits)

    def _edits(self, document: YamlDocument) -> Iterator[TextEdit]:
        """Gives the change that writes the line, where the file has no such section and each entry has lines of its own."""
        start = self.entries[0].start
        before = document.text[start.index - start.column : start.index]
        root = document.root
        if isinstance(root, YamlMapping) and self.kind.section not in root.values and _DASH.fullmatch(before):
            line_break = "\r\n" if "\r\n" in document.text else "\n"
            heading = f"{' ' * root.start.column}{self.kind.section}:{line_break}"
            yield TextEdit(document.source.location(start.line + 1), heading)


def headless(kind: Kind, listed: YamlList, names: NamedElements) -> Headless | None:
    """Finds the entries of a section that begin otherwise than all above them, and are of one other kind."""
    entries = [one for one in listed.items if isinstance(one, YamlMapping)]
    if len(entries) < len(listed.items):
        return None
    for at in _splits(entries):
        meant = _by_fields(entries[at], kind, names) or _by_links(entries[at], kind, names)
        if meant and all(_unknown(one, meant) <= _unknown(one, kind) for one in entries[at:]):
            return Headless(meant, entries[at:])
    return None


def _splits(entries: Sequence[YamlMapping]) -> Iterator[int]:
    """Gives where entries begin of which no id begins with the letters of one above."""
    beginnings = [_NO_LETTER.split(text_of(one, "id"), 1)[0].casefold() for one in entries]
    last = {begins: at for at, begins in enumerate(beginnings)}
    reach = 0
    for at, begins in enumerate(beginnings):
        if at > reach and begins:
            yield at
        reach = max(reach, last[begins])


def _unknown(entry: YamlMapping, kind: Kind) -> int:
    return len(entry.values.keys() - {*kind.names, "id"})


def _by_fields(entry: YamlMapping, kind: Kind, names: NamedElements) -> Kind | None:
    """Gives the one kind that has all the fields of an entry, where its own section lacks several."""
    if _unknown(entry, kind) < _LEAST_UNKNOWN:
        return None
    fitting = [one for one in names.metamodel.sections.values() if not _unknown(entry, one)]
    return fitting[0] if len(fitting) == 1 else None


def _by_links(entry: YamlMapping, kind: Kind, names: NamedElements) -> Kind | None:
    """Gives the one kind that links take an entry for, where no file has a section of it."""
    named = names.named_by_links.get(text_of(entry, "id"))
    if named is None or kind.name in named.kinds or len(named.kinds) != 1:
        return None
    meant = names.metamodel.kinds[next(iter(named.kinds))]
    roots = (one.root for one in names.documents)
    is_written = any(isinstance(root, YamlMapping) and meant.section in root.values for root in roots)
    return None if is_written else meant
