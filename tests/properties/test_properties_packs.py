"""What holds of packs whatever they say: an adjustment touches one rule and nothing else, packs leave one another alone."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final

from hypothesis import given
from hypothesis import strategies as st
from rules_in import AS_AT, pack_of, read, rule_of
from rules_random import Dice, ModelMaker, RuleMaker
from rules_world import World
from yaml_in import document_of, strategy_of

from alignment.checker.run import Checked, Terms, run_rules
from alignment.findings.finding import Finding, Severity
from alignment.model.metamodel import built_in_metamodel
from alignment.model.strategy import Strategy
from alignment.model.vocabularies import STAGES
from alignment.results.check import Became, RuleOutcome
from alignment.rules.adjust import Surroundings
from alignment.rules.load import load_packs
from alignment.rules.rule import RulePack
from alignment.rules.shipped import shipped_packs

SEEDS = st.integers(0, 2**64)
SIZES = st.integers(2, 12)
STAGE = st.sampled_from(STAGES)
LEVEL = st.sampled_from([str(severity) for severity in Severity])
DOCUMENTS: Final = [document_of(path.read_bytes(), f"{name}.yaml")[0] for name, path in shipped_packs().items()]
SHIPPED: Final = load_packs(DOCUMENTS, built_in_metamodel())[0]
RULES: Final = [rule.id for pack in SHIPPED for rule in pack.every]
SCHEDULE: Final = st.one_of(LEVEL, st.dictionaries(STAGE, LEVEL, min_size=1))


def adjusting(changes: Mapping[str, str]) -> tuple[RulePack, ...]:
    """Reads the shipped packs, and one that extends them all and says of some rules what is given here."""
    entries = ", ".join(f"{{rule: {rule}, {change}, reason: Agreed}}" for rule, change in changes.items())
    extends = [document.source.path for document in DOCUMENTS]
    head = f"align_rules: 1\npack: own\nversion: 1.0.0\nextends: [{', '.join(map(str, extends))}]\n"
    own, _ = document_of(f"{head}adjust: [{entries}]\n", "own.yaml")
    surroundings = Surroundings({PurePosixPath("own.yaml"): extends})
    packs, findings = load_packs([*DOCUMENTS, own], built_in_metamodel(), surroundings)
    assert findings == ()
    return packs


def sound(*texts: str) -> tuple[RulePack, ...]:
    """Reads packs in which there is no mistake."""
    found = read(*texts)
    assert not [one.message for one in found.findings if one.severity is Severity.ERROR]
    return found.packs


def model(seed: int, size: int) -> Strategy:
    return strategy_of(ModelMaker(Dice(seed), size).model())[0]


def run(strategy: Strategy, packs: Iterable[RulePack], stage: str) -> Checked:
    return run_rules(strategy, packs, Terms(stage, AS_AT))


def weightless(findings: Iterable[Finding]) -> list[tuple[object, ...]]:
    """Gives findings in their order without how much they matter."""
    return [(one.rule, one.element, one.facet, one.message, one.location, one.fix, one.related) for one in findings]


def bare(outcome: RuleOutcome) -> RuleOutcome:
    return outcome._replace(severity=None, adjusted=None)


def written(schedule: str | Mapping[str, str]) -> str:
    """Writes a severity, or several by stage, as a rule or an adjustment does."""
    if isinstance(schedule, str):
        return f"severity: {schedule}"
    return f"severity: {{{', '.join(f'{stage}: {level}' for stage, level in schedule.items())}}}"


@given(SEEDS, SIZES, STAGE, st.sets(st.sampled_from(RULES), min_size=1))
def test_switching_rules_off_takes_away_exactly_their_findings(
    seed: int, size: int, stage: str, rules: set[str]
) -> None:
    strategy = model(seed, size)
    before = run(strategy, SHIPPED, stage)
    after = run(strategy, adjusting(dict.fromkeys(rules, "off: true")), stage)
    assert after.findings == tuple(one for one in before.findings if one.rule not in rules)
    for was, now in zip(before.outcomes, after.outcomes, strict=True):
        assert now.became is (Became.OFF if now.rule in rules else was.became)
        assert now.reason == ("switched off by own: Agreed" if now.rule in rules else was.reason)
        assert now.rule in rules or now == was
        assert now.severity == was.severity


@given(SEEDS, SIZES, STAGE, st.dictionaries(st.sampled_from(RULES), LEVEL, min_size=1))
def test_another_severity_of_a_rule_that_is_due_changes_severities_and_nothing_else(
    seed: int, size: int, stage: str, levels: dict[str, str]
) -> None:
    strategy = model(seed, size)
    before = run(strategy, SHIPPED, stage)
    due = {outcome.rule for outcome in before.outcomes if outcome.severity}
    levels = {rule: level for rule, level in levels.items() if rule in due}
    after = run(strategy, adjusting({rule: written(level) for rule, level in levels.items()}), stage)
    assert weightless(after.findings) == weightless(before.findings)
    assert [bare(one) for one in after.outcomes] == [bare(one) for one in before.outcomes]
    for was, now in zip(before.findings, after.findings, strict=True):
        assert str(now.severity) == levels.get(now.rule, str(was.severity))
    for one in after.outcomes:
        assert (one.adjusted is None) == (one.rule not in levels)


@given(SEEDS, SIZES, STAGE, SCHEDULE, SCHEDULE)
def test_an_adjusted_rule_finds_what_it_would_if_it_had_been_written_so(
    seed: int, size: int, stage: str, first: str | dict[str, str], second: str | dict[str, str]
) -> None:
    dice = Dice(seed)
    models = ModelMaker(dice, size)
    rules = RuleMaker(dice, World(models.elements))
    rule, define = rules.trial().rule, rules.definitions
    own = "align_rules: 1\npack: own\nversion: 1.0.0\nextends: [pack.yaml]\n"
    adjust = f"{own}adjust: [{{rule: TRIAL, {written(second)}, reason: Agreed}}]\n"
    strategy = strategy_of(models.model())[0]
    adjusted, rewritten = (
        run(strategy, sound(pack_of(rule_of(f"{rule}\n{written(one)}"), define=define), *more), stage)
        for one, more in ((first, (adjust,)), (second, ()))
    )
    assert weightless(adjusted.findings) == weightless(rewritten.findings)
    assert [one.severity for one in adjusted.findings] == [one.severity for one in rewritten.findings]
    assert [one._replace(adjusted=None) for one in adjusted.outcomes] == list(rewritten.outcomes)


@given(seed=SEEDS, size=SIZES, stage=STAGE, is_first=st.booleans())
def test_a_pack_that_adjusts_nothing_leaves_the_others_as_they_are(
    seed: int, size: int, stage: str, *, is_first: bool
) -> None:
    dice = Dice(seed)
    models = ModelMaker(dice, size)
    rules = RuleMaker(dice, World(models.elements))
    texts = [rule_of(f"id: OWN-{number}\n{rules.trial().rule}") for number in range(4)]
    own = sound(pack_of(*texts, define=rules.definitions))
    strategy = strategy_of(models.model())[0]
    alone, beside = run(strategy, own, stage), run(strategy, SHIPPED, stage)
    together = run(strategy, (*own, *SHIPPED) if is_first else (*SHIPPED, *own), stage)
    own_findings = tuple(one for one in together.findings if one.rule.startswith("OWN-"))
    assert own_findings == alone.findings
    assert tuple(one for one in together.findings if one not in own_findings) == beside.findings
    assert tuple(one for one in together.outcomes if one.pack == "trial") == alone.outcomes
    assert tuple(one for one in together.outcomes if one.pack != "trial") == beside.outcomes
