"""Values that are looked up: on the element, on the element that the rule is about, on the strategy, by the clock."""

import pytest
from rules_in import checked, failing


def strategy_at(stage: str) -> str:
    return f"strategy: {{id: S, title: T, period_from: 2026-04-01, period_to: 2029-03-31, stage: {stage}}}\n"


STRATEGY = strategy_at("draft")


@pytest.mark.parametrize(
    ("test", "fields", "holds"),
    [
        ("due: {is: {value_of: due_original}}", "due: 2026-05, due_original: 2026-05", True),
        ("due: {is: {value_of: due_original}}", "due: 2026-05, due_original: 2026-06", False),
        ("due: {is: {value_of: due_original}}", "due: 2026-05-01, due_original: 2026-05", False),
        ("due: {is: {value_of: due_original}}", "due: 2026-05", False),
        ("due: {is: {value_of: due_original}}", "due_original: 2026-05", False),
        ("due: {is: {value_of: due_original}}", "", False),
        ("due: {is_not: {value_of: due_original}}", "due: 2026-05, due_original: 2026-05", False),
        ("due: {is_not: {value_of: due_original}}", "due: 2026-05, due_original: 2026-06", True),
        ("due: {is_not: {value_of: due_original}}", "due: 2026-05", True),
        ("due: {is_not: {value_of: due_original}}", "due_original: 2026-05", True),
        ("due: {is_after: {value_of: due_original}}", "due: 2026-06, due_original: 2026-05", True),
        ("due: {is_after: {value_of: due_original}}", "due: 2026-06", False),
        ("slip_reason: {is: {value_of: summary}}", "slip_reason: Every  Term, summary: every term", True),
        ("slip_reason: {is: {value_of: summary}}", "slip_reason: every term, summary: every year", False),
        ("due: {is_on_or_before: {value_of: strategy.period_to}}", "due: 2029-03-31", True),
        ("due: {is_on_or_before: {value_of: strategy.period_to}}", "due: 2029-04-01", False),
        ("due: {is_on_or_before: {value_of: strategy.period_to}}", "due: 2028/29", True),
        ("due: {is_on_or_before: {value_of: strategy.period_to}}", "", False),
        ("due: {is_not: {value_of: strategy.decision_on}}", "due: 2026-05", True),
        ("due: {is_before: {value_of: strategy.decision_on}}", "due: 2026-05", False),
        ("title: {starts_with: {value_of: slip_reason}}", "slip_reason: t", True),
        ("title: {contains_text: {value_of: slip_reason}}", "slip_reason: termly", False),
        ("slip_reason: {contains_text: {value_of: title}}", "slip_reason: every Term", True),
        ("slip_reason: {starts_with: {value_of: summary}}", "slip_reason: every Term", False),
        (
            "due: {is_on_or_before: {value_of: due_original, plus: 3 months}}",
            "due: 2026-05-31, due_original: 2026-02",
            False,
        ),
        (
            "due: {is_on_or_before: {value_of: due_original, plus: 3 months}}",
            "due: 2026-05-28, due_original: 2026-02",
            True,
        ),
        ("due: {is: {value_of: due_original, plus: 1 month}}", "due: 2026-02, due_original: 2026-01", True),
        ("due: {is_before: {value_of: as_at, minus: 30 days}}", "due: 2026-08-14", True),
        ("due: {is_before: {value_of: as_at, minus: 30 days}}", "due: 2026-08-15", False),
    ],
)
def test_a_value_beside_one_that_is_looked_up(test: str, fields: str, holds: object) -> None:
    written = f", {fields}" if fields else ""
    assert (not failing(f"must: {{{test}}}", f"{STRATEGY}actions: [{{id: X, title: T{written}}}]")) is holds


@pytest.mark.parametrize(
    ("test", "holds"),
    [
        ("target_value: {is_more_than: {value_of: baseline_value}}", (False, False, True)),
        ("target_value: {is_at_least: {value_of: baseline_value}}", (False, True, True)),
        ("target_value: {is_less_than: {value_of: baseline_value}}", (True, False, False)),
        ("target_value: {is_at_most: {value_of: baseline_value}}", (True, True, False)),
        ("target_value: {is_more_than: 10}", (False, False, True)),
        ("target_value: {is_at_least: 10.0}", (False, True, True)),
        ("target_value: {is_less_than: 10}", (True, False, False)),
        ("target_value: {is_at_most: 10.00}", (True, True, False)),
        ("target_value: {is_at_least: -9.9, is_less_than: 10.1}", (True, True, False)),
    ],
)
def test_numbers_are_compared_as_numbers(test: str, holds: tuple[bool, ...]) -> None:
    values = ("9.9", "10", "10.1")
    measures = [f"{{id: M{n}, title: T, baseline_value: 10, target_value: {one}}}" for n, one in enumerate(values)]
    failed = failing(f"every: measure\nmust: {{{test}}}", f"measures: [{', '.join(measures)}, {{id: M9, title: T}}]")
    assert tuple(f"M{n}" not in failed for n in range(3)) == holds
    assert "M9" in failed


