"""A row of an action plan as elements: the action, who does it, what it is for, how anybody can tell, what was seen."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from alignment.importing.columns import DATES, FIGURES, OF_MEASURES, POSTS, SEEN, TEXTS
from alignment.importing.drafts import Draft, Drafts
from alignment.importing.mapping import TableMapping
from alignment.importing.tables import Left, TableRow
from alignment.importing.values import (
    NOTHING,
    NotRead,
    ReadNumber,
    items_of,
    kind_of_owner,
    nothing_in,
    nothing_said_in,
    posts_of,
    read_amount,
    read_date,
    read_frequency,
    read_rag,
    read_status,
    type_of_role,
)
from alignment.model.free_ids import nearest_id
from alignment.model.vocabularies import RAG
from alignment.model.word_guesses import usual_words
from alignment.tables.grid import GridCell
from alignment.text import fold

_NO_ACTION: Final = "stands in a row that names no action"
_NO_ACTION_NAMED: Final = "belongs to an action, and the row names none"
_NO_MEASURE: Final = "belongs to a measure, and the row names none, or several"
_MIXED: Final = "has no % and the others of its row have: nobody can tell whether per cent are meant"
_FIRST: Final = ("title", "measured_by", "owner")
_PER_CENT: Final = "%"
_MADE: Final[Mapping[str, str]] = {"advances": "ambition", "overseen_by": "board"}
_WORDS: Final[Mapping[str, Callable[[str], str | NotRead]]] = {"status": read_status, "rag": read_rag}
Why: TypeAlias = NotRead | None


@dataclass(slots=True, eq=False)
class _Subject:
    """Holds what a row is about: an action or a measure, and the measures that it names.

    `has_id` tells that its id is what its first row calls it by.
    """

    draft: Draft
    measures: list[Draft] = field(default_factory=list)
    has_id: bool = False
    unit: str = ""

    @property
    def measure(self) -> Draft | None:
        return self.measures[0] if len(self.measures) == 1 else None


@dataclass(slots=True, eq=False)
class Rows:
    """Reads rows of tables into drafts; `words` gathers words for a status that nobody could tell."""

    drafts: Drafts
    mapping: TableMapping
    words: dict[str, str] = field(default_factory=dict)
    last: _Subject | None = None

    def read(self, row: TableRow, meanings: Mapping[int, str], ambition: str) -> Iterator[Left]:
        """Reads a row, and gives the cells of it that say nothing that could be read; `ambition` is what it stands under."""
        cells = [(meaning, cell) for place, cell in row.cells.items() if (meaning := meanings.get(place, ""))]
        subject = self._subject(dict(reversed(cells)))
        if subject is None:
            yield from (Left(cell, _NO_ACTION) for _, cell in cells if not cell.is_repeat)
            return
        self.last = subject
        subject.unit = _unit_of(cells)
        asked = {one.partition(" ")[0] for one in meanings.values()}
        asked |= set(POSTS) if "owner" in asked else set()
        cells.sort(key=lambda one: _FIRST.index(one[0]) if one[0] in _FIRST else len(_FIRST))
        for meaning, cell in cells:
            why = (
                NotRead(cell.fault) if cell.fault else _nothing_in(meaning, cell) or self._take(subject, meaning, cell)
            )
            if why and not cell.is_repeat:
                yield Left(cell, why.why)
        if ambition and subject.draft.kind == "action" and "advances" not in subject.draft.links:
            subject.draft.link("advances", ambition)
        subject.draft.asked |= asked
        if subject.measure:
            subject.measure.asked |= asked.intersection(OF_MEASURES)

    def _subject(self, cells: Mapping[str, GridCell]) -> _Subject | None:
        """Gives what a row is about; a title that is merged with the one above goes on with that."""
        title, measure = cells.get("title"), cells.get("measured_by")
        if title and not title.fault and not _nothing_in("title", title):
            if title.is_repeat and self.last:
                return self.last
            wanted, name = (_said_in(cells.get(one)) for one in ("id", "reference"))
            id_ = nearest_id(wanted) or ""
            draft = self.drafts.add("action", _line(title.text), id_, name or wanted)
            return _Subject(draft, has_id=draft.id == id_)
        if title is None and measure and _says_something(measure):
            draft = self.drafts.named("measure", _line(measure.text))
            return _Subject(draft, [draft])
        return None

    def _take(self, subject: _Subject, meaning: str, cell: GridCell) -> Why:
        field_name, _, date = meaning.partition(" ")
        if field_name == SEEN:
            return _see(subject, date, cell.text)
        take = next(take for fields, take in self._ways() if field_name in fields)
        return take(subject, field_name, cell)

    def _ways(self) -> tuple[tuple[tuple[str, ...], Callable[[_Subject, str, GridCell], Why]], ...]:
        return (
            (("title",), lambda _subject, _name, _cell: None),
            (("id", "reference"), _take_id),
            (TEXTS, _take_text),
            (OF_MEASURES, _take_of_measure),
            (DATES, _take_date),
            (tuple(_WORDS), self._take_word),
            (("how_often",), _take_frequency),
            (("cost",), _take_cost),
            (POSTS, self._take_posts),
            (tuple(_MADE), self._take_named),
            (("measured_by",), self._take_measures),
        )

    def _take_word(self, subject: _Subject, name: str, cell: GridCell) -> Why:
        if subject.draft.kind != "action":
            return NotRead(_NO_ACTION_NAMED)
        word = self.mapping.words.get(fold(cell.text)) or cell.text
        found = _WORDS[name](word)
        if isinstance(found, NotRead):
            self.words.setdefault(_line(cell.text), "")
            found = NotRead(f"{found.why} Or say what it stands for in import.yaml, under `words`.")
        return _put(subject.draft, name, found)

    def _take_posts(self, subject: _Subject, name: str, cell: GridCell) -> Why:
        titles, fields = posts_of(cell.text), subject.draft.texts
        if not titles:
            return NOTHING
        if subject.draft.kind != "action" and name == "supported_by":
            return NotRead(_NO_ACTION_NAMED)
        for title in titles:
            kind = "role" if name == "supported_by" else kind_of_owner(title)
            found = self.drafts.named(kind, title)
            if kind == "role" and not found.is_known:
                found.texts["type"] = type_of_role(title)
            if name == "owner" and kind == "role" and name not in fields:
                fields[name] = found.id
            elif fields.get("owner") != found.id:
                subject.draft.link("responsible" if name == "owner" else name, found.id)
        return None

    def _take_named(self, subject: _Subject, name: str, cell: GridCell) -> Why:
        if subject.draft.kind != "action":
            return NotRead(_NO_ACTION_NAMED)
        titles = items_of(cell.text)
        if not all(any(map(str.isalpha, title)) for title in titles):
            return NotRead("names nothing in words")
        for title in titles:
            subject.draft.link(name, self.drafts.named(_MADE[name], title).id)
        return None

    def _take_measures(self, subject: _Subject, name: str, cell: GridCell) -> Why:
        if subject.draft.kind == "action":
            for title in items_of(cell.text):
                measure = self.drafts.named("measure", title)
                subject.draft.link(name, measure.id)
                if measure not in subject.measures:
                    subject.measures.append(measure)
        return None


def _nothing_in(meaning: str, cell: GridCell) -> Why:
    return (nothing_said_in if meaning in {"title", *TEXTS} else nothing_in)(cell.text)


def _says_something(cell: GridCell) -> bool:
    return not cell.fault and nothing_in(cell.text) is None


def _line(text: str) -> str:
    return " ".join(text.split())


def _said_in(cell: GridCell | None) -> str:
    """Gives what a cell says; an empty text where that is nothing."""
    return _line(cell.text) if cell and _says_something(cell) else ""


def _take_id(subject: _Subject, name: str, cell: GridCell) -> Why:
    """Keeps as reference what its plan calls an element by, where that is not its id."""
    said, draft = _line(cell.text), subject.draft
    if cell.is_repeat or said == draft.id:
        return None
    if name == "id" and subject.has_id and nearest_id(said) != draft.id:
        return NotRead(f"is the number of another row of {draft.id}, which has one already")
    return _put(draft, "reference", said)


def _put(draft: Draft, name: str, found: str | NotRead) -> Why:
    """Puts what was read into a field, where nothing else is there."""
    if isinstance(found, NotRead):
        return found
    there = draft.texts.setdefault(name, found)
    return None if there == found else NotRead(f"says otherwise than `{name}: {there}`, which stands there already")


def _take_text(subject: _Subject, name: str, cell: GridCell) -> Why:
    there = subject.draft.texts.get(name)
    if not there:
        subject.draft.texts[name] = cell.text
    elif cell.text not in there.split("\n\n"):
        subject.draft.texts[name] = f"{there}\n\n{cell.text}"
    return None


def _take_date(subject: _Subject, name: str, cell: GridCell) -> Why:
    if subject.draft.kind != "action":
        return NotRead(_NO_ACTION_NAMED)
    found = read_date(cell.text)
    if isinstance(found, NotRead) and name == "due" and isinstance(often := read_frequency(cell.text), str):
        return _put(subject.draft, "how_often", often)
    return _put(subject.draft, name, found)


def _take_frequency(subject: _Subject, name: str, cell: GridCell) -> Why:
    return _put(subject.draft, name, read_frequency(cell.text))


def _take_cost(subject: _Subject, name: str, cell: GridCell) -> Why:
    found = read_amount(cell.text)
    if isinstance(found, ReadNumber) and found.unit not in {"", "£", "gbp"}:
        return NotRead("is no amount in pounds")
    return _put(subject.draft, name, found.text if isinstance(found, ReadNumber) else found)


def _take_of_measure(subject: _Subject, name: str, cell: GridCell) -> Why:
    if subject.measure is None:
        return NotRead(_NO_MEASURE)
    if name not in FIGURES:
        return _put(subject.measure, name, read_date(cell.text))
    found = _figure(subject, cell.text)
    if isinstance(found, NotRead):
        return found
    return _unit(subject, found) or _put(subject.measure, name, found.text)


def _figure(subject: _Subject, text: str) -> ReadNumber | NotRead:
    found = read_amount(text)
    if isinstance(found, ReadNumber) and subject.unit == _PER_CENT and not found.unit:
        return NotRead(_MIXED)
    return found


def _unit(subject: _Subject, amount: ReadNumber) -> Why:
    return _put(subject.measure, "unit", amount.unit) if amount.unit and subject.measure else None


def _see(subject: _Subject, date: str, text: str) -> Why:
    """Notes what a column of a quarter says: a figure of the one measure, a colour, or words."""
    target = subject.measure or subject.draft
    found = _figure(subject, text)
    if isinstance(found, NotRead):
        if found.why == _MIXED:
            return found
        colour = usual_words(text, RAG)
        entry = {"rag": colour[0]} if len(colour) == 1 else {"comment": text}
    elif why := _unit(subject, found):
        return why
    else:
        entry = {"actual_value": found.text}
    if any(one["date"] == date for one in target.seen):
        return NotRead(f"is a second observation of {date}")
    target.seen.append({"date": date, **entry})
    return None


def _unit_of(cells: list[tuple[str, GridCell]]) -> str:
    """Gives % where a figure of the row is in per cent."""
    figures = (read_amount(cell.text) for meaning, cell in cells if meaning.partition(" ")[0] in {*FIGURES, SEEN})
    return _PER_CENT if any(isinstance(one, ReadNumber) and one.unit == _PER_CENT for one in figures) else ""
