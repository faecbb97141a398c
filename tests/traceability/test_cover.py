"""The cover and its digests: what changes them, and what must not."""

from pathlib import PurePosixPath

import pytest
from reports import report_of
from yaml_in import strategy_of

from alignment.results.check import FileRecord
from alignment.results.origin import RecordedOrigin
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
