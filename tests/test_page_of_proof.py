"""The example on the page about proving a report is what align prints, but for the digests."""

import re
import shutil
from pathlib import Path

from projects import align
from user import ROOT

PAGE = (ROOT / "docs/proving-a-report.md").read_text(encoding="utf-8")
DIGEST = re.compile(r"[0-9a-f]{32}(\.\.\.|[0-9a-f]{32})")


def test_the_example_is_what_align_prints(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```text\n\$ align verify report\.html\n(.*?)```", PAGE, re.DOTALL)
    shutil.copytree(ROOT / "strategy_model", tmp_path / "strategy_model")
    shutil.copy(ROOT / "align.yaml", tmp_path)
    align(tmp_path, "report", "--stage", "approval", "--select", "ACT-OWNER", "-o", "report.html")
    said = align(tmp_path, "verify", "report.html").out
    assert DIGEST.sub("a digest", said) == DIGEST.sub("a digest", shown)
