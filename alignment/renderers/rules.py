"""Rules for people at a terminal: which there are, and what their proof has shown."""

from collections.abc import Iterable, Iterator
from typing import Final

from alignment.findings.finding import Finding, Severity
from alignment.model.vocabularies import STAGES
from alignment.renderers.support.escape import disarmed
from alignment.renderers.support.terminal import Style
from alignment.results.check import RenderOptions
from alignment.rules.prove import Proof
from alignment.rules.rule import Adjustment, AnyRule, RulePack, Schedule
from alignment.text import count_of, join_words, visible

_LETTERS: Final = {None: "-", Severity.INFO: "i", Severity.WARNING: "w", Severity.ERROR: "e"}
_KEY: Final = f"How much each matters at {join_words(STAGES)}: i info, w warning, e error, - not due."
_OFF: Final = f"{'off':<{len(STAGES)}}"
_ID_WIDTH: Final = 18


def render_list(packs: Iterable[RulePack], findings: Iterable[Finding], options: RenderOptions) -> bytes:
    """Lists packs and rules, and what is wrong with them."""
    style = Style(options.width, options.has_colour)
    lines = [*style.folded(_KEY), ""]
    for pack in packs:
        lines += [style.strong(visible(_named(pack)))]
        lines += style.folded(visible(_built_on(pack)), hanging=2, first=2)
        lines += [line for rule in pack.every for line in _listed(rule, style)]
        lines += [""]
    lines += [line for finding in findings for line in _finding(finding, options, style)]
    return _bytes(lines)


def render_proofs(proofs: Iterable[Proof], mistakes: Iterable[Finding], options: RenderOptions) -> bytes:
    """Says of each pack what was tried and what it showed."""
    style = Style(options.width, options.has_colour)
    lines = [line for mistake in mistakes for line in _finding(mistake, options, style)]
    for proof in proofs:
        lines += style.folded(visible(_summed_up(proof)), hanging=2)
        lines += [line for finding in proof.findings for line in _finding(finding, options, style)]
    return _bytes(lines)


def _named(pack: RulePack) -> str:
    return f"{pack.name} {pack.version}: {pack.title}"


def _built_on(pack: RulePack) -> str:
    """Says which packs a pack extends, and which of their rules it adjusts."""
    adjusts = f"; adjusts {join_words(one.rule for one in pack.adjusts)}" if pack.adjusts else ""
    return f"extends {join_words(pack.extends)}{adjusts}" if pack.extends else ""


def _listed(rule: AnyRule, style: Style) -> list[str]:
    is_off = rule.adjustment is not None and rule.adjustment.is_off
    before = f"  {rule.id:<{_ID_WIDTH}} {_OFF if is_off else _letters(rule.schedule)}  "
    first, *rest = style.folded(visible(rule.title), hanging=len(before), first=len(before))
    adjusted = visible(_adjusted(rule.adjustment)) if rule.adjustment else ""
    return [before + first.strip(), *rest, *style.folded(adjusted, hanging=len(before), first=len(before))]


def _adjusted(adjustment: Adjustment) -> str:
    says = "switched off" if adjustment.is_off else "adjusted"
    return f"{says} by {adjustment.pack}, {_letters(adjustment.was)} before: {adjustment.reason}"


def _letters(schedule: Schedule) -> str:
    return "".join(_LETTERS[schedule.at(stage)] for stage in STAGES)


def _summed_up(proof: Proof) -> str:
    if not proof.pack.rules:
        return f"{proof.pack.name} {proof.pack.version}: no rules of its own to prove."
    tried = [
        count_of(len(proof.pack.rules), "rule"),
        count_of(proof.examples, "example"),
        count_of(proof.mutants, "weakening"),
    ]
    listed = f"; {count_of(proof.equivalent, 'weakening')} listed as equivalent" if proof.equivalent else ""
    found = count_of(len(proof.findings), "finding") if proof.findings else "all noticed"
    return f"{proof.pack.name} {proof.pack.version}: {', '.join(tried)}: {found}{listed}."


def _finding(finding: Finding, options: RenderOptions, style: Style) -> Iterator[str]:
    place = f"{options.path(finding.location)}:{finding.location.line}:{finding.location.column}:"
    yield f"  {place} {finding.severity}[{finding.rule}]"
    yield from style.folded(f"    {finding.message}", hanging=4)
    yield from style.folded(f"    {finding.fix}", hanging=4)


def _bytes(lines: Iterable[str]) -> bytes:
    return "".join(f"{disarmed(line)}\n" for line in lines).encode()
