"""From `extends` and `adjust` as written: which packs a pack builds on, and what it changes about their rules."""

from collections.abc import Mapping
from typing import Final

from alignment.documents.document import YamlMapping, YamlValue
from alignment.documents.reader import Advice, Reader
from alignment.model.absence import AbsenceKind, absence_of
from alignment.rules.load_rule import BUILT_IN_KEYS, RULE_KEYS, schedule_of
from alignment.rules.rule import Adjust, Schedule
from alignment.text import shorten, visible

_KEYS: Final = ("rule", "severity", "off", "reason")
_CHANGES: Final = ("severity", "off")
_SHOWN: Final = 40
_NO_CONDITIONS: Final = "Conditions cannot be adjusted: write a rule of your own, and switch this one off."
_ADVICE: Final[Mapping[str, Advice]] = {
    **{key: Advice(_NO_CONDITIONS) for key in (*RULE_KEYS, *BUILT_IN_KEYS) if key not in _KEYS},
    "id": Advice("Write `rule:`."),
}


def read_extends(reader: Reader, root: YamlMapping) -> tuple[str, ...] | None:
    """Gives the packs that a pack extends, named as it names them; None where a name cannot be read."""
    before = len(reader.findings)
    value = root.values.get("extends")
    names = reader.texts(value, "`extends`")
    if len(reader.findings) > before:
        return None
    if value is not None and (absence := absence_of(value)) and absence.kind is AbsenceKind.EMPTY:
        fix = "Name a pack, or leave `extends` out."
        reader.refuse("RULE-VALUE", "`extends` names no pack", value, fix=fix, label="nothing named")
        return None
    blank = next((name for name in names if not name.text.strip()), None)
    if blank is not None:
        reader.refuse("RULE-VALUE", "`extends` has an empty entry", blank, fix="Delete it.", label="empty")
        return None
    return tuple(name.text for name in names)


def read_adjust(reader: Reader, root: YamlMapping) -> tuple[Adjust, ...]:
    """Reads what a pack changes about rules of the packs that it extends; an entry with a mistake in it is left out."""
    value = root.values.get("adjust")
    items = reader.items(value, "`adjust`")
    if value is not None and "extends" not in root.values:
        fix = "Name the packs whose rules are adjusted under `extends:`."
        key = root.keys["adjust"]
        reader.refuse("RULE-REQUIRED", "`adjust` goes with `extends`", key, fix=fix, label="of which pack?")
    found = (_entry(reader, item) for item in items)
    return tuple(entry for entry in found if entry is not None)


def _entry(reader: Reader, item: YamlValue) -> Adjust | None:
    mapping = reader.mapping(item, "An entry of `adjust`")
    if mapping is None:
        return None
    before = len(reader.findings)
    reader.check_keys(mapping, _KEYS, "an entry of `adjust`", _ADVICE)
    is_known = len(reader.findings) == before
    named = reader.require(mapping, "rule", "An entry of `adjust`")
    rule = reader.text(named, "`rule`")
    what = f"The entry about {visible(shorten(rule, _SHOWN))}" if rule else "The entry"
    schedule = _schedule(reader, mapping, what) if is_known or _given(mapping) else None
    reason = _reason(reader, mapping, what)
    if rule is None or reason is None or len(reader.findings) > before:
        return None
    return Adjust(rule, schedule, reason, reader.document.locate(named))


def _schedule(reader: Reader, mapping: YamlMapping, what: str) -> Schedule | None:
    """Reads how much the rule is to matter; None where it is switched off, or where there is a mistake."""
    given = _given(mapping)
    if not given:
        fix = "Write `severity:`, or `off: true`."
        place = reader.place_of(mapping)
        reader.refuse("RULE-REQUIRED", f"{what} changes nothing", place, fix=fix, label="neither severity nor off")
    elif len(given) > 1:
        message = f"{what} has both `severity` and `off`"
        place = mapping.keys[given[1]]
        reader.refuse("RULE-REQUIRED", message, place, fix="Keep one of the two.", label="one of them too many")
    elif given == ["severity"]:
        return schedule_of(reader, reader.require(mapping, "severity", what))
    else:
        _check_off(reader, mapping.values["off"])
    return None


def _given(mapping: YamlMapping) -> list[str]:
    return [key for key in _CHANGES if key in mapping.values]


def _check_off(reader: Reader, value: YamlValue) -> None:
    text = reader.only_text(value, "`off`")
    if text is not None and text.text != "true":
        shown = visible(shorten(text.text, _SHOWN)) or "nothing"
        fix = "Write `off: true`, or `severity:` in its place."
        reader.refuse(
            "RULE-VALUE", f"`off` says {shown}, and can only be true", text, fix=fix, label="true or not at all"
        )


def _reason(reader: Reader, mapping: YamlMapping, what: str) -> str | None:
    """Reads why the rule is adjusted; what only holds the place of a reason is none."""
    value = reader.require(mapping, "reason", what)
    absence = absence_of(value) if value is not None else None
    if absence is None:
        return reader.text(value, "`reason`")
    fix = "Say who decided it, and why."
    reader.refuse("RULE-VALUE", f"`reason` {absence.says}", absence.value, fix=fix, label="no reason")
    return None
