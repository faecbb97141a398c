"""What a check says of a change: since when it counts, what has changed, and whose word on settings and packs it took."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from alignment.english import agreeing
from alignment.findings.finding import Finding, Severity
from alignment.results.check import Report, Trusted
from alignment.results.since import SinceRevision, Why
from alignment.text import count_of, join_words, shorten, visible

_MOST_CHANGES: Final = 8
_MOST_NAMED: Final = 5
_COMMIT: Final = 12
_NAME: Final = 40
_WORDS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "an error",
    Severity.WARNING: "a warning",
    Severity.INFO: "a note",
}


def compared(report: Report) -> str:
    """Counts what is new and what is mended, and what counts besides; nothing where nothing was compared."""
    found = report.compared
    if found is None:
        return ""
    new = sum(map(report.is_new, report.findings))
    more = f" ({len(found.more):,} about more than before)" if found.more else ""
    graver = [f"{len(found.graver):,} graver than before"] if found.graver else []
    milder = [f"{found.milder:,} milder"] if found.milder else []
    counted = ", ".join([f"{count_of(new, 'new finding')}{more}", *graver, *milder, _mended(found)])
    return f"{_since(found)}: {counted}.{_uncounted(found)}{_elsewhere(found)}"


def changes(report: Report) -> Iterator[str]:
    """Says what has changed, an element a sentence; past the first few the rest is counted."""
    found = report.compared
    if found is None:
        return
    if not found.changes:
        yield "What the strategy says has not changed."
        return
    first, *rest = found.changes[:_MOST_CHANGES]
    yield f"What changed: {first}"
    yield from rest
    if len(found.changes) > _MOST_CHANGES:
        yield f"And {count_of(len(found.changes) - _MOST_CHANGES, 'more change')} (align diff {_named(found.revision)})."


def trusted(report: Report) -> str:
    """Says whose settings and packs were used, and what the change makes of those and of lists; nothing where those at hand."""
    found = report.trusted
    return (
        " ".join(_trusted(found, "Settings, packs and other models" if report.used else "Settings and packs"))
        if found
        else ""
    )


def _trusted(found: Trusted, settings: str) -> Iterator[str]:
    where = _at(found.revision, found.commit)
    yield f"{settings} are those of {where}; waivers, accepted findings and reviews count where they are there too."
    if found.is_new:
        whose = f"settings of {found.settings} there count" if found.settings else "defaults count"
        yield f"This strategy is not there: the {whose}."
    if found.altered:
        files = join_words((str(path) for path in found.altered), most=_MOST_NAMED)
        yield f"The change alters {files}: what it makes of {_it(len(found.altered))} counts only once it is merged."
    for what, entries in (("taken out count at once", found.taken_out), ("added count once merged", found.added)):
        if entries:
            yield f"Entries {what}: {len(entries):,} ({visible(join_words(entries, most=_MOST_NAMED))})."


def mark(report: Report, finding: Finding) -> str:
    """Says in a word what a change has made of a finding: `new`, `graver`, or nothing."""
    if report.is_new(finding):
        return "new"
    return "graver" if report.before(finding) else ""


def newly(report: Report, finding: Finding) -> str:
    """Says of a finding that is new when it did not count yet, or about what more it is; of one that is graver what it was."""
    found = report.compared
    if found is None or not mark(report, finding):
        return ""
    at = f"at {_at(found.revision, found.commit)}"
    if more := found.more.get(finding.fingerprint):
        is_worse = set(more) <= set(finding.values)
        than = "worse than" if is_worse else f"about {len(more):,} more than"
        return f"{than} {at}: {visible(join_words(more, most=_MOST_NAMED))}"
    was = report.before(finding)
    return f"{f'was {_WORDS[was]}' if was else 'did not count'} {at}"


def _it(number: int) -> str:
    return "it" if number == 1 else "them"


def _since(found: SinceRevision) -> str:
    return f"Since {_at(found.revision, found.commit)}"


def _at(revision: str, commit: str) -> str:
    """Names a revision as the user did, with its commit."""
    return commit[:_COMMIT] if revision == commit else f"{_named(revision)} ({commit[:_COMMIT]})"


def _named(revision: str) -> str:
    return visible(shorten(revision, _NAME))


def _mended(found: SinceRevision) -> str:
    names = (f"{one.rule} on {visible(one.element or str(one.location.path))}" for one in found.mended)
    listed = f" ({join_words(names, most=_MOST_NAMED)})" if found.mended else ""
    return f"{len(found.mended) or 'none':} mended{listed}"


def _uncounted(found: SinceRevision) -> str:
    """Counts what counts no more, or never did, without being mended: whoever reads of it may want to ask why."""
    counts = Counter(one.why for one in found.uncounted)
    if not counts:
        return ""
    said = join_words(f"{counts[why]:,} {why.value}" for why in Why if counts[why])
    do = agreeing(counts.total(), "does")
    return f" {count_of(counts.total(), 'finding')} {do} not count although nothing was mended: {said}."


def _elsewhere(found: SinceRevision) -> str:
    """Counts the findings that are left out, which nobody should take for none."""
    number = sum(found.elsewhere.values())
    if not number:
        return ""
    errors = found.elsewhere.get(Severity.ERROR, 0)
    grave = f" ({count_of(errors, 'error')})" if errors else ""
    them, are = ("it", "is") if number == 1 else ("them", "are")
    listed = f"{count_of(number, 'finding')}{grave} about what the change does not touch"
    return f" {listed} {are} left out: see {them} without --since."
