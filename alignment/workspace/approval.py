"""What every command that writes an exception down asks of whoever approved it: a reason in words, and who."""

from typing import Final

from alignment.model.absence import kind_of_absence
from alignment.text import shorten, visible

_SHOWN: Final = 40


def empty_option(reason: str, approved_by: str) -> str:
    """Says which option is empty, or holds what counts as absent; nothing where both say something."""
    for option, text in (("--reason", reason), ("--approved-by", approved_by)):
        if kind_of_absence(text):
            shown = f'says "{visible(shorten(text, _SHOWN))}", which counts as absent' if text else "is empty"
            return f"{option} {shown}. Write what it is."
    return ""
