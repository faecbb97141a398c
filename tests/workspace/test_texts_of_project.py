"""Where the texts of cited documents come from, what is not read of them, and what is said of that."""

import hashlib
import os
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from projects import ACCEPT, align, written
from word_files import word_file

from alignment.checker.result import CheckResult
from alignment.documents import limits
from alignment.project.request import Request
from alignment.results.check import Became
from alignment.workspace.check import check as check_project

PLAN: Final = """\
strategy:
  id: S
  title: Plan
  period_from: 2022
  period_to: 2025
  stage: approval
documents:
  - id: DOC-1
    title: The paper
    file: {file}
  - {{id: DOC-2, title: Another}}
paragraphs:
  - {{id: P-1, title: The deficit, begins: There was, part_of: DOC-1}}
funds:
  - id: F1
    title: Deficit
    amount: {amount}
    unit: £m
    evidence: {{to: P-1, quote: a deficit of £20.5m}}
"""
PAPER: Final = "There was a deficit of\n£20.5m that year.\n"
MODEL: Final = "strategy_model/plan.yaml"
CONFIG: Final = {"align.yaml": "packs: [provenance]\n"}


def project(folder: Path, file: str = '""', amount: str = "20.5", **texts: str | bytes) -> Path:
    named = {name.replace("__", "/").replace("_dot_", "."): text for name, text in texts.items()}
    return written(folder, {**CONFIG, MODEL: PLAN.format(file=file, amount=amount), **named})


def answer(folder: Path, documents: str | None = None) -> CheckResult:
    return check_project(Request(folder, date(2022, 9, 14), documents=Path(documents) if documents else None))


def standing(found: CheckResult) -> str:
    (support,) = found.support
    return support.standing.value


def texts_of(found: CheckResult) -> list[tuple[str, bool, str]]:
    """Gives the files that are neither model nor settings nor packs: whether read, and what is noted."""
    others = (one for one in found.report.files if one.path.suffix != ".yaml")
    return [(str(one.path), one.sha256 is not None, one.reason) for one in others]


def said(found: CheckResult) -> list[str]:
    return [
        f"{one.location} {one.rule} {one.message}"
        for one in found.report.findings
        if one.rule.startswith(("FILE", "YAML"))
    ]


def became(found: CheckResult) -> Became:
    (outcome,) = (one for one in found.report.rules if one.rule == "PROV-QUOTE")
    return outcome.became


def test_a_document_names_its_text(tmp_path: Path) -> None:
    found = answer(project(tmp_path, "papers/paper.txt", papers__paper_dot_txt=PAPER))
    assert standing(found) == "supported"
    assert texts_of(found) == [("papers/paper.txt", True, "")]
    (record,) = (one for one in found.report.files if one.path.suffix == ".txt")
    assert (record.sha256, record.size) == (hashlib.sha256(PAPER.encode()).hexdigest(), len(PAPER.encode()))
    assert found.report.is_complete


def test_a_text_among_the_files_of_the_model_is_not_said_to_be_left_out(tmp_path: Path) -> None:
    found = answer(project(tmp_path, "strategy_model/paper.md", strategy_model__paper_dot_md=PAPER))
    assert (standing(found), texts_of(found)) == ("supported", [("strategy_model/paper.md", True, "")])


def test_two_documents_may_have_one_text(tmp_path: Path) -> None:
    folder = project(tmp_path, "paper.txt", paper_dot_txt=PAPER)
    (folder / MODEL).write_text((folder / MODEL).read_text().replace("Another}", "Another, file: paper.txt}"))
    assert texts_of(answer(folder)) == [("paper.txt", True, "")]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("paper.pdf", "it is no PDF file, or it is damaged. Open it and save it anew, or as .docx or .txt"),
        ("paper.odt", "it is neither text, nor"),
    ],
)
def test_a_file_that_no_text_can_be_had_of_is_named_with_the_reason(tmp_path: Path, name: str, why: str) -> None:
    folder = project(tmp_path, f"papers/{name}")
    found = answer(written(folder, {f"papers/{name}": b"%PDF"}))
    assert standing(found) == "no text to hand"
    ((path, is_read, says),) = texts_of(found)
    assert (path, is_read) == (f"papers/{name}", False)
    assert says.startswith(f"nothing is looked for in it: {why}")
    assert (said(found), became(found)) == ([], Became.NOTHING_TO_CHECK)
    assert found.report.is_complete


