"""Accepted findings: written, read back, and compared with what is found."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import WAIVED, at
from yaml_in import said

from alignment.baseline.accept import accept, entries_of, gone
from alignment.baseline.entries import AcceptedPiece, Baseline
from alignment.baseline.judge import Approvers, judged
from alignment.baseline.list_file import ACCEPTED, load_baseline, write_baseline
from alignment.documents.kept_list import KeptList, read_list
from alignment.findings.finding import Accepted, Finding, Severity, told_apart
from alignment.source import SourceFile

DAY: Final = date(2022, 9, 14)
ANYBODY: Final = Approvers({}, {})


def finding(
    rule: str = "H-DUE", element: str | None = "ACT-1", facet: str | None = "due", members: tuple[str, ...] = ()
) -> Finding:
    place = at("plan.yaml")
    return Finding(rule, Severity.ERROR, "ACT-1 lacks it", place, element=element, facet=facet, members=members)


def kept(content: bytes) -> KeptList:
    return read_list(SourceFile(PurePosixPath("align-baseline.json"), content), ACCEPTED)


def read(content: bytes) -> Baseline:
    found = kept(content)
    baseline, findings = load_baseline(found)
    assert (found.fault, findings) == (None, ())
    return baseline


def accepting(*findings: Finding, strategy: str = "S") -> Baseline:
    """Gives what is accepted once these findings are."""
    return read(write_baseline(entries_of(findings, strategy))).of("S")


def marked(
    findings: Iterable[Finding], baseline: Baseline, governed: Collection[str] = (), approvers: Approvers = ANYBODY
) -> tuple[Finding, ...]:
    """Gives findings as they are with a list on one day."""
    return accept(findings, judged(baseline, DAY, approvers, wants_approval=False), governed)


def test_the_file_has_a_line_an_entry_sorted_by_strategy_and_finding() -> None:
    of_s = [finding("H-OWNER", facet="owner"), finding(), finding("H-MOST", "S", None, ("ACT-2", "ACT-3"))]
    circle = finding("H-CIRCLE", facet="depends_on", members=("ACT-1", "ACT-2"))
    entries = [*entries_of(of_s, "S"), *entries_of([circle], "PLAY"), *entries_of(of_s, "S")]
    assert (
        write_baseline(entries).decode()
        == """\
{
  "align_baseline": 3,
  "accepted": [
    "PLAY H-CIRCLE/*/depends_on # ACT-1, ACT-2",
    "S H-DUE/ACT-1/due",
    "S H-MOST/S/ # ACT-2",
    "S H-MOST/S/ # ACT-3",
    "S H-OWNER/ACT-1/owner",
    ""
  ]
}
"""
    )


FINDINGS = st.builds(
    finding,
    st.sampled_from(["H-DUE", "H-VALUE", "H-FIELD"]),
    st.sampled_from([None, "ACT-1", "ACT-2"]),
    st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff"), max_size=8),
    st.lists(st.sampled_from(["ACT-1", "ACT-2", "R-1", "ACT-1:owner:R-1"]), unique=True).map(sorted).map(tuple),
)


@given(st.lists(FINDINGS, max_size=6).map(told_apart))
def test_what_is_written_is_read_back_whatever_the_facets_hold(findings: tuple[Finding, ...]) -> None:
    baseline = read(write_baseline(entries_of(findings, "S")))
    assert set(baseline.entries) == set(entries_of(findings, "S"))
    assert all(isinstance(one.suppression, Accepted) for one in marked(findings, baseline))
    assert list(gone(findings, baseline, ())) == []


def test_an_entry_knows_its_place() -> None:
    place = accepting(finding()).entries[AcceptedPiece("S", "H-DUE/ACT-1/due")]
    assert (str(place), place.end_column) == ("align-baseline.json:4:5", 24)


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("H-DUE/ACT-1/due", "align-baseline.json has an entry that names no strategy and no finding of it"),
        ("S H-DUE", "align-baseline.json has an entry that names no strategy and no finding of it"),
        ("S YAML-SYNTAX//a/", "Findings of YAML-SYNTAX cannot be accepted"),
        ("S MODEL-VALUE/ACT-1/status", "Findings of MODEL-VALUE cannot be accepted"),
        ("S WAIVER-SELF//a/", "Findings of WAIVER-SELF cannot be accepted"),
        ("S CONFIG-KEY//a/", "Findings of CONFIG-KEY cannot be accepted"),
        (
            "S R-1@2026-02-31~97c77915 because it is old",
            "align-baseline.json has an approval that says something else than when it was given",
        ),
        ("S SUSPECT/ACT-1/owner:R-1", "Findings of SUSPECT cannot be accepted"),
    ],
)
def test_what_cannot_be_used_is_named_at_its_place_and_the_rest_still_counts(entry: str, says: str) -> None:
    text = f'{{"align_baseline": 3, "accepted": ["{entry}", "S H-DUE/ACT-1/due"]}}'
    baseline, findings = load_baseline(kept(text.encode()))
    assert said(findings) == [f"1:36 BASELINE-FILE {says}"]
    assert [*baseline.entries] == [AcceptedPiece("S", "H-DUE/ACT-1/due")]


def test_only_what_was_accepted_is_accepted() -> None:
    baseline = accepting(finding())
    here, new = marked([finding(), finding(facet="owner")], baseline)
    assert here.suppression == Accepted(baseline.entries[AcceptedPiece("S", "H-DUE/ACT-1/due")])
    assert new.suppression is None


def test_what_is_accepted_of_one_strategy_is_not_of_another() -> None:
    assert accepting(finding(), strategy="PLAY").entries == {}


SHARE = finding("H-MOST", "S", None, ("ACT-1", "ACT-2"))
CIRCLE = finding("H-CIRCLE", facet="depends_on", members=("ACT-1", "ACT-2", "ACT-3"))


@pytest.mark.parametrize(
    ("accepted", "now", "is_accepted"),
    [
        (SHARE, SHARE, True),
        (SHARE, replace(SHARE, members=("ACT-2",)), True),
        (SHARE, replace(SHARE, members=("ACT-2", "ACT-3")), False),
        (SHARE, replace(SHARE, members=()), False),
        (replace(SHARE, members=()), SHARE, False),
        (CIRCLE, CIRCLE, True),
        (CIRCLE, replace(CIRCLE, element="ACT-2", members=("ACT-2", "ACT-3")), True),
        (CIRCLE, replace(CIRCLE, members=("ACT-1", "ACT-2", "ACT-3", "ACT-4")), False),
        (CIRCLE, replace(CIRCLE, members=("ACT-1", "ACT-4")), False),
        (CIRCLE, replace(CIRCLE, facet="starts_after"), False),
    ],
)
def test_a_finding_about_several_is_accepted_while_no_other_member_is_there(
    accepted: Finding,
    now: Finding,
    is_accepted: bool,  # noqa: FBT001 - a column
) -> None:
    (one,) = marked([now], accepting(accepted))
    assert (one.suppression is not None) is is_accepted


def test_what_fails_together_is_not_accepted_by_two_entries_together() -> None:
    halves = [replace(CIRCLE, members=("ACT-1", "ACT-2")), replace(CIRCLE, members=("ACT-1", "ACT-3"))]
    (one,) = marked([CIRCLE], accepting(*halves))
    assert one.suppression is None
    assert one.related[-1].message == "accepted was H-CIRCLE/*/depends_on of ACT-1 and ACT-2"


def test_what_got_worse_says_of_what_it_was_not_accepted() -> None:
    (one,) = marked([replace(SHARE, members=("ACT-2", "ACT-3"))], accepting(SHARE))
    assert [(str(it.location), it.message) for it in one.related] == [
        ("align-baseline.json:4:5", "accepted, but not of ACT-3")
    ]


def test_what_is_waived_stays_waived() -> None:
    one = replace(finding(), suppression=WAIVED)
    assert marked([one], accepting(one)) == (one,)


def test_what_a_waiver_names_is_never_accepted_for_its_end_would_mean_nothing() -> None:
    (one,) = marked([finding()], accepting(finding()), {finding().fingerprint})
    assert one.suppression is None


def test_what_no_longer_occurs_is_named_unless_nobody_looked() -> None:
    baseline = accepting(finding(), finding("H-OFF"), finding("H-OLD"), replace(SHARE, members=("ACT-1", "ACT-9")))
    found = list(gone([finding(), SHARE], baseline, {"H-OFF"}))
    assert [one.message for one in found] == [
        "The accepted finding H-MOST/S/ of ACT-9 no longer occurs",
        "The accepted finding H-OLD/ACT-1/due no longer occurs",
    ]
    assert str(found[1].location) == "align-baseline.json:8:5"
    assert found[1].fingerprint == "BASELINE-GONE//align-baseline.json/S H-OLD/ACT-1/due"


def test_what_is_accepted_of_a_circle_occurs_while_a_part_of_it_does() -> None:
    smaller = replace(CIRCLE, element="ACT-2", members=("ACT-2", "ACT-3"))
    assert list(gone([smaller], accepting(CIRCLE), ())) == []


def test_of_two_circles_each_names_the_entry_that_accepts_it() -> None:
    other = replace(CIRCLE, element="ACT-7", members=("ACT-7", "ACT-8"))
    found = marked([CIRCLE, other], accepting(CIRCLE, other))
    assert [str(one.suppression.location) for one in found if one.suppression] == [
        "align-baseline.json:4:5",
        "align-baseline.json:5:5",
    ]


def test_what_cannot_be_accepted_is_not_even_where_somebody_lists_it() -> None:
    place = SourceFile(PurePosixPath("align-baseline.json"), b"").location()
    one = finding("YAML-SYNTAX", None)
    assert marked([one], Baseline({AcceptedPiece("S", one.matter): place})) == (one,)


LATE = replace(finding(), values=("due <= 2031-05-31",))
OLDER = b'{"align_baseline": 2, "accepted": ["S H-DUE/ACT-1/due"]}'


@pytest.mark.parametrize(
    ("value", "is_accepted"), [("due <= 2031-05-31", True), ("due <= 2030-12-31", True), ("due <= 2033-05-31", False)]
)
def test_a_value_is_accepted_as_it_was_or_nearer_to_passing(value: str, is_accepted: bool) -> None:  # noqa: FBT001 - a column
    (one,) = marked([replace(LATE, values=(value,))], accepting(LATE))
    assert (one.suppression is not None) is is_accepted


def test_what_was_accepted_when_entries_named_no_values_counts_until_they_do_and_is_not_gone() -> None:
    baseline = read(OLDER)
    (one,) = marked([LATE], baseline)
    assert (one.suppression, one.related[-1].message) == (
        None,
        "accepted, but not of due <= 2031-05-31, which the list does not name yet: run `align migrate`",
    )
    assert list(gone([LATE], baseline, ())) == []
    (new,) = marked([replace(LATE, facet="cost")], baseline)
    assert new.related == ()


def test_beside_a_list_of_values_one_without_says_nothing_of_what_it_lacks() -> None:
    two = b'{"align_baseline": 2, "accepted": ["S H-MOST/S/ # ACT-9"]}'
    (one,) = marked([SHARE], read(two))
    assert one.related[-1].message == "accepted, but not of ACT-1 and ACT-2"
