"""On random models, random rules find what a plain reading of the language finds."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rules_in import pack_of, read, rule_of
from rules_naive import World
from rules_random import Dice, ModelMaker, RuleMaker
from yaml_in import strategy_of

from alignment.checker import check
from alignment.findings.finding import Severity
from alignment.report import Became

SEEDS = st.integers(0, 2**64)
RULES = [f"R{number}" for number in range(12)]
DEFINITIONS = ("live", "with families", "in good time")


@settings(deadline=None, max_examples=200)
@given(SEEDS, st.integers(1, 20))
def test_rules_find_what_a_plain_reading_finds(seed: int, size: int) -> None:
    dice = Dice(seed)
    models = ModelMaker(dice, size)
    strategy, _ = strategy_of(models.model())
    assert {one.id: one.KIND for one in strategy.elements.values()} == {
        one.id: one.kind for one in models.elements.values()
    }
    rules = RuleMaker(dice, World(models.elements))
    for name in DEFINITIONS:
        rules.add_definition(name)
    trials = {rule: rules.trial() for rule in RULES}
    text = pack_of(*(rule_of(f"id: {rule}\n{one.rule}") for rule, one in trials.items()), define=rules.definitions)
    found = read(text)
    assert not [finding for finding in found.findings if finding.severity is Severity.ERROR]
    result = check(strategy, found.packs, "draft", {})
    assert [outcome.rule for outcome in result.outcomes] == RULES
    for outcome in result.outcomes:
        subjects, failing = trials[outcome.rule].subjects(), trials[outcome.rule].failing()
        assert {finding.element for finding in result.findings if finding.rule == outcome.rule} == failing
        assert (outcome.checked, outcome.failed) == (len(subjects), len(failing))
        assert outcome.became is (Became.FAILED if failing else Became.PASSED if subjects else Became.NOTHING_TO_CHECK)
