"""Whole screens, as a policy officer sees them on 80 columns, and what no screen may ever show."""

import unicodedata
from datetime import date
from pathlib import PurePosixPath
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import ACCEPTED, WAIVED, at, excepted, finding, report_of

from alignment.findings.finding import Finding, RelatedLocation, Severity
from alignment.renderers import text
from alignment.renderers.support.escape import disarmed
from alignment.results.check import Became, Listing, RenderOptions, Report, Resting, RuleOutcome, Shown
from alignment.results.read import FileRecord, KindCount
from alignment.text import join_words

INFO, WARNING, ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR
PLAN = """\
actions:
  - id: ACT-7
    title: Map the network
    informed_by: [S1]
"""


def outcome(rule: str, became: Became) -> RuleOutcome:
    return RuleOutcome(rule, "Every action", "house", ERROR, became)


PASSED = (outcome("R", Became.PASSED),)


def screen(report: Report, options: RenderOptions | None = None) -> str:
    return text.render([Shown(report, options or RenderOptions())]).decode()


def summary(report: Report) -> str:
    """Gives the summary on one line."""
    return " ".join(screen(report, RenderOptions(is_brief=True)).splitlines())


def conclusion(report: Report, fail_on: Severity | None = ERROR) -> str:
    return screen(report, RenderOptions(width=1000, is_brief=True, fail_on=fail_on)).splitlines()[0]


WHOLE = report_of(
    Finding(
        "H-OWNER",
        ERROR,
        'ACT-7 "Map the network of coordinators in..." has no owner',
        at("strategy_model/plan.yaml", 2, 9, 5),
        label="no `owner` here",
        element="ACT-7",
        facet="owner",
        why="Nobody can be held to account for an action that nobody owns, and nobody will be asked.",
        fix="Add one accountable post, for example `owner: R-HEAD-0-25`, which is the head of the service.",
    ),
    Finding(
        "H-MEASURE",
        WARNING,
        'ACT-7 "Map the network of coordinators in..." has no measure',
        at("strategy_model/plan.yaml", 2, 9, 5),
        label="no `measured_by` here",
        why="Without a measure nobody can tell whether it worked.",
    ),
    Finding(
        "H-COPROD",
        ERROR,
        'ACT-7 "Map the network of coordinators in..." names no co-production source',
        at("strategy_model/plan.yaml", 4, 19, 2),
        label="S1 is only consulted; participated or co-produced is needed",
        fix="Link the forum or session that it came from.",
        related=(RelatedLocation(at("strategy_model/sources of 2022.yaml", 24, 9), "S1 is written here"),),
    ),
    Finding(
        "H-OWNER",
        ERROR,
        "ACT-9 has no owner",
        at("strategy_model/vanished.yaml", 7, 9, 5),
        why="Nobody can be held to account for an action that nobody owns, and nobody will be asked.",
        fix="Add one accountable post.",
    ),
    rules=(
        *(outcome(f"P-{number}", Became.PASSED) for number in range(4)),
        *(outcome(f"F-{number}", Became.FAILED) for number in range(3)),
        outcome("N", Became.NOTHING_TO_CHECK),
        outcome("D", Became.NOT_DUE),
        outcome("O", Became.OFF)._replace(reason="by `ignore` in align.yaml"),
    ),
    kinds=(
        KindCount("strategy", "strategy", "strategies", 1),
        KindCount("ambition", "ambition", "ambitions", 5),
        KindCount("action", "action", "actions", 12),
        KindCount("measure", "measure", "measures", 1),
    ),
    links=1110,
    stage=("approval", "--stage"),
    as_at=(date(2022, 9, 14), "align.yaml"),
    texts={"strategy_model/plan.yaml": PLAN},
)


