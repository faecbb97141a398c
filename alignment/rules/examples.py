"""Running the examples of rules: the proof that a rule means what its title says."""

from collections.abc import Iterator

from alignment.documents.document import YamlDocument
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, Severity
from alignment.graph import StrategyGraph
from alignment.model.load import load
from alignment.model.metamodel import Metamodel
from alignment.model.strategy import Strategy
from alignment.rules.evaluate import Evaluator, Verdict
from alignment.rules.rule import Example, Rule
from alignment.text import join_words


def run_examples(rule: Rule, document: YamlDocument, metamodel: Metamodel) -> tuple[Finding, ...]:
    """Runs both examples of a rule; each that does not do what it says is a finding in the pack.

    A passing example has something to check and nothing that fails; in a failing one the first element that the rule
    looks at fails, and no other.
    """
    return tuple(finding for example in rule.examples for finding in _run(rule, example, document, metamodel))


def _run(rule: Rule, example: Example, document: YamlDocument, metamodel: Metamodel) -> Iterator[Finding]:
    here = YamlDocument(document.source, document.text, example.sections)
    strategy, findings = load([here], metamodel)
    yield from (finding for finding in findings if finding.severity is Severity.ERROR)
    says = _says(Evaluator(StrategyGraph.of(strategy)).verdict(rule), strategy, should_pass=example.should_pass)
    if says:
        name = "passing" if example.should_pass else "failing"
        place = document.locate(example.sections)
        yield built_in("RULE-EXAMPLE", f"The {name} example of {rule.id} {says}", place, label=f"{name} example")


def _says(verdict: Verdict, strategy: Strategy, *, should_pass: bool) -> str:
    if not verdict.checked:
        return "holds nothing that the rule looks at"
    if should_pass:
        return f"fails for {join_words(verdict.failed)}" if verdict.failed else ""
    first = next(element for element in strategy.elements if element in verdict.checked)
    if first not in verdict.failed:
        return f"passes for {first}"
    others = [element for element in verdict.failed if element != first]
    return f"fails for {join_words(others)} as well" if others else ""
