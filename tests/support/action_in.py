"""The action for GitHub as its tests see it: its inputs, its three steps, and the one that checks, run."""

from ci_in import BASH, ROOT, Ran, Runner, filled, mapping, read, steps

ACTION = ROOT / "action.yml"
_DOCUMENT = read(ACTION.read_text(encoding="utf-8"))
INPUTS = {name: str(mapping(one)["default"]) for name, one in mapping(_DOCUMENT["inputs"]).items()}
PYTHON, INSTALL, CHECK = steps(mapping(_DOCUMENT["runs"])["steps"])


def run_check(runner: Runner, inputs: dict[str, str] | None = None, **env: str) -> Ran:
    """Runs the step that checks, its inputs filled in as GitHub does."""
    return runner.run(CHECK.run, {**filled(CHECK.env, {**INPUTS, **(inputs or {})}), **env}, BASH)
