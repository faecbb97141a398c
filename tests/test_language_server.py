"""What an editor makes of the schema: the YAML language server that most of them use, asked as an editor asks it."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from language_server import PROGRAM, Diagnostic, LanguageServer, find_server, running
from projects import align, written

MODELINE = "# yaml-language-server: $schema=align.schema.json\n"
MODEL = """\
strategy:
  id: S
  title: Plan
  period_from: 2022
  period_to: 2025
  stage: draft
ambitions:
  - {id: A1, title: Included from the start}
  - {id: A2, title: Heard in good time}
roles:
  - {id: R-1, title: Head of inclusion}
"""
ACTION = """\
actions:
  - id: ACT-1
    title: Train every setting
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Makes a project with the schema beside it, as `align schema --with-ids` writes it."""
    root = written(tmp_path_factory.mktemp("editor"), {"strategy_model/plan.yaml": MODEL})
    return written(root, {"align.schema.json": align(root, "schema", "--with-ids").bytes_out})


@pytest.fixture(scope="module")
def program() -> str:
    """Finds the server, or skips."""
    found = find_server()
    if found is None:
        assert not os.environ.get("ALIGN_DEMAND_NPM"), f"{PROGRAM} is demanded and not there; run: npm ci"
        pytest.skip(f"{PROGRAM} is not there; `npm ci` installs it")
    return found


@pytest.fixture(scope="module")
def server(program: str) -> Iterator[LanguageServer]:
    """Starts one server for all tests of this file but for those that need a workspace."""
    with running(program) as started:
        yield started


def underlined(server: LanguageServer, folder: Path, text: str) -> list[Diagnostic]:
    """Gives what is underlined, its lines counted without the modeline."""
    found = server.underlined(folder, MODELINE + text)
    return [one._replace(line=one.line - 1, end_line=one.end_line - 1) for one in found]


def words(text: str, found: Diagnostic) -> str:
    """Gives the words that are underlined."""
    return text.split("\n")[found.line][found.column : found.end_column]


def offered(server: LanguageServer, folder: Path, text: str) -> dict[str, str]:
    return {one.label: one.documentation for one in server.offered(folder, MODELINE + text)}


@pytest.mark.parametrize(
    "line", ["advances: |", "advances: [|]", "advances: [|", "advances: [A1, |]", "advances: {to: |}"]
)
def test_the_ids_of_a_link_are_offered_with_their_titles_and_nothing_else(
    server: LanguageServer, folder: Path, line: str
) -> None:
    ambitions = {"A1": "Included from the start", "A2": "Heard in good time"}
    assert offered(server, folder, f"{ACTION}    {line}") == ambitions


def test_where_each_link_has_a_line_of_its_own_saying_more_of_it_is_offered_too(
    server: LanguageServer, folder: Path
) -> None:
    found = offered(server, folder, f"{ACTION}    advances:\n      - |")
    assert list(found) == ["A1", "A2", "to", "Link", "basis", "note", "evidence", "quote"]
    assert found["A2"] == "Heard in good time"


def test_sections_fields_and_words_are_offered(server: LanguageServer, folder: Path) -> None:
    assert offered(server, folder, "|")["actions"].startswith("Something that somebody is to do")
    fields = offered(server, folder, f"{ACTION}    |")
    assert fields["owner"].startswith("An action is owned by a role, at most one.")
    assert not {"id", "title"} & set(fields)
    assert list(offered(server, folder, "sources:\n  - id: S1\n    title: Forum\n    level: |")) == [
        "informed",
        "consulted",
        "participated",
        "co-produced",
    ]


def test_of_a_waiver_the_words_the_elements_and_the_approvers_are_offered(server: LanguageServer, folder: Path) -> None:
    begun = "waivers:\n  - rule: ACT-OWNER\n    "
    words = offered(server, folder, f"{begun}|")
    assert words["expires"].startswith("The last day on which it holds")
    assert "R-1" in offered(server, folder, f"{begun}element: |")
    assert offered(server, folder, f"{begun}approved_by: |") == {"R-1": "Head of inclusion"}


@pytest.mark.parametrize("line", ["title: |", "due: |", "cost: |", "slip_reason: |", "measured_by: |", "tags: [|]"])
def test_where_only_the_author_knows_nothing_is_offered(server: LanguageServer, folder: Path, line: str) -> None:
    assert offered(server, folder, f"actions:\n  - id: ACT-1\n    {line}") == {}


@pytest.mark.parametrize(
    ("line", "where", "says"),
    [
        ("onwer: R-1", "onwer", "Property onwer is not allowed."),
        ("advances: A9", "A9", "No ambition has this id."),
        ("advances: [A1, A9]", "A9", "No ambition has this id."),
        ("advances: [R-1]", "R-1", "No ambition has this id."),
        ("advances: [{to: A9, basis: inferred}]", "A9", "No ambition has this id."),
        ("measured_by: M-1", "M-1", "There is no measure in this model yet: add one under `measures:`."),
        ("due: 2022-02-30", "2022-02-30", "Write a date such as 2022-09-21, 2022-09, 2022 or 2021/22."),
        ("due: Summer", "Summer", "Write a date such as 2022-09-21, 2022-09, 2022 or 2021/22."),
        ("cost: £5", "£5", "Write digits only, with a point for decimals."),
        ("basis: guessed", "guessed", "Use one of: stated, promised, inferred or illustrative."),
        ("owner: [R-1, R-2]", "R-2", "No role has this id."),
    ],
)
def test_a_mistake_is_underlined_where_it_stands(
    server: LanguageServer, folder: Path, line: str, where: str, says: str
) -> None:
    text = f"{ACTION}    {line}\n"
    found = [(words(text, one), one.message) for one in underlined(server, folder, text)]
    assert (where, says) in found


def test_what_is_missing_is_said_at_its_element(server: LanguageServer, folder: Path) -> None:
    (found,) = underlined(server, folder, "actions:\n  - id: ACT-1\n")
    assert (found.line, found.message) == (1, 'Missing property "title".')


@pytest.mark.parametrize(
    "model", [MODEL, MODEL.replace("\n", "\r\n"), "# nothing yet\n", "actions:\n", "actions: TBC\n"]
)
def test_a_sound_file_has_nothing_underlined(server: LanguageServer, folder: Path, model: str) -> None:
    assert underlined(server, folder, model) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("advances: [A1, A2]", "owner: {to: R-1, basis: inferred, note: yes, quote: 2.3}", "status: Done", "due: 2022"),
        (
            "advances: [TBC]",
            "owner: vacant",
            "status:",
            "due: see plan",
            "cost: 20.5",
            "slip_reason: 2",
            "tags: [a, 1]",
        ),
    ],
)
def test_what_align_reads_as_text_is_not_underlined(
    server: LanguageServer, folder: Path, lines: tuple[str, ...]
) -> None:
    assert underlined(server, folder, ACTION + "".join(f"    {line}\n" for line in lines)) == []


def test_what_stands_under_the_mouse_is_explained(server: LanguageServer, folder: Path) -> None:
    shown = server.shown(folder, f"{MODELINE}{ACTION}    ow|ner: R-1\n")
    assert "An action is owned by a role, at most one." in shown
    assert "`R-1`: Head of inclusion" in shown


def test_a_project_that_has_been_begun_is_set_up_for_an_editor_that_keeps_settings(
    program: str, tmp_path: Path
) -> None:
    align(tmp_path, "init")
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text(encoding="utf-8"))
    yaml = {name.removeprefix("yaml."): value for name, value in settings.items()}
    with running(program, tmp_path, yaml) as server:
        model = tmp_path / "strategy_model"
        (found,) = server.underlined(model, f"{ACTION}    onwer: R-1\n")
        assert found.message == "Property onwer is not allowed."
        assert "owner" in {one.label for one in server.offered(model, f"{ACTION}    |")}
        assert server.underlined(tmp_path, "fail_on: error\n") == []
        for path in sorted(model.iterdir()):
            assert server.underlined(model, path.read_text(encoding="utf-8")) == []
