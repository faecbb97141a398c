"""What has changed between two states of a strategy: which elements, fields and links, and what people ask about."""

import pytest
from diff_in import MEASURE, changes, strategy_of
from model_in import HARBOUR

from alignment.diff.changes import ChangeMark, ElementChange, FieldChange, LinkWords, StrategyChanges
from alignment.diff.compare import compare
from alignment.model.unknown import Unread


def only(found: StrategyChanges) -> ElementChange:
    (change,) = found.elements
    return change


def changed(*replacements: tuple[str, str]) -> ElementChange:
    """Gives the one change of the harbour strategy after texts of it were replaced."""
    text = HARBOUR
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return only(changes(HARBOUR, text))


def test_a_strategy_has_not_changed_from_itself() -> None:
    assert changes(HARBOUR, HARBOUR) == StrategyChanges(())


def test_elements_are_added_and_removed() -> None:
    more = HARBOUR + "boards: [{id: B-1, title: Board}]\n"
    found = changes(HARBOUR, more)
    (added,) = found.added
    assert (added.id, added.subject, added.old) == ("B-1", 'B-1 "Board"', None)
    assert added.new is not None
    assert (added.new.kind, str(added.new.location)) == ("board", "0.yaml:29:15")
    (removed,) = changes(more, HARBOUR).removed
    assert (removed.id, removed.subject, removed.new) == ("B-1", 'B-1 "Board"', None)
    assert (found.removed, found.changed) == ((), ())


def test_a_field_is_changed_added_or_removed() -> None:
    found = changed(("level: co-produced", "level: consulted\n    responses: 12"), ("    when: 2025-11\n", ""))
    assert [(one.field, one.old_said, one.new_said) for one in found.fields] == [
        ("when", "November 2025", ""),
        ("level", "co-produced", "consulted"),
        ("responses", "", "12"),
    ]
    assert found.fields[1].is_back
    assert found.links == ()


def test_what_looks_the_same_has_not_changed() -> None:
    one = HARBOUR.replace(
        "note: Only the forum is named", 'note: "The caf\u00e9\u2019s forum", quote: "\u201cOne\u201d"'
    )
    other = HARBOUR.replace("note: Only the forum is named", "note: The cafe\u0301's forum, quote: '\"One\"'")
    assert one != other
    assert changes(one, other) == StrategyChanges(())


def test_links_are_added_removed_and_rewritten() -> None:
    found = changed(
        ("    advances: [A1]\n", "    advances: []\n"),
        (
            "basis: inferred, note: Only the forum is named",
            "quote: Said there, evidence: PAPER-2, note: Only the forum is named",
        ),
        ("due: 2027-12", "due: 2027-12\n    evidence: PAPER-2"),
    )
    assert [(one.link.name, one.named, one.old, one.new, None not in (one.old, one.new)) for one in found.links] == [
        ("evidence", 'PAPER-2 "Ambitions"', None, LinkWords(None, None, None), False),
        ("advances", 'A1 "Included from the start"', LinkWords(None, None, None), None, False),
        (
            "informed_by",
            'S1 "Coffee mornings run by the parent car..."',
            LinkWords("inferred", "Only the forum is named", None),
            LinkWords(None, "Only the forum is named", "Said there", "PAPER-2"),
            True,
        ),
    ]


def test_a_link_counts_as_it_is_written_wherever_it_leads() -> None:
    found = changes(HARBOUR, HARBOUR.replace("roles:\n  - {id: R-SEND, title: Head of SEND}\n", ""))
    assert [one.id for one in found.elements] == ["R-SEND"]
    assert changed(("owner: R-SEND", "owner: R-NONE")).links[0].named == "R-NONE"


@pytest.mark.parametrize(
    ("old", "new", "mark", "days"),
    [
        ("2027-12", "2028-03", ChangeMark.LATER, 91),
        ("2027-12", "2027-12-30", ChangeMark.EARLIER, -1),
        ("2027-12", "2027-12-31", None, 0),
        ("2027-12", "2026/27", ChangeMark.EARLIER, -275),
        ("2027-12", "TBC", None, None),
    ],
)
def test_a_date_moves_from_last_day_to_last_day(old: str, new: str, mark: ChangeMark | None, days: int | None) -> None:
    (field,) = changed((f"due: {old}", f"due: {new}")).fields
    assert (field.field, field.mark, field.days) == ("due", mark, days)


@pytest.mark.parametrize(
    ("old", "new", "mark"),
    [
        (("increase", "60"), ("increase", "55"), ChangeMark.EASED),
        (("increase", "60"), ("increase", "60.5"), ChangeMark.RAISED),
        (("decrease", "10"), ("decrease", "12"), ChangeMark.EASED),
        (("decrease", "10"), ("decrease", "-1"), ChangeMark.RAISED),
        (("maintain", "10"), ("maintain", "12"), None),
        (("", "10"), ("", "12"), None),
        (("increase", "10"), ("decrease", "12"), None),
        (("increase", "10"), ("increase", ""), None),
    ],
)
def test_a_target_is_eased_or_raised_against_its_direction(
    old: tuple[str, str], new: tuple[str, str], mark: ChangeMark | None
) -> None:
    found = only(changes(MEASURE.format(*old), MEASURE.format(*new)))
    (field,) = (one for one in found.fields if one.field == "target_value")
    assert field.mark is mark


