"""What the links of a kind accept: an id, a mapping that says more, or a list of either."""

from collections.abc import Mapping
from typing import Final

from alignment.model.metamodel import Kind, LinkEnds, Metamodel
from alignment.model.strategy import Strategy
from alignment.model.vocabularies import BASIS
from alignment.schema import values
from alignment.schema.json_schema import NO_TEMPLATE, Schema, described, reference
from alignment.schema.targets import name_of_kinds, target_schema
from alignment.text import join_words, upper_first

_WAYS: Final = "Write an id, or {to: ID, basis: ..., note: ..., quote: ...}"
_COUNTS: Final = {1: "one"}


def link_definitions(metamodel: Metamodel, strategy: Strategy | None) -> Mapping[str, Schema]:
    """Gives, for each set of kinds that a link may lead to, the definitions of an id, of a mapping and of a list.

    With a strategy only the ids of its elements are accepted.
    """
    definitions: dict[str, Schema] = {}
    for ends in (ends for kind in metamodel.kinds.values() for ends in kind.links.values()):
        name = name_of_kinds(metamodel, ends.to)
        if f"id-of-{name}" not in definitions:
            definitions[f"id-of-{name}"] = target_schema(metamodel, strategy, ends.to)
            definitions[f"link-to-{name}"] = _mapping(name)
        definitions.setdefault(_list_name(name, ends), _list(name, ends))
    return definitions


def link_schema(metamodel: Metamodel, kind: Kind, ends: LinkEnds) -> Schema:
    """Gives what a link of a kind accepts."""
    name = name_of_kinds(metamodel, ends.to)
    several = "" if ends.at_most == 1 else ", or a list of these"
    sentence = f"{upper_first(kind.one)} {ends.link.says} {_ends_said(metamodel, ends)}."
    accepted = (f"id-of-{name}", f"link-to-{name}", _list_name(name, ends), values.ABSENT)
    return described(f"{ends.link.name}: link", f"{sentence} {_WAYS}{several}.", *map(reference, accepted))


def _list_name(name: str, ends: LinkEnds) -> str:
    return f"links-to-{name}" if ends.at_most is None else f"links-to-{name}-at-most-{ends.at_most}"


def _ends_said(metamodel: Metamodel, ends: LinkEnds) -> str:
    kinds = metamodel.chosen(ends.to)
    if ends.at_most is not None:
        return f"{join_words((kind.one for kind in kinds), 'or')}, at most {_COUNTS.get(ends.at_most, ends.at_most)}"
    is_any = len(kinds) == len(metamodel.kinds)
    return "elements of any kind" if is_any else join_words((kind.plural for kind in kinds), "or")


def _mapping(name: str) -> Schema:
    return {
        "title": "Link",
        "type": "object",
        "properties": {
            "to": described(
                "to: link", "Where the link leads.", reference(f"id-of-{name}"), reference(values.ABSENT_IN_LIST)
            ),
            "basis": described(
                "basis: choice",
                "How sure it is that the link is meant. Without it, the link is as sure as its element.",
                reference(values.word_of(BASIS)),
                reference(values.ABSENT),
            ),
            "note": described("note: text", "Why the link is made.", reference(values.TEXT)),
            "quote": described("quote: text", "The words of the paper that it rests on.", reference(values.TEXT)),
        },
        "required": ["to"],
        "additionalProperties": False,
        **NO_TEMPLATE,
    }


def _list(name: str, ends: LinkEnds) -> Schema:
    accepted = (f"id-of-{name}", f"link-to-{name}", values.ABSENT_IN_LIST)
    entries: Schema = {"type": "array", "items": {"anyOf": list(map(reference, accepted))}}
    return entries if ends.at_most is None else {**entries, "maxItems": ends.at_most}
