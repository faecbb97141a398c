"""The table of findings that align makes itself: complete, and each row fit to be read by a policy officer."""

import re
from pathlib import Path, PurePosixPath

import pytest

import alignment
from alignment.findings.built_in import BUILT_IN, built_in, hides_something
from alignment.findings.finding import Finding, RelatedLocation, Severity
from alignment.findings.row import BuiltIn, Effect
from alignment.source import SourceFile

PACKAGE = Path(alignment.__file__).parent
TABLE = [*(PACKAGE / "findings").glob("rows_of_*.py")]
FAMILIES = "|".join(sorted({code.partition("-")[0] for code in BUILT_IN}))
ALONE = "|".join(sorted({code for code in BUILT_IN if "-" not in code}))
CODE = re.compile(rf'"((?:{FAMILIES})-[A-Z]+(?:-[A-Z]+)*|{ALONE})"')
PLACE = SourceFile(PurePosixPath("a.yaml"), b"").location(2, 3, width=4)
every_row = pytest.mark.parametrize("row", BUILT_IN.values(), ids=BUILT_IN)


def codes_in(*files: Path) -> list[str]:
    return [code for file in files for code in CODE.findall(file.read_text(encoding="utf-8"))]


def test_every_code_that_is_used_has_its_row() -> None:
    used = codes_in(*(file for file in PACKAGE.rglob("*.py") if file not in TABLE))
    assert set(used) <= set(BUILT_IN)


def test_every_row_is_used() -> None:
    used = codes_in(*(file for file in PACKAGE.rglob("*.py") if file not in TABLE))
    assert set(BUILT_IN) <= set(used)


def test_no_code_stands_in_the_table_twice() -> None:
    written = re.findall(r'BuiltIn\(\s*"([A-Z-]+)"', "".join(file.read_text(encoding="utf-8") for file in TABLE))
    assert sorted(written) == sorted(BUILT_IN)


@every_row
def test_a_row_is_known_by_its_code(row: BuiltIn) -> None:
    assert BUILT_IN[row.code] is row


@every_row
def test_a_title_is_no_sentence_and_the_reason_and_the_mend_are(row: BuiltIn) -> None:
    assert re.fullmatch(r"[A-Z].*[^.]", row.title)
    assert re.fullmatch(r"[A-Z].*[.!]", row.why)
    assert re.fullmatch(r"[A-Z].*[.!]", row.fix)


@every_row
def test_what_leaves_something_unread_is_an_error(row: BuiltIn) -> None:
    follows = row.code == "LINK-UNCHECKED"  # from an error that is said where it is
    assert row.effect is Effect.CHECKED or row.severity is Severity.ERROR or follows


def test_a_built_in_finding_carries_what_the_table_says() -> None:
    row = BUILT_IN["YAML-EMPTY"]
    assert built_in("YAML-EMPTY", "a.yaml has nothing in it", PLACE) == Finding(
        "YAML-EMPTY", row.severity, "a.yaml has nothing in it", PLACE, why=row.why, fix=row.fix
    )


def test_a_mend_of_its_own_comes_before_the_one_of_the_table() -> None:
    related = RelatedLocation(PLACE, "first written here")
    made = built_in(
        "LINK-MANY", "Two", PLACE, label="here", fix="Keep R-1.", element="A", facet="b", related=(related,)
    )
    assert (made.fix, made.label, made.element, made.facet, made.related) == ("Keep R-1.", "here", "A", "b", (related,))


@pytest.mark.parametrize(("code", "hides"), [("YAML-SYNTAX", True), ("YAML-EMPTY", False), ("ACT-OWNER", False)])
def test_only_what_went_unread_makes_the_answer_incomplete(code: str, *, hides: bool) -> None:
    assert hides_something(Finding(code, Severity.ERROR, "says", PLACE)) is hides
