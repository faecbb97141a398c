"""From the bytes of a file to a `YamlDocument`: decode, parse, and mend what has only one possible meaning."""

from alignment.documents import limits
from alignment.documents.characters import decode
from alignment.documents.document import YamlDocument, YamlValue
from alignment.documents.events import FASTEST, LoaderClass, is_pure, read_events
from alignment.documents.repairs import Repair, repair_of
from alignment.findings.built_in import built_in, hides_something
from alignment.findings.finding import Finding
from alignment.source import SourceFile


def parse(source: SourceFile, loader: LoaderClass = FASTEST) -> tuple[YamlDocument, tuple[Finding, ...]]:
    """Reads one YAML file as text with places; whatever is refused is a finding at its place."""
    text, root, findings = _read(source, loader)
    is_whole = not any(hides_something(finding) for finding in findings)
    if is_whole and root is None:
        message = f"{source.path} has nothing in it"
        findings = (*findings, built_in("YAML-EMPTY", message, source.location(), label="nothing here"))
    return YamlDocument(source, text, root, is_whole), findings


def _read(source: SourceFile, loader: LoaderClass) -> tuple[str, YamlValue | None, tuple[Finding, ...]]:
    if too_large := _too_large(source, loader):
        return "", None, (too_large,)
    text, findings = decode(source)
    if text is None or any(hides_something(finding) for finding in findings):
        return text or "", None, findings
    root, further = _parse_text(source, text, loader)
    return text, root, (*findings, *further)


def _too_large(source: SourceFile, loader: LoaderClass) -> Finding | None:
    pure = is_pure(loader)
    most = limits.FILE_BYTES_WITHOUT_LIBYAML if pure else limits.FILE_BYTES
    if len(source.content) <= most:
        return None
    because = ", the most that is read where PyYAML has no C library," if pure else ""
    message = f"{source.path} is larger than {most // 1024**2} MiB{because} and was not read"
    return built_in("YAML-LIMIT", message, source.location(), label=f"{len(source.content):,} bytes")


def _parse_text(source: SourceFile, text: str, loader: LoaderClass) -> tuple[YamlValue | None, tuple[Finding, ...]]:
    """Parses, and where the parser stops at a repairable sign puts a stand-in there and parses again."""
    repairs: list[Repair] = []
    allowed = _repairs_allowed(text, loader)
    current = text
    while True:
        root, findings, stop = read_events(source, current, loader)
        if stop is None:
            break
        repair = repair_of(source, text, stop) if len(repairs) < allowed else None
        if repair is None:
            findings = (*findings, stop.finding)
            break
        repairs.append(repair)
        current = repair.applied_to(current)
    return root, (*(repair.finding for repair in repairs), *findings)


def _repairs_allowed(text: str, loader: LoaderClass) -> int:
    """Gives how often a text is parsed again: a long one less often, so that no file takes more than seconds."""
    most = limits.REREAD_CHARACTERS_WITHOUT_LIBYAML if is_pure(loader) else limits.REREAD_CHARACTERS
    return min(limits.REPAIRS, most // max(len(text), 1))
