"""Reading the model of a project, and the waivers beside it."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from alignment.documents.document import YamlDocument, YamlMapping
from alignment.documents.parse import parse
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.model.load import load
from alignment.model.metamodel import Metamodel
from alignment.model.missing_headings import with_heading
from alignment.model.named_elements import NamedElements
from alignment.model.sections import WAIVERS
from alignment.model.strategy import NOTHING_USED, Strategy, Used
from alignment.model.unknown import Unread
from alignment.project.find import Project
from alignment.revisions.files import Files, is_yaml
from alignment.source import SourceFile
from alignment.text import split_lines
from alignment.waivers.load import load_waivers, named_by_waivers
from alignment.waivers.waiver import WaivedSubject, Waiver

_SPELLED: Final = tuple(
    f"{name}{suffix}" for name in ("waivers", "Waivers", "WAIVERS") for suffix in (".yaml", ".yml", ".YAML", ".YML")
)
"""How people write the name of a file of waivers; only one of them is read, and only in one folder."""

_BEGIN: Final = "Begin a strategy with `align init`, or name the folder or the file that holds one."


class Model(NamedTuple):
    """Holds the strategy as read, its files and what is wrong with them, but for what is said of the file of waivers.

    `place` is the model's own, and `place_of_waivers` that of the file that may hold waivers; `commit` is where all was
    read, nothing for the work tree. `faults` are about the files, `mistakes` about what the elements say.
    """

    strategy: Strategy
    documents: tuple[YamlDocument, ...]
    files: Files
    faults: tuple[Finding, ...]
    mistakes: tuple[Finding, ...]
    place: PurePosixPath
    place_of_waivers: PurePosixPath
    commit: str

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Gives everything that is wrong."""
        return (*self.faults, *self.mistakes)

    def in_words_of(self, metamodel: Metamodel, aside: Collection[PurePosixPath], used: Used) -> "Model":
        """Gives the same model as it is read where the project adds other words, these files are packs, and this is used."""
        documents, own = tuple(one for one in self.documents if one.source.path not in aside), self.strategy
        if metamodel is own.metamodel and used is own.used and len(documents) == len(self.documents):
            return self
        strategy, mistakes = understood(documents, self.files, self.place_of_waivers, metamodel, used)
        return self._replace(strategy=strategy, documents=documents, mistakes=mistakes)


class WaiverList(NamedTuple):
    """Holds the waivers of a project, the file that may hold them, and what is wrong with it; None where there is none.

    `named` is what waivers name, those too that are faulty.
    """

    waivers: tuple[Waiver, ...] = ()
    named: frozenset[WaivedSubject] = frozenset()
    document: YamlDocument | None = None
    findings: tuple[Finding, ...] = ()


def files_of_model(project: Project, aside: Collection[PurePosixPath]) -> Files:
    """Reads the files of a model; `aside` names packs among them, which are no part of it, nor are settings and views."""
    settings = {PurePosixPath(project.file_name)} if project.file else set()
    views = (PurePosixPath(os.path.normpath(one.text)) for one in project.config.views)
    return project.tree.read_tree(project.root, project.model, leave_out={*aside, *settings, *views})


def read_model(project: Project, aside: Collection[PurePosixPath], metamodel: Metamodel, used: Used) -> Model:
    """Reads a model, whose links may lead to what is used of others; `aside` names the packs among its files."""
    files = files_of_model(project, aside)
    parsed = [parse(source) for source in files.read]
    documents = tuple(document for document, _ in parsed)
    names = NamedElements(documents, metamodel)
    told = (with_heading(one, document, names) for document, found in parsed for one in found)
    faults = (*_told(files.findings, project), *told)
    beside = project.place_of_waivers
    strategy, mistakes = understood(documents, files, beside, metamodel, used)
    return Model(
        strategy=strategy,
        documents=documents,
        files=files,
        faults=tuple(one for one in faults if one.location.path != beside),
        mistakes=mistakes,
        place=project.place_of_model,
        place_of_waivers=beside,
        commit=project.tree.commit,
    )


def _told(findings: Iterable[Finding], project: Project) -> Iterator[Finding]:
    """Gives findings about files; without settings, a model that is not there is none that these could name better."""
    for one in findings:
        is_model = one.rule == "FILE-MISSING" and project.file is None
        yield replace(one, fix=_BEGIN) if is_model else one


def read_waivers(project: Project) -> WaiverList:
    """Reads the file of waivers alone, where there is one."""
    path = project.root / project.place_of_waivers
    if not project.tree.exists(path):
        return WaiverList(findings=_stray(project))
    files = project.tree.read_file(project.root, path)
    if not files.read:
        return WaiverList(findings=(*files.findings, *_stray(project)))
    document, faults = parse(files.read[0])
    waivers, mistakes = load_waivers(document)
    return WaiverList(waivers, named_by_waivers(document), document, (*faults, *mistakes, *_stray(project)))


def waivers_written(listed: WaiverList, project: Project) -> Mapping[tuple[str, date], date]:
    """Gives, by key and day of approval, the day of the commit that brought that day into the file of waivers."""
    if not listed.waivers or listed.document is None:
        return {}
    days = project.tree.days_written(project.root / project.place_of_waivers)
    text = listed.document.text
    if len(days) != len(split_lines(text)) - text.endswith(("\n", "\r")):
        return {}
    return {(one.key, one.approved_on): days[one.approved_at.line - 1] for one in listed.waivers}


def understood(
    documents: Collection[YamlDocument],
    files: Files,
    beside: PurePosixPath,
    metamodel: Metamodel,
    used: Used = NOTHING_USED,
) -> tuple[Strategy, tuple[Finding, ...]]:
    """Makes a strategy of documents, of which one may hold waivers `beside`, and says what is wrong in it."""
    unread = [Unread(str(path), None) for path in files.unread]
    own = (_without_waivers(one) if one.source.path == beside else one for one in documents)
    return load(own, metamodel, unread, used)


def _stray(project: Project) -> tuple[Finding, ...]:
    """Says that waivers stand beside the settings, where nothing reads them."""
    beside = project.place_of_waivers
    if beside.parent == PurePosixPath():
        return ()
    stray = next((name for name in _SPELLED if project.tree.exists(project.root / name)), None)
    if stray is None:
        return ()
    place = SourceFile(PurePosixPath(stray), b"").location()
    fix = "" if is_yaml(project.model.name) else f"Move it to {beside}."
    return (built_in("WAIVER-PLACE", f"{stray} is not read", place, label="not read here", fix=fix),)


def _without_waivers(document: YamlDocument) -> YamlDocument:
    """Gives a document as the strategy sees it: waivers are no part of what it says."""
    root = document.root
    if not isinstance(root, YamlMapping) or WAIVERS not in root.values:
        return document
    rest = {name: value for name, value in root.values.items() if name != WAIVERS}
    return replace(document, root=root._replace(values=rest))
