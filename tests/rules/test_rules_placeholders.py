"""What has nothing but a placeholder for a title is nothing that a rule can demand."""

import pytest
from rules_in import checked, failing, found_one, shown

ROLES = """\
roles: [{id: R1, title: TBC, type: post}, {id: R2, title: Head of Play, type: post}]
"""


def actions(owner: str, title: str = "Train") -> str:
    return f"actions: [{{id: X, title: {title}, owner: {owner}}}]\n{ROLES}"


def test_the_finding_names_the_placeholder_that_the_link_leads_to() -> None:
    finding = found_one("must_have: owner\nmessage: has no owner", actions("R1"))
    assert finding.message == 'X "Train" has no owner (the link leads to R1 "TBC", which counts as absent)'
    assert shown(finding) == ["1:40 leads to a placeholder"]
    assert (
        finding.fix
        == 'Mend it. If it is R2 "Head of Play", the only role in this model with a title, write `owner: R2`; if not, add the right one under `roles:`. Or write the title of R1 as soon as it is known.'
    )


def test_what_it_leads_to_besides_is_enough() -> None:
    model = "actions: [{id: X, title: Train, supported_by: [R1, R2]}]\n" + ROLES
    assert failing("must_have: supported_by", model) == []
    assert failing("must: {supported_by: {at_least: 2}}", model) == ["X"]


@pytest.mark.parametrize(
    "rule",
    [
        "must_have: owner",
        "must_have_one_of: [owner, due]",
        "must: {owner: {some: {type: {is: post}}}}",
        "must: {owner.type: {is: post}}",
        "must: {owner: {at_least: 1}}",
        "must: {owner: {overlaps: owner}}",
        "must: {owner+: exists}",
        "must: {all_of: [{owner: exists}]}",
    ],
)
def test_however_a_rule_asks_for_a_link(rule: str) -> None:
    assert failing(rule, actions("R1")) == ["X"]
    assert failing(rule, actions("R2")) == []


@pytest.mark.parametrize(
    "rule",
    [
        "must: {owner: missing}",
        "must: {owner: {none: {type: {is: post}}}}",
        "must: {owner: {every: {type: {is: unit}}}}",
        "must: {owner: {at_most: 0}}",
        "must: {owner.type: {is_not: post}}",
    ],
)
def test_it_hides_nothing_that_must_not_be_there(rule: str) -> None:
    assert failing(rule, actions("R1")) == ["X"]


def test_a_circle_goes_round_through_it() -> None:
    model = "actions: [{id: X, title: T, depends_on: Y}, {id: Y, title: TBC, depends_on: X}]"
    assert checked("must: {depends_on: no_cycle}", model).outcomes[0].failed == 2


def test_a_rule_that_does_not_look_at_what_lacks_a_link_looks_at_what_leads_to_a_placeholder() -> None:
    assert failing("where: {owner: missing}\nmust_have: due", actions("R1")) == ["X"]
    assert failing("where: {owner: missing}\nmust_have: due", actions("R2")) == []


def test_the_placeholder_itself_is_looked_at_like_any_other_element() -> None:
    assert failing("must_have: owner", actions("R2", title="TBC")) == []
    assert failing("every: role\nmust_have: owns", actions("R2", title="TBC")) == ["R1", "R2"]


def test_the_ends_of_a_link_are_its_ends_whatever_they_are_called() -> None:
    assert failing("every: link\nmust: {to: exists}", actions("R1")) == []


def test_deeper_in_a_demand_it_is_said_where_the_way_ends() -> None:
    model = "ambitions: [{id: A1, title: T}]\nactions: [{id: X, title: T, advances: A1, owner: R1}]\n" + ROLES
    finding = found_one("every: ambition\nmust: {advanced_by: {some: {owner: exists}}}", model)
    assert finding.message.endswith('(the link leads to R1 "TBC", which counts as absent)')
    assert shown(finding) == ["1:18 X has no `owner` that counts", "2:16 X has no `owner` that counts"]
    stuck = found_one("every: ambition\nmust_have: advanced_by.owner", model)
    assert shown(stuck)[0].endswith("X has no `owner` that counts")


def test_where_there_is_nothing_else_to_lead_to_none_is_suggested() -> None:
    model = "actions: [{id: X, title: T}]\nroles: [{id: R1, title: TBC}]"
    assert found_one("must_have: owner", model).fix == "Mend it. None of the roles that you have would do as it stands."
    assert found_one("every: action\nmust_have: owner", "actions: [{id: X, title: T}]").fix.startswith("Mend it. This")
