"""The real strategy: it loads clean, holds what the report holds, and nothing that the report does not say."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Final

import pytest

from alignment.citations.support import SupportState, look_up
from alignment.dates import PartialDate
from alignment.documents.parse import parse
from alignment.findings.finding import Finding, Severity
from alignment.graph import StrategyGraph
from alignment.model.kinds.base import Element
from alignment.model.load import load
from alignment.model.metamodel import built_in_metamodel
from alignment.model.strategy import Link, Strategy
from alignment.model.vocabularies import WHO
from alignment.source import SourceFile

FOLDER: Final = Path(__file__).resolve().parent.parent / "strategy_model"
COVER: Final = "DOC-COVER"
COUNTS: Final = {
    "strategy": 1,
    "plan": 5,
    "outcome": 14,
    "ambition": 5,
    "principle": 8,
    "action": 2,
    "fund": 2,
    "board": 3,
    "source": 8,
    "feedback": 1,
    "commitment": 8,
    "contingency": 3,
    "risk": 3,
    "duty": 3,
    "reform_item": 1,
    "programme": 1,
    "channel": 8,
    "assessment": 2,
    "recommendation": 2,
    "role": 1,
    "paragraph": 32,
}
PARAGRAPHS: Final = (
    (("CP", "CP1"), ("1.1",)),
    (("PS", "PS1", "PS2", "PS1.1", "PS2.1", "PS2.2", "PS2.3", "PS2.4", "PS2.5"), ("1.2",)),
    (("CYP", "CF1", "CF2", "CF3", "CF4", "CF5"), ("1.3",)),
    (("FF1", "FF2"), ("1.4", "6.1", "6.2")),
    (("DOC-2019",), ("2.1", "BACKGROUND")),
    (("INSP1",), ("2.1",)),
    (("ST1",), ("2.2",)),
    (("A1", "A2", "A3", "A4", "A5"), ("2.3",)),
    (("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8"), ("2.3",)),
    (("PL1", "B1", "B2", "K1"), ("3.1",)),
    (("PL2", "SVIP", "K2"), ("3.2",)),
    (("K3",), ("3.3",)),
    (("F01", "K4", "ACT-01"), ("3.4",)),
    (("K5", "ACT-02", "CH-NEWSLETTER", "CH-LOCAL-OFFER"), ("3.5",)),
    (("RK1",), ("4-1",)),
    (("RK2",), ("4-2",)),
    (("RK3",), ("4-3",)),
    (("ORG-ICB", "ST1"), ("5.1",)),
    (("ST1",), ("5.3",)),
    (("S01", "S02"), ("5.2",)),
    (("S03", "S04", "S05"), ("5.3",)),
    (("S06", "S07", "B3", "A1", "A2", "A3", "A4", "A5"), ("5.4",)),
    (("S08",), ("5.5",)),
    (("K6", "K7", "K8"), ("5.5", "5.6", "5.7")),
    (("SVIP", "SV0", "C1"), ("6.3",)),
    (("D1", "D2", "D3"), ("7.1",)),
    (("REC1", "REC2", "C2", "C3"), ("8.1", "8.2", "5.5")),
    (("R-HEAD-0-25",), ("CONTACT",)),
    (("DOC-DRAFT", "DOC-DIA", "EIA1"), ("APPENDICES",)),
)
"""Which paragraphs of the report each element comes from, as a careful reader would say."""

NAME: Final = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Lord|Lady|Rev)\.?\s+[A-Z][a-z]+"
)


@cache
def read() -> tuple[Strategy, tuple[Finding, ...], str]:
    """Gives the strategy, all findings, and the text of all files."""
    parsed = [parse(SourceFile(PurePosixPath(path.name), path.read_bytes())) for path in sorted(FOLDER.iterdir())]
    strategy, findings = load([document for document, _ in parsed], built_in_metamodel())
    faults = [finding for _, found in parsed for finding in found]
    return strategy, (*faults, *findings), "\n".join(document.text for document, _ in parsed)


STRATEGY: Final = read()[0]
LINKS: Final = STRATEGY.links
EVERY: Final = tuple(STRATEGY.elements.values())


def ends(element: str, link: str) -> list[str]:
    return [one.target for one in LINKS if (one.source, one.type) == (element, link)]


def paragraphs(element: str) -> set[str]:
    return {end.removeprefix("COVER-") for end in ends(element, "evidence")}


def written_as(basis: str) -> Iterator[tuple[Element, str, str | None]]:
    """Gives every link that says for itself that it has a basis: its element, its type and its note."""
    for element in EVERY:
        for name in STRATEGY.metamodel.kinds[element.KIND].links:
            yield from ((element, name, one.note) for one in element.links(name) if one.basis == basis)


def test_it_is_read_without_a_single_finding() -> None:
    assert [finding.message for finding in read()[1] if finding.severity > Severity.INFO] == []
    assert [finding.message for finding in read()[1]] == []
    assert STRATEGY.unread == ()


def test_there_is_as_much_of_every_kind_as_the_report_holds() -> None:
    found = Counter(element.KIND for element in EVERY)
    assert {kind: found[kind] for kind in COUNTS} == COUNTS
    assert set(found) - set(COUNTS) == {"document", "organisation"}


def test_there_are_some_ninety_elements_beside_paragraphs() -> None:
    beside = [element for element in EVERY if element.KIND != "paragraph"]
    assert 80 <= len(beside) <= 100
    assert len([link for link in LINKS if link.type != "evidence" and link.source in {one.id for one in beside}]) >= 80


def test_the_counts_are_of_the_elements_that_were_meant() -> None:
    ids = {kind: [element.id for element in STRATEGY.of_kind(kind)] for kind in COUNTS}
    assert ids["plan"] == ["CP", "PS", "CYP", "PL1", "PL2"]
    assert ids["ambition"] == [f"A{number}" for number in range(1, 6)]
    assert ids["principle"] == [f"P{number}" for number in range(1, 9)]
    assert ids["commitment"] == [f"K{number}" for number in range(1, 9)]
    assert ids["source"] == [f"S0{number}" for number in range(1, 9)]
    assert Counter(element.value("type") for element in STRATEGY.of_kind("outcome")) == {"outcome": 8, "activity": 6}


def test_every_paragraph_is_part_of_the_cover_report() -> None:
    assert all(ends(paragraph.id, "part_of") == [COVER] for paragraph in STRATEGY.of_kind("paragraph"))
    assert STRATEGY.elements[COVER].value("primary") == "yes"


@pytest.mark.parametrize("element", [one.id for one in EVERY if one.KIND not in {"paragraph", "document"}])
def test_every_element_rests_on_a_paragraph_of_the_cover_report(element: str) -> None:
    found = ends(element, "evidence")
    assert found
    assert all(ends(paragraph, "part_of") == [COVER] for paragraph in found)


@pytest.mark.parametrize(("ids", "numbers"), PARAGRAPHS)
def test_each_comes_from_the_paragraph_that_says_it(ids: tuple[str, ...], numbers: tuple[str, ...]) -> None:
    assert [one for one in ids if not paragraphs(one).intersection(numbers)] == []
    assert set(numbers) - {number for one in ids for number in paragraphs(one)} == set()


def test_nothing_is_left_out_of_that_table_but_who_and_where() -> None:
    listed = {one for ids, _ in PARAGRAPHS for one in ids}
    rest = {
        one.id for one in EVERY if one.id not in listed and one.KIND not in {"paragraph", "channel", "organisation"}
    }
    assert rest == {COVER}


def test_every_paragraph_of_the_report_is_cited() -> None:
    cited = {link.target for link in LINKS if link.type == "evidence"}
    assert {one.id for one in STRATEGY.of_kind("paragraph")} == cited


NOT_IN_THE_REPORT: Final = (
    *("advances", "informed_by", "measured_by", "owner", "due", "how_often", "overseen_by", "part_of"),
    *("status", "starts", "due_original", "completed_on", "cost", "delivers", "depends_on", "funded_by"),
)


@pytest.mark.parametrize("name", NOT_IN_THE_REPORT)
@pytest.mark.parametrize("action", ["ACT-01", "ACT-02"])
def test_the_two_actions_have_nothing_that_the_report_does_not_name(action: str, name: str) -> None:
    element = STRATEGY.elements[action]
    is_link = name in STRATEGY.metamodel.kinds["action"].links
    assert not (element.links(name) if is_link else element.value(name))


def test_on_which_occasion_the_feedback_was_given_is_not_said() -> None:
    assert ends("F01", "said_in") == []
    assert STRATEGY.elements["F01"].value("answer") == "pending"


@pytest.mark.parametrize("ambition", ["A1", "A2", "A3", "A4"])
def test_an_ambition_contributes_to_outcomes_by_inference_and_says_why(ambition: str) -> None:
    found = [link for link in LINKS if (link.source, link.type) == (ambition, "contributes_to")]
    assert found
    assert all(link.basis == "inferred" and link.note for link in found)


def test_no_outcome_matches_the_fifth_ambition() -> None:
    assert ends("A5", "contributes_to") == []


def test_whatever_is_inferred_has_a_note() -> None:
    assert [(element.id, name) for element, name, note in written_as("inferred") if not note] == []
    assert [link[:3] for link in LINKS if link.basis == "inferred" and not link.note and link.type != "evidence"] == []


def test_nothing_is_illustrative_and_no_element_is_weaker_than_inferred() -> None:
    assert {element.value("basis") for element in EVERY} == {"stated", "promised", "inferred"}
    assert {link.basis for link in LINKS} == {"stated", "promised", "inferred"}
    assert [element.id for element in EVERY if element.value("basis") == "inferred"] == ["ACT-01", "K4"]


def test_what_is_promised_is_said_to_be() -> None:
    promised = {element.id for element in EVERY if element.value("basis") == "promised"}
    assert promised == {"ACT-02", "C1", "C2", "C3", "K1", "K2", "K3", "K5", "K6", "K7", "K8", "SV0"}


def quotes() -> list[Link]:
    return [link for link in LINKS if link.quote is not None]


def test_no_quote_is_longer_than_twelve_words_and_each_is_of_a_paragraph() -> None:
    assert len(quotes()) >= 10
    assert [link.quote for link in quotes() if len((link.quote or "").split()) > 12] == []
    assert {link.type for link in quotes() if link.paragraph is None} == set()


def test_every_value_stands_in_a_quote_of_its_element() -> None:
    words = "\n".join(link.quote or "" for link in quotes())
    support = look_up(STRATEGY, {COVER: words}).support
    assert [f"{one.element}.{one.field}" for one in support if one.standing is not SupportState.SUPPORTED] == []
    assert {one.element for one in support} == {
        *("DOC-2019", "INSP1", "ST1", "FF2", "S01", "S02", "S08", "D1", "D2", "RK1", "RK2", "RK3"),
    }


def test_no_person_is_named() -> None:
    assert NAME.findall(read()[2]) == []


def test_the_strategy_has_no_owner_and_its_period_and_stage_are_those_printed() -> None:
    root = STRATEGY.root
    assert root is not None
    assert (root.id, root.value("stage")) == ("ST1", "consultation")
    assert root.value("period_from") == PartialDate(date(2022, 1, 1), date(2022, 12, 31), "2022")
    assert root.value("period_to") == PartialDate(date(2025, 1, 1), date(2025, 12, 31), "2025")
    assert [link for link in LINKS if link.type in {"owner", "measured_by", "advances"}] == []


@pytest.mark.parametrize("missing", ["measure", "milestone"])
def test_the_report_has_none_of_a_kind(missing: str) -> None:
    assert list(STRATEGY.of_kind(missing)) == []


@pytest.mark.parametrize(
    ("source", "level", "when"),
    [
        ("S01", "consulted", "2021-11"), ("S02", "consulted", "2021-12"), ("S03", "participated", None),
        ("S04", "co-produced", None), ("S05", "consulted", None), ("S06", "participated", None),
        ("S07", "participated", None), ("S08", "consulted", None),
    ],
)  # fmt: skip
def test_sources_have_the_level_and_the_date_of_the_report(source: str, level: str, when: str | None) -> None:
    found = STRATEGY.elements[source]
    assert found.value("level") == level
    assert (str(found.value("when")) if found.value("when") else None) == when


def test_the_operational_group_was_of_professionals_only_and_the_consultation_is_open() -> None:
    who = STRATEGY.elements["S06"].value("who")
    assert isinstance(who, tuple)
    assert set(who) <= set(WHO.groups["professionals"])
    consultation = STRATEGY.elements["S08"]
    assert consultation.value("status") == "open"
    assert consultation.value("closes") == PartialDate(date(2022, 9, 21), date(2022, 9, 21), "2022-09-21")


def test_ambitions_come_from_the_joint_work_and_the_strategy_from_the_forum_too_by_the_papers_word() -> None:
    assert {ambition.id: ends(ambition.id, "informed_by") for ambition in STRATEGY.of_kind("ambition")} == {
        f"A{number}": ["S07"] for number in range(1, 6)
    }
    informed = {link.target: link.basis for link in LINKS if link[:2] == ("ST1", "informed_by")}
    cited = [link.paragraph for link in LINKS if link[:2] == ("ST1", "informed_by") and link.quote]
    assert cited == ["COVER-5.3"] * 3
    assert informed == {**dict.fromkeys(("S03", "S04", "S05", "S06"), "stated"), "S08": "promised"}


def test_the_deficit_is_the_one_printed_and_no_other_sum_is_given() -> None:
    deficit = STRATEGY.elements["FF2"]
    assert (deficit.value("amount"), deficit.value("unit"), str(deficit.value("year"))) == (
        Decimal("20.5"),
        "£m",
        "2021/22",
    )
    assert [fund.id for fund in STRATEGY.of_kind("fund") if fund.value("amount") is not None] == ["FF2"]


def test_risks_are_rated_as_printed_and_two_share_a_title() -> None:
    risks = list(STRATEGY.of_kind("risk"))
    assert [(risk.value("rating"), risk.value("matrix"), risk.value("review")) for risk in risks] == [
        ("D2", None, None),
        ("D2", None, None),
        ("D3", None, None),
    ]
    assert len({risk.title for risk in risks}) == 2


def test_duties_name_acts_without_sections() -> None:
    assert [(duty.value("act"), duty.value("section")) for duty in STRATEGY.of_kind("duty")] == [
        ("Children and Families Act 2014", None),
        ("Care Act 2014", None),
        (None, None),
    ]


def test_the_consultation_is_promoted_through_all_channels() -> None:
    assert sorted(ends("K6", "published_through")) == sorted(channel.id for channel in STRATEGY.of_kind("channel"))


def test_alignment_with_the_programme_is_only_promised_and_that_of_its_reform_only_demanded() -> None:
    found = {(link.source, link.target): link.basis for link in LINKS if link.type == "aligns_with"}
    assert found == {("PL1", "PL2"): "promised", ("PL1", "SVIP"): "promised"}


def test_on_stated_links_alone_every_element_is_still_there() -> None:
    graph = StrategyGraph.of(STRATEGY)
    assert list(graph.stated_only().elements) == [element.id for element in EVERY]
    assert {link.basis for link in graph.stated_only().links} == {"stated"}
