"""Reading the files of views: those that travel with align, and those that a project names."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from alignment.config import Setting
from alignment.documents.document import YamlDocument
from alignment.documents.parse import parse
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.model.metamodel import Metamodel
from alignment.project.find import Project
from alignment.rules.shipped import packs_folder
from alignment.source import SHIPPED, SourceFile
from alignment.text import visible
from alignment.views.load import load_views
from alignment.views.view import Views

_READABLE: Final = "Name a file of views that can be read, or take it out of `views`."


class ViewFiles(NamedTuple):
    """Holds the files of views that a project names, and what is wrong with them."""

    documents: tuple[YamlDocument, ...] = ()
    findings: tuple[Finding, ...] = ()

    def joined(self, metamodel: Metamodel) -> Views:
        """Gives all views: those that travel with align, then the project's own."""
        return load_views((*_shipped(), *self.documents), metamodel)[0]


def read_views(project: Project) -> ViewFiles:
    """Reads the files that a project names; most name none, which takes nothing to read."""
    if not project.config.views:
        return ViewFiles()
    findings: list[Finding] = []
    documents = tuple(_named(project, findings))
    _, mistakes = load_views((*_shipped(), *documents), project.metamodel)
    return ViewFiles(documents, (*findings, *mistakes))


def _named(project: Project, findings: list[Finding]) -> Iterator[YamlDocument]:
    for setting in project.config.views:
        path = Path(os.path.normpath(project.root / setting.text))
        if fault := _fault(project, setting, path):
            findings.append(fault)
            continue
        files = project.tree.read_file(project.root, path)
        findings += (replace(one, location=setting.location, fix=_READABLE) for one in files.findings)
        for source in files.read:
            document, faults = parse(source)
            findings += faults
            yield document


def _fault(project: Project, setting: Setting, path: Path) -> Finding | None:
    """Says why there is nothing to read; a report without what it was to show is never whole."""
    shown = visible(setting.text)
    if not project.tree.is_inside(project.root, path):
        message, fix = f"`{shown}` is outside the project", "Copy the file into the project, and name it there."
    elif not project.tree.exists(path):
        message, fix = f"`views` names {shown}, and there is no such file", "Correct the name, or take it out."
    else:
        return None
    return built_in("FILE-NOT-READ", message, setting.location, fix=fix, label="cannot be read")


def _shipped() -> list[YamlDocument]:
    """Gives the files of views that travel with align."""
    files = sorted((packs_folder() / "views").glob("*.yaml"))
    return [parse(SourceFile(PurePosixPath(f"{SHIPPED}{one.name}"), one.read_bytes()))[0] for one in files]
