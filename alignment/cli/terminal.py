"""What the terminal at hand can show: how wide it is, whether it has colour, and where the reader stands."""

import os
import shutil
import sys
from pathlib import Path, PurePosixPath
from typing import Final

from alignment.text import visible

COLOURS: Final = ("auto", "always", "never")
_NARROWEST: Final = 40
_WIDEST: Final = 100


def width() -> int:
    """Gives the width to fold text to."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))


def has_colour(option: str) -> bool:
    """Decides on colour: the option, then NO_COLOR, FORCE_COLOR, TERM=dumb, and last whether this is a terminal."""
    if option != "auto":
        return option == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def base(root: Path, start: Path | None = None) -> PurePosixPath:
    """Gives the way to a folder, from the current one where no other is given, so that printed paths can be opened."""
    return PurePosixPath(visible(Path(os.path.relpath(root, start)).as_posix()))
