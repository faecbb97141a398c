"""What of each input has changed that brings a finding or mends it, and where that stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from alignment.comparison.changed_files import documents_of, files_changed, settings_changed
from alignment.comparison.element_causes import ChangesBehind, changes_behind
from alignment.comparison.pair import Pair
from alignment.dates import spoken
from alignment.diff.changes import ElementChange
from alignment.diff.sentences import sentence
from alignment.findings.finding import Finding
from alignment.project.policy import Policy
from alignment.results.comparison import Cause, InputDetail
from alignment.results.inputs import READ, Input
from alignment.source import Location
from alignment.text import count_of, join_words
from alignment.waivers.waiver import Waiver

_MOST_NAMED: Final = 3
_OF_WAIVERS: Final = "WAIVER-"
_BESIDE: Final = tuple(one for one in READ if one not in {Input.STRATEGY, Input.CALENDAR})


def changed_beside(pair: Pair) -> Iterator[InputDetail]:
    """Names the files beside the model that say something else, whatever that does to findings."""
    for one in _BESIDE:
        old, new = (
            (file for file in documents_of(one, answer.loaded.policy) if not file.source.is_shipped)
            for answer in pair[:2]
        )
        yield from files_changed(one, old, new)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Causes:
    """Knows two states of a project, and which changed elements each finding hangs on."""

    pair: Pair
    behind: Mapping[str, ChangesBehind]

    @classmethod
    def of(cls, pair: Pair, came: tuple[Finding, ...], gone: tuple[Finding, ...]) -> "Causes":
        """Looks for the changed elements behind findings."""
        return cls(pair, changes_behind(pair, came, gone))

    @property
    def _policies(self) -> tuple[Policy, Policy]:
        return self.pair.old.loaded.policy, self.pair.new.loaded.policy

    def causes(self, finding: Finding, inputs: tuple[Input, ...]) -> Iterator[Cause]:
        """Says what of some inputs has changed that makes the difference for a finding; several where each would do."""
        for chosen in product(*(self._alternatives(one, finding) for one in inputs)):
            yield Cause(inputs, tuple(detail for details in chosen for detail in details))

    def _alternatives(self, one: Input, finding: Finding) -> list[tuple[InputDetail, ...]]:
        if one is Input.STRATEGY:
            return self._strategy(finding)
        return [tuple(self._said(one, finding)) or tuple(self._files(one))]

    def _said(self, one: Input, finding: Finding) -> Iterable[InputDetail]:
        match one:
            case Input.PACKS:
                return self._packs(finding)
            case Input.CALENDAR:
                return self._calendar()
            case Input.WAIVERS:
                return self._waivers(finding)
            case Input.BASELINE:
                return self._baseline(finding)
            case Input.SETTINGS:
                return settings_changed(*(policy.project.document for policy in self._policies))
            case _:
                return ()

    def _files(self, one: Input) -> Iterable[InputDetail]:
        """Names the files that hold an input and have changed, where nothing more can be said."""
        return files_changed(one, *(documents_of(one, policy) for policy in self._policies))

    def _strategy(self, finding: Finding) -> list[tuple[InputDetail, ...]]:
        """Gives the changes that all are needed, or else each that would do; where none does alone, says so."""
        behind = self.behind.get(finding.fingerprint, ChangesBehind())
        needed, either = (sorted(some, key=lambda one: finding.element not in one.ids) for some in behind)
        if either:
            return [(self._change(one, finding),) for one in either]
        if needed:
            return [tuple(self._change(one, finding) for one in needed)]
        if unread := self.pair.changes.new_unread or self.pair.changes.old_unread:
            return [(InputDetail(Input.STRATEGY, f"{join_words(unread, most=_MOST_NAMED)} could not be read whole"),)]
        if finding.fingerprint in self.behind:
            return [(InputDetail(Input.STRATEGY, "no single change was found that does it"),)]
        return [()]

    def _change(self, change: ElementChange, finding: Finding) -> InputDetail:
        """Says how an element has changed: where that is the field that the finding is about, only that."""
        about = (finding.facet or "").split(":", maxsplit=1)[0] if finding.element in change.ids else ""
        fields = tuple(one for one in change.fields if one.field == about)
        links = tuple(one for one in change.links if one.link.name == about)
        shown = change._replace(fields=fields, links=links) if fields or links else change
        return InputDetail(Input.STRATEGY, _shortly(shown), self._place(shown), change.new is None)

    def _place(self, change: ElementChange) -> Location:
        """Gives the place of the first thing that has changed of an element, or else of its id."""
        if change.new is None:
            return change.latest.location
        fields = (one.field for one in change.fields)
        links = (one.link.name for one in change.links)
        origin = self.pair.new.strategy.origins[change.new.id]
        return origin.locate(next(iter((*fields, *links)), None))

    def _packs(self, finding: Finding) -> Iterator[InputDetail]:
        then, now = (_rules(policy).get(finding.rule) for policy in self._policies)
        if now is None and then is not None:
            yield InputDetail(
                Input.PACKS, f"{finding.rule} of {then[0]} is no longer among the rules", then[1], is_old=True
            )
        elif now is not None and then is None:
            yield InputDetail(Input.PACKS, f"{finding.rule} of {now[0]} is new among the rules", now[1])
        else:
            old, new = (documents_of(Input.PACKS, policy) for policy in self._policies)
            yield from files_changed(Input.PACKS, old, new)

    def _calendar(self) -> Iterator[InputDetail]:
        old, new = self.pair.old.report, self.pair.new.report
        days = f"from {spoken(old.as_at)} ({old.as_at_origin}) to {spoken(new.as_at)} ({new.as_at_origin})"
        yield InputDetail(Input.CALENDAR, f"the day of the check moved {days}")

    def _waivers(self, finding: Finding) -> Iterator[InputDetail]:
        then, now = (_waivers(policy, finding) for policy in self._policies)
        for waiver in now:
            says = _turned(next((one for one in then if one.key == waiver.key), None), waiver, self.pair)
            yield InputDetail(Input.WAIVERS, f"{waiver.named} {says}", waiver.location)
        for waiver in (one for one in then if one.key not in {other.key for other in now}):
            over = f", and would have ended on {spoken(waiver.expires)}" if _is_over(waiver, self.pair) else ""
            yield InputDetail(Input.WAIVERS, f"{waiver.named} was taken out{over}", waiver.location, is_old=True)

    def _baseline(self, finding: Finding) -> Iterator[InputDetail]:
        then, now = (_accepting(policy, finding) for policy in self._policies)
        if now:
            yield InputDetail(Input.BASELINE, "it was accepted", now)
        if then:
            yield InputDetail(Input.BASELINE, "it is no longer accepted", then, is_old=True)


def _accepting(policy: Policy, finding: Finding) -> Location | None:
    """Gives the place of the first entry about a finding; None where there is none."""
    entries = policy.accepted.content.entries if policy.accepted.content else {}
    return min((place for entry, place in entries.items() if entry.matter == finding.matter), default=None)


def _shortly(change: ElementChange) -> str:
    """Says a change in a sentence, of many changes of one element only the first."""
    fields, links = change.fields[:_MOST_NAMED], change.links[: max(_MOST_NAMED - len(change.fields), 0)]
    left_out = len(change.fields) + len(change.links) - len(fields) - len(links)
    more = f"; and {count_of(left_out, 'more change')}" if left_out else ""
    return f"{sentence(change._replace(fields=fields, links=links)).removesuffix('.')}{more}"


def _rules(policy: Policy) -> Mapping[str, tuple[str, Location]]:
    """Gives, by rule, its pack and where it stands."""
    return {rule.id: (pack.name, rule.location) for pack in policy.packs.packs for rule in pack.every}


def _waivers(policy: Policy, finding: Finding) -> tuple[Waiver, ...]:
    """Gives the waivers of a finding, or those that a finding about waivers may be about."""
    is_about_waivers = finding.rule.startswith(_OF_WAIVERS)
    return tuple(
        one
        for one in policy.waivers.waivers
        if one.element == finding.element and (is_about_waivers or one.rule == finding.rule)
    )


def _turned(then: Waiver | None, waiver: Waiver, pair: Pair) -> str:
    """Says what has become of a waiver that is there: by its words, or else by the day."""
    if then is None:
        return "was added"
    if (then.approved_on, then.expires) != (waiver.approved_on, waiver.expires):
        return "has other days than before"
    if _is_over(waiver, pair):
        return f"ended on {spoken(waiver.expires)}"
    if waiver.approved_on > pair.new.report.as_at:
        return f"is approved only from {spoken(waiver.approved_on)} on"
    return "is judged otherwise than before"


def _is_over(waiver: Waiver, pair: Pair) -> bool:
    return waiver.expires < pair.new.report.as_at
