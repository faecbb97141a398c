"""The plan of another field: its own rules and the generic ones find what was left in, and align knows none of its words."""

import json
import re
from pathlib import Path
from typing import Final

import pytest
from projects import align
from yaml_in import document_of

from alignment.config import read_config
from alignment.model.metamodel import Metamodel, built_in_metamodel

ROOT: Final = Path(__file__).resolve().parent.parent
EXAMPLE: Final = ROOT / "examples/climate-adaptation"
ILLUSTRATIVE: Final = "PROV-ILLUSTRATIVE"
LEFT_IN: Final = [
    ("error", "ACT-COPROD", "ACT-5"),
    ("error", "ACT-OVERDUE", "ACT-3"),
    ("error", "HAZ-ASSESSED", "HZ4"),
    ("error", "AST-PROTECTED", "AS5"),
    ("warning", "ACT-CARBON", "ACT-2"),
    ("warning", "AST-IN-TIME", "AS1"),
    ("warning", "ACT-STEP", "ACT-3"),
]
"""What was planted, by hand, in the order of every list; the wall of ACT-1 comes too late for AS1."""

NUMBER_OF_ELEMENTS: Final = 28
"""Of all kinds of which evidence is asked: own kinds too, but for assets, which are only named."""


def found(*options: str) -> list[str]:
    """Gives every finding on a line of its own, at the example's own stage and on its own day."""
    done = align(EXAMPLE, "check", "--format", "concise", *options)
    assert (done.code, done.err) == (1, "")
    return [line for line in done.found if ": passed " not in line]


def became() -> dict[str, str]:
    done = align(EXAMPLE, "check", "--format", "json")
    return {one["rule"]: one["became"] for one in json.loads(done.out)["strategies"][0]["rules"]}


def names_in(metamodel: Metamodel) -> set[str]:
    """Gives every name of a kind, a section or a link, and those of fields that are no word of everybody's."""
    fields = {name for kind in metamodel.kinds.values() for name in kind.fields if "_" in name}
    return {*metamodel.kinds, *metamodel.sections, *metamodel.links, *metamodel.inverses, *fields}


def words_of_its_own() -> set[str]:
    """Gives what the example adds, as its settings say: names, and words of vocabularies."""
    document, _ = document_of((EXAMPLE / "align.yaml").read_bytes(), "align.yaml")
    config, mistakes = read_config(document)
    assert mistakes == ()
    own = names_in(config.metamodel) - names_in(built_in_metamodel())
    return {*own, "coastal residents", "harbour users", "farmers", "shoreline walk", "adaptation priority"}


def test_the_faults_that_were_left_in_are_found() -> None:
    lines = [tuple(line.split(": ", 1)[1].split()[:3]) for line in found()]
    assert [line for line in lines if line in LEFT_IN] == LEFT_IN


def test_every_element_is_called_an_illustration_once() -> None:
    lines = [line.split()[1:4] for line in found("--select", ILLUSTRATIVE)]
    assert {tuple(line[:2]) for line in lines} == {("error", ILLUSTRATIVE)}
    assert len({element for _, _, element in lines}) == len(lines) == NUMBER_OF_ELEMENTS


def test_the_faults_are_those_of_which_the_readme_tells() -> None:
    told = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    assert all(element in told for element in ("ACT-1", *(element for _, _, element in LEFT_IN)))
    assert f"{ILLUSTRATIVE} {NUMBER_OF_ELEMENTS} times" in told


def test_from_outside_its_folder_the_same_is_found() -> None:
    done = align(ROOT, "check", "examples/climate-adaptation", "--format", "concise")
    outside = [line.removeprefix("examples/climate-adaptation/") for line in done.found if ": passed " not in line]
    assert outside == found()


def test_its_own_rules_prove_themselves() -> None:
    done = align(EXAMPLE, "rules", "test", "climate.yaml")
    assert (done.code, done.err) == (0, "")
    assert "climate 0.1.0: 6 rules" in done.out
    assert "all noticed" in done.out


def test_every_rule_of_its_own_has_something_to_check() -> None:
    own = {rule: word for rule, word in became().items() if rule.startswith(("HAZ-", "AST-")) or rule == "ACT-CARBON"}
    assert len(own) == 6
    assert set(own.values()) == {"passed", "failed"}


def test_an_action_is_co_produced_only_because_of_people_whom_this_plan_affects(tmp_path: Path) -> None:
    settings = (EXAMPLE / "align.yaml").read_text(encoding="utf-8")
    group = "        people affected: [coastal residents, farmers, harbour users]\n"
    without = settings.replace(group, "        people by the sea: [coastal residents, farmers, harbour users]\n")
    assert without != settings
    for name in ("climate.yaml", "views.yaml", *(f"model/{path.name}" for path in (EXAMPLE / "model").iterdir())):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((EXAMPLE / name).read_bytes())
    (tmp_path / "align.yaml").write_text(without, encoding="utf-8")
    lines = align(tmp_path, "check", "--format", "concise", "--select", "ACT-COPROD").found
    assert [line.split()[3] for line in lines] == ["ACT-1", "ACT-2", "ACT-3", "ACT-4", "ACT-5", "ACT-6"]


def test_own_words_are_shown_as_they_are_written() -> None:
    assert "status: amber (at risk)" in align(EXAMPLE, "explain", "ACT-1").out
    said = align(EXAMPLE, "explain", "A1").out
    assert "is an adaptation priority, illustrative." in said
    assert 'is threatened by HZ1 "Storm surge"' in said


@pytest.mark.parametrize("folder", ["alignment", "rules"])
def test_align_knows_none_of_its_words(folder: str) -> None:
    own = words_of_its_own()
    assert {"hazard", "hazards", "asset", "protects", "protected_by", "carbon_saving"} <= own
    known = re.compile(rf"\b({'|'.join(map(re.escape, sorted(own)))})\b", re.IGNORECASE)
    texts = {
        path: path.read_text(encoding="utf-8") for path in (ROOT / folder).rglob("*") if path.suffix in {".py", ".yaml"}
    }
    assert texts
    assert {path.name: one[0] for path, text in texts.items() if (one := known.search(text))} == {}
