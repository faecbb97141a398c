"""Knowing a finding again in another state of a project: one about a file goes with it where it is only renamed."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from alignment.findings.finding import Finding
from alignment.results.check import Report


def names_across(old: Report, new: Report) -> Callable[[Finding], str]:
    """Gives what tells the name that a finding has in both reports: its fingerprint, with the newest path in it."""
    moved = _moved(digests(old), digests(new))

    def name(finding: Finding) -> str:
        place = finding.location
        return replace(finding, location=replace(place, path=moved.get(place.path, place.path))).fingerprint

    return name


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
