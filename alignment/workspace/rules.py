"""The use cases of whoever keeps rules: which there are, and whether they prove themselves."""

import os
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from alignment.config import Setting
from alignment.documents.document import YamlDocument
from alignment.findings.finding import Finding, Severity
from alignment.model.metamodel import Metamodel, built_in_metamodel
from alignment.project.find import Project, find_project
from alignment.project.packs import Packs, load_project_packs
from alignment.project.request import RequestError
from alignment.rules.load import load_packs
from alignment.rules.prove import Proof, prove
from alignment.rules.rule import RulePack
from alignment.rules.shipped import shipped_packs
from alignment.source import SourceFile
from alignment.text import join_words, suggestion, visible


class RuleList(NamedTuple):
    """Holds packs, what is wrong with them, and the project's folder."""

    packs: tuple[RulePack, ...]
    findings: tuple[Finding, ...]
    root: Path


class Proofs(NamedTuple):
    """Holds the proof of each pack; where packs have mistakes, those come first and nothing is proven."""

    proofs: tuple[Proof, ...]
    mistakes: tuple[Finding, ...]
    root: Path


def list_rules(folder: Path, config: Path | None, named: tuple[str, ...] = ()) -> RuleList:
    """Gives the packs in use, or those named, with those that they extend."""
    project, packs = _read(folder, config, named)
    return RuleList(packs.packs, (*project.findings, *packs.findings), project.root)


def prove_rules(folder: Path, config: Path | None, named: tuple[str, ...] = ()) -> Proofs:
    """Runs the examples of every rule, on the rule as it stands and one step away.

    Of packs that are named only these are proven, not those that they extend.
    """
    project, packs = _read(folder, config, named)
    mistakes = (*project.findings, *packs.findings)
    if any(finding.severity is Severity.ERROR for finding in mistakes):
        return Proofs((), mistakes, project.root)
    proofs = tuple(
        _proof(pack, document, project.metamodel)
        for pack, document in zip(packs.packs, packs.documents, strict=True)
        if not named or document.source.path in packs.named
    )
    return Proofs(proofs, mistakes, project.root)


def _proof(pack: RulePack, document: YamlDocument, metamodel: Metamodel) -> Proof:
    """Proves a pack; one that travels with align in the words that it was written for, whatever a project adds."""
    if not document.source.is_shipped or metamodel is built_in_metamodel():
        return prove(pack, document, metamodel)
    (as_written,), _ = load_packs([document], built_in_metamodel())
    return prove(as_written, document, built_in_metamodel())


def _read(folder: Path, config: Path | None, named: tuple[str, ...]) -> tuple[Project, Packs]:
    """Reads the packs of the project where the user stands, or those that are named."""
    project = find_project(folder, None, config)
    for name in named:
        _demand_pack(name, project, folder / name)
    chosen = _choosing(project, folder, named) if named else project
    return chosen, load_project_packs(chosen)


def _demand_pack(name: str, project: Project, path: Path) -> None:
    """Raises RequestError where a name stands for no pack."""
    if name in shipped_packs():
        return
    if not path.is_file():
        guess = suggestion(name, shipped_packs()) or f"The shipped packs are {join_words(shipped_packs())}."
        message = f"There is no pack `{visible(name)}`. {guess}"
        raise RequestError(message)
    if not project.tree.is_inside(project.top, path):
        message = f"The pack {visible(name)} is outside the project and its repository. Copy it into the project."
        raise RequestError(message)


def _choosing(project: Project, folder: Path, named: tuple[str, ...]) -> Project:
    """Gives a project as if it named only these packs."""
    shipped = shipped_packs()
    here = SourceFile(PurePosixPath("command line"), b"").location()
    names = (name if name in shipped else os.path.normpath(folder / name) for name in named)
    packs = tuple(Setting(name, here) for name in dict.fromkeys(names))
    return project._replace(config=project.config._replace(packs=packs))
