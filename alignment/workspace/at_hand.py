"""What is at hand to hold a report to, besides its files: what it claims of them, and what it was not checked against."""

from pathlib import PurePosixPath
from typing import Final

from alignment import __version__
from alignment.checker.result import CheckResult
from alignment.model.metamodel import built_in_metamodel
from alignment.project.packs import load_shipped_packs, shipped_sources
from alignment.results.check import RAN, Became
from alignment.revisions.files import NO_YAML, is_hidden, is_yaml
from alignment.rules.shipped import SUFFIX, generic_packs
from alignment.source import SHIPPED
from alignment.text import natural
from alignment.traceability.carried import Sealed
from alignment.traceability.verification import AtHand
from alignment.workspace.report import libraries

_IGNORED: Final = "ignored"
_LIBRARIES: Final = "libraries"


def at_hand(result: CheckResult) -> AtHand:
    """Gives what is at hand to hold a report to that was made again by a check."""
    policy = result.loaded.policy
    worded = [one.source.path for one in policy.views.documents]
    if policy.project.document and result.strategy.metamodel is not built_in_metamodel():
        worded.append(policy.project.document.source.path)
    return AtHand(
        libraries=libraries(),
        ignored=frozenset(str(one.path) for one in result.report.files if one.is_ignored),
        unused_packs=tuple(name for name in generic_packs() if _file_of(name) not in _shipped_in_use(result)),
        not_run=_not_run(result),
        worded=tuple(sorted(map(str, worded))),
        unheld=sum(result.judgement.quotes.unheld.values()),
    )


def impossible(told: Sealed, result: CheckResult) -> tuple[str, ...]:
    """Names what a report records that no report of these files can, by the words of its data."""
    if told.align != __version__:
        return ()
    read = {str(one.path) for one in result.report.files if not one.is_ignored}
    model = result.loaded.policy.project.place_of_model
    is_so = {
        _IGNORED: all(_is_left_aside(path, why, model) and path not in read for path, why in told.ignored.items()),
        "uncommitted": not told.uncommitted or (bool(told.commit) and read.issuperset(told.uncommitted)),
        "deleted": not told.deleted or (bool(told.commit) and read.isdisjoint(told.deleted)),
        _LIBRARIES: told.libraries.keys() == libraries().keys(),
    }
    return tuple(name for name, holds in is_so.items() if not holds)


def _is_left_aside(path: str, why: str, model: PurePosixPath) -> bool:
    """Tells whether a file that is called so would be left aside below the folder of a model, for that reason."""
    found = PurePosixPath(path)
    parts = found.relative_to(model).parts if found.is_relative_to(model) else ()
    if not parts or ".." in parts or any(map(is_hidden, parts[:-1])):
        return False
    return why == (is_hidden(found.name) or ("" if is_yaml(found.name) else NO_YAML))


def _shipped_in_use(result: CheckResult) -> frozenset[PurePosixPath]:
    """Gives the packs in use that travel with align, whatever others are called."""
    sources = (one.source for one in result.loaded.policy.packs.documents)
    return frozenset(one.path for one in sources if one in shipped_sources())


def _file_of(pack: str) -> PurePosixPath:
    return PurePosixPath(f"{SHIPPED}{pack}{SUFFIX}")


def _not_run(result: CheckResult) -> tuple[str, ...]:
    """Names the rules that every strategy is checked against, and those in use, that did not run.

    A shipped rule may be not due by its own schedule; no pack of the project can have it or its own rules wait.
    """
    report, in_use = result.report, _shipped_in_use(result)
    shipped = [rule for pack in load_shipped_packs(built_in_metamodel()).packs for rule in pack.every]
    generic = {_file_of(name) for name in generic_packs()}
    left = {one.id for one in shipped if one.location.path in generic - in_use}
    waits = {one.id for one in shipped if one.location.path in in_use and not one.schedule.at(report.stage.value)}
    idle = {one.rule for one in report.rules if one.became not in RAN}
    not_due = {one.rule for one in report.rules if one.became is Became.NOT_DUE and one.rule in waits}
    return tuple(sorted(left | (idle - not_due), key=natural))
