"""The JSON of a traceability report: `align report --format json` writes it."""

from collections.abc import Mapping
from typing import Annotated, TypeAlias

from pydantic import AliasPath, BeforeValidator, Field

from alignment.findings.finding import Finding
from alignment.published.check import (
    AdjustedJson,
    BecameWord,
    CountsJson,
    DayJson,
    DueSeverity,
    FindingJson,
    IsComplete,
    NumberAccepted,
    Numbers,
    NumberWaived,
    StageJson,
    StrategyId,
    TrustedJson,
    Unchecked,
    Unread,
)
from alignment.published.json_text import Json
from alignment.published.places import LocationJson
from alignment.published.read import FileJson, UsedJson
from alignment.published.shape import AnswerJson, Shape, published
from alignment.results.constrained import Basis, Count, Digest, Fingerprint, Name, SeverityWord, Unstated, Words
from alignment.results.report import (
    AnsweredFeedback,
    ChangesSince,
    CitedParagraph,
    FieldSupport,
    NamedElement,
    PackLine,
    Row,
    Slip,
    TableColumn,
    ThreadElement,
    Traceability,
    Wait,
)


def _fingerprint(finding: Finding) -> str:
    return finding.fingerprint


def _values(fields: object) -> object:
    return {one.name: one.value for one in fields} if isinstance(fields, tuple) else fields


def _with_more(fields: object) -> object:
    return tuple(one for one in fields if any(one[2:])) if isinstance(fields, tuple) else fields


def _mapping(pairs: object) -> object:
    return dict(pairs) if isinstance(pairs, tuple) else pairs


#: The fingerprint of a finding in `findings`.
Known: TypeAlias = Annotated[Fingerprint, BeforeValidator(_fingerprint)]


class DemandJson(Shape):
    """The findings of one rule that one role can mend."""

    rule: Words  #: The id of the rule, or of the built-in check.
    title: str  #: What the rule demands.
    severity: SeverityWord
    findings: tuple[Known, ...]  #: The findings.


class AttentionJson(Shape):
    """What one role can mend, the gravest first."""

    owner: NamedElement | None  #: The role; null where nobody owns what the findings are about.
    demands: tuple[DemandJson, ...]  #: By rule.


class TableJson(Shape):
    """What is linked to what."""

    id: Words  #: The name of the table: the same in every report.
    title: str  #: Its title.
    intro: str  #: What it shows, in a sentence.
    subject: str  #: What its rows are about.
    columns: tuple[TableColumn, ...]  #: Its columns.
    rows: tuple[Row, ...]  #: Its rows.
    nothing: tuple[str, ...]  #: Sentences that name the rows and columns with nothing in them.


class WaiverJson(Shape):
    """A finding that is waived; reason, approver and dates stand with the finding."""

    finding: Known
    days_left: int  #: From the day of the report up to and including the last day of the waiver.


class ElementLinkJson(Shape):
    """A link of an element, as seen from that element."""

    link: Words  #: The name of the link, as in rules: `owner` from an action, `owns` from its owner.
    says: Words  #: The words between the two.
    target: Words  #: The id of the other end.
    basis: Basis
    note: str  #: What is to be known about the link; empty where nothing is.
    evidence: str  #: The id of the paragraph that says that there is such a link; empty where none is named.
    quote: str  #: The words of the paper that it rests on; empty where none are quoted.
    incoming: bool = Field(validation_alias="is_incoming")  #: Whether the other end writes the link.


class FieldBesideJson(Shape):
    """What is said beside the value of a field."""

    field: Name = Field(validation_alias="name")  #: The name of the field.
    basis: Unstated
    note: str  #: What is to be known about it; empty where nothing is.
    evidence: str  #: The id of the paragraph that says so; empty where none is named.
    quote: str  #: The words of that paragraph; empty where none are quoted.


