"""The shipped packs: they load, their examples prove them, and they say what they are meant to say, when it matters."""

import re
from typing import Final

import pytest
from yaml_in import document_of, said, strategy_of

from alignment.checker import check
from alignment.model.metamodel import built_in_metamodel
from alignment.rules.examples import run_examples
from alignment.rules.load import load_packs
from alignment.rules.rule import Rule
from alignment.rules.shipped import generic_packs, shipped_packs

DOCUMENTS: Final = {name: document_of(path.read_bytes(), path.name) for name, path in shipped_packs().items()}
PACKS, FINDINGS = load_packs([document for document, _ in DOCUMENTS.values()], built_in_metamodel())
RULES: Final = {rule.id: rule for pack in PACKS for rule in pack.rules}
PACK_OF: Final = {rule.id: pack.name for pack in PACKS for rule in pack.rules}

INFO_WARNING_ERROR: Final = {"i": "info", "w": "warning", "e": "error", "-": "None"}
SEVERITIES: Final = {
    "accountability": {
        "ACT-OWNER": "w/w/e",
        "ACT-OWNER-UNIT": "i/w/w",
        "ACT-OVERSIGHT": "i/i/e",
        "PLAN-OWNER": "w/w/e",
        "RISK-OWNER": "w/w/e",
        "CON-OWNER": "w/w/e",
        "PLAN-ACTIONS": "-/-/e",
    },
    "measurement": {"ACT-MEASURE": "w/w/e", "MEA-COMPLETE": "i/w/e"},
    "priorities": {"ACT-PRIORITY": "w/w/e", "AMB-ACTION": "i/w/e", "AMB-OUTCOME-LINK": "w/w/e"},
    "coproduction": {"ACT-COPROD": "w/w/e", "SRC-LEVEL": "w/w/w", "SRC-EVIDENCE": "i/w/e", "FB-SOURCE": "i/w/w"},
}
"""When each rule matters: from draft, consultation and approval on."""

GOVERNANCE: Final = "CIPFA and Solace, Delivering Good Governance in Local Government (2016)"
CITED: Final = {
    (GOVERNANCE, "Principle B, openness and stakeholder engagement"),
    (GOVERNANCE, "Principle C, defining outcomes"),
    (GOVERNANCE, "Principle D, determining interventions"),
    (GOVERNANCE, "Principle F, managing risks and performance"),
    (GOVERNANCE, "Principle G, effective accountability"),
    ("HM Treasury, The Orange Book - Management of Risk (2023)", "Section D, risk management processes"),
    ("HM Treasury and others, Choosing the Right FABRIC (2001)", "Criteria for performance measures"),
    (
        "Think Local Act Personal and the National Co-production Advisory Group, Ladder of co-production",
        "The steps from informing to co-production",
    ),
}
"""Where standards say what rules rest on, looked up in their tables of contents."""

