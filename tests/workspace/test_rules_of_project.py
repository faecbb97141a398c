"""Which packs are listed and proven: those of the project, or those that are named."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from projects import HOUSE, pack, rule, written

from alignment.project.request import RequestError
from alignment.rules.shipped import generic_packs, shipped_packs
from alignment.workspace.rules import Proofs, RuleList, list_rules, prove_rules

OTHER = pack(rule("O-OWNER", "error", "owner", "roles"), name="other")
FILES: Mapping[str, str | bytes] = {**HOUSE, "packs/other.yaml": OTHER, "broken.yaml": "align_rules: 1\n"}


def listed(folder: Path, *packs: str, config: str | None = None) -> RuleList:
    return list_rules(folder, Path(config) if config else None, packs)


def proven(folder: Path, *packs: str) -> Proofs:
    return prove_rules(folder, None, packs)


def names(found: RuleList) -> list[str]:
    return [pack.name for pack in found.packs]


def test_without_a_name_the_packs_of_the_project_are_meant(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, "ci.yaml": "packs: [risks]\n"})
    assert names(listed(tmp_path)) == ["house"]
    assert names(listed(tmp_path / "packs")) == ["house"]
    assert names(listed(tmp_path, config="ci.yaml")) == ["risks"]
    assert [proof.pack.name for proof in proven(tmp_path).proofs] == ["house"]


def test_without_a_project_the_generic_packs_are_meant(tmp_path: Path) -> None:
    assert names(listed(tmp_path)) == list(generic_packs())


@pytest.mark.parametrize("name", shipped_packs())
def test_a_shipped_pack_is_found_by_its_name_from_anywhere(tmp_path: Path, name: str) -> None:
    (proof,) = proven(tmp_path, name).proofs
    assert (proof.pack.name, proof.findings) == (name, ())


def test_packs_are_named_by_name_or_by_the_way_from_the_current_folder(tmp_path: Path) -> None:
    written(tmp_path, FILES)
    assert names(listed(tmp_path, "packs/other.yaml", "risks", "rules.yaml")) == ["other", "risks", "house"]
    assert names(listed(tmp_path / "packs", "other.yaml", "../rules.yaml")) == ["other", "house"]
    assert names(listed(tmp_path, str(tmp_path / "rules.yaml"))) == ["house"]


def test_a_pack_that_is_named_twice_is_looked_at_once(tmp_path: Path) -> None:
    written(tmp_path, FILES)
    found = listed(tmp_path, "risks", "rules.yaml", "packs/../rules.yaml", "risks")
    assert (names(found), found.findings) == (["risks", "house"], ())


def test_a_project_behind_a_link_is_the_same_project(tmp_path: Path) -> None:
    written(tmp_path / "real", FILES)
    (tmp_path / "link").symlink_to("real")
    found = listed(tmp_path / "link", "packs/other.yaml")
    assert (names(found), found.findings) == (["other"], ())
    assert str(found.packs[0].rules[0].location.path) == "packs/other.yaml"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("risk", "There is no pack `risk`. Did you mean `risks`?"),
        ("zzz", "There is no pack `zzz`. The shipped packs are accountability, "),
        ("packs", "There is no pack `packs`. "),
        ("rules.yml", "There is no pack `rules.yml`. "),
        (
            "../outside.yaml",
            "The pack ../outside.yaml is outside the project and its repository. Copy it into the project.",
        ),
        ("\x1b[31m", "There is no pack `\\x1b[31m`. "),
    ],
)
def test_a_name_that_stands_for_no_pack_is_refused(tmp_path: Path, name: str, says: str) -> None:
    written(tmp_path, {"outside.yaml": OTHER})
    here = written(tmp_path / "here", FILES)
    for use_case in (list_rules, prove_rules):
        with pytest.raises(RequestError, match=f"^{re.escape(says)}"):
            use_case(here, None, ("rules.yaml", name))


def test_while_a_pack_has_mistakes_nothing_is_proven(tmp_path: Path) -> None:
    written(tmp_path, FILES)
    found = proven(tmp_path, "rules.yaml", "broken.yaml")
    assert found.proofs == ()
    assert {one.rule for one in found.mistakes} == {"RULE-REQUIRED"}
    assert listed(tmp_path, "rules.yaml", "broken.yaml").findings == found.mistakes


def test_what_only_warns_is_said_beside_the_proof(tmp_path: Path) -> None:
    unused = HOUSE["rules.yaml"].replace("\nrules:", "\ndefine:\n  idle: {of: action, is: {due: exists}}\nrules:")
    found = proven(written(tmp_path, {**FILES, "rules.yaml": unused}))
    assert [one.rule for one in found.mistakes] == ["RULE-UNUSED"]
    assert [proof.pack.name for proof in found.proofs] == ["house"]


def test_a_broken_setting_is_a_mistake_as_well(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, "align.yaml": "packs: [rules.yaml]\nmodel: ..\n"})
    assert [one.rule for one in listed(tmp_path).findings] == ["CONFIG-VALUE"]
    assert proven(tmp_path).proofs == ()
