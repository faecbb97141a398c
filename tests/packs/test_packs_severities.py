"""Which rules there are, and how much each matters at each of the five stages."""

from packs_in import PACKS
from packs_severities import SEVERITIES, SEVERITY_OF, STAGES

from alignment.rules.rule import AnyRule

LETTERS = {severity: letter for letter, severity in SEVERITY_OF.items()}


def letters_of(rule: AnyRule) -> str:
    severities = (rule.schedule.at(stage) for stage in STAGES)
    return "".join(LETTERS[None if severity is None else str(severity)] for severity in severities)


def test_every_rule_is_in_the_pack_of_its_theme_and_matters_as_much_as_it_should() -> None:
    assert {pack.name: {rule.id: letters_of(rule) for rule in pack.every} for pack in PACKS} == SEVERITIES
    assert {pack.name: [rule.id for rule in pack.every] for pack in PACKS} == {
        pack: list(rules) for pack, rules in SEVERITIES.items()
    }
