"""Every form that a committee sees can be verified, says what it rests on when it is, and can be required to be more."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from projects import align, without, written
from repositories import commit, git, repository
from verifying import FILES, flat

from alignment.cli.formats import REPORT

ROOT = Path(__file__).resolve().parent.parent.parent
FORMS = tuple(REPORT)
SEALED = ("markdown", "csv", "annex", "page")
MODEL = "strategy_model/plan.yaml"


def reported(folder: Path, form: str, *options: str) -> str:
    name = f"report.{form}"
    assert align(folder, "report", "--format", form, "-o", name, *options).code < 3
    return name


def verified(folder: Path, form: str, *options: str, code: int = 0) -> str:
    return flat(align(folder, "verify", f"report.{form}", *options), code)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return repository(tmp_path, FILES)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_verified_with_the_options_that_it_was_made_with(project: Path, form: str) -> None:
    reported(project, form, "--stage", "published", "--select", "H-OWNER", "--as-at", "2022-10-01", "--trust", "HEAD")
    says = verified(project, form)
    assert says.startswith(f"Verified: report.{form} follows from these files. Made again, it says: ")
    assert "Checked against 1 of 3 rules, as at 1 October 2022 (--as-at), as if for published (--stage)." in says
    assert "Off: H-MEASURE and H-BOARD, not selected by --select." in says
    trusted = git(project, "rev-parse", "HEAD")
    assert f"Options: --stage published --as-at 2022-10-01 --select H-OWNER --trust {trusted}." in says
    assert f" those of {trusted[:12]}" in says


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("place", ["examples/complete-plan", "."])
def test_what_this_repository_holds_is_verified(tmp_path: Path, form: str, place: str) -> None:
    report = str(tmp_path / "report")
    align(ROOT / place, "report", "--format", form, "-o", report)
    assert align(ROOT / place, "verify", report).code == 0


@pytest.mark.parametrize("form", SEALED)
def test_a_form_without_data_says_that_the_files_are_others_and_not_which(project: Path, form: str) -> None:
    reported(project, form)
    written(project, {MODEL: without("owner")})
    says = verified(project, form, code=1)
    assert "It was made of other files, or by other options: which, only a report in HTML or JSON can tell." in says
    assert "Whether the report itself was changed as well cannot be told until the files are the same." in says
    written(project, {MODEL: FILES[MODEL]})
    path = project / f"report.{form}"
    path.write_bytes(path.read_bytes().replace(b"Plan", b"Plane", 1))
    says = verified(project, form, code=1)
    assert "The files are the same, so the report itself was changed. It first differs at line" in says


@pytest.mark.parametrize("form", SEALED)
def test_a_form_without_data_has_no_findings_to_compare(project: Path, form: str) -> None:
    reported(project, form)
    assert "It carries no findings to compare. Leave out" in verified(project, form, "--findings-only", code=2)


@pytest.mark.parametrize("form", SEALED)
def test_another_version_of_a_form_without_data_is_not_compared(
    project: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("alignment.checker.result.__version__", "0.0.9")
        reported(project, form)
    assert "It was made by align 0.0.9" in verified(project, form, code=2)
    assert "It was made by align 0.0.9" in verified(project, form, "--findings-only", code=2)


@pytest.mark.parametrize("form", FORMS)
def test_a_report_of_a_tree_with_files_deleted_says_so(project: Path, form: str) -> None:
    commit(project, {"strategy_model/more.yaml": "roles: [{id: R-2, title: Chair}]\n"})
    (project / "strategy_model/more.yaml").unlink()
    name = reported(project, form)
    text = (project / name).read_text(encoding="utf-8-sig")
    assert "Not everything could be read." in text if form == "page" else "strategy_model/more.yaml" in text
    says = verified(project, form)
    assert f"files are those of commit {git(project, 'rev-parse', 'HEAD')}, but for 1 file deleted since." in says
    says = verified(project, form, "--require", "commit", code=1)
    assert says.startswith(f"Not as required: {name} follows from these files, but commit: it names none that")


def test_settings_that_are_gone_are_told_of_as_well(project: Path) -> None:
    (project / "align.yaml").unlink()
    (project / "strategy_model/notes.txt").write_text("not part of it")
    commit(project, {"strategy_model/.hidden.yaml": "a: 1\n"})
    git(project, "revert", "--no-edit", "HEAD")
    (project / "align.yaml").unlink()
    (project / "strategy_model/notes.txt").write_text("not part of it")
    text = (project / reported(project, "markdown")).read_text(encoding="utf-8")
    assert "- Of the commit, and not there: `align.yaml`\n" in text


def test_a_commit_that_has_other_files_than_the_report_is_told(project: Path) -> None:
    first = git(project, "rev-parse", "HEAD")
    commit(project, {MODEL: without("owner")})
    reported(project, "html")
    second = git(project, "rev-parse", "HEAD")
    assert f"Proven as well: the files are those of commit {second}." in verified(project, "html")
    git(project, "checkout", "--quiet", "--detach", first)
    git(project, "checkout", "--quiet", second, "--", MODEL)
    reported(project, "html")
    assert f"the files are those of commit {first}, but for 1 file changed since." in verified(project, "html")


def test_a_model_that_is_the_whole_repository_is_compared_too(tmp_path: Path) -> None:
    repository(tmp_path, {"plan.yaml": without("owner"), "more.yaml": "roles: [{id: R-2, title: Chair}]\n"})
    (tmp_path / "more.yaml").unlink()
    done = align(tmp_path, "report", ".", "--format", "markdown")
    assert "- Of the commit, and not there: `more.yaml`\n" in done.out


REQUIRED = [
    ("complete", (), ""),
    (
        "approval",
        ("--stage", "draft"),
        "approval: it was not checked as for approval or a later stage, or errors count.",
    ),
    ("approval", ("--select", "H-OWNER"), ""),
    ("commit", (), ""),
    ("complete, approval,commit", (), ""),
]


@pytest.mark.parametrize(("word", "options", "reason"), REQUIRED)
def test_what_is_required_is_met_or_said_to_be_missing(
    project: Path, word: str, options: tuple[str, ...], reason: str
) -> None:
    reported(project, "page", *options)
    says = verified(project, "page", "--require", word, code=1 if reason else 0)
    assert says.startswith("Not as required: " if reason else "Verified: ")
    assert reason in says


def test_errors_and_what_was_not_read_keep_a_report_from_what_is_required(project: Path) -> None:
    written(project, {"strategy_model/waivers.yaml": "waivers: []\n"})
    reported(project, "json")
    assert "  approval: " in align(project, "verify", "report.json", "--require", "approval").out
    written(project, {"strategy_model/more.yaml": "actions: [x]\n"})
    align(project, "report", "--format", "json", "-o", "report.json")
    run = align(project, "verify", "report.json", env={"ALIGN_REQUIRE": "complete"})
    assert (run.code, "  complete: not everything could be read or checked." in run.out) == (1, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [("complet", "Did you mean `complete`?"), ("x", "Name complete, approval, all-rules, no-exceptions or commit.")],
)
def test_a_word_that_cannot_be_required_is_refused(project: Path, words: str, says: str) -> None:
    run = align(project, "verify", "report.html", "--require", words)
    assert run.code == 2
    assert says in run.err


def test_other_libraries_are_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("alignment.workspace.report.python_version", lambda: "3.99.0")
        reported(project, "markdown")
    assert "Python 3.99.0, pydantic " in (project / "report.markdown").read_text(encoding="utf-8")
    assert "Not proven, but taken over as it says: made with Python 3.99.0." in verified(project, "markdown")


def test_the_digest_is_made_again_as_the_page_says(tmp_path: Path) -> None:
    page = (ROOT / "docs/proving-a-report.md").read_text(encoding="utf-8")
    script, of_trusted = re.findall(r"<!-- valid by: sha256sum -->\n```sh\n(.*?)```", page, re.DOTALL)
    plan, _, rest = without("owner").partition("actions:\n")
    actions, _, roles = rest.partition("roles:\n")
    files = {
        "align.yaml": "packs: [house.yaml]\n",
        "house.yaml": FILES["rules.yaml"],
        "strategy_model/actions.yaml": f"actions:\n{actions}",
        "strategy_model/plan.yaml": f"{plan}roles:\n{roles}",
    }
    written(tmp_path, files)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    bash = shutil.which("bash") or "/bin/bash"
    done = subprocess.run([bash, "-euc", script], cwd=tmp_path, env=environment, capture_output=True, check=True)
    digest = done.stdout.decode().split()[0]
    html = align(tmp_path, "report", "--as-at", "2022-09-14", "--select", "house").out
    assert f"Digest of all inputs<dd><code>{digest}</code>" in html
    environment["COMMIT"] = git(repository(tmp_path, {}), "rev-parse", "HEAD")
    written(
        tmp_path,
        {"align.yaml": "packs: []\n", "house.yaml": "", "strategy_model/plan.yaml": f"{plan}roles:\n{roles}\n"},
    )
    done = subprocess.run([bash, "-euc", of_trusted], cwd=tmp_path, env=environment, capture_output=True, check=True)
    html = align(tmp_path, "report", "--as-at", "2022-09-14", "--trust", "HEAD").out
    assert f"Digest of all inputs<dd><code>{done.stdout.decode().split()[0]}</code>" in html
