"""An edit at a place that is named lets the subject pass, and no edit at any other does: by the plain reading."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest
from amounts import amount
from edits_in import Editor
from packs_in import RULES
from rules_compared import Case
from rules_kinds import STAGES
from rules_models import DAYS, Dice, ModelMaker
from rules_random import Trial
from rules_world import World
from shipped_trials import shipped_trials
from yaml_in import strategy_of

from alignment.model.metamodel import built_in_metamodel
from alignment.rules.context import RuleContext
from alignment.rules.evaluate import Evaluator
from alignment.rules.link_subjects import with_links
from alignment.rules.places import PlaceFinder
from alignment.rules.rule import Rule

MODELS = range(amount(5, 100))
RULES_AT_RANDOM = range(500, 500 + amount(4, 40))
MOST_ELEMENTS = 8
ENOUGH = 2_000
"""Edits tried until one lets the subject pass; each place that is named has one."""

SOME = 20
"""Edits tried where none may."""

FAILURES = 2
"""So many failures of a rule in one model are looked at."""


class Failure(NamedTuple):
    """A subject that fails a rule, the places where that is mended, and what tries edits."""

    subject: str
    places: frozenset[str]
    elements: tuple[str, ...]
    editor: Editor

    def says(self, element: str) -> str:
        return f"{self.subject} at {element}: {self.editor.trial.parts}"


def failures(model: ModelMaker, world: World, rules: Iterator[tuple[Trial, Rule]]) -> Iterator[Failure]:
    """Gives failures of rules in a model."""
    strategy, _ = strategy_of(model.model())
    evaluator = Evaluator.of(RuleContext.of(strategy, world.stage, world.as_at))
    finder = PlaceFinder.of(evaluator, with_links(built_in_metamodel()))
    for trial, rule in rules:
        verdict = evaluator.verdict(rule)
        for subject in verdict.failed[:FAILURES] if verdict else ():
            places = finder.of_failure(rule, subject).every
            yield Failure(subject, places, tuple(strategy.elements), Editor(model.dice, trial, trial.context))


@cache
def of_shipped_rules(seed: int) -> tuple[Failure, ...]:
    """Gives failures of shipped rules in a small model."""
    dice = Dice(seed)
    model = ModelMaker(dice, dice.randint(3, MOST_ELEMENTS), dice.choice(DAYS))
    world = World(model.elements, stage=dice.choice(STAGES), as_at=model.as_at)
    return tuple(failures(model, world, ((one.trial, RULES[one.id]) for one in shipped_trials(world))))


@pytest.mark.parametrize("seed", MODELS)
def test_an_edit_at_a_place_that_is_named_lets_the_subject_pass(seed: int) -> None:
    for failure in of_shipped_rules(seed):
        for element in failure.places:
            assert failure.editor.finds(element, failure.subject, ENOUGH), failure.says(element)


@pytest.mark.parametrize("seed", MODELS)
def test_no_edit_elsewhere_does(seed: int) -> None:
    for failure in of_shipped_rules(seed):
        for element in set(failure.elements) - failure.places:
            assert not failure.editor.finds(element, failure.subject, SOME), failure.says(element)


@pytest.mark.parametrize("seed", RULES_AT_RANDOM)
def test_no_edit_elsewhere_does_for_rules_of_every_word(seed: int) -> None:
    case = Case.of(seed, MOST_ELEMENTS)
    rules = zip(case.trials, case.loaded().rules, strict=True)
    for failure in failures(case.model, case.rules.context, rules):
        for element in set(failure.elements) - failure.places:
            assert not failure.editor.finds(element, failure.subject, SOME), failure.says(element)


def test_places_are_named_for_most_failures() -> None:
    found = [failure for seed in MODELS for failure in of_shipped_rules(seed)]
    assert sum(bool(failure.places) for failure in found) > len(found) * 3 // 4
