"""The use case of editors: the schema of a project's model files."""

from pathlib import Path
from typing import NamedTuple

from alignment.findings.built_in import built_in, hides_something
from alignment.findings.finding import Finding
from alignment.project.find import Project
from alignment.project.load import load_strategy
from alignment.schema.json_schema import Schema
from alignment.schema.make import make_schema
from alignment.source import SourceFile


class SchemaAnswer(NamedTuple):
    """Holds a schema, and a finding for everything that could not be read and may hold further words or ids."""

    schema: Schema
    hidden: tuple[Finding, ...] = ()


def schema_of_model_files(project: Project, asked: Path | None = None) -> SchemaAnswer:
    """Gives the schema of any model file, with the words that the project adds; links may lead to any id.

    `asked` is the path by which the project was asked for.
    """
    hidden = (finding for finding in (*project.findings, *_missing(project, asked)) if hides_something(finding))
    return SchemaAnswer(make_schema(project.metamodel, None), tuple(hidden))


def _missing(project: Project, asked: Path | None) -> tuple[Finding, ...]:
    """Says that what was asked for does not exist, so that nobody can tell whose words are wanted."""
    if asked is None or project.tree.exists(asked):
        return ()
    place = SourceFile(project.place_of_model, b"").location()
    return (built_in("FILE-MISSING", f"{place.path} does not exist", place, label="not there"),)


def schema_with_ids(project: Project) -> SchemaAnswer:
    """Gives the schema of the model files of one project; links may lead to the elements that it has.

    Where something could not be read, the ids of the rest are there; an element of which something was not understood has
    its id.
    """
    read = load_strategy(project)
    hidden = tuple(one for one in read.hidden if one.element is None)
    return SchemaAnswer(make_schema(read.strategy.metamodel, read.strategy), hidden)
