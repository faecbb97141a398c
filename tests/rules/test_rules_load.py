"""What is wrong with a pack as a whole, or with several packs together."""

import pytest
from rules_in import HEAD, PACK, pack_of, read, rule_of, unmarked
from yaml_in import said

from alignment.findings.finding import Severity

RULES = f"rules:\n{rule_of()}\n"


@pytest.mark.parametrize(
    ("text", "says", "mend"),
    [
        (f"{HEAD}«tittle»: T\n{RULES}", "RULE-KEY `tittle` is not a word of a pack", "Did you mean `title`?"),
        (
            f"{HEAD}«imports»: [other]\n{RULES}",
            "RULE-KEY `imports` is not a word of a pack",
            "Use one of: align_rules, pack,",
        ),
        ("align_rules: «2»\nany: thing\n", "RULE-PACK The pack is not written in version 1", "Write `align_rules: 1`."),
        ("align_rules:«»\npack: p\n", "RULE-PACK The pack is not written in version 1", "Write `align_rules: 1`."),
        ("align_rules: «[1]»\n", "RULE-PACK The pack is not written in version 1", "Write `align_rules: 1`."),
        ("«pack: p\nrules: []\n»", "RULE-PACK pack.yaml is not a rule pack", "Begin it with `align_rules: 1`, or"),
        ("«- a\n- b\n»", "RULE-PACK pack.yaml is not a rule pack", "Begin it with `align_rules: 1`, or take it"),
        ("«Just words»\n", "RULE-PACK pack.yaml is not a rule pack", "Begin it with `align_rules: 1`, or take it"),
        (f"«align_rules»: 1\nversion: 1.0.0\n{RULES}", "RULE-REQUIRED The pack has no `pack`", "Write `pack:`."),
        (f"«align_rules»: 1\npack: p\n{RULES}", "RULE-REQUIRED The pack has no `version`", "Write `version:`."),
        ("«align_rules»: 1\npack: p\nversion: 1.0.0\n", "RULE-REQUIRED The pack has no `rules`", "Write `rules:`."),
        (f"align_rules: 1\npack: «[p]»\nversion: 1.0.0\n{RULES}", "RULE-VALUE `pack` is not one text", ""),
        (f"{HEAD}title: «[T]»\n{RULES}", "RULE-VALUE `title` is not one text", ""),
        (f"{HEAD}rules: «[]»\n", "RULE-VALUE `rules` is empty", "Write a rule."),
        (f"{HEAD}rules: «none»\n", "RULE-VALUE `rules` is not a list", ""),
        (f"{HEAD}rules: «{{id: R}}»\n", "RULE-VALUE `rules` is not a list", ""),
        (f"{HEAD}rules:\n  - «a rule»\n", "RULE-VALUE A rule is not a mapping", ""),
        (f"{HEAD}define: «[live]»\n{RULES}", "RULE-VALUE `define` is not a mapping", ""),
    ],
)
def test_a_mistake_in_the_frame_of_a_pack_is_said_at_its_place(text: str, says: str, mend: str) -> None:
    text, places = unmarked(text)
    (finding,) = read(text).findings
    assert finding.location == places[0]
    assert f"{finding.rule} {finding.message}".startswith(says)
    assert finding.fix.startswith(mend)
    assert finding.severity is Severity.ERROR


def test_a_pack_in_another_version_of_the_language_is_not_used_at_all() -> None:
    assert not read(pack_of(rule_of(), head=HEAD.replace("align_rules: 1", "align_rules: 2"))).packs


def test_the_frame_of_a_pack_is_kept() -> None:
    (pack,) = read(pack_of(rule_of("tags: [one, other]"), head=f"{HEAD}title: On trial\n")).packs
    assert (pack.name, pack.version, pack.title) == ("trial", "0.1.0", "On trial")
    (rule,) = pack.rules
    assert rule.tags == ("one", "other")
    assert (rule.cited.document, rule.cited.locator) == ("A standard", "Page 1")
    assert (rule.title, rule.why, rule.fix) == ("A rule on trial", "Because.", "Mend it.")
    assert rule.kinds == {"action"}


def test_lines_of_a_text_are_read_as_one() -> None:
    (pack,) = read(pack_of(rule_of("why: >\n  Because of this\n  and   of that."))).packs
    assert pack.rules[0].why == "Because of this and of that."


def test_an_empty_file_is_no_pack() -> None:
    assert said(read("").findings) == [
        "1:1 YAML-EMPTY pack.yaml has nothing in it",
        "1:1 RULE-PACK pack.yaml is not a rule pack",
    ]


def test_of_a_file_that_yaml_cannot_read_only_that_is_said() -> None:
    found = read("align_rules: 1\npack: [p\n")
    assert [one.rule for one in found.findings] == ["YAML-SYNTAX"]
    assert not found.packs


def test_a_rule_id_is_used_once_over_all_packs() -> None:
    second, places = unmarked(pack_of(rule_of("id: «TRIAL»\nmust_have: advances"), rule_of("id: OTHER")))
    found = read(pack_of(rule_of()), second)
    (finding,) = found.findings
    assert (finding.rule, finding.severity) == ("RULE-DUPLICATE", Severity.ERROR)
    assert str(finding.location) == f"pack2.yaml:{places[0].line}:{places[0].column}"
    assert finding.message == "The rule id TRIAL is used twice; it is first used in pack.yaml at line 5"
    assert [str(one.location) for one in finding.related] == [f"{PACK}:5:9"]
    assert finding.fix == "Give one of the two another id."


def test_of_two_rules_with_the_same_id_the_first_counts() -> None:
    found = read(pack_of(rule_of("title: First"), rule_of("title: Second"), rule_of("id: OTHER")))
    assert [rule.title for pack in found.packs for rule in pack.rules] == ["First", "A rule on trial"]
    assert [one.rule for one in found.findings] == ["RULE-DUPLICATE"]


def test_a_key_written_twice_in_a_rule_is_said_at_the_second() -> None:
    text, places = unmarked(pack_of(rule_of() + "\n    «why»: Because of something else."))
    (finding,) = read(text).findings
    assert (finding.rule, finding.location) == ("YAML-DUPLICATE-KEY", places[0])


def test_mistakes_of_several_packs_are_listed_in_the_order_of_the_files() -> None:
    text, places = unmarked(pack_of(rule_of("must_have: «ownr»"), rule_of("id: OTHER\n«wy»: x")))
    here = [f"{place.line}:{place.column}" for place in places]
    expected = [f"{name}:{place}" for name in (PACK, "pack2.yaml") for place in here]
    assert [str(one.location) for one in read(text, text).findings] == expected
