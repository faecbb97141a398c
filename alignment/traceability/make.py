"""Making the traceability report: every section from the strategy, what was found in it, and the rules."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from alignment.citations.support import Support
from alignment.documents.document import YamlDocument
from alignment.explanation.element import fields_said, links_told
from alignment.explanation.rule import rule_account
from alignment.model.strategy import Strategy
from alignment.results.check import Report
from alignment.results.report import ChangesSince, ElementEntry, FieldSupport, RuleLine, Traceability
from alignment.rules.rule import RulePack
from alignment.traceability import lists
from alignment.traceability.cover import RecordedOrigin, cover
from alignment.traceability.looking import Looking
from alignment.traceability.pictures import pictures
from alignment.traceability.tables import tables
from alignment.traceability.threads import loose, threads


class Material(NamedTuple):
    """Holds what a report is made from; `documents` are the files of the packs, `options` those that were given."""

    report: Report
    strategy: Strategy
    packs: tuple[RulePack, ...]
    documents: tuple[YamlDocument, ...]
    options: Mapping[str, str | list[str]]
    support: tuple[Support, ...] = ()
    recorded: RecordedOrigin = RecordedOrigin()
    since: ChangesSince | None = None


def make_traceability(material: Material) -> Traceability:
    """Makes the traceability report of one strategy."""
    report, strategy = material.report, material.strategy
    looking = Looking.at(strategy, report.findings)
    thread = threads(looking)
    held = _held(material.support)
    return Traceability(
        report=report,
        cover=cover(report, strategy, material.packs, material.options, material.recorded),
        options=material.options,
        owed=lists.owed(looking, report),
        pictures=pictures(looking),
        threads=thread,
        loose=loose(looking, thread),
        tables=tables(looking),
        waivers=lists.waivers(report),
        waits=lists.waits(looking),
        slips=lists.slips(looking),
        cited=lists.cited(looking),
        answered=lists.answered(looking),
        since=material.since,
        elements=tuple(_entry(looking, element, held.get(element, ())) for element in strategy.elements),
        rules=tuple(_rules(material)),
    )


def _held(support: Iterable[Support]) -> Mapping[str, tuple[FieldSupport, ...]]:
    found: dict[str, tuple[FieldSupport, ...]] = {}
    for one in support:
        held = FieldSupport(one.field, one.standing, tuple(citation.link.target for citation in one.holding))
        found[one.element] = (*found.get(one.element, ()), held)
    return found


def _entry(looking: Looking, element: str, held: tuple[FieldSupport, ...]) -> ElementEntry:
    strategy = looking.strategy
    found = strategy.elements[element]
    kind = strategy.metamodel.kinds[found.KIND]
    return ElementEntry(
        id=element,
        title=found.title,
        kind=kind.name,
        kinds=kind.plural,
        basis=str(found.value("basis")),
        location=strategy.origins[element].locate(None),
        fields=fields_said(found, kind),
        held=held,
        links=links_told(element, looking.graph, strategy),
        findings=tuple(looking.by_element.get(element, ())),
    )


def _rules(material: Material) -> Iterable[RuleLine]:
    outcomes = {outcome.rule: outcome for outcome in material.report.rules}
    files = {one.source.path: one for one in material.documents}
    for pack in material.packs:
        for rule in pack.every:
            document = files[rule.location.path]
            yield RuleLine(rule_account(rule, pack.name, document, material.strategy.metamodel), outcomes[rule.id])
