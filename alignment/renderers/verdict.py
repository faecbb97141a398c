"""What became of a report that was made again, in words: verified, differs and how, or why it cannot be verified."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from alignment.dates import spoken
from alignment.findings.finding import Severity
from alignment.renderers import reported
from alignment.renderers.support import sentences
from alignment.renderers.support.escape import disarmed
from alignment.renderers.support.terminal import Style
from alignment.results.check import RenderOptions
from alignment.text import count_of, join_words, shorten, visible
from alignment.traceability.carried import Sealed
from alignment.traceability.verification import (
    AtHand,
    ChangedStatus,
    Claim,
    FileDifferences,
    NotVerifiable,
    Requirement,
    Verification,
    VerificationAnswer,
)

_MOST: Final = 10
_MOST_NAMED: Final = 5
_LONGEST: Final = 200
_AS_IS: Final = "    "
"""Begins a line that is never folded."""

_NAMES: Final = {"as_at": "the day", "complete": "whether all was checked", "model_digest": "the digest of the model"}

_UNMET: Final[Mapping[Requirement, str]] = {
    Requirement.COMPLETE: "complete: not everything could be read or checked.",
    Requirement.APPROVAL: "approval: it was not checked as for approval or a later stage, or errors count.",
    Requirement.NO_EXCEPTIONS: "no-exceptions: findings are waived or accepted.",
    Requirement.COMMIT: "commit: it names none that is at hand and has all of its files as they are.",
}
"""Says what is not so, by what is required."""

_RECORDED: Final = {
    "ignored": "the files that are no part of the model",
    "uncommitted": "the files changed since its commit",
    "deleted": "the files deleted since its commit",
    "libraries": "what it was made with",
}
"""Says what is recorded, by its name in the data."""

_FOLLOW: Final = ("digest", "model_digest")
"""What differs wherever the files do, and needs no words of its own."""


def render(name: str, found: Verification | NotVerifiable, options: RenderOptions) -> bytes:
    """Renders the answer, the conclusion first; `name` is the report as it was named."""
    lines = _cannot(name, found) if isinstance(found, NotVerifiable) else _lines(name, found)
    folded = (one for line in lines for one in _folded(visible(line), options.width))
    return "".join(f"{disarmed(line)}\n" for line in folded).encode()


def answer_of(found: Verification | NotVerifiable) -> VerificationAnswer:
    """Gives the answer in a word."""
    return VerificationAnswer.CANNOT_VERIFY if isinstance(found, NotVerifiable) else found.answer


def _folded(line: str, width: int) -> list[str]:
    """Breaks a line into lines; what belongs to a sentence before it stays indented."""
    if line.startswith(_AS_IS):
        return [line]
    indent = len(line) - len(line.lstrip(" "))
    return Style(width, has_colour=False).folded(line.lstrip(" "), hanging=2 * indent, first=indent)


def _cannot(name: str, found: NotVerifiable) -> Iterator[str]:
    yield f"Cannot verify {name}."
    yield f"{found.says} {found.mend}"


def _lines(name: str, proof: Verification) -> Iterator[str]:
    differences = proof.differences
    yield _conclusion(name, proof)
    yield from (f"  {_unmet(one, proof)}" for one in proof.unmet)
    yield from _inputs(differences.inputs)
    yield from _model(proof)
    yield from _listed("Of the findings", differences.findings)
    if differences.moved:
        yield f"{count_of(differences.moved, 'finding')} moved to another place, and else stayed the same."
    yield from _listed("Of the rules", differences.rules)
    yield from _said(proof)
    yield from _wrong(proof)
    yield from _place(proof)
    yield from _verdict(proof)
    yield from _compared(proof)
    yield from _unproven(proof)


def _conclusion(name: str, proof: Verification) -> str:
    files = "these files" if proof.at is None else f"the files at {shorten(proof.at, _LONGEST)}"
    if not proof.follows:
        return f"Differs: {name} does not follow from {files}."
    if proof.unmet:
        return f"Not as required: {name} follows from {files}, but"
    if proof.are_findings_alone:
        return f"Verified as far as its findings go: what {name} found follows from {files}."
    return f"Verified: {name} follows from {files}."


def _unmet(one: Requirement, proof: Verification) -> str:
    if one is not Requirement.ALL_RULES:
        return _UNMET[one]
    number, named = len(proof.at_hand.not_run), join_words(proof.at_hand.not_run, most=_MOST_NAMED)
    return f"all-rules: {count_of(number, 'rule')} did not run: {named}."


def _verdict(proof: Verification) -> Iterator[str]:
    """Says what the report comes to and what it rests on, as it was made again."""
    report = proof.made.report
    yield f"Made again, it says: {sentences.conclusion(report, Severity.ERROR)}"
    yield from sentences.basis(report)
    options = reported.command(proof.made).removeprefix("align report").strip()
    yield f"Options: {options or 'none'}."
    if not report.trusted:
        yield "Settings, packs, waivers, accepted findings and reviews are those of the same files."
    yield from _limits(proof.at_hand)


def _limits(here: AtHand) -> Iterator[str]:
    """Says what the report was not checked against, and which of its words are the project's own."""
    if here.unused_packs:
        yield f"Packs not used: {join_words(here.unused_packs)}."
    if here.unheld:
        yield f"For {count_of(here.unheld, 'quote')} no text was at hand."
    if here.worded:
        yield f"Headings, sentences and names of values are in the project's own words, by {_files(here.worded)}."


