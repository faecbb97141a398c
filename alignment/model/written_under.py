"""Elements written under another one, as the observations of a measure are: entries read as if they stood in a section."""

from collections.abc import Iterator
from typing import Final

from alignment.dates import PartialDate, in_words
from alignment.documents.document import YamlList, YamlMapping, YamlText, YamlValue
from alignment.model.absence import absence_of
from alignment.model.free_ids import nearest_id
from alignment.model.link_entries import is_id
from alignment.model.metamodel import Kind, Metamodel
from alignment.model.said_beside import values_alone
from alignment.model.synonyms import means_the_same
from alignment.model.values import FieldValue, LinkEntry, Links
from alignment.text import fold_name

_ID: Final = "id"


def entries_under(kind: Kind, holder: YamlMapping, metamodel: Metamodel) -> Iterator[tuple[Kind, YamlMapping]]:
    """Gives the elements written under one, each with its kind, as they would stand in a section of their own."""
    for name, under in kind.holds.items():
        if name in holder.values and name not in holder.repeated:
            child = metamodel.kinds[under]
            for item in items(holder.values[name]):
                if isinstance(item, YamlMapping):
                    yield child, _linked(child, item, holder)


def strays_under(value: YamlValue) -> list[YamlText | YamlList]:
    """Gives the entries that are no elements."""
    return [one for one in items(value) if not isinstance(one, YamlMapping) and absence_of(one) is None]


def kinds_unread(kind: Kind, holder: YamlMapping) -> Iterator[str]:
    """Gives the kinds of which something stands under an element that is not read."""
    for name, child in kind.holds.items():
        if name in holder.repeated or (name in holder.values and strays_under(holder.values[name])):
            yield child


def items(value: YamlValue) -> tuple[YamlValue, ...]:
    """Gives the entries of a list; anything else is the only one."""
    return tuple(value.items) if isinstance(value, YamlList) else (value,)


def named_by_itself(kind: Kind, item: YamlMapping) -> YamlMapping:
    """Gives an entry, its values alone, with the id that follows from what it is of and what tells it apart, where it has none."""
    item = values_alone(kind, item)
    derived = derived_id(kind, item)
    return item if derived is None or _ID in item.values else _with(item, {_ID: derived})


def derived_id(kind: Kind, item: YamlMapping) -> YamlText | None:
    """Gives the id that follows from what an entry is of and what tells it apart; it stands where the last of that does."""
    link = kind.element.WRITTEN_UNDER
    holder = item.values.get(link.name) if link else None
    first = items(holder)[0] if holder and items(holder) else None
    if not isinstance(first, YamlText) or not is_id(first.text):
        return None
    written = (text for name in kind.element.TOLD_APART_BY if isinstance(text := _meant(item, name), YamlText))
    told = [(part, text) for text in written if (part := nearest_id(text.text))]
    if not told:
        return None
    place = told[-1][1]
    return place._replace(text=".".join((first.text, *(part for part, _ in told))))


def names_lacking(kind: Kind, item: YamlMapping) -> list[str]:
    """Gives what is to be written, as messages show it, for an entry to have an id; nothing for kinds that always write it."""
    link = kind.element.WRITTEN_UNDER
    names = (link.name, *kind.element.TOLD_APART_BY) if link else ()
    return [f"`{name}`" for name in names if _meant(item, name) is None] or [f"a valid `{name}`" for name in names[-1:]]


def _meant(item: YamlMapping, name: str) -> YamlValue | None:
    """Gives what is written in a field, or under another name for it, so that a slip in the name leaves the id as it is."""
    names = (key for key in item.values if key == name or means_the_same(fold_name(key), name))
    return item.values.get(next(names, name))


def title_of_derived(kind: Kind, values: dict[str, FieldValue | Links]) -> str:
    """Gives the title of an element that needs none: what it is of, and what tells it apart; nothing for other kinds."""
    link = kind.element.WRITTEN_UNDER
    ends = values.get(link.name, ()) if link else ()
    holders = (one.to for one in ends if isinstance(one, LinkEntry)) if isinstance(ends, tuple) else ()
    told = (values[name] for name in kind.element.TOLD_APART_BY if name in values)
    said = (in_words(one) if isinstance(one, PartialDate) else str(one) for one in told)
    return ", ".join((*holders, *said))


def _linked(child: Kind, item: YamlMapping, holder: YamlMapping) -> YamlMapping:
    """Adds the link to the element under which an entry stands; one that is written as well comes after it."""
    link, end = child.element.WRITTEN_UNDER, holder.values.get(_ID)
    if link is None or end is None:
        return item
    written = item.values.get(link.name)
    ends = end if written is None else YamlList((end, *items(written)), end.start, end.end)
    return named_by_itself(child, _with(item, {link.name: ends}))


def _with(item: YamlMapping, values: dict[str, YamlValue]) -> YamlMapping:
    return item._replace(values={**item.values, **values})
