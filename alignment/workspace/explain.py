"""The use case of whoever asks why: a rule, a built-in finding or an element in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import Final, NamedTuple

from alignment.account import (
    Account,
    BuiltInAccount,
    ElementAccount,
    ExampleText,
    Judged,
    RuleAccount,
    Severities,
    Told,
)
from alignment.documents.document import YamlDocument
from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Severity
from alignment.model.kinds.base import Element
from alignment.model.metamodel import built_in_metamodel
from alignment.model.strategy import Strategy
from alignment.model.values import FieldValue
from alignment.model.vocabularies import STAGES
from alignment.report import Became, RuleOutcome
from alignment.rules.english import sentences
from alignment.rules.rule import Example, Rule, RulePack, Schedule
from alignment.rules.said import shown
from alignment.text import did_you_mean, join_words, shorten, split_lines, visible
from alignment.workspace.check import Answer, Request, check
from alignment.workspace.packs import Packs, load_project_packs, load_shipped_packs
from alignment.workspace.project import find_project
from alignment.workspace.refused import Refused

_SHOWN: Final = 40
_NOT_LISTED: Final = frozenset({"id", "title", "basis"})
_ONLY_WITH: Final = "passes only with links that the paper does not state"


class Explained(NamedTuple):
    """Holds an explanation, the project's folder, and whether everything that the explanation rests on could be read."""

    account: Account
    root: Path
    is_complete: bool


def explain(name: str, request: Request) -> Explained | Refused:
    """Explains what a name stands for: a rule of the project, a shipped one, a built-in finding or an element."""
    metamodel = built_in_metamodel()
    project = find_project(request.folder, request.path, request.config)
    own = load_project_packs(project, metamodel)
    shipped = load_shipped_packs(metamodel)
    wanted = name.strip().casefold()
    for found in (*_rules(own), *_rules(shipped)):
        if found.rule.id.casefold() == wanted:
            return Explained(_rule_account(found), project.root, is_complete=True)
    for row in BUILT_IN.values():
        if row.code.casefold() == wanted:
            return Explained(BuiltInAccount(row), project.root, is_complete=True)
    answer = check(request)
    if isinstance(answer, Refused):
        return answer
    element = next((one for one in answer.strategy.elements.values() if one.id.casefold() == wanted), None)
    if element is None:
        rules = [one.rule.id for one in (*_rules(own), *_rules(shipped))]
        return Refused(_unknown(name, rules, answer.strategy) + _unread_rules(own))
    return Explained(_Teller(answer, element).account(), project.root, answer.report.is_complete)


def _unknown(name: str, rules: list[str], strategy: Strategy) -> str:
    says = f"Neither a rule, nor a finding, nor an element is called `{visible(shorten(name, _SHOWN))}`."
    meant = did_you_mean(name, [*rules, *BUILT_IN, *strategy.elements])
    return f"{says} Did you mean `{meant}`?" if meant else f"{says} `align rules list` names the rules."


def _unread_rules(own: Packs) -> str:
    """Says that the name may be that of a rule that has a mistake in it."""
    is_broken = any(finding.severity is Severity.ERROR for finding in own.findings)
    return " A pack of this project has mistakes, which `align rules list` names." if is_broken else ""


class _Found(NamedTuple):
    """Holds a rule where it stands."""

    rule: Rule
    pack: RulePack
    document: YamlDocument


def _rules(packs: Packs) -> Iterator[_Found]:
    documents = {document.source.path: document for document in packs.documents}
    return (_Found(rule, pack, documents[rule.location.path]) for pack in packs.packs for rule in pack.rules)


