"""The language of rules said again, one element at a time, as plain as it can be.

Nothing here comes from the package: which kinds there are, where links lead, which values fields know and what each
word means are written down anew from the description of the language, so that a mistake in one place shows against
the other. Conditions are what YAML would give: texts, lists and mappings. Links and values are only the good ones.
"""

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Final, NamedTuple

from rules_kinds import FIELDS, STRATEGY, Kinds, Step, is_field
from rules_values import (
    NEGATIVE,
    Days,
    Found,
    compared,
    groups_of,
    is_within,
    is_within_last,
    is_within_next,
    latest_of,
    listed,
    moved,
    value_of,
    wanted_of,
)
from rules_world import Element, World, Yaml

AS_AT: Final = "as_at"
SUBJECT: Final = "subject"
CHOICES: Final = {"where", "latest_by", "before_latest_by", "among"}
IN_EACH: Final = "in_each"
BESIDE: Final = {
    "overlaps",
    "shares_nothing_with",
    "same_as",
    "as_many_as",
    "at_least_as_many_as",
    "at_most_as_many_as",
}
SHARES: Final[dict[str, Callable[[int, int], bool]]] = {
    "at_least": operator.ge,
    "at_most": operator.le,
    "exactly": operator.eq,
}


class Reading(NamedTuple):
    """Reads conditions for one element that the whole rule is about."""

    context: World
    subject: Element
    subject_kinds: Kinds

    def holds(self, condition: Yaml, element: Element, kinds: Kinds) -> bool:
        """Tells whether every entry of a condition holds for an element; it is written for elements of some kinds."""
        written = mapping(condition)
        if "if" in written and self.holds(written["if"], element, kinds):
            entries = {**without(written, "if", "then"), "then": written["then"]}
        else:
            entries = without(written, "if", "then")
        return all(self.entry_holds(key, value, element, kinds) for key, value in entries.items())

    def entry_holds(self, key: str, value: Yaml, element: Element, kinds: Kinds) -> bool:
        if key == "all_of":
            return all(self.holds(part, element, kinds) for part in value)
        if key == "any_of":
            return any(self.holds(part, element, kinds) for part in value)
        if key == "not":
            return not self.holds(value, element, kinds)
        if key == "then":
            return self.holds(value, element, kinds)
        if key == "meets":
            meant = self.context.definitions[str(value)]
            return self.holds(meant.condition, element, meant.kinds)
        return self.path_holds(key, value, element, kinds)

    def path_holds(self, path: str, test: Yaml, element: Element, kinds: Kinds) -> bool:
        if isinstance(test, dict) and IN_EACH in test:
            rest = without(test, IN_EACH)
            groups = self.groups(path, str(test[IN_EACH]), element)
            return all(self.path_holds(path, {**rest, "among": [*group]}, element, kinds) for group in groups)
        if is_field(path.rsplit(".", maxsplit=1)[-1]):
            if test in ("exists", "missing"):
                return bool(self.values(path, element)) == (test == "exists")
            tests = mapping(test)
            choice = without(tests, *(set(tests) - CHOICES))
            found = self.chosen_values(choice, path, element, kinds)
            is_taken = "unique" in tests and self.is_taken(path, element, kinds)
            words = without(tests, *CHOICES, "unique").items()
            passes = [self.field_test_holds(word, operand, found, element, kinds) for word, operand in words]
            return not is_taken and all(passes)
        if test == "no_cycle":
            return not self.comes_back(path, element)
        if test in ("exists", "missing"):
            return bool(self.ends(path, element)) == (test == "exists")
        tests = mapping(test)
        chosen = self.chosen(tests, path, element, kinds)
        end_kinds = self.kinds_at_end(path, kinds)
        whole = len(self.chosen(without(tests, *(set(tests) - {"among"})), path, element, kinds))
        passes = [
            SHARES[word](100 * len(chosen), int(str(value).rstrip(" %")) * whole)
            if str(value).endswith("%")
            else self.beside_holds(word, chosen, self.others(value, element, kinds))
            if word in BESIDE
            else self.link_test_holds(word, value, chosen, end_kinds)
            for word, value in without(tests, *CHOICES).items()
        ]
        return all(passes)

    def groups(self, path: str, name: str, element: Element) -> list[set[str]]:
        """Gives the elements at the end of a path in groups, by the values of a field of theirs."""
        texts = [(end, self.context.value(end, name)) for end in self.ends(path, element)]
        return groups_of({end.id: value_of(text, FIELDS[end.kind][name]) for end, text in texts if text})

    def chosen(self, choice: dict[str, Yaml], path: str, element: Element, kinds: Kinds) -> list[Element]:
        """Gives those that count of the elements at the end of a path: that meet a condition, and come in turn by a date."""
        end_kinds = self.kinds_at_end(path, kinds)
        among = choice.get("among")
        ends = [end for end in self.ends(path, element) if among is None or end.id in among]
        ends = [end for end in ends if self.holds(choice.get("where", {}), end, end_kinds)]
        by = str(choice.get("latest_by") or choice.get("before_latest_by") or "")
        if not by:
            return ends
        dates = {end.id: Days.of(self.context.value(end, by)[0]) for end in ends if self.context.value(end, by)}
        latest = latest_of(dates)
        if "before_latest_by" in choice:
            latest = latest_of({one: days for one, days in dates.items() if one not in latest})
        return [end for end in ends if end.id in latest]

    def ends(self, path: str, element: Element) -> list[Element]:
        """Gives the distinct elements at the end of a path."""
        root, steps = rooted(path)
        here = [element]
        if root == SUBJECT:
            here = [self.subject]
        elif root == STRATEGY:
            here = self.context.of_kinds(frozenset({STRATEGY}))
        for step in steps:
            here = self.context.take(step, here)
        return here

    def kinds_at_end(self, path: str, kinds: Kinds) -> Kinds:
        """Gives the kinds to which a path can lead."""
        root, steps = rooted(path)
        here = {SUBJECT: self.subject_kinds, STRATEGY: frozenset({STRATEGY})}.get(root, kinds)
        for step in steps:
            here = step.leads_to(here)
        return here

    def values(self, path: str, element: Element) -> list[Found]:
        """Gives the values of the distinct elements at the end of a path to a field."""
        return self.chosen_values({}, path, element, frozenset())

    def chosen_values(self, choice: dict[str, Yaml], path: str, element: Element, kinds: Kinds) -> list[Found]:
        """Gives the values of those elements at the end of a path to a field that count."""
        if path == AS_AT:
            return [value_of([self.context.as_at.isoformat()], "day")]
        name = path.rsplit(".", maxsplit=1)[-1]
        ends = self.chosen(choice, path, element, kinds) if choice else self.ends(path, element)
        texts = [(end, self.context.value(end, name)) for end in ends]
        return [value_of(text, FIELDS[end.kind][name]) for end, text in texts if text]

    def is_taken(self, path: str, element: Element, kinds: Kinds) -> bool:
        """Tells whether another element has the same value."""
        elements = [one for one in self.context.of_kinds(kinds) if one.id != element.id and not one.is_new]
        taken = [value.value for other in elements for value in self.values(path, other)]
        return any(one.value in taken for one in self.values(path, element))

    def field_test_holds(self, word: str, operand: Yaml, found: list[Found], element: Element, kinds: Kinds) -> bool:
        if word == "different_values":
            return len({one.value for one in found}) <= int(str(mapping(operand)["at_most"]))
        if word in {"within_last", "within_next"}:
            test = is_within_last if word == "within_last" else is_within_next
            return bool(found) and all(test(one.days, str(operand), self.context.as_at) for one in found)
        if word == "within":
            others = self.looked_up(mapping(operand), element, kinds)
            length = str(mapping(operand)["at_most"])
            pairs = [(one, other) for one in found for other in others]
            return bool(pairs) and all(is_within(one.days, other.days, length) for one, other in pairs)
        if isinstance(operand, dict):
            return compared(word, found, self.looked_up(operand, element, kinds))
        return self.literal_holds(word, operand, found)

    def looked_up(self, operand: dict[str, Yaml], element: Element, kinds: Kinds) -> list[Found]:
        """Gives the values to compare with, each moved by each amount there is, and not at all where there is none."""
        choice = without(operand, *(set(operand) - CHOICES))
        found = self.chosen_values(choice, str(operand.get("value_of") or operand["of"]), element, kinds)
        for word, sign in (("plus", 1), ("minus", -1)):
            by = operand.get(word)
            if isinstance(by, dict):
                amounts = [str(one.value) for one in self.looked_up(by, element, kinds)]
            else:
                amounts = [str(by)] if by is not None else []
            found = [moved(one, amount, sign) for one in found for amount in amounts] if amounts else found
        return found

    def literal_holds(self, word: str, operand: Yaml, found: list[Found]) -> bool:
        """Tells whether values pass a test against values that the rule itself writes."""
        if word == "adds_up_to":
            return compared(word, found, [Found(Decimal(str(operand)), "number")])
        if word == "includes":
            return bool(found) and all(set(listed(one.value)) & set(wanted_of(operand, one.type)) for one in found)
        if word == "in":
            return bool(found) and all(one.value in wanted_of(operand, one.type) for one in found)
        if word == "not_in":
            return all(one.value not in wanted_of(operand, one.type) for one in found)
        each = [compared(word, [one], [Found(wanted_of(operand, one.type)[0], one.type)]) for one in found]
        return all(each) and (bool(each) or word in NEGATIVE)

    def beside_holds(self, word: str, ends: list[Element], others: list[Element]) -> bool:
        """Tells whether what one path leads to and what another does agree, or how many either does."""
        one, other = {end.id for end in ends}, {end.id for end in others}
        return {
            "overlaps": bool(one & other),
            "shares_nothing_with": not one & other,
            "same_as": bool(one) and one == other,
            "as_many_as": len(one) == len(other),
            "at_least_as_many_as": len(one) >= len(other),
            "at_most_as_many_as": len(one) <= len(other),
        }[word]

    def link_test_holds(self, word: str, value: Yaml, ends: list[Element], kinds: Kinds) -> bool:
        if word in SHARES:
            return SHARES[word](len(ends), int(str(value)))
        met = [self.holds(value, end, kinds) for end in ends]
        return {"some": any(met), "every": all(met), "none": not any(met)}[word]

    def others(self, written: Yaml, element: Element, kinds: Kinds) -> list[Element]:
        """Gives those that count of the elements at the end of another path."""
        choice: dict[str, Yaml] = written if isinstance(written, dict) else {"of": written}
        return self.chosen(without(choice, "of"), str(choice["of"]), element, kinds)

    def comes_back(self, path: str, element: Element) -> bool:
        """Tells whether an element is reached from itself, by a path that is followed once or more often."""
        reached: set[str] = set()
        ahead = self.ends(path, element)
        while ahead:
            end = ahead.pop()
            if end.id not in reached:
                reached.add(end.id)
                ahead.extend(self.ends(path, end))
        return element.id in reached


def rooted(path: str) -> tuple[str, list[Step]]:
    """Gives where a path begins, and its steps without the field at its end."""
    root, _, rest = path.partition(".")
    if root in {SUBJECT, STRATEGY}:
        path = rest
    else:
        root = ""
    steps = path.split(".")
    return root, [Step.of(step) for step in (steps[:-1] if is_field(steps[-1]) else steps)]


def mapping(value: Yaml) -> dict[str, Yaml]:
    assert isinstance(value, dict)
    return value


def without(written: dict[str, Yaml], *keys: str) -> dict[str, Yaml]:
    return {key: value for key, value in written.items() if key not in keys}