ENDS: Final = """
roles:
  - {id: R1, title: Head of inclusion, type: post}
  - {id: U1, title: Inclusion service, type: unit}
boards: [{id: B1, title: Partnership board}]
ambitions: [{id: A1, title: Included}, {id: A2, title: Heard, contributes_to: O1}]
outcomes: [{id: O1, title: Achieving}]
measures: [{id: M1, title: Plans in time}]
plans:
  - {id: PL1, title: Overseen, overseen_by: B1}
  - {id: PL2, title: Not overseen}
sources:
  - {id: INFORMED, title: T, level: informed, who: children}
  - {id: ASKED, title: T, level: consulted, who: children}
  - {id: TOOK-PART, title: T, level: participated, who: [schools, parents and carers]}
  - {id: MADE, title: T, level: co-produced, who: parent carer forum}
  - {id: AMONG-US, title: T, level: co-produced, who: [schools, health]}
  - {id: NOBODY, title: T, level: co-produced}
"""
NOT_LOOKED_AT: Final = "nothing to check"
CASES: Final = (
    # the rule, the section of an element, what is written of it after id and title, what becomes of the rule
    ("ACT-OWNER", "actions", "", "failed"),
    ("ACT-OWNER", "actions", "owner: TBC", "failed"),
    ("ACT-OWNER", "actions", "owner: R9", "failed"),
    ("ACT-OWNER", "actions", "supported_by: R1", "failed"),
    ("ACT-OWNER", "actions", "owner: R1", "passed"),
    ("ACT-OWNER", "actions", "owner: U1", "passed"),
    ("ACT-OWNER", "actions", "status: done", "failed"),
    ("ACT-OWNER", "actions", "status: on hold", "failed"),
    ("ACT-OWNER", "actions", "status: stopped", NOT_LOOKED_AT),
    ("ACT-OWNER-UNIT", "actions", "owner: U1", "failed"),
    ("ACT-OWNER-UNIT", "actions", "owner: R1", "passed"),
    ("ACT-OWNER-UNIT", "actions", "", "passed"),
    ("ACT-OWNER-UNIT", "actions", "owner: U1, status: stopped", NOT_LOOKED_AT),
    ("ACT-OVERSIGHT", "actions", "", "failed"),
    ("ACT-OVERSIGHT", "actions", "part_of: PL2", "failed"),
    ("ACT-OVERSIGHT", "actions", "part_of: PL1", "passed"),
    ("ACT-OVERSIGHT", "actions", "part_of: [PL2, PL1]", "passed"),
    ("ACT-OVERSIGHT", "actions", "overseen_by: B1", "passed"),
    ("ACT-OVERSIGHT", "actions", "status: stopped", NOT_LOOKED_AT),
    ("PLAN-OWNER", "plans", "type: action plan", "failed"),
    ("PLAN-OWNER", "plans", "type: action plan, owner: R1", "failed"),
    ("PLAN-OWNER", "plans", "type: action plan, overseen_by: B1", "failed"),
    ("PLAN-OWNER", "plans", "type: action plan, owner: R1, overseen_by: B1", "passed"),
    ("PLAN-OWNER", "plans", "type: corporate plan", NOT_LOOKED_AT),
    ("PLAN-OWNER", "plans", "", NOT_LOOKED_AT),
    ("RISK-OWNER", "risks", "", "failed"),
    ("RISK-OWNER", "risks", "owner: R1", "failed"),
    ("RISK-OWNER", "risks", "review: 2027-03", "failed"),
    ("RISK-OWNER", "risks", "owner: R1, review: every term", "failed"),
    ("RISK-OWNER", "risks", "owner: R1, review: 2027-03", "passed"),
    ("CON-OWNER", "contingencies", "", "failed"),
    ("CON-OWNER", "contingencies", "owner: R1, review: 2027", "failed"),
    ("CON-OWNER", "contingencies", "owner: R1, trigger: Grant letter", "failed"),
    ("CON-OWNER", "contingencies", "trigger: Grant letter, review: 2027, status: open", "failed"),
    ("CON-OWNER", "contingencies", "owner: R1, trigger: Grant letter, review: 2027", "passed"),
    ("CON-OWNER", "contingencies", "status: ended", NOT_LOOKED_AT),
    ("PLAN-ACTIONS", "plans", "type: action plan", "failed"),
    ("PLAN-ACTIONS", "plans", "type: partnership plan", NOT_LOOKED_AT),
    ("ACT-MEASURE", "actions", "", "failed"),
    ("ACT-MEASURE", "actions", "measured_by: to be agreed", "failed"),
    ("ACT-MEASURE", "actions", "measured_by: [M1]", "passed"),
    ("ACT-MEASURE", "actions", "status: stopped", NOT_LOOKED_AT),
    ("ACT-PRIORITY", "actions", "", "failed"),
    ("ACT-PRIORITY", "actions", "advances: O1", "failed"),
    ("ACT-PRIORITY", "actions", "advances: [A1]", "passed"),
    ("ACT-PRIORITY", "actions", "status: stopped", NOT_LOOKED_AT),
    ("AMB-OUTCOME-LINK", "ambitions", "", "failed"),
    ("AMB-OUTCOME-LINK", "ambitions", "contributes_to: O1", "passed"),
    ("AMB-ACTION", "ambitions", "contributes_to: O1", "failed"),
    ("ACT-COPROD", "actions", "", "failed"),
    ("ACT-COPROD", "actions", "informed_by: INFORMED", "failed"),
    ("ACT-COPROD", "actions", "informed_by: ASKED", "failed"),
    ("ACT-COPROD", "actions", "informed_by: AMONG-US", "failed"),
    ("ACT-COPROD", "actions", "informed_by: NOBODY", "failed"),
    ("ACT-COPROD", "actions", "informed_by: [ASKED, AMONG-US]", "failed"),
    ("ACT-COPROD", "actions", "informed_by: [ASKED, TOOK-PART]", "passed"),
    ("ACT-COPROD", "actions", "informed_by: MADE", "passed"),
    ("ACT-COPROD", "actions", "status: stopped", NOT_LOOKED_AT),
    ("SRC-LEVEL", "sources", "level: co-produced, who: children", "passed"),
    ("SRC-LEVEL", "sources", "level: co-produced, who: [health, young people], method: forum", "passed"),
    ("SRC-LEVEL", "sources", "level: co-produced, who: health", "failed"),
    ("SRC-LEVEL", "sources", "level: co-produced", "failed"),
    ("SRC-LEVEL", "sources", "level: co-produced, who: children, method: survey", "failed"),
    ("SRC-LEVEL", "sources", "level: participated, who: health", NOT_LOOKED_AT),
    ("SRC-LEVEL", "sources", "method: survey", NOT_LOOKED_AT),
    ("FB-SOURCE", "feedback", "", "failed"),
    ("FB-SOURCE", "feedback", "said_in: MADE", "passed"),
)
MEASURE: Final = {
    "baseline_value": "41",
    "target_value": "60",
    "target_by": "2028",
    "how_often": "monthly",
    "data_from": "Case system",
    "direction": "increase",
}
SOURCE: Final = {"when": "2026-05", "who": "children", "level": "informed", "evidence": "D1"}
VERBS: Final = {"Add", "Correct", "Fill", "Link", "Name", "Say", "Write"}
JARGON: Final = re.compile(
    r"\b(node|edge|null|constraint|schema|violat\w*|issue|problem|entity|attribute|id)s?\b", re.IGNORECASE
)