def _rule_account(found: _Found) -> RuleAccount:
    rule = found.rule
    return RuleAccount(
        rule=rule.id,
        title=rule.title,
        pack=found.pack.name,
        sentences=tuple(sentences(rule, built_in_metamodel())),
        severities=_severities(rule.schedule),
        why=rule.why,
        fix=rule.fix,
        document=rule.cited.document,
        locator=rule.cited.locator,
        examples=tuple(_example_text(example, found.document) for example in rule.examples),
        location=rule.location,
        adjustment=rule.adjustment,
        former=_severities(rule.adjustment.was) if rule.adjustment else (),
    )


def _severities(schedule: Schedule) -> Severities:
    return tuple((stage, schedule.at(stage)) for stage in STAGES)


def _example_text(example: Example, document: YamlDocument) -> ExampleText:
    """Gives an example as it stands in the pack, without what stands before it in its lines."""
    start, end = example.sections.start, example.sections.end
    text = " " * start.column + document.text[start.index : end.index]
    return ExampleText(example.should_pass, tuple(split_lines(dedent(text).rstrip())))


@dataclass(slots=True, eq=False, repr=False)
class _Teller:
    """Tells all there is to tell of one element."""

    answer: Answer
    element: Element
    strategy: Strategy = field(init=False)

    def __post_init__(self) -> None:
        self.strategy = self.answer.strategy

    def account(self) -> ElementAccount:
        """Gives the account of the element."""
        element = self.element
        kind = self.strategy.metamodel.kinds[element.KIND]
        report = self.answer.report
        given = ((name, element.value(name)) for name in kind.fields if name not in _NOT_LISTED)
        return ElementAccount(
            subject=self.strategy.subject(element.id),
            kind=kind.one,
            basis=str(element.value("basis")),
            location=self.strategy.origins[element.id].locate(None),
            stage=report.stage,
            fields=tuple((name, _said(value)) for name, value in given if value is not None),
            links=tuple(self._links()),
            findings=tuple(finding for finding in report.findings if finding.element == element.id),
            judged=tuple(self._judged()),
        )

    def _links(self) -> Iterator[Told]:
        """Says every link of the element, first those that it writes."""
        names, links = self.strategy.metamodel.links, self.strategy.links
        for one in links:
            if one.source == self.element.id:
                yield Told(names[one.type].link.says, self.strategy.subject(one.target), one.basis)
        for one in links:
            if one.target == self.element.id:
                yield Told(names[one.type].link.inverse_says, self.strategy.subject(one.source), one.basis)

    def _judged(self) -> Iterator[Judged]:
        """Says what every rule about elements of this kind has to do with this one, where it does not fail it."""
        outcomes = {outcome.rule: outcome for outcome in self.answer.report.rules}
        for pack in self.answer.packs.packs:
            for rule in pack.rules:
                became = self._became(outcomes[rule.id]) if self.element.KIND in rule.kinds else ""
                if became:
                    yield Judged(rule.id, rule.title, became)

    def _became(self, outcome: RuleOutcome) -> str:
        """Says what became of a rule on the element; empty where it fails it."""
        if outcome.became is Became.OFF:
            return f"off, {outcome.reason.removesuffix('.')}"
        if outcome.became is Became.NOT_DUE:
            return Became.NOT_DUE.value
        verdict = self.answer.verdicts.get(outcome.rule)
        if verdict is None:
            return Became.NOT_CHECKED.value
        if self.element.id in verdict.failed:
            return "" if self._is_found(outcome) else "fails, and the finding is on the strategy or on another element"
        if self.element.id not in verdict.checked:
            return Became.NOTHING_TO_CHECK.value
        return _ONLY_WITH if self.element.id in (one.name for one in outcome.resting) else Became.PASSED.value

    def _is_found(self, outcome: RuleOutcome) -> bool:
        """Tells whether a failure is a finding on the element itself, not on the strategy or on another of a group."""
        findings = self.answer.report.findings
        return any(finding.rule == outcome.rule and finding.element == self.element.id for finding in findings)


def _said(value: FieldValue) -> str:
    words = (shown(one) for one in value) if isinstance(value, tuple) else (shown(value),)
    return join_words(words)