def test_the_text_beside_a_paper_is_read_in_its_place(tmp_path: Path) -> None:
    found = answer(project(tmp_path, "papers/paper.pdf", papers__paper_dot_pdf=b"%PDF", papers__paper_dot_txt=PAPER))
    assert (standing(found), texts_of(found)) == ("supported", [("papers/paper.txt", True, "")])


def test_a_word_file_is_read_where_no_text_is_beside_it(tmp_path: Path) -> None:
    found = answer(project(tmp_path, "papers/paper.docx", papers__paper_dot_docx=word_file(PAPER)))
    assert (standing(found), texts_of(found)) == ("supported", [("papers/paper.docx", True, "")])


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("../paper.txt", '`file` of DOC-1 "The paper" leads out of the project'),
        ("papers/../../paper.txt", '`file` of DOC-1 "The paper" leads out of the project'),
        ("papers/none.txt", '`file` of DOC-1 "The paper" names a file that does not exist'),
    ],
)
def test_a_file_that_cannot_be_meant_is_said_where_it_is_named(tmp_path: Path, file: str, expected: str) -> None:
    written(tmp_path, {"paper.txt": PAPER})
    found = answer(project(tmp_path / "project", file))
    (finding,) = said(found)
    assert finding.startswith(f"{MODEL}:10:11 FILE-")
    assert finding.endswith(expected)
    assert not found.report.is_complete
    assert became(found) is Became.NOT_CHECKED


def test_a_text_that_is_not_utf_8_is_said_at_the_first_byte_that_is_not(tmp_path: Path) -> None:
    found = answer(project(tmp_path, "paper.txt", paper_dot_txt=b"There was\na deficit of \xa320.5m"))
    assert said(found) == ["paper.txt:2:14 YAML-ENCODING paper.txt is not UTF-8 text: byte 0xa3 stands at line 2"]
    assert (standing(found), texts_of(found)) == ("no text to hand", [("paper.txt", True, "not read whole")])
    assert not found.report.is_complete


def test_a_fault_of_a_text_is_said_once(tmp_path: Path) -> None:
    folder = project(tmp_path, "paper.txt", paper_dot_txt=b"\xa3")
    (folder / MODEL).write_text((folder / MODEL).read_text().replace("Another}", "Another, file: paper.txt}"))
    assert len(said(answer(folder))) == 1


@pytest.mark.parametrize("name", ["paper.pdf", "paper.txt"])
def test_what_two_documents_name_and_nobody_can_read_is_said_once(tmp_path: Path, name: str) -> None:
    folder = project(tmp_path, name)
    os.mkfifo(folder / name)
    (folder / MODEL).write_text((folder / MODEL).read_text().replace("Another}", f"Another, file: {name}}}"))
    found = answer(folder)
    assert [path for path, _, _ in texts_of(found)] == [name]
    assert len(said(found)) == 1


def test_a_text_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 1024**2)
    found = answer(project(tmp_path, "paper.txt", paper_dot_txt=b"x" * (1024**2 + 1)))
    assert said(found) == ["paper.txt:1:1 FILE-LIMIT paper.txt is larger than 1 MiB and was not read"]
    assert became(found) is Became.NOT_CHECKED


def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    folder = project(tmp_path, "paper.txt")
    os.mkfifo(folder / "paper.txt")
    found = answer(folder)
    assert said(found) == ["paper.txt:1:1 FILE-NOT-READ paper.txt cannot be read: it is not an ordinary file"]
    assert texts_of(found) == [("paper.txt", False, "could not be read")]


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    written(tmp_path, {"paper.txt": PAPER})
    folder = project(tmp_path / "project", "paper.txt")
    (folder / "paper.txt").symlink_to(tmp_path / "paper.txt")
    found = answer(folder)
    assert [one.split()[1] for one in said(found)] == ["FILE-OUTSIDE"]
    assert standing(found) == "no text to hand"


