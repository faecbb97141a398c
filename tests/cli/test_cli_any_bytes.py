"""Whatever stands in a file, align ends with 0, 1 or 2 and says so in words."""

import tempfile
from pathlib import Path

import pytest
from damage import any_bytes
from hypothesis import given
from projects import HOUSE, SOUND, align, written

MODEL = "strategy_model/plan.yaml"
FILES = {**HOUSE, MODEL: SOUND}
CONFIG = (
    "model: strategy_model\npacks: [rules.yaml]\nselect: [house]\nfail_on: error\nstage: draft\nas_at: 2022-09-14\n"
)


def assert_answered(files: dict[str, str | bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run = align(written(Path(folder), files), "check", "--stage", "approval")
    assert run.code in {0, 1, 2}
    assert run.err == ""
    assert run.lines[-1]


@pytest.mark.parametrize("name", [MODEL, "strategy_model/second.yaml"])
@given(content=any_bytes(SOUND))
def test_any_bytes_as_a_model_file_are_answered(name: str, content: bytes) -> None:
    assert_answered({**FILES, name: content})


@given(content=any_bytes(CONFIG))
def test_any_bytes_as_configuration_are_answered(content: bytes) -> None:
    assert_answered({**FILES, "align.yaml": content})


LOCK = '{"align_lock": 2, "links": ["S ACT-1 owner R-1 1: title 0123456789abcdef0123456789abcdef"]}'


@given(content=any_bytes(LOCK))
def test_any_bytes_as_reviewed_links_are_answered(content: bytes) -> None:
    assert_answered({**FILES, "align.lock": content})


@given(content=any_bytes(HOUSE["rules.yaml"]))
def test_any_bytes_as_a_pack_are_answered(content: bytes) -> None:
    assert_answered({**FILES, "rules.yaml": content})
