"""The cover and its digests: what changes them, and what must not."""

from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from reports import report_of
from yaml_in import strategy_of

from alignment.results.origin import RecordedOrigin
from alignment.results.read import FileRecord
from alignment.traceability.cover import cover, digest_of, digest_of_model

PLAN = "actions: [{id: X, title: Do, advances: [{to: A, note: Because}], tags: [a, b]}]\nambitions: [{id: A, title: Aim}]\n"
FILES = tuple(FileRecord(PurePosixPath(name), "0" * 63 + name, number) for number, name in enumerate("ab"))


def model_digest(*texts: str) -> str:
    return digest_of_model(strategy_of(*texts)[0])


def test_layout_order_and_files_do_not_change_the_digest_of_the_model() -> None:
    actions, ambitions = PLAN.splitlines()
    spread = "ambitions:\n\n  - title: Aim   # the aim\n    id: A\n"
    assert {model_digest(PLAN), model_digest(ambitions, actions), model_digest(spread, actions)} == {model_digest(PLAN)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Do", "Du"),
        ("Because", "because"),
        ("[a, b]", "[b, a]"),
        ("id: X", "id: Y"),
        ("note:", "quote:"),
        ("Aim}", "Aim.}"),
    ],
)
def test_what_a_strategy_says_changes_it(before: str, after: str) -> None:
    assert model_digest(PLAN) != model_digest(PLAN.replace(before, after))


def test_files_stage_day_and_options_decide_the_digest_and_the_order_of_files_does_not() -> None:
    base = digest_of(report_of(files=FILES), {})
    assert digest_of(report_of(files=FILES[::-1]), {}) == base
    others = (
        digest_of(report_of(files=FILES[:1]), {}),
        digest_of(report_of(files=FILES, stage=("draft", "strategy")), {}),
        digest_of(report_of(files=FILES), {"select": ["X"]}),
    )
    assert len({base, *others}) == 4


def test_what_is_not_said_is_said_to_be_missing() -> None:
    strategy, _ = strategy_of(PLAN)
    made = cover(report_of(), strategy, (), {}, RecordedOrigin("abc", ("a.yaml",)))
    assert (made.aim, made.period) == ("", "not stated")


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("period_from: 2022, period_to: 2025", "2022 to 2025"),
        ("period_from: 2022", "from 2022, with no end stated"),
        ("period_to: 2025", "to 2025, with no beginning stated"),
        ("period_from: 2022, period_to: soon", "from 2022, with an end that could not be read"),
        ("period_from: [2022], period_to: 2025", "to 2025, with a beginning that could not be read"),
        ("period_fromm: 2022, period_to: TBC", "not known, as it could not be read"),
        ("title: T", "not stated"),
    ],
)
def test_a_period_says_which_end_is_not_stated_and_which_could_not_be_read(written: str, period: str) -> None:
    strategy, _ = strategy_of(f"strategy: {{id: S, stage: draft, {written}}}")
    assert cover(report_of(), strategy, (), {}, RecordedOrigin("", ())).period == period


def test_where_the_strategy_may_stand_in_what_could_not_be_read_its_period_is_not_known() -> None:
    strategy, _ = strategy_of("strategy: S\n")
    made = cover(replace(report_of(), strategy=None, title=None), strategy, (), {}, RecordedOrigin("", ()))
    assert (made.title, made.period) == ("A strategy that could not be read", "not known, as it could not be read")
