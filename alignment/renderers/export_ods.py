"""An export as a spreadsheet in OpenDocument (.ods): what the workbook of Excel has, in the format that offices must take.

XML written by hand: nothing has to be installed, and the same export is the same bytes.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from alignment.meant.numbers import NUMBER
from alignment.sheets.book import ABOUT, WORDS, Book, BookColumn, BookSheet
from alignment.tables.grid import column_letters

_MIME: Final = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "number": "datastyle",
        "fo": "xsl-fo-compatible",
        "config": "config",
        "manifest": "manifest",
    }.items()
)
_OTHERS: Final = 'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:ooo="http://openoffice.org/2004/office"'
_BEGIN: Final = '<?xml version="1.0" encoding="UTF-8"?>'
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_MORE_ROWS: Final = 1000
"""So many rows behind the last one have drop-downs too."""

_STYLES: Final = """<number:text-style style:name="N1"><number:text-content/></number:text-style>
<style:style style:name="narrow" style:family="table-column"><style:table-column-properties style:column-width="3cm"/></style:style>
<style:style style:name="wide" style:family="table-column"><style:table-column-properties style:column-width="9cm"/></style:style>
<style:style style:name="shown" style:family="table" style:master-page-name="Sheet"><style:table-properties table:display="true"/></style:style>
<style:style style:name="hidden" style:family="table" style:master-page-name="Sheet"><style:table-properties table:display="false"/></style:style>
<style:style style:name="text" style:family="table-cell" style:data-style-name="N1"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>
<style:style style:name="number" style:family="table-cell"><style:table-cell-properties style:vertical-align="top"/></style:style>
<style:style style:name="head" style:family="table-cell" style:data-style-name="N1"><style:table-cell-properties fo:background-color="#dce6f1" fo:border-bottom="0.5pt solid #000000" fo:wrap-option="wrap" style:vertical-align="top"/><style:text-properties fo:font-weight="bold"/></style:style>
"""
_PAGE: Final = """<office:automatic-styles><style:page-layout style:name="across"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Sheet" style:page-layout-name="across"><style:footer><text:p><text:sheet-name>-</text:sheet-name> <text:page-number>1</text:page-number> / <text:page-count>1</text:page-count></text:p></style:footer></style:master-page></office:master-styles>"""


