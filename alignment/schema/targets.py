"""Which ids a link may lead to: those of the elements that there are, each shown with its title."""

from collections.abc import Mapping
from typing import Final

from alignment.model.metamodel import Metamodel
from alignment.model.strategy import Strategy
from alignment.schema import values
from alignment.schema.json_schema import Schema, one_of, reference, refused
from alignment.schema.otherwise import read_otherwise
from alignment.text import join_words, shorten, visible

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
    titles = {element.id: element.title for element in strategy.elements.values() if element.KIND in kinds}
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
