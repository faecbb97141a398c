"""What an organisation adds is held to its words too: own kinds, fields, units and ways from a paragraph to its paper."""

from typing import Final

import pytest
from extensions_in import extended
from extensions_in import loaded as loaded_in
from packs_in import PACKS
from quotes_in import MODEL, PAPER, RULE
from rules_in import AS_AT

from alignment.checker.run import Terms, run_rules
from alignment.citations.support import look_up
from alignment.model.strategy import Strategy

SETTINGS: Final = """\
extensions:
  kinds:
    chapter:
      section: chapters
      reference: yes
    debt:
      section: debts
      fields:
        owed: number
        unit: {type: choice, values: [£M, percent, children]}
        since: partial date
        agreed: date
        grade: {type: ordered, values: [D2, D3]}
        terms: text
    crowd:
      section: crowds
      fields: {size: number, unit: text}
  fields:
    board: {seats: number, formed: partial date}
  links:
    part_of: {from: [paragraph, chapter], to: [chapter, document]}
    evidence: {to: [chapter, document]}
  labels:
    debt: liability
  vocabularies:
    fund type: {add: [Loan of 1998]}
"""
DEFICIT: Final = "evidence: {to: P-1.1, quote: the area-wide deficit was £20.5m}"
SURVEY: Final = "evidence: {to: P-1.2, quote: The survey closed on 21st September 2025}"
CHILDREN: Final = 'evidence: {to: P-1.1, quote: "Places for 1,250 children"}'


def strategy_of(section: str, *lines: str, more: str = "") -> Strategy:
    """Loads a strategy with one element of an own kind on trial."""
    written = MODEL.format(section=section) + "".join(f"    {line}\n" for line in lines) + more
    strategy, findings = loaded_in(extended(SETTINGS), written)
    assert [one.message for one in findings] == []
    return strategy


def standings(section: str, *lines: str, more: str = "") -> dict[str, str]:
    found = look_up(strategy_of(section, *lines, more=more), {"PAPER": PAPER}).support
    return {one.field: " ".join([one.standing.value, *(it.text for it in one.missing)]) for one in found}


@pytest.mark.parametrize(
    ("section", "lines", "expected"),
    [
        ("debts", ("owed: 20.5", "unit: £m", DEFICIT), {"owed": "supported"}),
        ("debts", ("owed: 20.6", "unit: £m", DEFICIT), {"owed": "not found 20.6 (£M)"}),
        ("debts", ("owed: 20.5", "unit: percent", DEFICIT), {"owed": "not found 20.5 (percent)"}),
        ("debts", ("owed: 20500000", DEFICIT), {"owed": "supported"}),
        ("debts", ("since: 2025-09", "agreed: 2025-09-21", SURVEY), {"since": "supported", "agreed": "supported"}),
        ("debts", ("since: 2025-10", SURVEY), {"since": "not found 2025-10"}),
        ("debts", ("terms: by 2025, in 3 rates", SURVEY), {"terms": "not found 3"}),
        ("debts", ("grade: D3", SURVEY), {}),
        ("crowds", ("size: 1250", "unit: of every 100 children", CHILDREN), {"size": "supported"}),
        ("boards", ("seats: 1250", "formed: 2025", CHILDREN), {"seats": "supported", "formed": "not found 2025"}),
        ("funds", ("type: loan of 1998", DEFICIT), {}),
    ],
)
def test_own_fields_are_held_to_the_words(section: str, lines: tuple[str, ...], expected: dict[str, str]) -> None:
    assert standings(section, *lines) == expected


@pytest.mark.parametrize(
    ("cited", "more"),
    [
        ("PAPER", ""),
        ("C-1", "chapters: [{id: C-1, title: First, part_of: PAPER}]\n"),
        ("C-3", "chapters: [{id: C-1, title: A, part_of: PAPER}, {id: C-3, title: B, part_of: [C-3, C-1]}]\n"),
    ],
)
def test_the_text_is_that_of_the_nearest_document_whatever_lies_between(cited: str, more: str) -> None:
    quoted = DEFICIT.replace("P-1.1", cited)
    assert standings("debts", "owed: 20.5", "unit: £M", quoted, more=more) == {"owed": "supported"}
    assert standings("debts", "owed: 20.6", "unit: £M", quoted, more=more) == {"owed": "not found 20.6 (£M)"}


def test_what_is_part_of_no_document_with_a_text_is_held_to_none() -> None:
    more = "chapters: [{id: C-1, title: A, part_of: C-2}, {id: C-2, title: B, part_of: C-1}]\n"
    found = standings("debts", "owed: 20.6", DEFICIT.replace("P-1.1", "C-1"), more=more)
    assert found == {"owed": "no text to hand 20.6"}


def test_a_finding_on_an_own_kind_points_at_the_value() -> None:
    strategy = strategy_of("debts", "owed: 20.6", "unit: £m", DEFICIT)
    others = {rule.id: "not on trial" for pack in PACKS for rule in pack.every if rule.id != RULE}
    result = run_rules(strategy, PACKS, Terms("approval", AS_AT, others), look_up(strategy, {"PAPER": PAPER}))
    (finding,) = result.findings
    assert finding.message == 'X "On trial since 1998" says `owed` 20.6 (£M), which no quote that it cites holds'
    assert (finding.rule, finding.element, finding.facet) == (RULE, "X", "owed")
    assert finding.location.line == strategy.origins["X"].locate("owed").line
