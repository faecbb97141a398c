"""The first screen: what it comes to first, a line a rule in a terminal of 24 lines, and nothing left out but by name."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from projects import HOUSE, SOUND, align, check, written
from reports import WAIVED, excepted, finding, report_of

from alignment.findings.finding import Finding, Severity
from alignment.renderers import text
from alignment.renderers.support.gathered import Gathered
from alignment.results.check import Became, Detail, Listing, RenderOptions, Report, RuleOutcome, Shown
from alignment.results.focus import Focus
from alignment.results.roots import Place, RootCause, RootCauses
from alignment.source import TextEdit

ROOT: Final = Path(__file__).parents[2]
NUMBER: Final = re.compile(r"\b([A-Z][A-Z-]+) (\d+)\b")
LINE: Final = re.compile(r"([A-Z][A-Z-]+) +(\d+) of (\d+)")
SHORT: Final = RenderOptions(detail=Detail.BY_RULE)


def outcome(rule: str, failed: int, checked: int, together: str = "actions have no owner") -> RuleOutcome:
    among = f"{checked} actions" if checked > 1 else "the only action"
    return RuleOutcome(rule, "T", "p", Severity.ERROR, Became.FAILED, checked, failed, together=together, among=among)


def of(rule: str, *elements: str, severity: Severity = Severity.ERROR) -> tuple[Finding, ...]:
    one = finding("has no owner", rule=rule, severity=severity)
    return tuple(replace(one, element=name, subject=f'{name} "Title of {name}"', facet="owner") for name in elements)


def screen(report: Report, options: RenderOptions = SHORT) -> list[str]:
    report = replace(report, titles={name: f"Title of {name}" for name in ("A-1", "A-2")} | dict(report.titles))
    return text.render([Shown(report, options)]).decode().splitlines()


MANY: Final = of("A-OWNER", "A-1", "A-2", "A-3", "A-4", "A-5", "A-10")
RULES: Final = (outcome("A-OWNER", 6, 7),)


def test_the_real_strategy_fits_into_a_terminal_verdict_first_with_the_numbers_of_json() -> None:
    lines = align(ROOT, "check", "--stage", "approval").lines
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    (told,) = json.loads(align(ROOT, "check", "--stage", "approval", "--format", "json").out)["strategies"]
    assert lines[0] == f"Not ready: {told['counts']['error']} errors must be mended or waived."
    assert lines[1].startswith(f"{told['title']}, as if for approval (--stage), on 14 September 2022")
    assert lines[2] == "(frozen by align.yaml)."
    counts = "{error} errors, {warning} warnings, {info} notes.".format(**told["counts"])
    assert lines[3] == f"{counts} No text is at hand for 15 quotes of DOC-COVER."
    rules = {one["rule"]: one for one in told["rules"]}
    told_of = [line.groups() for line in map(LINE.match, lines) if line]
    for rule, failed, checked in told_of:
        assert [int(failed), int(checked)] == [rules[rule]["failed"], rules[rule]["checked"]]
    found = [one["rule"] for one in told["findings"]]
    named = {rule for rule, *_ in told_of}
    counted = dict(NUMBER.findall(" ".join(lines[5:])))
    assert named | counted.keys() == set(found)
    assert {rule: int(number) for rule, number in counted.items()} == {rule: found.count(rule) for rule in counted}


@pytest.mark.parametrize(
    "change",
    [
        lambda report: replace(report, findings=report.findings[:5]),
        lambda report: replace(report, focus=Focus((), {})),
    ],
)
def test_few_findings_and_those_of_a_file_are_listed_at_once(change: Callable[[Report], Report]) -> None:
    report = report_of(*MANY, rules=RULES)
    assert "error[A-OWNER]" not in "\n".join(screen(report))
    assert screen(report, RenderOptions()) == screen(report, SHORT._replace(detail=Detail.EACH))
    assert screen(change(report)) == screen(change(report), RenderOptions())
    assert screen(report, SHORT._replace(waived=Listing.ONLY))[2] == "Nothing is waived or accepted."


def test_the_options_that_ask_for_each_finding(tmp_path: Path) -> None:
    many = "".join(f"  - {{id: C-{number}, title: Do}}\n" for number in range(6))
    files = {**HOUSE, "strategy_model/plan.yaml": SOUND.replace("roles:", f"{many}roles:")}
    short = check(tmp_path, files).lines
    assert short[4] == "H-OWNER  6 of 7 actions: each has no owner: C-0, C-1, C-2, C-3, C-4 and C-5"
    for asked in (["--full"], ["--select", "H-OWNER"], ["strategy_model/plan.yaml"]):
        run = align(tmp_path, "check", "--as-at", "2022-09-14", *asked)
        assert run.out.count("error[H-OWNER]: C-") == 6
    quiet = align(tmp_path, "check", "--as-at", "2022-09-14", "--quiet").lines
    assert quiet[1].startswith("Checked ")
    written(tmp_path / "two", files)
    several = align(tmp_path, "check", "--as-at", "2022-09-14", ".", "two").lines
    assert several[:3] == ["All 2 strategies: 0 passed. Not passed: . and two.", "", ".:"]
    assert [line for line in several if line.startswith("H-OWNER ")] == [short[4]] * 2


def test_headlines_come_first_then_the_gravest_then_the_largest_share() -> None:
    report = report_of(
        *of("D-SOME", "A-1", "A-2"),
        *of("C-ALL", "A-1", "A-2"),
        *of("B-WARNS", "A-1", severity=Severity.WARNING),
        *of("E-NOTES", "A-1", "A-2", severity=Severity.INFO),
        *of("F-HEAD", "A-1", severity=Severity.WARNING),
        rules=(
            outcome("B-WARNS", 1, 1),
            outcome("C-ALL", 2, 2),
            outcome("D-SOME", 2, 4),
            outcome("E-NOTES", 2, 2),
            outcome("F-HEAD", 1, 2)._replace(tags=("Headline",)),
        ),
    )
    assert screen(report)[3:] == [
        "",
        'F-HEAD  warning: A-1 "Title of A-1" has no owner (1 of 2 actions)',
        "C-ALL   2 of 2 actions have no owner: A-1 and A-2",
        "D-SOME  2 of 4 actions have no owner: A-1 and A-2",
        "",
        "1 warning of 1 rule: B-WARNS 1.",
        "2 notes of 1 rule: E-NOTES 2.",
        "`--full` lists each; `align explain F-HEAD` says why.",
    ]


LONG: Final = " ".join(["A strategy for every child and young person with special educational needs"] * 4)


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_terminal_and_no_sentence_is_cut(width: int) -> None:
    roots = RootCauses(Severity.ERROR, (RootCause((Place("A-1", LONG, MANY[0].location),), 7),), 9, 1, 0, is_exact=True)
    one = of("B-DUE", "A-1")[0]
    report = report_of(*MANY, one, rules=(*RULES, outcome("B-DUE", 1, 7)))
    lines = screen(replace(report, title=LONG, titles={"A-1": LONG}, roots=roots), SHORT._replace(width=width))
    assert max(map(len, lines)) <= width
    said = " ".join(" ".join(lines).split())
    assert "..." not in said
    assert said.startswith(f"Not ready: 7 errors must be mended or waived. {LONG}, at its own stage")
    assert "A-1 has no owner (1 of 7 actions)" in said
    assert not any(line.split() in (["each."], ["more."], ["error."]) for line in lines)


def test_titles_are_given_where_there_is_room_for_them_all() -> None:
    roots = [RootCause((Place(f"A-{each}", f"Title {each}", MANY[0].location),), each) for each in (3, 2, 1)]
    report = report_of(*MANY, rules=RULES)
    begun = RootCauses(Severity.ERROR, tuple(roots), 6, 3, 0, is_exact=True)
    assert screen(replace(report, roots=begun))[-3:-1] == [
        'Begin with A-3 "Title 3": 3 errors; A-2 "Title 2": 2 errors; A-1 "Title 1":',
        "  1 error.",
    ]
    crowded = [f"R-{number:02}" for number in range(40)]
    more = (one for rule in crowded for one in of(rule, "A-1", "A-2"))
    full = report_of(*MANY, *more, rules=(*RULES, *(outcome(rule, 2, 2) for rule in crowded)))
    longer = tuple(RootCause((one.places[0]._replace(title=LONG),), one.each) for one in roots)
    lines = screen(replace(full, roots=begun._replace(roots=longer)))
    assert "Begin with A-3: 3 errors; A-2: 2 errors; A-1: 1 error." in lines
    assert len(lines) == 24
    assert not any("Begin" in line for line in screen(replace(report, roots=begun._replace(roots=()))))


def test_a_second_line_is_for_all_names_or_for_none() -> None:
    together = "risks have neither an owned mitigation nor controls with an owner"
    few, many = (of(rule, *(f"RK{number}" for number in range(most))) for rule, most in (("A", 3), ("B", 30)))
    rules = (outcome("A", 3, 3, together), outcome("B", 30, 30, together))
    lines = screen(report_of(*few, *many, rules=rules))
    assert lines[4:7] == [
        f"B  30 of 30 {together}",
        f"A  3 of 3 {together}:",
        "   RK0, RK1 and RK2",
    ]


def test_where_there_is_no_room_for_a_rule_it_is_named_with_its_number() -> None:
    rules = [f"R-{number:02}" for number in range(40)]
    report = report_of(
        *(one for rule in rules for one in of(rule, "A-1")), rules=tuple(outcome(rule, 1, 9) for rule in rules)
    )
    lines = screen(report)
    assert len(lines) == 24
    assert sum(line.startswith("R-") for line in lines) == 15
    assert any(line.startswith("25 more rules: R-15 1, ") for line in lines)
    assert all(rule in " ".join(lines) for rule in rules)


def test_what_cannot_be_read_comes_first_and_alone() -> None:
    unread = finding("The file is not valid YAML", rule="YAML-SYNTAX", why="It hides what it holds.")
    lines = screen(report_of(*MANY, unread, rules=RULES, is_complete=False))
    assert lines[:6] == [
        "Not checked whole: mend what could not be read or used, then check again.",
        "",
        "1 place cannot be read or used. Mend it first:",
        "",
        "error[YAML-SYNTAX]: The file is not valid YAML",
        "  --> plan.yaml:1:1",
    ]
    assert lines[-5:-1] == [
        "What else was found may change with that; `--full` lists it:",
        "6 errors of 1 rule: A-OWNER 6.",
        "",
        "Plan, at its own stage, approval, on 14 September 2022 (today).",
    ]
    several = screen(report_of(*[unread] * 7, is_complete=False), SHORT._replace(most=3))
    assert several[2] == "7 places cannot be read or used. Mend these first:"
    assert "... and 4 more places (--full)" in several
    assert not any("What else" in line for line in several)


def test_beside_what_cannot_be_read_the_rest_is_only_counted_where_naming_it_takes_more_than_a_screen() -> None:
    unread = finding("The file is not valid YAML", rule="YAML-SYNTAX")
    rules = tuple(outcome(f"A-RULE-{number}", 1, 9) for number in range(90))
    many = [one for rule in rules for one in of(rule.rule, "A-1")]
    lines = screen(report_of(*many, unread, rules=rules, is_complete=False))
    assert len(lines) <= 24
    assert "`--full` lists it: 90 errors of 90 rules." in " ".join(lines)


def test_a_note_of_what_else_is_hidden_is_no_place_to_mend() -> None:
    unread = finding("The section is unknown", rule="MODEL-SECTION")
    note = finding("Links could not be checked", rule="LINK-UNCHECKED", severity=Severity.INFO)
    lines = screen(report_of(*MANY, note, unread, rules=RULES, is_complete=False))
    assert lines[2] == "1 place cannot be read or used. Mend it first:"
    assert "1 note of 1 rule: LINK-UNCHECKED 1." in " ".join(lines)
    assert screen(report_of(*MANY, note, rules=RULES, is_complete=False))[2] == lines[2]


@pytest.mark.parametrize("standing", [0, 2, 6])
def test_of_much_that_is_waived_the_rules_and_their_numbers_are_given_and_the_verdict_stands_first(
    standing: int,
) -> None:
    waived = [excepted(WAIVED, element=f"W-{number}") for number in range(30)]
    lines = screen(report_of(*MANY[:standing], *waived, rules=RULES))
    assert len(lines) <= 30
    verdict = (
        f"Not ready: {standing} errors must be mended or waived." if standing else "Nothing found but what is waived."
    )
    assert lines[0] == verdict
    assert "30 waived errors of 1 rule: H-OWNER 30." in lines
    assert not any(line.startswith("waived error[") for line in lines)
    assert sum(line.startswith("error[") for line in lines) == (standing if standing < 6 else 0)


def test_of_what_cannot_be_read_that_comes_first_which_can_cause_the_rest() -> None:
    rules = ["YAML-SYNTAX", "MODEL-ID", "LINK-UNKNOWN"]
    unread = [finding("It cannot be read", rule=rule) for rule in sorted(rules)]
    lines = screen(report_of(*unread, is_complete=False))
    assert [line for line in lines if line.startswith("error[")] == [
        f"error[{rule}]: It cannot be read" for rule in rules
    ]


def test_of_several_strategies_one_that_cannot_be_read_says_so_first() -> None:
    unread = finding("The file is not valid YAML", rule="YAML-SYNTAX")
    shown = Shown(report_of(*MANY, unread, rules=RULES, is_complete=False), SHORT._replace(name="a"))
    lines = text.render([shown, shown._replace(options=SHORT._replace(name="b"))]).decode().splitlines()
    assert lines[2:5] == ["a:", "", "1 place cannot be read or used. Mend it first:"]
    assert lines.count("6 errors of 1 rule: A-OWNER 6.") == 2


def test_a_pack_with_a_mistake_is_what_to_mend_first() -> None:
    mistake = finding("The pack has no `version`", rule="RULE-REQUIRED")
    assert screen(report_of(*MANY, mistake, rules=RULES, is_complete=False))[4].startswith("error[RULE-REQUIRED]")


def test_where_to_begin_and_what_align_can_mend_is_said_at_the_end() -> None:
    place = Place("A-1", "Title", MANY[0].location)
    roots = RootCauses(Severity.ERROR, (RootCause((place,), 6),), 6, 1, 0, is_exact=True)
    edit = TextEdit(MANY[0].location, "owner")
    report = replace(report_of(replace(MANY[0], edits=(edit,)), *MANY[1:], rules=RULES), roots=roots)
    assert screen(report)[-3:] == [
        'Begin with A-1 "Title": 6 errors.',
        "`--full` lists each; `align explain A-OWNER` says why.",
        "`--fix` shows the changes to files that mend 1 finding.",
    ]
    early = replace(
        report_of(*MANY, rules=RULES, stage=("draft", "strategy")),
        findings=of("MODEL-EMPTY", *map(str, range(6)), severity=Severity.INFO),
    )
    assert screen(early)[-1] == "Add `--stage approval` to see what approval would need."
    assert "on what is stated alone (--stated-only)" in " ".join(screen(replace(report, is_stated_only=True))[1:3])


@pytest.mark.parametrize(
    ("findings", "rule", "line"),
    [
        (of("R", "A-1", "A-2"), outcome("R", 3, 5), "2 of 5 actions have no owner: A-1 and A-2"),
        (
            (replace(of("R", "ST")[0], members=("P1", "P2")),),
            outcome("R", 2, 8, "principles are followed by no action")._replace(is_of_all=True),
            "2 of 8 principles are followed by no action: P1 and P2",
        ),
        (
            (replace(of("R", "A-1")[0], members=("A-1", "A-2"), facet=None),),
            outcome("R", 2, 8, "actions wait for themselves"),
            "2 of 8 actions wait for themselves: A-1 and A-2",
        ),
        (
            tuple(replace(of("R", "A-1")[0], facet=f"advances:{end}") for end in ("X", "Y")),
            outcome("R", 2, 8, "links are only inferred"),
            "2 of 8 links are only inferred: A-1",
        ),
        (
            tuple(replace(of("R", "A-1")[0], facet=facet) for facet in ("due", "cost")),
            outcome("R", 1, 8),
            'A-1 "Title of A-1" has no owner, and 1 more finding (1 of 8 actions)',
        ),
        (of("LINK-UNKNOWN", "A-1", "A-2"), None, "Link to an id that does not exist, 2 times: A-1 and A-2"),
        ((finding("The file is empty", rule="YAML-EMPTY"),), None, "The file is empty"),
    ],
)
def test_what_a_line_counts(findings: tuple[Finding, ...], rule: RuleOutcome | None, line: str) -> None:
    name = findings[0].rule
    rest = of("MODEL-EMPTY", *map(str, range(6)), severity=Severity.INFO)
    lines = screen(report_of(*findings, *rest, rules=(rule,) if rule else ()))
    assert any(re.fullmatch(f"{name} +{re.escape(line)}", one) for one in lines), lines


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (99, "3 of 3 risks lack `owner`: RK1, RK2 and RK3"),
        (42, "3 of 3 risks lack `owner`: RK1 and 2 more"),
        (40, "3 of 3 risks lack `owner`"),
        (20, "3 of 3 risks lack `owner`"),
    ],
)
def test_names_that_have_no_room_are_counted_and_the_sentence_stays_whole(width: int, line: str) -> None:
    assert Gathered("3 of 3 risks lack `owner`", ("RK1", "RK2", "RK3")).within(width) == line


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (99, 'RK1 "Needs of families" lacks `owner`'),
        (30, "RK1 lacks `owner`"),
        (12, "RK1 lacks `owner`"),
    ],
)
def test_of_one_the_title_is_there_whole_or_not_at_all(width: int, line: str) -> None:
    assert Gathered("lacks `owner`", element="RK1", title="Needs of families").within(width) == line
    assert Gathered("lacks `owner`", element="RK1").within(99) == "RK1 lacks `owner`"


def test_who_is_sent_to_an_explanation_is_sent_to_that_of_the_stage_asked_for() -> None:
    findings = of("A-OWNER", *(f"A-{number}" for number in range(1, 8)))
    report = report_of(*findings, rules=(outcome("A-OWNER", 7, 9),), stage=("approval", "--stage"))
    assert "`--full` lists each; `align explain A-OWNER --stage approval` says why." in screen(report)
