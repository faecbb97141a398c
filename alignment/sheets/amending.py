"""Where in the files of a model changes of its sheets belong: keys of elements that are there, entries for those that are new."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from alignment.documents.amend import Amendment, NewEntry, Wish
from alignment.documents.document import YamlDocument, YamlList, YamlMapping
from alignment.model.metamodel import Kind
from alignment.model.strategy import STRATEGY, Strategy
from alignment.sheets.changes import RowChanges
from alignment.sheets.files import entry_of, value_of
from alignment.sheets.rows import ElementRow


class Amending(NamedTuple):
    """Holds what is to be changed in each file, and the rows for which no file has a place."""

    by_document: Mapping[YamlDocument, Sequence[Amendment]]
    homeless: tuple[ElementRow, ...]


def amending(strategy: Strategy, changes: RowChanges, whole: YamlDocument | None = None) -> Amending:
    """Finds the place of every change; `whole` is the file of a model that has no other, and takes what has no place."""
    found = defaultdict[YamlDocument, list[Amendment]](list)
    homeless: list[ElementRow] = []
    for row in changes.changed:
        kind, origin = strategy.metamodel.kinds[row.kind], strategy.origins[row.key]
        found[origin.document] += (
            Wish(origin.mapping, name, value_of(kind, name, said)) for name, said in row.said.items()
        )
    for row in changes.new:
        kind = strategy.metamodel.kinds[row.kind]
        if place := _under(strategy, kind, row) or _beside(strategy, kind, row) or _in_whole(whole, kind, row):
            document, entry = place
            found[document].append(entry)
        else:
            homeless.append(row)
    return Amending(found, tuple(homeless))


def _under(strategy: Strategy, kind: Kind, row: ElementRow) -> tuple[YamlDocument, Amendment] | None:
    """Gives the place under the element that a row is of, as that of a measure for its observations."""
    link = kind.element.WRITTEN_UNDER
    holders = row.said.get(link.name, ()) if link else ()
    if link is None or len(holders) != 1 or not holders[0].is_bare:
        return None
    origin = strategy.origins.get(holders[0].text)
    rest = {name: said for name, said in row.said.items() if name != link.name}
    return (origin.document, NewEntry(origin.mapping, link.inverse, entry_of(kind, rest))) if origin else None


def _beside(strategy: Strategy, kind: Kind, row: ElementRow) -> tuple[YamlDocument, Amendment] | None:
    """Gives the place behind the last element of the kind in the last file that lists such."""
    listing = [
        (origin.document, root)
        for origin in (strategy.origins[one.id] for one in strategy.of_kind(kind.name))
        if isinstance(root := origin.document.root, YamlMapping) and isinstance(root.values.get(kind.section), YamlList)
    ]
    if not listing:
        return None
    document, root = listing[-1]
    return document, NewEntry(root, kind.section, entry_of(kind, row.said))


def _in_whole(document: YamlDocument | None, kind: Kind, row: ElementRow) -> tuple[YamlDocument, Amendment] | None:
    if document is None or not isinstance(document.root, YamlMapping):
        return None
    entry = entry_of(kind, row.said)
    is_one = kind.name == STRATEGY
    return document, Wish(document.root, kind.section, entry) if is_one else NewEntry(
        document.root, kind.section, entry
    )
