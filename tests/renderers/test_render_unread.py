"""What was written and could not be read is told as such in every view, and never as what nobody wrote."""

from pathlib import Path
from typing import Final

import pytest
from projects import HOUSE, STRATEGY, align, written

MODEL: Final = "strategy_model/plan.yaml"
BASIS: Final = """\
ambitions: [{id: A1, title: Included}]
actions:
  - {id: ACT-1, title: Train, basis: statd, owner: R-1, advances: A1}
  - {id: ACT-2, title: Ask, owner: {to: R-1, basis: [inferred]}}
roles: [{id: R-1, title: Head}]
"""


@pytest.fixture(scope="module")
def of_basis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("basis"), {**HOUSE, MODEL: STRATEGY + BASIS})


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("explain ACT-1", ['ACT-1 "Train" is an action, basis unread.', 'advances A1 "Included" (basis unread)']),
        ("explain ACT-2", ['ACT-2 "Ask" is an action, stated.', 'is owned by R-1 "Head" (basis unread)']),
        ("trace ACT-1", ['ACT-1 "Train" is an action, basis unread.', 'is owned by R-1 "Head" (basis unread)']),
        ("graph", ["Train&quot;, basis unread&#58; no measure", "ACT-1 advances A1 (basis unread)", "inferred, illustrative or unread"]),
        ("graph --format json", ['"basis": "basis unread"']),
        ("report --format markdown", ["R-1 Head (basis unread)", "| basis unread |"]),
        ("report --format annex", ["Train (ACT-1, basis unread)", "Head (R-1, basis unread)"]),
        ("report --format csv", ["action,ACT-1,Train,basis unread,", "Head (R-1, basis unread)"]),
        ("report --format html", ['<span class="tag basis">basis unread</span>']),
    ],
)  # fmt: skip
def test_every_view_says_that_a_basis_could_not_be_read(of_basis: Path, command: str, says: list[str]) -> None:
    shown = align(of_basis, *command.split()).out
    assert [one for one in says if one not in shown] == []


UNTITLED: Final = """\
strategy: {id: S, period_from: 2022, period_too: 2025, aim: [to, be], stage: approval}
ambitions: [{id: A1, title: Included}, {id: A2}]
actions:
  - {id: X1, owner: the head, advances: A1, due: soonish, cost: 3}
  - {id: X2, title: Ask, advances: A9, informed_by: S1}
  - {id: X3, title: Act, owner: R-1, supported_by: [R-1, the deputy], advances: [A1, the next], cost: a lot}
roles: [{id: R-1, title: Head}]
feedback: [{id: F1, title: More, answer: perhaps}]
contingencies: [{id: C1, title: If, trigger: [x], waits_on: the grant}]
"""


@pytest.fixture(scope="module")
def of_values(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("values"), {**HOUSE, MODEL: UNTITLED})


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("check", ["S (no title), at its own stage"]),
        ("check --format markdown", ["## S (no title): "]),
        ("check --format github", ["S (no title)"]),
        ("explain X1", ["X1 (no title) is an action"]),
        ("explain A1", ["is advanced by X1 (no title)"]),
        ("trace X1", ["X1 (no title) is an action"]),
        ("graph", ["measures&#58; S (no title)</title>", "<title>X1 (no title), stated"]),
        ("graph --format json", ['"title": "S (no title)"', '"title": "(no title)"']),
        (
            "report --format markdown",
            [
                "# Traceability report: S (no title)",
                "The aim of the strategy could not be read.",
                "Period: from 2022, with an end that could not be read",
                "As far as it could be read, no action advances A2 (no title).",
                "| F1 More | not said | Could not be read |",
                "| C1 If | could not be read | could not be read | nothing |",
                "X1 (no title)",
            ],
        ),
        (
            "report --format annex",
            [
                "# Annex: S (no title)",
                "The strategy's period is from 2022, with an end that could not be read.",
                "| X1 (no title) | Included (A1) | could not be read | could not be read | not said |",
                "| Ask (X2) | leads to nothing that could be read | not said |",
                "| Act (X3) | Included (A1); not all could be read | Head (R-1) |",
                "Of 3 actions, 1 with a cost, and of 1 nobody can tell.",
            ],
        ),
        ("report --format csv", ["action,X1,(no title),", "could not be read", "Included (A1); not all could be read"]),
        ("report --format page", ["What has been decided about this could not be read."]),
    ],
)
def test_what_has_no_title_and_what_could_not_be_read_is_said_to_be_so(
    of_values: Path, command: str, says: list[str]
) -> None:
    shown = align(of_values, *command.split()).out
    assert [one for one in says if one not in shown] == []
