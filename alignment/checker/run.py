"""Running rules on a strategy: what each finds, and what became of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from alignment.checker.field_bases import field_findings, field_verdict
from alignment.checker.quotes import quote_findings, quote_verdict
from alignment.checker.substance import NEEDED, missing_sections, substance_findings
from alignment.checker.together import said_together
from alignment.checker.write_findings import FindingWriter
from alignment.citations.support import Quotes
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, Severity
from alignment.model.metamodel import Metamodel
from alignment.model.strategy import STRATEGY, Strategy
from alignment.model.vocabularies import STAGES, STATED
from alignment.results.check import Adjusted, Became, Resting, RuleOutcome
from alignment.rules.context import RuleContext
from alignment.rules.evaluate import Evaluator
from alignment.rules.link_subjects import with_links
from alignment.rules.phrases import KindNames
from alignment.rules.rule import FIELDS, QUOTES, SUBSTANCE, Adjustment, AnyRule, BuiltInRule, Rule, RulePack, Verdict
from alignment.text import count_of, join_words, visible

_NOTHING: Mapping[str, str] = {}
_NO_QUOTES: Final = Quotes()
_MOST_NAMED: Final = 5
_LOOKED: Final = frozenset({Became.PASSED, Became.FAILED, Became.NOTHING_TO_CHECK})
_UNREAD: Final = "something that it looks at could not be read"
_NO_STAGE: Final = "no stage could be read, and it is due at some"


class Terms(NamedTuple):
    """Says how rules are run: as at which stage and day, and whether on the stated links alone.

    `off` gives, by rule, why it is switched off. Where no stage is known, rules are run as at the first one.
    """

    stage: str
    as_at: date
    off: Mapping[str, str] = _NOTHING
    is_stated_only: bool = False
    is_stage_known: bool = True


class Checked(NamedTuple):
    """Holds what the rules found, what became of each rule, and on which subjects each was run.

    A rule that was not run has no verdict, nor has one that could look at nothing for want of a text. `evaluator` is what
    the rules were run with.
    """

    findings: tuple[Finding, ...]
    outcomes: tuple[RuleOutcome, ...]
    verdicts: Mapping[str, Verdict]
    evaluator: Evaluator

    @property
    def unchecked(self) -> frozenset[tuple[str, str | None]]:
        """Gives each rule with each element on which nobody can tell what it would find; links by where they start."""
        return frozenset(
            (rule, one.split(" ")[0]) for rule, verdict in self.verdicts.items() for one in verdict.unchecked
        )

    @property
    def idle(self) -> frozenset[str]:
        """Names the rules that could not look, so that nobody can tell what they would find."""
        return frozenset(
            one.rule for one in self.outcomes if one.became not in _LOOKED or one.rule not in self.verdicts
        )


def run_rules(strategy: Strategy, packs: Iterable[RulePack], terms: Terms, quotes: Quotes = _NO_QUOTES) -> Checked:
    """Runs the rules of packs on a strategy, and on what was found of it in the words that it cites."""
    context = RuleContext.of(strategy, terms.stage if terms.is_stage_known else None, terms.as_at)
    evaluator = Evaluator.of(context.stated_only() if terms.is_stated_only else context)
    is_all_stated = all(link.basis == STATED for link in strategy.links) and not context.unstated
    elder = None if context.unstated else evaluator  # which answers what no link decides, and would no field
    running = _Check(
        strategy=strategy,
        terms=terms,
        evaluator=evaluator,
        stated=None if terms.is_stated_only or is_all_stated else Evaluator.of(context.stated_only(), elder),
        writer=FindingWriter.of(strategy, evaluator, is_stated_only=terms.is_stated_only),
        unread=_unread_sections(strategy),
        quotes=quotes,
        metamodel=with_links(strategy.metamodel),
    )
    results = [running.run(rule, pack.name) for pack in packs for rule in pack.every]
    return Checked(
        findings=tuple(finding for result in results for finding in result.findings),
        outcomes=tuple(result.outcome for result in results),
        verdicts={result.outcome.rule: result.verdict for result in results if result.verdict is not None},
        evaluator=evaluator,
    )


class _Result(NamedTuple):
    """Holds what came of one rule."""

    outcome: RuleOutcome
    findings: tuple[Finding, ...] = ()
    verdict: Verdict | None = None


@dataclass(slots=True, eq=False, repr=False)
class _Check:
    """Runs single rules on one strategy; `stated` is None where it would give no other answer.

    `metamodel` is the strategy's as rules see it, with links as one more kind.
    """

    strategy: Strategy
    terms: Terms
    evaluator: Evaluator
    stated: Evaluator | None
    writer: FindingWriter
    unread: frozenset[str] | None
    quotes: Quotes
    metamodel: Metamodel

    def run(self, rule: AnyRule, pack: str) -> _Result:
        """Runs one rule."""
        severity = rule.schedule.at(self.terms.stage)
        outcome = RuleOutcome(
            rule.id,
            rule.title,
            pack,
            severity,
            Became.NOT_DUE,
            adjusted=_adjusted(rule, self.terms.stage),
            why=rule.why,
            fix=rule.fix,
            source="; ".join(rule.cited),
            tags=rule.tags,
        )
        off = _why_off(rule) or self.terms.off.get(rule.id)
        if off is not None:
            return _Result(outcome._replace(became=Became.OFF, reason=off))
        if severity is None:
            is_due_later = not self.terms.is_stage_known and any(map(rule.schedule.at, STAGES))
            late = outcome._replace(became=Became.NOT_CHECKED, reason=_NO_STAGE)
            return _Result(late if is_due_later else outcome)
        if isinstance(rule, BuiltInRule):
            built_in = {QUOTES: self._by_quotes, SUBSTANCE: self._by_substance, FIELDS: self._by_fields}
            return self._said(rule, built_in[rule.test](rule, severity, outcome))
        verdict = self.evaluator.verdict(rule)
        stated = self.stated.verdict(rule) if self.stated and self._may_rest(rule) else verdict
        if verdict is None or stated is None:
            return self._unfinished(rule, outcome)
        became = self._became(rule, verdict)
        named = self._named_together(verdict, became) if rule.at_least is not None else verdict
        whole = outcome._replace(
            became=became,
            checked=len(verdict.checked),
            failed=len(verdict.failed),
            reason=self._reason(rule, became),
            resting=tuple(self._resting(rule, verdict, stated)),
            subjects=named.checked,
            failing=named.failed,
            unchecked=named.unchecked,
        )
        findings = () if became is Became.NOT_CHECKED else self.writer.findings(rule, severity, verdict)
        return self._said(rule, _Result(whole, tuple(findings), verdict))

    def _may_rest(self, rule: Rule) -> bool:
        """Tells whether what a rule finds may rest on what is not stated."""
        return rule.follows_links or bool(self.evaluator.context.unstated)

    def _by_fields(self, rule: BuiltInRule, severity: Severity, outcome: RuleOutcome) -> _Result:
        """Looks for values that are not stated; none is missing of which something may be unread."""
        findings, verdict = tuple(field_findings(rule, severity, self.strategy)), field_verdict(self.strategy)
        became, reason = Became.PASSED, ""
        if verdict.failed:
            became = Became.FAILED
        elif verdict.unchecked or self.strategy.unread:
            became, reason = Became.NOT_CHECKED, _UNREAD
        elif not verdict.checked:
            became, reason = Became.NOTHING_TO_CHECK, "no field says what it rests on"
        whole = outcome._replace(became=became, reason=reason, unchecked=verdict.unchecked)
        return _counted(whole, findings, verdict)

    def _said(self, rule: AnyRule, result: _Result) -> _Result:
        """Adds what the rule says of all that fail it together."""
        together = said_together(rule, result.findings, self.metamodel) if result.findings else ""
        is_of_all = isinstance(rule, Rule) and rule.at_least is not None
        is_of_each = isinstance(rule, Rule) and bool(result.findings) and not is_of_all
        among = self._among(rule, result.outcome) if is_of_each else ""
        return result._replace(outcome=result.outcome._replace(together=together, is_of_all=is_of_all, among=among))

    def _among(self, rule: AnyRule, outcome: RuleOutcome) -> str:
        """Names with their number those that a rule looked at: all of its kinds, or those alone that it is about."""
        names = KindNames(self.metamodel)
        one, several = names.kinds(rule.kinds), names.plural(rule.kinds)
        told = outcome.checked + len(outcome.unchecked)
        is_all = told == self._number(rule)
        number = count_of(outcome.checked, one, several) if told > 1 else f"the only {one}"
        return number if is_all else f"{number} looked at"

    def _number(self, rule: AnyRule) -> int:
        """Counts the subjects that there are of the kinds of a rule."""
        return sum(1 for _ in self.evaluator.context.of_kinds(rule.kinds))

    def _by_quotes(self, rule: BuiltInRule, severity: Severity, outcome: RuleOutcome) -> _Result:
        """Holds the strategy to the words that it cites; what could not be read is never said to be in order."""
        unheld = self.quotes.unheld.values()
        outcome = outcome._replace(unheld=sum(unheld), reason=_without_text(self.quotes.unheld))
        if not self.quotes.has_text and self.quotes.is_whole:
            reason = outcome.reason or "no text of a cited document is at hand"
            return _Result(outcome._replace(became=Became.NOTHING_TO_CHECK, reason=reason))
        findings = tuple(quote_findings(rule, severity, self.strategy, self.quotes))
        verdict = quote_verdict(findings, self.quotes)
        became, reason = Became.PASSED, outcome.reason
        if verdict.failed:
            became = Became.FAILED
        elif self.strategy.unread or not self.quotes.is_whole:
            became, reason = Became.NOT_CHECKED, _UNREAD
            outcome = outcome._replace(unheld=0)  # how many there are nobody can tell
        elif not verdict.checked:
            became, reason = (
                Became.NOTHING_TO_CHECK,
                reason or "nothing that cites a text at hand has a quote or a value",
            )
        return _counted(outcome._replace(became=became, reason=reason), findings, verdict)

    def _by_substance(self, rule: BuiltInRule, severity: Severity, outcome: RuleOutcome) -> _Result:
        """Looks for what no strategy is approved without; nothing is missing of which something may be unread."""
        root = self.strategy.root
        lacks = missing_sections(self.strategy) if root else {STRATEGY}
        if lacks and (self.unread is None or self.unread & lacks):
            return _Result(outcome._replace(became=Became.NOT_CHECKED, reason=_UNREAD))
        if root is None:
            nothing = outcome._replace(became=Became.NOTHING_TO_CHECK, reason="there is no strategy")
            return _counted(nothing, (), Verdict((), ()))
        findings = tuple(substance_findings(rule, severity, self.strategy, root))
        became = outcome._replace(became=Became.FAILED if findings else Became.PASSED)
        result = _counted(became, findings, Verdict((root.id,), (root.id,) if findings else ()))
        return result._replace(outcome=result.outcome._replace(checked=len(NEEDED), failed=len(findings)))

    def _unfinished(self, rule: Rule, outcome: RuleOutcome) -> _Result:
        """Says that a rule took too many steps; what was not looked at is never said to pass."""
        steps = f"{self.evaluator.traverser.budget:,} steps"
        reason = f"it takes more than {steps}"
        message = f"{rule.id} was not checked: on this model it takes more than {steps}"
        finding = built_in("RULE-BUDGET", message, rule.location, label="takes too long")
        return _Result(outcome._replace(became=Became.NOT_CHECKED, reason=reason), (finding,))

    def _became(self, rule: Rule, verdict: Verdict) -> Became:
        """Tells what became of a rule; one whose elements may be unread, or that cannot tell of any, never passes."""
        possible = self.evaluator.other.context
        may_be_unread = not possible.unread.isdisjoint(possible.of_kinds(rule.kinds))
        if _surely_fails(rule, verdict) and not (may_be_unread and rule.at_least is not None):
            return Became.FAILED
        if verdict.unchecked or may_be_unread:
            return Became.NOT_CHECKED
        return Became.PASSED if verdict.checked else Became.NOTHING_TO_CHECK

    def _reason(self, rule: Rule, became: Became) -> str:
        """Says why a rule could not look, or had nothing to look at."""
        if became is Became.NOT_CHECKED:
            return _UNREAD
        if became is not Became.NOTHING_TO_CHECK:
            return ""
        names = KindNames(self.metamodel)
        one, several = names.kinds(rule.kinds), names.plural(rule.kinds)
        there = self._number(rule)
        return f"none of the {count_of(there, one, several)} is one that it is about" if there else f"there is no {one}"

    def _resting(self, rule: Rule, verdict: Verdict, stated: Verdict) -> Iterator[Resting]:
        """Gives the subjects that pass, and do not on the stated links alone; of a share, where it hangs on them."""
        if rule.at_least is None or (_holds(rule, verdict) and not _holds(rule, stated)):
            failing = set(stated.failed) - set(verdict.failed)
            for one in verdict.checked:
                if one in failing:
                    yield Resting(self.writer.named(one), self.writer.place(one))

    def _named_together(self, verdict: Verdict, became: Became) -> Verdict:
        """Names the strategy in place of what was looked at, where a rule is about a share of all of it."""
        root = self.strategy.root
        named = (root.id,) if root and (verdict.checked or verdict.unchecked) else ()
        if became is Became.NOT_CHECKED:
            return Verdict((), (), named)
        return Verdict(named, named if became is Became.FAILED else ())


def _counted(outcome: RuleOutcome, findings: tuple[Finding, ...], verdict: Verdict) -> _Result:
    """Gives what came of a rule whose test is code, with the numbers that follow from its verdict."""
    whole = outcome._replace(
        checked=len(verdict.checked),
        failed=len(verdict.failed),
        subjects=verdict.checked,
        failing=verdict.failed,
    )
    return _Result(whole, findings, verdict)


def _without_text(unheld: Mapping[str, int]) -> str:
    """Says which quotes were looked for nowhere; nothing where there are none."""
    if not unheld:
        return ""
    documents = join_words(map(visible, sorted(unheld)), most=_MOST_NAMED)
    return f"no text is at hand for {count_of(sum(unheld.values()), 'quote')} of {documents}"


def _holds(rule: Rule, verdict: Verdict) -> bool:
    return not rule.is_broken(len(verdict.checked), len(verdict.failed))


def _surely_fails(rule: Rule, verdict: Verdict) -> bool:
    """Tells whether a rule fails even if all that could not be checked is in order."""
    return rule.is_broken(len(verdict.checked) + len(verdict.unchecked), len(verdict.failed))


def _unread_sections(strategy: Strategy) -> frozenset[str] | None:
    """Gives the sections of which something went unread; None where it can be any."""
    if any(one.sections is None for one in strategy.unread):
        return None
    return frozenset(section for one in strategy.unread for section in one.sections or ())


def _adjusted(rule: AnyRule, stage: str) -> Adjusted | None:
    """Says what was adjusted about a rule, as it shows at a stage; None where nothing was."""
    found = rule.adjustment
    if found is None:
        return None
    says = "switched off" if found.is_off else _beside_its_own(rule, found, stage)
    return Adjusted(found.pack, found.reason, says, found.is_off, found.location)


def _why_off(rule: AnyRule) -> str:
    """Says by which pack a rule is switched off, and why; nothing where it is not."""
    found = rule.adjustment
    return f"switched off by {found.pack}: {found.reason}" if found and found.is_off else ""


def _beside_its_own(rule: AnyRule, adjustment: Adjustment, stage: str) -> str:
    """Compares how much a rule matters at a stage with how much it would as its own pack has it."""
    now, before = rule.schedule.at(stage) or "not due", adjustment.was.at(stage) or "not due"
    return f"{now}, as before, at this stage" if now == before else f"{now} in place of {before}"
