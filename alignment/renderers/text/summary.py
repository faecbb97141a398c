"""The last lines of a check: what was looked at, what became of the rules, and whether the strategy is ready."""

from collections.abc import Iterator
from typing import Final

from alignment.dates import spoken
from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Severity
from alignment.model.vocabularies import STAGES
from alignment.renderers.style import Style
from alignment.renderers.text.adjusted import adjusted, off
from alignment.report import Became, RenderOptions, Report
from alignment.text import count_of, join_words, visible

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
_APPROVAL: Final = "approval"


def summary(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    """Sums up a check in a few sentences."""
    yield from style.folded(_looked_at(report))
    yield from style.folded(f"Rules: {join_words(_rules(report), 'and')}.")
    for sentence in (*adjusted(report), off(report)):
        yield from style.folded(sentence)
    yield from style.folded(_resting(report))
    yield from style.folded(_not_read(report))
    counts = f"{count_of(report.count(Severity.ERROR), 'error')}, {_lesser(report)}."
    yield from style.folded(" ".join([counts, *_excepted(report)]))
    first, *rest = style.folded(_conclusion(report, options.fail_on))
    yield style.strong(first)
    yield from (style.strong(line) for line in rest)


def _looked_at(report: Report) -> str:
    return (
        f"Checked {count_of(report.elements, 'element')}{_kinds(report)} and {count_of(report.links, 'link')}"
        f" against {count_of(len(report.rules), 'rule')}{_links_followed(report)}, as at {spoken(report.as_at)} ({report.as_at_origin}), {_stage(report)}."
    )


def _links_followed(report: Report) -> str:
    return ", on stated links alone (--stated-only)" if report.is_stated_only else ""


def _kinds(report: Report) -> str:
    counts = {kind.kind: count_of(kind.number, kind.singular, kind.plural) for kind in report.kinds}
    named = [counts[kind] for kind in _NAMED_FIRST if kind in counts]
    more = ["..."] if len(named) < len(counts) else []
    return f" ({', '.join([*named, *more])})" if named else ""


def _stage(report: Report) -> str:
    if report.stage.origin == "strategy":
        return f"at its own stage, {report.stage.value}"
    if report.stage.origin == "not stated":
        return f"as if at stage {report.stage.value}, because no stage could be read"
    return f"as if for {report.stage.value} ({report.stage.origin})"


def _rules(report: Report) -> Iterator[str]:
    for became, words in _BECAME:
        rules = report.rules_that(became)
        resting = sum(bool(outcome.resting) for outcome in rules) if became is Became.PASSED else 0
        only = f" ({resting} of them only with {join_words(report.unstated, 'or')} links)" if resting else ""
        if rules or became in {Became.PASSED, Became.FAILED}:
            yield f"{len(rules)} {words}{only}"


def _resting(report: Report) -> str:
    """Names what passes only because of links that the paper does not state."""
    named = [
        f"{outcome.rule} for {join_words((visible(one.name) for one in outcome.resting), most=_MOST_NAMED)}"
        for outcome in report.rules
        if outcome.resting
    ]
    return f"What passes only with {join_words(report.unstated, 'or')} links: {'; '.join(named)}." if named else ""


def _not_read(report: Report) -> str:
    unread = [visible(path) for path in report.unread]
    left_out = [
        f"{file.path} ({file.reason})" for file in report.files if file.sha256 is None and str(file.path) not in unread
    ]
    said = [f"Not read whole: {join_words(unread)}."] if unread else []
    said += [f"Not part of the model: {join_words(left_out, most=5)}."] if left_out else []
    return " ".join(said)


def _lesser(report: Report) -> str:
    warnings, notes = report.count(Severity.WARNING), report.count(Severity.INFO)
    return count_of(warnings, "warning") + (f", {count_of(notes, 'note')}" if notes else "")


def _excepted(report: Report) -> Iterator[str]:
    """Counts what is waived, naming it, and what was accepted."""
    named = [f"{one.rule} on {visible(one.element or '')}, until {spoken(by.expires)}" for one, by in report.waived]
    if named:
        yield f"{len(named)} waived: {join_words(named, most=_MOST_NAMED)}."
    if report.accepted:
        yield f"{len(report.accepted):,} accepted (align baseline show)."


def _conclusion(report: Report, fail_on: Severity | None) -> str:
    errors = report.count(Severity.ERROR)
    if not report.is_complete:
        return "Not checked whole: mend what could not be read or used, then check again."
    if errors:
        return f"Not ready: {count_of(errors, 'error')} must be mended{_or_waived(report)}."
    is_early = STAGES.index(report.stage.value) < STAGES.index(_APPROVAL)
    later = f" Add `--stage {_APPROVAL}` to see what approval would need." if is_early else ""
    found = count_of(len(report.standing), "finding")
    if fail_on is not None and report.at_least(fail_on):
        return f"Not accepted: of {found}, {report.at_least(fail_on)} at or above {fail_on}.{later}"
    if report.standing and _is_idle(report):
        return f"No rule had anything to check; {found} besides.{later}"
    if report.standing:
        return f"No error stands in the way at this stage; {found} to look at.{later}"
    if report.findings:
        return f"Nothing found but what is waived or accepted.{later}"
    if not report.rules_that(Became.PASSED):
        return f"Nothing found, because no rule had anything to check.{later}"
    return f"Nothing found.{later}"


def _or_waived(report: Report) -> str:
    """Offers a waiver where every error is of a kind that can be waived."""
    errors = (finding for finding in report.standing if finding.severity is Severity.ERROR)
    return "" if any(finding.rule in BUILT_IN for finding in errors) else " or waived"


def _is_idle(report: Report) -> bool:
    """Tells whether there were rules, and none of them had anything to look at."""
    return bool(report.rules) and not report.rules_that(Became.PASSED) and not report.rules_that(Became.FAILED)
