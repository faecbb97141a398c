"""The use case of whoever asks why: a rule, a built-in finding, an element or a kind of element in plain words."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from alignment.checker.finding_places import FindingPlaces
from alignment.checker.result import CheckResult
from alignment.documents.document import YamlDocument
from alignment.explanation.element import fields_said, links_told
from alignment.explanation.kind import kind_account, kind_called
from alignment.explanation.rule import rule_account
from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Finding, Severity
from alignment.graph import StrategyGraph
from alignment.model.kinds.base import Element
from alignment.model.link_entries import model_of
from alignment.model.named_elements import id_key
from alignment.model.strategy import Strategy, in_full
from alignment.project.load import find_projects
from alignment.project.packs import Packs, load_project_packs, load_shipped_packs
from alignment.project.request import Request, RequestError
from alignment.results.check import Became, RuleOutcome
from alignment.results.explanation import (
    Account,
    BuiltInAccount,
    ElementAccount,
    RuleJudgement,
)
from alignment.results.roots import Waiting
from alignment.rules.rule import AnyRule, RulePack
from alignment.rules.traverse import BudgetSpentError
from alignment.text import did_you_mean, join_words, shorten, visible
from alignment.workspace.check import check
from alignment.workspace.trace import element_called, references

_SHOWN: Final = 40
_MOST_NAMED: Final = 4
_ONLY_WITH: Final = "passes only with links that the paper does not state"


class Explained(NamedTuple):
    """Holds an explanation, the project's folder, and whether everything that the explanation rests on could be read."""

    account: Account
    root: Path
    is_complete: bool


def explain(name: str, request: Request) -> Explained:
    """Explains what a name stands for: a rule of the project, a shipped one, a built-in finding, an element or a kind."""
    _, project = find_projects(request)
    metamodel = project.metamodel
    own = load_project_packs(project)
    shipped = load_shipped_packs(metamodel)
    wanted = name.strip().casefold()
    for found in (*_rules(own), *_rules(shipped)):
        if found.rule.id.casefold() == wanted:
            account = rule_account(found.rule, found.pack.name, found.document, metamodel)
            return Explained(account, project.root, is_complete=not _is_broken(project.findings, own.findings))
    for row in BUILT_IN.values():
        if row.code.casefold() == wanted:
            return Explained(BuiltInAccount(row), project.root, is_complete=True)
    result = check(request)
    called = element_called(name, result.strategy)
    element = result.strategy.known(called) if called else None
    if element is None and (kind := kind_called(name, metamodel)):
        return Explained(kind_account(kind, metamodel), project.root, is_complete=not _is_broken(project.findings))
    if element is None:
        rules = [one.rule.id for one in (*_rules(own), *_rules(shipped))]
        raise RequestError(_unknown(name, rules, result.strategy) + _unread_rules(own))
    return Explained(_Teller(result, element).account(), project.root, result.report.is_complete)


def _unknown(name: str, rules: list[str], strategy: Strategy) -> str:
    if not strategy.elements:
        rules_named = f"Neither a rule nor a finding is called `{visible(shorten(name, _SHOWN))}`"
        return f"{rules_named}, and there is no strategy here to look in: `align init` begins one."
    says = f"Neither a rule, nor a finding, nor an element, nor a kind is called `{visible(shorten(name, _SHOWN))}`."
    elements = (*strategy.elements, *strategy.used.elements, *references(strategy))
    if family := [one for one in (*rules, *BUILT_IN) if one.casefold().startswith(f"{name.casefold()}-")]:
        return f"{says} So begin the names of {join_words(family, most=_MOST_NAMED)}."
    if holding := [kind for kind, one in strategy.metamodel.kinds.items() if name in one.names]:
        return f"{says} It is a field, which `align explain {holding[0]}` tells of."
    same = {id_key(one): one for one in elements}.get(id_key(name))
    meant = same or did_you_mean(name, [*rules, *BUILT_IN, *elements, *strategy.metamodel.kinds])
    return f"{says} Did you mean `{meant}`?" if meant else f"{says} `align rules list` names the rules."


