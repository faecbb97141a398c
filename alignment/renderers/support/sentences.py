"""What a report comes to, in sentences: what was looked at, what became of the rules, and whether it is ready."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from alignment.dates import spoken
from alignment.english import agreeing
from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Severity
from alignment.model.vocabularies import FROM_APPROVAL
from alignment.renderers.support.excepted import NO_ERROR, NOTHING_FOUND, but_excepted, excepted
from alignment.renderers.support.since import changes, compared, trusted
from alignment.renderers.support.unchecked import not_checked
from alignment.results.check import Became, Report, RuleOutcome, exit_status, verdict
from alignment.results.focus import Focus
from alignment.text import count_of, join_words, marked, upper_first, visible

_NAMED_FIRST: Final = ("ambition", "action", "measure", "source")
_BECAME: Final = (
    (Became.PASSED, "passed"),
    (Became.FAILED, "failed"),
    (Became.NOTHING_TO_CHECK, "had nothing to check"),
    (Became.NOT_DUE, "not due"),
    (Became.OFF, "off"),
    (Became.NOT_CHECKED, "not checked"),
)
_MOST_NAMED: Final = 5
_NOTHING: Final = NOTHING_FOUND.removesuffix(".")


class Hinted(NamedTuple):
    """Holds a sentence without its full stop, and the command that shows more of what it says; none where it is empty."""

    says: str
    hint: str = ""

    @property
    def alone(self) -> str:
        """Gives the sentence without the command, for readers who are at no terminal."""
        return f"{self.says}."

    def __str__(self) -> str:
        """Gives the sentence with its command."""
        return f"{self.says} ({self.hint})." if self.hint else self.alone


def looked_at(report: Report) -> str:
    """Says what was checked, against what, as at which day and stage."""
    elements, links = count_of(report.elements, "element"), count_of(report.links, "link")
    return f"Checked {elements}{_kinds(report)} and {links} against {_terms(report)}."


def basis(report: Report) -> Iterator[str]:
    """Says what an answer rests on, where nothing else of the summary is said."""
    yield f"Checked against {_terms(report)}."
    yield became(report)
    yield from (*adjusted(report), *not_run(report))
    yield from filter(None, (not_checked(report), trusted(report), used(report), focus(report), owned(report)))
    yield counts(report).alone


def _terms(report: Report) -> str:
    """Says by how many rules something was checked, as at which day and stage."""
    return f"{rules_run(report)}{links_followed(report)}, as at {day(report)}, {stage(report)}"


def rules_run(report: Report) -> str:
    """Counts the rules that were run, and all of them where others were not."""
    every, ran = count_of(len(report.rules), "rule"), len(report.rules_run)
    return every if ran == len(report.rules) else f"{ran:,} of {every}"


def day(report: Report) -> str:
    """Says as at which day the strategy was checked, and who says so."""
    return f"{spoken(report.as_at)} ({'frozen by ' if report.is_day_frozen else ''}{report.as_at_origin})"


def links_followed(report: Report) -> str:
    """Says where only what the paper states counted for rules; nothing where all did."""
    return ", on what is stated alone (--stated-only)" if report.is_stated_only else ""


def _kinds(report: Report) -> str:
    counts = {kind.kind: count_of(kind.number, kind.singular, kind.plural) for kind in report.kinds}
    named = [counts[kind] for kind in _NAMED_FIRST if kind in counts]
    more = ["..."] if len(named) < len(counts) else []
    return f" ({', '.join([*named, *more])})" if named else ""


def stage(report: Report) -> str:
    """Says at which stage the strategy was checked, and who says so."""
    if report.stage.origin == "strategy":
        return f"at its own stage, {report.stage.value}"
    if report.stage.origin == "not stated":
        return f"as if at stage {report.stage.value}, because no stage could be read"
    return f"as if for {report.stage.value} ({report.stage.origin})"


def became(report: Report) -> str:
    """Counts what became of the rules."""
    return f"Rules: {join_words(_became(report), 'and')}."


def _became(report: Report) -> Iterator[str]:
    for one, words in _BECAME:
        rules = report.rules_that(one)
        count = sum(bool(outcome.resting) for outcome in rules) if one is Became.PASSED else 0
        only = f" ({count} of them only with {report.unstated})" if count else ""
        if rules or one in {Became.PASSED, Became.FAILED}:
            yield f"{len(rules)} {words}{only}"


def resting(report: Report) -> str:
    """Names what passes only because of links and values that the paper does not state."""
    named = [
        f"{outcome.rule} for {join_words((visible(one.name) for one in outcome.resting), most=_MOST_NAMED)}"
        for outcome in report.rules
        if outcome.resting
    ]
    return f"What passes only with {report.unstated}: {'; '.join(named)}." if named else ""


def not_read(report: Report) -> str:
    """Names what was not read whole, what is no part of the model, and which quotes were looked for nowhere."""
    unread = [visible(path) for path in report.unread]
    left_out = [
        f"{marked(str(file.path))} ({file.reason})"
        for file in report.files
        if file.sha256 is None and str(file.path) not in unread
    ]
    said = [f"Not read whole: {join_words(map(marked, unread))}."] if unread else []
    said += [f"Not part of the model: {join_words(left_out, most=5)}."] if left_out else []
    said += [f"{upper_first(one.reason)}." for one in report.rules if one.unheld]
    return " ".join(said)


def counts(report: Report) -> Hinted:
    """Counts the findings that count, by how much they matter, and those that do not."""
    notes = report.count(Severity.INFO)
    lesser = count_of(report.count(Severity.WARNING), "warning") + (f", {count_of(notes, 'note')}" if notes else "")
    said = ". ".join([f"{count_of(report.count(Severity.ERROR), 'error')}, {lesser}", *excepted(report)])
    return Hinted(said, "align baseline show" if report.accepted else "")


def unreviewed(report: Report) -> Hinted | None:
    """Counts the links that nobody has reviewed, where a project reviews its links at all."""
    if not report.unreviewed:
        return None
    have = agreeing(report.unreviewed, "has")
    return Hinted(f"{count_of(report.unreviewed, 'link')} {have} not been reviewed yet", "align review")


def conclusion(report: Report, fail_on: Severity | None) -> str:
    """Says in one sentence whether anything stands in the way."""
    errors, found = report.count(Severity.ERROR), count_of(report.number, "finding")
    if not report.is_complete:
        return "Not checked whole: mend what could not be read or used, then check again."
    if errors:
        must = f"{count_of(errors, 'error')}{_of_all(report)} must be mended{_or_waived(report)}"
        return f"Not ready: {must}.{_all_the_same(fail_on)}"
    if fail_on is not None and report.at_least(fail_on):
        return f"Not passed: of {found}, {report.at_least(fail_on)} at or above {fail_on}."
    if says := _nothing_here(report):
        return says
    if report.number:
        return f"{_nothing_graver(report)}; {found} {'besides' if _is_idle(report) else 'to look at'}."
    if report.findings:
        return f"{but_excepted(_NOTHING, report)}."
    has_looked = report.rules_that(Became.PASSED)
    return NOTHING_FOUND if has_looked else f"{_NOTHING}, because no rule had anything to check."


def let_pass(report: Report, fail_on: Severity | None) -> Iterator[str]:
    """Says what a check comes to that passes although it found errors; nothing of any other."""
    if verdict(report, fail_on) is not exit_status(report, fail_on):
        yield conclusion(report, fail_on)


def _all_the_same(fail_on: Severity | None) -> str:
    return " The check passes all the same, because `fail_on` is `never`." if fail_on is None else ""


def _nothing_here(report: Report) -> str:
    """Says that no error is in what was asked about, where others are left out; nobody may take that for ready."""
    asked = _asked_about(report.focus) if report.focus else "what the change touches"
    if errors := report.elsewhere.get(Severity.ERROR, 0):
        listed = f"; {count_of(len(report.standing), 'lesser finding')} to look at" if report.standing else ""
        return f"{but_excepted(f'No error in {asked}', report, Severity.ERROR)}{listed}; {count_of(errors, 'error')} elsewhere."
    number = 0 if report.standing else sum(report.elsewhere.values())
    nothing = but_excepted(f"{_NOTHING} in {asked}", report)
    return f"{nothing}; {count_of(number, 'finding')} elsewhere." if number else ""


def _of_all(report: Report) -> str:
    """Says of how many errors those are that are listed, where a file alone was asked about and others have errors too."""
    others = report.focus.elsewhere.get(Severity.ERROR, 0) if report.focus else 0
    if report.focus is None or not others:
        return ""
    return f" in {_asked_about(report.focus)}, of {report.count(Severity.ERROR) + others:,} in all,"


def _asked_about(focus: Focus) -> str:
    return "what was selected" if focus.families else join_words(map(str, focus.files), most=_MOST_NAMED)


def focus(report: Report) -> str:
    """Says which files or families alone were asked about, and counts what is left out; nothing where all were."""
    if report.focus is None:
        return ""
    number, errors = sum(report.focus.elsewhere.values()), report.focus.elsewhere.get(Severity.ERROR, 0)
    grave = f" ({count_of(errors, 'error')})" if errors else ""
    if report.focus.families:
        named = join_words(map(visible, report.focus.families))
        where = f" in {join_words(map(str, report.focus.files), most=_MOST_NAMED)}" if report.focus.files else ""
        left = f"{count_of(number, 'other finding')}{grave} {agreeing(number, 'is')} left out"
        return f"Of what was found{where} only {named} is listed; {left if number else 'there is nothing else'}."
    left = f"{count_of(number, 'finding')}{grave} in other files {agreeing(number, 'is')} left out"
    return (
        f"Listed is what stands in {_asked_about(report.focus)}; {left if number else 'there is none in other files'}."
    )


def owned(report: Report) -> str:
    """Says of which post alone findings are listed, and counts the others; nothing where no post was named."""
    if report.owner is None:
        return ""
    number, errors = len(report.owner.others), report.owner.elsewhere.get(Severity.ERROR, 0)
    grave = f" ({count_of(errors, 'error')})" if errors else ""
    named = visible(f'{report.owner.post} "{report.owner.title}"')
    if number and not report.standing:
        return f"0 of {count_of(number, 'finding')}{grave} {agreeing(number, 'is')} for {named} to answer."
    left = f"{count_of(number, 'other finding')}{grave} {agreeing(number, 'counts')} too"
    unread = " and what could not be read" if report.unread else ""
    shared = join_words(map(visible, report.owner.responsible_for), most=_MOST_NAMED)
    beside = f", and what it is responsible for beside others ({shared})" if shared else ""
    return f"Listed is what {named} answers for{beside}{unread}; {left if number else 'there is nothing else'}."


def approval_hint(report: Report) -> str:
    """Says how to see what approval would need, where that is still ahead and nothing graver stands in the way."""
    is_early = report.stage.value not in FROM_APPROVAL
    is_calm = report.is_complete and not report.count(Severity.ERROR)
    return "Add `--stage approval` to see what approval would need." if is_early and is_calm else ""


def _nothing_graver(report: Report) -> str:
    return "No rule had anything to check" if _is_idle(report) else but_excepted(NO_ERROR, report, Severity.ERROR)


def _or_waived(report: Report) -> str:
    """Offers a waiver of as many errors as are of a kind that can be waived."""
    errors = [finding for finding in report.deciding if finding.severity is Severity.ERROR]
    number = sum(finding.rule not in BUILT_IN for finding in errors)
    if number == len(errors):
        return " or waived"
    return f", of which {number:,} can be waived" if number else ""


def _is_idle(report: Report) -> bool:
    """Tells whether there were rules, and none of them had anything to look at."""
    return bool(report.rules) and not report.rules_that(Became.PASSED) and not report.rules_that(Became.FAILED)


def adjusted(report: Report) -> Iterator[str]:
    """Says, in a sentence for each pack that adjusts rules, how much they matter now, and why."""
    by_pack: dict[str, dict[tuple[str, str], list[RuleOutcome]]] = {}
    for outcome in report.rules:
        if outcome.adjusted and not outcome.adjusted.is_off:
            found = outcome.adjusted
            by_pack.setdefault(found.pack, {}).setdefault((found.says, found.reason), []).append(outcome)
    for pack, groups in by_pack.items():
        listed = (
            f"{_named(rules)} {agreeing(len(rules), 'is')} {says} ({_inside(reason)})"
            for (says, reason), rules in groups.items()
        )
        yield visible(f"Adjusted by {pack}: {'; '.join(listed)}.")


def not_run(report: Report) -> Iterator[str]:
    """Names the rules that are off, grouped by why, and those that are not due at the stage of the check."""
    groups: dict[str, list[RuleOutcome]] = {}
    for outcome in report.rules_that(Became.OFF):
        groups.setdefault(_why_off(outcome), []).append(outcome)
    listed = (f"{_which(rules)}{why}" for why, rules in groups.items())
    if groups:
        yield visible(f"Off: {'; '.join(listed)}.")
    if later := report.rules_that(Became.NOT_DUE):
        yield f"Not due at this stage: {_named(later)}."


def _why_off(outcome: RuleOutcome) -> str:
    found = outcome.adjusted
    if found and found.is_off:
        return f", switched off by {found.pack} ({_inside(found.reason)})"
    return f", {outcome.reason}"


def _which(rules: Sequence[RuleOutcome]) -> str:
    """Names rules; many that only a choice leaves out are counted."""
    first = rules[0].adjusted
    is_by_pack = first is not None and first.is_off
    return _named(rules) if is_by_pack or len(rules) <= _MOST_NAMED else count_of(len(rules), "rule")


def _named(rules: Sequence[RuleOutcome]) -> str:
    return join_words((one.rule for one in rules), most=_MOST_NAMED)


def _inside(reason: str) -> str:
    """Gives a reason as it stands in brackets in the middle of a sentence."""
    return reason.removesuffix(".")


def used(report: Report) -> str:
    """Names the other models that links may lead to; nothing where there are none."""
    named = [f"{one.name} ({', '.join(filter(None, (visible(one.title), one.place)))})" for one in report.used]
    return f"Links may lead to {join_words(named)}: read, and not judged here." if named else ""


def summed(report: Report) -> Iterator[str]:
    """Gives the sentences that sum a check up, all but its conclusion."""
    said = (
        looked_at(report),
        became(report),
        *adjusted(report),
        *not_run(report),
        not_checked(report),
        resting(report),
        not_read(report),
        trusted(report),
        used(report),
        *changes(report),
        compared(report),
        focus(report),
        owned(report),
        counts(report),
        unreviewed(report),
    )
    yield from map(str, filter(None, said))
