"""Mends that are sure: each takes its finding away, what follows from that, and no other element's values; all leave none."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from random import Random
from typing import Final

from amounts import amount
from hypothesis import event, given
from slipped import with_slips
from whole_checks import Answer, checked
from whole_models import Entry, Whole, dices, readable_models, styles

from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Finding
from alignment.findings.mending import mending
from alignment.results.by_rule import in_order
from alignment.source import TextEdit, edited
from alignment.workspace.fix import harm_of

ROUNDS: Final = 6
"""Is more often than one slip hides another."""


def slipped(whole: Whole, dice: Random) -> Whole:
    """Gives a model in which every entry may have a slip, and one way of writing links and words that is mended."""
    return whole.mapped(lambda entry: with_slips(_copied(entry, dice), dice))


def _copied(entry: Entry, dice: Random) -> Entry:
    """Gives an entry in which a list may hold its first entry twice."""
    keys = {
        name: [*value, value[0]] if isinstance(value, list) and value and dice.random() < 0.3 else value
        for name, value in entry.keys.items()
    }
    return entry._replace(keys=keys)


def applied(files: Mapping[str, str], edits: Iterable[TextEdit]) -> dict[str, str]:
    by_path: dict[PurePosixPath, set[TextEdit]] = {PurePosixPath(name): set() for name in files}
    for edit in edits:
        by_path[edit.location.path].add(edit)
    return {name: edited(text, by_path[PurePosixPath(name)]) for name, text in files.items()}


def holding(answer: Answer, finding: Finding) -> set[str | None]:
    """Names the element that a finding is about, and those in whose lines it is mended."""
    lines = {(edit.location.path, edit.location.line) for edit in finding.edits}
    within = {
        name
        for name, origin in answer.strategy.origins.items()
        for path, line in lines
        if path == origin.document.source.path and origin.mapping.start.line < line <= origin.mapping.end.line + 1
    }
    return {finding.element, *within}


def known_as(finding: Finding) -> tuple[str, ...]:
    """Gives what a finding is known by, however many are alike."""
    return finding.rule, finding.element or "", finding.facet or "", str(finding.location.path)


def of_reading(findings: Iterable[Finding]) -> Counter[tuple[str, ...]]:
    """Counts what was found in reading, but for what only says that other things are to be mended first."""
    return Counter(known_as(one) for one in findings if one.rule in BUILT_IN and one.rule != "LINK-UNCHECKED")


def lacking(finding: Finding) -> Counter[tuple[str, ...]]:
    """Gives what is said of an element for want of the very value that a finding is about, or that it makes readable."""
    fields = {(finding.facet or "").partition(":")[0], *(edit.new_text for edit in finding.edits)}
    return Counter(("MODEL-REQUIRED", finding.element or "", one, str(finding.location.path)) for one in fields)


def listed_before(finding: Finding, before: Answer, after: Answer) -> Iterator[str]:
    """Gives what a mend of a finding takes away as well, in its file, and a list has before it: its effects."""
    listed = in_order(before.report, before.findings)
    left = Counter(map(known_as, after.findings))
    for one in listed[: listed.index(finding)]:
        if one.location.path == finding.location.path and not left[known_as(one)]:
            yield f"{one.rule} {one.message}, before {finding.rule} {finding.message}"


@given(readable_models, dices, styles)
def test_a_mend_takes_away_its_finding_alone_and_alters_no_other_element(
    whole: Whole, dice: Random, style: int
) -> None:
    files = slipped(whole, dice).written(style)
    before = checked(files, whole.as_at)
    mended = [one for one in before.findings if one.edits]
    event(f"{min(len(mended), 5)} mends, or more")
    for finding in dice.sample(mended, min(len(mended), amount(1, 10))):
        after = checked(applied(files, finding.edits), whole.as_at)
        assert list(listed_before(finding, before, after)) == []
        gone = of_reading(before.findings) - of_reading(after.findings)
        assert gone - lacking(finding) == Counter([known_as(finding)]), (finding, gone)
        assert list(harm_of(before.strategy, after.strategy, holding(before, finding))) == []


@given(readable_models, dices, styles)
def test_mends_made_all_at_once_come_to_an_end_and_lose_nothing(whole: Whole, dice: Random, style: int) -> None:
    files = slipped(whole, dice).written(style)
    answer, rounds = checked(files, whole.as_at), 0
    while made := mending(answer.findings).made:
        rounds += 1
        assert rounds < ROUNDS, [one.message for one in made]
        files = applied(files, mending(answer.findings).edits)
        after = checked(files, whole.as_at)
        about = {name for finding in made for name in holding(answer, finding)}
        assert list(harm_of(answer.strategy, after.strategy, about)) == []
        answer = after
    event(f"{rounds} rounds")
