"""On random models, random rules of every word find what a plain reading of the language finds."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

import pytest
from amounts import amount
from rules_compared import Answers, Case
from rules_conditions import (
    AGREEMENTS,
    CHOICES,
    COUNTS,
    FIELD_WORDS,
    IN_EACH,
    LINK_WORDS,
    MOVES,
    NO_CYCLE,
    QUANTIFIERS,
    RATIOS,
    SHARE,
)
from rules_kinds import BASES
from rules_naive import Reading
from rules_random import Trial
from rules_world import Condition, Element, World, Yaml
from yaml_in import strategy_of

from alignment.model.vocabularies import UNREAD_BASIS
from alignment.results.check import Became

pytestmark = pytest.mark.behaviour

SEEDS: Final = range(100)
"""Each seed makes a model and ten rules."""

COMPARED: Final = SEEDS[: amount(50, 100)]

PARTS: Final = ("every: element", "every: link", "of_all", "must", "must_not", "must_have", "must_have_one_of")
JOINTS: Final = ("all_of", "any_of", "not", "if", "then", "meets", "exists", "missing", "value_of", "of", *MOVES)
MARKS: Final = {"+": "again", "*": "any number", "|": "either", "(": "one kind", "+(": "again, one kind"}
BEGINNINGS: Final = ("strategy.", "subject.", "as_at", "strategy.stage", "from", "to")
WORDS: Final = {
    *PARTS,
    *JOINTS,
    *MARKS,
    *BEGINNINGS,
    *FIELD_WORDS,
    *LINK_WORDS,
    *CHOICES,
    IN_EACH,
    "looked up",
    "literal",
}

case_of = cache(Case.of)


@cache
def fillings_of(seed: int) -> list[list[Answers]]:
    return case_of(seed).fillings()


@pytest.mark.parametrize("seed", COMPARED)
def test_rules_find_what_a_plain_reading_finds(seed: int) -> None:
    case = case_of(seed)
    for number in range(len(case.trials)):
        one = case.alone(number)
        fillings = [[answers[number]] for answers in fillings_of(seed)]
        assert one.agrees(one.align(), fillings), one.trials[0].rule


@pytest.mark.parametrize("seed", COMPARED)
def test_a_check_reports_what_a_plain_reading_finds(seed: int) -> None:
    case = case_of(seed)
    if case.model.unclear:
        assert_sure(case, fillings_of(seed))
    else:
        assert_exact(case, fillings_of(seed)[0])


def assert_exact(case: Case, plain: list[Answers]) -> None:
    """Holds a check of a model of which all can be read to the plain reading of it."""
    result = case.checked()
    for number, (trial, outcome, answers) in enumerate(zip(case.trials, result.outcomes, plain, strict=True)):
        checked, failed, is_broken, _ = answers.of_all
        passed = Became.PASSED if checked else Became.NOTHING_TO_CHECK
        assert (outcome.checked, outcome.failed) == (len(checked), len(failed)), trial.rule
        assert outcome.became is (Became.FAILED if is_broken else passed), trial.rule
        found = sorted(finding.element or "" for finding in result.findings if finding.rule == f"R{number}")
        if trial.at_least is not None:
            assert len(found) == is_broken, trial.rule
        elif words_of(trial) & {"unique", "no_cycle", "meets"}:
            assert set(found) <= {one.split()[0] for one in failed}, trial.rule
            assert bool(found) == is_broken, trial.rule
        else:
            assert found == sorted(one.split()[0] for one in failed), trial.rule
            resting = set(answers.of_stated.failed) & set(checked) - set(failed)
            assert len(outcome.resting) == len(resting), trial.rule


def assert_sure(case: Case, fillings: list[list[Answers]]) -> None:
    """Holds a check of a model of which not all can be read to what is so whatever stands there."""
    filled = [[one.of_all for one in answers] for answers in zip(*fillings, strict=True)]
    result = case.checked()
    for number, (outcome, answers) in enumerate(zip(result.outcomes, filled, strict=True)):
        if outcome.became is Became.FAILED:
            assert all(one.is_broken for one in answers), case.trials[number].rule
        elif outcome.became is not Became.NOT_CHECKED:
            assert not any(one.is_broken for one in answers), case.trials[number].rule
            assert outcome.became is Became.NOTHING_TO_CHECK or outcome.checked
        found = [one for one in result.findings if one.rule == f"R{number}"]
        assert bool(found) == (outcome.became is Became.FAILED)


@pytest.mark.parametrize("seed", SEEDS[:20])
def test_models_are_read_as_they_are_meant(seed: int) -> None:
    case = case_of(seed)
    strategy, _ = strategy_of(case.model.model())
    meant = case.rules.context.elements
    assert {one.id: one.KIND for one in strategy.elements.values()} == {one.id: one.kind for one in meant.values()}
    links = {(one.source, one.type, one.target): one.basis for one in strategy.links}
    unread = {(one.element, one.name, one.end) for one in case.model.unclear if one.end and one.part == "basis"}
    assert links == {
        (one.id, name, end): UNREAD_BASIS if (one.id, name, end) in unread and basis != BASES[-1] else basis
        for one in meant.values()
        for name, ends in one.links.items()
        for end, basis in ends.items()
    }


def test_every_word_is_used_and_matters() -> None:
    passing, failing, differing = set[str](), set[str](), set[str]()
    for case in map(case_of, SEEDS):
        for trial, answers in zip(case.trials, case.plain(), strict=True):
            words = words_of(trial)
            checked, failed, *_ = answers.of_all
            passing |= words if len(failed) < len(checked) else set()
            failing |= words if failed else set()
            differing |= words if answers.of_all != answers.of_stated else set()
    assert WORDS - passing == set()
    assert WORDS - failing == set()
    assert {
        "+",
        "*",
        *QUANTIFIERS,
        *COUNTS,
        *AGREEMENTS,
        *RATIOS,
        IN_EACH,
        NO_CYCLE,
        "every: link",
    } - differing == set()


def words_of(trial: Trial) -> set[str]:
    """Gives the words of the language that a rule uses, with the definitions that it meets."""
    kinds = "".join(trial.kinds)
    words = {trial.claim, *(["of_all"] if trial.at_least else []), *([f"every: {kinds}"] if kinds else [])}
    written = [*words_in(trial.where or {}), *words_in(trial.demand)]
    words |= {SHARE for word in written if word.endswith("%")}
    names = [step for word in written for step in word.split(".")]
    words |= {mark for mark in MARKS for word in names if mark in word}
    words |= {start for start in BEGINNINGS for word in written if word.startswith(start)}
    return words | set(written)


def words_in(written: Yaml) -> Iterator[str]:
    """Gives every text of a condition: words, paths and values alike."""
    if isinstance(written, str):
        yield written
    elif isinstance(written, list):
        for one in written:
            yield from words_in(one)
    else:
        for key, value in written.items():
            yield key
            yield from words_in(value)
            if key in {"is", "is_more_than", "is_before"}:
                yield "looked up" if isinstance(value, dict) else "literal"


LEAP_DAY: Final = date(2024, 2, 29)


def action(**values: str) -> Element:
    return Element("X", "action", {name: [value] for name, value in values.items()})


@pytest.mark.parametrize(
    ("condition", "values", "holds"),
    [
        ({"due": {"within_last": "12 months"}}, {"due": "2023-02-28"}, True),
        ({"due": {"within_last": "12 months"}}, {"due": "2023-02"}, False),
        ({"due": {"within_last": "12 months"}}, {"due": "2024-03"}, False),
        ({"due": {"within_last": "1 month"}}, {"due": "2024-01-28"}, False),
        ({"due": {"within_next": "12 months"}}, {"due": "2024"}, True),
        ({"due": {"within_next": "12 months"}}, {"due": "2024-02-28"}, False),
        ({"due": {"within_next": "1 day"}}, {"due": "2024-03-02"}, False),
        ({"due": {"within": {"of": "starts", "at_most": "2 weeks"}}}, {"due": "2024-02", "starts": "2024-02-15"}, True),
        ({"due": {"within": {"of": "starts", "at_most": "13 days"}}}, {"due": "2024-02", "starts": "2024-02"}, True),
        ({"due": {"within": {"of": "starts", "at_most": "13 days"}}}, {"due": "2024-02"}, False),
        ({"due": {"is_before": "2024-03"}}, {"due": "2024-02"}, True),
        ({"due": {"is_before": "2024-02"}}, {"due": "2024-02-01"}, False),
        ({"due": {"is_on_or_before": "2024"}}, {"due": "2023/24"}, True),
        ({"due": {"is_on_or_after": "2023/24"}}, {"due": "2023"}, False),
        ({"due": {"is": {"value_of": "as_at"}}}, {"due": "2024-02-29"}, True),
        ({"due": {"is": {"value_of": "as_at"}}}, {"due": "2024-02"}, False),
        ({"due": {"is_not": {"value_of": "starts"}}}, {"due": "2024-02"}, True),
        ({"due": {"is": {"value_of": "starts"}}}, {"due": "2024-02"}, False),
        ({"due": {"is": {"value_of": "starts", "plus": "1 month"}}}, {"due": "2024-02", "starts": "2024-01"}, True),
        (
            {"due": {"is": {"value_of": "starts", "minus": "1 year"}}},
            {"due": "2022-03-01", "starts": "2023-03-01"},
            True,
        ),
        ({"cost": {"is": {"value_of": "cost", "plus": {"value_of": "depends_on.cost"}}}}, {"cost": "2"}, True),
        ({"cost": {"is": {"value_of": "cost", "minus": "0.5"}}}, {"cost": "2"}, False),
        ({"cost": {"is": "2"}}, {"cost": "2.00"}, True),
        ({"cost": {"is_more_than": "-1"}}, {"cost": "0"}, True),
        ({"cost": {"adds_up_to": "0"}}, {}, False),
        ({"title": {"contains_text": "MAP  the"}}, {"title": "Remap the way"}, True),
        ({"title": {"starts_with": "map"}}, {"title": "Remap the way"}, False),
        ({"how_often": {"different_values": {"at_most": "1"}}}, {}, True),
        ({"how_often": {"unique": "true"}}, {"how_often": "MONTHLY"}, False),
        ({"how_often": {"unique": "true"}}, {}, True),
        ({"if": {"due": "exists"}, "then": {"cost": "exists"}}, {}, True),
        ({"if": {"due": "exists"}, "then": {"cost": "exists"}}, {"due": "2024"}, False),
        ({"depends_on": "no_cycle"}, {}, False),
        ({"depends_on+": {"exactly": "2"}}, {}, True),
        ({"depends_on*": {"same_as": "depends_on+"}}, {}, True),
        ({"depends_on": {"same_as": "needed_by"}}, {}, True),
        ({"owner": {"same_as": "supported_by"}}, {}, False),
        ({"owner": {"shares_nothing_with": "supported_by"}}, {}, True),
        ({"strategy.stage": {"not_in": ["approval"]}}, {}, True),
        ({"strategy.stage": {"in": ["approval"]}}, {}, False),
    ],
)
def test_the_plain_reading_is_the_documents_own(condition: Condition, values: dict[str, str], *, holds: bool) -> None:
    one = action(**values)
    other = Element("Y", "action", {"how_often": ["monthly"]}, {"depends_on": {"X": BASES[0]}})
    one.links = {"depends_on": {"Y": BASES[0]}}
    context = World({"X": one, "Y": other}, stage="approval", as_at=LEAP_DAY)
    assert Reading(context, one, frozenset({"action"})).holds(condition, one, frozenset({"action"})) is holds
