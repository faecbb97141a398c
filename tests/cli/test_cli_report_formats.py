"""`align report` in every format: written whole, the same bytes anywhere, and never a gate."""

from pathlib import Path

import pytest
from projects import HOUSE, align, without, written

FILES = {**HOUSE, "strategy_model/plan.yaml": without("owner").replace("Map the network", "£5 for Zoë, 地図")}
FORMATS = {
    "markdown": "# Traceability report: Plan\n",
    "csv": "\ufeffKind,Id,Title,",
    "json": '{\n  "schema_version": "1.0",',
    "annex": "# Annex: Plan\n",
    "page": "<!doctype html>\n",
}


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_written_and_findings_fail_nothing(tmp_path: Path, name: str) -> None:
    run = align(written(tmp_path, FILES), "report", "--as-at", "2022-09-14", "--format", name)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(FORMATS[name])
    saved = align(tmp_path, "report", "--as-at", "2022-09-14", "--format", name, "-o", "out")
    assert saved.code == 0
    assert (tmp_path / "out").read_bytes() == run.bytes_out


@pytest.mark.parametrize("name", FORMATS)
def test_what_could_not_be_read_makes_the_exit_code_2_and_the_report_is_written(tmp_path: Path, name: str) -> None:
    files = {**FILES, "strategy_model/b.yaml": "a: [\n"}
    run = align(written(tmp_path, files), "report", "--format", name)
    assert run.code == 2
    assert run.out.startswith(FORMATS[name])
