"""The proof of a pack: its examples do what they say, and notice every rule that is one step away."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from alignment.documents.document import YamlDocument
from alignment.findings.built_in import built_in, hides_something
from alignment.findings.finding import Finding, Severity, in_reading_order
from alignment.graph import StrategyGraph
from alignment.model.load import load
from alignment.model.metamodel import Metamodel
from alignment.model.vocabularies import STAGES
from alignment.rules.context import RuleContext
from alignment.rules.evaluate import Evaluator
from alignment.rules.link_subjects import LINK, with_links
from alignment.rules.mutate import mutants
from alignment.rules.rule import Example, Rule, RulePack, Verdict
from alignment.text import join_words, visible

NO_DAY: Final = date(2000, 1, 1)
"""Stands for the day of the check in examples of rules that look at none."""


class LoadedExample(NamedTuple):
    """Holds an example as what evaluates rules there, and what is wrong with its elements.

    A rule and its weakenings have most conditions in common, which are evaluated once.
    """

    example: Example
    evaluator: Evaluator
    findings: tuple[Finding, ...]

    def verdict(self, rule: Rule) -> Verdict | None:
        """Runs a rule on the example."""
        return self.evaluator.verdict(rule)


def load_example(example: Example, document: YamlDocument, metamodel: Metamodel) -> LoadedExample:
    """Reads the elements of an example that stands in a pack."""
    here = YamlDocument(document.source, document.text, example.sections)
    strategy, findings = load([here], metamodel)
    evaluator = Evaluator.of(RuleContext.of(strategy, strategy.stage, example.as_at or NO_DAY))
    return LoadedExample(example, evaluator, tuple(one for one in findings if one.severity is Severity.ERROR))


def run_examples(rule: Rule, document: YamlDocument, metamodel: Metamodel) -> tuple[Finding, ...]:
    """Runs both examples of a rule; each that does not do what it says is a finding in the pack.

    A passing example has something to check and nothing that fails; in a failing one everything that the rule looks at
    fails, or exactly those elements that it names.
    """
    loaded = (load_example(example, document, metamodel) for example in rule.examples)
    return tuple(finding for one in loaded for finding in _run(rule, one, document))


def _run(rule: Rule, loaded: LoadedExample, document: YamlDocument) -> Iterator[Finding]:
    yield from loaded.findings
    example = loaded.example
    if any(map(hides_something, loaded.findings)):
        return  # what a rule makes of it nobody can tell
    if says := _says(rule, loaded):
        name = "passing" if example.should_pass else "failing"
        place = document.locate(example.sections)
        yield built_in("RULE-EXAMPLE", f"The {name} example of {rule.id} {says}", place, label=f"{name} example")


def _says(rule: Rule, loaded: LoadedExample) -> str:
    verdict = loaded.verdict(rule)
    if verdict is None:
        return "takes too many steps"
    if not verdict.checked:
        return "holds nothing that the rule looks at"
    is_broken = rule.is_broken(len(verdict.checked), len(verdict.failed))
    if loaded.example.should_pass:
        return f"fails for {join_words(verdict.failed)}" if is_broken else ""
    if rule.at_least is not None and not is_broken:
        return f"passes with {join_words(verdict.failed) or 'none'} failing"
    is_any = rule.at_least is not None and loaded.example.fails is None
    return "" if is_any else _unexpected(loaded.example, verdict)


def _unexpected(example: Example, verdict: Verdict) -> str:
    """Says which elements of a failing example pass that should not, or fail that should not."""
    named = None if example.fails is None else {text.text for text in example.fails}
    wanted = [one for one in verdict.checked if named is None or one in named]
    if named is not None and (unknown := sorted(named - set(verdict.checked))):
        return f"holds no {join_words(unknown, 'or')} that the rule looks at"
    passing = [one for one in wanted if one not in verdict.failed]
    if passing:
        return f"passes for {join_words(passing)}"
    others = [one for one in verdict.failed if one not in wanted]
    return f"fails for {join_words(others)} as well" if others else ""


class Proof(NamedTuple):
    """Counts what was tried on one pack, and holds what it showed."""

    pack: RulePack
    examples: int
    mutants: int
    equivalent: int
    findings: tuple[Finding, ...]


class _Unnoticed(NamedTuple):
    """Names a weakening that changes no answer on the examples of its rule."""

    rule: Rule
    name: str


def prove(pack: RulePack, document: YamlDocument, metamodel: Metamodel) -> Proof:
    """Runs the examples of a pack, on its rules as they stand and one step away."""
    findings: list[Finding] = []
    unnoticed: list[_Unnoticed] = []
    tried = 0
    for rule in pack.rules:
        findings += [*run_examples(rule, document, metamodel), *_resting_on_nothing(rule, metamodel)]
        loaded = [load_example(example, document, metamodel) for example in rule.examples]
        for weakening in mutants(rule, with_links(metamodel)):
            tried += 1
            if not any(_notices(one, rule, weakening.rule) for one in loaded):
                unnoticed.append(_Unnoticed(rule, weakening.name))
    findings += [*_not_listed(pack, unnoticed), *_listed_in_vain(pack, unnoticed)]
    examples = sum(len(rule.examples) for rule in pack.rules)
    return Proof(pack, examples, tried, len(pack.equivalent), in_reading_order(findings))


def _notices(loaded: LoadedExample, rule: Rule, weakened: Rule) -> bool:
    """Tells whether an example gives another answer on the weakened rule."""
    before, after = loaded.verdict(rule), loaded.verdict(weakened)
    if before is None or after is None or rule.at_least is None:
        return before is None or after is None or before.failed != after.failed
    return rule.is_broken(len(before.checked), len(before.failed)) is not weakened.is_broken(
        len(after.checked), len(after.failed)
    )


def _not_listed(pack: RulePack, unnoticed: list[_Unnoticed]) -> Iterator[Finding]:
    """Names the weakenings that no example notices and that the pack does not list as equivalent."""
    listed = {(one.rule, one.weakening) for one in pack.equivalent}
    for rule, name in unnoticed:
        if (rule.id, name) not in listed:
            message = f"{rule.id} weakened to another rule is not noticed by its examples: {name}"
            yield built_in("RULE-UNPROVEN", message, rule.location, label="not proven", facet=name)


def _listed_in_vain(pack: RulePack, unnoticed: list[_Unnoticed]) -> Iterator[Finding]:
    """Names the entries of `equivalent` that are no weakening that goes unnoticed."""
    known = {(one.rule.id, one.name) for one in unnoticed}
    for entry in pack.equivalent:
        if (entry.rule, entry.weakening) not in known:
            message = f"`equivalent` lists a weakening of {visible(entry.rule)} that is noticed, or is none"
            yield built_in("RULE-EQUIVALENT", message, entry.location, label="listed in vain")


def _resting_on_nothing(rule: Rule, metamodel: Metamodel) -> Iterator[Finding]:
    """Says where an element of which nothing is written passes and is not meant to, or the other way round."""
    passes = any(_passes_bare(rule, kind, metamodel) for kind in sorted(rule.kinds - {LINK}))
    if passes and not rule.may_be_empty:
        message = f"{rule.id} passes an element of which nothing is written"
        yield built_in("RULE-EMPTY", message, rule.location, label="passes where nothing is there")
    if rule.may_be_empty and not passes:
        message = f"{rule.id} has `allow_empty`, and passes no element of which nothing is written"
        fix = "Leave `allow_empty` out."
        yield built_in("RULE-EMPTY", message, rule.location, label="allowed in vain", fix=fix)


def _passes_bare(rule: Rule, kind: str, metamodel: Metamodel) -> bool:
    """Tells whether the rule looks at an element with an id and a title only, and passes it."""
    bare = metamodel.kinds[kind].element.model_construct(id="X", title="X")
    context = RuleContext(StrategyGraph.built({bare.id: bare}, ()), (), STAGES[0], NO_DAY)
    verdict = Evaluator.of(context).verdict(rule)
    return verdict is not None and bool(verdict.checked) and not verdict.failed
