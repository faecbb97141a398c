"""The cover: of what the report is, and the digests that show what went into it."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Final, NamedTuple

from alignment.model.kinds.base import Element
from alignment.model.strategy import Strategy, headed
from alignment.model.values import Beside, FieldValue
from alignment.model.vocabularies import OwnWord
from alignment.results.check import Report
from alignment.results.origin import RecordedOrigin
from alignment.results.report import Cover, PackLine
from alignment.rules.phrases import shown
from alignment.rules.rule import RulePack
from alignment.text import alike

_AIM_UNREAD: Final = "The aim of the strategy could not be read."


class Made(NamedTuple):
    """Says how a report was made of its files: by which version of align, as at which day, and by what options."""

    version: str
    as_at: date
    stage: str
    options: Mapping[str, str | list[str]]


def cover(
    report: Report,
    strategy: Strategy,
    packs: Iterable[RulePack],
    options: Mapping[str, str | list[str]],
    recorded: RecordedOrigin,
) -> Cover:
    """Makes the cover of a report; `options` are those that were given and change the answer."""
    root = strategy.root
    return Cover(
        title=headed(report.strategy, report.title) or "A strategy that could not be read",
        aim=_AIM_UNREAD if strategy.is_unread(strategy.id, "aim") else _said(root, "aim"),
        period=_period(strategy),
        packs=tuple(PackLine(pack.name, pack.version, pack.title) for pack in packs),
        digest=digest_of(report, options),
        model_digest=digest_of_model(strategy),
        recorded=recorded,
        recorded_digest=digest_of_recorded(recorded, _ignored(report)),
    )


def digest_of(report: Report, options: Mapping[str, str | list[str]]) -> str:
    """Gives the SHA-256 of everything that decides the answer: files, day, stage, options, version of align.

    Files that are no part of the model are left out: no rule looks at them.
    """
    files = ((str(file.path), file.sha256) for file in report.files if not file.is_ignored)
    return digest_of_inputs(Made(report.version, report.as_at, report.stage.value, options), files)


def _ignored(report: Report) -> Mapping[str, str]:
    return {str(file.path): file.reason for file in report.files if file.is_ignored}


def digest_of_inputs(made: Made, files: Iterable[tuple[str, str | None]]) -> str:
    """Gives the digest of inputs: of lines as `sha256sum` prints them, after what they were checked by.

    docs/proving-a-report.md says how anybody makes it again.
    """
    head = (
        f"align {made.version}",
        f"as_at {made.as_at.isoformat()}",
        f"stage {made.stage}",
        f"options {_compact(dict(made.options))}",
    )
    listed = (f"{digest or '-'}  {path}" for path, digest in sorted(set(files)))
    return sha256("".join(f"{line}\n" for line in (*head, *listed)).encode()).hexdigest()


def digest_of_recorded(recorded: RecordedOrigin, ignored: Mapping[str, str]) -> str:
    """Gives the digest of what is only recorded, so that a slip of the pen in it shows; it proves nothing else."""
    libraries = sorted(recorded.libraries.items())
    return _digest([recorded.commit, [*recorded.uncommitted], [*recorded.deleted], libraries, sorted(ignored.items())])


def digest_of_model(strategy: Strategy) -> str:
    """Gives the SHA-256 of what a strategy says, which layout and the names of files do not change."""
    metamodel = strategy.metamodel
    elements = sorted(
        [element.id, element.KIND, {name: _value(element, name) for name in metamodel.kinds[element.KIND].fields}]
        for element in strategy.elements.values()
    )
    links = sorted(
        [one.source, one.type, one.target, one.basis, alike(one.note or ""), alike(one.quote or ""), one.evidence or ""]
        for one in strategy.links
    )
    beside = sorted([*where, *_beside(said)] for where, said in strategy.beside.items())
    return _digest([elements, links, *filter(None, [beside])])


def _beside(said: Beside) -> list[str]:
    evidence = said.evidence.text if said.evidence else ""
    return [said.basis or "", alike(said.note or ""), alike(said.quote or ""), evidence]


def _digest(content: object) -> str:
    return sha256(_compact(content).encode()).hexdigest()


def _compact(content: object) -> str:
    return json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _value(element: Element, field: str) -> list[str] | None:
    """Gives what a field holds, and in which words where these are the organisation's own."""
    value = element.value(field)
    if value is None:
        return None
    return [_word(one) for one in (value if isinstance(value, tuple) else (value,))]


def _word(value: FieldValue) -> str:
    return f"{value} ({value.shown})" if isinstance(value, OwnWord) else alike(str(value))


def _period(strategy: Strategy) -> str:
    """Says from when to when a strategy is, and which end of that is not stated, or could not be read."""
    start, end = _said(strategy.root, "period_from"), _said(strategy.root, "period_to")
    if start and end:
        return f"{start} to {end}"
    if start:
        return f"from {start}, with {_without(strategy, 'period_to', 'no end', 'an end')}"
    if end:
        return f"to {end}, with {_without(strategy, 'period_from', 'no beginning', 'a beginning')}"
    is_unread = any(strategy.is_unread(strategy.id, one) for one in ("period_from", "period_to"))
    is_hidden = strategy.root is None and bool(strategy.unread)
    return "not known, as it could not be read" if is_unread or is_hidden else "not stated"


def _without(strategy: Strategy, field: str, none: str, one: str) -> str:
    return f"{one} that could not be read" if strategy.is_unread(strategy.id, field) else f"{none} stated"


def _said(root: Element | None, field: str) -> str:
    value = root.value(field) if root else None
    return "" if value is None or isinstance(value, tuple) else shown(value)
