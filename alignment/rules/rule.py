"""Rules and packs as they are held once compiled: plain data, every name resolved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from alignment.documents.document import YamlMapping
from alignment.findings.finding import Severity
from alignment.model.vocabularies import STAGES
from alignment.rules.conditions import Condition
from alignment.rules.template import Template
from alignment.source import Location


class Schedule(NamedTuple):
    """Says how much a rule matters at which stage: each severity holds from its stage on."""

    by_stage: Mapping[str, Severity]

    def at(self, stage: str) -> Severity | None:
        """Gives the severity at a stage; None where the rule is not due yet."""
        reached = STAGES[: STAGES.index(stage) + 1]
        return next((self.by_stage[one] for one in reversed(reached) if one in self.by_stage), None)


class Cited(NamedTuple):
    """Names the document that a rule rests on, and where in it."""

    document: str
    locator: str


class Example(NamedTuple):
    """Holds one example of a rule: a small model in the words of any model file."""

    should_pass: bool
    sections: YamlMapping


class Rule(NamedTuple):
    """Demands something of every element of some kinds that meets `where`."""

    id: str
    title: str
    schedule: Schedule
    kinds: frozenset[str]
    where: Condition | None
    claim: Condition
    message: Template
    why: str
    fix: str
    cited: Cited
    tags: tuple[str, ...]
    examples: tuple[Example, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class RulePack:
    """Holds the rules of one pack file."""

    name: str
    version: str
    title: str
    rules: tuple[Rule, ...]