def _wrong(proof: Verification) -> Iterator[str]:
    if proof.wrong:
        files = _files(proof.wrong)
        yield f"It names commit {proof.told.commit}, and says wrongly whether that has these files so: {files}."


def _inputs(inputs: FileDifferences) -> Iterator[str]:
    """Names the files that are not those that the report was made of."""
    for says, paths in zip(("differs", "is missing", "is new"), inputs, strict=True):
        yield from _capped([f"  {shorten(path, _LONGEST)} {says}" for path in paths])


def _model(proof: Verification) -> Iterator[str]:
    """Says whether the model says something else, or is only written otherwise."""
    if not proof.is_model_touched or proof.told.align != proof.made.report.version:
        return
    if not proof.differences.is_model_same:
        yield "What the model says is not the same."
    elif proof.made.report.is_complete:
        yield "Every element and link says the same: in the model only layout, order or comments differ, if anything."
    else:
        yield "Every element and link that could be read says the same."


def _listed(what: str, turned: Sequence[ChangedStatus]) -> Iterator[str]:
    if turned:
        yield f"{what}:"
        yield from _capped([f"  {shorten(one.name, _LONGEST)} {_turned(one)}" for one in turned])


def _turned(one: ChangedStatus) -> str:
    if not one.before:
        return f"is new ({one.after})"
    return f"was {one.before}, is {one.after}" if one.after else f"is gone (was {one.before})"


def _capped(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield f"  and {len(lines) - _MOST:,} more"


def _said(proof: Verification) -> Iterator[str]:
    """Names what else the report's data says otherwise, and whether it fits together at all."""
    follow = _FOLLOW if proof.differences.are_inputs_others else ()
    said = [_NAMES.get(name, f"the {name}") for name in proof.differences.said if name not in follow]
    if proof.differences.are_inputs_others and not proof.differences.is_data_shown:
        yield "It was made of other files, or by other options: which, only a report in HTML or JSON can tell."
    if said:
        yield f"The data in the report says otherwise of {join_words(said)}."
    if proof.differences.impossible:
        names = join_words(_RECORDED[name] for name in proof.differences.impossible)
        yield f"What it says of {names} can be so in no report of these files."
    if not proof.differences.is_consistent:
        yield "A digest in the report does not follow from its data: it was changed after it was made."


def _place(proof: Verification) -> Iterator[str]:
    """Shows where the bytes part, and what stands there."""
    if place := proof.place:
        is_alone = not proof.differences.is_any
        same = "The files and the findings" if proof.differences.is_data_shown else "The files"
        says = f"{same} are the same, so the report itself was changed" if is_alone else "It was changed"
        yield f"{says}. It first differs at line {place.line:,}, column {place.column:,}:"
        yield f"{_AS_IS}the report says  {_quoted(place.told)}"
        yield f"{_AS_IS}made again       {_quoted(place.made)}"
    elif proof.differences.are_inputs_others and not proof.are_findings_alone:
        yield "Whether the report itself was changed as well cannot be told until the files are the same."


def _quoted(text: str) -> str:
    return f'"{text}"'


def _compared(proof: Verification) -> Iterator[str]:
    """Says what was compared with what."""
    told, report = proof.told, proof.made.report
    day = f"as at {spoken(told.day)} ({report.as_at_origin})"
    how = "by what its data says" if proof.are_findings_alone else "byte for byte"
    by = "" if told.align == report.version else f", which was made by align {told.align}"
    files = sum(not file.is_ignored for file in report.files)
    made = f"one made again of {count_of(files, 'file')}, {day}, by align {report.version}"
    yield f"Compared {how}: the report{by}, and {made}."
    yield f"{_AS_IS}report {proof.sha256}"
    yield f"{_AS_IS}inputs {told.digest}"


def _unproven(proof: Verification) -> Iterator[str]:
    """Says what the report claims, and of it what is proven here and what nothing here can prove."""
    told = proof.told
    changed = [f"{count_of(len(told.uncommitted), 'file')} changed since"] if told.uncommitted else []
    changed += [f"{count_of(len(told.deleted), 'file')} deleted since"] if told.deleted else []
    if proof.claim is Claim.HOLDS:
        but = f", but for {join_words(changed)}" if changed else ""
        yield f"Proven as well: the files are those of commit {told.commit}{but}."
    claims = list(_commit(told)) if proof.claim is Claim.NOT_AT_HAND else []
    absent = [path for path in told.ignored if path not in proof.at_hand.ignored]
    claims += [f"{_files(absent)} listed as no part of the model"] if absent else []
    claims += [f"made with {name} {version}" for name, version in _others(proof)]
    if claims:
        yield f"Not proven, but taken over as it says: {join_words(claims)}."
    if proof.are_findings_alone:
        yield "Not compared: what the rest of the report says in words, tables and numbers."
    if not proof.made.report.is_complete:
        yield "Not everything could be read or checked, as `align check` says."


def _commit(told: Sealed) -> Iterator[str]:
    """Says what a report claims of a commit that nothing here can hold it to."""
    yield f"commit {told.commit}"
    if told.uncommitted:
        yield f"{_files(told.uncommitted)} changed since"
    if told.deleted:
        yield f"{_files(told.deleted)} deleted since"


def _files(paths: Iterable[str]) -> str:
    return reported.named(shorten(path, _LONGEST) for path in paths)


def _others(proof: Verification) -> Iterator[tuple[str, str]]:
    """Names the libraries that a report says it was made with, where those at hand are others."""
    yield from (one for one in proof.told.libraries.items() if one not in proof.at_hand.libraries.items())
