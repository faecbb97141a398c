"""The findings that align makes itself while it reads files, models, rules and configuration.

Findings of rules come from packs; these from code, each with title, reason and mend. They cannot be waived or switched off.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from alignment.findings.finding import Finding, RelatedLocation
from alignment.findings.row import BuiltIn, Effect
from alignment.findings.rows_of_checks import OF_CHECKS
from alignment.findings.rows_of_models import OF_MODELS
from alignment.source import Location, TextEdit

BUILT_IN: Final[Mapping[str, BuiltIn]] = MappingProxyType({row.code: row for row in (*OF_MODELS, *OF_CHECKS)})


def built_in(  # noqa: PLR0913 - the parts of a finding; all but three by name
    code: str,
    says: str,
    location: Location,
    *,
    subject: str = "",
    label: str = "",
    fix: str = "",
    element: str | None = None,
    facet: str | None = None,
    related: tuple[RelatedLocation, ...] = (),
    edits: tuple[TextEdit, ...] = (),
) -> Finding:
    """Makes a built-in finding; without a `fix` of its own it carries the one of the table."""
    row = BUILT_IN[code]
    return Finding(
        rule=code,
        severity=row.severity,
        says=says,
        location=location,
        label=label,
        element=element,
        facet=facet,
        why=row.why,
        fix=fix or row.fix,
        related=related,
        subject=subject,
        edits=edits,
    )


def hides_something(finding: Finding) -> bool:
    """Tells whether the finding means that something went unread or unchecked."""
    row = BUILT_IN.get(finding.rule)
    return row is not None and row.effect is Effect.UNCHECKED
