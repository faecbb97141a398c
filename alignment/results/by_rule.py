"""What was found, gathered by rule: of how many that a rule looked at how many fail, and which. The order of every list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final, NamedTuple, TypeAlias

from alignment.findings.built_in import BUILT_IN, hides_something
from alignment.findings.finding import Finding, RelatedLocation, Severity
from alignment.results.check import Report, RuleOutcome
from alignment.text import count_of, join_words, natural, visible

HEADLINE: Final = "headline"
"""Is the tag of rules that are listed before all others."""

_UNKNOWN: Final = "LINK-UNKNOWN"
_OF_LINKS: Final = frozenset({_UNKNOWN, "LINK-SHAPE"})
"""Are about what stands at the end of a link, and names nothing."""

_FEWEST_ALIKE: Final = 5
_LEAST_SHARE: Final = 0.9


class RuleFindings(NamedTuple):
    """Holds findings of one rule and severity; `failed` of the `checked` that it looked at are what they are about.

    `names` are those that fail, in natural order. `together` says without a number what they lack. Of what align finds by
    itself nobody counts how much it looked at: there `checked` is 0. Of `unchecked` more the rule cannot tell. `title` is that
    of the element of the first finding; `among` says in words what was checked.
    """

    rule: str
    severity: Severity
    findings: tuple[Finding, ...]
    names: tuple[str, ...]
    failed: int
    checked: int
    together: str
    is_headline: bool
    unchecked: int = 0
    title: str = ""
    among: str = ""

    @property
    def standing(self) -> str:
        """Gives in a word how much the findings matter, or why they do not count."""
        return self.findings[0].standing

    @property
    def are_alike(self) -> bool:
        """Tells whether nearly all that the rule looked at lack the same, so that saying it once says it of each."""
        is_same = len({(one.says, one.facet) for one in self.findings}) == 1
        return (
            is_same
            and self.findings[0].suppression is None
            and len(self.findings) >= _FEWEST_ALIKE
            and self.failed >= _LEAST_SHARE * self.checked > 0
        )


def by_rule(report: Report, findings: Iterable[Finding]) -> tuple[RuleFindings, ...]:
    """Gathers findings by rule, in the order of every list: what hides something, the headlines, the gravest, the most.

    Where a check compares, what is new or graver comes before what was there before, also of one rule; what is waived or
    accepted comes after what counts.
    """
    ranks = _Ranks.of(report)
    ordered = sorted(findings, key=ranks.of_finding)
    groups = groupby(ordered, key=lambda one: (report.is_fresh(one), one.rule, one.severity, one.standing))
    return tuple(ranks.gathered(tuple(group)) for _, group in groups)


def in_order(report: Report, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorts findings as every list has them: by rule as `by_rule` does, and those of a rule by place."""
    return tuple(sorted(findings, key=_Ranks.of(report).of_finding))


def to_mend_first(report: Report) -> tuple[Finding, ...]:
    """Gives what could not be read or used: while it cannot, nobody can tell what else is so.

    A note is no place to mend: it tells what else is hidden by one that is.
    """
    if report.is_complete:
        return ()
    built_in = tuple(one for one in in_order(report, report.standing) if one.rule in BUILT_IN)
    hiding = tuple(filter(hides_something, built_in))
    graver = tuple(one for one in hiding if one.severity is not Severity.INFO)
    return graver or hiding or tuple(one for one in built_in if one.severity is Severity.ERROR)


class Listed(NamedTuple):
    """Holds a finding as it is listed, or what nearly all of a kind lack alike, with every finding that this stands for.

    `together` says of those what they lack, without naming them.
    """

    finding: Finding
    alike: tuple[Finding, ...] = ()
    together: str = ""

    @property
    def number(self) -> int:
        """Gives how many findings it stands for."""
        return len(self.alike) or 1

    @property
    def severity(self) -> Severity:
        """Gives how much it matters."""
        return self.finding.severity


def said_once(report: Report, findings: Iterable[Finding]) -> tuple[Listed, ...]:
    """Gives findings in order, as people read them: what nearly all of a kind lack alike is one, which names them all.

    Where a check compares, each stands for itself, since each has a history of its own.
    """
    groups = by_rule(report, findings)
    return tuple(one for group in groups for one in _as_listed(report, group))


def _as_listed(report: Report, group: RuleFindings) -> Iterator[Listed]:
    if report.compared:
        yield from map(Listed, group.findings)
    elif group.are_alike:
        together = f"{group.failed:,} of {group.checked:,} {group.together}"
        rule = next(one for one in report.rules if one.rule == group.rule)
        yield _together(group.findings, group.names, together, rule.fix)
    elif group.rule in _OF_LINKS:
        yield from _by_end(group.findings)
    else:
        yield from map(Listed, group.findings)


