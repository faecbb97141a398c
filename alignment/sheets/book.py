"""The sheets of a model: one a kind with its columns, one for what is said beside values and links, and one that explains."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from alignment.model.field_types import ChoiceType, vocabulary_of
from alignment.model.metamodel import Kind, Metamodel
from alignment.model.strategy import Strategy
from alignment.model.vocabularies import BASIS
from alignment.sheets.items import joined, offered
from alignment.sheets.rows import ElementRow, Item, Said, is_list, is_number, rows_of
from alignment.text import join_words, one_line, shorten

MARK: Final = ("align export", "1")
"""Stands in the first two cells of the first sheet: what this is, and the version of its form."""

ABOUT: Final = "about this file"
DETAILS: Final = "said in full"
WORDS: Final = "words to choose"
"""Are sheets of no kind; no section has a name with a space."""

DETAIL_COLUMNS: Final = ("element", "name", "says", *Item._fields[1:])
_LONGEST_NAME: Final = 31
_RESERVED: Final = "history"
_LONGEST_TITLE: Final = 60
_ANY: Final = "any kind"
_WIDE: Final = frozenset({"title", "summary", "notes", "note", "quote", "comment", "aim"})


class BookColumn(NamedTuple):
    """Describes a column: its head, the name of the list to choose from, and whether nothing else may stand there."""

    name: str
    words: str = ""
    is_strict: bool = False
    is_number: bool = False
    is_wide: bool = False


class BookSheet(NamedTuple):
    """Holds a sheet: a name as every spreadsheet allows it, columns, rows and, row by row, the element that it is of."""

    name: str
    columns: tuple[BookColumn, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    elements: tuple[str, ...] = ()
    is_hidden: bool = False


class Book(NamedTuple):
    """Holds what a file of sheets shows.

    `about` are the rows of the first sheet. `words` are the lists that columns choose from. `notes` stand at cells: by sheet,
    row and column, both from 0 below the heads.
    """

    about: tuple[tuple[str, ...], ...]
    sheets: tuple[BookSheet, ...]
    words: Mapping[str, tuple[str, ...]]
    notes: Mapping[tuple[str, int, int], str] = MappingProxyType({})


def sheet_names(metamodel: Metamodel) -> Mapping[str, str]:
    """Gives by kind the name of its sheet: that of the section, as far as spreadsheets take it."""
    names: dict[str, str] = {}
    for kind in metamodel.kinds.values():
        name = f"{kind.section}_" if kind.section == _RESERVED else kind.section[:_LONGEST_NAME]
        taken = name in names.values()
        names[kind.name] = f"{name[: _LONGEST_NAME - 3]}~{len(names)}" if taken else name
    return MappingProxyType(names)


def book_of(strategy: Strategy, about: Iterable[tuple[str, ...]]) -> Book:
    """Gives the sheets of a strategy; those of kinds of which there is nothing are hidden."""
    rows, metamodel = rows_of(strategy), strategy.metamodel
    sheets = (_sheet(metamodel, kind, [row for row in rows if row.kind == kind.name]) for kind in _ordered(metamodel))
    return Book((MARK, *about), (*sheets, _details(rows)), _words(strategy))


def template_of(metamodel: Metamodel, about: Iterable[tuple[str, ...]]) -> Book:
    """Gives the sheets for whoever begins: all of them empty."""
    sheets = (_sheet(metamodel, kind, ())._replace(is_hidden=False) for kind in _ordered(metamodel))
    return Book((MARK, *about), (*sheets, _details(())), dict(_vocabularies(metamodel)))


def _ordered(metamodel: Metamodel) -> Iterable[Kind]:
    """Gives the kinds that say something before those that are only referred to."""
    return sorted(metamodel.kinds.values(), key=lambda kind: kind.element.IS_REFERENCE)


def _sheet(metamodel: Metamodel, kind: Kind, rows: Sequence[ElementRow]) -> BookSheet:
    columns = tuple(_column(metamodel, kind, one) for one in kind.names)
    cells = tuple(tuple(_cell(kind, column.name, row.said[column.name]) for column in columns) for row in rows)
    return BookSheet(
        sheet_names(metamodel)[kind.name], columns, cells, tuple(row.key for row in rows), is_hidden=not rows
    )


def _column(metamodel: Metamodel, kind: Kind, name: str) -> BookColumn:
    spec = kind.fields.get(name)
    if spec is None:
        return BookColumn(name, _list_of(metamodel, kind.links[name].to))
    vocabulary = vocabulary_of(spec.type)
    return BookColumn(
        name,
        vocabulary.name if vocabulary else "",
        is_strict=isinstance(spec.type, ChoiceType),
        is_number=is_number(kind, name),
        is_wide=name in _WIDE,
    )


def _cell(kind: Kind, name: str, said: Said) -> str:
    texts = [one.text for one in said]
    return joined(texts) if is_list(kind, name) else "".join(texts)


def _details(rows: Iterable[ElementRow]) -> BookSheet:
    """Gives the sheet of what is said beside single values and links."""
    columns = tuple(
        BookColumn(name, BASIS.name if name == "basis" else "", is_strict=name == "basis", is_wide=name in _WIDE)
        for name in DETAIL_COLUMNS
    )
    said = [(row.key, name, item) for row in rows for name, item in _full(row)]
    cells = tuple((key, name, *item) for key, name, item in said)
    return BookSheet(DETAILS, columns, cells, tuple(key for key, _, _ in said))


def _full(row: ElementRow) -> Iterator[tuple[str, Item]]:
    for name, said in row.said.items():
        yield from ((name, one) for one in said if not one.is_bare)


def _list_of(metamodel: Metamodel, kinds: frozenset[str]) -> str:
    """Names the list of all elements of some kinds."""
    return _ANY if kinds == frozenset(metamodel.kinds) else join_words(metamodel.labels(kinds), "or")


def _words(strategy: Strategy) -> Mapping[str, tuple[str, ...]]:
    """Gives the lists that columns choose from: of each vocabulary its words, of links the elements they can lead to."""
    found = dict(_vocabularies(strategy.metamodel))
    for kind in strategy.metamodel.kinds.values():
        for ends in kind.links.values():
            name = _list_of(strategy.metamodel, ends.to)
            if name not in found and (elements := tuple(_offered(strategy, ends.to))):
                found[name] = elements
    return found


def _offered(strategy: Strategy, kinds: frozenset[str]) -> Iterator[str]:
    for element in strategy.elements.values():
        if element.KIND in kinds:
            yield offered(element.id, shorten(one_line(element.title), _LONGEST_TITLE))


def _vocabularies(metamodel: Metamodel) -> Iterator[tuple[str, tuple[str, ...]]]:
    for kind in metamodel.kinds.values():
        for spec in kind.fields.values():
            if vocabulary := vocabulary_of(spec.type):
                yield vocabulary.name, vocabulary.words
