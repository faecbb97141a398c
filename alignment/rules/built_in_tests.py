"""The tests of rules that are code: a pack names one by `built_in`, and says everything else of the rule itself."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

QUOTES: Final = "quotes"

_QUOTES: Final = """\
Every quote stands in the text of its document, where that text is at hand. Line breaks, hyphens, quotation marks and
capitals make no difference there, every word does.
Every number, percentage, sum, year and date in a field of an element stands by value in a quote that the element cites.
What is only inferred or illustrative is not held to it, nor are ids, urls, titles, summaries and notes.
It shows that the words contain the value, not that they mean it.
"""

BUILT_IN_TESTS: Final[Mapping[str, str]] = MappingProxyType({QUOTES: " ".join(_QUOTES.split())})
"""By the name of each test, what it demands."""
