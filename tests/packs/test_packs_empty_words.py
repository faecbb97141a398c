"""No shipped rule is satisfied by a word that says nothing, where it would not be by nothing at all."""

import re
from collections.abc import Iterable
from typing import Final

import pytest
from packs_in import DOCUMENTS, PACKS

from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.plain import plain
from alignment.model.load import load
from alignment.model.metamodel import built_in_metamodel
from alignment.rules.context import RuleContext
from alignment.rules.evaluate import Evaluator
from alignment.rules.prove import NO_DAY
from alignment.rules.rule import Rule, RulePack, Verdict

WORDS: Final = ("TBC", "see the plan", "regularly", "as and when required")
FREE: Final = ("id", "title", "summary", "notes")
GRADED: Final = ("scale", "baseline_grade", "target_grade", "latest_grade")
"""Any word may be a grade: never, often, always."""

FIGURE: Final = re.compile(r"(?<![\w-])\d[\d.]*")
SHORT_FORMS: Final = ("observations", "benchmarks")
"""Hold elements, not values."""


def changed(example: YamlMapping, section: str, at: int, name: str, word: str | None) -> YamlMapping:
    """Gives an example in which a word, or nothing, stands in the place of one value."""

    def of_element(element: YamlValue) -> YamlValue:
        assert isinstance(element, YamlMapping)
        value = element.values[name]
        others = {key: one for key, one in element.values.items() if key != name}
        keys = {key: one for key, one in element.keys.items() if key != name or word}
        return element._replace(keys=keys, values=others if word is None else {**others, name: placed(value, word)})

    content = example.values[section]
    if isinstance(content, YamlList):
        items = (of_element(one) if number == at else one for number, one in enumerate(content.items))
        content = content._replace(items=tuple(items))
    else:
        content = of_element(content)
    return example._replace(values={**example.values, section: content})


def placed(value: YamlValue, word: str) -> YamlText:
    while not isinstance(value, YamlText):
        value = value.items[0] if isinstance(value, YamlList) else value.values["to"]
    return value._replace(text=word)


def told_apart(content: YamlValue) -> Iterable[tuple[int, YamlMapping]]:
    """Gives the elements of a section that differ in more than titles and figures, each with its place."""
    found = dict[str, tuple[int, YamlMapping]]()
    for at, element in enumerate(content.items if isinstance(content, YamlList) else (content,)):
        assert isinstance(element, YamlMapping)
        written = {name: plain(value) for name, value in element.values.items() if name not in FREE}
        found.setdefault(FIGURE.sub("0", str(written)), (at, element))
    return found.values()


def verdict_on(rule: Rule, document: YamlDocument, sections: YamlMapping) -> Verdict:
    (example,) = (one for one in rule.examples if one.should_pass)
    strategy, _ = load([YamlDocument(document.source, document.text, sections)], built_in_metamodel())
    context = RuleContext.of(strategy, strategy.stage, example.as_at or NO_DAY)
    verdict = Evaluator.of(context).verdict(rule)
    assert verdict is not None
    return verdict


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_a_word_that_says_nothing_satisfies_no_rule(pack: RulePack) -> None:
    document, number = DOCUMENTS[pack.name][0], 0
    for rule in pack.rules:
        (example,) = (one.sections for one in rule.examples if one.should_pass)
        for section, content in example.values.items():
            for at, element in told_apart(content):
                for name in sorted(element.values.keys() - {*FREE, *GRADED, *SHORT_FORMS}):
                    number += 1
                    if failed := verdict_on(rule, document, changed(example, section, at, name, None)).failed:
                        with_word = changed(example, section, at, name, WORDS[number % len(WORDS)])
                        word = verdict_on(rule, document, with_word)
                        assert {*failed} <= {*word.failed, *word.unchecked}, (rule.id, section, at, name)
