"""Every mistake in a rule is said at its place, in a sentence that tells the writer of the rule how to mend it.

The place that a finding must point to stands between « and ».
"""

import pytest
from rules_in import HEAD, PARTS, Mistake, expected, pack_of, read, rule_of, told, trial, unmarked

from alignment.findings.finding import Severity

UNKNOWN_WORDS = (
    Mistake(
        "must: {cost: {is_more_than: 50,«000»}}",
        "RULE-KEY `000` is not a test of a field",
        "Write the number without a comma.",
    ),
    Mistake("«wy»: Because.", "RULE-KEY `wy` is not a word of a rule", "Did you mean `why`?"),
    Mistake("«severty»: error", "RULE-KEY `severty` is not a word of a rule", "Did you mean `severity`?"),
    Mistake("«colour»: red", "RULE-KEY `colour` is not a word of a rule", "Use one of: id, title, severity, every,"),
    Mistake(
        "source: {document: D, «locater»: 1, locator: 1}",
        "RULE-KEY `locater` is not a word of a source",
        "Did you mean `locator`?",
    ),
    Mistake(
        "examples: {«passes»: {actions: []}, pass: {actions: []}, fail: {actions: []}}",
        "RULE-KEY `passes` is not a word of examples",
        "Did you mean `pass`?",
    ),
    Mistake("every: «actions»", "RULE-NAME `actions` is not a kind", "Did you mean `action`?"),
    Mistake("every: [plan, «strategies»]", "RULE-NAME `strategies` is not a kind", "Did you mean `strategy`?"),
    Mistake("every: «team»", "RULE-NAME `team` is not a kind", "The kinds are strategy, document, paragraph,"),
    Mistake("must_have: «ownr»", "RULE-NAME `ownr` is neither a field nor a link", "Did you mean `owner`?"),
    Mistake("must: {«stauts»: exists}", "RULE-NAME `stauts` is neither a field nor a link", "Did you mean `status`?"),
    Mistake(
        "must_have: owner.«colour»",
        "RULE-NAME `colour` is neither a field nor a link",
        "From here a path can take id, title,",
    ),
    Mistake(
        "must: {status: {is: «stoped»}}",
        'RULE-VALUE "stoped" is none of the values of action status',
        "Did you mean `stopped`? Use one of: not started, in progress, on track,",
    ),
    Mistake(
        "must: {status: {in: [done, «finished», stopped]}}",
        'RULE-VALUE "finished" is none of the values of action status',
        "Use one of: not started, in progress, on track, at risk, off track, on hold, done or stopped.",
    ),
    Mistake(
        "every: source\nmust: {who: {includes: «people afected»}}",
        'RULE-VALUE "people afected" is none of the values of who',
        "Did you mean `people affected`? Use one of: children,",
    ),
    Mistake(
        "every: source\nmust: {level: {is_at_least: «particpated»}}",
        'RULE-VALUE "particpated" is none of the values of level',
        "Did you mean `participated`?",
    ),
    Mistake("where: {meets: «live»}", "RULE-NAME `live` is not defined in this pack", "Define it under `define:`,"),
    Mistake(
        "where: {meets: «live ones»}",
        "RULE-NAME `live ones` is not defined in this pack",
        "Did you mean `live one`?",
        define="live one: {of: action, is: {status: {is_not: stopped}}}",
    ),
    Mistake(
        "message: «lacks {pth}»",
        "RULE-TEMPLATE The message of TRIAL has the gap `pth`",
        "Did you mean `path`?",
    ),
    Mistake(
        'message: «"lacks {count} of them"»',
        "RULE-TEMPLATE The message of TRIAL has the gap `count`",
        "Use {path}, or {{ for a brace.",
    ),
    Mistake(
        'message: «"lacks {path"»',
        "RULE-TEMPLATE The message of TRIAL has the gap `{`",
        "Use {path}, or {{ for a brace.",
    ),
    Mistake("severity: {«aproval»: error}", "RULE-VALUE `aproval` is not a stage", "Did you mean `approval`?"),
    Mistake("severity: «fatal»", "RULE-VALUE `fatal` is not a severity", "Use one of: info, warning or error."),
    Mistake("severity: {draft: «warn»}", "RULE-VALUE `warn` is not a severity", "Did you mean `warning`?"),
    Mistake(
        "must: {advances: {«at_lest»: 1}}",
        "RULE-KEY `at_lest` is not a test of a link",
        "Did you mean `at_least`?",
    ),
    Mistake(
        "must: {advances: {«likes»: true}}",
        "RULE-KEY `likes` is not a test of a link",
        "Use at_least, at_most, exactly, some, every, none, overlaps, shares_nothing_with, same_as, at_least_as_many_as, at_most_as_many_as or as_many_as.",
    ),
    Mistake("must: {status: {«equals»: done}}", "RULE-KEY `equals` is not a test of a field", "Use is, is_not, in,"),
    Mistake("must: {status: {«is_nt»: done}}", "RULE-KEY `is_nt` is not a test of a field", "Did you mean `is_not`?"),
)

