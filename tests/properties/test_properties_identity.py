"""What is excepted of one finding never excepts another: of other elements, fields or values, of more of them, or of another
strategy; and a strategy is the same one whatever it is called.

What is wrong with a plan is worked out here from the plan itself, with nothing of the package.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from diff_in import strategy_of
from hypothesis import event, given
from hypothesis import strategies as st
from quotes_in import checked as quotes_checked
from quotes_in import model_of
from rules_in import pack_of, read, rule_of
from whole_checks import checked
from whole_exceptions import accepting, waiver, waiving
from whole_models import APPROVER

from alignment.baseline.accept import accept, entries_of
from alignment.baseline.judge import Approvers, judged
from alignment.baseline.list_file import ACCEPTED, load_baseline, write_baseline
from alignment.checker.suspect_links import suspect_links
from alignment.diff.changes import ChangeKind
from alignment.diff.compare import compare
from alignment.documents.kept_list import read_list
from alignment.findings.finding import Finding
from alignment.reviews.lock import Lock, review
from alignment.source import SourceFile

DAY: Final = date(2026, 9, 14)
ACTIONS: Final = ("A1", "A2", "A3", "A4")
PACKS: Final = read(
    pack_of(
        rule_of("id: CIRCLE\nmust: {depends_on: no_cycle}"),
        rule_of("id: SAME\nmust: {title: {unique: true}}"),
        rule_of("id: SHARE\nof_all: action\nmust_have: owner\nat_least: 100%\nmessage: 'lacks {count} of {total}'"),
        rule_of("id: NEEDS\nmust: {depends_on: {every: {owner: exists}}}"),
        rule_of("id: OWNER\nmust_have: owner"),
        rule_of("id: WHOLE\nmust_have: [due, owner, owner.title]"),
    )
).packs
VALUES: Final = read(
    pack_of(
        rule_of("id: LATE\nmust: {due: {is_on_or_before: {value_of: strategy.period_to}}}"),
        rule_of("id: DEAR\nmust: {cost: {is_at_most: 3}}"),
        rule_of("id: CHEAP\nmust_not: {cost: {is_less_than: 3}}"),
        rule_of("id: WORD\nmust: {status: {is: done}}"),
        rule_of("id: EITHER\nmust: {any_of: [{status: {is: done}}, {due: {is_before: 2027}}]}"),
        rule_of("id: NEEDED\nmust: {depends_on: {every: {due: {is_before: 2027}}}}"),
    )
).packs


class Action(NamedTuple):
    title: str
    has_owner: bool
    has_due: bool
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
            yield Fault("SAME", one, same | {action.title})
        if unowned:
            yield Fault("NEEDS", one, unowned - {one})
        if not action.has_owner:
            yield Fault("OWNER", one, frozenset())
        lacks = frozenset(_lacking(action))
        if lacks:
            yield Fault("WHOLE", one, lacks)
    unowned = frozenset(one for one, action in plan.items() if not action.has_owner)
    if unowned:
        yield Fault("SHARE", "S", unowned)


def _lacking(action: Action) -> Iterator[str]:
    if not action.has_due:
        yield "due"
    if not action.has_owner:
        yield from ("owner", "owner.title")


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
        f"  - {{id: {name}, title: {one.title}, depends_on: [{', '.join(sorted(one.needs))}]{', owner: R' if one.has_owner else ''}{', due: 2026' if one.has_due else ''}}}\n"
        for name, one in plan.items()
    )
    return {"plan.yaml": f"{head}actions:\n{''.join(lines)}"}


def standing(findings: tuple[Finding, ...]) -> set[tuple[str, str | None]]:
    return {(one.rule, one.element) for one in findings if one.suppression is None and "-" not in one.rule}


actions = st.builds(
    Action,
    st.sampled_from(["Map", "Train", "Tell", "Ask"]),
    st.booleans(),
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


@given(pairs())
def test_what_changes_and_what_was_reviewed_does_not_hang_on_what_the_strategy_is_called(
    both: tuple[Plan, Plan],
) -> None:
    now = strategy_of(*written(both[1]).values())
    then = strategy_of(written(both[0])["plan.yaml"].replace("stage: draft", "stage: approval"))
    other = strategy_of(*written(both[1], "T").values())
    changed = {one.id: one.kinds for one in compare(then, now).elements}
    assert changed["S"] == (ChangeKind.STAGE_BACK,)
    assert {one.id: one.kinds for one in compare(then, other).elements} == {
        "T" if one == "S" else one: kinds for one, kinds in changed.items()
    }
    lock = Lock({"S": review(then, {})})
    suspects = suspect_links(now, lock)
    event(f"{bool(suspects.findings)} that a link is suspect")
    assert suspect_links(other, lock, former="S") == suspects


NUMBERS: Final = st.integers(1, 5)


@given(*[st.tuples(NUMBERS, st.sets(NUMBERS, min_size=1).map(sorted))] * 2)
def test_a_value_or_quote_that_no_text_holds_is_excepted_as_it_stands_and_no_other(
    then: tuple[int, list[int]], now: tuple[int, list[int]]
) -> None:
    (before, found) = (_unheld(*one) for one in (then, now))
    entries = write_baseline(entries_of(before, "ST"))
    accepted = load_baseline(read_list(SourceFile(PurePosixPath("align-baseline.json"), entries), ACCEPTED))[0]
    assert {
        one.facet
        for one in accept(found, judged(accepted, date(2022, 9, 14), Approvers({}, {}), wants_approval=False))
        if one.suppression is None
    } == {
        name
        for name, value, was in (
            ("amount", {now[0]}, {then[0]}),
            ("cause", set(now[1]), set(then[1])),
            ("evidence:P-1.1", {now[0]}, {then[0]}),
        )
        if not value <= was
    }


def _unheld(target: int, said: list[int]) -> tuple[Finding, ...]:
    """Gives what is found of an amount, a quote and a text with numbers none of which the paper says."""
    quote = f"evidence: {{to: P-1.1, quote: 'First, say {target} of them, # then more'}}"
    cause = f"cause: {', then '.join(f'70{one} schools' for one in said)}"
    models = (model_of("funds", f"amount: 90{target}", quote), model_of("risks", cause, "evidence: P-1.1"))
    return tuple(one for model in models for one in quotes_checked(model)[1].findings)


class Valued(NamedTuple):
    """An action by the year in which it is due, what it costs and how it stands; A2 depends on A1."""

    due: int
    cost: int
    status: str


valued = st.builds(Valued, st.integers(2025, 2032), st.integers(1, 6), st.sampled_from(["done", "at risk", "on hold"]))
courses = st.tuples(st.integers(2024, 2030), valued, valued)
Course = tuple[int, Valued, Valued]


def off(course: Course) -> dict[tuple[str, str], tuple[str, int]]:
    """Gives what is wrong with each action by rule: a word that must be the same, and how far off it is at most."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    end, *both = course
    for name, one in zip(("A1", "A2"), both, strict=True):
        days = (date(one.due, 12, 31) - date(end, 12, 31)).days
        faults = {
            "LATE": (days > 0, "", days),
            "DEAR": (one.cost > 3, "", one.cost),
            "CHEAP": (one.cost < 3, "", -one.cost),
            "WORD": (one.status != "done", one.status, 0),
            "EITHER": (one.status != "done" and one.due >= 2027, "", one.due),
            "NEEDED": (name == "A2" and both[0].due >= 2027, "", both[0].due),
        }
        found |= {(rule, name): (word, far) for rule, (fails, word, far) in faults.items() if fails}
    return found


