"""What a report carries, as it is read back: every value held to what align writes, as anybody may have written it."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from alignment.dates import PartialDate, parse_date
from alignment.model.vocabularies import STAGES
from alignment.revisions.files import BEGINS_WITH_DOT, NO_YAML
from alignment.text import visible
from alignment.traceability.cover import Made, RecordedOrigin, digest_of_inputs, digest_of_recorded


def _stage(text: str) -> str:
    if text not in STAGES:
        raise ValueError
    return text


def _day(text: str) -> str:
    found = parse_date(text)
    if not isinstance(found, PartialDate) or not found.is_day:
        raise ValueError
    return text


def _path(text: str) -> str:
    if visible(text) != text:
        raise ValueError
    return text


def _reason(text: str) -> str:
    if text not in {BEGINS_WITH_DOT, NO_YAML}:
        raise ValueError
    return text


_Text: TypeAlias = Annotated[str, Field(max_length=20_000)]
_Word: TypeAlias = Annotated[str, Field(max_length=100)]
_Number: TypeAlias = Annotated[int, Field(ge=0, le=10**12)]
_Digest: TypeAlias = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
_Commit: TypeAlias = Annotated[str, Field(pattern="^(?:[0-9a-f]{40}|[0-9a-f]{64})$")]
_Version: TypeAlias = Annotated[str, Field(pattern=r"^[0-9][0-9a-z.+]{0,39}$")]
_Stage: TypeAlias = Annotated[str, AfterValidator(_stage)]
_Day: TypeAlias = Annotated[str, AfterValidator(_day)]
_Path: TypeAlias = Annotated[str, Field(max_length=4096), AfterValidator(_path)]
_Reason: TypeAlias = Annotated[str, AfterValidator(_reason)]


class _Part(BaseModel):
    """Reads a part of the data as it is, without guessing what was meant."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


class Options(_Part, extra="forbid"):
    """Holds the options that a report says it was made with, each as the command line takes it."""

    stage: _Stage = ""
    as_at: _Day = ""
    select: tuple[_Text, ...] = ()
    ignore: tuple[_Text, ...] = ()
    stated_only: Literal["", "yes"] = ""
    baseline: _Path = ""
    documents: _Path = ""
    since: _Commit = ""
    trust: _Commit = ""

    @property
    def given(self) -> Mapping[str, str | list[str]]:
        """Gives the options as they are written."""
        given: Mapping[str, str | list[str]] = self.model_dump(mode="json", exclude_unset=True)
        return given


class Maker(_Part):
    """Holds by which version of align a report says it was made."""

    align: _Version


class Carried(Maker):
    """Holds what a report carries: of what it was made, and what it says in short; further data is left alone."""

    strategy: _Text | None
    as_at: _Day
    stage: _Stage
    options: Options
    digest: _Digest
    model_digest: _Digest
    commit: _Word
    uncommitted: tuple[_Text, ...]
    files: Mapping[_Text, tuple[_Digest | None, _Number | None]]
    ignored: Mapping[_Text, _Reason]
    recorded_digest: _Digest
    complete: bool
    elements: Mapping[_Text, _Number]
    links: _Number
    findings: tuple[tuple[_Text, _Word, _Text], ...]
    rules: Mapping[_Text, tuple[_Word, _Number, _Number]]

    @property
    def day(self) -> date:
        """Gives the day as at which the report was made."""
        return date.fromisoformat(self.as_at)

    @property
    def recorded(self) -> RecordedOrigin:
        """Gives what was recorded of where the files come from."""
        return RecordedOrigin(self.commit, self.uncommitted)

    @property
    def is_consistent(self) -> bool:
        """Tells whether the digests follow from what the data lists."""
        made = Made(self.align, self.day, self.stage, self.options.given)
        files = ((path, sha256, size) for path, (sha256, size) in self.files.items())
        found = digest_of_inputs(made, files), digest_of_recorded(self.recorded, self.ignored)
        return found == (self.digest, self.recorded_digest)
