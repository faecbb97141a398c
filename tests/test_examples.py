"""The complete plan: exactly the faults that were left in it are found, and everything else in it holds."""

import json
from pathlib import Path
from typing import Final

from projects import align

ROOT: Final = Path(__file__).resolve().parent.parent
EXAMPLE: Final = ROOT / "examples/complete-plan"
ILLUSTRATIVE: Final = "PROV-ILLUSTRATIVE"
LEFT_IN: Final = [
    "warning ACT-SLIP ACT-04",
    "waived error ACT-COPROD ACT-08",
    "error ACT-OVERDUE ACT-10",
    "error MEA-COMPLETE M10",
    "warning PRN-EXERCISED ST1",
]
"""What was planted, by hand; the strategy speaks for its principle P6."""

NUMBER_OF_ELEMENTS: Final = 93
"""Of all kinds of which evidence is asked: not documents, paragraphs, organisations, roles, boards and channels."""


def found(*options: str) -> list[str]:
    """Gives every finding on a line of its own, at the example's own stage and on its own day."""
    done = align(EXAMPLE, "check", "--format", "concise", *options)
    assert (done.code, done.err) == (1, "")
    return [line for line in done.found if ": passed " not in line]


def test_the_faults_that_were_left_in_are_found() -> None:
    said = [line.split(": ", 1)[1] for line in found()]
    assert sorted(one for line in said for one in LEFT_IN if line.startswith(f"{one} ")) == sorted(LEFT_IN)


def test_every_element_is_called_an_illustration_once() -> None:
    lines = [line.split()[1:4] for line in found("--select", ILLUSTRATIVE)]
    assert {tuple(line[:2]) for line in lines} == {("error", ILLUSTRATIVE)}
    assert len({element for _, _, element in lines}) == len(lines) == NUMBER_OF_ELEMENTS


def test_the_faults_are_those_of_which_the_readme_tells() -> None:
    told = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    assert all(element in told for element in ("ACT-04", "ACT-08", "ACT-10", "M10", "P6"))
    assert any(line.endswith("1 of 6: P6") for line in found("--ignore", ILLUSTRATIVE))


def test_what_is_waived_is_back_when_its_time_is_over() -> None:
    lines = found("--select", "ACT-COPROD", "--as-at", "2027-06-01")
    assert [line.split(": ", 1)[1].split()[:2] for line in lines] == [
        ["error", "ACT-COPROD"],
        ["warning", "WAIVER-EXPIRED"],
    ]


def test_from_outside_its_folder_the_same_is_found() -> None:
    done = align(ROOT, "check", "examples/complete-plan", "--format", "concise")
    outside = [line.removeprefix("examples/complete-plan/") for line in done.found if ": passed " not in line]
    assert outside == found()


def test_every_rule_that_can_be_seen_at_work_is() -> None:
    done = align(EXAMPLE, "check", "--format", "json")
    became = {one["rule"]: one["became"] for one in json.loads(done.out)["strategies"][0]["rules"]}
    idle = {rule: word for rule, word in became.items() if word not in {"passed", "failed"}}
    assert idle == {
        "PROV-EVIDENCE": "nothing to check",
        "PROV-FIELD": "nothing to check",
        "PROV-QUOTE": "nothing to check",
        "MEA-GRADED": "nothing to check",
        "MS-RECOVERY": "nothing to check",
        "MEA-IN-WORDS": "nothing to check",
        "SRC-AHEAD": "nothing to check",
        "MEA-CURRENT": "not due",
        **dict.fromkeys(("MEA-WORSE", "MEA-LAWFUL", "MEA-STATUTORY", "MEA-DUTY", "MEA-EASED"), "nothing to check"),
        "MEA-RECOVERY": "nothing to check",
        **dict.fromkeys(("MS-SLIP", "ACT-FORECAST", "ACT-EXPECTED"), "nothing to check"),
    }
