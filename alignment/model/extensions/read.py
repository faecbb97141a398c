"""From `extensions:` to the metamodel of one project: what is wrong is a finding, what is right beside it counts."""

from collections.abc import Mapping
from typing import Final

from alignment.documents.document import YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Reader
from alignment.english import plural_of
from alignment.model.extensions.classes import Extensions, extended_classes
from alignment.model.extensions.kinds import FieldReader, OwnField, OwnKind, read_kinds
from alignment.model.extensions.links import LinkReader
from alignment.model.extensions.names import Names
from alignment.model.extensions.parts import entries, named, plain_text
from alignment.model.extensions.vocabularies import read_vocabularies, vocabularies_of
from alignment.model.metamodel import Label, Metamodel, built_in_metamodel, read_metamodel
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


PARTS: Final = ("kinds", "fields", "links", "vocabularies", "labels")


def read_extensions(reader: Reader, value: YamlValue) -> Metamodel:
    """Reads what an organisation adds, and gives the metamodel that has it; the built-in one stays as it is."""
    built_in = built_in_metamodel()
    root = reader.mapping(value, "`extensions`")
    if root is None:
        return built_in
    reader.check_keys(root, PARTS, "`extensions`")
    names = Names.of(built_in, reader)
    kinds = read_kinds(reader, root.values.get("kinds"), names)
    fields = _fields(reader, root, names, kinds)
    every = (*built_in.kinds, *(kind.name for kind in kinds))
    links = tuple(LinkReader(reader, names, built_in, every).read(root.values.get("links")))
    types = [field.type for kind in built_in.kinds.values() for field in kind.fields.values()]
    added = (*fields.values(), *(kind.fields for kind in kinds))
    types += [field.type for by_name in added for field in by_name.values()]
    words = read_vocabularies(reader, root.values.get("vocabularies"), vocabularies_of(types))
    extended = read_metamodel(extended_classes(Extensions(kinds, fields, links, words)))
    called = {kind.name: Label(kind.label, kind.plural) for kind in extended.kinds.values()}
    labels = read_labels(reader, root.values.get("labels"), called)
    return read_metamodel((kind.element for kind in extended.kinds.values()), labels)


def _fields(
    reader: Reader, root: YamlMapping, names: Names, kinds: tuple[OwnKind, ...]
) -> dict[str, dict[str, OwnField]]:
    """Reads the fields that built-in kinds get."""
    found: dict[str, dict[str, OwnField]] = {}
    own = {kind.name for kind in kinds}
    for key, entry in entries(reader, root.values.get("fields"), "`fields`"):
        if key.text in own:
            message = f"`{key.text}` is a kind of your own"
            fix = f"Write its fields under `kinds:`, in `{key.text}:`."
            reader.refuse("CONFIG-VALUE", message, key, fix=fix, label="not built in", facet=key.text)
        elif (kind := reader.word(key, built_in_metamodel().kinds, "a built-in kind")) is not None:
            found[kind] = FieldReader(reader, names, kind).read(entry, f"`fields` of `{kind}`")
    return found
