"""The JSON of a check: `align check --format json` writes it whole, `jsonl` a line each."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from alignment.published.places import LocationJson, RootCausesJson
from alignment.published.read import FileJson, UsedJson
from alignment.published.shape import AnswerJson, Shape
from alignment.results.check import Became
from alignment.results.constrained import (
    Commit,
    Count,
    Fingerprint,
    Name,
    Path,
    Position,
    SeverityWord,
    Stage,
    Words,
)
from alignment.results.since import Why


def _number(many: object) -> object:
    return len(many) if isinstance(many, tuple) else many


#: How many elements of each kind were read; kinds without any are left out.
Numbers: TypeAlias = Mapping[Name, Annotated[int, Field(ge=1)]]
#: The id of the strategy's own element; null where it could not be read.
StrategyId: TypeAlias = str | None
#: Which of the strategies of the run it is about, counted from 1 in the order in which they were named.
LineNumber: TypeAlias = Position
#: True where everything was read and every rule could be used. Where it is false the absence of a finding proves nothing, and the exit code is 2.
IsComplete: TypeAlias = bool
#: How many findings are waived, and so do not count; whether or not they are listed.
NumberWaived: TypeAlias = Annotated[Count, BeforeValidator(_number)]
#: How many findings were there when the project accepted what it had, and so do not count; whether or not they are listed.
NumberAccepted: TypeAlias = Annotated[Count, BeforeValidator(_number)]
#: How much a finding of it matters at this stage; null where the rule is not due yet.
DueSeverity: TypeAlias = SeverityWord | None
#: What became of it: every element passed, at least one failed, there was none to look at, the rule is not due at this stage, it was switched off, or something that it looks at could not be read.
BecameWord: TypeAlias = Became
#: The elements of which the rule cannot tell, as something that it looks at could not be read: ids, links by their ends, of a share the strategy. They are not among `checked`.
Unchecked: TypeAlias = tuple[Words, ...]
#: The files of the model of which something could not be read.
Unread: TypeAlias = Annotated[tuple[Path, ...], Field(json_schema_extra={"uniqueItems": True})]


class RelatedJson(Shape):
    """A further place, with what stands there."""

    location: LocationJson
    message: str  #: What stands there.


class EditJson(Shape):
    """A text in place of another, as `align check --fix --write` puts it there."""

    location: LocationJson  #: What is replaced; without width where the text is only put in.
    new_text: str  #: What stands there then; empty where something is only taken out.


class WaivedJson(Shape):
    """Somebody has approved that the finding may stand for a time."""

    kind: Literal["waived"] = "waived"  #: Always `waived`.
    reason: Words  #: Why it may stand.
    approved_by: Words  #: The id of the role that approved it.
    approved_on: date  #: The day of the approval.
    expires: date  #: The last day on which the waiver holds.
    location: LocationJson  #: Where that is written.


class ApprovalJson(Shape):
    """Somebody has approved that what was found may stand for now."""

    reason: Words  #: Why it may stand.
    approved_by: Words  #: The id of the role that approved it.
    approved_on: date  #: The day on which it was accepted.
    expires: date | None  #: The last day on which it is accepted; null where it has none.


class AcceptedJson(Shape):
    """The finding was there when the project accepted what it had."""

    kind: Literal["accepted"] = "accepted"  #: Always `accepted`.
    approval: ApprovalJson | None = None  #: By whose approval; null where it was accepted without a reason.
    location: LocationJson  #: Where that is written.


class FindingJson(Shape):
    """One thing that is missing or wrong."""

    rule: Words  #: The id of the rule, or of the built-in check, that found it.
    severity: SeverityWord
    element: str | None  #: The id of the element that it is about; null where it is about a file.
    #: The field or link that it is about, and after a colon the value where only that is wrong; null where it is about the whole.
    facet: str | None
    message: Words  #: One sentence that says what is missing or wrong.
    label: str  #: A few words for the marked place; empty where there is nothing to add.
    why: str  #: Why it matters.
    fix: str  #: What to do about it.
    #: What does it, where that is sure and takes nothing that only people know: all of it, or nothing; otherwise empty.
    edits: tuple[EditJson, ...]
    location: LocationJson  #: Where it stands.
    related: tuple[RelatedJson, ...]  #: Further places that it is about.
    #: What a finding about several is about, elements by their ids, links as `ACT-01:owner:R-1`, fields of which several are demanded, values or quotes that no text holds and digests of files, in order; empty where it is about one.
    members: tuple[Words, ...]
    #: The values that fail a test, and how far each is from passing, as `due <= 2031-05-31`, or which word it is, as `status = late`, in order.
    values: tuple[Words, ...] = ()
    #: The rule, the element (or the file, or the members that fail together) and the facet, where that is not one of several: stays the same when lines or words change.
    fingerprint: Fingerprint
    #: Why the finding does not count; null where it does.
    suppression: Annotated[WaivedJson | AcceptedJson | None, Field(union_mode="left_to_right")]


class StageJson(Shape):
    """The stage that rules were chosen and weighed for."""

    value: Stage  #: The stage.
    #: Where it comes from: `--stage`, the name of the configuration file, `strategy` for what the strategy says itself, or `not stated` where it says nothing that could be read.
    origin: Words


class DayJson(Shape):
    """The day that rules on time look at."""

    value: date  #: The day, as year, month and day.
    origin: Words  #: Where it comes from: `--as-at`, the name of the configuration file, or `today`.


class CountsJson(Shape):
    """How many findings there are of each severity, those that are waived or accepted not counted."""

    error: Count  #: What must be mended before the strategy is ready.
    warning: Count  #: What should be mended.
    info: Count  #: What is worth a look.


class GraverJson(Shape):
    """A finding by its fingerprint, and how much it mattered then."""

    fingerprint: Fingerprint
    before: SeverityWord  #: Its severity then.


class UncountedJson(Shape):
    """A finding, and why it does not count."""

    finding: FindingJson
    why: Why  #: Whether it is waived, accepted, or its rule was not run.


class MoreJson(Shape):
    """A finding that counted then and is about more now."""

    fingerprint: Fingerprint
    members: tuple[Words, ...]  #: What it is about and was not then.


class ComparedJson(Shape):
    """What is new since a revision, and what is mended. Only findings about what the change touches, and new ones, are among `findings`."""

    revision: Words  #: The revision as it was named.
    commit: Commit
    changes: tuple[Words, ...]  #: What has changed in the strategy, an element a sentence.
    #: The fingerprints of the findings that count and did not then.
    new: tuple[Fingerprint, ...] = Field(validation_alias="sorted_new")
    more: tuple[MoreJson, ...] = Field(
        validation_alias="sorted_more"
    )  #: Those of them that are new only in being about more.
    #: The findings that counted then and matter more now.
    graver: tuple[GraverJson, ...] = Field(validation_alias="sorted_graver")
    milder: Count  #: How many findings counted then and matter less now.
    #: The findings that counted then and are there no more, with the places that they had.
    mended: tuple[FindingJson, ...]
    uncounted: tuple[UncountedJson, ...]  #: Findings that count no more, or never did, although nothing was mended.
    #: How many findings count, by severity, that are about what the change does not touch and are left out.
    elsewhere: CountsJson = Field(validation_alias="counts_elsewhere")


class TrustedJson(Shape):
    """Whose settings, views and packs were used, and whose waivers, accepted findings and reviews count as well."""

    revision: Words  #: The revision as it was named.
    commit: Commit
    settings: Path | None  #: The file of settings there; null where there is none, so that the defaults were used.
    new: bool = Field(validation_alias="is_new")  #: Whether there was no such strategy there.
    altered: tuple[
        Path, ...
    ]  #: The files of settings, views and packs that the change has otherwise, which was not used.
    taken_out: tuple[
        Words, ...
    ]  #: The waivers, accepted findings and reviews that the change does not have: they do not count.
    added: tuple[Words, ...]  #: Those that only the change has, which count once it is merged.


class FocusJson(Shape):
    """Which files alone were asked about, or which families of what align finds itself."""

    files: tuple[Path, ...]  #: The files, in order; empty for all.
    families: tuple[Words, ...] = ()  #: The families and codes that `--select` names; empty for all.
    #: How many findings count, by severity, that are left out.
    elsewhere: CountsJson = Field(validation_alias="counts_elsewhere")


class OwnerJson(Shape):
    """Of which post alone findings are listed."""

    post: str  #: The id of the post.
    title: Words  #: Its title.
    #: What is listed because the post is responsible for it, though another owns it, or nobody.
    responsible_for: tuple[str, ...] = ()
    #: How many findings count, by severity, that others answer for, or nobody: `counts` and the exit code have them too.
    elsewhere: CountsJson = Field(validation_alias="counts_elsewhere")


class AdjustedJson(Shape):
    """How a pack changes how much a rule of a pack that it extends matters."""

    pack: str  #: The pack that adjusts the rule.
    reason: Words  #: Why it does so.
    says: Words  #: What that changes at this stage, as in `info in place of warning` or `switched off`.
    off: bool = Field(validation_alias="is_off")  #: Whether the rule is switched off by it.
    location: LocationJson  #: Where the pack says so.


class RuleJson(Shape):
    """What became of one rule."""

    rule: Words  #: The id of the rule.
    title: str  #: What the rule demands.
    pack: str  #: The pack that the rule comes from.
    severity: DueSeverity
    became: BecameWord
    checked: Count  #: How many elements it looked at.
    failed: Count  #: How many of these it found wanting.
    waived: Count  #: How many of its findings are waived.
    accepted: Count  #: How many of its findings are accepted.
    #: Why it was off, could not be checked or had nothing to check, or what it could not look at; otherwise empty.
    reason: str
    #: What passes only because of links that the paper does not state: ids, or for a link what it says.
    resting: tuple[Words, ...] = Field(validation_alias="resting_names")
    unchecked: Unchecked = ()
    #: What a pack that extends the rule's own changes about it; null where the rule matters as its own pack says.
    adjusted: AdjustedJson | None


class StrategyFolderJson(Shape):
    """Holds where a strategy stands."""

    #: The folder, or file, that was checked, from where the command was given; null where it is the only one.
    folder: str | None


class StrategyHeadJson(Shape):
    """Holds of which strategy an answer is, how it was checked, and what that comes to."""

    id: StrategyId = Field(validation_alias="strategy")
    title: str | None  #: The title of the strategy; null where it could not be read.
    stage: StageJson
    as_at: DayJson = Field(validation_alias="day")
    #: Whether rules followed only the links that the paper states.
    stated_only: bool = Field(validation_alias="is_stated_only")
    complete: IsComplete = Field(validation_alias="is_complete")
    counts: CountsJson
    waived: NumberWaived
    accepted: NumberAccepted
    elements: Numbers = Field(validation_alias="number_by_kind")
    links: Count  #: How many links between elements were read; those that lead nowhere are not counted.
    #: How the check compares with one as it would have been at a revision; null where none was named by `--since`.
    compared: ComparedJson | None
    #: From which revision everything but the model was taken; null where none was named by `--trust`.
    trusted: TrustedJson | None
    #: Which files of the strategy alone were asked about; null where all were.
    focus: FocusJson | None
    #: Which post alone was asked about; null where none was named by `--owner`.
    owner: OwnerJson | None
    #: How many of the links nobody has reviewed yet; null where the project does not review its links, so that none can be suspect, or the list of reviewed links cannot be read whole.
    unreviewed: Count | None
    #: Where to begin; null where nothing counts, not all that was found is listed, or telling takes too many steps.
    roots: RootCausesJson | None


class FindingsJson(Shape):
    """Holds the findings that are listed."""

    #: Everything that is missing or wrong, by element in the order of files and lines.
    findings: tuple[FindingJson, ...]


class StrategyTailJson(Shape):
    """Holds what was made of rules and files."""

    #: What became of every rule, in the order of the packs.
    rules: tuple[RuleJson, ...] = Field(validation_alias="counted_rules")
    #: Every file that was met: the configuration, the packs, the model, and what was left out of it.
    files: tuple[FileJson, ...]
    not_read: Unread = Field(validation_alias="unread")
    uses: tuple[UsedJson, ...] = Field(validation_alias="used")  #: The other models that links may lead to.


class StrategyJson(StrategyTailJson, FindingsJson, StrategyHeadJson, StrategyFolderJson):
    """The answer for one strategy."""


class CheckJson(AnswerJson):
    """Says what was checked, what became of every rule, and what is missing."""

    #: One entry for each strategy that was checked, even where there is only one.
    strategies: Annotated[tuple[StrategyJson, ...], Field(json_schema_extra={"minItems": 1})]


class FindingHeadJson(Shape):
    """Begins the line of a finding."""

    type: Literal["finding"] = "finding"  #: Always `finding`.
    number: LineNumber
    strategy: StrategyId
    #: Whether the finding did not count at the revision that the check was compared with; null where it was compared with none.
    new: bool | None


class FindingLineJson(FindingJson, FindingHeadJson):
    """A finding on a line."""


class SummaryHeadJson(Shape):
    """Begins the line of a summary."""

    type: Literal["summary"] = "summary"  #: Always `summary`.
    number: LineNumber
    strategy: StrategyId


class SummaryLineJson(StrategyTailJson, StrategyHeadJson, StrategyFolderJson, AnswerJson, SummaryHeadJson):
    """What the check of a strategy comes to, after its findings."""
