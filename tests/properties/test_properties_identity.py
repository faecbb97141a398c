"""What is excepted of one finding never excepts another: of other elements, of more of them, or of another strategy.

What is wrong with a plan is worked out here from the plan itself, with nothing of the package.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from hypothesis import event, given
from hypothesis import strategies as st
from rules_in import pack_of, read, rule_of
from whole_checks import checked
from whole_exceptions import accepting, waiver, waiving
from whole_models import APPROVER

from alignment.baseline import entries_of, write_baseline
from alignment.findings.finding import Finding

DAY: Final = date(2026, 9, 14)
ACTIONS: Final = ("A1", "A2", "A3", "A4")
PACKS: Final = read(
    pack_of(
        rule_of("id: CIRCLE\nmust: {depends_on: no_cycle}"),
        rule_of("id: SAME\nmust: {title: {unique: true}}"),
        rule_of("id: SHARE\nof_all: action\nmust_have: owner\nat_least: 100%\nmessage: 'lacks {count} of {total}'"),
        rule_of("id: NEEDS\nmust: {depends_on: {every: {owner: exists}}}"),
        rule_of("id: OWNER\nmust_have: owner"),
    )
).packs


class Action(NamedTuple):
    title: str
    has_owner: bool
    needs: frozenset[str]


Plan = Mapping[str, Action]


class Fault(NamedTuple):
    """What is wrong: found by which rule, on which element, and who is to blame for it."""

    rule: str
    element: str
    blamed: frozenset[str]

    @property
    def known_by(self) -> tuple[str, str]:
        return self.rule, "" if self.rule in {"CIRCLE", "SAME"} else self.element


def faults_of(plan: Plan) -> Iterator[Fault]:
    ahead = {one: reached(one, plan) for one in plan}
    for one, action in plan.items():
        circle = frozenset(other for other in ahead[one] if one in ahead[other])
        same = frozenset(other for other in plan if plan[other].title == action.title)
        unowned = frozenset(other for other in action.needs if not plan[other].has_owner)
        if circle and one == min(circle):
            yield Fault("CIRCLE", one, circle)
        if len(same) > 1 and one == min(same):
            yield Fault("SAME", one, same)
        if unowned:
            yield Fault("NEEDS", one, unowned - {one})
        if not action.has_owner:
            yield Fault("OWNER", one, frozenset())
    unowned = frozenset(one for one, action in plan.items() if not action.has_owner)
    if unowned:
        yield Fault("SHARE", "S", unowned)


def reached(start: str, plan: Plan) -> frozenset[str]:
    found: set[str] = set()
    waiting = [*plan[start].needs]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(plan[one].needs)
    return frozenset(found)


def is_excepted(fault: Fault, before: list[Fault]) -> bool:
    """Tells whether all that is blamed was blamed before in the same matter, and something was."""
    return any(
        fault.known_by == one.known_by and bool(fault.blamed) == bool(one.blamed) and fault.blamed <= one.blamed
        for one in before
    )


def written(plan: Plan, strategy: str = "S") -> dict[str, str]:
    head = f"strategy: {{id: {strategy}, title: Plan, period_from: 2022, period_to: 2027, stage: draft}}\nroles: [{{id: R, title: Head}}, {{id: {APPROVER}, title: Board}}]\n"
    lines = (
        f"  - {{id: {name}, title: {one.title}, depends_on: [{', '.join(sorted(one.needs))}]{', owner: R' if one.has_owner else ''}}}\n"
        for name, one in plan.items()
    )
    return {"plan.yaml": f"{head}actions:\n{''.join(lines)}"}


def standing(findings: tuple[Finding, ...]) -> set[tuple[str, str | None]]:
    return {(one.rule, one.element) for one in findings if one.suppression is None and "-" not in one.rule}


actions = st.builds(
    Action,
    st.sampled_from(["Map", "Train", "Tell", "Ask"]),
    st.booleans(),
    st.frozensets(st.sampled_from(ACTIONS), max_size=2),
)
plans = st.fixed_dictionaries(dict.fromkeys(ACTIONS, actions))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """Makes a plan, and one in which one or two actions are otherwise."""
    then, now = draw(plans), draw(plans)
    changed = draw(st.sets(st.sampled_from(ACTIONS), max_size=2))
    return then, {name: now[name] if name in changed else then[name] for name in ACTIONS}


@given(pairs())
def test_what_is_accepted_excuses_the_same_or_less_and_nothing_else(both: tuple[Plan, Plan]) -> None:
    then, now = both
    accepted = accepting(checked(written(then), DAY, packs=PACKS, stage="draft"))
    before = [*faults_of(then)]
    answer = checked(written(now), DAY, packs=PACKS, stage="draft", baseline=accepted)
    wanted = {(one.rule, one.element) for one in faults_of(now) if not is_excepted(one, before)}
    event(f"{bool(wanted)} that something counts, {bool(before)} that something was accepted")
    assert standing(answer.findings) == wanted


@given(plans)
def test_what_is_accepted_of_one_strategy_excuses_nothing_of_another(plan: Plan) -> None:
    answer = checked(written(plan), DAY, packs=PACKS, stage="draft")
    other = checked(written(plan, "T"), DAY, packs=PACKS, stage="draft", baseline=accepting(answer))
    assert not any(one.suppression for one in other.findings)
    both = write_baseline([*entries_of(answer.findings, "S"), *entries_of(other.findings, "T")])
    assert not standing(checked(written(plan), DAY, packs=PACKS, stage="draft", baseline=both).findings)


@given(pairs())
def test_a_waiver_excepts_the_same_or_less_and_nothing_else(both: tuple[Plan, Plan]) -> None:
    then, now = both
    found = checked(written(then), DAY, packs=PACKS, stage="draft").findings
    waived = waiving(*(waiver(one, DAY, DAY) for one in found))
    before = {(one.rule, one.element): one for one in faults_of(then)}
    answer = checked(written(now), DAY, packs=PACKS, stage="draft", waivers=waived if found else None)
    wanted = {
        (one.rule, one.element)
        for one in faults_of(now)
        if (one.rule, one.element) not in before or not is_excepted(one, [before[one.rule, one.element]])
    }
    assert standing(answer.findings) == wanted
