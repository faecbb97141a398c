"""Files that repeat another: a copy saved beside the plan, with nearly all of its elements."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlText, YamlValue
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, RelatedLocation
from alignment.text import fold

_FEWEST: Final = 3
_NEARLY_ALL: Final = 0.9


class Copy(NamedTuple):
    """Holds a file that repeats another; `is_whole` tells that all of its elements are there as well, by their ids."""

    document: YamlDocument
    original: YamlDocument
    is_whole: bool

    def finding(self) -> Finding:
        """Says that of two files that hold the same elements one must go."""
        copy, original = self.document.source, self.original.source
        message = f"{copy.path} repeats {original.path}: nearly all of its elements are there already; it is not read"
        fix = "Take one of the two files out of the folder, the one that no longer counts."
        related = RelatedLocation(original.location(), "the file that is read")
        return built_in("YAML-COPY", message, copy.location(), label="not read", fix=fix, related=(related,))


def copies_among(documents: Sequence[YamlDocument]) -> dict[PurePosixPath, Copy]:
    """Gives, by path, the files that repeat another of them; the one with the shorter name is the original."""
    first_in: dict[str, YamlDocument] = {}
    copies: dict[PurePosixPath, Copy] = {}
    for document in sorted(documents, key=lambda one: len(one.source.path.stem)):
        ids = frozenset(_ids(document.root))
        shared = Counter(first_in[one].source.path for one in ids if one in first_in)
        most, times = shared.most_common(1)[0] if shared else (None, 0)
        original = next((first_in[one] for one in ids if one in first_in and first_in[one].source.path == most), None)
        if original is not None and _are_nearly_all(times, ids, frozenset(_ids(original.root))):
            copies[document.source.path] = Copy(document, original, times == len(ids))
        else:
            first_in |= {one: document for one in ids if one not in first_in}
    return copies


def _entries(root: YamlValue | None) -> Iterator[YamlMapping]:
    for value in root.values.values() if isinstance(root, YamlMapping) else ():
        items = value.items if isinstance(value, YamlList) else (value,)
        yield from (one for one in items if isinstance(one, YamlMapping))


def _ids(root: YamlValue | None) -> Iterator[str]:
    for one in _entries(root):
        written = one.values.get("id")
        if isinstance(written, YamlText):
            yield fold(written.text)


def _are_nearly_all(shared: int, ids: frozenset[str], theirs: frozenset[str]) -> bool:
    most = max(len(ids), len(theirs))
    return most >= _FEWEST and shared >= most * _NEARLY_ALL
