"""What the lists of the traceability report say, in the words of the thing: lines of YAML, and the list."""

from dataclasses import replace

from reports import finding, report_of
from views_in import context_of

from alignment.traceability import lists


def test_dates_that_have_moved_are_listed_the_furthest_first() -> None:
    context = context_of(
        "actions:\n"
        "  - {id: X1, title: A, due: 2023-01-31, due_original: 2023-01-01, slip_reason: Snow}\n"
        "  - {id: X2, title: B, due: 2022, due_original: 2023}\n"
        "  - {id: X3, title: C, due: 2022-12, due_original: 2022-12-31}\n"
        "  - {id: X4, title: D, due: 2022-12}\n"
    )
    assert [(one.element.id, one.days, one.reason) for one in lists.slips(context)] == [
        ("X2", -365, ""),
        ("X1", 30, "Snow"),
    ]


def test_a_wait_says_for_what_until_when_and_what_it_holds_up() -> None:
    context = context_of(
        "contingencies: [{id: C, title: Grant, trigger: A letter, review: 2023-05, status: open, waits_on: F, holds_up: X}]\n"
        "funds: [{id: F, title: Fund}]\nactions: [{id: X, title: Do}]\n"
    )
    (wait,) = lists.waits(context)
    assert (wait.status, wait.trigger, wait.review) == ("open", "A letter", "2023-05")
    assert ([one.element for one in wait.waits_on], [one.element for one in wait.holds_up]) == (["F"], ["X"])


def test_paragraphs_are_listed_with_what_rests_on_them_also_those_that_nothing_cites() -> None:
    context = context_of(
        "documents: [{id: D, title: Report}]\n"
        "paragraphs: [{id: G1, title: One, number: 1.1, part_of: D}, {id: G2, title: Two}]\n"
        "actions: [{id: X, title: Do, evidence: G1}]\n"
    )
    found = [(one.paragraph.id, one.number, one.document, one.elements) for one in lists.cited(context)]
    assert found == [("G1", "1.1", "Report", ("X",)), ("G2", "", "", ())]


def test_a_role_that_only_a_placeholder_stands_for_owns_nothing_and_is_said_to_be_one() -> None:
    context = context_of(
        "roles: [{id: R1, title: Tbc.}, {id: R2, title: Head}]\n"
        "actions: [{id: X, title: Do, owner: R1}, {id: Y, title: Wait, owner: R2}, {id: Z, title: Ask}]\n"
    )
    found = [replace(finding(), rule="MODEL-FIELD", element=one) for one in ("X", "Y", "Z")]
    owed = lists.owed(context, report_of(*found))
    assert [(one.owner and one.owner.id, one.number) for one in owed] == [("R2", 1), (None, 2)]
    assert [one.text for one in context.entries("X", "owner")] == ["Tbc., a placeholder"]
    assert [one.text for one in context.entries("Y", "owner")] == ["Head"]


def test_what_people_said_is_told_with_what_was_done_and_what_became_of_it() -> None:
    context = context_of(
        "feedback: [{id: F1, title: Be brief, answer: taken, said_in: S}, {id: F2, title: Be quick, reason: No money}]\n"
        "sources: [{id: S, title: Forum}]\n"
        "actions: [{id: X, title: Do, responds_to: F1, status: on track}]\n"
    )
    first, second = lists.answered(context)
    assert (first.answer, [one.element for one in first.done], first.status) == ("taken", ["X"], ("on track",))
    assert (second.answer, second.reason, second.done) == ("", "No money", ())


def test_days_are_counted_to_the_last_of_a_partial_date() -> None:
    context = context_of("actions: [{id: X, title: A, due: 2023-01, due_original: 2022-12}]\n")
    assert [one.days for one in lists.slips(context)] == [31]
