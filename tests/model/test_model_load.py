"""From YAML to elements: whatever is wrong is said at its place, and hides nothing else."""

from datetime import date
from typing import Final

import pytest
from model_in import HARBOUR, content_of, unplaced
from yaml_in import document_of, said, strategy_of

from alignment.dates import PartialDate
from alignment.findings.built_in import hides_something
from alignment.findings.finding import Severity
from alignment.model.load import load
from alignment.model.metamodel import built_in_metamodel
from alignment.model.strategy import STRATEGY, subject
from alignment.model.unknown import Unread

ALL_SECTIONS: Final = (
    "The sections are strategy, documents, paragraphs, organisations, roles, boards, plans, programmes, outcomes, "
    "ambitions, principles, actions, measures, milestones, observations, benchmarks, reform_items, duties, sources, feedback, "
    "risks, commitments, contingencies, funds, channels, assessments and recommendations."
)


def test_a_strategy_with_nothing_wrong_is_read_whole() -> None:
    strategy, findings = strategy_of(HARBOUR)
    assert findings == ()
    assert list(strategy.elements) == ["harbour-2026", "A1", "S1", "R-SEND", "PAPER-2", "ACT-01"]
    assert [link[:5] for link in strategy.links] == [
        ("A1", "evidence", "PAPER-2", "stated", None),
        ("ACT-01", "advances", "A1", "stated", None),
        ("ACT-01", "informed_by", "S1", "inferred", "Only the forum is named"),
        ("ACT-01", "owner", "R-SEND", "stated", None),
    ]
    assert strategy.root is strategy.elements["harbour-2026"]
    assert strategy.stage == "consultation"
    assert strategy.unread == ()
    assert strategy.elements["ACT-01"].value("due") == PartialDate(date(2027, 12, 1), date(2027, 12, 31), "2027-12")


def test_elements_of_a_kind_are_given_in_the_order_of_the_files() -> None:
    strategy, _ = strategy_of(
        "risks:\n  - {id: RK2, title: Second}\n  - {id: RK1, title: First}\n", "risks:\n  - {id: RK0, title: Last}\n"
    )
    assert [element.id for element in strategy.of_kind("risk")] == ["RK2", "RK1", "RK0"]
    assert list(strategy.of_kind("action")) == []


def test_an_element_knows_where_it_and_its_fields_are_written() -> None:
    strategy, _ = strategy_of("actions:\n  - id: ACT-01\n    title: Train\n    due: 2027\n    owner:\n")
    origin = strategy.origins["ACT-01"]

    def place(facet: str | None) -> str:
        found = origin.locate(facet)
        return f"{found}-{found.end_column}"

    assert place(None) == "1.yaml:2:9-15"
    assert place("due") == "1.yaml:4:10-14"
    assert place("owner") == "1.yaml:5:5-10"
    assert place("status") == "1.yaml:2:9-15"


def test_an_element_is_named_by_its_id_and_the_beginning_of_its_title() -> None:
    strategy, _ = strategy_of(HARBOUR)
    assert strategy.subject("ACT-01") == 'ACT-01 "Train every early-years setting in in..."'
    assert subject("ACT-01", None) == "ACT-01"
    assert subject("ACT-01", "Tr\u202eain") == 'ACT-01 "TrU+202Eain"'


# What is written at the top of a file


@pytest.mark.parametrize(
    ("text", "place"),
    [("- title: Included\n", "1:1"), ("just text\n", "1:1"), ("# a plan\n\n- [words]\n", "3:1")],
)
def test_a_file_without_sections_is_refused(text: str, place: str) -> None:
    strategy, findings = strategy_of(text)
    assert said(findings) == [f"{place} MODEL-ROOT 1.yaml holds no sections"]
    assert findings[0].fix == "Put the elements under the name of their section."
    assert strategy.unread == (Unread("1.yaml", None),)


def test_an_empty_file_is_said_to_be_one_and_hides_nothing() -> None:
    strategy, findings = strategy_of("# nothing yet\n")
    assert [finding.rule for finding in findings] == ["YAML-EMPTY"]
    assert strategy.unread == ()


