"""Tables such as councils publish become a model, and of every cell it is known what became of it."""

from collections.abc import Mapping, Sequence

import pytest
from office_files import (
    Value,
    open_cell,
    open_row,
    opendocument,
    sheet_of,
    table_workbook,
    word,
    word_cell,
    word_heading,
    word_table,
    workbook,
)

from alignment.importing.mapping import TableMapping
from alignment.importing.read import Imported, import_grids
from alignment.importing.write import model_files
from alignment.office.package import NotOpened
from alignment.tables.read import read_grids

HEADS = ["Action", "Lead", "By when"]


def imported(content: bytes, mapping: TableMapping | None = None, name: str = "plan.xlsx") -> Imported:
    grids = read_grids(name, content)
    assert not isinstance(grids, NotOpened), grids.says
    return import_grids(grids, mapping or TableMapping())


def table(*rows: Sequence[Value], merged: Sequence[str] = ()) -> Imported:
    return imported(table_workbook(rows, merged))


def files_of(found: Imported) -> Mapping[str, str]:
    return model_files(found.drafts, "plan.xlsx")


def left(found: Imported) -> dict[str, str]:
    return {one.cell.address: one.why for one in found.left}


def lines(found: Imported, name: str) -> list[str]:
    return [line.strip() for line in files_of(found)[f"{name}.yaml"].splitlines()[2:] if line]


def test_headings_above_tables_are_the_priorities_of_their_actions() -> None:
    found = table(
        ["Joint plan 2026-27"], ["Priority 1: Inclusion"], HEADS, ["Do x", "Head of A", "March 2027"], ["Total"],
        ["Priority 2: Voice"], HEADS, ["Do y", "TBC", "31 September 2026"], [], ["Measure", "Target"], ["Attendance", "95%"],
    )  # fmt: skip
    assert lines(found, "ambitions") == [
        "- id: A1", 'title: "Priority 1: Inclusion"', "- id: A2", 'title: "Priority 2: Voice"',
    ]  # fmt: skip
    assert lines(found, "actions") == [
        "- id: ACT-01", "title: Do x", "owner: R-1", "due: 2027-03", "advances: [A1]",
        "- id: ACT-02", "title: Do y", "advances: [A2]",
    ]  # fmt: skip
    assert lines(found, "measures") == ["- id: M1", "title: Attendance", 'unit: "%"', "target_value: 95"]
    why = left(found)
    assert list(why) == ["Actions!A1", "Actions!A5", "Actions!B8", "Actions!C8"]
    assert why["Actions!A5"] == "is part of a total"
    assert why["Actions!B8"] == "counts as nothing"
    assert why["Actions!C8"].startswith("is not a date: September 2026 has 30 days.")
    assert found.read == 20


def test_a_head_of_two_storeys_with_merged_priorities_and_quarters_in_per_cent_and_numbers() -> None:
    found = table(
        ["Priority", "Action", "Success criteria", "2026/27", None, None],
        [None, None, None, "Q1", "Q2", "Q3"],
        ["Early help", "Train staff", "Staff trained", "45%", 60, "Amber"],
        [None, "Open a hub", "1. Open\n2. Busy", "Built", "n/a", None],
        [None, "Write", None, "12 homes", "Green", None],
        merged=["D1:F1", "A1:A2", "B1:B2", "C1:C2", "A3:A5"],
    )
    assert lines(found, "ambitions") == ["- id: A1", "title: Early help"]
    assert lines(found, "actions")[:8] == [
        "- id: ACT-01", "title: Train staff", "measured_by: [M1]", "advances: [A1]",
        "- id: ACT-02", "title: Open a hub", "measured_by: [M2, M3]", "advances: [A1]",
    ]  # fmt: skip
    assert lines(found, "actions")[8:] == [
        "observations:", "- date: 2026-06", "comment: Built",
        "- id: ACT-03", "title: Write", "advances: [A1]",
        "observations:", "- date: 2026-06", "actual_value: 12", "- date: 2026-09", "rag: green",
    ]  # fmt: skip
    assert lines(found, "measures")[:8] == [
        "- id: M1", "title: Staff trained", 'unit: "%"', "observations:", "- date: 2026-06", "actual_value: 45",
        "- date: 2026-12", "rag: amber",
    ]  # fmt: skip
    assert left(found) == {
        "Actions!E3": "has no % and the others of its row have: nobody can tell whether per cent are meant",
        "Actions!E4": "counts as nothing",
    }
    assert "  2026/27 Q1: observation 2026-06\n" in found.mapping.replace('"', "")


