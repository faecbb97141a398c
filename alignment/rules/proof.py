"""The proof of a pack: its examples do what they say, and notice every rule that is one step away."""

from collections.abc import Iterator
from typing import NamedTuple

from alignment.documents.document import YamlDocument
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, in_reading_order
from alignment.graph import StrategyGraph
from alignment.model.metamodel import Metamodel
from alignment.model.vocabularies import STAGES
from alignment.rules.evaluate import Evaluator
from alignment.rules.examples import NO_DAY, LoadedExample, load_example, run_examples
from alignment.rules.link_subjects import LINK, with_links
from alignment.rules.rule import Rule, RulePack
from alignment.rules.weaken import weakenings
from alignment.rules.world import World
from alignment.text import visible


class Proof(NamedTuple):
    """Counts what was tried on one pack, and holds what it showed."""

    pack: RulePack
    examples: int
    weakenings: int
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
        for weakening in weakenings(rule, with_links(metamodel)):
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
    world = World(StrategyGraph.built({bare.id: bare}, ()), (), STAGES[0], NO_DAY)
    verdict = Evaluator.of(world).verdict(rule)
    return verdict is not None and bool(verdict.checked) and not verdict.failed
