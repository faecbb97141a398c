"""What tests of views share: lines of YAML in, views and mistakes out; a strategy with findings; the views of align."""

from functools import cache
from pathlib import Path, PurePosixPath
from textwrap import dedent
from typing import Final

from yaml_in import document_of, said, strategy_of

from alignment.documents.document import YamlDocument
from alignment.findings.finding import Finding, Severity
from alignment.model.metamodel import Metamodel, built_in_metamodel
from alignment.source import SourceFile
from alignment.views.context import Context
from alignment.views.load import load_views
from alignment.views.view import Views

SHIPPED: Final = Path(__file__).parent.parent.parent / "rules/views/report.yaml"


def shipped_document() -> YamlDocument:
    document, faults = document_of(SHIPPED.read_bytes(), "report.yaml")
    assert faults == ()
    return document


@cache
def shipped_views() -> Views:
    views, mistakes = load_views([shipped_document()], built_in_metamodel())
    assert mistakes == ()
    return views


def views_of(text: str, metamodel: Metamodel | None = None) -> tuple[Views, list[str]]:
    """Reads one file of views; its first line says in which version it is written."""
    document, faults = document_of(f"align_views: 1\n{dedent(text)}", "views.yaml")
    assert faults == ()
    views, mistakes = load_views([document], metamodel or built_in_metamodel())
    return views, said(mistakes)


def context_of(text: str, *findings: Finding) -> Context:
    """Gives the context of a strategy without a mistake in it, and of some findings about it."""
    strategy, found = strategy_of(text)
    assert [one.message for one in found if one.severity is Severity.ERROR] == []
    return Context.of(strategy, findings)


def finding(says: str, element: str, facet: str, rule: str = "R") -> Finding:
    place = SourceFile(PurePosixPath("1.yaml"), b"").location(1)
    return Finding(rule, Severity.ERROR, says, place, element=element, facet=facet)
