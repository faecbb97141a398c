"""align verify, end to end: what follows from the files, what does not and where it parts, and what nobody can tell."""

import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from projects import ACCEPT, SOUND, align, without, written
from repositories import commit, git, repository
from verifying import FILES, flat, reported, rewritten, told, verified

from alignment import __version__
from alignment.project.request import Request
from alignment.renderers import html
from alignment.results.origin import RecordedOrigin
from alignment.workspace.report import answered, libraries, made_again

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    written(tmp_path, FILES)
    reported(tmp_path)
    return tmp_path


@pytest.mark.parametrize("place", [".", "examples/complete-plan", "examples/climate-adaptation"])
def test_what_this_repository_holds_is_verified(tmp_path: Path, place: str) -> None:
    report = str(tmp_path / "report.html")
    align(ROOT / place, "report", "-o", report)
    says = flat(align(ROOT / place, "verify", report), 0)
    assert says.startswith(f"Verified: {report} follows from these files.")
    assert re.search(r"made again of \d+ files, as at \d+ [A-Z][a-z]+ \d{4} \(align\.yaml\)", says)


def test_a_generated_plan_is_verified(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    command = [sys.executable, str(ROOT / "benchmarks/generate.py"), "--elements", "60", "--files", "3", "--seed", "7"]
    subprocess.run([*command, "--out", str(plan)], check=True)
    reported(plan, "--stage", "approval", "--select", "accountability", "--ignore", "ACT-OWNER", "--stated-only")
    assert verified(plan).startswith("Verified: report.html follows")


def test_a_verified_report_says_what_was_compared(project: Path) -> None:
    run = align(project, "verify", "report.html")
    assert (run.code, run.err) == (0, "")
    report, inputs = (line for line in run.lines if line.startswith("    "))
    assert re.fullmatch(r"    report [0-9a-f]{64}", report)
    assert re.fullmatch(r"    inputs [0-9a-f]{64}", inputs)
    assert [line for line in run.lines if not line.startswith("    ")] == [
        "Verified: report.html follows from these files.",
        "Made again, it says: No error stands in the way at this stage but what is",
        "waived; 1 finding to look at.",
        "Checked against 3 rules, as at 14 September 2022 (frozen by align.yaml), at its",
        "own stage, approval.",
        "Rules: 1 passed and 2 failed.",
        "0 errors, 0 warnings, 1 note. 1 error waived: H-OWNER on ACT-1, until 1 December",
        "2022.",
        "Options: none.",
        "Settings, packs, waivers, accepted findings and reviews are those of the same",
        "files.",
        "Packs not used: accountability, coproduction, delivery, measurement,",
        "performance, priorities, provenance and risks.",
        "Compared byte for byte: the report, and one made again of 4 files, as at 14",
        f"September 2022 (align.yaml), by align {__version__}.",
    ]


@pytest.mark.parametrize(
    ("config", "options"),
    [
        ("", []),
        ("as_at: 2022-09-14\n", []),
        ("", ["--as-at", "2022-09-14"]),
        ("as_at: 2022-09-14\n", ["--as-at", "2023-01-01"]),
    ],
)
def test_a_report_is_verified_on_any_later_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: str, options: list[str]
) -> None:
    written(tmp_path, FILES | {"align.yaml": f"packs: [rules.yaml]\n{config}"})
    reported(tmp_path, *options)
    monkeypatch.setattr("alignment.cli.clock.utc_day", lambda: pytest.fail("the day is that of the report"))
    assert verified(tmp_path).startswith("Verified")