def became(rule: str, model: str) -> str:
    """Tells what becomes of a rule at approval, in a model where there is one element for it to look at."""
    strategy, _ = strategy_of(model)
    result = check(strategy, PACKS, "approval", dict.fromkeys(RULES.keys() - {rule}, "not on trial"))
    (outcome,) = (one for one in result.outcomes if one.rule == rule)
    assert outcome.checked <= 1
    return outcome.became.value


def test_the_packs_are_without_a_mistake() -> None:
    assert not [said(findings) for _, findings in DOCUMENTS.values() if findings]
    assert said(FINDINGS) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_example_does_what_it_says(rule: Rule) -> None:
    document, _ = DOCUMENTS[PACK_OF[rule.id]]
    assert run_examples(rule, document, built_in_metamodel()) == ()


def test_every_pack_is_named_like_its_file() -> None:
    assert [pack.name for pack in PACKS] == list(shipped_packs())
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", pack.version) for pack in PACKS)
    assert all(pack.title for pack in PACKS)


def test_every_pack_that_is_not_about_one_field_of_work_is_used_unless_others_are_chosen() -> None:
    assert set(generic_packs()) == set(shipped_packs()) - {"send"}


def test_every_rule_is_in_the_pack_of_its_theme() -> None:
    assert {pack.name: [rule.id for rule in pack.rules] for pack in PACKS} == {
        pack: list(rules) for pack, rules in SEVERITIES.items()
    }


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_matters_as_much_as_it_should_at_each_stage(rule: Rule) -> None:
    table = SEVERITIES[PACK_OF[rule.id]][rule.id].split("/")
    at = [str(rule.schedule.at(stage)) for stage in ("draft", "consultation", "approval")]
    assert at == [INFO_WARNING_ERROR[letter] for letter in table]
    assert str(rule.schedule.at("closed")) == at[-1]


