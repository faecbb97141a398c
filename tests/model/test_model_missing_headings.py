"""Entries below a heading that is not theirs are told once, with the heading that is missing."""

from pathlib import PurePosixPath
from typing import Final

import pytest
from yaml_in import document_of, said, strategy_of

from alignment.model.metamodel import built_in_metamodel
from alignment.model.missing_headings import bare, with_heading
from alignment.model.named_elements import NamedElements
from alignment.source import edited

AMBITIONS: Final = "ambitions:\n  - id: A1\n    title: Heard\n"
ACTION: Final = "  - id: ACT-{n}\n    title: Train\n    owner: R-1\n    advances: A1\n    cost: 5\n"
ROLES: Final = "roles:\n  - id: R-1\n    title: Head of SEND\n"


def of(text: str) -> list[str]:
    strategy, findings = strategy_of(text)
    assert not [one for one in strategy.elements if one.startswith("ACT")]
    return said([one for one in findings if one.rule != "MODEL-STRATEGY"])


def test_the_missing_heading_is_said_once_for_all_entries_below_it_and_links_to_them_are_not_called_dangling() -> None:
    lean = "  - id: ACT-3\n    title: Meet\n"
    milestones = "milestones:\n  - id: MS-1\n    title: Begun\n    part_of: ACT-2\n"
    text = f"{AMBITIONS}{ACTION.format(n=1)}{ACTION.format(n=2)}{lean}{ROLES}{milestones}"
    assert of(text) == [
        "4:9 MODEL-SECTION 1.yaml lacks the line `actions:` above ACT-1: 3 entries under `ambitions:` not read",
        "22:14 LINK-UNCHECKED 1 link not checked: 1.yaml could not be read whole",
    ]


def test_the_line_is_written_above_the_first_entry_as_the_file_is_written() -> None:
    (finding,) = strategy_of(f"{AMBITIONS}{ACTION.format(n=1)}{ROLES}".replace("\n", "\r\n"))[1]
    assert finding.fix == "Write `actions:` on a line of its own above it."
    assert [(one.location.line, one.location.column, one.new_text) for one in finding.edits] == [(4, 1, "actions:\r\n")]


@pytest.mark.parametrize(
    "text",
    [
        f"{AMBITIONS}{ACTION.format(n=1)}{ROLES}actions: []\n",
        "ambitions: [{id: A1, title: Heard}, {id: ACT-1, title: Train, owner: R-1, advances: A1, cost: 5}]\n" + ROLES,
    ],
    ids=["where the section stands elsewhere", "in brackets"],
)
def test_where_no_line_can_be_written_the_entries_are_moved(text: str) -> None:
    (finding,) = strategy_of(text)[1]
    assert (finding.rule, finding.edits) == ("MODEL-SECTION", ())
    assert finding.fix == "Move it, with what follows it, to `actions:`."


@pytest.mark.parametrize(
    "text",
    [
        f"{AMBITIONS}{ACTION.format(n=1)}  - text\n{ROLES}",
        f"{AMBITIONS}  - id: B1\n    title: Train\n    owner: R-1\n    due: 2027\n    mood: 1\n{ROLES}",
        f"{AMBITIONS}{ACTION.format(n=1).replace('ACT-1', 'A-1')}{ROLES}",
        f"{AMBITIONS}{ACTION.format(n=1)}{'  - id: AMB-2'}\n    title: More\n    contributes_to: O1\n    aim: Less\n{ROLES}",
        f"boards:\n  - id: B1\n    title: Board\n{ROLES}  - id: P1\n    title: Team\nplans:\n  - id: PL-1\n    title: Plan\n    owner: B1\n",
    ],
    ids=[
        "with a text among them",
        "where no kind has all",
        "where ids begin alike",
        "where some belong",
        "with one of each",
    ],
)
def test_entries_that_may_belong_where_they_stand_are_read_there(text: str) -> None:
    assert not [one for one in strategy_of(text)[1] if one.rule == "MODEL-SECTION"]


