"""From `align-baseline.json` to the accepted findings. JSON is YAML as well, so that every entry has a place."""

import json
from collections.abc import Iterator
from typing import Final

from alignment.baseline.baseline import ACCEPTED_KEY, VERSION, VERSION_KEY, Baseline, may_be_accepted
from alignment.documents.document import YamlDocument, YamlMapping, YamlText
from alignment.documents.reader import Codes, Reader
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.source import Location
from alignment.text import visible

_CODE: Final = "BASELINE-FILE"
_CODES: Final = Codes(key=_CODE, value=_CODE, required=_CODE)
_KEYS: Final = (VERSION_KEY, ACCEPTED_KEY)


def load_baseline(document: YamlDocument) -> tuple[Baseline, tuple[Finding, ...]]:
    """Reads the accepted findings; an entry that cannot be read accepts nothing."""
    path = document.source.path
    reader = Reader(document, _CODES)
    root = reader.mapping(document.root, str(path))
    if root is None or not _is_known(reader, root):
        return Baseline(path, {}), tuple(reader.findings)
    reader.check_keys(root, _KEYS, str(path))
    rules = reader.mapping(root.values.get(ACCEPTED_KEY), f"`{ACCEPTED_KEY}`")
    accepted = dict(_entries(reader, rules)) if rules else {}
    return Baseline(path, accepted), tuple(reader.findings)


def unreadable(document: YamlDocument, fault: Finding) -> Finding:
    """Says that a list of accepted findings is no JSON, where the first fault in it is."""
    message = f"{document.source.path} cannot be read as JSON"
    return built_in(_CODE, message, fault.location, label=fault.label)


def not_json(document: YamlDocument) -> Finding | None:
    """Says where a list of accepted findings that YAML can read is no JSON, as with a merge conflict in it."""
    try:
        json.loads(document.text, parse_int=str)
    except json.JSONDecodeError as fault:
        place = document.source.location(fault.lineno, fault.colno)
        message = f"{document.source.path} cannot be read as JSON"
        return built_in(_CODE, message, place, label=fault.msg)
    return None


def _is_known(reader: Reader, root: YamlMapping) -> bool:
    version = root.values.get(VERSION_KEY)
    if isinstance(version, YamlText) and version.text == VERSION:
        return True
    message = f"{reader.document.source.path} is no list of accepted findings that this version of align knows"
    reader.refuse(_CODE, message, version or root, label=f"no `{VERSION_KEY}: {VERSION}`")
    return False


def _entries(reader: Reader, rules: YamlMapping) -> Iterator[tuple[str, Location]]:
    for rule, value in rules.values.items():
        if may_be_accepted(rule):
            for text in reader.texts(value, f"What is accepted of {visible(rule)}"):
                yield f"{rule}/{text.text}", reader.document.locate(text)
        else:
            message = f"Findings of {rule} cannot be accepted"
            fix = "Mend what it is about, and delete these entries."
            reader.refuse(_CODE, message, rules.keys[rule], fix=fix, label="cannot be accepted", facet=rule)
