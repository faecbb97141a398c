"""What is said beside the value of a field: its basis, a note, the paragraph that says so and its words."""

import pytest
from yaml_in import said, strategy_of

from alignment.model.strategy import Link, Strategy

PAPER = """
documents: [{id: D, title: Report}]
paragraphs: [{id: D-1, title: The dates, part_of: D}, {id: D-2, title: The grades, part_of: D}]
"""


def action(*lines: str) -> str:
    return PAPER + "actions:\n  - id: X\n    title: T\n" + "".join(f"    {line}\n" for line in lines)


def sound(*lines: str) -> Strategy:
    strategy, findings = strategy_of(action(*lines))
    assert said(findings) == []
    return strategy


@pytest.mark.parametrize("basis", ["promised", "inferred", "illustrative"])
@pytest.mark.parametrize(
    ("field", "value"),
    [("due", "2026-06"), ("status", "On Track"), ("cost", "12.50"), ("summary", "As told"), ("tags", "[a, b]")],
)
def test_a_value_stands_as_if_it_were_written_alone(field: str, value: str, basis: str) -> None:
    alone, beside = sound(f"{field}: {value}"), sound(f"{field}: {{is: {value}, basis: {basis}}}")
    names = type(alone.elements["X"]).model_fields
    assert [beside.elements["X"].value(one) for one in names] == [alone.elements["X"].value(one) for one in names]
    assert beside.basis_of("X", field) == basis
    assert alone.basis_of("X", field) == ""


def test_the_title_and_what_tells_observations_apart_may_have_a_basis() -> None:
    strategy, findings = strategy_of(
        """
        measures:
          - id: M
            title: {is: Attendance, basis: promised}
            observations:
              - {date: {is: 2026-06-30, basis: inferred}, actual_value: {is: 91, basis: promised}}
        """
    )
    assert said(findings) == []
    assert strategy.elements["M"].title == "Attendance"
    assert strategy.elements["M.2026-06-30"].title == "M, 30 June 2026"
    assert {one: strategy.basis_of("M", one) for one in ("latest_value", "latest_on", "latest_grade")} == {
        "latest_value": "promised",
        "latest_on": "inferred",
        "latest_grade": "",
    }


@pytest.mark.parametrize("written", ["{is: 2026-06}", "{is: 2026-06, basis: stated}", "{is: 2026-06, note: By e-mail}"])
def test_what_is_said_beside_a_value_need_not_be_that_it_is_not_stated(written: str) -> None:
    assert sound(f"due: {written}").basis_of("X", "due") == ""


def test_a_paragraph_that_a_value_cites_is_no_evidence_for_all_of_its_element() -> None:
    strategy = sound("due: {is: 2026-06, evidence: D-1, quote: By June, note: As agreed}", "evidence: D-2")
    assert [(one.type, one.target) for one in strategy.links if one.source == "X"] == [("evidence", "D-2")]
    (cited,) = strategy.field_links
    written = strategy.beside["X", "due"].evidence
    assert written is not None
    assert cited == Link("X", "evidence", "D-1", "stated", "As agreed", "By June", written, field="due")
    assert (cited.paragraph, cited.facet) == ("D-1", "due")


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("due: {when: 2026}", '7:10 MODEL-TEXT `due` of X "T" holds `key: value` lines where one date is expected'),
        ("due: {basis: inferred}", '7:10 MODEL-BESIDE `due` of X "T" says more of a value and holds no `is`'),
        (
            "due: {value: 2026, basis: inferred}",
            '7:11 MODEL-BESIDE `due` of X "T" says more of a value that stands under `value`',
        ),
        (
            "due: {is: 2026, bases: inferred}",
            '7:21 MODEL-BESIDE `due` of X "T" holds a value with the unknown key `bases`',
        ),
        (
            "due: {is: 2026, basis: guessed}",
            '7:28 MODEL-BESIDE `due` of X "T" holds a value whose `basis` says "guessed", which is none of its values',
        ),
        ("due: {is: 2026, note: [a]}", '7:27 MODEL-BESIDE `due` of X "T" holds a value whose `note` is not one text'),
        (
            "due: {is: 2026, evidence: p 1}",
            '7:31 MODEL-BESIDE `due` of X "T" holds a value whose `evidence` says "p 1", which is not an id: it holds a space',
        ),
        ("due: {is: 2026, evidence: D-9}", '7:31 LINK-UNKNOWN X "T" cites D-9 for `due`, which does not exist'),
        ("due: {is: 2026, evidence: D}", '7:31 LINK-KIND X "T" cites D for `due`, which is not a paragraph'),
        (
            "due: {is: 2026, quote: By then}",
            '7:28 LINK-QUOTE `due` of X "T" quotes words for `due` and names no paragraph that holds them',
        ),
        ("due: {is: soon-ish, basis: inferred}", '7:15 MODEL-DATE `due` of X "T" says "soon-ish", which is not a date'),
        ("due: {is: TBC, basis: inferred}", '7:15 MODEL-PLACEHOLDER `due` of X "T" says "TBC", which counts as absent'),
        (
            "basis: {is: inferred, note: N}",
            '7:12 MODEL-TEXT `basis` of X "T" holds `key: value` lines where one word is expected',
        ),
    ],
)
def test_what_cannot_be_read_is_said_where_it_stands(line: str, finding: str) -> None:
    _, findings = strategy_of(action(line))
    assert said(findings) == [finding]


def test_a_mend_puts_in_place_what_is_meant_and_takes_nothing_out_that_is_said_beside_it() -> None:
    _, (spelt, dated) = strategy_of(
        action("status: {is: on trak, basis: inferred}", "due: {value: 2026, basis: promised}")
    )
    assert [one.new_text for one in spelt.edits] == ["on track"]
    assert [one.new_text for one in dated.edits] == ["is"]
    assert "in its place" in strategy_of(action("due: {is: 30.6.26, basis: inferred}"))[1][0].fix


def test_a_basis_that_is_written_twice_or_not_understood_never_counts_as_stated() -> None:
    strategy, _ = strategy_of(action("due: {is: 2026, bassis: inferred}"))
    assert strategy.basis_of("X", "due") == "basis unread"
