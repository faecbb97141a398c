"""What tests of documents share: both of PyYAML's parsers, and values without their places."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from textwrap import dedent
from typing import TypeAlias

import pytest
import yaml

from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.events import LoaderClass
from alignment.documents.parse import parse
from alignment.findings.finding import Finding
from alignment.source import SourceFile
from alignment.text import split_lines

Bare: TypeAlias = "str | list[Bare] | dict[str, Bare] | None"

C_PARSER: LoaderClass = yaml.CBaseLoader
PURE_PARSER: LoaderClass = yaml.BaseLoader
both_parsers = pytest.mark.parametrize("parser", [C_PARSER, PURE_PARSER], ids=["C", "pure"])


def source_of(text: str | bytes, name: str = "model.yaml") -> SourceFile:
    """Makes a file of exactly this text; only one that begins with an empty line loses its common indentation."""
    content = text if isinstance(text, bytes) else (dedent(text) if text.startswith("\n") else text).encode()
    return SourceFile(PurePosixPath(name), content)


def parsed_by(parser: LoaderClass, text: str | bytes) -> tuple[YamlDocument, tuple[Finding, ...]]:
    return parse(source_of(text), parser)


def bare(value: YamlValue | None) -> Bare:
    """Gives a value as texts, lists and dictionaries."""
    if isinstance(value, YamlText):
        return value.text
    if isinstance(value, YamlList):
        return [bare(item) for item in value.items]
    return {key: bare(one) for key, one in value.values.items()} if value else None


def texts_of(value: YamlValue | None) -> Iterator[YamlText]:
    """Gives every key and text in a value."""
    if isinstance(value, YamlText):
        yield value
    elif isinstance(value, YamlList):
        for item in value.items:
            yield from texts_of(item)
    elif isinstance(value, YamlMapping):
        yield from value.keys.values()
        for one in value.values.values():
            yield from texts_of(one)


def text_at(document: YamlDocument, value: YamlValue) -> str:
    """Gives what stands in the file where a value of one line is said to stand."""
    place = document.locate(value)
    return split_lines(document.text)[place.line - 1][place.column - 1 : place.end_column - 1]


def misplaced(document: YamlDocument, findings: tuple[Finding, ...]) -> list[Finding]:
    """Gives the findings, and further places of findings, that lie nowhere in their file."""
    lines = split_lines(document.source.content.decode("utf-8", errors="replace"))
    return [
        finding
        for finding in findings
        for place in (finding.location, *(related.location for related in finding.related))
        if not (1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1)
        or (place.line, place.column) > (place.end_line, place.end_column)
    ]
