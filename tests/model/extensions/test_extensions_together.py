"""Extensions as a whole: through the same door as the built-in kinds, and each project for itself."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from extensions_in import WEATHER, config_of, extended, loaded, mistaken, told
from yaml_in import document_of

from alignment.config import Config, read_config
from alignment.model.extensions.names import KIND_WORDS, PATH_WORDS
from alignment.model.kinds import BUILT_IN_KINDS
from alignment.model.kinds.base import Element
from alignment.model.metamodel import built_in_metamodel
from alignment.rules import compile as compiling
from alignment.rules.link_subjects import FROM, LINK, TO
from alignment.rules.operands import Clock


def test_own_kinds_are_classes_like_the_built_in_ones() -> None:
    metamodel = extended(WEATHER)
    hazard = metamodel.kinds["hazard"].element
    assert issubclass(hazard, Element)
    assert (hazard.KIND, hazard.SECTION, hazard.IS_REFERENCE) == ("hazard", "hazards", False)
    assert issubclass(metamodel.kinds["action"].element, built_in_metamodel().kinds["action"].element)


def test_a_kind_to_which_nothing_is_added_keeps_its_class() -> None:
    metamodel = extended(WEATHER)
    kept = [cls.KIND for cls in BUILT_IN_KINDS if metamodel.kinds[cls.KIND].element is cls]
    assert kept == [cls.KIND for cls in BUILT_IN_KINDS if cls.KIND != "action"]


def test_no_project_knows_what_another_adds() -> None:
    before = {cls: dict(cls.model_fields) for cls in BUILT_IN_KINDS}
    one = extended(WEATHER)
    other = extended("extensions: {kinds: {hazard: {section: perils}}, vocabularies: {who: {add: [farmers]}}}")
    assert (one.kinds["hazard"].section, other.kinds["hazard"].section) == ("hazards", "perils")
    assert "protects" not in other.links
    assert {cls: dict(cls.model_fields) for cls in BUILT_IN_KINDS} == before
    assert built_in_metamodel() is Config().metamodel
    assert "hazard" not in built_in_metamodel().kinds
    assert told(loaded(built_in_metamodel(), "sources: [{id: S, title: x, who: farmers}]")[1]) == [
        'MODEL-VALUE `who` of S "x" says "farmers", which is none of its values'
    ]


@pytest.mark.parametrize("text", ["{}", "extensions:", "extensions: ''", "model: x"])
def test_without_extensions_the_metamodel_is_the_built_in_one(text: str) -> None:
    config, findings = config_of(text)
    assert findings == ()
    assert config.metamodel is built_in_metamodel()


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("extensions: [kinds]", ["1:13 CONFIG-VALUE `extensions` is not a mapping"]),
        ("extensions: kinds", ["1:13 CONFIG-VALUE `extensions` is not a mapping"]),
        ("extensions: {kind: {}}", ["1:14 CONFIG-KEY `kind` is not a word of `extensions`"]),
        (
            "extensions: {kinds: [], fields: x, links: [{}], vocabularies: 1, labels: ~}",
            [
                "1:21 CONFIG-VALUE `kinds` is not a mapping",
                "1:33 CONFIG-VALUE `fields` is not a mapping",
                "1:43 CONFIG-VALUE `links` is not a mapping",
                "1:63 CONFIG-VALUE `vocabularies` is not a mapping",
            ],
        ),
    ],
)
def test_what_is_no_extension_is_said(text: str, mistakes: list[str]) -> None:
    metamodel, found = mistaken(text)
    assert found == mistakes
    assert set(metamodel.kinds) == set(built_in_metamodel().kinds)


def test_the_words_that_no_name_may_be_are_those_of_the_rule_language() -> None:
    tree = ast.parse(Path(compiling.__file__).read_text(encoding="utf-8"))
    cases = {
        pattern.value.value
        for pattern in ast.walk(tree)
        if isinstance(pattern, ast.MatchValue) and isinstance(pattern.value, ast.Constant)
    }
    conditional = {
        node.value.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and node.target.id in {"_IF", "_THEN"}
        and isinstance(node.value, ast.Constant)
    }
    assert {*cases, *conditional, "strategy", "subject", Clock.AS_AT.value, FROM, TO} == PATH_WORDS
    assert {"element", LINK, "any", "same"} == KIND_WORDS


def test_a_project_without_extensions_imports_nothing_of_them(tmp_path: Path) -> None:
    (tmp_path / "align.yaml").write_text("packs: [risks]\n", encoding="utf-8")
    code = (
        "import sys; from alignment.cli.main import main; main(['check']); "
        "print([name for name in sys.modules if 'extensions' in name and 'alignment' in name], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True)
    assert done.stderr.decode() == "[]\n"


def test_a_finding_that_is_faulty_twice_is_said_twice_at_its_places() -> None:
    document, _ = document_of("extensions: {labels: {x: y}, kinds: {risk: {section: a}}}", "align.yaml")
    _, findings = read_config(document)
    assert [str(finding.location) for finding in findings] == ["align.yaml:1:38", "align.yaml:1:23"]
