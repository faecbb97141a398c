"""The schema of a model file as a whole: its sections, and the elements that each may hold."""

import inspect

from alignment.model.metamodel import Kind, Metamodel
from alignment.model.sections import WAIVERS
from alignment.model.strategy import STRATEGY, Strategy
from alignment.schema import values
from alignment.schema.fields import field_schema
from alignment.schema.json_schema import DRAFT, Schema, reference
from alignment.schema.links import link_definitions, link_schema
from alignment.schema.values import value_definitions
from alignment.schema.waivers import WAIVERS_SECTION, waiver_definitions
from alignment.text import upper_first


def make_schema(metamodel: Metamodel, strategy: Strategy | None) -> Schema:
    """Makes the schema of a model file; with a strategy, links may lead only to elements that it has."""
    definitions = {
        **value_definitions(metamodel),
        **link_definitions(metamodel, strategy),
        **waiver_definitions(metamodel, strategy),
        **{_name(kind): _element(metamodel, kind) for kind in metamodel.kinds.values()},
    }
    return {
        "$schema": DRAFT,
        "title": "Strategy model",
        "description": "A model file names its sections; each holds a list of elements, `strategy` only one.",
        "type": "object",
        "properties": {**{kind.section: _section(kind) for kind in metamodel.kinds.values()}, WAIVERS: WAIVERS_SECTION},
        "additionalProperties": False,
        "definitions": definitions,
    }


def _name(kind: Kind) -> str:
    return f"element-{kind.name}"


def _section(kind: Kind) -> Schema:
    """Gives what a section accepts; one that is left empty is no mistake."""
    words: Schema = {"title": upper_first(kind.plural), "description": _says(kind)}
    if kind.name == STRATEGY:
        return {**words, "anyOf": [reference(_name(kind)), reference(values.ABSENT)]}
    elements: Schema = {"type": "array", "errorMessage": "Begin each element with `- id:`."}
    # `items` beside `anyOf`: editors look for it there when they write a first element
    return {**words, "items": reference(_name(kind)), "anyOf": [elements, reference(values.ABSENT)]}


def _says(kind: Kind) -> str:
    return inspect.getdoc(kind.element) or ""


def _element(metamodel: Metamodel, kind: Kind) -> Schema:
    fields = {field.name: field_schema(kind, field) for field in kind.fields.values()}
    links = {name: link_schema(metamodel, kind, ends) for name, ends in kind.links.items()}
    return {
        "title": upper_first(kind.label),
        "description": _says(kind),
        "type": "object",
        "properties": {**fields, **links, **{name: _under(metamodel.kinds[held]) for name, held in kind.holds.items()}},
        "required": [name for name in kind.required if name != values.ID or not kind.element.WRITTEN_UNDER],
        "additionalProperties": False,
    }


def _under(kind: Kind) -> Schema:
    """Gives what may stand under an element: entries of a kind, or one alone."""
    words: Schema = {"title": upper_first(kind.plural), "description": _says(kind)}
    entry = reference(_name(kind))
    accepted: list[Schema] = [{"type": "array", "items": {"anyOf": [entry, reference(values.ABSENT_IN_LIST)]}}, entry]
    return {**words, "anyOf": [*accepted, reference(values.ABSENT)]}
