"""What the sections of the traceability report say, in the words of the thing: lines of YAML, and the section."""

from dataclasses import replace
from pathlib import PurePosixPath

from yaml_in import strategy_of

from alignment.findings.finding import Accepted, Finding, Severity
from alignment.results.report import Cell, ReportGap, Row, Table, ThreadElement
from alignment.source import SourceFile
from alignment.traceability import lists
from alignment.traceability.looking import Looking
from alignment.traceability.tables import tables
from alignment.traceability.threads import loose, threads


def looking_at(text: str, *findings: Finding) -> Looking:
    strategy, found = strategy_of(text)
    assert [one.message for one in found if one.severity is Severity.ERROR] == []
    return Looking.at(strategy, findings)


def finding(says: str, element: str, facet: str, rule: str = "R") -> Finding:
    place = SourceFile(PurePosixPath("1.yaml"), b"").location(1)
    return Finding(rule, Severity.ERROR, says, place, element=element, facet=facet)


def drawn(thread: ThreadElement, depth: int = 0) -> list[str]:
    """Draws a thread, a line an element."""
    says = f"{thread.says} " if thread.says else ""
    tags = "".join(f" [{one}]" for one in (thread.basis, *(gap.says for gap in thread.gaps)) if one)
    further = [line for one in thread.further for line in drawn(one, depth + 1)]
    return [f"{'  ' * depth}{says}{thread.element.id}{tags}", *further]


def cell_text(cell: Cell) -> str:
    shown = [f"{one.element or one.text}{f' ({one.basis})' if one.basis else ''}" for one in cell.entries]
    return ", ".join([*shown, *([f"!{cell.gap.says}"] if cell.gap else [])])


def row_text(row: Row) -> list[str]:
    return [row.element.id, *(cell_text(cell) for cell in row.cells)]


def table_of(looking: Looking, name: str) -> Table:
    (found,) = (one for one in tables(looking) if one.id == name)
    return found


PLAN = """\
outcomes:
  - {id: O1, title: Thrive}
  - {id: O2, title: Learn, part_of: O1, measured_by: M1}
ambitions:
  - {id: A1, title: Early, contributes_to: O2, measured_by: [{to: M1, basis: inferred}]}
  - {id: A2, title: Heard}
actions:
  - {id: X1, title: Train, advances: [{to: A1, basis: promised}], measured_by: M1, informed_by: S1, evidence: G1}
  - {id: X2, title: Ask, advances: [A2, A1]}
  - {id: X3, title: Wait}
measures: [{id: M1, title: Trained}, {id: M2, title: Counted}]
sources: [{id: S1, title: Forum, level: co-produced, who: [parents and carers, schools]}]
paragraphs: [{id: G1, title: One}]
"""


def test_the_thread_goes_from_outcome_to_paragraph_and_follows_nothing_twice() -> None:
    looking = looking_at(PLAN, finding("has no owner", "X2", "owner"), finding("x", "O1", "title"))
    (thread,) = threads(looking)
    assert drawn(thread) == [
        "O1",
        "  has as part O2",
        "    is contributed to by A1",
        "      is measured by M1 [inferred]",
        "      is advanced by X1 [promised]",
        "        is measured by M1",
        "        is informed by S1",
        "        rests on G1",
        "      is advanced by X2 [has no owner]",
        "    is measured by M1",
    ]
    assert [drawn(one) for one in loose(looking, [thread])] == [
        ["A2", "  is advanced by, shown above X2"],
        ["X3"],
        ["M2"],
    ]


def test_outcomes_that_are_part_of_each_other_still_end() -> None:
    looking = looking_at("outcomes:\n  - {id: O1, title: A, part_of: O2}\n  - {id: O2, title: B, part_of: O1}\n")
    assert threads(looking) == ()


def test_the_table_of_actions_has_a_column_an_ambition_and_groups_by_the_first() -> None:
    gaps = (
        finding("advances no ambition", "X3", "advances"),
        finding("has no owner", "X3", "owner"),
    )
    table = table_of(looking_at(PLAN, *gaps), "actions")
    assert [column.heading for column in table.columns][:3] == ["A1", "A2", "Owner"]
    assert [(row.group, *row_text(row)) for row in table.rows] == [
        ("Advances no ambition", "X3", "", "", "!has no owner", "!none", "!none", "!none", "", ""),
        ("A1 Early", "X1", "A1 (promised)", "", "!none", "M1", "S1", "!none", "", ""),
        ("A1 Early", "X2", "A1", "A2", "!none", "!none", "!none", "!none", "", ""),
    ]
    assert table.rows[0].unmarked == ReportGap("advances no ambition", ("R/X3/advances",))
    assert table.rows[0].findings == ("R/X3/advances", "R/X3/owner")
    assert table.nothing == ("No action discharges a duty.", "No action delivers a reform item.")


def test_ambitions_that_no_action_advances_are_named() -> None:
    table = table_of(looking_at("ambitions: [{id: A1, title: Early}]\nactions: [{id: X, title: Do}]\n"), "actions")
    assert table.nothing[0] == "No action advances A1 “Early”."


