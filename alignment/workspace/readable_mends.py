"""Which mends leave their files readable: none is made by which less can be read than before, and none by half."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from alignment.documents.characters import UTF_8_MARK
from alignment.documents.document import YamlDocument
from alignment.documents.parse import parse
from alignment.findings.built_in import hides_something
from alignment.findings.finding import Finding
from alignment.source import SourceFile, edited


class ReadableMends(NamedTuple):
    """Holds the findings that can be mended, and those left as they are, since their files could not be read afterwards."""

    made: tuple[Finding, ...]
    refused: tuple[Finding, ...]


def readable_mends(findings: Sequence[Finding], sources: Mapping[PurePosixPath, SourceFile]) -> ReadableMends:
    """Chooses among findings whose changes leave one another alone; of one all changes are made, or none."""
    made: tuple[Finding, ...] = tuple(findings)
    while refused := {one for name in sources for one in _refused(sources[name], name, made)}:
        made = tuple(one for one in made if one not in refused)
    return ReadableMends(made, tuple(one for one in findings if one not in made))


def mended(source: SourceFile, name: PurePosixPath, findings: Sequence[Finding]) -> SourceFile:
    """Gives a file as the changes of findings leave it; in those it is called by this name."""
    text = source.content.removeprefix(UTF_8_MARK).decode()
    mark = source.content[: len(source.content) - len(text.encode())]
    edits = {edit for one in findings for edit in one.edits if edit.location.path == name}
    return SourceFile(source.path, mark + edited(text, edits).encode())


def _refused(source: SourceFile, name: PurePosixPath, made: Sequence[Finding]) -> set[Finding]:
    """Gives the findings that change a file and cannot be mended in it.

    Where it could not be read, what stops its reading is mended together or nothing is; of the rest is left out what harms.
    """
    about = [one for one in made if any(edit.location.path == name for edit in one.edits)]
    if not about:
        return set()
    document, before = _read(source)

    def harms(chosen: Sequence[Finding]) -> bool:
        after, stops = _read(mended(source, name, chosen))
        return after.root is None or not stops <= before

    def kept(chosen: list[Finding], others: Sequence[Finding]) -> list[Finding]:
        if not harms([*chosen, *others]):
            return [*chosen, *others]
        half = len(others) // 2
        return kept(kept(chosen, others[:half]), others[half:]) if half else chosen

    first = [one for one in about if document.root is None and hides_something(one)]
    others = [one for one in about if one not in first]
    is_mended = document.root is not None or not harms(first)
    return set(about).difference(kept(first, others) if is_mended or not harms(about) else ())


def _read(source: SourceFile) -> tuple[YamlDocument, Counter[str]]:
    """Reads a file, and counts by rule what went unread of it."""
    document, findings = parse(source)
    return document, Counter(one.rule for one in findings if hides_something(one))