@pytest.mark.parametrize("name", ["DOC-1.txt", "doc-1.TXT", "paper.txt", "PAPER.txt"])
def test_in_a_folder_a_text_is_called_by_the_document_or_as_its_file(tmp_path: Path, name: str) -> None:
    folder = project(tmp_path / "project", "papers/paper.txt")
    written(tmp_path / "texts", {name: PAPER})
    found = answer(folder, "../texts")
    assert (standing(found), texts_of(found)) == ("supported", [(f"../texts/{name}", True, "")])


def test_what_no_document_is_called_is_named(tmp_path: Path) -> None:
    folder = project(tmp_path / "project", "paper.txt")
    texts = written(
        tmp_path / "texts",
        {"DOC-1.txt": PAPER, "paper.txt": "x", "doc-9.txt": "x", "DOC-1.pdf": "x", ".x": "", "a/b": ""},
    )
    found = answer(folder, str(texts))
    reason = "no document of the model is called so"
    assert texts_of(found) == [
        ("../texts/DOC-1.txt", True, ""),
        ("../texts/.x", False, reason),
        ("../texts/DOC-1.pdf", False, reason),
        ("../texts/a", False, reason),
        ("../texts/doc-9.txt", False, reason),
        ("../texts/paper.txt", False, "another file is read in its place"),
    ]
    assert "`../texts/doc-9.txt` (no document of the model is called so)" in align(
        folder, "check", "--documents", str(texts)
    ).out.replace("\n", " ")


def test_the_folder_comes_before_what_a_document_names(tmp_path: Path) -> None:
    folder = project(tmp_path, "paper.txt", amount="30", paper_dot_txt=PAPER, texts__DOC_1_dot_txt="x")
    (folder / "texts/DOC_1.txt").rename(folder / "texts/DOC-1.txt")
    (folder / "texts/DOC-1.txt").write_text("There was a deficit of £20.5m, or £30m")
    assert [path for path, _, _ in texts_of(answer(folder, "texts"))] == ["texts/DOC-1.txt"]
    assert [path for path, _, _ in texts_of(answer(folder))] == ["paper.txt"]


def test_a_folder_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    found = answer(project(tmp_path), "none")
    assert [one.split(" ", 1)[1] for one in said(found)] == [
        "FILE-NOT-READ none cannot be opened: No such file or directory"
    ]
    assert became(found) is Became.NOT_CHECKED
    run = align(tmp_path, "check", "--documents", "none")
    assert (run.code, "'none' does not exist" in run.err) == (2, True)


def test_a_wrong_figure_fails_and_the_same_figure_passes(tmp_path: Path) -> None:
    right = project(tmp_path / "right", "paper.txt", paper_dot_txt=PAPER)
    wrong = project(tmp_path / "wrong", "paper.txt", "20.6", paper_dot_txt=PAPER)
    assert became(answer(right)) is Became.PASSED
    assert became(answer(wrong)) is Became.FAILED
    run = align(wrong, "check", "--select", "PROV-QUOTE")
    assert run.code == 1
    assert 'error[PROV-QUOTE]: F1 "Deficit" says `amount` 20.6 (£m), which no quote that it\n  cites holds' in run.out


def test_a_waiver_is_not_called_unused_while_there_is_no_text(tmp_path: Path) -> None:
    waiver = "{rule: PROV-QUOTE, element: F1, members: [20.6 (£m)], reason: It is being filled, approved_by: R-1, approved_on: 2022-09-01, expires: 2022-12-31}"
    folder = project(tmp_path, "paper.txt", "20.6", paper_dot_txt=PAPER)
    written(folder, {"strategy_model/roles.yaml": "roles: [{id: R-1, title: Director}]\n"})
    written(folder, {"strategy_model/waivers.yaml": f"waivers: [{waiver}]\n"})
    assert [finding.element for finding, _ in answer(folder).report.waived] == ["F1"]
    (folder / MODEL).write_text(PLAN.format(file='""', amount="20.6"), encoding="utf-8")
    assert [one.rule for one in answer(folder).report.findings if one.rule.startswith("WAIVER")] == []


