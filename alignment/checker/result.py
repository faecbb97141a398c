"""From what was loaded and judged to the result of a check: its report, with everything that this is made of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from alignment import __version__
from alignment.checker.finding_places import FindingPlaces
from alignment.checker.judge import Judgement, judge
from alignment.checker.root_causes import root_causes
from alignment.citations.support import Support, look_up
from alignment.findings.finding import Finding
from alignment.model.strategy import Strategy
from alignment.model.vocabularies import BASIS, STATED
from alignment.project.entries import turned_entries
from alignment.project.load import Loaded
from alignment.project.policy import Alterations
from alignment.project.request import Request
from alignment.results.check import Report, Trusted
from alignment.results.read import FileRecord, KindCount
from alignment.rules.rule import RulePack, Verdict
from alignment.text import join_words


class CheckResult(NamedTuple):
    """Holds the report of a check, and what it is made of."""

    report: Report
    loaded: Loaded
    judgement: Judgement

    @property
    def support(self) -> tuple[Support, ...]:
        """Gives of every value of an element that cites paragraphs how it stands to the words of these."""
        quotes = self.judgement.quotes
        return quotes.support if quotes.has_text else look_up(self.strategy, {}).support

    @property
    def verdicts(self) -> Mapping[str, Verdict]:
        """Gives what each rule looked at."""
        return self.judgement.checked.verdicts

    @property
    def strategy(self) -> Strategy:
        """Gives the strategy as it was read."""
        return self.loaded.model.strategy

    @property
    def packs(self) -> tuple[RulePack, ...]:
        """Gives the packs in use."""
        return self.loaded.policy.packs.packs

    @property
    def root(self) -> Path:
        """Gives the project's folder."""
        return self.loaded.policy.project.root


def check_loaded(loaded: Loaded, request: Request) -> CheckResult:
    """Judges what was loaded, and reports it."""
    found, strategy = judge(loaded, request), loaded.model.strategy
    root, altered = strategy.root, loaded.alterations
    report = Report(
        version=__version__,
        strategy=root.id if root else None,
        title=root.title or None if root else None,
        stage=found.stage,
        as_at=loaded.clock.as_at,
        as_at_origin=loaded.clock.origin,
        is_stated_only=request.is_stated_only,
        unstated=_unstated(strategy),
        findings=found.findings,
        rules=found.checked.outcomes,
        kinds=_kinds(strategy),
        links=len(strategy.links),
        files=tuple(_files(loaded)),
        unread=tuple(dict.fromkeys(one.path for one in strategy.unread)),
        texts=_texts(loaded, found.findings),
        is_complete=found.is_complete,
        trusted=_trusted(request.trust or "", loaded, altered) if altered else None,
        unreviewed=found.unreviewed,
        roots=root_causes(
            found.findings, FindingPlaces.of(strategy, loaded.policy.packs.packs, found.checked, found.findings)
        ),
        titles={one.id: one.title for one in strategy.elements.values() if one.title},
        used=loaded.policy.used.records,
    )
    return CheckResult(report, loaded, found)


def _texts(loaded: Loaded, findings: Iterable[Finding]) -> Mapping[PurePosixPath, str]:
    """Gives the texts that findings may point into: what is said of a change points into its own files."""
    texts = {one.source.path: one.text for one in loaded.documents}
    if loaded.gate:
        about = {one.location.path for one in findings if one.rule.startswith("GATE-")}
        own = loaded.gate.new.policy.files
        texts |= {one.source.path: one.text for one in own if one.source.path in about}
    return texts | dict(loaded.alterations.texts if loaded.alterations else {})


def _trusted(revision: str, loaded: Loaded, altered: Alterations) -> Trusted:
    """Says whose word was taken, and what the change makes of it."""
    now = altered.now._replace(waivers=loaded.policy.waivers)
    strategy = loaded.model.strategy.id
    former = (loaded.gate and loaded.gate.old.strategy_id) or strategy
    turned = turned_entries(altered.then, now, former, strategy)
    project = altered.then.project
    settings = project.document.source.path if project.document else None
    return Trusted(revision, project.tree.commit, altered.altered, *turned, settings=settings, is_new=altered.is_new)


def _unstated(strategy: Strategy) -> str:
    """Names what the paper does not state, links and fields apart: `promised or inferred links`."""
    found = {
        "links": {link.basis for link in strategy.links},
        "fields": {strategy.basis_of(*one) for one in strategy.beside},
    }
    named = {what: [one for one in BASIS.values if one in bases and one != STATED] for what, bases in found.items()}
    return " or ".join(f"{join_words(bases, 'or')} {what}" for what, bases in named.items() if bases)


def _kinds(strategy: Strategy) -> tuple[KindCount, ...]:
    counts = Counter(element.KIND for element in strategy.elements.values())
    kinds = strategy.metamodel.kinds.values()
    return tuple(
        KindCount(kind.name, kind.label, kind.plural, counts[kind.name]) for kind in kinds if kind.name in counts
    )


def _files(loaded: Loaded) -> Iterator[FileRecord]:
    """Names every file that was read, and those that were not, with the reason."""
    files, texts = loaded.model.files, loaded.texts
    beside = texts.paths | {one.source.path for one in loaded.documents}
    for one in loaded.documents:
        source, note = one.source, "" if one.is_whole else "not read whole"
        yield FileRecord(source.path, source.sha256, source.size, note)
    yield from texts.files
    yield from (FileRecord(path, None, None, "could not be read") for path in files.unread)
    for ignored in files.ignored:
        if ignored.path not in beside:
            yield FileRecord(ignored.path, None, None, ignored.reason, is_ignored=True)
