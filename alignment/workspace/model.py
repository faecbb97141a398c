"""Reading the model of a project: every use case begins with it."""

from pathlib import PurePosixPath
from typing import NamedTuple

from alignment.documents.document import YamlDocument
from alignment.documents.parse import parse
from alignment.findings.finding import Finding
from alignment.model.load import load
from alignment.model.metamodel import built_in_metamodel
from alignment.model.strategy import Strategy, Unread
from alignment.revisions import Files, read_tree
from alignment.workspace.packs import Packs
from alignment.workspace.project import Project


class Model(NamedTuple):
    """Holds the strategy as read, with its files and what is wrong with them."""

    strategy: Strategy
    documents: tuple[YamlDocument, ...]
    files: Files
    findings: tuple[Finding, ...]


def read_model(project: Project, packs: Packs) -> Model:
    """Reads the files of the model, but for settings and packs of the project that lie among them."""
    settings = {PurePosixPath(project.file_name)} if project.file else set()
    files = read_tree(project.root, project.model, leave_out=packs.own | settings)
    parsed = [parse(source) for source in files.read]
    documents = tuple(document for document, _ in parsed)
    unread = [Unread(str(path), None) for path in files.unread]
    strategy, findings = load(documents, built_in_metamodel(), unread)
    faults = [finding for _, found in parsed for finding in found]
    return Model(strategy, documents, files, (*files.findings, *faults, *findings))
