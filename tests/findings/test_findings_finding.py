"""Findings: how severe, how they are known again, and in which order they are read."""

from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.findings.finding import (
    Accepted,
    Finding,
    Severity,
    Suppression,
    Waived,
    in_reading_order,
    parts_of,
    told_apart,
)
from alignment.source import Location, SourceFile


def place(path: str = "a.yaml", line: int = 1, column: int = 1) -> Location:
    return SourceFile(PurePosixPath(path), b"").location(line, column)


def finding(
    rule: str = "ACT-OWNER", where: Location | None = None, element: str | None = "ACT-01", facet: str | None = "owner"
) -> Finding:
    return Finding(rule, Severity.WARNING, "Action ACT-01 has no owner", where or place(), element=element, facet=facet)


FINDINGS = st.builds(
    finding,
    st.sampled_from(["ACT-OWNER", "ACT-DUE"]),
    st.builds(place, st.sampled_from(["a.yaml", "b.yaml"]), st.integers(1, 3), st.integers(1, 3)),
    st.sampled_from([None, "ACT-01", "ACT-02"]),
    st.sampled_from([None, "owner", "due", "owner#2"]),
)


def test_an_error_weighs_more_than_a_warning_and_a_warning_more_than_an_info() -> None:
    assert Severity.ERROR > Severity.WARNING > Severity.INFO


@pytest.mark.parametrize("severity", Severity)
def test_a_severity_is_known_by_the_word_that_is_printed(severity: Severity) -> None:
    assert Severity.named(str(severity)) is severity
    assert str(severity) in {"error", "warning", "info"}


def test_any_other_word_is_no_severity() -> None:
    with pytest.raises(KeyError):
        Severity.named("fatal")


def test_a_finding_is_known_again_by_rule_element_and_facet() -> None:
    assert finding().fingerprint == "ACT-OWNER/ACT-01/owner"
    assert finding(where=place("b.yaml", 9, 9)).fingerprint == finding().fingerprint


def test_a_finding_about_a_file_is_known_again_by_the_file() -> None:
    about_file = finding("YAML-EMPTY", place("plans/a.yaml"), element=None, facet=None)
    assert about_file.fingerprint == "YAML-EMPTY//plans/a.yaml/"


def test_findings_that_nothing_tells_apart_are_numbered() -> None:
    alike = [finding(where=place(line=line)) for line in (1, 2, 3)]
    other = finding(facet="due")
    assert [one.fingerprint for one in told_apart([alike[0], other, *alike[1:]])] == [
        "ACT-OWNER/ACT-01/owner",
        "ACT-OWNER/ACT-01/due",
        "ACT-OWNER/ACT-01/owner#2",
        "ACT-OWNER/ACT-01/owner#3",
    ]


def test_a_fingerprint_can_be_printed() -> None:
    assert finding(facet="who:\x1b[2J\u202e").fingerprint == r"ACT-OWNER/ACT-01/who:\x1b[2JU+202E"


def test_a_long_facet_is_known_by_its_beginning_and_a_digest() -> None:
    one, other = (finding(facet="x" * 20_000 + end) for end in "ab")
    assert one.fingerprint != other.fingerprint
    assert len(one.fingerprint) < 160
    assert finding(facet="x" * 64).fingerprint.endswith("/" + "x" * 64)


@given(st.lists(FINDINGS, max_size=8).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_every_finding_has_a_fingerprint_of_its_own_and_order_changes_none(
    orders: tuple[list[Finding], list[Finding]],
) -> None:
    one, other = ([finding.fingerprint for finding in told_apart(order)] for order in orders)
    assert len(set(one)) == len(one)
    assert set(one) == set(other)


@pytest.mark.parametrize(
    ("suppression", "standing"),
    [
        (None, "warning"),
        (Accepted(place()), "accepted warning"),
        (Waived("A reason", "R-1", date(2022, 9, 1), date(2022, 12, 1), place()), "waived warning"),
    ],
)
def test_whether_a_finding_counts_is_said_in_a_word(suppression: Suppression | None, standing: str) -> None:
    assert replace(finding(), suppression=suppression).standing == standing


@given(st.lists(FINDINGS, max_size=6).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_findings_are_read_in_one_order_however_they_were_found(orders: tuple[list[Finding], list[Finding]]) -> None:
    assert in_reading_order(orders[0]) == in_reading_order(orders[1])


@given(st.lists(FINDINGS, max_size=6))
def test_findings_are_read_file_by_file_from_top_to_bottom(findings: list[Finding]) -> None:
    places = [one.location for one in in_reading_order(findings)]
    assert places == sorted(places)
    assert len(places) == len(findings)


def test_the_message_is_the_subject_and_what_is_said_of_it() -> None:
    said = Finding("R", Severity.ERROR, "has no owner", place(), subject='A1 "Train"')
    assert (said.message, said.says) == ('A1 "Train" has no owner', "has no owner")
    assert replace(said, subject="").message == "has no owner"


def test_a_fingerprint_is_the_rule_and_what_tells_its_findings_apart() -> None:
    assert parts_of("R/A1/advances:A6/B#2") == ("R", "A1/advances:A6/B#2")
