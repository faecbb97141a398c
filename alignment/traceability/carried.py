"""What a report carries, as it is read back: every value held to what align writes, as anybody may have written it."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from alignment.dates import PartialDate, parse_date
from alignment.model.vocabularies import STAGES
from alignment.results.origin import RecordedOrigin
from alignment.revisions.files import BEGINS_WITH_DOT, NO_YAML
from alignment.text import visible
from alignment.traceability.cover import Made, digest_of_inputs, digest_of_recorded


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


_RELEASE: Final = r"[0-9]+(?:\.[0-9]+)*(?:(?:a|b|rc)[0-9]+)?(?:\.post[0-9]+)?(?:\.dev[0-9]+)?(?:\+[0-9a-z.]*)?"
"""Is how versions of Python and of libraries are written."""

_Text: TypeAlias = Annotated[str, Field(max_length=20_000)]
_Word: TypeAlias = Annotated[str, Field(max_length=100)]
_Number: TypeAlias = Annotated[int, Field(ge=0, le=10**12)]
_Digest: TypeAlias = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
_Commit: TypeAlias = Annotated[str, Field(pattern="^(?:[0-9a-f]{40}|[0-9a-f]{64})$")]
_Recorded: TypeAlias = Annotated[str, Field(pattern="^(?:[0-9a-f]{40}|[0-9a-f]{64}|)$")]
_Library: TypeAlias = Annotated[str, Field(max_length=60, pattern=f"^(?:{_RELEASE}|used|not used)$")]
_Version: TypeAlias = Annotated[str, Field(pattern=r"^[0-9][0-9a-z.+]{0,39}$")]
_Stage: TypeAlias = Annotated[str, AfterValidator(_stage)]
_Day: TypeAlias = Annotated[str, AfterValidator(_day)]
_Path: TypeAlias = Annotated[str, Field(max_length=4096), AfterValidator(_path)]
_Reason: TypeAlias = Annotated[str, AfterValidator(_reason)]


SealedForm: TypeAlias = Literal["markdown", "csv", "annex", "page"]
"""Names the forms that show no data, and carry only what it takes to make them again."""


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


class Sealed(Maker):
    """Holds what it takes to make a report again: all that a form carries which shows no data; further data is left alone."""

    as_at: _Day
    stage: _Stage
    options: Options
    digest: _Digest
    commit: _Recorded
    uncommitted: tuple[_Path, ...]
    deleted: tuple[_Path, ...]
    libraries: Mapping[_Word, _Library]
    ignored: Mapping[_Path, _Reason]
    recorded_digest: _Digest

    @property
    def day(self) -> date:
        """Gives the day as at which the report was made."""
        return date.fromisoformat(self.as_at)

    @property
    def recorded(self) -> RecordedOrigin:
        """Gives what was recorded of where the report was made."""
        return RecordedOrigin(self.commit, self.uncommitted, self.deleted, self.libraries)

    @property
    def is_consistent(self) -> bool:
        """Tells whether the digests follow from what the data lists, as far as it lists it."""
        return digest_of_recorded(self.recorded, self.ignored) == self.recorded_digest


class Carried(Sealed):
    """Holds what a report carries that shows data: besides, what it says in short."""

    strategy: _Text | None
    model_digest: _Digest
    files: Mapping[_Text, tuple[_Digest | None, _Number | None]]
    complete: bool
    elements: Mapping[_Text, _Number]
    links: _Number
    findings: tuple[tuple[_Text, _Word, _Text], ...]
    rules: Mapping[_Text, tuple[_Word, _Number, _Number]]

    @property
    def is_consistent(self) -> bool:
        """Tells whether the digests follow from what the data lists."""
        made = Made(self.align, self.day, self.stage, self.options.given)
        files = ((path, sha256) for path, (sha256, _) in self.files.items())
        return super().is_consistent and digest_of_inputs(made, files) == self.digest