def test_a_table_in_word_with_two_leads_and_an_action_over_two_rows() -> None:
    goes_on = word_cell("", "<w:vMerge/>")
    rows = [
        ["Ref", "Action", "Lead", "Success measure", "Timescale"],
        ["1.1", word_cell("Meet the forum", '<w:vMerge w:val="restart"/>'), "Head of SEND and Director of Health", "Met", "Ongoing"],
        ["1.2", goes_on, "Family team; Head of SEND", "Answered", "termly"],
    ]  # fmt: skip
    found = imported(word(word_heading("Ambition 1 - Voice") + word_table(rows)), name="plan.docx")
    assert lines(found, "ambitions") == ["- id: A1", "title: Ambition 1 - Voice"]
    assert lines(found, "actions") == [
        '- id: "1.1"', "title: Meet the forum", "owner: R-1", "how_often: termly", "measured_by: [M1, M2]",
        "responsible: [R-2, R-3]", "advances: [A1]",
    ]  # fmt: skip
    assert lines(found, "roles") == [
        "- id: R-1", "title: Head of SEND", "type: post", "- id: R-2", "title: Director of Health", "type: post",
        "- id: R-3", "title: Family team", "type: unit",
    ]  # fmt: skip
    assert left(found) == {
        "table 1, row 2, column 5": "is not a date. Write a date such as 2022-09-21, 2022-09, 2022 or 2021/22.",
        "table 1, row 3, column 1": "is the number of another row of 1.1, which has one already",
    }


def test_text_with_separators_of_windows_with_two_stories_of_progress() -> None:
    content = "Action;Status;RAG;Comments;Update;Cost;Board\nCafé;Done;Red;One;Two;£20,500;SEND Board\nPub;Soonish;G;One;One;12 homes;3\n"
    found = imported(content.encode("cp1252"), name="plan.csv")
    assert files_of(found)["actions.yaml"].endswith(
        "  - id: ACT-01\n    title: Café\n    status: done\n    rag: red\n    notes: |-\n      One\n\n      Two\n    cost: 20500\n"
        "    overseen_by: [B1]\n\n  - id: ACT-02\n    title: Pub\n    rag: green\n    notes: One\n"
    )
    why = left(found)
    assert list(why) == ["plan!B3", "plan!F3", "plan!G3"]
    assert why["plan!B3"].endswith("Or say what it stands for in import.yaml, under `words`.")
    assert (why["plan!F3"], why["plan!G3"]) == ("is no amount in pounds", "names nothing in words")
    assert found.mapping.endswith('words:\n  Soonish: ""\n')


def test_a_spreadsheet_of_libreoffice_with_a_failed_lookup_a_band_and_a_hidden_sheet() -> None:
    failed = open_cell("#N/A", 'office:value-type="string"')
    band = open_cell("Being heard", 'table:number-columns-spanned="3"')
    rows = (
        open_row("Action", "Who", "Start date")
        + open_row(band)
        + open_row("Ask", failed, "Jan 2027")
        + open_row(failed, "Head of A")
    )
    sheets = f'<table:table table:name="Goal 1 Voice">{rows}</table:table>'
    hidden = f'<table:table table:name="L" table:style-name="h">{open_row("x")}</table:table>'
    style = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    found = imported(opendocument(sheets + hidden, style), name="plan.ods")
    assert lines(found, "actions") == ["- id: ACT-01", "title: Ask", "starts: 2027-01"]
    assert lines(found, "ambitions") == ["- id: A1", "title: Goal 1 Voice"]
    assert left(found) == {
        "L!A1": "stands on a hidden sheet",
        "Goal 1 Voice!A2": "may be a priority; if so, write `ambition` for it in import.yaml, under `headings`",
        "Goal 1 Voice!B3": "its formula failed",
        "Goal 1 Voice!A4": "stands in a row that names no action",
        "Goal 1 Voice!B4": "stands in a row that names no action",
    }


def test_a_table_of_measures_alone_has_owners_but_nothing_of_actions() -> None:
    found = table(
        ["KPI", "Owner", "Partners", "Due", "Board", "Baseline", "Target", "Jun 2026", "Notes", "Status"],
        ["Attendance", "Head of A", "ICB", "2027", "SEND Board", "90", "95%", "12 days", "Good", "Done"],
        ["Calls", "Head of A; Head of B", None, None, None, "few", "9", None, None],
        ["tbc", "Head of A"],
    )
    assert lines(found, "measures") == [
        "- id: M1", "title: Attendance", "owner: R-1", 'unit: "%"', "target_value: 95", "notes: Good",
        "- id: M2", "title: Calls", "owner: R-1", "target_value: 9", "responsible: [R-2]",
    ]  # fmt: skip
    assert set(left(found)) == {
        "Actions!C2",
        "Actions!D2",
        "Actions!E2",
        "Actions!F2",
        "Actions!H2",
        "Actions!J2",
        "Actions!F3",
        "Actions!A4",
        "Actions!B4",
    }


