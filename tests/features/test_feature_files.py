"""Every scenario that is written is run: of two of one name, and of an outline without rows, pytest-bdd says nothing."""

from pathlib import Path
from typing import TypeGuard

import pytest
from gherkin.parser import Parser
from gherkin.parser_types import Envelope, ScenarioEnvelope

FEATURES = sorted((Path(__file__).resolve().parents[2] / "features").glob("*.feature"))
TESTS = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))


def is_scenario(one: Envelope) -> TypeGuard[ScenarioEnvelope]:
    return "scenario" in one


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_every_scenario_of_a_file_has_a_name_of_its_own_and_is_run_at_least_once(path: Path) -> None:
    children = Parser().parse(path.read_text(encoding="utf-8"))["feature"]["children"]
    found = [one["scenario"] for one in children if is_scenario(one)]
    names = [one["name"] for one in found]
    assert sorted(set(names)) == sorted(names)
    outlines = [one for one in found if one["keyword"] == "Scenario Outline"]
    assert [one["name"] for one in outlines if not any(table["tableBody"] for table in one["examples"])] == []
    assert f'scenarios("{path.name}")' in TESTS
