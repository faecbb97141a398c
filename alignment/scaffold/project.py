"""The files of a new project, each with what it is for."""

import re
import shlex
from importlib.resources import files
from itertools import count
from pathlib import PurePosixPath
from typing import Final, NamedTuple

MODEL: Final = PurePosixPath("strategy_model")
STRATEGY_FILE: Final = "strategy.yaml"
SCHEMA: Final = PurePosixPath(".align-schema.json")
"""Where the settings of the editor look for the schema; whoever knows the metamodel writes it."""

_PROJECT: Final = (
    ("align.yaml", "align.yaml", "what is checked, and against what"),
    (f"{MODEL}/{STRATEGY_FILE}", STRATEGY_FILE, "its name, its period and how far it is"),
    (f"{MODEL}/ambitions.yaml", "ambitions.yaml", "what will be different"),
    (f"{MODEL}/actions.yaml", "actions.yaml", "what somebody is to do"),
    (f"{MODEL}/roles.yaml", "roles.yaml", "who can be held to account"),
    (
        ".vscode/settings.json",
        "vscode-settings.json",
        "the settings of the editor VS Code, for its YAML extension by Red Hat",
    ),
)
_GIT: Final = (".gitattributes", "gitattributes", "how git keeps these files, on every system and in a merge")
_CI: Final = {
    "github": (
        ".github/workflows/align.yml",
        "github.yml",
        "the check of every change, on GitHub; name in it the align that you use",
    ),
    "gitlab": (
        ".gitlab-ci.yml",
        "gitlab-ci.yml",
        "the check of every change, on GitLab; name in it the align that you use",
    ),
}
CI: Final = tuple(_CI)
_TO_ADD: Final = {
    "github": "Add this job below its `jobs:`, as deep as the others, and let it run on `pull_request`:",
    "gitlab": "Add this job to it; where it has `stages` without `test`, give the job a `stage` of them:",
}
_CHECK: Final = "align check"
_JOB: Final = re.compile(rb"^( *)align:$", re.MULTILINE)
_YEARS: Final = 3


class StarterFile(NamedTuple):
    """Holds a file of a new project: where it goes, what it is for, and what stands in it."""

    path: PurePosixPath
    says: str
    content: bytes


def starter_files(first_year: int) -> tuple[StarterFile, ...]:
    """Gives the settings, the model and what editors need but for the schema; the strategy begins in a year."""
    return tuple(_filled(_file(*row), first_year) for row in _PROJECT)


def git_file() -> StarterFile:
    """Gives the file that says how git keeps the others."""
    return _file(*_GIT)


def ci_file(host: str, place: PurePosixPath) -> StarterFile:
    """Gives the file that makes a host check every change to what stands at a place in the repository."""
    return _checking(_file(*_CI[host]), place, "")


def ci_job(host: str, place: PurePosixPath, present: str) -> StarterFile:
    """Gives the job of that file, to be added to what is present, or nothing where that checks the place already."""
    file = _file(*_CI[host])
    command = _command(place)
    if f"{command} --" in present:
        return file._replace(says=f"It has `{command}`, so there is nothing to add.", content=b"")
    whole = _checking(file, place, present)
    return whole._replace(says=_TO_ADD[host], content=whole.content.rpartition(b"\njobs:\n")[2])


def _checking(file: StarterFile, place: PurePosixPath, present: str) -> StarterFile:
    """Lets a job check a place, under a name that nothing present has."""
    content = _JOB.sub(rb"\g<1>%b:" % _free_name(place, present).encode(), file.content)
    return file._replace(content=content.replace(_CHECK.encode(), _command(place).encode()))


def _command(place: PurePosixPath) -> str:
    """Writes how a place is checked, quoted for shells; a `$` stands alone, as hosts fill in what follows one."""
    if place == PurePosixPath():
        return _CHECK
    text = f"./{place}" if str(place).startswith("-") else str(place)
    return " ".join((_CHECK, shlex.quote(text).replace("$", "$''")))


def _free_name(place: PurePosixPath, present: str) -> str:
    """Names a job after what it checks, with signs that every host takes."""
    name = "-".join(("align", *re.findall(r"[A-Za-z0-9]+", str(place))))
    names = (f"{name}-{number}" if number > 1 else name for number in count(1))
    return next(one for one in names if not re.search(rf"(?im)^\s*['\"]?{one}['\"]?\s*:", present))


def _file(path: str, kept_as: str, says: str) -> StarterFile:
    content = files(__package__).joinpath("files", kept_as).read_bytes()
    return StarterFile(PurePosixPath(path), says, content)


def _filled(file: StarterFile, first_year: int) -> StarterFile:
    content = file.content.replace(b"FIRST-YEAR", b"%d" % first_year).replace(
        b"LAST-YEAR", b"%d" % (first_year + _YEARS)
    )
    return file._replace(content=content)