def course_written(course: Course) -> dict[str, str]:
    end, *both = course
    head = f"strategy: {{id: S, title: Plan, period_from: 2022, period_to: {end}, stage: draft}}\nroles: [{{id: {APPROVER}, title: Board}}]\n"
    actions = (
        f"  - {{id: {name}, title: Do {name}, due: {one.due}, cost: {one.cost}, status: {one.status}{more}}}\n"
        for name, one, more in zip(("A1", "A2"), both, ("", ", depends_on: A1"), strict=True)
    )
    return {"plan.yaml": f"{head}actions:\n{''.join(actions)}"}


@given(courses, courses)
def test_a_value_is_excepted_as_it_is_or_nearer_to_passing_and_no_other(then: Course, now: Course) -> None:
    before, after = off(then), off(now)
    first = checked(course_written(then), DAY, packs=VALUES, stage="draft")
    waived = waiving(*(waiver(one, DAY, DAY) for one in first.findings)) if first.findings else None
    by_list = checked(course_written(now), DAY, packs=VALUES, stage="draft", baseline=accepting(first))
    by_waiver = checked(course_written(now), DAY, packs=VALUES, stage="draft", waivers=waived)
    counts = {
        one for one, (word, far) in after.items() if one not in before or before[one][0] != word or before[one][1] < far
    }
    event(f"{bool(counts)} that something counts, {bool(after.keys() - counts)} that something is excepted")
    assert standing(by_list.findings) == standing(by_waiver.findings) == counts
