"""From the bytes of a file to a `YamlDocument`: decode, parse, and mend what has only one possible meaning."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from alignment.documents import limits
from alignment.documents.characters import decode, text_of
from alignment.documents.conflicts import first_mark
from alignment.documents.document import YamlDocument, YamlValue
from alignment.documents.events import FASTEST, LoaderClass, is_pure, read_events
from alignment.documents.other_formats import refuse_other_format
from alignment.documents.repairs import Repair, Stop, repair_of
from alignment.documents.slips.diagnosis import Reach, slip_at
from alignment.documents.slips.slip import YamlSlip
from alignment.documents.tabs import WIDTHS, with_mends_of_tabs
from alignment.findings.built_in import built_in, hides_something
from alignment.findings.finding import Finding
from alignment.source import SourceFile

_REPEATED: Final = "YAML-DUPLICATE-KEY"
"""Hides one value; what the rest of the file says is read."""


def parse(source: SourceFile, loader: LoaderClass = FASTEST) -> tuple[YamlDocument, tuple[Finding, ...]]:
    """Reads one YAML file as text with places; whatever is refused is a finding at its place."""
    text, root, findings = _read(source, loader)
    hiding = (one for one in findings if one.rule != _REPEATED and hides_something(one))
    is_whole = not any(hiding)
    if is_whole and root is None:
        message = f"{source.path} has nothing in it"
        findings = (*findings, built_in("YAML-EMPTY", message, source.location(), label="nothing here"))
    return YamlDocument(source, text, root, is_whole), findings


def _read(source: SourceFile, loader: LoaderClass) -> tuple[str, YamlValue | None, tuple[Finding, ...]]:
    if too_large := _too_large(source, loader):
        return "", None, (too_large,)
    if foreign := refuse_other_format(source):
        return "", None, (foreign,)
    text, findings = decode(source)
    if text is None or any(hides_something(finding) for finding in findings):
        return text or "", None, _with_mends_of_tabs(source, findings, loader)
    root, further = _parse_text(source, text, loader, findings)
    return text, root, further


def _with_mends_of_tabs(source: SourceFile, findings: tuple[Finding, ...], loader: LoaderClass) -> tuple[Finding, ...]:
    text = text_of(source)
    if isinstance(text, Finding) or _rereads_allowed(text, loader) < len(WIDTHS):
        return findings
    return with_mends_of_tabs(source, text, findings, lambda spaced: parse(spaced, loader)[0].is_whole)


def _too_large(source: SourceFile, loader: LoaderClass) -> Finding | None:
    pure = is_pure(loader)
    most = limits.FILE_BYTES_WITHOUT_LIBYAML if pure else limits.FILE_BYTES
    if len(source.content) <= most:
        return None
    because = ", the most that is read where PyYAML has no C library," if pure else ""
    message = f"{source.path} is larger than {most // 1024**2} MiB{because} and was not read"
    return built_in("YAML-LIMIT", message, source.location(), label=f"{len(source.content):,} bytes")


def _parse_text(
    source: SourceFile, text: str, loader: LoaderClass, decoded: tuple[Finding, ...]
) -> tuple[YamlValue | None, tuple[Finding, ...]]:
    """Parses, and where the parser stops at a repairable sign puts a stand-in there and parses again.

    At a slip whose mend is known it reads on with the slip mended, only to find what else is wrong: places are then no
    longer those of the file, so nothing of it counts as read. What decoding found is said of what no slip writes over.
    """
    mended = _Mended(text, text, _rereads_allowed(text, loader))
    while True:
        root, findings, stop = read_events(source, mended.read, loader)
        if stop is None:
            break
        if not mended.goes_on(source, stop, loader):
            findings = (*findings, stop.finding)
            break
        if mended.is_at_an_end:
            break
    decoded = tuple(one for one in decoded if not any(slip.writes_over(one.location) for slip in mended.slips))
    return None if mended.slips else root, (*decoded, *mended.findings(source), *findings)


@dataclass(slots=True, eq=False, repr=False)
class _Mended:
    """Holds a text as it is written and as it is read, what was mended in it, and how often it may be read again."""

    written: str
    read: str
    rereads: int
    repairs: list[Repair] = field(default_factory=list)
    slips: list[YamlSlip] = field(default_factory=list)

    @property
    def is_at_an_end(self) -> bool:
        """Tells whether what follows cannot be read in the lines in which it is written."""
        return bool(self.slips) and not self.slips[-1].keeps_lines

    def findings(self, source: SourceFile) -> Iterator[Finding]:
        """Gives the findings for what was mended; a line that a slip writes anew needs no other mend."""
        written_anew = {number for slip in self.slips for number in slip.touched}
        yield from (one.finding for one in self.repairs if one.finding.location.line - 1 not in written_anew)
        yield from (slip.finding(source) for slip in self.slips)

    def goes_on(self, source: SourceFile, stop: Stop, loader: LoaderClass) -> bool:
        """Mends what made the parser stop; False where nothing can be mended, or no more."""
        if self.rereads <= 0 or stop.finding.rule != "YAML-SYNTAX":
            return False
        self.rereads -= 1
        if (repair := repair_of(source, self.written, stop)) is not None:
            self.repairs.append(repair)
            self.read = repair.applied_to(self.read)
            return True
        return first_mark(self.written) is None and self._without_slip(source, stop, loader)

    def _without_slip(self, source: SourceFile, stop: Stop, loader: LoaderClass) -> bool:
        def reach(slip: YamlSlip) -> Reach:
            self.rereads -= 1
            _, findings, further = read_events(source, slip.applied_to(self.read), loader)
            refused = frozenset(one.location.line - 1 for one in findings)
            return Reach(further.finding.location.line - 1 if further else None, refused)

        slip = slip_at(self.written, stop.index, reach, self.rereads)
        done = {number for one in self.slips for number in one.touched}
        if slip is None or slip.touched & done:
            return False
        self.slips.append(slip)
        self.written, self.read = slip.applied_to(self.written), slip.applied_to(self.read)
        return True


def _rereads_allowed(text: str, loader: LoaderClass) -> int:
    """Gives how often a text is parsed again: a long one less often, so that no file takes more than seconds."""
    most = limits.REREAD_CHARACTERS_WITHOUT_LIBYAML if is_pure(loader) else limits.REREAD_CHARACTERS
    return min(limits.REREADS, most // max(len(text), 1))
