"""Files of views that a project names: read with the settings, listed among the inputs, no part of the model."""

from pathlib import Path

import pytest
from projects import ACCEPT, HOUSE, SOUND, align, written

VIEW = "align_views: 1\ntables: [{id: m, title: M, of: measure, columns: [{heading: Unit, field: unit}]}]\n"


def found(folder: Path, files: dict[str, str | bytes], name: str) -> list[str]:
    settings = f"{HOUSE['align.yaml']!s}views: {name}\n"
    written(folder, {**HOUSE, **files, "align.yaml": settings, "strategy_model/plan.yaml": SOUND})
    done = align(folder, "check", "--format", "concise")
    return [line for line in done.lines if " VIEW-" in line or " YAML-" in line or " FILE-" in line]


@pytest.mark.parametrize(
    ("files", "name", "said"),
    [
        ({}, "views.yaml", "FILE-NOT-READ `views` names views.yaml, and there is no such file"),
        ({}, "../views.yaml", "FILE-NOT-READ `../views.yaml` is outside the project"),
        (
            {"views.yaml/x.yaml": "a: 1\n"},
            "views.yaml",
            ":8: error FILE-NOT-READ views.yaml cannot be read: it is a folder",
        ),
        ({"views.yaml": "rules: []\n"}, "views.yaml", "views.yaml is not a file of views"),
        ({"views.yaml": VIEW.replace("unit}", "unti}")}, "views.yaml", "`unti` is not a field of a measure"),
    ],
)
def test_a_file_that_cannot_be_used_is_said(
    tmp_path: Path, files: dict[str, str | bytes], name: str, said: str
) -> None:
    assert [line for line in found(tmp_path, files, name) if said in line]


def test_a_file_that_is_no_yaml_is_said(tmp_path: Path) -> None:
    assert "YAML-" in found(tmp_path, {"views.yaml": "tables: [\n"}, "views.yaml")[0]


def test_a_file_of_the_model_that_is_named_as_views_is_missed(tmp_path: Path) -> None:
    assert "is not a file of views" in found(tmp_path, {}, "strategy_model/plan.yaml")[0]
    assert align(tmp_path, *ACCEPT).code == 2
    assert align(tmp_path, "check").code == 2


def test_a_report_without_what_a_file_of_views_was_to_show_is_not_whole(tmp_path: Path) -> None:
    found(tmp_path, {}, "views.yaml")
    for form in ("html", "markdown", "json", "annex"):
        assert align(tmp_path, "report", "--format", form).code == 2


def test_a_file_among_those_of_the_model_is_no_part_of_it_and_one_of_the_inputs(tmp_path: Path) -> None:
    settings = f"{HOUSE['align.yaml']!s}views: [strategy_model/views.yaml]\n"
    written(
        tmp_path,
        {**HOUSE, "align.yaml": settings, "strategy_model/plan.yaml": SOUND, "strategy_model/views.yaml": VIEW},
    )
    assert align(tmp_path, "check").code == 0
    shown = align(tmp_path, "report", "--format", "markdown", "-o", "report.md")
    assert shown.code == 0
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "| Measure | Unit |" in text
    assert "| strategy_model/views.yaml |" in text
