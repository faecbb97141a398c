"""The one place that knows PyYAML: its stream of events, built into texts, lists and mappings.

Every scalar stays text. Anchors, aliases, merge keys, tags, directives, further documents and keys that are not text
are refused where they stand. PyYAML's own constructors are never used: they guess types and expand aliases.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NoReturn, TypeAlias, cast

import yaml
from yaml import events

from alignment.documents import limits
from alignment.documents.characters import blank_unwanted, first_unwanted, place_of
from alignment.documents.comments import comment_behind
from alignment.documents.document import ABSENT, Mark, YamlList, YamlMapping, YamlText, YamlValue, location_of
from alignment.documents.entries import Pair, Repeat, entries_in, has_dash, refuse_without_dash
from alignment.documents.repairs import STAND_IN, Stop
from alignment.documents.rewrite import in_quotes
from alignment.documents.sections import sections_in
from alignment.documents.syntax import COLON_IN_BRACKETS, SPACE_AFTER_COLON, said_plainly
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, RelatedLocation
from alignment.source import SourceFile, TextEdit
from alignment.text import shorten, visible

if TYPE_CHECKING:
    from collections.abc import Callable

LoaderClass: TypeAlias = "type[yaml.BaseLoader | yaml.CBaseLoader]"

IS_FASTEST: Final[bool] = yaml.__with_libyaml__
"""Tells whether libyaml reads YAML here."""

FASTEST: Final[LoaderClass] = yaml.CBaseLoader if IS_FASTEST else yaml.BaseLoader

_MERGE: Final = "<<"
_NO_BREAK_SPACE_AFTER_COLON: Final = ":\u00a0"
_COMMENT_IN_HEADER: Final = re.compile(r"[|>][-+0-9]*#")
_COLON_AND_BRACKET: Final = re.compile(r"\s*:[,\[\]{}]")
_USUAL_STYLES: Final = frozenset({None, "", "'"})
_YAML_TAGS: Final = "tag:yaml.org,2002:"
_SHOWN: Final = 40
_TOO_DEEP: Final = "exceeded maximum nesting depth"
"""Is what libyaml says from its version 0.2.6 on, at a thousand lists and mappings in one another."""

_marks: Final = cast(
    "Callable[[events.Event], tuple[Mark, Mark]]",
    attrgetter("start_mark", "end_mark"),
)


def is_pure(loader: LoaderClass) -> bool:
    """Tells whether the loader is the slow one, written in Python."""
    return issubclass(loader, yaml.BaseLoader)


def read_events(
    source: SourceFile, text: str, loader: LoaderClass
) -> tuple[YamlValue | None, tuple[Finding, ...], Stop | None]:
    """Builds the value of a text's first document.

    Gives the value, what was refused on the way, and where reading stopped short, if it did.
    """
    builder = _Builder(source, text, loader)
    try:
        root = builder.document()
    except _Halted as halted:
        return None, tuple(builder.findings), halted.stop
    except yaml.MarkedYAMLError as fault:
        index = cast("yaml.Mark", fault.problem_mark).index
        if fault.problem == _TOO_DEEP:
            # This parser refuses what is far too deep before it gives any of it; what comes before is too deep for us.
            return read_events(source, text[:index], loader)
        return None, tuple(builder.findings), _stop_of(source, text, fault)
    finally:
        builder.dispose()
    return root, tuple(builder.findings), None


def _stop_of(source: SourceFile, text: str, fault: yaml.MarkedYAMLError) -> Stop:
    index = cast("yaml.Mark", fault.problem_mark).index
    began = fault.context_mark.index if fault.context_mark else None
    finding = said_plainly(source, text, f"{fault.context}: {fault.problem}", index, began)
    return Stop(index, str(fault.problem), finding)


class _Halted(Exception):  # noqa: N818 - not an error: the way out of a deep value
    """Carries what made reading stop out of however many lists and mappings."""

    def __init__(self, stop: Stop) -> None:
        super().__init__()
        self.stop = stop


class _Builder:
    """Builds one document from events, counting what has a limit."""

    def __init__(self, source: SourceFile, text: str, loader: LoaderClass) -> None:
        self.findings: list[Finding] = []
        self._source = source
        self._read = text
        self._loader = loader(text)
        self._next = _steady(self._loader)
        self._has_stand_in = STAND_IN in text
        self._values = 0
        self._brackets = 0
        self._refused: Counter[str] = Counter()

    def dispose(self) -> None:
        """Lets the parser go."""
        self._loader.dispose()

    def document(self) -> YamlValue | None:
        """Builds the first document and refuses any other; None where the file holds none."""
        self._next()
        begin = self._next()
        if not isinstance(begin, events.DocumentStartEvent):
            return None
        root = self._value(self._next(), 1)
        self._next()
        further = self._next()
        if isinstance(further, events.DocumentStartEvent):
            self._refuse("YAML-DOCUMENTS", "holds a second document", further)
        is_empty = isinstance(root, YamlText) and root.plain and not root.text
        return None if is_empty else root

    def _value(self, event: events.Event, depth: int) -> YamlValue:
        """Builds one value; the first lines are the path that a quarter of a million texts take."""
        if isinstance(event, events.ScalarEvent):
            is_usual = event.anchor is None and event.tag is None and event.style in _USUAL_STYLES
            is_odd = self._has_stand_in or not event.value or (self._brackets and "?" in event.value)
            if is_usual and not is_odd and len(event.value) <= limits.TEXT_CHARACTERS:
                return YamlText(event.value, not event.style, *_marks(event))
            return self._text(event)
        if isinstance(event, events.AliasEvent):
            self._refuse("YAML-ALIAS", f"uses the alias `*{shorten(str(event.anchor), _SHOWN)}`", event)
            return _absent(event)
        return self._collection(cast("events.CollectionStartEvent", event), depth)

    def _collection(self, begin: events.CollectionStartEvent, depth: int) -> YamlList | YamlMapping:
        self._check_decoration(begin)
        if depth > limits.DEPTH:
            self._halt(begin, f"holds lists and mappings more than {limits.DEPTH} deep")
        self._brackets += bool(begin.flow_style)
        is_list = isinstance(begin, events.SequenceStartEvent)
        value = self._list(begin, depth) if is_list else self._mapping(cast("events.MappingStartEvent", begin), depth)
        self._brackets -= bool(begin.flow_style)
        return value

    def _text(self, event: events.ScalarEvent) -> YamlText:
        """Builds a text that has something about it: an anchor, a tag, escapes, a stand-in or great length."""
        text: str = event.value
        self._check_decoration(event)
        if len(text) > limits.TEXT_CHARACTERS:
            self._refuse("YAML-LIMIT", f"holds a text of more than {limits.TEXT_CHARACTERS:,} characters", event)
            return _absent(event)
        if event.style == '"':
            return YamlText(self._unescaped(text, event), False, *_marks(event))  # noqa: FBT003 - not plain
        if not text and not event.style:
            return self._empty(event)
        if _COMMENT_IN_HEADER.match(self._read, _marks(event)[0].index):
            says = "is not valid YAML: a comment begins directly after the `|` or `>`"
            self._refuse("YAML-SYNTAX", says, event, fix="Put a space before the `#`.")
        if self._brackets and not event.style and "?" in text:
            self._refuse("YAML-QUESTION", "has a question mark in a text in brackets", event)
        return YamlText(text.replace(STAND_IN, ":"), not event.style, *_marks(event))

    def _empty(self, event: events.ScalarEvent) -> YamlText:
        """Builds what was left empty; a word directly behind a `#` is read as the text that it must have been."""
        nothing = YamlText("", True, *_marks(event))  # noqa: FBT003 - plain
        found = comment_behind(self._read, nothing)
        if found is None or not found.is_cut:
            return nothing
        place = location_of(self._source, found.comment.start, found.comment.end)
        written = in_quotes(found.comment.text)
        message = f"{self._source.path} has a text that begins with `#`, which YAML takes for a comment"
        fix, edits = f"Write {visible(written)}, with the whole text in quotes.", (TextEdit(place, written),)
        self._take((built_in("YAML-CUT", message, place, label="read as the text", fix=fix, edits=edits),))
        return found.comment

    def _unescaped(self, text: str, event: events.ScalarEvent) -> str:
        """Refuses and blanks what a text in double quotes spells out and nobody could see."""
        if named := first_unwanted(text):
            fix = "Write the text without it; where a backslash is meant, write two."
            self._refuse("YAML-CHARACTER", f"spells out {named}, which cannot be seen", event, fix=fix)
        return blank_unwanted(text)

    def _list(self, begin: events.Event, depth: int) -> YamlList:
        items: list[YamlValue] = []
        event = self._next()
        while not isinstance(event, events.SequenceEndEvent):
            if len(items) == limits.LIST_ITEMS:
                self._halt(event, f"holds a list of more than {limits.LIST_ITEMS:,} entries")
            value = self._value(event, depth + 1)
            if isinstance(value, YamlList) and isinstance(event, events.MappingStartEvent):
                items.extend(value.items)
            else:
                items.append(value)
            event = self._next()
        self._count(len(items), event)
        return YamlList(tuple(items), _marks(begin)[0], _marks(event)[1])

    def _mapping(self, begin: events.MappingStartEvent, depth: int) -> YamlMapping | YamlList:
        """Builds a mapping; a list where several entries were read as one for want of a dash."""
        values: dict[str, YamlValue] = {}
        keys: dict[str, YamlText] = {}
        rest: list[Pair] = []
        written = 0
        event = self._next()
        while not isinstance(event, events.MappingEndEvent):
            if written == limits.MAPPING_KEYS:
                self._halt(event, f"holds a mapping of more than {limits.MAPPING_KEYS:,} keys")
            written += 1
            key = self._value(event, depth + 1)
            value = self._value(self._next(), depth + 1)
            usable = self._usable_key(key, event)
            if usable is not None and (rest or usable.text in keys):
                rest.append((usable, value))
            elif usable is not None:
                keys[usable.text] = usable
                values[usable.text] = value
            event = self._next()
        self._count(2 * written, event)
        mapping = YamlMapping(values, keys, _marks(begin)[0], _marks(event)[1])
        return self._with_rest(mapping, rest, begin, depth) if rest else mapping

    def _with_rest(
        self, mapping: YamlMapping, rest: list[Pair], begin: events.MappingStartEvent, depth: int
    ) -> YamlMapping | YamlList:
        """Makes sense of keys that are written twice: sections begun twice, entries without a dash, or neither."""
        if depth == 1:
            sections = sections_in(self._source, self._read, mapping, rest)
            self._take(sections.findings)
            self._refuse_repeats(sections.repeats)
            return sections.root
        entries = entries_in(mapping, rest, may_split=not begin.flow_style)
        self._refuse_repeats(entries.repeats)
        first = next(iter(mapping.keys.values()))
        begins = [next(iter(one.keys.values())) for one in entries.parts]
        lacking = begins[1:] if has_dash(self._read, first) else begins
        if len(begins) == 1:
            return entries.parts[0]
        self._take(
            refuse_without_dash(self._source, self._read, one, first)
            for one in lacking[: limits.FINDINGS_OF_ONE_KIND + 1]
        )
        return YamlList(entries.parts, mapping.start, mapping.end)

    def _refuse_repeats(self, repeats: tuple[Repeat, ...]) -> None:
        for first, again in repeats:
            named = f"`{visible(shorten(again.text, _SHOWN))}`"
            place = location_of(self._source, first.start, first.end)
            related = RelatedLocation(place, f"{named} is first written here")
            self._refuse("YAML-DUPLICATE-KEY", f"has the key {named} twice", again, related=(related,))

    def _count(self, values: int, event: events.Event) -> None:
        """Counts values where a list or mapping ends."""
        self._values += values
        if self._values > limits.VALUES:
            self._halt(event, f"holds more than {limits.VALUES:,} values")

    def _usable_key(self, key: YamlValue, event: events.Event) -> YamlText | None:
        if not isinstance(key, YamlText) or not key.text:
            self._refuse("YAML-KEY", "has a key that is not text", event)
            return None
        if key.text == _MERGE and key.plain:
            self._refuse("YAML-MERGE", "uses a merge key", event)
            return None
        if key.plain and _COLON_AND_BRACKET.match(self._read, key.end.index):
            self._refuse("YAML-SYNTAX", f"is not valid YAML: {COLON_IN_BRACKETS}", event, fix=SPACE_AFTER_COLON)
            return None
        if key.plain and _NO_BREAK_SPACE_AFTER_COLON in key.text:
            self._refuse("YAML-SPACE", "has a non-breaking space after a colon", event)
            return None
        return key

    def _check_decoration(self, event: events.ScalarEvent | events.CollectionStartEvent) -> None:
        """Refuses an anchor or a tag; the value itself still counts."""
        if event.anchor is not None:
            self._refuse("YAML-ANCHOR", f"has the anchor `&{shorten(event.anchor, _SHOWN)}`", event)
        if event.tag is not None:
            written = event.tag.replace(_YAML_TAGS, "!!")
            self._refuse("YAML-TAG", f"has the tag `{visible(shorten(written, _SHOWN))}`", event)

    def _refuse(
        self,
        code: str,
        says: str,
        at: events.Event | YamlText,
        *,
        fix: str = "",
        related: tuple[RelatedLocation, ...] = (),
    ) -> None:
        """Adds a finding."""
        start, end = (at.start, at.end) if isinstance(at, YamlText) else _marks(at)
        place = location_of(self._source, start, end)
        message = f"{self._source.path} {says}"
        self._take((built_in(code, message, place, label="here", fix=fix, related=related),))

    def _take(self, findings: Iterable[Finding]) -> None:
        """Adds findings; of one kind only so many, the rest of the file is then said to hold more."""
        for one in findings:
            self._refused[one.rule] += 1
            if self._refused[one.rule] <= limits.FINDINGS_OF_ONE_KIND:
                self.findings.append(one)
            elif self._refused[one.rule] == limits.FINDINGS_OF_ONE_KIND + 1:
                says = f"{one.says}; further ones like it in this file are not listed"
                self.findings.append(replace(one, says=says))

    def _halt(self, event: events.Event, says: str) -> NoReturn:
        index = _marks(event)[0].index
        place = place_of(self._source, self._read, index)
        message = f"{self._source.path} {says}"
        raise _Halted(Stop(index, says, built_in("YAML-LIMIT", message, place, label="reading stops here")))


def _steady(loader: "yaml.BaseLoader | yaml.CBaseLoader") -> "Callable[[], events.Event]":
    """Gives the source of events; the parser in Python raises what Python raises where an escape is no character."""
    step = cast("Callable[[], events.Event]", loader.get_event)
    if not isinstance(loader, yaml.BaseLoader):
        return step

    def guarded() -> events.Event:
        try:
            return step()
        except (ValueError, OverflowError) as fault:
            problem = "found invalid Unicode character escape code"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=loader.get_mark()) from fault

    return guarded


def _absent(event: events.Event) -> YamlText:
    """Gives what counts as absent in place of a value that was refused, which is said there and nowhere else."""
    return YamlText(ABSENT, True, *_marks(event))  # noqa: FBT003 - the second part of the named tuple
