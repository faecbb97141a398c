"""What the language of views can say, as values: every name is known to the metamodel and fits its kind."""

from typing import Final, NamedTuple, TypeAlias


class ColumnView(NamedTuple):
    """Describes a column: which fields, and what at the other end of which link, its cells hold.

    `link` is named as seen from the element. `until` is a field that closes what the others do not date, `unit` one that
    says in what a number is counted; `between` joins fields to one text; `otherwise` stands where there is nothing.
    `is_spread` gives each element that the link leads to a column of its own, `is_gathered` puts the rows of each together,
    `is_optional` makes nothing of an empty cell, and `has_findings` shows what was found in the element.
    """

    heading: str
    fields: tuple[str, ...] = ()
    link: str = ""
    until: str = ""
    unit: str = ""
    between: str = ""
    otherwise: str = ""
    is_spread: bool = False
    is_gathered: bool = False
    is_optional: bool = False
    has_findings: bool = False


class TableView(NamedTuple):
    """Describes a table: a row for each element of a kind.

    `nothing` is said in place of a table without rows; `names_gaps` names above the table the rows without a link.
    """

    of: str
    columns: tuple[ColumnView, ...]
    heading: str = ""
    id: str = ""
    title: str = ""
    intro: str = ""
    nothing: str = ""
    names_gaps: bool = False


class StepView(NamedTuple):
    """Says by which links the thread goes on from a kind, and what is said to be missing where it is not there.

    `begins` tells that threads begin here; `unled` names those of the kind that no thread leads to.
    """

    of: str
    onward: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    begins: bool = False
    unled: str = ""


class ListView(NamedTuple):
    """Describes a list of the elements of a kind, each with its summary.

    Where `to` is given it is a list of requests: of whom by that link, and what about by another; `unnamed` stands for
    whoever is not named.
    """

    of: str
    nothing: str
    intro: str = ""
    to: str = ""
    about: str = ""
    unnamed: str = ""


class CountView(NamedTuple):
    """Says of how many elements of a kind a field is given."""

    of: str
    field: str
    says: str


class SayView(NamedTuple):
    """Names something that is said of the strategy as a whole."""

    what: str


PartView: TypeAlias = TableView | ListView | CountView | SayView


class SectionView(NamedTuple):
    """Describes a section of the annex."""

    heading: str
    parts: tuple[PartView, ...]


class Views(NamedTuple):
    """Holds everything that a report shows: its tables, its threads, the columns of its spreadsheet, its annex."""

    tables: tuple[TableView, ...] = ()
    steps: tuple[StepView, ...] = ()
    intro: str = ""
    nothing: str = ""
    spreadsheet: tuple[ColumnView, ...] = ()
    annex: tuple[SectionView, ...] = ()


SAID: Final = ("period", "aim", "findings")
"""Names what can be said of a strategy as a whole: which time it covers, what it wants, how it stands."""
