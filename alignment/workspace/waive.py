"""The use case of whoever writes down that an exception was approved: one waiver more, by the smallest change."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from alignment.checker.result import CheckResult
from alignment.dates import spoken
from alignment.documents.document import YamlDocument
from alignment.documents.parse import parse
from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Accepted, Finding, Severity, Waived
from alignment.model.kinds.base import Element
from alignment.model.sections import WAIVERS_FILE
from alignment.project.request import Request, RequestError
from alignment.results.check import Became
from alignment.rules.link_subjects import LINK
from alignment.source import SourceFile, edited
from alignment.text import did_you_mean, join_words, shorten, suggestion, visible
from alignment.waivers.apply import apply_waivers
from alignment.waivers.faults import Rules
from alignment.waivers.load import load_waivers
from alignment.waivers.waiver import Waiver, WaiverTerms
from alignment.waivers.write import adding, new_file
from alignment.workspace.approval import empty_option
from alignment.workspace.check import check

_SHOWN: Final = 40
_WAS_ACCEPTED: Final = "The finding was accepted until now; from now on the waiver governs it."


@dataclass(frozen=True, slots=True)
class WaiveRequest:
    """Says what is to be waived: which finding of a check, why, by whom, up to which day.

    `facet` tells which finding is meant where there are several; without `approved_on` the day of the check counts.
    """

    check: Request
    rule: str
    element: str
    reason: str
    approved_by: str
    expires: date
    approved_on: date | None = None
    facet: str | None = None


class FileChange(NamedTuple):
    """Holds what a file says, nothing where there is none yet, and what it would say; `content` is the latter as bytes.

    `approved` says which day of approval was taken where none was given, `accepted` that the finding was accepted before.
    """

    path: Path
    before: str
    after: str
    content: bytes
    root: Path
    approved: str = ""
    accepted: str = ""


def waive(request: WaiveRequest) -> FileChange:
    """Works out the change that adds a waiver; refuses one that would not hold."""
    result = check(request.check)
    finding = _meant(request, result)
    draft = _draft(request, result, finding)
    if says := _fault(draft, finding, result):
        raise RequestError(says)
    change = _change(draft, result)
    if isinstance(finding.suppression, Accepted):
        change = change._replace(accepted=_WAS_ACCEPTED)
    if request.approved_on:
        return change
    day = f"{spoken(result.report.as_at)}, the day of the check ({result.report.as_at_origin})"
    return change._replace(approved=f"Approved on {day}; give another by --approved-on.")


def _meant(request: WaiveRequest, result: CheckResult) -> Finding:
    """Gives the one finding that is meant."""
    rule, element = _rule(request.rule, result), _element(request.element, result)
    found = [one for one in result.report.findings if (one.rule, one.element) == (rule, element)]
    meant = [one for one in found if request.facet in {None, one.facet}]
    if not meant:
        raise RequestError(_nothing(rule, element, found, result))
    if len(meant) > 1:
        facets = join_words((visible(str(one.facet)) for one in meant), "or")
        message = f"{rule} finds {len(meant)} things on {element}. Say which by --facet: {facets}."
        raise RequestError(message)
    return meant[0]


def _rule(name: str, result: CheckResult) -> str:
    ids = [outcome.rule for outcome in result.report.rules]
    wanted = name.strip().casefold()
    if wanted.upper() in BUILT_IN:
        message = f"{wanted.upper()} is found by align itself and cannot be waived. Mend what it is about."
        raise RequestError(message)
    for rule in ids:
        if rule.casefold() == wanted:
            return rule
    guess = suggestion(name, ids) or "`align rules list` names the rules."
    message = f"No rule in use is called `{visible(shorten(name, _SHOWN))}`. {guess}"
    raise RequestError(message)


def _element(name: str, result: CheckResult) -> str:
    elements = result.strategy.elements
    for one in elements:
        if one.casefold() == name.strip().casefold():
            return one
    meant = did_you_mean(name, elements)
    guess = f" Did you mean {meant}?" if meant else ""
    message = f"No element is called `{visible(shorten(name, _SHOWN))}`.{guess}"
    raise RequestError(message)


def _nothing(rule: str, element: str, found: list[Finding], result: CheckResult) -> str:
    """Says why there is nothing to waive."""
    if found:
        return f"{rule} finds no such facet on {element}. Name {join_words((visible(str(one.facet)) for one in found), 'or')}."
    because = why_nothing(rule, result.strategy.elements[element], result)
    return f"There is nothing to waive: {rule} finds nothing on {element}, as {because}."


def _draft(request: WaiveRequest, result: CheckResult, finding: Finding) -> Waiver:
    """Makes the waiver as it will be read; its places are not known yet."""
    place = SourceFile(result.loaded.model.place_of_waivers, b"").location()
    return Waiver(
        rule=finding.rule,
        element=str(finding.element),
        facet=finding.facet if request.facet else None,
        reason=" ".join(request.reason.split()),
        approved_by=request.approved_by.strip(),
        approved_on=request.approved_on or result.report.as_at,
        expires=request.expires,
        location=place,
        element_at=place,
        approver_at=place,
        approved_at=place,
        members=finding.about,
    )


def _fault(draft: Waiver, finding: Finding, result: CheckResult) -> str:
    """Says what would keep a waiver from holding on the day of the check; nothing where it holds."""
    if isinstance(finding.suppression, Waived):
        place = finding.suppression.location
        return f"{finding.rule} on {finding.element} is waived already, in {place.path} at line {place.line}."
    if twice := next((one for one in result.loaded.policy.waivers.waivers if one.key == draft.key), None):
        place = twice.location
        return f"There is such a waiver already, in {place.path} at line {place.line}. Change it there."
    if says := empty_option(draft.reason, draft.approved_by):
        return says
    terms = WaiverTerms(result.loaded.policy.project.config.waiver_term)
    rules = Rules({draft.rule}, {draft.rule}, are_whole=True, terms=terms)
    plain = replace(finding, suppression=None)
    alone, _ = parse(SourceFile(result.loaded.model.place_of_waivers, new_file(draft).encode()))
    unread = load_waivers(alone)[1]
    faults = unread or apply_waivers([draft], [plain], result.strategy, rules, result.report.as_at).faults
    return f"{faults[0].message}. {faults[0].fix}" if faults else ""


def _change(draft: Waiver, result: CheckResult) -> FileChange:
    """Works out the text of the file with the waiver in it, and reads it again to be sure of what it says."""
    place = result.loaded.model.place_of_waivers
    path = result.root / place
    if result.loaded.policy.project.model.is_file():
        message = f"The model is one file; waivers stand in {WAIVERS_FILE} of a model folder."
        raise RequestError(message)
    document = next((one for one in result.loaded.model.documents if one.source.path == place), None)
    if document is None:
        after = new_file(draft)
        return FileChange(path, "", after, after.encode(), result.root)
    edit = adding(document, draft) if _is_sound(document) else None
    after = edited(document.text, [edit]) if edit else ""
    content = document.source.content.removesuffix(document.text.encode()) + after.encode()
    if not document.is_whole:
        message = f"{place} is not valid, so nothing can be added to it. `align check` says where to mend it."
        raise RequestError(message)
    if edit is None or not _says(content, document, draft):
        message = f"{place} is written in a way that cannot be added to safely. Add by hand:\n{new_file(draft)}"
        raise RequestError(message)
    return FileChange(path, document.text, after, content, result.root)


def _is_sound(document: YamlDocument) -> bool:
    """Tells whether a file says what it says without any mend of ours."""
    text, (_, faults) = document.text.encode(), parse(document.source)
    return document.source.content.endswith(text) and not _has_error(faults)


def _has_error(findings: Iterable[Finding]) -> bool:
    return any(one.severity is Severity.ERROR for one in findings)


def _says(content: bytes, document: YamlDocument, draft: Waiver) -> bool:
    """Tells whether a changed file holds the waivers that it held, and the new one behind them."""
    changed, faults = parse(SourceFile(document.source.path, content))
    waivers = [_unplaced(one) for one in load_waivers(changed)[0]]
    return not _has_error(faults) and waivers == [*map(_unplaced, load_waivers(document)[0]), _unplaced(draft)]


def _unplaced(waiver: Waiver) -> Waiver:
    nowhere = SourceFile(PurePosixPath(), b"").location()
    return waiver._replace(location=nowhere, element_at=nowhere, approver_at=nowhere, approved_at=nowhere)


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
