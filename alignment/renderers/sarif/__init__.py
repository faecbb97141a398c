"""SARIF 2.1.0, which GitHub's code scanning and most editors read: a run for each strategy."""

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote

from alignment.findings.built_in import hides_something
from alignment.published.check import TrustedJson
from alignment.published.json_text import Json, written
from alignment.published.shape import published
from alignment.renderers.sarif.pieces import message
from alignment.renderers.sarif.results import result
from alignment.renderers.sarif.rules import Described, described, rule
from alignment.renderers.support import sentences
from alignment.renderers.support.choice import gravest, scope
from alignment.renderers.support.since import changes, compared
from alignment.renderers.support.unchecked import counted
from alignment.results.check import Became, RenderOptions, Report, Shown
from alignment.results.since import SinceRevision
from alignment.results.unchecked import is_unfinished
from alignment.text import count_of


def notifications(report: Report, left_out: int) -> Iterator[Json]:
    """Gives what whoever looks only at the results should know; first whatever makes the run incomplete."""
    if not report.is_complete:
        yield _notification("error", sentences.conclusion(report, None))
        yield from (_notification("error", one.message) for one in report.findings if hides_something(one))
    if unread := sentences.not_read(report):
        yield _notification("warning" if report.unread else "note", unread)
    for outcome in filter(is_unfinished, report.rules):
        of = f" for {counted(outcome.unchecked)}" if outcome.unchecked else ""
        why = f": {outcome.reason}" if outcome.became is Became.NOT_CHECKED else ""
        yield _notification("warning", f"{outcome.rule} was not checked{of}{why}.")
    if left_out:
        says = f"{count_of(left_out, 'finding')} that are no graver than these are left out, because one run holds no more."
        yield _notification("warning", says)
    for said in filter(None, (" ".join(sentences.basis(report)), compared(report))):
        yield _notification("note", said)


def _notification(level: str, text: str) -> Json:
    return {"level": level, "message": message(text)}


_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MOST_RESULTS: Final = 25_000
"""Is what GitHub takes of one run."""


def render(shown: Sequence[Shown]) -> bytes:
    """Renders reports; of what is shown of a strategy nothing is left out silently."""
    return written({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(*one) for one in shown]})


def _run(report: Report, options: RenderOptions) -> Json:
    listed = options.listed(report)
    chosen = gravest(listed, _MOST_RESULTS)
    rules = described(report, chosen)
    are_any_excepted = any(one.suppression for one in chosen)
    return {
        "tool": {"driver": _driver(report, rules)},
        "automationDetails": {"id": f"align/{scope(options)}"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": message("The top of the repository.")}},
        "invocations": [
            {
                "executionSuccessful": report.is_complete,
                "toolExecutionNotifications": [
                    *notifications(report, len(listed) - len(chosen)),
                    *(_notification("note", says) for says in sentences.let_pass(report, options.fail_on)),
                ],
            }
        ],
        "results": [result(one, report, options, rules, are_any_excepted=are_any_excepted) for one in chosen],
        "properties": _properties(report),
    }


def _driver(report: Report, rules: dict[str, Described]) -> Json:
    """Names align and its rules; its address is that of a package, since no site is known wherever this is read."""
    return {
        "name": "align",
        "version": report.version,
        "informationUri": f"pkg:generic/strategy-align@{quote(report.version, errors='backslashreplace')}",
        "rules": [rule(one) for one in rules.values()],
    }


def _properties(report: Report) -> Json:
    """Gives what SARIF has no word for."""
    return {
        "strategy": report.strategy,
        "stage": report.stage.value,
        "asAt": report.as_at.isoformat(),
        "complete": report.is_complete,
        "compared": _compared(report, report.compared) if report.compared else None,
        "trusted": published(TrustedJson, report.trusted) if report.trusted else None,
    }


def _compared(report: Report, found: SinceRevision) -> Json:
    return {
        "revision": found.revision,
        "commit": found.commit,
        "changes": [*changes(report)],
        "mended": [one.fingerprint for one in found.mended],
        "elsewhere": {str(severity): number for severity, number in sorted(found.elsewhere.items())},
    }
