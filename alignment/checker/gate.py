"""What becomes of the gate: everything that a change makes easier to pass."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from alignment.baseline.entries import NOTHING, AcceptedPiece
from alignment.checker.gate_rules import pack_findings, rule_findings
from alignment.checker.gate_texts import text_findings
from alignment.config import FAIL_ON, NEVER
from alignment.dates import spoken
from alignment.documents.plain import said_by_key
from alignment.english import agreeing
from alignment.findings.built_in import BUILT_IN, built_in
from alignment.findings.finding import Finding, Severity
from alignment.model.vocabularies import STAGES
from alignment.project.gate import Gate, GateState
from alignment.project.policy import Policy
from alignment.project.used import ReadModel
from alignment.reviews.lock import LinkId, Review
from alignment.revisions.files import relative_to
from alignment.source import Location, SourceFile
from alignment.text import count_of, join_words, visible
from alignment.waivers.waiver import Waiver

_MOST_NAMED: Final = 5
_FROM_THE_LOOSEST: Final = (NEVER, *(one for one in FAIL_ON if one != NEVER))
_SAID_APART: Final = frozenset(
    {"model", "uses", "packs", "select", "ignore", "fail_on", "fail_on_change", "gate", "stage", "as_at"}
)
"""Settings of which more can be said than that they are others."""


def gate_findings(gate: Gate, severities: Mapping[str, Severity], *, is_protected: bool) -> Iterator[Finding]:
    """Says what a change makes of the gate, each as grave as a project has it, or all as errors.

    Of what has a mistake in it, be it settings, a pack or a list, nobody can tell what is gone: that is said by itself.
    """
    for one in _found(*gate):
        grave = Severity.ERROR if is_protected else severities.get(one.rule, one.severity)
        yield replace(one, severity=grave)


def _found(old: GateState, new: GateState) -> Iterator[Finding]:
    if old.policy.project.root != new.policy.project.root:
        yield from _settings_elsewhere(old, new)
        return
    yield from _id(old, new)
    if old.is_set and new.is_set:
        yield from _by_settings(old, new)
    yield from _waivers(old.policy, new.policy)
    yield from _accepted(old, new)
    yield from _reviews(old, new)
    yield from text_findings(old, new)


def _by_settings(old: GateState, new: GateState) -> Iterator[Finding]:
    """Says what becomes of settings, and of the packs and views that they name."""
    yield from _model(old, new)
    yield from _used(old, new)
    yield from pack_findings(old, new)
    yield from rule_findings(old, new)
    yield from _day(old, new)
    yield from _stage(old, new)
    yield from _limits(old, new)
    yield from _others(old, new)


def _settings_elsewhere(old: GateState, new: GateState) -> Iterator[Finding]:
    """Says that the settings of another folder count once the change is merged, so that all that is named is another."""
    root = old.policy.project.root
    was, now = (relative_to(root, one.policy.project.file or one.policy.project.root) for one in (old, new))
    says = f"Once the change is merged, the settings of {now} count in place of those of {was}"
    yield built_in("GATE-MODEL", says, SourceFile(now, b"").location(), label="other settings")


def _model(old: GateState, new: GateState) -> Iterator[Finding]:
    """Says that another model is named; where there was none yet, a new one stands in the place of nothing."""
    before, now = (state.policy.project.model for state in (old, new))
    if before != now and not old.is_blank:
        names = (visible(str(state.policy.project.place_of_model)) for state in (new, old))
        says = "The settings of the change name {} as the model, in place of {}".format(*names)
        yield built_in("GATE-MODEL", says, new.settings_place("model"), label="another model")


def _used(old: GateState, new: GateState) -> Iterator[Finding]:
    """Says which other models links may lead to once the change is merged, and which of them it edits."""
    before, now = ({one.record.name: one for one in state.policy.used.read} for state in (old, new))
    for name in sorted({*before, *now}):
        if says := _used_otherwise(before.get(name), now.get(name)):
            place = new.settings_place("uses")
            yield built_in("GATE-USED", f"The change {says}", place, facet=name)


def _used_otherwise(before: ReadModel | None, now: ReadModel | None) -> str:
    """Says what a change makes of another model that is used; nothing where it is the same."""
    if before is None or now is None:
        one = now or before
        return f"{'uses' if now else 'no longer uses'} {one.record.place} as `{one.record.name}`" if one else ""
    if (before.record.model, before.record.commit) != (now.record.model, now.record.commit):
        return f"uses {now.record.place} as `{now.record.name}`, in place of {before.record.place}"
    then, there = ({one.source.path: one.source.sha256 for one in state.documents} for state in (before, now))
    edited = sorted(path for path in {*then, *there} if then.get(path) != there.get(path))
    return f"edits {_listed([*map(str, edited)])}, of the model used as `{now.record.name}`" if edited else ""


def _id(old: GateState, new: GateState) -> Iterator[Finding]:
    """Says that the strategy is called otherwise, so that nothing reaches it that lists say of it by its former id."""
    if old.strategy_id and (root := new.strategy.root) and root.id != old.strategy_id:
        says = f"The strategy has the id {visible(root.id)} in place of {visible(old.strategy_id)}"
        message = f"{says}: what was accepted and reviewed by that id is none of it any more"
        yield built_in("GATE-ID", message, new.strategy.origins[root.id].locate("id"), element=root.id, facet="id")


def _waivers(old: Policy, new: Policy) -> Iterator[Finding]:
    before = {one.key: one for one in old.waivers.waivers}
    for one in new.waivers.waivers:
        if says := _widened(before.get(one.key), one):
            facet = f"{one.rule}:{one.facet}" if one.facet else one.rule
            named = f"The waiver of {visible(one.rule)} on {visible(one.element)}"
            yield built_in("GATE-WAIVER", f"{named} {says}", one.location, element=one.element, facet=facet)


def _widened(before: Waiver | None, now: Waiver) -> str:
    """Says what a waiver excepts more than before; nothing where it is no wider."""
    if before is None:
        return f"is added, until {spoken(now.expires)}"
    if now.expires > before.expires:
        return f"holds until {spoken(now.expires)} in place of {spoken(before.expires)}"
    if now.approved_on < before.approved_on:
        return f"holds from {spoken(now.approved_on)} in place of {spoken(before.approved_on)}"
    if now.approved_by != before.approved_by:
        return f"names {visible(now.approved_by)} as approver in place of {visible(before.approved_by)}"
    return ""


def _accepted(old: GateState, new: GateState) -> Iterator[Finding]:
    before, now = _accepted_until(old, new.strategy_id), _accepted_until(new, new.strategy_id)
    if came := sorted(now.keys() - before.keys()):
        named = [one.named for one in came]
        says = f"{count_of(len(came), 'more finding')} {agreeing(len(came), 'is')} accepted: {_listed(named)}"
        yield built_in("GATE-ACCEPTED", says, now[came[0]].location, facet=" ".join(named))
    if longer := sorted(one for one, held in before.items() if one in now and now[one].until > held.until):
        named = [one.named for one in longer]
        says = f"{count_of(len(longer), 'finding')} {agreeing(len(longer), 'is')} accepted for longer: {_listed(named)}"
        yield built_in("GATE-ACCEPTED", says, now[longer[0]].location, facet=" ".join(("longer", *named)))


class _Held(NamedTuple):
    """Says up to which day something is accepted, and where that stands."""

    until: date
    location: Location


def _accepted_until(state: GateState, strategy: str) -> Mapping[AcceptedPiece, _Held]:
    """Gives what is accepted, by whatever approval, as if the strategy had this id, with the last day on which it is."""
    listed = (state.policy.accepted.content or NOTHING).of(state.strategy_id)
    approvals = {one.name: one.approval.last_day for one in listed.approvals} | {"": date.max}
    found: dict[AcceptedPiece, _Held] = {}
    for entry, place in listed.entries.items():
        if (until := approvals.get(entry.approval)) is not None:
            piece, held = entry._replace(strategy=strategy, approval=""), _Held(until, place)
            found[piece] = max(found.get(piece, held), held, key=lambda one: one.until)
    return found


def _reviews(old: GateState, new: GateState) -> Iterator[Finding]:
    lists = [state.policy.reviews for state in (old, new)]
    document = lists[1].document or lists[0].document
    if lists[0].content is None or document is None or lists[1].findings:
        return
    place = document.source.location()
    if lists[1].content is None:
        if new.is_set:
            yield built_in("GATE-REVIEW", "Links are no longer watched: the list of reviewed links is gone", place)
        return
    then, now = lists[0].content.of(old.strategy_id), lists[1].content.of(new.strategy_id)
    before = {one.renamed(old.strategy_id, new.strategy_id): reviews for one, reviews in then.items()}
    again = sorted(one for one in before.keys() & now.keys() if _meant(now[one], before[one]))
    gone = sorted((before.keys() - now.keys()) & {LinkId.of(one) for one in new.strategy.links})
    for links, says in ((again, "counts as reviewed again"), (gone, "is taken off the list of reviewed links")):
        if links:
            named = [f"{one.source} {one.type} {one.target}" for one in links]
            message = f"{count_of(len(links), 'link')} {agreeing(len(links), says)}: {_listed(named)}"
            yield built_in("GATE-REVIEW", message, place, facet=" ".join(named))


def _meant(reviews: Iterable[Review], before: Iterable[Review]) -> bool:
    """Tells whether a link was reviewed when its target meant what it had not meant in a review before."""
    known = [one.meaning for one in before]
    return any(one.meaning not in known for one in reviews)


def _day(old: GateState, new: GateState) -> Iterator[Finding]:
    before, now = (state.policy.project.config.as_at for state in (old, new))
    if before == now:
        return
    was = f", in place of {spoken(before)}" if before else ""
    says = f"is fixed at {spoken(now)}{was}" if now else f"is no longer fixed{was}"
    yield built_in("GATE-DAY", f"The day of the check {says}", new.settings_place("as_at"))


def _stage(old: GateState, new: GateState) -> Iterator[Finding]:
    known = all(one.policy.project.config.stage or one.strategy.stated_stage for one in (old, new))
    if not known or STAGES.index(new.stage) >= STAGES.index(old.stage):
        return
    says = f"The stage that the strategy is checked for goes back from {old.stage} to {new.stage}"
    root = None if any(state.policy.project.config.stage for state in (old, new)) else new.strategy.root
    place = new.strategy.origins[root.id].locate("stage") if root else new.settings_place("stage")
    yield built_in("GATE-STAGE", says, place, element=root.id if root else None)


def _limits(old: GateState, new: GateState) -> Iterator[Finding]:
    """Says which limits fail less than before: the least severity, kinds of change, and what the gate's own findings weigh."""
    before, now = (state.policy.project.config for state in (old, new))
    then, there = before.fail_on or str(Severity.ERROR), now.fail_on or str(Severity.ERROR)
    if _FROM_THE_LOOSEST.index(there) < _FROM_THE_LOOSEST.index(then):
        yield _limit(new, "fail_on", f"`fail_on` is {there} in place of {then}")
    if gone := [one.value for one in before.fail_on_change if one not in now.fail_on_change]:
        yield _limit(new, "fail_on_change", f"Changes of the kind {join_words(gone, 'or')} no longer fail")
    named = sorted({*before.gate, *now.gate})
    if softer := [code for code in named if _weight(code, now.gate) < _weight(code, before.gate)]:
        yield _limit(new, "gate", f"{join_words(softer)} {agreeing(len(softer), 'matters')} less")


def _weight(code: str, severities: Mapping[str, Severity]) -> Severity:
    return severities.get(code, BUILT_IN[code].severity)


def _limit(new: GateState, setting: str, says: str) -> Finding:
    return built_in("GATE-FAIL", says, new.settings_place(setting), facet=setting)


def _listed(names: list[str]) -> str:
    return join_words(map(visible, names), most=_MOST_NAMED)


def _others(old: GateState, new: GateState) -> Iterator[Finding]:
    """Names the other settings that say something else, and the files of views."""
    before, now = (said_by_key(state.policy.project.document) for state in (old, new))
    for name in sorted({*before, *now} - _SAID_APART):
        was, says = ((said.value if said else None) for said in (before.get(name), now.get(name)))
        if was != says:
            became = "was taken out" if says is None else "was added" if was is None else "has changed"
            place = new.settings_place(name)
            yield built_in("GATE-SETTING", f"`{visible(name)}` {became}", place, facet=visible(name))
    then, there = ({one.source.path: one.source for one in state.policy.views.documents} for state in (old, new))
    for path in sorted(then.keys() & there.keys()):
        if then[path].sha256 != there[path].sha256:
            yield built_in("GATE-SETTING", f"The views in {path} say something else", there[path].location())
