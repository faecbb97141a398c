"""Where files are read from, and what reading gives, wherever that is: every file once, or named with the reason why not."""

import os
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple, Protocol

from alignment.documents import limits
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.source import SourceFile
from alignment.text import visible

_SUFFIXES: Final = frozenset({".yaml", ".yml"})
_TEXT_OF_YAML: Final = re.compile(r".*\.ya?ml\.(?:txt|rtf|docx?)", re.IGNORECASE | re.DOTALL)
"""Matches what an editor that adds an ending of its own makes of the name of a model file."""

BEGINS_WITH_DOT: Final = "its name begins with a dot"
NO_YAML: Final = "it is not a .yaml or .yml file"
NO_FILES: Final = "is a submodule whose files are not there"
NO_FILE: Final = "is a link to a file that does not exist"
LEADS_OUT: Final = "is a link that leads out of the project"
LEADS_TO_FOLDER: Final = "is a link to a folder, which is not followed"


class Ignored(NamedTuple):
    """Names a file that was not read because it is no part of a model, and why."""

    path: PurePosixPath
    reason: str


@dataclass(slots=True, eq=False, repr=False)
class Files:
    """Holds what was found below a folder; `unread` names what should have been read and could not be."""

    read: list[SourceFile] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    unread: list[PurePosixPath] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    leave_out: Collection[PurePosixPath] = ()

    def refuse(self, code: str, path: PurePosixPath, says: str) -> None:
        """Notes a file that cannot be read."""
        self.unread.append(path)
        place = SourceFile(path, b"").location()
        self.findings.append(built_in(code, f"{path} {says}", place, label="not read"))

    def leave(self, path: PurePosixPath, reason: str) -> None:
        """Notes a file that is no part of a model; one that was meant to be one, but for the end of its name, is told."""
        if reason == NO_YAML and _TEXT_OF_YAML.fullmatch(path.name):
            self.refuse("FILE-NAME", path, f"is not read, as its name ends in {path.suffix}")
        else:
            self.ignored.append(Ignored(path, reason))

    def refuse_rest(self, path: PurePosixPath) -> None:
        """Notes that this file and all that come after it are too many, or too large together."""
        says = f"and what follows is not read: {limits.PROJECT_FILES:,} files or 1 GiB are the most"
        self.refuse("FILE-LIMIT", path, says)


def is_yaml(name: str) -> bool:
    """Tells whether a file, by its name, is read as part of a model."""
    return os.path.splitext(name)[1].lower() in _SUFFIXES  # noqa: PTH122 - a name of a commit need be no path here


def is_hidden(name: str) -> str:
    """Says why a file is left aside for its name alone; nothing where it is not."""
    return BEGINS_WITH_DOT if name.startswith(".") else ""


def relative_to(root: Path, path: Path) -> PurePosixPath:
    """Gives a path as the project knows it; characters that cannot be printed are spelled out."""
    return PurePosixPath(visible(Path(os.path.relpath(path, root)).as_posix()))


def fetching(path: PurePosixPath) -> str:
    """Says how the files of a submodule come to be there."""
    return f"It lies in {path}, which {NO_FILES}: run `git submodule update --init`."


class Tree(Protocol):
    """Holds the files of a project, at some time.

    Paths are whole ones, as if the files were in the work tree now; what is read has paths relative to `root`.
    """

    @property
    def commit(self) -> str:
        """Gives the commit whose files these are; nothing where they are those on the disk."""
        ...

    def read_tree(self, root: Path, start: Path, leave_out: Collection[PurePosixPath] = ()) -> Files:
        """Reads every YAML file below a folder, or the one file that is named.

        `leave_out` names files that are read elsewhere, such as the configuration.
        """
        ...

    def read_folder(self, root: Path, folder: Path, why_not: Callable[[str], str]) -> Files:
        """Reads the files of a folder, and none below it; `why_not` says of a name why it is not read, if it is not."""
        ...

    def read_file(self, root: Path, path: Path) -> Files:
        """Reads one file."""
        ...

    def exists(self, path: Path) -> bool:
        """Tells whether there is anything at a path, be it a link that leads nowhere."""
        ...

    def names(self, folder: Path) -> Sequence[str] | None:
        """Gives the names in a folder, in no order; None where it is none."""
        ...

    def is_inside(self, root: Path, path: Path) -> bool:
        """Tells whether a path, all its links followed, is in a folder."""
        ...

    def days_written(self, path: Path) -> Sequence[date]:
        """Gives for each line of a file the day of the commit that brought it; nothing where nobody can tell."""
        ...

    def lost_submodule(self, path: Path) -> Path | None:
        """Gives the submodule that a path lies in, or is, where nobody has fetched its files."""
        ...

    def is_top(self, folder: Path) -> bool:
        """Tells whether a folder is that of a whole repository."""
        ...
