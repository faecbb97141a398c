"""The findings that count as GitLab shows them in a merge request: a report on the quality of code, as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from alignment.findings.built_in import hides_something
from alignment.findings.finding import Finding, Severity
from alignment.published.json_text import Json, written
from alignment.renderers.support.choice import identity
from alignment.renderers.support.escape import sentence
from alignment.results.check import RenderOptions, Report, Shown
from alignment.text import one_line

_SEVERITIES: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "critical",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}
_HIDING: Final = "blocker"


def render(shown: Sequence[Shown]) -> bytes:
    """Renders what counts; GitLab knows no exceptions, so that what is waived or accepted is left out."""
    return written([entry for report, options in shown for entry in _entries(report, options)])


def _entries(report: Report, options: RenderOptions) -> Iterator[Json]:
    for one in options.listed(report):
        if one.suppression is None:
            yield _entry(one, options)


def _entry(finding: Finding, options: RenderOptions) -> Json:
    return {
        "description": " ".join(filter(None, (sentence(finding.message), one_line(finding.fix)))),
        "check_name": one_line(finding.rule),
        "fingerprint": identity(finding, options),
        "severity": _HIDING if hides_something(finding) else _SEVERITIES[finding.severity],
        "location": {
            "path": one_line(str(options.path(finding.location))),
            "lines": {"begin": finding.location.line, "end": finding.location.end_line},
        },
    }
