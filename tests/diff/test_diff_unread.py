"""What could not be read is neither gone nor new, and no change is refused for it: nobody can tell what it says."""

import pytest
from diff_in import changes, kinds_of
from diff_in import compare_texts as said

MEASURE = 'measures: [{{id: M, title: Places, direction: increase, target_value: "{}"}}]'
ACTION = "actions: [{{id: A, title: Map, {}}}]"
ROLE = "\nroles: [{id: R, title: Head}]"
READ, UNREAD = "85", "85 percent of all"


@pytest.mark.parametrize(
    ("read", "unread", "label", "value"),
    [
        (MEASURE.format(READ), MEASURE.format(UNREAD), "target value", "85"),
        (ACTION.format("due: 2027-03"), ACTION.format("due: when it is done"), "due", "March 2027"),
        (ACTION.format("summary: Map all"), ACTION.format("summary: [Map all]"), "summary", '"Map all"'),
        (ACTION.format("due_original: 2027-03"), ACTION.format("due_original: some day"), "due original", "March 2027"),
        (ACTION.format("owner: R") + ROLE, ACTION.format("owner: the head") + ROLE, "owner", 'R "Head"'),
    ],
)
def test_what_cannot_be_read_is_neither_removed_nor_added(read: str, unread: str, label: str, value: str) -> None:
    (was,), (now,) = said(read, unread), said(unread, read)
    assert was.endswith(f": {label} could not be read (was {value}).")
    assert now.endswith(f": {label} is {value} (could not be read before).")
    assert [*kinds_of(read, unread).values(), *kinds_of(unread, read).values()] == [[], []]


def test_what_cannot_be_read_in_one_state_and_is_not_there_in_the_other_is_no_change() -> None:
    assert said(ACTION.format("summary: x"), ACTION.format("summary: x, due: some day")) == ()
    assert said(ACTION.format("due: some day"), ACTION.format("due: one day")) == ()


def test_of_a_list_that_cannot_be_read_whole_nothing_is_compared() -> None:
    source = "sources: [{id: S, title: Talks, who: %s}]"
    unread = source % "[children, the whole world]"
    assert said(unread, source % "[young people, the whole world]") == said(source % "[]", unread) == ()
    (sentence,) = said(source % "children", unread)
    assert sentence.endswith("who could not be read (was children).")


def test_a_link_that_cannot_be_read_frees_no_measure_of_its_target() -> None:
    outcome = MEASURE.format(READ) + "\noutcomes: [{id: O, title: More, measured_by: %s}]"
    (change,) = changes(outcome % "M", outcome % "the places").elements
    assert ([one.is_unread for one in change.links], change.kinds) == ([True], ())
    assert kinds_of(outcome % "M", outcome % "[]") == {"O": ["target-eased"]}


def test_links_that_were_read_are_told_beside_those_that_may_be_gone() -> None:
    read = ACTION.format("owner: R, delivers: O, summary: x") + ROLE + "\noutcomes: [{id: O, title: More}]"
    (sentence,) = said(read, read.replace("owner: R", "owner: the head").replace("delivers: O, ", ""))
    assert sentence.split(": ", 1)[1] == 'no longer delivers O "More"; owner could not be read (was R "Head").'


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        (", basis: inferred", ", basis: statd", "could not be read (was inferred)"),
        (", basis: statd", ", basis: inferred", "is inferred (could not be read before)"),
        (", basis: statd", "", "could not be read in one of the two"),
        (", basis: [stated]", ", bassis: promised", ""),
    ],
)
def test_the_basis_of_a_link_that_cannot_be_read_is_no_other_basis(was: str, now: str, says: str) -> None:
    owned = ACTION.format("owner: {to: R%s}") + ROLE
    expected = [f'A "Map": basis of "is owned by R" {says}.'] if says else []
    assert list(said(owned % was, owned % now)) == expected