def test_links_tell_where_fields_do_not_and_only_where_no_file_has_the_section() -> None:
    boards = "boards:\n  - id: B1\n    title: Board\n  - id: R-1\n    title: Head of SEND\n"
    action = "actions:\n" + ACTION.format(n=1).replace("    advances: A1\n", "")
    (missing, _) = strategy_of(boards + action)[1]
    assert missing.message == "1.yaml lacks the line `roles:` above R-1: 1 entry under `boards:` not read"
    (wrong,) = strategy_of(f"{boards}roles:\n  - id: R-2\n    title: Head\n{action}")[1]
    assert wrong.rule == "LINK-KIND"


# Files without any heading


MILESTONE: Final = "- id: MS-1\n  title: Begun\n  part_of: ACT-1\n"


@pytest.mark.parametrize(
    ("text", "section"),
    [
        (MILESTONE, "milestones"),
        ("  - id: R-1\n    title: Head of SEND\n", "roles"),
        ("id: S-1\ntitle: Strategy\nperiod_from: 2026\naim: Inclusion\n", "strategy"),
        ("  id: S-1\n  title: Strategy\n  aim: Inclusion\n", "strategy"),
        ("id: MS-1\ntitle: Begun\npart_of: ACT-1\n", "milestones"),
    ],
)
def test_a_file_without_a_heading_is_told_which_and_its_mend_leaves_it_read(text: str, section: str) -> None:
    others = f"{AMBITIONS}actions:\n{ACTION.format(n=1)}"
    strategy, findings = strategy_of(others, text)
    (finding,) = (one for one in findings if one.rule == "MODEL-ROOT")
    assert finding.message.startswith(f"2.yaml lacks the line `{section}:` above ")
    assert finding.fix.startswith(f"Write `{section}:` on a line of its own above it")
    assert {one.sections for one in strategy.unread} == {frozenset({section})}
    mended, after = strategy_of(others, edited(text, finding.edits))
    assert "MODEL-ROOT" not in [one.rule for one in after]
    assert len(mended.elements) == len(strategy.elements) + 1


def test_a_file_whose_entries_may_be_of_several_kinds_is_asked_for_the_name() -> None:
    (finding,) = strategy_of("- id: X-1\n  title: Something\n")[1]
    assert finding.message == "1.yaml lacks the name of a section above X-1"
    assert (finding.fix, finding.edits) == ("Put the elements under the name of their section.", ())


def test_a_file_may_say_by_its_own_name_what_it_lists() -> None:
    read, _ = document_of("- id: X-1\n  title: Something\n", "channels.yaml")
    assert read.source.path == PurePosixPath("channels.yaml")
    found = bare(read, NamedElements((read,), built_in_metamodel()))
    assert found is not None
    assert found.finding(read).fix == "Write `channels:` on a line of its own above it."


def headed(text: str) -> tuple[str, int]:
    """Gives the mend of what keeps a file from being read, and how many changes to the file it makes."""
    document, (finding,) = document_of(text, "plan.yaml")
    told = with_heading(finding, document, NamedElements((document,), built_in_metamodel()))
    return told.fix, len(told.edits)


def test_where_the_heading_is_missing_below_other_fields_it_is_named_if_the_entries_tell_which() -> None:
    strategy = "strategy:\n  id: S-1\n  title: Plan\n"
    board = "  - id: B-1\n    title: Board\n    meets: monthly\n"
    assert headed(f"{strategy}{board}") == ("Write `boards:` on a line of its own above it.", 1)
    unnamed = "Write the name of its section, such as `actions:`, on a line of its own above it, at the margin."
    assert headed(f"{strategy}  - id: X-1\n    title: Something\n") == (unnamed, 0)
    assert headed(f"{strategy}  - id: X-1\n    title: 'Some\n") != (unnamed, 1)
    assert headed("  - id: X-1\n    title: Something\nroles: []\n") == (unnamed, 0)
    assert headed("actions:\n  - id: X-1\n    title: [a\n")[0] != unnamed


def test_above_the_fields_of_the_strategy_its_heading_is_missing() -> None:
    assert headed("  id: S-1\n  title: Plan\nroles: []\n") == ("Write `strategy:` on a line of its own above it.", 1)
    assert headed("  roles:\n    - id: R-1\nboards: []\n")[0].startswith("Move it out")
