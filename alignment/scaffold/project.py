"""The files of a new project, each with what it is for."""

from importlib.resources import files
from pathlib import PurePosixPath
from typing import Final, NamedTuple

MODEL: Final = PurePosixPath("strategy_model")
SCHEMA: Final = PurePosixPath(".align-schema.json")
"""Where the settings of the editor look for the schema; whoever knows the metamodel writes it."""

_PROJECT: Final = (
    ("align.yaml", "align.yaml", "what is checked, and against what"),
    (f"{MODEL}/strategy.yaml", "strategy.yaml", "its name, its period and how far it is"),
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


def ci_file(host: str) -> StarterFile:
    """Gives the file that makes a host check every change."""
    return _file(*_CI[host])


def _file(path: str, kept_as: str, says: str) -> StarterFile:
    content = files(__package__).joinpath("files", kept_as).read_bytes()
    return StarterFile(PurePosixPath(path), says, content)


def _filled(file: StarterFile, first_year: int) -> StarterFile:
    content = file.content.replace(b"FIRST-YEAR", b"%d" % first_year).replace(
        b"LAST-YEAR", b"%d" % (first_year + _YEARS)
    )
    return file._replace(content=content)
