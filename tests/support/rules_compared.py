"""Random rules on random models: what align finds beside what a plain reading finds."""

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Final, NamedTuple

from rules_kinds import STAGES
from rules_models import DAYS, NEW, Dice, ModelMaker
from rules_random import RuleMaker, Trial
from rules_world import World, Yaml
from yaml_in import document_of, strategy_of

from alignment.checker.run import Checked, Terms, run_rules
from alignment.findings.finding import Severity
from alignment.model.metamodel import built_in_metamodel
from alignment.rules.context import RuleContext
from alignment.rules.evaluate import Evaluator
from alignment.rules.load import load_packs
from alignment.rules.rule import Rule, RulePack

DEFINITIONS: Final = ("live", "with families", "in good time")
RULES_EACH: Final = 10
LARGEST: Final = 24
NEEDED: Final = ("id", "title", "period_from", "period_to", "stage", "basis")
"""Keys without which an element would not load, or its links would count as something else."""


FILLINGS: Final = 6
"""So many ways to fill in what nobody can read, each put to the plain reading."""


class Answer(NamedTuple):
    """Which subjects a rule looks at and which of them fail, of which nobody can tell, and whether the rule itself fails."""

    checked: list[str]
    failed: list[str]
    is_broken: bool
    unchecked: list[str] = []  # noqa: RUF012 - never changed

    def may_be(self, filled: "Answer", known: set[str]) -> bool:
        """Tells whether what is surely so is so with something in the place of what nobody can read."""
        passed = set(self.checked) - set(self.failed)
        not_chosen = set(filled.checked) & known - set(self.checked) - set(self.unchecked)
        return set(self.failed) <= set(filled.failed) and not passed & set(filled.failed) and not not_chosen


class Answers(NamedTuple):
    """The answers to one rule: when paths follow every link, when they follow the stated ones alone, and how grave."""

    of_all: Answer
    of_stated: Answer
    severity: str


