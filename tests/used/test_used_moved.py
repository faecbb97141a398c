"""A plan says the same once what it leans on is kept in another one: rules find the same in whatever stays."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from projects import align
from repositories import repository

EXAMPLE = Path(__file__).parents[2] / "examples/complete-plan"
_ID = re.compile(r"^ *- *\{?id: ([A-Za-z0-9.-]+)", re.MULTILINE)


def found(folder: Path, moved: set[str], *options: str) -> Counter[tuple[str, ...]]:
    """Gives what is found of what stays, by rule and place, by whatever name the rest goes."""
    (told,) = json.loads(align(folder, "check", "--format", "json", *options).out)["strategies"]
    assert told["complete"]
    return Counter(
        (one["rule"], one["element"], _plain(one["facet"] or ""), *_members(one["members"], moved))
        for one in told["findings"]
        if one["element"] not in moved and (not one["members"] or _members(one["members"], moved))
    )


def _members(named: list[str], moved: set[str]) -> list[str]:
    """Gives what a finding is about, but for the links that what has moved writes: those are no subjects here."""
    return sorted(_plain(one) for one in named if one.partition(":")[0] not in moved)


def _plain(text: str) -> str:
    return text.replace("council:", "")


@pytest.mark.parametrize(
    "sections", [("roles", "organisations", "boards"), ("outcomes",), ("funds", "channels", "outcomes")]
)
def test_what_stays_is_judged_as_if_what_has_moved_still_stood_beside_it(
    tmp_path: Path, sections: tuple[str, ...]
) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "whole")
    shutil.copytree(EXAMPLE, tmp_path / "parted/send")
    send, council = tmp_path / "parted/send", tmp_path / "parted/council/model"
    council.mkdir(parents=True)
    for name in (*sections, "paragraphs", "documents"):
        shutil.copy(send / f"model/{name}.yaml", council)
    moved = {one for name in sections for one in _ID.findall((send / f"model/{name}.yaml").read_text())}
    assert moved
    named = re.compile(rf"(?<![\w.:-])({'|'.join(map(re.escape, sorted(moved, key=len, reverse=True)))})(?![\w.:-])")
    for name in sections:
        (send / f"model/{name}.yaml").unlink()
    for path in (send / "model").glob("*.yaml"):
        path.write_text(named.sub(r'"council:\1"', path.read_text()))
    (send / "model/waivers.yaml").unlink()
    (tmp_path / "whole/model/waivers.yaml").unlink()
    settings = send / "align.yaml"
    settings.write_text(settings.read_text() + "uses: [{model: ../council/model, as: council}]\n")
    repository(tmp_path / "parted", {})
    for options in ((), ("--stage", "approval"), ("--stage", "draft", "--stated-only")):
        assert found(send, moved, *options) == found(tmp_path / "whole", moved, *options)
