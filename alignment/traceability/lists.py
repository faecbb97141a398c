"""The lists of a report: what each role owes, what is waived, what is waited for, what has slipped, what is cited."""

from collections.abc import Iterable, Mapping

from alignment.dates import PartialDate
from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Finding, Severity
from alignment.model.absence import says_nothing
from alignment.model.field_types import FirstGiven
from alignment.model.link_types import EVIDENCE, HOLDS_UP, OWNER, PART_OF, RESPONDS_TO, SAID_IN, WAITS_ON
from alignment.results.check import Report
from alignment.results.report import AnsweredFeedback, CitedParagraph, Demand, OwnerDemands, Slip, Wait, WaiverLine
from alignment.views.context import Context


def owed(context: Context, report: Report) -> tuple[OwnerDemands, ...]:
    """Groups the findings that count by the owner of what they are about; what nobody owns is last."""
    by_owner: dict[str | None, list[Finding]] = {}
    for finding in report.standing:
        by_owner.setdefault(_owner(context, finding), []).append(finding)
    order = [*(one.id for one in context.graph.every if one.id in by_owner), None]
    titles = {outcome.rule: outcome.title for outcome in report.rules} | {
        one.code: one.title for one in BUILT_IN.values()
    }
    return tuple(
        OwnerDemands(context.named(one) if one else None, _demands(by_owner[one], titles), len(by_owner[one]))
        for one in order
        if one in by_owner
    )


def _demands(findings: Iterable[Finding], titles: Mapping[str, str]) -> tuple[Demand, ...]:
    by_rule: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault((finding.rule, finding.severity), []).append(finding)
    demands = (Demand(rule, titles[rule], severity, tuple(found)) for (rule, severity), found in by_rule.items())
    return tuple(sorted(demands, key=lambda one: (-one.severity, -len(one.findings), one.rule)))


def _owner(context: Context, finding: Finding) -> str | None:
    """Gives who answers for what a finding is about; a role that only a placeholder stands for is nobody."""
    links = context.links(finding.element, OWNER.name) if finding.element else ()
    named = (one.target for one in links)
    return next((one for one in named if not says_nothing(context.strategy.known(one).called)), None)


def waivers(report: Report) -> tuple[WaiverLine, ...]:
    """Gives what is waived, the waiver that ends first at the top."""
    lines = (WaiverLine(one, by, (by.expires - report.as_at).days) for one, by in report.waived)
    return tuple(sorted(lines, key=lambda line: line.days_left))


def waits(context: Context) -> tuple[Wait, ...]:
    """Gives what is waited for and what that holds up."""
    kinds = context.metamodel.links[WAITS_ON.name].ends
    return tuple(_wait(context, one) for one in context.of_kinds(kinds))


def _wait(context: Context, element: str) -> Wait:
    status, trigger, review = (context.said(element, field) for field in ("status", "trigger", "review"))
    return Wait(
        element=context.named(element),
        status=status,
        trigger=trigger,
        review=review,
        waits_on=context.told(element, WAITS_ON.name),
        holds_up=context.told(element, HOLDS_UP.name),
    )


def slips(context: Context) -> tuple[Slip, ...]:
    """Gives the elements whose date has moved, those that moved furthest first."""
    kinds = context.metamodel.kinds.values()
    first_given = [
        (one.name, field.name, field.first_of) for one in kinds for field in one.fields.values() if field.first_of
    ]
    found = (_slip(context, one, name, first) for kind, name, first in first_given for one in context.of_kind(kind))
    return tuple(sorted((one for one in found if one is not None), key=lambda one: -abs(one.days)))


def _slip(context: Context, element: str, name: str, first: FirstGiven) -> Slip | None:
    original, due = (context.graph.elements[element].value(field) for field in (name, first.of))
    if not isinstance(original, PartialDate) or not isinstance(due, PartialDate) or original.last == due.last:
        return None
    before, after, reason = (context.said(element, field) for field in (name, first.of, first.reason))
    return Slip(context.named(element), before, after, (due.last - original.last).days, reason)


def cited(context: Context) -> tuple[CitedParagraph, ...]:
    """Gives everything that can be cited with what rests on it, also what nothing cites."""
    kinds = {kind for ends in context.metamodel.links[EVIDENCE.name].ends.values() for kind in ends.to}
    return tuple(_cited(context, one) for one in context.of_kinds(kinds))


def _cited(context: Context, paragraph: str) -> CitedParagraph:
    documents = [entry.text for entry in context.told(paragraph, PART_OF.name)]
    resting = tuple(other for other, _ in context.linked(paragraph, EVIDENCE.inverse))
    return CitedParagraph(context.named(paragraph), context.said(paragraph, "number"), ", ".join(documents), resting)


def answered(context: Context) -> tuple[AnsweredFeedback, ...]:
    """Gives what people said, what is done about it, and what became of that."""
    kinds = {kind for ends in context.metamodel.links[RESPONDS_TO.name].ends.values() for kind in ends.to}
    return tuple(_answered(context, one) for one in context.of_kinds(kinds))


def _answered(context: Context, feedback: str) -> AnsweredFeedback:
    done = context.told(feedback, RESPONDS_TO.inverse)
    return AnsweredFeedback(
        feedback=context.named(feedback),
        said_in=context.told(feedback, SAID_IN.name),
        answer=context.said(feedback, "answer"),
        reason=context.said(feedback, "reason"),
        done=done,
        status=tuple(context.said(one.element, "status") for one in done if one.element),
    )
