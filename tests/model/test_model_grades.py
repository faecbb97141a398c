"""Grades, held to the scale that their measure lists."""

import pytest
from yaml_in import said, strategy_of

SCALE = "scale: [Inadequate, Requires improvement, Good, Outstanding]"


def measure(*lines: str) -> str:
    return "measures:\n  - id: M\n    title: T\n" + "".join(f"    {line}\n" for line in lines)


@pytest.mark.parametrize("field", ["baseline_grade", "target_grade", "latest_grade"])
def test_a_grade_of_a_measure_is_one_of_its_scale(field: str) -> None:
    assert said(strategy_of(measure(SCALE, f"{field}: requires improvement"))[1]) == []
    _, (found,) = strategy_of(measure(SCALE, f"{field}: Requires improvment"))
    column = len(field) + 7
    assert said([found]) == [
        f'5:{column} MODEL-VALUE `{field}` of M "T" says "Requires improvment", which is none of its scale'
    ]
    assert found.fix == (
        "Did you mean `Requires improvement`? Use one of: Inadequate, Requires improvement, Good or Outstanding; "
        "or add it to `scale`."
    )
    assert [one.new_text for one in found.edits] == ["Requires improvement"]


def test_a_grade_like_none_is_told_the_scale_and_nothing_is_guessed() -> None:
    _, (found,) = strategy_of(measure(SCALE, "target_grade: Band 3"))
    assert found.fix == "Use one of: Inadequate, Requires improvement, Good or Outstanding; or add it to `scale`."
    assert found.edits == ()


@pytest.mark.parametrize(("under", "more"), [("observations", ""), ("benchmarks", "place: England, ")])
def test_what_was_seen_is_held_to_the_scale_of_what_it_is_of(under: str, more: str) -> None:
    entry = f"{under}: [{{{more}date: 2026-06-30, grade: GRADE}}]"
    assert said(strategy_of(measure(SCALE, entry.replace("GRADE", "Good")))[1]) == []
    strategy, (found,) = strategy_of(measure(SCALE, entry.replace("GRADE", "Godd")))
    assert found.message.endswith('says "Godd", which is none of the scale of M')
    assert strategy.elements["M"].value("latest_grade") is None


@pytest.mark.parametrize(
    "lines",
    [
        ("target_grade: Good",),
        ("scale: [Good, [Bad]]", "target_grade: Bad"),
        ("scale: TBC", "target_grade: Bad"),
        (SCALE, "target_grade: TBC"),
        (SCALE, "target_value: 5", "unit: children"),
    ],
)
def test_without_a_whole_scale_or_a_grade_nothing_is_held_to_it(lines: tuple[str, ...]) -> None:
    assert not any("none of" in one.message for one in strategy_of(measure(*lines))[1])


def test_a_grade_with_something_said_beside_it_is_pointed_at_itself() -> None:
    _, (found,) = strategy_of(measure(SCALE, "target_grade: {is: Bad, basis: inferred}"))
    assert (found.location.column, found.location.end_column) == (24, 27)
