"""Microsoft's validator of SARIF, as npm installs it: what it reports of files."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[2]
PROGRAM: Final = "@microsoft/sarif-multitool"
_SYSTEMS: Final = {
    "linux": "linux/Sarif.Multitool",
    "darwin": "darwin/Sarif.Multitool",
    "win32": "win32/Sarif.Multitool.exe",
}
_SECONDS: Final = 300


class Fault(NamedTuple):
    """Holds what the validator reports: in which file, by which of its rules, and in words."""

    file: str
    rule: str
    says: str


def find_multitool() -> Path | None:
    """Finds the program in the checkout, where npm put it; npm may be told to leave it without leave to run."""
    path = ROOT / "node_modules" / f"{PROGRAM}-{_SYSTEMS.get(sys.platform, '')}"
    if not path.is_file():
        return None
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def faults(program: Path, files: Iterable[Path], folder: Path) -> list[Fault]:
    """Gives all errors and warnings by the rules of SARIF and of GitHub; the exit code says nothing of them."""
    log = folder / "multitool.json"
    options = ("--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--output", str(log), "--log", "ForceOverwrite")
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    command = [str(program), "validate", *map(str, files), *options]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=_SECONDS, check=False)
    assert log.exists(), done.stdout.decode() + done.stderr.decode()
    (run,) = json.loads(log.read_text(encoding="utf-8-sig"))["runs"]
    assert [one["executionSuccessful"] for one in run["invocations"]] == [True], done.stdout.decode()
    rules = run["tool"]["driver"]["rules"] if run.get("results") else []
    return [_fault(one, rules) for one in run.get("results", [])]


def _fault(result: dict[str, Any], rules: list[dict[str, Any]]) -> Fault:
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"].get("uri", "")
    message = result["message"]
    rule = rules[result["ruleIndex"]]
    text = message.get("text") or rule["messageStrings"][message["id"]]["text"]
    for number, argument in enumerate(message.get("arguments", [])):
        text = text.replace(f"{{{number}}}", argument)
    return Fault(uri.rpartition("/")[2], result["ruleId"], text)
