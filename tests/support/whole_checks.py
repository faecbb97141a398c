"""Whole checks in memory, as the command line runs them: files read, rules run, exceptions applied."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from packs_in import PACKS
from reports import report_of
from yaml_in import document_of

from alignment.baseline.list_file import ACCEPTED, load_baseline
from alignment.checker.exceptions import Exceptions, RawFindings, apply_exceptions
from alignment.checker.run import Terms, run_rules
from alignment.documents.document import YamlDocument
from alignment.documents.kept_list import read_list
from alignment.findings.built_in import BUILT_IN, hides_something
from alignment.findings.finding import Finding
from alignment.model.load import load
from alignment.model.metamodel import built_in_metamodel
from alignment.model.strategy import Strategy
from alignment.model.vocabularies import STAGES
from alignment.results.check import Became, Report, RuleOutcome
from alignment.rules.rule import RulePack
from alignment.source import Location, SourceFile
from alignment.waivers.load import load_waivers, named_by_waivers

METAMODEL: Final = built_in_metamodel()
NOWHERE: Final = Location(PurePosixPath("nowhere"), 1, 1, 1, 1)
WAIVERS: Final = "waivers.yaml"
BASELINE: Final = "align-baseline.json"


class Answer(NamedTuple):
    """What a check found, and what it was made from."""

    strategy: Strategy
    documents: tuple[YamlDocument, ...]
    findings: tuple[Finding, ...]
    outcomes: tuple[RuleOutcome, ...]
    as_at: date
    stage: str
    is_stated_only: bool

    @property
    def of_rules(self) -> list[Finding]:
        """Gives the findings that rules have made."""
        return [one for one in self.findings if one.rule not in BUILT_IN]

    @property
    def of_elements(self) -> list[Finding]:
        """Gives the findings about elements."""
        return [one for one in self.findings if one.element is not None]

    @property
    def standing(self) -> list[Finding]:
        """Gives the findings that count."""
        return [one for one in self.findings if one.suppression is None]

    @property
    def became(self) -> dict[str, tuple[Became, int, int]]:
        """Gives what became of each rule, and its counts."""
        return {one.rule: (one.became, one.checked, one.failed) for one in self.outcomes}

    @property
    def is_complete(self) -> bool:
        return not any(map(hides_something, self.findings))

    @property
    def report(self) -> Report:
        """Gives the answer as a report, for formats."""
        return report_of(
            *self.findings,
            rules=self.outcomes,
            stage=(self.stage, "--stage"),
            as_at=(self.as_at, "--as-at"),
            texts={str(one.source.path): one.text for one in self.documents},
            is_complete=self.is_complete,
            is_stated_only=self.is_stated_only,
            unstated="inferred links",
        )


def checked(  # noqa: PLR0913 - what a check may be told, each with a usual value
    files: Mapping[str, str],
    as_at: date,
    *,
    stage: str = "approval",
    off: Mapping[str, str] | None = None,
    is_stated_only: bool = False,
    packs: Sequence[RulePack] = PACKS,
    waivers: str | None = None,
    baseline: bytes | None = None,
) -> Answer:
    """Checks the files of a model, with the waivers and accepted findings beside them."""
    parsed = [document_of(text.encode(), name) for name, text in files.items()]
    documents = [document for document, _ in parsed]
    strategy, found = load(documents, METAMODEL)
    ran = run_rules(strategy, packs, Terms(stage, as_at, off or {}, is_stated_only))
    own = [*(finding for _, faults in parsed for finding in faults), *found]
    exceptions = Exceptions()
    if waivers is not None:
        document, faults = document_of(waivers.encode(), WAIVERS)
        read, mistakes = load_waivers(document)
        own += [*faults, *mistakes]
        documents.append(document)
        exceptions = exceptions._replace(waivers=read, named=named_by_waivers(document))
    if baseline is not None:
        kept = read_list(SourceFile(PurePosixPath(BASELINE), baseline), ACCEPTED)
        accepted, mistakes = load_baseline(kept)
        own += [*filter(None, [kept.fault]), *mistakes]
        documents.append(kept.document)
        exceptions = exceptions._replace(baseline=accepted)
    # A list without reasons holds here at every stage: what a list does is looked at, not when.
    findings = apply_exceptions(
        RawFindings(ran, tuple(own), are_packs_whole=True), exceptions, strategy, as_at, STAGES[0]
    )
    return Answer(strategy, tuple(documents), findings, ran.outcomes, as_at, stage, is_stated_only)


def fingerprints(findings: Iterable[Finding]) -> Counter[str]:
    """Gives the fingerprints of findings, in no order, but for notes on comments, which each writing puts elsewhere."""
    return Counter(finding.fingerprint for finding in findings if finding.rule != "YAML-COMMENT")


def unplaced(finding: Finding) -> Finding:
    """Gives a finding without its places, in its own words and in those beside it."""
    related = tuple(one._replace(location=NOWHERE) for one in finding.related)
    return replace(finding, location=NOWHERE, related=related, edits=())
