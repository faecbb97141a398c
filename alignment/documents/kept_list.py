"""Files that align keeps as a list of texts in JSON, each on a line of its own, so that the lines of both sides of a merge are a list too.

What a merge brings about makes no difference: order, commas, empty lines, the same text or the same head twice.
"""

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from alignment.documents import limits
from alignment.documents.characters import decode
from alignment.documents.conflicts import MARKS, both_sides, first_mark
from alignment.documents.document import YamlDocument
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.source import Location, SourceFile
from alignment.text import shorten, visible

_WORD: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|[\[\]{}:,]|[^\s"\[\]{}:,]+|"')
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_FORMER: Final = "1"
_SIGNS: Final = frozenset("]{},")
_SHOWN: Final = 40
_MIGRATE: Final = (
    "Run `align migrate`, with the folder of every strategy where there are several; it adds nothing to the list."
)


class ListShape(NamedTuple):
    """Says what such a file holds, which keys it has, which command writes it, and the code of what is wrong with it.

    `older` is the version before this one, where its entries can still be read.
    """

    what: str
    version_key: str
    version: str
    list_key: str
    command: str
    code: str
    older: str = ""


class ListedText(NamedTuple):
    """Holds a text of a list, and where it stands."""

    text: str
    location: Location


class KeptList(NamedTuple):
    """Holds the texts of such a file, and what is wrong with it as a file.

    `is_former` tells that it has a shape that can no longer be read, `is_older` that it has the one before that of today,
    `is_merged` that it holds a merge conflict and the texts are those of both sides.
    """

    document: YamlDocument
    texts: tuple[ListedText, ...] = ()
    fault: Finding | None = None
    is_former: bool = False
    is_older: bool = False
    is_merged: bool = False


def read_list(source: SourceFile, shape: ListShape) -> KeptList:
    """Reads such a file."""
    if len(source.content) > limits.FILE_BYTES:
        fault = _fault(shape, source.location(), "is too large to be read", f"{len(source.content):,} bytes")
        return KeptList(YamlDocument(source, "", None), fault=fault)
    text, faults = decode(source)
    document = YamlDocument(source, text or "", None)
    if faults:
        return KeptList(document, fault=_fault(shape, faults[0].location, "cannot be read", faults[0].label))
    read = _read(document, shape, both_sides(document.text))
    mark = first_mark(document.text)
    return read if mark is None else _in_conflict(read, shape, mark)


def write_list(texts: Iterable[str], shape: ListShape) -> bytes:
    """Writes such a file; an empty text ends it, so that every other ends in a comma wherever a merge puts it."""
    content = {shape.version_key: int(shape.version), shape.list_key: [*texts, ""]}
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


def _fault(shape: ListShape, place: Location, says: str, label: str, fix: str = "") -> Finding:
    return built_in(shape.code, f"{place.path} {says}", place, label=label, fix=fix)


def _in_conflict(read: KeptList, shape: ListShape, mark: int) -> KeptList:
    """Says that both sides changed the file, and how to keep both where their lines can be read together."""
    place = _Places(read.document.source, read.document.text).of(mark, 0)
    is_merged = read.fault is None
    rest = f"or run `{shape.command}`" if is_merged else "then check again"
    fix = f"Keep the lines of {'both sides' if is_merged else 'one side'} and delete the marks ({MARKS}), {rest}."
    fault = _fault(shape, place, "holds a merge conflict: both sides changed it", "a merge conflict", fix)
    return read._replace(fault=fault, is_former=False, is_merged=is_merged)


def _read(document: YamlDocument, shape: ListShape, text: str) -> KeptList:
    """Reads word by word; in which of the brackets a word stands says nothing that it does not say itself."""
    places, found = _Places(document.source, text), _found(text, shape)
    versions = {one[0] for one in found.versions}
    if not versions or not versions <= {shape.version, shape.older}:
        place = places.of(found.versions[0].start(), len(found.versions[0][0])) if versions else places.of(0, 0)
        return _of_another_version(document, shape, place, versions)
    if found.strange is not None:
        shown = visible(shorten(found.strange[0], _SHOWN))
        place = places.of(found.strange.start(), len(found.strange[0]))
        says = f"is no {shape.what} at `{shown}`"
        return KeptList(document, fault=_fault(shape, place, says, "not written by align"))
    if not found.is_whole:
        place = places.of(len(text), 0)
        return KeptList(document, fault=_fault(shape, place, "is not whole: a bracket is missing", "ends here"))
    listed = (ListedText(said, places.of(word.start(), len(word[0]))) for word, said in found.texts if said)
    return KeptList(document, tuple(listed), is_older=shape.older in versions)


def _of_another_version(document: YamlDocument, shape: ListShape, place: Location, versions: set[str]) -> KeptList:
    if versions == {_FORMER}:
        fault = _fault(shape, place, "was written by an earlier version of align", "an earlier version", _MIGRATE)
        return KeptList(document, fault=fault, is_former=True)
    says = f"is no {shape.what} that this version of align knows"
    return KeptList(document, fault=_fault(shape, place, says, f"no `{shape.version_key}: {shape.version}`"))


class _Found(NamedTuple):
    """Holds the words of a file by what they are; `strange` is the first that is no part of such a file.

    `is_whole` tells that every bracket is closed.
    """

    versions: tuple[re.Match[str], ...]
    texts: tuple[tuple[re.Match[str], str], ...]
    strange: re.Match[str] | None
    is_whole: bool


def _found(text: str, shape: ListShape) -> _Found:
    version, keys = json.dumps(shape.version_key), {json.dumps(shape.version_key), json.dumps(shape.list_key)}
    every = [*_WORD.finditer(text)]
    signs = Counter(word[0] for word in every)
    words = [word for word in every if word[0] not in _SIGNS]
    said = ["", "", *(word[0] for word in words), ""]
    versions: list[re.Match[str]] = []
    texts: list[tuple[re.Match[str], str]] = []
    strange: list[re.Match[str]] = []
    for word, (key, before, _, after) in zip(words, zip(said, said[1:], said[2:], said[3:], strict=False), strict=True):
        if before == ":" and key == version:
            versions.append(word)
        elif word[0] in {":", "["} or (after == ":" and word[0] in keys):
            continue
        elif before != ":" and after != ":" and (read := _text(word[0])) is not None:
            texts.append((word, read))
        else:
            strange.append(word)
    is_whole = signs["{"] == signs["}"] and signs["["] == signs["]"]
    return _Found(tuple(versions), tuple(texts), next(iter(strange), None), is_whole)


def _text(word: str) -> str | None:
    """Gives the text that a word is; None where it is none."""
    try:
        return visible(json.loads(word)) if word.startswith('"') else None
    except ValueError:
        return None


class _Places:
    """Tells where the characters of a text stand."""

    def __init__(self, source: SourceFile, text: str) -> None:
        self._source = source
        self._starts = [0, *(found.end() for found in _LINE_BREAK.finditer(text))]

    def of(self, index: int, width: int) -> Location:
        """Gives the place of so many characters."""
        line = bisect_right(self._starts, index)
        return self._source.location(line, index - self._starts[line - 1] + 1, width)
