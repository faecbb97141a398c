"""How the value of a link field becomes links: an id, a mapping, or a list of either; and what is said beside a link or a value."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from alignment.documents.document import YamlList, YamlMapping, YamlText, YamlValue, has_no_width
from alignment.documents.limits import ID_CHARACTERS
from alignment.documents.rewrite import Removal, Rewrite
from alignment.model.absence import absence_of, kind_of_absence
from alignment.model.link_types import EVIDENCE
from alignment.model.values import Beside, Fault, LinkEntry, Links
from alignment.model.vocabularies import BASIS, UNREAD_BASIS
from alignment.text import did_you_mean, join_words, shorten, suggestion, upper_first, visible

ID: Final = re.compile(rf"[A-Za-z0-9][A-Za-z0-9.\-]{{0,{ID_CHARACTERS - 1}}}", re.ASCII)
BETWEEN: Final = ":"
"""Parts the name of a model that is used from the id of an element in it."""

MODEL_NAME: Final = re.compile(r"[a-z][a-z0-9\-]{0,29}", re.ASCII)

_STRANGE: Final = re.compile(r"[^A-Za-z0-9.\-]")
_BESIDE: Final = ("basis", "note", "evidence", "quote")
_ENDS: Final = ("to", "id", "ref", "link")
"""The key of a link's end, and those that are written in its place."""

_SHOWN: Final = 40
UNHELD: Final = "LINK-QUOTE"
"""Names what is found where words stand beside a link and no paragraph does; a citation leads to one itself."""


class Holder(NamedTuple):
    """Says of a mapping that says more of something what it is, under which key that stands, and how its faults are called."""

    what: str
    key: str
    code: str

    @property
    def keys(self) -> tuple[str, ...]:
        """Gives the keys that it may have."""
        return (self.key, *_BESIDE)


_OF_A_LINK: Final = Holder("a link", "to", "LINK-SHAPE")
OF_A_VALUE: Final = Holder("a value", "is", "MODEL-BESIDE")


def is_id(text: str) -> bool:
    """Tells whether a text can be an id: ASCII letters, digits, `-` and `.`, and not a placeholder."""
    return ID.fullmatch(text) is not None and kind_of_absence(text) is None


def model_of(element: str) -> str:
    """Names the model that is used which an element is of; nothing for one of the strategy's own."""
    return element.rpartition(BETWEEN)[0]


def _is_end(text: str, used: Collection[str]) -> bool:
    """Tells whether a text can be the end of a link: an id, or one behind the name of a model that is used."""
    name, between, element = text.rpartition(BETWEEN)
    return is_id(element) and (name in used if between else True)


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


class Stray(NamedTuple):
    """Holds the end of a link that names no element as it stands: its text, and the list or mapping around it, if any."""

    written: YamlText
    holder: YamlList | YamlMapping | None


class ReadLinks(NamedTuple):
    """Holds the links that a value writes, what is wrong with the rest, and the ends that are texts and no ids."""

    links: Links
    faults: tuple[Fault, ...]
    strays: tuple[Stray, ...]


def read_links(value: YamlValue, at_most: int | None, used: Collection[str] = ()) -> ReadLinks:
    """Gives the links that a value writes, and what is wrong with the rest; each part is read for itself.

    `used` names the models that an end can be in.
    """
    entries: list[LinkEntry] = []
    faults: list[Fault] = []
    strays: list[Stray] = []
    seen: set[str] = set()
    items = value.items if isinstance(value, YamlList) else (value,)
    for before, item in zip((value, *items), items, strict=False):
        entry, found = _entry(item)
        faults.extend(found)
        if entry is None:
            continue
        if not _is_end(entry.to, used):
            strays.append(Stray(entry.written, _around(item, value)))
        elif entry.to in seen:
            says = f"names {entry.to} twice"
            copy = (Removal(before, item),) if isinstance(item, YamlText) else ()
            faults.append(Fault("LINK-TWICE", says, "", entry.written, entry.to, edits=copy))
        elif at_most is not None and len(entries) == at_most:
            says = f"names {entry.to} as well, where {at_most} is the most"
            faults.append(Fault("LINK-MANY", says, "", entry.written, entry.to))
        else:
            seen.add(entry.to)
            entries.append(entry)
    return ReadLinks(tuple(entries), tuple(faults), tuple(strays))


