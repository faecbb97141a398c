"""The use case of beginning: the files of a new project, where none of them is in anybody's way."""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final, NamedTuple

from alignment.config import FILE_NAME
from alignment.model.metamodel import built_in_metamodel
from alignment.project.request import RequestError
from alignment.revisions.work_tree import WORK_TREE
from alignment.scaffold.project import (
    MODEL,
    SCHEMA,
    STRATEGY_FILE,
    StarterFile,
    ci_file,
    ci_job,
    git_file,
    starter_files,
)
from alignment.schema.json_schema import as_json
from alignment.schema.make import make_schema
from alignment.text import join_words, visible

_GIVEN: Final = "from the files that were named"
_NOTHING: Final[Mapping[Path, bytes]] = MappingProxyType({})


class NewFile(NamedTuple):
    """Holds a file with its whole path, and the folder that it must not lead out of.

    One that `is_there` is somebody's: its content belongs into it, and `says` what to do with that.
    """

    within: Path
    path: Path
    says: str
    content: bytes
    is_there: bool = False


class NewProject(NamedTuple):
    """Holds the folder of a project, and its files in the order in which they are written.

    Where it `is_begun`, somebody has its settings or its model already, and only the file of CI is among them.
    """

    root: Path
    is_begun: bool
    files: tuple[NewFile, ...]

    @property
    def to_write(self) -> tuple[NewFile, ...]:
        """Gives the files that are not there."""
        return tuple(file for file in self.files if not file.is_there)

    @property
    def to_add(self) -> tuple[NewFile, ...]:
        """Gives what belongs into files that are there."""
        return tuple(file for file in self.files if file.is_there)


def new_project(
    folder: Path, directory: Path, today: date, ci: str | None, given: Mapping[Path, bytes] = _NOTHING
) -> NewProject:
    """Gives the files that a new project begins with; raises RequestError where they cannot be put there.

    Where files of a model are given, by whole path, nothing in it is made up but the strategy's own.
    """
    root = Path(os.path.normpath(folder / directory))
    is_begun = not given and ci is not None and any(WORK_TREE.exists(root / name) for name in (FILE_NAME, MODEL))
    begun = () if is_begun else _with(given, root, _files(root, today))
    new = NewProject(root, is_begun, (*begun, *((_for_ci(root, ci),) if ci else ())))
    if taken := _taken(new):
        raise RequestError(_says_taken(folder, taken))
    if outside := next((file for file in new.to_write if not WORK_TREE.is_inside(file.within, file.path.parent)), None):
        link = outside.path.parent.relative_to(outside.within).as_posix()
        message = f"{link} is a link that leads out of {visible(str(outside.within))}. Take it away first."
        raise RequestError(message)
    return new


def _with(given: Mapping[Path, bytes], root: Path, files: Iterable[NewFile]) -> Iterator[NewFile]:
    """Gives the files of a project with those that are given in place of what is made up."""
    made_up = root / MODEL if given else None
    yield from (one for one in files if one.path.parent != made_up or one.path.name == STRATEGY_FILE)
    yield from (NewFile(root, path, _GIVEN, content) for path, content in given.items())


def _files(root: Path, today: date) -> Iterator[NewFile]:
    schema = as_json(make_schema(built_in_metamodel(), None))
    for file in (*starter_files(today.year), StarterFile(SCHEMA, "what the editor knows of model files", schema)):
        yield _new(root, file)
    for_git = git_file()
    is_there = WORK_TREE.exists(root / for_git.path)
    yield _there(root, for_git._replace(says="Add these lines to it:")) if is_there else _new(root, for_git)


def _for_ci(root: Path, host: str) -> NewFile:
    """Gives the file of a host, at the top of the repository that a folder is in or else in the folder."""
    real = Path(os.path.realpath(root))
    top = next((one for one in (real, *real.parents) if WORK_TREE.is_top(one)), real)
    place = _checked(real, top)
    file = ci_file(host, place)
    if not WORK_TREE.exists(top / file.path):
        return _new(top, file)
    present = WORK_TREE.read_file(top, top / file.path).read
    return _there(top, ci_job(host, place, "".join(one.content.decode(errors="replace") for one in present)))


def _checked(root: Path, top: Path) -> PurePosixPath:
    """Gives what CI is to check: the project, or the model where that is there and has no settings beside it."""
    place = PurePosixPath(root.relative_to(top).as_posix())
    if visible(str(place)) != str(place):
        message = (
            f"{visible(str(place))} has signs that no file of CI can hold. Rename the folder, or leave out `--ci`."
        )
        raise RequestError(message)
    has_only_model = WORK_TREE.exists(root / MODEL) and not WORK_TREE.exists(root / FILE_NAME)
    return place / MODEL if has_only_model else place


def _new(within: Path, file: StarterFile) -> NewFile:
    return NewFile(within, within / file.path, file.says, file.content)


def _there(within: Path, file: StarterFile) -> NewFile:
    return _new(within, file)._replace(is_there=True)


def _taken(new: NewProject) -> list[Path]:
    """Gives what is there already; of the model its folder, as anything in it would be read with the new files."""
    model = new.root / MODEL
    places = dict.fromkeys(model if model in file.path.parents else file.path for file in new.to_write)
    return [place for place in places if WORK_TREE.exists(place)]


def _says_taken(folder: Path, taken: list[Path]) -> str:
    names = join_words(visible(Path(os.path.relpath(path, folder)).as_posix()) for path in taken)
    are, them = ("exists", "it") if len(taken) == 1 else ("exist", "them")
    return (
        f"{names} {are} already, so nothing was written. Begin in a folder of its own, as in `align init plan`, "
        f"or move {them} away first."
    )