def test_the_four_headline_rules_are_tagged() -> None:
    assert {rule.id for rule in RULES.values() if "headline" in rule.tags} == {
        "ACT-OWNER",
        "ACT-MEASURE",
        "ACT-PRIORITY",
        "ACT-COPROD",
    }


@pytest.mark.parametrize(("rule", "section", "written", "expected"), CASES)
def test_a_rule_looks_at_what_it_should_and_finds_what_it_should(
    rule: str, section: str, written: str, expected: str
) -> None:
    own = f"{section}: [{{id: X, title: T{', ' if written else ''}{written}}}]"
    others = "\n".join(line for line in sections_but(section))
    assert became(rule, f"{others}\n{own}") == expected


def sections_but(section: str) -> list[str]:
    """Gives the elements that links may lead to, but for one section."""
    parts = re.split(r"\n(?=\w)", ENDS.strip())
    return [part for part in parts if not part.startswith(f"{section}:")]


@pytest.mark.parametrize("left_out", [None, *MEASURE])
def test_a_measure_is_complete_with_all_six(left_out: str | None) -> None:
    written = "".join(f", {key}: {value}" for key, value in MEASURE.items() if key != left_out)
    model = f"measures: [{{id: X, title: T{written}}}]"
    assert became("MEA-COMPLETE", model) == ("failed" if left_out else "passed")


@pytest.mark.parametrize("left_out", [None, *SOURCE])
def test_a_source_says_when_who_how_far_and_where_it_is_written(left_out: str | None) -> None:
    written = "".join(f", {key}: {value}" for key, value in SOURCE.items() if key != left_out)
    model = f"sources: [{{id: X, title: T{written}}}]\nparagraphs: [{{id: D1, title: T}}]"
    assert became("SRC-EVIDENCE", model) == ("failed" if left_out else "passed")


@pytest.mark.parametrize(
    ("rule", "section", "element", "link"),
    [("AMB-ACTION", "ambitions", "", "advances"), ("PLAN-ACTIONS", "plans", ", type: action plan", "part_of")],
)
@pytest.mark.parametrize(
    ("status", "is_live"), [("", True), (", status: on track", True), (", status: stopped", False)]
)
def test_what_comes_from_the_other_end(  # noqa: PLR0913, PLR0917 - the columns of two tables
    rule: str, section: str, element: str, link: str, status: str, is_live: object
) -> None:
    model = f"{section}: [{{id: X, title: T{element}}}]\nactions: [{{id: Y, title: T, {link}: X{status}}}]"
    passes = is_live is True or rule == "PLAN-ACTIONS"
    assert became(rule, model) == ("passed" if passes else "failed")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_reads_well_aloud(rule: Rule) -> None:
    message = rule.message.fill({"path": "`owner`"})
    assert message[0].islower(), "follows the id and title of an element"
    assert not message.endswith(".")
    assert len(message) < 90 - len("(`owner` says TBC)")
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.why[0].isupper()
    assert rule.why.endswith(".")
    assert rule.fix.split()[0] in VERBS, "an instruction begins with what to do"
    assert rule.fix.endswith(".")
    assert not JARGON.search(f"{rule.title} {message} {rule.why} {rule.fix}")
    assert len({rule.title, rule.why, rule.fix}) == 3


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_rests_on_a_place_in_a_standard(rule: Rule) -> None:
    assert (rule.cited.document, rule.cited.locator) in CITED
