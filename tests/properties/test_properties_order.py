"""Where a model is written, in which files and in which order, changes nothing but places."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import TypeVar

from hypothesis import event, given
from hypothesis import strategies as st
from rules_kinds import STRATEGY
from whole_checks import Answer, checked, fingerprints
from whole_models import Entry, Files, Whole, dices, in_reading_order, models, styles

from alignment.findings.finding import Finding
from alignment.model.vocabularies import STAGES

Item = TypeVar("Item")
stages = st.sampled_from(STAGES)


def shuffled(dice: Random, items: Iterable[Item]) -> list[Item]:
    listed = list(items)
    return dice.sample(listed, len(listed))


def with_firsts_first(before: Whole, moved: Files) -> Whole:
    """Gives a model in its new order, but of entries with the same id that which was first before is first again."""
    waiting: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in before.entries:
        waiting[entry.id.casefold()].append(entry)
    files = {name: [waiting[one.id.casefold()].pop(0) for one in moved[name]] for name in in_reading_order(moved)}
    return replace(before, files={name: files[name] for name in moved})


def reordered(whole: Whole, dice: Random) -> Whole:
    """Gives a model with its files, the elements in each and the keys of each in another order."""
    moved = {name: shuffled(dice, whole.files[name]) for name in shuffled(dice, whole.files)}
    settled = with_firsts_first(whole, moved)
    return settled.mapped(lambda entry: entry._replace(keys=dict(shuffled(dice, entry.keys.items()))))


def split(whole: Whole, dice: Random) -> Whole:
    """Gives a model with each file cut into up to three."""
    moved: Files = defaultdict(list)
    for name, entries in whole.files.items():
        for entry in entries:
            moved[f"{name.removesuffix('.yaml')}-{dice.randint(0, 2)}.yaml"].append(entry)
    return with_firsts_first(whole, dict(moved))


def merged(whole: Whole) -> Whole:
    """Gives a model with all its entries in one file."""
    return replace(whole, files={"all.yaml": whole.entries})


def renamed(whole: Whole, dice: Random) -> Whole:
    """Gives a model with its files under other names, in another order and in other folders."""
    numbers = dice.sample(range(100, 1000), len(whole.files))
    names = [f"{dice.choice(('', 'a/', 'deep/er/'))}{number}.yaml" for number in numbers]
    return with_firsts_first(whole, dict(zip(names, whole.files.values(), strict=True)))


def but_for_comments(findings: Iterable[Finding]) -> list[Finding]:
    """Gives findings but for notes on comments, which each writing of a model puts elsewhere."""
    return [finding for finding in findings if finding.rule != "YAML-COMMENT"]


def assert_only_places_differ(one: Answer, other: Answer) -> None:
    """Demands the same outcomes and the same findings about elements; of others the same rules and facets."""
    event(f"{len(one.findings) // 50 * 50} findings or more, complete: {one.is_complete}")
    assert other.became == one.became
    assert fingerprints(but_for_comments(other.of_elements)) == fingerprints(but_for_comments(one.of_elements))
    assert {(finding.rule, finding.facet) for finding in but_for_comments(other.findings)} == {
        (finding.rule, finding.facet) for finding in but_for_comments(one.findings)
    }


@given(models, dices, styles, stages)
def test_the_order_of_files_elements_and_keys_changes_no_fingerprint_and_no_outcome(
    whole: Whole, dice: Random, style: int, stage: str
) -> None:
    one = checked(whole.written(style), whole.as_at, stage=stage)
    files = reordered(whole, dice).written(style)
    other = checked(dict(shuffled(dice, files.items())), whole.as_at, stage=stage)
    assert other.became == one.became
    assert fingerprints(but_for_comments(other.findings)) == fingerprints(but_for_comments(one.findings))


@given(models, dices, styles, stages)
def test_splitting_files_changes_only_places(whole: Whole, dice: Random, style: int, stage: str) -> None:
    one = checked(whole.written(style), whole.as_at, stage=stage)
    assert_only_places_differ(one, checked(split(whole, dice).written(style), whole.as_at, stage=stage))


@given(models, styles, stages)
def test_merging_files_changes_only_places(whole: Whole, style: int, stage: str) -> None:
    one = checked(whole.written(style), whole.as_at, stage=stage)
    assert_only_places_differ(one, checked(merged(whole).written(style), whole.as_at, stage=stage))


@given(models, dices, styles, stages)
def test_renaming_files_changes_only_places_and_fingerprints_without_an_element(
    whole: Whole, dice: Random, style: int, stage: str
) -> None:
    one = checked(whole.written(style), whole.as_at, stage=stage)
    other = checked(renamed(whole, dice).written(style), whole.as_at, stage=stage)
    assert_only_places_differ(one, other)
    assert len(but_for_comments(other.findings)) == len(but_for_comments(one.findings))


@given(models, dices)
def test_moving_entries_between_files_really_moves_them(whole: Whole, dice: Random) -> None:
    moved = [reordered(whole, dice), split(whole, dice), merged(whole), renamed(whole, dice)]
    for one in moved:
        assert sorted(entry.id for entry in one.entries) == sorted(entry.id for entry in whole.entries)
        assert sum(entry.section == STRATEGY for entry in one.entries) <= 1
    assert all(entry in moved[1].entries for entry in whole.entries)
