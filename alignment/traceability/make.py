"""Making the traceability report: every section from the strategy, what was found in it, the rules and the views."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from alignment.citations.support import Support
from alignment.diagrams.layout import lay_out
from alignment.diagrams.threads import threads
from alignment.documents.document import YamlDocument
from alignment.explanation.element import fields_said, links_told
from alignment.explanation.rule import rule_account
from alignment.model.link_entries import model_of
from alignment.model.strategy import Strategy, headed
from alignment.results.check import Report
from alignment.results.origin import RecordedOrigin
from alignment.results.report import ChangesSince, ElementEntry, FieldSupport, Pictures, RuleLine, Traceability
from alignment.rules.rule import RulePack
from alignment.traceability import lists
from alignment.traceability.cover import cover
from alignment.views.annex import annex, sheet
from alignment.views.context import Context
from alignment.views.tables import tables
from alignment.views.threads import Follower, words
from alignment.views.view import Views

_MOST_DRAWN: Final = 150
"""So many elements in a column a picture can hold and still be looked at."""


class Material(NamedTuple):
    """Holds what a report is made from; `documents` are the files of the packs, `options` those that were given."""

    report: Report
    strategy: Strategy
    packs: tuple[RulePack, ...]
    documents: tuple[YamlDocument, ...]
    views: Views
    options: Mapping[str, str | list[str]]
    support: tuple[Support, ...] = ()
    recorded: RecordedOrigin = RecordedOrigin()
    since: ChangesSince | None = None


def make_traceability(material: Material) -> Traceability:
    """Makes the traceability report of one strategy."""
    report, strategy = material.report, material.strategy
    context = Context.of(strategy, report.findings, report.rules)
    follower = Follower.of(context, material.views)
    held = _held(material.support)
    return Traceability(
        report=report,
        cover=cover(report, strategy, material.packs, material.options, material.recorded),
        options=material.options,
        owed=lists.owed(context, report),
        pictures=_pictures(context),
        threads=follower.led(),
        loose=follower.loose(),
        thread_words=words(material.views),
        tables=tables(context, material.views),
        sheet=sheet(context, material.views),
        annex=annex(context, material.views),
        waivers=lists.waivers(report),
        waits=lists.waits(context),
        slips=lists.slips(context),
        cited=lists.cited(context),
        answered=lists.answered(context),
        since=material.since,
        elements=tuple(_entry(context, one.id, held.get(one.id, ())) for one in context.graph.every),
        rules=tuple(_rules(material)),
    )


def _pictures(context: Context) -> Pictures:
    """Draws the picture of a strategy and one for each element of its first column, unless there is nothing or too much."""
    shown = threads(context.graph, context.metamodel)
    first, *others = shown.columns
    too_many = max(map(len, others))
    if not any(shown.columns) or too_many > _MOST_DRAWN:
        return Pictures(None, (), too_many if too_many > _MOST_DRAWN else 0)
    root = context.strategy.root
    whole = lay_out(shown, context.graph, headed(root.id, root.title) if root else "The strategy")
    each = (lay_out(shown.of_one(one), context.graph, context.strategy.subject(one)) for one in first)
    return Pictures(whole, tuple(each), 0)


def _held(support: Iterable[Support]) -> Mapping[str, tuple[FieldSupport, ...]]:
    found: dict[str, tuple[FieldSupport, ...]] = {}
    for one in support:
        held = FieldSupport(one.field, one.standing, tuple(citation.link.target for citation in one.holding))
        found[one.element] = (*found.get(one.element, ()), held)
    return found


def _entry(context: Context, element: str, held: tuple[FieldSupport, ...]) -> ElementEntry:
    strategy = context.strategy
    found, model = strategy.known(element), model_of(element)
    kind = strategy.metamodel.kinds[found.KIND]
    return ElementEntry(
        id=element,
        title=found.called,
        kind=kind.name,
        kinds=f"{kind.plural} of {model}" if model else kind.plural,
        basis=str(found.value("basis")),
        location=strategy.origin(element).locate(None),
        fields=fields_said(found, strategy),
        held=held,
        links=links_told(element, context.graph, strategy),
        findings=tuple(context.by_element.get(element, ())),
    )


def _rules(material: Material) -> Iterable[RuleLine]:
    outcomes = {outcome.rule: outcome for outcome in material.report.rules}
    files = {one.source.path: one for one in material.documents}
    for pack in material.packs:
        for rule in pack.every:
            document = files[rule.location.path]
            yield RuleLine(rule_account(rule, pack.name, document, material.strategy.metamodel), outcomes[rule.id])
