"""Finding the data in a report, whatever format it has; the file may have been written by anybody."""

import json
import re
from collections import Counter
from collections.abc import Callable
from typing import Final, NamedTuple

from pydantic import ValidationError

from alignment.published.shape import Shape, ToolJson
from alignment.text import shorten, visible
from alignment.traceability.carried import Carried, Maker, Sealed, SealedForm
from alignment.traceability.data import CarryingReport, data_carried

_SHOWN: Final = 40
_MOST_VALUES: Final = 2_000_000
_SCRIPT: Final = re.compile(rb"<script\b([^<>]{0,200}+)>", re.IGNORECASE)
_IS_DATA: Final = re.compile(rb"\bid\s{0,9}=\s{0,9}[\"']?_data\b")
_END: Final = re.compile(rb"</script", re.IGNORECASE)
_COMMENT: Final = re.compile(rb"<!-- align (\{[^<>]*\}) -->\s*+(?:</body>\s*+</html>\s*+)?\Z")
_CELL: Final = re.compile(rb'\nseal,,"((?:[^"\r\n]|"")*+)",*+\r?\n?\Z')
_FOREIGN: Final = "It carries nothing to make it again by: it is no report of align, or that was cut off."


class Unreadable(NamedTuple):
    """Says in a sentence why nothing can be read out of a file; `version` is that of its maker, where it says so."""

    says: str
    version: str = ""


class ReadReport(NamedTuple):
    """Holds what a report carries, and in which format the report is."""

    format: str
    carried: Carried | Sealed


def read_report(content: bytes) -> ReadReport | Unreadable:
    """Finds the data in a report and reads it; never raises, whatever the content."""
    for form in _FORMS:
        data = form.find(content)
        if data is not None:
            return _read(form, data)
    return Unreadable(_FOREIGN)


def _read(form: "_Form", data: bytes) -> ReadReport | Unreadable:
    if sum(data.count(sign) for sign in (b"[", b"{", b",")) > _MOST_VALUES:
        return Unreadable(f"Its data is damaged: it holds more than {_MOST_VALUES:,} values.")
    try:
        found = form.read(data)
    except ValidationError as error:
        return Unreadable(_damaged(error), _version(data))
    twice = _twice(data)
    return Unreadable(f"Its data is damaged: it holds `{visible(shorten(twice, _SHOWN))}` twice.") if twice else found


def _twice(data: bytes) -> str | None:
    """Names a key that stands twice in a mapping: one reader goes by the first, another by the last."""
    names: list[str] = []

    def noted(pairs: list[tuple[str, object]]) -> None:
        if len(dict(pairs)) < len(pairs):
            names.extend(name for name, number in Counter(name for name, _ in pairs).items() if number > 1)

    json.loads(data.decode(errors="replace"), object_pairs_hook=noted, parse_int=str)
    return next(iter(names), None)


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


def _of_json(content: bytes) -> ReadReport:
    """Reads out of a report in JSON what a page carries."""
    report = CarryingReport.model_validate_json(content, strict=True, by_alias=False, by_name=True)
    return ReadReport("json", Carried.model_validate_json(json.dumps(data_carried(report))))


def _in_page(content: bytes) -> bytes | None:
    """Finds the data of a page, also of one that was laid out anew."""
    for found in _SCRIPT.finditer(content):
        if _IS_DATA.search(found[1]):
            end = _END.search(content, found.end())
            return content[found.end() : end.start() if end else None]
    return None


def _of_page(data: bytes) -> ReadReport:
    return ReadReport("html", Carried.model_validate_json(data))


def _in_comment(content: bytes) -> bytes | None:
    """Finds the seal at the end of a text in Markdown, or of the page for families."""
    found = _COMMENT.search(content, max(0, content.rfind(b"<!-- align ")))
    return found[1] if found else None


def _in_cell(content: bytes) -> bytes | None:
    """Finds the seal in the last row of a table."""
    found = _CELL.search(content, max(0, content.rfind(b"\nseal,,")))
    return found[1].replace(b'""', b'"') if found else None


def _of_seal(data: bytes) -> ReadReport:
    return ReadReport(_Seal.model_validate_json(data).form, Sealed.model_validate_json(data))


class _Seal(Shape):
    """Reads of which form a seal is."""

    form: SealedForm


class _Form(NamedTuple):
    """Holds how the data of a report is found, which gives None in other formats, and how it is read."""

    find: Callable[[bytes], bytes | None]
    read: Callable[[bytes], ReadReport]


_FORMS: Final = (
    _Form(_in_json, _of_json),
    _Form(_in_page, _of_page),
    _Form(_in_comment, _of_seal),
    _Form(_in_cell, _of_seal),
)
"""How a report of each format is read."""
