"""Random pairs of states of a small project: what a change may do to a strategy, and take out of its lists."""

from dataclasses import dataclass, replace
from random import Random
from typing import Final

from projects import HOUSE, STRATEGY

from alignment.baseline.entries import AcceptedPiece
from alignment.baseline.list_file import write_baseline

WAIVERS: Final = "strategy_model/waivers.yaml"
BASELINE: Final = "align-baseline.json"
LOCK: Final = "align.lock"
_FIELDS: Final = {"owner": "H-OWNER", "measured_by": "H-MEASURE", "overseen_by": "H-BOARD"}
_TARGETS: Final = {"owner": "R-1", "measured_by": "M-1", "overseen_by": "B-1"}
_BESIDE: Final = """\
roles:
  - {id: R-1, title: Head of inclusion}
  - {id: R-2, title: Director}
boards:
  - {id: B-1, title: Partnership board}
measures:
"""
_TERMS: Final = (("2022-09-01", "2022-12-01"), ("2022-01-01", "2022-03-01"), ("2022-09-14", "2022-12-01"))
"""From when until when a waiver holds: on the day before it was committed, until long before that, from that day on."""


@dataclass(frozen=True)
class State:
    """Holds a state of a project: which links its actions write, in which file; its waivers, accepted findings and reviews.

    `titles` are those of the measures; a waiver is its rule, its element, its approver and one of the terms.
    """

    actions: dict[str, tuple[str, ...]]
    file: str
    titles: tuple[str, ...]
    waivers: frozenset[tuple[str, str, str, int]]
    accepted: frozenset[tuple[str, str, str]]
    lock: str = ""

    def files(self) -> dict[str, str]:
        """Gives the files of the state."""
        found = {
            **HOUSE,
            "strategy_model/plan.yaml": f"{STRATEGY}{_BESIDE}{self._measures()}",
            self.file: self._actions(),
        }
        if self.waivers:
            found[WAIVERS] = "waivers:\n" + "".join(map(_waiver, sorted(self.waivers)))
        if self.accepted:
            entries = (AcceptedPiece("S", f"{rule}/{element}/{field}") for rule, element, field in self.accepted)
            found[BASELINE] = write_baseline(entries).decode()
        if self.lock:
            found[LOCK] = self.lock
        return found

    def _measures(self) -> str:
        return "".join(f"  - {{id: M-{number}, title: {title}}}\n" for number, title in enumerate(self.titles, 1))

    def _actions(self) -> str:
        said = (
            f"  - id: {name}\n    title: Do {name}\n" + "".join(f"    {one}: {_TARGETS[one]}\n" for one in fields)
            for name, fields in self.actions.items()
        )
        return f"actions:\n{''.join(said)}" if self.actions else "{}\n"

    def without_reviews_of_what_is_gone(self) -> "State":
        """Gives the state without the entries of reviewed links that are there no more."""
        there = [f" {name} {field} " for name, fields in self.actions.items() for field in fields]
        head, *lines, last = self.lock.splitlines(keepends=True) or ["", ""]
        kept = (line for line in lines if " ACT-" not in line or any(link in line for link in there))
        return replace(self, lock="".join((head, *kept, last)))


def _waiver(one: tuple[str, str, str, int]) -> str:
    rule, element, approver, term = one
    days = dict(zip(("approved_on", "expires"), _TERMS[term], strict=True))
    said = {"rule": rule, "element": element, "reason": "It is being filled.", "approved_by": approver, **days}
    return "  - " + "    ".join(f"{name}: {value}\n" for name, value in said.items())


def random_state(dice: Random) -> State:
    """Makes a state in which anything may be waived or accepted, in vain too."""
    names = [f"ACT-{number}" for number in range(1, dice.randint(1, 4))]
    about = [(rule, name, field) for name in [*names, "ACT-9"] for field, rule in _FIELDS.items()]
    return State(
        actions={name: tuple(one for one in _FIELDS if dice.random() < 0.5) for name in names},
        file="strategy_model/actions.yaml",
        titles=("Schools mapped", "Families told")[: dice.randint(1, 2)],
        waivers=frozenset(
            (rule, name, dice.choice(["R-1", "R-2", "R-9"]), dice.choice([0, 0, 0, 1, 2]))
            for rule, name, _ in about
            if dice.random() < 0.3
        ),
        accepted=frozenset(one for one in about if dice.random() < 0.3),
    )


def changed(state: State, dice: Random) -> State:
    """Makes of a state what a change may make of it that adds nothing to a list and alters no setting and no pack."""
    actions = {name: fields for name, fields in state.actions.items() if dice.random() < 0.8}
    actions = {
        name: tuple(one for one in _FIELDS if (one in fields) ^ (dice.random() < 0.2))
        for name, fields in actions.items()
    }
    if dice.random() < 0.3:
        actions["ACT-8"] = tuple(one for one in _FIELDS if dice.random() < 0.5)
    after = replace(
        state,
        actions=actions,
        file=dice.choice([state.file, "strategy_model/more/work.yaml"]),
        titles=tuple(dice.choice([title, title, f"{title} again"]) for title in state.titles),
        waivers=frozenset(one for one in state.waivers if dice.random() < 0.7),
        accepted=frozenset(one for one in state.accepted if dice.random() < 0.7),
    )
    return after.without_reviews_of_what_is_gone() if dice.random() < 0.5 else after


def added(state: State, before: State, dice: Random) -> State:
    """Makes of a state one with more in its lists, and nothing that was in those before."""
    more, known = random_state(dice), {one[:2] for one in before.waivers}
    return replace(
        state,
        waivers=state.waivers | {one for one in more.waivers if one[:2] not in known},
        accepted=state.accepted | (more.accepted - before.accepted),
    )
