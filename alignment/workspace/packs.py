"""Which rule packs a project is checked against, and reading them."""

from pathlib import PurePosixPath
from typing import NamedTuple

from alignment.config import Setting
from alignment.documents.document import YamlDocument, YamlMapping
from alignment.documents.parse import parse
from alignment.findings.finding import Finding
from alignment.model.metamodel import Metamodel
from alignment.rules.examples import run_examples
from alignment.rules.load import load_packs
from alignment.rules.rule import RulePack
from alignment.rules.shipped import generic_packs, shipped_packs
from alignment.source import SHIPPED, SourceFile
from alignment.workspace.pack_files import NamedPack, PackFiles, shipped_source
from alignment.workspace.project import Project


class Packs(NamedTuple):
    """Holds the packs in use, the files they were read from, and what is wrong with them.

    `own` are the files of the project that are packs, and so no part of its model; `named` are the files that were asked
    for, the others are there because those extend them.
    """

    packs: tuple[RulePack, ...]
    documents: tuple[YamlDocument, ...]
    findings: tuple[Finding, ...]
    own: frozenset[PurePosixPath]
    named: frozenset[PurePosixPath] = frozenset()


def read_packs(project: Project, metamodel: Metamodel) -> Packs:
    """Reads the packs that a project names, and runs the examples of its own ones.

    Those of the shipped packs are proven by align's own tests.
    """
    loaded = load_project_packs(project, metamodel)
    own = {one.source.path: one for one in loaded.documents if one.source.path in loaded.own}
    examples = (
        finding
        for pack in loaded.packs
        for rule in pack.rules
        if rule.location.path in own
        for finding in run_examples(rule, own[rule.location.path], metamodel)
    )
    return loaded._replace(findings=(*loaded.findings, *examples))


def load_project_packs(project: Project, metamodel: Metamodel) -> Packs:
    """Reads the packs that a project names, or all generic ones, and those that they extend."""
    files = PackFiles(project.root, project.tree)
    named = [files.add(name) for name in _named(project)]
    packs, mistakes = load_packs(files.documents, metamodel, files.surroundings)
    own = frozenset(one.source.path for one in files.documents if _is_own(one) and _is_pack(one))
    findings = (*files.findings, *mistakes)
    return Packs(packs, tuple(files.documents), findings, own, frozenset(path for path in named if path))


def load_shipped_packs(metamodel: Metamodel) -> Packs:
    """Reads every pack that travels with align, whether or not a project uses it."""
    documents = [parse(shipped_source(path))[0] for path in shipped_packs().values()]
    packs, findings = load_packs(documents, metamodel)
    return Packs(packs, tuple(documents), findings, frozenset())


def _is_own(document: YamlDocument) -> bool:
    return not document.source.path.name.startswith(SHIPPED)


def _is_pack(document: YamlDocument) -> bool:
    return isinstance(document.root, YamlMapping) and "align_rules" in document.root.values


def _named(project: Project) -> list[NamedPack]:
    packs = project.config.packs
    if packs is None:
        place = SourceFile(PurePosixPath(project.file_name), b"").location()
        packs = tuple(Setting(name, place) for name in generic_packs())
    return [NamedPack(setting.text, setting.location, project.root) for setting in packs]
