"""How the value of a link field becomes links: an id, a mapping, or a list of either."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from alignment.documents.document import YamlList, YamlMapping, YamlText, YamlValue, has_no_width
from alignment.documents.limits import ID_CHARACTERS
from alignment.documents.rewrite import Removal
from alignment.model.absence import absence_of, kind_of_absence
from alignment.model.values import Fault, LinkEntry, Links
from alignment.model.vocabularies import BASIS
from alignment.text import join_words, shorten, suggestion, visible

ID: Final = re.compile(rf"[A-Za-z0-9][A-Za-z0-9.\-]{{0,{ID_CHARACTERS - 1}}}", re.ASCII)
_STRANGE: Final = re.compile(r"[^A-Za-z0-9.\-]")
_KEYS: Final = ("to", "basis", "note", "quote")
_SHOWN: Final = 40


def is_id(text: str) -> bool:
    """Tells whether a text can be an id: ASCII letters, digits, `-` and `.`, and not a placeholder."""
    return ID.fullmatch(text) is not None and kind_of_absence(text) is None


def fault_of_id(text: str) -> str:
    """Says why a text that is there cannot be an id; what it holds is named, as it may look like a letter of ours."""
    if len(text) > ID_CHARACTERS:
        return f"is longer than {ID_CHARACTERS} characters"
    strange = _STRANGE.search(text)
    return f"holds {_named(strange[0])}" if strange else f"begins with `{text[0]}`"


def _named(char: str) -> str:
    if char.isspace():
        return "a space"
    if char.isascii():
        return f"`{visible(char)}`"
    return f"U+{ord(char):04X} ({unicodedata.name(char, 'a sign without a name').lower()})"


def cut_off(mapping: YamlMapping, key: str) -> str:
    """Gives the mend for a key that is the rest of a text, cut off by a comma; nothing for any other key."""
    end, start = mapping.keys[key].end, mapping.values[key].start
    is_cut_off = (end.line, end.column) == (start.line, start.column)
    return "Inside braces a comma ends a text: put the whole text in quotes." if is_cut_off else ""


def read_links(value: YamlValue, at_most: int | None) -> tuple[Links, tuple[Fault, ...]]:
    """Gives the links that a value writes, and what is wrong with the rest; each part is read for itself."""
    entries: list[LinkEntry] = []
    faults: list[Fault] = []
    seen: set[str] = set()
    items = value.items if isinstance(value, YamlList) else (value,)
    for before, item in zip((value, *items), items, strict=False):
        entry, found = _entry(item)
        faults.extend(found)
        if entry is None:
            continue
        if entry.to in seen:
            says = f"names {entry.to} twice"
            copy = (Removal(before, item),) if isinstance(item, YamlText) else ()
            faults.append(Fault("LINK-TWICE", says, "", entry.written, entry.to, edits=copy))
        elif at_most is not None and len(entries) == at_most:
            says = f"names {entry.to} as well, where {at_most} is the most"
            faults.append(Fault("LINK-MANY", says, "", entry.written, entry.to))
        else:
            seen.add(entry.to)
            entries.append(entry)
    return tuple(entries), tuple(faults)


def _entry(item: YamlValue) -> tuple[LinkEntry | None, tuple[Fault, ...]]:
    if isinstance(item, YamlText):
        fault = _id_fault(item)
        return (None, (fault,)) if fault else (LinkEntry(item.text, None, None, None, item), ())
    if isinstance(item, YamlMapping):
        return _mapping_entry(item)
    return None, (Fault("LINK-SHAPE", "holds a list inside a list", "Write the ids in one list.", item),)


def _mapping_entry(item: YamlMapping) -> tuple[LinkEntry | None, tuple[Fault, ...]]:
    faults = list(_unknown_keys(item))
    to = item.values.get("to")
    if to is None:
        return None, (*faults, Fault("LINK-SHAPE", "holds a link without `to`", "Add `to: ID`.", item))
    if not isinstance(to, YamlText):
        fix = "Write one id after `to:`, and several links as a list."
        return None, (*faults, Fault("LINK-SHAPE", "holds a link whose `to` is not one id", fix, to))
    if fault := _id_fault(to):
        return None, (*faults, fault)
    basis, basis_faults = _basis(item)
    note, note_faults = _words(item, "note")
    quote, quote_faults = _text(item, "quote")
    return LinkEntry(to.text, basis, note, quote, to), (*faults, *basis_faults, *note_faults, *quote_faults)


def _unknown_keys(item: YamlMapping) -> Iterator[Fault]:
    for key, written in item.keys.items():
        if key not in _KEYS:
            listed = f"A link has {join_words(f'`{name}`' for name in _KEYS)}."
            fix = cut_off(item, key) or f"{suggestion(key, _KEYS)} {listed}".strip()
            yield Fault(
                "LINK-SHAPE", f"holds a link with the unknown key `{visible(shorten(key, _SHOWN))}`", fix, written, key
            )


def _basis(item: YamlMapping) -> tuple[str | None, tuple[Fault, ...]]:
    text, faults = _words(item, "basis")
    if text is None:
        return None, faults
    if found := BASIS.find(text):
        return found, faults
    fix = f"{suggestion(text, BASIS.values)} Use one of: {join_words(BASIS.values, 'or')}.".strip()
    says = f'holds a link whose `basis` says "{visible(shorten(text, _SHOWN))}", which is none of its values'
    return None, (*faults, Fault("LINK-SHAPE", says, fix, item.values["basis"], "basis"))


def _words(item: YamlMapping, key: str) -> tuple[str | None, tuple[Fault, ...]]:
    """Gives a text that is no placeholder; only a quote may be any words."""
    value = item.values.get(key)
    if value is None or (absence := absence_of(value)) is None:
        return _text(item, key)
    place = item.keys[key] if has_no_width(value) else value
    return None, (Fault(absence.kind.value, f"holds a link whose `{key}` {absence.says}", "", place, key),)


def _text(item: YamlMapping, key: str) -> tuple[str | None, tuple[Fault, ...]]:
    value = item.values.get(key)
    if value is None or isinstance(value, YamlText):
        return (value.text or None if value else None), ()
    says = f"holds a link whose `{key}` is not one text"
    return None, (Fault("LINK-SHAPE", says, "Write one text.", value, key),)


def _id_fault(written: YamlText) -> Fault | None:
    text = written.text
    if is_id(text):
        return None
    shown = visible(shorten(text, _SHOWN))
    if absence := absence_of(written):
        return Fault(absence.kind.value, absence.holds, "", written, absence.text)
    fix = "Use letters a to z, digits, `-` and `.`; put several ids in a list: `[A1, A2]`."
    says = f'names "{shown}", which is not an id: it {fault_of_id(text)}'
    return Fault("LINK-SHAPE", says, fix, written, text)
