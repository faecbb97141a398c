"""From `align-baseline.json` to the accepted findings. JSON is YAML as well, so that every entry has a place."""

from collections.abc import Iterator
from typing import Final

from alignment.baseline.baseline import ACCEPTED_KEY, VERSION, VERSION_KEY, Baseline, may_be_accepted
from alignment.documents.document import YamlDocument, YamlMapping, YamlText
from alignment.documents.reader import Codes, Reader
from alignment.findings.finding import Finding
from alignment.source import Location
from alignment.text import visible

CODE: Final = "BASELINE-FILE"
_CODES: Final = Codes(key=CODE, value=CODE, required=CODE)
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


def _is_known(reader: Reader, root: YamlMapping) -> bool:
    version = root.values.get(VERSION_KEY)
    if isinstance(version, YamlText) and version.text == VERSION:
        return True
    message = f"{reader.document.source.path} is no list of accepted findings that this version of align knows"
    reader.refuse(CODE, message, version or root, label=f"no `{VERSION_KEY}: {VERSION}`")
    return False


def _entries(reader: Reader, rules: YamlMapping) -> Iterator[tuple[str, Location]]:
    for rule, value in rules.values.items():
        if may_be_accepted(rule):
            for text in reader.texts(value, f"What is accepted of {visible(rule)}"):
                yield f"{rule}/{text.text}", reader.document.locate(text)
        else:
            message = f"Findings of {rule} cannot be accepted"
            fix = "Mend what it is about, and delete these entries."
            reader.refuse(CODE, message, rules.keys[rule], fix=fix, label="cannot be accepted", facet=rule)
