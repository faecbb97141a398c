"""What a report says adds up, whatever is in it, and says the same in every format."""

import json
import re
import tempfile
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Final

from hypothesis import event, given
from hypothesis import strategies as st
from packs_in import EVERY_RULE
from projects import align
from projects import written as on_disk
from whole_checks import Answer, checked, fingerprints
from whole_exceptions import accepting, waivable, waiver, waiving
from whole_models import Whole, models, styles

from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Accepted, Severity
from alignment.findings.row import Effect
from alignment.model.vocabularies import STAGES
from alignment.renderers import concise, text
from alignment.renderers import json as as_json
from alignment.results.check import Became, Listing, RenderOptions, Shown
from alignment.rules.rule import Rule

WIDE: Final = RenderOptions(width=10**6, most=None)
HEADER: Final = re.compile(r"((?:waived |accepted )?(?:error|warning|info))\[([A-Z0-9-]+)\]: (.*)\n  --> (\S+)")
LINE: Final = re.compile(
    r"(\S+): ((?:waived |accepted )?(?:error|warning|info)) ([A-Z0-9-]+) (.*?)( \(until [^()]*\))?"
)
GROUPED: Final = {"ACT-CYCLE", "RISK-TITLE"}
stages = st.sampled_from(STAGES)


def with_exceptions(whole: Whole, style: int, stage: str) -> Answer:
    """Checks a model of which some findings are waived and some accepted."""
    files = whole.written(style)
    before = checked(files, whole.as_at, stage=stage)
    waivers = [waiver(one, whole.as_at, whole.as_at) for one in waivable(before)[::5]]
    accepted = accepting(before) if style % 2 else None
    return checked(files, whole.as_at, stage=stage, waivers=waiving(*waivers) if waivers else None, baseline=accepted)


@given(models, styles, stages)
def test_no_two_findings_of_a_report_have_the_same_fingerprint(whole: Whole, style: int, stage: str) -> None:
    answer = with_exceptions(whole, style, stage)
    alike = sum(finding.occurrence > 1 for finding in answer.findings)
    event(f"{min(alike, 3)} told apart by number, or more")
    assert set(fingerprints(answer.findings).values()) <= {1}
    assert all(finding.fingerprint.isprintable() for finding in answer.findings)


@given(models, styles, stages, st.booleans())
def test_what_became_of_the_rules_adds_up(whole: Whole, style: int, stage: str, is_stated: bool) -> None:  # noqa: FBT001 - drawn
    answer = checked(whole.written(style), whole.as_at, stage=stage, is_stated_only=is_stated)
    assert [outcome.rule for outcome in answer.outcomes] == list(EVERY_RULE)
    assert sum(len(answer.report.rules_that(became)) for became in Became) == len(EVERY_RULE)
    found = Counter(finding.rule for finding in answer.of_rules)
    for outcome in answer.outcomes:
        rule = EVERY_RULE[outcome.rule]
        at_least = rule.at_least if isinstance(rule, Rule) else None
        assert 0 <= outcome.failed <= outcome.checked
        is_met = not outcome.failed
        if at_least is not None and outcome.checked:
            is_met = Fraction(outcome.checked - outcome.failed, outcome.checked) >= Fraction(at_least, 100)
        is_open = at_least is not None and outcome.became is Became.NOT_CHECKED
        assert is_open or (outcome.became is Became.FAILED) is not is_met
        assert outcome.checked or outcome.became is not Became.PASSED
        assert not outcome.checked or outcome.became not in {Became.NOTHING_TO_CHECK, Became.NOT_DUE}
        assert bool(found[outcome.rule]) is (outcome.became is Became.FAILED)
        if at_least is None and outcome.rule not in GROUPED:
            assert found[outcome.rule] == outcome.failed
        assert not outcome.resting or not answer.is_stated_only


Said = tuple[str, ...]
"""How a finding counts, its rule, its message and its place."""


def said_of(one: Said) -> Said:
    standing, rule, message, place = one
    return place, rule, standing, message[:60]


def is_of(shown: Said, whole: Said) -> bool:
    """Tells whether a line of a fixed width shows a finding, if need be without the middle of what it says."""
    begin, _, end = shown[2].partition("...")
    is_said = shown[2] == whole[2] or (end and whole[2].startswith(begin) and whole[2].endswith(end))
    return bool(is_said) and shown[:2] + shown[3:] == whole[:2] + whole[3:]


