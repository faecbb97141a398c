"""Messages with gaps: compiled once, filled with plain text, never `str.format`."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

_PART: Final = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[^{}]+|[{}]")


class Gap(NamedTuple):
    """Stands for what is filled in."""

    name: str


class Template(NamedTuple):
    """Holds the parts of a message, texts and gaps."""

    parts: tuple[str | Gap, ...]

    @classmethod
    def of(cls, text: str) -> "Template":
        """Reads `{name}` as a gap and `{{` as a brace."""
        return cls(tuple(_part(found) for found in _PART.finditer(text)))

    @property
    def gaps(self) -> tuple[str, ...]:
        """Gives the names to fill in."""
        return tuple(part.name for part in self.parts if isinstance(part, Gap))

    def fill(self, values: Mapping[str, str]) -> str:
        """Gives the message; every gap must have a value."""
        return "".join(values[part.name] if isinstance(part, Gap) else part for part in self.parts)


def _part(found: re.Match[str]) -> str | Gap:
    text = found[0]
    if text in {"{{", "}}"}:
        return text[0]
    if text in {"{", "}"}:
        return Gap(text)
    return Gap(found[1]) if text.startswith("{") else text
