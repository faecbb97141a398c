"""Which project a check is about: where its files are read from, the folder of its `align.yaml`, its settings and model."""

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from alignment.config import DEFAULT_MODEL, FILE_NAME, Config, read_config
from alignment.documents.document import YamlDocument
from alignment.documents.parse import parse
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.model.metamodel import Metamodel
from alignment.model.sections import WAIVERS_FILE
from alignment.project.request import RequestError
from alignment.revisions.commits import NoRevision, open_commit
from alignment.revisions.files import Tree
from alignment.revisions.work_tree import WORK_TREE
from alignment.text import visible


class Project(NamedTuple):
    """Holds the project's folder, its settings and the path of its model; `tree` is where its files are read from.

    `file` is the configuration and `document` what was read of it; None where there is none. `home` is where the files lie
    that the model names, where that is another folder.
    """

    root: Path
    config: Config
    model: Path
    file: Path | None = None
    document: YamlDocument | None = None
    findings: tuple[Finding, ...] = ()
    tree: Tree = WORK_TREE
    home: Path | None = None

    def named(self, name: str) -> Path:
        """Gives the whole path of a file that an element names."""
        return Path(os.path.normpath((self.home or self.root) / name))

    @property
    def file_name(self) -> str:
        """Names the configuration as messages do."""
        return visible(self.file.name) if self.file else FILE_NAME

    @property
    def metamodel(self) -> Metamodel:
        """Gives the metamodel with the words that the project adds."""
        return self.config.metamodel

    @property
    def top(self) -> Path:
        """Gives the folder of the repository that the project is in, or its own where it is in none."""
        return next((one for one in (self.root, *self.root.parents) if self.tree.is_top(one)), self.root)

    @property
    def place_of_model(self) -> PurePosixPath:
        """Gives the way from the project's folder to its model."""
        return PurePosixPath(visible(Path(os.path.relpath(self.model, self.root)).as_posix()))

    @property
    def place_of_waivers(self) -> PurePosixPath:
        """Gives the way from the project's folder to the one file that may hold waivers."""
        return self.place_of_model / WAIVERS_FILE


def open_tree(revision: str | None, folder: Path, start: Path, given: Sequence[Path]) -> Tree:
    """Gives the work tree, or that of a revision of the repository that `start` is in.

    `given` are the paths that a request rests on. In a revision each of them must have been there: another project, found
    further up, would be the answer to another question.
    """
    if revision is None:
        return WORK_TREE
    opened = open_commit(_written(folder, start), revision)
    if isinstance(opened, NoRevision):
        raise RequestError(opened.message)
    missing = next((path for path in given if not opened.exists(_written(folder, path))), None)
    if missing is None:
        return opened
    message = f"{visible(os.path.relpath(_written(folder, missing), folder))} does not exist in {visible(revision)}."
    raise RequestError(message)


def last_commit(project: Project) -> Tree:
    """Gives the commit that the files of a project are of, or that those on the disk go on from; these where there is none."""
    opened = project.tree if project.tree.commit else open_commit(project.root, "HEAD")
    return project.tree if isinstance(opened, NoRevision) else opened


def find_project(folder: Path, path: Path | None, config: Path | None, tree: Tree = WORK_TREE) -> Project:
    """Finds the project of a path, or of the current folder.

    `align.yaml` is looked for beside the path and then upwards to the root of the repository. A path that is an
    `align.yaml`, or holds one of its own, names the project; any other names the model. Where there is none at all, a
    folder that holds a model of the usual name is the project as well.
    """
    start = _written(folder, path) if path else folder
    found = _written(folder, config) if config else _nearest(tree, start)
    if found is None:
        return _without_config(tree, folder, start, path)
    document, settings, findings = _read(tree, found)
    root = found.parent
    if path is not None and start not in {root, found}:
        return Project(root, settings, start, found, document, findings, tree)
    model, faults = _model(found, settings)
    return Project(root, settings, model, found, document, (*findings, *faults), tree)


def _written(folder: Path, path: Path) -> Path:
    """Gives a whole path without `..`, so that the folders above it are those that a reader sees in it."""
    return Path(os.path.normpath(folder / path))


def _without_config(tree: Tree, folder: Path, start: Path, path: Path | None) -> Project:
    """Takes the folder that holds a model of the usual name for the project; of other models the current folder, or theirs."""
    if path is None or tree.exists(start / DEFAULT_MODEL):
        return Project(start, Config(), start / DEFAULT_MODEL, tree=tree)
    return Project(folder if start.is_relative_to(folder) else start.parent, Config(), start, tree=tree)


def _nearest(tree: Tree, start: Path) -> Path | None:
    """Looks for the configuration; one that cannot be read, such as a broken link, is found all the same."""
    for folder in (start, *start.parents):
        if tree.exists(folder / FILE_NAME):
            return folder / FILE_NAME
        if tree.is_top(folder):
            return None
    return None


def _read(tree: Tree, path: Path) -> tuple[YamlDocument | None, Config, tuple[Finding, ...]]:
    files = tree.read_file(path.parent, path)
    if not files.read:
        return None, Config(), tuple(files.findings)
    document, faults = parse(files.read[0])
    if document.root is None:
        return document, Config(), faults
    config, further = read_config(document)
    return document, config, (*faults, *further)


def _model(file: Path, config: Config) -> tuple[Path, tuple[Finding, ...]]:
    root = file.parent
    if config.model is None:
        return root / DEFAULT_MODEL, ()
    path = _written(root, Path(config.model.text))
    if path.is_relative_to(root):  # of a link that leads out of it, whoever reads says so
        return path, ()
    message = f"`model` in {visible(file.name)} leads out of the project"
    place = config.model.location
    return root / DEFAULT_MODEL, (
        built_in("CONFIG-VALUE", message, place, fix="Name a folder in it.", label="outside"),
    )
