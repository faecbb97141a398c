"""An answer of align that was kept as JSON, read back: every value held to what align writes, as anybody may have written it."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from alignment.findings.finding import Finding, Severity
from alignment.model.vocabularies import STAGES
from alignment.published.check import DayJson, FindingJson, FocusJson, OwnerJson, RuleJson, StageJson
from alignment.published.places import LocationJson
from alignment.published.read import FileJson
from alignment.published.shape import Misread, Shape, ToolJson, read_back
from alignment.results.check import Became, Chosen
from alignment.source import Location
from alignment.text import shorten, visible

_SHOWN: Final = 60
_OCCURRENCE: Final = re.compile(r"#([1-9][0-9]{0,5})\Z")
_BY_OPTION: Final = ("--select", "--ignore")


class Stored(NamedTuple):
    """Holds what a kept answer says: by which version, as at when, of which files, and which findings counted.

    `files` gives the digest of every file by its path.
    """

    version: str
    stage: Chosen
    as_at: date
    is_stated_only: bool
    findings: tuple[Finding, ...]
    files: Mapping[str, str]


class NotStored(NamedTuple):
    """Says why a file is no answer that can be compared with."""

    says: str


class _Strategy(Shape):
    stage: StageJson
    as_at: DayJson
    stated_only: bool
    focus: FocusJson | None = None
    owner: OwnerJson | None = None
    findings: tuple[FindingJson, ...]
    files: tuple[FileJson, ...]
    rules: tuple[RuleJson, ...]


class _Check(Shape):
    """Reads of the answer of `align check --format json` what a comparison needs."""

    tool: ToolJson
    strategies: tuple[_Strategy, ...]


def read_stored(content: bytes) -> Stored | NotStored:
    """Reads the answer that `align check --format json` gave about one strategy."""
    answer = read_back(_Check, content)
    if isinstance(answer, Misread):
        return NotStored(f"it is not what `align check --format json` writes, at {answer.where or 'its beginning'}")
    if len(answer.strategies) != 1:
        return NotStored(f"it is about {len(answer.strategies):,} strategies, where one is needed")
    return _stored(answer.tool.version, answer.strategies[0])


def _stored(version: str, one: _Strategy) -> Stored | NotStored:
    off = (rule.reason for rule in one.rules if rule.became is Became.OFF)
    if one.stage.value not in STAGES:
        return NotStored("it is not what `align check --format json` writes, at strategies.0.stage.value")
    chosen = next((reason for reason in off if any(option in reason for option in _BY_OPTION)), None)
    if chosen is not None:
        return NotStored(f"rules were chosen when it was made ({visible(shorten(chosen, _SHOWN))})")
    if one.focus is not None:
        return NotStored("it is about some files of the strategy alone")
    if one.owner is not None:
        return NotStored("it is about what one post answers for alone")
    strange = next((known for known in one.findings if _finding(known).fingerprint != known.fingerprint), None)
    if strange is not None:
        named = visible(shorten(strange.fingerprint, _SHOWN))
        return NotStored(f"it calls a finding {named}, which is not how this version of align would call it")
    return Stored(
        version=visible(version),
        stage=Chosen(one.stage.value, one.stage.origin),
        as_at=one.as_at.value,
        is_stated_only=one.stated_only,
        findings=tuple(_finding(finding) for finding in one.findings if finding.suppression is None),
        files={file.path: file.sha256 for file in one.files if file.sha256 is not None},
    )


def _finding(told: FindingJson) -> Finding:
    """Gives a finding as it counted then."""
    number = _OCCURRENCE.search(told.fingerprint)
    return Finding(
        rule=visible(told.rule),
        severity=Severity.named(told.severity),
        says=visible(told.message),
        location=_location(told.location),
        element=told.element,
        facet=told.facet,
        occurrence=int(number[1]) if number else 1,
        members=told.members,
        values=told.values,
    )


def _location(place: LocationJson) -> Location:
    path = PurePosixPath(visible(place.path))
    return Location(path, place.line, place.column, place.end_line, place.end_column)