@pytest.mark.parametrize(
    ("test", "failed"),
    [
        ("latest_value: {is_at_least: {value_of: target_value, minus: {value_of: tolerance}}}", "M2 M4"),
        ("latest_value: {is_at_least: {value_of: target_value, minus: 6}}", "M4"),
        ("latest_value: {is_at_most: {value_of: target_value, plus: {value_of: tolerance}}}", "M4 M5"),
        ("latest_value: {is_at_most: {value_of: target_value, plus: -10}}", "M1 M2 M3 M4 M5"),
        ("latest_value: {adds_up_to: {value_of: target_value, minus: {value_of: tolerance}}}", "M2 M4 M5"),
    ],
)
def test_what_is_compared_with_is_moved_by_a_tolerance_where_one_is_given(test: str, failed: str) -> None:
    model = """
        measures:
          - {id: M1, title: T, target_value: 90, latest_value: 85, tolerance: 5}
          - {id: M2, title: T, target_value: 90, latest_value: 84, tolerance: 5}
          - {id: M3, title: T, target_value: 90, latest_value: 90}
          - {id: M4, title: T, latest_value: 90, tolerance: 5}
          - {id: M5, title: T, target_value: 90, latest_value: 96, tolerance: 5}
    """
    assert failing(f"every: measure\nmust: {{{test}}}", model) == failed.split()


@pytest.mark.parametrize(
    ("word", "stages"),
    [
        ("is: approval", "approval"),
        ("is_not: approval", "draft consultation published closed"),
        ("is_at_least: approval", "approval published closed"),
        ("is_more_than: approval", "published closed"),
        ("is_less_than: approval", "draft consultation"),
        ("is_at_most: approval", "draft consultation approval"),
        ("in: [approval, draft]", "draft approval"),
    ],
)
def test_the_stage_is_the_one_that_the_check_is_for(word: str, stages: str) -> None:
    every = ("draft", "consultation", "approval", "published", "closed")
    model = f"{strategy_at('consultation')}actions: [{{id: X, title: T}}]"
    held = [
        stage for stage in every if not checked(f"must: {{strategy.stage: {{{word}}}}}", model, stage=stage).findings
    ]
    assert held == stages.split()
    own = [
        stage
        for stage in every
        if not checked(f"every: strategy\nmust: {{stage: {{{word}}}}}", model, stage=stage).findings
    ]
    assert own == stages.split()


@pytest.mark.parametrize(
    ("test", "holds"),
    [
        ("strategy: exists", False),
        ("strategy: missing", True),
        ("strategy.stage: exists", False),
        ("strategy.stage: {is: draft}", False),
        ("strategy.stage: {is_not: draft}", True),
        ("strategy.owner: exists", False),
        ("strategy.owner: {at_least: 1}", False),
        ("strategy.owner: {every: {type: exists}}", True),
        ("due: {is_before: {value_of: strategy.period_to}}", False),
        ("due: {is_not: {value_of: strategy.period_to}}", True),
        ("due: {within: {of: strategy.period_to, at_most: 99 years}}", False),
    ],
)
def test_where_the_model_has_no_strategy_nothing_of_it_is_there(test: str, holds: object) -> None:
    assert (not failing(f"must: {{{test}}}", "actions: [{id: X, title: T, due: 2026-05}]")) is holds


@pytest.mark.parametrize(
    ("test", "holds"),
    [
        ("strategy: exists", True),
        ("strategy.owner: exists", True),
        ("strategy.owner.type: {is: post}", True),
        ("strategy.owner.type: {is: unit}", False),
        ("strategy.owner.type: {is_not: post}", False),
        ("strategy.owner: {some: {type: {is: post}}}", True),
        ("strategy.owner: {none: {type: {is: post}}}", False),
        ("strategy.owner: {at_least: 1}", True),
        ("strategy.overseen_by: {exactly: 2}", True),
        ("strategy.overseen_by: {at_most: 1}", False),
        ("owner: {overlaps: strategy.owner}", True),
        ("owner: {shares_nothing_with: strategy.owner}", False),
        ("strategy.owner: {overlaps: owner}", True),
        ("strategy.title: {contains_text: plan}", True),
        ("any_of: [{due: exists}, {strategy.aim: exists}]", False),
    ],
)
def test_a_path_from_the_strategy_is_the_same_for_every_element(test: str, holds: object) -> None:
    model = """
        strategy: {id: S, title: A Plan, period_from: 2026, period_to: 2029, stage: draft, owner: R, overseen_by: [B, C]}
        actions: [{id: X, title: T, owner: R}]
        roles: [{id: R, title: T, type: post}]
        boards: [{id: B, title: T}, {id: C, title: T}]
    """
    assert (not failing(f"must: {{{test}}}", model)) is holds


