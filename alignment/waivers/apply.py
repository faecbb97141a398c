"""From waivers and findings to findings, some of them waived: which waiver holds, for what, and what is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, NamedTuple

from alignment.dates import spoken
from alignment.findings.finding import Finding, RelatedLocation, Waived
from alignment.model.strategy import Strategy
from alignment.text import join_words
from alignment.waivers.faults import Rules, fault_of_members, fault_of_names, faults_of_days, refused
from alignment.waivers.waiver import Waiver, WaiverState, state_on

_CODES: Final = {WaiverState.NOT_YET: "WAIVER-EARLY", WaiverState.EXPIRED: "WAIVER-EXPIRED"}


class Waiving(NamedTuple):
    """Holds the findings of rules, those that are waived marked, and what is wrong with waivers."""

    findings: tuple[Finding, ...]
    faults: tuple[Finding, ...]


def apply_waivers(
    waivers: Iterable[Waiver], findings: Iterable[Finding], strategy: Strategy, rules: Rules, as_at: date
) -> Waiving:
    """Waives what waivers hold for on a day; a waiver with anything wrong about it waives nothing."""
    by_subject: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in findings:
        by_subject.setdefault((finding.rule, finding.element), []).append(finding)
    applying = _Applying(strategy, rules, as_at, by_subject)
    for waiver in waivers:
        applying.apply(waiver)
    return Waiving(tuple(one for group in by_subject.values() for one in group), tuple(applying.faults))


@dataclass(slots=True, eq=False, repr=False)
class _Applying:
    """Applies waivers one by one to findings by rule and element."""

    strategy: Strategy
    rules: Rules
    as_at: date
    by_subject: Mapping[tuple[str, str | None], list[Finding]]
    first: dict[str, Waiver] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)

    def apply(self, waiver: Waiver) -> None:
        """Applies one waiver, or says why it does not hold."""
        group = self.by_subject.get((waiver.rule, waiver.element), [])
        meant = [place for place, one in enumerate(group) if waiver.facet in {None, one.facet}]
        fault = self._fault(waiver, [group[place] for place in meant])
        if fault is not None:
            self.faults.append(fault)
            for place in meant:
                group[place] = _not_waived(group[place], fault, waiver)
        elif meant:
            group[meant[0]] = replace(group[meant[0]], suppression=_waived(waiver))

    def _fault(self, waiver: Waiver, meant: list[Finding]) -> Finding | None:
        """Gives the first of what is wrong with a waiver; None where it holds, or could not be judged."""
        return next(self._faults(waiver, meant), None)

    def _faults(self, waiver: Waiver, meant: list[Finding]) -> Iterator[Finding]:
        """Gives what is wrong with a waiver; of one whose finding is gone nothing else matters, as it is to go as well."""
        found_on = dict.fromkeys(element for rule, element in self.by_subject if rule == waiver.rule and element)
        is_over = not meant and waiver.element in self.strategy.elements and self.rules.has_looked_at(waiver)
        if is_over and state_on(waiver, self.as_at) is WaiverState.HOLDS and waiver.key not in self.first:
            yield self._unused(waiver)
        if fault := fault_of_names(waiver, self.strategy, self.rules, found_on):
            yield fault
        yield from faults_of_days(waiver, self.rules.terms)
        first = self.first.setdefault(waiver.key, waiver)
        if first is not waiver:
            there = RelatedLocation(first.location, "the first")
            says = f"is written twice; the first is in {first.location.path} at line {first.location.line}"
            yield refused("WAIVER-TWICE", waiver, says, related=(there,))
        stands = state_on(waiver, self.as_at)
        if stands is not WaiverState.HOLDS:
            yield self._out_of_time(waiver, stands, meant)
        if len(meant) > 1:
            facets = join_words((f"`{one.facet}`" for one in meant), "or")
            says = f"could mean any of {len(meant)} findings"
            yield refused("WAIVER-SEVERAL", waiver, says, fix=f"Add `facet:` and one of {facets}.")
        yield from (fault for one in meant if (fault := fault_of_members(waiver, one)))

    def _out_of_time(self, waiver: Waiver, stands: WaiverState, meant: list[Finding]) -> Finding:
        if stands is WaiverState.NOT_YET:
            says = f"is approved only on {spoken(waiver.approved_on)}"
            return refused(_CODES[stands], waiver, says)
        mend = f"Mend {waiver.element}, or have the exception approved anew" if meant else "Delete it"
        return refused(_CODES[stands], waiver, f"expired on {spoken(waiver.expires)}", fix=f"{mend}.")

    def _unused(self, waiver: Waiver) -> Finding:
        others = self.by_subject.get((waiver.rule, waiver.element), [])
        if others:
            facets = join_words((f"`{one.facet}`" for one in others), "or")
            says = f"names the facet `{waiver.facet}`, of which nothing is found"
            return refused("WAIVER-UNUSED", waiver, says, fix=f"Name {facets}, or delete it.")
        says = f"excepts nothing: {waiver.rule} finds nothing on it"
        return refused(
            "WAIVER-UNUSED", waiver, says, fix=f"Delete it, from its `rule: {waiver.rule}` to its last line."
        )


def _waived(waiver: Waiver) -> Waived:
    return Waived(waiver.reason, waiver.approved_by, waiver.approved_on, waiver.expires, waiver.location)


def _not_waived(finding: Finding, fault: Finding, waiver: Waiver) -> Finding:
    """Says beside a finding, and where a waiver has expired in its sentence, why its waiver does not hold."""
    since = f"; its waiver expired on {spoken(waiver.expires)}" if fault.rule == _CODES[WaiverState.EXPIRED] else ""
    related = RelatedLocation(waiver.location, f"its waiver does not hold: it {fault.label}")
    return replace(finding, says=f"{finding.says}{since}", related=(*finding.related, related))