SHAPES = (
    Mistake(
        "must_have: owner\n«must»: {owner: exists}",
        "RULE-REQUIRED TRIAL has more than one demand: `must_have` and `must`",
        "Write one of `must:`, `must_not:`, `must_have:` or `must_have_one_of:`.",
    ),
    Mistake("must: «{}»", "RULE-VALUE The condition is empty", "Write a test, or leave it out."),
    Mistake("where: «{}»", "RULE-VALUE The condition is empty", "Write a test, or leave it out."),
    Mistake("where:«»", "RULE-VALUE The condition is not a mapping", ""),
    Mistake("must: «exists»", "RULE-VALUE The condition is not a mapping", ""),
    Mistake("must: {all_of: «[]»}", "RULE-VALUE The list of conditions is empty", "Write the conditions."),
    Mistake("must: {any_of: «[]»}", "RULE-VALUE The list of conditions is empty", "Write the conditions."),
    Mistake("must: {any_of: «{owner: exists}»}", "RULE-VALUE What follows is not a list", ""),
    Mistake("must: {not: «[]»}", "RULE-VALUE The condition is not a mapping", ""),
    Mistake("must: {meets: «[live]»}", "RULE-VALUE The name of a definition is not one text", ""),
    Mistake("must_have: «[]»", "RULE-VALUE `must_have` names nothing", "Name a field or a link."),
    Mistake("must_have:«»", "RULE-VALUE `must_have` names nothing", "Name a field or a link."),
    Mistake("must_have_one_of: «[]»", "RULE-VALUE `must_have_one_of` names nothing", "Name a field or a link."),
    Mistake("must_have: «{owner: exists}»", "RULE-VALUE `must_have` holds something that is not text", ""),
    Mistake("every: «[]»", "RULE-VALUE `every` names no kind", "The kinds are strategy,"),
    Mistake("every: «{kind: action}»", "RULE-VALUE `every` holds something that is not text", ""),
    Mistake("severity: «{}»", "RULE-VALUE `severity` names no stage", "Write one severity, or one for a stage, as in"),
    Mistake("severity: «[error]»", "RULE-VALUE `severity` is not a mapping", ""),
    Mistake("severity: {draft: «[error]»}", "RULE-VALUE A severity is not one text", ""),
    Mistake("why: «[Because, of this]»", "RULE-VALUE `why` is not one text", ""),
    Mistake("message: «{text: fails}»", "RULE-VALUE `message` is not one text", ""),
    Mistake("source: «A standard»", "RULE-VALUE `source` is not a mapping", ""),
    Mistake("tags: [«[a]»]", "RULE-VALUE `tags` holds something that is not text", ""),
    Mistake("examples: «none yet»", "RULE-VALUE `examples` is not a mapping", ""),
    Mistake(
        "examples: {pass: «nothing», fail: {actions: []}}",
        "RULE-VALUE The example under `pass` is not a mapping",
        "",
    ),
)

IDS = (
    Mistake(
        "id: «ACT OWNER»",
        "RULE-VALUE `ACT OWNER` is not an id: it holds a space",
        "Use letters a to z, digits, `-` and `.`, at most 64 of them.",
    ),
    Mistake("id: «ACT_OWNER»", "RULE-VALUE `ACT_OWNER` is not an id: it holds `_`", "Use letters a to z,"),
    Mistake(
        "id: «АCT-OWNER»",  # noqa: RUF001 - the first letter is meant to deceive
        "RULE-VALUE `АCT-OWNER` is not an id: it holds U+0410 (cyrillic capital letter a)",  # noqa: RUF001
        "Use letters a to z,",
    ),
    Mistake("id: «-OWNER»", "RULE-VALUE `-OWNER` is not an id: it begins with `-`", "Use letters a to z,"),
    Mistake(
        f"id: «{'X' * 65}»",
        f"RULE-VALUE `{'X' * 37}...` is not an id: it is longer than 64 characters",
        "Use letters a to z,",
    ),
    Mistake("id: «TBC»", 'RULE-VALUE `id` says "TBC", which counts as absent', "Use letters a to z,"),
)