def test_an_explanation_says_what_became_of_it(tmp_path: Path) -> None:
    folder = project(tmp_path, "paper.txt", "20.6", paper_dot_txt=PAPER)
    assert "error[PROV-QUOTE]" in align(folder, "explain", "F1").out
    (folder / MODEL).write_text(PLAN.format(file='""', amount="20.6"), encoding="utf-8")
    explained = align(folder, "explain", "F1").out
    assert "PROV-QUOTE" in explained.split("Rules: nothing to check:")[1]
    written(folder / "texts", {"DOC-1.txt": PAPER})
    assert "error[PROV-QUOTE]" in align(folder, "explain", "F1", "--documents", "texts").out


def test_what_is_found_by_a_folder_of_texts_can_be_accepted_and_waived(tmp_path: Path) -> None:
    folder = project(tmp_path, amount="20.6")
    written(folder, {"texts/DOC-1.txt": PAPER, "strategy_model/roles.yaml": "roles: [{id: R-1, title: Director}]\n"})
    asked = ("waive", "PROV-QUOTE", "F1", "--reason", "It is being filled", "--approved-by", "R-1")
    waive = (*asked, "--expires", "2022-12-01", "--as-at", "2022-09-14")
    refused = align(folder, *waive)
    assert refused.code == 2
    assert "no text of a document is at hand; name a folder of texts by --documents" in " ".join(refused.err.split())
    assert align(folder, *waive, "--documents", "texts").code == 0
    assert align(folder, *ACCEPT, "--documents", "texts").code == 0
    assert "F1/amount" in (folder / "align-baseline.json").read_text()
    assert "accepted" not in align(folder, "check", "--select", "PROV-QUOTE").out
    assert "1 error accepted" in align(folder, "check", "--select", "PROV-QUOTE", "--documents", "texts").out


def test_the_rule_explains_itself_and_is_listed(tmp_path: Path) -> None:
    explained = align(tmp_path, "explain", "prov-quote").out
    assert "not that they mean it" in explained
    assert "warning at draft" in explained
    assert "PROV-QUOTE" in align(tmp_path, "rules", "list").out
    assert align(tmp_path, "rules", "test", "provenance").code == 0


@pytest.mark.parametrize(
    ("adjust", "became_then", "code", "says"),
    [
        ("off: true", Became.OFF, 0, "PROV-QUOTE, switched off by house (Scans are poor)."),
        ("severity: info", Became.FAILED, 0, "info[PROV-QUOTE]: F1"),
        ("severity: error", Became.FAILED, 1, "error[PROV-QUOTE]: F1"),
    ],
)
def test_a_pack_that_extends_it_says_how_much_it_matters(
    tmp_path: Path, adjust: str, became_then: Became, code: int, says: str
) -> None:
    folder = project(tmp_path, "paper.txt", "20.6", paper_dot_txt=PAPER)
    head = "align_rules: 1\npack: house\nversion: 1.0.0\nextends: [provenance]\n"
    written(folder, {"house.yaml": f"{head}adjust: [{{rule: PROV-QUOTE, {adjust}, reason: Scans are poor.}}]\n"})
    written(folder, {"align.yaml": "packs: [house.yaml]\n"})
    assert became(answer(folder)) is became_then
    run = align(folder, "check", "--select", "PROV-QUOTE", "--select", "PROV-PARAGRAPH")
    assert says in " ".join(run.out.split())
    assert run.code == code
    listed = " ".join(align(folder, "rules", "list").out.split())
    assert "by house, wweee before: Scans are poor." in listed
    assert "Scans are poor." in align(folder, "explain", "PROV-QUOTE").out


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_whatever_bytes_a_text_is_made_of_nothing_is_raised(tmp_path: Path, content: bytes) -> None:
    found = answer(project(tmp_path, "paper.txt", paper_dot_txt=content))
    assert became(found) in {Became.FAILED, Became.NOT_CHECKED}


