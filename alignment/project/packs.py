"""The rule packs of a project: those that it names, and before each those that it extends, every file once."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from alignment.config import Setting
from alignment.documents.document import YamlDocument, YamlMapping
from alignment.documents.parse import parse
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.model.metamodel import Metamodel, built_in_metamodel
from alignment.project.find import Project
from alignment.revisions.files import Tree, fetching, relative_to
from alignment.rules.adjust import ALONE, Surroundings
from alignment.rules.header import extended_names, header_of
from alignment.rules.load import load_packs
from alignment.rules.prove import run_examples
from alignment.rules.rule import RulePack
from alignment.rules.shipped import generic_packs, shipped_packs
from alignment.source import SHIPPED, Location, SourceFile, TextEdit
from alignment.text import join_words, shorten, suggestion, surely_meant, visible

_SHOWN: Final = 40
_MOST_NAMED: Final = 3
_parse_once: Final = cache(parse)
"""Reads what travels with align once for all strategies and revisions that a command looks at."""


class Packs(NamedTuple):
    """Holds the packs in use, the files they were read from, and what is wrong with them.

    `own` are the files of the project that are packs, and so no part of its model; `named` are the files that were asked
    for, the others are there because those extend them. `faults` are about names and files, whatever the words of the
    metamodel that the rules are in.
    """

    packs: tuple[RulePack, ...]
    documents: tuple[YamlDocument, ...]
    findings: tuple[Finding, ...]
    own: frozenset[PurePosixPath] = frozenset()
    named: frozenset[PurePosixPath] = frozenset()
    faults: tuple[Finding, ...] = ()
    surroundings: Surroundings = ALONE
    metamodel: Metamodel = built_in_metamodel()

    def in_words_of(self, metamodel: Metamodel) -> "Packs":
        """Gives the same packs as they are read where the project adds other words, with their examples run."""
        return self if metamodel is self.metamodel else _with_examples(_compiled(self, metamodel))


def read_packs(project: Project) -> Packs:
    """Reads the packs that a project names, and runs the examples of its own ones.

    Those of the shipped packs are proven by align's own tests.
    """
    return _with_examples(load_project_packs(project))


def load_project_packs(project: Project) -> Packs:
    """Reads the packs that a project names, or all generic ones, and those that they extend."""
    return _compiled(read_pack_files(project), project.metamodel)


def read_pack_files(project: Project) -> Packs:
    """Reads the files of these packs and compiles none of them."""
    files = _PackFiles(project.root, project.top, project.tree)
    named = frozenset(path for path in map(files.add, _named(project)) if path)
    own = frozenset(one.source.path for one in files.documents if not one.source.is_shipped and _is_pack(one))
    surroundings = Surroundings(files.extending, _shipped_rules)
    return Packs((), tuple(files.documents), (), own, named, tuple(files.findings), surroundings)


def load_shipped_packs(metamodel: Metamodel) -> Packs:
    """Reads every pack that travels with align, whether or not a project uses it."""
    documents = tuple(_parse_once(_shipped_source(path))[0] for path in shipped_packs().values())
    return _compiled(Packs((), documents, ()), metamodel)


def _compiled(packs: Packs, metamodel: Metamodel) -> Packs:
    compiled, mistakes = load_packs(packs.documents, metamodel, packs.surroundings)
    return packs._replace(packs=compiled, findings=(*packs.faults, *mistakes), metamodel=metamodel)


def _with_examples(packs: Packs) -> Packs:
    own = {one.source.path: one for one in packs.documents if one.source.path in packs.own}
    examples = (
        finding
        for pack in packs.packs
        for rule in pack.rules
        if rule.location.path in own
        for finding in run_examples(rule, own[rule.location.path], packs.metamodel)
    )
    return packs._replace(findings=(*packs.findings, *examples))


def _is_pack(document: YamlDocument) -> bool:
    return isinstance(document.root, YamlMapping) and "align_rules" in document.root.values


def _named(project: Project) -> "list[_NamedPack]":
    packs = project.config.packs
    if packs is None:
        place = SourceFile(PurePosixPath(project.file_name), b"").location()
        packs = tuple(Setting(name, place) for name in generic_packs())
    return [_NamedPack(setting.text, setting.location, project.root) for setting in packs]


class _NamedPack(NamedTuple):
    """Holds the name of a pack, where it is written, and the folder that a file is looked for from."""

    text: str
    location: Location
    folder: Path


class _Opened(NamedTuple):
    """Holds a pack file that is read, while those that it extends are."""

    document: YamlDocument
    extends: Iterator[_NamedPack]

    @property
    def path(self) -> PurePosixPath:
        """Gives the file as findings name it."""
        return self.document.source.path


@dataclass(slots=True, eq=False, repr=False)
class _PackFiles:
    """Gathers pack files of one project, each after those that it extends, and what is wrong with their names.

    Packs that are still open wait in a list instead of a call each, so that no chain of them exhausts the stack.
    """

    root: Path
    top: Path
    tree: Tree
    documents: list[YamlDocument] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    extending: dict[PurePosixPath, list[PurePosixPath]] = field(default_factory=dict)
    _known: dict[Path, PurePosixPath | None] = field(default_factory=dict)
    _open: list[_Opened] = field(default_factory=list)
    _shipped: Mapping[str, Path] = field(default_factory=shipped_packs)

    def add(self, named: _NamedPack) -> PurePosixPath | None:
        """Reads a pack and all that it extends, and gives its file; None where it cannot be read."""
        path = self._follow(named)
        while self._open:
            last = self._open[-1]
            following = next(last.extends, None)
            if following is None:
                self.documents.append(last.document)
                self._open.pop()
            elif further := self._follow(following):
                self.extending.setdefault(last.path, []).append(further)
        return path

    def _follow(self, named: _NamedPack) -> PurePosixPath | None:
        """Opens the pack that a name stands for, if it is not known yet, and gives its file."""
        file = self._located(named)
        if file is None:
            return None
        if file not in self._known:
            self._known[file] = self._opened(file)
        elif self._is_circle(self._known[file], named.location):
            return None
        return self._known[file]

    def _located(self, named: _NamedPack) -> Path | None:
        """Finds the file of a pack: of a shipped one, or of one in the project or anywhere in its repository."""
        if named.text in self._shipped:
            return self._shipped[named.text]
        path = Path(os.path.normpath(named.folder / named.text))
        shown = visible(shorten(named.text, _SHOWN))
        if not self.tree.is_inside(self.top, path):
            message = f"The pack {shown} is outside the project and its repository"
            self._refuse(message, named.location, "Copy it into the project.", "outside")
            return None
        if not self.tree.exists(path):
            lost = self.tree.lost_submodule(path)
            guess = suggestion(named.text, self._shipped) or f"The shipped packs are {join_words(self._shipped)}."
            mend = fetching(relative_to(self.root, lost)) if lost else guess
            meant = None if lost else surely_meant(named.text, self._shipped)
            edits = (TextEdit(named.location, meant),) if meant else ()
            self._refuse(f"There is no pack {shown}", named.location, mend, "neither shipped nor a file", edits)
            return None
        return path

    def _opened(self, file: Path) -> PurePosixPath | None:
        """Reads a pack file, and opens it for the packs that it extends."""
        source = self._source(file)
        if source is None:
            return None
        document, faults = _parse_once(source) if source.is_shipped else parse(source)
        self.findings.extend(faults)
        names = (_NamedPack(name.text, document.locate(name), file.parent) for name in extended_names(document))
        self._open.append(_Opened(document, names))
        return source.path

    def _source(self, file: Path) -> SourceFile | None:
        if file in self._shipped.values():
            return _shipped_source(file)
        files = self.tree.read_file(self.root, file)
        self.findings.extend(files.findings)
        return next(iter(files.read), None)

    def _is_circle(self, path: PurePosixPath | None, place: Location) -> bool:
        """Tells, and says, whether a pack extends itself: it is then one of those that are still open."""
        waiting = [one.path for one in self._open]
        if path not in waiting:
            return False
        between = waiting[waiting.index(path) + 1 :]
        way = f" by way of {join_words(map(str, between), most=_MOST_NAMED)}" if between else ""
        self._refuse(f"{path} extends itself{way}", place, "Leave this name out.", "leads back here")
        return True

    def _refuse(self, message: str, place: Location, fix: str, label: str, edits: tuple[TextEdit, ...] = ()) -> None:
        self.findings.append(built_in("RULE-PACK", message, place, fix=fix, label=label, edits=edits))


@cache
def shipped_sources() -> frozenset[SourceFile]:
    """Gives the packs that travel with align; a file of a project that is called like one of them is another."""
    return frozenset(map(_shipped_source, shipped_packs().values()))


def _shipped_source(file: Path) -> SourceFile:
    """Reads a file that travels with align."""
    return SourceFile(PurePosixPath(f"{SHIPPED}{file.name}"), file.read_bytes())


def _shipped_rules() -> Mapping[str, str]:
    """Gives the pack of every shipped rule."""
    packs = {name: _parse_once(_shipped_source(file))[0] for name, file in shipped_packs().items()}
    return {rule: name for name, document in packs.items() for rule in header_of(document).ids}
