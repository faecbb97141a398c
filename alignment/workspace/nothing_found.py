"""Why a rule finds nothing on an element: it passes, or the rule looks elsewhere, or what fails is found elsewhere."""

from typing import Final

from alignment.checker.result import CheckResult
from alignment.model.kinds.base import Element
from alignment.results.check import Became
from alignment.rules.link_subjects import LINK
from alignment.text import join_words

_MOST_NAMED: Final = 8
_NOT_RUN: Final = {
    Became.NOT_DUE: "it is not due at this stage; name a later one by --stage",
    Became.OFF: "it is switched off",
    Became.NOT_CHECKED: "it could not be checked",
}


def why_nothing(rule: str, element: Element, result: CheckResult) -> str:
    """Gives the rest of a sentence whose subject is the rule: `it passes`."""
    outcome = next(one for one in result.report.rules if one.rule == rule)
    return _NOT_RUN.get(outcome.became) or _looked_elsewhere(rule, element, result) or _looked_at(rule, element, result)


def _looked_elsewhere(rule: str, element: Element, result: CheckResult) -> str:
    """Says what the rule is about, where that is not elements of this kind."""
    kinds = next(one.kinds for pack in result.packs for one in pack.every if one.id == rule)
    if LINK in kinds:
        return f"it is about links, and none of those of {element.id} fails"
    return "" if element.KIND in kinds else f"it is not about {result.strategy.metamodel.kinds[element.KIND].one}"


def _looked_at(rule: str, element: Element, result: CheckResult) -> str:
    verdict = result.verdicts.get(rule)
    if verdict is None:
        return "no text of a document is at hand; name a folder of texts by --documents"
    if element.id not in verdict.checked:
        return f"it has nothing to check in {element.id}"
    return _found_elsewhere(rule, element, result) if element.id in verdict.failed else "it passes"


def _found_elsewhere(rule: str, element: Element, result: CheckResult) -> str:
    """Names what bears the finding where several fail together: the strategy, or another of a group."""
    place = result.strategy.origins[element.id].locate(None)
    findings = [one for one in result.report.findings if one.rule == rule]
    near = [one for one in findings if place in {related.location for related in one.related}] or findings
    names = dict.fromkeys(one.element or "the strategy" for one in near)
    if not names:
        return "enough others pass"
    return f"what fails there is found on {join_words(names, 'or', most=_MOST_NAMED)}; waive it there"
