"""Which kinds there are only the model, packs and views know; whatever else names one stands here with its reason."""

import ast
from pathlib import Path
from typing import Final

from alignment.model.metamodel import built_in_metamodel

PACKAGE: Final = Path(__file__).resolve().parents[2] / "alignment"
MAY_KNOW: Final = {
    "model": "says which there are",
    "importing": "makes elements of tables, so it says which kind a row is",
    "checker/substance.py": "asks for what no strategy is approved without",
    "diff/weight.py": "tells removals that a project can refuse from others, each named in the settings",
    "renderers/page": "speaks to families of ambitions, of what people said and of promises, and of nothing else",
    "renderers/support/sentences.py": "counts in a summary first what people ask for",
}
OTHER_THINGS: Final = {
    "strategy": "is an input, and whoever says at which stage it is",
    "source": "says what a rule rests on",
    "document": "is where that stands, or a paragraph",
    "outcome": "is what became of a rule",
    "paragraph": "is a key of the published report",
    "feedback": "is a key of the published report",
}


def names_in(path: Path) -> set[str]:
    """Gives the names of kinds that stand in quotes in a module."""
    quoted = {one.value for one in ast.walk(ast.parse(path.read_bytes())) if isinstance(one, ast.Constant)}
    return {name for name in built_in_metamodel().kinds if name in quoted}


def test_no_module_names_a_kind_but_those_that_have_a_reason() -> None:
    modules = {
        path.relative_to(PACKAGE).as_posix(): names_in(path) - OTHER_THINGS.keys() for path in PACKAGE.rglob("*.py")
    }
    naming = {name for name, kinds in modules.items() if kinds}
    assert {name for name in naming if not name.startswith(tuple(MAY_KNOW))} == set()
    assert {reason for reason in MAY_KNOW if any(name.startswith(reason) for name in naming)} == set(MAY_KNOW)
