"""What the links of a kind accept: an id, a mapping that says more, or a list of either."""

from collections.abc import Mapping
from typing import Final

from alignment.model.metamodel import Kind, LinkEnds, Metamodel
from alignment.model.strategy import Strategy
from alignment.model.vocabularies import BASIS
from alignment.schema import values
from alignment.schema.json_schema import NO_TEMPLATE, Schema, described, one_of, read_otherwise, reference, refused
from alignment.text import join_words, shorten, upper_first, visible

_TITLE_SHOWN: Final = 100


def name_of_kinds(metamodel: Metamodel, kinds: frozenset[str]) -> str:
    """Names some kinds among the definitions."""
    is_any = len(kinds) == len(metamodel.kinds)
    return "any" if is_any else "-or-".join(kind.name for kind in metamodel.chosen(kinds))


def name_of_ids(metamodel: Metamodel, kinds: frozenset[str]) -> str:
    """Names the definition of an id of some kinds."""
    return f"id-of-{name_of_kinds(metamodel, kinds)}"


def target_schema(metamodel: Metamodel, strategy: Strategy | None, kinds: frozenset[str]) -> Schema:
    """Gives what may stand for an element of some kinds: without a strategy any id, otherwise those that it has."""
    if strategy is None:
        return reference(values.ID)
    every = (*strategy.elements.values(), *strategy.used.elements.values())
    titles = {element.id: element.called for element in every if element.KIND in kinds}
    accepted = [*_offered(metamodel, kinds, titles), *read_otherwise(titles)]
    if _may_hold_more(strategy, kinds):
        accepted.append(reference(values.ID))
    return {"anyOf": accepted} if accepted else refused(_nothing_yet(metamodel, kinds))


def _offered(metamodel: Metamodel, kinds: frozenset[str], titles: Mapping[str, str]) -> tuple[Schema, ...]:
    """Offers the ids; titles are shown as plain text, whatever marks they hold."""
    shown = (visible(shorten(title, _TITLE_SHOWN)) for title in titles.values())
    return one_of(titles, f"No {_said(metamodel, kinds)} has this id.", shown) if titles else ()


def _may_hold_more(strategy: Strategy, kinds: frozenset[str]) -> bool:
    """Tells whether something went unread that may hold elements of these kinds, so that no id can be called wrong."""
    sections = {strategy.metamodel.kinds[kind].section for kind in kinds}
    return any(one.sections is None or one.sections & sections for one in strategy.unread)


def _nothing_yet(metamodel: Metamodel, kinds: frozenset[str]) -> str:
    sections = join_words((f"`{kind.section}:`" for kind in metamodel.chosen(kinds)), "or")
    return f"There is no {_said(metamodel, kinds)} in this model yet: add one under {sections}."


def _said(metamodel: Metamodel, kinds: frozenset[str]) -> str:
    return "element" if len(kinds) == len(metamodel.kinds) else join_words(metamodel.labels(kinds), "or")


_WAYS: Final = "Write an id, or {to: ID, basis: ..., note: ..., evidence: ..., quote: ...}"
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
            "evidence": described("evidence: link", "The paragraph that says so.", reference(values.TEXT)),
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
