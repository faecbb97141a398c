"""`align verify` of reports in JSON: proven as pages are, whatever their options, and read back from anybody."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from projects import align, written
from repositories import repository
from verifying import FILES, flat

from alignment import __version__
from alignment.traceability.reading import ReadReport, Unreadable, read_report

ROOT = Path(__file__).resolve().parent.parent.parent

Report = dict[str, Any]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    written(tmp_path, FILES | {"strategy_model/notes.txt": "to do"})
    reported(tmp_path)
    return tmp_path


def reported(folder: Path, *options: str) -> None:
    assert align(folder, "report", "--format", "json", "-o", "report.json", *options).err == ""


def verified(folder: Path, *options: str, code: int = 0) -> str:
    """Gives the answer as one line, held to its exit code."""
    return flat(align(folder, "verify", "report.json", *options), code)


def changed(folder: Path, change: Callable[[Report], object]) -> None:
    """Changes what a report says, and leaves its layout as it was."""
    path = folder / "report.json"
    told: Report = json.loads(path.read_text(encoding="utf-8"))
    change(told)
    path.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


@pytest.mark.parametrize("place", [".", "examples/complete-plan", "examples/climate-adaptation"])
def test_what_this_repository_holds_is_verified(tmp_path: Path, place: str) -> None:
    report = str(tmp_path / "report.json")
    align(ROOT / place, "report", "--format", "json", "--stage", "approval", "-o", report)
    assert flat(align(ROOT / place, "verify", report), 0).startswith(f"Verified: {report} follows from these files.")


def test_every_option_of_a_report_is_used_again(tmp_path: Path) -> None:
    repository(tmp_path, FILES)
    written(tmp_path, {"strategy_model/new.yaml": "roles:\n  - {id: R-2, title: Head, basis: stated}\n"})
    options = ("--stage", "approval", "--as-at", "2023-01-01", "--stated-only", "--ignore", "H-OWNER")
    reported(tmp_path, *options, "--since", "HEAD", "--trust", "HEAD")
    assert verified(tmp_path).startswith("Verified")


def test_files_that_are_no_part_of_the_model_make_no_difference(project: Path) -> None:
    assert verified(project).startswith("Verified")
    (project / "strategy_model/notes.txt").unlink()
    assert verified(project).startswith("Verified")


def test_a_sentence_that_was_changed_is_found_out_with_the_place(project: Path) -> None:
    changed(project, lambda told: told["tables"][0].update(title="All is well"))
    says = verified(project, code=1)
    assert "The files and the findings are the same, so the report itself was changed. It first differs at line" in says
    assert '"title": "All is well"' in says


def test_a_finding_that_was_taken_out_is_named(project: Path) -> None:
    changed(project, lambda told: told["findings"].clear())
    assert "H-OWNER/ACT-1/owner is new (waived)" in verified(project, code=1)


def test_a_finding_that_is_told_twice_is_named_whichever_way_round(project: Path) -> None:
    def lie(told: Report) -> None:
        told["findings"].insert(0, {**told["findings"][0], "suppression": None})

    changed(project, lie)
    says = verified(project, "--findings-only", code=1)
    assert "H-OWNER/ACT-1/owner was error and waived, is waived" in says


def test_a_name_that_stands_twice_is_damaged_as_readers_take_one_or_the_other(project: Path) -> None:
    path = project / "report.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"rules": [', '"rules": [],\n  "rules": [', 1))
    assert "Its data is damaged: it holds `rules` twice." in verified(project, "--findings-only", code=2)


def test_names_that_are_not_published_say_nothing(project: Path) -> None:
    def lie(told: Report) -> None:
        for rule in told["rules"]:
            true = {name: rule[name] for name in ("severity", "became", "checked", "failed", "reason", "adjusted")}
            rule |= {"outcome": {**true, "resting_names": rule["resting"]}, "became": "passed", "failed": 0}
        told["strategy"] |= {"report": {"strategy": told["strategy"]["id"]}, "id": "OTHER"}

    changed(project, lie)
    says = verified(project, "--findings-only", code=1)
    assert "H-OWNER was passed, 1 looked at, is failed" in says
    assert "The data in the report says otherwise of the strategy" in says


def test_files_that_have_changed_are_named(project: Path) -> None:
    written(project, {"strategy_model/more.yaml": "roles:\n  - {id: R-2, title: Head, basis: stated}\n"})
    assert "strategy_model/more.yaml is new" in verified(project, code=1)


def test_a_digest_that_was_changed_is_found_out(project: Path) -> None:
    changed(project, lambda told: told["inputs"].update(commit="f" * 40))
    says = verified(project, code=1)
    assert "A digest in the report does not follow from its data: it was changed after it was made." in says


def test_findings_alone_are_compared_where_the_report_was_laid_out_anew(project: Path) -> None:
    path = project / "report.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8"))), encoding="utf-8")
    assert "the report itself was changed" in verified(project, code=1)
    assert verified(project, "--findings-only").startswith("Verified as far as its findings go")


def test_a_report_of_another_version_names_it(project: Path) -> None:
    changed(project, lambda told: told["tool"].update(version="0.0.9"))
    assert f"It was made by align 0.0.9, and this is align {__version__}." in verified(project, code=2)
    changed(project, lambda told: told.update(rules=1))
    assert "It was made by align 0.0.9" in verified(project, "--findings-only", code=2)
    changed(project, lambda told: told["tool"].update(version="0.0.9 && rm"))
    assert "Its data is damaged: `rules` is not what align writes." in verified(project, code=2)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda told: told["inputs"].update(options={"config": "/etc/passwd"}), "options.config"),
        (lambda told: told["inputs"].update(options={"select": "ACT"}), "options.select"),
        (lambda told: told["inputs"].update(options=[1]), "inputs.options"),
        (lambda told: told["inputs"].update(digest="\x1b[2J"), "digest"),
        (lambda told: told["inputs"]["files"][0].update(size=10**30), "inputs.files.0.size"),
        (lambda told: told["strategy"]["as_at"].update(value="2022-02-30"), "strategy.as_at.value"),
        (lambda told: told["strategy"]["stage"].update(value="party"), "stage"),
        (lambda told: told["findings"][0].update(severity=None), "findings.0.severity"),
        (lambda told: told["findings"][0]["location"].update(line=-1), "findings.0.location.line"),
        (lambda told: told["rules"][0].update(severities=7), "rules.0.severities"),
        (lambda told: told["counts"].update(links=True), "counts.links"),
        (lambda told: told.pop("tool"), "tool"),
    ],
)
def test_data_that_align_would_not_write_is_damaged(
    project: Path, change: Callable[[Report], object], where: str
) -> None:
    changed(project, change)
    assert f"Its data is damaged: `{where}` is not what align writes." in verified(project, code=2)


def test_a_report_that_was_cut_off_is_damaged(project: Path) -> None:
    path = project / "report.json"
    path.write_bytes(path.read_bytes()[:-9])
    assert "Its data is damaged: it is not whole JSON." in verified(project, code=2)


def test_an_answer_of_a_check_is_no_report(project: Path) -> None:
    (project / "report.json").write_text(align(project, "check", "--format", "json").out, encoding="utf-8")
    assert "It carries nothing to make it again by" in verified(project, code=2)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_stands_in_a_report_is_read_or_refused_in_words(project: Path, data: st.DataObject) -> None:
    told: Report = json.loads((project / "report.json").read_text(encoding="utf-8"))
    part: object = told
    while isinstance(part, dict) and part:
        name = data.draw(st.sampled_from(sorted(part)))
        is_leaf = not isinstance(part[name], dict)
        part[name] = data.draw(JSON) if is_leaf else part[name]
        part = None if is_leaf else part[name]
    found = read_report(json.dumps(told).encode())
    assert isinstance(found, ReadReport | Unreadable)
