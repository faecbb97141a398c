"""What a check says of a change, and of whose word it took, on a screen, line by line and as JSON."""

import json
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from reports import at, finding, report_of
from whole_reports import outcome

from alignment.findings.finding import Finding, Severity
from alignment.renderers import concise, text
from alignment.renderers import json as as_json
from alignment.renderers.support.since import changes, compared, newly, trusted
from alignment.results.check import Became, RenderOptions, Report, Shown, Trusted
from alignment.results.since import SinceRevision, Uncounted, Why

COMMIT = "0123456789abcdef" * 2 + "01234567"
OLD = replace(finding("ACT-1 has no owner", at("plan.yaml", 3)), element="ACT-1")
NEW = replace(finding("ACT-2 has no owner", at("plan.yaml", 9)), element="ACT-2")
GONE = replace(finding("ACT-3 has no owner", at("plan.yaml", 5)), element="ACT-3")
SINCE = SinceRevision("main", COMMIT, ("ACT-2: owner removed.",), frozenset({NEW.fingerprint}), (), {})


def since(found: SinceRevision, *findings: Finding) -> Report:
    return replace(report_of(*(findings or (OLD, NEW))), compared=found)


def trusting(*altered: str) -> Report:
    return replace(report_of(), trusted=Trusted("main", COMMIT, tuple(map(PurePosixPath, altered))))


def said(report: Report) -> str:
    return " ".join([*changes(report), compared(report)])


def test_a_change_is_said_and_what_is_new_counted() -> None:
    assert said(since(SINCE)) == (
        "What changed: ACT-2: owner removed. Since main (0123456789ab): 1 new finding, none mended."
    )


def test_nothing_is_said_where_nothing_was_compared() -> None:
    assert (said(report_of(NEW)).strip(), trusted(report_of()), newly(report_of(), NEW)) == ("", "", "")


def test_what_is_mended_is_named() -> None:
    found = SINCE._replace(new=frozenset(), mended=(GONE, finding("b.yaml is empty", at("b.yaml"), rule="YAML-EMPTY")))
    assert compared(since(found, OLD)).endswith(
        ": 0 new findings, 2 mended (H-OWNER on ACT-3 and YAML-EMPTY on b.yaml)."
    )


def test_what_is_left_out_is_counted() -> None:
    one = SINCE._replace(elsewhere={Severity.INFO: 1})
    assert compared(since(one)).endswith(
        " 1 finding about what the change does not touch is left out: see it without --since."
    )
    several = SINCE._replace(elsewhere={Severity.ERROR: 1, Severity.WARNING: 2})
    assert compared(since(several)).endswith(
        " 3 findings (1 error) about what the change does not touch are left out: see them without --since."
    )


def test_what_does_not_count_without_being_mended_is_counted_by_why() -> None:
    found = SINCE._replace(uncounted=(Uncounted(GONE, Why.WAIVED),))
    assert " 1 finding does not count although nothing was mended: 1 waived." in compared(since(found))
    several = tuple(Uncounted(GONE, why) for why in (Why.NOT_LOOKED_AT, Why.ACCEPTED, Why.ACCEPTED))
    assert compared(since(SINCE._replace(uncounted=several))).endswith(
        " 3 findings do not count although nothing was mended: 2 accepted and 1 not looked at."
    )


def test_what_is_graver_than_before_is_marked_and_comes_first() -> None:
    report = since(SINCE._replace(new=frozenset(), graver={NEW.fingerprint: Severity.INFO}))
    assert compared(report) == "Since main (0123456789ab): 0 new findings, 1 graver than before, none mended."
    screen = text.render([Shown(report, RenderOptions())]).decode()
    assert "   = graver:  was a note at main (0123456789ab)\n" in screen
    assert screen.index("ACT-2") < screen.index("ACT-1 has")
    assert concise.render([Shown(report, RenderOptions())]).decode().splitlines()[0].endswith(" has no owner (graver)")
    (strategy,) = json.loads(as_json.render([Shown(report, RenderOptions())]))["strategies"]
    assert strategy["compared"]["graver"] == [{"fingerprint": NEW.fingerprint, "before": "info"}]


def test_what_is_milder_than_before_is_counted() -> None:
    assert compared(since(SINCE._replace(milder=97))).startswith(
        "Since main (0123456789ab): 1 new finding, 97 milder, none"
    )


def test_errors_that_are_left_out_are_never_taken_for_none() -> None:
    none = since(SINCE._replace(new=frozenset(), elsewhere={Severity.ERROR: 2}), replace(OLD, severity=Severity.INFO))
    lines = text.render([Shown(none, RenderOptions(width=200))]).decode().splitlines()
    assert lines[0].startswith("No error in what the change touches; 1 lesser finding to look at; 2 errors elsewhere.")
    strict = text.render([Shown(none, RenderOptions(fail_on=Severity.INFO))]).decode().splitlines()
    assert strict[0] == "Not passed: of 1 finding, 1 at or above info."
    nothing = replace(none, findings=())
    assert (
        "No error in what the change touches; 2 errors elsewhere."
        in text.render([Shown(nothing, RenderOptions())]).decode()
    )


@pytest.mark.parametrize("became", [Became.FAILED, Became.NOTHING_TO_CHECK])
def test_where_every_finding_stands_elsewhere_nobody_says_that_there_is_none(became: Became) -> None:
    left_out = since(SINCE._replace(new=frozenset(), elsewhere={Severity.WARNING: 3}))
    only = replace(left_out, findings=(), rules=(outcome("H-OWNER", became),))
    lines = text.render([Shown(only, RenderOptions(width=200))]).decode().splitlines()
    assert lines[0] == "Nothing found in what the change touches; 3 findings elsewhere."


