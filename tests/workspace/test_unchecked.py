"""What is not known of one element is said of that element alone, wherever it is asked about."""

from pathlib import Path

import pytest
from projects import HOUSE, SOUND, align, written

MODEL = "strategy_model/plan.yaml"
WAIVER = "rule: H-OWNER, element: ACT-1, reason: The post is vacant, approved_by: R-1"


def test_a_waiver_of_what_is_not_checked_is_not_called_unused(tmp_path: Path) -> None:
    files = {
        **HOUSE,
        MODEL: SOUND.replace("owner: R-1", "owner: R-9"),
        "strategy_model/waivers.yaml": f"waivers:\n  - {{{WAIVER}, approved_on: 2022-09-01, expires: 2022-12-01}}\n",
    }
    run = align(written(tmp_path, files), "check", "--format", "concise", "--as-at", "2022-09-14")
    assert run.code == 2
    assert "LINK-UNKNOWN" in run.out
    assert "WAIVER-UNUSED" not in run.out
    assert "H-OWNER" not in run.out.partition("LINK-UNKNOWN")[0]


def test_an_explanation_says_which_rules_cannot_tell(tmp_path: Path) -> None:
    files = {**HOUSE, MODEL: SOUND.replace("owner: R-1", "owner: R-9")}
    said = align(written(tmp_path, files), "explain", "ACT-1").out
    assert "not checked" in said.lower()


@pytest.mark.parametrize("stage", ["stage: aproval", "stag: approval", "rank: approval"])
def test_a_stage_that_cannot_be_read_is_not_called_the_strategys_own(tmp_path: Path, stage: str) -> None:
    run = align(written(tmp_path, {**HOUSE, MODEL: SOUND.replace("stage: approval", stage)}), "check")
    assert run.code == 2
    assert "as if at stage draft, because no stage could be read" in " ".join(run.out.split())
