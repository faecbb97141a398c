"""What holds of any model: the order in which it is written changes nothing, and places point at what they name."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath
from random import Random
from typing import Final, TypeVar

from hypothesis import given
from hypothesis import strategies as st
from model_in import content_of, unplaced
from oracle.random_models import random_model
from yaml_in import document_of, strategy_of

from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlValue
from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Finding
from alignment.model.load import load
from alignment.model.metamodel import built_in_metamodel
from alignment.model.strategy import Strategy
from alignment.source import SourceFile

Item = TypeVar("Item")

METAMODEL: Final = built_in_metamodel()
models: Final = st.builds(random_model, st.integers(0, 10**6), st.integers(3, 60))
"""Models with most of the mistakes that can be made in one."""

dices: Final = st.randoms(use_true_random=True)


def documents_of(files: dict[str, str]) -> list[YamlDocument]:
    return [document_of(text.encode(), name)[0] for name, text in files.items()]


def fingerprints(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(finding.fingerprint for finding in findings)


def shuffled(dice: Random, items: Iterable[Item]) -> list[Item]:
    listed = list(items)
    return dice.sample(listed, len(listed))


def reordered(dice: Random, value: YamlValue) -> YamlValue:
    """Gives a file, a section or an element with its parts in another order; lists inside an element stay."""
    if isinstance(value, YamlMapping):
        keys = shuffled(dice, value.keys)
        return value._replace(
            values={key: value.values[key] for key in keys}, keys={key: value.keys[key] for key in keys}
        )
    return value


def reordered_file(dice: Random, document: YamlDocument) -> YamlDocument:
    root = document.root
    if not isinstance(root, YamlMapping):
        return document
    sections: dict[str, YamlValue] = {}
    for name in shuffled(dice, root.values):
        section = root.values[name]
        if isinstance(section, YamlList):
            items = tuple(reordered(dice, item) for item in shuffled(dice, section.items))
            sections[name] = section._replace(items=items)
        else:
            sections[name] = reordered(dice, section)
    keys = {name: root.keys[name] for name in sections}
    return YamlDocument(document.source, document.text, root._replace(values=sections, keys=keys), document.is_whole)


@given(models, dices)
def test_the_order_of_files_changes_nothing_at_all(files: dict[str, str], dice: Random) -> None:
    documents = documents_of(files)
    one, other = load(documents, METAMODEL), load(shuffled(dice, documents), METAMODEL)
    assert list(one[0].elements) == list(other[0].elements)
    assert one[0].links == other[0].links
    assert one[1] == other[1]


@given(models, dices)
def test_the_order_of_sections_elements_and_keys_changes_no_element_link_or_finding(
    files: dict[str, str], dice: Random
) -> None:
    documents = documents_of(files)
    strategy, findings = load(documents, METAMODEL)
    again, found_again = load([reordered_file(dice, document) for document in documents], METAMODEL)
    assert content_of(again) == content_of(strategy)
    assert set(again.links) == set(strategy.links)
    assert set(again.absences) == set(strategy.absences)
    assert fingerprints(found_again) == fingerprints(findings)


def halves(dice: Random, document: YamlDocument) -> list[YamlDocument]:
    """Splits a file in two: each element goes to one of them, the strategy stays in the first."""
    root = document.root
    if not isinstance(root, YamlMapping):
        return [document]
    parts: list[dict[str, YamlValue]] = [{}, {}]
    for name, section in root.values.items():
        if not isinstance(section, YamlList):
            parts[0][name] = section
            continue
        sides = [dice.randint(0, 1) for _ in section.items]
        for side, part in enumerate(parts):
            part[name] = section._replace(
                items=tuple(i for i, at in zip(section.items, sides, strict=True) if at == side)
            )
    return [
        YamlDocument(
            SourceFile(PurePosixPath(f"{number}-{document.source.path}"), document.source.content),
            document.text,
            root._replace(values=part, keys={name: root.keys[name] for name in part}),
        )
        for number, part in enumerate(parts)
    ]


def unplaced_findings(findings: Iterable[Finding]) -> Counter[tuple[str, str, str | None]]:
    """Gives what findings say apart from the files that they name; lists of ids in mends follow the order of files."""
    file = re.compile(r"(\d-)?part-\d\.yaml")
    return Counter((finding.rule, file.sub("a file", finding.message), finding.facet) for finding in findings)


@given(models, dices)
def test_splitting_files_changes_only_places(files: dict[str, str], dice: Random) -> None:
    documents = documents_of(files)
    strategy, findings = load(documents, METAMODEL)
    split, found_split = load([half for one in documents for half in halves(dice, one)], METAMODEL)
    assert content_of(split) == content_of(strategy)
    assert unplaced(split.links) == unplaced(strategy.links)
    assert unplaced_findings(found_split) == unplaced_findings(findings)


FAULTY_LINES: Final = (
    *("onwer: R-1", "owner: TBC", "owner: R-9", "owner: A1", "owner: [R-1, R-2]", "owner: [R-1, R-1]", "owner:"),
    *("advances: [A1, A9]", "advances: A1, A2", "advances: [[A1]]", "advances: {to: A1, basis: guessed}"),
    *("advances: {note: x}", "advances: {to: A1, notes: x}", "informed_by: see plan", "informed_by: [TBC, S1]"),
    *("due: 2022-02-30", "due: Ongoing", "due: [2022]", "due: TBC", "due: '-'", "due: ~", "due: []"),
    *("cost: £5,000", "cost: {a: b}", "cost: 1e3", "status: stoped", "status: [done]", "status: not yet agreed"),
    *("slip_reason: no", "slip_reason: {a: b}", "tags: [a, TBC]", "tags: {a: b}", "supports: [A1]", "needed_by: [A1]"),
    *("basis: guessed", "basis: N/A", "evidence: PAPER-9", "summary: [a]", "notes: yes", "title: [a]", "title:"),
)
ENDS: Final = "ambitions: [{id: A1, title: Included}]\nroles: [{id: R-1, title: Head}, {id: R-2, title: Deputy}]\n"


def written_at(finding: Finding, text: str) -> str:
    place = finding.location
    lines = text.split("\n")
    assert place.line == place.end_line
    return lines[place.line - 1][place.column - 1 : place.end_column - 1]


def key_of(line: str) -> str:
    return line.partition(":")[0]


@given(st.lists(st.lists(st.sampled_from(FAULTY_LINES), unique_by=key_of, max_size=8), min_size=1, max_size=3))
def test_every_place_holds_the_id_the_key_or_the_value_that_the_finding_names(elements: list[list[str]]) -> None:
    text = "actions:\n"
    for number, lines in enumerate(elements):
        titled = [] if "title" in map(key_of, lines) else ["title: Train"]
        text += "".join(
            f"  {'-' if first else ' '} {line}\n"
            for first, line in zip((True, *(False,) * 9), [f"id: ACT-{number}", *titled, *lines], strict=False)
        )
    _, findings = strategy_of(ENDS, text)
    for finding in findings:
        written = written_at(finding, text)
        name, _, part = (finding.facet or "").partition(":")
        line = text.split("\n")[finding.location.line - 1]
        is_value = bool(written) and f"{name}:" in line and line.index(written) > line.index(f"{name}:")
        is_key = written == name
        is_id = written == finding.element and finding.rule == "MODEL-REQUIRED"
        assert is_key or is_id or is_value, (finding, written)
        assert not part or part == written or part in line
        if is_value and not written.startswith(("[", "{")):
            assert written.strip("'\"~") in finding.message
        assert finding.element is not None
        assert finding.element in finding.message


@given(models)
def test_every_finding_is_one_short_sentence_with_a_reason_and_a_mend(files: dict[str, str]) -> None:
    strategy, findings = load(documents_of(files), METAMODEL)
    for finding in findings:
        named = strategy.elements.get(finding.element or "")
        title = named.title[:40] if named else ""
        assert len(finding.message) <= 110 + len(title) + len(finding.location.path.name)
        assert "\n" not in finding.message
        assert not finding.message.endswith(".")
        assert finding.rule in BUILT_IN
        assert finding.why == BUILT_IN[finding.rule].why
        assert finding.fix.endswith((".", "?"))
        assert not re.search(r"\b(node|edge|constraint|schema)\b", finding.message)


@given(models)
def test_every_link_leads_from_an_element_to_one_of_a_kind_that_it_may_lead_to(files: dict[str, str]) -> None:
    strategy, _ = load(documents_of(files), METAMODEL)
    seen: set[tuple[str, str, str]] = set()
    for link in strategy.links:
        ends = METAMODEL.kinds[strategy.elements[link.source].KIND].links[link.type]
        assert strategy.elements[link.target].KIND in ends.to
        assert link[:3] not in seen
        seen.add(link[:3])
    _check_absences(strategy)


def _check_absences(strategy: Strategy) -> None:
    """What counts as absent is never a value as well."""
    for element, name in strategy.absences:
        is_link = name in METAMODEL.kinds[strategy.elements[element].KIND].links
        found = strategy.elements[element].links(name) if is_link else strategy.elements[element].value(name)
        assert not found or name == "basis"
