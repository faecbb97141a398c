"""Which waiver holds, for what, and what is said of one that does not."""

from datetime import date

import pytest
from waivers_in import RULES, STRATEGY, applied, found, waiver

from alignment.findings.finding import Waived
from alignment.waivers.apply import Waiving
from alignment.waivers.faults import Rules
from alignment.waivers.waiver import Waiver


def waived(waiving: Waiving) -> list[str]:
    return [one.fingerprint for one in waiving.findings if isinstance(one.suppression, Waived)]


def faults(waiving: Waiving) -> list[str]:
    return [f"{one.rule}: {one.message}. {one.fix}" for one in waiving.faults]


def test_a_waiver_waives_the_one_finding_that_it_names() -> None:
    others = (found("R-LINK"), found(element="ACT-2"), found(element=None))
    waiving = applied(waiver(), findings=(*others, found()))
    assert waived(waiving) == ["R-DUE/ACT-1/due"]
    assert len(waiving.findings) == 4
    assert waiving.faults == ()


def test_what_is_waived_says_why_by_whom_and_until_when() -> None:
    (one,) = applied(waiver()).findings
    assert one.suppression == Waived(
        "It is being filled.", "R-DCS", date(2022, 9, 1), date(2022, 12, 1), waiver().location
    )
    assert one.message == "ACT-1 lacks it"


def test_past_its_last_day_the_finding_is_back_and_says_when_the_waiver_expired() -> None:
    waiving = applied(waiver(), as_at=date(2022, 12, 2))
    (one,) = waiving.findings
    assert one.suppression is None
    assert one.message == "ACT-1 lacks it; its waiver expired on 1 December 2022"
    assert one.related[0].message == "its waiver does not hold: it expired on 1 December 2022"
    assert one.related[0].location == waiver().location
    assert faults(waiving) == [
        (
            "WAIVER-EXPIRED: The waiver of R-DUE on ACT-1 expired on 1 December 2022."
            " Mend ACT-1, or have the exception approved anew."
        )
    ]


def test_an_expired_waiver_of_what_is_mended_can_go() -> None:
    waiving = applied(waiver(), findings=(), as_at=date(2022, 12, 2))
    assert faults(waiving) == ["WAIVER-EXPIRED: The waiver of R-DUE on ACT-1 expired on 1 December 2022. Delete it."]


def test_before_its_approval_nothing_is_waived() -> None:
    waiving = applied(waiver(), as_at=date(2022, 8, 31))
    assert waived(waiving) == []
    assert faults(waiving) == [
        "WAIVER-EARLY: The waiver of R-DUE on ACT-1 is approved only on 1 September 2022. Wait, or correct `approved_on`."
    ]


def test_who_is_responsible_for_an_element_waives_nothing_of_it() -> None:
    model = (
        "actions:\n  - {id: ACT-1, title: Map, responsible: [B-1, R-DCS]}\nroles:\n  - {id: R-DCS, title: Director}\n"
    )
    waiving = applied(waiver(), model=f"{model}boards:\n  - {{id: B-1, title: Board}}\n")
    assert waived(waiving) == []
    assert faults(waiving) == [
        "WAIVER-SELF: The waiver of R-DUE on ACT-1 is approved by a post responsible for ACT-1, R-DCS. Have another post approve it."
    ]