def render(book: Book) -> bytes:
    """Renders the spreadsheet."""
    members = {
        "content.xml": _document("content", _content(book)),
        "styles.xml": _document("styles", _PAGE),
        "settings.xml": _document("settings", _settings(book)),
    }
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in members
    )
    manifest = (
        f'{_BEGIN}<manifest:manifest {_SPACES} manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>{listed}</manifest:manifest>'
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("mimetype", _FIRST_DAY), _MIME, zipfile.ZIP_STORED)
        for name, text in {**members, "META-INF/manifest.xml": manifest}.items():
            packed.writestr(zipfile.ZipInfo(name, _FIRST_DAY), text, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _document(name: str, within: str) -> str:
    return f'{_BEGIN}<office:document-{name} {_SPACES} {_OTHERS} office:version="1.2">{within}</office:document-{name}>'


def _content(book: Book) -> str:
    names = {name: f"words{place}" for place, name in enumerate(book.words)}
    offers = "".join(_validations(book, names))
    tables = "".join((_about(book), *(_table(sheet, book, names) for sheet in book.sheets), _words(book.words)))
    filters = "".join(
        f'<table:database-range table:name="__Anonymous_Sheet_DB__{number}" table:display-filter-buttons="true" '
        f"table:target-range-address={quoteattr(_range(sheet))}/>"
        for number, sheet in enumerate(book.sheets)
    )
    return (
        f"<office:automatic-styles>{_STYLES}</office:automatic-styles><office:body><office:spreadsheet>"
        f"<table:content-validations>{offers}</table:content-validations>{tables}"
        f"<table:database-ranges>{filters}</table:database-ranges></office:spreadsheet></office:body>"
    )


def _range(sheet: BookSheet) -> str:
    """Gives the address of the heads and rows of a sheet."""
    last = f"{column_letters(len(sheet.columns) - 1)}{max(len(sheet.rows), 1) + 1}"
    return f"'{sheet.name}'.A1:'{sheet.name}'.{last}"


def _validations(book: Book, names: Mapping[str, str]) -> Iterator[str]:
    """Gives for each list what a cell may hold: strictly a word of it, and where others may stand there too."""
    for place, (name, words) in enumerate(book.words.items()):
        letters = column_letters(place)
        condition = f"of:cell-content-is-in-list([$'{WORDS}'.${letters}$2:.${letters}${len(words) + 1}])"
        for is_strict in (True, False):
            yield (
                f'<table:content-validation table:name="{_offer(names[name], is_strict=is_strict)}" '
                f'table:condition={quoteattr(condition)} table:allow-empty-cell="true" table:display-list="unsorted">'
                f'<table:error-message table:message-type="stop" table:display="{str(is_strict).lower()}">'
                f"<text:p>Choose one of the words that the list offers.</text:p></table:error-message>"
                f"</table:content-validation>"
            )


def _offer(name: str, *, is_strict: bool) -> str:
    return f"{name}-{'strict' if is_strict else 'open'}"


def _about(book: Book) -> str:
    rows = (_row([_cell(text, "text") for text in row]) for row in book.about)
    return _sheet(ABOUT, ['<table:table-column table:style-name="wide" table:number-columns-repeated="3"/>', *rows])


def _words(words: Mapping[str, Sequence[str]]) -> str:
    longest = max(map(len, words.values()), default=0)
    heads = _heads([_cell(name, "head") for name in words])
    rows = (
        _row([_cell("".join(listed[number : number + 1]), "text") for listed in words.values()])
        for number in range(longest)
    )
    column = '<table:table-column table:style-name="wide" table:default-cell-style-name="text"/>'
    return _sheet(WORDS, [*(column for _ in words), heads, *rows])


def _table(sheet: BookSheet, book: Book, names: Mapping[str, str]) -> str:
    chosen = [_chosen(column, names) for column in sheet.columns]
    styles = ["number" if column.is_number else "text" for column in sheet.columns]
    columns = (
        f'<table:table-column table:style-name="{"wide" if column.is_wide else "narrow"}" table:default-cell-style-name="{style}"/>'
        for column, style in zip(sheet.columns, styles, strict=True)
    )
    heads = _heads([_cell(column.name, "head") for column in sheet.columns])
    rows = (
        _row(
            [
                _cell(text, styles[at], chosen[at], book.notes.get((sheet.name, number, at), ""))
                for at, text in enumerate(row)
            ]
        )
        for number, row in enumerate(sheet.rows)
    )
    more = _row([_cell("", *both) for both in zip(styles, chosen, strict=True)], _MORE_ROWS)
    return _sheet(sheet.name, [*columns, heads, *rows, more], is_hidden=sheet.is_hidden)


def _chosen(column: BookColumn, names: Mapping[str, str]) -> str:
    return _offer(names[column.words], is_strict=column.is_strict) if column.words in names else ""


def _sheet(name: str, parts: Sequence[str], *, is_hidden: bool = False) -> str:
    style = "hidden" if is_hidden else "shown"
    return f'<table:table table:name={quoteattr(name)} table:style-name="{style}">{"".join(parts)}</table:table>'


def _heads(cells: Sequence[str]) -> str:
    return f"<table:table-header-rows>{_row(cells)}</table:table-header-rows>"


def _row(cells: Sequence[str], times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def _cell(text: str, style: str, chosen: str = "", note: str = "") -> str:
    about = f' table:style-name="{style}"'
    if chosen:
        about += f' table:content-validation-name="{chosen}"'
    if text:
        is_number = style == "number" and NUMBER.fullmatch(text)
        about += f' office:value-type="float" office:value="{text}"' if is_number else ' office:value-type="string"'
    said = f"<office:annotation>{_lines(note)}</office:annotation>" if note else ""
    return f"<table:table-cell{about}>{said}{_lines(text)}</table:table-cell>"


def _lines(text: str) -> str:
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n")) if text else ""


def _settings(book: Book) -> str:
    """Gives which rows and columns stay in view: the heads, the id and the title."""
    tables = "".join(
        f'<config:config-item-map-entry config:name="{escape(sheet.name)}">{_FROZEN}</config:config-item-map-entry>'
        for sheet in book.sheets
    )
    return (
        '<office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed '
        'config:name="Views"><config:config-item-map-entry><config:config-item config:name="ViewId" config:type="string">'
        'view1</config:config-item><config:config-item-map-named config:name="Tables">'
        f"{tables}</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings>"
    )


_FROZEN: Final = "".join(
    f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
    for name, kind, value in (
        ("HorizontalSplitMode", "short", 2), ("VerticalSplitMode", "short", 2), ("HorizontalSplitPosition", "int", 2),
        ("VerticalSplitPosition", "int", 1), ("PositionRight", "int", 2), ("PositionBottom", "int", 1),
    )
)  # fmt: skip
