"""What the sections of a traceability report are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, NamedTuple, TypeAlias

from pydantic import Field

from alignment.citations.support import SupportState
from alignment.diagrams.diagram import Diagram
from alignment.findings.finding import Finding, Severity, Waived
from alignment.results.check import Report, RuleOutcome
from alignment.results.constrained import Fingerprint, Unstated, Words
from alignment.results.explanation import ElementLink, FieldSaid, RuleAccount
from alignment.results.origin import RecordedOrigin
from alignment.source import Location


@dataclass(frozen=True, slots=True)
class NamedElement:
    """Names an element as every section does."""

    id: Words  #: The id of the element.
    title: str  #: Its title.
    kind: Words  #: What one of its kind is called.


@dataclass(frozen=True, slots=True)
class CellEntry:
    """Names what a cell holds: an element, or only words."""

    text: str  #: The title of the element, or the words.
    element: str | None = None  #: The id of the element; null where there are only words.
    basis: Unstated = ""


@dataclass(frozen=True, slots=True)
class ReportGap:
    """Says in words what is missing, and by their fingerprints which findings say so."""

    says: Words  #: What is missing; `none` where no rule asks for it.
    findings: tuple[Fingerprint, ...] = ()  #: The findings that say so; empty where no rule asks for it.


@dataclass(frozen=True, slots=True)
class Cell:
    """Holds what stands in one place of a table, or what is missing there."""

    entries: tuple[CellEntry, ...]  #: What stands there.
    gap: ReportGap | None = None  #: What is missing there; null where nothing is.


@dataclass(frozen=True, slots=True)
class TableColumn:
    """Names a column."""

    heading: str  #: What stands over the column.
    says: str = ""  #: The title of the element that the column is about, if it is about one; otherwise empty.
    #: The id of the element that the column is about; null where it is about none.
    element: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Holds a row of a table: the element that it is about, and under which heading it stands."""

    element: NamedElement  #: The element that the row is about.
    group: str  #: The heading that the row stands under; empty in tables without headings.
    cells: tuple[Cell, ...]  #: One for each column, in their order.
    findings: tuple[Fingerprint, ...] = ()  #: The findings on the element.
    #: What is missing where the row is marked in no column that is about an element; null where it is marked.
    unmarked: ReportGap | None = None


class Spread(NamedTuple):
    """Says what the columns are that are about an element each: their heading, the link, and what the elements are called."""

    heading: str
    says: str
    of: str


class Table(NamedTuple):
    """Holds a table of what is linked to what; `nothing` names the rows and columns with nothing in them.

    `spread` is there where some columns are about an element each, or would be if these were fewer.
    """

    id: str
    title: str
    intro: str
    subject: str
    columns: tuple[TableColumn, ...]
    rows: tuple[Row, ...]
    nothing: tuple[str, ...]
    spread: Spread | None = None


@dataclass(frozen=True, slots=True)
class ThreadElement:
    """Holds an element on the golden thread, what leads on from it, and what is missing there."""

    element: NamedElement
    says: str  #: The words that lead to it from the element before; empty where a thread begins.
    basis: Unstated
    gaps: tuple[ReportGap, ...]  #: What is missing there.
    further: "tuple[ThreadElement, ...]"  #: What leads on; empty as well where the element is shown above or below.
    #: Whether it is where something is written.
    is_paragraph: Annotated[bool, Field(exclude=True)] = False


class ThreadWords(NamedTuple):
    """Says what the thread shows, what is said where it begins nowhere, and what stands on none."""

    intro: str
    nothing: str
    unled: str


class Demand(NamedTuple):
    """Holds the findings of one rule that one role can mend."""

    rule: str
    title: str
    severity: Severity
    findings: tuple[Finding, ...]


class OwnerDemands(NamedTuple):
    """Holds what one role can mend, the gravest first; None where nobody owns what it is about."""

    owner: NamedElement | None
    demands: tuple[Demand, ...]
    number: int


class WaiverLine(NamedTuple):
    """Holds a finding that is waived, its waiver, and how many days it has left."""

    finding: Finding
    waived: Waived
    days_left: int


@dataclass(frozen=True, slots=True)
class Wait:
    """Holds an open or ended wait: for what, what it holds up, and until when at the latest it is looked at."""

    element: NamedElement  #: The contingency.
    status: str  #: Whether it is open or ended; empty where that is not said.
    trigger: str  #: What must happen; empty where that is not said.
    review: str  #: When it is looked at at the latest; empty where that is not said.
    waits_on: tuple[CellEntry, ...]  #: What it waits for.
    holds_up: tuple[CellEntry, ...]  #: What cannot go on meanwhile.


@dataclass(frozen=True, slots=True)
class Slip:
    """Holds a date that has moved: from when to when, and why."""

    element: NamedElement  #: The action.
    original: Words  #: The date first given.
    due: Words  #: The date now given.
    days: int  #: How many days later; below zero where it is earlier.
    reason: str  #: Why; empty where that is not said.


