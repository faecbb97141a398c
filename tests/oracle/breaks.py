"""Breaks the engine of rules, one place at a time, and shows that the oracle notices: `python tests/oracle/breaks.py`.

Each break is a mistake that somebody could make tomorrow. Random rules on random models are answered by the broken
engine until one answer differs from the plain reading. Prints one line a break; exits 1 if any goes unnoticed.
"""

import argparse
import operator
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from rules_compared import Answers, Case

from alignment.dates import Duration
from alignment.findings.finding import Severity
from alignment.model.values import FieldValue
from alignment.model.vocabularies import Vocabulary
from alignment.rules import context, evaluate, field_tests, words
from alignment.rules.compare import Comparer
from alignment.rules.conditions import Agreement, Agrees, Quantified, Quantifier
from alignment.rules.context import RuleContext
from alignment.rules.evaluate import Evaluator
from alignment.rules.path import Closure, LinkStep, Root
from alignment.rules.path import Path as Way
from alignment.rules.rule import Rule, Schedule, Verdict
from alignment.rules.sift import Sifter
from alignment.rules.traverse import Traverser
from alignment.rules.words import FIELD_WORDS, Against, FieldWord
from oracle.language import answers_of

MOST_CASES: Final = 300
"""So many models with ten rules each are tried before a break counts as unnoticed."""


class Break(NamedTuple):
    """Names a break, what is broken, what stands there in its place, and where few models notice it, one that does."""

    name: str
    owner: object
    attribute: str
    broken: object
    known: int = 0


def noticed_at(one: Break, cases: int = MOST_CASES) -> int | None:
    """Gives a model of which an answer is wrong, the known one tried first; None where there is none."""
    with patch.object(one.owner, one.attribute, one.broken):
        return next((seed for seed in (one.known, *range(cases)) if _is_wrong(seed)), None)


def _is_wrong(seed: int) -> bool:
    case, fillings = _case(seed)
    found = answers_of(case)
    return isinstance(found, str) or not case.agrees(found, fillings)


@cache
def _case(seed: int) -> tuple[Case, list[list[Answers]]]:
    """Gives a case and what the plain reading, which no break reaches, makes of it."""
    case = Case.of(seed)
    return case, case.fillings()


def _with_word(name: str, relation: Callable[..., bool]) -> dict[str, FieldWord]:
    """Gives the table of words with another relation for one of them."""
    return {**FIELD_WORDS, name: FIELD_WORDS[name]._replace(relation=relation)}


_quantified = Evaluator._quantified  # noqa: SLF001 - what is broken is inside
_verdict = Evaluator.verdict
_before = Duration.before
_neighbours = RuleContext.neighbours
_members = Vocabulary.members
_value = RuleContext.value
_reached = Traverser.reached
_holds = FieldWord.holds
_agree = Comparer.agree
_number = Comparer.number


def _every_as_any(self: Evaluator, condition: Quantified, kinds: frozenset[str]) -> frozenset[str]:
    is_every = condition.quantifier is Quantifier.EVERY
    changed = Quantified(condition.path, Quantifier.SOME, condition.part) if is_every else condition
    return _quantified(self, changed, kinds)


def _without_where(self: Evaluator, rule: Rule) -> Verdict | None:
    return _verdict(self, rule._replace(where=None))


def _one_step(_self: Traverser, starts: list[str], _: Closure, taken: Callable[[str], list[str]]) -> list[str]:
    return list(dict.fromkeys(end for start in starts for end in taken(start)))


def _turned_round(self: RuleContext, subject: str, step: LinkStep) -> Iterator[str]:
    is_link = subject in self.graph.elements
    return _neighbours(self, subject, step._replace(is_inverse=not step.is_inverse) if is_link else step)


def _a_day_late(self: Duration, day: date) -> date:
    return _before(self, day) + timedelta(days=1)


def _all_there(self: Evaluator, path: Way) -> frozenset[str]:
    return frozenset(self.context.of_kinds(path.end))


def _first_member(self: Vocabulary, word: str) -> tuple[str, ...]:
    return tuple(islice(_members(self, word), 1))


def _this_stage_only(self: Schedule, stage: str) -> Severity | None:
    return self.by_stage.get(stage)


def _all_links(self: RuleContext) -> RuleContext:
    return self


def _own_stage(self: RuleContext, subject: str, name: str) -> FieldValue | None:
    element = self.graph.elements.get(subject)
    return element.value(name) if element is not None else _value(self, subject, name)


def _element_for_subject(self: Traverser, element: str, path: Way, subject: str) -> list[str]:
    return _reached(self, element, path, element if path.root is Root.SUBJECT else subject)


def _any_pair(self: FieldWord, value: FieldValue, against: Against) -> bool:
    if against.accepted is not None or not against.others:
        return _holds(self, value, against)
    return any(_holds(self, value, against._replace(others=(one,))) for one in against.others)


def _share_or_less(self: Rule, checked: int, failed: int) -> bool:
    return failed > 0 if self.at_least is None else 100 * (checked - failed) <= self.at_least * checked


def _overlap_as_same(self: Comparer, test: Agrees, element: str, subject: str) -> bool:
    is_overlap = test.agreement is Agreement.OVERLAPS
    return _agree(self, Agrees(test.path, Agreement.SAME, test.other) if is_overlap else test, element, subject)


def _one_more(self: Comparer, path: Way, element: str, subject: str) -> float:
    return _number(self, path, element, subject) + (path.choice is None)


BREAKS: Final = (
    Break("`is_at_least` read as more than", field_tests, "FIELD_WORDS", _with_word("is_at_least", operator.gt)),
    Break("`every` read as any", Evaluator, "_quantified", _every_as_any, known=25),
    Break("`where` dropped", Evaluator, "verdict", _without_where),
    Break("`+` and `*` ignored", Traverser, "_spread", _one_step),
    Break("links followed the other way", RuleContext, "neighbours", _turned_round),
    Break("`within_last` off by a day", Duration, "before", _a_day_late, known=12),
    Break("absent read as present", Evaluator, "_there", _all_there),
    Break("only the first member of a group", Vocabulary, "members", _first_member, known=101),
    Break("severity not carried to later stages", Schedule, "at", _this_stage_only),
    Break("stated links alone ignored", RuleContext, "stated_only", _all_links),
    Break("placeholders taken for names", context, "says_nothing", lambda _: False),
    Break("`strategy.stage` read from the model", RuleContext, "value", _own_stage),
    Break("`subject` read as the element at hand", Traverser, "reached", _element_for_subject, known=19),
    Break("one pair enough where all must pass", FieldWord, "holds", _any_pair),
    Break("a share reached exactly counts as missed", Rule, "is_broken", _share_or_less, known=32),
    Break("`overlaps` read as `same_as`", Comparer, "agree", _overlap_as_same, known=14),
    Break("`in_each` without groups", Sifter, "_grouped", lambda _self, found, _group: found, known=10),
    Break("a share of one more than all", Comparer, "number", _one_more),
    Break("case matters in `unique`", evaluate, "folded", lambda value: value),
    Break("case matters in texts", words, "folded", lambda value: value),
)


def main() -> int:
    """Tries every break, prints what came of it and gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=MOST_CASES)
    options = parser.parse_args()
    unnoticed = 0
    for one in BREAKS:
        model = noticed_at(one, options.cases)
        unnoticed += model is None
        print(f"{one.name}: {'NOT NOTICED' if model is None else f'noticed at model {model}'}")
    print(f"{len(BREAKS)} breaks, {unnoticed} not noticed")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
