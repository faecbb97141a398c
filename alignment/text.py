"""Words on their way in and out: folding, guessing what was meant, joining, and text made safe for terminals."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from itertools import islice
from typing import Final

_SEPARATORS: Final = re.compile(r"[\s_\-]+")
_DIGITS: Final = re.compile(r"\d+")
_NUMBER_OR_SIGN: Final = re.compile(r"[0-9]+|[^0-9]")
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_MARK: Final = r"\x60"
_CUT: Final = "..."
_WHITE: Final = re.compile(r"[\t\n\x0b\x0c\r]")
_INVISIBLE: Final = {"Cc", "Cf", "Zl", "Zp", "Cs", "Co"}
_SIGNS: Final = {
    **dict.fromkeys(range(0x20), " "),
    **dict.fromkeys(range(0x7F, 0xA0), " "),
    **dict.fromkeys(map(ord, "\n\r\x0b\x0c\x85\u2028\u2029"), "\n"),
    **dict.fromkeys((*range(0x2018, 0x201C), 0x2032, ord("`"), 0xB4), "'"),
    **dict.fromkeys((*range(0x201C, 0x2020), 0x2033, 0xAB, 0xBB), '"'),
    **dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0xFE63, 0xFF0D), "-"),
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    0x2026: "...",
}
"""Control characters, line ends, quotation marks, dashes, ligatures and dots, each as it is typed."""

_WITHOUT_WIDTH: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+")
_CLOSE_ENOUGH: Final = 0.7
_SHORTEST_PREFIX: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS: Final = 2


def as_typed(text: str) -> str:
    """Gives the text with each sign as it is typed: accents one with their letters, plain quotation marks and dashes.

    Signs without width go, so that texts which look the same are the same; lines stay lines.
    """
    if text.isascii():
        return text.translate(_SIGNS)
    typed = _WITHOUT_WIDTH.sub("", unicodedata.normalize("NFC", text)).translate(_SIGNS)
    return unicodedata.normalize("NFC", typed)


def alike(text: str) -> str:
    """Gives the text as it is compared where case matters: as typed, with single spaces."""
    return " ".join(as_typed(text).split())


def is_in_words(text: str) -> bool:
    """Tells whether a text says something in words: two of them or more, so that neither `x` nor `ok` is a reason."""
    return len(_WORD.findall(text)) >= _FEWEST_WORDS


def fold(text: str) -> str:
    """Gives the text as it is compared: as typed, in lower case, with single spaces."""
    return unicodedata.normalize("NFC", alike(text).casefold())


def fold_name(name: str) -> str:
    """Gives a name as it is guessed at: case, hyphens, underscores and spaces make no difference."""
    return _SEPARATORS.sub("", fold(name))


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


def surely_meant(word: str, candidates: Iterable[str]) -> str | None:
    """Gives the candidate that a word can only be a slip of, or None: good enough to put it in place unasked.

    Either it is the same name folded, or one letter is wrong, left out, put in or changed places with the next one, and
    that makes no other candidate of it.
    """
    known = list(candidates)
    meant, wanted = did_you_mean(word, known), fold_name(word)
    if meant is None or fold_name(meant) == wanted:
        return meant
    near = {one for one in map(fold_name, known) if is_one_slip(wanted, one)}
    return meant if near == {fold_name(meant)} and len(wanted) > _SHORTEST_PREFIX else None


def is_one_slip(word: str, other: str) -> bool:
    """Tells whether one slip of a finger makes one word of the other: a letter wrong, more, less, or two of them swapped."""
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    start = next(
        (at for at, pair in enumerate(zip(word, other, strict=False)) if len({*pair}) > 1), min(len(word), len(other))
    )
    rest, further = word[start:], other[start:]
    is_swapped = rest[:2] == further[1::-1] and rest[2:] == further[2:]
    return is_swapped or rest[1:] == further or rest == further[1:] or rest[1:] == further[1:]


def _differs_in_letters(name: str, other: str) -> bool:
    return _DIGITS.sub("", name) != _DIGITS.sub("", other)


def suggestion(word: str, candidates: Iterable[str]) -> str:
    """Gives the sentence `Did you mean x?`, or nothing where no guess is good enough."""
    meant = did_you_mean(word, candidates)
    return f"Did you mean `{meant}`?" if meant else ""


def natural(text: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Gives the key by which names are sorted as people count: `ACT-2` before `ACT-10`."""
    return tuple(map(_rank, _NUMBER_OR_SIGN.findall(text))), text


def _rank(piece: str) -> tuple[int, int, str]:
    if piece[0] not in "0123456789":
        return ord(piece), 0, ""
    number = piece.lstrip("0")
    return ord("0"), len(number), number


def join_words(words: Iterable[str], last: str = "and", most: int | None = None) -> str:
    """Joins words as a sentence does: `a, b and c`; past `most` words the rest is counted."""
    listed = list(words)
    if most is not None:
        listed = counted(listed, len(listed), most)
    if len(listed) < 2:  # noqa: PLR2004 - a list of one needs no joining word
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {last} {listed[-1]}"


def counted(words: Iterable[str], number: int, most: int) -> list[str]:
    """Gives so many of a number of words, and counts the rest; a rest of one is named, as its name says more than `1 more`."""
    named = list(islice(words, most + 1))
    return named if number <= most + 1 else [*named[:most], f"{number - most:,} more"]


def shorten(text: str, width: int) -> str:
    """Cuts text to a width, with `...` where something is left out."""
    return text if len(text) <= width else text[: width - len(_CUT)].rstrip() + _CUT


def cut_inside(text: str, width: int) -> str:
    """Cuts text to a width in its middle, so that how it begins and how it ends can still be read."""
    if len(text) <= width:
        return text
    kept = max(width - len(_CUT), 0)
    end = text[len(text) - kept // 2 :].lstrip()
    return f"{text[: kept - len(end)].rstrip()}{_CUT}{end}"


def count_of(number: int, singular: str, plural: str | None = None) -> str:
    """Writes a number with its noun: `1 action`, `2 actions`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def upper_first(text: str) -> str:
    """Begins a sentence with a capital letter and leaves the rest as it is."""
    return text[:1].upper() + text[1:]


def visible(text: str) -> str:
    """Spells out every control, format and bidirectional character, so that no input can steer a terminal."""
    return text if text.isprintable() else text.translate({ord(char): _spelled(char) for char in set(text)})


def marked(name: str) -> str:
    """Sets a name between marks, so that nobody takes it for a sentence; marks in it are spelled out."""
    return f"`{visible(name.replace('`', _MARK))}`"


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