class ElementJson(Shape):
    """Everything that is known of one element."""

    id: Words  #: Its id.
    title: str  #: Its title.
    kind: Name  #: The name of its kind, as in rules.
    basis: Basis
    location: LocationJson  #: Where it is written.
    #: What it says, by the names of the fields; values as people read them.
    fields: Annotated[Mapping[Name, str], BeforeValidator(_values)]
    #: The fields beside whose values something is said: what they rest on, a note, the paragraph that says so and its words.
    beside: Annotated[tuple[FieldBesideJson, ...], BeforeValidator(_with_more)] = Field(validation_alias="fields")
    held: tuple[FieldSupport, ...]  #: How each field that holds a value stands to the words that the element cites.
    links: tuple[ElementLinkJson, ...]  #: Its links: first those that it writes.
    findings: tuple[Known, ...]  #: The findings on it, also those that are waived or accepted.


class SourceJson(Shape):
    """What the rule itself rests on."""

    document: str  #: The document.
    locator: str  #: Where in it.


class SeveritiesJson(Shape):
    """How much a rule matters at each stage; null where it is not due."""

    draft: SeverityWord | None
    consultation: SeverityWord | None
    approval: SeverityWord | None
    published: SeverityWord | None
    closed: SeverityWord | None


class ReportRuleJson(Shape):
    """A rule in full, and what became of it."""

    rule: Words = Field(validation_alias=AliasPath("account", "rule"))  #: Its id.
    title: str = Field(validation_alias=AliasPath("account", "title"))  #: What it demands.
    pack: str = Field(validation_alias=AliasPath("account", "pack"))  #: The pack that it comes from.
    #: The rule in sentences made from its conditions.
    says: tuple[str, ...] = Field(validation_alias=AliasPath("account", "sentences"))
    why: str = Field(validation_alias=AliasPath("account", "why"))  #: Why it matters.
    fix: str = Field(validation_alias=AliasPath("account", "fix"))  #: How to mend what it finds.
    source: SourceJson = Field(validation_alias="account")
    #: How much it matters at each stage; null where it is not due.
    severities: Annotated[SeveritiesJson, BeforeValidator(_mapping)] = Field(
        validation_alias=AliasPath("account", "severities")
    )
    severity: DueSeverity = Field(validation_alias=AliasPath("outcome", "severity"))
    became: BecameWord = Field(validation_alias=AliasPath("outcome", "became"))
    checked: Count = Field(validation_alias=AliasPath("outcome", "checked"))  #: How many elements it looked at.
    failed: Count = Field(validation_alias=AliasPath("outcome", "failed"))  #: How many of these it found wanting.
    #: Why it was off, could not be checked or had nothing to check, or what it could not look at; otherwise empty.
    reason: str = Field(validation_alias=AliasPath("outcome", "reason"))
    #: What passes only because of links that the paper does not state: ids, or for a link what it says.
    resting: tuple[Words, ...] = Field(validation_alias=AliasPath("outcome", "resting_names"))
    unchecked: Unchecked = Field(validation_alias=AliasPath("outcome", "unchecked"))
    #: What a pack that extends the rule's own changes about it; null where the rule matters as its own pack says.
    adjusted: AdjustedJson | None = Field(validation_alias=AliasPath("outcome", "adjusted"))
    location: LocationJson = Field(validation_alias=AliasPath("account", "location"))  #: Where it stands in its pack.


class ReportStrategyJson(Shape):
    """Of which strategy the report is, and as at when."""

    id: StrategyId = Field(validation_alias=AliasPath("report", "strategy"))
    #: The title of the strategy; null where it could not be read.
    title: str | None = Field(validation_alias=AliasPath("report", "title"))
    #: What the strategy is for; empty where it does not say.
    aim: str = Field(validation_alias=AliasPath("cover", "aim"))
    #: From when to when; which end is not stated or could not be read.
    period: Words = Field(validation_alias=AliasPath("cover", "period"))
    stage: StageJson = Field(validation_alias=AliasPath("report", "stage"))
    as_at: DayJson = Field(validation_alias=AliasPath("report", "day"))
    #: Whether rules followed only the links that the paper states.
    stated_only: bool = Field(validation_alias=AliasPath("report", "is_stated_only"))
    complete: IsComplete = Field(validation_alias=AliasPath("report", "is_complete"))


