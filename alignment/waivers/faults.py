"""What can be wrong with a waiver by itself: names that are not there, and approval by whoever it is for."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

from alignment.dates import spoken
from alignment.findings.built_in import BUILT_IN, built_in
from alignment.findings.finding import Finding, RelatedLocation, covers
from alignment.findings.finding import beyond as beyond_of
from alignment.model.strategy import Strategy
from alignment.source import Location
from alignment.text import did_you_mean, join_words, shorten, suggestion, upper_first, visible
from alignment.waivers.approver import answering_like, refused_approver
from alignment.waivers.waiver import Waiver, WaiverTerms
from alignment.waivers.write import members_line

_SHOWN: Final = 40
_MOST_NAMED: Final = 8


class Rules(NamedTuple):
    """Says which rules a project has, which of them were run to their end, and how waivers of them may be.

    `are_whole` tells that every pack could be read, so that no other rule is meant by any name. `unchecked` names, by rule,
    the elements of which nobody can tell.
    """

    known: Collection[str]
    run: Collection[str]
    are_whole: bool
    terms: WaiverTerms = WaiverTerms()
    unchecked: Collection[tuple[str, str | None]] = ()

    def has_looked_at(self, waiver: Waiver) -> bool:
        """Tells whether the rule of a waiver could tell what there is to find on its element."""
        return waiver.rule in self.run and (waiver.rule, waiver.element) not in self.unchecked


def refused(  # noqa: PLR0913 - the parts of a finding
    code: str,
    waiver: Waiver,
    says: str,
    *,
    fix: str = "",
    related: tuple[RelatedLocation, ...] = (),
    at: Location | None = None,
) -> Finding:
    """Makes a finding about a waiver; `says` is the rest of a sentence whose subject the waiver is."""
    message = visible(f"{upper_first(waiver.named)} {says}")
    return built_in(code, message, at or waiver.location, label=says, fix=fix, facet=waiver.key, related=related)


def fault_of_names(waiver: Waiver, strategy: Strategy, rules: Rules, found_on: Collection[str] = ()) -> Finding | None:
    """Gives the first of what is wrong with the names in a waiver; None where all of them are right.

    `found_on` are the elements on which the rule finds something.
    """
    faults = (
        *_faults_of_rule(waiver, rules),
        *_faults_of_element(waiver, strategy, found_on),
        *_faults_of_approver(waiver, strategy),
    )
    return next(iter(faults), None)


def faults_of_days(waiver: Waiver, terms: WaiverTerms) -> Iterator[Finding]:
    """Says that a waiver holds for too long, or was written down before it was approved."""
    longest = terms.longest.after(waiver.approved_on)
    if waiver.expires > longest:
        says = f"holds until {spoken(waiver.expires)}, longer than {terms.longest.text} from its approval"
        fix = f"Let it expire on {longest} or before, and have it approved anew then."
        yield refused("WAIVER-LONG", waiver, says, fix=fix)
    written = terms.written.get((waiver.key, waiver.approved_on), waiver.approved_on)
    if written < waiver.approved_on:
        says = f"is approved on {spoken(waiver.approved_on)}, and was written down on {spoken(written)} already"
        yield refused("WAIVER-AHEAD", waiver, says)


def fault_of_members(waiver: Waiver, finding: Finding) -> Finding | None:
    """Says that a finding is about other elements than the waiver names; None where it covers all of them."""
    if all(covers(waiver.members, piece) for piece in finding.pieces):
        return None
    beyond = beyond_of(waiver.members, finding)
    if not finding.about:
        says, first = "names members where the finding has none", "Delete `members`"
    elif not waiver.members:
        says, first = f"does not say of what: the finding is about {_listed(beyond)}", upper_first(_add(finding))
    else:
        says, first = f"was not approved for {_listed(beyond)}", f"Mend {_listed(beyond)}, or {_add(finding)}"
    return refused("WAIVER-MEMBERS", waiver, says, fix=f"{first}, once that is approved.")


def _add(finding: Finding) -> str:
    if len(finding.about) > _MOST_NAMED:
        return "delete the waiver and write it anew with `align waive`"
    return f"write `{members_line(finding.about)}`"


def _listed(members: Iterable[str]) -> str:
    return join_words(members, most=_MOST_NAMED)


def _faults_of_rule(waiver: Waiver, rules: Rules) -> Iterator[Finding]:
    if waiver.rule in BUILT_IN:
        says = "excepts what align finds by itself, which cannot be waived"
        yield refused("WAIVER-BUILT-IN", waiver, says)
    elif waiver.rule not in rules.known and rules.are_whole:
        fix = suggestion(waiver.rule, rules.known) or "`align rules list` names the rules."
        yield refused("WAIVER-RULE", waiver, "names a rule that no pack in use has", fix=fix)


def _faults_of_element(waiver: Waiver, strategy: Strategy, found_on: Collection[str]) -> Iterator[Finding]:
    if waiver.element not in strategy.elements:
        meant = did_you_mean(waiver.element, strategy.elements)
        listed = f"{waiver.rule} finds something on {join_words(found_on, most=_MOST_NAMED)}." if found_on else ""
        fix = f"Did you mean {meant}?" if meant else listed
        yield _unknown(waiver, strategy, "names an element that does not exist", fix, waiver.element_at)


def _faults_of_approver(waiver: Waiver, strategy: Strategy) -> Iterator[Finding]:
    at = waiver.approver_at
    if wrong := refused_approver(waiver.approved_by, strategy):
        says = f"is approved by {shorten(waiver.approved_by, _SHOWN)}, which {wrong.says}"
        yield (
            _unknown(waiver, strategy, says, wrong.fix, at)
            if wrong.is_unknown
            else refused("WAIVER-NAME", waiver, says, fix=wrong.fix, at=at)
        )
    elif found := answering_like(waiver.approved_by, waiver.element, strategy):
        as_whom = "" if found.post == waiver.approved_by else f", the same post as {waiver.approved_by}"
        says = f"is approved by {found.as_what} {waiver.element}, {found.post}{as_whom}"
        yield refused("WAIVER-SELF", waiver, says, at=at)


def _unknown(waiver: Waiver, strategy: Strategy, says: str, fix: str, at: Location) -> Finding:
    """Says that something does not exist, or, where something went unread, that nobody can tell."""
    if strategy.unread:
        files = join_words(dict.fromkeys(one.path for one in strategy.unread), most=_MOST_NAMED)
        return refused("WAIVER-UNCHECKED", waiver, f"cannot be checked: {files} could not be read whole")
    return refused("WAIVER-NAME", waiver, says, fix=fix, at=at)
