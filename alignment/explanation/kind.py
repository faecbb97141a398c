"""What a kind of element holds: its fields and its links, each with what may stand in it."""

from alignment.model.field_types import vocabulary_of
from alignment.model.metamodel import Field, Kind, LinkEnds, Metamodel
from alignment.results.explanation import KindAccount
from alignment.text import fold_name, join_words


def kind_called(name: str, metamodel: Metamodel) -> Kind | None:
    """Finds the kind that a name means: its own, that of its section, or what people call it."""
    wanted = fold_name(name)
    names = {fold_name(called): kind for kind in metamodel.kinds.values() for called in _names(kind)}
    return names.get(wanted)


def _names(kind: Kind) -> tuple[str, ...]:
    return kind.label, kind.plural, kind.section, kind.name


def kind_account(kind: Kind, metamodel: Metamodel) -> KindAccount:
    """Gives the account of a kind."""
    fields = tuple((field.name, _holds(field)) for field in kind.fields.values())
    links = tuple((ends.link.name, leads_to(ends, metamodel)) for ends in kind.links.values())
    held = tuple((name, metamodel.kinds[one].plural) for name, one in kind.holds.items())
    return KindAccount(kind.label, kind.section, (kind.element.__doc__ or "").strip(), fields, links, held)


def _holds(field: Field) -> str:
    vocabulary = vocabulary_of(field.type)
    words = f": {join_words(vocabulary.words, 'or')}" if vocabulary else ""
    return f"{field.type.name}{words}{', must be there' if field.is_required else ''}"


def leads_to(ends: LinkEnds, metamodel: Metamodel) -> str:
    """Says to which kinds a link leads, and to how many."""
    kinds = "any kind" if ends.to == frozenset(metamodel.kinds) else join_words(metamodel.labels(ends.to), "or")
    return f"{kinds}, at most {ends.at_most}" if ends.at_most else kinds
