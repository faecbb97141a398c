"""The names by which parts of the page are linked to: no element's id is ever one of them, as it has no underscore."""

from hashlib import sha256
from typing import Final

_LENGTH: Final = 12


def of_finding(fingerprint: str) -> str:
    """Names the place of a finding; the same finding has the same name in every report."""
    return f"_finding-{sha256(fingerprint.encode()).hexdigest()[:_LENGTH]}"


def of_rule(rule: str) -> str:
    """Names the place of a rule, or of a finding that align makes itself."""
    return f"_rule-{rule}"
