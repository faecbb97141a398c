"""What stands behind a text on its line after a space and a `#`: a comment to YAML, and often a part of the text to people."""

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from alignment.documents.document import YamlText

_BEHIND: Final = re.compile(r"(?P<gap>[ ]+)(?P<said>#[^\r\n]*)")
_CODES: Final = ("YAML-COMMENT", "YAML-CUT")


@dataclass(frozen=True, slots=True)
class Spot:
    """Says where in a text something begins or ends, as the parser's own marks do."""

    line: int
    column: int
    index: int


class CommentBehind(NamedTuple):
    """Holds a comment as a value with its place, and the text before it together with it, as it may have been meant."""

    comment: YamlText
    whole: YamlText

    @property
    def is_cut(self) -> bool:
        """Tells whether the sign stands directly before a word, as in `the #1 place`, and not as comments are written."""
        return not self.comment.text.startswith(("# ", "##")) and self.comment.text != "#"

    @property
    def code(self) -> str:
        """Names the finding for it."""
        return _CODES[self.is_cut]


def comment_behind(text: str, value: YamlText) -> CommentBehind | None:
    """Gives the comment behind a value; None where there is none, or where quotes say where the value ends."""
    found = _BEHIND.match(text, value.end.index) if value.plain else None
    if found is None:
        return None
    said, start = found["said"].rstrip(), found.start("said")
    begin = Spot(value.end.line, value.end.column + len(found["gap"]), start)
    end = Spot(begin.line, begin.column + len(said), start + len(said))
    comment = YamlText(said, plain=True, start=begin, end=end)
    if not value.text:
        return CommentBehind(comment, comment)
    return CommentBehind(comment, YamlText(value.text + found["gap"] + said, plain=True, start=value.start, end=end))
