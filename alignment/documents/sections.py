"""Sections that a file begins twice: a second list lower down, or all of it pasted once more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from alignment.documents.document import YamlList, YamlMapping, YamlText, YamlValue, location_of
from alignment.documents.entries import Pair, Repeat
from alignment.documents.limits import FINDINGS_OF_ONE_KIND
from alignment.documents.plain import plain
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, RelatedLocation
from alignment.source import Location, SourceFile, TextEdit
from alignment.text import count_of, shorten, split_lines, visible

_ID: Final = "id"
_SHOWN: Final = 40
_MOST: Final = FINDINGS_OF_ONE_KIND
_ALL_OF_IT: Final = "Delete everything from this line on: it stands above."
_ONE_OF_TWO: Final = "Keep one of the two copies, and delete the other."


class Sections(NamedTuple):
    """Holds the sections of a file, each once; what was found on the way; and the keys that are written twice."""

    root: YamlMapping
    findings: tuple[Finding, ...]
    repeats: tuple[Repeat, ...]


def sections_in(source: SourceFile, text: str, root: YamlMapping, rest: Iterable[Pair]) -> Sections:
    """Joins lists that are begun twice; `rest` is everything from the first key on that is there already.

    A section with nothing but ids that its first has already is a copy of it, and is not read.
    """
    keys, values = dict(root.keys), dict(root.values)
    known = {name: set(_ids(value)) for name, value in values.items()}
    further: dict[str, list[YamlValue]] = {}
    joined: list[Pair] = []
    copied: list[Pair] = []
    repeats: list[Repeat] = []
    for key, value in rest:
        name, ids = key.text, set(_ids(value))
        if name not in keys:
            keys[name], values[name], known[name] = key, value, ids
        elif ids and ids <= known[name]:
            copied.append((key, value))
        elif isinstance(values[name], YamlList) and isinstance(value, YamlList):
            further.setdefault(name, []).extend(value.items)
            known[name] |= ids
            joined.append((key, value))
        else:
            repeats.append(Repeat(keys[name], key))
    whole = {name: _with_more(value, further.get(name, ())) for name, value in values.items()}
    page = _Page(source, split_lines(text))
    findings = [_refuse_second(page, keys[one[0].text], values[one[0].text], one) for one in joined[: _MOST + 1]]
    if copied:
        findings.append(_refuse_copy(page, keys[copied[0][0].text], values, copied))
    repeated = frozenset(one.first.text for one in repeats)
    return Sections(YamlMapping(whole, keys, root.start, root.end, repeated), tuple(findings), tuple(repeats))


def _with_more(value: YamlValue, items: Sequence[YamlValue]) -> YamlValue:
    return YamlList((*value.items, *items), value.start, value.end) if isinstance(value, YamlList) else value


def _ids(value: YamlValue) -> Iterator[str]:
    for item in value.items if isinstance(value, YamlList) else (value,):
        written = item.values.get(_ID) if isinstance(item, YamlMapping) else None
        if isinstance(written, YamlText):
            yield written.text


class _Page(NamedTuple):
    """Holds the lines of a file."""

    source: SourceFile
    lines: Sequence[str]

    def taken(self, start: int, end: int) -> Location:
        """Gives the place of whole lines, from 0, up to one that is left; the last line may have no line break."""
        if end < len(self.lines):
            return Location(self.source.path, start + 1, 1, end + 1, 1)
        return Location(self.source.path, start + 1, 1, len(self.lines), len(self.lines[-1]) + 1)

    def end_of(self, value: YamlValue) -> int:
        """Gives the line, from 0, behind the last one of a list that is neither empty nor a comment."""
        end = value.end.line + (value.end.column > 0)
        return max((at + 1 for at in range(value.start.line, end) if _is_content(self.lines[at])), default=end)


def _refuse_second(page: _Page, first: YamlText, above: YamlValue, second: Pair) -> Finding:
    key = second[0]
    named = f"`{visible(shorten(key.text, _SHOWN))}`"
    related = RelatedLocation(location_of(page.source, first.start, first.end), f"{named} is first begun here")
    return built_in(
        "YAML-SECTION",
        f"{page.source.path} begins {named} a second time; both lists are read",
        location_of(page.source, key.start, key.end),
        label="the second",
        fix=f"Move its entries to the end of those under {named} in line {first.start.line + 1}, and delete this line.",
        facet=key.text,
        related=(related,),
        edits=_moved(page, above, second),
    )


def _moved(page: _Page, above: YamlValue, second: Pair) -> tuple[TextEdit, ...]:
    """Gives the changes that put the entries of a second list under the first; none where they stand otherwise."""
    key, value = second
    line, end_of_first, end = key.start.line, page.end_of(above), page.end_of(value)
    if page.lines[line].rstrip() != f"{key.text}:" or above.start.column != value.start.column:
        return ()
    if end_of_first >= line:
        return (TextEdit(page.taken(line, line + 1), ""),)
    entries = "".join(f"{one}\n" for one in page.lines[line + 1 : end])
    put = page.taken(end_of_first, end_of_first)
    return (TextEdit(put, entries), TextEdit(page.taken(line, end), ""))


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _refuse_copy(page: _Page, first: YamlText, values: Mapping[str, YamlValue], copied: Sequence[Pair]) -> Finding:
    """Says once of all sections that are there already that they are; deletes them where they say the same."""
    line = copied[0][0].start.line
    above, again = ("\n".join(part).strip() for part in (page.lines[:line], page.lines[line:]))
    is_same = again in above and all(plain(value) == plain(values[key.text]) for key, value in copied)
    named = f"`{visible(shorten(first.text, _SHOWN))}`"
    more = f" and {count_of(len(copied) - 1, 'more section')}" if len(copied) > 1 else ""
    return built_in(
        "YAML-COPY",
        f"{page.source.path} holds {named}{more} a second time, with elements that it has already; the second is not read",
        page.source.location(line + 1, 1, width=len(first.text)),
        label="the second begins here",
        fix=_ALL_OF_IT if is_same else _ONE_OF_TWO,
        related=(RelatedLocation(location_of(page.source, first.start, first.end), "the first begins here"),),
        edits=(TextEdit(page.taken(line, len(page.lines)), ""),) if is_same else (),
    )
