"""Texts that would steer a terminal, and how it is told that none does."""

import unicodedata
from typing import Final

from hypothesis import strategies as st

TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
HOSTILE = st.text(
    st.one_of(st.sampled_from([*"\x1b\x07\x00\x7f\x85\x9b\r\n\t#:[]%'\"", *sorted(TURNING)]), st.characters()),
    max_size=30,
)

PLANTED: Final = (
    *("::error::x", "::error file=a,line=1::x", "::stop-commands::x", "::set-output name=a::b", " ::add-mask::x"),
    *("##[error]x", "##vso[task.complete]x", "##teamcity[x]", "%0A::error::x", "%250A", ",title=x", "::", "a::b"),
    *("@team", "#12", "!34", "https://example.org", "www.example.org", "![x](http://x)", "[x](y)", "<b>x</b>", "&lt;"),
    *(
        "</script>",
        "]]>",
        "<![CDATA[",
        "-->",
        "<?x?>",
        "<!DOCTYPE x>",
        "`",
        "``` x",
        "~~~",
        "|",
        "* x",
        "# x",
        "1. x",
        "---",
    ),
    *("=1+1", "{0}", "{{x}}", "${{ github.token }}", '"', "'", "\\", "\\n"),
    *(
        "a\nb",
        "a\r\nb",
        "\n\n::error::x",
        "\n| x |",
        "\r",
        "\t",
        "\x0b",
        "\x0c",
        "\x00",
        "\x1b[2J",
        "\x1c",
        "\x7f",
        "\x85",
    ),
    *("\u2028", "\u2029", "\u202e", "\u2066", "\u200b", "\ufeff", "\ufffe", "\uffff", "\U0010ffff", "\udce9", "\ud83d"),
)
HARMLESS: Final = "x"


def is_plain(text: str, *, all_visible: bool) -> bool:
    """Tells whether a text holds nothing that a terminal acts upon, or, where asked, nothing that cannot be seen."""
    categories = {"Cc", "Cf", "Cs", "Zl", "Zp"} if all_visible else {"Cc", "Cs"}
    return not any(unicodedata.category(char) in categories or char in TURNING for char in text.replace("\n", ""))
