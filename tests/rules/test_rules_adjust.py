"""A pack that extends others says how much their rules matter; what the rules demand it cannot change."""

import pytest
from rules_in import PACK, Read, pack_of, read, rule_of, unmarked

from alignment.findings.finding import Finding, Severity
from alignment.rules.rule import Rule
from alignment.source import Location

BASE = pack_of(
    rule_of("id: ONE\nseverity: {draft: warning, approval: error}"),
    rule_of("id: TWO"),
    head="align_rules: 1\npack: base\nversion: 1.0.0\n",
)
STAGES = ("draft", "consultation", "approval", "published", "closed")


def extending(adjust: str = "", *, extends: str = "[pack.yaml]", name: str = "house", rules: str = "") -> str:
    """Writes a pack that extends others and adjusts, by default, those of the first file."""
    adjusts = f"adjust: [{adjust}]\n" if adjust else ""
    return f"align_rules: 1\npack: {name}\nversion: 1.0.0\nextends: {extends}\n{adjusts}{rules}"


def entry(rule: str = "ONE", change: str = "severity: info", reason: str = "Agreed in March.") -> str:
    return f"{{rule: {rule}, {change}, reason: {reason}}}"


def rules(found: Read) -> dict[str, Rule]:
    return {rule.id: rule for pack in found.packs for rule in pack.rules}