def test_folders_and_terminals_make_no_difference(tmp_path: Path) -> None:
    here = written(tmp_path / "here", FILES)
    there = written(tmp_path / "there" / "deep", dict(reversed(FILES.items())))
    narrow, wide = {"COLUMNS": "40", "FORCE_COLOR": "1"}, {"COLUMNS": "200"}
    pages = {
        align(here, "report", env=narrow).bytes_out,
        align(there, "report", env=wide).bytes_out,
        align(tmp_path, "report", "here").bytes_out,
        align(here / "strategy_model", "report").bytes_out,
    }
    assert len(pages) == 1
    (here / "report.html").write_bytes(pages.pop())
    for folder, arguments, env in (
        (there, ["../../here/report.html"], narrow),
        (there / "strategy_model", ["../../../here/report.html"], wide),
        (tmp_path, ["here/report.html", "there/deep"], narrow),
        (tmp_path, ["here/report.html", "--config", "here/align.yaml"], wide),
    ):
        run = align(folder, "verify", *arguments, env=env)
        assert (run.code, run.err) == (0, "")
        assert run.out.startswith("Verified: ")


def test_options_of_the_environment_do_not_count(project: Path) -> None:
    run = align(project, "verify", "report.html", env={"ALIGN_STAGE": "draft", "ALIGN_AS_AT": "2030-01-01"})
    assert run.code == 0


def test_a_file_left_beside_the_model_makes_no_difference(project: Path) -> None:
    plain = (project / "report.html").read_bytes()
    (project / "strategy_model/notes.txt").write_text("to do")
    assert "Not proven" not in verified(project)
    reported(project)
    assert (project / "report.html").read_bytes() != plain, "the page lists it"
    assert "the digest of all inputs leaves them out" in (project / "report.html").read_text()
    (project / "strategy_model/notes.txt").unlink()
    (project / "strategy_model/.other").write_text("")
    says = verified(project)
    assert says.startswith("Verified")
    assert says.endswith(
        "Not proven, but taken over as it says: `strategy_model/notes.txt` listed as no part of the model."
    )


def test_what_is_recorded_of_where_files_come_from_is_taken_over_and_not_proven(project: Path) -> None:
    request = Request(project, date(2022, 9, 14))
    found = answered(request, None)
    made = made_again(found, request, RecordedOrigin("0" * 40, ("align.yaml", "rules.yaml"), libraries=libraries()), ())
    (project / "report.html").write_bytes(html.render(made))
    says = verified(project)
    named = f"commit {'0' * 40} and `align.yaml` and `rules.yaml` changed since."
    assert says.endswith(f"Not proven, but taken over as it says: {named}")
    told(project, {"commit": "1" * 40})
    assert "A digest in the report does not follow from its data" in verified(project, code=1)
    assert "A digest in the report does not follow from its data" in verified(project, "--findings-only", code=1)


def test_what_has_changed_since_a_commit_is_verified_however_the_revision_was_named(tmp_path: Path) -> None:
    repository(tmp_path, {**FILES, "strategy_model/plan.yaml": SOUND})
    written(tmp_path, FILES)
    reported(tmp_path, "--since", "HEAD")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "owner removed (was R-1" in page
    since = git(tmp_path, "rev-parse", "HEAD")
    assert f"Changes since {since[:12]}" in page
    commit(tmp_path, FILES)
    assert verified(tmp_path).startswith("Verified: report.html follows")
    told(tmp_path, {"options": {"since": "0" * 40}})
    says = verified(tmp_path, code=2)
    assert "Its options cannot be used here." in says


QUOTING = """\
strategy: {id: S1, title: Plan, period_from: 2025, period_to: 2028, stage: draft}
documents: [{id: PAPER, title: Paper to the board}, {id: OTHER, title: Another}]
paragraphs: [{id: G1, title: The reserve, part_of: PAPER}, {id: G2, title: The rest, part_of: OTHER}]
funds:
  - {id: FF1, title: Deficit, amount: 20.5, unit: £m, evidence: [{to: G1, quote: the deficit was £20.5m}]}
  - {id: FF2, title: Gap, amount: 20.6, unit: £m, evidence: [{to: G1, quote: the deficit was £20.5m}]}
  - {id: FF3, title: Rest, amount: 3, unit: £m, evidence: [{to: G2, quote: £3m more}]}
  - {id: FF4, title: Loan, amount: 4, unit: £m, evidence: G1}
"""