def _by_end(findings: Iterable[Finding]) -> Iterator[Listed]:
    """Gathers links that name the same and lead nowhere: what is mended there once is mended for all."""
    by_end: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        by_end.setdefault((one.label, (one.facet or "").partition(":")[2]), []).append(one)
    for (label, end), alike in by_end.items():
        if len(alike) == 1:
            yield Listed(alike[0])
            continue
        says = f"names {visible(end)}, which does not exist" if alike[0].rule == _UNKNOWN else label
        together = f"{count_of(len(alike), 'link')}: each {says}"
        fix = f"{alike[0].fix} That is for {alike[0].element}; mend the others likewise."
        yield _together(tuple(alike), _names(alike, is_of_all=False), together, fix)


def _together(alike: tuple[Finding, ...], names: Sequence[str], together: str, otherwise: str) -> Listed:
    """Says once what several findings say, with every name and place; `otherwise` is the mend where each has another."""
    first = alike[0]
    fix = first.fix if len({one.fix for one in alike}) == 1 else otherwise
    others = tuple(RelatedLocation(one.location, one.element or "") for one in alike[1:])
    says = f"{together}: {join_words(names)}"
    return Listed(replace(first, subject="", says=says, fix=fix, related=others), alike, together)


_Rank: TypeAlias = tuple[int, bool, bool, bool, int, float, int, str]
_CAUSES: Final = {rule: place for place, rule in enumerate(BUILT_IN)}


def cause(finding: Finding) -> int:
    """Ranks what hides something before all else, in the order in which align reads: what comes first can cause the rest.

    So what a mend takes away beside its own finding, in the same file, is listed after that; tests hold every slip to it,
    and random mends. Rules come last, as they look at what was read.
    """
    return _CAUSES[finding.rule] if hides_something(finding) else len(_CAUSES)


class _Ranks(NamedTuple):
    """Knows what became of each rule of a report, and so which findings come first."""

    report: Report
    outcomes: Mapping[str, RuleOutcome]

    @classmethod
    def of(cls, report: Report) -> "_Ranks":
        return cls(report, {one.rule: one for one in report.rules})

    def of_finding(self, finding: Finding) -> tuple[_Rank, object]:
        outcome = self.outcomes.get(finding.rule)
        failed, share = (outcome.failed, _share(outcome)) if outcome else (0, 1.0)
        rank = (
            cause(finding),
            not self.report.is_fresh(finding),
            finding.suppression is not None,
            not _is_headline(outcome),
            -finding.severity,
            -share,
            -failed,
            finding.rule,
        )
        return rank, (finding.location, natural(finding.element or ""), finding.facet or "")

    def gathered(self, findings: tuple[Finding, ...]) -> RuleFindings:
        first = findings[0]
        outcome = self.outcomes.get(first.rule)
        is_of_all = outcome is not None and outcome.is_of_all
        return RuleFindings(
            rule=first.rule,
            severity=first.severity,
            findings=findings,
            names=_names(findings, is_of_all=is_of_all),
            failed=outcome.failed if outcome and is_of_all else _number(findings),
            checked=outcome.checked if outcome else 0,
            together=outcome.together if outcome else _title_of(first.rule),
            is_headline=_is_headline(outcome),
            unchecked=len(outcome.unchecked) if outcome else 0,
            title=self.report.titles.get(first.element or "", ""),
            among=outcome.among if outcome else "",
        )


def _share(outcome: RuleOutcome) -> float:
    return outcome.failed / outcome.checked if outcome.checked else 1.0


def _is_headline(outcome: RuleOutcome | None) -> bool:
    return outcome is not None and HEADLINE in {tag.casefold() for tag in outcome.tags}


def _title_of(rule: str) -> str:
    row = BUILT_IN.get(rule)
    return row.title if row else rule


def _number(findings: Iterable[Finding]) -> int:
    """Counts what findings are about: elements, those of a circle all, and links one by one."""
    return len({one for finding in findings for one in (finding.members if finding.is_joint else (_subject(finding),))})


def _subject(finding: Finding) -> str:
    """Names the link that a finding is about, or else the element."""
    is_link = finding.facet is not None and ":" in finding.facet
    return f"{finding.element}:{finding.facet}" if is_link else finding.element or ""


def _names(findings: Iterable[Finding], *, is_of_all: bool) -> tuple[str, ...]:
    """Names once what findings are about: elements, those of a circle all, and of a share those that lack something."""
    named = (one.members if is_of_all or one.is_joint else (one.element or str(one.location.path),) for one in findings)
    return tuple(sorted({name for names in named for name in names}, key=natural))
