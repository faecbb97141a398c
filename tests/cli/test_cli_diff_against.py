"""What another version of align found at a revision is kept as JSON, and compared with what this one finds."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from projects import HOUSE, SOUND, Run, align, without
from repositories import commit, repository

from alignment.published.stored import NotStored, Stored, read_stored

MODEL: Final = "strategy_model/plan.yaml"
DATED: Final = {**HOUSE, "align.yaml": "packs: [rules.yaml]\nas_at: 2022-09-14\n"}


def kept(folder: Path, *options: str, **changes: object) -> Path:
    """Keeps the answer of now, as another version of align would have given it, and changes it by hand."""
    answer = json.loads(align(folder, "check", "--format", "json", *options).out)
    answer["tool"]["version"] = changes.pop("version", "0.0.9")
    answer["strategies"][0].update(changes)
    path = folder / "kept.json"
    path.write_text(json.dumps(answer))
    return path


def diff(folder: Path, *options: str) -> Run:
    return align(folder, "diff", "main", "--against", "kept.json", *options)


def causes(folder: Path) -> dict[str, list[list[str]]]:
    document = json.loads(diff(folder, "--format", "json").out)
    entries = (*document["came"], *document["mended"], *document["excused"])
    return {one["finding"]["fingerprint"]: [cause["inputs"] for cause in one["causes"]] for one in entries}


def findings(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(align(folder, "check", "--format", "json").out)["strategies"][0][
        "findings"
    ]
    return found


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return repository(tmp_path, {**DATED, MODEL: without("owner")})


def test_what_nothing_else_explains_is_by_align(project: Path) -> None:
    kept(project, findings=[])
    assert causes(project) == {"H-OWNER/ACT-1/owner": [["align"]]}
    says = "H-OWNER is judged by align 0.1.0, and was by align 0.0.9"
    assert f"= cause:  align: {says}\n" in diff(project).out


def test_what_align_finds_no_more_is_mended_by_it(project: Path) -> None:
    (found,) = findings(project)
    gone = {**found, "rule": "H-OLD", "fingerprint": "H-OLD/ACT-1/owner#2", "facet": "owner"}
    kept(project, findings=[found, gone])
    assert causes(project) == {"H-OLD/ACT-1/owner#2": [["align"]]}


def test_what_the_strategy_explains_is_not_by_align(project: Path) -> None:
    kept(project)
    (project / MODEL).write_text(without("measured_by"))
    assert causes(project) == {"H-MEASURE/ACT-1/measured_by": [["strategy"]], "H-OWNER/ACT-1/owner": [["strategy"]]}


def test_the_older_state_is_checked_as_the_answer_was(project: Path) -> None:
    (project / "align.yaml").write_text("packs: [rules.yaml]\n")
    commit(project)
    kept(project, "--stage", "draft", "--as-at", "2021-01-01", "--stated-only")
    document = json.loads(diff(project, "--format", "json").out)
    old = document["old"]
    assert (old["stage"], old["as_at"], old["found_by"]) == (
        *("draft", {"value": "2021-01-01", "origin": "--as-at"}),
        "0.0.9",
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            lambda folder: kept(folder, files=[]),
            "was not made of the files of that revision: align.yaml is another there.",
        ),
        (lambda folder: kept(folder, version="0.1.0", findings=[]), "does not follow from that revision, by this same"),
        (
            lambda folder: kept(folder, "--select", "H-OWNER"),
            "rules were chosen when it was made (not selected by --se",
        ),
        (
            lambda folder: kept(folder, stage={"value": "soon", "origin": "--stage"}),
            "it is not what `align check --format json` writes, at strategies.0.stage.value",
        ),
        (
            lambda folder: kept(folder, stage=3),
            "it is not what `align check --format json` writes, at strategies.0.stage.",
        ),
        (
            lambda folder: kept(folder, as_at={"value": "2022-13-01", "origin": "today"}),
            "it is not what `align check --format json` writes, at strategies.0.as_at.value.",
        ),
        (
            lambda folder: (folder / "kept.json").write_text("{"),
            "it is not what `align check --format json` writes, at its",
        ),
        (lambda folder: (folder / "kept.json").mkdir(), "File 'kept.json' is a directory."),
        (lambda _: None, "File 'kept.json' does not exist."),
        (
            lambda folder: kept(folder, findings=renamed(folder)),
            "it calls a finding H-X, which is not how this version",
        ),
        (lambda folder: kept(folder).write_text(twice(folder)), "it is about 2 strategies, where one is needed."),
    ],
)
def test_what_is_no_such_answer_is_refused(project: Path, change: Callable[[Path], object], says: str) -> None:
    change(project)
    run = diff(project)
    assert (run.code, run.out) == (2, "")
    assert says in run.err


def renamed(folder: Path) -> list[dict[str, Any]]:
    return [{**one, "fingerprint": "H-X"} for one in findings(folder)]


def twice(folder: Path) -> str:
    answer = json.loads((folder / "kept.json").read_text())
    return json.dumps({**answer, "strategies": answer["strategies"] * 2})


def test_a_file_that_is_too_large_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(project)
    monkeypatch.setattr("alignment.workspace.diff._MOST_BYTES", 10)
    assert "kept.json is larger than 64 MiB, which no answer is." in diff(project).err


def test_a_file_that_cannot_be_read_is_refused(project: Path) -> None:
    kept(project)
    run = align(project, "diff", "main", "--against", "/dev/null")
    assert (run.code, run.out) == (2, "")
    assert "/dev/null cannot be read: it is not an ordinary file." in run.err


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.text().map(str.encode))
def test_any_bytes_are_read_or_refused_in_words(content: bytes) -> None:
    assert isinstance(read_stored(content), NotStored)


def test_an_answer_of_now_is_read_back(project: Path) -> None:
    (project / MODEL).write_text(SOUND.replace("owner: R-1\n    measured_by: M-1", "measured_by: M-9"))
    found = read_stored(kept(project).read_bytes())
    assert isinstance(found, Stored)
    assert [one.fingerprint for one in found.findings] == [one["fingerprint"] for one in findings(project)]
    assert [str(one.location) for one in found.findings] == [
        f"{one['location']['path']}:{one['location']['line']}:{one['location']['column']}" for one in findings(project)
    ]
