"""Texts that would steer a terminal, and how it is told that none does."""

import unicodedata

from hypothesis import strategies as st

TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
HOSTILE = st.text(
    st.one_of(st.sampled_from([*"\x1b\x07\x00\x7f\x85\x9b\r\n\t#:[]%'\"", *sorted(TURNING)]), st.characters()),
    max_size=30,
)


def is_plain(text: str, *, all_visible: bool) -> bool:
    """Tells whether a text holds nothing that a terminal acts upon, or, where asked, nothing that cannot be seen."""
    categories = {"Cc", "Cf", "Cs", "Zl", "Zp"} if all_visible else {"Cc", "Cs"}
    return not any(unicodedata.category(char) in categories or char in TURNING for char in text.replace("\n", ""))
