"""Some build services take lines of a log for commands to themselves; nothing that an input says may be one."""

import re
from typing import Final

_FIRST_COLON: Final = re.compile(r"^(\s*):(?=:)")
_FIRST_HASH: Final = re.compile(r"#(?=#\w*\[)")


def disarmed(line: str) -> str:
    r"""Spells out the first sign of what would be a command: `::error::` at the beginning, `##[error]` anywhere.

    GitHub, which skips leading spaces, Azure and TeamCity know these; `\x3a:error::` means nothing to any of them.
    """
    return _FIRST_HASH.sub(r"\\x23", _FIRST_COLON.sub(r"\1\\x3a", line))