def test_a_whole_screen() -> None:
    assert screen(WHOLE) == dedent("""\
        Not ready: 3 errors must be mended or waived.

        error[H-COPROD]: ACT-7 "Map the network of coordinators in..." names no
          co-production source
          --> strategy_model/plan.yaml:4:19
          |
        4 |     informed_by: [S1]
          |                   ^^
          | S1 is only consulted; participated or co-produced is needed
          |
           = see:  strategy_model/sources of 2022.yaml:24:9: S1 is written here
           = fix:  Link the forum or session that it came from.

        error[H-OWNER]: ACT-7 "Map the network of coordinators in..." has no owner
          --> strategy_model/plan.yaml:2:9
          |
        2 |   - id: ACT-7
          |         ^^^^^ no `owner` here
          |
           = why:  Nobody can be held to account for an action that nobody owns, and
                   nobody will be asked.
           = fix:  Add one accountable post, for example `owner: R-HEAD-0-25`, which is
                   the head of the service.

        error[H-OWNER]: ACT-9 has no owner
          --> strategy_model/vanished.yaml:7:9
           = fix:  Add one accountable post.

        warning[H-MEASURE]: ACT-7 "Map the network of coordinators in..." has no measure
          --> strategy_model/plan.yaml:2:9
          |
        2 |   - id: ACT-7
          |         ^^^^^ no `measured_by` here
          |
           = why:  Without a measure nobody can tell whether it worked.

        Checked 19 elements (5 ambitions, 12 actions, 1 measure, ...) and 1,110 links
        against 8 of 10 rules, as at 14 September 2022 (frozen by align.yaml), as if for
        approval (--stage).
        Rules: 4 passed, 3 failed, 1 had nothing to check, 1 not due and 1 off.
        Off: O, by `ignore` in align.yaml.
        Not due at this stage: D.
        3 errors, 1 warning.
        """)


def test_the_same_screen_on_a_narrow_terminal_breaks_words_nowhere_and_paths_never() -> None:
    assert screen(WHOLE, RenderOptions(width=40)).split("\n\n")[1] == dedent("""\
        error[H-COPROD]: ACT-7 "Map the network
          of coordinators in..." names no
          co-production source
          --> strategy_model/plan.yaml:4:19
          |
        4 |     informed_by: [S1]
          |                   ^^
          | S1 is only consulted; participated
          | or co-produced is needed
          |
           = see:  strategy_model/sources of 2022.yaml:24:9: S1
                   is written here
           = fix:  Link the forum or session
                   that it came from.""")


def test_a_coloured_screen_says_the_same_in_colour() -> None:
    coloured = screen(WHOLE, RenderOptions(has_colour=True))
    assert coloured.splitlines()[13:19] == [
        '\x1b[1;31merror[H-OWNER]:\x1b[0m\x1b[1m ACT-7 "Map the network of coordinators in..." has no owner\x1b[0m',
        "  \x1b[34m-->\x1b[0m strategy_model/plan.yaml:2:9",
        "\x1b[34m  |\x1b[0m",
        "\x1b[34m2 |\x1b[0m   - id: ACT-7",
        "\x1b[34m  |\x1b[0m \x1b[1;31m        ^^^^^\x1b[0m no `owner` here",
        "\x1b[34m  |\x1b[0m",
    ]
    assert "\x1b[1;33mwarning[H-MEASURE]:" in coloured
    assert coloured.startswith("\x1b[1mNot ready: 3 errors must be mended or waived.\x1b[0m\n")
    plain = coloured
    for code in ("0", "1", "34", "1;31", "1;33", "1;36"):
        plain = plain.replace(f"\x1b[{code}m", "")
    assert plain == screen(WHOLE)


def test_every_path_opens_from_where_the_reader_stands() -> None:
    lines = screen(WHOLE, RenderOptions(base=PurePosixPath("../plans"))).splitlines()
    assert "  --> ../plans/strategy_model/plan.yaml:2:9" in lines
    assert "   = see:  ../plans/strategy_model/sources of 2022.yaml:24:9: S1 is written here" in lines


