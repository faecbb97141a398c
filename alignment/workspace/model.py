"""Reading the model of a project: every use case begins with it."""

import os
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from alignment.documents.document import YamlDocument, YamlMapping
from alignment.documents.parse import parse
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.model.load import load
from alignment.model.sections import WAIVERS, WAIVERS_FILE
from alignment.model.strategy import Strategy, Unread
from alignment.revisions.files import Files, is_yaml
from alignment.source import SourceFile
from alignment.text import visible
from alignment.waivers.load import load_waivers, named_by_waivers
from alignment.waivers.waiver import Named, Waiver
from alignment.workspace.packs import Packs
from alignment.workspace.project import Project

_SPELLED: Final = tuple(
    f"{name}{suffix}" for name in ("waivers", "Waivers", "WAIVERS") for suffix in (".yaml", ".yml", ".YAML", ".YML")
)
"""How people write the name of a file of waivers; only one of them is read, and only in one folder."""


class Model(NamedTuple):
    """Holds the strategy as read and the waivers beside it, with their files and what is wrong with them.

    `named` is what waivers name, those too that are faulty.
    """

    strategy: Strategy
    documents: tuple[YamlDocument, ...]
    files: Files
    findings: tuple[Finding, ...]
    waivers: tuple[Waiver, ...]
    named: frozenset[Named]


def read_model(project: Project, packs: Packs) -> Model:
    """Reads the files of the model, but for settings and packs of the project that lie among them."""
    settings = {PurePosixPath(project.file_name)} if project.file else set()
    files = project.tree.read_tree(project.root, project.model, leave_out=packs.own | settings)
    parsed = [parse(source) for source in files.read]
    documents = tuple(document for document, _ in parsed)
    unread = [Unread(str(path), None) for path in files.unread]
    beside = place_of_waivers(project)
    written = next((one for one in documents if one.source.path == beside), None)
    waivers, mistakes = load_waivers(written) if written else ((), ())
    named = named_by_waivers(written) if written else frozenset()
    of_strategy = (_without_waivers(one) if one.source.path == beside else one for one in documents)
    strategy, findings = load(of_strategy, project.metamodel, unread)
    faults = [finding for _, found in parsed for finding in found]
    found = (*files.findings, *faults, *findings, *mistakes, *_stray(project, beside))
    return Model(strategy, documents, files, found, waivers, named)


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
