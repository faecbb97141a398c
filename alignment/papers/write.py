"""A paper as a model holds it: a document, and a paragraph for each of its parts, to be read through and given a summary."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from alignment.documents.rewrite import quoted, scalar
from alignment.model.free_ids import nearest_id
from alignment.papers.parts import Paper, Part

_ROW: Final = "row"
_MOST_WORDS: Final = 4


class CitedFile(NamedTuple):
    """Says of a document how it is called, and which file it is, by its path from the project's folder and its digest."""

    id: str
    title: str
    file: str
    sha256: str


class Written(NamedTuple):
    """Holds a part with its id and title."""

    id: str
    title: str
    part: Part


def written_parts(paper: Paper, prefix: str) -> tuple[Written, ...]:
    """Gives every part an id out of a beginning and its number or heading, and a title out of both."""
    taken = Counter[str]()
    written = []
    for part in paper.parts:
        own = _own(part)
        taken[own] += 1
        again = f"-{taken[own]}" if taken[own] > 1 else ""
        written.append(Written(f"{prefix}-{own}{again}", _title(part), part))
    return tuple(written)


def model_of(document: CitedFile, parts: tuple[Written, ...]) -> str:
    """Gives the YAML of a document and its paragraphs."""
    lines = [
        "documents:",
        f"  - id: {document.id}",
        f"    title: {scalar(document.title)}",
        f"    file: {scalar(document.file)}",
        f"    sha256: {quoted(document.sha256)}",
        "",
        "paragraphs:",
        *(line for one in parts for line in _lines(one, document.id)),
    ]
    return "\n".join([*lines, ""])


def _lines(one: Written, document: str) -> Iterator[str]:
    part = one.part
    if part.unsure:
        yield f"  # Unsure: {part.unsure}."
    yield f"  - id: {one.id}"
    if part.number:
        yield f"    number: {quoted(part.number)}"
    yield f"    title: {scalar(one.title)}"
    if part.begins:
        yield f"    begins: {scalar(part.begins)}"
    if part.page:
        yield f"    page: {quoted(str(part.page))}"
    yield f"    part_of: [{document}]"


def id_words(text: str) -> str:
    """Gives the first words of a text as an id is made of them; `PAPER` where it has no letter that an id can have."""
    return "-".join((nearest_id(text) or "paper").upper().split("-")[:_MOST_WORDS])


def _own(part: Part) -> str:
    if part.number:
        return part.number
    return "-".join(filter(None, (id_words(part.heading), str(part.row or ""))))


def _title(part: Part) -> str:
    what = f"{_ROW} {part.row}" if part.row else part.number
    return ", ".join(filter(None, (part.heading, what)))
