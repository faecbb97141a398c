"""What stands under the sentence of a finding: where it is, and notes that each begin with a word."""

from collections.abc import Iterator

from alignment.findings.finding import Finding
from alignment.renderers.style import Style
from alignment.results.check import RenderOptions
from alignment.source import Location
from alignment.text import one_line


def place(location: Location, options: RenderOptions) -> str:
    """Writes a place as terminals and editors link to it."""
    return one_line(f"{options.path(location)}:{location.line}:{location.column}")


def arrow(location: Location, options: RenderOptions, style: Style) -> str:
    """Writes the line that leads to the place of a finding."""
    return f"  {style.faint('-->')} {place(location, options)}"


def headline(finding: Finding, options: RenderOptions, style: Style) -> Iterator[str]:
    """Writes how much a finding matters, its rule and its sentence, and then where it is."""
    kind = one_line(f"{finding.severity}[{finding.rule}]:")
    first, *rest = style.folded(f"{kind} {one_line(finding.message)}", hanging=2)
    yield style.severity(kind, finding.severity) + style.strong(first.removeprefix(kind))
    yield from (style.strong(line) for line in rest)
    yield arrow(finding.location, options, style)


def note(name: str, text: str, style: Style, path: str = "") -> Iterator[str]:
    """Writes a note; a path at its beginning is never broken, even where it has spaces in it."""
    before = f"   = {name}:  "
    first, *rest = style.folded(text, hanging=len(before), first=len(before) + len(path))
    yield f"   {style.faint('=')} {style.strong(f'{name}:')}  {path}{first.strip()}"
    yield from rest
