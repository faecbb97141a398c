"""The families of what align finds itself: findings whose codes begin alike, as those of links do."""

from typing import Final

from alignment.findings.built_in import BUILT_IN

FAMILIES: Final = tuple(dict.fromkeys(code.partition("-")[0] for code in BUILT_IN))


def codes_named(selector: str) -> frozenset[str]:
    """Gives the codes of built-in findings that a selector names: all of a family, or the one code."""
    wanted = selector.strip().upper()
    return frozenset(code for code in BUILT_IN if wanted in {code, code.partition("-")[0]})
