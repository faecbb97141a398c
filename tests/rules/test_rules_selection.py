"""Choosing rules by id, beginning, tag or pack."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_in import AS_AT, HEAD, pack_of, read, rule_of
from yaml_in import strategy_of

from alignment.checker.run import Terms, run_rules
from alignment.results.check import Became
from alignment.rules.selection import guess, matching, switched_off

RULES = {
    "people": ["ACT-OWNER", "ACT-OWNER-UNIT", "RISK-OWNER"],
    "Measures": ["ACT-MEASURE", "headline"],
}
TAGS = {"ACT-OWNER": "[headline]", "ACT-MEASURE": "[Headline, figures]"}
PACKS = read(
    *(
        pack_of(
            *(rule_of(f"id: {rule}\ntags: {TAGS.get(rule, '[]')}") for rule in rules),
            head=HEAD.replace("trial", name),
        )
        for name, rules in RULES.items()
    )
).packs
EVERY = [rule for rules in RULES.values() for rule in rules]


@pytest.mark.parametrize(
    ("selector", "selected"),
    [
        ("ACT-OWNER", ["ACT-OWNER"]),
        ("act-owner", ["ACT-OWNER"]),
        ("ACT-OWNER-", ["ACT-OWNER-UNIT"]),
        ("ACT", ["ACT-OWNER", "ACT-OWNER-UNIT", "ACT-MEASURE"]),
        ("act-o", ["ACT-OWNER", "ACT-OWNER-UNIT"]),
        ("figures", ["ACT-MEASURE"]),
        ("FIGURES", ["ACT-MEASURE"]),
        ("headline", ["headline"]),
        ("headlin", ["headline"]),
        ("people", ["ACT-OWNER", "ACT-OWNER-UNIT", "RISK-OWNER"]),
        ("measures", ["ACT-MEASURE", "headline"]),
        ("  RISK-OWNER ", ["RISK-OWNER"]),
        ("OWNER", []),
        ("peop", []),
        ("", []),
        ("  ", []),
    ],
)
def test_a_selector_is_an_id_or_else_a_beginning_a_tag_or_a_pack(selector: str, selected: list[str]) -> None:
    assert matching(selector, PACKS) == set(selected)


def test_a_tag_is_found_however_it_is_written() -> None:
    packs = read(pack_of(rule_of("id: ONE\ntags: [Headline]"), rule_of("id: TWO\ntags: headline"))).packs
    assert matching("headline", packs) == matching("HEADLINE", packs) == {"ONE", "TWO"}


@pytest.mark.parametrize(
    ("selector", "says"),
    [
        ("ACT-MEASRE", "Did you mean `ACT-MEASURE`?"),
        ("figure", "Did you mean `figures`?"),
        ("poeple", "Did you mean `people`?"),
        ("zzz", "Name a rule, the beginning of its id, a tag or a pack."),
        ("", "Name a rule, the beginning of its id, a tag or a pack."),
    ],
)
def test_a_selector_that_names_nothing_is_guessed_at(selector: str, says: str) -> None:
    assert guess(selector, PACKS) == says


@pytest.mark.parametrize(
    ("select", "ignore", "off"),
    [
        ({}, {}, {}),
        (
            {"RISK": "--select"},
            {},
            dict.fromkeys([rule for rule in EVERY if rule != "RISK-OWNER"], "not selected by --select"),
        ),
        ({}, {"measures": "align.yaml"}, dict.fromkeys(RULES["Measures"], "by `ignore: measures` in align.yaml")),
        (
            {"people": "align.yaml"},
            {"RISK-OWNER": "--ignore"},
            {
                "ACT-MEASURE": "not selected by `select` in align.yaml",
                "headline": "not selected by `select` in align.yaml",
                "RISK-OWNER": "by --ignore",
            },
        ),
        (
            {"people": "--select", "measures": "--select"},
            {"ACT\x1b": "--ignore"},
            {},
        ),
        ({"zzz": "--select"}, {}, dict.fromkeys(EVERY, "not selected by --select")),
    ],
)
def test_every_rule_that_is_switched_off_says_by_what(
    select: dict[str, str], ignore: dict[str, str], off: dict[str, str]
) -> None:
    assert switched_off(PACKS, select, ignore) == off


NAMES = st.dictionaries(st.sampled_from([*EVERY, "ACT", "people", "figures", "zzz"]), st.just("--option"), max_size=3)


@given(NAMES, NAMES)
def test_what_is_selected_and_not_ignored_runs_and_nothing_else(select: dict[str, str], ignore: dict[str, str]) -> None:
    chosen = {rule for name in select for rule in matching(name, PACKS)} if select else set(EVERY)
    running = chosen - {rule for name in ignore for rule in matching(name, PACKS)}
    strategy, _ = strategy_of("actions: [{id: X, title: T}]")
    result = run_rules(strategy, PACKS, Terms("draft", AS_AT, switched_off(PACKS, select, ignore)))
    assert {one.rule for one in result.findings} == running
    assert {one.rule for one in result.outcomes if one.became is not Became.OFF} == running
    assert [one.rule for one in result.outcomes] == EVERY