@pytest.mark.parametrize(
    ("section", "fix"),
    [
        ("acions", "Did you mean `actions`?"),
        ("Actions", "Did you mean `actions`?"),
        ("reform-items", "Did you mean `reform_items`?"),
        ("ac\u200btions", "Did you mean `actions`?"),
        ("nonsense", ALL_SECTIONS),
    ],
)
def test_an_unknown_section_is_guessed_at(section: str, fix: str) -> None:
    _, (finding,) = strategy_of(f"{section}:\n  - id: ACT-01\n    title: Train\n")
    shown = section.replace("\u200b", "U+200B")
    assert said([finding]) == [f"1:1 MODEL-SECTION 1.yaml has the unknown section `{shown}`"]
    assert finding.fix == fix


@pytest.mark.parametrize("section", ["acions:\n  - ", "acions:\n    "])
def test_ids_under_an_unknown_section_stay_known(section: str) -> None:
    strategy, findings = strategy_of(
        f"{section}id: ACT-01\n    title: Train\n", "risks:\n  - {id: RK1, title: Delay, mitigated_by: [ACT-01]}\n"
    )
    assert said(findings) == [
        "1:1 MODEL-SECTION 1.yaml has the unknown section `acions`",
        "2:44 LINK-UNCHECKED 1 link not checked: 1.yaml could not be read whole",
    ]
    assert list(strategy.elements) == ["RK1"]


@pytest.mark.parametrize(
    "content", ["something", "[one, two]", "\n  - {title: Train}", "\n  - {id: [a], title: b}", "TBC"]
)
def test_an_unknown_section_may_hold_anything(content: str) -> None:
    strategy, findings = strategy_of(f"acions: {content}\n")
    assert said(findings) == ["1:1 MODEL-SECTION 1.yaml has the unknown section `acions`"]
    assert strategy.elements == {}


@pytest.mark.parametrize(
    ("section", "place", "label"),
    [
        ("actions: Train settings", "1:10", "text, where a list is needed"),
        ("actions:\n  title: Train", "2:3", "`key: value` lines, where a list is needed"),
    ],
)
def test_a_section_is_a_list(section: str, place: str, label: str) -> None:
    strategy, (finding,) = strategy_of(section)
    assert said([finding]) == [f"{place} MODEL-LIST `actions` in 1.yaml is not a list of elements"]
    assert (finding.label, finding.fix) == (label, "Begin each element with `- id:`.")
    assert strategy.unread == (Unread("1.yaml", frozenset({"actions"})),)


@pytest.mark.parametrize(
    ("item", "place"), [("- ACT-01", "2:5"), ("-", "2:4"), ("- [ACT-01]", "2:5"), ("- 'ACT-01: Train'", "2:5")]
)
def test_an_entry_without_fields_is_no_element(item: str, place: str) -> None:
    strategy, findings = strategy_of(f"actions:\n  {item}\n  - {{id: ACT-02, title: Map}}\n")
    assert said(findings) == [f"{place} MODEL-ELEMENT An entry of `actions` in 1.yaml is not an element"]
    assert findings[0].fix == "Write it as `- id: ...` with its fields below."
    assert list(strategy.elements) == ["ACT-02"]
    assert strategy.unread == (Unread("1.yaml", frozenset({"actions"})),)


# The strategy itself


def test_without_a_strategy_there_is_no_root_and_the_first_stage_holds() -> None:
    strategy, findings = strategy_of("actions:\n  - {id: ACT-01, title: Train}\n")
    assert (strategy.root, strategy.stage, findings) == (None, "draft", ())


def test_a_second_strategy_is_refused_and_the_first_is_named() -> None:
    second = "strategy: {id: ST2, title: Another, period_from: 2026, period_to: 2029, stage: draft}\n"
    strategy, (finding,) = strategy_of(HARBOUR, second)
    assert said([finding]) == ["1:16 MODEL-STRATEGY 2.yaml writes a second `strategy:`"]
    assert [(str(one.location), one.message) for one in finding.related] == [("1.yaml:2:7", "the first `strategy:`")]
    assert finding.fix == "Write one `strategy:` in one file."
    assert strategy.root is not None
    assert strategy.root.id == "harbour-2026"
    assert strategy.unread == (Unread("2.yaml", frozenset({STRATEGY})),)


