"""The use cases of whoever reads again what links lead to: saying which do not hold for sure, and that they do."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from alignment.checker.suspect_links import findings_of, place_of, sentence
from alignment.documents.kept_list import read_list
from alignment.findings.finding import Finding
from alignment.model.strategy import Link, Strategy
from alignment.project.find import Project
from alignment.project.kept_files import KeptFile, read_lock
from alignment.project.load import load_strategy
from alignment.project.request import RequestError, demand_all_read
from alignment.reviews.lock import REVIEWED, Lock, compare_with_reviewed, is_of, review
from alignment.reviews.lock_file import write_lock
from alignment.source import Location, SourceFile
from alignment.text import visible
from alignment.workspace.trace import find_element


class NewLink(NamedTuple):
    """Says a link that has never been reviewed, and where it is written."""

    location: Location
    says: str


class Reviewing(NamedTuple):
    """Holds how the links of a project stand to what was reviewed of them.

    `suspects`, `new` and `same` are about the links that were asked for; `other_suspects` and `other_new` count those
    among the rest. `gone` counts the links that were reviewed and are there no more. `content` is the file once the links
    that were asked for are reviewed, with `total` links in it, beside those of `others`, the strategies else that it names.
    """

    path: Path
    root: Path
    suspects: tuple[Finding, ...]
    new: tuple[NewLink, ...]
    same: int
    other_suspects: int
    other_new: int
    gone: int
    total: int
    others: tuple[str, ...]
    content: bytes


def review_links(project: Project, elements: tuple[str, ...]) -> Reviewing:
    """Compares links with what was reviewed of them, and gives the file in which those asked for are reviewed.

    Asked for are those that lead from or to some elements, or all where none are named.
    """
    read, reviews = load_strategy(project), read_lock(project)
    demand_all_read((*_of_the_file(reviews), *read.findings), "nothing is reviewed or cleared")
    chosen = frozenset(find_element(one, read.strategy) for one in elements)
    return _reviewing(project, read.strategy, reviews, chosen or None)


def _of_the_file(reviews: KeptFile[Lock]) -> Iterator[Finding]:
    """Gives what is wrong with the file, but for what is mended by writing it: that it is not there, or in conflict."""
    return (one for one in reviews.findings if one.rule != REVIEWED.code or not reviews.is_replaceable)


def _reviewing(
    project: Project, strategy: Strategy, reviews: KeptFile[Lock], chosen: frozenset[str] | None
) -> Reviewing:
    strategies = reviews.content.strategies if reviews.content else {}
    before = strategies.get(strategy.id, {})
    compared, reviewed = compare_with_reviewed(strategy, before), review(strategy, before, chosen)
    suspects = [one for one in compared.suspects if is_of(one.link, chosen)]
    new = [one for one in compared.new if is_of(one, chosen)]
    content = write_lock({**strategies, strategy.id: reviewed})
    if read_list(SourceFile(PurePosixPath(reviews.path.name), content), REVIEWED).fault is not None:
        message = f"{visible(reviews.path.name)} would hold more than can be read in one file; nothing is written."
        raise RequestError(message)
    return Reviewing(
        path=reviews.path,
        root=project.root,
        suspects=findings_of(strategy, suspects),
        new=tuple(_new(strategy, link) for link in new),
        same=sum(is_of(link, chosen) for link in compared.same),
        other_suspects=len(compared.suspects) - len(suspects),
        other_new=len(compared.new) - len(new),
        gone=len(compared.gone),
        total=len(reviewed),
        others=tuple(sorted(strategies.keys() - {strategy.id})),
        content=content,
    )


def _new(strategy: Strategy, link: Link) -> NewLink:
    return NewLink(place_of(strategy, link), sentence(strategy, link))
