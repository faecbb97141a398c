"""Reading labels: what an organisation calls a kind. It is said so, and written in files as before."""

from collections.abc import Mapping
from typing import Final

from alignment.documents.document import YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Reader
from alignment.english import plural_of
from alignment.model.extensions.parts import entries, named, plain_text
from alignment.model.metamodel import Label
from alignment.text import fold, upper_first

_KEYS: Final = ("one", "several")


def read_labels(reader: Reader, value: YamlValue | None, known: Mapping[str, Label]) -> dict[str, Label]:
    """Gives the labels of kinds by their names; `known` is how every kind is called without them."""
    read: dict[str, Label] = {}
    places: dict[str, YamlValue] = {}
    for key, entry in entries(reader, value, "`labels`"):
        kind = reader.word(key, known, "a kind")
        if kind is not None and (label := _label(reader, key, entry)) is not None:
            read[kind], places[kind] = label, entry or key
    shared = {kind: other for kind in read if (other := _other(kind, {**known, **read})) is not None}
    for kind, other in shared.items():
        message = f"{named(read[kind].one)} is what {other} is called"
        fix = "Choose another label."
        reader.refuse("CONFIG-VALUE", message, places[kind], fix=fix, label=f"called like {other}", facet=kind)
    return {kind: label for kind, label in read.items() if kind not in shared}


def _label(reader: Reader, key: YamlText, value: YamlValue | None) -> Label | None:
    what = f"the label of `{key.text}`"
    if not isinstance(value, YamlMapping):
        one = plain_text(reader, value, what)
        if value is None:
            fix = f"Write it after `{key.text}:`."
            reader.refuse("CONFIG-VALUE", f"There is no label of `{key.text}`", key, fix=fix, label="no label")
        return Label(one, plural_of(one)) if one else None
    reader.check_keys(value, _KEYS, what)
    one, several = (
        plain_text(reader, reader.require(value, word, upper_first(what)), f"`{word}` of {what}") for word in _KEYS
    )
    return Label(one, several) if one and several else None


def _other(kind: str, called: Mapping[str, Label]) -> str | None:
    """Finds another kind that is called the same."""
    mine = {fold(said) for said in called[kind]}
    return next((other for other, label in called.items() if other != kind and mine & {*map(fold, label)}), None)
