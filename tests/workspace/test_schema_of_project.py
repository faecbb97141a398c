"""Which ids a schema knows: those of the project's model, whatever else is broken."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from extensions_in import WEATHER
from projects import HOUSE, SOUND, written

from alignment.model.metamodel import built_in_metamodel
from alignment.project.find import find_project
from alignment.schema.make import make_schema
from alignment.workspace.schema import SchemaAnswer, schema_of_model_files, schema_with_ids

MODEL = "strategy_model/plan.yaml"


def answered(
    folder: Path, files: Mapping[str, str], path: str | None = None, config: str | None = None
) -> SchemaAnswer:
    written(folder, files)
    return schema_with_ids(find_project(folder, Path(path) if path else None, Path(config) if config else None))


def ids(answer: SchemaAnswer, kind: str) -> list[str]:
    """Gives the ids that are offered for a kind."""
    definitions = answer.schema["definitions"]
    assert isinstance(definitions, Mapping)
    definition = definitions[f"id-of-{kind}"]
    assert isinstance(definition, Mapping)
    accepted = definition.get("anyOf", ())
    assert isinstance(accepted, list | tuple)
    offered = [one["enum"] for one in accepted if isinstance(one, Mapping) and "enum" in one]
    return [str(one) for words in offered if isinstance(words, list) for one in words]


def test_without_ids_the_schema_is_the_same_for_every_project_without_words_of_its_own(tmp_path: Path) -> None:
    nothing = SchemaAnswer(make_schema(built_in_metamodel(), None), ())
    assert schema_of_model_files(find_project(tmp_path, None, None)) == nothing
    assert schema_of_model_files(find_project(written(tmp_path, {**HOUSE, MODEL: SOUND}), None, None)) == nothing


def test_with_ids_or_without_the_words_that_a_project_adds_are_in_its_schema(tmp_path: Path) -> None:
    model = SOUND + "assets: [{id: AS1, title: Wall}]\n"
    written(tmp_path, {"align.yaml": WEATHER, "ci.yaml": "model: x\n", MODEL: model})
    project = find_project(tmp_path, None, None)
    for answer in (schema_of_model_files(project), schema_with_ids(project)):
        sections = answer.schema["properties"]
        assert isinstance(sections, Mapping)
        assert {"hazards", "assets"} <= set(sections)
        assert answer.hidden == ()
    assert ids(schema_with_ids(project), "asset") == ["AS1"]
    other = schema_of_model_files(find_project(tmp_path, None, tmp_path / "ci.yaml")).schema["properties"]
    assert isinstance(other, Mapping)
    assert "hazards" not in other


def test_without_ids_a_mistake_in_the_settings_is_said(tmp_path: Path) -> None:
    answer = schema_of_model_files(
        find_project(written(tmp_path, {"align.yaml": "extensions: {kind: {}}\n"}), None, None)
    )
    assert [finding.rule for finding in answer.hidden] == ["CONFIG-KEY"]
    assert answer.schema == make_schema(built_in_metamodel(), None)


def test_the_ids_are_those_of_the_project(tmp_path: Path) -> None:
    answer = answered(tmp_path, {**HOUSE, MODEL: SOUND})
    assert (ids(answer, "role"), ids(answer, "board"), ids(answer, "ambition")) == (["R-1"], ["B-1"], [])
    assert answer.hidden == ()


def test_the_path_and_the_configuration_say_which_project(tmp_path: Path) -> None:
    files = {"plans/plan.yaml": SOUND, "other/plan.yaml": "roles: [{id: R-2, title: Deputy}]\n"}
    files |= {"align.yaml": "model: plans\n", "ci.yaml": "model: other\n"}
    assert ids(answered(tmp_path, files), "role") == ["R-1"]
    assert ids(answered(tmp_path, files, "other"), "role") == ["R-2"]
    assert ids(answered(tmp_path, files, None, "ci.yaml"), "role") == ["R-2"]


def test_packs_of_the_project_are_no_part_of_its_model(tmp_path: Path) -> None:
    files = {"align.yaml": "model: .\npacks: [rules.yaml]\n", "rules.yaml": HOUSE["rules.yaml"], "plan.yaml": SOUND}
    assert answered(tmp_path, files).hidden == ()


def test_a_strategy_of_its_own_is_not_needed_to_name_ids(tmp_path: Path) -> None:
    answer = answered(tmp_path, {MODEL: "roles: [{id: R-1, title: Head}]\n"})
    assert (ids(answer, "role"), answer.hidden) == (["R-1"], ())


@pytest.mark.parametrize(
    ("files", "hidden"),
    [
        ({MODEL: SOUND, "strategy_model/more.yaml": "boards: [\n"}, ["YAML-SYNTAX"]),
        ({MODEL: SOUND + "ambitions: [{title: Included}]\n"}, ["MODEL-ID"]),
        ({MODEL: SOUND, "align.yaml": "stages: draft\n"}, ["CONFIG-KEY"]),
    ],
)
def test_where_something_cannot_be_read_the_ids_of_the_rest_are_there(
    tmp_path: Path, files: Mapping[str, str], hidden: list[str]
) -> None:
    answer = answered(tmp_path, files)
    assert ids(answer, "role") == ["R-1"]
    assert [finding.rule for finding in answer.hidden] == hidden


def test_where_there_is_no_model_the_schema_accepts_any_id(tmp_path: Path) -> None:
    answer = answered(tmp_path, {}, "nowhere")
    assert [finding.rule for finding in answer.hidden] == ["FILE-MISSING"]
    assert ids(answer, "role") == []
