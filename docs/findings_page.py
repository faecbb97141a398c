"""What align finds in the real strategy at three stages, rule by rule, as a page."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from alignment.checker.result import CheckResult
from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Finding
from alignment.project.request import Request
from alignment.results.check import Became, RuleOutcome
from alignment.text import count_of, join_words
from alignment.workspace.check import check

MADE: Final = "<!-- made by docs/make_pages.py: change the source, not this page -->\n\n"
_STAGES: Final = ("draft", "consultation", "approval")
_MOST: Final = 8
_HEAD: Final = """\
# What align finds in the real strategy

Medway's draft joint 0-25 SEND strategy, as read from its cover report, checked as at 14 September 2022 at three stages.
Its own stage is consultation. Each rule says how much it matters at which stage, on which elements it fails, and of how
many looked at; what passes only because of links that the report does not state is named too.
"""


def findings_page(root: Path) -> str:
    """Gives the page for the strategy of a checkout."""
    answers = [_answer(root, stage) for stage in _STAGES]
    lines = [_HEAD]
    for pack in answers[0].packs:
        lines += [f"## [{pack.name}](rules/{pack.name}.md): {lower_first(pack.title)}", ""]
        lines += [f"| rule | {' | '.join(_STAGES)} | fails on | of | only with unstated links |"]
        lines += [f"|---|{'---|' * len(_STAGES)}---|---|---|"]
        lines += [_row(rule.id, pack.name, answers) for rule in pack.every]
        lines += [""]
    lines += ["## What align says of its own accord", "", *_own_findings(answers[0]), ""]
    lines += ["## In all", "", *(_summed_up(answer) for answer in answers)]
    return MADE + "\n".join(lines) + "\n"


def lower_first(title: str) -> str:
    """Begins a title with a small letter, unless its first word is written in capitals."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def _answer(root: Path, stage: str) -> CheckResult:
    return check(Request(root, datetime.now(UTC).date(), stage=stage))


def _row(rule: str, pack: str, answers: list[CheckResult]) -> str:
    outcomes = [_outcome(rule, answer) for answer in answers]
    levels = " | ".join(str(outcome.severity or "not due") for outcome in outcomes)
    last = outcomes[-1]
    failing = answers[-1].verdicts[rule].failed if rule in answers[-1].verdicts else ()
    became = join_words(failing, most=_MOST) if last.became is Became.FAILED else last.became.value
    return f"| [{rule}](rules/{pack}.md#{rule.lower()}) | {levels} | {became} | {last.checked} | {_resting(last)} |"


def _resting(outcome: RuleOutcome) -> str:
    return join_words((one.name for one in outcome.resting), most=_MOST)


def _outcome(rule: str, answer: CheckResult) -> RuleOutcome:
    return next(outcome for outcome in answer.report.rules if outcome.rule == rule)


def _own_findings(answer: CheckResult) -> Iterator[str]:
    found = [finding for finding in answer.report.findings if finding.rule in BUILT_IN]
    if not found:
        yield "Nothing: every file could be read, every link leads somewhere, every value is one."
    yield from (f"- {_said(finding)}" for finding in found)


def _said(finding: Finding) -> str:
    return f"{finding.severity} {finding.rule}: {finding.message}"


def _summed_up(answer: CheckResult) -> str:
    report = answer.report
    counts = join_words(f"{len(report.rules_that(became))} {became.value}" for became in Became)
    findings = count_of(len(report.findings), "finding")
    return f"- As if for {report.stage.value}: {findings}. Of {len(report.rules)} rules: {counts}."
