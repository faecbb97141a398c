"""Running rules on a strategy: what each finds, and what became of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from alignment.findings.finding import Finding, RelatedLocation, Severity
from alignment.graph import StrategyGraph
from alignment.model.absence import Absence
from alignment.model.strategy import Origin, Strategy
from alignment.model.values import Links
from alignment.report import Became, RuleOutcome
from alignment.rules.breaches import Breach, Explainer
from alignment.rules.conditions import kinds_read
from alignment.rules.evaluate import Evaluator, Verdict
from alignment.rules.rule import Rule, RulePack
from alignment.rules.suggestions import Suggester
from alignment.text import join_words


class Checked(NamedTuple):
    """Holds what the rules found, and what became of each rule."""

    findings: tuple[Finding, ...]
    outcomes: tuple[RuleOutcome, ...]


@dataclass(slots=True, eq=False, repr=False)
class _Check:
    """Runs single rules on one strategy."""

    strategy: Strategy
    stage: str
    off: Mapping[str, str]
    evaluator: Evaluator
    explainer: Explainer
    suggester: Suggester
    unread: frozenset[str] | None

    def run(self, rule: Rule, pack: str) -> tuple[RuleOutcome, list[Finding]]:
        """Runs one rule."""
        severity = rule.schedule.at(self.stage)
        if rule.id in self.off:
            return _outcome(rule, pack, severity, Became.OFF, reason=self.off[rule.id]), []
        if severity is None:
            return _outcome(rule, pack, None, Became.NOT_DUE), []
        verdict = self.evaluator.verdict(rule)
        findings = [self._finding(rule, severity, element) for element in verdict.failed]
        became = self._became(rule, verdict)
        reason = "something that it looks at could not be read" if became is Became.NOT_CHECKED else ""
        return _outcome(rule, pack, severity, became, verdict=verdict, reason=reason), findings

    def _became(self, rule: Rule, verdict: Verdict) -> Became:
        """Tells what became of a rule; one whose elements may be in an unread file never passes."""
        if verdict.failed:
            return Became.FAILED
        if self.unread is None or self.unread & self._sections_read(rule):
            return Became.NOT_CHECKED
        return Became.PASSED if verdict.checked else Became.NOTHING_TO_CHECK

    def _sections_read(self, rule: Rule) -> frozenset[str]:
        kinds = rule.kinds | kinds_read(rule.claim) | (kinds_read(rule.where) if rule.where else frozenset())
        return frozenset(self.strategy.metamodel.kinds[kind].section for kind in kinds)

    def _finding(self, rule: Rule, severity: Severity, element: str) -> Finding:
        breach = self.explainer.breach(rule, element)
        absence = self.strategy.absences.get((element, breach.facet or ""))
        joined = join_words((f"`{path}`" for path in breach.paths), "or" if breach.is_choice else "and")
        said = rule.message.fill({"path": joined})
        because = f" (`{breach.facet}` says {absence.quoted})" if absence and absence.text else ""
        places = self._places(breach)
        return Finding(
            rule=rule.id,
            severity=severity,
            message=f"{self.strategy.subject(element)} {said}{because}",
            location=places[0].location,
            label=_counts_as(absence) if absence else places[0].message,
            element=element,
            facet=breach.facet,
            why=rule.why,
            fix=f"{rule.fix} {self.suggester.suggested(breach)}".strip(),
            related=tuple(places[1:]),
        )

    def _places(self, breach: Breach) -> list[RelatedLocation]:
        """Gives the links that came near, each with what it lacks, or else the place of the facet or the id."""
        origin = self.strategy.origins[breach.element]
        written = self._links(breach)
        near = {miss.element: miss.says for miss in breach.near_misses}
        own = near.pop(breach.element, "")
        places = [
            RelatedLocation(origin.document.locate(one.written), near[one.to]) for one in written if one.to in near
        ]
        if places:
            return places
        elsewhere = [RelatedLocation(self.strategy.origins[one].locate(None), says) for one, says in near.items()]
        label = own or (elsewhere[0].message if elsewhere else self._lacking(breach, origin))
        return [RelatedLocation(origin.locate(breach.facet), label), *elsewhere]

    def _lacking(self, breach: Breach, origin: Origin) -> str:
        """Says that nothing is written where something is wanted, or that what is written leads nowhere."""
        if breach.facet is None:
            return ""
        if breach.facet not in origin.mapping.values:
            return f"no `{breach.facet}` here"
        leads_on = breach.wanted is None or self.evaluator.reached(breach.element, breach.wanted)
        return "" if leads_on else "leads nowhere"

    def _links(self, breach: Breach) -> Links:
        element = self.strategy.elements[breach.element]
        is_link = breach.facet in self.strategy.metamodel.kinds[element.KIND].links
        return element.links(breach.facet) if breach.facet and is_link else ()


def check(strategy: Strategy, packs: Iterable[RulePack], stage: str, off: Mapping[str, str]) -> Checked:
    """Runs the rules of packs as at a stage; `off` gives, by rule, why it is switched off."""
    evaluator = Evaluator(StrategyGraph.of(strategy))
    running = _Check(
        strategy=strategy,
        stage=stage,
        off=off,
        evaluator=evaluator,
        explainer=Explainer(evaluator, strategy.metamodel),
        suggester=Suggester(evaluator, strategy.metamodel),
        unread=_unread_sections(strategy),
    )
    results = [running.run(rule, pack.name) for pack in packs for rule in pack.rules]
    findings = tuple(finding for _, found in results for finding in found)
    return Checked(findings, tuple(outcome for outcome, _ in results))


def _unread_sections(strategy: Strategy) -> frozenset[str] | None:
    """Gives the sections of which something went unread; None where it can be any."""
    if any(one.sections is None for one in strategy.unread):
        return None
    return frozenset(section for one in strategy.unread for section in one.sections or ())


def _counts_as(absence: Absence) -> str:
    return "counts as absent" if absence.text else "left empty"


def _outcome(  # noqa: PLR0913 - the parts of an outcome
    rule: Rule,
    pack: str,
    severity: Severity | None,
    became: Became,
    *,
    verdict: Verdict | None = None,
    reason: str = "",
) -> RuleOutcome:
    checked, failed = (len(verdict.checked), len(verdict.failed)) if verdict else (0, 0)
    return RuleOutcome(rule.id, rule.title, pack, severity, became, checked, failed, reason)
