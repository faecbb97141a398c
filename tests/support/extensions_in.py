"""What tests of extensions share: a few lines of settings in, a metamodel and mistakes out."""

from collections.abc import Iterable
from textwrap import dedent
from typing import Final

from yaml_in import Loaded, document_of, said

from alignment.config import Config, read_config
from alignment.findings.finding import Finding
from alignment.model.load import load
from alignment.model.metamodel import Metamodel

WEATHER: Final = """\
extensions:
  kinds:
    hazard:
      section: hazards
      fields:
        likelihood: {type: ordered, values: [rare, possible, likely]}
    asset:
      section: assets
  links:
    protects:
      inverse: protected_by
      from: [action]
      to: [asset]
"""


def config_of(text: str) -> tuple[Config, tuple[Finding, ...]]:
    """Reads settings that are YAML without a fault."""
    document, faults = document_of(text, "align.yaml")
    assert faults == ()
    return read_config(document)


def extended(text: str) -> Metamodel:
    """Gives the metamodel of settings in which there is no mistake."""
    config, findings = config_of(text)
    assert findings == (), said(findings)
    return config.metamodel


def mistaken(text: str) -> tuple[Metamodel, list[str]]:
    """Gives the metamodel of settings, and every mistake in them as `line:column RULE message`."""
    config, findings = config_of(text)
    return config.metamodel, said(findings)


def mends(text: str) -> list[str]:
    """Gives the mends of every mistake in settings."""
    return [finding.fix for finding in config_of(text)[1]]


def loaded(metamodel: Metamodel, *texts: str) -> Loaded:
    """Loads a model of kinds that a project adds to."""
    parsed = [document_of(text, f"{number}.yaml")[0] for number, text in enumerate(texts, start=1)]
    return load(parsed, metamodel)


def told(findings: Iterable[Finding]) -> list[str]:
    """Writes findings as `RULE message`."""
    return [f"{one.rule} {one.message}" for one in findings]


def under(part: str, lines: str) -> str:
    """Writes lines under one part of the extensions."""
    body = "\n".join(f"    {line}" for line in dedent(lines).strip("\n").splitlines())
    return f"extensions:\n  {part}:\n{body}\n"
