"""Every change is said in a sentence that a reader understands without having seen the files."""

import pytest
from diff_in import MEASURE, changes, strategy_of
from model_in import HARBOUR

from alignment.diff.compare import compare
from alignment.diff.sentences import sentences
from alignment.model.unknown import Unread

ACTION = 'ACT-01 "Train every early-years setting in in..."'
SOURCE = 'S1 "Coffee mornings run by the parent car..."'


def said(old: str, new: str) -> list[str]:
    return list(sentences(changes(old, new)))


def harbour(old: str, new: str) -> str:
    assert HARBOUR.count(old) == 1
    (sentence,) = said(HARBOUR, HARBOUR.replace(old, new))
    return sentence


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    owner: R-SEND\n", "", 'owner removed (was R-SEND "Head of SEND")'),
        ("owner: R-SEND", "owner: R-2", 'owner moved from R-SEND "Head of SEND" to R-2'),
        ("due: 2027-12", "due: 2028-03", "due moved from December 2027 to March 2028, 91 days later"),
        ("due: 2027-12", "due: 2027-12-30", "due moved from December 2027 to 30 December 2027, 1 day earlier"),
        (
            "due: 2027-12",
            "due: 2027-12-31",
            "due changed from December 2027 to 31 December 2027, with the same last day",
        ),
        ("due: 2027-12", "due: 2027/28", "due moved from December 2027 to 2027/28, 91 days later"),
        ("    due: 2027-12\n", "", "due removed (was December 2027)"),
        ("due: 2027-12", "due: 2027-12\n    cost: 12.50", "cost added: 12.50"),
        ("due: 2027-12", "due: 2027-12\n    slip_reason: Nobody\\x1b", 'slip reason added: "Nobody\\x1b"'),
        ("    advances: [A1]\n", "", 'no longer advances A1 "Included from the start"'),
        ("due: 2027-12", "due: 2027-12\n    evidence: PAPER-2", 'now rests on PAPER-2 "Ambitions"'),
        ("due: 2027-12", "due: 2027-12\n    measured_by: M-1", "is now measured by M-1"),
        ("basis: inferred, ", "", 'basis of "is informed by S1" removed (was inferred)'),
        (
            "{to: S1, basis: inferred, note: Only the forum is named}",
            "{to: S1, basis: promised, note: Only the forum}",
            (
                'basis of "is informed by S1" changed from inferred to promised; '
                'note of "is informed by S1" changed from "Only the forum is named" to "Only the forum"'
            ),
        ),
        (
            "      - {to: S1, basis: inferred, note: Only the forum is named}\n",
            "      - A1\n",
            f'is now informed by A1 "Included from the start"; is no longer informed by {SOURCE}',
        ),
        ("due: 2027-12", "basis: promised\n    due: 2027-12", "basis changed from stated to promised"),
    ],
)
def test_a_change_of_an_action_is_said(old: str, new: str, says: str) -> None:
    assert harbour(old, new) == f"{ACTION}: {says}."


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("stage: consultation", "stage: draft", "stage moved back from consultation to draft"),
        ("stage: consultation", "stage: approval", "stage moved from consultation to approval"),
        ("title: Head of SEND", "title: Head", 'title changed from "Head of SEND" to "Head"'),
        ("level: co-produced", "level: consulted", "level changed back from co-produced to consulted"),
        (
            "who: [parents and carers]",
            "who: [staff, health]",
            "who changed from parents and carers to staff and health",
        ),
    ],
)
def test_a_change_of_a_field_is_said(old: str, new: str, says: str) -> None:
    assert harbour(old, new).endswith(f'": {says}.')


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (("increase", "60"), ("increase", "55"), "target value eased from 60 to 55"),
        (("decrease", "60"), ("decrease", "55"), "target value raised from 60 to 55"),
        (("maintain", "60"), ("maintain", "55"), "target value changed from 60 to 55"),
        (("increase", "60"), ("increase", ""), "target value removed (was 60)"),
    ],
)
def test_a_change_of_a_target_is_said(old: tuple[str, str], new: tuple[str, str], says: str) -> None:
    assert said(MEASURE.format(*old), MEASURE.format(*new)) == [f'M-1 "Places": {says}.']


