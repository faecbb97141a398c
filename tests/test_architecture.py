"""What the repository must always be: layers, types, style, sizes, and what no source may contain."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import grimp
import pytest
from every_format import BY_COMMAND
from importlinter.cli import lint_imports

from alignment.findings.built_in import BUILT_IN

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "alignment"
SOURCES = sorted(PACKAGE.rglob("*.py"))
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def containing(text: str) -> list[str]:
    return [named(path) for path in SOURCES if text in path.read_text(encoding="utf-8")]


@cache
def called() -> list[tuple[str, str]]:
    """Gives each call in the package: the file, and the name that it calls."""
    trees = ((named(path), ast.parse(path.read_text(encoding="utf-8"))) for path in SOURCES)
    return [
        (name, ast.unparse(part.func)) for name, tree in trees for part in ast.walk(tree) if isinstance(part, ast.Call)
    ]


def contracts() -> list[dict[str, object]]:
    found: list[dict[str, object]] = SETTINGS["tool"]["importlinter"]["contracts"]
    return found


def tool(*arguments: str) -> str:
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.early
def test_every_room_knows_only_those_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0


def test_no_contract_has_an_exception() -> None:
    assert contracts()
    assert not any("ignore_imports" in contract for contract in contracts())
    assert contracts()[0]["exhaustive"] is True


def test_the_layers_in_the_documentation_are_those_of_the_contract() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    listed = re.findall(
        r"^- `(\w+)`:", text.split("<!-- layers -->")[1].split("<!-- end of layers -->")[0], re.MULTILINE
    )
    layers = contracts()[0]["layers"]
    assert isinstance(layers, list)
    assert listed == [room for layer in layers for room in layer.split(" | ")]


NO_FORMATS = ("rules", "explanation", "exceptions", "reviews", "verdict")
"""Renderers of what a command prints in one way alone."""


def test_renderers_know_nothing_of_one_another_not_even_by_way_of_others() -> None:
    formats = (one.module for known in BY_COMMAND.values() for one in known.values())
    renderers = {f"alignment.renderers.{name}" for name in (*NO_FORMATS, *formats)}
    graph = grimp.build_graph("alignment", cache_dir=None)
    known = {one: graph.find_upstream_modules(one, as_package=True) & renderers for one in renderers}
    assert {one: others for one, others in known.items() if others} == {}


@pytest.mark.early
def test_types_hold_everywhere() -> None:
    assert tool("mypy") == ""


@pytest.mark.early
def test_style_holds_everywhere() -> None:
    assert tool("ruff", "check") == ""
    assert tool("ruff", "format", "--check") == ""


def test_no_file_is_longer_than_350_lines() -> None:
    assert [named(path) for path in SOURCES if len(path.read_text(encoding="utf-8").splitlines()) > 350] == []


def test_nothing_dangerous_is_called() -> None:
    dangerous = re.compile(
        r"(yaml\.(\w*load\w*|compose\w*)|eval|exec|pickle\..*|\w*\.?simple_cycles|\w*\.?all_simple_paths)$"
    )
    assert [(path, name) for path, name in called() if dangerous.match(name)] == []
    assert containing("shell=True") == containing("import pickle") == []


def test_no_source_silences_the_type_checker() -> None:
    assert containing("type: ignore") == []


def test_at_most_five_lines_are_left_out_of_coverage() -> None:
    excluded = [
        line for path in SOURCES for line in path.read_text(encoding="utf-8").splitlines() if "pragma: no" in line
    ]
    assert len(excluded) <= 5
    assert all(re.search(r"pragma: no (cover|branch) - \w+", line) for line in excluded)


CLOCKS = re.compile(
    r"(\w+\.)*(now|today|utcnow|time|time_ns|monotonic|monotonic_ns|perf_counter|localtime|gmtime|fromtimestamp"
    r"|utcfromtimestamp|ctime|getmtime|getctime|getatime)$"
)
OTHER_CLOCKS = re.compile(r"\b(st_[macb]\w*time\w*|import time|from time import|uuid1)\b")


def test_only_the_command_line_reads_the_clock_and_only_for_a_default() -> None:
    assert {path for path, name in called() if CLOCKS.match(name)} == {"cli/clock.py"}
    assert [path.name for path in SOURCES if OTHER_CLOCKS.search(path.read_text(encoding="utf-8"))] == []
    naming = {path for path in SOURCES if re.search(r"\bdatetime\b.*\bdatetime\b", path.read_text(encoding="utf-8"))}
    assert {named(path) for path in naming} == {"cli/clock.py"}


def test_nothing_is_printed_but_at_the_edge() -> None:
    printing = {path.split("/")[0] for path, name in called() if name in {"print", "click.echo"}}
    assert printing <= {"cli"}


def committed() -> list[Path]:
    listed = subprocess.run(
        [shutil.which("git") or "git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name]


def test_nothing_committed_knows_the_machine_that_it_was_written_on() -> None:
    machine = re.compile(rb"/(work|home|root|opt|tmp|Users)/\w|pypi\.org|registry\.npmjs|file:///")
    found = [path.name for path in committed() if path != Path(__file__) and machine.search(path.read_bytes())]
    assert found == []


def test_every_built_in_finding_is_raised_somewhere() -> None:
    elsewhere = "".join(path.read_text(encoding="utf-8") for path in SOURCES if not path.match("findings/rows_of_*"))
    assert [code for code in BUILT_IN if f'"{code}"' not in elsewhere] == []


def test_no_public_class_name_stands_twice_in_the_package() -> None:
    """One word means one thing: whoever reads a name in one module must not think of another."""
    places: dict[str, list[str]] = {}
    for path in sorted((ROOT / "alignment").rglob("*.py")):
        for part in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(part, ast.ClassDef) and not part.name.startswith("_"):
                places.setdefault(part.name, []).append(path.relative_to(ROOT).as_posix())
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
