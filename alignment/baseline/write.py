"""From accepted findings to `align-baseline.json`: sorted, an entry a line, so that a change to it can be read."""

import json
from collections.abc import Iterable
from typing import Final

from alignment.baseline.baseline import ACCEPTED_KEY, VERSION, VERSION_KEY
from alignment.findings.finding import parts_of

_INDENT: Final = 2


def written(fingerprints: Iterable[str]) -> bytes:
    """Writes the file that holds these fingerprints."""
    by_rule: dict[str, list[str]] = {}
    for fingerprint in sorted(fingerprints):
        rule, rest = parts_of(fingerprint)
        by_rule.setdefault(rule, []).append(rest)
    content = {VERSION_KEY: int(VERSION), ACCEPTED_KEY: by_rule}
    return (json.dumps(content, indent=_INDENT, ensure_ascii=False) + "\n").encode()