def digested(folder: Path, file: str, digest: str, content: bytes | None) -> list[str]:
    """Gives what is said of a document that is given a digest, and of nothing else."""
    made = project(folder, file)
    (made / MODEL).write_text(
        (made / MODEL).read_text().replace("  - {id: DOC-2", f"    sha256: {digest}\n  - {{id: DOC-2")
    )
    if content is not None:
        (made / file).write_bytes(content)
    found = answer(made).report
    return [f"{one.severity} {one.location.line} {one.message}" for one in found.findings if one.rule == "DOC-DIGEST"]


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("name", ["paper.txt", "paper.pdf"])
def test_a_digest_is_held_to_the_file_that_the_document_names(tmp_path: Path, name: str) -> None:
    content = b"a deficit of\r\n20.5m\n"
    assert digested(tmp_path, name, sha256(content).upper(), content) == []
    assert digested(tmp_path, name, sha256(content.replace(b"\r\n", b"\n")), content) == []
    shown = sha256(content if name.endswith("pdf") else content.replace(b"\r\n", b"\n"))
    assert digested(tmp_path, name, sha256(b"another"), content) == [
        f'error 11 `sha256` of DOC-1 "The paper" is not the digest of {name}, which is {shown}'
    ]


def test_a_file_that_is_not_the_one_of_a_digest_is_accepted_and_no_further_one(tmp_path: Path) -> None:
    digested(tmp_path, "paper.pdf", sha256(b"the paper"), b"another")
    written(tmp_path, {"strategy_model/post.yaml": "roles:\n  - {id: R-1, title: Chair of the board}\n"})
    assert align(tmp_path, *ACCEPT).code == 0
    assert "DOC-DIGEST" not in {one.rule for one in answer(tmp_path).report.standing}
    (tmp_path / "paper.pdf").write_bytes(b"a third")
    assert "DOC-DIGEST" in {one.rule for one in answer(tmp_path).report.standing}


def test_a_digest_without_a_file_says_nothing_that_can_be_checked(tmp_path: Path) -> None:
    assert digested(tmp_path, "paper.pdf", sha256(b"x"), None) == []
    assert digested(tmp_path, "../paper.pdf", sha256(b"x"), None) == []
    assert digested(tmp_path, '""', sha256(b"x"), None) == []


def test_a_file_too_large_to_be_digested_is_said_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 1024**2)
    (said_of_it,) = digested(tmp_path, "paper.pdf", sha256(b"x"), b"x" * (1024**2 + 1))
    assert said_of_it.startswith(
        "info 11 paper.pdf is larger than 1 MiB, so that nobody has compared `sha256` of DOC-1"
    )


def test_quotes_that_no_text_is_at_hand_for_are_counted_and_their_document_named(tmp_path: Path) -> None:
    says = "no text is at hand for 1 quote of DOC-1"
    found = answer(project(tmp_path)).report
    (outcome,) = (one for one in found.rules if one.rule == "PROV-QUOTE")
    assert (outcome.became, outcome.unheld, outcome.reason) == (Became.NOTHING_TO_CHECK, 1, says)
    assert f"N{says[1:]}." in " ".join(align(tmp_path, "check").out.split())
    held = answer(project(tmp_path, "paper.txt", paper_dot_txt=PAPER)).report
    (outcome,) = (one for one in held.rules if one.rule == "PROV-QUOTE")
    assert (outcome.became, outcome.unheld, outcome.reason) == (Became.PASSED, 0, "")


def test_a_text_that_is_at_hand_hides_no_other_that_is_not(tmp_path: Path) -> None:
    folder = project(tmp_path, "paper.txt", paper_dot_txt=PAPER)
    more = "  - {id: P-2, title: Elsewhere, part_of: DOC-2}\n  - {id: P-3, title: Nowhere}\nfunds:\n"
    cited = "\n      - {to: P-2, quote: more of £20.5m}\n      - {to: P-3, quote: £20.5m}\n      - {to: P-1, quote: a deficit of £20.5m}"
    text = (folder / MODEL).read_text().replace("funds:\n", more)
    (folder / MODEL).write_text(text.replace(" {to: P-1, quote: a deficit of £20.5m}", cited))
    (outcome,) = (one for one in answer(folder).report.rules if one.rule == "PROV-QUOTE")
    assert (outcome.became, outcome.reason) == (Became.PASSED, "no text is at hand for 2 quotes of DOC-2 and P-3")
