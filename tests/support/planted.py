"""Two states of a small project with causes planted between them, and what should be found, worked out without align.

Its rules are: an action has an owner, an action has a measure, and an action whose day is past is done. The oracle knows
them in its own words, tries every choice of inputs, and shares no code with what is tested.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations
from random import Random
from typing import Final, NamedTuple, TypeAlias

START: Final = date(2022, 9, 14)
OWNER, MEASURE, LATE = "H-OWNER", "H-MEASURE", "H-LATE"
FACETS: Final = {OWNER: "owner", MEASURE: "measured_by", LATE: "status"}
VALUES: Final = {LATE: "status = on track"}
STRATEGY, PACKS, SETTINGS, CALENDAR, WAIVERS, BASELINE = (
    *("strategy", "packs", "settings", "calendar", "waivers", "accepted findings"),
)
INPUTS: Final = (STRATEGY, PACKS, SETTINGS, CALENDAR, WAIVERS, BASELINE)
ACTS: Final = tuple(f"ACT-{number}" for number in range(1, 5))

Found: TypeAlias = tuple[str, str]
"""A finding: its rule, and the action."""


class Act(NamedTuple):
    """An action: whether it has an owner and a measure, and its day."""

    has_owner: bool = True
    has_measure: bool = True
    due: date = START + timedelta(days=1000)


@dataclass(frozen=True)
class State:
    """One state; `waived` gives the last day of each waiver, `day` is today and `waivers_day` the day they are judged."""

    acts: Mapping[str, Act] = field(default_factory=lambda: dict.fromkeys(ACTS, Act()))
    rules: frozenset[str] = frozenset(FACETS)
    is_owner_ignored: bool = False
    day: date = START
    waived: Mapping[Found, date] = field(default_factory=dict)
    waivers_day: date = START
    accepted: frozenset[Found] = frozenset()

    def files(self) -> dict[str, str]:
        """Writes the project."""
        ignored = f"ignore: [{OWNER}]\n" if self.is_owner_ignored else ""
        return {
            "align.yaml": f"packs: [rules.yaml]\nas_at: {self.day}\nwaiver_term: 9 years\n{ignored}",
            "rules.yaml": HEAD + "".join(RULES[name] for name in sorted(self.rules)),
            "strategy_model/plan.yaml": PLAN + "".join(_act(name, act) for name, act in self.acts.items()),
            "strategy_model/waivers.yaml": "waivers:\n" + "".join(_waiver(*one) for one in self.waived.items()),
            "align-baseline.json": _accepted(self.accepted),
        }


def found_in(state: State) -> frozenset[Found]:
    """Gives the findings that count."""
    return frozenset(_found_in(state))


def _found_in(state: State) -> Iterator[Found]:
    for name, act in state.acts.items():
        lacks = {OWNER: not act.has_owner, MEASURE: not act.has_measure, LATE: act.due < state.day}
        for rule in state.rules - ({OWNER} if state.is_owner_ignored else set()):
            found = rule, name
            last = state.waived.get(found)
            is_waived = last is not None and state.waivers_day <= last
            is_accepted = last is None and found in state.accepted
            if lacks[rule] and not is_waived and not is_accepted:
                yield found


def mixed(old: State, new: State, turned: frozenset[str]) -> State:
    """Gives a state of which some inputs are as in the newer one."""

    def of(name: str) -> State:
        return new if name in turned else old

    return State(
        of(STRATEGY).acts, of(PACKS).rules, of(SETTINGS).is_owner_ignored, of(CALENDAR).day,
        of(WAIVERS).waived, of(WAIVERS).day, of(BASELINE).accepted,
    )  # fmt: skip


def causes(old: State, new: State) -> dict[Found, set[frozenset[str]]]:
    """Gives, for every finding that came or went, the smallest sets of inputs that alone bring that about."""
    before = found_in(mixed(old, new, frozenset()))
    waiting = before ^ found_in(mixed(old, new, frozenset(INPUTS)))
    known: dict[Found, set[frozenset[str]]] = {}
    for number in range(1, len(INPUTS) + 1):
        for turned in map(frozenset, combinations(INPUTS, number)):
            for one in waiting & (before ^ found_in(mixed(old, new, turned))):
                known.setdefault(one, set()).add(turned)
        waiting -= known.keys()
    return known


def dice_of(seed: int) -> Random:
    """Gives dice that always fall alike."""
    return Random(seed)  # noqa: S311 - nothing here is secret


def pair(dice: Random) -> tuple[State, State]:
    """Makes a state at random, and one with one to four causes planted in it that bring or mend something.

    In every third pair something comes or goes only by several together.
    """
    is_joint = dice.randrange(3) == 0
    while True:
        old, new = _any_pair(dice)
        known = [one for every in causes(old, new).values() for one in every]
        if any(len(one) > 1 for one in known) if is_joint else known:
            return old, new


def _any_pair(dice: Random) -> tuple[State, State]:
    old = State()
    for _ in range(dice.randrange(14)):
        old = dice.choice(_PLANTS)(old, dice)
    old = replace(old, day=START, waivers_day=START)
    new = old
    for plant in dice.sample(_PLANTS, dice.choice([1, 1, 2, 2, 3, 4])):
        new = plant(new, dice)
    return old, replace(new, waivers_day=new.day)


def _edit(state: State, dice: Random) -> State:
    name = dice.choice(ACTS)
    act = state.acts.get(name, Act())
    turned = dice.choice(
        [
            act._replace(has_owner=not act.has_owner),
            act._replace(has_measure=not act.has_measure),
            act._replace(due=START + timedelta(days=dice.choice([-10, 10, 100, 1000]))),
        ]
    )
    return replace(state, acts={**state.acts, name: turned})


def _drop(state: State, dice: Random) -> State:
    name = dice.choice(ACTS)
    return replace(state, acts={one: act for one, act in state.acts.items() if one != name})


def _pack(state: State, dice: Random) -> State:
    return replace(state, rules=state.rules ^ {dice.choice([MEASURE, LATE])})


def _ignore(state: State, _dice: Random) -> State:
    return replace(state, is_owner_ignored=not state.is_owner_ignored)


def _later(state: State, dice: Random) -> State:
    return replace(state, day=state.day + timedelta(days=dice.choice([5, 30, 200, 2000])))


def _waive(state: State, dice: Random) -> State:
    one = dice.choice(list(FACETS)), dice.choice(ACTS)
    if one in state.waived:
        return replace(state, waived={key: day for key, day in state.waived.items() if key != one})
    return replace(state, waived={**state.waived, one: state.day + timedelta(days=dice.choice([3, 20, 150, 1500]))})


def _accept(state: State, dice: Random) -> State:
    return replace(state, accepted=state.accepted ^ {(dice.choice(list(FACETS)), dice.choice(ACTS))})


_PLANTS: Final[list[Callable[[State, Random], State]]] = [_edit, _edit, _drop, _pack, _ignore, _later, _waive, _accept]

HEAD: Final = "align_rules: 1\npack: house\nversion: 1.0.0\ntitle: Rules of the house\nrules:\n"
PLAN: Final = """\
strategy: {id: S, title: Plan, period_from: 2022, period_to: 2025, stage: consultation}
roles: [{id: R-1, title: Head}, {id: R-2, title: Approver}]
measures: [{id: M-1, title: Schools}]
actions:
"""
_TESTS: Final = {
    OWNER: "must_have: owner",
    MEASURE: "must_have: measured_by",
    LATE: "where: {due: {is_before: {value_of: as_at}}}\n    must: {status: {in: [done]}}",
}
_SOUND: Final = "{id: A, title: Do, owner: R, measured_by: M, due: 2020-01-01, status: done}"
_ENDS: Final = "roles: [{id: R, title: T}], measures: [{id: M, title: T}]"
RULES: Final = {
    name: f"""\
  - id: {name}
    title: Every action has what {name} asks for
    severity: error
    every: action
    {test}
    message: lacks something
    why: Somebody will ask for it.
    fix: Write it.
    source: {{document: Rules of the house, locator: page 1}}
    examples:
      pass: {{as_at: 2022-01-01, actions: [{_SOUND}], {_ENDS}}}
      fail: {{as_at: 2022-01-01, actions: [{{id: A, title: Do, due: 2020-01-01, status: on track}}]}}
"""
    for name, test in _TESTS.items()
}


def _act(name: str, act: Act) -> str:
    owner, measure = "owner: R-1, " if act.has_owner else "", "measured_by: M-1, " if act.has_measure else ""
    return f"  - {{id: {name}, title: Do {name}, {owner}{measure}due: {act.due}, status: on track}}\n"


def _waiver(found: Found, last: date) -> str:
    rule, action = found
    members = f"members: [{VALUES[rule]}], " if rule in VALUES else ""
    return (
        f"  - {{rule: {rule}, element: {action}, {members}reason: It is being filled., approved_by: R-2, "
        f"approved_on: 2022-01-01, expires: {last}}}\n"
    )


def _accepted(accepted: frozenset[Found]) -> str:
    values = {rule: f" # {value}" for rule, value in VALUES.items()}
    listed = "".join(f'"S {rule}/{action}/{FACETS[rule]}{values.get(rule, "")}", ' for rule, action in sorted(accepted))
    return f'{{"align_baseline": 2, "accepted": [{listed}""]}}\n'
