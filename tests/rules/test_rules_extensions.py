"""Rules in words of an organisation's own, and shipped rules beside such words."""

from datetime import date
from pathlib import PurePosixPath
from typing import Final

import pytest
from extensions_in import extended, loaded, told
from rules_in import pack_of, rule_of
from yaml_in import document_of

from alignment.checker.run import Terms, run_rules
from alignment.documents.document import YamlDocument
from alignment.documents.parse import parse
from alignment.findings.finding import Finding
from alignment.model.metamodel import Metamodel, built_in_metamodel
from alignment.rules.load import load_packs
from alignment.rules.rule import RulePack
from alignment.rules.sentences import sentences
from alignment.rules.shipped import shipped_packs
from alignment.source import SHIPPED, SourceFile

OWN: Final = extended(
    """\
    extensions:
      kinds:
        hazard:
          section: hazards
          fields:
            likelihood: {type: ordered, values: [rare, possible, Very likely]}
            height: number
            seen: date
            since: partial date
            said: text
        asset: {section: assets, reference: yes}
      links:
        protects: {inverse: protected_by, from: [action], to: [asset]}
        threatens: {from: [hazard], to: [asset]}
      vocabularies:
        action status: {map: {amber: at risk}}
        who: {add: [farmers], groups: {people affected: [farmers], by the sea: [farmers, residents]}}
        level: {add: [{word: designed, after: participated}], map: {asked: consulted}}
      labels: {action: measure of ours}
    """
)
HAZARD: Final = (
    "hazards: [{id: H1, title: Flood, likelihood: possible, height: 2.5, seen: 2026-03-01, since: 2020, said: So}]\n"
)


def packs_of(metamodel: Metamodel, *documents: YamlDocument) -> tuple[tuple[RulePack, ...], tuple[Finding, ...]]:
    return load_packs(documents, metamodel)


def trial_of(rule: str, metamodel: Metamodel = OWN) -> RulePack:
    """Reads one rule in which there must be no mistake."""
    (pack,), findings = packs_of(metamodel, document_of(pack_of(rule_of(rule)))[0])
    assert told(findings) == []
    return pack


def failing(rule: str, model: str) -> list[str]:
    """Gives the elements that fail a rule."""
    strategy, findings = loaded(OWN, model)
    assert told(findings) == []
    checked = run_rules(strategy, [trial_of(rule)], Terms("draft", date(2026, 9, 14)))
    return [finding.element or "" for finding in checked.findings]


def shipped(name: str) -> YamlDocument:
    path = shipped_packs()[name]
    return parse(SourceFile(PurePosixPath(f"{SHIPPED}{path.name}"), path.read_bytes()))[0]


@pytest.mark.parametrize(
    ("test", "fails"),
    [
        ("likelihood: {is_at_least: possible}", False),
        ("likelihood: {is_at_least: very likely}", True),
        ("likelihood: {is: Possible}", False),
        ("height: {is_more_than: 2}", False),
        ("height: {is_less_than: 2}", True),
        ("seen: {within_last: 12 months}", False),
        ("seen: {is_before: 2026-01-01}", True),
        ("since: {is_before: {value_of: seen}}", False),
        ("said: {is: so}", False),
        ("said: {contains_text: no}", True),
    ],
)
def test_own_fields_take_the_words_that_fit_their_type(test: str, *, fails: bool) -> None:
    assert failing(f"every: hazard\nmust: {{{test}}}", HAZARD) == (["H1"] if fails else [])


@pytest.mark.parametrize(
    ("test", "mistake"),
    [
        ("protected_by: exists", "`protected_by` does not start at hazard"),
        ("height: {is_at_least: high}", 'the value after `is_at_least` says "high", which is not a number'),
        ("seen: {is_more_than: 2}", "`is_more_than` does not fit a field of type date"),
        ("likelihood: {is: certain}", '"certain" is none of the values of hazard.likelihood'),
    ],
)
def test_what_does_not_fit_is_a_mistake(test: str, mistake: str) -> None:
    _, (found,) = packs_of(OWN, document_of(pack_of(rule_of(f"every: hazard\nmust: {{{test}}}")))[0])
    assert found.message.casefold() == mistake.casefold()


def test_paths_follow_own_links_both_ways_and_built_in_ones_to_own_kinds() -> None:
    model = (
        "assets: [{id: S1, title: Wall}, {id: S2, title: Pump}]\nactions: [{id: A1, title: x, protects: S1}]\n"
        "hazards: [{id: H1, title: Flood, threatens: [S1, S2]}]\n"
    )
    assert failing("every: asset\nmust_have: protected_by", model) == ["S2"]
    assert failing("every: hazard\nmust: {threatens: {every: {protected_by: exists}}}", model) == ["H1"]
    assert failing("every: action\nmust_have: protects.threatened_by(hazard)", model) == []


def test_own_kinds_are_elements_of_every_element_unless_they_are_only_named() -> None:
    model = "assets: [{id: S1, title: Wall}]\nhazards: [{id: H1, title: Flood}]\n"
    assert failing("every: element\nmust_have: evidence", model) == ["H1"]


