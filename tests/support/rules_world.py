"""What the plain reading of rules looks at: elements with their values and links, which steps lead from one to another.

Nothing here comes from the package.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from rules_kinds import BASES, CITED_FOR, ENDS, INVERSES, LINK, LINKS, STRATEGY, Kinds, Step

Yaml: TypeAlias = "str | list[Yaml] | dict[str, Yaml]"
Condition: TypeAlias = dict[str, Yaml]

PLACEHOLDERS: Final = {"tbc", "n/a", "vacant", "to be agreed", "?"}
"""Titles of random models that say nothing."""


class Said(NamedTuple):
    """The paragraph that says so, and its words, where there are such."""

    paragraph: str | None = None
    quote: str | None = None


@dataclass
class Element:
    """One element: what is there of its fields, where its links lead, and the basis that each link counts as.

    `said` holds the paragraph that a link names, and the words, by the link and where it leads. One that `is_new` is yet to be written, so that no other has the same value as it.
    """

    id: str
    kind: str
    values: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, dict[str, str]] = field(default_factory=dict)
    said: "dict[tuple[str, str], Said]" = field(default_factory=dict)
    is_new: bool = False


class Definition(NamedTuple):
    """A condition with a name, and the kinds that it is about."""

    kinds: Kinds
    condition: Condition


@dataclass
class World:
    """All elements by id, what the names of definitions stand for, and where and when the check takes place."""

    elements: dict[str, Element]
    definitions: dict[str, Definition] = field(default_factory=dict)
    stage: str = "draft"
    as_at: date = date(2026, 5, 31)
    only_stated: bool = False
    only_named: bool = False

    def stated_only(self) -> "World":
        """Gives the same world, in which paths follow stated links only."""
        return replace(self, only_stated=True)

    def named_only(self) -> "World":
        """Gives the same world, in which no path leads to an element whose title is a placeholder."""
        return replace(self, only_named=True)

    def of_kinds(self, kinds: Kinds) -> list[Element]:
        """Gives all elements of some kinds; links are elements of the kind `link`."""
        links = self.links() if LINK in kinds else []
        return links + [one for one in self.elements.values() if one.kind in kinds]

    def links(self) -> list[Element]:
        """Gives every link as if it were an element, with its two ends as links of its own."""
        return [
            Element(
                id=f"{start.id} {name} {end}",
                kind=LINK,
                values={
                    "name": [name],
                    "basis": [basis],
                    "quote": one_or_none(start.said.get((name, end), Said()).quote),
                },
                links={
                    "from": {start.id: BASES[0]},
                    "to": {end: BASES[0]},
                    "paragraph": dict.fromkeys(cited(start, name, end), BASES[0]),
                },
            )
            for start in self.elements.values()
            for name, ends in start.links.items()
            for end, basis in ends.items()
        ]

    def follow(self, start: Element, name: str) -> list[Element]:
        """Gives the elements to which one step leads, by one of its names."""
        if name == CITED_FOR:
            return [link for link in self.links() if start.id in link.links["paragraph"]]
        if name in LINKS or name in ENDS:
            ends = [end for end, basis in start.links.get(name, {}).items() if self._counts(basis)]
        else:
            by = INVERSES[name]
            ends = [
                one.id
                for one in self.elements.values()
                if start.id in one.links.get(by, {}) and self._counts(one.links[by][start.id])
            ]
        reached = [self.elements[end] for end in ends]
        return [end for end in reached if name in ENDS or not self.only_named or not is_placeholder(end)]

    def take(self, step: Step, starts: Iterable[Element]) -> list[Element]:
        """Gives the distinct elements to which a step leads from others."""
        here = {one.id: one for one in starts}
        reached = self._once(step, here.values())
        if step.often == "*":
            reached |= here
        while step.often and not (further := self._once(step, reached.values())).keys() <= reached.keys():
            reached |= further
        return [one for one in reached.values() if not step.kind or one.kind == step.kind]

    def _once(self, step: Step, starts: Iterable[Element]) -> dict[str, Element]:
        return {end.id: end for start in starts for name in step.names for end in self.follow(start, name)}

    def _counts(self, basis: str) -> bool:
        return not self.only_stated or basis == BASES[0]

    def value(self, element: Element, name: str) -> list[str]:
        """Gives what is there of a field; the stage is the one that the check is for."""
        if (element.kind, name) == (STRATEGY, "stage"):
            return [self.stage]
        return element.values.get(name, [])


def is_placeholder(element: Element) -> bool:
    """Tells whether an element is called nothing that says what it is."""
    return all(title.strip().casefold() in PLACEHOLDERS for title in element.values.get("title", ["x"]))


def cited(element: Element, name: str, end: str) -> list[str]:
    """Gives the paragraph that says that there is a link: where a citation leads, or what another link names."""
    return [end] if name == "evidence" else one_or_none(element.said.get((name, end), Said()).paragraph)


def one_or_none(text: str | None) -> list[str]:
    return [] if text is None else [text]
