"""Where the packs are that travel with align."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_FOLDERS: Final = (_PACKAGE / "packs", _PACKAGE.parent / "rules")
"""In a wheel the packs are inside the package; in a checkout they are beside it."""

SUFFIX: Final = ".yaml"
APART: Final = frozenset({"send"})
"""Packs about one field of work, used only where `align.yaml` names them."""


def packs_folder() -> Path:
    """Gives the folder of the shipped packs."""
    return next(folder for folder in _FOLDERS if folder.is_dir())


def shipped_packs() -> dict[str, Path]:
    """Gives every shipped pack by name, in the order of names."""
    return {path.stem: path for path in sorted(packs_folder().glob(f"*{SUFFIX}"))}


def generic_packs() -> tuple[str, ...]:
    """Gives the names of the packs that every strategy is checked against unless it chooses."""
    return tuple(name for name in shipped_packs() if name not in APART)
