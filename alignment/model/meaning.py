"""The marks of fields: what an element means, and which date was given before another."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Meaning:
    """Says, beside a field of a kind, that whoever links to an element has to look again when the field changes.

    It marks the words, the figures and the days that an element is about, and what sort of thing it is; not how far it
    has come, who holds it, where it is filed, nor what is noted beside it.
    """


MEANING: Final = Meaning()


@dataclass(frozen=True, slots=True)
class FirstGiven:
    """Says, beside a date, that another field holds what has become of it, and which field says why."""

    of: str
    reason: str
