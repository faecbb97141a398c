"""What every place that files are read from can do, so that whoever reads a project need not know which it is."""

from collections.abc import Callable, Collection
from pathlib import Path, PurePosixPath
from typing import Protocol

from alignment.revisions.files import Files


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

    def is_inside(self, root: Path, path: Path) -> bool:
        """Tells whether a path, all its links followed, is in a folder."""
        ...

    def is_top(self, folder: Path) -> bool:
        """Tells whether a folder is that of a whole repository."""
        ...
