"""A change is told under `--trust` what the branch will be told once it is merged.

Not so where it adds to a list or alters settings, views or packs, or takes out the review of a link that stays: what these
make of the answer counts only once it is merged. Then nothing but what it adds is excused after that.
"""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import NamedTuple

from hypothesis import event, given
from projects import align, written
from repositories import repository
from trusted_changes import LOCK, State, added, changed, random_state
from whole_models import dices


class Told(NamedTuple):
    """Holds the exit code of a check, and what counts of its findings."""

    code: int
    standing: frozenset[str]


def told(folder: Path, fail_on: str, *options: str) -> Told:
    run = align(folder, "check", "--as-at", "2022-09-13", "--fail-on", fail_on, "--format", "json", *options)
    (strategy,) = json.loads(run.out)["strategies"]
    standing = (one for one in strategy["findings"] if one["suppression"] is None)
    return Told(run.code, frozenset(one["fingerprint"] for one in standing if not one["rule"].startswith("GATE-")))


def reviewed(state: State, folder: Path) -> State:
    """Gives a state all of whose links have been reviewed."""
    assert align(written(folder, state.files()), "review").code == 0
    return State(**{**vars(state), "lock": (folder / LOCK).read_text(encoding="utf-8")})


def merged(folder: Path, files: Mapping[str, str]) -> None:
    """Puts the files of a state in the place of those that there are."""
    for one in folder.rglob("*"):
        if one.is_file() and ".git" not in one.parts:
            one.unlink()
    written(folder, files)


def both(before: State, after: State, fail_on: str) -> tuple[Told, Told]:
    """Gives what is told of a change by a base that is trusted, and of the branch once it is merged."""
    with tempfile.TemporaryDirectory() as made:
        folder = repository(Path(made) / "project", before.files())
        merged(folder, after.files())
        return told(folder, fail_on, "--trust", "HEAD"), told(folder, fail_on)


def pair(dice: Random) -> tuple[State, State]:
    with tempfile.TemporaryDirectory() as made:
        before = random_state(dice)
        before = reviewed(before, Path(made)) if dice.random() < 0.5 else before
    return before, changed(before, dice)


@given(dices)
def test_a_change_that_adds_to_no_list_is_told_what_the_branch_will_be_told(dice: Random) -> None:
    before, after = pair(dice)
    trusting, later = both(before, after, dice.choice(["error", "warning"]))
    event(f"exit {later.code}")
    assert trusting == later


@given(dices)
def test_what_is_added_to_a_list_makes_no_difference_until_it_is_merged(dice: Random) -> None:
    before, after = pair(dice)
    without, _ = both(before, after, "error")
    trusting, _ = both(before, added(after, before, dice), "error")
    assert of_rules(without) == of_rules(trusting)


def of_rules(found: Told) -> set[str]:
    return {one for one in found.standing if not one.startswith(("WAIVER-", "BASELINE-"))}