@pytest.mark.parametrize("width", [40, 80, 100])
def test_a_path_is_never_cut(width: int) -> None:
    path = "a folder/with a name/that goes on and on/" * 5 + "plan.yaml"
    one = Finding("R", ERROR, "m", at(path, 3, 7), related=(RelatedLocation(at(path, 1, 2), "the first"),))
    lines = screen(report_of(one), RenderOptions(width=width)).splitlines()
    place = lines.index(f"  --> {path}:3:7")
    assert lines[place + 1].startswith(f"   = see:  {path}:1:2: the")


def test_the_reason_is_given_where_a_rule_is_met_first() -> None:
    report = report_of(
        finding(rule="A", why="Because of A."),
        finding(rule="B", why="Because of B."),
        finding(rule="A", why="Because of A."),
    )
    whys = [line for line in screen(report).splitlines() if "= why:" in line]
    assert whys == ["   = why:  Because of A.", "   = why:  Because of B."]


def test_the_excerpt_is_shown_once_where_findings_of_one_place_follow_one_another() -> None:
    here, there = at("a", 1, 1, 1), at("a", 2, 1, 1)
    report = report_of(*(finding(location=place) for place in (here, here, there, here)), texts={"a": "x\ny\n"})
    assert [line for line in screen(report).splitlines() if line.startswith(("1 |", "2 |"))] == ["1 | x", "2 | y"]


@pytest.mark.parametrize(
    ("found", "most", "listed", "says"),
    [
        (49, 50, 49, None),
        (50, 50, 50, None),
        (51, 50, 50, "... and 1 more finding (--full)"),
        (73, 50, 50, "... and 23 more findings (--full)"),
        (5073, 50, 50, "... and 5,023 more findings (--full)"),
        (73, None, 73, None),
    ],
)
def test_what_is_not_listed_is_counted(found: int, most: int | None, listed: int, says: str | None) -> None:
    lines = screen(report_of(*[finding()] * found), RenderOptions(most=most)).splitlines()
    assert sum(line.startswith("error[") for line in lines) == listed
    assert [line for line in lines if "--full" in line] == ([says] if says else [])


def test_an_error_is_listed_before_many_notes() -> None:
    notes = [finding(f"ACT-{number} is left empty", severity=INFO) for number in range(60)]
    error = finding("ACT-99 has no owner")
    lines = screen(report_of(*notes, error), RenderOptions(most=50)).splitlines()
    headers = [line for line in lines if line.startswith(("info[", "error["))]
    assert len(headers) == 50
    assert headers[:2] == ["error[H-OWNER]: ACT-99 has no owner", "info[H-OWNER]: ACT-0 is left empty"]
    assert "... and 11 more findings (--full)" in lines


def test_quiet_is_the_summary_without_a_finding() -> None:
    quiet = screen(WHOLE, RenderOptions(is_brief=True))
    verdict, _, figures = quiet.partition("\n")
    assert screen(WHOLE).startswith(f"{verdict}\n\n")
    assert screen(WHOLE).endswith(f"\n\n{figures}")
    assert figures.startswith("Checked 19 elements")


