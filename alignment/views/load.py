"""From view files to views: every mistake in a file is a finding at its place, all of them at once."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NamedTuple, TypeVar

from alignment.documents.document import YamlDocument, YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Codes, Reader
from alignment.findings.finding import Finding, in_reading_order
from alignment.model.metamodel import Metamodel
from alignment.text import shorten, visible
from alignment.views.view import (
    SAID,
    ColumnView,
    CountView,
    ListView,
    PartView,
    SayView,
    SectionView,
    StepView,
    TableView,
    Views,
)

_Read = TypeVar("_Read")

_CODES: Final = Codes(key="VIEW-KEY", value="VIEW-VALUE", required="VIEW-VALUE")
_UNREAD: Final = "FILE-NOT-READ"
"""Said of what is no file of views: it may be one of the model, which is then not whole."""

_VERSION: Final = "align_views"
_LANGUAGE: Final = "1"
_KEYS: Final = (_VERSION, "tables", "thread", "spreadsheet", "annex")
_COLUMN: Final = ("heading", "field", "link", "or_until", "unit", "between")
_TABLE_COLUMN: Final = (*_COLUMN, "spread", "gather", "optional")
_ANNEX_COLUMN: Final = (*_COLUMN, "else", "findings")
_STEP: Final = ("of", "onward", "wants", "begins", "unled")
_ANSWERS: Final = ("yes", "no")
_SHOWN: Final = 40


def load_views(documents: Iterable[YamlDocument], metamodel: Metamodel) -> tuple[Views, tuple[Finding, ...]]:
    """Reads view files in the order given, each adding to those before it; what has a mistake in it is left out."""
    views, findings = Views(), list[Finding]()
    for document in documents:
        reader = _ViewReader(Reader(document, _CODES), metamodel, {one.id for one in views.tables})
        views = _joined(views, reader.views())
        findings += reader.reader.findings
    return views, in_reading_order(findings)


def _joined(one: Views, other: Views) -> Views:
    """Joins what two files say: a step of a kind takes the place of another, sections of one heading are one."""
    steps = {step.of: step for step in (*one.steps, *other.steps)}
    annex: dict[str, SectionView] = {}
    for section in (*one.annex, *other.annex):
        before = annex.get(section.heading, SectionView(section.heading, ()))
        annex[section.heading] = before._replace(parts=(*before.parts, *section.parts))
    return Views(
        tables=(*one.tables, *other.tables),
        steps=tuple(steps.values()),
        intro=one.intro or other.intro,
        nothing=one.nothing or other.nothing,
        spreadsheet=(*one.spreadsheet, *other.spreadsheet),
        annex=tuple(annex.values()),
    )


class _Known(NamedTuple):
    """Names the fields and links that can be shown of elements of a kind, links as seen from there."""

    of: str
    fields: Collection[str]
    links: Collection[str]


@dataclass(slots=True, eq=False, repr=False)
class _ViewReader:
    """Reads one file of views; `taken` are the ids of tables that there are already, `stepped` the kinds of its steps."""

    reader: Reader
    metamodel: Metamodel
    taken: set[str]
    stepped: set[str] = field(default_factory=set)

    def views(self) -> Views:
        """Reads everything that the file says."""
        root = self.reader.document.root
        version = root.values.get(_VERSION) if isinstance(root, YamlMapping) else None
        if not isinstance(root, YamlMapping) or not isinstance(version, YamlText) or version.text.strip() != _LANGUAGE:
            self._refuse_file(version or root)
            return Views()
        self.reader.check_keys(root, _KEYS, "a file of views")
        thread = self.reader.mapping(root.values.get("thread"), "`thread`")
        annex = self.reader.items(root.values.get("annex"), "`annex`")
        views = Views(
            tables=self._each(root.values.get("tables"), "`tables`", self._table),
            spreadsheet=self._columns(root.values.get("spreadsheet"), _COLUMN, self._known("")),
            annex=tuple(section for item in annex if (section := self._section(item))),
        )
        return self._with_thread(views, thread) if thread else views

    def _refuse_file(self, place: YamlValue | None) -> None:
        document = self.reader.document
        if document.is_whole:
            message = f"{document.source.path} is not a file of views"
            fix = f"Begin it with `{_VERSION}: {_LANGUAGE}`, or take it out of `views`."
            label = f"no `{_VERSION}: {_LANGUAGE}` here"
            self.reader.refuse(_UNREAD, message, document.locate(place), fix=fix, label=label)

    def _with_thread(self, views: Views, thread: YamlMapping) -> Views:
        self.reader.check_keys(thread, ("intro", "nothing", "steps"), "`thread`")
        return views._replace(
            intro=self._text(thread, "intro"),
            nothing=self._text(thread, "nothing"),
            steps=self._each(thread.values.get("steps"), "`steps`", self._step),
        )

    def _each(
        self, value: YamlValue | None, what: str, read: Callable[[YamlMapping], _Read | None]
    ) -> tuple[_Read, ...]:
        """Reads the entries of a list; those with a mistake in them are left out."""
        entries: list[_Read] = []
        for item in self.reader.items(value, what):
            before = len(self.reader.findings)
            mapping = self.reader.mapping(item, f"An entry of {what}")
            found = read(mapping) if mapping else None
            if found is not None and len(self.reader.findings) == before:
                entries.append(found)
        return tuple(entries)

    def _table(self, mapping: YamlMapping) -> TableView:
        self.reader.check_keys(mapping, ("id", "title", "intro", "of", "name_gaps", "columns"), "a table")
        table = self._rows(mapping, "of", _TABLE_COLUMN)._replace(
            id=self._needed(mapping, "id", "The table"),
            title=self._needed(mapping, "title", "The table"),
            intro=self._text(mapping, "intro"),
            names_gaps=self._is(mapping, "name_gaps"),
        )
        self._claim(table.id, self.taken, mapping.values.get("id"), "There is a table", "Give it another id.")
        return table

    def _claim(self, name: str, taken: set[str], place: YamlValue | None, what: str, fix: str) -> None:
        """Refuses a name that is taken already: of two alike one would go unseen, or what it shows be shown twice."""
        if name in taken and name and place is not None:
            message = f"{what} `{visible(shorten(name, _SHOWN))}` already"
            self.reader.refuse(_CODES.value, message, place, fix=fix, label="taken")
        taken.add(name)

    def _rows(self, mapping: YamlMapping, key: str, words: Collection[str]) -> TableView:
        """Reads of which kind the rows are, and the columns, whose names are then those of the kind."""
        kind = self._kind(mapping, key, "The table")
        columns = self.reader.require(mapping, "columns", "The table")
        return TableView(kind, self._columns(columns, words, self._known(kind)))

    def _columns(self, value: YamlValue | None, words: Collection[str], known: _Known) -> tuple[ColumnView, ...]:
        return self._each(value, "the columns", partial(self._column, words, known, set[str]()))

    def _column(self, words: Collection[str], known: _Known, headings: set[str], mapping: YamlMapping) -> ColumnView:
        before = len(self.reader.findings)
        self.reader.check_keys(mapping, words, "a column here")
        column = ColumnView(
            heading=self._needed(mapping, "heading", "The column"),
            fields=self._names(mapping, "field", known.fields, f"a field of {known.of}"),
            link=self._name(mapping, "link", known.links, f"a link of {known.of}"),
            until=self._name(mapping, "or_until", known.fields, f"a field of {known.of}"),
            unit=self._name(mapping, "unit", known.fields, f"a field of {known.of}"),
            between=self._raw(mapping, "between"),
            otherwise=self._text(mapping, "else"),
            is_spread=self._is(mapping, "spread"),
            is_gathered=self._is(mapping, "gather"),
            is_optional=self._is(mapping, "optional"),
            has_findings=self._is(mapping, "findings"),
        )
        fix = "Give it another heading, or take one of the two out."
        self._claim(column.heading, headings, mapping.values.get("heading"), "There is a column", fix)
        needs_link = column.is_spread or column.is_gathered
        is_shown = column.link or (not needs_link and (column.fields or column.has_findings))
        if not is_shown and len(self.reader.findings) == before:
            fix = "Write `link:`." if needs_link else "Write `field:` or `link:`."
            self._refuse(mapping, "The column shows nothing", fix)
        return column

    def _step(self, mapping: YamlMapping) -> StepView:
        self.reader.check_keys(mapping, _STEP, "a step")
        kind = self._kind(mapping, "of", "The step")
        fix = "Write all that it says in one of the two."
        self._claim(kind, self.stepped, mapping.values.get("of"), "There is a step of", fix)
        known = self._known(kind)
        return StepView(
            of=kind,
            onward=self._names(mapping, "onward", known.links, f"a link of {known.of}"),
            wants=self._names(mapping, "wants", [*known.links, *known.fields], f"a link or field of {known.of}"),
            begins=self._is(mapping, "begins"),
            unled=self._text(mapping, "unled"),
        )

    def _section(self, item: YamlValue) -> SectionView | None:
        mapping = self.reader.mapping(item, "A section")
        if mapping is None:
            return None
        self.reader.check_keys(mapping, ("heading", "parts"), "a section")
        heading = self._needed(mapping, "heading", "The section")
        return SectionView(heading, self._each(mapping.values.get("parts"), "`parts`", self._part))

    def _part(self, mapping: YamlMapping) -> PartView | None:
        readers: dict[str, Callable[[YamlMapping], PartView]] = {
            "table": self._annex_table,
            "list": self._list,
            "count": self._count,
            "say": self._say,
        }
        found = next((name for name in readers if name in mapping.values), None)
        if found is None:
            fix = "Begin it with `table:`, `list:`, `count:` or `say:`."
            self._refuse(mapping, "The part shows nothing", fix)
            return None
        return readers[found](mapping)

    def _annex_table(self, mapping: YamlMapping) -> TableView:
        self.reader.check_keys(mapping, ("table", "heading", "nothing", "columns"), "a table of the annex")
        table = self._rows(mapping, "table", _ANNEX_COLUMN)
        heading, nothing = (self._needed(mapping, key, "The table") for key in ("heading", "nothing"))
        return table._replace(heading=heading, nothing=nothing)

    def _list(self, mapping: YamlMapping) -> ListView:
        self.reader.check_keys(mapping, ("list", "intro", "nothing", "to", "about", "unnamed"), "a list")
        kind = self._kind(mapping, "list", "The list")
        known = self._known(kind)
        to, about = (self._name(mapping, key, known.links, f"a link of {known.of}") for key in ("to", "about"))
        intro = "" if to else self._needed(mapping, "intro", "The list")
        unnamed = self._needed(mapping, "unnamed", "The list") if to else ""
        return ListView(kind, self._needed(mapping, "nothing", "The list"), intro, to, about, unnamed)

    def _count(self, mapping: YamlMapping) -> CountView:
        self.reader.check_keys(mapping, ("count", "with", "says"), "a count")
        kind = self._kind(mapping, "count", "The count")
        known = self._known(kind)
        given = self._name(mapping, "with", known.fields, f"a field of {known.of}")
        return CountView(kind, given, self._needed(mapping, "says", "The count"))

    def _say(self, mapping: YamlMapping) -> SayView:
        self.reader.check_keys(mapping, ("say",), "such a part")
        return SayView(self._name(mapping, "say", SAID, "known to `say`"))

    def _known(self, kind: str) -> _Known:
        """Gives what can be shown of a kind; of any where none is named, or its name is not known."""
        kinds = [self.metamodel.kinds[kind]] if kind else [*self.metamodel.kinds.values()]
        fields = dict.fromkeys(name for one in kinds for name in one.fields)
        links = dict.fromkeys(name for one in kinds for name in self.metamodel.links_of(one.name))
        return _Known(kinds[0].one if kind else "any kind", fields, links)

    def _kind(self, mapping: YamlMapping, key: str, what: str) -> str:
        value = self.reader.require(mapping, key, what)
        text = self.reader.only_text(value, f"`{key}`") if value is not None else None
        return (self.reader.word(text, self.metamodel.kinds, "a kind of element") if text else None) or ""

    def _name(self, mapping: YamlMapping, key: str, allowed: Collection[str], what: str) -> str:
        return next(iter(self._names(mapping, key, allowed, what)), "")

    def _names(self, mapping: YamlMapping, key: str, allowed: Collection[str], what: str) -> tuple[str, ...]:
        """Gives names of a list, or one alone; each that is not allowed is a finding."""
        named: set[str] = set()
        texts = self.reader.texts(mapping.values.get(key), f"`{key}`")
        for one in texts:
            self._claim(one.text, named, one, f"`{key}` names", "Take one of the two out.")
        return tuple(name for one in texts if (name := self.reader.word(one, allowed, what)))

    def _is(self, mapping: YamlMapping, key: str) -> bool:
        return self._name(mapping, key, _ANSWERS, f"a value of `{key}`") == "yes"

    def _refuse(self, mapping: YamlMapping, message: str, fix: str) -> None:
        place = self.reader.place_of(mapping)
        self.reader.refuse(_CODES.value, message, place, fix=fix, label="shows nothing")

    def _needed(self, mapping: YamlMapping, key: str, what: str) -> str:
        return self.reader.text(self.reader.require(mapping, key, what), f"`{key}`") or ""

    def _text(self, mapping: YamlMapping, key: str) -> str:
        return self.reader.text(mapping.values.get(key), f"`{key}`") or ""

    def _raw(self, mapping: YamlMapping, key: str) -> str:
        """Gives a text with the spaces at its ends, which matter between two others."""
        value = mapping.values.get(key)
        text = self.reader.only_text(value, f"`{key}`") if value is not None else None
        return text.text if text else ""
