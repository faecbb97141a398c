"""What a change makes of rules: which packs come, go or demand something else, and which rules go off or matter less."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final, NamedTuple, TypeAlias

from alignment.english import agreeing
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, Severity
from alignment.model.vocabularies import STAGES
from alignment.project.gate import GateState
from alignment.rules.rule import AnyRule, BuiltInRule, RulePack
from alignment.rules.selection import matching, switched_off
from alignment.source import Location, SourceFile
from alignment.text import count_of, join_words, visible

_MOST_NAMED: Final = 5
_OFF: Final = "off"


def pack_findings(old: GateState, new: GateState) -> Iterator[Finding]:
    """Says which packs are taken out or added, and which demand something else by rules of the same name."""
    before, now = _packs(old), _packs(new)
    known, still = (frozenset(_rules(state)) for state in (old, new))
    faulty = old.faulty_packs | new.faulty_packs
    for name in sorted({*before, *now}):
        if not faulty.isdisjoint(packs[name].file for packs in (before, now) if name in packs):
            continue
        if name not in now:
            gone = sorted({rule.id for rule in before[name].every} - still)
            yield _of_pack(name, f"is taken out{_with_it(gone)}", new.settings_place("packs"))
        elif name not in before:
            came = sorted({rule.id for rule in now[name].every} - known)
            yield _of_pack(name, f"is added{_with_it(came)}", new.settings_place("packs"))
        elif says := "; ".join(_turned(before[name], now[name], still)):
            yield _of_pack(name, says, SourceFile(now[name].file, b"").location())


def _of_pack(name: str, says: str, place: Location) -> Finding:
    return built_in("GATE-PACK", f"The pack {visible(name)} {says}", place, facet=visible(name))


def _with_it(rules: list[str]) -> str:
    return f", and with it {count_of(len(rules), 'rule')}: {_named(rules)}" if rules else ""


def _turned(before: RulePack, now: RulePack, still: frozenset[str]) -> Iterator[str]:
    """Says what a pack that stays has lost, gained, and demands otherwise."""
    then, there = ({rule.id: rule for rule in pack.every} for pack in (before, now))
    lost = sorted(then.keys() - there.keys() - still)
    came = sorted(there.keys() - then.keys())
    otherwise = sorted(one for one in then.keys() & there.keys() if _demand(then[one]) != _demand(there[one]))
    for words, rules in (("no longer has", lost), ("demands something else by", otherwise), ("has the new", came)):
        if rules:
            yield f"{words} {_named(rules)}"


def _demand(rule: AnyRule) -> tuple[object, ...]:
    """Gives what a rule demands of what, whatever it says about it."""
    if isinstance(rule, BuiltInRule):
        return rule.kinds, rule.test
    return rule.kinds, rule.where, rule.claim, rule.at_least, rule.may_be_empty


def rule_findings(old: GateState, new: GateState) -> Iterator[Finding]:
    """Says which rules that both states have go off, or matter less at some stage; together what one word brings."""
    before, now, there = _weights(old), _weights(new), _rules(new)
    faulty = old.faulty_packs | new.faulty_packs
    unsure = {
        name for some in (_rules(old), there) for name, rule in some.items() if not faulty.isdisjoint(_files(rule))
    }
    grouped: dict[_Why, list[str]] = {}
    for rule in sorted((before.keys() & now.keys()) - unsure):
        if says := _softened(before[rule], now[rule]):
            grouped.setdefault(_why(new, there[rule], says), []).append(rule)
    for why, rules in grouped.items():
        verb = agreeing(len(rules), "goes" if why.says == _OFF else "matters")
        says = f"{_named(rules)} {verb} {why.says}{f': {why.reason}' if why.reason else ''}"
        yield built_in("GATE-RULE", says, why.place, facet=" ".join(rules))


def _files(rule: AnyRule) -> Iterator[PurePosixPath]:
    """Gives the files that say how much a rule matters."""
    yield rule.location.path
    if rule.adjustment:
        yield rule.adjustment.location.path


class _Why(NamedTuple):
    """Says how much less a rule matters, what brings that about, and where it stands."""

    says: str
    reason: str
    place: Location


def _why(new: GateState, rule: AnyRule, says: str) -> _Why:
    config, packs = new.policy.project.config, new.policy.packs.packs
    ignoring = [one for one in config.ignore if rule.id in matching(one.text, packs)]
    selecting = [one for one in config.select if rule.id in matching(one.text, packs)]
    if ignoring:
        return _Why(says, f"`ignore` in {new.policy.project.file_name}", ignoring[0].location)
    if config.select and not selecting:
        return _Why(says, f"`select` in {new.policy.project.file_name}", config.select[0].location)
    if found := rule.adjustment:
        return _Why(
            says, f"adjusted by {visible(found.pack)} ({visible(found.reason.removesuffix('.'))})", found.location
        )
    return _Why(says, "", rule.location)


_Weights: TypeAlias = tuple[Severity | None, ...]


def _weights(state: GateState) -> Mapping[str, _Weights]:
    """Gives how much every rule matters, stage by stage; None where it is not run."""
    project, packs = state.policy.project, state.policy.packs.packs
    chosen, left_out = ({one.text: "" for one in some} for some in (project.config.select, project.config.ignore))
    off = switched_off(packs, chosen, left_out)
    return {name: _by_stage(rule, is_off=name in off) for name, rule in _rules(state).items()}


def _by_stage(rule: AnyRule, *, is_off: bool) -> _Weights:
    if is_off or (rule.adjustment and rule.adjustment.is_off):
        return (None,) * len(STAGES)
    return tuple(rule.schedule.at(stage) for stage in STAGES)


def _softened(before: _Weights, now: _Weights) -> str:
    """Says how much less a rule matters; nothing where at no stage it does."""
    less = [(stage, was, one) for stage, was, one in zip(STAGES, before, now, strict=True) if (one or 0) < (was or 0)]
    if not less:
        return ""
    if not any(now):
        return _OFF
    turned: dict[str, list[str]] = {}
    for stage, was, one in less:
        turned.setdefault(f"{one or 'not due'} in place of {was}", []).append(stage)
    return f"less: {'; '.join(f'{words} at {join_words(stages)}' for words, stages in turned.items())}"


def _packs(state: GateState) -> Mapping[str, RulePack]:
    return {pack.name: pack for pack in state.policy.packs.packs}


def _rules(state: GateState) -> Mapping[str, AnyRule]:
    return {rule.id: rule for pack in state.policy.packs.packs for rule in pack.every}


def _named(rules: list[str]) -> str:
    return join_words(rules, most=_MOST_NAMED)
