"""Whatever was done to a file on its way, import ends with an answer or a sentence: never with a fault of align."""

import io
import re
import zipfile
from pathlib import Path
from typing import Final

import pytest
from amounts import amount
from damage import TOKENS
from office_files import open_row, opendocument, packed, sheet_of, word, word_heading, word_table, workbook
from projects import align
from rules_models import Dice
from word_files import word_file

from alignment.papers.read import PAPER_SUFFIXES

SEEDS: Final = range(amount(50, 2000))
ROWS: Final = [["Ref", "Action", "Lead", "By when", "Target"], ["1.1", "Train", "Head of Play", "March 2027", "90%"]]
TABLE: Final = '<table:table table:name="Plan">' + "".join(open_row(*row) for row in ROWS) + "</table:table>"
PAPER: Final = "1. Background\n\n1.1. The first strategy was made in 2022.\n\n1.2. It was a good one.\n"
FILES: Final = {
    "plan.xlsx": workbook({"Plan": sheet_of(ROWS, ["A1:A2"])}, sharedStrings="<sst><si><t>a</t></si></sst>"),
    "plan.ods": opendocument(TABLE),
    "plan.docx": word(word_heading("Priority 1: Play") + word_table(ROWS)),
    "plan.csv": "\r\n".join(";".join(row) for row in ROWS).encode("cp1252"),
    "report.docx": word_file(PAPER),
    "report.txt": PAPER.encode(),
}


def cut(dice: Dice, content: bytes) -> bytes:
    """Puts other bytes in a few places, cuts the end off, or repeats a part."""
    data = bytearray(content)
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(data) + 1)
        piece = dice.choice(
            (
                b"",
                dice.randbytes(dice.randint(1, 4)),
                dice.choice(TOKENS).encode(errors="replace"),
                bytes(data[at : at + 40]),
            )
        )
        data[at : at + dice.randint(0, 4)] = piece
    return bytes(data[: dice.randrange(len(data) + 1)] if dice.random() < 0.2 else data)


def muddled(dice: Dice, content: bytes) -> bytes:
    """Packs an office file anew with what is in it damaged, renamed or missing, so that the damage is read at all."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        members = {name: opened.read(name).decode() for name in opened.namelist()}
    found: dict[str, str] = {}
    for name, text in members.items():
        found[name] = _damaged(dice, text)
    if dice.random() < 0.1:
        del found[dice.choice(list(found))]
    return packed(found)


def _damaged(dice: Dice, text: str) -> str:
    """Damages XML: mostly what its attributes say, so that it can be read, else whatever stands in it."""
    if dice.random() < 0.2:
        return cut(dice, text.encode()).decode(errors="replace")
    if dice.random() < 0.2:
        pieces = text.split("<")
        pieces[dice.randrange(len(pieces))] = dice.choice(pieces)
        return "<".join(pieces)
    odd = ("-1", "x", "", "99999999999", "20000", "1E9", "XFD1048576", "A1:ZZZ9", "&#65;", "1.5")
    return re.sub('"[^"<]*"', lambda found: f'"{dice.choice(odd)}"' if dice.random() < 0.1 else found[0], text)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_damaged_file_is_read_or_refused(seed: int, tmp_path: Path) -> None:
    dice = Dice(seed)
    name = dice.choice(list(FILES))
    is_packed = FILES[name].startswith(b"PK")
    content = muddled(dice, FILES[name]) if is_packed and dice.random() < 0.7 else cut(dice, FILES[name])
    (tmp_path / name).write_bytes(content)
    (tmp_path / "strategy_model").mkdir()
    named = ["--paper", name] if name.startswith("report") and Path(name).suffix in PAPER_SUFFIXES else [name]
    run = align(tmp_path, "import", *named)
    assert run.code in {0, 2}, run.err
    assert "Traceback" not in run.out + run.err
    assert bool(run.err) == (run.code == 2)