def stray_at(value: YamlValue, written: YamlText) -> Stray:
    """Gives an end of a value's links that is an id and leads nowhere."""
    items = value.items if isinstance(value, YamlList) else (value,)
    around = (one for one in items if isinstance(one, YamlMapping) and one.values.get("to") is written)
    return Stray(written, _around(next(around, written), value))


def _around(item: YamlValue, value: YamlValue) -> YamlList | YamlMapping | None:
    """Gives what the text of an entry stands in."""
    around = item if isinstance(item, YamlMapping) else value
    return None if isinstance(around, YamlText) else around


def fault_of(stray: Stray, fix: str, edits: tuple[Rewrite, ...]) -> Fault:
    """Says of an end that is no id why, with the mend."""
    text = stray.written.text
    says = f'names "{visible(shorten(text, _SHOWN))}", which is not an id: it {fault_of_id(text)}'
    return Fault("LINK-SHAPE", says, fix, stray.written, text, edits=edits)


def _entry(item: YamlValue) -> tuple[LinkEntry | None, tuple[Fault, ...]]:
    if isinstance(item, YamlText):
        fault = _absent(item)
        return (None, (fault,)) if fault else (LinkEntry(item.text, None, None, None, item), ())
    if isinstance(item, YamlMapping):
        return _mapping_entry(item)
    return None, (Fault("LINK-SHAPE", "holds a list inside a list", "Write the ids in one list.", item),)


def _mapping_entry(item: YamlMapping) -> tuple[LinkEntry | None, tuple[Fault, ...]]:
    if key := _key_for_end(item):
        says = f"holds a link with `{key.text}`, where `to` belongs"
        return None, (
            Fault("LINK-SHAPE", says, "Write `to` in its place.", key, key.text, edits=(Rewrite(key, "to"),)),
        )
    faults = list(_unknown_keys(item, _OF_A_LINK))
    to = item.values.get("to")
    if to is None:
        return None, (*faults, Fault("LINK-SHAPE", "holds a link without `to`", "Add `to: ID`.", item))
    if not isinstance(to, YamlText):
        fix = "Write one id after `to:`, and several links as a list."
        return None, (*faults, Fault("LINK-SHAPE", "holds a link whose `to` is not one id", fix, to))
    if fault := _absent(to):
        return None, (*faults, fault)
    beside, found = _read_beside(item, _OF_A_LINK, to.text)
    return LinkEntry(to.text, *beside[:3], to, beside.evidence), (*faults, *found)


def read_beside(item: YamlMapping, name: str) -> tuple[Beside, tuple[Fault, ...]]:
    """Gives what is said beside the value of a field in the mapping that holds both, and what is wrong with it."""
    beside, faults = _read_beside(item, OF_A_VALUE, f"`{name}`")
    return beside, (*_unknown_keys(item, OF_A_VALUE), *faults)


def _read_beside(item: YamlMapping, holder: Holder, named: str) -> tuple[Beside, tuple[Fault, ...]]:
    basis, basis_faults = _basis(item, holder)
    note, note_faults = _words(item, "note", holder)
    quote, quote_faults = _text(item, "quote", holder)
    evidence, evidence_faults = _evidence(item, holder)
    if quote is not None and EVIDENCE.name not in item.keys:
        says = f"quotes words for {named} and names no paragraph that holds them"
        fix = f"Add `{EVIDENCE.name}:` and the id of the paragraph that they stand in, or leave them out."
        quote_faults = (Fault(UNHELD, says, fix, item.values["quote"], "quote"),)
    faults = (*basis_faults, *note_faults, *evidence_faults, *quote_faults)
    return Beside(basis, note, quote, evidence), faults


