"""What a file that could not be parsed seems to hold, so that no rule claims to have checked it."""

import re
from collections.abc import Mapping
from typing import Final

from alignment.documents.document import YamlDocument
from alignment.model.metamodel import Metamodel
from alignment.text import split_lines

WAIVERS: Final = "waivers"
WAIVERS_FILE: Final = "waivers.yaml"
WAIVER_REQUIRED: Final = ("rule", "element", "reason", "approved_by", "approved_on", "expires")
"""What a waiver must say."""

ELSEWHERE: Final[Mapping[str, str]] = {WAIVERS: f"Move them to {WAIVERS_FILE} at the top of the model folder."}
"""Names sections that hold no elements, each with where it may stand."""

_TOP_LEVEL_KEY: Final = re.compile(r"""["']?([\w\-]+)["']?[ ]*:""")


def sections_named(document: YamlDocument, metamodel: Metamodel) -> frozenset[str] | None:
    """Looks for section names at the beginning of lines; None where nothing can be told, or something stands above them.

    Sections without elements hide none.
    """
    text = document.text or document.source.content.decode("utf-8", errors="replace")
    lines = split_lines(text)
    first = next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")
    if first[:1].isspace():
        return None
    keys = (_TOP_LEVEL_KEY.match(line) for line in lines)
    known = frozenset(key[1] for key in keys if key and (key[1] in metamodel.sections or key[1] in ELSEWHERE))
    return known.difference(ELSEWHERE) if known else None
