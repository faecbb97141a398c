"""The lists of a report: what each role owes, what is waived, what is waited for, what has slipped, what is cited."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from alignment.dates import PartialDate
from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Finding, Severity
from alignment.results.check import Report
from alignment.results.report import AnsweredFeedback, CitedParagraph, Demand, OwnerDemands, Slip, Wait, WaiverLine
from alignment.traceability.looking import Looking


def owed(looking: Looking, report: Report) -> tuple[OwnerDemands, ...]:
    """Groups the findings that count by the owner of what they are about; what nobody owns is last."""
    by_owner: dict[str | None, list[Finding]] = {}
    for finding in report.standing:
        by_owner.setdefault(_owner(looking, finding), []).append(finding)
    order = [*(one for one in looking.graph.elements if one in by_owner), None]
    titles = {outcome.rule: outcome.title for outcome in report.rules} | {
        one.code: one.title for one in BUILT_IN.values()
    }
    return tuple(
        OwnerDemands(looking.named(one) if one else None, _demands(by_owner[one], titles), len(by_owner[one]))
        for one in order
        if one in by_owner
    )


def _demands(findings: Iterable[Finding], titles: Mapping[str, str]) -> tuple[Demand, ...]:
    by_rule: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault((finding.rule, finding.severity), []).append(finding)
    demands = (Demand(rule, titles[rule], severity, tuple(found)) for (rule, severity), found in by_rule.items())
    return tuple(sorted(demands, key=lambda one: (-one.severity, -len(one.findings), one.rule)))


def _owner(looking: Looking, finding: Finding) -> str | None:
    links = looking.links(finding.element, "owner") if finding.element else ()
    return links[0].target if links else None


def waivers(report: Report) -> tuple[WaiverLine, ...]:
    """Gives what is waived, the waiver that ends first at the top."""
    lines = (WaiverLine(one, by, (by.expires - report.as_at).days) for one, by in report.waived)
    return tuple(sorted(lines, key=lambda line: line.days_left))


def waits(looking: Looking) -> tuple[Wait, ...]:
    """Gives what is waited for and what that holds up."""
    return tuple(_wait(looking, one) for one in looking.of_kind("contingency"))


def _wait(looking: Looking, element: str) -> Wait:
    status, trigger, review = (looking.value(element, field) for field in ("status", "trigger", "review"))
    return Wait(
        element=looking.named(element),
        status=status,
        trigger=trigger,
        review=review,
        waits_on=looking.entries(element, "waits_on"),
        holds_up=looking.entries(element, "holds_up"),
    )


def slips(looking: Looking) -> tuple[Slip, ...]:
    """Gives the actions whose date has moved, those that moved furthest first."""
    found = (_slip(looking, one) for one in looking.of_kind("action"))
    return tuple(sorted((one for one in found if one is not None), key=lambda one: -abs(one.days)))


def _slip(looking: Looking, action: str) -> Slip | None:
    values = (looking.graph.elements[action].value(field) for field in ("due_original", "due"))
    original, due = values
    if not isinstance(original, PartialDate) or not isinstance(due, PartialDate) or original.last == due.last:
        return None
    before, after, reason = (looking.value(action, field) for field in ("due_original", "due", "slip_reason"))
    return Slip(looking.named(action), before, after, _days(original.last, due.last), reason)


def _days(before: date, after: date) -> int:
    return (after - before).days


def cited(looking: Looking) -> tuple[CitedParagraph, ...]:
    """Gives every paragraph with what rests on it, also those that nothing cites."""
    return tuple(_cited(looking, one) for one in looking.of_kind("paragraph"))


def _cited(looking: Looking, paragraph: str) -> CitedParagraph:
    documents = [entry.text for entry in looking.entries(paragraph, "part_of")]
    resting = tuple(link.source for link in looking.links(paragraph, "evidence", inverse=True))
    return CitedParagraph(looking.named(paragraph), looking.value(paragraph, "number"), ", ".join(documents), resting)


def answered(looking: Looking) -> tuple[AnsweredFeedback, ...]:
    """Gives what people said, what is done about it, and what became of that."""
    return tuple(_answers(looking))


def _answers(looking: Looking) -> Iterator[AnsweredFeedback]:
    for feedback in looking.of_kind("feedback"):
        done = looking.entries(feedback, "responds_to", inverse=True)
        yield AnsweredFeedback(
            feedback=looking.named(feedback),
            said_in=looking.entries(feedback, "said_in"),
            answer=looking.value(feedback, "answer"),
            reason=looking.value(feedback, "reason"),
            done=done,
            status=tuple(looking.value(one.element, "status") for one in done if one.element),
        )
