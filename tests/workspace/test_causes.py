"""Why each finding came or went: pairs of states with planted causes, held to an oracle."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import planted
import pytest
from amounts import amount
from planted import State
from projects import written
from repositories import commit, git, repository

from alignment.project.request import Request
from alignment.results.comparison import CausedFinding, Comparison
from alignment.results.inputs import Input
from alignment.workspace.diff import DiffRequest, diff

SEEDS: Final = amount(3, 10)
PAIRS_EACH: Final = amount(12, 30)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return repository(tmp_path_factory.mktemp("causes"), {"x": "x"})


def compared(folder: Path, old: State, new: State) -> Comparison:
    """Commits one state, puts the other into the work tree, and compares."""
    written(folder, old.files())
    first = commit(folder)
    written(folder, new.files())
    found = diff(DiffRequest(Request(folder, date(2030, 1, 1)), first))
    return found.comparison


def of_rules(comparison: Comparison) -> Iterator[CausedFinding]:
    """Gives the findings that the rules of the oracle make."""
    return (one for one in (*comparison.came, *gone(comparison)) if one.finding.rule in planted.FACETS)


def gone(comparison: Comparison) -> list[CausedFinding]:
    """Gives the findings that count no more, mended or not."""
    excused = (one.caused for one in comparison.excused if one.caused.causes)
    return sorted((*comparison.mended, *excused), key=lambda one: one.finding.location)


def known(comparison: Comparison) -> dict[planted.Found, set[frozenset[str]]]:
    return {
        (one.finding.rule, str(one.finding.element)): {
            frozenset(part.value for part in why.inputs) for why in one.causes
        }
        for one in of_rules(comparison)
    }


@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_finding_that_came_or_went_has_the_causes_that_were_planted(folder: Path, seed: int) -> None:
    dice = planted.dice_of(seed)
    for _ in range(PAIRS_EACH):
        old, new = planted.pair(dice)
        comparison = compared(folder, old, new)
        expected = planted.causes(old, new)
        assert known(comparison) == expected, (old, new)
        assert {(one.finding.rule, one.finding.element) for one in comparison.came} >= planted.found_in(
            new
        ) - planted.found_in(old)
        for caused in of_rules(comparison):
            assert_details(caused, old, new)


def assert_details(caused: CausedFinding, old: State, new: State) -> None:
    """Holds what is said of each input to what was planted."""
    finding = caused.finding
    for cause in caused.causes:
        said = {detail.of: detail for detail in cause.details}
        assert set(said) == set(cause.inputs)
        if Input.STRATEGY in said:
            assert said[Input.STRATEGY].says.startswith(str(finding.element))
            assert str(said[Input.STRATEGY].location).startswith("strategy_model/plan.yaml:")
            assert said[Input.STRATEGY].is_old is (finding.element not in new.acts)
        if Input.WAIVERS in said:
            one = (finding.rule, str(finding.element))
            assert said[Input.WAIVERS].says.startswith(f"the waiver of {finding.rule} on {finding.element} ")
            words = {(True, True): "ended on", (False, True): "was added", (True, False): "was taken out"}
            both = old.waived.get(one) == new.waived.get(one)
            known = "has other days" if one in old.waived and one in new.waived and not both else ""
            assert (known or words[one in old.waived, one in new.waived]) in said[Input.WAIVERS].says
        if Input.PACKS in said:
            assert said[Input.PACKS].says.startswith(f"{finding.rule} of house is ")


@pytest.mark.behaviour
def test_all_inputs_were_causes_alone_and_together() -> None:
    dice = planted.dice_of(0)
    pairs = [planted.pair(dice) for _ in range(300)]
    every = Counter(one for old, new in pairs for sets in planted.causes(old, new).values() for one in sets)
    assert {next(iter(one)) for one in every if len(one) == 1} == set(planted.INPUTS)
    assert sum(number for one, number in every.items() if len(one) > 1) > len(pairs) // 4
    assert any(len(sets) > 1 for old, new in pairs for sets in planted.causes(old, new).values())


def test_a_state_does_not_differ_from_itself(folder: Path) -> None:
    old, _ = planted.pair(planted.dice_of(3))
    comparison = compared(folder, old, old)
    assert (comparison.came, comparison.mended, comparison.sentences, comparison.turned) == ((), (), (), ())


def test_a_comparison_the_other_way_round_is_its_mirror(folder: Path) -> None:
    dice = planted.dice_of(4)
    for _ in range(amount(3, 10)):
        old, new = planted.pair(dice)
        forth, back = compared(folder, old, new), compared(folder, new, old)
        assert {one.finding for one in forth.came} == {one.finding for one in gone(back)}
        assert {one.finding for one in back.came} == {one.finding for one in gone(forth)}
        assert len(forth.still) == len(back.still)
    assert git(folder, "status", "--porcelain")