@dataclass(frozen=True, slots=True)
class CitedParagraph:
    """Holds a paragraph and what rests on it."""

    paragraph: NamedElement
    number: str  #: Its number in the paper; empty where it has none.
    document: str  #: The paper that it is part of; empty where that is not said.
    elements: tuple[Words, ...]  #: The ids of everything that rests on it.


@dataclass(frozen=True, slots=True)
class AnsweredFeedback:
    """Holds what people said, what was done about it, and what became of it."""

    feedback: NamedElement  #: What they said.
    said_in: tuple[CellEntry, ...]  #: Where they said it.
    answer: str  #: How it was answered; empty where it was not.
    reason: str  #: Why; empty where that is not said.
    done: tuple[CellEntry, ...]  #: The actions that respond to it.
    status: tuple[str, ...]  #: How each of these stands, in their order; empty where that is not said.


@dataclass(frozen=True, slots=True)
class FieldSupport:
    """Says how a field stands to the words that its element cites."""

    field: Words  #: Its name.
    standing: SupportState  #: Whether the quotes of cited paragraphs hold it, by the texts at hand.
    by: tuple[Words, ...]  #: The paragraphs whose quotes hold it.


class ElementEntry(NamedTuple):
    """Holds everything that is known of one element; `kind` is its name in the metamodel, `kinds` what several are called."""

    id: str
    title: str
    kind: str
    kinds: str
    basis: str
    location: Location
    fields: tuple[FieldSaid, ...]
    held: tuple[FieldSupport, ...]
    links: tuple[ElementLink, ...]
    findings: tuple[Finding, ...]


class Pictures(NamedTuple):
    """Holds the picture of all, and one for each ambition; where there is too much to draw, how much in one column."""

    whole: Diagram | None
    each: tuple[Diagram, ...]
    too_many: int


@dataclass(frozen=True, slots=True)
class ChangesSince:
    """Holds what has changed since a commit, in sentences."""

    commit: Words  #: The commit that the strategy is compared with.
    changes: tuple[str, ...]  #: What has changed, in sentences.

    @property
    def revision(self) -> str:
        """Gives the commit as it is shown: as much of it as tells it from others."""
        return self.commit[:12]


class RuleLine(NamedTuple):
    """Holds a rule in full and what became of it."""

    account: RuleAccount
    outcome: RuleOutcome


@dataclass(frozen=True, slots=True)
class PackLine:
    """Names a rule pack."""

    name: Words  #: Its name.
    version: str  #: Its version.
    title: str  #: Its title.


class AnnexItem(NamedTuple):
    """Names an element with its summary; of a request also who is asked, and what it is about."""

    entry: CellEntry
    summary: str
    asked: tuple[CellEntry, ...] = ()
    about: tuple[CellEntry, ...] = ()


class AnnexTable(NamedTuple):
    """Holds a table, or what is said where it has no row."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    nothing: str


class AnnexList(NamedTuple):
    """Holds elements under a sentence, or what is said where there are none.

    `unnamed` stands for whoever is not named where it is a list of requests, and is empty where it is none.
    """

    intro: str
    items: tuple[AnnexItem, ...]
    nothing: str
    unnamed: str = ""


class AnnexCount(NamedTuple):
    """Says of how many elements of a kind something is given; one of the kind and several by their names."""

    one: str
    several: str
    number: int
    given: int
    says: str


class AnnexSaid(NamedTuple):
    """Names what is said of the strategy as a whole."""

    what: str


AnnexPart: TypeAlias = AnnexTable | AnnexList | AnnexCount | AnnexSaid


class AnnexSection(NamedTuple):
    """Holds a section of the annex."""

    heading: str
    parts: tuple[AnnexPart, ...]


class Sheet(NamedTuple):
    """Holds the columns of a spreadsheet: a row an element, in the order of the elements."""

    headings: tuple[str, ...]
    rows: tuple[tuple[tuple[CellEntry, ...], ...], ...]


class Cover(NamedTuple):
    """Holds what the first page says: of what, as at when, made by what, from what."""

    title: str
    aim: str
    period: str
    packs: tuple[PackLine, ...]
    digest: str
    model_digest: str
    recorded: RecordedOrigin
    recorded_digest: str


class Traceability(NamedTuple):
    """Holds everything that the traceability report of one strategy has to say.

    `options` are those that were given and change the answer. `since` is None where nothing was compared.
    """

    report: Report
    cover: Cover
    options: Mapping[str, str | list[str]]
    owed: tuple[OwnerDemands, ...]
    pictures: Pictures
    threads: tuple[ThreadElement, ...]
    loose: tuple[ThreadElement, ...]
    thread_words: ThreadWords
    tables: tuple[Table, ...]
    sheet: Sheet
    annex: tuple[AnnexSection, ...]
    waivers: tuple[WaiverLine, ...]
    waits: tuple[Wait, ...]
    slips: tuple[Slip, ...]
    cited: tuple[CitedParagraph, ...]
    answered: tuple[AnsweredFeedback, ...]
    since: ChangesSince | None
    elements: tuple[ElementEntry, ...]
    rules: tuple[RuleLine, ...]
