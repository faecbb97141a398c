"""The use case of a project whose kept files an earlier version of align wrote: the same in the shape of today, and nothing more."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from alignment.baseline.accept import entries_of, is_accepted_as_before, may_be_accepted
from alignment.baseline.entries import AcceptedPiece, Baseline
from alignment.baseline.list_file import ACCEPTED, write_baseline
from alignment.checker.result import CheckResult
from alignment.findings.finding import Finding, parts_of
from alignment.project.kept_files import KeptFile
from alignment.project.request import Request, RequestError, demand_all_read
from alignment.reviews.lock import REVIEWED, LinkId, Lock, Review, Reviewed
from alignment.reviews.lock_file import read_meaning, write_lock
from alignment.text import visible
from alignment.waivers.waiver import is_named
from alignment.workspace.check import check
from alignment.workspace.named import demand_own_ids


class MigratedFile(NamedTuple):
    """Holds a file as it would be written; `left_out` names the former entries that no strategy asked about has a use for."""

    path: Path
    kept: int
    left_out: tuple[str, ...]
    content: bytes


def migrate(requests: Sequence[Request]) -> tuple[MigratedFile, ...]:
    """Writes anew what was accepted and reviewed, each entry under the strategies in which it counted."""
    results = tuple(check(one) for one in requests)
    demand_own_ids(results)
    for one in results:
        codes = {ACCEPTED.code, REVIEWED.code}
        demand_all_read((found for found in one.report.findings if found.rule not in codes), "nothing is migrated")
    if len({(one.loaded.policy.accepted.path, one.loaded.policy.reviews.path) for one in results}) > 1:
        message = "These are folders of several projects. Name those of one project at a time."
        raise RequestError(message)
    policy = results[0].loaded.policy
    files = (
        *(_baseline(results, policy.accepted.path) if policy.accepted.is_former else ()),
        *(_older_baseline(results, policy.accepted) if policy.accepted.is_older else ()),
        *(_lock(results, policy.reviews.path) if policy.reviews.is_former else ()),
    )
    if not files:
        message = "There is nothing to migrate: no earlier version of align wrote what is accepted or reviewed."
        raise RequestError(message)
    return files


def _baseline(results: Sequence[CheckResult], path: Path) -> Iterator[MigratedFile]:
    former = _former(results[0].loaded.policy.accepted, _former_findings)
    found = [(result.strategy.id, one) for result in results for one in result.report.findings if _counted(one, result)]
    there = [(strategy, one) for strategy, one in found if _former_name(one) in former]
    unseen = {
        AcceptedPiece(result.strategy.id, name)
        for result in results
        for name in former
        if parts_of(name).rule in result.judgement.checked.idle
    }
    entries = unseen.union(*(entries_of([one], strategy) for strategy, one in there))
    left_out = former - {_former_name(one) for _, one in there} - {one.matter for one in unseen}
    yield MigratedFile(path, len(entries), tuple(map(visible, sorted(left_out))), write_baseline(entries))


def _older_baseline(results: Sequence[CheckResult], kept: KeptFile[Baseline]) -> Iterator[MigratedFile]:
    """Names the values of today in what was accepted when entries named none; whatever else is listed stays as it is."""
    listed = frozenset(kept.content.entries if kept.content else ())
    entries: set[AcceptedPiece] = set()
    for result in results:
        own = frozenset(one for one in listed if one.strategy == result.strategy.id)
        plain = frozenset(one for one in own if not one.approval)
        meant = [one for one in result.report.findings if _counted(one, result) and is_accepted_as_before(one, plain)]
        named = {piece for one in meant for piece in entries_of([replace(one, values=())], result.strategy.id)}
        entries |= {*(own - named), *entries_of(meant, result.strategy.id)}
    asked = {result.strategy.id for result in results}
    left_out = tuple(visible(one.text) for one in sorted(listed) if one.strategy not in asked)
    content = write_baseline(entries, kept.content.approvals if kept.content else ())
    yield MigratedFile(kept.path, len(entries), left_out, content)


def _counted(finding: Finding, result: CheckResult) -> bool:
    return may_be_accepted(finding.rule) and not is_named(finding, result.loaded.policy.waivers.named)


def _former_name(finding: Finding) -> str:
    return replace(finding, members=()).fingerprint


def _lock(results: Sequence[CheckResult], path: Path) -> Iterator[MigratedFile]:
    former = _former(results[0].loaded.policy.reviews, _former_reviews)
    strategies: dict[str, Reviewed] = {}
    for strategy in (result.strategy for result in results):
        links = {LinkId.of(link) for link in strategy.links}
        strategies[strategy.id] = {link: reviews for link, reviews in former.items() if link in links}
    left_out = former.keys() - {link for reviewed in strategies.values() for link in reviewed}
    kept = sum(map(len, strategies.values()))
    yield MigratedFile(path, kept, tuple(visible(" ".join(one)) for one in sorted(left_out)), write_lock(strategies))


_Content = TypeVar("_Content")


def _former(kept: KeptFile[Baseline] | KeptFile[Lock], read: Callable[[str], _Content]) -> _Content:
    """Reads a file of an earlier version; where it is not what that wrote, nothing is made of it."""
    try:
        return read(kept.document.text if kept.document else "")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"{visible(kept.path.name)} is not as any version of align wrote it. Mend it, or delete it."
        raise RequestError(message) from error


def _former_findings(text: str) -> frozenset[str]:
    """Gives the fingerprints of what was accepted, which named neither a strategy nor members."""
    return frozenset(f"{rule}/{rest}" for rule, listed in json.loads(text)["accepted"].items() for rest in listed)


def _former_reviews(text: str) -> Reviewed:
    """Gives what was reviewed of each link, once."""
    links = ((source, *one) for source, found in json.loads(text)["links"].items() for one in found.items())
    return {LinkId(source, *name.split()): (Review(1, read_meaning(fields)),) for source, name, fields in links}
