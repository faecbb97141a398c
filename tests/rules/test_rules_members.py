"""What beside its subject a finding is about, so that whoever excepts it excepts no other: one more is worse, one less is not."""

import pytest
from rules_in import found_one

MODEL = """
    strategy: {id: S, title: Plan, period_from: 2022, period_to: 2025, stage: draft}
    actions:
      - {id: X, title: On trial, owner: R1, supported_by: [R1, R2], depends_on: [A, B, C], advances: M, funded_by: [F1, F2, F3]}
      - {id: A, title: One, owner: R1, status: stopped, depends_on: D}
      - {id: B, title: Two, owner: R2, status: stopped, due: 2025}
      - {id: C, title: Three, owner: R1, status: on track}
      - {id: D, title: Four, owner: R2}
    ambitions:
      - {id: M, title: Included}
    roles:
      - {id: R1, title: Head}
      - {id: R2, title: Lead}
    funds:
      - {id: F1, title: T, amount: 5, type: grant}
      - {id: F2, title: T, amount: 2.5, type: saving}
      - {id: F3, title: T}
"""
ON_X = "where: {title: {is: On trial}}\n"


@pytest.mark.parametrize(
    ("claim", "members"),
    [
        ("must: {depends_on: {every: {due: exists}}}", "A C"),
        ("must: {depends_on: {every: {depends_on: {every: {due: exists}}}}}", "A D"),
        ("must: {depends_on: {none: {status: {is: stopped}}}}", "A B"),
        ("must_not: {depends_on: {some: {status: {is: stopped}}}}", "A B"),
        ("must_not: {depends_on: exists}", "A B C"),
        ("must: {depends_on.status: {is: on track}}", "A B"),
        ("must_not: {depends_on.status: {is_not: done}}", "A B C"),
        ("must_not: {depends_on.due: exists}", "B"),
        ("must: {depends_on: {at_most: 2}}", "A B C"),
        ("must: {depends_on: {at_most: 1, where: {status: {is: stopped}}}}", "A B"),
        ("must_not: {depends_on: {at_least: 2}}", "A B C"),
        ("must: {depends_on: {at_least: 6}}", "missing:2 missing:3"),
        ("must: {depends_on: {at_least: 4}}", ""),
        ("must: {funded_by.amount: {adds_up_to: 10}}", ""),
        ("must: {funded_by.type: {different_values: {at_most: 1}}}", "F1 F2"),
        ("must: {supported_by: {shares_nothing_with: owner}}", "R1"),
        ("must: {supported_by: {same_as: owner}}", "R2"),
        ("must: {supported_by: {overlaps: depends_on.supported_by}}", ""),
        ("must: {depends_on: {some: {status: {is: done}}}}", ""),
        ("must_have: informed_by", ""),
        ("must: {status: {is: done}}", ""),
        ("must: {strategy.stage: {is: approval}}", ""),
        (
            "must:\n  all_of:\n    - {depends_on: {every: {due: exists}}}\n    - {depends_on.status: {is: on track}}",
            "A B C depends_on depends_on.status",
        ),
        ("must:\n  any_of:\n    - {depends_on: {every: {due: exists}}}\n    - {status: {is: done}}", "A C"),
        (
            "must_not:\n  all_of:\n    - {depends_on.due: exists}\n    - {supported_by: {some: {title: {is: Lead}}}}",
            "B R2",
        ),
        ("must:\n  not:\n    not: {depends_on: {every: {due: exists}}}", "A C"),
        ("must:\n  if: {owner: exists}\n  then: {depends_on: {every: {due: exists}}}", "A C"),
        ("must_not: {depends_on: {every: {owner: exists}}}", ""),
        ("must: {depends_on: {every: {due: exists}}, owner: exists}", "A C depends_on"),
        ("must_have: [due, owner, informed_by, depends_on.due]", "due informed_by"),
        ("must: {due: exists, depends_on.depends_on.due: exists}", "depends_on.depends_on.due due"),
        ("must:\n  if: {owner: exists}\n  then: {due: exists, status: {is: done}}", "due status"),
        (
            "must:\n  all_of:\n    - {if: {due: exists}, then: {status: {is: done}}}\n    - {informed_by: exists}",
            "informed_by",
        ),
        ("must:\n  any_of:\n    - {due: exists}\n    - {informed_by: exists}", ""),
        (
            "must:\n  all_of:\n    - any_of: [{due: exists}, {informed_by: exists}]\n    - {status: {is: done}}",
            "due status",
        ),
        ("must:\n  all_of:\n    - {title: {is: Else}}\n    - {title: {is: More}}", ""),
        ("must_not:\n  any_of:\n    - {depends_on.due: exists}\n    - {informed_by: exists}", "B"),
        ("must_not:\n  if: {owner: exists}\n  then: {depends_on.due: exists}", "B"),
    ],
)
def test_a_finding_names_those_on_whom_it_hangs_and_nobody_where_something_is_missing(claim: str, members: str) -> None:
    assert found_one(ON_X + claim, MODEL).members == tuple(members.split())


