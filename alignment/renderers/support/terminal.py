"""Lines for terminals: colours, folding, the place and the notes under the sentence of a finding."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from alignment.findings.finding import Finding, Severity
from alignment.results.check import RenderOptions
from alignment.source import Location
from alignment.text import one_line

_SPAN: Final = re.compile("`[^`]+`")
_SPACE: Final = re.compile(" ")
_INSIDE: Final = re.compile(r" (?!\{)")
_NARROWEST: Final = 40
_BEFORE_NUMBER: Final = re.compile(r" (?=\d[\d,]*[,.](?: |$))")
_UNBROKEN: Final = "\0"
"""Stands for a space until lines are broken; a text on one line has no such sign."""

_RESET: Final = "\x1b[0m"
_BOLD: Final = "\x1b[1m"
_BLUE: Final = "\x1b[34m"
_OF_SEVERITY: Final = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;36m"}


@dataclass(slots=True, eq=False, repr=False)
class Style:
    """Knows the width of the terminal and whether it shows colour."""

    width: int
    has_colour: bool

    def severity(self, text: str, severity: Severity) -> str:
        """Colours a text by severity."""
        return self._in(_OF_SEVERITY[severity], text)

    def strong(self, text: str) -> str:
        """Makes a text stand out."""
        return self._in(_BOLD, text)

    def faint(self, text: str) -> str:
        """Colours the frame of an excerpt."""
        return self._in(_BLUE, text)

    def folded(self, text: str, hanging: int = 0, first: int = 0) -> list[str]:
        """Breaks a text into lines; later ones are indented, the first leaves room for what stands before it.

        Words are never broken, so that paths and ids can be copied; what cannot be seen is spelled out.
        """
        return self._wrapped(one_line(text), hanging, first)

    def folded_at_spans(self, text: str, hanging: int = 0, first: int = 0) -> list[str]:
        """Breaks a text into lines likewise, but never between backticks: what stands there is copied whole.

        Only what has no room on any line is broken where YAML allows it, before a bracket.
        """
        return self._broken(one_line(text), hanging, first)

    def folded_evenly(self, text: str, hanging: int = 0, first: int = 0) -> list[str]:
        """Breaks a text into lines likewise; no word is left alone on the last, and in a list no number without its name."""
        folded = self._broken(_BEFORE_NUMBER.sub(_UNBROKEN, one_line(text)), hanging, first)
        if len(folded) == 1 or " " in folded[-1].strip() or self.width <= _NARROWEST:
            return folded
        narrower = Style(self.width - 1, self.has_colour).folded_evenly(text, hanging, first)
        return narrower if len(narrower) == len(folded) else folded

    def _broken(self, line: str, hanging: int, first: int) -> list[str]:
        def whole(found: re.Match[str]) -> str:
            is_too_long = len(found[0]) > self.width - hanging
            return (_INSIDE if is_too_long else _SPACE).sub(_UNBROKEN, found[0])

        return [one.replace(_UNBROKEN, " ") for one in self._wrapped(_SPAN.sub(whole, line), hanging, first)]

    def _wrapped(self, line: str, hanging: int, first: int) -> list[str]:
        return textwrap.wrap(
            line,
            self.width,
            initial_indent=" " * first,
            subsequent_indent=" " * hanging,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def _in(self, code: str, text: str) -> str:
        return f"{code}{text}{_RESET}" if self.has_colour and text else text


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
    """Writes a note; a path at its beginning is never broken, even where it has spaces in it, nor is a line to paste."""
    before = f"   = {name}:  "
    first, *rest = style.folded_at_spans(text, hanging=len(before), first=len(before) + len(path))
    yield f"   {style.faint('=')} {style.strong(f'{name}:')}  {path}{first.strip()}"
    yield from rest
