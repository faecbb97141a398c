"""Nothing false is said: what is said beside something that cannot be read is so whatever was meant by that."""

from collections.abc import Iterator
from typing import Final

import pytest
from amounts import amount
from hypothesis import event, given
from hypothesis import strategies as st
from projects import written
from rules_models import Dice
from unread import unread_in
from whole_checks import Answer, checked
from whole_models import Whole, seeds, whole_model

from alignment.findings.built_in import hides_something
from alignment.findings.finding import Severity
from alignment.project.request import Request
from alignment.results.check import Became, ExitStatus, exit_status
from alignment.workspace.check import check

MOST: Final = amount(3, 40)
"""So many readings of what cannot be read are tried, in each model."""

models = st.builds(lambda seed, size: whole_model(seed, size, faults=False), seeds, st.integers(4, amount(12, 30)))


def found(answer: Answer) -> dict[str, str]:
    """Gives what rules found, by what stays the same when others that fail together come and go."""
    return {one.matter: one.message for one in answer.of_rules}


def passing(answer: Answer) -> Iterator[tuple[str, str]]:
    """Gives each rule with each subject that is said to pass it."""
    for one in answer.outcomes:
        yield from ((one.rule, subject) for subject in {*one.subjects} - {*one.failing, *one.unchecked})


def failing(answer: Answer) -> set[tuple[str, str]]:
    return {(one.rule, subject) for one in answer.outcomes for subject in one.failing}


@given(models, seeds)
def test_what_is_said_is_so_whatever_was_meant(whole: Whole, seed: int) -> None:
    dice = Dice(seed)
    unread = unread_in(whole, dice)
    event(unread.says.split(" ")[0])
    said = checked(unread.whole.written(), whole.as_at)
    for unclear, reading in dice.sample(unread.pairs, min(len(unread.pairs), MOST)):
        beside = said if unclear is unread.whole else checked(unclear.written(), whole.as_at)
        meant = checked(reading.written(), whole.as_at)
        untrue = found(said).keys() & found(beside).keys() - found(meant).keys()
        assert not untrue, (unread.says, [found(said)[one] for one in untrue])
        assert not {*passing(said)} & {*passing(beside)} & failing(meant), unread.says


@given(models, seeds)
def test_something_that_was_not_checked_is_never_an_answer(
    tmp_path_factory: pytest.TempPathFactory, whole: Whole, seed: int
) -> None:
    unread = unread_in(whole, Dice(seed)).whole
    folder = written(
        tmp_path_factory.mktemp("unread"), {f"strategy_model/{name}": text for name, text in unread.written().items()}
    )
    report = check(Request(folder, whole.as_at, stage="approval")).report
    is_whole = not any(one.unchecked or one.became is Became.NOT_CHECKED for one in report.rules)
    is_read = not any(map(hides_something, report.findings))
    event(f"rules {'whole' if is_whole else 'in doubt'}, {'read' if is_read else 'not read'}")
    assert (exit_status(report, Severity.ERROR) is ExitStatus.INCOMPLETE) is not (is_whole and is_read)
    assert report.is_complete is (is_whole and is_read)
