"""What is said at the place of a failure: what the value is and what it must be, what came near, who else is concerned."""

import pytest
from rules_in import checked, found_one, shown

MODEL = """\
strategy: {id: S, title: The plan, period_from: 2026-04, period_to: 2029-03-31, stage: draft, owner: R1, aim: Fairness}
actions:
  - id: X
    title: Map
    due: 2029-04-30
    due_original: 2029-04
    slip_reason: every Term
    cost: 12
    owner: R1
    supported_by: [R1, R2]
    funded_by: [F1, F2]
    informed_by: [S1, S2, S3]
    status: done
roles: [{id: R1, title: T}, {id: R2, title: T}]
funds: [{id: F1, title: T, amount: 5, type: grant}, {id: F2, title: T, amount: 6, type: saving}]
sources:
  - {id: S1, title: T, level: consulted, when: 2025-01-31}
  - {id: S2, title: T, level: informed, when: 2026-01}
  - {id: S3, title: T}
"""


@pytest.mark.parametrize(
    ("demand", "label"),
    [
        ("due: {is: 2029-05-01}", "`due` of X is 30 April 2029; 1 May 2029 is needed"),
        ("due: {in: [2029-05-01, 2029-06]}", "`due` of X is 30 April 2029; 1 May 2029 or 2029-06 is needed"),
        ("due: {is_not: 2029-04-30}", "`due` of X is 30 April 2029"),
        ("due: {is_before: 2029}", "`due` of X is 30 April 2029; it must be before 2029"),
        ("due: {is_after: 2029-04-30}", "`due` of X is 30 April 2029; it must be after 30 April 2029"),
        ("due: {is_on_or_after: 2029-05}", "`due` of X is 30 April 2029; it must be on or after 2029-05"),
        ("due: {is_before: {value_of: as_at}}", "`due` of X is 30 April 2029; it must be before the day of the check, 14 September 2026"),
        ("due: {is_on_or_before: {value_of: strategy.period_to}}", "`due` of X is 30 April 2029; it must be on or before `strategy.period_to`, 31 March 2029"),
        ("due: {is: {value_of: due_original}}", "`due` of X is 30 April 2029; it must be `due_original`, 2029-04"),
        ("due: {is_not: {value_of: owner.owns(action).due}}", "`due` of X is 30 April 2029; it must not be `owner.owns(action).due`, 30 April 2029"),
        ("due: {is_before: {value_of: starts}}", "`due` of X is 30 April 2029; it must be before `starts`, which is not given"),
        ("due: {is_before: {value_of: informed_by.when}}", "`due` of X is 30 April 2029; it must be before `informed_by.when`, 31 January 2025 and 2026-01"),
        ("due: {within_last: 12 months}", "`due` of X is 30 April 2029; it must be within the last 12 months"),
        ("due: {within_next: 90 Days}", "`due` of X is 30 April 2029; it must be within the next 90 days"),
        ("due: {within: {of: informed_by.when, at_most: 1 year}}", "`due` of X is 30 April 2029; it must be within 1 year of `informed_by.when`"),
        ("due: {within: {of: starts, at_most: 1 year}}", "`due` of X is 30 April 2029; it must be within 1 year of `starts`, which is not given"),
        ("due: {within: {of: as_at, at_most: 1 day}}", "`due` of X is 30 April 2029; it must be within 1 day of the day of the check"),
        ("starts: {within_last: 1 day}", "X has no `starts`"),
        ("slip_reason: {contains_text: Month}", '`slip_reason` of X is every Term; it must contain "month"'),
        ("slip_reason: {starts_with: each  year}", '`slip_reason` of X is every Term; it must start with "each year"'),
        ("slip_reason: {is: {value_of: title}}", "`slip_reason` of X is every Term; it must be `title`, map"),
        ("cost: {is_more_than: 20}", "`cost` of X is 12; it must be more than 20"),
        ("cost: {is_at_least: 12.5}", "`cost` of X is 12; it must be at least 12.5"),
        ("cost: {is_less_than: 12}", "`cost` of X is 12; it must be less than 12"),
        ("cost: {is_at_most: {value_of: funded_by.amount}}", "`cost` of X is 12; it must be at most `funded_by.amount`, 5 and 6"),
        ("cost: {adds_up_to: 13}", "`cost` adds up to 12; it must be 13"),
        ("funded_by.amount: {adds_up_to: 13}", "`funded_by.amount` adds up to 11; it must be 13"),
        ("funded_by.amount: {adds_up_to: {value_of: cost}}", "`funded_by.amount` adds up to 11; it must be `cost`, 12"),
        ("cost: {adds_up_to: {value_of: depends_on.cost}}", "`cost` adds up to 12; it must be `depends_on.cost`, which is not given"),
        ("depends_on.cost: {adds_up_to: 1}", "X has no `depends_on.cost`"),
        ("depends_on: {overlaps: needed_by}", "no `depends_on` here"),
        ("not: {strategy.stage: {is: draft}}", ""),
        ("strategy.decision_on: exists", ""),
        ("if: {owner: exists}, then: {overseen_by: exists}", "no `overseen_by` here"),
    ],
)  # fmt: skip
def test_the_label_says_what_is_there_and_what_must_be(demand: str, label: str) -> None:
    assert found_one(f"must: {{{demand}}}", MODEL).label == label