def said(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.message, finding.fix


def place_in(text: str, number: int = 2) -> tuple[str, Location]:
    """Gives a text without its « and », and the place between them in the file of that number."""
    text, (place,) = unmarked(text)
    path = place.path.with_name(f"pack{number}.yaml")
    return text, Location(path, place.line, place.column, place.end_line, place.end_column)


def test_a_severity_is_adjusted_by_stage_with_the_reason_and_what_was_before() -> None:
    text, place = place_in(extending(entry("«ONE»", "severity: {draft: info, published: error}")))
    found = read(BASE, text)
    assert found.findings == ()
    one, two = rules(found)["ONE"], rules(found)["TWO"]
    assert [str(one.schedule.at(stage)) for stage in STAGES] == ["info", "info", "info", "error", "error"]
    assert one.adjustment is not None
    assert (one.adjustment.pack, one.adjustment.reason, one.adjustment.is_off) == ("house", "Agreed in March.", False)
    assert one.adjustment.was.at("draft") is Severity.WARNING
    assert one.adjustment.was.at("approval") is Severity.ERROR
    assert one.adjustment.location == place
    assert (two.schedule.at("closed"), two.adjustment) == (Severity.WARNING, None)


def test_one_severity_holds_at_every_stage() -> None:
    schedule = rules(read(BASE, extending(entry(change="severity: error"))))["ONE"].schedule
    assert {schedule.at(stage) for stage in STAGES} == {Severity.ERROR}


def test_a_rule_is_switched_off_and_remembers_how_much_it_mattered() -> None:
    one = rules(read(BASE, extending(entry(change="off: true"))))["ONE"]
    assert one.adjustment is not None
    assert one.adjustment.is_off
    assert one.schedule == one.adjustment.was == rules(read(BASE))["ONE"].schedule


def test_nothing_but_how_much_it_matters_is_changed() -> None:
    before, after = (rules(read(BASE, *more))["ONE"] for more in ((), (extending(entry()),)))
    assert after.adjustment is not None
    assert after._replace(schedule=before.schedule, adjustment=None, examples=before.examples) == before


def test_a_pack_that_extends_needs_no_rules_of_its_own_but_may_have_some() -> None:
    found = read(BASE, extending(entry(), rules=f"rules:\n{rule_of('id: OWN')}\n"), extending(name="more"))
    assert found.findings == ()
    assert [(pack.name, len(pack.rules), len(pack.adjusts), pack.extends) for pack in found.packs] == [
        ("base", 2, 0, ()),
        ("house", 1, 1, ("pack.yaml",)),
        ("more", 0, 0, ("pack.yaml",)),
    ]


def test_one_name_is_a_list_of_one_and_the_reason_may_run_over_lines() -> None:
    adjust = "adjust:\n  - rule: ONE\n    off: true\n    reason: >\n      Agreed\n      in  March.\n"
    found = read(BASE, extending(extends="pack.yaml") + adjust)
    assert found.findings == ()
    adjustment = rules(found)["ONE"].adjustment
    assert adjustment is not None
    assert adjustment.reason == "Agreed in March."


def test_a_rule_is_adjusted_through_a_pack_between() -> None:
    found = read(BASE, extending(name="between"), extending(entry(), extends="[pack2.yaml]"))
    assert found.findings == ()
    assert rules(found)["ONE"].adjustment is not None


@pytest.mark.parametrize(
    ("text", "says", "mend"),
    [
        (extending("{rule: ONE, «wehre»: {owner: exists}, off: true, reason: R}"), "RULE-KEY `wehre` is not a word of an entry of `adjust`", "Use one of: rule, severity, off or reason."),
        (extending("{rule: ONE, «seveity»: info, off: true, reason: R}"), "RULE-KEY `seveity` is not a word of an entry of `adjust`", "Did you mean `severity`?"),
        (extending("{rule: ONE, «must»: {owner: exists}, off: true, reason: R}"), "RULE-KEY `must` is not a word of an entry of `adjust`", "Conditions cannot be adjusted: write a rule of your own, and switch this one off."),
        (extending("{rule: ONE, «where»: {owner: exists}, off: true, reason: R}"), "RULE-KEY `where` is not a word of an entry of `adjust`", "Conditions cannot be adjusted: write"),
        (extending("{rule: ONE, «must»: {owner: exists}, reason: R}"), "RULE-KEY `must` is not a word of an entry of `adjust`", "Conditions cannot be adjusted: write"),
        (extending("{rule: ONE, «severty»: info, reason: R}"), "RULE-KEY `severty` is not a word of an entry of `adjust`", "Did you mean `severity`?"),
        (extending("{«id»: ONE, rule: ONE, off: true, reason: R}"), "RULE-KEY `id` is not a word of an entry of `adjust`", "Write `rule:`."),
        (extending("{«off»: true, reason: R}"), "RULE-REQUIRED An entry of `adjust` has no `rule`", "Write `rule:`."),
        (extending("{rule: «[ONE]», off: true, reason: R}"), "RULE-VALUE `rule` is not one text", ""),
        (extending("{«rule»: ONE, reason: R}"), "RULE-REQUIRED The entry about ONE changes nothing", "Write `severity:`, or `off: true`."),
        (extending("{rule: ONE, severity: info, «off»: true, reason: R}"), "RULE-REQUIRED The entry about ONE has both `severity` and `off`", "Keep one of the two."),
        (extending("{rule: ONE, off: «yes», reason: R}"), "RULE-VALUE `off` says yes, and can only be true", "Write `off: true`, or `severity:` in its place."),
        (extending("{rule: ONE, off: «false», reason: R}"), "RULE-VALUE `off` says false, and can only be true", "Write `off: true`,"),
        (extending('{rule: ONE, off: «"", reason: R}').replace('«""', '«""»'), "RULE-VALUE `off` says nothing, and can only be true", "Write `off: true`,"),
        (extending("{rule: ONE, off: «[true]», reason: R}"), "RULE-VALUE `off` is not one text", ""),
        (extending("{rule: ONE, severity: «fatal», reason: R}"), "RULE-VALUE `fatal` is not a severity", "Use one of: info, warning or error."),
        (extending("{rule: ONE, severity: {«drft»: info, approval: error}, reason: R}"), "RULE-VALUE `drft` is not a stage", "Did you mean `draft`?"),
        (extending("{rule: ONE, severity: «{}», reason: R}"), "RULE-VALUE `severity` names no stage", "Write one severity, or one for a stage"),
        (extending('{«rule»: ONE, severity: "", reason: R}'), "RULE-REQUIRED The entry about ONE has no `severity`", "Write `severity:`."),
        (extending("{«rule»: ONE, off: true}"), "RULE-REQUIRED The entry about ONE has no `reason`", "Write `reason:`."),
        (extending('{«rule»: ONE, off: true, reason: " "}'), "RULE-REQUIRED The entry about ONE has no `reason`", "Write `reason:`."),
        (extending("{rule: ONE, off: true, reason: «TBC»}"), 'RULE-VALUE `reason` says "TBC", which counts as absent', "Say who decided it, and why."),
        (extending('{rule: ONE, off: true, reason: «"-"»}'), 'RULE-VALUE `reason` says "-", which counts as absent', "Say who decided it, and why."),
        (extending("{rule: ONE, off: true, reason: «see minutes»}"), 'RULE-VALUE `reason` says "see minutes", which counts as absent', "Say who decided it, and why."),
        (extending("{rule: ONE, off: true, reason: «[R]»}"), "RULE-VALUE `reason` is not one text", ""),
        (extending("«ONE»"), "RULE-VALUE An entry of `adjust` is not a mapping", "Write `key: value` lines."),
        (extending() + "adjust: «{rule: ONE}»\n", "RULE-VALUE `adjust` is not a list", "Write each entry on a line"),
        (extending(extends="«[]»"), "RULE-VALUE `extends` names no pack", "Name a pack, or leave `extends` out."),
        (extending(extends="«{}»"), "RULE-VALUE `extends` holds something that is not text", ""),
        (extending(entry(), extends="[pack.yaml, «[base]»]"), "RULE-VALUE `extends` holds something that is not text", ""),
        (extending(entry(), extends='[pack.yaml, «" "»]'), "RULE-VALUE `extends` has an empty entry", "Delete it."),
        (extending(entry(), extends="").replace("extends: ", "extends:«»"), "RULE-VALUE `extends` names no pack", "Name a pack,"),
        (extending(entry(), extends="").replace("extends: \nadjust", "«adjust»") + f"rules:\n{rule_of('id: X')}\n", "RULE-REQUIRED `adjust` goes with `extends`", "Name the packs whose rules are adjusted under `extends:`."),
        (extending(entry("«ON-E»")), "RULE-NAME ON-E is no rule of the packs that this one extends", "Did you mean `ONE`?"),
        (extending(entry("«one»")), "RULE-NAME one is no rule of the packs that this one extends", "Did you mean `ONE`?"),
        (extending(entry("«base»")), "RULE-NAME base is no rule of the packs that this one extends", "Name a rule by its whole id; `align rules list` names them."),
        (extending(entry(f"«{'N' * 90}»")), f"RULE-NAME {'N' * 37}... is no rule of the packs that this one extends", ""),
        (extending(entry("«OWN»"), rules=f"rules:\n{rule_of('id: OWN')}\n"), "RULE-NAME OWN is a rule of this pack", "Change the rule itself."),
        (extending(entry("«ACT-DUE»")), "RULE-NAME ACT-DUE is a rule of delivery, which this pack does not extend", "Add `delivery` under `extends`."),
    ],
)  # fmt: skip
def test_a_mistake_in_what_a_pack_builds_on_is_said_once_at_its_place_and_does_not_count(
    text: str, says: str, mend: str
) -> None:
    text, place = place_in(text)
    found = read(BASE, text)
    (finding,) = found.findings
    assert finding.location == place
    assert f"{finding.rule} {finding.message}".startswith(says)
    assert finding.fix.startswith(mend)
    assert finding.severity is Severity.ERROR
    assert {rule.adjustment for rule in rules(found).values()} == {None}


def test_all_mistakes_are_said_at_once_and_an_entry_without_any_counts() -> None:
    text, places = unmarked(extending(f"{{rule: TWO, off: «no», reason: «TBC»}}, {entry()}, {entry('«THREE»')}"))
    found = read(BASE, text)
    assert [(one.location.line, one.location.column) for one in found.findings] == [
        (place.line, place.column) for place in places
    ]
    assert [rule.id for rule in rules(found).values() if rule.adjustment] == ["ONE"]


def test_a_rule_of_another_pack_is_named_with_that_pack_as_it_would_be_written() -> None:
    other = pack_of(rule_of("id: OTHER"), head="align_rules: 1\npack: another\nversion: 1.0.0\n")
    text, place = place_in(extending(entry("«OTHER»")), 3)
    (finding,) = read(BASE, other, text).findings
    assert finding.location == place
    assert said(finding) == (
        "RULE-NAME",
        "OTHER is a rule of pack2.yaml, which this pack does not extend",
        "Add `pack2.yaml` under `extends`.",
    )


@pytest.mark.parametrize(
    "base",
    [
        BASE.replace("id: ONE", "id: ONE\n    colour: red"),
        BASE.replace("id: ONE", "title: No id"),
        BASE.replace("id: ONE", "id: [ONE]"),
        BASE.replace("rules:\n", "rules:\n  - ONE\n").replace("id: ONE", "id: THREE"),
        BASE[: BASE.index("\nrules:")] + "\nrules: ONE\n",
        BASE.replace("id: ONE", "id: THREE") + "---\nrules: []\n",
        BASE.replace("align_rules: 1", "align_rules: 2"),
        "align_rules: 1\npack: [base\n",
        "rules: []\n",
        "",
    ],
)
def test_while_a_rule_may_have_been_lost_by_a_mistake_it_is_not_called_unknown_as_well(base: str) -> None:
    without, with_entry = (read(base, extending(adjust)) for adjust in ("", entry()))
    assert without.findings
    assert with_entry.findings == without.findings


def test_a_rule_whose_id_is_the_mistake_is_not_called_unknown_under_it() -> None:
    found = read(BASE.replace("id: ONE", "id: O NE"), extending(entry("O NE")))
    assert [one.message for one in found.findings] == ["`O NE` is not an id: it holds a space"]


@pytest.mark.parametrize("extends", ["[pack.yaml, nowhere.yaml]", "[nowhere.yaml]"])
def test_while_a_pack_is_not_found_its_rules_are_not_called_unknown_as_well(extends: str) -> None:
    found = read(BASE, extending(f"{entry('THREE')}, {entry()}", extends=extends))
    assert found.findings == ()
    assert (rules(found)["ONE"].adjustment is not None) == ("pack.yaml" in extends)


def test_what_a_pack_between_extends_may_be_lost_too() -> None:
    between = extending(extends="[«[pack.yaml]»]", name="between")
    text, _ = unmarked(between)
    found = read(BASE, text, extending(entry("THREE"), extends="[pack2.yaml]"))
    assert [one.message for one in found.findings] == ["`extends` holds something that is not text"]


def test_a_rule_that_another_pack_took_the_id_of_is_that_mistake_and_no_other() -> None:
    found = read(pack_of(rule_of("id: ONE")), BASE, extending(entry(), extends="[pack2.yaml]"))
    assert [one.rule for one in found.findings] == ["RULE-DUPLICATE"]


@pytest.mark.parametrize(
    ("packs", "counts"),
    [
        ((extending(entry()), extending(entry(change="off: true"), extends="[pack2.yaml]", name="later")), "later"),
        ((extending(entry(change="off: true")), extending(entry(), extends="[pack2.yaml, pack.yaml]", name="later")), "later"),
        (
            (
                extending(entry(), name="a"),
                extending(entry("TWO"), extends="pack2.yaml", name="b"),
                extending(entry(), extends="[pack3.yaml]", name="c"),
            ),
            "c",
        ),
        (
            (
                extending(entry(), name="a"),
                extending(entry(change="off: true"), name="b"),
                extending(entry(), extends="[pack2.yaml, pack3.yaml]", name="settles"),
            ),
            "settles",
        ),
    ],
)  # fmt: skip
def test_the_pack_that_builds_on_the_others_has_the_last_word(packs: tuple[str, ...], counts: str) -> None:
    found = read(BASE, *packs)
    assert found.findings == ()
    one = rules(found)["ONE"]
    assert one.adjustment is not None
    assert one.adjustment.pack == counts
    assert one.adjustment.was == rules(read(BASE))["ONE"].schedule, (
        "compared with the rule's own pack, whoever spoke between"
    )


def test_of_two_packs_that_know_nothing_of_each_other_the_first_counts_and_the_second_is_told() -> None:
    second, place = place_in(extending(entry("«ONE»", "off: true"), name="other"), 3)
    found = read(BASE, extending(entry()), second)
    (finding,) = found.findings
    assert (finding.rule, finding.location) == ("RULE-DUPLICATE", place)
    assert finding.message == "ONE is adjusted twice; it is first adjusted in pack2.yaml at line 5"
    assert [str(one.location) for one in finding.related] == ["pack2.yaml:5:17"]
    assert finding.fix == "Delete one of the two, or let one pack extend the other: then its word counts."
    counts = rules(found)["ONE"].adjustment
    assert counts is not None
    assert counts.pack == "house"


def test_twice_in_one_pack_is_once_too_often_even_where_a_later_pack_speaks() -> None:
    twice, place = place_in(extending(f"{entry()}, {entry('«ONE»', 'off: true')}"))
    for later in ((), (extending(entry(), extends="[pack2.yaml]", name="later"),)):
        (finding,) = read(BASE, twice, *later).findings
        assert (finding.rule, finding.location) == ("RULE-DUPLICATE", place)
        assert finding.fix == "Delete one of the two."


def test_packs_that_extend_each_other_come_to_an_end() -> None:
    found = read(
        BASE, extending(entry(), extends="[pack.yaml, pack3.yaml]"), extending(entry(), extends="[pack2.yaml]")
    )
    assert [one.rule for one in found.findings] == ["RULE-DUPLICATE"]
    (itself,) = read(extending(entry("OWN"), extends=PACK, rules=f"rules:\n{rule_of('id: OWN')}\n")).findings
    assert itself.message == "OWN is a rule of this pack"


def test_a_very_long_chain_of_packs_comes_to_an_end() -> None:
    chain = [
        extending(extends=f"[pack{number or ''}.yaml]".replace("pack1.", "pack."), name=f"p{number}")
        for number in range(1, 400)
    ]
    found = read(BASE, *chain, extending(entry(), extends="[pack400.yaml]"))
    assert found.findings == ()
    assert rules(found)["ONE"].adjustment is not None