class Case(NamedTuple):
    """A model, and rules about it."""

    model: ModelMaker
    rules: RuleMaker
    seed: int
    trials: list[Trial]
    schedules: list[dict[str, Yaml]]

    @classmethod
    def of(cls, seed: int, largest: int = LARGEST) -> "Case":
        """Makes the case that belongs to a seed."""
        dice = Dice(seed)
        model = ModelMaker(dice, dice.randint(1, largest), dice.choice(DAYS), is_clear=seed % 3 > 0)
        rules = RuleMaker(dice, World(model.elements, stage=dice.choice(STAGES), as_at=model.as_at))
        for name in DEFINITIONS:
            rules.add_definition(name)
        trials = [rules.telling_trial() for _ in range(RULES_EACH)]
        return cls(model, rules, seed, trials, [_schedule(dice) for _ in trials])

    @property
    def pack(self) -> str:
        """Gives the rules, and the definitions that they may use, as YAML."""
        rules: list[Yaml] = [
            _whole(f"R{number}", trial, schedule)
            for number, (trial, schedule) in enumerate(zip(self.trials, self.schedules, strict=True))
        ]
        pack = {"align_rules": "1", "pack": "trial", "version": "1.0.0", "define": self.rules.define, "rules": rules}
        return "\n".join(f"{key}: {json.dumps(value)}" for key, value in pack.items())

    def plain(self) -> list[Answers]:
        """Gives the answers of the plain reading to each rule, in which what nobody can read is not there."""
        return self._plain_in(self.rules.context)

    def fillings(self) -> list[list[Answers]]:
        """Gives these answers, and those with something in the place of what nobody can read; none where all is read."""
        dice = Dice(self.seed)
        filled = [self.model.filled(dice) for _ in range(FILLINGS if self.model.unclear else 0)]
        return [self.plain(), *(self._plain_in(replace(self.rules.context, elements=one)) for one in filled)]

    def _plain_in(self, world: World) -> list[Answers]:
        stated, stage = world.stated_only(), world.stage
        return [
            Answers(_plain(trial, world), _plain(trial, stated), _severity(schedule, stage))
            for trial, schedule in zip(self.trials, self.schedules, strict=True)
        ]

    def align(self) -> list[Answers]:
        """Gives the answers of align to each rule."""
        strategy, _ = strategy_of(self.model.model())
        context = RuleContext.of(strategy, self.rules.context.stage, self.rules.context.as_at)
        every, stated = Evaluator.of(context), Evaluator.of(context.stated_only())
        return [
            Answers(_align(rule, every), _align(rule, stated), str(rule.schedule.at(self.rules.context.stage)))
            for rule in self.loaded().rules
        ]

    def agrees(self, align: list[Answers], fillings: list[list[Answers]]) -> bool:
        """Tells whether answers of align are those of the plain reading: the same where all is read, else whatever is sure."""
        if len(fillings) == 1:
            return align == fillings[0]
        known = {*self.model.elements, *(link.id for link in self.rules.context.links())}
        return all(
            one.severity == plain.severity
            and one.of_all.may_be(plain.of_all, known)
            and one.of_stated.may_be(plain.of_stated, known)
            for filled in fillings
            for one, plain in zip(align, filled, strict=True)
        )

    def checked(self) -> Checked:
        """Gives what a whole check by align says."""
        strategy, _ = strategy_of(self.model.model())
        return run_rules(strategy, [self.loaded()], Terms(self.rules.context.stage, self.rules.context.as_at))

    def alone(self, number: int) -> "Case":
        """Gives the same case with one rule only."""
        return self._replace(trials=[self.trials[number]], schedules=[self.schedules[number]])

    def smaller(self) -> Iterator["Case"]:
        """Gives the same case without one of its elements, or without one thing that is said of one."""
        for element in self.model.elements:
            case = deepcopy(self)
            case.model.without(element)
            yield case
        for element, written in self.model.written.items():
            for key in written:
                if key not in NEEDED:
                    case = deepcopy(self)
                    case.model.without_key(element, key)
                    yield case

    def loaded(self) -> RulePack:
        """Gives the rules as align reads them."""
        document, mistakes = document_of(self.pack)
        packs, found = load_packs([document], built_in_metamodel())
        refused = [f"{one.message} {one.fix}" for one in (*mistakes, *found) if one.severity is Severity.ERROR]
        assert not refused, refused
        return packs[0]


def _schedule(dice: Dice) -> dict[str, Yaml]:
    """Gives a severity from the first stage on, so that the rule is due, and another from some later ones on."""
    stages = [STAGES[0], *dice.some(STAGES[1:], 2)]
    return {stage: dice.choice(("info", "warning", "error")) for stage in stages}


def _severity(schedule: dict[str, Yaml], stage: str) -> str:
    """Says how grave a rule is at a stage: as it was last said at this stage or an earlier one."""
    return str([schedule[one] for one in STAGES[: STAGES.index(stage) + 1] if one in schedule][-1])


def _whole(name: str, trial: Trial, schedule: dict[str, Yaml]) -> dict[str, Yaml]:
    texts: dict[str, Yaml] = dict.fromkeys(("title", "message", "why", "fix"), "said")
    cited: Yaml = {"document": "a standard", "locator": "page 1"}
    return {"id": name, "severity": schedule, **texts, "source": cited, "examples": trial.examples, **trial.parts}


def _plain(trial: Trial, context: World) -> Answer:
    checked, failed = (
        [one for one in found if not one.startswith(NEW)] for found in (trial.subjects(context), trial.failing(context))
    )
    passed = len(checked) - len(failed)
    is_broken = bool(failed) if trial.at_least is None else passed * 100 < trial.at_least * len(checked)
    return Answer(sorted(checked), sorted(failed), is_broken)


def _align(rule: Rule, evaluator: Evaluator) -> Answer:
    found = evaluator.verdict(rule)
    assert found is not None, "the rule takes too many steps"
    is_broken = rule.is_broken(len(found.checked), len(found.failed))
    return Answer(sorted(found.checked), sorted(found.failed), is_broken, sorted(found.unchecked))
