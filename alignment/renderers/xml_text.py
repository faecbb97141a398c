"""Text as XML takes it, in elements and in attributes alike, so that nothing in it is taken for anything else."""

import re
from typing import Final

from alignment.text import visible

_ENTITIES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "#": "&#35;", ":": "&#58;"}
)
_NO_CHARACTER: Final = re.compile("[\ufffe\uffff]")


def xml_text(text: str) -> str:
    """Gives a text as XML: what cannot be seen or may not stand there is spelled out.

    Hashes and colons are spelled as well: some build services take a line of a log with `##[` or `::` for a command.
    """
    return _NO_CHARACTER.sub(lambda found: f"U+{ord(found[0]):04X}", visible(text)).translate(_ENTITIES)