def test_a_word_of_an_order_is_said_by_its_name_where_it_is_looked_up() -> None:
    model = "sources: [{id: S1, title: T, level: consulted, replaces: S2}, {id: S2, title: T, level: consulted}]"
    rule = "every: source\nwhere: {replaces: exists}\nmust: {level: {is_more_than: {value_of: replaces.level}}}"
    assert (
        found_one(rule, model).label == "S1 has the level consulted; it must be more than `replaces.level`, consulted"
    )


@pytest.mark.parametrize(
    ("demand", "facet", "places"),
    [
        ("informed_by.when: {is_after: {value_of: due}}", "informed_by", [
            "12:19 `when` of S1 is 31 January 2025; it must be after `due`, 30 April 2029",
            "12:23 `when` of S2 is 2026-01; it must be after `due`, 30 April 2029",
        ]),
        ("informed_by: {some: {when: {is_after: {value_of: subject.due}}}}", "informed_by", [
            "12:19 `when` of S1 is 31 January 2025; it must be after `subject.due`, 30 April 2029",
            "12:23 `when` of S2 is 2026-01; it must be after `subject.due`, 30 April 2029",
            "12:27 S3 has no `when`",
        ]),
        ("informed_by: {where: {when: {is_after: {value_of: subject.due}}}, at_least: 1}", "informed_by", [
            "12:19 `when` of S1 is 31 January 2025; it must be after `subject.due`, 30 April 2029",
            "12:23 `when` of S2 is 2026-01; it must be after `subject.due`, 30 April 2029",
            "12:27 S3 has no `when`",
        ]),
        ("informed_by: {none: {when: {is_before: {value_of: subject.due}}}}", "informed_by", [
            "12:19 S1 is one that must not be here", "12:23 S2 is one that must not be here",
        ]),
        ("informed_by.level: {different_values: {at_most: 1}}", "informed_by", [
            '12:19 S1 says "consulted"', '12:23 S2 says "informed"',
        ]),
        ("owner: {shares_nothing_with: supported_by}", "owner", ["9:12 R1 is reached by `supported_by` as well"]),
        ("owner: {same_as: supported_by}", "owner", ["9:12 R2 is reached by `supported_by` alone", "14:34 R2 is reached by `supported_by` alone"]),
        ("supported_by: {same_as: owner}", "supported_by", ["10:24 R2 is not reached by `owner`"]),
        ("funded_by: {overlaps: strategy.funded_by}", "funded_by", [
            "11:17 F1 is not reached by `strategy.funded_by`", "11:21 F2 is not reached by `strategy.funded_by`",
        ]),
        # from the strategy nothing is written at the element itself
        ("strategy.owner.belongs_to: exists", None, ["3:9 R1 has no `belongs_to`", "14:14 R1 has no `belongs_to`"]),
        ("strategy.aim: {contains_text: start}", None, [
            '3:9 `aim` of S is Fairness; it must contain "start"', '1:16 `aim` of S is Fairness; it must contain "start"',
        ]),
        ("strategy.stage: {is: approval}", None, [
            "3:9 S is only draft; approval is needed", "1:16 S is only draft; approval is needed",
        ]),
    ],
)  # fmt: skip
def test_each_that_came_near_is_shown_where_it_is_written(demand: str, facet: str | None, places: list[str]) -> None:
    finding = found_one(f"must: {{{demand}}}", MODEL)
    assert (finding.facet, shown(finding)) == (facet, places)


