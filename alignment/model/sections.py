"""What a file that could not be parsed seems to hold, so that no rule claims to have checked it."""

import re
from typing import Final

from alignment.documents.document import YamlDocument
from alignment.model.metamodel import Metamodel
from alignment.text import split_lines

_TOP_LEVEL_KEY: Final = re.compile(r"""["']?([\w\-]+)["']?[ ]*:""")


def sections_named(document: YamlDocument, metamodel: Metamodel) -> frozenset[str] | None:
    """Looks for section names at the beginning of lines; None where nothing can be told."""
    text = document.text or document.source.content.decode("utf-8", errors="replace")
    keys = (_TOP_LEVEL_KEY.match(line) for line in split_lines(text))
    return frozenset(key[1] for key in keys if key and key[1] in metamodel.sections) or None
