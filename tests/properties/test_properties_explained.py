"""An explanation of a rule names every field and every link that its conditions read."""

from typing import Final

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from packs_in import RULES
from rules_compared import Case
from rules_demanding_links import paths_read
from whole_checks import METAMODEL
from yaml_in import document_of

from alignment.rules.link_subjects import with_links
from alignment.rules.load import load_packs
from alignment.rules.path import LinkStep
from alignment.rules.rule import Rule
from alignment.rules.sentences import sentences

LINKS: Final = with_links(METAMODEL).links


def names_read(rule: Rule) -> tuple[set[str], set[LinkStep]]:
    """Gives every field and every step that a rule's conditions read."""
    paths = [path for condition in rule.conditions for path in paths_read(condition)]
    return (
        {path.field for path in paths if path.field},
        {step for path in paths for hop in path.hops for step in hop.steps},
    )


def words_of(step: LinkStep) -> set[str]:
    """Gives what a link is called in a sentence, said of one or of many, from either end."""
    link = LINKS[step.link].link
    said = [words for words in (link.says, link.inverse_says) if words]
    many = [words.partition(" ")[2] or words.removesuffix("s") for words in said]
    return {*said, *many}


def assert_names_all(rule: Rule) -> None:
    said = " ".join(sentences(rule, METAMODEL))
    fields, steps = names_read(rule)
    assert {field for field in fields if f"`{field}`" not in said} == set()
    assert {step for step in steps if not any(words in said for words in words_of(step))} == set()


@pytest.mark.parametrize("rule", RULES)
def test_the_explanation_of_a_shipped_rule_names_every_field_and_link_that_it_reads(rule: str) -> None:
    fields, steps = names_read(RULES[rule])
    assert fields or steps
    assert_names_all(RULES[rule])


@given(st.integers(0, 2**32))
def test_the_explanation_of_any_rule_names_every_field_and_link_that_it_reads(seed: int) -> None:
    document, _ = document_of(Case.of(seed).pack)
    ((pack,), _) = load_packs([document], METAMODEL)
    for rule in pack.rules:
        fields, steps = names_read(rule)
        event(f"{min(len(fields), 3)} fields and {min(len(steps), 3)} links, or more")
        assert_names_all(rule)
