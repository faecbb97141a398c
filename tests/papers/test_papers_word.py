"""Word files as a reader sees them: numbers that Word counts, what was inserted and not what was deleted, rows of tables."""

import pytest
from office_files import packed
from word_files import paragraph, word_of

from alignment.office.package import ENDLESS, NotOpened
from alignment.papers.word import text_of_word


def text(content: bytes) -> list[str]:
    found = text_of_word(content)
    assert isinstance(found, str)
    return [line for line in found.splitlines() if line]


def level(depth: int, form: str, says: str, start: str = "1") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{says}"/></w:lvl>'


def lists(*levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def numbered(depth: int | str, said: str = "Text") -> str:
    return paragraph(said, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>')


def test_numbers_are_counted_as_word_counts_them() -> None:
    two = lists(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "bullet", "o"))
    body = "".join(map(numbered, (0, 1, 1, 2, 0, 1)))
    assert text(word_of(body, two)) == ["1. Text", "1.1. Text", "1.2. Text", "\u2022 Text", "2. Text", "2.1. Text"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("lowerLetter", ["y)", "z)", "aa)"]),
        ("upperLetter", ["Y)", "Z)", "AA)"]),
        ("lowerRoman", ["xxv)", "xxvi)", "xxvii)"]),
        ("upperRoman", ["XXV)", "XXVI)", "XXVII)"]),
        ("decimalZero", ["25)", "26)", "27)"]),
        ("cardinalText", ["25)", "26)", "27)"]),
    ],
)
def test_numbers_are_written_as_the_list_says(form: str, expected: list[str]) -> None:
    body = "".join(numbered(0) for _ in expected)
    assert [line.split()[0] for line in text(word_of(body, lists(level(0, form, "%1)", "25"))))] == expected


def test_a_style_can_number_and_what_it_builds_on_too() -> None:
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:styleId="Numbered">{number}</w:style>'
        '<w:style w:styleId="Mine"><w:basedOn w:val="Numbered"/></w:style>'
        '<w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style>'
    )
    body = "".join(paragraph("Text", f'<w:pStyle w:val="{one}"/>') for one in ("Numbered", "Mine", "Other", "Round"))
    assert text(word_of(body, lists(level(0, "decimal", "%1.")), styles)) == ["1. Text", "2. Text", "Text", "Text"]


def test_lists_that_are_not_there_number_nothing() -> None:
    own = lists(level(1, "decimal", "%1.%2."), '<w:lvl w:ilvl="x"/>', level(3, "decimal", "%3", "first"))
    assert text(word_of(numbered("x") + numbered(0) + numbered(1) + numbered(3), own)) == [
        "Text",
        "Text",
        ".1. Text",
        "Text",
    ]
    assert text(word_of("<w:p><w:r><w:t>Plain</w:t></w:r></w:p>" + numbered(0))) == ["Plain", "Text"]


def test_insertions_are_read_deletions_and_boxes_are_not() -> None:
    body = (
        "<w:p><w:r><w:t>We </w:t></w:r><w:ins><w:r><w:t>will</w:t></w:r></w:ins><w:del><w:r><w:delText>may</w:delText>"
        "</w:r></w:del><w:r><w:tab/><w:t>co</w:t><w:noBreakHyphen/><w:t>operate</w:t><w:br/><w:t>soon</w:t>"
        "<w:pict><w:txbxContent><w:p><w:r><w:t>A box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p><w:p/>"
    )
    assert text(word_of(body)) == ["We will co-operate", "soon"]


def test_a_row_of_a_table_is_a_line_whatever_its_cells_are_wrapped_in() -> None:
    cell = f"<w:tc>{paragraph('Lead')}{paragraph('Head of Play')}</w:tc>"
    wrapped = f"<w:sdt><w:sdtContent><w:tc>{paragraph('Amber')}</w:tc></w:sdtContent></w:sdt>"
    deleted = f"<w:del><w:tc>{paragraph('Gone')}</w:tc></w:del>"
    body = f"<w:del>{paragraph('Before')}</w:del><w:sdt><w:sdtContent><w:tbl><w:tr>{cell}{wrapped}{deleted}</w:tr></w:tbl></w:sdtContent></w:sdt>"
    assert text(word_of(body)) == ["Lead Head of Play Amber"]


def test_numbers_that_no_program_writes_number_nothing_and_fill_no_memory() -> None:
    long = "9" * 5000
    own = lists(level(0, "lowerLetter", "%1)", "999999999"), level(0, "decimal", "%1.", long)[:-8] + "</w:lvl>")
    assert len(text(word_of(numbered(0) + numbered(long), own))[0]) < 1000


def test_things_in_things_without_end_are_refused() -> None:
    found = text_of_word(word_of("<w:sdt>" * 1500 + paragraph("Deep") + "</w:sdt>" * 1500))
    assert found == NotOpened(ENDLESS)


def test_ticks_and_the_strict_form_are_read() -> None:
    tick = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> done</w:t></w:r></w:p>'
    strict = word_of(paragraph("Text") + tick)
    assert text(strict) == ["Text", "\uf0fe done"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{\\rtf1", "it is no office file"),
        (word_of("<w:p>"), "word/document.xml in it is damaged."),
        (word_of("", "<w:num"), "word/numbering.xml in it is damaged."),
        (word_of("", styles="<w:style"), "word/styles.xml in it is damaged."),
        (packed({"word/other.xml": "<a/>"}), "it is no Word file."),
    ],
)
def test_what_is_no_word_file_is_refused(content: bytes, says: str) -> None:
    found = text_of_word(content)
    assert isinstance(found, NotOpened)
    assert found.says.startswith(says)
