"""Entries of a list that lack their `- `: their keys fall to the entry above, where each is then written twice."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias

from alignment.documents.document import Mark, YamlMapping, YamlText, YamlValue, location_of
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.source import SourceFile, TextEdit
from alignment.text import shorten, split_lines, visible

Pair: TypeAlias = tuple[YamlText, YamlValue]

_STEP: Final = 2
_SHOWN: Final = 40
_LINE_SHOWN: Final = 100
_ID: Final = "id"


class Repeat(NamedTuple):
    """Holds a key that is written again, and where it is written first."""

    first: YamlText
    again: YamlText


class EntriesApart(NamedTuple):
    """Holds the mappings that one turned out to be, in order, and the keys that are written twice in one of them."""

    parts: tuple[YamlMapping, ...]
    repeats: tuple[Repeat, ...]


def entries_in(mapping: YamlMapping, rest: Iterable[Pair], *, may_split: bool) -> EntriesApart:
    """Tells entries apart that were read as one; `rest` is everything from the first key on that is there already.

    An entry begins where the key with which the one above begins, or `id`, comes again; it holds that key and others.
    """
    first = next(iter(mapping.keys), "")
    parts: list[dict[str, Pair]] = [{name: (mapping.keys[name], value) for name, value in mapping.values.items()}]
    repeats: list[Repeat] = []
    for key, value in rest:
        part = parts[-1]
        if key.text not in part:
            part[key.text] = (key, value)
        elif may_split and key.text in {first, _ID} and len(part) > 1:
            parts.append({key.text: (key, value)})
        else:
            repeats.append(Repeat(part[key.text][0], key))
    if len(parts) > 1 and len(parts[-1]) == 1:
        ((again, _),) = parts.pop().values()
        repeats.append(Repeat(parts[-1][again.text][0], again))
    firsts = [one.first for one in repeats]
    return EntriesApart(tuple(_mapping([*part.values()], mapping.end, firsts) for part in parts), tuple(repeats))


def has_dash(text: str, first: YamlText) -> bool:
    """Tells whether a dash stands before the first key of a mapping."""
    return "-" in _before(text, first)


def refuse_without_dash(source: SourceFile, text: str, key: YamlText, first: YamlText) -> Finding:
    """Says of an entry, by its first key, that it lacks its `- `; `first` is the first key of the first of them."""
    lead = _before(text, first)
    if not lead.strip() and len(lead) >= _STEP:
        lead = f"{lead[:-_STEP]}- "
    is_alone = lead.strip() == "-" and not _before(text, key).strip()
    place = source.location(key.start.line + 1, 1, width=key.start.column)
    written = split_lines(text[key.start.index :])[0].strip()
    message = (
        f"{source.path} has an entry that begins with `{visible(shorten(key.text, _SHOWN))}:` and has no `- ` before it"
    )
    return built_in(
        "YAML-ENTRY",
        message,
        location_of(source, key.start, key.end),
        label="no `- ` before it",
        fix=f"Write `- {visible(shorten(written, _LINE_SHOWN))}`; until then it is read as an entry of its own.",
        edits=(TextEdit(place, lead),) if is_alone else (),
    )


def _before(text: str, key: YamlText) -> str:
    """Gives what stands before a key on its line."""
    return text[key.start.index - key.start.column : key.start.index]


def _mapping(pairs: Sequence[Pair], end: Mark, firsts: Sequence[YamlText]) -> YamlMapping:
    values, keys = {key.text: value for key, value in pairs}, {key.text: key for key, _ in pairs}
    repeated = frozenset(one.text for one in firsts if keys.get(one.text) is one)
    return YamlMapping(values, keys, pairs[0][0].start, end, repeated)