def test_other_numbers_are_neither_eased_nor_raised() -> None:
    found = changes("measures: [{id: M, title: T, direction: increase, baseline_value: 1}]",
                    "measures: [{id: M, title: T, direction: increase, baseline_value: 2}]")  # fmt: skip
    assert only(found).marks == frozenset()


def test_owner_status_and_stage_are_marked() -> None:
    stage = changed(("stage: consultation", "stage: draft"))
    assert (set(stage.marks), stage.fields[0].is_back) == ({ChangeMark.STAGE}, True)
    assert not changed(("stage: consultation", "stage: approval")).fields[0].is_back
    assert changed(("due: 2027-12", "due: 2027-12\n    status: done")).marks == {ChangeMark.STATUS}
    assert changed(("    owner: R-SEND\n", "")).marks == {ChangeMark.OWNER}
    rewritten = changed(("owner: R-SEND", "owner: {to: R-SEND, basis: promised}"))
    assert (rewritten.marks, len(rewritten.links)) == (frozenset(), 1)


def test_an_element_may_become_another_kind() -> None:
    old = "actions: [{id: X, title: T, due: 2027, advances: A}]\nambitions: [{id: A, title: A}]"
    new = "commitments: [{id: X, title: T, due: 2028, how_often: termly}]\nambitions: [{id: A, title: A}]"
    found = only(changes(old, new))
    assert found.old is not None
    assert found.new is not None
    assert (found.old.kind, found.new.kind) == ("action", "commitment")
    assert [(one.field, one.days) for one in found.fields] == [("due", 366), ("how_often", None)]
    assert [(one.link.name, one.new) for one in found.links] == [("advances", None)]
    assert len(only(changes(new, old)).fields) == 2


def test_another_id_is_another_element_unless_one_replaces_the_other() -> None:
    old = "roles: [{id: R-1, title: Head}]"
    found = changes(old, "roles: [{id: R-2, title: Head}]")
    assert [(one.id, one.old is None) for one in found.elements] == [("R-2", True), ("R-1", False)]
    new = "roles: [{id: R-2, title: Head of SEND, replaces: R-1}]"
    for found, before, now in ((changes(old, new), "R-1", "R-2"), (changes(new, old), "R-2", "R-1")):
        change = only(found)
        assert change.old is not None
        assert (change.old.id, change.id) == (before, now)
        assert [one.field for one in change.fields] == ["title"]
        assert [one.link.name for one in change.links] == ["replaces"]


def test_one_in_place_of_several_is_added_and_says_so() -> None:
    old = "roles: [{id: R-1, title: A}, {id: R-2, title: B}, {id: R-4, title: D}]"
    new = "roles: [{id: R-3, title: C, replaces: [R-1, R-2]}, {id: R-4, title: D, replaces: [R-5]}]"
    found = changes(old, new)
    told = [(one.id, one.counterparts) for one in (*found.added, *found.removed)]
    assert told == [("R-3", ('R-1 "A"', 'R-2 "B"')), ("R-1", ('R-3 "C"',)), ("R-2", ('R-3 "C"',))]
    assert [one.id for one in found.changed] == ["R-4"]
    both = "roles: [{id: R-5, title: E, replaces: R-1}, {id: R-6, title: F, replaces: R-1}]"
    found = changes("roles: [{id: R-1, title: A}]", both)
    assert [one.counterparts for one in found.removed] == [('R-5 "E"', 'R-6 "F"')]


def test_changes_come_by_kind_and_then_in_the_order_of_the_files() -> None:
    old = "milestones: [{id: Z, title: Z}, {id: B, title: B}, {id: A, title: A}]\nroles: [{id: R-2, title: R}]"
    new = "milestones: [{id: Y, title: Y}, {id: A, title: changed}]\nroles: [{id: R-1, title: R}]"
    assert [one.id for one in changes(old, new).elements] == ["R-1", "R-2", "Y", "A", "Z", "B"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("who: [parents and carers]", "who: parents and carers"),
        ("advances: [A1]", "advances: {to: A1}"),
        ("due: 2027-12", 'due: "2027-12"\n    completed_on: TBC'),
        ("Only the forum is named", '"Only the forum is named "'),
        ("title: Head of SEND", "title: ' Head of SEND'"),
    ],
)
def test_how_something_is_written_makes_no_difference(old: str, new: str) -> None:
    assert HARBOUR.count(old) == 1
    assert changes(HARBOUR, HARBOUR.replace(old, new)) == StrategyChanges(())


def test_order_and_files_make_no_difference() -> None:
    strategy, *rest = HARBOUR.replace("\n  ", "\x00").splitlines()
    sections = [one.replace("\x00", "\n  ") for one in (strategy, *reversed(rest))]
    assert compare(strategy_of(HARBOUR), strategy_of(*sections)) == StrategyChanges(())
    listed = "sources: [{id: S, title: T, who: [staff, health]}]"
    assert changes(listed, listed.replace("staff, health", "health, staff")).elements == ()


def test_what_could_not_be_read_is_named() -> None:
    found = compare(strategy_of(HARBOUR, unread=[Unread("x.yaml", None)]), strategy_of(HARBOUR, "boards: [{title: T}]"))
    assert (found.old_unread, found.new_unread) == (("x.yaml",), ("1.yaml",))


def test_values_are_said_as_people_read_them() -> None:
    assert FieldChange("tags", ("a", "b\x1b"), None).old_said == "a and b\\x1b"
