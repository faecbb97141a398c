"""What of each input has changed that brings a finding or mends it, and where that stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from alignment.comparison.inputs import Input
from alignment.comparison.values import Cause, Detail
from alignment.dates import spoken
from alignment.diff.changes import ElementChange
from alignment.diff.sentences import sentence
from alignment.documents.document import YamlDocument
from alignment.findings.finding import Finding
from alignment.rules.rule import AnyRule
from alignment.source import Location
from alignment.waivers.waiver import Waiver
from alignment.workspace.check import Answer
from alignment.workspace.compare import Pair
from alignment.workspace.reverting import changes_behind

_SETTINGS: Final = ("stage", "select", "ignore", "fail_on", "packs")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Details:
    """Knows two states of a project, and which changed elements each finding hangs on."""

    pair: Pair
    behind: Mapping[str, tuple[ElementChange, ...]]

    @classmethod
    def of(cls, pair: Pair, came: tuple[Finding, ...], mended: tuple[Finding, ...]) -> "Details":
        """Looks for the changed elements behind findings."""
        return cls(pair, changes_behind(pair, came, mended))

    def cause(self, finding: Finding, inputs: tuple[Input, ...]) -> Cause:
        """Says what of some inputs has changed that makes the difference for a finding."""
        return Cause(inputs, tuple(detail for one in inputs for detail in self._said(one, finding)))

    def _said(self, one: Input, finding: Finding) -> Iterable[Detail]:
        say: Mapping[Input, Callable[[Finding], Iterable[Detail]]] = {
            Input.STRATEGY: self._strategy,
            Input.PACKS: self._packs,
            Input.SETTINGS: self._settings,
            Input.CALENDAR: self._calendar,
            Input.WAIVERS: self._waivers,
            Input.BASELINE: self._baseline,
            Input.REVIEWS: self._reviews,
        }
        return say[one](finding)

    def _strategy(self, finding: Finding) -> Iterator[Detail]:
        for change in self.behind.get(finding.fingerprint, ()):
            yield Detail(Input.STRATEGY, sentence(change).removesuffix("."), self._place(change), change.new is None)

    def _place(self, change: ElementChange) -> Location:
        """Gives the place of the first thing that has changed of an element, or else of its id."""
        if change.new is None:
            return change.latest.location
        fields = (one.field for one in change.fields)
        links = (one.link.name for one in change.links)
        origin = self.pair.new.strategy.origins[change.new.id]
        return origin.locate(next(iter((*fields, *links)), None))

    def _packs(self, finding: Finding) -> Iterator[Detail]:
        then, now = (_rule(answer, finding.rule) for answer in (self.pair.old, self.pair.new))
        if now is None and then is not None:
            yield Detail(Input.PACKS, f"{then.id} is no longer among the rules", then.location, is_old=True)
        elif now is not None and then is None:
            yield Detail(Input.PACKS, f"{now.id} is new among the rules", now.location)
        else:
            old, new = (answer.packs.documents for answer in (self.pair.old, self.pair.new))
            yield from _files(Input.PACKS, old, new)

    def _settings(self, _finding: Finding) -> Iterator[Detail]:
        old, new = (filter(None, [answer.project.document]) for answer in (self.pair.old, self.pair.new))
        yield from _files(Input.SETTINGS, old, new)

    def _calendar(self, _finding: Finding) -> Iterator[Detail]:
        old, new = self.pair.old.report, self.pair.new.report
        days = f"from {spoken(old.as_at)} ({old.as_at_origin}) to {spoken(new.as_at)} ({new.as_at_origin})"
        yield Detail(Input.CALENDAR, f"the day of the check moved {days}")

    def _waivers(self, finding: Finding) -> Iterator[Detail]:
        then, now = (_waivers(answer, finding) for answer in (self.pair.old, self.pair.new))
        for waiver in now:
            says = "was added" if not then else _turned(waiver, self.pair)
            yield Detail(Input.WAIVERS, f"{waiver.named} {says}", waiver.location)
        for waiver in then if not now else ():
            yield Detail(Input.WAIVERS, f"{waiver.named} was taken out", waiver.location, is_old=True)

    def _baseline(self, finding: Finding) -> Iterator[Detail]:
        for answer, says in ((self.pair.new, "it was accepted"), (self.pair.old, "it is no longer accepted")):
            baseline = answer.accepted.baseline
            place = baseline.accepted.get(finding.fingerprint) if baseline else None
            if place is not None:
                yield Detail(Input.BASELINE, says, place, is_old=answer is self.pair.old)

    def _reviews(self, _finding: Finding) -> Iterator[Detail]:
        old, new = (filter(None, [answer.reviews.document]) for answer in (self.pair.old, self.pair.new))
        yield from _files(Input.REVIEWS, old, new)


def _rule(answer: Answer, name: str) -> AnyRule | None:
    return next((rule for pack in answer.packs.packs for rule in pack.every if rule.id == name), None)


def _waivers(answer: Answer, finding: Finding) -> tuple[Waiver, ...]:
    return tuple(one for one in answer.model.waivers if (one.rule, one.element) == (finding.rule, finding.element))


def _turned(waiver: Waiver, pair: Pair) -> str:
    is_over = waiver.expires < pair.new.report.as_at
    return f"ended on {spoken(waiver.expires)}" if is_over else "was changed"


def _files(of: Input, old: Iterable[YamlDocument], new: Iterable[YamlDocument]) -> Iterator[Detail]:
    """Names the files that say something else, that are new and that are gone."""
    before = {one.source.path: one.source for one in old}
    now = {one.source.path: one.source for one in new}
    for path in sorted({*before, *now}):
        if path not in now:
            yield Detail(of, f"{path} is no longer used", before[path].location(), is_old=True)
        elif path not in before:
            yield Detail(of, f"{path} is new", now[path].location())
        elif before[path].sha256 != now[path].sha256:
            yield Detail(of, f"{path} has changed", now[path].location())
