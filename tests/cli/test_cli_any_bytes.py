"""Whatever stands in a file, align ends with 0, 1 or 2 and says so in words."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import HOUSE, SOUND, align, written

MODEL = "strategy_model/plan.yaml"
FILES = {**HOUSE, MODEL: SOUND}
CONFIG = (
    "model: strategy_model\npacks: [rules.yaml]\nselect: [house]\nfail_on: error\nstage: draft\nas_at: 2022-09-14\n"
)
TOKENS = (
    *"-?:,[]{}#&*!|>'\"%@`~<\n\t\r \x00\x07\x1b\x7f\x85\xa0\ufeff\u202e\u2028\U0001f600",
    *(
        "- ",
        ": ",
        "\n  ",
        "\n- ",
        "<<: ",
        "&a ",
        "*a",
        "!!python/object ",
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
    for start, length, token in changes:
        text = text[:start] + token + text[start + length :]
    return text.encode("utf-8", "surrogatepass")


def any_bytes(text: str) -> st.SearchStrategy[bytes]:
    tokens = st.lists(st.sampled_from(TOKENS), max_size=30).map("".join)
    return st.one_of(damaged(text), st.binary(max_size=60), tokens.map(str.encode))


def assert_answered(files: dict[str, str | bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run = align(written(Path(folder), files), "check", "--stage", "approval")
    assert run.code in {0, 1, 2}
    assert run.err == ""
    assert run.lines[-1]


@pytest.mark.parametrize("name", [MODEL, "strategy_model/second.yaml"])
@settings(max_examples=40, deadline=None)
@given(content=any_bytes(SOUND))
def test_any_bytes_as_a_model_file_are_answered(name: str, content: bytes) -> None:
    assert_answered({**FILES, name: content})


@settings(max_examples=50, deadline=None)
@given(content=any_bytes(CONFIG))
def test_any_bytes_as_configuration_are_answered(content: bytes) -> None:
    assert_answered({**FILES, "align.yaml": content})


@settings(max_examples=50, deadline=None)
@given(content=any_bytes(HOUSE["rules.yaml"]))
def test_any_bytes_as_a_pack_are_answered(content: bytes) -> None:
    assert_answered({**FILES, "rules.yaml": content})
