"""With a file an element, action 2 stands before action 10, wherever actions are listed."""

import re
from pathlib import Path

import pytest
from projects import HOUSE, STRATEGY, align, written

IDS = ["P-1", "P-2", "P-9", "P-10", "P-11"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    actions = {f"strategy_model/{one}.yaml": f"actions: [{{id: {one}, title: Do it}}]\n" for one in reversed(IDS)}
    return written(tmp_path, {**HOUSE, "strategy_model/strategy.yaml": STRATEGY, **actions})


def listed(text: str) -> list[str]:
    """Gives the ids in the order in which they are first named."""
    return list(dict.fromkeys(re.findall(r"\bP-[0-9]+\b", text)))


@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif", "junit", "markdown", "github", "gitlab"])
def test_findings(project: Path, form: str) -> None:
    assert listed(align(project, "check", "--format", form).out) == IDS


@pytest.mark.parametrize("form", ["csv", "markdown", "annex", "html", "json"])
def test_reports(project: Path, form: str) -> None:
    assert listed(align(project, "report", "--format", form).out) == IDS
