"""Where two texts that should be the same begin to differ."""

from typing import Final, NamedTuple

_BEFORE: Final = 20
_AFTER: Final = 40


class FirstDifference(NamedTuple):
    """Names the first place where a report differs from the one made again, and what stands there in each."""

    line: int
    column: int
    told: str
    made: str


def first_difference(told: bytes, made: bytes) -> FirstDifference:
    """Finds where two different contents begin to differ: line and column count from 1, columns in code points."""
    texts = [one.decode(errors="surrogateescape") for one in (told, made)]
    at = _shared(*texts)
    start = texts[0].rfind("\n", 0, at) + 1
    excerpts = [_excerpt(text, start, at) for text in texts]
    return FirstDifference(texts[0].count("\n", 0, at) + 1, at - start + 1, *excerpts)


def _shared(one: str, other: str) -> int:
    """Gives how many characters two texts begin with in common, by halves, as reports are long."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _excerpt(text: str, start: int, at: int) -> str:
    """Gives what stands round a place on its line."""
    return text[max(start, at - _BEFORE) : at + _AFTER].split("\n", maxsplit=1)[0]
