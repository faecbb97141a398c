"""What the page counts and lists besides the report's own sections."""

from collections import Counter
from typing import Final, NamedTuple

from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Severity
from alignment.renderers import reported
from alignment.renderers.html import anchors
from alignment.results.check import Became, Report, RuleOutcome
from alignment.results.report import Traceability
from alignment.text import count_of

_ALL: Final = 100


class Section(NamedTuple):
    """Names a section in the list of contents; `number` is None where there is nothing to count."""

    id: str
    title: str
    number: int | None


class Card(NamedTuple):
    """Holds one large number of the summary."""

    number: str
    says: str
    look: str


class CountLine(NamedTuple):
    """Counts the findings of one rule."""

    rule: str
    title: str
    anchor: str
    severity: Severity
    number: int
    excepted: int


class CoverageLine(NamedTuple):
    """Says of how many elements a rule holds; `share` is in percent, rounded down, so that only all is a hundred."""

    rule: str
    title: str
    anchor: str
    became: str
    holds: str
    of: int
    share: int
    excepted: int
    resting: int


def sections(t: Traceability) -> tuple[Section, ...]:
    """Gives the sections that the page has, in its order."""
    found = (
        Section("_opinion", "In one paragraph", None),
        Section("_attention", "What needs attention, by owner", len(t.report.standing)),
        Section("_picture", "Picture", None),
        Section("_thread", "The golden thread", None),
        Section("_tables", "What is linked to what", len(t.tables)),
        Section("_answered", "You said, we did, what changed", len(t.answered)) if t.answered else None,
        Section("_coverage", "Coverage", None),
        Section("_findings", "Every finding", len(t.report.findings)),
        Section("_waivers", "Waivers", len(t.waivers)),
        Section("_waits", "What is waited for", len(t.waits)),
        Section("_slippage", "Dates that have moved", len(t.slips)),
        Section("_provenance", "Where it is written", len(t.cited)),
        Section("_changes", f"Changes since {t.since.revision}", len(t.since.changes)) if t.since else None,
        Section("_elements", "Every element", len(t.elements)),
        Section("_rules", "Every rule, and what became of it", len(t.rules)),
        Section("_inputs", "Inputs, and how to make this report again", len(t.report.files)),
    )
    return tuple(section for section in found if section is not None)


def cards(report: Report) -> tuple[Card, ...]:
    """Gives the large numbers of the summary; what a colour says is said in words."""
    looks = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note"))
    found = [Card(f"{report.count(one):,}", _plural(report.count(one), word), str(one)) for one, word in looks]
    passed = report.rules_that(Became.PASSED)
    run = len(passed) + len(report.rules_that(Became.FAILED))
    found.append(Card(f"{len(passed):,} of {run:,}", "rules with something to check pass", "passed"))
    excepted = len(report.waived) + len(report.accepted)
    return (*found, Card(f"{excepted:,}", "waived or accepted", "excepted"))


def _plural(number: int, word: str) -> str:
    return count_of(number, word).split(" ", maxsplit=1)[1]


def counts(report: Report) -> tuple[CountLine, ...]:
    """Counts findings by rule, the gravest and most frequent first; what is waived or accepted is counted apart."""
    titles = {outcome.rule: outcome.title for outcome in report.rules} | {
        row.code: row.title for row in BUILT_IN.values()
    }
    standing = Counter((one.rule, one.severity) for one in report.standing)
    excepted = Counter((one.rule, one.severity) for one in report.findings if one.suppression)
    keys = sorted({*standing, *excepted}, key=lambda key: (-key[1], -standing[key], key[0]))
    return tuple(
        CountLine(
            rule, titles[rule], anchors.of_rule(rule), severity, standing[rule, severity], excepted[rule, severity]
        )
        for rule, severity in keys
    )


def coverage(report: Report) -> tuple[CoverageLine, ...]:
    """Says of every rule that was run of how many elements it holds."""
    excepted = Counter(one.rule for one in report.findings if one.suppression)
    return tuple(
        _covered(one, excepted[one.rule]) for one in report.rules if one.became not in {Became.OFF, Became.NOT_DUE}
    )


def _covered(one: RuleOutcome, excepted: int) -> CoverageLine:
    holds = one.checked - one.failed
    share = _ALL * holds // one.checked if one.checked else 0
    says = reported.holds(one) if one.checked else ""
    anchor = anchors.of_rule(one.rule)
    return CoverageLine(
        one.rule, one.title, anchor, one.became.value, says, one.checked, share, excepted, len(one.resting)
    )
