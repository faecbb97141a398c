"""Exceptions to what a whole check finds: waivers as they are written, and the findings that are accepted."""

import json
from datetime import date

from whole_checks import Answer
from whole_models import APPROVER

from alignment.baseline.accept import entries_of, may_be_accepted
from alignment.baseline.list_file import write_baseline
from alignment.findings.finding import Finding


def waiver(finding: Finding, approved_on: date, expires: date, *, facet: bool = False) -> str:
    """Writes a waiver of one finding."""
    keys = {
        "rule": finding.rule,
        "element": finding.element,
        **({"facet": finding.facet} if facet and finding.facet else {}),
        **({"members": list(finding.about)} if finding.about else {}),
        "reason": "The post is being filled.",
        "approved_by": APPROVER,
        "approved_on": approved_on.isoformat(),
        "expires": expires.isoformat(),
    }
    return "".join(f"{'  - ' if key == 'rule' else '    '}{key}: {json.dumps(value)}\n" for key, value in keys.items())


def waiving(*waivers: str) -> str:
    """Writes the file that holds these waivers."""
    return f"waivers:\n{''.join(waivers)}"


def waivable(answer: Answer) -> list[Finding]:
    """Gives the findings that a waiver may be about."""
    return [finding for finding in answer.of_rules if finding.element is not None]


def accepting(answer: Answer) -> bytes:
    """Writes the list of accepted findings that accepts all that can be accepted."""
    return write_baseline(entries_of((one for one in answer.findings if may_be_accepted(one.rule)), answer.strategy.id))
