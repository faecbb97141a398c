"""What the terminal at hand can show: how wide it is, whether it has colour, and where the reader stands."""

import os
import shutil
import sys
import textwrap
from pathlib import Path, PurePosixPath
from typing import Final

from alignment.results.check import RenderOptions
from alignment.text import visible

COLOURS: Final = ("auto", "always", "never")
_NARROWEST: Final = 40
_WIDEST: Final = 100


def width() -> int:
    """Gives the width to fold text to."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))


def folded(line: str) -> list[str]:
    """Breaks a line between words where it is wider than the terminal."""
    if len(line) <= width():
        return [line]
    return textwrap.wrap(line, width(), break_long_words=False, break_on_hyphens=False)


def has_colour(option: str) -> bool:
    """Decides on colour: the option, then NO_COLOR, FORCE_COLOR, TERM=dumb, and last whether this is a terminal."""
    if option != "auto":
        return option == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def options(colour: str, root: Path | None = None) -> RenderOptions:
    """Says how to show something here; where a project's folder is given, with the way to it."""
    shown = RenderOptions(width=width(), has_colour=has_colour(colour))
    return shown if root is None else shown._replace(base=base(root))


def base(root: Path, start: Path | None = None) -> PurePosixPath:
    """Gives the way to a folder, from the current one where no other is given, so that printed paths can be opened."""
    return PurePosixPath(visible(Path(os.path.relpath(root, start)).as_posix()))