def test_figures_need_one_measure_and_dates_are_said_once() -> None:
    found = table(
        ["Action", "Measures", "Target", "Target by", "Jun 2026", "June 2026", "Deadline", "How often", "Partners"],
        ["Do", "1. a\n2. b", "9", None, "3", "4", "2027", "Quarterly", "TBC / TBC"],
        ["Go", "One measure", "9", "2028", "3", "4", "2027", "Now and then", "ICB"],
    )
    why = left(found)
    assert why["Actions!C2"] == "belongs to a measure, and the row names none, or several"
    assert why["Actions!F2"] == why["Actions!F3"] == "is a second observation of 2026-06"
    assert why["Actions!I2"] == "counts as nothing"
    assert "target_by: 2028" in lines(found, "measures")
    assert "how_often: quarterly" in lines(found, "actions")
    assert set(why) == {"Actions!C2", "Actions!F2", "Actions!F3", "Actions!H3", "Actions!I2"}


def test_two_rows_that_say_otherwise_of_one_measure_are_told() -> None:
    found = table(["Action", "Measures", "Target"], ["a", "m", "9"], ["b", "m", "10"])
    assert left(found) == {"Actions!C3": "says otherwise than `target_value: 9`, which stands there already"}


def test_a_column_of_ranks_is_no_priority_and_one_of_sentences_no_status() -> None:
    found = table(
        ["Action", "Priority", "Progress", "Outcome"],
        ["a", "High", "We have met all the schools and shall go on", "Children are well"],
        ["b", "Low", "Nothing has been done since the last of the meetings", None],
    )
    assert set(left(found)) == {"Actions!B1", "Actions!B2", "Actions!B3", "Actions!D1", "Actions!D2"}
    assert "ambitions.yaml" not in files_of(found)
    assert "notes: We have met all the schools and shall go on" in lines(found, "actions")


def test_what_somebody_has_said_is_asked_first() -> None:
    columns = {"whatwedo": "title", "outcome": "advances", "rag": "ignore", "boss": ""}
    said = TableMapping(columns, {"being heard": "ambition", "done": "ignore"}, {"fab": "on track"})
    rows: list[list[Value]] = [
        ["What we do", "Status", "RAG", "Boss"], ["Being heard", None], ["a", "Fab", "G", "x"], ["Done"], ["b"], ["Other"], ["c"],
    ]  # fmt: skip
    found = imported(table_workbook(rows, ["A2:D2", "A4:D4", "A6:D6"]), said)
    assert lines(found, "actions") == [
        "- id: ACT-01", "title: a", "status: on track", "advances: [A1]", "- id: ACT-02", "title: b", "- id: ACT-03", "title: c",
    ]  # fmt: skip
    why = left(found)
    assert why["Actions!C3"] == why["Actions!A4"] == "is left out, as import.yaml says"
    assert why["Actions!D1"] == "nobody can tell what this column holds; say it in import.yaml, under `columns`"
    assert why["Actions!A6"].startswith("may be a priority;")
    assert "C1" not in "".join(why)


def test_a_group_of_heads_may_stand_above_the_names_of_columns() -> None:
    found = table(
        [None, None, "2026/27", None], ["Action", "Lead", "Q1", "Q2"], ["a", "ICB", "3", "4"], merged=["C1:D1"]
    )
    assert left(found) == {}
    assert "- date: 2026-09" in lines(found, "actions")


def test_the_same_head_again_goes_on_under_the_same_heading() -> None:
    found = table(["Priority 1: x"], HEADS, ["a"], HEADS, ["b"])
    assert [line for line in lines(found, "actions") if "advances" in line] == ["advances: [A1]"] * 2


def test_a_row_of_dates_and_numbers_is_no_head() -> None:
    found = table(["Action", "Due", "Cost"], ["a", "2027-03", "202611"], ["b", "2028", "895803"], ["2026", "2027"])
    assert [one for one in lines(found, "actions") if one.startswith("cost")] == ["cost: 202611", "cost: 895803"]
    years = table(["Measure", "2025", "8958-03", "Q1 2026/27"], ["m", "1", "2", "3"])
    assert left(years) == dict.fromkeys(
        ("Actions!C1", "Actions!C2"), "nobody can tell what this column holds; say it in import.yaml, under `columns`"
    )


