"""A section that stands under an element is told once, with where it belongs, and its entries are no part of the strategy."""

from typing import Final

import pytest
from yaml_in import strategy_of

from alignment.findings.finding import Finding
from alignment.source import edited

STRATEGY: Final = "strategy:\n  id: S-1\n  title: Plan\n  stage: draft\n  period_from: 2026\n  period_to: 2029\n"
AMBITIONS: Final = "  ambitions:\n    - id: A1\n      title: Heard\n"
ROLES: Final = "roles:\n  - {id: R-1, title: Head}\n"


def only(text: str) -> Finding:
    strategy, findings = strategy_of(text)
    (finding,) = (one for one in findings if one.rule == "MODEL-SECTION")
    assert [one for one in strategy.elements if one in {"A1", "MS-1"}] == []
    assert finding.message.endswith("which belongs at the margin: 1 entry not read")
    return finding


@pytest.mark.parametrize("text", [f"{STRATEGY}{AMBITIONS}{ROLES}", f"{STRATEGY}{AMBITIONS}"])
def test_below_the_strategy_it_is_moved_to_the_margin(text: str) -> None:
    finding = only(text)
    assert finding.fix == "Begin `ambitions:` at the margin."
    strategy, after = strategy_of(edited(text, finding.edits))
    assert "A1" in strategy.elements
    assert after == ()


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        (f"{STRATEGY}{AMBITIONS}  aim: Inclusion\n", "Move it to the end of the file, so that `ambitions:` begins at the margin."),
        (f"{STRATEGY}{AMBITIONS}ambitions: []\n", "Move its entries to those under `ambitions:` at the margin."),
        ("strategy: {id: S-1, title: Plan, ambitions: [{id: A1, title: Heard}]}\n",
         "Move it to the end of the file, so that `ambitions:` begins at the margin."),
        ("actions:\n  - id: ACT-1\n    title: Train\n    milestones: [{id: MS-1, title: Begun}]\n",
         "Move it to the end of the file, so that `milestones:` begins at the margin, and write `part_of: ACT-1` in each of its entries."),
    ],
)  # fmt: skip
def test_elsewhere_it_is_said_where_it_goes(text: str, fix: str) -> None:
    finding = only(text)
    assert (finding.fix, finding.edits) == (fix, ())


@pytest.mark.parametrize("value", ["[{title: Heard}]", "[A1]", "Heard"])
def test_what_holds_no_elements_is_no_section(value: str) -> None:
    assert "MODEL-SECTION" not in [one.rule for one in strategy_of(f"{STRATEGY}  ambitions: {value}\n")[1]]