def _key_for_end(item: YamlMapping) -> YamlText | None:
    """Gives the key that stands where `to` belongs, where there is no `to`."""
    meant = (key for name, key in item.keys.items() if name not in _OF_A_LINK.keys and did_you_mean(name, _ENDS))
    return None if "to" in item.keys else next(meant, None)


def _unknown_keys(item: YamlMapping, holder: Holder) -> Iterator[Fault]:
    for key, written in item.keys.items():
        if key not in holder.keys:
            listed = f"{upper_first(holder.what)} has {join_words(f'`{name}`' for name in holder.keys)}."
            fix = cut_off(item, key) or f"{suggestion(key, holder.keys)} {listed}".strip()
            says = f"holds {holder.what} with the unknown key `{visible(shorten(key, _SHOWN))}`"
            yield Fault(holder.code, says, fix, written, key)


def _basis(item: YamlMapping, holder: Holder) -> tuple[str | None, tuple[Fault, ...]]:
    text, faults = _words(item, "basis", holder)
    if text is None:
        return UNREAD_BASIS if _is_unread(item, faults, holder) else None, faults
    if found := BASIS.find(text):
        return found, faults
    fix = f"{suggestion(text, BASIS.values)} Use one of: {join_words(BASIS.values, 'or')}.".strip()
    says = f'holds {holder.what} whose `basis` says "{visible(shorten(text, _SHOWN))}", which is none of its values'
    return UNREAD_BASIS, (*faults, Fault(holder.code, says, fix, item.values["basis"], "basis"))


def _is_unread(item: YamlMapping, faults: tuple[Fault, ...], holder: Holder) -> bool:
    """Tells whether a basis that is not there was written otherwise: as what is not one text, or under a misspelt key."""
    is_misspelt = any(did_you_mean(key, holder.keys) == "basis" for key in item.keys if key not in holder.keys)
    return is_misspelt or any(fault.code == holder.code for fault in faults)


def _words(item: YamlMapping, key: str, holder: Holder) -> tuple[str | None, tuple[Fault, ...]]:
    """Gives a text that is no placeholder; only a quote may be any words."""
    value = item.values.get(key)
    if value is None or (absence := absence_of(value)) is None:
        return _text(item, key, holder)
    place = item.keys[key] if has_no_width(value) else value
    return None, (Fault(absence.kind.value, f"holds {holder.what} whose `{key}` {absence.says}", "", place, key),)


def _evidence(item: YamlMapping, holder: Holder) -> tuple[YamlText | None, tuple[Fault, ...]]:
    """Gives the id of the paragraph that a link or a value cites."""
    text, faults = _words(item, EVIDENCE.name, holder)
    value = item.values.get(EVIDENCE.name)
    if text is None or not isinstance(value, YamlText) or is_id(text):
        return (value if text and isinstance(value, YamlText) else None), faults
    shown = visible(shorten(text, _SHOWN))
    says = f'holds {holder.what} whose `evidence` says "{shown}", which is not an id: it {fault_of_id(text)}'
    return None, (Fault(holder.code, says, "Write the id of one paragraph.", value, EVIDENCE.name),)


def _text(item: YamlMapping, key: str, holder: Holder) -> tuple[str | None, tuple[Fault, ...]]:
    value = item.values.get(key)
    if value is None or isinstance(value, YamlText):
        return (value.text or None if value else None), ()
    says = f"holds {holder.what} whose `{key}` is not one text"
    return None, (Fault(holder.code, says, "Write one text.", value, key),)


def _absent(written: YamlText) -> Fault | None:
    """Says of the end of a link that it is a placeholder; an id is none."""
    absence = absence_of(written)
    return Fault(absence.kind.value, absence.holds, "", written, absence.text) if absence else None
