"""From `waivers.yaml` to waivers: one with anything wrong in it does not hold, and what is wrong is a finding."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from alignment.dates import PartialDate, parse_date
from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Codes, Reader
from alignment.documents.rewrite import in_place
from alignment.findings.finding import Finding
from alignment.meant.dates import refused_day
from alignment.meant.refused import to_write
from alignment.model.absence import absence_of, filled_in
from alignment.model.sections import WAIVER_REQUIRED, WAIVERS
from alignment.text import did_you_mean, fold_name, is_in_words, shorten, upper_first, visible
from alignment.waivers.waiver import WaivedSubject, Waiver

_KEYS: Final = (*WAIVER_REQUIRED, "facet", "members")
_SYNONYMS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("why", "because", "justification", "rationale"), "reason"),
    **dict.fromkeys(("until", "expiry", "expirydate", "expireson", "enddate", "lastday"), "expires"),
    **dict.fromkeys(("approver", "approvedfrom", "agreedby"), "approved_by"),
    **dict.fromkeys(("approvaldate", "approved", "agreedon"), "approved_on"),
    **dict.fromkeys(("id", "elementid"), "element"),
}
"""Gives, by the folded word that people write, the one that a waiver has."""

_ONE_EACH: Final = frozenset({"rule", "element"})
_CODES: Final = Codes(key="WAIVER-KEY", value="WAIVER-VALUE", required="WAIVER-REQUIRED")
_SHOWN: Final = 40


def load_waivers(document: YamlDocument) -> tuple[tuple[Waiver, ...], tuple[Finding, ...]]:
    """Reads the waivers of a document, in its order."""
    reader = Reader(document, _CODES)
    written = _written(document)
    if written is None or absence_of(written):
        return (), ()
    items = reader.items(written, f"`{WAIVERS}`")
    read = [_waiver(reader, item) for item in items]
    return tuple(waiver for waiver in read if waiver is not None), tuple(reader.findings)


def named_by_waivers(document: YamlDocument) -> frozenset[WaivedSubject]:
    """Gives what the waivers of a document name, whatever else is wrong with them."""
    written = _written(document)
    items = written.items if isinstance(written, YamlList) else ()
    found = (_names(item) for item in items if isinstance(item, YamlMapping))
    return frozenset(named for named in found if named is not None)


def _names(mapping: YamlMapping) -> WaivedSubject | None:
    rule, element, facet = (_folded(mapping.values.get(key)) for key in ("rule", "element", "facet"))
    return WaivedSubject(rule, element, facet or None) if rule and element else None


def _folded(value: YamlValue | None) -> str:
    return " ".join(value.text.split()) if isinstance(value, YamlText) else ""


def _written(document: YamlDocument) -> YamlValue | None:
    return document.root.values.get(WAIVERS) if isinstance(document.root, YamlMapping) else None


def _waiver(reader: Reader, item: YamlValue) -> Waiver | None:
    mapping = reader.mapping(item, "A waiver")
    if mapping is None:
        return None
    before = len(reader.findings)
    named = upper_first(_named(mapping))
    reader.check_keys(mapping, _KEYS, "a waiver", synonyms=_SYNONYMS)
    texts = {key: _text(reader, mapping, key) for key in ("rule", "element", "reason", "approved_by")}
    _check_reason(reader, mapping, texts["reason"])
    facet = reader.text(mapping.values.get("facet"), "`facet`")
    members = sorted({text.text for text in reader.texts(mapping.values.get("members"), "`members`")})
    approved_on, expires = (_day(reader, mapping, key) for key in ("approved_on", "expires"))
    if approved_on and expires and expires < approved_on:
        fix = "Correct one of the two days."
        message = f"{named} expires before it is approved"
        reader.refuse("WAIVER-VALUE", message, mapping.values["expires"], fix=fix, label="before its approval")
    if approved_on is None or expires is None or len(reader.findings) > before:
        return None
    place, element_at, approver_at, approved_at = (
        reader.document.locate(mapping.values[key]) for key in ("rule", "element", "approved_by", "approved_on")
    )
    return Waiver(
        **texts, facet=facet, approved_on=approved_on, expires=expires,
        location=place, element_at=element_at, approver_at=approver_at, approved_at=approved_at,
        members=tuple(members),
    )  # fmt: skip


def _text(reader: Reader, mapping: YamlMapping, key: str) -> str:
    """Reads a text that must be there; a placeholder is none, nor is a date that a program filled in."""
    value = mapping.values.get(key)
    if value is not None and (absence := absence_of(value) or filled_in(value)) and absence.text:
        fix = f"Write `{key}:` and what it is."
        message = f"`{key}` of {_named(mapping)} {absence.says}"
        reader.refuse("WAIVER-REQUIRED", message, value, fix=fix, label=absence.says)
        return ""
    if key not in mapping.values and _is_misspelt(mapping, key):
        return ""
    if isinstance(value, YamlList) and value.items and key in _ONE_EACH:
        fix = "Write one waiver for each."
        reader.refuse("WAIVER-VALUE", f"`{key}` is not one text", value, fix=fix, label="a text is needed here")
        return ""
    return reader.text(reader.require(mapping, key, upper_first(_named(mapping))), f"`{key}`") or ""


def _check_reason(reader: Reader, mapping: YamlMapping, reason: str) -> None:
    if reason and not is_in_words(reason):
        message = (
            f'`reason` of {_named(mapping)} says "{visible(shorten(reason, _SHOWN))}", which gives nobody a reason'
        )
        fix = "Write in a few words why it may stand for now."
        reader.refuse("WAIVER-VALUE", message, mapping.values["reason"], fix=fix, label="no reason in words")


def _is_misspelt(mapping: YamlMapping, key: str) -> bool:
    """Tells whether a word that no waiver has was most likely meant for a key; that it is unknown is said already."""
    unknown = (name for name in mapping.keys if name not in _KEYS)
    return any(key in {_SYNONYMS.get(fold_name(name)), did_you_mean(name, _KEYS)} for name in unknown)


def _day(reader: Reader, mapping: YamlMapping, key: str) -> date | None:
    text = _text(reader, mapping, key)
    found = parse_date(text) if text else None
    if isinstance(found, PartialDate) and found.is_day:
        return found.first
    if text:
        message = f'`{key}` says "{visible(shorten(text, _SHOWN))}", which is not a day'
        refused, value = refused_day(text), mapping.values[key]
        fix = f"{to_write(refused.choices, key)} {refused.fix}".strip()
        reader.refuse(
            "WAIVER-VALUE", message, value, fix=fix, label="not a day", edits=in_place(value, refused.instead)
        )
    return None


def _named(mapping: YamlMapping) -> str:
    """Names a waiver that may lack anything."""
    rule, element = (mapping.values.get(key) for key in ("rule", "element"))
    if isinstance(rule, YamlText) and isinstance(element, YamlText):
        return f"the waiver of {visible(shorten(rule.text, _SHOWN))} on {visible(shorten(element.text, _SHOWN))}"
    return "a waiver"
