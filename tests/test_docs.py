"""Docs that cannot lie: what is generated is up to date, what is linked exists, what is shown works."""

import re
from pathlib import Path

import click
import pytest
from every_format import BY_COMMAND
from make_pages import pages
from yaml_in import document_of, said, strategy_of

from alignment.cli.formats import CHECK
from alignment.cli.main import align
from alignment.config import read_config
from alignment.model.field_types import vocabulary_of
from alignment.model.metamodel import built_in_metamodel
from alignment.project.find import find_project
from alignment.project.packs import load_project_packs
from alignment.rules.load import load_packs
from alignment.rules.prove import prove
from alignment.text import join_words
from alignment.views.load import load_views
from alignment.waivers.load import load_waivers

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md")]
)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text_of(path), re.MULTILINE | re.DOTALL)


def test_what_is_done_on_windows_is_what_is_done_elsewhere() -> None:
    readme = ROOT / "README.md"
    elsewhere = [block.strip().split(" && ") for block in blocks(readme, "sh")]
    windows = [block.strip().splitlines() for block in blocks(readme, "powershell")]
    assert len(elsewhere) == 2
    alike = [
        ("python3 -m", "py -m"),
        (".venv/bin/pip", r".venv\Scripts\python -m pip"),
        (".venv/bin/", ".venv\\Scripts\\"),
        ("'", '"'),
    ]
    for old, new in alike:
        elsewhere = [[line.replace(old, new) for line in lines] for lines in elsewhere]
    assert windows == elsewhere


@pytest.mark.early
def test_generated_pages_are_up_to_date_and_none_is_left_over_of_a_pack_that_is_gone() -> None:
    generated = pages()
    assert [path for path, text in generated.items() if text_of(ROOT / path) != text] == [], "run: docs/make_pages.py"
    of_packs = {path for path in generated if path.parent == Path("docs/rules")}
    assert {path.relative_to(ROOT) for path in (ROOT / "docs/rules").iterdir()} == of_packs


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text_of(page)):
        assert target.startswith("https://") or (page.parent / target).exists(), target


def test_everything_that_the_gate_is_said_to_hold_against_is_shown_by_a_test_that_is_there() -> None:
    page = text_of(ROOT / "docs/trust.md")
    tests = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", page)
    scenarios = re.findall(r"`(features/\w+\.feature)`: ([^|]+?) \|", page)
    assert [name for path, name in tests if f"def {name}" not in text_of(ROOT / path)] == []
    assert [title for path, title in scenarios if f": {title}\n" not in text_of(ROOT / path)] == []
    before, _ = page.split("## What it cannot hold against")
    rows = [line for line in before.splitlines() if line.startswith("| ") and not line.endswith("| shown by |")]
    assert [row for row in rows if "`tests/" not in row and "`features/" not in row] == []


def test_every_file_that_the_map_names_is_there() -> None:
    for line in text_of(ROOT / "docs/architecture.md").splitlines():
        named = re.findall(r"`((?:alignment|docs|rules|tests)/[\w./]+)`", line)
        assert [name for name in named if not (ROOT / name).exists()] == []
        folders = {ROOT / name if name.endswith("/") else (ROOT / name).parent for name in named}
        beside = re.findall(r"`(\w+\.py)`", line)
        assert [name for name in beside if not any((folder / name).exists() for folder in folders)] == [], line


def test_the_readme_begins_with_one_command_to_run_and_one_to_test() -> None:
    run, test = (line for block in blocks(ROOT / "README.md", "sh") for line in block.splitlines())
    assert run.endswith(".venv/bin/align check")
    assert test.endswith(".venv/bin/pytest")


def test_every_command_has_its_section() -> None:
    def leaves(command: click.Command, name: str) -> list[str]:
        below = command.commands if isinstance(command, click.Group) else {}
        return [leaf for word, one in below.items() for leaf in leaves(one, f"{name} {word}")] or [name]

    sections = re.findall(r"^## (.+)$", text_of(ROOT / "docs/commands.md"), re.MULTILINE)
    assert set(leaves(align, "align")) <= set(sections)


def test_every_format_of_a_check_has_its_row() -> None:
    of_a_check, _ = text_of(ROOT / "docs/formats.md").split("## What an answer rests on")
    rows = re.findall(r"^\| `(\w+)` \| ([^|`]+) \|", of_a_check, re.MULTILINE)
    assert rows == [(form.name, form.purpose) for form in CHECK.values()]
    hosted = [f"`{name}`" for name, form in CHECK.items() if form.is_hosted]
    assert f"\n{join_words(hosted)} name files as" in text_of(ROOT / "docs/formats.md")