CIRCLES = """\
actions:
  - {id: X4, title: T, depends_on: X1}
  - {id: X1, title: T, depends_on: X2}
  - {id: X2, title: T, depends_on: [X3, X4]}
  - {id: X3, title: T, depends_on: X1}
  - {id: Z, title: T, depends_on: Z}
  - {id: Q, title: U, depends_on: [X1, Z]}
"""


def test_a_circle_is_one_finding_that_shows_the_shortest_way_round_and_who_else_is_in_it() -> None:
    one, other = checked("must: {depends_on: no_cycle}", CIRCLES).findings
    assert (one.element, one.facet) == ("X1", "depends_on")
    assert shown(one) == [
        "3:36 X1 leads to X2",
        "4:10 X2 leads to X4",
        "2:10 X4 leads to X1",
        "5:10 X3 leads to X1 and back as well",
    ]
    assert (other.element, shown(other)) == ("Z", ["6:35 Z leads to Z"])


def test_a_circle_of_which_only_a_part_is_looked_at_is_shown_on_the_first_of_that_part() -> None:
    model = CIRCLES.replace("{id: X1, title: T", "{id: X1, title: U")
    found = checked("where: {title: {is: T}}\nmust: {depends_on: no_cycle}", model).findings
    assert [one.element for one in found] == ["X2", "Z"]


def test_what_came_near_further_on_stands_after_what_the_element_itself_links() -> None:
    finding = found_one("where: {title: {is: U}}\nmust: {depends_on+: {none: {depends_on: {at_least: 2}}}}", CIRCLES)
    assert shown(finding) == ["7:35 X2 is one that must not be here", "4:10 X2 is one that must not be here"]
    finding = found_one("where: {title: {is: U}}\nmust: {depends_on+: {none: {basis: {is: stated}}}}", CIRCLES)
    assert shown(finding)[:2] == ["7:36 X1 is one that must not be here", "7:40 Z is one that must not be here"]
    assert sorted(shown(finding)[2:]) == [
        f"{line}:10 {one} is one that must not be here" for line, one in ((2, "X4"), (4, "X2"), (5, "X3"))
    ]


def test_what_several_elements_share_is_one_finding_on_the_first_by_name() -> None:
    model = "actions: [{id: X3, title: Map}, {id: X1, title: map}, {id: X2, title: Map}, {id: Y, title: Train}]"
    finding = found_one("must: {title: {unique: true}}", model)
    assert (finding.element, finding.facet) == ("X1", "title")
    assert shown(finding) == ["1:49 X2 has the same title", "1:60 X2 has the same title", "1:16 X3 has the same title"]


def test_where_something_else_fails_too_nobody_speaks_for_the_others() -> None:
    model = "actions: [{id: X3, title: Map}, {id: X1, title: map}]"
    found = checked("must: {title: {unique: true}, owner: exists}", model).findings
    assert [one.element for one in found] == ["X3", "X1"]


def test_the_outcome_counts_all_that_fail_though_one_speaks_for_them() -> None:
    (outcome,) = checked("must: {depends_on: no_cycle}", CIRCLES).outcomes
    assert (outcome.checked, outcome.failed) == (6, 5)


def test_an_element_that_only_the_subject_could_choose_is_not_suggested() -> None:
    finding = found_one(
        "must: {overseen_by: {some: {decided: {overlaps: subject.part_of}}}}", f"{MODEL}boards: [{{id: B, title: T}}]"
    )
    assert finding.fix == "Mend it."
