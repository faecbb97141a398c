"""Which values a finding hangs on, and how wrong they are: whoever excepts one excepts none that is worse, or another word."""

import pytest
from rules_in import found_one

MODEL = """
    strategy: {id: S, title: Plan, period_from: 2022, period_to: 2025-03, stage: draft}
    actions:
      - {id: X, title: On trial, owner: R1, depends_on: [A, B], measured_by: M1, due: 2031-05, due_original: 2024, cost: 90, funded_by: [F1, F2, F3]}
      - {id: A, title: One, status: stopped, due: 2026}
      - {id: B, title: Two, status: at risk, due: 2024}
    measures:
      - {id: M1, title: Three, baseline_value: 41, target_value: 40.50, direction: increase, baseline_on: 2020-01, last_reviewed: 2020}
    roles:
      - {id: R1, title: Head}
    funds:
      - {id: F1, title: T, amount: 5, type: grant}
      - {id: F2, title: T, amount: 2.5, type: saving}
      - {id: F3, title: T, type: grant}
"""
ON_X = "where: {title: {is: On trial}}\n"
_NARROW = "{value_of: strategy.period_to}"


@pytest.mark.parametrize(
    ("claim", "values"),
    [
        ("must: {due: {is_before: 2030}}", "due <= 2031-05-31"),
        ("must: {due: {is_on_or_before: 2030}}", "due <= 2031-05-31"),
        ("must: {due: {is_after: 2040}}", "due >= 2031-05-01"),
        ("must: {due: {is_on_or_after: 2040}}", "due >= 2031-05-01"),
        ("must_not: {due: {is_after: 2030}}", "due <= 2031-05-01"),
        ("must: {due: {is_before: {value_of: as_at}}}", "due <= 2031-05-31"),
        ("must: {due: {within_next: 1 year}}", "due <= 2031-05-31"),
        ("must: {due: {within_last: 1 year}}", "due <= 2031-05-01"),
        ("must_not: {due: {is: 2031-05}}", "due = 2031-05"),
        (f"must: {{due: {{is_on_or_before: {_NARROW}}}}}", "due <= strategy.period_to + 2252 days"),
        (f"must: {{due: {{is_before: {_NARROW}}}}}", "due <= strategy.period_to + 2282 days"),
        (f"must_not: {{due: {{is_after: {_NARROW}}}}}", "due <= strategy.period_to + 2222 days"),
        ("must: {due: {is_before: {value_of: depends_on.due}}}", "due <= depends_on.due + 2707 days"),
        ("must: {due: {within: {of: due_original, at_most: 1 year}}}", "due <= due_original~1-year + 1977 days"),
        ("must: {due_original: {within: {of: due, at_most: 1 year}}}", "due_original >= due~1-year - 2312 days"),
        ("must: {due: {is_before: {value_of: starts}}}", "due = 2031-05 beside nothing"),
        ("must: {due: {is_before: {value_of: as_at, plus: 1 year}}}", "due <= 2031-05-31"),
        ("must: {due: {is_before: {value_of: due_original, plus: 1 year}}}", "due <= due_original+1-year + 2341 days"),
        (
            "must: {due: {is: {value_of: due_original, plus: 1 month}}}",
            "due = 2031-05 beside 1 February 2024 to 31 January 2025",
        ),
        ("must: {cost: {is_at_most: {value_of: funded_by.amount, plus: 3}}}", "cost <= funded_by.amount+3 + 84.5"),
        (
            "must: {cost: {is_at_most: {value_of: cost, minus: {value_of: measured_by.baseline_value}}}}",
            "cost <= cost-measured_by.baseline_value + 41",
        ),
        ("must: {due: {is: {value_of: due_original}}}", "due = 2031-05 beside 2024"),
        ("must: {cost: {is_at_most: 50}}", "cost <= 90"),
        ("must: {cost: {is_less_than: 90}}", "cost <= 90"),
        ("must: {cost: {adds_up_to: 100}}", "cost >= 90"),
        ("must: {funded_by.amount: {adds_up_to: 10}}", "funded_by.amount >= 7.5"),
        ("must: {funded_by.amount: {adds_up_to: 6}}", "funded_by.amount <= 7.5"),
        ("must: {funded_by.amount: {adds_up_to: {value_of: cost}}}", "funded_by.amount >= cost - 82.5"),
        ("must: {depends_on.cost: {adds_up_to: 100}}", ""),
        ("must: {funded_by.type: {different_values: {at_most: 1}}}", "funded_by.type = grant; funded_by.type = saving"),
        ("must: {title: {contains_text: Else}}", "title = on trial"),
        ("must: {status: {is: done}}", ""),
        ("must: {depends_on.status: {is: on track}}", "A status = stopped; B status = at risk"),
        ("must: {depends_on: {every: {due: {is_before: 2025}}}}", "A due <= 2026-12-31"),
        ("must: {depends_on: {none: {status: {is: stopped}}}}", "A status = stopped"),
        ("must_not: {depends_on: {some: {status: {is: stopped}}}}", "A status = stopped"),
        ("must_not: {depends_on: {at_least: 2}}", ""),
        ("must: {due: {is_before: 2030}, cost: {is_at_most: 50}}", "cost <= 90; due <= 2031-05-31"),
        ("must:\n  due: {is_before: 2030}\n  not: {due: {is: 2031-05}}", "due <= 2031-05-31; due = 2031-05"),
        ("must:\n  any_of:\n    - {due: {is_before: 2030}}\n    - {title: {is: Else}}", "due <= 2031-05-31"),
        ("must:\n  any_of:\n    - {informed_by: exists}\n    - {title: {is: Else}}", "title = on trial"),
        ("must_not:\n  all_of:\n    - {due: {is_after: 2030}}\n    - {title: {is: On trial}}", "due <= 2031-05-01"),
        (
            "must_not:\n  any_of:\n    - {due: {is_after: 2030}}\n    - {title: {is: On trial}}",
            "due <= 2031-05-01; title = on trial",
        ),
        ("must:\n  not:\n    not: {due: {is_before: 2030}}", "due <= 2031-05-31"),
        ("must:\n  if: {owner: exists}\n  then: {due: {is_before: 2030}}", "due <= 2031-05-31"),
        ("must_not:\n  if: {owner: exists}\n  then: {due: {is_after: 2030}}", "due <= 2031-05-01"),
        ("must: {depends_on: {some: {status: {is: done}}}}", ""),
    ],
)
def test_a_finding_says_how_far_its_values_are_from_passing(claim: str, values: str) -> None:
    assert "; ".join(found_one(ON_X + claim, MODEL).values) == values


def test_what_shares_a_value_names_it_and_is_known_by_the_elements() -> None:
    same = "risks: [{id: K1, title: 'Fire, flood'}, {id: K2, title: 'fire, flood'}, {id: K3, title: Flood}]"
    found = found_one("every: risk\nmust: {title: {unique: true}}", same)
    assert (found.fingerprint, found.pieces) == ("TRIAL/K1,K2/title", (("K1", "K2", "title = fire,flood"),))


def test_of_a_field_that_is_there_and_wrong_the_value_alone_has_to_be_named() -> None:
    found = found_one(ON_X + "must: {due: {is_before: 2030}, informed_by: exists}", MODEL)
    assert (found.members, found.pieces) == (("due", "informed_by"), (("informed_by",), ("due <= 2031-05-31",)))


def test_of_a_list_that_lacks_a_word_no_value_is_wrong() -> None:
    asked = "sources: [{id: S1, title: Survey, type: survey, who: [children]}]"
    assert found_one("every: source\nmust: {who: {includes: staff}}", asked).values == ()
