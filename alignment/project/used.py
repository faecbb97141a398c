"""The models that a project uses: read as they are for themselves, one level deep, for links to lead to."""

import os
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from alignment.config import UsedModel
from alignment.documents.document import YamlDocument
from alignment.documents.parse import parse
from alignment.findings.built_in import built_in, hides_something
from alignment.findings.finding import Finding
from alignment.model.link_entries import BETWEEN
from alignment.model.metamodel import Metamodel
from alignment.model.strategy import Strategy, Used
from alignment.model.used import UsedStrategy, used_of
from alignment.project.find import Project, find_project
from alignment.project.model import files_of_model, understood
from alignment.project.packs import read_pack_files
from alignment.results.read import UsedRecord
from alignment.revisions.commits import NoRevision, open_commit
from alignment.revisions.files import Tree, fetching, relative_to
from alignment.text import visible


class ReadModel(NamedTuple):
    """Holds a model as it was read: its strategy, None where not all could be, its files, and whose commit these are."""

    record: UsedRecord
    strategy: Strategy | None
    documents: tuple[YamlDocument, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class UsedModels:
    """Holds the models that a project uses; what is found in them is their own, but for what hides something."""

    read: tuple[ReadModel, ...] = ()
    known: list[tuple[Metamodel, Used]] = field(default_factory=list)

    @property
    def documents(self) -> tuple[YamlDocument, ...]:
        """Gives all their files."""
        return tuple(document for one in self.read for document in one.documents)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Says which of them could not be read whole."""
        return tuple(finding for one in self.read for finding in one.findings)

    @property
    def records(self) -> tuple[UsedRecord, ...]:
        """Names them, with where each lies, and as at which commit."""
        return tuple(one.record for one in self.read)

    def of(self, metamodel: Metamodel) -> Used:
        """Gives what links may lead to, for a strategy in the words of a metamodel; made once."""
        found = next((used for words, used in self.known if words is metamodel), None)
        if found is None:
            strategies = (UsedStrategy(one.record.name, one.record.place, one.strategy) for one in self.read)
            found = used_of(strategies, metamodel)
            self.known.append((metamodel, found))
        return found


def read_used(project: Project) -> UsedModels:
    """Reads the models that the settings of a project name, each in the state of the project or at a revision."""
    return UsedModels(tuple(_read(project, one) for one in project.config.uses))


def _read(project: Project, use: UsedModel) -> ReadModel:
    path = Path(os.path.normpath(project.root / use.model.text))
    record = UsedRecord(use.name, str(relative_to(project.root, path)), "", "")
    tree = _opened(project, use)
    if isinstance(tree, NoRevision):
        return ReadModel(record, None, findings=(_refused(use, tree.message.rstrip("."), "", is_at=True),))
    record = record._replace(commit=tree.commit if use.at else "")
    if refused := _out_of_place(project, use, tree, path):
        return ReadModel(record, None, findings=(refused,))
    return _understood(project, use, find_project(project.root, path, None, tree), record)


def _opened(project: Project, use: UsedModel) -> Tree | NoRevision:
    return open_commit(project.root, use.at.text) if use.at else project.tree


def _out_of_place(project: Project, use: UsedModel, tree: Tree, path: Path) -> Finding | None:
    """Refuses a model that is not there, lies outside the repository, or is the project's own."""
    shown = visible(use.model.text)
    if not project.tree.is_inside(project.top, path):
        return _refused(use, f"{shown} is outside the project and its repository", "Name a folder in it.")
    lost = tree.lost_submodule(path)
    if lost or not tree.exists(path):
        there = f" at {visible(use.at.text)}" if use.at else ""
        fix = fetching(relative_to(project.root, lost)) if lost else "Name the folder from that of the settings."
        return _refused(use, f"There is no {shown}{there}", fix)
    model = find_project(project.root, path, None, tree).model
    if use.at is None and (model.is_relative_to(project.model) or project.model.is_relative_to(model)):
        return _refused(use, f"{shown} and the model of the project are not apart", "Link by its ids alone.")
    return None


def _understood(project: Project, use: UsedModel, other: Project, record: UsedRecord) -> ReadModel:
    """Reads a model by its own settings; one of which something is hidden counts as unread, as any link may lead there."""
    files = files_of_model(other, read_pack_files(other).own)
    parsed = [parse(replace(one, path=_named(project, use, other, one.path))) for one in files.read]
    documents = tuple(document for document, _ in parsed)
    beside = _named(project, use, other, other.place_of_waivers)
    strategy, mistakes = understood(documents, files, beside, other.metamodel)
    faults = (*files.findings, *(one for _, found in parsed for one in found), *mistakes)
    root = strategy.root
    record = record._replace(title=(root.title or root.id) if root else "")
    if not strategy.unread:
        return ReadModel(record, strategy, documents)
    first = next((one for one in faults if hides_something(one)), None)
    said = f": {first.message}" if first else ""
    fix = f"Mend it there; `align check {record.model}` says how."
    return ReadModel(record, None, documents, (_refused(use, f"`{use.name}` could not be read whole{said}", fix),))


def _named(project: Project, use: UsedModel, other: Project, path: PurePosixPath) -> PurePosixPath:
    """Names a file of a model as the project does; what is read at a revision is no file that lies there now."""
    if use.at is None:
        return relative_to(project.root, other.root / path)
    return PurePosixPath(f"{use.name}{BETWEEN}{path}")


def _refused(use: UsedModel, message: str, fix: str, *, is_at: bool = False) -> Finding:
    place = use.at.location if use.at and is_at else use.model.location
    return built_in("USED-MODEL", message, place, fix=fix, label="not read")
