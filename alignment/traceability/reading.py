"""Finding the data in a report, whatever format it has; the file may have been written by anybody."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from pydantic import ValidationError

from alignment.published.shape import Shape, ToolJson
from alignment.text import shorten, visible
from alignment.traceability.carried import Carried, Maker
from alignment.traceability.data import CarryingReport, data_carried

_SHOWN: Final = 40
_MOST_VALUES: Final = 2_000_000
_SCRIPT: Final = re.compile(rb"<script\b([^<>]{0,200}+)>", re.IGNORECASE)
_IS_DATA: Final = re.compile(rb"\bid\s{0,9}=\s{0,9}[\"']?_data\b")
_END: Final = re.compile(rb"</script", re.IGNORECASE)
_FOREIGN: Final = (
    "It is not a report that can be verified: of the forms that a report has, only the HTML and the JSON one can."
)


class Unreadable(NamedTuple):
    """Says in a sentence why nothing can be read out of a file; `version` is that of its maker, where it says so."""

    says: str
    version: str = ""


class ReadReport(NamedTuple):
    """Holds what a report carries, and in which format the report is."""

    format: str
    carried: Carried


def read_report(content: bytes) -> ReadReport | Unreadable:
    """Finds the data in a report and reads it; never raises, whatever the content."""
    for name, form in _FORMS.items():
        data = form.find(content)
        if data is not None:
            return _read(name, data)
    return Unreadable(_FOREIGN)


def _read(name: str, data: bytes) -> ReadReport | Unreadable:
    if sum(data.count(sign) for sign in (b"[", b"{", b",")) > _MOST_VALUES:
        return Unreadable(f"Its data is damaged: it holds more than {_MOST_VALUES:,} values.")
    try:
        return ReadReport(name, Carried.model_validate_json(_FORMS[name].translate(data)))
    except ValidationError as error:
        return Unreadable(_damaged(error), _version(data))


def _damaged(error: ValidationError) -> str:
    """Names the first value that align would not write; the value itself, which may be anything, is not repeated."""
    where = error.errors(include_url=False, include_input=False, include_context=False)[0]["loc"]
    if not where:
        return "Its data is damaged: it is not whole JSON."
    named = visible(shorten(".".join(map(str, where)), _SHOWN))
    return f"Its data is damaged: `{named}` is not what align writes."


def _version(data: bytes) -> str:
    """Gives the version that made a report of which nothing else may be known."""
    try:
        maker = _Maker.model_validate_json(data)
        return Maker(align=maker.tool.version if maker.tool else maker.align).align
    except ValidationError:
        return ""


class _Maker(Shape):
    """Reads by which version a report was made, in whichever format it says so."""

    align: str = ""
    tool: ToolJson | None = None


def _in_json(content: bytes) -> bytes | None:
    """Finds the data of a report in JSON, which is all of it."""
    return content if content.lstrip().startswith(b"{") and b'"model_digest"' in content else None


def _out_of_json(content: bytes) -> bytes:
    """Reads out of a report in JSON what a page carries."""
    return json.dumps(
        data_carried(CarryingReport.model_validate_json(content, strict=True, by_alias=False, by_name=True))
    ).encode()


def _in_page(content: bytes) -> bytes | None:
    """Finds the data of a page, also of one that was laid out anew."""
    for found in _SCRIPT.finditer(content):
        if _IS_DATA.search(found[1]):
            end = _END.search(content, found.end())
            return content[found.end() : end.start() if end else None]
    return None


class _Form(NamedTuple):
    """Holds how the data of a report is found, which gives None in other formats, and how it becomes that of a page."""

    find: Callable[[bytes], bytes | None]
    translate: Callable[[bytes], bytes]


_FORMS: Final[Mapping[str, _Form]] = {"json": _Form(_in_json, _out_of_json), "html": _Form(_in_page, bytes)}
"""By format, how a report of it is read."""
