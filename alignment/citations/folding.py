"""Text as it is compared: what printing, scanning and copying do to it makes no difference, every word of it does."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from alignment.text import as_typed

Stretch: TypeAlias = tuple[int, int]

MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
"""Matches the name of a month, whole or short."""

_SOFT_HYPHEN: Final = re.compile("\u00ad\\s*")
_LIST_MARK: Final = re.compile(
    r"^[^\S\n]*(?:[•▪◦‣∙·●○■□\uf0a7\uf0b7][^\S\n]*|(?:[¢eo]|[-*](?=\s+[^\W\d_]))[^\S\n]+)+(?=\S)", re.MULTILINE
)
_HYPHEN_IN_WORD: Final = re.compile(r"(?<=[^\W\d_])-\s*(?=[^\W\d_])")
_HYPHEN_AT_END: Final = re.compile(r"(?<=\w)-\s+(?=\w)")
_ORDINAL: Final = re.compile(rf"\b([0-9]{{1,2}})\s?(st|nd|rd|th)(?=\s(?:of\s)?{MONTH})", re.IGNORECASE)
_ORDINAL_MISREAD: Final = re.compile(rf"\b(1|21|31)5t(?=\s(?:of\s)?{MONTH})", re.IGNORECASE)


def is_list_item(line: str) -> bool:
    """Tells whether a line begins with the mark of a list."""
    return _LIST_MARK.match(line) is not None


class Folded(NamedTuple):
    """Holds a text folded: as it is shown, and in small letters as it is compared; both are equally long."""

    shown: str
    compared: str

    def places_of(self, quote: "Folded") -> Iterator[Stretch]:
        """Gives every place where a quote stands, from word to word; an empty one stands nowhere."""
        wanted = quote.compared
        start = self.compared.find(wanted) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            if not (_goes_on(self.compared, start) or _goes_on(self.compared, end)):
                yield start, end
            start = self.compared.find(wanted, start + 1)


def fold(text: str) -> Folded:
    """Folds line and page breaks, spaces, hyphens in words and at the ends of lines, and whatever looks the same.

    The mark of a list at the beginning of a line goes, also where a scanner took it for `e`, `o` or `¢`;
    `215t September` is read as `21st September`.
    """
    text = as_typed(_SOFT_HYPHEN.sub("", text))
    text = _HYPHEN_IN_WORD.sub("", _LIST_MARK.sub("", text))
    text = " ".join(_HYPHEN_AT_END.sub("-", text).split())
    text = _ORDINAL.sub(r"\1\2", _ORDINAL_MISREAD.sub(r"\1st", text))
    return Folded(text, _in_small_letters(text))


def _goes_on(text: str, place: int) -> bool:
    """Tells whether a word goes on across a place."""
    return 0 < place < len(text) and _is_of_word(text[place - 1]) and _is_of_word(text[place])


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _in_small_letters(text: str) -> str:
    """Gives the text in small letters, each as long as it was."""
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join(char if len(char.lower()) > 1 else char.lower() for char in text)
    )
