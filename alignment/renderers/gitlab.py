"""The findings that count as GitLab shows them in a merge request: a report on the quality of code, as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from alignment.findings.built_in import hides_something
from alignment.findings.finding import Finding, Severity
from alignment.published.json_text import Json, written
from alignment.renderers.support.choice import identity, identity_of
from alignment.renderers.support.escape import sentence
from alignment.renderers.support.excepted import excepted
from alignment.results.check import RenderOptions, Report, Shown
from alignment.source import Location
from alignment.text import one_line

_SEVERITIES: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "critical",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}
_HIDING: Final = "blocker"
_EXCEPTED: Final = "waived-or-accepted"


def render(shown: Sequence[Shown]) -> bytes:
    """Renders what counts; GitLab knows no exceptions, so that what is waived or accepted is counted in one entry of its own."""
    return written([entry for report, options in shown for entry in _entries(report, options)])


def _entries(report: Report, options: RenderOptions) -> Iterator[Json]:
    for one in options.listed(report):
        if one.suppression is None:
            yield _entry(one, options)
    if exceptions := [one.suppression for one in report.findings if one.suppression]:
        yield _counted(report, exceptions[0].location, options)


def _counted(report: Report, location: Location, options: RenderOptions) -> Json:
    """Counts what does not count, at the place of the first exception; it is no news as long as there are any."""
    says = " ".join(map(sentence, excepted(report)))
    return _json(
        f"{says} None of this counts.", _EXCEPTED, identity_of(_EXCEPTED, options), "info", _place(location, options)
    )


def _entry(finding: Finding, options: RenderOptions) -> Json:
    severity = _HIDING if hides_something(finding) else _SEVERITIES[finding.severity]
    says = " ".join(filter(None, (sentence(finding.message), one_line(finding.fix))))
    return _json(says, finding.rule, identity(finding, options), severity, _place(finding.location, options))


def _json(says: str, name: str, fingerprint: str, severity: str, place: Json) -> Json:
    return {
        "description": says,
        "check_name": one_line(name),
        "fingerprint": fingerprint,
        "severity": severity,
        "location": place,
    }


def _place(location: Location, options: RenderOptions) -> Json:
    path = one_line(str(options.path(location)))
    return {"path": path, "lines": {"begin": location.line, "end": location.end_line}}
