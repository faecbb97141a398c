"""Which rules there are, and how much each matters at each of the five stages."""

import pytest
from packs_in import EVERY_RULE, PACKS
from packs_severities import SEVERITIES, STAGES, severity_of


def test_every_rule_is_in_the_pack_of_its_theme() -> None:
    assert {pack.name: [rule.id for rule in pack.every] for pack in PACKS} == {
        pack: list(rules) for pack, rules in SEVERITIES.items()
    }


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("rule", EVERY_RULE)
def test_a_rule_matters_as_much_as_it_should(rule: str, stage: str) -> None:
    severity = EVERY_RULE[rule].schedule.at(stage)
    assert (None if severity is None else str(severity)) == severity_of(rule, stage)
