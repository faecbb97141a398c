"""The feature on evasions: one plan in which nothing is found, and what is found once something in it only looks mended."""

from typing import Final

from pytest_bdd import given, parsers, scenarios, then, when
from user import User

scenarios("evasions.feature")

SETTINGS: Final = """\
model: plan.yaml
packs: [accountability, coproduction, delivery, measurement, priorities]
ignore: [AMB-RISK]
as_at: 2026-11-30
"""
PLAN: Final = """\
strategy: {id: S, title: Play by the harbour, period_from: 2026-04-01, period_to: 2029-03-31, stage: consultation}
ambitions: [{id: A1, title: Every child can play close to home, contributes_to: O1, measured_by: M1}]
outcomes: [{id: O1, title: Healthy children}]
documents: [{id: D1, title: Notes of the forum}]
paragraphs: [{id: P1, title: What families asked for, part_of: D1, number: "1"}]
roles: [{id: R1, title: Head of Play, type: post}]
boards: [{id: B1, title: Parks board, reports_to: B2}, {id: B2, title: Cabinet}]
sources:
  - id: S1
    title: Saturday forum at the pier
    when: 2026-05
    who: parents and carers
    level: co-produced
    family_view: agrees
    evidence: P1
measures:
  - id: M1
    title: Children within ten minutes of a play space
    type: outcome
    unit: "%"
    direction: increase
    baseline_value: 61
    baseline_on: 2026-03
    target_value: 90
    target_by: 2029-03
    how_often: yearly
    data_from: Parks survey
    last_reviewed: 2026-10-01
    owner: R1
plans: [{id: PL, title: Action plan, owner: R1, overseen_by: B1, fulfils: K1}]
commitments: [{id: K1, title: News of the works, due: 2027-12}]
actions:
  - {id: ACT-1, title: Open three pocket parks, part_of: PL, advances: A1, informed_by: S1, measured_by: M1,
     overseen_by: B1, due: 2027-06, status: on track, owner: R1}
"""


@given("a plan for play in which nothing is found")
def _sound(user: User) -> None:
    user.write("align.yaml", SETTINGS)
    user.write("plan.yaml", PLAN)
    user.check()
    assert (user.exit_code, "0 errors, 0 warnings" in user.flat) == (0, True), user.printed


@when(parsers.re('its author writes "(?P<after>.*)" in place of "(?P<before>.*)"'))
def _write(user: User, before: str, after: str) -> None:
    user.rewrite("plan.yaml", (before, after))
    user.check("--full", "--fail-on", "never")


@then(parsers.parse("{rule} is found on {element}"))
def _found(user: User, rule: str, element: str) -> None:
    (said,) = (one for one in user.flat.split(" = ") if f"[{rule}]: " in one)
    assert f' {element} "' in said, user.printed


@then(parsers.parse('the answer says "{words}"'))
def _says(user: User, words: str) -> None:
    assert words in user.flat, user.printed


@given(parsers.parse('the plan of the council has a post called "{title}"'))
def _council(user: User, title: str) -> None:
    user.write("council/plan.yaml", f"strategy: {{id: C, title: Council plan}}\nroles: [{{id: R1, title: {title}}}]\n")
    user.write("align.yaml", f"{SETTINGS}uses: [{{model: council/plan.yaml, as: council}}]\n")


@when("its author has that post of another plan own ACT-1")
def _owned_elsewhere(user: User) -> None:
    user.rewrite("plan.yaml", ("status: on track, owner: R1}", 'status: on track, owner: "council:R1"}'))
    user.check("--full", "--fail-on", "never")


@then(parsers.parse("on ACT-1 of ACT-OWNER {outcome}"))
def _owner_found(user: User, outcome: str) -> None:
    is_found = "[ACT-OWNER]: ACT-1 " in user.flat
    assert is_found == {"it is found": True, "nothing is found": False}[outcome], user.printed
    assert "Links may lead to council (Council plan, council/plan.yaml)" in user.flat
