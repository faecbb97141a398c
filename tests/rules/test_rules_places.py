"""Where an edit would clear a failure: the elements whose own fields and links alone can let it pass."""

import pytest
from rules_in import AS_AT, sound
from yaml_in import strategy_of

from alignment.model.metamodel import built_in_metamodel
from alignment.rules.context import RuleContext
from alignment.rules.evaluate import Evaluator
from alignment.rules.link_subjects import with_links
from alignment.rules.places import PlaceFinder

PLAN = """
    strategy: {id: ST, title: T, period_from: 2026, period_to: 2029, stage: draft, owner: R1}
    ambitions:
      - {id: A1, title: T}
      - {id: A2, title: T, measured_by: M1}
    actions:
      - {id: X0, title: T}
      - {id: X1, title: T, owner: R1, due: 2027, cost: 10, part_of: PL1}
      - {id: X2, title: T, owner: R2, due: 2030-06, cost: 5, advances: A2, part_of: PL1, measured_by: [M1, M2]}
      - {id: X3, title: Same, depends_on: X4, status: stopped}
      - {id: X4, title: Same, depends_on: X3}
      - {id: X5, title: TBC, advances: A1}
    roles:
      - {id: R1, title: T, type: unit, belongs_to: O1}
      - {id: R2, title: T, type: post}
    organisations: [{id: O1, title: T}, {id: O2, title: T}]
    plans: [{id: PL1, title: T}]
    measures:
      - {id: M1, title: T, type: input, baseline_on: 2025-01-01, target_by: 2024-01-01}
      - {id: M2, title: T, type: output, how_often: monthly}
    duties: [{id: D1, title: T, held_by: O1}]
    boards: [{id: B1, title: T}]
"""


def places(rule: str, subject: str, model: str = PLAN, define: str = "", *, is_stated_only: bool = False) -> str:
    """Names the places at which an edit lets a subject pass the rule on trial."""
    (pack,) = [sound(rule, define)]
    context = RuleContext.of(strategy_of(model)[0], "draft", AS_AT)
    evaluator = Evaluator.of(context.stated_only() if is_stated_only else context)
    finder = PlaceFinder.of(evaluator, with_links(built_in_metamodel()))
    return " ".join(sorted(finder.of_failure(pack.rules[0], subject).every))


def test_what_an_element_must_write_is_mended_there() -> None:
    assert places("must_have: owner", "X0") == "X0"
    assert places("must_have: due", "X0") == "X0"
    assert places("must: {meets: dated}", "X0", define="dated: {of: action, is: {due: exists}}") == "X0"


def test_a_link_may_lead_to_an_element_that_is_yet_to_be_written() -> None:
    assert places("must_have: informed_by", "X0") == "X0"
    assert places("must: {informed_by: {some: {level: {is: co-produced}, who: exists}}}", "X0") == "X0"


def test_what_others_must_write_is_mended_at_any_of_them() -> None:
    assert places("every: ambition\nmust_have: measured_by.owner", "A2") == "A2 M1"
    assert places("every: plan\nmust_have: aligned_by", "PL1") == "PL1"
    assert places("every: duty\nmust_have: discharged_by", "D1") == "X0 X1 X2 X3 X4 X5"


def test_one_of_several_elements_that_lead_there_is_enough() -> None:
    rule = "every: ambition\nmust: {advanced_by: {some: {status: {is_not: stopped}, owner: exists}}}"
    assert places(rule, "A1") == "X0 X1 X2 X3 X4 X5"


def test_nothing_that_no_element_can_write_is_mended_anywhere() -> None:
    assert places("every: board\nmust_have: oversees|decided", "B1") == "A1 A2 PL1 ST X0 X1 X2 X3 X4 X5"
    assert places("every: role\nmust_have: owns(contingency)", "R1") == ""


def test_a_placeholder_is_mended_by_a_title() -> None:
    model = """
        ambitions: [{id: A1, title: T}]
        actions: [{id: X1, title: TBC, advances: A1}]
    """
    assert places("every: ambition\nmust_have: advanced_by", "A1", model) == "X1"


def test_every_failing_part_must_be_cleared_by_one_edit() -> None:
    both = "must: {owner.type: {is: post}, part_of.overseen_by: exists}"
    assert places(both, "X1") == "X1"
    assert places("must: {owner.type: {is: post}}", "X1") == "R1 X1"
    assert places("must: {any_of: [{owner.type: {is: post}}, {part_of.overseen_by: exists}]}", "X1") == "PL1 R1 X1"