@pytest.fixture
def quoting(tmp_path: Path) -> Path:
    texts = {"texts/PAPER.txt": "At its end the deficit was £20.5m.\n"}
    return written(tmp_path, {"strategy_model/plan.yaml": QUOTING, **texts})


def test_a_report_that_holds_values_to_texts_says_so_of_each_and_is_verified(quoting: Path) -> None:
    reported(quoting, "--documents", "texts", "--as-at", "2026-01-01")
    page = (quoting / "report.html").read_text(encoding="utf-8")
    assert (
        "Of 4 values whose elements cite a paragraph, held to the words of the quotes: 1 supported, 1 not found, 1 no quote and 1 no text to hand."
        in page
    )
    assert 'amount supported by <a href="#G1">G1</a>.' in page
    assert verified(quoting).startswith("Verified")
    text = quoting / "texts/PAPER.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("20.5", "20.6"), encoding="utf-8")
    assert "texts/PAPER.txt differs" in verified(quoting, code=1)


def test_without_a_text_every_value_is_said_to_be_without_one(quoting: Path) -> None:
    reported(quoting, "--as-at", "2026-01-01")
    page = (quoting / "report.html").read_text(encoding="utf-8")
    assert "held to the words of the quotes: 4 no text to hand." in page
    markdown = align(quoting, "report", "--format", "markdown", "--documents", "texts").out
    assert "| FF1 | amount | supported | G1 |" in markdown
    assert "| FF2 | amount | not found | nothing |" in markdown
    assert "| FF3 |" not in markdown


def test_texts_from_outside_the_project_are_never_opened(quoting: Path) -> None:
    reported(quoting, "--documents", "texts", "--as-at", "2026-01-01")
    told(quoting, {"options": {"as_at": "2026-01-01", "documents": "../texts"}})
    assert "It names a folder of texts outside the project. Name that folder" in verified(quoting, code=2)


def test_texts_from_outside_the_project_are_opened_where_whoever_verifies_names_them(tmp_path: Path) -> None:
    folder = written(tmp_path / "project", {"strategy_model/plan.yaml": QUOTING})
    written(tmp_path, {"texts/PAPER.txt": "At its end the deficit was £20.5m.\n"})
    reported(folder, "--documents", "../texts", "--as-at", "2026-01-01")
    assert verified(folder, "--documents", "../texts").startswith("Verified")
    assert "Name that folder yourself, by --documents." in verified(folder, code=2)


def test_a_report_is_verified_of_the_files_of_a_commit_whatever_the_disk_says(tmp_path: Path) -> None:
    repository(tmp_path, FILES)
    reported(tmp_path)
    written(tmp_path, {"strategy_model/plan.yaml": SOUND})
    assert verified(tmp_path, code=1).startswith("Differs: report.html does not follow from these files.")
    assert verified(tmp_path, "--at", "HEAD").startswith("Verified: report.html follows from the files at HEAD.")
    commit(tmp_path)
    says = verified(tmp_path, "--at", "HEAD", code=1)
    assert says.startswith("Differs: report.html does not follow from the files at HEAD.")
    assert "no-such" in verified(tmp_path, "--at", "no-such", code=2)


