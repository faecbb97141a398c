"""An answer of align that was kept as JSON, read back: every value held to what align writes, as anybody may have written it."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, Final, Literal, NamedTuple, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from alignment.findings.finding import Finding, Severity
from alignment.results.check import Chosen
from alignment.source import Location
from alignment.text import shorten, visible

_SHOWN: Final = 60
_OCCURRENCE: Final = re.compile(r"#([1-9][0-9]{0,5})\Z")
_BY_OPTION: Final = ("--select", "--ignore")

_Text: TypeAlias = Annotated[str, Field(max_length=20_000)]
_Count: TypeAlias = Annotated[int, Field(ge=0, le=10**9)]


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


class _Part(BaseModel):
    """Reads a part as it is; what else there is is left alone, as another version may say more."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


class _Place(_Part):
    path: _Text
    line: _Count
    column: _Count
    end_line: _Count
    end_column: _Count

    @property
    def location(self) -> Location:
        """Gives the place."""
        return Location(PurePosixPath(visible(self.path)), self.line, self.column, self.end_line, self.end_column)


class _Finding(_Part):
    rule: _Text
    severity: Literal["error", "warning", "info"]
    element: _Text | None
    facet: _Text | None
    message: _Text
    location: _Place
    fingerprint: _Text
    suppression: Mapping[str, object] | None

    @property
    def finding(self) -> Finding:
        """Gives the finding as it counted then."""
        number = _OCCURRENCE.search(self.fingerprint)
        return Finding(
            rule=visible(self.rule),
            severity=Severity.named(self.severity),
            says=visible(self.message),
            location=self.location.location,
            element=self.element,
            facet=self.facet,
            occurrence=int(number[1]) if number else 1,
        )


class _Chosen(_Part):
    value: _Text
    origin: _Text


class _Day(_Part):
    value: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]


class _File(_Part):
    path: _Text
    sha256: _Text | None


class _Rule(_Part):
    became: _Text
    reason: _Text


class _Tool(_Part):
    name: Literal["align"]
    version: _Text


class _Strategy(_Part):
    stage: _Chosen
    as_at: _Day
    stated_only: bool


class _Checked(_Strategy):
    findings: tuple[_Finding, ...]
    files: tuple[_File, ...]
    rules: tuple[_Rule, ...]


class _Answer(_Part):
    """Reads the answer of `align check --format json`."""

    tool: _Tool
    strategies: tuple[_Checked, ...]


def read_stored(content: bytes) -> Stored | NotStored:
    """Reads the answer that `align check --format json` gave about one strategy."""
    try:
        answer = _Answer.model_validate_json(content)
        if len(answer.strategies) != 1:
            return NotStored(f"it is about {len(answer.strategies):,} strategies, where one is needed")
        return _stored(answer.tool.version, answer.strategies[0])
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"])) or "its beginning"
        return NotStored(f"it is not what `align check --format json` writes, at {visible(shorten(where, _SHOWN))}")
    except ValueError:
        return NotStored("the day in it is none")


def _stored(version: str, one: _Checked) -> Stored | NotStored:
    chosen = next((rule.reason for rule in one.rules if rule.became == "off" and _is_by_option(rule.reason)), None)
    if chosen is not None:
        return NotStored(f"rules were chosen when it was made ({visible(shorten(chosen, _SHOWN))})")
    strange = next((known for known in one.findings if known.finding.fingerprint != known.fingerprint), None)
    if strange is not None:
        named = visible(shorten(strange.fingerprint, _SHOWN))
        return NotStored(f"it calls a finding {named}, which is not how this version of align would call it")
    return Stored(
        version=visible(version),
        stage=Chosen(one.stage.value, one.stage.origin),
        as_at=date.fromisoformat(one.as_at.value),
        is_stated_only=one.stated_only,
        findings=tuple(finding.finding for finding in one.findings if finding.suppression is None),
        files={file.path: file.sha256 for file in one.files if file.sha256 is not None},
    )


def _is_by_option(reason: str) -> bool:
    return any(option in reason for option in _BY_OPTION)
