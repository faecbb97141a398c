"""What is waived or accepted, in sentences: it keeps how much it matters, and no success is told without it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from alignment.dates import spoken
from alignment.findings.finding import Accepted, Approval, Finding, Severity
from alignment.results.check import Report
from alignment.text import count_of, join_words, visible

NOTHING_FOUND: Final = "Nothing found."
NOTHING_LISTED: Final = "Nothing was found."
NOTHING_OWED: Final = "Nothing."
NO_ERROR: Final = "No error stands in the way at this stage"
NOTHING_STANDS: Final = "nothing stands in the way"
SUCCESS: Final = (NOTHING_FOUND, NOTHING_LISTED, NOTHING_OWED, f"{NO_ERROR};", f"{NOTHING_STANDS}\n")
"""What no form says while anything is waived or accepted; `but_excepted` says what of it is so all the same."""

MOST_NAMED: Final = 5
"""As many waivers are named one by one."""

_WORDS: Final = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note"))


def but_excepted(says: str, report: Report, of: Severity = Severity.INFO) -> str:
    """Says a success, without its full stop, with what is excepted from it; as it is where nothing is.

    It is about findings `of` a severity and graver: where none of these is excepted, what else is stands beside it.
    """
    found = [one for one in report.findings if one.suppression]
    grave = [one for one in found if one.severity >= of]
    if not found:
        return says
    by = join_words(dict.fromkeys(map(_how, sorted(grave or found, key=_how, reverse=True))), "or")
    return f"{says} but what is {by}" if grave else f"{says}, with {number_by_severity(found)} {by}"


def _how(finding: Finding) -> str:
    return "accepted" if isinstance(finding.suppression, Accepted) else "waived"


def number_by_severity(findings: Iterable[Finding]) -> str:
    """Counts findings by how much they matter: `2 errors and 1 note`."""
    found = Counter(one.severity for one in findings)
    return join_words(count_of(found[severity], word) for severity, word in _WORDS if found[severity])


def excepted(report: Report) -> Iterator[str]:
    """Counts what is waived, naming it, and what was accepted, without their full stops."""
    if report.waived:
        named = (f"{one.rule} on {visible(one.element or '')}, until {spoken(by.expires)}" for one, by in report.waived)
        listed = "; ".join(_cut([*named]))
        yield f"{number_by_severity(one for one, _ in report.waived)} waived: {listed}"
    if report.accepted:
        yield accepted(report.accepted)


def accepted(findings: Sequence[Finding]) -> str:
    """Counts accepted findings and says by whom they are, without a full stop: `2 errors accepted on 3 May 2026 by R-DIR`."""
    said, (first, *others) = f"{number_by_severity(findings)} accepted", _by_approval(findings)
    if not others:
        return f"{said} {by_whom(first[0])}"
    listed = (f"{number:,} {by_whom(approval)}" for approval, number in (first, *others))
    return f"{said}: {'; '.join(_cut([*listed]))}"


def by_whom(approval: Approval | None) -> str:
    """Says when and by whom something was accepted, and until when: `on 3 May 2026 by R-DIR, until 3 May 2027`."""
    if approval is None:
        return "without a reason"
    until = f", until {spoken(approval.expires)}" if approval.expires else ""
    return f"on {spoken(approval.approved_on)} by {visible(approval.approved_by)}{until}"


def with_reasons(findings: Iterable[Finding]) -> Iterator[str]:
    """Counts accepted findings by their approval, each with its reason: a sentence each, without its full stop."""
    for approval, number in _by_approval(findings):
        reason = f": {visible(approval.reason.removesuffix('.'))}" if approval else ""
        yield f"{number:,} accepted {by_whom(approval)}{reason}"


def _by_approval(findings: Iterable[Finding]) -> list[tuple[Approval | None, int]]:
    """Counts accepted findings by their approval, the earliest first, those without one last."""
    counts = Counter(by.approval for one in findings if isinstance(by := one.suppression, Accepted))
    return sorted(
        counts.items(),
        key=lambda one: (one[0] is None, one[0] and (one[0].approved_on, one[0].approved_by, one[0].reason)),
    )


def _cut(named: list[str]) -> list[str]:
    further = [f"{len(named) - MOST_NAMED} more"] if len(named) > MOST_NAMED else []
    return [*named[:MOST_NAMED], *further]
