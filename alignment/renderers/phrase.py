"""Messages as sentences of their own, for formats in which other words follow."""

from typing import Final

from alignment.text import one_line

_ENDS: Final = (".", "!", "?")


def sentence(message: str) -> str:
    """Gives a message on one line, with the full stop that it has where nothing else ends it."""
    line = one_line(message).rstrip()
    return line if line.endswith(_ENDS) else f"{line}."
