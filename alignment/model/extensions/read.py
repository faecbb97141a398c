"""From `extensions:` to the metamodel of one project: what is wrong is a finding, what is right beside it counts."""

from typing import Final

from alignment.documents.document import YamlMapping, YamlValue
from alignment.documents.reader import Reader
from alignment.model.extensions.classes import Extensions, extended_classes
from alignment.model.extensions.fields import FieldReader, OwnField
from alignment.model.extensions.kinds import OwnKind, read_kinds
from alignment.model.extensions.labels import read_labels
from alignment.model.extensions.links import LinkReader
from alignment.model.extensions.names import Names
from alignment.model.extensions.parts import entries
from alignment.model.extensions.vocabularies import read_vocabularies, vocabularies_of
from alignment.model.metamodel import Label, Metamodel, built_in_metamodel, read_metamodel

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