def test_a_link_to_a_refused_strategy_is_not_called_dangling() -> None:
    second = "strategy: {id: ST2, title: Another}\nrisks:\n  - {id: RK1, title: Delay, threatens: [ST2]}\n"
    _, findings = strategy_of(HARBOUR, second)
    assert [finding.rule for finding in findings] == ["MODEL-STRATEGY", "LINK-UNCHECKED"]


@pytest.mark.parametrize(("written", "place"), [("\n  - id: ST1\n    title: Harbour", "2:3"), (" Harbour", "1:11")])
def test_the_strategy_is_one_element_and_no_list(written: str, place: str) -> None:
    strategy, (finding,) = strategy_of(f"strategy:{written}\n")
    assert said([finding]) == [f"{place} MODEL-LIST `strategy` in 1.yaml is not one element"]
    assert finding.fix == "Write its fields below `strategy:`, without a `-`."
    assert strategy.unread == (Unread("1.yaml", frozenset({STRATEGY})),)


FAULTY: Final = (
    "risks:\n  - title: No id\n",
    "risks:\n  - id: RK-9\n",
    "risks:\n  - RK-9\n",
    "risks:\n  - {id: A_9, title: Bad id}\n",
    "risks:\n  - {id: a1, title: Id used twice}\n",
    "risks:\n  - {id: RK-9, title: Fields, owner: [[R-1]], rating: [D2], review: soon, onwer: x}\n",
    "risk:\n  - {id: RK-9, title: Section}\n",
    "strategy: {id: ST2, title: Second}\n",
    "risks: none of note\n",
    "risks: {id: RK-9, title: No list}\n",
    "- nothing\n",
)


@pytest.mark.parametrize("faulty", FAULTY)
def test_beside_a_faulty_element_everything_else_is_still_there(faulty: str) -> None:
    mistakes = "channels:\n  - {id: CH1, title: News, colour: red, replaces: CH2, evidence: A1, tags: TBC}\n"
    alone, found_alone = strategy_of(HARBOUR, mistakes)
    beside, found_beside = strategy_of(HARBOUR, mistakes, faulty)
    assert content_of(alone).items() <= content_of(beside).items()
    assert unplaced(alone.links) <= unplaced(beside.links)
    wanted = {finding.fingerprint for finding in found_alone}
    if faulty.startswith("-"):
        wanted.remove("LINK-UNKNOWN/CH1/replaces:CH2")
    assert wanted < {finding.fingerprint for finding in found_beside}


def test_documents_are_read_in_the_order_of_their_paths() -> None:
    documents = [document_of(f"risks:\n  - {{id: RK{name}, title: x}}\n", f"{name}.yaml")[0] for name in "bca"]
    strategy, _ = load(documents, built_in_metamodel())
    assert list(strategy.elements) == ["RKa", "RKb", "RKc"]


@pytest.mark.parametrize(
    ("text", "severity", "is_hidden"),
    [
        ("actions:\n  - {id: ACT-01}\n", Severity.ERROR, False),
        ("actions:\n  - {title: x}\n", Severity.ERROR, True),
        ("acions:\n  - {id: ACT-01, title: x}\n", Severity.ERROR, True),
        ("actions:\n  - {id: ACT-01, title: x, onwer: y}\n", Severity.ERROR, True),
        ("actions:\n  - {id: ACT-01, title: x, owner: y}\n", Severity.ERROR, True),
        ("actions:\n  - {id: ACT-01, title: x, due: soon}\n", Severity.ERROR, True),
        ("actions:\n  - {id: ACT-01, title: x, due: TBC}\n", Severity.INFO, False),
    ],
)
def test_what_cannot_be_read_makes_a_check_incomplete_and_what_is_absent_does_not(
    text: str, severity: Severity, *, is_hidden: bool
) -> None:
    _, (finding,) = strategy_of(text)
    assert (finding.severity, hides_something(finding)) == (severity, is_hidden)
