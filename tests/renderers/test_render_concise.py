"""One line a finding, as editors and scripts expect it."""

from pathlib import PurePosixPath

import pytest
from reports import ACCEPTED, WAIVED, at, excepted, finding, report_of

from alignment.findings.finding import Severity
from alignment.renderers import concise
from alignment.results.check import Became, Listing, RenderOptions, Report, Resting, RuleOutcome, Shown


def lines(report: Report, base: str = ".", waived: Listing = Listing.SHOW) -> list[str]:
    options = RenderOptions(base=PurePosixPath(base), most=1, width=40, waived=waived)
    rendered = concise.render([Shown(report, options)]).decode()
    found, _, basis = rendered.partition("Checked against ")
    assert basis.endswith(".\n")
    assert max(map(len, basis.splitlines())) <= 200
    return found.splitlines()


def test_every_finding_is_one_line_whatever_the_cap_or_the_width() -> None:
    report = report_of(
        finding('ACT-7 "Map the network of coordinators in..." has no owner', at("m/a.yaml", 41, 9)),
        finding("ACT-8 has no board", at("m/b.yaml", 3, 1), rule="H-BOARD", severity=Severity.INFO),
        finding("ACT-9 has no measure", at("m/b.yaml", 4, 1), rule="H-MEASURE", severity=Severity.WARNING),
    )
    assert lines(report) == [
        'm/a.yaml:41:9: error H-OWNER ACT-7 "Map the network of coordinators in..." has no owner',
        "m/b.yaml:4:1: warning H-MEASURE ACT-9 has no measure",
        "m/b.yaml:3:1: info H-BOARD ACT-8 has no board",
    ]


def test_a_long_sentence_is_cut_at_the_same_words_wherever_its_file_is() -> None:
    report = report_of(finding(f"ACT-7 {'has not ' * 50} an owner", at("m/a.yaml", 41, 9)))
    (line,), (outside,) = lines(report), lines(report, "deep/" * 50)
    sentence = line.removeprefix("m/a.yaml:41:9: error H-OWNER ")
    assert len(line) <= 200
    assert sentence.startswith("ACT-7 has not ")
    assert sentence.endswith("has not  an owner")
    assert outside == f"{'deep/' * 50}{line}"


@pytest.mark.parametrize("long", ["has not " * 50, "has no owner"])
@pytest.mark.parametrize("reason", [("The post is being filled. " * 20).strip(), "It is being filled."])
def test_the_last_day_of_a_waiver_and_who_approved_it_are_never_cut(long: str, reason: str) -> None:
    waived = excepted(WAIVED._replace(reason=reason), f"ACT-7 {long}")
    (line,) = lines(report_of(waived))
    assert len(line) <= 200
    assert " (until 2022-12-01, approved by R-1: " in line
    assert line.startswith("plan.yaml:1:1: waived error H-OWNER ACT-7 has no")
    assert line.endswith("filled.)")


def test_what_does_not_count_says_so_in_place_of_its_severity() -> None:
    report = report_of(excepted(WAIVED), excepted(ACCEPTED), finding())
    waived = "plan.yaml:1:1: waived error H-OWNER ACT-1 has no owner (until 2022-12-01, approved by R-1: The post is being filled.)"
    accepted = "plan.yaml:1:1: accepted error H-OWNER ACT-1 has no owner"
    counts = "plan.yaml:1:1: error H-OWNER ACT-1 has no owner"
    assert lines(report) == [counts, waived, accepted]
    assert lines(report, waived=Listing.HIDE) == [counts]
    assert lines(report, waived=Listing.ONLY) == [waived, accepted]
    resting = RuleOutcome("R", "t", "p", None, Became.PASSED, resting=(Resting("A", at("m/b.yaml")),))
    only = report_of(excepted(WAIVED), rules=(resting,), unstated="inferred links")
    assert len(lines(only)) == len(lines(only, waived=Listing.ONLY)) + 1


def test_nothing_found_is_no_line_with_a_place() -> None:
    assert lines(report_of()) == []


def test_paths_open_from_where_the_reader_stands() -> None:
    assert lines(report_of(finding(location=at("m/a.yaml", 2, 3))), "../here") == [
        "../here/m/a.yaml:2:3: error H-OWNER ACT-1 has no owner"
    ]


@pytest.mark.parametrize(
    ("path", "begins"),
    [
        ("::error::x.yaml", r"\x3a:error::x.yaml:1:1: error"),
        (" ::error::x.yaml", r" \x3a:error::x.yaml:1:1: error"),
        ("##[group]x.yaml", r"\x23#[group]x.yaml:1:1: error"),
    ],
)
def test_a_file_name_is_no_command_to_a_build_service(path: str, begins: str) -> None:
    (line,) = lines(report_of(finding(location=at(path))))
    assert line.startswith(begins)


def test_what_passes_only_with_unstated_links_has_a_line_of_its_own_after_the_findings() -> None:
    resting = (Resting("ACT-8", at("m/b.yaml", 3, 9)), Resting("A\u202e", at("::x.yaml")))
    rules = (
        RuleOutcome("H-BOARD", "t", "p", None, Became.PASSED, resting=resting),
        RuleOutcome("H-OWNER", "t", "p", None, Became.FAILED, resting=resting[:1]),
        RuleOutcome("H-MEASURE", "t", "p", None, Became.PASSED),
    )
    assert lines(report_of(finding(), rules=rules, unstated="promised or inferred links")) == [
        "plan.yaml:1:1: error H-OWNER ACT-1 has no owner",
        "m/b.yaml:3:9: passed H-BOARD ACT-8 only with promised or inferred links",
        r"\x3a:x.yaml:1:1: passed H-BOARD AU+202E only with promised or inferred links",
        "m/b.yaml:3:9: passed H-OWNER ACT-8 only with promised or inferred links",
    ]


def test_a_file_of_aligns_own_is_named_the_same_from_everywhere() -> None:
    assert lines(report_of(finding(location=at("align:risks.yaml"))), "../here")[0].startswith("align:risks.yaml:1:1:")
