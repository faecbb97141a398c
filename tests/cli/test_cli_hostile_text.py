"""Nothing in a strategy reaches a terminal as anything but text, whatever the format."""

import json
import tempfile
from pathlib import Path

import pytest
from hostile import HOSTILE, is_plain
from hypothesis import given, settings
from projects import HOUSE, STRATEGY, align, written


@pytest.mark.parametrize("form", ["text", "concise", "json"])
@settings(max_examples=40, deadline=None)
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
        run = align(written(Path(folder), files), "check", "--format", form, "--all")
    assert run.code in {1, 2}
    assert run.err == ""
    assert is_plain(run.out, all_visible=form != "json")
    assert not any(line.lstrip().startswith("::") for line in run.out.split("\n"))
    assert "##[" not in run.out


@pytest.mark.parametrize("form", ["text", "concise", "json"])
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
    run = align(written(tmp_path, files), "check", "--format", form, "--all")
    assert (run.code, run.err) == (2, "")
    assert is_plain(run.out, all_visible=form != "json")
    assert not any(line.lstrip().startswith("::") for line in run.out.split("\n"))
    assert "##[" not in run.out
