"""Nothing in a strategy reaches a terminal as anything but text, whatever the format."""

import json
import tempfile
from pathlib import Path

import pytest
from formats_in import Annotation, annotations
from hostile import HOSTILE, is_plain
from hypothesis import given
from projects import HOUSE, STRATEGY, align, written

from alignment.cli.formats import CHECK

FORMATS_WITH_SIGNS_UNSEEN = {"json", "jsonl", "sarif", "gitlab", "markdown"}
"""JSON keeps what is written as it is, and Markdown needs a sign that is not seen to keep sites from linking names."""


def steers_nothing(form: str, out: str) -> None:
    assert is_plain(out, all_visible=form not in FORMATS_WITH_SIGNS_UNSEEN)
    commands = {one.name for one in annotations(out) if isinstance(one, Annotation)}
    assert commands <= ({"error", "warning", "notice"} if form == "github" else set())
    assert "##[" not in out


@pytest.mark.parametrize("form", CHECK)
@given(title=HOSTILE, key=HOSTILE, link=HOSTILE, name=HOSTILE)
def test_no_text_of_a_model_or_a_file_name_steers_the_terminal(
    form: str, title: str, key: str, link: str, name: str
) -> None:
    quoted = [json.dumps(text) for text in (title, key, link)]
    raw = [text.encode("utf-8", "replace").decode() for text in (title, key, link)]
    model = "actions:\n  - id: A\n    title: {}\n    {}: x\n    owner: {}\n    tags: [x]\n"
    file = "".join(char for char in name if char not in "/\0").encode("utf-8", "replace").decode()
    files: dict[str, str | bytes] = {
        **HOUSE,
        "strategy_model/a.yaml": STRATEGY.replace("Plan", quoted[0]) + model.format(*quoted),
        "strategy_model/b.yaml": model.replace("id: A", "id: B").format(*raw).encode(),
        f"strategy_model/{file}.yaml": b"\xff",
        f"strategy_model/{file}.md": b"",
    }
    with tempfile.TemporaryDirectory() as folder:
        run = align(written(Path(folder), files), "check", "--format", form, "--full")
    assert run.code in {1, 2}
    assert run.err == ""
    steers_nothing(form, run.out)


@pytest.mark.parametrize("form", CHECK)
def test_no_text_of_a_pack_or_of_the_configuration_steers_the_terminal(tmp_path: Path, form: str) -> None:
    hostile = '"##[group]\\e[2J\\u202e\\x85::error::x"'
    rules = HOUSE["rules.yaml"]
    for key in ("title", "message", "why", "fix"):
        rules = "\n".join(
            f"    {key}: {hostile}" if line.startswith(f"    {key}:") else line for line in rules.split("\n")
        )
    config = f"packs: [rules.yaml, {hostile}]\nselect: [H-OWNER, {hostile}]\nas_at: {hostile}\n{hostile}: x\n"
    files = {
        "align.yaml": config,
        "rules.yaml": rules,
        "strategy_model/a.yaml": STRATEGY + "actions: [{id: A, title: Do}]\n",
    }
    run = align(written(tmp_path, files), "check", "--format", form, "--full")
    assert (run.code, run.err) == (2, "")
    steers_nothing(form, run.out)