def test_every_format_of_another_command_has_its_row() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \| (.+) \|$", text_of(ROOT / "docs/formats.md"), re.MULTILINE)
    others = {name: formats.values() for name, formats in BY_COMMAND.items() if name != "check"}
    assert rows == [(name, one.name, one.purpose) for name, formats in others.items() for one in formats]


def test_the_example_strategy_loads_and_says_what_it_says() -> None:
    model, evidence, updates, settings, waivers, _ = blocks(ROOT / "docs/writing-a-strategy.md", "yaml")
    for example in (model, evidence, updates):
        _, findings = strategy_of(example)
        assert [finding.message for finding in findings] == []
    config, mistakes = read_config(document_of(settings, "align.yaml")[0])
    assert mistakes == ()
    assert config.stage == "approval"
    (waiver,), faults = load_waivers(document_of(waivers, "waivers.yaml")[0])
    assert (waiver.element, faults) == ("ACT-01", ())


def test_an_update_is_named_and_supplies_the_latest_value_as_the_guide_says() -> None:
    _, _, updates, *_ = blocks(ROOT / "docs/writing-a-strategy.md", "yaml")
    strategy, _ = strategy_of(updates)
    assert "M2.2026-06-30" in strategy.elements
    assert str(strategy.elements["M2"].value("latest_value")) == "52"


def test_the_example_of_views_fits_the_example_of_words_of_your_own() -> None:
    settings, views = blocks(ROOT / "docs/views.md", "yaml")
    *_, words = blocks(ROOT / "docs/writing-a-strategy.md", "yaml")
    config, mistakes = read_config(document_of(f"{settings}{words}", "align.yaml")[0])
    assert mistakes == ()
    assert [one.text for one in config.views] == ["views.yaml"]
    shown, faults = load_views([document_of(views, "views.yaml")[0]], config.metamodel)
    assert said(faults) == []
    assert (len(shown.tables), len(shown.steps), len(shown.spreadsheet), len(shown.annex)) == (1, 2, 1, 1)


def test_the_example_of_words_of_your_own_is_read_as_it_says() -> None:
    *_, words = blocks(ROOT / "docs/writing-a-strategy.md", "yaml")
    config, mistakes = read_config(document_of(words, "align.yaml")[0])
    assert mistakes == ()
    metamodel = config.metamodel
    assert metamodel.links["threatens"].ends["hazard"].to == {"asset"}
    assert metamodel.kinds["principle"].plural == "ways of working"
    status = vocabulary_of(metamodel.kinds["action"].fields["status"].type)
    assert status is not None
    assert status.find("Amber") == "at risk"


def test_the_vocabularies_are_named_where_words_of_your_own_can_name_them() -> None:
    named = set(re.findall(r"choices? \(`([^`]+)`\)", text_of(ROOT / "docs/model.md")))
    fields = (field for kind in built_in_metamodel().kinds.values() for field in kind.fields.values())
    open_to_all = {
        one.name for one in map(vocabulary_of, (field.type for field in fields)) if one and not one.is_closed
    }
    assert named == open_to_all


def test_the_example_pack_loads_and_proves_itself() -> None:
    pack, equivalent, _ = blocks(ROOT / "docs/writing-rules.md", "yaml")
    document, faults = document_of(pack, "own.yaml")
    packs, findings = load_packs([document], built_in_metamodel())
    assert (faults, findings) == ((), ())
    assert [finding.message for finding in prove(packs[0], document, built_in_metamodel()).findings] == []
    listed, _ = load_packs([document_of(pack + equivalent, "own.yaml")[0]], built_in_metamodel())
    assert [entry.rule for entry in listed[0].equivalent] == ["OWN-COPROD"]


def test_the_example_of_a_pack_that_builds_on_others_does_what_it_says(tmp_path: Path) -> None:
    *_, house = blocks(ROOT / "docs/writing-rules.md", "yaml")
    (tmp_path / "house.yaml").write_text(house, encoding="utf-8")
    (tmp_path / "align.yaml").write_text("packs: [house.yaml]\n", encoding="utf-8")
    found = load_project_packs(find_project(tmp_path, None, None))
    assert [finding.message for finding in found.findings] == []
    assert [pack.name for pack in found.packs] == ["accountability", "delivery", "house"]
    adjusted = {rule.id: rule.adjustment for pack in found.packs for rule in pack.rules if rule.adjustment}
    assert {rule: adjustment.is_off for rule, adjustment in adjusted.items()} == {
        "ACT-OWNER": False,
        "ACT-OVERDUE": True,
    }


@pytest.mark.parametrize("note", sorted((ROOT / "docs/decisions").iterdir()), ids=lambda path: path.name)
def test_a_decision_is_a_note_of_ten_lines(note: Path) -> None:
    lines = text_of(note).splitlines()
    assert lines[0].startswith("# ")
    assert 3 <= len(lines) <= 12
