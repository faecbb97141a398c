"""The tables of a report, in the words of the thing: lines of YAML, and the rows that they give."""

from dataclasses import replace

from views_in import context_of, finding, shipped_views
from yaml_in import strategy_of

from alignment.findings.finding import Accepted
from alignment.results.report import Cell, ReportGap, Row, Table
from alignment.views.columns import cell
from alignment.views.context import Context
from alignment.views.tables import tables
from alignment.views.view import ColumnView, TableView, Views

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


def cell_text(cell: Cell) -> str:
    shown = [f"{one.element or one.text}{f' ({one.basis})' if one.basis else ''}" for one in cell.entries]
    return ", ".join([*shown, *([f"!{cell.gap.says}"] if cell.gap else [])])


def row_text(row: Row) -> list[str]:
    return [row.element.id, *(cell_text(cell) for cell in row.cells)]


def table_of(context: Context, name: str) -> Table:
    (found,) = (one for one in tables(context, shipped_views()) if one.id == name)
    return found


def test_the_table_of_actions_has_a_column_an_ambition_and_groups_by_the_first() -> None:
    gaps = (
        finding("advances no ambition", "X3", "advances"),
        finding("has no owner", "X3", "owner"),
    )
    table = table_of(context_of(PLAN, *gaps), "actions")
    assert [column.heading for column in table.columns][:3] == ["A1", "A2", "Owner"]
    assert [(row.group, *row_text(row)) for row in table.rows] == [
        ("Advances no ambition", "X3", "", "", "!has no owner", "!none", "!none", "!none", "", ""),
        ("A1 Early", "X1", "A1 (promised)", "", "!none", "M1", "S1", "!none", "", ""),
        ("A1 Early", "X2", "A1", "A2", "!none", "!none", "!none", "!none", "", ""),
    ]
    assert table.rows[0].unmarked == ReportGap("advances no ambition", ("R/X3/advances",))
    assert table.rows[0].findings == ("R/X3/advances", "R/X3/owner")
    assert table.nothing == ("No action discharges a duty.", "No action delivers a reform item.")


def test_a_column_that_may_be_empty_is_no_gap_of_a_row_also_where_gaps_are_named() -> None:
    context = context_of(
        "duties:\n- {id: D1, title: Provide, held_by: P1}\n- {id: D2, title: Ask}\norganisations: [{id: P1, title: Council}]\n"
    )
    columns = (ColumnView("Held by", link="held_by", is_optional=True), ColumnView("Done by", link="discharged_by"))
    view = TableView("duty", columns, id="d", title="Duties", names_gaps=True)
    (table,) = tables(context, Views((view,)))
    assert table.nothing == ("Nothing under “Done by” for D1 “Provide” and D2 “Ask”.",)


def test_ambitions_that_no_action_advances_are_named() -> None:
    table = table_of(context_of("ambitions: [{id: A1, title: Early}]\nactions: [{id: X, title: Do}]\n"), "actions")
    assert table.nothing[0] == "No action advances A1 “Early”."


def test_a_column_that_no_action_has_anything_in_is_named() -> None:
    plan = "duties: [{id: D1, title: Provide}]\nactions: [{id: X, title: Do, discharges: D1}, {id: Y, title: Wait}]\n"
    assert table_of(context_of(plan), "actions").nothing == ("No action delivers a reform item.",)


def test_many_ambitions_share_a_column() -> None:
    many = "".join(f"  - {{id: A{number}, title: T{number}}}\n" for number in range(1, 10))
    table = table_of(
        context_of(f"ambitions:\n{many}actions:\n  - {{id: X, title: Do, advances: [A2, A9]}}\n"), "actions"
    )
    assert [column.heading for column in table.columns][:2] == ["Advances", "Owner"]
    assert row_text(table.rows[0])[1] == "A2, A9"
    assert table.rows[0].group == "A2 T2"
    assert table.rows[0].unmarked is None


def test_rows_with_nothing_in_a_column_are_named_the_first_twelve_of_many() -> None:
    duties = "".join(f"  - {{id: D{number}, title: T{number}}}\n" for number in range(14))
    table = table_of(context_of(f"duties:\n{duties}"), "duties")
    assert [one[:46] for one in table.nothing] == [
        "Nothing under “Held by” for D0 “T0”, D1 “T1”, ",
        "Nothing under “Discharged by” for D0 “T0”, D1 ",
    ]
    assert "D13" not in table.nothing[0]


def test_a_source_says_how_it_took_place_and_what_it_informed() -> None:
    table = table_of(context_of(PLAN), "sources")
    assert [row_text(row) for row in table.rows] == [
        ["S1", "co-produced", "!none", "parents and carers and schools", "X1", "!none"]
    ]
    assert {one.id for one in tables(context_of(PLAN), shipped_views())} == {"actions", "sources"}


def test_a_finding_that_does_not_count_is_said_not_to_beside_what_is_there() -> None:
    found = finding("is owned by a unit", "X1", "owner:1")
    accepted = replace(found, suppression=Accepted(found.location))
    context = context_of("actions: [{id: X1, title: Train, owner: R}]\nroles: [{id: R, title: Head}]\n", accepted)
    assert (
        cell_text(cell(context, "X1", ColumnView("Owner", link="owner"))) == "R, !is owned by a unit (accepted error)"
    )


def test_what_is_not_there_is_no_table() -> None:
    assert tables(context_of("roles: [{id: R, title: Head}]\n"), shipped_views()) == ()


def test_updates_stand_together_by_what_they_are_of_and_miss_nothing_that_need_not_be_said() -> None:
    plan = """\
measures:
  - {id: M1, title: Trained, observations: [{date: 2026-03, actual_value: 47, rag: amber}]}
  - {id: M2, title: Counted, observations: [{date: 2026-03, grade: Good, comment: Rated}]}
observations: [{observation_of: M1, date: 2026-06, actual_value: 52, numerator: 52, denominator: 100}]
"""
    table = table_of(context_of(plan), "updates")
    assert [one.heading for one in table.columns] == ["Date", "Value", "Counted", "RAG", "Comment", "By"]
    assert [(row.group, *row_text(row)) for row in table.rows] == [
        ("M1 Trained", "M1.2026-03", "2026-03", "47", "", "amber", "", ""),
        ("M1 Trained", "M1.2026-06", "2026-06", "52", "52 of 100", "", "", ""),
        ("M2 Counted", "M2.2026-03", "2026-03", "Good", "", "", "Rated", ""),
    ]
    assert (table.spread, len(table.nothing)) == (None, 1)


def test_a_risk_shows_its_reference_likelihood_and_impact_where_any_has_them_or_may_have_them() -> None:
    def headings(fields: str) -> list[str]:
        plan = f"risks: [{{id: RK1, title: Staff leave{fields}}}, {{id: RK2, title: Money ends}}]\n"
        return [one.heading for one in table_of(Context.of(strategy_of(plan)[0], ()), "risks").columns][:3]

    assert headings(", likelihood: 3, impact: major") == ["Likelihood", "Impact", "Rating"]
    assert headings(", impact: 4") == ["Impact", "Rating", "Threatens"]
    assert headings(", reference: CR12")[0] == "Reference"
    assert headings(", impact: [4, 5]") == ["Impact", "Rating", "Threatens"]
    assert headings("")[0] == "Rating"