@pytest.mark.parametrize(
    ("report", "fail_on", "says"),
    [
        (
            report_of(finding(severity=INFO), rules=(outcome("N", Became.NOTHING_TO_CHECK),)),
            ERROR,
            "No rule had anything to check; 1 finding besides.",
        ),
        (
            report_of(is_complete=False),
            ERROR,
            "Not checked whole: mend what could not be read or used, then check again.",
        ),
        (
            report_of(finding(), is_complete=False),
            None,
            "Not checked whole: mend what could not be read or used, then check again.",
        ),
        (report_of(finding()), ERROR, "Not ready: 1 error must be mended or waived."),
        (report_of(finding(rule="LINK-UNKNOWN")), ERROR, "Not ready: 1 error must be mended."),
        (report_of(excepted(WAIVED)), ERROR, "Nothing found but what is waived."),
        (report_of(excepted(ACCEPTED)), ERROR, "Nothing found but what is accepted."),
        (report_of(excepted(WAIVED), excepted(ACCEPTED)), ERROR, "Nothing found but what is waived or accepted."),
        (
            report_of(finding(), finding()),
            None,
            "Not ready: 2 errors must be mended or waived. The check passes all the same, because `fail_on` is `never`.",
        ),
        (
            report_of(finding(severity=WARNING), finding(severity=INFO)),
            ERROR,
            "No error stands in the way at this stage; 2 findings to look at.",
        ),
        (
            report_of(finding(severity=INFO)),
            None,
            "No error stands in the way at this stage; 1 finding to look at.",
        ),
        (
            report_of(finding(severity=WARNING), finding(severity=INFO)),
            WARNING,
            "Not passed: of 2 findings, 1 at or above warning.",
        ),
        (report_of(finding(severity=INFO)), INFO, "Not passed: of 1 finding, 1 at or above info."),
        (report_of(rules=PASSED), INFO, "Nothing found."),
        (report_of(rules=PASSED, stage=("published", "strategy")), ERROR, "Nothing found."),
        (
            report_of(rules=PASSED, stage=("draft", "strategy")),
            ERROR,
            "Nothing found.",
        ),
        (
            report_of(finding(severity=WARNING), stage=("consultation", "--stage")),
            ERROR,
            "No error stands in the way at this stage; 1 finding to look at.",
        ),
        (
            report_of(rules=(outcome("N", Became.NOTHING_TO_CHECK),)),
            ERROR,
            "Nothing found, because no rule had anything to check.",
        ),
    ],
)
def test_the_first_line_says_where_the_strategy_stands(report: Report, fail_on: Severity | None, says: str) -> None:
    assert conclusion(report, fail_on) == says


@pytest.mark.parametrize(
    ("stage", "says"),
    [
        (("draft", "strategy"), "at its own stage, draft."),
        (("draft", "not stated"), "as if at stage draft, because no stage could be read."),
        (("approval", "--stage"), "as if for approval (--stage)."),
        (("closed", "align.yaml"), "as if for closed (align.yaml)."),
    ],
)
def test_the_stage_is_said_with_where_it_comes_from(stage: tuple[str, str], says: str) -> None:
    assert f"as at 14 September 2022 (today), {says} Rules:" in summary(report_of(stage=stage))


@pytest.mark.parametrize(
    ("findings", "says"),
    [
        ((), "0 errors, 0 warnings."),
        ((ERROR,), "1 error, 0 warnings."),
        ((WARNING,), "0 errors, 1 warning."),
        ((INFO,), "0 errors, 0 warnings, 1 note."),
        ((INFO, INFO, WARNING, ERROR, ERROR), "2 errors, 1 warning, 2 notes."),
        ((WARNING,) * 1234, "0 errors, 1,234 warnings."),
    ],
)
def test_findings_are_counted_by_severity(findings: tuple[Severity, ...], says: str) -> None:
    assert f" {says}" in summary(report_of(*(finding(severity=one) for one in findings)))


def kinds(*counts: tuple[str, int]) -> tuple[KindCount, ...]:
    return tuple(KindCount(name, name, f"{name}s", count) for name, count in counts)


@pytest.mark.parametrize(
    ("report", "says"),
    [
        (report_of(), "Checked 0 elements and 0 links against 0 rules,"),
        (report_of(kinds=kinds(("duty", 1)), links=1), "Checked 1 element and 1 link against"),
        (report_of(kinds=kinds(("action", 1))), "Checked 1 element (1 action) and 0 links"),
        (
            report_of(kinds=kinds(("source", 2), ("role", 3), ("ambition", 1))),
            "Checked 6 elements (1 ambition, 2 sources, ...) and",
        ),
        (report_of(rules=PASSED), "against 1 rule, as at"),
        (report_of(rules=PASSED), "Rules: 1 passed and 0 failed."),
        (report_of(rules=(outcome("U", Became.NOT_CHECKED),)), "Rules: 0 passed, 0 failed and 1 not checked."),
    ],
)
def test_what_was_looked_at_is_counted(report: Report, says: str) -> None:
    assert says in summary(report)


