"""Entries that stand under the section above theirs, or under none, since the line that names their own is missing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from alignment.documents.document import YamlDocument, YamlList, YamlMapping
from alignment.documents.parse import parse
from alignment.documents.rewrite import Indentation, edits_of
from alignment.documents.slips.slip import HEADING
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.model.link_entries import read_links
from alignment.model.metamodel import Kind
from alignment.model.named_elements import NamedElements
from alignment.model.strategy import STRATEGY
from alignment.model.written_elements import text_of
from alignment.source import SourceFile, TextEdit
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
        fix = _line_above(self.kind) if edits else f"Move it, with what follows it, to `{section}:`."
        label = f"one of the {self.kind.plural}, not of the section above"
        return built_in("MODEL-SECTION", message, place, label=label, fix=fix, facet=section, edits=edits)

    def _edits(self, document: YamlDocument) -> Iterator[TextEdit]:
        """Gives the change that writes the line, where the file has no such section and each entry has lines of its own."""
        start = self.entries[0].start
        before = document.text[start.index - start.column : start.index]
        root = document.root
        if isinstance(root, YamlMapping) and self.kind.section not in root.values and _DASH.fullmatch(before):
            yield _heading(document, self.kind, start.line, root.start.column)


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


class Bare(NamedTuple):
    """Holds the entries of a file that has no name of a section, or the one whose fields it holds; of which kind, if it can be told."""

    kind: Kind | None
    entries: Sequence[YamlMapping]

    def finding(self, document: YamlDocument) -> Finding:
        """Says which line is missing above the first of them."""
        first = self.entries[0]
        line = f"line `{self.kind.section}:`" if self.kind else "name of a section"
        message = f"{document.source.path} lacks the {line} above {text_of(first, 'id')}"
        place, label = document.locate(next(iter(first.keys.values()))), "under no section"
        if self.kind is None:
            return built_in("MODEL-ROOT", message, place, label=label)
        heading = _heading(document, self.kind, first.start.line, 0)
        if document.root is not first or (self.kind.name == STRATEGY and first.start.column):
            return built_in("MODEL-ROOT", message, place, label=label, fix=_line_above(self.kind), edits=(heading,))
        lead, says = ("  ", "two spaces more") if self.kind.name == STRATEGY else ("- ", "`- ` in front")
        fix = f"Write `{self.kind.section}:` on a line of its own above it, {says} here, and two spaces more on each line below."
        moved = Indentation(next(iter(first.keys.values())), lead, [*first.values.values()][-1])
        edits = (heading, *edits_of(document, (moved,)))
        return built_in("MODEL-ROOT", message, place, label=label, fix=fix, edits=edits)


def bare(document: YamlDocument, names: NamedElements) -> Bare | None:
    """Finds the entries that a file lists under no section, or the one whose fields it holds."""
    root = document.root
    entries = root.items if isinstance(root, YamlList) else (root,)
    mappings = [one for one in entries if isinstance(one, YamlMapping) and text_of(one, "id")]
    if len(mappings) < len(entries) or not names.metamodel.sections.keys().isdisjoint(mappings[0].values):
        return None
    return Bare(_kind_of(mappings, names, document.source.path.stem), mappings)


def with_heading(finding: Finding, document: YamlDocument, names: NamedElements) -> Finding:
    """Names the section in a finding that says of a file that such a line is missing, where the entries below tell which."""
    if finding.facet != HEADING:
        return finding
    line = finding.location.line
    lines = document.text.splitlines(keepends=True)
    mended = "".join((*lines[: line - 1], f"{HEADING}:\n", *lines[line - 1 :]))
    read, _ = parse(SourceFile(document.source.path, mended.encode()))
    listed = read.root.values.get(HEADING) if isinstance(read.root, YamlMapping) else None
    entries = [one for one in listed.items if isinstance(one, YamlMapping)] if isinstance(listed, YamlList) else []
    among = NamedElements((*(one for one in names.documents if one is not document), read), names.metamodel)
    kind = _kind_of(entries, among) if entries else None
    if kind is None:
        return finding
    return replace(finding, fix=_line_above(kind), edits=(_heading(document, kind, line - 1, 0),))


def _kind_of(entries: Sequence[YamlMapping], names: NamedElements, called: str = "") -> Kind | None:
    """Gives the one kind that entries can be: by their fields, by the links that name them, by what their file is called."""
    fitting = [kind for kind in names.metamodel.kinds.values() if all(_may_be(one, kind, names) for one in entries)]
    named = [names.named_by_links.get(text_of(one, "id")) for one in entries]
    by_links = [kind for kind in fitting if all(kind.name in one.kinds for one in named if one)]
    by_name = [kind for kind in fitting if kind.section == called]
    return next((told[0] for told in (by_links, by_name) if len(told) == 1), None)


def _may_be(entry: YamlMapping, kind: Kind, names: NamedElements) -> bool:
    """Tells whether a kind has all the fields of an entry, and its links lead to what the entry names."""
    if _unknown(entry, kind):
        return False
    every = names.of(frozenset(names.metamodel.kinds)).by_exact_id
    written = ((kind.links[name], value) for name, value in entry.values.items() if name in kind.links)
    ends = ((link.to, every.get(one.to)) for link, value in written for one in read_links(value, None).links)
    return all(named is None or named.kind in to for to, named in ends)


def _line_above(kind: Kind) -> str:
    return f"Write `{kind.section}:` on a line of its own above it."


def _heading(document: YamlDocument, kind: Kind, line: int, column: int) -> TextEdit:
    """Gives the change that writes the name of a section above a line, counted from 0."""
    line_break = "\r\n" if "\r\n" in document.text else "\n"
    return TextEdit(document.source.location(line + 1), f"{' ' * column}{kind.section}:{line_break}")


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