def _unread_rules(own: Packs) -> str:
    """Says that the name may be that of a rule that has a mistake in it."""
    is_broken = _is_broken(own.findings)
    return " A pack of this project has mistakes, which `align rules list` names." if is_broken else ""


def _is_broken(*findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for some in findings for finding in some)


class _Found(NamedTuple):
    """Holds a rule where it stands."""

    rule: AnyRule
    pack: RulePack
    document: YamlDocument


def _rules(packs: Packs) -> Iterator[_Found]:
    documents = {document.source.path: document for document in packs.documents}
    return (_Found(rule, pack, documents[rule.location.path]) for pack in packs.packs for rule in pack.every)


@dataclass(slots=True, eq=False, repr=False)
class _Teller:
    """Tells all there is to tell of one element."""

    result: CheckResult
    element: Element
    strategy: Strategy = field(init=False)

    def __post_init__(self) -> None:
        self.strategy = self.result.strategy

    def account(self) -> ElementAccount:
        """Gives the account of the element."""
        element = self.element
        kind = self.strategy.metamodel.kinds[element.KIND]
        report = self.result.report
        return ElementAccount(
            subject=in_full(element.id, element.called),
            kind=kind.one,
            basis=str(element.value("basis")),
            location=self.strategy.origin(element.id).locate(None),
            stage=report.stage,
            model=self.strategy.used.places.get(model_of(element.id), ""),
            fields=fields_said(element, self.strategy),
            links=links_told(element.id, StrategyGraph.of(self.strategy), self.strategy),
            findings=tuple(finding for finding in report.findings if finding.element == element.id),
            clears=tuple(self._clears()),
            judged=tuple(self._judged()),
        )

    def _clears(self) -> Iterator[Waiting]:
        """Gives what is found of others, counts, and could be cleared here; what took too many steps to tell is left out."""
        findings = self.result.report.standing
        places = FindingPlaces.of(self.strategy, self.result.packs, self.result.judgement.checked, findings)
        with suppress(BudgetSpentError), places.within_budget():
            for one in findings:
                if one.element != self.element.id and self.element.id in places.of_finding(one).every:
                    yield Waiting(one.rule, places.place(places.own(one)).name)

    def _judged(self) -> Iterator[RuleJudgement]:
        """Says what every rule about elements of this kind has to do with this one, where it does not fail it.

        None has to do with one of another model.
        """
        outcomes = {outcome.rule: outcome for outcome in self.result.report.rules}
        for pack in self.result.packs if self.element.id in self.strategy.elements else ():
            for rule in pack.every:
                became = self._became(outcomes[rule.id]) if self.element.KIND in rule.kinds else ""
                if became:
                    yield RuleJudgement(rule.id, rule.title, became)

    def _became(self, outcome: RuleOutcome) -> str:
        """Says what became of a rule on the element; empty where it fails it."""
        if outcome.became is Became.OFF:
            return f"off, {outcome.reason.removesuffix('.')}"
        if outcome.became is Became.NOT_DUE:
            return Became.NOT_DUE.value
        verdict = self.result.verdicts.get(outcome.rule)
        if verdict is None:
            return str(outcome.became.value)
        if self.element.id in verdict.failed:
            return "" if self._is_found(outcome) else "fails, and the finding is on the strategy or on another element"
        if self.element.id in verdict.unchecked:
            return Became.NOT_CHECKED.value
        if self.element.id not in verdict.checked:
            return Became.NOTHING_TO_CHECK.value
        return _ONLY_WITH if self.element.id in (one.name for one in outcome.resting) else Became.PASSED.value

    def _is_found(self, outcome: RuleOutcome) -> bool:
        """Tells whether a failure is a finding on the element itself, not on the strategy or on another of a group."""
        findings = self.result.report.findings
        return any(finding.rule == outcome.rule and finding.element == self.element.id for finding in findings)
