"""Which align.yaml counts, and where the model is."""

from pathlib import Path

import pytest
from projects import written

from alignment.project.find import Project, find_project


def found(folder: Path, path: str | None = None, config: str | None = None) -> Project:
    return find_project(folder, Path(path) if path else None, Path(config) if config else None)


def told(project: Project, top: Path) -> tuple[str, str, str | None]:
    """Gives the project's folder, its model and its configuration, as seen from the top of the test."""
    file = project.file.relative_to(top).as_posix() if project.file else None
    return project.root.relative_to(top).as_posix(), project.model.relative_to(top).as_posix(), file


@pytest.mark.parametrize(
    ("files", "folder", "path", "expected"),
    [
        # nothing configured
        ([], ".", None, (".", "strategy_model", None)),
        ([], ".", "plans", (".", "plans", None)),
        ([], ".", "plans/2022.yaml", (".", "plans/2022.yaml", None)),
        ([], "a", "../b/plans", ("b", "b/plans", None)),
        ([], "a", "../b/plans/2022.yaml", ("b/plans", "b/plans/2022.yaml", None)),
        ([], ".", ".", (".", ".", None)),
        # the nearest, walking up from the current folder
        (["align.yaml"], ".", None, (".", "plans", "align.yaml")),
        (["align.yaml"], "a/b", None, (".", "plans", "align.yaml")),
        (["align.yaml", "a/align.yaml"], "a/b", None, ("a", "a/plans", "a/align.yaml")),
        # or from the path
        (["align.yaml", "a/align.yaml"], ".", "a/b", ("a", "a/b", "a/align.yaml")),
        (["align.yaml", "a/align.yaml"], "a", "../b", (".", "b", "align.yaml")),
        (["a/align.yaml"], "a", "../b", ("a/..", "b", None)),
        (["align.yaml"], "a", "b/c.yaml", (".", "a/b/c.yaml", "align.yaml")),
        # stopping at the root of a repository
        (["align.yaml", "a/.git/config"], "a/b", None, ("a/b", "a/b/strategy_model", None)),
        (["align.yaml", "a/.git"], "a/b", None, ("a/b", "a/b/strategy_model", None)),
        (["a/align.yaml", "a/.git/config"], "a/b", None, ("a", "a/plans", "a/align.yaml")),
        # a path that holds an align.yaml, or is one, is a project
        (["align.yaml", "a/align.yaml"], ".", "a", ("a", "a/plans", "a/align.yaml")),
        (["align.yaml", "a/align.yaml"], ".", "a/", ("a", "a/plans", "a/align.yaml")),
        (["align.yaml", "a/align.yaml"], ".", "a/align.yaml", ("a", "a/plans", "a/align.yaml")),
        (["align.yaml"], ".", ".", (".", "plans", "align.yaml")),
        (["align.yaml"], "a/b", "../..", (".", "plans", "align.yaml")),
    ],
)
def test_the_project_is_that_of_the_path_or_of_the_current_folder(
    tmp_path: Path, files: list[str], folder: str, path: str | None, expected: tuple[str, str, str | None]
) -> None:
    top = tmp_path / "top"
    written(top, {".git/config": "", "a/b/x.txt": "", "b/plans/2022.yaml": "", "plans/2022.yaml": ""})
    written(top, dict.fromkeys(files, "model: plans\n"))
    root, model, file = expected
    assert told(found(top / folder, path), top) == ((top / root).resolve().relative_to(top).as_posix(), model, file)


def test_a_config_that_is_named_counts_in_place_of_the_nearest(tmp_path: Path) -> None:
    written(tmp_path, {"align.yaml": "model: plans\n", "ci/check.yaml": "model: strict\n"})
    assert told(found(tmp_path, None, "ci/check.yaml"), tmp_path) == ("ci", "ci/strict", "ci/check.yaml")
    assert told(found(tmp_path, "plans", "ci/check.yaml"), tmp_path) == ("ci", "plans", "ci/check.yaml")
    assert told(found(tmp_path / "ci", None, "../ci/check.yaml"), tmp_path) == ("ci", "ci/strict", "ci/check.yaml")
    assert found(tmp_path, None, "ci/check.yaml").file_name == "check.yaml"
    assert found(tmp_path).file_name == "align.yaml"


@pytest.mark.parametrize(
    "text", ["stage: draft\n", "model:\n", "model: ''\n", "", "# nothing yet\n", "model: [\n", "- x\n"]
)
def test_without_a_readable_setting_the_model_is_the_usual_one(tmp_path: Path, text: str) -> None:
    written(tmp_path, {"align.yaml": text})
    assert told(found(tmp_path), tmp_path) == (".", "strategy_model", "align.yaml")


@pytest.mark.parametrize("model", [".", "plans", "plans/2022.yaml", "./plans/", "plans/../plans", "nowhere"])
def test_a_model_may_be_anything_in_the_project(tmp_path: Path, model: str) -> None:
    project = found(written(tmp_path, {"align.yaml": f"model: {model}\n", "plans/2022.yaml": ""}))
    assert project.findings == ()
    assert project.model == (tmp_path / model).resolve()


@pytest.mark.parametrize("model", ["..", "../other", "/etc", "plans/../../other"])
def test_a_model_that_leads_out_of_the_project_is_refused_at_its_place(tmp_path: Path, model: str) -> None:
    root = written(tmp_path / "here", {"align.yaml": f"stage: draft\nmodel: {model}\n"})
    (tmp_path / "other").mkdir()
    project = found(root)
    assert project.model == root / "strategy_model"
    (finding,) = project.findings
    assert f"{finding.location} {finding.rule} {finding.message}" == (
        "align.yaml:2:8 CONFIG-VALUE `model` in align.yaml leads out of the project"
    )


def test_a_path_may_lead_anywhere_since_somebody_typed_it(tmp_path: Path) -> None:
    root = written(tmp_path / "here", {"align.yaml": "model: plans\n"})
    project = found(root, str(tmp_path / "there" / "plans"), "align.yaml")
    assert (project.model, project.findings) == (tmp_path / "there" / "plans", ())


@pytest.mark.parametrize("name", ["folder", "broken link", "link out", "link to itself"])
def test_a_configuration_that_cannot_be_read_is_refused_and_not_passed_over(tmp_path: Path, name: str) -> None:
    written(tmp_path, {"align.yaml": "model: plans\n"})
    config = written(tmp_path / "here", {"x.txt": ""}) / "align.yaml"
    if name == "folder":
        config.mkdir()
    else:
        config.symlink_to({"broken link": "nowhere", "link out": "../align.yaml"}.get(name, "align.yaml"))
    project = found(tmp_path / "here")
    assert told(project, tmp_path) == ("here", "here/strategy_model", "here/align.yaml")
    assert project.document is None
    (finding,) = project.findings
    assert finding.rule == ("FILE-OUTSIDE" if name == "link out" else "FILE-NOT-READ")
    assert str(finding.location) == "align.yaml:1:1"


def test_a_path_that_the_system_refuses_is_left_to_whoever_reads_it(tmp_path: Path) -> None:
    long = "x" * 300
    assert told(found(tmp_path, long), tmp_path) == (".", long, None)
    (tmp_path / "loop").symlink_to("loop")
    assert told(found(tmp_path, "loop/x"), tmp_path) == (".", "loop/x", None)
