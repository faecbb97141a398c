"""The main use case: check one strategy against its rules."""

from dataclasses import replace
from typing import Final

from alignment.checker.preconditions import no_match
from alignment.checker.result import CheckResult, check_loaded
from alignment.findings.families import FAMILIES, codes_named
from alignment.model.strategy import Strategy
from alignment.project.load import load
from alignment.project.packs import Packs
from alignment.project.request import Request, RequestError
from alignment.rules.selection import guess, matching
from alignment.text import join_words

_LISTED: Final = f"What align finds itself is named by family: {join_words(FAMILIES, 'or')}."


def check(request: Request, before: Strategy | None = None) -> CheckResult:
    """Reads a project and runs its rules; raises RequestError only for what the command line names wrongly.

    `before` is the strategy that changes are judged against, where it is another than that of the trusted revision.
    Everything wrong in files is a finding of the report. While a pack has mistakes, a selector may well mean a rule of it,
    so the mistakes are said first.
    """
    loaded = load(request)
    packs = loaded.policy.packs
    for selector in request.select:
        if not _is_known(selector, packs) and not codes_named(selector):
            message = f"{no_match(selector)}. {guess(selector, packs.packs, FAMILIES)} {_LISTED}"
            raise RequestError(message)
    for selector in request.ignore:
        if not _is_known(selector, packs):
            message = f"{no_match(selector)}. {guess(selector, packs.packs)}"
            raise RequestError(message)
    return check_loaded(replace(loaded, before=before) if before else loaded, request)


def _is_known(selector: str, packs: Packs) -> bool:
    """Tells whether a selector names rules, or may well do so."""
    return bool(selector.strip()) and (bool(packs.findings) or bool(matching(selector, packs.packs)))
