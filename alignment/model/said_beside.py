"""Values written with what is said beside them: `{is: VALUE, basis: ..., note: ..., evidence: ..., quote: ...}`."""

from typing import Final

from alignment.documents.document import YamlMapping, YamlValue
from alignment.documents.rewrite import Rewrite
from alignment.model.link_entries import OF_A_VALUE
from alignment.model.metamodel import Kind
from alignment.model.values import Fault

_ALONE: Final = frozenset({"id", "basis"})
"""Names an element, or says itself what it rests on: nothing more can be said beside it."""

_OTHERS: Final = ("value", "to", "it")
"""The keys that people write for that of the value."""


def values_alone(kind: Kind, item: YamlMapping) -> YamlMapping:
    """Gives an element as if each value stood by itself, and around it, by its key, the mapping that says more of it."""
    if item.around:
        return item
    around = {
        name: value
        for name, value in item.values.items()
        if isinstance(value, YamlMapping) and _is_field(kind, name) and OF_A_VALUE.key in value.values
    }
    if not around:
        return item
    alone = {name: value.values[OF_A_VALUE.key] for name, value in around.items()}
    return item._replace(values={**item.values, **alone}, around=around)


def lacks_value(kind: Kind, name: str, value: YamlValue) -> Fault | None:
    """Says of a mapping that says more of a value and holds none how it is written; None of any other value."""
    if not (isinstance(value, YamlMapping) and _is_field(kind, name) and value.keys.keys() & set(OF_A_VALUE.keys)):
        return None
    key = OF_A_VALUE.key
    meant = next((value.keys[other] for other in _OTHERS if other in value.keys), None)
    if meant is not None:
        says, edits = f"says more of a value that stands under `{meant.text}`", (Rewrite(meant, key),)
        return Fault(OF_A_VALUE.code, says, f"Write `{key}` in its place.", meant, edits=edits)
    says = f"says more of a value and holds no `{key}`"
    return Fault(OF_A_VALUE.code, says, f"Add `{key}:` and the value, or write the value alone.", value)


def takes_more(field: str) -> bool:
    """Tells whether something may be said beside the value of a field."""
    return field not in _ALONE


def _is_field(kind: Kind, name: str) -> bool:
    return name in kind.fields and takes_more(name)
