"""One line a finding, as editors and scripts expect it: `path:line:column: severity RULE message`.

A finding that does not count has `waived` or `accepted` in place of its severity. After them, in the same shape, a line for everything that passes a rule only with links that the paper does not state.
"""

from collections.abc import Iterator

from alignment.findings.finding import Finding, Waived
from alignment.renderers.disarm import disarmed
from alignment.report import RenderOptions, Report
from alignment.source import Location
from alignment.text import join_words, visible


def render(report: Report, options: RenderOptions) -> bytes:
    """Renders every finding, and all that rests on unstated links, on a line of its own, and nothing else."""
    return "".join(f"{disarmed(line)}\n" for line in _lines(report, options)).encode()


def _lines(report: Report, options: RenderOptions) -> Iterator[str]:
    for one in options.listed(report):
        yield f"{_place(one.location, options)} {one.standing} {one.rule} {one.message}{_until(one)}"
    links = f"{join_words(report.unstated, 'or')} links"
    for outcome in report.rules:
        for resting in outcome.resting:
            subject = visible(resting.name)
            yield f"{_place(resting.location, options)} passed {outcome.rule} {subject} only with {links}"


def _until(finding: Finding) -> str:
    by = finding.suppression
    if not isinstance(by, Waived):
        return ""
    return visible(f" (until {by.expires}, approved by {by.approved_by}: {by.reason})")


def _place(location: Location, options: RenderOptions) -> str:
    return f"{options.path(location)}:{location.line}:{location.column}:"
