from dataclasses import replace
from pathlib import PurePosixPath

from reports import report_of

from alignment.findings.finding import Severity
from alignment.renderers.support.roots import begin_with, how_far, where_to_begin
from alignment.results.roots import Place, RootCause, RootCauses, Waiting
from alignment.source import Location

HERE = Location(PurePosixPath("actions.yaml"), 1, 1, 1, 1)


def place(name: str, title: str | None = "Some title") -> Place:
    return Place(name, title, HERE)


def others(number: int) -> tuple[Waiting, ...]:
    return tuple(Waiting("R", f"B{one}") for one in range(number))


def causes(*roots: RootCause, total: int, least: int = 9, apart: int = 0, is_exact: bool = True) -> RootCauses:
    return RootCauses(Severity.ERROR, roots, total, least, apart, is_exact)


def said(*roots: RootCause) -> list[str]:
    return list(begin_with(causes(*roots, total=100)))


def test_places_that_weigh_alike_stand_on_one_line() -> None:
    both = RootCause((place("ACT-01"), place("ACT-02")), each=6, others=others(8))
    assert said(both) == ["ACT-01 and ACT-02: 6 errors each, and edits there could clear 8 more"]


def test_each_root_stands_on_a_line_of_its_own() -> None:
    lines = said(
        RootCause((place("PL1"),), 2),
        RootCause((place("K1"),), 0, others(1)),
        RootCause((place("A1"), place("A2")), 0, others(5)),
    )
    assert lines == [
        "PL1: 2 errors",
        "K1: an edit there could clear 1 error of B0",
        "A1 and A2: edits there could clear 5 errors of B0, B1, B2 and 2 more",
    ]


def test_a_file_is_named_between_marks() -> None:
    assert said(RootCause((place("roles.yaml", None),), 1, others(1))) == [
        "`roles.yaml`: 1 error, and an edit there could clear 1 more"
    ]


def test_it_says_how_far_that_goes() -> None:
    root = RootCause((place("ACT-01"), place("ACT-02")), each=6, others=others(8))
    assert how_far(causes(root, total=20)) == "Edits there clear 20 of 20 errors."
    assert how_far(causes(root, total=40)) == "Edits there clear 20 of 40 errors; 9 places would clear 40."
    assert how_far(causes(root, total=21, apart=1)) == (
        "Edits there clear 20 of 21 errors; 1 takes edits at several places or a new element."
    )
    assert how_far(causes(root, total=42, apart=2, is_exact=False)) == (
        "Edits there clear 20 of 42 errors; at most 9 places would clear 40; "
        "2 take edits at several places or a new element."
    )


def test_a_paragraph_says_both() -> None:
    two = causes(RootCause((place("X1"),), 2), RootCause((place("X2"),), 1), total=3)
    assert where_to_begin(replace(report_of(), roots=two)) == (
        'Begin with X1 "Some title": 2 errors; X2 "Some title": 1 error. Edits there clear 3 of 3 errors.'
    )


def test_a_paragraph_says_that_no_one_edit_clears_anything() -> None:
    none = causes(total=2, apart=2)
    assert where_to_begin(replace(report_of(), roots=none)) == "No one edit clears any of 2 errors."


def test_nothing_is_said_of_one_thing_to_mend_or_of_none() -> None:
    assert where_to_begin(report_of()) == ""
    assert where_to_begin(replace(report_of(), roots=causes(RootCause((place("X1"),), 1), total=1))) == ""
