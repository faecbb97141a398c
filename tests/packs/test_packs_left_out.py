"""Nothing hangs on a field that can be left out: whoever strikes one out loses no error without getting another.

Looked at are every field and link of every element of the real strategy, of both examples, and of what each shipped rule
shows as failing. Rules about links are left aside: a link that is struck out is no longer there to be judged.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from packs_in import DOCUMENTS, PACKS

from alignment.documents.document import YamlDocument
from alignment.findings.finding import Severity
from alignment.model.load import load as load_model
from alignment.model.metamodel import built_in_metamodel
from alignment.model.strategy import Strategy
from alignment.project.load import load
from alignment.project.request import Request
from alignment.rules.context import RuleContext
from alignment.rules.evaluate import Evaluator
from alignment.rules.link_subjects import LINK
from alignment.rules.prove import NO_DAY
from alignment.rules.rule import Rule, RulePack

ROOT: Final = Path(__file__).resolve().parents[2]
STRATEGIES: Final = (".", "examples/complete-plan", "examples/climate-adaptation")
STAGE: Final = "approval"
SAID_OF_IT: Final = ("id", "title", "summary", "notes", "tags", "basis", "evidence")
"""What every element has, and no rule chooses by, or others hold to account: PROV-EVIDENCE, PROV-INFERRED, PROV-QUOTE."""

Failure: TypeAlias = tuple[str, str]
"""A rule, and the element that fails it."""

CANNOT_BOTH_BE: Final = frozenset(
    {
        *("ACT-ORDER", "ACT-AHEAD", "MS-AHEAD", "MS-DUE", "MEA-ORDER", "MEA-AHEAD", "SRC-AHEAD", "SRC-LATE"),
        *("PROV-LATER", "PROV-AHEAD", "ACT-CYCLE", "ACT-UNFINISHED", "OBS-PERCENT"),
    }
)
"""Rules on what cannot both be true: to strike either out is how it is mended, and `align diff` shows which was."""

ONLY_BY_HISTORY: Final = {
    (
        "CONS-CLOSED",
        "status",
    ): "what is long over counts as closed unless it says otherwise; `align diff` shows the status",
    ("CONS-CLOSED", "method"): "without a day, which SRC-EVIDENCE demands and with which this rule looks again",
    ("ACT-DONE", "status"): "what is due later need not be done yet; `align diff` asks about every change of a status",
    (
        "ACT-OVERDUE",
        "due",
    ): "an action with a dated milestone needs none of its own; `align diff` asks about every change of a date",
    ("MEA-LAWFUL", "statutory_value"): "a level of which nothing is said any more; `align diff` shows it",
    ("DUTY-HOLDER", "discharges"): "DUTY-DISCHARGED warns of it",
    ("PLAN-GATE", "holds_up"): "a wait that no longer holds up a plan; `align diff` shows the link",
    ("EQ-ASSESSED", "decision_on"): "no day of a decision is known yet; `align diff` shows the day",
    ("AST-PROTECTED", "threatens"): "a hazard of the climate example that threatens less; `align diff` shows the link",
}
"""What cannot be seen without the state before, by rule and field, and what sees it."""


class Struck(NamedTuple):
    """Holds an element, and the field or link that is struck out of it."""

    element: str
    name: str


def on_elements(packs: Iterable[RulePack]) -> list[Rule]:
    rules = (rule for pack in packs for rule in pack.rules)
    chosen = [rule for rule in rules if rule.id not in CANNOT_BOTH_BE and LINK not in rule.kinds]
    return [rule for rule in chosen if rule.schedule.at(STAGE) is Severity.ERROR]


def each_field(strategy: Strategy) -> Iterator[Struck]:
    for element in strategy.elements.values():
        kind = strategy.metamodel.kinds[element.KIND]
        written = (*filter(element.value, kind.fields), *filter(element.links, kind.links))
        yield from (Struck(element.id, name) for name in written if name not in (*SAID_OF_IT, *kind.required))


def without(strategy: Strategy, struck: Struck) -> Strategy:
    element = strategy.elements[struck.element]
    changed = element.model_copy(update={struck.name: type(element).model_fields[struck.name].default})
    links = tuple(link for link in strategy.links if (link.source, link.type) != struck)
    return strategy._replace(elements={**strategy.elements, element.id: changed}, links=links)


def errors(rules: Iterable[Rule], strategy: Strategy, as_at: date) -> set[Failure]:
    evaluator = Evaluator.of(RuleContext.of(strategy, STAGE, as_at))
    verdicts = ((rule.id, evaluator.verdict(rule)) for rule in rules)
    return {(rule, failed) for rule, verdict in verdicts if verdict for failed in verdict.failed}


def lost(rules: list[Rule], strategy: Strategy, as_at: date) -> Iterator[tuple[str, str]]:
    """Gives each rule and field of which an error goes with the field, and none comes in its place where it belongs.

    An error that was there already and asks for just this field stands in its place as well.
    """
    before, asking = errors(rules, strategy, as_at), {rule.id: repr(rule.claim) for rule in rules}
    read = repr([rule.conditions for rule in rules])
    for struck in (one for one in each_field(strategy) if f"'{one.name}'" in read):
        after = errors(rules, without(strategy, struck), as_at)
        told = {where for rule, where in after if (rule, where) not in before or f"'{struck.name}'" in asking[rule]}
        for rule, where in before - after:
            if told.isdisjoint({where, *beside(strategy, where)}):
                yield rule, struck.name


def beside(strategy: Strategy, element: str) -> Iterator[str]:
    for link in strategy.links:
        if element in {link.source, link.target}:
            yield link.target if link.source == element else link.source


def of_project(name: str) -> set[tuple[str, str]]:
    loaded = load(Request(folder=ROOT / name, today=NO_DAY))
    return set(lost(on_elements(loaded.policy.packs.packs), loaded.model.strategy, loaded.clock.as_at))


def of_examples(pack: RulePack) -> Iterator[tuple[str, str]]:
    """Looks at the failing examples of a pack with the rules of all; each is about its own rule."""
    document = DOCUMENTS[pack.name][0]
    for rule in on_elements([pack]):
        (example,) = (one for one in rule.examples if not one.should_pass)
        here = YamlDocument(document.source, document.text, example.sections)
        strategy, _ = load_model([here], built_in_metamodel())
        found = lost(on_elements(PACKS), strategy, example.as_at or NO_DAY)
        yield from (one for one in found if one[0] == rule.id)


def test_no_error_goes_with_a_field_that_is_left_out() -> None:
    found = {one for name in STRATEGIES for one in of_project(name)}
    found.update(one for pack in PACKS for one in of_examples(pack))
    assert found == ONLY_BY_HISTORY.keys()