class InputsJson(Shape):
    """Everything that went in, so that the report can be made again."""

    #: The options that were given and change the answer, by name; of some there are several values.
    options: Mapping[Name, str | tuple[str, ...]]
    #: SHA-256 over the files, the day, the stage, the options and the version of align; docs/proving-a-report.md says how.
    digest: Digest = Field(validation_alias=AliasPath("cover", "digest"))
    #: SHA-256 over what the strategy says; layout and names of files do not change it.
    model_digest: Digest = Field(validation_alias=AliasPath("cover", "model_digest"))
    #: The commit, as recorded; empty where none is. It is claimed, not proven.
    commit: str = Field(validation_alias=AliasPath("cover", "recorded", "commit"))
    #: The files that differed from the commit, as recorded.
    uncommitted: tuple[Words, ...] = Field(validation_alias=AliasPath("cover", "recorded", "uncommitted"))
    #: The files of the commit that were not there, as recorded.
    deleted: tuple[Words, ...] = Field(validation_alias=AliasPath("cover", "recorded", "deleted"))
    #: By which Python and which libraries the files were read, as recorded: the version of each by its name.
    libraries: Mapping[Words, Words] = Field(validation_alias=AliasPath("cover", "recorded", "libraries"))
    packs: tuple[PackLine, ...] = Field(validation_alias=AliasPath("cover", "packs"))  #: The rule packs.
    #: Every file that was met: the configuration, the packs, the model, and what was left out of it.
    files: tuple[FileJson, ...] = Field(validation_alias=AliasPath("report", "files"))
    not_read: Unread = Field(validation_alias=AliasPath("report", "unread"))
    #: The other models that links may lead to.
    uses: tuple[UsedJson, ...] = Field(validation_alias=AliasPath("report", "used"))
    #: SHA-256 over what is only recorded: the commit, the files that differed from it, the libraries, and files that are no part of the model.
    recorded_digest: Digest = Field(validation_alias=AliasPath("cover", "recorded_digest"))


class ReportCountsJson(CountsJson):
    """How much there is."""

    waived: NumberWaived
    accepted: NumberAccepted
    elements: Numbers
    links: Count  #: How many links between elements were read; those that lead nowhere are not counted.


class ReportJson(AnswerJson):
    """Says what leads to what, what is missing, and what it all rests on."""

    strategy: ReportStrategyJson
    inputs: InputsJson
    counts: ReportCountsJson
    #: Everything that is missing or wrong, by element in the order of files and lines.
    findings: tuple[FindingJson, ...]
    attention: tuple[AttentionJson, ...] = Field(validation_alias="owed")  #: What needs attention, by who can mend it.
    #: The golden thread, from every outcome that is no part of another, and from what stands too deep below one.
    threads: tuple[ThreadElement, ...]
    #: Ambitions that serve no outcome, actions that advance no ambition, and measures of nothing.
    on_no_thread: tuple[ThreadElement, ...] = Field(validation_alias="loose")
    tables: tuple[TableJson, ...]  #: What is linked to what; tables without rows are left out.
    answered: tuple[AnsweredFeedback, ...]  #: What people said, what is done about it, and what became of that.
    waivers: tuple[WaiverJson, ...]  #: What is waived, the waiver that ends first at the top.
    waits: tuple[Wait, ...]  #: What is waited for and what that holds up.
    slips: tuple[Slip, ...]  #: The dates that have moved, those that moved furthest first.
    #: Every paragraph with what rests on it, also those that nothing cites.
    paragraphs: tuple[CitedParagraph, ...] = Field(validation_alias="cited")
    #: From which revision everything but the model was taken; null where none was named by `--trust`.
    trusted: TrustedJson | None
    since: ChangesSince | None  #: What has changed since a revision; null where nothing was compared.
    elements: tuple[ElementJson, ...]  #: Every element.
    rules: tuple[ReportRuleJson, ...]  #: Every rule, in the order of the packs.


def report_json(t: Traceability) -> dict[str, Json]:
    """Gives everything that a report says; a finding is given once in full, elsewhere by its fingerprint."""
    return published(ReportJson, t._asdict() | parts_of(t))


def parts_of(t: Traceability) -> dict[str, object]:
    """Gives the parts of a report that gather what a traceability report has in several places."""
    report = t.report
    numbers = {"waived": report.waived, "accepted": report.accepted, "links": report.links}
    return {
        "tool": report,
        "strategy": t,
        "inputs": t,
        "counts": {**report.counts, **numbers, "elements": report.number_by_kind},
        "findings": report.findings,
        "trusted": report.trusted,
    }
