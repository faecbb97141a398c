"""What tests of every room share: five lines of YAML in, values and findings out."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from textwrap import dedent
from typing import TypeAlias

from alignment.documents.document import YamlDocument
from alignment.documents.parse import parse
from alignment.findings.finding import Finding
from alignment.model.load import load
from alignment.model.metamodel import built_in_metamodel
from alignment.model.strategy import Strategy
from alignment.source import SourceFile

Loaded: TypeAlias = tuple[Strategy, tuple[Finding, ...]]


def document_of(text: str | bytes, name: str = "model.yaml") -> tuple[YamlDocument, tuple[Finding, ...]]:
    content = text if isinstance(text, bytes) else dedent(text).encode()
    return parse(SourceFile(PurePosixPath(name), content))


def strategy_of(*texts: str) -> Loaded:
    """Loads a model from the texts of its files, named 1.yaml, 2.yaml and so on."""
    parsed = [document_of(text, f"{number}.yaml") for number, text in enumerate(texts, start=1)]
    strategy, findings = load([document for document, _ in parsed], built_in_metamodel())
    return strategy, (*(finding for _, found in parsed for finding in found), *findings)


def said(findings: Iterable[Finding]) -> list[str]:
    """Writes findings as `line:column RULE message`, which is what tests compare."""
    return [f"{one.location.line}:{one.location.column} {one.rule} {one.message}" for one in findings]
