"""The digest covers everything that changes the answer, and nothing else."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from projects import HOUSE, align, without, written

from alignment.project.request import Request
from alignment.results.report import Cover
from alignment.rules.shipped import shipped_packs
from alignment.workspace.report import report

FILES: dict[str, str | bytes] = {
    **HOUSE,
    "align.yaml": "packs: [rules.yaml, delivery]\n",
    "strategy_model/plan.yaml": without("overseen_by"),
    "strategy_model/waivers.yaml": "waivers: []\n",
    "accepted.json": b'{"align_baseline": 2, "accepted": []}',
}


@pytest.fixture
def asked(tmp_path: Path) -> Request:
    return Request(written(tmp_path, FILES), date(2022, 9, 14))


def cover(request: Request) -> Cover:
    found = report(request)
    return found.traceability.cover


def appended(path: Path, text: str = "\n") -> None:
    path.write_text(path.read_text() + text)


@pytest.mark.parametrize(
    "name", ["align.yaml", "rules.yaml", "strategy_model/plan.yaml", "strategy_model/waivers.yaml"]
)
def test_every_file_counts_to_the_last_line_break(asked: Request, name: str) -> None:
    before = cover(asked)
    appended(asked.folder / name)
    after = cover(asked)
    assert after.digest != before.digest
    assert after.model_digest == before.model_digest


def test_files_that_come_go_or_are_called_otherwise_count(asked: Request) -> None:
    model = asked.folder / "strategy_model"
    seen = [cover(asked).digest]
    (model / "empty.yaml").write_text("")
    seen.append(cover(asked).digest)
    (model / "empty.yaml").rename(model / "other.yaml")
    seen.append(cover(asked).digest)
    (model / "other.yaml").unlink()
    (model / "other.yaml").symlink_to("nowhere")
    seen.append(cover(asked).digest)
    assert len({*seen}) == 4


def test_shipped_packs_and_the_version_count(asked: Request, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = cover(asked).digest
    with monkeypatch.context() as patch:
        patch.setattr("alignment.checker.result.__version__", "9")
        assert cover(asked).digest != before
    ours = tmp_path / "elsewhere" / "delivery.yaml"
    written(ours.parent, {ours.name: shipped_packs()["delivery"].read_bytes()})
    monkeypatch.setattr("alignment.rules.shipped._FOLDERS", (ours.parent,))
    assert cover(asked).digest == before, "it makes no difference where align is installed"
    appended(ours, "# changed\n")
    assert cover(asked).digest != before


def test_every_option_counts_even_where_it_changes_nothing_today(asked: Request) -> None:
    accepted = Path("accepted.json")
    requests = [
        asked,
        replace(asked, stage="approval"),
        replace(asked, as_at=asked.today),
        replace(asked, today=date(2022, 9, 15)),
        replace(asked, select=("H-OWNER",)),
        replace(asked, select=("H-OWNER", "H-BOARD")),
        replace(asked, ignore=("H-OWNER",)),
        replace(asked, is_stated_only=True),
        replace(asked, baseline=accepted),
    ]
    digests = [cover(request).digest for request in requests]
    assert len({*digests}) == len(requests)
    (asked.folder / accepted).write_text('{"align_baseline": 2, "accepted": []}\n')
    assert cover(requests[-1]).digest != digests[-1]


def test_files_that_are_no_part_of_the_model_do_not_count(asked: Request) -> None:
    before = cover(asked)
    written(asked.folder / "strategy_model", {"notes.txt": "to do", ".hidden/plan.yaml": "actions: []"})
    assert cover(asked)._replace(recorded_digest=before.recorded_digest) == before


def test_the_digest_of_the_model_knows_no_layout(asked: Request) -> None:
    before = cover(asked).model_digest
    plan = asked.folder / "strategy_model/plan.yaml"
    plan.write_text(
        "# a comment\n"
        + plan.read_text().replace("{id: R-1, title: Head of inclusion}", "{title: 'Head of inclusion', id: R-1}")
    )
    plan.rename(plan.with_name("moved.yml"))
    assert cover(asked).model_digest == before
    moved = plan.with_name("moved.yml")
    moved.write_text(moved.read_text().replace("Head", "Heads"))
    assert cover(asked).model_digest != before


def test_accepted_findings_are_named_from_the_project_wherever_one_stands(asked: Request) -> None:
    (asked.folder / "deep").mkdir()
    outputs = {
        align(asked.folder, "report", "--as-at", "2022-09-14", "--baseline", "accepted.json").bytes_out,
        align(asked.folder / "deep", "report", "--as-at", "2022-09-14", "--baseline", "../accepted.json").bytes_out,
    }
    assert len(outputs) == 1
    assert b"--baseline accepted.json" in outputs.pop()
