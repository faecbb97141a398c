"""Where the files of a request are read from: the work tree, or a commit."""

import os
from collections.abc import Sequence
from pathlib import Path

from alignment.revisions.resolve import NoRevision, open_commit
from alignment.revisions.tree import Tree
from alignment.revisions.work_tree import WORK_TREE
from alignment.text import visible
from alignment.workspace.request import RequestError


def open_tree(revision: str | None, folder: Path, start: Path, given: Sequence[Path]) -> Tree:
    """Gives the work tree, or that of a revision of the repository that `start` is in.

    `given` are the paths that a request rests on. In a revision each of them must have been there: another project, found
    further up, would be the answer to another question.
    """
    if revision is None:
        return WORK_TREE
    opened = open_commit(_whole(folder, start), revision)
    if isinstance(opened, NoRevision):
        raise RequestError(opened.message)
    missing = next((path for path in given if not opened.exists(_whole(folder, path))), None)
    if missing is None:
        return opened
    message = f"{visible(os.path.relpath(_whole(folder, missing), folder))} does not exist in {visible(revision)}."
    raise RequestError(message)


def _whole(folder: Path, path: Path) -> Path:
    return Path(os.path.normpath(folder / path))
