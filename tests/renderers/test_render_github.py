"""Commands to GitHub's runner: what is annotated, how many of each level, and what the log says besides."""

from dataclasses import replace

import pytest
from formats_in import Annotation, annotations
from reports import at, finding, report_of
from whole_reports import whole_report

from alignment.findings.finding import Finding, Severity
from alignment.renderers import github
from alignment.results.check import Listing, RenderOptions, Report, Shown
from alignment.source import Location

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def log(*reports: Report, waived: Listing = Listing.SHOW) -> list[Annotation | str]:
    shown = [Shown(one, RenderOptions(name="plan", waived=waived)) for one in reports]
    return annotations(github.render(shown).decode())


def annotated(*reports: Report) -> list[Annotation]:
    return [one for one in log(*reports) if isinstance(one, Annotation)]


def of(severity: Severity, number: int, begin: str = "A") -> list[Finding]:
    return [finding(f"{begin}{one} has no owner", severity=severity, rule=f"R-{begin}{one}") for one in range(number)]


def test_a_whole_annotation_and_the_words_below() -> None:
    one = finding("ACT-1 has no owner", at("a,b:c.yaml", 41, 9, 6), why="Who\nelse?", fix="100 % `owner`.")
    assert (
        github.render([Shown(report_of(one), RenderOptions())])
        .decode()
        .startswith(
            "::error file=a%2Cb%3Ac.yaml,line=41,endLine=41,col=9,endColumn=15,title=H-OWNER::"
            "ACT-1 has no owner.%0AWhy: Who else?%0AFix: 100 %25 `owner`.\nChecked 0 elements"
        )
    )
    assert log(report_of(one))[1:] == [
        "Checked 0 elements and 0 links against 0 rules, as at 14 September 2022 (today), at its own stage, approval.",
        "Rules: 0 passed and 0 failed.",
        "1 error, 0 warnings.",
        "Not ready: 1 error must be mended or waived.",
    ]


def test_each_severity_has_a_command() -> None:
    found = (finding(severity=one) for one in Severity)
    assert [one.name for one in annotated(report_of(*found))] == ["error", "warning", "notice"]


def test_a_place_over_several_lines_has_no_columns() -> None:
    place = Location(at("a.yaml").path, 1, 2, 3, 4)
    (one,) = annotated(report_of(finding(location=place)))
    assert one.properties == {"file": "a.yaml", "line": "1", "endLine": "3", "title": "H-OWNER"}


def test_ten_of_each_level_are_annotated_and_the_rest_counted_in_one() -> None:
    found = annotated(report_of(*of(INFO, 10, "I"), *of(WARNING, 11, "W"), *of(ERROR, 30, "E")))
    assert [one.name for one in found] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert found[-1].text == "And 20 more errors, 1 more warning and 1 more note: `align check --full` lists them."
    assert [one.properties["title"] for one in found[:2]] == ["R-E0", "R-E1"]


@pytest.mark.parametrize("number", [9, 10, 11, 12])
def test_the_count_of_the_rest_is_one_of_ten_notices(number: int) -> None:
    notices = annotated(report_of(*of(INFO, number)))
    assert len(notices) == min(number, 10)
    told = sum(one.properties["title"] != "More findings" for one in notices)
    assert notices[-1].text.startswith(f"And {number - told} more note") == (told < number)


def test_what_is_new_comes_first_among_what_is_as_grave() -> None:
    whole = whole_report()
    old = [replace(one, severity=ERROR) for one in of(ERROR, 12)]
    compared = replace(whole, findings=(*of(WARNING, 1, "W"), *old, *whole.findings), is_complete=True)
    first = annotated(compared)[1]  # after what could not be read
    assert (
        first.text
        == "ACT-1 lacks it.\nNew: about 2 more than at main (0123456789ab): ACT-2 and ACT-3.\nWhy: Why\nFix: Mend\nSee: near.yaml:3: ACT-1 comes near"
    )


def test_what_does_not_count_is_only_in_the_words() -> None:
    whole = replace(whole_report(), is_complete=True)
    assert len(annotated(whole)) == len(whole.standing)
    (said,) = (one for one in log(whole, waived=Listing.ONLY) if isinstance(one, str) and "until" in one)
    assert "1 error waived: H-OWNER on ACT-4, until 1 December 2022." in said


def test_a_check_that_is_not_whole_says_so_before_anything_else_and_within_ten_errors() -> None:
    first, *rest = annotated(replace(report_of(*of(ERROR, 10)), is_complete=False, unread=("b.yaml",)))
    assert first.properties == {"title": "Plan: not checked whole"}
    assert first.text.endswith("check again. Not read whole: `b.yaml`.")
    assert [one.name for one in rest] == ["error"] * 9 + ["notice"]
    many = annotated(*[report_of(is_complete=False)] * 12)
    assert [one.name for one in many] == ["error"] * 10


def test_of_several_strategies_each_has_its_words_under_its_name() -> None:
    untitled = replace(report_of(), title=None)
    assert log(report_of(), untitled)[5] == "S (no title):"
    unread = replace(untitled, strategy=None)
    words = [one for one in log(report_of(), unread) if isinstance(one, str)]
    assert (words[0], words[5]) == ("Plan:", "plan:")
    assert words[4] == "Nothing found, because no rule had anything to check."
