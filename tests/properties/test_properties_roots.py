"""Where to begin is what trying every set of places finds, on small random models."""

from collections.abc import Sequence
from functools import cache
from itertools import combinations
from pathlib import PurePosixPath
from typing import NamedTuple

from amounts import amount
from oracle.random_models import random_model
from packs_in import PACKS
from rules_in import AS_AT

from alignment.checker.finding_places import FindingPlaces
from alignment.checker.root_causes import root_causes
from alignment.checker.run import Terms, run_rules
from alignment.documents.parse import parse
from alignment.model.load import load
from alignment.model.metamodel import built_in_metamodel
from alignment.results.roots import RootCauses
from alignment.source import SourceFile

MODELS = range(amount(100, 500))
FEWEST, SIZES = 4, 9


class Hanging(NamedTuple):
    """A finding: the place that it is about, and every place that clears it."""

    own: str
    places: frozenset[str]


class Answered(NamedTuple):
    """Where to begin in a model, and on what each of the gravest findings hangs."""

    causes: RootCauses
    hanging: list[Hanging]


def answered(seed: int) -> Answered | None:
    """Gives the answer for a small model; None where nothing is found in it."""
    files = random_model(seed, FEWEST + seed % SIZES)
    documents = [parse(SourceFile(PurePosixPath(name), text.encode()))[0] for name, text in files.items()]
    strategy, read = load(documents, built_in_metamodel())
    checked = run_rules(strategy, PACKS, Terms("approval", AS_AT))
    findings = (*read, *checked.findings)
    places = FindingPlaces.of(strategy, PACKS, checked, findings)
    causes = root_causes(findings, places)
    if causes is None:
        return None
    gravest = [one for one in findings if one.severity is causes.severity]
    return Answered(causes, [Hanging(places.own(one), places.of_finding(one).every) for one in gravest])


@cache
def answers() -> list[Answered]:
    """Gives the answers for all models in which something is found."""
    return [found for found in map(answered, MODELS) if found is not None]


def test_some_models_have_places_at_which_edits_clear_what_is_found_of_others() -> None:
    assert sum(any(root.waiting for root in one.causes.roots) for one in answers()) > len(answers()) // 20


def test_the_least_number_of_places_is_what_trying_every_set_finds() -> None:
    for causes, hanging in answers():
        clearable = [one.places for one in hanging if one.places]
        assert (causes.total, causes.apart) == (len(hanging), len(hanging) - len(clearable))
        assert causes.is_exact
        assert causes.least == _least(clearable)


def test_each_finding_counts_once_where_it_is_cleared_first() -> None:
    for causes, hanging in answers():
        left = hanging
        for root in causes.roots:
            named = {place.name if place.title is not None else f"/{place.name}" for place in root.places}
            cleared = [one for one in left if one.places & named]
            own = [one for one in cleared if one.own in named & one.places]
            assert root.clears == len(cleared)
            assert root.each * len(named) == len(own) or len(named) > 1
            left = [one for one in left if one not in cleared]
        assert causes.clears == len(hanging) - len(left)


def test_the_places_shown_are_as_many_as_can_be_or_enough() -> None:
    for causes, _ in answers():
        assert sum(len(root.places) for root in causes.roots) == min(5, causes.least)


def _least(findings: Sequence[frozenset[str]]) -> int:
    """Gives the size of the smallest set that shares a place with each finding: what must be in it, and the least beside."""
    needed = frozenset[str]().union(*(one for one in findings if len(one) == 1))
    left = [one for one in findings if not one & needed]
    others = sorted(frozenset[str]().union(*left))
    for size in range(len(others) + 1):
        if any(all(one.intersection(chosen) for one in left) for chosen in combinations(others, size)):
            return len(needed) + size
    raise AssertionError
