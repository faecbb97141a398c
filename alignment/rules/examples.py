"""Running the examples of rules: the proof that a rule means what its title says."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from alignment.documents.document import YamlDocument
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, Severity
from alignment.model.load import load
from alignment.model.metamodel import Metamodel
from alignment.rules.evaluate import Evaluator, Verdict
from alignment.rules.rule import Example, Rule
from alignment.rules.world import World
from alignment.text import join_words

NO_DAY: Final = date(2000, 1, 1)
"""Stands for the day of the check in examples of rules that look at none."""


class LoadedExample(NamedTuple):
    """Holds an example as a world, and what is wrong with its elements."""

    example: Example
    world: World
    findings: tuple[Finding, ...]

    def verdict(self, rule: Rule) -> Verdict | None:
        """Runs a rule on the example."""
        return Evaluator.of(self.world).verdict(rule)


def load_example(example: Example, document: YamlDocument, metamodel: Metamodel) -> LoadedExample:
    """Reads the elements of an example that stands in a pack."""
    here = YamlDocument(document.source, document.text, example.sections)
    strategy, findings = load([here], metamodel)
    world = World.of(strategy, strategy.stage, example.as_at or NO_DAY)
    return LoadedExample(example, world, tuple(one for one in findings if one.severity is Severity.ERROR))


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
    says = _says(rule, loaded)
    if says:
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