def test_groups_and_mapped_words_are_what_rules_see() -> None:
    model = (
        "sources: [{id: S1, title: x, who: farmers, level: ASKED}, {id: S2, title: y, who: staff, level: designed}]\n"
        "actions: [{id: A1, title: x, status: Amber}]\n"
    )
    assert failing("every: source\nmust: {who: {includes: people affected}}", model) == ["S2"]
    assert failing("every: source\nmust: {who: {includes: by the sea}}", model) == ["S2"]
    assert failing("every: source\nmust: {level: {is_at_least: participated}}", model) == ["S1"]
    assert failing("every: action\nmust: {status: {is: at risk}}", model) == []


def test_a_mapped_word_in_a_rule_is_told_what_it_stands_for() -> None:
    rule = rule_of("every: action\nmust: {status: {is: amber}}")
    _, (mistake,) = packs_of(OWN, document_of(pack_of(rule))[0])
    assert mistake.message == '"amber" is none of the values of action status'
    assert mistake.fix.startswith("Write `at risk`, which it stands for. Use one of: not started,")


def test_a_near_miss_shows_the_own_word() -> None:
    strategy, _ = loaded(
        OWN, "actions: [{id: A, title: x, informed_by: S}]\nsources: [{id: S, title: y, level: asked}]"
    )
    pack = trial_of("every: action\nmust: {informed_by: {some: {level: {is_at_least: participated}}}}")
    (finding,) = run_rules(strategy, [pack], Terms("draft", date(2026, 9, 14))).findings
    assert finding.label == "S is only asked (consulted); participated, designed or co-produced is needed"


def test_a_near_miss_spells_the_words_that_would_do_as_they_are_written() -> None:
    strategy, _ = loaded(OWN, HAZARD)
    pack = trial_of("every: hazard\nmust: {likelihood: {is: very likely}}")
    (finding,) = run_rules(strategy, [pack], Terms("draft", date(2026, 9, 14))).findings
    assert finding.label == "H1 is only possible; Very likely is needed"


def test_sentences_say_the_label() -> None:
    (rule,) = trial_of("every: action\nmust_have: protects").rules
    assert sentences(rule, OWN) == ["Every measure of ours: it protects an asset."]


@pytest.mark.parametrize("name", shipped_packs())
def test_shipped_packs_have_no_mistake_whatever_is_added(name: str) -> None:
    document = shipped(name)
    known, _ = packs_of(built_in_metamodel(), document)
    assert packs_of(OWN, document)[1] == ()
    for where in ("from: [thing]", "to: [thing]", "from: [thing], to: [thing]"):
        links = "".join(f"    {link}: {{{where}}}\n" for link in built_in_metamodel().links)
        wide = extended(
            f"extensions:\n  kinds: {{thing: {{section: things, fields: {{due: text}}}}}}\n  links:\n{links}"
        )
        packs, findings = packs_of(wide, document)
        assert findings == ()
        assert [rule.id for rule in packs[0].rules] == [rule.id for rule in known[0].rules]


def test_a_shipped_rule_looks_at_added_ends_where_it_can_and_past_them_where_it_cannot() -> None:
    wide = extended(
        """\
        extensions:
          kinds:
            workshop: {section: workshops}
            stage_gate: {section: gates, fields: {due: {type: partial date}}}
          links:
            informed_by: {to: [workshop]}
            part_of: {from: [stage_gate], to: [action]}
        """
    )
    packs, findings = packs_of(wide, shipped("coproduction"), shipped("delivery"))
    assert findings == ()
    strategy, faults = loaded(
        wide,
        """\
        strategy: {id: S, title: Plan, period_from: 2026, period_to: 2028, stage: approval}
        actions:
          - {id: A1, title: x, informed_by: [W1, S1], due: 2028}
          - {id: A2, title: y, informed_by: [W1], due: 2028}
        workshops: [{id: W1, title: Day by the sea}]
        sources: [{id: S1, title: Forum, level: participated, who: children}]
        gates: [{id: G1, title: First, part_of: A1, due: 2026-12}]
        """,
    )
    assert told(faults) == []
    checked = run_rules(strategy, packs, Terms("approval", date(2026, 9, 14)))
    found = [(one.rule, one.element) for one in checked.findings if one.rule in {"ACT-COPROD", "ACT-STEP"}]
    assert found == [("ACT-COPROD", "A2"), ("ACT-STEP", "A2")]


def test_a_pack_of_their_own_is_held_to_what_they_add() -> None:
    document, _ = document_of(pack_of(rule_of("every: action\nmust: {mitigates: {some: {cause: exists}}}")))
    assert packs_of(built_in_metamodel(), document)[1] == ()
    wide = extended("extensions: {kinds: {hazard: {section: hazards}}, links: {mitigated_by: {from: [hazard]}}}")
    assert told(packs_of(wide, document)[1]) == ["RULE-PATH Hazard has no field `cause`"]
