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
