"""The models on which the other properties rest reach most rules and most findings of loading."""

from collections import Counter
from typing import Final

import pytest
from hypothesis import given
from whole_checks import Answer, checked
from whole_models import Whole, models, whole_model

from alignment.findings.built_in import BUILT_IN
from alignment.results.check import Became

MODELS: Final = 80
BEYOND: Final = {
    *("BOARD-USED", "COM-ACTION", "COM-WHEN", "CON-OPEN", "CON-TRIGGER", "DUTY-DISCHARGED"),
    *("MEA-GRADED", "MEA-IN-WORDS", "MS-DUE", "ORG-USED", "PLAN-DATES", "PROV-AHEAD", "PROV-FIELD", "PROV-LATER"),
    "PROV-QUOTE",
}
"""Rules that no random model is seen to fail; their examples and tests of their own show it."""


@pytest.fixture(scope="module")
def answers() -> list[Answer]:
    wholes = [whole_model(seed, 8 + seed % 24) for seed in range(MODELS)]
    return [checked(whole.written(seed), whole.as_at) for seed, whole in enumerate(wholes)]


def test_most_models_have_findings_of_more_than_fifteen_rules(answers: list[Answer]) -> None:
    assert sum(len({finding.rule for finding in one.of_rules}) > 15 for one in answers) > MODELS // 3


def test_every_shipped_rule_within_reach_fails_somewhere_and_most_pass_somewhere(answers: list[Answer]) -> None:
    became = Counter((outcome.rule, outcome.became) for one in answers for outcome in one.outcomes)
    # Rules of performance look at observations, which random models do not hold; their examples show both.
    listed = [outcome for outcome in answers[0].outcomes if outcome.pack != "performance"]
    due = {outcome.rule for outcome in listed if outcome.became is not Became.NOT_DUE}
    assert {rule for rule in due if not became[rule, Became.FAILED]} <= BEYOND
    assert sum(bool(became[rule, Became.PASSED]) for rule in due) > len(due) // 2
    assert {one for _, one in became} >= {*Became} - {Became.OFF}


def test_most_findings_of_loading_are_met(answers: list[Answer]) -> None:
    met = {finding.rule for one in answers for finding in one.findings if finding.rule in BUILT_IN}
    of_models = {code for code in BUILT_IN if code.startswith(("MODEL-", "LINK-"))}
    apart = {
        "MODEL-NOTHING",
        "MODEL-BESIDE",
        "MODEL-OBSERVED",
        "MODEL-VAGUE",
        "MODEL-FILLED-IN",
        "LINK-CIRCLE",
        "LINK-QUOTE",
    }
    assert of_models - met == apart, "which have tests of their own"
    assert {"YAML-SYNTAX", "YAML-TAB", "YAML-DUPLICATE-KEY", "YAML-ANCHOR", "YAML-EMPTY", "YAML-COLON"} <= met


def test_answers_are_whole_as_often_as_not(answers: list[Answer]) -> None:
    assert MODELS // 4 < sum(one.is_complete for one in answers) < MODELS * 3 // 4


@given(models)
def test_a_model_is_written_in_files_of_which_each_is_read(whole: Whole) -> None:
    answer = checked(whole.written(), whole.as_at)
    assert len(answer.documents) == len(whole.files) + len(whole.raw)
    assert all(document.is_whole for document in answer.documents if str(document.source.path) not in whole.raw)
