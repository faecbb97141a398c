"""What an officer could write where a link is missing: the line, with ids and titles of this very model."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from alignment.english import agreeing
from alignment.model.free_ids import ids_in_style, style_of
from alignment.model.metamodel import Metamodel
from alignment.model.strategy import STRATEGY, subject
from alignment.rules.breaches import Breach
from alignment.rules.conditions import Condition
from alignment.rules.evaluate import Evaluator
from alignment.rules.link_subjects import LINK
from alignment.rules.path import Closure, Path
from alignment.text import counted, fold, join_words

_MOST_NAMED: Final = 4
_MOST_COMPARED: Final = 200
"""Of more than so many elements none are put first for the words that they share: each failure would compare them all."""

_SHORTEST_WORD: Final = 4


@dataclass(slots=True, eq=False, repr=False)
class Suggester:
    """Suggests what to write; what would do for one demand is looked up once."""

    evaluator: Evaluator
    metamodel: Metamodel
    known: dict[tuple[Path, Condition | None], dict[str, None]] = field(default_factory=dict)
    free: dict[str, str] = field(default_factory=dict)

    def suggested(self, breach: Breach) -> str:
        """Gives the line that an officer could write, or says what is missing from the model before one can be written.

        Empty where the demand is about more than one link.
        """
        path, link = breach.wanted, breach.facet
        is_link = self.evaluator.context.kind(breach.subject) == LINK
        if path is None or is_link or not _is_one_link(path) or self._is_personal(breach.condition):
            return ""
        key = (path, breach.condition)
        if key not in self.known:
            self.known[key] = self._fitting(path, breach.condition)
        fitting = self.known[key]
        reached = self.evaluator.reached(breach.subject, path, breach.subject)
        taken = fitting.keys() & {breach.subject, *reached}
        left = self._nearest_first(breach.subject, [one for one in fitting if one not in taken])
        if link is None:
            return self._line_elsewhere(breach.subject, path, left)
        there = self._beside(breach.subject, link)
        said = self._to_write(
            breach, path, link, sorted(left, key=lambda one: one not in there), is_further=bool(taken)
        )
        return f"{self._said_of(there, link)} {said}".strip()

    def _to_write(self, breach: Breach, path: Path, link: str, left: list[str], *, is_further: bool) -> str:
        """Gives the line that names one of the elements that are left, or says what is missing before one can be written."""
        such = "other " if is_further else "such " if breach.condition else ""
        if len(left) > 1 or (left and left[0] not in self.evaluator.context.graph.elements):
            return self._choice(breach.subject, link, left)
        if left:
            return self._only_one(breach.subject, link, left[0], path, such)
        if self._may_be_unread(path):
            return ""
        is_any_no_good = breach.condition is not None or not self.known[path, breach.condition]
        if is_any_no_good and not is_further and any(self.evaluator.context.of_kinds(path.end)):
            return f"None of the {self._plurals(path)} that you have would do as it stands."
        return self._nothing_yet(path, link, such)

    def _beside(self, element: str, link: str) -> list[str]:
        """Gives the elements named in the link that stands beside one: those that are responsible where an owner is missing."""
        context, beside = self.evaluator.context, self.metamodel.links[link].link.beside
        held = context.graph.elements[element]
        there = held.links(beside) if beside in self.metamodel.kinds[held.KIND].links else ()
        return [one.to for one in there if context.graph.element(one.to) and one.to not in context.unnamed]

    def _said_of(self, there: list[str], link: str) -> str:
        """Says who stands there already, beside the link that is missing."""
        if not there:
            return ""
        says = self.metamodel.links[self.metamodel.links[link].link.beside].link.inverse_says
        named = (subject(one, title) for one, title in self._titles(there).items())
        return f"{join_words(named, most=_MOST_NAMED)} {agreeing(len(there), says)} it already."

    def _choice(self, element: str, link: str, ids: list[str]) -> str:
        """Gives the line for each of a few elements, as nobody but the officer knows which of them it is."""
        if self._has_further(element, link):
            return f"Add to `{link}` whichever it is: {self._named(ids)}."
        return f"Write whichever it is: {self._named(ids, f'{link}: ')}."

    def _only_one(self, element: str, link: str, one: str, path: Path, such: str) -> str:
        """Gives the line for the only element that would do, on condition that it is the one, and where another goes."""
        labels = join_words(self.metamodel.labels(path.end), "or")
        seen = "that could be read" if self._may_be_unread(path) else "in this model"
        if not self.evaluator.context.unnamed.isdisjoint(self.evaluator.context.of_kinds(path.end)):
            seen = f"{seen} with a title"
        line = f"add `{one}` to `{link}`" if self._has_further(element, link) else f"write `{link}: {one}`"
        sections = join_words((f"`{kind.section}:`" for kind in self.metamodel.chosen(path.end)), "or")
        return (
            f"If it is {self._named([one])}, the only {such}{labels} {seen}, {line}; "
            f"if not, add the right one under {sections}."
        )

    def _has_further(self, element: str, link: str) -> bool:
        """Tells whether a link leads to others already, and may lead to more."""
        held = self.evaluator.context.graph.elements[element]
        return bool(held.links(link)) and self.metamodel.kinds[held.KIND].links[link].at_most != 1

    def _line_elsewhere(self, element: str, path: Path, ids: list[str]) -> str:
        """Gives what is to be added to a link of other elements, where one link alone leads from them."""
        steps = path.hops[0].steps
        own = [one for one in ids if one in self.evaluator.context.graph.elements]
        if not own or len(steps) > 1 or not steps[0].is_inverse:
            return ""
        return f"Add `{element}` to `{steps[0].link}` under whichever does so: {self._named(own)}."

    def _named(self, ids: list[str], begins: str = "") -> str:
        """Names a few elements, each in a line that begins so if any does, and counts the rest."""
        titles = self._titles(ids)
        named = (subject(f"`{begins}{one}`" if begins else one, titles[one]) for one in ids)
        return join_words(counted(named, len(ids), _MOST_NAMED), "or")

    def _nearest_first(self, element: str, ids: list[str]) -> list[str]:
        """Puts those first whose titles share words with that of an element."""
        titles = self._titles([element, *ids])
        own = _words(titles[element])
        if len(ids) > _MOST_COMPARED or not own:
            return ids
        return sorted(ids, key=lambda one: -len(own & _words(titles[one])))

    def _titles(self, ids: list[str]) -> Mapping[str, str]:
        """Gives the titles of elements, by their ids."""
        found = map(self.evaluator.context.graph.element, ids)
        return {one.id: one.title for one in found if one is not None}

    def _fitting(self, path: Path, condition: Condition | None) -> dict[str, None]:
        """Gives the elements that would do, in the order of the files, those of other models last."""
        context, kinds = self.evaluator.context, path.end
        fitting = self.evaluator.satisfying(condition, kinds) if condition else context.whole(kinds)
        every = (one.id for one in context.graph.every)
        return dict.fromkeys(one for one in every if one in fitting and one not in context.unnamed)

    def _may_be_unread(self, path: Path) -> bool:
        """Tells whether what would do may stand in what could not be read."""
        possible = self.evaluator.other.context
        return not possible.unread.isdisjoint(possible.whole(path.end))

    def _is_personal(self, condition: Condition | None) -> bool:
        return condition is not None and self.evaluator.is_personal(condition)

    def _plurals(self, path: Path) -> str:
        return join_words((kind.plural for kind in self.metamodel.chosen(path.end)), "or")

    def _nothing_yet(self, path: Path, link: str, such: str) -> str:
        """Says what is to be written first, with an id that is free, and the line that then links to it."""
        kinds = sorted(self.metamodel.chosen(path.end), key=lambda kind: kind.name == STRATEGY)
        labels = join_words(self.metamodel.labels(path.end), "or")
        sections = join_words((f"`{kind.section}:`" for kind in kinds), "or")
        proposed = self._free_id(kinds[0].name)
        return (
            f"This model has no {such}{labels} yet. Write one under {sections}, such as `- id: {proposed}` with its title, "
            f"and `{link}: {proposed}` here."
        )

    def _free_id(self, kind: str) -> str:
        """Gives an id that no element has; the same for every line, as one element may do for all."""
        if kind not in self.free:
            elements = self.evaluator.context.graph.elements
            own = [one for one, element in elements.items() if kind == element.KIND]
            others = [one for one, element in elements.items() if kind != element.KIND]
            taken = {one.casefold() for one in elements}
            made = ids_in_style(style_of(self.metamodel.kinds[kind], own, others), "")
            self.free[kind] = next(one for one in made if one.casefold() not in taken)
        return self.free[kind]


def _words(title: str) -> set[str]:
    return {word for word in fold(title).split() if len(word) >= _SHORTEST_WORD}


def _is_one_link(path: Path) -> bool:
    is_one = len(path.hops) == 1 and path.hops[0].closure is Closure.ONCE
    return is_one and path.field is None and path.choice is None
