"""Finding one's way among the elements of a report: by id, by kind, by the names of their links."""

from typing import Final

from alignment.results.explanation import ElementLink
from alignment.results.report import ElementEntry, Traceability

STATED: Final = "stated"


class Entries:
    """Looks up the elements of a report."""

    def __init__(self, t: Traceability) -> None:
        self.by_id = {entry.id: entry for entry in t.elements}
        self._by_kind: dict[str, list[ElementEntry]] = {}
        for entry in t.elements:
            self._by_kind.setdefault(entry.kind, []).append(entry)

    def of_kind(self, kind: str) -> tuple[ElementEntry, ...]:
        """Gives the elements of a kind, in the order of the files."""
        return tuple(self._by_kind.get(kind, ()))

    def linked(self, entry: ElementEntry, link: str) -> tuple[ElementEntry, ...]:
        """Gives the elements at the other end of a link, named as seen from the first: `owner`, or `owns`."""
        return tuple(self.by_id[one.target] for one in links(entry, link))


def field(entry: ElementEntry, name: str) -> str:
    """Gives a field as people read it; nothing where it is absent."""
    return dict(entry.fields).get(name, "")


def links(entry: ElementEntry, link: str) -> tuple[ElementLink, ...]:
    """Gives the links of an element that have a name."""
    return tuple(one for one in entry.links if one.link == link)