def test_of_each_that_must_do_something_every_failing_one_is_cleared() -> None:
    rule = "every: plan\nmust: {has_part(action): {every: {due: {is_before: {value_of: strategy.period_to}}}}}"
    assert places(rule, "PL1") == "ST X2"
    assert places("every: plan\nmust: {has_part(action): {every: {cost: {is: 7}}}}", "PL1") == ""
    assert places("every: plan\nmust: {has_part(action): {none: {owner.type: {is: unit}}}}", "PL1") == "R1 X1"


def test_what_moves_the_value_to_compare_with_is_mended_too() -> None:
    model = """
        actions: [{id: X, title: T, cost: 9, funded_by: F, measured_by: M}]
        funds: [{id: F, title: T, amount: 5}]
        measures: [{id: M, title: T, tolerance: 1}]
    """
    looked_up = "must: {cost: {is_at_most: {value_of: funded_by.amount, plus: {value_of: measured_by.tolerance}}}}"
    assert places(looked_up, "X", model) == "F M X"
    assert places("must: {cost: {is_at_most: {value_of: funded_by.amount, plus: 2}}}", "X", model) == "F X"
    assert places("must: {due: {is_before: {value_of: strategy.period_to, plus: 5 months}}}", "X2") == "ST X2"


def test_what_must_not_be_is_taken_away_where_it_is_written() -> None:
    assert places("must_not: {owner.belongs_to: exists}", "X1") == "R1 X1"
    assert places("must: {not: {all_of: [{due: exists}, {cost: exists}]}}", "X1") == "X1"
    assert places("must: {not: {any_of: [{due: exists}, {part_of.aligns_with: exists}]}}", "X1") == "X1"
    assert places("must_not: {if: {cost: exists}, then: {due: exists}}", "X1") == "X1"
    assert places("must_not: {meets: dated}", "X1", define="dated: {of: action, is: {due: exists}}") == "X1"
    assert places("must_not: {not: {status: exists}}", "X1") == "X1"
    assert places("must_not: {title: {in: [Same, T]}}", "X1") == "X1"


def test_what_some_or_every_one_must_not_do() -> None:
    assert places("must_not: {measured_by: {some: {type: {is: input}}}}", "X2") == "M1 X2"
    assert places("must_not: {measured_by: {every: {type: exists}}}", "X2") == "M1 M2 X2"
    assert places("must_not: {measured_by: {none: {type: {is: outcome}}}}", "X2") == "M1 M2 X2"


def test_what_a_new_element_must_do() -> None:
    assert places("must: {informed_by: {some: {run_by: {every: {title: {is: Forum}}}}}}", "X0") == "X0"
    assert places("must: {informed_by: {some: {gave_rise_to: exists}}}", "X0") == ""


def test_elements_without_the_field_are_no_place() -> None:
    model = """
        risks: [{id: RK, title: T, mitigated_by: [S, X]}]
        sources: [{id: S, title: T}]
        actions: [{id: X, title: T}]
    """
    assert places("every: risk\nmust: {mitigated_by.due: {is: 2027}}", "RK", model) == "RK X"
    assert places("every: risk\nmust_not: {mitigated_by.due: {is_not: 2027}}", "RK", model) == "RK X"
    assert places("every: risk\nmust_have: mitigated_by.level", "RK", model) == "RK S"


def test_the_same_finder_answers_for_each_subject() -> None:
    (rule,) = sound("must_have: [cost, status]").rules
    evaluator = Evaluator.of(RuleContext.of(strategy_of(PLAN)[0], "draft", AS_AT))
    finder = PlaceFinder.of(evaluator, with_links(built_in_metamodel()))
    assert [sorted(finder.of_failure(rule, one).every) for one in ("X0", "X1", "X4")] == [["X0"], ["X1"], ["X4"]]


def test_a_demand_on_a_premise_is_met_either_way() -> None:
    assert places("must: {if: {owner.type: {is: unit}}, then: {cost: {is_less_than: 5}}}", "X1") == "R1 X1"