def test_files_that_were_not_read_and_files_that_are_no_part_of_the_model_are_named() -> None:
    report = report_of(
        unread=("m/a.yaml", "m/b.yaml"),
        files=(
            FileRecord(PurePosixPath("m/a.yaml"), "0" * 64, 3, "not read whole"),
            FileRecord(PurePosixPath("m/b.yaml"), None, None, "could not be read"),
            FileRecord(PurePosixPath("m/c.yaml"), "0" * 64, 3),
            FileRecord(PurePosixPath("m/d.txt"), None, None, "it is not a .yaml or .yml file"),
        ),
        is_complete=False,
    )
    assert (
        "Not read whole: `m/a.yaml` and `m/b.yaml`. Not part of the model: `m/d.txt` (it is not a .yaml or .yml file)."
        in summary(report)
    )


def test_many_files_left_out_are_counted_but_every_unread_one_is_named() -> None:
    left_out = tuple(FileRecord(PurePosixPath(f"{number}.md"), None, None, "no") for number in range(8))
    unread = tuple(f"{number}.yaml" for number in range(8))
    said = summary(report_of(files=left_out, unread=unread))
    assert "`0.md` (no), `1.md` (no), `2.md` (no), `3.md` (no), `4.md` (no) and 3 more." in said
    assert all(name in said for name in unread)


@pytest.mark.parametrize(
    ("line", "safe"),
    [
        ("::error::x", r"\x3a:error::x"),
        ("   ::set-output name=x::y", r"   \x3a:set-output name=x::y"),
        ("\u3000::error::x", "\u3000\\x3a:error::x"),
        (":::", r"\x3a::"),
        ("a ::error::x", "a ::error::x"),
        (": :x", ": :x"),
        ("a ##[add-mask]b", r"a \x23#[add-mask]b"),
        ("##vso[task.complete]", r"\x23#vso[task.complete]"),
        ("###[group]", r"#\x23#[group]"),
        ("## [x]", "## [x]"),
        ("C# [x]", "C# [x]"),
    ],
)
def test_what_a_build_service_takes_for_a_command_is_spelled_out(line: str, safe: str) -> None:
    assert disarmed(line) == safe
    assert disarmed(safe) == safe


HOSTILE = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from(":# \n\r\x1b\x07\x85\u202e\u2066\u2028[]")), max_size=60
)
SAFE = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Co")), min_size=1, max_size=60)
COMMANDS = st.lists(st.sampled_from(["::error::x", "##[group]", "word", "a-rather-longer-word"]), max_size=30).map(
    " ".join
)


@given(file=HOSTILE, said=st.one_of(SAFE, COMMANDS), column=st.integers(1, 60), width=st.integers(40, 100))
def test_no_file_steers_a_terminal_or_a_build_service(file: str, said: str, column: int, width: int) -> None:
    """Messages come made safe, files do not; whatever either says, no line of ours is more than text."""
    one = Finding("R", ERROR, f"A {said}", at("a", 1, column, 5), label=said, why=f"x{said}", fix=f"y{said}")
    rendered = screen(report_of(one, texts={"a": file}, unread=(said,)), RenderOptions(width=width))
    for line in rendered.split("\n"):
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
        assert {unicodedata.category(char) for char in line}.isdisjoint({"Cc", "Cf", "Zl", "Zp"})


def resting(*names: str, rule: str = "R", became: Became = Became.PASSED) -> RuleOutcome:
    return outcome(rule, became)._replace(resting=tuple(Resting(name, at("plan.yaml")) for name in names))


