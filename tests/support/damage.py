"""Files that went wrong: a few signs of a text replaced, its lines muddled, or no text at all."""

from typing import Final

from hypothesis import strategies as st
from rules_models import Dice

TOKENS: Final = (
    *"-?:,[]{}#&*!|>'\"%@`~<\n\t\r \x00\x07\x1b\x7f\x85\xa0\ufeff\u202e\u2028\U0001f600",
    *(
        "- ",
        ": ",
        "\n  ",
        "\n- ",
        "<<: ",
        "&a ",
        "*a",
        "!own ",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        '"\\ud800"',
    ),
    *("strategy:", "actions:", "id: A", "owner:", "title:", "rules:", "packs:", "model:", "must:", "examples:", "null"),
    *("TBC", "2022-02-30", "0x1F", "::error::", "##[error]", "../..", "/etc", "a" * 300),
)


def damaged(text: str) -> st.SearchStrategy[bytes]:
    """Draws the text with a few stretches of it replaced."""
    stretch = st.tuples(st.integers(0, len(text)), st.integers(0, 12), st.sampled_from(TOKENS))
    return st.lists(stretch, min_size=1, max_size=4).map(lambda changes: changed(text, changes))


def changed(text: str, changes: list[tuple[int, int, str]]) -> bytes:
    """Gives the text with stretches of it replaced, each by its beginning, its length and what stands there instead."""
    for start, length, token in changes:
        text = text[:start] + token + text[start + length :]
    return text.encode("utf-8", "surrogatepass")


def any_bytes(text: str) -> st.SearchStrategy[bytes]:
    """Draws the text damaged, words of it in any order, or bytes that have nothing to do with it."""
    tokens = st.lists(st.sampled_from(TOKENS), max_size=30).map("".join)
    return st.one_of(damaged(text), st.binary(max_size=60), tokens.map(str.encode))


def muddled(text: str, seed: int) -> str:
    """Gives the text with a few of its lines lost, doubled, swapped, moved in or out, or with another value."""
    dice = Dice(seed)
    lines = text.split("\n")
    for _ in range(dice.randint(1, 4)):
        at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        key, colon, _ = lines[at].partition(": ")
        token = dice.choice(TOKENS).replace("\n", " ")
        lines[at : at + 1] = dice.choice(
            (
                *([], [lines[at]] * 2, [lines[other]], [f"  {lines[at]}"], [lines[at].removeprefix("  ")]),
                *([f"{key}{colon}{token}"], [f"{key}{colon}[{token}]"], [f"{key}:", f"      {token}: {token}"]),
                *([f"{token}{lines[at]}"], [lines[at], f"{lines[at].partition('- ')[0]}- {token}"]),
            )
        )
        lines = lines or [""]
    return "\n".join(lines)
