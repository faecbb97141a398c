"""What explanations are made of, as values only."""

from typing import NamedTuple, TypeAlias

from alignment.findings.finding import Finding, Severity
from alignment.findings.row import BuiltIn
from alignment.results.check import Chosen
from alignment.results.constrained import Unstated
from alignment.results.roots import Waiting
from alignment.rules.rule import Adjustment
from alignment.source import Location

Severities: TypeAlias = tuple[tuple[str, Severity | None], ...]
"""How much a rule matters at each stage; None where it is not due."""


class ExampleText(NamedTuple):
    """Holds an example of a rule as it stands in the pack."""

    should_pass: bool
    lines: tuple[str, ...]


class RuleAccount(NamedTuple):
    """Explains a rule: what it demands in sentences, how much it matters when, what it rests on, its examples.

    `severities` are as adjusted; where a pack adjusts the rule, `former` are those that the rule's own pack gives it.
    """

    rule: str
    title: str
    pack: str
    sentences: tuple[str, ...]
    severities: Severities
    why: str
    fix: str
    document: str
    locator: str
    examples: tuple[ExampleText, ...]
    location: Location
    adjustment: Adjustment | None = None
    former: Severities = ()


class BuiltInAccount(NamedTuple):
    """Explains a finding that align makes itself."""

    row: BuiltIn


class ElementLink(NamedTuple):
    """Says one link of an element: the words between, the other end, what the link rests on.

    `other` names the other end in a sentence; `note`, `evidence` and `quote` are empty where the link has none; `is_incoming` tells
    that the other end writes it. `link` is the name of the link as seen from the element: `owner`, or `owns`.
    """

    says: str
    target: str
    title: str
    other: str
    basis: str
    note: str
    evidence: str
    quote: str
    is_incoming: bool
    link: str


class FieldSaid(NamedTuple):
    """Says one field of an element, as people read it, and what is said beside it; each is empty where that is nothing."""

    name: str
    value: str
    basis: Unstated
    note: str = ""
    evidence: str = ""
    quote: str = ""


class RuleJudgement(NamedTuple):
    """Says what one rule has to do with an element."""

    rule: str
    title: str
    became: str


class ElementAccount(NamedTuple):
    """Explains an element: what it says, what it is linked to, which rules look at it and what they find.

    `fields` are those that are given, as people read them. `judged` are the rules that it passes or that had nothing
    to check in it; those that it fails are among the findings. `clears` are findings about others that an edit here could
    clear, where it is among the places to begin with. `model` says where the model lies that it is of, which rules do not look at;
    nothing for one of the strategy's own.
    """

    subject: str
    kind: str
    basis: str
    location: Location
    stage: Chosen
    model: str
    fields: tuple[FieldSaid, ...]
    links: tuple[ElementLink, ...]
    findings: tuple[Finding, ...]
    clears: tuple[Waiting, ...]
    judged: tuple[RuleJudgement, ...]


class KindAccount(NamedTuple):
    """Explains a kind of element: what it is, under which section it stands, what each field, link and list under it holds."""

    kind: str
    section: str
    summary: str
    fields: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...]
    held: tuple[tuple[str, str], ...] = ()


Account: TypeAlias = RuleAccount | BuiltInAccount | ElementAccount | KindAccount
