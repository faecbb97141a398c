"""Words on their way in and out: folding, guessing what was meant, joining, and text made safe for terminals."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_SEPARATORS: Final = re.compile(r"[\s_\-]+")
_DIGITS: Final = re.compile(r"\d+")
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_WHITE: Final = re.compile(r"[\t\n\x0b\x0c\r]")
_INVISIBLE: Final = {"Cc", "Cf", "Zl", "Zp", "Cs", "Co"}
_CLOSE_ENOUGH: Final = 0.7
_SHORTEST_PREFIX: Final = 3


def fold(text: str) -> str:
    """Gives the text as it is compared: lower case, single spaces, no white space round it."""
    return " ".join(text.casefold().split())


def fold_name(name: str) -> str:
    """Gives a name as it is guessed at: case, hyphens, underscores and spaces make no difference."""
    return _SEPARATORS.sub("", name.casefold())


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """Finds the one candidate that was most likely meant, or None.

    Tries the same name folded, then a unique beginning, then likeness. Names that differ only in their digits are
    never guessed: `A6` for `A5` would be a coin toss.
    """
    folded = {fold_name(candidate): candidate for candidate in sorted(candidates, reverse=True)}
    wanted = fold_name(word)
    if wanted in folded:
        return folded[wanted]
    beginnings = [name for name in folded if len(wanted) >= _SHORTEST_PREFIX and name.startswith(wanted)]
    if len(beginnings) == 1 and _differs_in_letters(beginnings[0], wanted):
        return folded[beginnings[0]]
    likely = difflib.get_close_matches(wanted, sorted(folded), n=3, cutoff=_CLOSE_ENOUGH)
    return next((folded[name] for name in likely if _differs_in_letters(name, wanted)), None)


def _differs_in_letters(name: str, other: str) -> bool:
    return _DIGITS.sub("", name) != _DIGITS.sub("", other)


def suggestion(word: str, candidates: Iterable[str]) -> str:
    """Gives the sentence `Did you mean x?`, or nothing where no guess is good enough."""
    meant = did_you_mean(word, candidates)
    return f"Did you mean `{meant}`?" if meant else ""


def join_words(words: Iterable[str], last: str = "and", most: int | None = None) -> str:
    """Joins words as a sentence does: `a, b and c`; past `most` words the rest is counted."""
    listed = list(words)
    if most is not None and len(listed) > most:
        listed = [*listed[:most], f"{len(listed) - most} more"]
    if len(listed) < 2:  # noqa: PLR2004 - a list of one needs no joining word
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {last} {listed[-1]}"


def shorten(text: str, width: int) -> str:
    """Cuts text to a width, with `...` where something is left out."""
    return text if len(text) <= width else text[: width - 3].rstrip() + "..."


def count_of(number: int, singular: str, plural: str | None = None) -> str:
    """Writes a number with its noun: `1 action`, `2 actions`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def upper_first(text: str) -> str:
    """Begins a sentence with a capital letter and leaves the rest as it is."""
    return text[:1].upper() + text[1:]


def visible(text: str) -> str:
    """Spells out every control, format and bidirectional character, so that no input can steer a terminal."""
    return text if text.isprintable() else text.translate({ord(char): _spelled(char) for char in set(text)})


def one_line(text: str) -> str:
    """Gives a text on one line: tabs and line breaks are spaces, and every other sign that cannot be seen is spelled out."""
    return visible(_WHITE.sub(" ", text))


def _spelled(char: str) -> str:
    if unicodedata.category(char) not in _INVISIBLE:
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"U+{code:04X}"  # noqa: PLR2004 - the end of Latin-1


def split_lines(text: str) -> list[str]:
    """Splits text where YAML ends a line, and nowhere else."""
    return _LINE_BREAK.split(text)
