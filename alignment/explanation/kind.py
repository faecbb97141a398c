"""What a kind of element holds: its fields and its links, each with what may stand in it."""

from typing import Final

from alignment.model.field_types import vocabulary_of
from alignment.model.metamodel import Field, Kind, LinkEnds, Metamodel
from alignment.results.explanation import KindAccount
from alignment.text import fold_name, join_words

_ID: Final = "id"


def kind_called(name: str, metamodel: Metamodel) -> Kind | None:
    """Finds the kind that a name means: its own, that of its section, or what people call it."""
    wanted = fold_name(name)
    names = {fold_name(called): kind for kind in metamodel.kinds.values() for called in _names(kind)}
    return names.get(wanted)


def _names(kind: Kind) -> tuple[str, ...]:
    return kind.label, kind.plural, kind.section, kind.name


def kind_account(kind: Kind, metamodel: Metamodel) -> KindAccount:
    """Gives the account of a kind."""
    fields = tuple((field.name, _holds(field, _instead(field, kind))) for field in kind.fields.values())
    links = tuple((ends.link.name, leads_to(ends, metamodel)) for ends in kind.links.values())
    held = tuple((name, metamodel.kinds[one].plural) for name, one in kind.holds.items())
    return KindAccount(kind.label, kind.section, (kind.element.__doc__ or "").strip(), fields, links, held)


def _instead(field: Field, kind: Kind) -> str:
    """Says of what an id is made where none is written; nothing where it must be."""
    link, told = kind.element.WRITTEN_UNDER, kind.element.TOLD_APART_BY
    return f"made of {join_words((link.name, *told))} where none is written" if link and field.name == _ID else ""


def _holds(field: Field, instead: str) -> str:
    vocabulary = vocabulary_of(field.type)
    words = f": {join_words(vocabulary.words, 'or')}" if vocabulary else ""
    needed = instead or ("must be there" if field.is_required else "")
    return f"{field.type.name}{words}{', ' if needed else ''}{needed}"


def leads_to(ends: LinkEnds, metamodel: Metamodel) -> str:
    """Says to which kinds a link leads, and to how many."""
    kinds = "any kind" if ends.to == frozenset(metamodel.kinds) else join_words(metamodel.labels(ends.to), "or")
    return f"{kinds}, at most {ends.at_most}" if ends.at_most else kinds