def test_what_fails_together_names_all_of_it_and_is_another_finding_with_others() -> None:
    circle = "actions:\n  - {id: A, title: T, depends_on: B}\n  - {id: B, title: T, depends_on: A}\n"
    found = found_one("must: {depends_on: no_cycle}", circle)
    assert (found.element, found.members) == ("A", ("A", "B"))
    assert (found.fingerprint, found.matter) == ("TRIAL/A,B/depends_on", "TRIAL/*/depends_on")
    same = "risks: [{id: K1, title: Fire}, {id: K2, title: fire}, {id: K3, title: Flood}]"
    assert found_one("every: risk\nmust: {title: {unique: true}}", same).members == ("K1", "K2")


def test_beside_another_fault_what_shares_a_value_is_named_all_the_same() -> None:
    model = "risks: [{id: K1, title: Fire}, {id: K2, title: fire, owner: R}]\nroles: [{id: R, title: T}]"
    rule = "every: risk\nwhere: {not: {owner: exists}}\nmust: {title: {unique: true}, owner: exists}"
    assert found_one(rule, model).members == ("K2", "owner", "title")


def test_a_share_names_all_that_fail_and_links_by_their_ends() -> None:
    owners = "of_all: action\nmust_have: owner\nat_least: 100%\nmessage: 'lacks {count} of {total}: {failures}'"
    found = found_one(owners, MODEL.replace("owner: R2, ", "").replace(", owner: R2", ""))
    assert (found.element, found.members) == ("S", ("B", "D"))
    assert found.fingerprint == "TRIAL/S/"
    links = "of_all: link\nwhere: {name: {is: owner}}\nmust: {basis: {is: promised}}\nat_least: 100%\nmessage: 'has {count} of {total}: {failures}'"
    assert found_one(links, MODEL).members[:2] == ("A:owner:R1", "B:owner:R2")


def test_a_link_that_fails_is_known_by_its_own_ends() -> None:
    rule = "every: link\nwhere: {name: {is: advances}}\nmust: {to.title: {is: Else}, from.title: {is: Else}}"
    found = found_one(rule, MODEL)
    assert (found.facet, found.members) == ("advances:M", ("from.title", "to.title"))
    assert found.matter == "TRIAL/X/advances:M"


def test_of_several_fields_that_are_demanded_any_may_be_mended_first() -> None:
    actions = "actions: [{{id: A, title: T{}}}]\nroles: [{{id: R, title: Head}}]"
    rule = "must_have: [due, owner]"
    both, owner = (found_one(rule, actions.format(said)) for said in ("", ", due: 2025"))
    assert (both.facet, both.members) == ("due", ("due", "owner"))
    assert (owner.facet, owner.members) == ("owner", ("owner",))
    assert both.matter == owner.matter == "TRIAL/A/"