@pytest.mark.parametrize(
    ("one", "fault"),
    [
        (
            waiver("H-NONE"),
            "WAIVER-RULE: The waiver of H-NONE on ACT-1 names a rule that no pack in use has. `align rules list` names the rules.",
        ),
        (
            waiver("R-LINKS"),
            "WAIVER-RULE: The waiver of R-LINKS on ACT-1 names a rule that no pack in use has. Did you mean `R-LINK`?",
        ),
        (
            waiver("LINK-UNKNOWN"),
            ("WAIVER-BUILT-IN: The waiver of LINK-UNKNOWN on ACT-1 excepts what align finds by itself, which cannot be waived."
            " Delete the waiver, and mend what it is about."),
        ),
        (
            waiver(element="ACT-9"),
            ("WAIVER-NAME: The waiver of R-DUE on ACT-9 names an element that does not exist."
            " R-DUE finds something on ACT-1."),
        ),
        (
            waiver(element="act1"),
            "WAIVER-NAME: The waiver of R-DUE on act1 names an element that does not exist. Did you mean ACT-1?",
        ),
        (
            waiver(by="R-GONE"),
            ("WAIVER-NAME: The waiver of R-DUE on ACT-1 is approved by R-GONE, which does not exist."
            " Use one of the roles: R-HEAD, R-HEAD2, R-OTHER or R-DCS; or write whoever approved it under `roles:` first."),
        ),
        (
            waiver(by="ACT-2"),
            ("WAIVER-NAME: The waiver of R-DUE on ACT-1 is approved by ACT-2, which is an action, not a role."
            " Use one of the roles: R-HEAD, R-HEAD2, R-OTHER or R-DCS; or write whoever approved it under `roles:` first."),
        ),
        (
            waiver(by="R-HEAD"),
            "WAIVER-SELF: The waiver of R-DUE on ACT-1 is approved by the owner of ACT-1, R-HEAD. Have another post approve it.",
        ),
        (
            waiver(by="R-HEAD2"),
            ("WAIVER-SELF: The waiver of R-DUE on ACT-1 is approved by the owner of ACT-1, R-HEAD, the same post as R-HEAD2."
            " Have another post approve it."),
        ),
    ],
)  # fmt: skip
def test_a_waiver_with_a_wrong_name_waives_nothing(one: Waiver, fault: str) -> None:
    waiving = applied(one, findings=(found(), found("R-LINKS")))
    assert waived(waiving) == []
    assert faults(waiving) == [fault]


@pytest.mark.parametrize(
    ("one", "line"),
    [(waiver("H-NONE"), 2), (waiver(element="ACT-9"), 3), (waiver(by="R-GONE"), 5), (waiver(by="R-HEAD"), 5)],
)
def test_what_is_wrong_is_marked_where_it_is_written(one: Waiver, line: int) -> None:
    (fault,) = applied(one).faults
    assert fault.location.line == line


def test_where_an_element_is_unknown_those_are_listed_on_which_the_rule_finds_something() -> None:
    findings = tuple(found(element=f"ACT-{number}") for number in range(1, 11))
    (fault,) = applied(waiver(element="B-77"), findings=findings).faults
    assert fault.fix == "R-DUE finds something on ACT-1, ACT-2, ACT-3, ACT-4, ACT-5, ACT-6, ACT-7, ACT-8 and 2 more."
    (fault,) = applied(waiver(element="B-77"), findings=(found("R-LINK"),)).faults
    assert fault.fix == "Use an id that exists, or delete the waiver."


def test_a_post_of_the_same_name_elsewhere_is_another_post() -> None:
    assert waived(applied(waiver(by="R-OTHER"))) == ["R-DUE/ACT-1/due"]


def test_where_nobody_owns_anybody_may_approve() -> None:
    assert waived(applied(waiver(element="ACT-2", by="R-HEAD"), findings=(found(element="ACT-2"),))) == [
        "R-DUE/ACT-2/due"
    ]


def test_a_post_that_is_a_placeholder_has_approved_nothing() -> None:
    model = STRATEGY.replace("title: Director", "title: To be appointed")
    assert faults(applied(waiver(), model=model)) == [
        (
            'WAIVER-NAME: The waiver of R-DUE on ACT-1 is approved by R-DCS, which is called "To be appointed" and names'
            " nobody yet, so nobody has approved it."
            " Use one of the roles: R-HEAD, R-HEAD2 or R-OTHER; or write whoever approved it under `roles:` first."
        )
    ]
    assert waived(applied(waiver(), model=model)) == []


def test_without_any_role_there_is_nobody_to_approve() -> None:
    waiving = applied(waiver(), model="actions:\n  - {id: ACT-1, title: Map}\n")
    assert faults(waiving)[0].endswith(
        "approved by R-DCS, which does not exist. Write whoever approved it under `roles:` first."
    )


@pytest.mark.parametrize("one", [waiver(element="ACT-9"), waiver(by="R-NEW")])
def test_what_may_stand_in_an_unread_file_is_not_called_unknown(one: Waiver) -> None:
    waiving = applied(one, model=f"{STRATEGY}plans:\n  - title: no id\n")
    (fault,) = waiving.faults
    assert (fault.rule, str(fault.severity)) == ("WAIVER-UNCHECKED", "info")
    assert fault.message.endswith("cannot be checked: 1.yaml could not be read whole")
    assert waived(waiving) == []


