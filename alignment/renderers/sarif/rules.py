"""The rules of a run: those that were run, and align's own checks that found something."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Finding, Severity
from alignment.published.json_text import Json
from alignment.renderers.sarif.pieces import message, unlinked
from alignment.renderers.support.escape import coded, plain, sentence
from alignment.results.check import Became, Report
from alignment.text import one_line

LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_NOT_RUN: Final = frozenset({Became.OFF, Became.NOT_DUE})
_MOST_TAGS: Final = 20
_BUILT_IN_TAG: Final = "built-in"


class Described(NamedTuple):
    """Holds what is said of a rule, and where in the list it stands."""

    id: str
    title: str
    why: str
    fix: str
    source: str
    severity: Severity | None
    tags: tuple[str, ...]
    position: int


def described(report: Report, findings: Iterable[Finding]) -> dict[str, Described]:
    """Gives the rules of a run by id, and those besides that findings name."""
    found: dict[str, Described] = {}
    for one in report.rules:
        if one.became not in _NOT_RUN:
            found[one.rule] = Described(
                one.rule, one.title, one.why, one.fix, one.source, one.severity, one.tags, len(found)
            )
    for finding in findings:
        if finding.rule not in found:
            found[finding.rule] = _own(finding, len(found))
    return found


def _own(finding: Finding, position: int) -> Described:
    row = BUILT_IN.get(finding.rule)
    title, fix = (row.title, row.fix) if row else (finding.rule, finding.fix)
    return Described(finding.rule, title, finding.why, fix, "", finding.severity, (_BUILT_IN_TAG,), position)


def rule(one: Described) -> Json:
    """Gives a rule with its help, as text and as Markdown."""
    said = [("Why", one.why), ("How to mend it", one.fix), ("Rests on", one.source)]
    parts = [(name, text) for name, text in said if text]
    level = LEVELS[one.severity] if one.severity else "none"
    return {
        "id": one_line(one.id),
        "name": "".join(part.capitalize() for part in one.id.replace(".", "-").split("-")),
        "shortDescription": message(sentence(one.title)),
        "fullDescription": message(sentence(one.why or one.title)),
        "help": {
            "text": "\n".join(f"{name}: {unlinked(text)}" for name, text in parts) or sentence(one.title),
            "markdown": "\n".join(f"- **{name}:** {coded(text)}" for name, text in parts) or plain(one.title),
        },
        "defaultConfiguration": {"level": level},
        "properties": {"tags": [one_line(tag) for tag in one.tags[:_MOST_TAGS]]},
    }
