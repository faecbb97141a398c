"""The use case of mending what can be mended without anybody's knowledge: the files as they would be, and whether nothing is lost."""

import os
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from alignment.checker.result import CheckResult
from alignment.diff.compare import compare
from alignment.documents.characters import UTF_8_MARK
from alignment.findings.finding import Finding
from alignment.findings.mending import mending
from alignment.model.strategy import Origin, Strategy
from alignment.project.request import RequestError
from alignment.results.mends import MendedFile, Mends
from alignment.source import Location, SourceFile, TextEdit, in_order
from alignment.text import join_words
from alignment.workspace.readable_mends import mended, readable_mends

_MOST_NAMED: Final = 8


def mends(results: Sequence[CheckResult], folder: Path) -> Mends:
    """Gives what mends the findings that count, as far as it takes nothing that only people know.

    `folder` is where whoever asks stands; paths are said as seen from there.
    """
    if any(one.report.trusted for one in results):
        message = (
            "--fix changes files by what they are held to now. Leave --trust out, and check against it afterwards."
        )
        raise RequestError(message)
    sources = {_name(folder, one.root, file.path): file for one in results for file in _own_files(one)}
    standing = dict.fromkeys(_seen(one, each.root, folder) for each in results for one in each.report.standing)
    found = mending(one for one in standing if all(edit.location.path in sources for edit in one.edits))
    chosen = readable_mends(found.made, sources)
    changed = {edit.location.path for one in chosen.made for edit in one.edits}
    files = (_file(folder, name, sources[name], chosen.made) for name in sorted(changed, key=in_order))
    return Mends(tuple(files), found.waiting, chosen.refused, bool(standing))


def _own_files(result: CheckResult) -> Iterator[SourceFile]:
    """Gives the files that were read of a project; what travels with align is nobody's to mend."""
    yield from (one.source for one in result.loaded.documents if not one.source.is_shipped)


def _file(folder: Path, name: PurePosixPath, source: SourceFile, made: Sequence[Finding]) -> MendedFile:
    findings = tuple(one for one in made if any(edit.location.path == name for edit in one.edits))
    after = mended(source, name, findings)
    return MendedFile(_whole(folder, name), name, source.content, after.content, _text(source), _text(after), findings)


def _text(source: SourceFile) -> str:
    return source.content.removeprefix(UTF_8_MARK).decode()


def _seen(finding: Finding, root: Path, folder: Path) -> Finding:
    """Gives a finding with its places as seen from a folder."""

    def at(place: Location) -> Location:
        return replace(place, path=_name(folder, root, place.path))

    edits = tuple(one._replace(location=at(one.location)) for one in finding.edits)
    return replace(finding, location=at(finding.location), edits=edits)


def _name(folder: Path, root: Path, path: PurePosixPath) -> PurePosixPath:
    return PurePosixPath(Path(os.path.relpath(root / path, folder)).as_posix())


def _whole(folder: Path, name: PurePosixPath) -> Path:
    return Path(os.path.normpath(folder / name))


def demand_harmless(made: Mends, before: Sequence[CheckResult], after: Sequence[CheckResult], folder: Path) -> None:
    """Raises RequestError where mends, as they would be read, lose an element, or alter one that they are not about."""
    edits = [edit for one in made.findings for edit in one.edits]
    about = {one.element for one in made.findings}
    harmed = [
        harm
        for then, now in zip(before, after, strict=True)
        for harm in harm_of(then.strategy, now.strategy, about | _touched(then, edits, folder))
    ]
    if harmed:
        rules = join_words(dict.fromkeys(one.rule for one in made.findings), most=_MOST_NAMED)
        message = (
            f"Nothing is written: the mends of {rules} together would lose or alter what they are not about, "
            f"{join_words(dict.fromkeys(harmed), most=_MOST_NAMED)}. Mend the places by hand, as `align check` says."
        )
        raise RequestError(message)


def harm_of(before: Strategy, after: Strategy, about: set[str | None]) -> Iterator[str]:
    """Names the elements that are gone, those altered that are not among `about`, and those of which a value or link is gone.

    A link to an id that no element has led nowhere: whatever stands in its place, nothing is lost.
    """
    yield from before.elements.keys() - after.elements.keys()
    for change in compare(before, after).changed:
        gone = [one.target for one in change.links if one.new is None]
        is_lost = any(one.new is None for one in change.fields) or any(one in before.elements for one in gone)
        if is_lost or about.isdisjoint(change.ids):
            yield change.id


def _touched(result: CheckResult, edits: Sequence[TextEdit], folder: Path) -> set[str]:
    """Names the elements within which a change is made."""
    points = defaultdict[PurePosixPath, list[tuple[int, int]]](list)
    for one in sorted(edits):
        points[one.location.path].append((one.location.line - 1, one.location.column - 1))
    names = {
        path: _name(folder, result.root, path)
        for path in {one.document.source.path for one in result.strategy.origins.values()}
    }
    origins = result.strategy.origins.items()
    return {name for name, origin in origins if _holds_any(origin, points[names[origin.document.source.path]])}


def _holds_any(origin: Origin, points: Sequence[tuple[int, int]]) -> bool:
    """Tells whether one of these places, in order, is within an element; marks count from 0."""
    start, end = origin.mapping.start, origin.mapping.end
    at = bisect_left(points, (start.line, start.column))
    return at < len(points) and points[at] < (end.line, end.column)
