"""The use case of whoever is handed a report and asks whether it follows from these files and these rules."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final, TypeAlias

from alignment import __version__
from alignment.checker.result import CheckResult
from alignment.project.find import find_project
from alignment.project.request import Request, RequestError
from alignment.results.origin import RecordedOrigin
from alignment.results.read import FileRecord
from alignment.results.report import Traceability
from alignment.revisions.work_tree import WORK_TREE, read_bytes
from alignment.source import SHIPPED, as_stored
from alignment.traceability.carried import Carried, Sealed
from alignment.traceability.data import data_of
from alignment.traceability.reading import ReadReport, Unreadable, read_report
from alignment.traceability.verification import (
    Claim,
    Differences,
    FileDifferences,
    FirstDifference,
    NotVerifiable,
    Requirement,
    Verification,
    compare,
    first_difference,
)
from alignment.workspace.at_hand import at_hand, impossible
from alignment.workspace.report import answered, made_again, recorded

_MOST_BYTES: Final = 64 << 20
_ELSEWHERE: Final = "Ask in the project's folder, or name the project as PATH."
_MEND: Final = "Give the file that `align report` wrote, as it wrote it."

Renderers: TypeAlias = Mapping[str, Callable[[Traceability], bytes]]
"""By format, what writes a report that can be verified."""


@dataclass(frozen=True, slots=True)
class VerifyRequest:
    """Says which report is to be verified, of which project, and how reports are written.

    `are_findings_alone`: what the report's data says is compared, not how the report is laid out. `at` is the revision
    whose files are meant; otherwise they are those on the disk. `documents` is a folder of texts, which a report may
    name itself only inside the project. `required` is what has to be so besides.
    """

    report: Path
    folder: Path
    renderers: Renderers
    path: Path | None = None
    config: Path | None = None
    are_findings_alone: bool = False
    at: str | None = None
    documents: Path | None = None
    required: frozenset[Requirement] = frozenset()


def verify(request: VerifyRequest) -> Verification | NotVerifiable:
    """Makes a report again of the files at hand, by what it says of itself, and compares; never believes it."""
    try:
        content = read_bytes(request.folder / request.report, _MOST_BYTES + 1)
    except OSError as error:
        return NotVerifiable(f"It cannot be read: {error.strerror or error}.")
    if len(content) > _MOST_BYTES:
        return NotVerifiable("It is larger than 64 MiB, which no report is.", _MEND)
    read = read_report(content)
    if isinstance(read, Unreadable):
        return _made_by_another(read.version) if _is_another(read.version) else NotVerifiable(read.says, _MEND)
    is_sealed = not isinstance(read.carried, Carried)
    if _is_another(read.carried.align) and (is_sealed or not request.are_findings_alone):
        return _made_by_another(read.carried.align)
    if is_sealed and request.are_findings_alone:
        return NotVerifiable("It carries no findings to compare.", "Leave out --findings-only.")
    return _compared(request, content, read)


def _is_another(version: str) -> bool:
    return version not in {"", __version__}


def _made_by_another(version: str) -> NotVerifiable:
    mend = "Take that version from the source that you trust, or compare what was found by --findings-only."
    return NotVerifiable(f"It was made by align {version}, and this is align {__version__}.", mend)


def _compared(request: VerifyRequest, content: bytes, read: ReadReport) -> Verification | NotVerifiable:
    told = read.carried
    again = _request(request, told)
    if isinstance(again, NotVerifiable):
        return again
    try:
        found = answered(again, told.options.since or None)
    except RequestError as error:
        return NotVerifiable(f"Its options cannot be used here. {error}")
    ignored = [FileRecord(PurePosixPath(path), None, None, why, is_ignored=True) for path, why in told.ignored.items()]
    if isinstance(told, Carried) and _is_elsewhere(told, found.result.report.files):
        return NotVerifiable("None of the files that it was made of is here.", _ELSEWHERE)
    made = made_again(found, again, told.recorded, ignored)
    differences = compare(told, Carried.model_validate_json(json.dumps(data_of(made))))
    if not differences.are_inputs_others:
        differences = differences._replace(impossible=impossible(told, found.result))
    claim, wrong = _claim(told, found.result, differences)
    is_laid_out = not request.are_findings_alone
    return Verification(
        sha256=sha256(content).hexdigest(),
        told=told,
        made=made,
        are_findings_alone=request.are_findings_alone,
        differences=differences,
        is_model_touched=_is_model_touched(found.result, differences.inputs),
        place=_place(content, request.renderers[read.format](made), differences) if is_laid_out else None,
        at_hand=at_hand(found.result),
        claim=claim,
        wrong=wrong,
        at=request.at,
        required=request.required,
    )


def _claim(told: Sealed, result: CheckResult, differences: Differences) -> tuple[Claim, tuple[str, ...]]:
    """Holds the commit that a report names to the files that it was made of, where these and that are at hand."""
    if not told.commit:
        return Claim.NONE, ()
    true = None if differences.are_inputs_others else recorded(result, told.commit)
    if not isinstance(true, RecordedOrigin) or true.commit != told.commit:
        return Claim.NOT_AT_HAND, ()
    wrong = told.recorded.parted(true)
    return (Claim.FALSE, wrong) if wrong else (Claim.HOLDS, ())


def _is_elsewhere(told: Carried, files: Iterable[FileRecord]) -> bool:
    """Tells whether a report was made of files of which none is at hand; packs that align brings are anywhere."""
    paths = {path for path in told.files if not path.startswith(SHIPPED)}
    return bool(paths) and paths.isdisjoint(str(file.path) for file in files)


def _is_model_touched(result: CheckResult, inputs: FileDifferences) -> bool:
    """Tells whether files of the model are among those that differ; what those that are gone were, nobody knows."""
    model = {str(one.source.path) for one in result.loaded.model.documents}
    model -= {str(result.loaded.model.place_of_waivers)}
    return bool(inputs.missing) or not model.isdisjoint((*inputs.changed, *inputs.new))


def _place(content: bytes, made: bytes, differences: Differences) -> FirstDifference | None:
    """Finds where a report parts from the one made again, whatever ends its lines; of other files none is the same anyway."""
    told, again = as_stored(content), as_stored(made)
    return None if differences.are_inputs_others or told == again else first_difference(told, again)


def _request(request: VerifyRequest, told: Sealed) -> Request | NotVerifiable:
    """Asks for the check that a report says it was made by; it cannot have files opened outside the project."""
    options = told.options
    root = find_project(request.folder, request.path, request.config).root
    baseline = root / options.baseline if options.baseline else None
    if baseline and not WORK_TREE.is_inside(root, baseline):
        mend = "Copy the list into the project, and make the report again with it."
        return NotVerifiable("It names a list of accepted findings outside the project.", mend)
    documents = root / options.documents if options.documents else None
    if request.documents:
        documents = request.folder / request.documents
    elif documents and not WORK_TREE.is_inside(root, documents):
        return NotVerifiable(
            "It names a folder of texts outside the project.", "Name that folder yourself, by --documents."
        )
    return Request(
        folder=request.folder,
        today=told.day,
        path=request.path,
        config=request.config,
        stage=options.stage or None,
        as_at=date.fromisoformat(options.as_at) if options.as_at else None,
        select=options.select,
        ignore=options.ignore,
        is_stated_only=bool(options.stated_only),
        baseline=baseline,
        revision=request.at,
        documents=documents,
        trust=options.trust or None,
    )
