"""Reading the model of a project: every use case begins with it."""

import os
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from alignment.documents.document import YamlDocument, YamlMapping
from alignment.documents.parse import parse
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.model.load import load
from alignment.model.metamodel import Metamodel
from alignment.model.sections import WAIVERS, WAIVERS_FILE
from alignment.model.strategy import Strategy, Unread
from alignment.revisions.files import Files, is_yaml
from alignment.source import SourceFile
from alignment.text import visible
from alignment.waivers.load import load_waivers, named_by_waivers
from alignment.waivers.waiver import Named, Waiver
from alignment.workspace.project import Project

_SPELLED: Final = tuple(
    f"{name}{suffix}" for name in ("waivers", "Waivers", "WAIVERS") for suffix in (".yaml", ".yml", ".YAML", ".YML")
)
"""How people write the name of a file of waivers; only one of them is read, and only in one folder."""


class Model(NamedTuple):
    """Holds the strategy as read and the waivers beside it, with their files and what is wrong with them.

    `named` is what waivers name, those too that are faulty. `waivers_file` is the file that may hold waivers, where there
    is one.
    """

    strategy: Strategy
    documents: tuple[YamlDocument, ...]
    files: Files
    findings: tuple[Finding, ...]
    waivers: tuple[Waiver, ...]
    named: frozenset[Named]
    waivers_file: YamlDocument | None = None


def read_model(projects: tuple[Project, Project], aside: Collection[PurePosixPath], metamodel: Metamodel) -> Model:
    """Reads the files of the model of the first project, and the waivers of the second, mostly the same one.

    `aside` names packs that lie among the files of a model; they are no part of it, nor are settings.
    """
    project, waiving = projects
    settings = {PurePosixPath(project.file_name)} if project.file else set()
    files = project.tree.read_tree(project.root, project.model, leave_out={*aside, *settings})
    parsed = [parse(source) for source in files.read]
    documents = tuple(document for document, _ in parsed)
    faults = [finding for _, found in parsed for finding in found]
    unread = [Unread(str(path), None) for path in files.unread]
    beside = place_of_waivers(project)
    of_strategy = (_without_waivers(one) if one.source.path == beside else one for one in documents)
    strategy, findings = load(of_strategy, metamodel, unread)
    written = next((one for one in documents if one.source.path == beside), None)
    if waiving.tree is not project.tree:
        left_out, (written, further) = written, read_waivers_file(waiving)
        faults += further
        documents = (*(one for one in documents if one is not left_out or _says_more(one)), *filter(None, [written]))
    waivers, mistakes = load_waivers(written) if written else ((), ())
    named = named_by_waivers(written) if written else frozenset()
    found = (*files.findings, *faults, *findings, *mistakes, *_stray(waiving, place_of_waivers(waiving)))
    return Model(strategy, documents, files, found, waivers, named, written)


def read_waivers_file(project: Project) -> tuple[YamlDocument | None, tuple[Finding, ...]]:
    """Reads the file of waivers alone, where there is one."""
    path = project.root / place_of_waivers(project)
    if not project.tree.exists(path):
        return None, ()
    files = project.tree.read_file(project.root, path)
    if not files.read:
        return None, tuple(files.findings)
    return parse(files.read[0])


def _says_more(document: YamlDocument) -> bool:
    """Tells whether a file says anything but waivers, or may say it."""
    root = _without_waivers(document).root
    return not isinstance(root, YamlMapping) or bool(root.values)


def _stray(project: Project, beside: PurePosixPath) -> tuple[Finding, ...]:
    """Says that waivers stand beside the settings, where nothing reads them."""
    if beside.parent == PurePosixPath():
        return ()
    stray = next((name for name in _SPELLED if project.tree.exists(project.root / name)), None)
    if stray is None:
        return ()
    place = SourceFile(PurePosixPath(stray), b"").location()
    fix = "" if is_yaml(project.model.name) else f"Move it to {beside}."
    return (built_in("WAIVER-PLACE", f"{stray} is not read", place, label="not read here", fix=fix),)


def place_of_model(project: Project) -> PurePosixPath:
    """Gives the way from the project's folder to its model."""
    return PurePosixPath(visible(Path(os.path.relpath(project.model, project.root)).as_posix()))


def place_of_waivers(project: Project) -> PurePosixPath:
    """Gives the way from the project's folder to the one file that may hold waivers."""
    return place_of_model(project) / WAIVERS_FILE


def _without_waivers(document: YamlDocument) -> YamlDocument:
    """Gives a document as the strategy sees it: waivers are no part of what it says."""
    root = document.root
    if not isinstance(root, YamlMapping) or WAIVERS not in root.values:
        return document
    rest = {name: value for name, value in root.values.items() if name != WAIVERS}
    return replace(document, root=root._replace(values=rest))
