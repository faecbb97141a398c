"""Office files as small as they can be, written by hand: what align must read, and nothing that a program would add."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from alignment.tables.grid import address_of

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Value = str | int | float | None


def packed(members: Mapping[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return content.getvalue()


def sheet_of(rows: Sequence[Sequence[Value]], merged: Sequence[str] = ()) -> str:
    """Writes a sheet of texts and numbers; a text that begins with `<c` is a cell as it stands."""
    lines = (
        f'<row r="{number}">{"".join(_cell(value, number - 1, at) for at, value in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    areas = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    return f"<worksheet><sheetData>{''.join(lines)}</sheetData><mergeCells>{areas}</mergeCells></worksheet>"


def _cell(value: Value, row: int, column: int) -> str:
    place = address_of("", row, column)[1:]
    if value is None:
        return ""
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    return value if value.startswith("<c") else f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def workbook(
    sheets: Mapping[str, str], *, states: Mapping[str, str] | None = None, about: str = "", **parts: str
) -> bytes:
    """Packs sheets; `states` says which are hidden, `about` stands in the workbook, `parts` are its styles and strings."""
    listed = "".join(
        f'<sheet name="{name}" state="{(states or {}).get(name, "visible")}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets)
    )
    links = "".join(f'<Relationship Id="rId{n}" Target="worksheets/s{n}.xml"/>' for n in range(len(sheets)))
    return packed(
        {
            "xl/workbook.xml": f'<workbook xmlns:r="{_RELATION}">{about}<sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
            **{f"xl/worksheets/s{number}.xml": sheet for number, sheet in enumerate(sheets.values())},
            **{f"xl/{name}.xml": text for name, text in parts.items()},
        }
    )


def table_workbook(rows: Sequence[Sequence[Value]], merged: Sequence[str] = (), name: str = "Actions") -> bytes:
    return workbook({name: sheet_of(rows, merged)})


def word(body: str) -> bytes:
    """Packs what stands in the body of a document of Word's."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return packed({"word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>"})


def word_table(rows: Sequence[Sequence[str]]) -> str:
    """Writes a table of Word's; a text that begins with `<w:tc` is a cell as it stands."""
    lines = ("".join(map(word_cell, row)) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def word_cell(text: str, about: str = "") -> str:
    if text.startswith("<w:"):
        return text
    lines = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{lines}</w:tc>"


def word_heading(text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'


def opendocument(sheets: str, styles: str = "") -> bytes:
    """Packs the sheets of a spreadsheet of LibreOffice's."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    body = f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    head = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    return packed({"content.xml": f"<office:document-content {spaces} {calc}>{head}{body}</office:document-content>"})


def open_row(*texts: str, about: str = "") -> str:
    """Writes a row of such a sheet; a text that begins with `<table` is a cell as it stands."""
    cells = (one if one.startswith("<table") else open_cell(one) for one in texts)
    return f"<table:table-row {about}>{''.join(cells)}</table:table-row>"


def open_cell(text: str, about: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {about}><text:p>{escape(text)}</text:p></table:table-cell>"
