"""Why a text is not what is wanted, and what it most likely means."""

from collections.abc import Sequence
from typing import NamedTuple


class Choice(NamedTuple):
    """Holds a value that a text can mean, as align reads it, and in words what it would mean."""

    text: str
    said: str = ""


class Refused(NamedTuple):
    """Says why a text is not the date or number that is wanted; `fix` is what to do besides writing one of the choices.

    `instead` is the choice that may be put in the place of the text without asking, as it can mean nothing else and nothing
    that somebody wrote is lost.
    """

    reason: str
    fix: str = ""
    choices: tuple[Choice, ...] = ()
    instead: str | None = None

    @property
    def mend(self) -> str:
        """Gives the sentences that say what to do."""
        return f"{to_write(self.choices)} {self.fix}".strip()


def to_write(choices: Sequence[Choice], key: str = "") -> str:
    """Says what may be written, with its key where one is named; nothing where there is no choice."""
    return f"Write {listed(choices, key)}." if choices else ""


def listed(choices: Sequence[Choice], key: str = "") -> str:
    """Lists what may be written, with its key where one is named: the middle of a sentence."""
    texts = [
        f"{f'`{key}: {one.text}`' if key else one.text}{f' for {one.said}' if one.said else ''}" for one in choices
    ]
    if len(texts) > 1:
        texts = [", ".join(texts[:-1]), texts[-1]]
    return ", or ".join(texts)
