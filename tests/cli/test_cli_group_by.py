"""`--group-by` lists findings under what each is about, who answers for it, or its file; none is lost by it."""

from pathlib import Path
from typing import Final

import pytest
from projects import HOUSE, STRATEGY, Run, align, pack, written

ROLES: Final = """\
roles:
  - {id: R-1, title: Head of inclusion}
  - {id: R-2, title: Head of health}
"""
ACTIONS: Final = """\
actions:
  - {id: A-1, title: Own, owner: R-1, measured_by: M-1}
  - {id: A-2, title: Of another, owner: R-2, measured_by: M-1}
  - {id: A-3, title: Of nobody}
measures:
  - {id: M-1, title: Schools mapped}
"""
BASELINE: Final = """\
  - id: H-BASELINE
    title: Every measure has a baseline
    severity: error
    every: measure
    must_have: baseline_value
    message: has no baseline
    why: Nobody can tell what has changed.
    fix: Write `baseline_value`.
    source: {document: Rules of the house, locator: page 1}
    examples:
      pass:
        measures: [{id: M, title: T, baseline_value: 1}]
      fail:
        measures: [{id: M, title: T}]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {"strategy_model/plan.yaml": STRATEGY + ROLES, "strategy_model/actions.yaml": ACTIONS}
    return written(tmp_path, {**HOUSE, **files})


def grouped(folder: Path, by: str, *options: str) -> Run:
    return align(folder, "check", "--as-at", "2022-09-14", "--group-by", by, *options)


def listed(run: Run) -> list[str]:
    """Gives the lines of the groups, without what the check comes to."""
    return run.out.partition("\n\n`--full`")[0].partition("\n\n")[2].splitlines()


def test_by_element_each_finding_is_a_line_that_does_not_name_it_again(project: Path) -> None:
    assert listed(grouped(project, "element")) == [
        'A-3 "Of nobody": 1 error, 1 warning, 1 note',
        "  error[H-OWNER]: has no owner",
        "  warning[H-MEASURE]: has no measured_by",
        "  info[H-BOARD]: has no overseen_by",
        "",
        'A-1 "Own": 1 note',
        "  info[H-BOARD]: has no overseen_by",
        "",
        'A-2 "Of another": 1 note',
        "  info[H-BOARD]: has no overseen_by",
    ]


def test_by_owner_what_nobody_answers_for_comes_first(project: Path) -> None:
    assert listed(grouped(project, "owner")) == [
        "Nobody answers for these: 1 error, 1 warning, 1 note",
        '  error[H-OWNER]: A-3 "Of nobody" has no owner',
        '  warning[H-MEASURE]: A-3 "Of nobody" has no measured_by',
        '  info[H-BOARD]: A-3 "Of nobody" has no overseen_by',
        "",
        'R-1 "Head of inclusion": 1 note',
        '  info[H-BOARD]: A-1 "Own" has no overseen_by',
        "",
        'R-2 "Head of health": 1 note',
        '  info[H-BOARD]: A-2 "Of another" has no overseen_by',
    ]


def test_by_file_each_stands_with_its_line_and_what_hides_something_first(project: Path) -> None:
    written(project, {"strategy_model/b.yaml": "plans:\n  - {id: P-1, title: T, overseen_by: B-9}\n"})
    lines = listed(grouped(project, "file"))
    assert lines[0] == "strategy_model/b.yaml: 1 error"
    assert lines[1].startswith("  2: error[LINK-UNKNOWN]: P-1 ")
    assert lines[3:] == [
        "strategy_model/actions.yaml: 1 error, 1 warning, 3 notes",
        '  2: info[H-BOARD]: A-1 "Own" has no overseen_by',
        '  3: info[H-BOARD]: A-2 "Of another" has no overseen_by',
        '  4: error[H-OWNER]: A-3 "Of nobody" has no owner',
        '  4: warning[H-MEASURE]: A-3 "Of nobody" has no measured_by',
        '  4: info[H-BOARD]: A-3 "Of nobody" has no overseen_by',
    ]


def test_what_is_about_a_file_is_about_no_element(project: Path) -> None:
    written(project, {"strategy_model/b.yaml": "plans: [\n"})
    assert grouped(project, "element").lines[2] == "About no element: 1 error"


def test_posts_that_answer_together_are_one_group(project: Path) -> None:
    written(project, {"rules.yaml": pack(BASELINE)})
    lines = listed(grouped(project, "owner"))
    assert lines == [
        'R-1 "Head of inclusion" and R-2 "Head of health": 1 error',
        '  error[H-BASELINE]: M-1 "Schools mapped" has no baseline',
    ]
    assert lines[-1] in grouped(project, "owner", "--owner", "R-2").lines


def test_full_lists_each_with_its_place_and_reason_within_its_group(project: Path) -> None:
    run = grouped(project, "owner", "--full")
    assert run.lines[2:6] == [
        "Nobody answers for these: 1 error, 1 warning, 1 note",
        "",
        'error[H-OWNER]: A-3 "Of nobody" has no owner',
        "  --> strategy_model/actions.yaml:4:10",
    ]
    after = run.out[run.out.index('R-1 "Head of inclusion": 1 note') :]
    assert "   = why:  " in after
    assert "`--full`" not in run.out


def test_a_narrower_question_is_gathered_too(project: Path) -> None:
    assert listed(grouped(project, "element", "--owner", "R-1"))[0] == 'A-1 "Own": 1 note'
    assert listed(grouped(project, "owner", "--select", "H-OWNER")) == [
        "Nobody answers for these: 1 error",
        '  error[H-OWNER]: A-3 "Of nobody" has no owner',
    ]
    assert grouped(project, "rule").out == align(project, "check", "--as-at", "2022-09-14").out


def test_of_several_strategies_each_has_its_groups(project: Path) -> None:
    written(project / "two", {**HOUSE, "strategy_model/plan.yaml": STRATEGY + ROLES + ACTIONS})
    run = grouped(project, "file", ".", "two")
    assert run.out.partition("\n\n")[2].startswith(".:\n\nstrategy_model/actions.yaml: 1 error")
    assert "\ntwo:\n\ntwo/strategy_model/plan.yaml: 1 error, 1 warning, 3 notes\n" in run.out


def test_concise_follows_the_order_and_markdown_has_headings(project: Path) -> None:
    lines = grouped(project, "file", "--format", "concise").lines
    assert [line.split()[2:4] for line in lines[:-1]] == [
        ["H-BOARD", "A-1"],
        ["H-BOARD", "A-2"],
        ["H-OWNER", "A-3"],
        ["H-MEASURE", "A-3"],
        ["H-BOARD", "A-3"],
    ]
    page = grouped(project, "owner", "--format", "markdown").out
    headings = [line for line in page.splitlines() if line.startswith("### ")]
    assert headings == [
        "### Nobody answers for these: 1 error, 1 warning, 1 note",
        '### R-1 "Head of inclusion": 1 note',
        '### R-2 "Head of health": 1 note',
    ]


def test_formats_for_programs_have_no_groups(project: Path) -> None:
    run = grouped(project, "owner", "--format", "json")
    assert run.code == 2
    says = "--group-by is for text, concise and markdown. Leave it out, or ask for one of these by --format."
    assert says in " ".join(run.err.split())
    beside = grouped(project, "owner", "--format", "json:out.json")
    assert beside.out.partition("\n\n")[2].startswith("Nobody answers for these: ")
    alone = align(project, "check", "--as-at", "2022-09-14", "--format", "json")
    assert (project / "out.json").read_bytes() == alone.bytes_out
