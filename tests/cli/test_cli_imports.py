"""What a command does not need it does not import: the first second of every run is paid for by everybody."""

import subprocess
import sys
from pathlib import Path

from projects import ENVIRONMENT, SOUND, written


def imported(cwd: Path, *arguments: str) -> set[str]:
    code = (
        "import sys; from alignment.cli.main import main; "
        f"code = main({list(arguments)!r}); assert code in (0, 1), code; "
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=cwd, env=ENVIRONMENT, capture_output=True, check=True)
    return set(done.stderr.decode().split())


def test_saying_the_version_imports_neither_yaml_nor_pydantic_nor_networkx(tmp_path: Path) -> None:
    assert not imported(tmp_path, "--version") & {"yaml", "pydantic", "pydantic_core", "networkx"}


def test_checking_does_not_import_networkx(tmp_path: Path) -> None:
    written(tmp_path, {"strategy_model/plan.yaml": SOUND})
    modules = imported(tmp_path, "check")
    assert {"yaml", "pydantic"} <= modules
    assert not modules & {"networkx", "numpy", "rich", "pytest"}


def test_following_a_thread_does_not_import_networkx(tmp_path: Path) -> None:
    written(tmp_path, {"strategy_model/plan.yaml": SOUND})
    assert not imported(tmp_path, "trace", "ACT-1") & {"networkx", "numpy", "rich", "pytest"}


def test_explaining_and_proving_do_not_import_networkx(tmp_path: Path) -> None:
    written(tmp_path, {"strategy_model/plan.yaml": SOUND})
    for arguments in (("explain", "ACT-OWNER"), ("explain", "ACT-1"), ("rules", "list"), ("rules", "test", "risks")):
        modules = imported(tmp_path, *arguments)
        assert {"yaml", "pydantic"} <= modules
        assert not modules & {"networkx", "numpy", "rich", "pytest"}
