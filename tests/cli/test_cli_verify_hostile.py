"""Reports that anybody may have written: every one gets an answer in words, and none is believed."""

import os
import time
from pathlib import Path

import pytest
from projects import HOUSE, SOUND, align, written
from verifying import FILES, reported, told, verified

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    written(tmp_path, FILES)
    reported(tmp_path)
    return tmp_path


def test_what_the_report_says_cannot_steer_a_terminal(project: Path) -> None:
    page = project / "report.html"
    page.write_bytes(page.read_bytes().replace(b"Head of inclusion", b"\x1b[2J\xe2\x80\xae\xff##[error]", 1))
    told_files = {"strategy_model/\x1b[31m\u202e.yaml": ["0" * 64, 1], "::error::x": [None, None]}
    told_files |= {"align.yaml": ["0" * 64, 1]}
    run = align(project, "verify", "report.html")
    assert run.code == 1
    assert r"\x1b[2JU+202EU+DCFF\x23#[error]" in run.out
    reported(project)
    told(project, {"files": told_files, "findings": [["::error::\n::error::", "\x1b[2J", "a"]]})
    run = align(project, "verify", "report.html")
    assert run.code == 1
    assert run.out.isascii()
    assert "\x1b" not in run.out
    assert not any(line.lstrip().startswith("::") for line in run.lines)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"align": 1}, "align"),
        ({"align": "0.1 && rm"}, "align"),
        ({"as_at": "2022-02-30"}, "as_at"),
        ({"as_at": "2022-09"}, "as_at"),
        ({"stage": "party"}, "stage"),
        ({"options": {"stage": "party"}}, "options.stage"),
        ({"options": {"as_at": "today"}}, "options.as_at"),
        ({"options": {"select": "ACT"}}, "options.select"),
        ({"options": {"stated_only": "no"}}, "options.stated_only"),
        ({"options": {"config": "/etc/passwd"}}, "options.config"),
        ({"options": {"baseline": "a\0b"}}, "options.baseline"),
        ({"options": {"\x1b[2J" * 20: "x"}}, r"options.\x1b[2J\x1b[2J"),
        ({"files": {"a": ["A" * 64, 1]}}, "files.a.0"),
        ({"files": {"a": ["0" * 64, 10**30]}}, "files.a.1"),
        ({"files": {"a": ["0" * 64, True]}}, "files.a.1"),
        ({"files": None}, "files"),
        ({"ignored": {"a": "the council agreed"}}, "ignored.a"),
        ({"findings": [[1, 2]]}, "findings.0"),
        ({"links": -1}, "links"),
        ({"links": 1.5}, "links"),
        ({"commit": "x" * 101}, "commit"),
    ],
)
def test_data_that_align_would_not_write_is_damaged(project: Path, change: dict[str, object], where: str) -> None:
    told(project, change)
    says = verified(project, code=2)
    assert says.startswith(f"Cannot verify report.html. Its data is damaged: `{where}")
    assert says.endswith("is not what align writes. Give the file that `align report` wrote, as it wrote it.")


@pytest.mark.parametrize(
    "data",
    [
        "", "{", "[]x", "[" * 300, '{"align":' * 300, "1" * 30, '"\ud800"'.encode("utf-8", "surrogatepass"),
        '{"align":"\\ud800"}', "NaN", "\xff".encode("latin-1"), "nul", '{"align":"0.1.0",}',
    ],
    ids=range(12),
)  # fmt: skip
def test_data_that_is_no_json_is_damaged(tmp_path: Path, data: str | bytes) -> None:
    content = data if isinstance(data, bytes) else data.encode()
    written(tmp_path, HOUSE | {"report.html": b'<script id="_data">' + content + b"</script>"})
    assert "Its data is damaged: it is not whole JSON." in verified(tmp_path, code=2)


def test_a_page_that_was_cut_off_is_damaged(project: Path) -> None:
    page = (project / "report.html").read_bytes()
    (project / "report.html").write_bytes(page[: page.index(b'id="_data"') + 100])
    assert "damaged" in verified(project, code=2)


def test_no_text_of_the_model_is_taken_for_the_data(tmp_path: Path) -> None:
    title = "</script><script id=_data>{}</script>"
    written(tmp_path, FILES | {"strategy_model/plan.yaml": SOUND.replace("Map the network", title)})
    reported(tmp_path)
    assert verified(tmp_path).startswith("Verified")


def test_files_whose_names_are_not_utf_8_are_verified_too(project: Path) -> None:
    written(project, {"strategy_model/caf\udce9.yaml": "actions: []\n", "strategy_model/\u202e.txt": ""})
    reported(project)
    assert verified(project).startswith("Verified")


@pytest.mark.parametrize("content", [b"", b"<html>", b"# A report", b"{}", b"<script>1</script>", b"\x00\xff" * 99])
def test_what_is_no_report_is_told_so(tmp_path: Path, content: bytes) -> None:
    written(tmp_path, HOUSE | {"report.html": content})
    assert "It carries nothing to make it again by" in verified(tmp_path, code=2)


def test_what_cannot_be_opened_is_told_so(tmp_path: Path) -> None:
    written(tmp_path, HOUSE)
    assert verified(tmp_path, code=2) == "Cannot verify report.html. It cannot be read: No such file or directory."
    (tmp_path / "report.html").mkdir()
    assert "It cannot be read: it is a folder." in verified(tmp_path, code=2)
    (tmp_path / "report.html").rmdir()
    os.mkfifo(tmp_path / "report.html")
    assert "It cannot be read: it is not an ordinary file." in verified(tmp_path, code=2)


def test_too_large_a_file_or_too_many_values_are_refused_in_good_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, HOUSE)
    start = time.monotonic()
    with (tmp_path / "report.html").open("wb") as opened:
        opened.truncate((64 << 20) + 1)
    assert "It is larger than 64 MiB, which no report is." in verified(tmp_path, code=2)
    with monkeypatch.context() as patch:
        patch.setattr("alignment.traceability.reading._MOST_VALUES", 100)
        (tmp_path / "report.html").write_bytes(b"<script id=_data>" + b"[]," * 51)
        assert "it holds more than 100 values" in verified(tmp_path, code=2)
    for begun in (b"<script", b"<script id=>"):
        (tmp_path / "report.html").write_bytes(begun * 50_000)
        assert "It carries nothing to make it again by" in verified(tmp_path, code=2)
    assert time.monotonic() - start < 20


def test_options_that_fit_no_rule_here_are_told_so(project: Path) -> None:
    told(project, {"options": {"select": ["X-\x1b[2J"]}})
    says = verified(project, code=2)
    assert r"Its options cannot be used here. No rule matches `X-\x1b[2J`." in says
