"""An export as a workbook of Excel: texts that stay texts, drop-downs, frozen heads, filters, notes, and sheets ready to print.

The same export is the same bytes: the day on which a workbook says that it was made is always the same.
"""

import datetime as dt
import io
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from alignment.meant.numbers import NUMBER
from alignment.sheets.book import ABOUT, WORDS, Book, BookSheet
from alignment.tables.grid import column_letters

_MADE_ON: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Is written where the library would write the time of day."""
_TEXT: Final = {"num_format": "@", "text_wrap": True, "valign": "top"}
_HEAD: Final = {"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "text_wrap": True, "valign": "top"}
_NUMBER: Final = {"num_format": "General", "valign": "top"}
_NARROW, _WIDE, _ABOUT = 16, 48, 28
_MORE_ROWS: Final = 1000
"""So many rows behind the last one have drop-downs too."""


class _Formats:
    """Holds the formats that cells of a workbook share."""

    def __init__(self, book: Workbook) -> None:
        self.text, self.head, self.number = (book.add_format(one) for one in (_TEXT, _HEAD, _NUMBER))


def render(book: Book) -> bytes:
    """Renders the workbook."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(content, options) as made:
        made.set_properties({"created": _MADE_ON})
        formats = _Formats(made)
        _about(made.add_worksheet(ABOUT), book, formats)
        places = {name: place for place, name in enumerate(book.words)}
        for sheet in book.sheets:
            page = made.add_worksheet(sheet.name)
            _fill(page, sheet, formats)
            _offer(page, sheet, book, places)
            for (name, row, column), note in book.notes.items():
                if name == sheet.name:
                    page.write_comment(row + 1, column, note)
        _words(made.add_worksheet(WORDS), book, formats)
    return content.getvalue()


def _about(page: Worksheet, book: Book, formats: _Formats) -> None:
    for number, row in enumerate(book.about):
        for column, text in enumerate(row):
            page.write_string(number, column, text, formats.text if len(row) > 1 else None)
    page.set_column(0, 1, _ABOUT)
    page.set_column(2, 2, 2 * _WIDE)
    _printed(page)


def _fill(page: Worksheet, sheet: BookSheet, formats: _Formats) -> None:
    for place, column in enumerate(sheet.columns):
        page.set_column(
            place, place, _WIDE if column.is_wide else _NARROW, formats.number if column.is_number else formats.text
        )
        page.write_string(0, place, column.name, formats.head)
    for number, row in enumerate(sheet.rows, start=1):
        for place, text in enumerate(row):
            if text and sheet.columns[place].is_number and NUMBER.fullmatch(text):
                page.write_number(number, place, float(text), formats.number)
            elif text:
                page.write_string(number, place, text, formats.text)
    page.freeze_panes(1, min(2, len(sheet.columns)))
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.repeat_rows(0)
    _printed(page)
    if sheet.is_hidden:
        page.hide()


def _printed(page: Worksheet) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&R&P / &N")


def _offer(page: Worksheet, sheet: BookSheet, book: Book, places: dict[str, int]) -> None:
    """Puts a drop-down in each cell of a column that chooses from a list; several, and what is not in it, may stand there too."""
    for place, column in enumerate(sheet.columns):
        if column.words in places:
            listed, letters = book.words[column.words], column_letters(places[column.words])
            page.data_validation(
                1,
                place,
                len(sheet.rows) + _MORE_ROWS,
                place,
                {
                    "validate": "list",
                    "source": f"='{WORDS}'!${letters}$2:${letters}${len(listed) + 1}",
                    "ignore_blank": True,
                    "show_error": column.is_strict,
                    "error_title": column.name,
                    "error_message": f"Choose one of the words that the list offers, as the sheet '{WORDS}' has them.",
                },
            )


def _words(page: Worksheet, book: Book, formats: _Formats) -> None:
    for place, (name, words) in enumerate(book.words.items()):
        page.write_string(0, place, name, formats.head)
        for number, word in enumerate(words, start=1):
            page.write_string(number, place, word, formats.text)
    page.set_column(0, max(len(book.words) - 1, 0), _ABOUT)
    page.freeze_panes(1, 0)
