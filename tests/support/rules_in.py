"""What tests of rules share: a few lines of rule and a few lines of model in, mistakes or findings out.

A rule on trial is written in as few lines as it takes; whatever else a rule must have is added. Where a test says at
which place a mistake is found, the place stands between « and » in the rule itself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from textwrap import dedent, indent
from typing import Final, NamedTuple

from yaml_in import document_of, strategy_of

from alignment.checker.run import Checked, Terms, run_rules
from alignment.documents.document import YamlDocument
from alignment.findings.finding import Finding
from alignment.model.metamodel import built_in_metamodel
from alignment.rules.adjust import Surroundings
from alignment.rules.header import extended_names
from alignment.rules.load import load_packs
from alignment.rules.rule import RulePack
from alignment.source import Location

PACK: Final = "pack.yaml"
AS_AT: Final = date(2026, 9, 14)
"""The day of the check."""

HEAD: Final = "align_rules: 1\npack: trial\nversion: 0.1.0\n"
PARTS: Final = {
    "id": "id: TRIAL",
    "title": "title: A rule on trial",
    "severity": "severity: warning",
    "every": "every: action",
    "must_have": "must_have: owner",
    "message": "message: fails",
    "why": "why: Because.",
    "fix": "fix: Mend it.",
    "source": "source: {document: A standard, locator: Page 1}",
    "examples": "examples: {pass: {as_at: 2026-09-14, actions: []}, fail: {as_at: 2026-09-14, actions: []}}",
}
SHIPPED_RULES: Final = {"ACT-DUE": "delivery"}
"""What is known of the shipped rules, which no test of rules reads."""

CLAIMS: Final = {"must", "must_not", "must_have", "must_have_one_of"}
_KEY: Final = re.compile(r"^«?(\w+)»?:", re.MULTILINE)
_MARKED: Final = re.compile("«(.*?)»", re.DOTALL)


class Mistake(NamedTuple):
    """A mistake as written, how what is said about it begins, and how the mend begins."""

    rule: str
    says: str
    mend: str
    define: str = ""


@dataclass(frozen=True)
class Read:
    """What became of a pack: its document, the packs read from it, and the mistakes found."""

    document: YamlDocument
    packs: tuple[RulePack, ...]
    findings: tuple[Finding, ...]

    @property
    def rules(self) -> list[str]:
        return [rule.id for pack in self.packs for rule in pack.rules]


def rule_of(text: str = "", *, without: Iterable[str] = ()) -> str:
    """Gives one whole rule: what is written, and of everything else that a rule must have something harmless."""
    given = dedent(text).strip("\n")
    keys = set(_KEY.findall(given))
    leave_out = {*keys, *without, *(CLAIMS if keys & CLAIMS else ()), *(("every",) if "of_all" in keys else ())}
    lines = "\n".join([*(part for key, part in PARTS.items() if key not in leave_out), given]).strip("\n")
    return indent(lines, "    ").replace("    ", "  - ", 1)


def pack_of(*rules: str, define: str = "", head: str = HEAD) -> str:
    """Gives one pack of whole rules, with definitions."""
    defined = f"define:\n{indent(dedent(define).strip(chr(10)), '  ')}\n" if define else ""
    return f"{head}{defined}rules:\n" + "\n".join(rules) + "\n"


def trial(rule: str, define: str = "") -> str:
    """Gives a pack of the one rule that is on trial."""
    return pack_of(rule_of(rule), define=define)


def read(*packs: str) -> Read:
    """Reads packs named pack.yaml, pack2.yaml and so on; by these names one can extend another."""
    parsed = [document_of(text, PACK if number == 1 else f"pack{number}.yaml") for number, text in enumerate(packs, 1)]
    documents = [document for document, _ in parsed]
    files = {document.source.path for document in documents}
    extending = {
        document.source.path: [path for name in extended_names(document) if (path := PurePosixPath(name.text)) in files]
        for document in documents
    }
    loaded, findings = load_packs(documents, built_in_metamodel(), Surroundings(extending, lambda: SHIPPED_RULES))
    return Read(documents[0], loaded, (*(finding for _, found in parsed for finding in found), *findings))


def unmarked(text: str) -> tuple[str, list[Location]]:
    """Gives a text without its « and », and the places that stood between them."""
    places: list[Location] = []
    while marked := _MARKED.search(text):
        first, last = (_position(text[: marked.start()]), _position(text[: marked.start()] + marked[1]))
        places.append(Location(PurePosixPath(PACK), *first, *last))
        text = text[: marked.start()] + marked[1] + text[marked.end() :]
    return text, places


def told(mistake: Mistake) -> list[tuple[Location, str, str]]:
    """Gives what is said about a mistake: where, which words, which mend; and for a rule that runs all the same, that."""
    text, places = unmarked(trial(mistake.rule, mistake.define))
    found = read(text)
    runs = [(places[0], "runs all the same", rule) for rule in found.rules]
    return runs + [
        (one.location, f"{one.rule} {one.message}"[: len(mistake.says)], one.fix[: len(mistake.mend)])
        for one in found.findings
    ]


def expected(mistake: Mistake) -> tuple[Location, str, str]:
    """Gives what should be said about a mistake, and nothing else."""
    _, (place,) = unmarked(trial(mistake.rule, mistake.define))
    return place, mistake.says, mistake.mend


def sound(rule: str, define: str = "") -> RulePack:
    """Reads the rule on trial, in which there must be no mistake at all."""
    found = read(trial(rule, define))
    assert not found.findings, [finding.message for finding in found.findings]
    return found.packs[0]


def checked(rule: str, *models: str, define: str = "", stage: str = "draft", is_stated_only: bool = False) -> Checked:
    """Checks the files of a model against the rule on trial."""
    strategy, _ = strategy_of(*models)
    return run_rules(strategy, [sound(rule, define)], Terms(stage, AS_AT, is_stated_only=is_stated_only))


def failing(rule: str, model: str, define: str = "") -> list[str]:
    """Gives the elements that fail the rule on trial."""
    return [finding.element or "" for finding in checked(rule, model, define=define).findings]


def found_one(rule: str, *models: str, define: str = "") -> Finding:
    """Gives the one finding of the rule on trial."""
    (finding,) = checked(rule, *models, define=define).findings
    return finding


def shown(finding: Finding) -> list[str]:
    """Writes what stands under each place that a finding shows, the first one first."""
    places = [(finding.location, finding.label), *((one.location, one.message) for one in finding.related)]
    return [f"{place.line}:{place.column} {says}" for place, says in places]


def _position(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
