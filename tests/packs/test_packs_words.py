"""The shipped packs: they load, their examples prove them, and they are worded and cited as they should be."""

import re
from typing import Final

import pytest
from packs_in import DOCUMENTS, EVERY_RULE, FINDINGS, PACK_OF, PACKS, RULES
from yaml_in import said

from alignment.model.metamodel import built_in_metamodel
from alignment.rules.prove import run_examples
from alignment.rules.rule import AnyRule, Rule
from alignment.rules.shipped import generic_packs, shipped_packs

GOVERNANCE: Final = "CIPFA and Solace, Delivering Good Governance in Local Government (2016)"
INTERVENTION: Final = "Department for Education, Dedicated schools grant: very high deficit intervention (2021)"
SEND_CODE: Final = "SEND Code of Practice: 0 to 25 years (2015)"
CITED: Final = {
    (
        "Audit Commission, Improving information to support decision making (2007)",
        "Appendix 1, the standards for better quality data",
    ),
    (GOVERNANCE, "Principle A, respecting the rule of law"),
    (GOVERNANCE, "Principle B, openness and stakeholder engagement"),
    (GOVERNANCE, "Principle C, defining outcomes"),
    (GOVERNANCE, "Principle D, determining interventions"),
    (GOVERNANCE, "Principle F, managing risks and performance"),
    (GOVERNANCE, "Principle G, effective accountability"),
    ("Cabinet Office, Consultation Principles (2018)", "Consultations should have a purpose"),
    ("Children and Families Act 2014", "Part 3"),
    ("Children and Families Act 2014", "Section 27, keeping provision under review"),
    (INTERVENTION, "The reforms and savings that an agreement sets out"),
    ("Equality Act 2010", "Section 149, public sector equality duty"),
    ("HM Treasury and others, Choosing the Right FABRIC (2001)", "Criteria for performance measures"),
    ("HM Treasury, The Magenta Book (2020)", "Theories of change, outputs and outcomes"),
    ("HM Treasury, The Orange Book - Management of Risk (2023)", "Section D, risk management processes"),
    (
        "Infrastructure and Projects Authority, Annual Report on Major Projects 2021-22 (2022)",
        "Delivery confidence assessment, what the ratings mean",
    ),
    (
        "R v Brent London Borough Council, ex parte Gunning (1985)",
        "The fourth Gunning principle, conscientious consideration",
    ),
    (SEND_CODE, "Chapter 1, principles"),
    (SEND_CODE, "Chapter 3, working together across education, health and care"),
    (
        "Think Local Act Personal and the National Co-production Advisory Group, Ladder of co-production",
        "The steps from informing to co-production",
    ),
}
"""Where standards, Acts and judgments say what rules rest on."""

SHOWN: Final = {"path": "`baseline_value`", "count": "14", "total": "132", "share": "89%", "failures": ""}
VERBS: Final = {
    *("Add", "Ask", "Correct", "Decide", "Do", "Enter", "Fill", "Have", "Keep", "Link"),
    *("Look", "Name", "Put", "Say", "Settle", "Take", "Wait", "Write"),
}
JARGON: Final = re.compile(
    r"\b(node|edge|null|constraint|schema|violat\w*|issue|problem|entity|attribute|id)s?\b", re.IGNORECASE
)
EACH_RULE: Final = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
EACH_OF_ANY_KIND: Final = pytest.mark.parametrize("rule", EVERY_RULE.values(), ids=list(EVERY_RULE))


def test_the_packs_are_without_a_mistake() -> None:
    assert not [said(findings) for _, findings in DOCUMENTS.values() if findings]
    assert said(FINDINGS) == []


def test_no_two_rules_have_the_same_id_or_title_and_few_are_code() -> None:
    every = [rule for pack in PACKS for rule in pack.every]
    assert len(every) == len(EVERY_RULE)
    assert EVERY_RULE.keys() - RULES.keys() == {"PROV-FIELD", "PROV-QUOTE", "STR-SUBSTANCE"}
    assert len({rule.title for rule in every}) == len(every)


@EACH_RULE
def test_every_example_does_what_it_says(rule: Rule) -> None:
    document, _ = DOCUMENTS[PACK_OF[rule.id]]
    assert run_examples(rule, document, built_in_metamodel()) == ()


def test_every_pack_is_named_like_its_file() -> None:
    assert [pack.name for pack in PACKS] == list(shipped_packs())
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", pack.version) for pack in PACKS)
    assert all(pack.title for pack in PACKS)


def test_every_pack_that_is_not_about_one_field_of_work_is_used_unless_others_are_chosen() -> None:
    assert set(generic_packs()) == set(shipped_packs()) - {"send"}


def test_the_four_headline_rules_are_tagged() -> None:
    headline = {"ACT-OWNER", "ACT-MEASURE", "ACT-PRIORITY", "ACT-COPROD"}
    assert {rule.id for rule in RULES.values() if "headline" in rule.tags} == headline


def test_the_rules_on_duties_and_on_reform_can_be_chosen_by_tag() -> None:
    tagged = {rule.id: set(rule.tags) & {"duties", "reform"} for rule in RULES.values() if PACK_OF[rule.id] == "send"}
    duties = [rule for rule, tags in tagged.items() if tags == {"duties"}]
    reform = [rule for rule, tags in tagged.items() if tags == {"reform"}]
    assert duties == ["DUTY-DISCHARGED", "DUTY-HOLDER", "DUTY-SECTION", "EQ-ASSESSED"]
    assert reform == [
        *("SVIP-ALIGNED", "SVIP-DELIVERED", "SVIP-ENGAGED", "SVIP-SAVING"),
        *("PLAN-GATE", "PLAN-ALIGNED"),
    ]


@EACH_RULE
def test_a_message_goes_on_where_the_element_was_named(rule: Rule) -> None:
    message = rule.message.fill(SHOWN)
    assert message[0].islower()
    assert not message.endswith(".")
    assert len(message) < 90


@EACH_RULE
def test_a_message_is_without_jargon(rule: Rule) -> None:
    assert not JARGON.search(rule.message.fill(SHOWN))


@EACH_OF_ANY_KIND
def test_a_rule_reads_well_aloud(rule: AnyRule) -> None:
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    for text in (rule.why, rule.fix):
        assert text[0].isupper()
        assert text.endswith(".")
    assert rule.fix.split()[0] in VERBS, "an instruction begins with what to do"
    assert not JARGON.search(f"{rule.title} {rule.why} {rule.fix}")
    assert len({rule.title, rule.why, rule.fix}) == 3


@EACH_OF_ANY_KIND
def test_a_rule_rests_on_a_place_in_a_standard(rule: AnyRule) -> None:
    assert (rule.cited.document, rule.cited.locator) in CITED


def test_whatever_is_said_to_be_cited_is() -> None:
    assert {(rule.cited.document, rule.cited.locator) for rule in RULES.values()} == CITED
