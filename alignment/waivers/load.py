"""From `waivers.yaml` to waivers: one with anything wrong in it does not hold, and what is wrong is a finding."""

from datetime import date
from typing import Final

from alignment.dates import PartialDate, parse_date
from alignment.documents.document import YamlDocument, YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Codes, Reader
from alignment.findings.finding import Finding
from alignment.model.absence import absence_of
from alignment.model.sections import WAIVERS
from alignment.text import shorten, upper_first, visible
from alignment.waivers.waiver import Waiver

_REQUIRED: Final = ("rule", "element", "reason", "approved_by", "approved_on", "expires")
_KEYS: Final = (*_REQUIRED, "facet")
_CODES: Final = Codes(key="WAIVER-KEY", value="WAIVER-VALUE", required="WAIVER-REQUIRED")
_SHOWN: Final = 40


def load_waivers(document: YamlDocument) -> tuple[tuple[Waiver, ...], tuple[Finding, ...]]:
    """Reads the waivers of a document, in its order."""
    reader = Reader(document, _CODES)
    written = document.root.values.get(WAIVERS) if isinstance(document.root, YamlMapping) else None
    if written is None or absence_of(written):
        return (), ()
    items = reader.items(written, f"`{WAIVERS}`")
    read = [_waiver(reader, item) for item in items]
    return tuple(waiver for waiver in read if waiver is not None), tuple(reader.findings)


def _waiver(reader: Reader, item: YamlValue) -> Waiver | None:
    mapping = reader.mapping(item, "A waiver")
    if mapping is None:
        return None
    before = len(reader.findings)
    named = upper_first(_named(mapping))
    reader.check_keys(mapping, _KEYS, "a waiver")
    texts = {key: _text(reader, mapping, key) for key in ("rule", "element", "reason", "approved_by")}
    facet = reader.text(mapping.values.get("facet"), "`facet`")
    approved_on, expires = (_day(reader, mapping, key) for key in ("approved_on", "expires"))
    if approved_on and expires and expires < approved_on:
        fix = "Correct one of the two days."
        message = f"{named} expires before it is approved"
        reader.refuse("WAIVER-VALUE", message, mapping.values["expires"], fix=fix, label="before its approval")
    if approved_on is None or expires is None or len(reader.findings) > before:
        return None
    place, element_at, approver_at = (
        reader.document.locate(mapping.values[key]) for key in ("rule", "element", "approved_by")
    )
    return Waiver(
        **texts, facet=facet, approved_on=approved_on, expires=expires,
        location=place, element_at=element_at, approver_at=approver_at,
    )  # fmt: skip


def _text(reader: Reader, mapping: YamlMapping, key: str) -> str:
    """Reads a text that must be there; a placeholder is none."""
    value = mapping.values.get(key)
    if value is not None and (absence := absence_of(value)) and absence.text:
        fix = f"Write `{key}:` and what it is."
        message = f"`{key}` of {_named(mapping)} {absence.says}"
        reader.refuse("WAIVER-REQUIRED", message, value, fix=fix, label=absence.says)
        return ""
    return reader.text(reader.require(mapping, key, upper_first(_named(mapping))), f"`{key}`") or ""


def _day(reader: Reader, mapping: YamlMapping, key: str) -> date | None:
    text = _text(reader, mapping, key)
    found = parse_date(text) if text else None
    if isinstance(found, PartialDate) and found.is_day:
        return found.first
    if text:
        message = f'`{key}` says "{visible(shorten(text, _SHOWN))}", which is not a day'
        fix = "Write year, month and day, as in 2022-12-01."
        reader.refuse("WAIVER-VALUE", message, mapping.values[key], fix=fix, label="not a day")
    return None


def _named(mapping: YamlMapping) -> str:
    """Names a waiver that may lack anything."""
    rule, element = (mapping.values.get(key) for key in ("rule", "element"))
    if isinstance(rule, YamlText) and isinstance(element, YamlText):
        return f"the waiver of {visible(shorten(rule.text, _SHOWN))} on {visible(shorten(element.text, _SHOWN))}"
    return "a waiver"