def test_a_rule_of_a_pack_that_cannot_be_read_is_not_called_unknown() -> None:
    assert applied(waiver("R-NEW"), rules=RULES._replace(are_whole=False)).faults == ()


def test_one_exception_is_written_once() -> None:
    second = waiver()._replace(reason="Another reason.")
    waiving = applied(waiver(), second)
    assert waiving.findings[0].suppression == applied(waiver()).findings[0].suppression
    assert faults(waiving) == [
        (
            "WAIVER-TWICE: The waiver of R-DUE on ACT-1 is written twice; the first is in waivers.yaml at line 2."
            " Delete one of the two; the first counts until then."
        )
    ]


def test_of_several_findings_on_one_element_a_waiver_must_say_which() -> None:
    several = (found("R-LINK", facet="owner:R-1"), found("R-LINK", facet="advances:A1"))
    waiving = applied(waiver("R-LINK"), findings=several)
    assert waived(waiving) == []
    assert faults(waiving) == [
        (
            "WAIVER-SEVERAL: The waiver of R-LINK on ACT-1 could mean any of 2 findings."
            " Add `facet:` and one of `owner:R-1` or `advances:A1`."
        )
    ]
    assert waived(applied(waiver("R-LINK", facet="advances:A1"), findings=several)) == ["R-LINK/ACT-1/advances:A1"]


@pytest.mark.parametrize("by", ["R-DCS", "R-HEAD", "R-GONE"])
def test_a_waiver_that_excepts_nothing_is_named_whoever_approved_it(by: str) -> None:
    mend = "Delete it, from its `rule: R-DUE` to its last line."
    assert faults(applied(waiver(by=by), findings=())) == [
        f"WAIVER-UNUSED: The waiver of R-DUE on ACT-1 excepts nothing: R-DUE finds nothing on it. {mend}"
    ]
    assert faults(applied(waiver(facet="owner"))) == [
        (
            "WAIVER-UNUSED: The waiver of R-DUE on ACT-1 names the facet `owner`, of which nothing is found."
            " Name `due`, or delete it."
        )
    ]


def test_of_a_rule_that_was_not_run_nobody_can_tell() -> None:
    assert applied(waiver("R-OFF"), findings=()).faults == ()
    assert applied(findings=(), rules=Rules((), (), are_whole=True)) == Waiving((), ())


MEMBERS = ("ACT-1", "ACT-2")


@pytest.mark.parametrize("now", [MEMBERS, ("ACT-1",)])
def test_a_waiver_of_a_finding_about_several_holds_while_no_other_is_in_it(now: tuple[str, ...]) -> None:
    waiving = applied(waiver(members=MEMBERS), findings=(found(members=now),))
    assert len(waived(waiving)) == 1
    assert waiving.faults == ()


@pytest.mark.parametrize(
    ("approved", "now", "fault"),
    [
        (
            (),
            ("ACT-2", "R-DCS:owner:R-X"),
            (
                "does not say of what: the finding is about ACT-2 and R-DCS:owner:R-X."
                ' Write `members: [ACT-2, "R-DCS:owner:R-X"]`, once that is approved.'
            ),
        ),
        (
            MEMBERS,
            ("ACT-1", "ACT-3"),
            "was not approved for ACT-3. Mend ACT-3, or write `members: [ACT-1, ACT-3]`, once that is approved.",
        ),
        (MEMBERS, (), "names members where the finding has none. Delete `members`, once that is approved."),
        (
            (),
            tuple(f"A{number}" for number in range(1, 11)),
            (
                "does not say of what: the finding is about A1, A2, A3, A4, A5, A6, A7, A8 and 2 more."
                " Delete the waiver and write it anew with `align waive`, once that is approved."
            ),
        ),
    ],
)
def test_a_waiver_of_a_finding_about_others_does_not_hold_and_says_what_to_write(
    approved: tuple[str, ...], now: tuple[str, ...], fault: str
) -> None:
    waiving = applied(waiver(members=approved), findings=(found(members=now),))
    assert waived(waiving) == []
    assert faults(waiving) == [f"WAIVER-MEMBERS: The waiver of R-DUE on ACT-1 {fault}"]
