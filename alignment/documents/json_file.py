"""Files that align keeps as JSON: read as YAML, so that all in them has a place, and held to what JSON allows."""

import json

from alignment.documents.document import YamlDocument
from alignment.documents.parse import parse
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.source import Location, SourceFile


def parse_json(source: SourceFile, code: str) -> tuple[YamlDocument, Finding | None]:
    """Reads a file that has to be JSON; where it is none, a finding of this code says where, as with a merge conflict."""
    document, faults = parse(source)
    if faults:
        return document, _fault(document, code, faults[0].location, faults[0].label)
    try:
        json.loads(document.text, parse_int=str)
    except json.JSONDecodeError as fault:
        place = document.source.location(fault.lineno, fault.colno)
        return document, _fault(document, code, place, fault.msg)
    return document, None


def _fault(document: YamlDocument, code: str, place: Location, label: str) -> Finding:
    return built_in(code, f"{document.source.path} cannot be read as JSON", place, label=label)