def test_a_column_that_no_action_has_anything_in_is_named() -> None:
    plan = "duties: [{id: D1, title: Provide}]\nactions: [{id: X, title: Do, discharges: D1}, {id: Y, title: Wait}]\n"
    assert table_of(looking_at(plan), "actions").nothing == ("No action delivers a reform item.",)


def test_many_ambitions_share_a_column() -> None:
    many = "".join(f"  - {{id: A{number}, title: T{number}}}\n" for number in range(1, 10))
    table = table_of(
        looking_at(f"ambitions:\n{many}actions:\n  - {{id: X, title: Do, advances: [A2, A9]}}\n"), "actions"
    )
    assert [column.heading for column in table.columns][:2] == ["Advances", "Owner"]
    assert row_text(table.rows[0])[1] == "A2, A9"
    assert table.rows[0].group == "A2 T2"
    assert table.rows[0].unmarked is None


def test_rows_with_nothing_in_a_column_are_named_the_first_twelve_of_many() -> None:
    duties = "".join(f"  - {{id: D{number}, title: T{number}}}\n" for number in range(14))
    table = table_of(looking_at(f"duties:\n{duties}"), "duties")
    assert [one[:46] for one in table.nothing] == [
        "Nothing under “Held by” for D0 “T0”, D1 “T1”, ",
        "Nothing under “Discharged by” for D0 “T0”, D1 ",
    ]
    assert "D13" not in table.nothing[0]


def test_a_source_says_how_it_took_place_and_what_it_informed() -> None:
    table = table_of(looking_at(PLAN), "sources")
    assert [row_text(row) for row in table.rows] == [
        ["S1", "co-produced", "!none", "parents and carers and schools", "X1", "!none"]
    ]
    assert {one.id for one in tables(looking_at(PLAN))} == {"actions", "sources"}


def test_a_finding_that_does_not_count_is_said_not_to_beside_what_is_there() -> None:
    found = finding("is owned by a unit", "X1", "owner:1")
    accepted = replace(found, suppression=Accepted(found.location))
    looking = looking_at("actions: [{id: X1, title: Train, owner: R}]\nroles: [{id: R, title: Head}]\n", accepted)
    assert cell_text(looking.cell("X1", "owner")) == "R, !is owned by a unit (accepted)"


def test_dates_that_have_moved_are_listed_the_furthest_first() -> None:
    looking = looking_at(
        "actions:\n"
        "  - {id: X1, title: A, due: 2023-01-31, due_original: 2023-01-01, slip_reason: Snow}\n"
        "  - {id: X2, title: B, due: 2022, due_original: 2023}\n"
        "  - {id: X3, title: C, due: 2022-12, due_original: 2022-12-31}\n"
        "  - {id: X4, title: D, due: 2022-12}\n"
    )
    assert [(one.element.id, one.days, one.reason) for one in lists.slips(looking)] == [
        ("X2", -365, ""),
        ("X1", 30, "Snow"),
    ]


def test_a_wait_says_for_what_until_when_and_what_it_holds_up() -> None:
    looking = looking_at(
        "contingencies: [{id: C, title: Grant, trigger: A letter, review: 2023-05, status: open, waits_on: F, holds_up: X}]\n"
        "funds: [{id: F, title: Fund}]\nactions: [{id: X, title: Do}]\n"
    )
    (wait,) = lists.waits(looking)
    assert (wait.status, wait.trigger, wait.review) == ("open", "A letter", "2023-05")
    assert ([one.element for one in wait.waits_on], [one.element for one in wait.holds_up]) == (["F"], ["X"])


def test_paragraphs_are_listed_with_what_rests_on_them_also_those_that_nothing_cites() -> None:
    looking = looking_at(
        "documents: [{id: D, title: Report}]\n"
        "paragraphs: [{id: G1, title: One, number: 1.1, part_of: D}, {id: G2, title: Two}]\n"
        "actions: [{id: X, title: Do, evidence: G1}]\n"
    )
    found = [(one.paragraph.id, one.number, one.document, one.elements) for one in lists.cited(looking)]
    assert found == [("G1", "1.1", "Report", ("X",)), ("G2", "", "", ())]


def test_what_people_said_is_told_with_what_was_done_and_what_became_of_it() -> None:
    looking = looking_at(
        "feedback: [{id: F1, title: Be brief, answer: taken, said_in: S}, {id: F2, title: Be quick, reason: No money}]\n"
        "sources: [{id: S, title: Forum}]\n"
        "actions: [{id: X, title: Do, responds_to: F1, status: on track}]\n"
    )
    first, second = lists.answered(looking)
    assert (first.answer, [one.element for one in first.done], first.status) == ("taken", ["X"], ("on track",))
    assert (second.answer, second.reason, second.done) == ("", "No money", ())


def test_what_is_not_there_is_no_table() -> None:
    assert tables(looking_at("roles: [{id: R, title: Head}]\n")) == ()


def test_days_are_counted_to_the_last_of_a_partial_date() -> None:
    looking = looking_at("actions: [{id: X, title: A, due: 2023-01, due_original: 2022-12}]\n")
    assert [one.days for one in lists.slips(looking)] == [31]
