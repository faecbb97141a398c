"""From what is said beside the values of fields to findings: each names a value that no paper states."""

from collections.abc import Iterator, Mapping
from typing import Final

from alignment.findings.finding import Finding, Severity
from alignment.model.strategy import Strategy
from alignment.model.vocabularies import UNREAD_BASIS
from alignment.rules.rule import BuiltInRule, Verdict

_SAYS: Final[Mapping[str, str]] = {"illustrative": "only illustrates"}


def field_findings(rule: BuiltInRule, severity: Severity, strategy: Strategy) -> Iterator[Finding]:
    """Writes one finding for each field whose value is promised, inferred or illustrative by its own account."""
    for element, field in strategy.beside:
        basis = strategy.basis_of(element, field)
        if basis not in {"", UNREAD_BASIS}:
            says = _SAYS.get(basis, f"is only {basis}")
            yield Finding(
                rule=rule.id,
                severity=severity,
                says=f"gives `{field}`, which {says}",
                location=strategy.origins[element].locate(field),
                label=says,
                element=element,
                facet=field,
                why=rule.why,
                fix=rule.fix,
                subject=strategy.subject(element),
            )


def field_verdict(strategy: Strategy) -> Verdict:
    """Gives the elements that say what a value rests on, those of which one is not stated, and of which nobody can tell."""
    bases: dict[str, set[str]] = {}
    for element, field in strategy.beside:
        bases.setdefault(element, set()).add(strategy.basis_of(element, field))
    failed = [name for name, found in bases.items() if found - {"", UNREAD_BASIS}]
    unread = [name for name, found in bases.items() if UNREAD_BASIS in found and name not in failed]
    return Verdict(tuple(name for name in bases if name not in unread), tuple(failed), tuple(unread))
