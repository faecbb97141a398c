"""What changes in a file, as the lines taken away and added."""

import difflib
from collections.abc import Iterator


def difference(old_name: str, new_name: str, before: str, after: str) -> Iterator[str]:
    """Gives the lines of a unified difference."""
    return difflib.unified_diff(before.splitlines(), after.splitlines(), old_name, new_name, lineterm="")
