"""A report that has everything a report can have, and the same with a text planted wherever one can stand."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from pathlib import PurePosixPath
from typing import Final, TypeVar

from reports import APPROVED, WAIVED, at, finding, report_of

from alignment.diff.changes import (
    BesideChange,
    ChangeKind,
    ChangeMark,
    ElementChange,
    FieldChange,
    LinkChange,
    LinkWords,
    StrategyChanges,
    Version,
)
from alignment.diff.sentences import sentences
from alignment.findings.finding import Finding, RelatedLocation, Severity
from alignment.model.link_types import LinkName
from alignment.results.check import Adjusted, Became, Chosen, Report, Resting, RuleOutcome, Trusted
from alignment.results.comparison import (
    Cause,
    CausedFinding,
    ComparedState,
    Comparison,
    ExcusedFinding,
    InputDetail,
    LastingFinding,
)
from alignment.results.focus import Focus, OwnerFocus
from alignment.results.groups import FindingGroup, Grouping, GroupName, Groups
from alignment.results.inputs import Input
from alignment.results.read import FileRecord, KindCount, UsedRecord
from alignment.results.roots import Place, RootCause, RootCauses, Waiting
from alignment.results.since import SinceRevision, Uncounted, Why
from alignment.source import TextEdit

T = TypeVar("T")

COMMIT: Final = "0123456789abcdef" * 2 + "01234567"


def outcome(rule: str, became: Became, severity: Severity | None = Severity.ERROR) -> RuleOutcome:
    reason = "" if became in {Became.PASSED, Became.FAILED} else f"why {rule} is so"
    return RuleOutcome(
        rule,
        f"Title of {rule}",
        "house",
        severity,
        became,
        reason=reason,
        why="Somebody will ask.",
        fix="Write `owner`.",
        source="Rules; page 1",
        tags=("house",),
    )


def on(element: str, rule: str = "H-OWNER", line: int = 2) -> Finding:
    """Gives a finding that has all that a finding can have."""
    near = RelatedLocation(at("near.yaml", 3, 2, 4), f"{element} comes near")
    edits = (TextEdit(at("plan.yaml", line, 3, 2), f"owner: {element}"), TextEdit(at("near.yaml", 3, 2, 4), ""))
    one = finding("lacks it", at("plan.yaml", line, 3, 2), rule=rule, label=f"no {rule} here", why="Why", fix="Mend")
    return replace(
        one,
        subject=element,
        element=element,
        facet=f"owner:{element}",
        related=(near,),
        members=(element,),
        values=("due <= 2031-05-31",),
        edits=edits,
    )


def whole_report() -> Report:
    """Gives a report in which no text is missing, no list is empty and nothing is None that need not be."""
    gone = on("ACT-9")
    new = on("ACT-1")
    broken = replace(
        finding("b.yaml cannot be read", at("b.yaml"), rule="YAML-SYNTAX", why="Why", fix="Mend"), facet="x"
    )
    findings = (
        new,
        replace(on("ACT-2"), severity=Severity.WARNING),
        replace(on("ACT-3"), severity=Severity.INFO),
        replace(on("ACT-4"), suppression=WAIVED),
        replace(on("ACT-5"), suppression=APPROVED),
        replace(on("ACT-1"), occurrence=2),
        broken,
    )
    adjusted = Adjusted(
        "own", "We matter less", "info in place of error", is_off=False, location=at("own.yaml", 7, 3, 5)
    )
    off = adjusted._replace(says="switched off", is_off=True)
    resting = (Resting("ACT-8", at("plan.yaml", 4, 1)),)
    checked = outcome("H-OWNER", Became.FAILED)._replace(
        checked=6,
        failed=5,
        adjusted=adjusted,
        subjects=tuple(f"ACT-{number}" for number in range(1, 8)),
        failing=("ACT-1", "ACT-7"),
        waived=1,
        accepted=1,
        unheld=2,
        together="each lacks it",
        unchecked=("ACT-10", "ACT-11"),
        among="6 actions",
    )
    rules = (
        checked,
        outcome("H-BOARD", Became.PASSED)._replace(checked=1, resting=resting, subjects=("ACT-8",)),
        outcome("H-ALL", Became.PASSED)._replace(checked=1),
        outcome("H-NONE", Became.NOTHING_TO_CHECK),
        outcome("H-LATER", Became.NOT_DUE, None),
        outcome("H-OFF", Became.OFF)._replace(adjusted=off),
        outcome("H-IGNORED", Became.OFF),
        outcome("H-UNREAD", Became.NOT_CHECKED),
    )
    whole = report_of(
        *findings,
        rules=rules,
        kinds=(KindCount("an action", "action", "actions", 8),),
        links=3,
        files=(
            FileRecord(PurePosixPath("plan.yaml"), "0" * 64, 3, "not read whole"),
            FileRecord(PurePosixPath("b.yaml"), None, None, "could not be read"),
            FileRecord(PurePosixPath("c.txt"), None, None, "it is no model file", is_ignored=True),
        ),
        unread=("plan.yaml", "b.yaml"),
        texts={"plan.yaml": "actions:\n  - id: ACT-1\n", "b.yaml": "broken"},
        is_complete=False,
        is_stated_only=True,
        unstated="promised or inferred links",
    )
    since = SinceRevision(
        "main",
        COMMIT,
        ("ACT-1: owner removed.",),
        frozenset({new.fingerprint}),
        (gone,),
        {Severity.ERROR: 2},
        {findings[1].fingerprint: Severity.INFO},
        3,
        tuple(Uncounted(on(f"ACT-{why.value}"), why) for why in Why),
        {new.fingerprint: ("ACT-2", "ACT-3")},
    )
    trusted = Trusted(
        revision="main",
        commit=COMMIT,
        altered=(PurePosixPath("align.yaml"),),
        taken_out=("the waiver of H-OWNER on ACT-9",),
        added=("the accepted finding H-OWNER/ACT-8/owner",),
        settings=PurePosixPath("align.yaml"),
    )
    focus = Focus((PurePosixPath("plan.yaml"),), {Severity.ERROR: 2}, ("YAML",))
    place = Place("ACT-1", "Do", at("plan.yaml", 2, 3, 2))
    root = RootCause((place, place._replace(name="b.yaml", title=None)), 1, (Waiting("H-OWNER", "ACT-2"),))
    roots = RootCauses(Severity.ERROR, (root,), 4, 2, 1, is_exact=True)
    owner = OwnerFocus("R-1", "Head", (on("ACT-12"),), ("ACT-11",))
    groups = Groups(
        Grouping.ELEMENT,
        (
            FindingGroup((), findings[-1:]),
            *(FindingGroup((GroupName(one.subject, "Do"),), (one,)) for one in findings[:-1]),
        ),
    )
    return replace(
        whole,
        unreviewed=2,
        compared=since,
        trusted=trusted,
        focus=focus,
        roots=roots,
        owner=owner,
        groups=groups,
        titles={"ACT-1": "Do", "ACT-2": "Do more"},
        used=(UsedRecord("council", "../council", COMMIT, "Council plan"),),
    )


def whole_comparison() -> Comparison:
    """Gives a comparison in which no text is missing and no list is empty."""
    old, new = (
        ComparedState(name, commit, date(2022, 9, day), "align.yaml", "approval", "0.1.0", is_complete=False)
        for name, commit, day in (("main", COMMIT, 14), ("change", COMMIT[::-1], 15))
    )
    then, now = (Version(name, "action", at(f"{name}.yaml", 3, 9)) for name in ("ACT-1", "ACT-2"))
    field = FieldChange("title", "Map it", "Chart it", ChangeMark.STATUS, days=3, is_back=True, is_text=True)
    link = LinkChange(
        LinkName("advances", "advanced_by", "advances", "is advanced by", beside="owner"), "A1", 'A1 "Included"',
        LinkWords("stated", "A note", "A quote", "P1"), LinkWords("inferred", "Another", "More", "P2"), is_single=True, mark=ChangeMark.OWNER,
    )  # fmt: skip
    beside = BesideChange("level", LinkWords("stated", None, None), LinkWords("inferred", "A note", "A quote", "P1"))
    changed = ElementChange('ACT-2 "Do"', then, now, (field,), (link,), ("ACT-3",), tuple(ChangeKind), beside=(beside,))
    changes = StrategyChanges(
        (changed, changed._replace(old=None), changed._replace(new=None)), ("a.yaml",), ("b.yaml",)
    )
    details = tuple(
        InputDetail(one, f"{one.value} has changed", at("rules.yaml", 2, 3), is_old=one is Input.PACKS) for one in Input
    )
    causes = (Cause((Input.STRATEGY, Input.PACKS), details[:2]), Cause((Input.ALIGN,), details[2:]))
    caused = CausedFinding(on("ACT-1"), causes)
    still = (LastingFinding(on("ACT-4"), Severity.INFO), LastingFinding(on("ACT-5"), Severity.ERROR))
    excused = tuple(ExcusedFinding(caused, why) for why in Why)
    return Comparison(
        old, new, changes, sentences(changes), details, (caused,), (caused,), excused, still, (on("ACT-6"),)
    )


def planted(report: Report, text: str) -> Report:
    """Plants a text before and after every text of a report; which findings are new stays as it was."""
    new = [report.is_new(one) for one in report.findings]
    before = [report.before(one) for one in report.findings]
    whole = planted_in(report, text)
    assert whole.compared
    fingerprints = [one.fingerprint for one, is_new in zip(whole.findings, new, strict=True) if is_new]
    more = dict.fromkeys(fingerprints, *whole.compared.more.values())
    graver = {one.fingerprint: was for one, was in zip(whole.findings, before, strict=True) if was is not None}
    return replace(whole, compared=whole.compared._replace(new=frozenset(fingerprints), graver=graver, more=more))


def planted_in(value: T, text: str) -> T:
    """Looks through any value, so that a field that is added tomorrow is planted as well."""
    planted: object = value
    match value:
        case Chosen(stage, origin):  # a stage is one of five words, whatever anybody writes
            planted = Chosen(stage, planted_in(origin, text))
        case str():
            planted = f"{text}{value}{text}" if value else value
        case PurePosixPath():
            planted = PurePosixPath(*(planted_in(part, text).replace("/", "-") for part in value.parts))
        case Mapping():
            planted = {planted_in(key, text): _text_of_file(part, text) for key, part in value.items()}
        case tuple():
            parts = [planted_in(part, text) for part in value]
            planted = type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
        case frozenset():
            planted = frozenset(planted_in(part, text) for part in value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            planted = replace(value, **{one.name: planted_in(getattr(value, one.name), text) for one in fields(value)})
        case _:
            assert value is None or isinstance(value, int | date | Enum), value
    assert isinstance(planted, type(value))
    return planted


def filled(value: object) -> dict[str, bool]:
    """Tells of every field of every record in a value whether any record has something in it."""
    found: dict[str, bool] = {}
    for name, part in _parts(value):
        told = filled(part)
        if name:
            told[f"{type(value).__name__}.{name}"] = part is False or bool(part)
        found |= {key: found.get(key, False) or has for key, has in told.items()}
    return found


def _parts(value: object) -> list[tuple[str, object]]:
    """Gives the fields of a record by name, or what is in a collection."""
    names = getattr(value, "_fields", ())
    if is_dataclass(value):
        names = [one.name for one in fields(value)]
    if names:
        return [(name, getattr(value, name)) for name in names]
    match value:
        case Mapping():
            return [("", part) for part in value.values()]
        case tuple():
            return [("", part) for part in value]
        case _:
            return []


def _text_of_file(value: T, text: str) -> T:
    """Plants a text behind what stands in a file: a place is on a line, and what is planted may break one."""
    if isinstance(value, tuple):
        return planted_in(value, text)
    return type(value)(f"{value}{text}") if isinstance(value, str) else value
