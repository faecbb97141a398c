"""Sheets of a model: what stands in them, and what is made of them when they come back."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest
from model_in import HARBOUR
from sheets_in import WRITERS, differing, grids_of, loaded, read_again, read_files

from alignment.model.metamodel import built_in_metamodel
from alignment.renderers import export_csv, export_ods, export_xlsx
from alignment.sheets.book import Book, book_of, sheet_names, template_of
from alignment.sheets.changes import RowChanges
from alignment.sheets.files import model_files
from alignment.sheets.items import joined, parted
from alignment.sheets.read import NotAnExport, read_book
from alignment.sheets.rows import ElementRow, Item, rows_of
from alignment.tables.formulas import guarded, unguarded
from alignment.workspace.export import rows_by_file

MARK = '"align export","1"\n'
ACTION = "actions:\n  - {id: A-1, title: Train}\n"


def harbour(more: str = "") -> Book:
    return book_of(
        loaded({"model.yaml": HARBOUR, "more.yaml": more}), [("What this is",), ("sheet", "column", "holds")]
    )


def rows(text: str, sheet: str = "actions", **others: str) -> list[ElementRow]:
    """Reads one sheet of an export that is written as CSV."""
    read = read_files({"about this file.csv": MARK.encode(), f"{sheet}.csv": text.encode(), **in_files(others)})
    assert read.unused == ()
    return list(read.rows)


def in_files(others: Mapping[str, str]) -> dict[str, bytes]:
    return {f"{name.replace('_', ' ')}.csv": text.encode() for name, text in others.items()}


def unused(text: str, sheet: str = "actions", **others: str) -> list[str]:
    """Gives what is not used of a sheet, each cell with the reason."""
    read = read_files({"about this file.csv": MARK.encode(), f"{sheet}.csv": text.encode(), **in_files(others)})
    return [f"{one.cell.address} {one.why}" for one in read.unused]


@pytest.mark.parametrize("form", WRITERS)
def test_what_comes_back_is_what_went_out(form: str) -> None:
    strategy = loaded({"model.yaml": HARBOUR})
    read = read_again(book_of(strategy, []), form)
    assert (read.unused, read.has_details) == ((), True)
    assert [one._replace(address="") for one in read.rows] == list(rows_of(strategy))


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_model_is_the_same_bytes(form: str) -> None:
    assert WRITERS[form](harbour()) == WRITERS[form](harbour())


def test_there_is_a_sheet_a_kind_and_those_without_rows_are_hidden() -> None:
    book = harbour()
    assert [one.name for one in book.sheets if not one.is_hidden] == [
        "strategy", "ambitions", "actions", "sources", "paragraphs", "roles", "said in full",
    ]  # fmt: skip
    assert len(book.sheets) == len(built_in_metamodel().kinds) + 1
    actions = next(one for one in book.sheets if one.name == "actions")
    said = {column.name: cell for column, cell in zip(actions.columns, actions.rows[0], strict=True) if cell}
    assert said == {
        "id": "ACT-01",
        "title": "Train every early-years setting in inclusive play",
        "due": "2027-12",
        "advances": "A1",
        "informed_by": "S1",
        "owner": "R-SEND",
    }
    links = next(one for one in book.sheets if one.name == "said in full")
    assert links.rows == (("ACT-01", "informed_by", "S1", "inferred", "Only the forum is named", "", ""),)


def test_columns_offer_the_words_of_their_vocabulary_and_ids_with_titles() -> None:
    book = harbour("roles: [{id: R-X, title: 'Head; of \"all\"'}]")
    columns = {one.name: one for sheet in book.sheets if sheet.name == "actions" for one in sheet.columns}
    assert book.words[columns["rag"].words] == ("red", "amber", "green", "blue", "grey")
    assert book.words[columns["owner"].words] == ("R-SEND | Head of SEND", 'R-X | Head, of "all"')
    assert parted('R-SEND | Head of SEND; R-X | Head, of "all"') == ("R-SEND", "R-X")
    assert columns["depends_on"].words in book.words
    assert "feedback" not in book.words, "there is none to choose from"


@pytest.mark.parametrize("texts", [("a",), ("a;b", 'c "d"', "e\nf"), ('"', ";", "a, b"), ()])
def test_items_of_a_cell_stay_apart(texts: tuple[str, ...]) -> None:
    assert parted(joined(texts)) == texts


def test_a_cell_longer_than_any_list_is_one_item() -> None:
    text = "a;" * 65_537
    assert parted(text) == (text,)


@pytest.mark.parametrize("text", ["=1+1", "+44 1634", "-5 a day", "@home", "'=1", "a;=b", "|x", "\uff1d1"])
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    assert guarded(text) != text
    assert unguarded(guarded(text)) == text
    model = f"actions: [{{id: A-1, title: {text!r}}}]".replace("\"'", "\"'")
    book = book_of(loaded({"model.yaml": model}), [])
    for form in WRITERS:
        said = [row.said["title"][0].text for row in read_again(book, form).rows]
        assert said == [text]
    workbook, spreadsheet = export_xlsx.render(book), export_ods.render(book)
    names = [name for name in zipfile.ZipFile(BytesIO(workbook)).namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in packed(workbook, name) for name in names)
    assert b"table:formula" not in packed(spreadsheet, "content.xml")


@pytest.mark.parametrize("text", ["", "-5", "-0.25", "a", "'", "'a", "a;b"])
def test_other_texts_are_as_they_are(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


def packed(content: bytes, name: str) -> bytes:
    return zipfile.ZipFile(BytesIO(content)).read(name)


def test_a_workbook_is_ready_to_be_filled_in_and_printed() -> None:
    book = harbour()._replace(notes={("actions", 0, 0): "Has no measure."})
    number = [one.name for one in book.sheets].index("actions") + 2
    actions = packed(export_xlsx.render(book), f"xl/worksheets/sheet{number}.xml")
    for holds in (
        b'<pane xSplit="2" ySplit="1"', b"<autoFilter", b'orientation="landscape"', b'paperSize="9"', b'fitToHeight="0"',
        b'<dataValidation type="list"', b"'words to choose'!$", b"<legacyDrawing",
    ):  # fmt: skip
        assert holds in actions
    assert b"actions!$1:$1" in packed(export_xlsx.render(harbour()), "xl/workbook.xml")


def test_an_opendocument_spreadsheet_is_so_too() -> None:
    content = export_ods.render(harbour()._replace(notes={("actions", 0, 0): "Has no <measure>."}))
    assert content[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet")
    sheets = packed(content, "content.xml")
    for holds in (
        b"<office:annotation><text:p>Has no &lt;measure&gt;.</text:p></office:annotation>", b"table:table-header-rows",
        b"table:display-filter-buttons", b"of:cell-content-is-in-list([$'words to choose'.$A$2:.$A$5])",
        b'table:content-validation-name="words', b'table:display="false"',
    ):  # fmt: skip
        assert holds in sheets
    assert b'style:print-orientation="landscape"' in packed(content, "styles.xml")
    assert b"VerticalSplitPosition" in packed(content, "settings.xml")


def test_numbers_are_numbers_and_what_is_none_stays_a_text() -> None:
    book = book_of(
        loaded({"m.yaml": "actions: [{id: A-1, title: a, cost: 12.50}, {id: A-2, title: b, cost: TBC}]"}), []
    )
    for form in WRITERS:
        assert [row.said["cost"][0].text for row in read_again(book, form).rows] in (["12.5", "TBC"], ["12.50", "TBC"])
    assert b'office:value="12.50"' in packed(export_ods.render(book), "content.xml")


def test_a_template_has_every_sheet_in_view_and_the_words_to_choose() -> None:
    book = template_of(built_in_metamodel(), [])
    assert not any(one.is_hidden or one.rows for one in book.sheets)
    assert book.words["rag"] == ("red", "amber", "green", "blue", "grey")
    assert read_again(book, "xlsx").rows == ()


def test_observations_need_no_id() -> None:
    model = "measures: [{id: M-1, title: m, observations: [{date: 2026-03, actual_value: 5}]}]"
    strategy = loaded({"model.yaml": model})
    read = read_again(book_of(strategy, []))
    assert [(one.key, one.said["id"]) for one in read.rows] == [("M-1", (Item("M-1"),)), ("M-1.2026-03", ())]
    assert differing(rows_of(strategy), read) == RowChanges()
    assert unused("id,date\n,2026-03\n", "observations") == [
        "observations!B2 its row has no `observation_of` and `date`, by which it is known"
    ]


def test_what_names_nothing_is_no_item_and_what_stands_beside_the_table_is_no_row() -> None:
    (row,) = rows_of(loaded({"m.yaml": "actions: [{id: A-1, title: a, tags: ['', b], owner: [{note: x}]}]"}))
    assert (row.said["tags"], row.said["owner"]) == ((Item("b"),), ())
    assert unused("id,title,Mine\nA-1,Train,\n,,a note\n") == [
        "actions!C1 is no field or link of an action, or stands there twice, so its column is not used"
    ]


def test_what_is_missing_says_nothing() -> None:
    before = rows_of(loaded({"model.yaml": HARBOUR}))
    read = read_files({"about this file.csv": MARK.encode(), "actions.csv": b"id,informed_by,due\nACT-01,S1,2028\n"})
    found = differing(before, read)
    assert (found.new, found.gone) == ((), ())
    assert [(one.key, one.said) for one in found.changed] == [("ACT-01", {"due": (Item("2028"),)})]


def test_links_keep_what_is_said_of_them_where_the_sheets_do_not_speak_of_it() -> None:
    before = rows_of(loaded({"model.yaml": HARBOUR}))
    read = read_files({"about this file.csv": MARK.encode(), "actions.csv": b"id,informed_by\nACT-01,S1; S2\n"})
    (changed,) = differing(before, read).changed
    assert changed.said == {"informed_by": (Item("S1", "inferred", "Only the forum is named"), Item("S2"))}


def test_neither_order_nor_typing_is_a_change() -> None:
    before = rows_of(loaded({"m.yaml": "actions: [{id: A-1, title: It's, cost: 10, status: On Track, tags: [a, b]}]"}))
    text = "id,title,cost,status,tags\nA-1,It\u2019s,10.0,on track,b; a\n"
    read = read_files({"about this file.csv": MARK.encode(), "actions.csv": text.encode()})
    assert differing(before, read) == RowChanges()


def test_a_row_that_is_gone_and_one_that_is_new() -> None:
    before = rows_of(loaded({"m.yaml": ACTION}))
    read = read_files({"about this file.csv": MARK.encode(), "actions.csv": b"id,title\nA-2,Write\n"})
    found = differing(before, read)
    assert [[one.key for one in part] for part in found] == [["A-2"], [], ["A-1"]]


def test_cells_of_which_nothing_is_made_are_listed_with_the_reason() -> None:
    assert unused("id,title,Colour,title\nA-1,Train,red,x\n") == [
        "actions!C1 is no field or link of an action, or stands there twice, so its column is not used",
        "actions!D1 is no field or link of an action, or stands there twice, so its column is not used",
    ]
    assert unused("id,title\nA-1,Train\nA-1,Write\n,x\nA 1,y\n") == [
        "actions!A3 A-1 is there already, in actions!A2",
        "actions!B3 A-1 is there already, in actions!A2",
        "actions!B4 its row has no `id`, by which it is known",
        "actions!A5 its row has an `id` that holds a space",
        "actions!B5 its row has an `id` that holds a space",
    ]
    assert unused("id\nST-1\nST-2\n", "strategy") == ["strategy!A3 a model has one strategy, and its row is another"]
    assert unused("id\nX-1\n", "mine") == [
        "mine!A1 its sheet is of no kind that is known here, so nothing in it is used"
    ]


def test_what_stands_beside_a_value_or_a_link_needs_that_to_be_there() -> None:
    more = "element,name,says,basis,note,evidence,quote\nA-1,owner,R-1,inferred,,,\nA-1,due,2028,promised,,,\n"
    text = "id,title,owner,due\nA-1,Train,R-2,2028\n"
    assert unused(text, said_in_full=more) == [
        f'said in full!{at} its row says more of `owner` of A-1, which does not say "R-1" in its own sheet'
        for at in ("A2", "B2", "C2", "D2")
    ]
    (row,) = rows(text.replace("R-2", "R-1; R-2"), said_in_full=more)
    assert row.said["owner"] == (Item("R-1", "inferred"), Item("R-2"))
    assert row.said["due"] == (Item("2028", "promised"),)
    assert unused(text, said_in_full=more.replace("A-1,owner", "A-2,owner"))[0].startswith("said in full!A2")
    assert unused(text, said_in_full="element,says\nA-1,R-2\n") == [
        "said in full!A1 its sheet needs the columns element, name, says, basis, note, evidence and quote, so nothing in it is used"
    ]


@pytest.mark.parametrize("form", WRITERS)
def test_what_a_value_rests_on_goes_out_and_comes_back(form: str) -> None:
    model = "actions: [{id: A-1, title: Train, due: {is: 2028, basis: inferred, note: n}, tags: {is: [a, b], basis: promised}}]"
    strategy = loaded({"model.yaml": model})
    read = read_again(book_of(strategy, []), form)
    assert read.rows[0].said["due"] == (Item("2028", "inferred", "n"),)
    assert differing(rows_of(strategy), read) == RowChanges()
    again = loaded(model_files(read.rows, built_in_metamodel()))
    assert again.beside.keys() == strategy.beside.keys()
    assert differing(rows_of(again), read) == RowChanges()


def test_a_formula_that_failed_says_nothing_of_the_field() -> None:
    grids = grids_of("x.ods", export_ods.render(harbour()))
    broken = [
        grid._replace(
            rows=tuple(
                row._replace(
                    cells={
                        at: cell._replace(fault="its formula failed") if cell.text == "2027-12" else cell
                        for at, cell in row.cells.items()
                    }
                )
                for row in grid.rows
            )
        )
        for grid in grids
    ]
    read = read_book(broken, built_in_metamodel())
    assert not isinstance(read, NotAnExport)
    assert [one.why for one in read.unused] == ["its formula failed"]
    assert "due" not in next(one for one in read.rows if one.key == "ACT-01").said


def test_exports_of_another_version_and_several_at_once_are_refused() -> None:
    def says(*firsts: str) -> str:
        grids = [grid for number, text in enumerate(firsts) for grid in grids_of(f"{number}.csv", text.encode())]
        read = read_book(grids, built_in_metamodel())
        assert isinstance(read, NotAnExport)
        return read.says

    assert (
        says('"align export","7"')
        == "is an export of another version of align. Export anew, and make the changes in that file."
    )
    assert says(MARK, MARK) == "is several exports. Import one at a time."


def test_names_of_sheets_are_such_as_spreadsheets_take() -> None:
    metamodel = built_in_metamodel()
    action = metamodel.kinds["action"]
    long = "a_section_with_a_very_long_name_indeed"
    named = {"one": long, "two": f"{long}s", "three": "history"}
    kinds = {name: action._replace(name=name, section=section) for name, section in named.items()}
    assert dict(sheet_names(metamodel._replace(kinds=kinds))) == {
        "one": "a_section_with_a_very_long_name",
        "two": "a_section_with_a_very_long_n~1",
        "three": "history_",
    }


def test_every_sheet_is_a_file_of_separators() -> None:
    files = rows_by_file(harbour())
    assert list(files)[:2] == ["about this file.csv", "strategy.csv"]
    assert export_csv.render(files["about this file.csv"]).startswith(
        b'\xef\xbb\xbf"align export","1","guarded"\r\n"What this is"'
    )