NEEDS = """
    actions:
      - {id: X1, title: T, status: done, due: 2026-05-10, owner: R1, depends_on: [Y1, Y2]}
      - {id: X2, title: T, status: done, due: 2026-05-10, owner: R2, depends_on: [Y1, Y3]}
      - {id: X3, title: T, status: done, due: 2026-05-10, depends_on: [Y3]}
      - {id: X4, title: T, status: done, owner: R1, depends_on: [Y1]}
      - {id: X5, title: T, status: done, due: 2026-05-10, owner: R1}
      - {id: Y1, title: T, due: 2026-05-09, owner: R1}
      - {id: Y2, title: T, due: 2026-05-10, owner: R1}
      - {id: Y3, title: T}
    roles: [{id: R1, title: T}, {id: R2, title: T}]
"""


@pytest.mark.parametrize(
    ("test", "failed"),
    [
        # pairs: every value reached beside every value looked up
        ("depends_on.due: {is_before: {value_of: due}}", "X1 X3 X4 X5"),
        ("depends_on.due: {is_on_or_before: {value_of: due}}", "X3 X4 X5"),
        ("due: {is_after: {value_of: depends_on.due}}", "X1 X3 X4 X5"),
        ("due: {is_not: {value_of: depends_on.due}}", "X1"),
        ("due: {is: {value_of: depends_on.due}}", "X1 X2 X3 X4 X5"),
        # the element that the condition is about is not the one that the rule is about
        ("depends_on: {some: {due: {is_before: {value_of: subject.due}}}}", "X3 X4 X5"),
        ("depends_on: {every: {due: {is_before: {value_of: subject.due}}}}", "X1 X2 X3 X4"),
        ("depends_on: {none: {due: {is: {value_of: subject.due}}}}", "X1"),
        ("depends_on: {every: {due: {is_not: {value_of: subject.due}}}}", "X1"),
        ("depends_on: {every: {owner: {overlaps: subject.owner}}}", "X2 X3"),
        ("depends_on: {where: {due: {is_before: {value_of: subject.due}}}, at_least: 1}", "X3 X4 X5"),
        ("depends_on: {where: {due: {is_before: {value_of: subject.due}}}, exactly: 1, at_most: 1}", "X3 X4 X5"),
        ("depends_on: {every: {needed_by: {every: {due: {is: {value_of: subject.due}}}}}}", "X1 X2 X4"),
        ("depends_on: {some: {needed_by: {overlaps: subject}}}", "X5"),
        # joined in every way
        ("not: {depends_on: {some: {due: {is_before: {value_of: subject.due}}}}}", "X1 X2"),
        ("all_of: [{owner: exists}, {depends_on: {some: {due: {is_before: {value_of: subject.due}}}}}]", "X3 X4 X5"),
        ("any_of: [{owner: missing}, {depends_on: {some: {due: {is_before: {value_of: subject.due}}}}}]", "X4 X5"),
        ("{if: {owner: exists}, then: {depends_on: {some: {due: {is_before: {value_of: subject.due}}}}}}", "X4 X5"),
        ("{if: {depends_on: {some: {due: {is_before: {value_of: subject.due}}}}}, then: {due: missing}}", "X1 X2"),
    ],
)  # fmt: skip
def test_how_deep_a_condition_may_be_the_subject_is_the_element_of_the_rule(test: str, failed: str) -> None:
    demand = test if test.startswith("{") else f"{{{test}}}"
    assert failing(f"where: {{status: {{is: done}}}}\nmust: {demand}", NEEDS) == failed.split()


def test_what_chooses_the_elements_can_look_at_the_subject_too() -> None:
    rule = "where: {depends_on: {some: {due: {is_before: {value_of: subject.due}}}}}\nmust_have: starts"
    assert failing(rule, NEEDS) == ["X1", "X2"]


ORDERED = """
    sources:
      - {id: S0, title: T}
      - {id: S1, title: T, level: informed, replaces: S2}
      - {id: S2, title: T, level: consulted, replaces: S2}
      - {id: S3, title: T, level: co-produced, replaces: [S1, S2]}
"""


@pytest.mark.parametrize(
    ("word", "failed"),
    [
        ("is_more_than", "S0 S1 S2"),
        ("is_at_least", "S0 S1"),
        ("is_less_than", "S0 S2 S3"),
        ("is_at_most", "S0 S3"),
        ("is", "S0 S1 S3"),
        ("is_not", "S2"),
    ],
)
def test_words_of_one_order_are_compared_by_it(word: str, failed: str) -> None:
    assert (
        failing(f"every: source\nmust: {{level: {{{word}: {{value_of: replaces.level}}}}}}", ORDERED) == failed.split()
    )
