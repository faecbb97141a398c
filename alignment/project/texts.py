"""The texts of the documents that a strategy cites: what a document names as its `file`, or what lies in a folder."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Final

from alignment.documents import limits
from alignment.documents.characters import text_of
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, Severity
from alignment.model.kinds.base import Element
from alignment.model.kinds.record import Document
from alignment.model.strategy import Strategy
from alignment.office.package import NotOpened
from alignment.papers.read import TEXT_SUFFIXES, pages_of
from alignment.project.find import Project
from alignment.results.read import FileRecord
from alignment.revisions.files import Files, Ignored, fetching, relative_to
from alignment.source import SourceFile
from alignment.text import fold, visible

_SUFFIX: Final = ".txt"
_FILE: Final = "file"
_DIGEST: Final = "sha256"
_BY_PATH: Final = "Name a file by its path from the project's folder."
_NO_DOCUMENT: Final = "no document of the model is called so"
_NO_TEXT: Final = "nothing is looked for in it: {why}"


@dataclass(slots=True, eq=False, repr=False)
class DocumentTexts:
    """Holds the texts that are at hand, by document, with their files and what is wrong with these.

    `digests` are findings about files that are others than those that were cited; the texts of these count all the same.
    `sources` are the files that texts were read from. `folder` is where they were looked for, None where in none, and
    `names` how they can be called there.
    """

    texts: dict[str, str] = field(default_factory=dict)
    files: list[FileRecord] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    digests: list[Finding] = field(default_factory=list)
    sources: list[SourceFile] = field(default_factory=list)
    folder: Path | None = None
    names: frozenset[str] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Tells whether every text could be read that was named."""
        return not self.findings

    @property
    def paths(self) -> frozenset[PurePosixPath]:
        """Gives the paths of all files that were read, or named and not read."""
        return frozenset(one.path for one in self.files)

    def add(self, document: str, source: SourceFile) -> None:
        """Adds the text of a document; one that is too large or not UTF-8 is a finding, a paper that is not read is noted."""
        text = _text(source)
        if isinstance(text, NotOpened):
            self.note(Files(ignored=[Ignored(source.path, _NO_TEXT.format(why=text.says.rstrip(".")))]))
            return
        if source.path not in self.paths:
            note = "not read whole" if isinstance(text, Finding) else ""
            self.files.append(FileRecord(source.path, source.sha256, source.size, note))
            self.sources.append(source)
        if not isinstance(text, Finding):
            self.texts[document] = text
        elif text not in self.findings:
            self.findings.append(text)

    def note(self, files: Files) -> None:
        """Notes what was not read, and why; what two documents name is noted once."""
        reasons = dict.fromkeys(files.unread, "could not be read") | {one.path: one.reason for one in files.ignored}
        known = self.paths
        self.files += [FileRecord(path, None, None, why) for path, why in reasons.items() if path not in known]
        self.findings += [one for one in files.findings if one not in self.findings]


def read_texts(project: Project, strategy: Strategy, folder: Path | None) -> DocumentTexts:
    """Reads the text of every document that has one at hand: in the folder that an option names, or else its `file`.

    In the folder a text is called by the document's id, or as its `file` is; capitals make no difference.
    """
    texts = DocumentTexts()
    documents = list(strategy.of_kind(Document.KIND))
    if folder is not None:
        _read_folder(texts, project, documents, folder)
    for document in documents:
        if document.id not in texts.texts and document.value(_FILE) is not None:
            _read_file(texts, project, strategy, document)
    texts.digests += _digest_findings(project, strategy)
    return texts


def _read_folder(texts: DocumentTexts, project: Project, documents: list[Element], folder: Path) -> None:
    texts.folder = Path(os.path.normpath(folder))
    texts.names = known = frozenset(name for document in documents for name in _names(document))
    found = project.tree.read_folder(project.root, folder, lambda name: "" if fold(name) in known else _NO_DOCUMENT)
    by_name: dict[str, SourceFile] = {}
    for source in found.read:
        by_name.setdefault(fold(source.path.name), source)
    for document in documents:
        for name in (name for name in _names(document) if name in by_name and document.id not in texts.texts):
            texts.add(document.id, by_name[name])
    unused = (one.path for one in found.read if one.path not in texts.paths)
    found.ignored += [Ignored(path, "another file is read in its place") for path in unused]
    texts.note(found)