def test_the_subject_must_still_be_one_that_the_rule_is_about() -> None:
    assert places("where: {cost: {is_more_than: 8}}\nmust: {cost: {is_less_than: 8}}", "X1") == ""
    assert places("where: {cost: {is_more_than: 8}}\nmust: {cost: {is_less_than: 10}}", "X1") == "X1"
    assert places("where: {status: missing}\nmust: {status: exists}", "X1") == ""
    assert places("where: {status: missing}\nmust: {status: {is_not: done}, cost: missing}", "X1") == "X1"
    assert (
        places("where: {meets: dear}\nmust: {cost: missing}", "X1", define="dear: {of: action, is: {cost: exists}}")
        == ""
    )


def test_counts() -> None:
    assert places("must: {measured_by: {at_least: 3}}", "X2") == "X2"
    assert places("must: {measured_by: {at_most: 1}}", "X2") == "X2"
    assert places("must: {measured_by: {at_least: 2, where: {type: {is: input}}}}", "X2") == "M2 X2"
    assert places("must: {measured_by: {at_most: 0, where: {type: {is: input}}}}", "X2") == "M1 X2"
    assert places("must_not: {measured_by: {at_least: 2}}", "X2") == "X2"
    assert places("must_not: {measured_by: {at_most: 1, where: {type: {is: input}}}}", "X2") == "M2 X2"
    assert places("every: measure\nmust: {measure_of: {at_least: 3}}", "M2") == ""
    assert places("every: measure\nmust: {measure_of: {at_least: 3}}", "M1") == "A1 ST X0 X1 X3 X4 X5".replace(
        "ST ", ""
    )


def test_values_that_are_looked_up_can_be_mended_on_either_side() -> None:
    assert places("every: measure\nmust: {target_by: {is_after: {value_of: baseline_on}}}", "M1") == "M1"
    assert places("must: {due: {is_before: {value_of: measured_by.target_by}}}", "X2") == "M1 X2"
    assert places("must: {measured_by.target_by: {within: {of: due, at_most: 1 month}}}", "X2") == "M1 X2"
    assert places("must: {due: {is_before: {value_of: as_at}}}", "X1") == "X1"
    assert places("must: {due: {within_next: 12 months}}", "X2") == "X2"
    assert places("must_not: {due: {is_after: {value_of: strategy.period_to}}}", "X2") == "ST X2"
    assert (
        places(
            "must: {how_often: {is_not: {value_of: measured_by.how_often}}}",
            "X2",
            PLAN.replace("cost: 5", "cost: 5, how_often: monthly"),
        )
        == "M2 X2"
    )


def test_totals_and_different_values() -> None:
    assert places("every: plan\nmust: {has_part(action).cost: {adds_up_to: 20}}", "PL1") == "X0 X1 X2 X3 X4 X5"
    assert places("every: plan\nmust_not: {has_part(action).cost: {adds_up_to: 15}}", "PL1") == "X0 X1 X2 X3 X4 X5"
    assert places("must: {cost: {adds_up_to: {value_of: measured_by.target_value}}}", "X1") == "X1"
    assert places("must: {measured_by.type: {different_values: {at_most: 1}}}", "X2") == "M1 M2 X2"
    assert places("must_not: {measured_by.type: {different_values: {at_most: 1}}}", "X1") == "X1"
    assert (
        places("every: plan\nmust_not: {has_part(action).due: {different_values: {at_most: 2}}}", "PL1")
        == "X0 X3 X4 X5"
    )


def test_what_two_paths_share() -> None:
    assert (
        places(
            "every: duty\nmust: {held_by: {overlaps: discharged_by.owner.belongs_to}}",
            "D1",
            PLAN + "\n    commitments: [{id: K, title: T, owner: R2, discharges: D1}]",
        )
        == "K R2 X0 X1 X2 X3 X4 X5"
    )
    assert places("must: {owner: {shares_nothing_with: strategy.owner}}", "X1") == "ST X1"
    assert places("must: {owner: {same_as: strategy.owner}}", "X2") == "ST X2"
    assert places("must_not: {owner: {same_as: strategy.owner}}", "X1") == "ST X1"
    assert places("must_not: {owner: {overlaps: strategy.owner}}", "X1") == "ST X1"
    assert places("must_not: {owner: {shares_nothing_with: strategy.owner}}", "X2") == "ST X2"


