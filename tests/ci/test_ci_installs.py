"""Nothing that is shipped or told installs a name from a registry, where anybody may register it, nor an action that can move."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from ci_in import ROOT

_TOLD: Final = ("*.md", "*.yml", "*.yaml", "*.py", "*.feature", "*.toml")
_FOLDERS: Final = ("alignment", "docs", "examples", "features", "rules")
TEXTS: Final = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for folder in (ROOT, *map(ROOT.joinpath, _FOLDERS))
    for kind in _TOLD
    for path in sorted(folder.glob(kind) if folder == ROOT else folder.rglob(kind))
}
_INSTALL: Final = re.compile(
    r"(?:\bpip3?|\bpipx|\buv|\bpoetry|\bconda)(?: tool| pip)? (?:install|add|run)\b([^`|&;\n]*)"
)
_NO_NAME: Final = re.compile(r"-.*|git\+https://.*@COMMIT|\.|\.\[test\]|\$\w+|LIST")
_USES: Final = re.compile(r"^\s*(?:- )?uses: ([\w./-]+(?:[@ ].*)?)$", re.MULTILINE)
"""Matches what a step of a host uses, and neither the models that a strategy uses, which are a list, nor a field of Python."""
_PINNED: Final = re.compile(r"OWNER/REPO@COMMIT|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def installed(text: str) -> Iterator[str]:
    """Gives what the commands in a text install, but for what is no name of a registry."""
    for options in _INSTALL.findall(text):
        yield from (word for word in shlex.split(options) if not _NO_NAME.fullmatch(word))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('pip install "strategy-align==0.1.0"', ["strategy-align==0.1.0"]),
        ("Install it, `pip install strategy-align`, or not.", ["strategy-align"]),
        ("uv tool install align", ["align"]),
        ('pip install --quiet "git+https://github.com/OWNER/REPO@main"', ["git+https://github.com/OWNER/REPO@main"]),
        ("pip install --quiet --editable '.[test]' && pytest", []),
    ],
)
def test_what_this_test_would_find(text: str, names: list[str]) -> None:
    assert list(installed(text)) == names


def test_no_text_tells_anybody_to_install_a_name() -> None:
    assert {name: names for name, text in TEXTS.items() if (names := list(installed(text)))} == {}
    assert sum(bool(_INSTALL.search(text)) for text in TEXTS.values()) > 4
    assert [name for name, text in TEXTS.items() if "strategy-align=" in text] == []


def test_every_action_is_named_by_a_commit() -> None:
    used = [one for text in TEXTS.values() for one in _USES.findall(text)]
    assert [one for one in used if not _PINNED.fullmatch(one)] == []
    assert len(used) > 4


def test_the_files_of_new_projects_are_among_what_is_looked_at() -> None:
    for place in ("README.md", "action.yml", "alignment/scaffold/files/github.yml", "alignment/workspace/verify.py"):
        assert place in TEXTS
    assert Path("docs/in-continuous-integration.md").as_posix() in TEXTS
