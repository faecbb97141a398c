"""Which rule packs a project is checked against, and reading them."""

import os
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from alignment.config import Setting
from alignment.documents.document import YamlDocument, YamlMapping
from alignment.documents.parse import parse
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.model.metamodel import Metamodel
from alignment.revisions import is_inside, read_file
from alignment.rules.examples import run_examples
from alignment.rules.load import load_packs
from alignment.rules.rule import RulePack
from alignment.rules.shipped import generic_packs, shipped_packs
from alignment.source import SHIPPED, SourceFile
from alignment.text import join_words, shorten, suggestion, visible
from alignment.workspace.project import Project

_SHOWN: Final = 40


class Packs(NamedTuple):
    """Holds the packs in use, the files they were read from, and what is wrong with them.

    `own` are the files of the project that are packs, and so no part of its model.
    """

    packs: tuple[RulePack, ...]
    documents: tuple[YamlDocument, ...]
    findings: tuple[Finding, ...]
    own: frozenset[PurePosixPath]


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
    """Reads the packs that a project names, or all generic ones."""
    sources, findings = _sources(project)
    documents: list[YamlDocument] = []
    for source in sources:
        document, faults = parse(source)
        documents.append(document)
        findings.extend(faults)
    packs, mistakes = load_packs(documents, metamodel)
    own = frozenset(one.source.path for one in documents if _is_own(one) and _is_pack(one))
    return Packs(packs, tuple(documents), (*findings, *mistakes), own)


def load_shipped_packs(metamodel: Metamodel) -> Packs:
    """Reads every pack that travels with align, whether or not a project uses it."""
    documents = [parse(_shipped(path))[0] for path in shipped_packs().values()]
    packs, findings = load_packs(documents, metamodel)
    return Packs(packs, tuple(documents), findings, frozenset())


def _is_own(document: YamlDocument) -> bool:
    return not document.source.path.name.startswith(SHIPPED)


def _is_pack(document: YamlDocument) -> bool:
    return isinstance(document.root, YamlMapping) and "align_rules" in document.root.values


def _sources(project: Project) -> tuple[list[SourceFile], list[Finding]]:
    shipped = shipped_packs()
    if project.config.packs is None:
        return [_shipped(shipped[name]) for name in generic_packs()], []
    sources: list[SourceFile] = []
    findings: list[Finding] = []
    for setting in project.config.packs:
        if setting.text in shipped:
            sources.append(_shipped(shipped[setting.text]))
        else:
            read, faults = _own(project, setting, list(shipped))
            sources.extend(read)
            findings.extend(faults)
    return sources, findings


def _shipped(path: Path) -> SourceFile:
    return SourceFile(PurePosixPath(f"{SHIPPED}{path.name}"), path.read_bytes())


def _own(project: Project, setting: Setting, shipped: list[str]) -> tuple[list[SourceFile], list[Finding]]:
    path = project.root / setting.text
    name = visible(shorten(setting.text, _SHOWN))
    if not is_inside(project.root, path):
        message = f"The pack {name} is outside the project"
        return [], [built_in("RULE-PACK", message, setting.location, fix="Copy it into the project.", label="outside")]
    if not os.path.lexists(path):
        guess = suggestion(setting.text, shipped) or f"The shipped packs are {join_words(shipped)}."
        message = f"There is no pack {name}"
        return [], [built_in("RULE-PACK", message, setting.location, fix=guess, label="neither shipped nor a file")]
    files = read_file(project.root, path)
    return files.read, files.findings
