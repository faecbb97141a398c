"""What waivers and accepted findings do to a whole check, and what time does to them."""

import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Final

from hypothesis import event, given
from hypothesis import strategies as st
from packs_in import DOCUMENTS
from projects import ACCEPT, align
from projects import written as on_disk
from whole_checks import BASELINE, WAIVERS, Answer, checked, fingerprints
from whole_exceptions import accepting, waivable, waiver, waiving
from whole_models import APPROVER, Entry, Whole, dices, models, readable_models, styles

from alignment.baseline.accept import may_be_accepted
from alignment.findings.finding import Accepted, Finding, Severity, Waived
from alignment.results.check import Became, ExitStatus, exit_status

ABOUT_EXCEPTIONS: Final = ("WAIVER-", "BASELINE-")
spans = st.tuples(st.integers(0, 180), st.integers(0, 180))
"""How many days before the check a waiver was approved, and how many later it expires."""


def but_for_exceptions(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if not finding.rule.startswith(ABOUT_EXCEPTIONS)]


def named(finding: Finding) -> tuple[object, ...]:
    """Gives what a waiver names a finding by where it names no facet."""
    return finding.rule, finding.element, finding.about


@given(models, dices, styles, spans)
def test_a_waiver_that_holds_takes_one_finding_from_those_that_count_and_changes_no_other(
    whole: Whole, dice: Random, style: int, days: tuple[int, int]
) -> None:
    files = whole.written(style)
    before = checked(files, whole.as_at)
    meant = dice.choice(waivable(before))
    approved, expires = whole.as_at - timedelta(days[0]), whole.as_at + timedelta(days[1])
    is_one_of_several = [one for one in waivable(before) if named(one) == named(meant)] != [meant]
    text = waiving(waiver(meant, approved, expires, facet=is_one_of_several or dice.random() < 0.5))
    after = checked(files, whole.as_at, waivers=text)
    (excepted,) = (finding for finding in after.findings if finding.suppression is not None)
    assert isinstance(excepted.suppression, Waived)
    assert replace(excepted, suppression=None) == meant
    assert [replace(finding, suppression=None) for finding in after.findings] == list(before.findings)
    assert after.outcomes == before.outcomes


@given(models, dices, styles, spans)
def test_a_waiver_out_of_time_takes_none_and_is_named_beside_what_it_was_for(
    whole: Whole, dice: Random, style: int, days: tuple[int, int]
) -> None:
    files = whole.written(style)
    before = checked(files, whole.as_at)
    meant = dice.choice(waivable(before))
    if is_early := dice.random() < 0.5:
        approved, expires = whole.as_at + timedelta(days[0] + 1), whole.as_at + timedelta(sum(days) + 1)
    else:
        approved, expires = whole.as_at - timedelta(sum(days) + 1), whole.as_at - timedelta(days[1] + 1)
    after = checked(files, whole.as_at, waivers=waiving(waiver(meant, approved, expires)))
    assert not [finding for finding in after.findings if finding.suppression is not None]
    about = [finding.rule for finding in after.findings if finding.rule.startswith(ABOUT_EXCEPTIONS)]
    assert about == ["WAIVER-EARLY" if is_early else "WAIVER-EXPIRED"]
    rest = but_for_exceptions(after.findings)
    assert fingerprints(rest) == fingerprints(before.findings)
    (changed,) = (one for one, other in zip(rest, before.findings, strict=True) if one != other)
    assert changed.message.startswith(meant.message)
    assert replace(changed, says=meant.says, related=changed.related[:-1]) == meant
    assert str(changed.related[-1].location.path) == WAIVERS


@given(models, styles)
def test_a_check_against_its_own_findings_is_clean_where_everything_was_checked(whole: Whole, style: int) -> None:
    files = whole.written(style)
    before = checked(files, whole.as_at)
    after = checked(files, whole.as_at, baseline=accepting(before))
    event(f"complete: {before.is_complete}")
    assert [replace(finding, suppression=None) for finding in after.findings] == list(before.findings)
    assert {finding for finding in after.findings if isinstance(finding.suppression, Accepted)} == {
        finding for finding in after.findings if may_be_accepted(finding.rule)
    }
    assert after.outcomes == before.outcomes
    is_clean = exit_status(after.report, Severity.INFO) is ExitStatus.CLEAN
    assert is_clean is (before.is_complete and all(may_be_accepted(finding.rule) for finding in before.findings))
    assert not is_clean or not after.standing


@given(models, styles)
def test_after_baseline_write_the_next_check_passes_or_nothing_was_written(whole: Whole, style: int) -> None:
    settings_file = f"packs: [{', '.join(DOCUMENTS)}]\nstage: published\nas_at: {whole.as_at}\nfail_on: info\n"
    files = {f"strategy_model/{name}": text.encode() for name, text in whole.written(style).items()}
    with tempfile.TemporaryDirectory() as folder:
        project = on_disk(Path(folder), {**files, "align.yaml": settings_file})
        before, wrote = align(project, "check"), align(project, *ACCEPT[:-1], APPROVER)
        after, shown = align(project, "check", "--format", "concise"), align(project, "baseline", "show")
        is_there = (project / BASELINE).exists()
    event(f"a check ends with {before.code}, then with {after.code}")
    assert before.code in {1, 2}
    said = [line.split()[1:3] for line in after.found]
    left = [rule for word, rule in said if word not in {"accepted", "passed"}]
    assert (wrote.code, after.code, shown.code) == ((0, int(bool(left)), 0) if before.code == 1 else (2, 2, 2))
    assert before.code == 2 or not any(map(may_be_accepted, left))
    assert is_there is (before.code == 1)


