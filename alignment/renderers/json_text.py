"""JSON as every format of that kind writes it: indented, UTF-8, nothing in it a command to a build service."""

import json
import re
from typing import Final, TypeAlias

_COMMAND: Final = re.compile(r"#(?=#\w*\[)")
"""Finds what build services take for a command to themselves, wherever it stands in a log."""

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool | None"


def written(whole: Json) -> bytes:
    """Writes a document."""
    text = json.dumps(whole, indent=2, ensure_ascii=False)
    return (_COMMAND.sub(r"\\u0023", text) + "\n").encode()
