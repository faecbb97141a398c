"""The findings that a project has accepted for now, so that only new ones count: reading, comparing, writing their file."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from alignment.documents.document import YamlDocument, YamlMapping, YamlText
from alignment.documents.reader import Codes, Reader
from alignment.findings.built_in import BUILT_IN, Effect, built_in
from alignment.findings.finding import Accepted, Finding, parts_of
from alignment.source import Location
from alignment.text import visible

FILE_NAME: Final = "align-baseline.json"
VERSION_KEY: Final = "align_baseline"
VERSION: Final = "1"
ACCEPTED_KEY: Final = "accepted"
_NEVER: Final = ("WAIVER-", "BASELINE-", "SUSPECT")
"""Begins the findings about exceptions, and those about a link that, once accepted, would hide every later change."""


class Baseline(NamedTuple):
    """Holds the accepted findings of a project by their fingerprints, with their places."""

    path: PurePosixPath
    accepted: Mapping[str, Location]


def may_be_accepted(rule: str) -> bool:
    """Tells whether findings of a rule can be accepted.

    Not those that left something unchecked, nor those about exceptions themselves, nor about links that are suspect,
    which `align review` is for.
    """
    row = BUILT_IN.get(rule)
    return row is None or (row.effect is Effect.CHECKED and not rule.startswith(_NEVER))


def accept(findings: Iterable[Finding], baseline: Baseline, governed: Collection[str] = ()) -> tuple[Finding, ...]:
    """Marks the findings that have been accepted.

    `governed` are the fingerprints of those that waivers name: with an exception that somebody has approved for a time
    goes its end, so they are never accepted.
    """
    return tuple(one if one.fingerprint in governed else _marked(one, baseline) for one in findings)


def _marked(finding: Finding, baseline: Baseline) -> Finding:
    place = baseline.accepted.get(finding.fingerprint)
    if place is None or finding.suppression is not None or not may_be_accepted(finding.rule):
        return finding
    return replace(finding, suppression=Accepted(place))


def gone(findings: Iterable[Finding], baseline: Baseline, idle: Collection[str]) -> Iterator[Finding]:
    """Gives a finding for every accepted one that no longer occurs.

    `idle` are rules that were not run, of which nobody can tell.
    """
    there = {finding.fingerprint for finding in findings}
    for fingerprint, place in baseline.accepted.items():
        if fingerprint not in there and parts_of(fingerprint).rule not in idle:
            message = f"The accepted finding {fingerprint} no longer occurs"
            yield built_in("BASELINE-GONE", message, place, label="accepted in vain", facet=fingerprint)


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


_INDENT: Final = 2


def write_baseline(fingerprints: Iterable[str]) -> bytes:
    """Writes the file that holds these fingerprints."""
    by_rule: dict[str, list[str]] = {}
    for fingerprint in sorted(fingerprints):
        rule, rest = parts_of(fingerprint)
        by_rule.setdefault(rule, []).append(rest)
    content = {VERSION_KEY: int(VERSION), ACCEPTED_KEY: by_rule}
    return (json.dumps(content, indent=_INDENT, ensure_ascii=False) + "\n").encode()