def test_what_cannot_be_an_id_is_the_reference() -> None:
    found = table(
        ["Ref", "Plan ref", "Action", "RAG"], ["1 (a)", "x/1", "a", "On track"], ["1 (b)", None, "b", "Green"], ["\u65e5", None, "c", "R"]
    )  # fmt: skip
    assert lines(found, "actions") == [
        '- id: "1-a"', "title: a", 'reference: "1 (a)"', "rag: green", '- id: "1-b"', "title: b", 'reference: "1 (b)"', "rag: green",
        "- id: ACT-01", "title: c", 'reference: "\u65e5"', "rag: red",
    ]  # fmt: skip
    assert left(found) == {"Actions!B2": "says otherwise than `reference: 1 (a)`, which stands there already"}
    assert "status: on track" in lines(table(["Action", "RAG"], ["a", "On track"]), "actions")


def test_ids_are_those_of_the_table_and_none_twice() -> None:
    found = table(
        ["Ref", "Priority", "Action"],
        ["A1", "Voice", "a"],
        ["A1", "Voice", "b"],
        ["ACT-01", "Voice", "c"],
        ["", "Voice", "d"],
    )
    ids = [line for line in lines(found, "actions") + lines(found, "ambitions") if line.startswith("- id")]
    assert ids == ["- id: A1", "- id: ACT-02", "- id: ACT-01", "- id: ACT-03", "- id: A2"]


def test_the_first_post_owns_and_all_others_are_responsible() -> None:
    found = table(
        ["Responsible", "Action", "Accountable", "Lead partner"],
        ["Head of A", "a", "Director of B; Head of C", "Health Trust"],
        [None, "b", "Parks Board, Head of A", None],
        ["Head of A", "c", "Head of A", None],
        ["SEND team", "d", "County Council", None],
    )
    assert lines(found, "actions") == [
        "- id: ACT-01", "title: a", "owner: R-1", "responsible: [R-2, R-3, ORG-1]",
        "- id: ACT-02", "title: b", "owner: R-3", "responsible: [B1]",
        "- id: ACT-03", "title: c", "owner: R-3",
        "- id: ACT-04", "title: d", "responsible: [ORG-2, R-4]",
    ]  # fmt: skip
    assert lines(found, "organisations") == [
        "- id: ORG-1",
        "title: Health Trust",
        "- id: ORG-2",
        "title: County Council",
    ]
    assert lines(found, "boards") == ["- id: B1", "title: Parks Board"]
    assert left(found) == {}
    only = table(["Action", "Responsible"], ["a", "Head of A / Head of B"])
    assert lines(only, "actions") == ["- id: ACT-01", "title: a", "owner: R-1", "responsible: [R-2]"]


def test_who_owns_an_action_does_not_support_it_as_well_and_nothing_is_linked_twice() -> None:
    found = table(["Action", "Lead", "Partners", "Measures"], ["a", "Head of A", "head of a; ICB; ICB ", "1. m\n2. M"])
    assert lines(found, "actions") == [
        "- id: ACT-01",
        "title: a",
        "owner: R-1",
        "measured_by: [M1]",
        "supported_by: [R-2]",
    ]


def test_where_nothing_is_a_table_nothing_is_made_and_all_is_left() -> None:
    found = imported(workbook({"S": sheet_of([["a", "b"], [1]])}))
    assert (files_of(found), len(found.left), found.read) == ({}, 3, 3)


@pytest.mark.parametrize("hidden", ["", 'hidden="1"'])
def test_hidden_rows_are_read_and_counted(hidden: str) -> None:
    sheet = sheet_of([["Action", "Lead"], ["a", "ICB"]]).replace('<row r="2"', f'<row {hidden} r="2"')
    assert imported(workbook({"S": sheet})).hidden_rows == bool(hidden)


def test_what_is_written_freely_is_kept_where_it_only_begins_like_a_placeholder() -> None:
    found = table(
        ["What we will do", "Lead", "Progress update"],
        ["Not yet named: the family hub", "Head of A", "Awaiting funding"],
        ["Open a hub", "Awaiting appointment", "TBC"],
    )
    assert left(found) == {"Actions!B3": "counts as nothing", "Actions!C3": "counts as nothing"}
    assert lines(found, "actions") == [
        "- id: ACT-01", 'title: "Not yet named: the family hub"', "owner: R-1", "notes: Awaiting funding",
        "- id: ACT-02", "title: Open a hub",
    ]  # fmt: skip