def test_many_changes_are_counted_past_the_first() -> None:
    found = SINCE._replace(changes=tuple(f"A{number} added." for number in range(1, 11)))
    assert list(changes(since(found)))[-2:] == ["A8 added.", "And 2 more changes (align diff main)."]
    assert list(changes(since(SINCE._replace(changes=())))) == ["What the strategy says has not changed."]


def test_settings_of_a_trusted_revision_are_named_and_what_the_change_makes_of_them() -> None:
    assert trusted(trusting()) == (
        "Settings and packs are those of main (0123456789ab); "
        "waivers, accepted findings and reviews count where they are there too."
    )
    assert trusted(trusting("align.yaml")).endswith(
        " The change alters align.yaml: what it makes of it counts only once it is merged."
    )
    assert trusted(trusting("align.yaml", "own.yaml")).endswith(
        " The change alters align.yaml and own.yaml: what it makes of them counts only once it is merged."
    )


def test_of_many_entries_the_first_are_named_and_none_can_be_taken_for_more_than_a_name() -> None:
    report = trusting()
    assert report.trusted is not None
    found = report.trusted._replace(taken_out=tuple("abcdefg"), added=("\x1b[31m",))
    assert trusted(replace(report, trusted=found)).endswith(
        " Entries taken out count at once: 7 (a, b, c, d, e and 2 more). Entries added count once merged: 1 (\\x1b[31m)."
    )


def test_whose_settings_hold_a_new_strategy_is_said() -> None:
    report = trusting()
    assert report.trusted is not None
    found = report.trusted._replace(is_new=True)
    assert trusted(replace(report, trusted=found)).endswith(" This strategy is not there: the defaults count.")
    found = found._replace(settings=PurePosixPath("align.yaml"))
    says = " This strategy is not there: the settings of align.yaml there count."
    assert trusted(replace(report, trusted=found)).endswith(says)


def test_a_revision_with_an_unprintable_or_long_name_is_shown_as_text() -> None:
    shown = compared(since(SINCE._replace(revision="\x1b[31m" + "x" * 100)))
    assert shown.startswith("Since \\x1b[31m" + "x" * 32 + "... (0123456789ab): ")


def test_a_new_finding_is_marked_on_a_screen_and_on_its_line() -> None:
    report = since(SINCE)
    screen = text.render([Shown(report, RenderOptions())]).decode()
    assert screen.count("   = new:  did not count at main (0123456789ab)\n") == 1
    assert screen.index("= new:") > screen.index("ACT-2 has no owner")
    assert concise.render([Shown(report, RenderOptions())]).decode().splitlines()[:-1] == [
        "plan.yaml:9:1: error H-OWNER ACT-2 has no owner (new)",
        "plan.yaml:3:1: error H-OWNER ACT-1 has no owner",
    ]


def test_of_a_finding_about_more_than_before_what_came_to_it_is_named_and_past_five_counted() -> None:
    report = since(SINCE._replace(more={NEW.fingerprint: tuple(f"ACT-{number}" for number in range(3, 10))}))
    assert newly(report, NEW) == (
        "about 7 more than at main (0123456789ab): ACT-3, ACT-4, ACT-5, ACT-6, ACT-7 and 2 more"
    )
    assert compared(report) == "Since main (0123456789ab): 1 new finding (1 about more than before), none mended."
    (strategy,) = json.loads(as_json.render([Shown(report, RenderOptions())]))["strategies"]
    assert [one["fingerprint"] for one in strategy["compared"]["more"]] == [NEW.fingerprint]


def test_json_says_all_of_it() -> None:
    found = SINCE._replace(mended=(GONE,), elsewhere={Severity.WARNING: 2})
    report = replace(since(found), trusted=trusting("align.yaml").trusted)
    (strategy,) = json.loads(as_json.render([Shown(report, RenderOptions())]))["strategies"]
    assert strategy["compared"].pop("mended")[0]["element"] == "ACT-3"
    assert strategy["compared"] == {
        "revision": "main",
        "commit": COMMIT,
        "changes": ["ACT-2: owner removed."],
        "new": [NEW.fingerprint],
        "more": [],
        "graver": [],
        "milder": 0,
        "uncounted": [],
        "elsewhere": {"error": 0, "warning": 2, "info": 0},
    }
    assert strategy["trusted"] == {
        "revision": "main",
        "commit": COMMIT,
        "settings": None,
        "new": False,
        "altered": ["align.yaml"],
        "taken_out": [],
        "added": [],
    }


def test_what_is_new_comes_first_and_the_cap_is_for_both() -> None:
    report = since(SINCE)
    screen = text.render([Shown(report, RenderOptions())]).decode()
    assert screen.partition("\n\n")[2].startswith("error[H-OWNER]: ACT-2 has no owner\n  --> plan.yaml:9:1\n")
    assert "\nThese counted before:\n\nerror[H-OWNER]: ACT-1 has no owner\n  --> plan.yaml:3:1\n\n" in screen
    capped = text.render([Shown(report, RenderOptions(most=1))]).decode()
    assert "ACT-1" not in capped.replace("ACT-1: ", "")
    assert "... and 1 more finding (--full)\n" in capped
    assert "ACT-1 has" in text.render([Shown(report, RenderOptions(most=None))]).decode()
