"""The use case of whoever has a committee paper: a document with its paragraphs, ready to be cited."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from alignment.model.kinds.record import Document
from alignment.model.strategy import Strategy
from alignment.office.package import NotOpened
from alignment.papers.parts import paper_of
from alignment.papers.read import TEXT_SUFFIXES, pages_of
from alignment.papers.write import CitedFile, Written, id_words, model_of, written_parts
from alignment.project.find import Project, find_project
from alignment.project.load import load_strategy
from alignment.project.request import RequestError, demand_all_read
from alignment.source import SourceFile
from alignment.text import upper_first, visible
from alignment.workspace.given_files import content_of

_FOLDER: Final = "papers"
_TEXT: Final = ".txt"


class PaperRequest(NamedTuple):
    """Says which paper is to be read, and into which project."""

    folder: Path
    paper: Path
    into: Path | None = None


class _Place(NamedTuple):
    """Holds a paper as it was read, and where it belongs in the project."""

    source: SourceFile
    pages: tuple[str, ...]
    path: Path
    place: Path


class ImportedPaper(NamedTuple):
    """Holds what a paper comes to: its paragraphs, and the files that hold them, its text and itself, by whole path.

    `without_text` are the numbers that stand in it and of which no text was found.
    """

    root: Path
    document: CitedFile
    parts: tuple[Written, ...]
    without_text: tuple[str, ...]
    files: tuple[tuple[Path, bytes], ...]


def import_paper(request: PaperRequest) -> ImportedPaper:
    """Reads a paper into a project; raises RequestError where it cannot be read, or is in the model already."""
    project = find_project(request.folder, request.into, None)
    loaded = load_strategy(project)
    demand_all_read(loaded.findings, "nothing is imported")
    return paper_into(project, loaded.strategy, request.folder / request.paper)


def paper_into(project: Project, strategy: Strategy, paper: Path) -> ImportedPaper:
    """Reads a paper for a project whose strategy is given; raises RequestError where that cannot be."""
    path = Path(os.path.normpath(paper))
    source = SourceFile(PurePosixPath(path.name), content_of(path, Path(path.name)))
    pages = pages_of(source)
    if isinstance(pages, NotOpened):
        says = f"{_shown(path)} is not read: {pages.says}"
        raise RequestError(says)
    found = paper_of(pages)
    if not found.parts:
        says = f"{_shown(path)} has no numbered paragraph and no heading that could be cited."
        raise RequestError(says)
    place = path if path.is_relative_to(project.root) else project.root / _FOLDER / path.name
    file = PurePosixPath(place.relative_to(project.root).as_posix())
    document, prefix = _document(file, source, strategy)
    parts = written_parts(found, prefix)
    files = _files(project, _Place(source, pages, path, place), model_of(document, parts).encode())
    return ImportedPaper(project.root, document, parts, found.without_text, tuple(files))


def _document(file: PurePosixPath, source: SourceFile, strategy: Strategy) -> tuple[CitedFile, str]:
    """Gives the document that a paper becomes, and what the ids of its paragraphs begin with."""
    for one in strategy.of_kind(Document.KIND):
        if one.value("file") == file.as_posix():
            says = f"{one.id} is {visible(file.as_posix())} already. Take it and its paragraphs out of the model to import it anew."
            raise RequestError(says)
    prefix = id_words(file.stem)
    number = next(
        number for number in range(1, len(strategy.elements) + 2) if not _is_taken(_numbered(prefix, number), strategy)
    )
    prefix = _numbered(prefix, number)
    digest = source.sha256 if file.suffix.lower() in TEXT_SUFFIXES else hashlib.sha256(source.content).hexdigest()
    title = upper_first(" ".join(file.stem.replace("_", " ").replace("-", " ").split()))
    return CitedFile(f"DOC-{prefix}", title, file.as_posix(), digest), prefix


def _numbered(prefix: str, number: int) -> str:
    return prefix if number == 1 else f"{prefix}-{number}"


def _is_taken(prefix: str, strategy: Strategy) -> bool:
    """Tells whether any id begins so; capitals make no difference to ids."""
    begins = (f"DOC-{prefix}".casefold(), f"{prefix}-".casefold())
    return any(one.casefold() == begins[0] or one.casefold().startswith(begins[1]) for one in strategy.elements)


def _files(project: Project, paper: _Place, model: bytes) -> Iterator[tuple[Path, bytes]]:
    """Gives the files to be written: the model's, the text beside a paper that is none, the paper where it is elsewhere."""
    yield project.model / f"{paper.place.stem}.yaml", model
    if paper.place.suffix.lower() not in TEXT_SUFFIXES:
        yield paper.place.with_suffix(_TEXT), "\f".join(paper.pages).encode()
    if paper.place != paper.path:
        yield paper.place, paper.source.content


def _shown(path: Path) -> str:
    return visible(path.name)
