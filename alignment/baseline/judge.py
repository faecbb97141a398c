"""Whether what a list accepts holds: on a day, and by the approval of somebody who may give it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from alignment.baseline.entries import AcceptedPiece, Baseline, StrategyApproval
from alignment.dates import spoken
from alignment.english import agreeing
from alignment.findings.built_in import built_in
from alignment.findings.finding import Approval, Finding
from alignment.text import count_of, join_words

_MOST_NAMED: Final = 8
_WITHOUT: Final = "accepted without a reason, which holds only before approval"
_ANEW: Final = "accept it anew by `align baseline write --reason TEXT --approved-by ROLE`"


class Approvers(NamedTuple):
    """Says of those who approved, by their ids, what keeps them from it, and which elements each of them answers for."""

    refused: Mapping[str, str]
    owned: Mapping[str, Collection[str]]


class JudgedBaseline(NamedTuple):
    """Holds what a strategy has accepted, and what decides whether that holds.

    `wants_approval` tells that nothing is accepted without a reason any more, as at approval and later.
    """

    baseline: Baseline
    approvals: Mapping[str, StrategyApproval]
    approvers: Approvers
    as_at: date
    wants_approval: bool

    def approval_of(self, entry: AcceptedPiece) -> Approval | None:
        """Gives the approval by which a piece is accepted; None where it was accepted without."""
        found = self.approvals.get(entry.approval)
        return found.approval if found else None

    def why_not(self, entry: AcceptedPiece, element: str | None) -> str:
        """Says why an entry accepts nothing on an element; nothing where it does."""
        if not entry.approval:
            return _WITHOUT if self.wants_approval else ""
        approval = self.approval_of(entry)
        if approval is None:
            return "accepted by an approval that is not in the list"
        if self.has_ended(approval):
            return f"accepted until {spoken(approval.last_day)}"
        if says := self.approvers.refused.get(approval.approved_by):
            return f"accepted by {approval.approved_by}, which {says}"
        owned = self.approvers.owned.get(approval.approved_by, ())
        return f"accepted by {approval.approved_by}, which answers for it" if element in owned else ""

    def has_ended(self, approval: Approval) -> bool:
        """Decides whether an approval is past its last day; nothing else decides this."""
        return approval.last_day < self.as_at


def judged(baseline: Baseline, as_at: date, approvers: Approvers, *, wants_approval: bool) -> JudgedBaseline:
    """Brings what one strategy has accepted together with what decides whether it holds."""
    return JudgedBaseline(baseline, {one.name: one for one in baseline.approvals}, approvers, as_at, wants_approval)


def faults_of_approvals(findings: Iterable[Finding], found: JudgedBaseline) -> Iterator[Finding]:
    """Gives a finding for every approval that does not hold for all that occurs of what was accepted by it."""
    about = {one.matter: one.element for one in findings}
    named: dict[str, list[AcceptedPiece]] = {}
    for entry in found.baseline.entries:
        if entry.approval and entry.matter in about:
            named.setdefault(entry.approval, []).append(entry)
    if found.wants_approval and (
        plain := [one for one in found.baseline.entries if not one.approval and one.matter in about]
    ):
        yield _without_approval(plain, found)
    for name, entries in named.items():
        elements = sorted({element for one in entries if (element := about[one.matter])})
        yield from _fault(name, entries, elements, found)


def _without_approval(entries: Collection[AcceptedPiece], found: JudgedBaseline) -> Finding:
    place = min(found.baseline.entries[one] for one in entries)
    number = count_of(len(entries), "entry", "entries")
    says = f"{number} of the list {agreeing(len(entries), 'gives')} no reason, and from approval on nothing is accepted without one"
    return built_in("BASELINE-APPROVAL", says, place, label="for no reason, by nobody", facet="")


def _fault(
    name: str, entries: Collection[AcceptedPiece], elements: Iterable[str], found: JudgedBaseline
) -> Iterator[Finding]:
    number = count_of(len(entries), "entry", "entries")
    listed = found.approvals.get(name)
    if listed is None:
        place = min(found.baseline.entries[one] for one in entries)
        says = (
            f"The approval {name}, which {number} of the list {'names' if len(entries) == 1 else 'name'}, is not in it"
        )
        fix = f"Put its line back as it was, or {_ANEW}."
        yield built_in("BASELINE-APPROVAL", says, place, label="names it", fix=fix, facet=name)
        return
    approval, place = listed.approval, found.baseline.approvals[listed]
    what = f"What {approval.approved_by} accepted on {spoken(approval.approved_on)}"
    if found.has_ended(approval):
        says = f"{what} was accepted until {spoken(approval.last_day)}, in {number} of the list"
        yield built_in("BASELINE-EXPIRED", says, place, label="its last day has passed", facet=name)
    elif because := found.approvers.refused.get(approval.approved_by):
        says = f"{what} was accepted by nobody who may: {approval.approved_by} {because}"
        yield built_in("BASELINE-APPROVAL", says, place, label=f"by {approval.approved_by}", facet=name)
    elif own := [one for one in elements if one in found.approvers.owned.get(approval.approved_by, ())]:
        says = f"{what} is also about {join_words(own, most=_MOST_NAMED)}, which {approval.approved_by} answers for"
        yield built_in("BASELINE-APPROVAL", says, place, label=f"by {approval.approved_by}", facet=name)


def strongest(entries: Collection[AcceptedPiece], found: JudgedBaseline) -> AcceptedPiece:
    """Gives of entries that accept the same the one that counts: with a reason before without, then that which holds longest."""
    return max(sorted(entries, key=found.baseline.entries.__getitem__), key=lambda one: _strength(one, found))


def weakest(entries: Collection[AcceptedPiece], found: JudgedBaseline) -> AcceptedPiece:
    """Gives of entries that accept a finding together the one on which it hangs: without a reason, or the first to end."""
    return min(sorted(entries, key=found.baseline.entries.__getitem__), key=lambda one: _strength(one, found))


def _strength(entry: AcceptedPiece, found: JudgedBaseline) -> tuple[bool, date]:
    approval = found.approval_of(entry)
    return approval is not None, approval.last_day if approval else date.max