def test_what_people_ask_about_comes_first() -> None:
    old = "actions: [{id: X, title: A, summary: S, status: done, due: 2027-03, owner: R-1, supported_by: R-2}]"
    new = "actions: [{id: X, title: B, status: on hold, due: 2027-09, supported_by: R-3}]"
    (sentence,) = said(old, new)
    assert sentence == (
        'X "B": owner removed (was R-1); due moved from March 2027 to September 2027, 183 days later; '
        'status moved from done to on hold; title changed from "A" to "B"; summary removed (was "S"); '
        "is now supported by R-3; is no longer supported by R-2."
    )


def test_a_joint_lead_that_goes_is_told() -> None:
    old, new = (f"milestones: [{{id: X, title: A, owner: R-1, responsible: [{one}]}}]" for one in ("R-2, B-1", "B-1"))
    assert said(old, new) == ['X "A": is no longer the responsibility of R-2.']


def test_links_about_the_past_are_said_by_their_names() -> None:
    old, new = (f"feedback: [{{id: F, title: T, said_in: {one}}}]" for one in ("S1", "S2"))
    assert said(old, new) == ['F "T": said in added: S2; said in removed (was S1).']


def test_what_came_went_or_became_another_is_said() -> None:
    assert said("roles: [{id: R-1, title: A}]", "roles: [{id: R-2, title: B}]") == [
        'R-2 "B" added.',
        'R-1 "A" removed.',
    ]
    assert said("roles: [{id: R-1, title: A}]", "roles: [{id: R-2, title: A, replaces: R-1}]") == [
        'R-2 "A": takes the place of R-1.'
    ]
    old, new = "roles: [{id: R-1, title: A}, {id: R-2, title: B}]", "roles: [{id: R-3, title: C, replaces: [R-1, R-2]}]"
    assert said(old, new) == [
        'R-3 "C" added, in place of R-1 "A" and R-2 "B".',
        'R-1 "A" removed; R-3 "C" stands in its place.',
        'R-2 "B" removed; R-3 "C" stands in its place.',
    ]
    assert said(new, old)[2] == 'R-3 "C" removed; R-1 "A" and R-2 "B" stand in its place.'
    assert said("roles: [{id: R-1, title: A}]", "roles: [{id: R-1, title: A, replaces: R-0}]") == [
        'R-1 "A": now replaces R-0.'
    ]


def test_another_kind_is_said() -> None:
    assert said("actions: [{id: X, title: T}]", "reform_items: [{id: X, title: T}]") == [
        'X "T": is now a reform item (was an action).'
    ]


def test_an_owner_who_leads_two_kinds_of_life_is_said_plainly() -> None:
    old = "actions: [{id: X, title: T, supported_by: [R-1, R-2], owner: R-1}]"
    new = "risks: [{id: X, title: T, owner: R-3}]"
    (sentence,) = said(old, new)
    assert sentence == (
        'X "T": is now a risk (was an action); owner moved from R-1 to R-3; '
        "is no longer supported by R-1; is no longer supported by R-2."
    )


def test_what_could_not_be_read_is_said_first() -> None:
    old, new = strategy_of(HARBOUR, unread=[Unread("x.yaml", None)]), strategy_of(HARBOUR, "boards: [{title: T}]")
    assert sentences(compare(old, new)) == (
        "In the old state x.yaml could not be read whole: not all of it is compared.",
        "In the new state 1.yaml could not be read whole: not all of it is compared.",
    )


def test_what_only_cannot_be_read_is_not_said_to_be_gone_or_new() -> None:
    broken = strategy_of("boards: [{id: B, title: Board}]", "roles: [")
    whole = strategy_of("boards: [{id: B, title: Board}]", "roles: [{id: R, title: Head}]")
    unread = "state 1.yaml could not be read whole: not all of it is compared."
    assert sentences(compare(whole, broken)) == (f"In the new {unread}",)
    assert sentences(compare(broken, whole)) == (f"In the old {unread}",)


def test_long_texts_are_shown_from_where_they_begin_to_differ() -> None:
    begins = "Children and young people with special needs in Harbourside are included"
    old, new = (f"outcomes: [{{id: O1, title: O, summary: {begins} in {words}}}]" for words in ("life", "all of life"))
    assert said(old, new) == [
        'O1 "O": summary changed from "...Harbourside are included in life" to "...Harbourside are included in all of life".'
    ]


def test_white_space_in_a_text_means_nothing() -> None:
    assert said("boards: [{id: B, title: The  board}]", "boards:\n  - id: B\n    title: The\n      board") == []


def test_nothing_is_said_where_nothing_has_changed() -> None:
    assert said(HARBOUR, HARBOUR) == []
