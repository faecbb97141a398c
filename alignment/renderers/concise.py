"""One line a finding, as editors and scripts expect it: `path:line:column: severity RULE message`."""

from alignment.renderers.disarm import disarmed
from alignment.report import RenderOptions, Report


def render(report: Report, options: RenderOptions) -> bytes:
    """Renders every finding on a line of its own, and nothing else."""
    lines = [
        f"{options.base / one.location.path}:{one.location.line}:{one.location.column}:"
        f" {one.severity} {one.rule} {one.message}"
        for one in report.findings
    ]
    return "".join(f"{disarmed(line)}\n" for line in lines).encode()