@given(models, styles, stages)
def test_every_format_carries_the_same_findings(whole: Whole, style: int, stage: str) -> None:
    report = with_exceptions(whole, style, stage).report
    event(f"{bool(report.waived)} that some are waived, {bool(report.accepted)} that some are accepted")
    expected = [(one.standing, one.rule, one.message, str(one.location), one.fingerprint) for one in report.findings]
    (strategy,) = json.loads(as_json.render([Shown(report, WIDE)]))["strategies"]
    places = [f"{at['path']}:{at['line']}:{at['column']}" for at in (one["location"] for one in strategy["findings"])]
    standing = [
        f"{one['suppression']['kind']} {one['severity']}" if one["suppression"] else one["severity"]
        for one in strategy["findings"]
    ]
    rest = [(one["rule"], one["message"]) for one in strategy["findings"]]
    in_json = [(how, *said, at) for how, said, at in zip(standing, rest, places, strict=True)]
    assert [one["fingerprint"] for one in strategy["findings"]] == [name for *_, name in expected]
    assert in_json == [tuple(one) for *one, _ in expected]

    in_lines, _, _ = concise.render([Shown(report, WIDE)]).decode().partition("Checked against ")
    lines = [LINE.fullmatch(line) for line in in_lines.splitlines()]
    found = [line.group(2, 3, 4, 1) for line in lines if line]
    assert all(map(is_of, sorted(found, key=said_of), sorted(in_json, key=said_of)))
    assert len(found) == len(in_json)
    assert len(lines) - len(found) == sum(len(outcome.resting) for outcome in report.rules)

    shown = text.render([Shown(report, WIDE)]).decode()
    only = text.render([Shown(report, WIDE._replace(waived=Listing.ONLY))]).decode()
    headers = [found.group(1, 2, 3, 4) for found in HEADER.finditer(shown)]
    suppressed = [found.group(1, 2, 3, 4) for found in HEADER.finditer(only)]
    said_once = {one[1] for one in headers if one not in in_json}  # of all that lack the same
    alone = [one for one in headers if one[1] not in said_once]
    counting = [one for one in found if " " not in one[0] and one[1] not in said_once]
    listed = [one for one in in_json if not one[0].startswith("accepted ") and one[1] not in said_once]
    assert all(map(is_of, counting, alone))
    assert sorted(alone) == sorted(listed)
    assert said_once <= {one[1] for one in in_json}
    assert sorted(suppressed) == sorted(one for one in in_json if " " in one[0])


@given(models, styles, stages, st.sampled_from(("error", "warning", "info", "never")))
def test_the_exit_follows_from_what_counts_from_completeness_and_from_what_is_not_accepted(
    whole: Whole, style: int, stage: str, fail_on: str
) -> None:
    answer = with_exceptions(whole, style, stage)
    files = {f"strategy_model/{name}": content for name, content in whole.written(style).items()}
    packs = "packs: [accountability, coproduction, delivery, measurement, performance, priorities, provenance, risks, send]\n"
    asked = ("--stage", stage, "--as-at", whole.as_at.isoformat(), "--fail-on", fail_on)
    exceptions = {
        "align-baseline.json" if document.source.path.suffix == ".json" else f"strategy_model/{document.source.path}": (
            document.source.content
        )
        for document in answer.documents
        if document.source.path.name in {"waivers.yaml", "align-baseline.json"}
    }
    with tempfile.TemporaryDirectory() as folder:
        project = on_disk(Path(folder), {**files, **exceptions, "align.yaml": packs})
        run = align(project, "check", "--format", "json", *asked)
    (strategy,) = json.loads(run.out)["strategies"]
    counting = [one["severity"] for one in strategy["findings"] if one["suppression"] is None]
    ranks = {"never": 4, "error": 3, "warning": 2, "info": 1}
    is_bad = any(ranks[severity] >= ranks[fail_on] for severity in counting)
    assert run.code == (2 if not strategy["complete"] else int(is_bad))
    assert strategy["counts"] == {str(one): counting.count(str(one)) for one in reversed(Severity)}
    assert strategy["complete"] is not any(
        BUILT_IN[one["rule"]].effect is Effect.UNCHECKED for one in strategy["findings"] if one["rule"] in BUILT_IN
    )
    event(f"exit {run.code}, {sum(isinstance(one.suppression, Accepted) for one in answer.findings) > 0} accepted")
