"""Rules and packs as they are held once compiled: plain data, every name resolved."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from alignment.documents.document import YamlMapping, YamlText
from alignment.findings.finding import Severity
from alignment.model.vocabularies import STAGES
from alignment.rules.conditions import Condition, follows_links
from alignment.source import Location

_PART: Final = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[^{}]+|[{}]")


class Gap(NamedTuple):
    """Stands for what is filled in."""

    name: str


class Template(NamedTuple):
    """Holds the parts of a message, texts and gaps."""

    parts: tuple[str | Gap, ...]

    @classmethod
    def of(cls, text: str) -> "Template":
        """Reads `{name}` as a gap and `{{` as a brace."""
        return cls(tuple(_part(found) for found in _PART.finditer(text)))

    @property
    def gaps(self) -> tuple[str, ...]:
        """Gives the names to fill in."""
        return tuple(part.name for part in self.parts if isinstance(part, Gap))

    def fill(self, values: Mapping[str, str]) -> str:
        """Gives the message; every gap must have a value."""
        return "".join(values[part.name] if isinstance(part, Gap) else part for part in self.parts)


def _part(found: re.Match[str]) -> str | Gap:
    text = found[0]
    if text in {"{{", "}}"}:
        return text[0]
    if text in {"{", "}"}:
        return Gap(text)
    return Gap(found[1]) if text.startswith("{") else text


QUOTES: Final = "quotes"
SUBSTANCE: Final = "substance"
FIELDS: Final = "fields"

_QUOTES: Final = """\
Every quote stands in the text of its document, where that text is at hand. Line breaks, hyphens, quotation marks and
capitals make no difference there, every word does.
Every number, percentage, sum, year and date in a field of an element stands by value in a quote that the element cites.
What is only inferred or illustrative is not held to it, nor are ids, urls, titles, summaries and notes.
It shows that the words contain the value, not that they mean it.
"""

_SUBSTANCE: Final = """\
The strategy holds at least one ambition, one action that is not stopped and one plan.
None counts whose title is nothing but a placeholder.
"""

_FIELDS: Final = """\
No value of a field is promised, inferred or illustrative by what is said beside it.
A value that stands alone is as sure as its element.
"""

BUILT_IN_TESTS: Final[Mapping[str, str]] = MappingProxyType(
    {name: " ".join(says.split()) for name, says in ((QUOTES, _QUOTES), (SUBSTANCE, _SUBSTANCE), (FIELDS, _FIELDS))}
)
"""By the name of each test, what it demands."""


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


class Adjust(NamedTuple):
    """Says, as a pack writes it, how much a rule of another pack is to matter, and why; no schedule switches it off."""

    rule: str
    schedule: Schedule | None
    reason: str
    location: Location


class Adjustment(NamedTuple):
    """Says of a rule which pack adjusts it, why and where; `was` is how much it matters as its own pack has it."""

    pack: str
    reason: str
    was: Schedule
    is_off: bool
    location: Location


class Example(NamedTuple):
    """Holds one example of a rule: a small model in the words of any model file.

    `fails` are the elements that must fail; None where all that the rule looks at must. `as_at` is the day on which
    the example is looked at; None where the rule looks at no day.
    """

    should_pass: bool
    sections: YamlMapping
    fails: tuple[YamlText, ...] | None
    as_at: date | None


class Rule(NamedTuple):
    """Demands something of every element of some kinds that meets `where`, or of so many of all of them.

    `together` says of several, without their number, what the message says of one: `actions have no owner`.
    `at_least` is the share, in percent, of those that must do what is demanded; None where every one must, and each
    that does not is a finding of its own. `may_be_empty` tells that an element of which nothing is written is meant
    to pass. `schedule` is how much the rule matters, adjusted where a pack does so.
    """

    id: str
    title: str
    schedule: Schedule
    kinds: frozenset[str]
    where: Condition | None
    claim: Condition
    at_least: int | None
    message: Template
    why: str
    fix: str
    cited: Cited
    tags: tuple[str, ...]
    may_be_empty: bool
    examples: tuple[Example, ...]
    location: Location
    together: Template | None = None
    adjustment: Adjustment | None = None

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Gives what chooses the elements, where anything does, and what they must do."""
        return (self.claim,) if self.where is None else (self.where, self.claim)

    @property
    def follows_links(self) -> bool:
        """Tells whether any link decides what the rule finds."""
        return any(follows_links(condition) for condition in self.conditions)

    def is_broken(self, checked: int, failed: int) -> bool:
        """Tells whether the rule fails where so many of those checked do."""
        if self.at_least is None:
            return failed > 0
        return 100 * (checked - failed) < self.at_least * checked


class BuiltInRule(NamedTuple):
    """Demands something that the rule language cannot say: what is tested is code, everything else the pack says.

    `test` names the code; `demand` says what it tests.
    """

    id: str
    title: str
    schedule: Schedule
    kinds: frozenset[str]
    test: str
    demand: str
    why: str
    fix: str
    cited: Cited
    tags: tuple[str, ...]
    location: Location
    together: Template | None = None
    adjustment: Adjustment | None = None

    @property
    def examples(self) -> tuple[Example, ...]:
        """Gives no examples: what the code does, align's own tests prove."""
        return ()


AnyRule: TypeAlias = Rule | BuiltInRule


class Equivalent(NamedTuple):
    """Names a weakening of a rule that cannot make a difference, and says why."""

    rule: str
    weakening: str
    reason: str
    location: Location


@dataclass(frozen=True, slots=True)
class RulePack:
    """Holds the rules of one pack file, and the weakenings of them that cannot make a difference.

    `rules` are those in the words of the language, `every` those and the ones that are built in. `extends` names other
    packs as the file does; `adjusts` are the entries about their rules; `file` is where all of it stands.
    """

    name: str
    version: str
    title: str
    file: PurePosixPath
    rules: tuple[Rule, ...]
    equivalent: tuple[Equivalent, ...] = ()
    extends: tuple[str, ...] = ()
    adjusts: tuple[Adjust, ...] = ()
    built_in: tuple[BuiltInRule, ...] = ()

    @property
    def every(self) -> tuple[AnyRule, ...]:
        """Gives all rules."""
        return (*self.rules, *self.built_in)


class Verdict(NamedTuple):
    """Says which subjects a rule looked at and which of them fail, all by kind and in the order of the files.

    `unchecked` are those of which nobody can tell whether they fail, since something that it looks at is not known.
    """

    checked: tuple[str, ...]
    failed: tuple[str, ...]
    unchecked: tuple[str, ...] = ()
