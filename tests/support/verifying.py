"""What tests of `align verify` share: a project with something of everything, its report, and the answer to it."""

import json
import re
from pathlib import Path

from projects import HOUSE, WAIVER, Run, align, without

FILES = {
    **HOUSE,
    "align.yaml": "packs: [rules.yaml]\nas_at: 2022-09-14\n",
    "strategy_model/plan.yaml": without("owner", "overseen_by"),
    "strategy_model/waivers.yaml": WAIVER,
}
DATA = re.compile(r'(<script type="application/json" id="_data">)(.*?)(</script>)', re.DOTALL)


def reported(folder: Path, *options: str, name: str = "report.html") -> Path:
    run = align(folder, "report", "-o", name, *options)
    assert run.err == ""
    return folder / name


def told(folder: Path, change: dict[str, object], *, name: str = "report.html") -> None:
    """Changes what the data of a report says."""
    path = folder / name
    page = path.read_text(encoding="utf-8")
    found = DATA.search(page)
    assert found
    data = json.dumps(json.loads(found[2]) | change, ensure_ascii=False, separators=(",", ":"))
    path.write_text(page[: found.start(2)] + data + page[found.end(2) :], encoding="utf-8")


def rewritten(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def verified(folder: Path, *options: str, code: int = 0) -> str:
    """Gives the answer as one line, held to its exit code."""
    return flat(align(folder, "verify", "report.html", *options), code)


def flat(run: Run, code: int) -> str:
    assert (run.code, run.err) == (code, "")
    return " ".join(run.out.split())