@pytest.mark.parametrize(
    ("rules", "unstated", "says"),
    [
        ((resting("A"),), ("promised",), "1 passed (1 of them only with promised links) and 0 failed."),
        (
            (resting("A"), resting("B"), outcome("P", Became.PASSED)),
            ("promised", "inferred"),
            "3 passed (2 of them only with promised or inferred links) and 0 failed.",
        ),
        ((resting("A"),), ("promised",), "What passes only with promised links: R for A."),
        (
            (resting("A", "B"), resting("C", rule="F", became=Became.FAILED)),
            ("promised", "inferred", "illustrative"),
            "What passes only with promised, inferred or illustrative links: R for A and B; F for C.",
        ),
        ((resting(*"ABCDEFG"),), ("inferred",), "R for A, B, C, D, E and 2 more."),
        ((resting("A\u202e"),), ("inferred",), "R for AU+202E."),
        ((resting("C", rule="F", became=Became.FAILED),), ("inferred",), "Rules: 0 passed and 1 failed."),
    ],
)
def test_what_passes_only_with_unstated_links_is_counted_and_named(
    rules: tuple[RuleOutcome, ...], unstated: tuple[str, ...], says: str
) -> None:
    assert says in summary(report_of(rules=rules, unstated=f"{join_words(unstated, 'or')} links"))


def test_where_nothing_rests_on_unstated_links_they_are_not_spoken_of() -> None:
    assert "only with" not in summary(report_of(rules=PASSED, unstated="inferred links")).lower()


def test_following_stated_links_alone_is_said() -> None:
    assert "against 0 rules, on what is stated alone (--stated-only), as at" in summary(report_of(is_stated_only=True))
    assert "stated" not in summary(report_of())


def test_what_is_waived_stands_behind_what_is_found_with_its_reason_and_its_end() -> None:
    report = report_of(excepted(WAIVED, "ACT-7 has no owner", element="ACT-7"), finding("ACT-9 has no owner"))
    assert screen(report) == dedent("""\
        Not ready: 1 error must be mended or waived.

        error[H-OWNER]: ACT-9 has no owner
          --> plan.yaml:1:1

        waived error[H-OWNER]: ACT-7 has no owner
          --> plan.yaml:1:1
           = until:  1 December 2022 (78 days left), approved by R-1 on 1 September 2022
           = reason:  The post is being filled.
           = see:  waivers.yaml:2:11: the waiver

        Checked 0 elements and 0 links against 0 rules, as at 14 September 2022 (today),
        at its own stage, approval.
        Rules: 0 passed and 0 failed.
        1 error, 0 warnings. 1 error waived: H-OWNER on ACT-7, until 1 December 2022.
        """)


@pytest.mark.parametrize(
    ("waived", "headers"),
    [
        (Listing.SHOW, ["error", "waived error"]),
        (Listing.HIDE, ["error"]),
        (Listing.ONLY, ["waived error", "accepted error"]),
    ],
)
def test_what_does_not_count_is_listed_or_hidden_and_always_counted(waived: Listing, headers: list[str]) -> None:
    report = report_of(excepted(WAIVED), excepted(ACCEPTED), finding())
    lines = screen(report, RenderOptions(waived=waived)).splitlines()
    assert [line.split("[")[0] for line in lines if line.endswith("has no owner")] == headers
    assert "1 error, 0 warnings. 1 error waived: H-OWNER on ACT-1, until 1 December 2022. 1" in lines
    assert "error accepted without a reason (align baseline show)." in lines


def test_where_only_exceptions_are_asked_for_and_there_are_none_it_says_so() -> None:
    assert screen(report_of(finding()), RenderOptions(waived=Listing.ONLY)).startswith(
        "Not ready: 1 error must be mended or waived.\n\nNothing is waived or accepted.\n\n"
    )


def test_what_is_waived_is_named_up_to_five() -> None:
    report = report_of(*[excepted(WAIVED)] * 7)
    assert summary(report).count("until 1 December 2022;") == 5
    assert "; 2 more." in summary(report)


def test_on_its_last_day_a_waiver_says_so() -> None:
    report = report_of(excepted(WAIVED), as_at=(date(2022, 12, 1), "today"))
    assert "= until:  1 December 2022 (last day), approved by R-1" in screen(report)


def test_the_cap_is_on_what_counts() -> None:
    report = report_of(*[excepted(ACCEPTED)] * 60, *[excepted(WAIVED)] * 3, *[finding()] * 50)
    lines = screen(report, RenderOptions(most=50)).splitlines()
    assert not any("(--full)" in line for line in lines)
    assert sum(line.startswith("waived error[") for line in lines) == 3