def test_in_another_folder_it_says_so_and_not_that_the_report_was_changed(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    says = flat(align(elsewhere, "verify", str(project / "report.html")), 2)
    assert "None of the files that it was made of is here." in says
    assert "name the project as PATH" in says


@pytest.mark.parametrize("options", [[], ["--as-at", "2022-09-15"]])
def test_the_command_in_a_report_makes_the_same_report(project: Path, options: list[str]) -> None:
    page = reported(project, *options).read_text(encoding="utf-8")
    (command,) = re.findall("<code>align (report[^<]*)</code>", page)
    assert align(project, *command.split()).out == page


def test_a_change_of_layout_is_told_from_one_of_what_the_model_says(project: Path) -> None:
    plan = project / "strategy_model/plan.yaml"
    plan.write_text(plan.read_text() + "\n# a comment\n")
    says = verified(project, code=1)
    assert "strategy_model/plan.yaml differs" in says
    assert "in the model only layout, order or comments differ" in says
    assert "Whether the report itself was changed as well cannot be told until the files are the same." in says
    assert "Of the" not in says
    assert "otherwise of" not in says
    rewritten(plan, "title: Map the network", "title: Map the networks")
    assert "What the model says is not the same." in verified(project, code=1)


def test_files_that_come_and_go_are_named_and_what_they_change(project: Path) -> None:
    plan = project / "strategy_model/plan.yaml"
    plan.rename(project / "strategy_model/moved.yaml")
    says = verified(project, code=1)
    assert "strategy_model/plan.yaml is missing strategy_model/moved.yaml is new" in says
    assert "in the model only layout" in says
    assert "2 findings moved to another place, and else stayed the same." in says


def test_findings_and_rules_that_turned_out_otherwise_are_named(project: Path) -> None:
    (project / "strategy_model/plan.yaml").write_text(without("owner", "measured_by"))
    (project / "strategy_model/waivers.yaml").unlink()
    says = verified(project, code=1)
    assert (
        "Of the findings: H-OWNER/ACT-1/owner was waived, is error H-BOARD/ACT-1/overseen_by is gone (was info) "
        "H-MEASURE/ACT-1/measured_by is new (warning) Of the rules: H-MEASURE was passed, 1 looked at, is failed, 1 of 1 "
        "H-BOARD was failed, 1 of 1, is passed, 1 looked at"
    ) in says


def test_a_changed_pack_is_no_change_of_the_model(project: Path) -> None:
    rewritten(project / "rules.yaml", "severity: info", "severity: error")
    says = verified(project, code=1)
    assert "rules.yaml differs Of the findings: H-BOARD/ACT-1/overseen_by was info, is error" in says
    assert "layout" not in says


def test_a_changed_waiver_is_no_change_of_layout(project: Path) -> None:
    rewritten(project / "strategy_model/waivers.yaml", "is being filled", "was cut")
    says = verified(project, code=1)
    assert "strategy_model/waivers.yaml differs" in says
    assert "layout" not in says


def test_a_model_that_cannot_be_read_whole_is_not_said_to_be_the_same(tmp_path: Path) -> None:
    written(tmp_path, FILES | {"strategy_model/more.yaml": "actions: [never closed\n"})
    assert align(tmp_path, "report", "-o", "report.html").code == 2
    assert verified(tmp_path).endswith("Not everything could be read or checked, as `align check` says.")
    (tmp_path / "strategy_model/more.yaml").write_text("actions: [never closed \n")
    says = verified(tmp_path, code=1)
    assert "Every element and link that could be read says the same." in says
    assert "layout" not in says


def test_a_list_that_is_long_is_counted(project: Path) -> None:
    for number in range(13):
        (project / f"strategy_model/{number:02}.yaml").write_text("")
    says = verified(project, code=1)
    assert "09.yaml is new and 3 more" in says


@pytest.mark.parametrize(("old", "new", "same"), [("no owner", "no honour", 3), ("</html>", "</html> ", 7)])
def test_a_page_that_was_changed_is_found_out_with_the_place(project: Path, old: str, new: str, same: int) -> None:
    page = project / "report.html"
    text = page.read_text()
    at = text.index(old)
    page.write_bytes((text[:at] + new + text[at + len(old) :]).encode())
    line, column = text.count("\n", 0, at) + 1, at + same - text.rfind("\n", 0, at)
    says = verified(project, code=1)
    assert "The files and the findings are the same, so the report itself was changed." in says
    assert f"It first differs at line {line:,}, column {column:,}: the report says" in says


def test_a_line_end_that_is_one_too_many_is_shown(project: Path) -> None:
    whole = (project / "report.html").read_bytes()
    (project / "report.html").write_bytes(whole + b"\n")
    says = verified(project, code=1)
    assert r'the report says "' in says
    assert says.count(r'\n"') == 1


def test_data_that_was_changed_is_found_out_as_well(project: Path) -> None:
    told(project, {"links": 3, "digest": "0" * 64, "complete": False, "findings": []})
    says = verified(project, code=1)
    assert "The data in the report says otherwise of whether all was checked, the links and the digest." in says
    assert "A digest in the report does not follow from its data: it was changed after it was made." in says
    assert "H-OWNER/ACT-1/owner is new (waived)" in says
    assert "It was changed. It first differs at line" in says


def test_findings_alone_are_compared_where_the_page_was_laid_out_anew(project: Path) -> None:
    page = project / "report.html"
    page.write_text(page.read_text().replace('type="application/json" id="_data"', "id = _data").replace(">\n<", "><"))
    assert "the report itself was changed" in verified(project, code=1)
    says = verified(project, "--findings-only")
    assert says.startswith("Verified as far as its findings go: what report.html found follows from these files.")
    assert "Compared by what its data says" in says
    assert says.endswith("Not compared: what the rest of the report says in words, tables and numbers.")
    (project / "strategy_model/plan.yaml").write_text(SOUND)
    says = verified(project, "--findings-only", code=1)
    assert "H-OWNER/ACT-1/owner is gone (was waived)" in says
    assert "Whether the report itself" not in says


def test_a_report_of_another_version_names_it_and_its_findings_can_be_compared(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("alignment.checker.result.__version__", "0.0.9")
        reported(project)
    says = verified(project, code=2)
    assert f"Cannot verify report.html. It was made by align 0.0.9, and this is align {__version__}." in says
    assert "Take that version from the source that you trust, or compare" in says
    assert "install" not in says
    says = verified(project, "--findings-only")
    assert "which was made by align 0.0.9" in says
    rewritten(project / "strategy_model/plan.yaml", "title: Map the network", "title: Map the  network")
    says = verified(project, "--findings-only", code=1)
    assert "plan.yaml differs" in says
    assert "layout" not in says
    assert "What the model says" not in says
    told(project, {"files": 1})
    assert "It was made by align 0.0.9" in verified(project, "--findings-only", code=2)


def test_accepted_findings_are_part_of_a_report_and_stay_inside_the_project(project: Path) -> None:
    align(project, *ACCEPT)
    shutil.move(project / "align-baseline.json", project / "accepted.json")
    reported(project, "--baseline", "accepted.json")
    assert verified(project).startswith("Verified")
    assert "accepted" in (project / "report.html").read_text()
    rewritten(project / "accepted.json", "H-BOARD", "H-BOARS")
    says = verified(project, code=1)
    assert "accepted.json differs" in says
    assert "H-BOARD/ACT-1/overseen_by was accepted, is info" in says
    for elsewhere in ("/etc/passwd", "../accepted.json", "x/../../accepted.json"):
        told(project, {"options": {"baseline": elsewhere}})
        assert "It names a list of accepted findings outside the project." in verified(project, code=2)


def test_own_words_are_part_of_what_the_model_says(tmp_path: Path) -> None:
    config = "packs: [rules.yaml]\nas_at: 2022-09-14\nextensions:\n  vocabularies:\n    action status:\n      map: {amber: at risk, yellow: at risk}\n"
    plan = SOUND.replace("    owner: R-1\n", "    owner: R-1\n    status: amber\n")
    written(tmp_path, FILES | {"align.yaml": config, "strategy_model/plan.yaml": plan})
    reported(tmp_path)
    rewritten(tmp_path / "strategy_model/plan.yaml", "amber", "yellow")
    assert "What the model says is not the same." in verified(tmp_path, code=1)