@pytest.mark.parametrize("mistake", [*UNKNOWN_WORDS, *SHAPES, *IDS], ids=lambda one: one.says)
def test_a_mistake_is_said_once_at_its_place_with_its_mend_and_the_rule_does_not_run(mistake: Mistake) -> None:
    assert told(mistake) == [expected(mistake)]


@pytest.mark.parametrize("key", [key for key in PARTS if key not in {"id", "must_have"}])
def test_what_a_rule_must_have_is_asked_for_by_name_at_its_id(key: str) -> None:
    text, places = unmarked(pack_of(rule_of("id: «TRIAL»", without=[key])))
    (finding,) = read(text).findings
    what = "The rule" if key == "every" else "TRIAL"
    assert (finding.rule, finding.message) == ("RULE-REQUIRED", f"{what} has no `{key}`")
    assert finding.location == places[0]
    assert finding.fix == f"Write `{key}:`."


@pytest.mark.parametrize("key", ["id", "title", "severity", "every", "message", "why", "fix", "source", "examples"])
def test_what_is_left_empty_counts_as_missing(key: str) -> None:
    found = read(trial(f"{key}:"))
    named = "TRIAL" if key not in {"every", "id"} else "The rule"
    assert [(one.rule, one.message) for one in found.findings] == [("RULE-REQUIRED", f"{named} has no `{key}`")]
    assert not found.rules


def test_a_rule_without_an_id_is_shown_at_its_first_word() -> None:
    text, places = unmarked(pack_of(rule_of("", without=["id"]).replace("title:", "«title»:")))
    (finding,) = read(text).findings
    assert (finding.location, finding.message) == (places[0], "The rule has no `id`")


def test_a_rule_must_demand_something() -> None:
    text, places = unmarked(pack_of(rule_of("id: «TRIAL»", without=["must_have"])))
    (finding,) = read(text).findings
    assert (finding.location, finding.rule, finding.message) == (places[0], "RULE-REQUIRED", "TRIAL demands nothing")


@pytest.mark.parametrize("key", ["document", "locator"])
def test_a_source_names_a_document_and_a_place_in_it(key: str) -> None:
    other = "locator" if key == "document" else "document"
    text, places = unmarked(trial(f"source: {{«{other}»: Something}}"))
    (finding,) = read(text).findings
    assert (finding.location, finding.message) == (places[0], f"The source has no `{key}`")


@pytest.mark.parametrize("key", ["pass", "fail"])
def test_a_rule_has_both_examples(key: str) -> None:
    other = "fail" if key == "pass" else "pass"
    text, places = unmarked(trial(f"examples: {{«{other}»: {{actions: []}}}}"))
    (finding,) = read(text).findings
    assert (finding.location, finding.message) == (places[0], f"TRIAL: `examples` has no `{key}`")


@pytest.mark.parametrize("rule_id", ["X", "1", "act.owner-2", "X" * 64])
def test_whatever_can_name_an_element_can_name_a_rule(rule_id: str) -> None:
    found = read(trial(f"id: {rule_id}"))
    assert (found.rules, found.findings) == ([rule_id], ())


def test_all_mistakes_of_a_pack_are_listed_at_once() -> None:
    text, places = unmarked(
        f"{HEAD}«colour»: red\n"
        "define:\n  live: {of: action, is: {status: {is_not: «stoped»}}}\n"
        "rules:\n"
        + rule_of(
            """
            id: ONE
            every: action
            where: {meets: live, «onwer»: exists}
            must:
              advances: {where: {«titel»: exists}, at_least: «x», some: {«tilte»: exists}}
              status: {in: [«a», «b»], «isnt»: done}
            message: «lacks {a}»
            severity: {«dratf»: «eror»}
            """
        )
        + "\n"
        + rule_of("id: TWO\nevery: «acton»")
    )
    found = read(text)
    assert sorted({one.location for one in found.findings}) == sorted(places)
    assert {one.severity for one in found.findings} == {Severity.ERROR}
    assert not found.rules


def test_a_rule_with_a_mistake_does_not_hide_the_others() -> None:
    found = read(pack_of(rule_of("id: BAD\nmust_have: onwer"), rule_of("id: GOOD")))
    assert found.rules == ["GOOD"]
    assert len(found.findings) == 1
