"""The account of a rule, made from the rule and the file that it stands in."""

from textwrap import dedent

from alignment.documents.document import YamlDocument
from alignment.model.metamodel import Metamodel
from alignment.model.vocabularies import STAGES
from alignment.results.explanation import ExampleText, RuleAccount, Severities
from alignment.rules.rule import AnyRule, Example, Schedule
from alignment.rules.sentences import sentences
from alignment.text import split_lines


def rule_account(rule: AnyRule, pack: str, document: YamlDocument, metamodel: Metamodel) -> RuleAccount:
    """Gives the account of a rule of a pack."""
    return RuleAccount(
        rule=rule.id,
        title=rule.title,
        pack=pack,
        sentences=tuple(sentences(rule, metamodel)),
        severities=_severities(rule.schedule),
        why=rule.why,
        fix=rule.fix,
        document=rule.cited.document,
        locator=rule.cited.locator,
        examples=tuple(_example_text(example, document) for example in rule.examples),
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
