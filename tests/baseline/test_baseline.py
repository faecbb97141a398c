"""Accepted findings: written, read back, and compared with what is found."""

import json
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import WAIVED, at
from yaml_in import document_of, said

from alignment.baseline import Baseline, accept, gone, load_baseline, write_baseline
from alignment.findings.finding import Accepted, Finding, Severity, told_apart
from alignment.source import SourceFile


def finding(rule: str = "H-DUE", element: str | None = "ACT-1", facet: str | None = "due") -> Finding:
    return Finding(rule, Severity.ERROR, "ACT-1 lacks it", at("plan.yaml"), element=element, facet=facet)


def read(content: bytes) -> Baseline:
    document, faults = document_of(content, "align-baseline.json")
    baseline, findings = load_baseline(document)
    assert (faults, findings) == ((), ())
    return baseline


def test_the_file_has_a_line_an_entry_sorted() -> None:
    assert (
        write_baseline(["H-OWNER/ACT-2/owner", "H-DUE/ACT-1/due", "H-OWNER/ACT-1/owner"]).decode()
        == """\
{
  "align_baseline": 1,
  "accepted": {
    "H-DUE": [
      "ACT-1/due"
    ],
    "H-OWNER": [
      "ACT-1/owner",
      "ACT-2/owner"
    ]
  }
}
"""
    )


FINDINGS = st.builds(
    finding,
    st.sampled_from(["H-DUE", "MODEL-VALUE", "MODEL-FIELD"]),
    st.sampled_from([None, "ACT-1", "ACT-2"]),
    st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff"), max_size=8),
)


@given(st.lists(FINDINGS, max_size=6).map(told_apart))
def test_what_is_written_is_read_back_whatever_the_facets_hold(findings: tuple[Finding, ...]) -> None:
    fingerprints = [one.fingerprint for one in findings]
    baseline = read(write_baseline(fingerprints))
    assert set(baseline.accepted) == set(fingerprints)
    assert all(isinstance(one.suppression, Accepted) for one in accept(findings, baseline))
    assert list(gone(findings, baseline, ())) == []


def test_an_entry_knows_its_place() -> None:
    place = read(write_baseline(["H-DUE/ACT-1/due"])).accepted["H-DUE/ACT-1/due"]
    assert (str(place), place.end_column) == ("align-baseline.json:5:7", 18)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[]", ["1:1 BASELINE-FILE align-baseline.json is not a mapping"]),
        (
            "{}",
            ["1:1 BASELINE-FILE align-baseline.json is no list of accepted findings that this version of align knows"],
        ),
        (
            '{"align_baseline": 2}',
            ["1:20 BASELINE-FILE align-baseline.json is no list of accepted findings that this version of align knows"],
        ),
        (
            '{"align_baseline": 1, "acepted": {}}',
            ["1:23 BASELINE-FILE `acepted` is not a word of align-baseline.json"],
        ),
        ('{"align_baseline": 1, "accepted": []}', ["1:35 BASELINE-FILE `accepted` is not a mapping"]),
        (
            '{"align_baseline": 1, "accepted": {"H": [[]]}}',
            ["1:42 BASELINE-FILE What is accepted of H holds something that is not text"],
        ),
        (
            '{"align_baseline": 1, "accepted": {"YAML-SYNTAX": ["/a/"], "WAIVER-SELF": [], "CONFIG-KEY": []}}',
            [
                "1:36 BASELINE-FILE Findings of YAML-SYNTAX cannot be accepted",
                "1:60 BASELINE-FILE Findings of WAIVER-SELF cannot be accepted",
                "1:79 BASELINE-FILE Findings of CONFIG-KEY cannot be accepted",
            ],
        ),
    ],
)
def test_what_cannot_be_used_is_named_at_its_place(text: str, found: list[str]) -> None:
    document, _ = document_of(text, "align-baseline.json")
    baseline, findings = load_baseline(document)
    assert said(findings) == found
    assert baseline == Baseline(PurePosixPath("align-baseline.json"), {})


def test_only_what_was_accepted_is_accepted() -> None:
    baseline = read(write_baseline([finding().fingerprint]))
    here, new = accept([finding(), finding(facet="owner")], baseline)
    assert here.suppression == Accepted(baseline.accepted["H-DUE/ACT-1/due"])
    assert new.suppression is None


def test_what_is_waived_stays_waived() -> None:
    one = replace(finding(), suppression=WAIVED)
    assert accept([one], read(write_baseline([one.fingerprint]))) == (one,)


def test_what_a_waiver_names_is_never_accepted_for_its_end_would_mean_nothing() -> None:
    baseline = read(write_baseline([finding().fingerprint]))
    (one,) = accept([finding()], baseline, {finding().fingerprint})
    assert one.suppression is None


def test_what_no_longer_occurs_is_named_unless_nobody_looked() -> None:
    baseline = read(write_baseline(["H-DUE/ACT-1/due", "H-OFF/ACT-1/owner", "H-OLD/ACT-1/owner"]))
    found = list(gone([finding()], baseline, {"H-OFF"}))
    assert [one.message for one in found] == ["The accepted finding H-OLD/ACT-1/owner no longer occurs"]
    assert str(found[0].location) == "align-baseline.json:11:7"
    assert found[0].fingerprint == "BASELINE-GONE//align-baseline.json/H-OLD/ACT-1/owner"


def test_what_cannot_be_accepted_is_not_even_where_somebody_lists_it() -> None:
    place = SourceFile(PurePosixPath("align-baseline.json"), json.dumps({}).encode()).location()
    one = finding("YAML-SYNTAX", None)
    assert accept([one], Baseline(place.path, {one.fingerprint: place})) == (one,)