def changed_somewhere(whole: Whole, dice: Random) -> Whole:
    """Gives a model in which one key of one element is gone, or holds something that it cannot hold."""
    entry = dice.choice([one for one in whole.entries if len(one.keys) > 2])
    key = dice.choice([name for name in entry.keys if name not in {"id", "title", "period_from", "period_to", "stage"}])
    keys, sort = dict(entry.keys), dice.choice(("gone", "wrong", "unknown"))
    if sort == "unknown":
        keys[f"{key}x"] = "1"
    else:
        del keys[key]
    if sort == "wrong":
        keys[key] = [{"a": "b"}]
    return whole.mapped(lambda one: Entry(one.section, keys) if one is entry else one)


@given(readable_models, dices, styles)
def test_after_a_change_what_is_new_counts_and_what_is_mended_is_named(whole: Whole, dice: Random, style: int) -> None:
    before = checked(whole.written(style), whole.as_at)
    now = changed_somewhere(whole, dice).written(style)
    fresh, after = checked(now, whole.as_at), checked(now, whole.as_at, baseline=accepting(before))
    gone = [finding for finding in after.standing if finding.rule == "BASELINE-GONE"]
    accepted = [one for one in before.findings if may_be_accepted(one.rule)]
    new = [one for one in fresh.findings if not may_be_accepted(one.rule) or not was_there(one, accepted)]
    unchecked = {(one.rule, subject) for one in fresh.outcomes for subject in one.unchecked}
    # Of what nobody could look at nothing is called mended.
    looked = [one for one in accepted if fresh.is_complete and (one.rule, one.element) not in unchecked]
    mended = [one for one in looked if not was_there(one, fresh.findings, is_less=True)]
    event(f"{min(len(new), 3)} new, {min(len(mended), 3)} mended, or more than that")
    assert {str(one.facet).split(" ")[1] for one in gone} >= {one.matter for one in mended}
    assert fingerprints(one for one in after.standing if one not in gone) == fingerprints(new)
    assert [unmarked(one) for one in after.findings if one not in gone] == [unmarked(one) for one in fresh.findings]


def was_there(one: Finding, findings: Iterable[Finding], *, is_less: bool = False) -> bool:
    """Tells whether a finding about all its members was there, of what fails together whoever bore it."""
    whole = set(one.members)
    of_others = [set(it.members) for it in findings if same(one, it)]
    if is_less and not one.is_joint:
        return any(not whole or whole & other for other in of_others)
    if is_less or one.is_joint:
        return any((other <= whole) if is_less else (whole <= other) for other in of_others)
    return (
        bool(of_others) and all(bool(other) == bool(whole) for other in of_others) and whole <= set().union(*of_others)
    )


def same(one: Finding, other: Finding) -> bool:
    about = [
        (it.rule, it.facet, it.occurrence, None if it.is_joint else it.element or it.location.path)
        for it in (one, other)
    ]
    return about[0] == about[1]


def unmarked(one: Finding) -> Finding:
    """Gives a finding without what is said of exceptions."""
    related = tuple(it for it in one.related if it.location.path.name != BASELINE)
    return replace(one, suppression=None, related=related)


@given(readable_models, dices, styles)
def test_of_rules_that_are_off_nothing_accepted_is_called_mended(whole: Whole, dice: Random, style: int) -> None:
    files = whole.written(style)
    before = checked(files, whole.as_at)
    failed = [outcome.rule for outcome in before.outcomes if outcome.became is Became.FAILED]
    off = dict.fromkeys(dice.sample(failed, dice.randint(1, len(failed))), "--ignore")
    after = checked(files, whole.as_at, off=off, baseline=accepting(before))
    assert not [one for one in after.standing if may_be_accepted(one.rule)]


OVERDUE: Final = {"ACT-OVERDUE", "CON-OPEN"}
later_days = st.tuples(st.integers(-800, 800), st.integers(0, 800))


@given(readable_models, dices, styles, later_days)
def test_a_later_day_leaves_what_is_overdue_and_lets_no_expired_waiver_hold_again(
    whole: Whole, dice: Random, style: int, days: tuple[int, int]
) -> None:
    files = whole.written(style)
    on = whole.as_at + timedelta(days[0])
    later = on + timedelta(days[1])
    several = waivable(checked(files, on))
    named = Counter((one.rule, one.element) for one in several)
    found = [one for one in several if named[one.rule, one.element] == 1]
    chosen = dice.sample(found, min(len(found), 8))
    begun = [on + timedelta(dice.randint(-300, 300)) for _ in chosen]
    dates = [(day, day + timedelta(dice.randint(0, 365))) for day in begun]
    text = waiving(*(waiver(one, *span) for one, span in zip(chosen, dates, strict=True)))
    first, second = (checked(files, day, waivers=text if chosen else None) for day in (on, later))

    def overdue(answer: Answer) -> set[tuple[str, str | None]]:
        return {(finding.rule, finding.element) for finding in answer.findings if finding.rule in OVERDUE}

    def stand(answer: Answer) -> dict[str, int]:
        early = {str(finding.facet): 0 for finding in answer.findings if finding.rule == "WAIVER-EARLY"}
        expired = {str(finding.facet): 2 for finding in answer.findings if finding.rule == "WAIVER-EXPIRED"}
        waived = {f"{one.rule}:{one.element}": 1 for one in answer.findings if isinstance(one.suppression, Waived)}
        return {**early, **waived, **expired}

    event(f"{min(len(overdue(second)), 3)} overdue, or more; {min(len(chosen), 3)} waivers, or more")
    assert overdue(first) <= overdue(second)
    then = stand(second)
    assert all(then[name] >= standing for name, standing in stand(first).items() if name in then)
    assert {name for name, standing in stand(first).items() if standing == 2} <= then.keys()
    assert set(stand(first)) == {f"{one.rule}:{one.element}" for one in chosen}
