"""What the sections of a traceability report are made of."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from alignment.citations.support import SupportState
from alignment.diagrams.picture import Picture
from alignment.findings.finding import Finding, Severity, Waived
from alignment.results.check import Report, RuleOutcome
from alignment.results.explanation import ElementLink, RuleAccount
from alignment.source import Location


class NamedElement(NamedTuple):
    """Names an element as every section does; `kind` is said as people say it."""

    id: str
    title: str
    kind: str


class CellEntry(NamedTuple):
    """Names what a cell holds: an element, or only words; `basis` is empty where the paper states it."""

    text: str
    element: str | None = None
    basis: str = ""


class ReportGap(NamedTuple):
    """Says in words what is missing, and by their fingerprints which findings say so."""

    says: str
    findings: tuple[str, ...] = ()


class Cell(NamedTuple):
    """Holds what stands in one place of a table, or what is missing there."""

    entries: tuple[CellEntry, ...]
    gap: ReportGap | None = None


class TableColumn(NamedTuple):
    """Names a column; `element` is the one that it is about, where it is about one."""

    heading: str
    says: str = ""
    element: str | None = None


class Row(NamedTuple):
    """Holds a row of a table: the element that it is about, and under which heading it stands.

    `unmarked` says what is missing where nothing is marked under any column that is about an element.
    """

    element: NamedElement
    group: str
    cells: tuple[Cell, ...]
    findings: tuple[str, ...] = ()
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


class ThreadElement(NamedTuple):
    """Holds an element on the golden thread, what leads on from it, and what is missing there.

    `is_paragraph` tells that it is where something is written.
    """

    element: NamedElement
    says: str
    basis: str
    gaps: tuple[ReportGap, ...]
    further: "tuple[ThreadElement, ...]"
    is_paragraph: bool = False


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


class Wait(NamedTuple):
    """Holds an open or ended wait: for what, what it holds up, and until when at the latest it is looked at."""

    element: NamedElement
    status: str
    trigger: str
    review: str
    waits_on: tuple[CellEntry, ...]
    holds_up: tuple[CellEntry, ...]


class Slip(NamedTuple):
    """Holds a date that has moved: from when to when, and why."""

    element: NamedElement
    original: str
    due: str
    days: int
    reason: str


class CitedParagraph(NamedTuple):
    """Holds a paragraph and what rests on it."""

    paragraph: NamedElement
    number: str
    document: str
    elements: tuple[str, ...]


class AnsweredFeedback(NamedTuple):
    """Holds what people said, what was done about it, and what became of it."""

    feedback: NamedElement
    said_in: tuple[CellEntry, ...]
    answer: str
    reason: str
    done: tuple[CellEntry, ...]
    status: tuple[str, ...]


class FieldSupport(NamedTuple):
    """Says how a field stands to the words that its element cites; `by` are the paragraphs whose quotes hold it."""

    field: str
    standing: SupportState
    by: tuple[str, ...]


class ElementEntry(NamedTuple):
    """Holds everything that is known of one element; `kind` is its name in the metamodel, `kinds` what several are called."""

    id: str
    title: str
    kind: str
    kinds: str
    basis: str
    location: Location
    fields: tuple[tuple[str, str], ...]
    held: tuple[FieldSupport, ...]
    links: tuple[ElementLink, ...]
    findings: tuple[Finding, ...]


class Pictures(NamedTuple):
    """Holds the picture of all, and one for each ambition; where there is too much to draw, how much in one column."""

    whole: Picture | None
    each: tuple[Picture, ...]
    too_many: int


class ChangesSince(NamedTuple):
    """Holds what has changed since a commit, in sentences."""

    commit: str
    changes: tuple[str, ...]

    @property
    def revision(self) -> str:
        """Gives the commit as it is shown: as much of it as tells it from others."""
        return self.commit[:12]


class RuleLine(NamedTuple):
    """Holds a rule in full and what became of it."""

    account: RuleAccount
    outcome: RuleOutcome


class PackLine(NamedTuple):
    """Names a rule pack."""

    name: str
    version: str
    title: str


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
    commit: str
    uncommitted: tuple[str, ...]


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