def _names(document: Element) -> Iterator[str]:
    """Gives the names that the text of a document can have in a folder, the first that is there counts."""
    yield fold(f"{document.id}{_SUFFIX}")
    file = PurePosixPath(str(document.value(_FILE) or ""))
    if _is_text(file):
        yield fold(visible(file.name))


def _read_file(texts: DocumentTexts, project: Project, strategy: Strategy, document: Element) -> None:
    """Reads the file that a document names; a fault of the name is a finding where it is written."""
    path = project.named(str(document.value(_FILE)))
    if not project.tree.is_inside(project.root, path):
        fix = "Copy it into the project, or use --documents."
        texts.findings.append(_refused("FILE-OUTSIDE", strategy, document, "leads out of the project", fix))
    elif not project.tree.exists(path):
        lost = project.tree.lost_submodule(path)
        fix = fetching(relative_to(project.root, lost)) if lost else _BY_PATH
        texts.findings.append(_refused("FILE-MISSING", strategy, document, "names a file that does not exist", fix))
    else:
        beside = path.with_suffix(_SUFFIX)
        is_beside = not _is_text(path) and project.tree.exists(beside) and project.tree.is_inside(project.root, beside)
        files = project.tree.read_file(project.root, beside if is_beside else path)
        texts.note(files)
        for source in files.read:
            texts.add(document.id, source)


def _digest_findings(project: Project, strategy: Strategy) -> Iterator[Finding]:
    """Holds the digest that a document is given to the file that it names, be that a text or not, where that is there."""
    for document in strategy.of_kind(Document.KIND):
        given, path = document.value(_DIGEST), project.named(str(document.value(_FILE)))
        is_there = document.value(_FILE) is not None and project.tree.is_inside(project.root, path)
        if given is not None and is_there and project.tree.exists(path):
            for source in project.tree.read_file(project.root, path).read:
                yield from _of_digest(strategy, document, str(given), source)


def _of_digest(strategy: Strategy, document: Element, given: str, source: SourceFile) -> Iterator[Finding]:
    """Compares a digest with that of a file, whichever line ends a checkout has given it."""
    subject, place = strategy.subject(document.id), strategy.origins[document.id].locate(_DIGEST)
    digests = {source.sha256, hashlib.sha256(source.content).hexdigest()}
    if len(source.content) > limits.FILE_BYTES:
        size = f"{limits.FILE_BYTES // 1024**2} MiB"
        says = f"{source.path} is larger than {size}, so that nobody has compared `{_DIGEST}` of {subject} with it"
        note = built_in("DOC-DIGEST", says, place, label="not compared", element=document.id, facet=_DIGEST)
        yield replace(note, severity=Severity.INFO)
    elif given.casefold() not in digests:
        actual = source.sha256 if _is_text(source.path) else hashlib.sha256(source.content).hexdigest()
        says = f"`{_DIGEST}` of {subject} is not the digest of {source.path}, which is {actual}"
        found = built_in("DOC-DIGEST", says, place, label="another file", element=document.id, facet=_DIGEST)
        yield replace(found, members=(actual,))


def _refused(code: str, strategy: Strategy, document: Element, says: str, fix: str) -> Finding:
    place = strategy.origins[document.id].locate(_FILE)
    message = f"`{_FILE}` of {strategy.subject(document.id)} {says}"
    return built_in(code, message, place, label=says, element=document.id, facet=_FILE, fix=fix)


def _is_text(path: PurePosixPath | Path) -> bool:
    return path.suffix.lower() in TEXT_SUFFIXES


def _text(source: SourceFile) -> str | Finding | NotOpened:
    if not _is_text(source.path):
        pages = pages_of(source)
        return pages if isinstance(pages, NotOpened) else "\f".join(pages)
    if len(source.content) <= limits.FILE_BYTES:
        return text_of(source)
    message = f"{source.path} is larger than {limits.FILE_BYTES // 1024**2} MiB and was not read"
    return built_in("FILE-LIMIT", message, source.location(), label="too large")
