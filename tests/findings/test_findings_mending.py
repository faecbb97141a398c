"""Which findings can be mended at once: an oracle compares every two of them."""

from itertools import combinations
from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.findings.mending import mending
from alignment.source import Location, TextEdit

places = st.builds(
    lambda path, start, width, text: TextEdit(Location(PurePosixPath(path), 1, start, 1, start + width), text),
    st.sampled_from(["a.yaml", "b.yaml"]),
    st.integers(1, 12),
    st.integers(0, 4),
    st.sampled_from(["x", "y"]),
)


def finding(*edits: TextEdit) -> Finding:
    return built_in("MODEL-DATE", "says", Location(PurePosixPath("a.yaml"), 1, 1, 1, 1), edits=edits)


def edit(start: int, end: int, text: str = "x") -> TextEdit:
    return TextEdit(Location(PurePosixPath("a.yaml"), 1, start, 1, end), text)


def overlap(one: TextEdit, other: TextEdit) -> bool:
    """Tells whether two changes cannot both be made, character by character."""
    (start, end), (begin, stop) = ((each.location.column, each.location.end_column) for each in (one, other))
    same_file = one.location.path == other.location.path
    inside = begin < start < stop or start < begin < end
    return (
        one != other and same_file and (start == begin or inside or bool({*range(start, end)} & {*range(begin, stop)}))
    )


def test_the_first_in_order_is_mended_and_what_touches_the_same_text_waits() -> None:
    first, second, third = finding(edit(1, 5)), finding(edit(4, 8)), finding(edit(8, 9))
    assert mending([first, second, third]) == ((first, third), (second,))


def test_of_a_finding_all_changes_are_made_or_none() -> None:
    first, both = finding(edit(1, 5)), finding(edit(20, 22), edit(3, 4))
    assert mending([first, both]).waiting == (both,)
    assert mending([both, first]).made == (both,)


def test_the_same_change_for_two_findings_is_made_once_for_both() -> None:
    one, other = finding(edit(1, 5)), finding(edit(1, 5), edit(7, 8))
    assert mending([one, other]).made == (one, other)
    assert mending([one, other]).edits == {edit(1, 5), edit(7, 8)}


def test_a_finding_without_changes_is_neither_mended_nor_waits() -> None:
    assert mending([finding()]) == ((), ())


@given(st.lists(places, max_size=8))
def test_no_two_changes_that_are_made_touch_and_whatever_waits_touches_one_that_was_made(edits: list[TextEdit]) -> None:
    found = mending(map(finding, edits))
    made = [one for each in found.made for one in each.edits]
    assert not any(overlap(one, other) for one, other in combinations(made, 2))
    assert all(any(overlap(one, other) for other in made) for each in found.waiting for one in each.edits)
