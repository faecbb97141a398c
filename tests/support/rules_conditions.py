"""Random conditions that the language allows, using every word of it.

Literals come from the same small pools as the values of the models in `rules_models`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from rules_kinds import DATES, FIELDS, GROUPS, LISTS, ORDERS, STRATEGY, TEXTS
from rules_models import LENGTHS, PLACEHOLDERS, Dice, pool_of
from rules_naive import AS_AT, SUBJECT
from rules_ways import Scope, Way, WayMaker, possible_fields
from rules_world import Condition, World, Yaml

DEEPEST: Final = 3
TRIES: Final = 16
COMPARED_DATES: Final = ("is_before", "is_on_or_before", "is_after", "is_on_or_after")
COMPARED_RANKS: Final = ("is_more_than", "is_at_least", "is_less_than", "is_at_most")
LATELY: Final = ("within_last", "within_next")
LOOKED_UP: Final = (
    "is",
    "is_not",
    *COMPARED_DATES,
    *COMPARED_RANKS,
    "adds_up_to",
    "contains_text",
    "starts_with",
    "within",
)
"""The words after which a value may be looked up."""

FIELD_WORDS: Final = (*LOOKED_UP, *LATELY, "in", "not_in", "includes", "different_values", "unique")
MOVES: Final = ("plus", "minus")
AGREEMENTS: Final = ("overlaps", "shares_nothing_with", "same_as")
RATIOS: Final = ("at_least_as_many_as", "at_most_as_many_as", "as_many_as")
COUNTS: Final = ("at_least", "at_most", "exactly")
QUANTIFIERS: Final = ("some", "every", "none")
NO_CYCLE: Final = "no_cycle"
TURNS: Final = ("latest_by", "before_latest_by")
CHOICES: Final = ("where", *TURNS)
IN_EACH: Final = "in_each"
SHARE: Final = "share"
LINK_WORDS: Final = (*COUNTS, *QUANTIFIERS, *AGREEMENTS, *RATIOS, NO_CYCLE, SHARE)
ROOTS: Final = ("own", SUBJECT, STRATEGY, AS_AT)
STAGE: Final = "stage"
WISHES: Final = ("", *FIELD_WORDS, *LINK_WORDS, *ROOTS, *ROOTS, *MOVES, *CHOICES, *CHOICES, *[IN_EACH] * 4, STAGE)
"""What a condition is made to use: a word, a value looked up from somewhere, the stage; or whatever comes."""

PERCENTS: Final = ("1%", "34%", "50%", "50 %", "67%", "100%")
TOTALS: Final = ("0", "1", "2", "3", "4", "4.0", "5", "6", "10", "12")
PIECES: Final = ("term", "EVERY  term", "month", "network", "Forum", "map the", "o", "asse", "x")
EDGES: Final = {"is_more_than": -1, "is_less_than": 0}
"""Words of comparison, and the end of an order beyond which there is nothing."""


@dataclass
class ConditionMaker:
    """Makes conditions on the elements of a world, which may use definitions."""

    dice: Dice
    context: World
    define: dict[str, dict[str, Yaml]] = field(default_factory=dict)

    @property
    def ways(self) -> WayMaker:
        """Makes paths, from the same dice."""
        return WayMaker(self.dice, frozenset(one.kind for one in self.context.elements.values()))

    def condition(self, scope: Scope) -> Condition:
        usable = [name for name, one in self.context.definitions.items() if scope.kinds <= one.kinds]
        nested = 1 if scope.depth < DEEPEST else 0
        condition: Condition = {}
        for _ in range(self.dice.choice((1, 1, 1, 2))):
            weights = {"path": 10, "all_of": nested, "any_of": nested, "not": nested, "if": nested}
            form = self.dice.pick(**weights, meets=2 if usable else 0)
            if form == "meets":
                condition["meets"] = self.dice.choice(usable)
            elif form == "not":
                condition["not"] = self.condition(scope.deeper)
            elif form == "if":
                condition |= {"if": self.condition(scope.deeper), "then": self.condition(scope.deeper)}
            elif form == "path":
                condition |= self.test(scope)
            else:
                condition[form] = [self.condition(scope.deeper) for _ in range(self.dice.randint(1, 3))]
        return condition

    def test(self, scope: Scope) -> Condition:
        """Gives a path and a test of what is at its end, with the word that is wished if it is found soon."""
        ways = [Way.to_stage()] if scope.wish == STAGE else (self.ways.way(scope) for _ in range(TRIES))
        fitting = (way for way in ways if fits(scope.wish, way, scope))
        way = next(fitting, None) if scope.wish and self.dice.chance(0.7) else None
        if way is None:
            scope = scope.wishing("")
            way = self.ways.way(scope)
        test = self._field_test(way, scope) if way.types else self._link_test(way, scope)
        return {way.text: self._divided(test, way, scope)}

    def _divided(self, test: Yaml, way: Way, scope: Scope) -> Yaml:
        """Has a test of what a path leads to asked of each group that a field makes, if it is."""
        is_wished = scope.wish == IN_EACH or self.dice.chance(0.04)
        if not (is_wished and way.steps and isinstance(test, dict)):
            return test
        return {IN_EACH: self.dice.choice(possible_fields(way.kinds, needs_all=False)), **test}

    def _field_test(self, way: Way, scope: Scope) -> Yaml:
        """Gives tests of the field at the end of a path; where kinds differ in its type, only of what they share."""
        known = self._known(way)
        if not known or (not scope.wish and self.dice.chance(0.1)):
            return self.dice.choice(("exists", "missing"))
        words = self.dice.some(words_for(way), 2)
        if scope.wish in (*ROOTS, *MOVES):
            words = [self.dice.choice([word for word in words_for(way) if word in LOOKED_UP])]
        elif scope.wish in FIELD_WORDS:
            words = [scope.wish, *(words if self.dice.chance(0.2) else [])]
        tests = {word: self._operand(word, known, way, scope) for word in words}
        found = {word: operand for word, operand in tests.items() if operand is not None}
        return {**self._choice(way, scope), **found} if found else "exists"

    def _choice(self, way: Way, scope: Scope) -> dict[str, Yaml]:
        """Says which of the elements at the end of a path count, if not all do."""
        if not way.steps:
            return {}
        wish = scope.wish if scope.wish in CHOICES else self.dice.choice((*CHOICES, *("",) * 30))
        choice: dict[str, Yaml] = {}
        if wish == "where" or (wish and self.dice.chance(0.3)):
            choice["where"] = self.condition(scope.at(way.kinds).wishing(""))
        if wish in TURNS and (dates := dates_of(way)):
            choice[wish] = self.dice.choice(dates)
        return choice

    def _known(self, way: Way) -> list[str]:
        """Gives the literals that may stand after a word for fields of all the types that a path leads to."""
        types = sorted(way.types - {"date"} if "day" in way.types else way.types)
        pools = [pool_of(one, self.context.as_at) for one in types]
        absent = () if types == ["free"] else PLACEHOLDERS
        groups = GROUPS if types == ["who"] else ()
        return [*(one for one in pools[0] if one not in absent and all(one in pool for pool in pools)), *groups]

    def _operand(self, word: str, known: Sequence[str], way: Way, scope: Scope) -> "Yaml | None":
        """Gives what stands after a word; None where nothing is found that may."""
        if word in {"unique", "different_values"}:
            return "true" if word == "unique" else {"at_most": self.dice.choice(("1", "1", "2", "3"))}
        if word in LATELY:
            return self.dice.choice(LENGTHS)
        if word in {"in", "not_in"} or (word == "includes" and self.dice.chance(0.5)):
            return list(self.dice.some(known, 3))
        root = scope.wish if scope.wish in ROOTS else ""
        is_looked_up = word in LOOKED_UP and (root or scope.wish in MOVES or word == "within" or self.dice.chance(0.4))
        if is_looked_up and (source := self._source(scope, way.sort, root)):
            if word == "within":
                return {**_renamed(source), "at_most": self.dice.choice(LENGTHS)}
            return {**source, **self._offset(scope, way.sort)}
        literals = self._literals(word, known, way)
        return self.dice.choice(literals) if literals else None

    def _offset(self, scope: Scope, sort: str | None) -> dict[str, Yaml]:
        """Says by how much a date or a number that is looked up is moved, if it is."""
        word = scope.wish if scope.wish in MOVES else self.dice.choice((*MOVES, "", "", ""))
        if not word or sort not in {"date", "number"}:
            return {}
        if sort == "date":
            return {word: self.dice.choice(LENGTHS)}
        source = self._source(scope, sort, "") if self.dice.chance(0.5) else None
        return {word: source or self.dice.choice(TOTALS)}

    def _source(self, scope: Scope, sort: str | None, root: str) -> dict[str, Yaml] | None:
        """Gives a path to values of a sort, if one is found soon, and which of them count."""
        if sort == "date" and (root == AS_AT or (not root and self.dice.chance(0.25))):
            return {"value_of": AS_AT}
        tries = [self.ways.source(scope, to_field=True, root=root) for _ in range(TRIES if sort else 0)]
        fitting = [way for way in tries if way.sort == sort]
        way = self.dice.choice(fitting) if fitting else None
        return {"value_of": way.text, **self._choice(way, scope)} if way else None

    def _literals(self, word: str, known: Sequence[str], way: Way) -> list[str]:
        """Gives the one value that may stand after a word: beyond the end of an order there is nothing to ask for."""
        if word == "adds_up_to":
            return list(TOTALS)
        if word in {"contains_text", "starts_with"} and way.types <= set(TEXTS):
            return [*PIECES, *known]
        edges = [ORDERS[one][EDGES[word]] for one in way.types if one in ORDERS and word in EDGES]
        return [one for one in known if one not in edges and word != "within"]

    def _link_test(self, way: Way, scope: Scope) -> Yaml:
        """Gives tests of the elements at the end of a path, none of which contradicts another."""
        wish = scope.wish if scope.wish in (*LINK_WORDS, *CHOICES, SUBJECT) else ""
        if wish == NO_CYCLE or (not wish and way.comes_back_to(scope) and self.dice.chance(0.3)):
            return NO_CYCLE
        if not wish and (scope.depth >= DEEPEST or self.dice.chance(0.12)):
            return self.dice.choice(("exists", "missing"))
        if wish == SHARE:
            share = {self.dice.choice(COUNTS): self.dice.choice(PERCENTS)}
            return {**self._choice(way, scope), "where": self.condition(scope.at(way.kinds).wishing("")), **share}
        if wish in (*AGREEMENTS, *RATIOS) or (not wish and self.dice.chance(0.3)):
            word = wish or self.dice.choice((*AGREEMENTS, *RATIOS))
            if other := self._other(way, scope, is_counted=word in RATIOS):
                count: dict[str, Yaml] = {"at_least": "1"} if self.dice.chance(0.2) else {}
                return {**count, **self._choice(way, scope), word: other}
            return self.dice.choice(("exists", "missing"))
        return self._counted(way, scope, wish)

    def _counted(self, way: Way, scope: Scope, wish: str) -> Yaml:
        """Gives counts of the elements at the end of a path, and conditions on some, every or none of them."""
        inside = scope.at(way.kinds).wishing("" if wish in (*LINK_WORDS, *CHOICES) else scope.wish)
        tests: dict[str, Yaml] = {}
        if wish == SUBJECT:
            return {self.dice.choice(QUANTIFIERS): self.test(inside)}
        if wish in QUANTIFIERS or (wish not in COUNTS and self.dice.chance(0.5)):
            words = [wish] if wish in QUANTIFIERS else self.dice.some(QUANTIFIERS, 2)
            tests = {word: self.condition(inside) for word in words}
        counts = self.dice.choice(([], ["at_least"], ["at_most"], ["exactly"], ["at_least", "at_most"]))
        counts = [wish] if wish in COUNTS else counts
        if not counts and tests and wish not in CHOICES:
            return tests | self._turned(way, scope)
        low = self.dice.choice((1, 1, 1, 2, 3)) if way.most is None else self.dice.randint(1, way.most)
        for word in counts or ["at_least"]:
            tests[word] = str(low + (self.dice.randint(-1, 1) if counts == ["at_most"] else 0))
        if counts == ["exactly"] and self.dice.chance(0.2):
            tests["exactly"] = "0"
        if self.dice.chance(0.4):
            tests["where"] = self.condition(inside)
        return tests | self._choice(way, scope)

    def _turned(self, way: Way, scope: Scope) -> dict[str, Yaml]:
        """Says which of the elements at the end of a path count, if it is those that come in turn."""
        choice = self._choice(way, scope)
        return choice if set(TURNS) & set(choice) else {}

    def _other(self, way: Way, scope: Scope, *, is_counted: bool) -> "Yaml | None":
        """Gives a path that can lead to elements that another leads to, or to any that are counted, if one is found soon."""
        tries = [self.ways.source(scope, to_field=False) for _ in range(TRIES)]
        fitting = [one for one in tries if one.steps and (is_counted or one.kinds & way.kinds)]
        other = self.dice.choice(fitting) if fitting else None
        choice = self._choice(other, scope) if other else {}
        return {"of": other.text, **choice} if other and choice else other and other.text


def _renamed(source: dict[str, Yaml]) -> dict[str, Yaml]:
    """Gives a path as it stands after `within`."""
    return {"of" if word == "value_of" else word: value for word, value in source.items()}


def dates_of(way: Way) -> list[str]:
    """Gives the dates that elements at the end of a path have."""
    return sorted({name for kind in way.kinds for name, one in FIELDS[kind].items() if one in DATES})


def fits(wish: str, way: Way, scope: Scope) -> bool:
    """Tells whether the word that is wished can test what is at the end of a path."""
    if wish in LINK_WORDS:
        return not way.types and (wish != NO_CYCLE or way.comes_back_to(scope))
    if wish in ROOTS:
        if wish == SUBJECT and not scope.is_inside:
            return scope.subject is not None and not way.types
        return (wish != SUBJECT or scope.subject is not None) and (
            way.sort == "date" if wish == AS_AT else way.sort is not None
        )
    if wish == IN_EACH:
        return way.steps > 0
    if wish in CHOICES:
        return way.steps > 0 and (wish not in TURNS or bool(dates_of(way)))
    if wish in MOVES:
        return way.sort in {"date", "number"}
    return wish == STAGE or wish in words_for(way)


def words_for(way: Way) -> list[str]:
    """Gives the words that test what a path leads to; those of one sort stand more often than those of all."""
    if not way.types or way.types & set(LISTS):
        return ["includes"] if way.types else []
    words = ["is", "is_not", "in", "not_in", "different_values", *(["unique"] if way.is_own else [])]
    if way.types <= {*TEXTS, "address"}:
        words += ["contains_text", "starts_with"] * 2
    if way.types == {"number"} or way.types <= set(ORDERS):
        words += COMPARED_RANKS * 2
    if way.types == {"number"}:
        words += ["adds_up_to"] * 4
    if way.types <= set(DATES):
        words += [*COMPARED_DATES, *LATELY, "within"] * 2
    return words