def test_what_fails_together() -> None:
    assert places("must: {title: {unique: true}}", "X3") == "X3 X4"
    assert places("must: {depends_on: no_cycle}", "X3") == "X3 X4"
    assert (
        places("must_not: {title: {unique: true}}", "X0", "actions: [{id: X0, title: T}, {id: X1, title: U}]")
        == "X0 X1"
    )
    assert places("must_not: {depends_on: no_cycle}", "X0", "actions: [{id: X0, title: T}, {id: X1, title: U}]") == "X0"
    three = "actions: [{id: X0, title: T}, {id: X1, title: T}, {id: X2, title: T}]"
    assert places("must: {title: {unique: true}}", "X0", three) == "X0"


def test_links_are_mended_where_they_are_written() -> None:
    model = """
        actions: [{id: X1, title: T, owner: {to: R1, basis: inferred}}, {id: X2, title: T}]
        roles: [{id: R1, title: T}]
    """
    assert places("every: link\nmust: {basis: {is: stated}}", "X1 owner R1", model) == "X1"
    assert places("every: link\nmust: {name: {is_not: owner}}", "X1 owner R1", model) == ""
    assert places("every: link\nmust: {to.summary: exists}", "X1 owner R1", model) == "R1"
    assert places("every: link\nmust: {to.summary: {is: Head}}", "X1 owner R1", model) == "R1"
    assert places("must_have: owner", "X1", model, is_stated_only=True) == "X1"
    assert places("every: link\nmust_not: {name: {unique: true}}", "X1 owner R1", model) == "X1 X2"


def test_of_two_links_with_the_same_value_either_is_mended() -> None:
    model = """
        actions: [{id: X1, title: T, owner: R1}, {id: X2, title: T, owner: R1}]
        roles: [{id: R1, title: T}]
    """
    assert places("every: link\nmust: {basis: {unique: true}}", "X1 owner R1", model) == "X1 X2"


def test_paths_that_are_followed_again_and_again() -> None:
    model = """
        outcomes: [{id: O1, title: T}, {id: O2, title: T, part_of: O1}, {id: O3, title: T}]
        ambitions: [{id: A1, title: T, contributes_to: O3}]
    """
    assert places("every: outcome\nmust_have: has_part*.contributed_to_by", "O1", model) == "A1 O3"
    assert places("every: outcome\nmust_have: has_part+.has_part", "O1", model) == "O1 O2 O3"


@pytest.mark.parametrize(
    ("test", "clears"),
    [
        ("slip_reason: {contains_text: term}", True),
        ("slip_reason: {starts_with: Every}", True),
        ("tags: {includes: pilot}", True),
        ("slip_reason: {contains_text: TBC}", True),
        ("notes: {contains_text: TBC}", True),
        ("id: {starts_with: ACT}", False),
        ("cost: {is: 3}", True),
        ("status: {in: [done, stopped]}", True),
        ("basis: {is: inferred}", True),
        ("completed_on: {is: 2027-03}", True),
        ("due: {within_last: 12 months}", True),
        ("due: {is_after: 9998-12-31}", False),
    ],
)
def test_a_value_is_there_for_most_that_can_be_asked(test: str, clears: bool) -> None:  # noqa: FBT001 - what is expected
    assert places(f"must: {{{test}}}", "X0") == ("X0" if clears else "")


def test_what_is_yet_to_be_written_can_be_without_any_word() -> None:
    model = "outcomes: [{id: O1, title: T, part_of: O2}, {id: O2, title: T}]"
    assert places("every: outcome\nmust_not: {part_of*.id: {contains_text: O}}", "O1", model) == "O1 O2"


def test_a_word_of_a_list_is_there() -> None:
    assert places("every: source\nmust: {who: {includes: people affected}}", "S", "sources: [{id: S, title: T}]") == "S"


def test_addresses_and_whole_days_are_written_as_such() -> None:
    model = "documents: [{id: D1, title: T}]\nstrategy: {id: ST, title: T, period_from: 2026, period_to: 2027, stage: draft}"
    assert places("every: document\nmust: {url: {starts_with: 'https://'}}", "D1", model) == "D1"
    assert places("every: document\nmust: {url: {contains_text: plan}}", "D1", model) == "D1"
    assert places("every: strategy\nmust: {decision_on: {is: {value_of: period_to}}}", "ST", model) == "ST"
    assert places("every: strategy\nmust: {stage: {is: approval}}", "ST", model) == ""
