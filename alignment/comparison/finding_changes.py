"""Which findings came, went and stayed between two states of a project, and of those that went whether they are mended."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Finding, Waived, beyond, covers
from alignment.results.check import Became, Report, RuleOutcome
from alignment.results.since import Uncounted, Why

_LOOKED: Final = frozenset({Became.PASSED, Became.FAILED, Became.NOTHING_TO_CHECK})


class FindingChanges(NamedTuple):
    """Holds, by the names that they have in both states, the findings that count in one of them or in both.

    `still` gives the newer and the older finding; `more` of those that came and counted before, which members and values came to them.
    """

    came: Mapping[str, Finding]
    gone: Mapping[str, Finding]
    still: tuple[tuple[Finding, Finding], ...]
    more: Mapping[str, tuple[str, ...]]


def finding_changes(old: Iterable[Finding], new: Iterable[Finding], named: Callable[[Finding], str]) -> FindingChanges:
    """Compares what counts; of a rule that says the same of an element again, the finding is the same.

    One that is about a member more than before, or about a value that is worse, has come anew, as if it had not been there.
    """
    before, now = ({named(one): one for one in findings} for findings in (old, new))
    still = [(one, before[name]) for name, one in now.items() if name in before and is_part_of(one, before[name])]
    kept = {named(one) for one, _ in still}
    came = {name: one for name, one in now.items() if name not in kept}
    gone = {name: one for name, one in before.items() if name not in now}
    said = {said_of(one): name for name, one in gone.items() if one.rule not in BUILT_IN}
    for name, one in list(came.items()):
        former = said.get(said_of(one))
        if former is not None and is_part_of(one, gone[former]):
            del said[said_of(one)]
            still.append((came.pop(name), gone.pop(former)))
    more = {name: beyond(before[name].about, one) for name, one in came.items() if name in before}
    return FindingChanges(came, gone, tuple(still), more)


def why_uncounted(
    gone: Mapping[str, Finding], new: Report, named: Callable[[Finding], str], read: Container[str]
) -> Mapping[str, Why]:
    """Says of findings that count no more why that is; of those that are mended nothing.

    `read` are the elements that could be read; where not everything could be, what others would give is not known.
    """
    excepted = {named(one): one for one in new.findings if one.suppression is not None}
    why = {name: _exception(excepted[name]) for name in gone if name in excepted}
    unread = {name for name, one in gone.items() if new.unread and one.element is not None and one.element not in read}
    not_looked_at = {
        name: Why.NOT_LOOKED_AT
        for name, one in gone.items()
        if name in unread or not is_looked_for(one, new.rules, read)
    }
    return {**not_looked_at, **why}


def is_looked_for(finding: Finding, rules: Iterable[RuleOutcome], read: Container[str]) -> bool:
    """Tells whether a finding would have been found: its rule was due and on, and had the text that it needs.

    `read` are the elements that could be read; of one that is gone no text is missed.
    """
    if finding.rule in BUILT_IN:
        return True
    rule = next((one for one in rules if one.rule == finding.rule and one.became in _LOOKED), None)
    if rule is None:
        return False
    return not rule.unheld or finding.element in rule.subjects or finding.element not in read


def never_counted(old: Report, new: Report, named: Callable[[Finding], str]) -> tuple[Uncounted, ...]:
    """Gives the findings that are there since the older state and were waived or accepted at once."""
    known = {named(one) for one in old.findings}
    fresh = (one for one in new.findings if one.suppression is not None and named(one) not in known)
    return tuple(Uncounted(one, _exception(one)) for one in fresh)


def _exception(finding: Finding) -> Why:
    return Why.WAIVED if isinstance(finding.suppression, Waived) else Why.ACCEPTED


def is_part_of(finding: Finding, other: Finding) -> bool:
    """Tells whether a finding is about nothing that another is not about as well."""
    return all(covers(other.about, piece) for piece in finding.pieces)


def said_of(finding: Finding) -> tuple[str, str | None, str]:
    """Gives what a finding says: one that says the same of the same element is the same, whichever link it is about."""
    return finding.rule, finding.element, finding.message


def names_across(old: Report, new: Report) -> Callable[[Finding], str]:
    """Gives what tells the name that a finding has in both reports: its fingerprint, with the newest path in it."""
    moved = _moved(digests(old), digests(new))

    def name(finding: Finding) -> str:
        place = finding.location
        return replace(finding, location=replace(place, path=moved.get(place.path, place.path))).fingerprint

    return name


def exactly(named: Callable[[Finding], str]) -> Callable[[Finding], str]:
    """Gives what names a finding with its members and values, so that what got worse has another name than before."""
    return lambda finding: " ".join((named(finding), *finding.about))


def digests(report: Report) -> Mapping[PurePosixPath, str]:
    """Gives the digest of every file that was read."""
    return {one.path: one.sha256 for one in report.files if one.sha256 is not None}


def _moved(old: Mapping[PurePosixPath, str], new: Mapping[PurePosixPath, str]) -> Mapping[PurePosixPath, PurePosixPath]:
    """Gives the files that are gone and stand elsewhere, byte for byte; not where there are several of the same bytes."""
    came = {path: digest for path, digest in new.items() if path not in old}
    gone = {path: digest for path, digest in old.items() if path not in new}
    seen = Counter(came.values()), Counter(gone.values())
    by_digest = {digest: path for path, digest in came.items() if seen[0][digest] == seen[1][digest] == 1}
    return {path: by_digest[digest] for path, digest in gone.items() if digest in by_digest}
