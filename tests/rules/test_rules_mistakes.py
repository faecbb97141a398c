"""Every mistake in a rule is said at its place, in a sentence that tells the writer of the rule how to mend it.

The place that the finding must point to stands between « and ».
"""

from typing import NamedTuple

import pytest
from rules_in import HEAD, PARTS, pack_of, read, rule_of, trial, unmarked

from alignment.findings.finding import Severity


class Mistake(NamedTuple):
    """A mistake as written, what is said about it, and how the mend begins."""

    rule: str
    says: str
    mend: str
    define: str = ""


UNKNOWN_WORDS = (
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
        "Did you mean `stopped`? Use one of: not started, on track,",
    ),
    Mistake(
        "must: {status: {in: [done, «finished», stopped]}}",
        'RULE-VALUE "finished" is none of the values of action status',
        "Use one of: not started, on track, at risk, off track, on hold, done or stopped.",
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
        "must: {advances: {«unique»: true}}",
        "RULE-KEY `unique` is not a test of a link",
        "Use where, at_least, at_most, exactly, some, every or none.",
    ),
    Mistake("must: {status: {«equals»: done}}", "RULE-KEY `equals` is not a test of a field", "Use is, is_not, in or"),
    Mistake("must: {status: {«is_nt»: done}}", "RULE-KEY `is_nt` is not a test of a field", "Did you mean `is_not`?"),
)

PATHS = (
    Mistake("must_have: «advanced_by»", "RULE-PATH `advanced_by` does not start at action", "Did you mean `advances`?"),
    Mistake("every: role\nmust_have: «owner»", "RULE-PATH `owner` does not start at role", "Did you mean `owns`?"),
    Mistake(
        "must_have: «reports_to»",
        "RULE-PATH `reports_to` does not start at action",
        "From here a path can take id, title,",
    ),
    Mistake("must_have: owner.«advances»", "RULE-PATH `advances` does not start at role", "From here a path can"),
    Mistake("must: {«level»: exists}", "RULE-PATH Action has no field `level`", "From here a path can take id, title"),
    Mistake(
        "every: [action, board, plan]\nmust_have: «status»",
        "RULE-PATH Board has no field `status`",
        "From here a path can take",
    ),
    Mistake(
        "every: [action, ambition]\nmust_have: «contributes_to»",
        "RULE-PATH `contributes_to` does not start at action",
        "From here a path can take",
    ),
    Mistake(
        "every: [action, ambition, role]\nmust_have: «advances|contributes_to»",
        "RULE-PATH `advances|contributes_to` does not start at role",
        "From here a path can take",
    ),
    Mistake(
        "must_have: «advances|holds»", "RULE-PATH `holds` does not start at action", "From here a path can take id,"
    ),
    Mistake("must_have: «part_of(pln)»", "RULE-NAME `pln` is not a kind", "Did you mean `plan`?"),
    Mistake("must_have: «part_of(boards and such)»", "RULE-NAME `boards and such` is not a kind", "The step leads to"),
    Mistake(
        "must_have: «part_of(board)».owner",
        "RULE-PATH This step never leads to board",
        "Keep one of the kinds that it leads to: plan.",
    ),
    Mistake(
        "must: {«status».is: done}",
        "RULE-PATH The field `status` holds a value, so the path cannot go on from it",
        "End the path here.",
    ),
    Mistake("must_have: owner.«title».length", "RULE-PATH The field `title` holds a value, so the", "End the path"),
    Mistake(
        "must_have: «status(action)»",
        "RULE-PATH `status` is a field, which neither `|` nor `(kind)` goes with",
        "Write `status` alone.",
    ),
    Mistake(
        "must_have: owner.«belongs_to|type»",
        "RULE-PATH `type` is a field, which neither `|` nor `(kind)` goes with",
        "Write `type` alone.",
    ),
    Mistake("must_have: «own er»", "RULE-PATH `own er` is not a step of a path", "Join names of links by `.`, as in"),
    Mistake("must_have: «depends_on+»", "RULE-PATH `depends_on+` is not a step of a path", "Join names of links by"),
    Mistake("must_have: owner.«»", "RULE-PATH A step of the path is empty", "Join names of links by `.`, as in"),
    Mistake("must_have: «».owner", "RULE-PATH A step of the path is empty", "Join names of links by `.`, as in"),
    Mistake("must_have: «advances||owner»", "RULE-PATH `advances||owner` is not a step of a path", "Join names of"),
    Mistake("must_have: «part_of()»", "RULE-PATH `part_of()` is not a step of a path", "Join names of links by `.`"),
    Mistake('must_have: «"owner.colour"»', "RULE-NAME `colour` is neither a field nor a link", "From here a path"),
    Mistake("must_have: «owner.\n  colour»", "RULE-PATH ` colour` is not a step of a path", "Join names of links by"),
)

TESTS = (
    Mistake(
        "must: {owner: «yes»}",
        "RULE-KEY `yes` is not a test",
        "Write `exists`, `missing` or a test such as `{at_least: 1}`.",
    ),
    Mistake(
        "must: {status: «stopped»}",
        "RULE-KEY `stopped` is not a test",
        "Write `exists`, `missing` or a test such as `{is: stopped}`.",
    ),
    Mistake("must: {owner: «exist»}", "RULE-KEY `exist` is not a test", "Did you mean `exists`?"),
    Mistake("must: {owner: «[exists]»}", "RULE-VALUE The test is not a mapping", ""),
    Mistake(
        "must: {advances: {«is»: A1}}",
        "RULE-TEST `is` tests a field, but the path leads to elements",
        "Add the field to the path, as in `advances.title`.",
    ),
    Mistake(
        "must: {status: {«at_least»: 1}}",
        "RULE-TEST `at_least` tests links, but the path leads to a field",
        "Use is, is_not, in or not_in.",
    ),
    Mistake(
        "must: {status: {«is_at_least»: on track}}",
        "RULE-TEST `is_at_least` does not fit a field of type choice",
        "It tests a field whose values have an order. Use is, is_not, in or not_in.",
    ),
    Mistake(
        "must: {status: {«includes»: done}}",
        "RULE-TEST `includes` does not fit a field of type choice",
        "It tests a field that holds a list. Use is, is_not, in or not_in.",
    ),
    Mistake(
        "every: source\nmust: {who: {«is»: children}}",
        "RULE-TEST `is` does not fit a field of type list of choices",
        "It tests a field that holds one value. Use includes.",
    ),
    Mistake(
        "must: {tags: {«in»: [a, b]}}",
        "RULE-TEST `in` does not fit a field of type list of words",
        "It tests a field that",
    ),
    Mistake(
        "must: {cost: {«is_at_least»: 5}}",
        "RULE-TEST `is_at_least` does not fit a field of type number",
        "It tests a field",
    ),
    Mistake("must: {status: {is: «[done]»}}", "RULE-VALUE `is` needs one value", "Write one value."),
    Mistake(
        "must: {status: {in: «done»}}",
        "RULE-VALUE `in` needs a list, as in `[one, other]`",
        "Write a list, as in `[one, other]`.",
    ),
    Mistake("must: {status: {is: «{a: b}»}}", "RULE-VALUE `is` needs text", "Write a value."),
    Mistake("must: {status: {in: [done, «[stopped]»]}}", "RULE-VALUE `in` needs text", "Write a value."),
    Mistake("must: {status: {in: «[]»}}", "RULE-VALUE The list after `in` is empty", "Write the values."),
    Mistake("every: source\nmust: {who: {includes: «[]»}}", "RULE-VALUE The list after `includes` is", "Write the"),
    Mistake("must: {how_often: {is: «»}}", 'RULE-VALUE "" counts as absent', "Write a value, or test for"),
    Mistake(
        "must: {how_often: {is_not: «TBC»}}",
        'RULE-VALUE "TBC" counts as absent, so no value is ever that',
        "Write a value, or test for `missing`.",
    ),
    Mistake(
        "must: {cost: {is: «much»}}",
        'RULE-VALUE The value after `is` says "much", which is not a number',
        "Write digits only,",
    ),
    Mistake(
        "must: {due: {is: «21 Sept 2022»}}",
        'RULE-VALUE The value after `is` says "21 Sept 2022", which is not a date',
        "Write year, month, day: 2022-09-21.",
    ),
    Mistake("must: {«owner»: {}}", "RULE-VALUE `owner` is followed by no test", "Write `exists`, `missing` or a test"),
    Mistake("where: {«status»: {}}", "RULE-VALUE `status` is followed by no test", "Write `exists`, `missing` or"),
)

COUNTS = (
    Mistake(
        "must: {informed_by: {«where»: {level: {is: informed}}}}",
        "RULE-COUNT `where` stands without a count",
        "Add `at_least: 1`, or use `some:` in place of `where:`.",
    ),
    Mistake(
        "must: {advances: {at_least: «3», at_most: 2}}",
        "RULE-COUNT `at_least: 3` and `at_most: 2` contradict each other",
        "",
    ),
    Mistake(
        "must: {advances: {exactly: 2, at_least: «3»}}", "RULE-COUNT `at_least: 3` and `exactly: 2` contradict each", ""
    ),
    Mistake(
        "must: {owner: {at_least: «2»}}",
        "RULE-COUNT `owner` holds at most 1 link, so 2 cannot be reached",
        "",
    ),
    Mistake("must: {owner.belongs_to: {exactly: «2»}}", "RULE-COUNT `owner.belongs_to` holds at most 1 link, so 2", ""),
    Mistake("must: {advances: {at_least: «0»}}", "RULE-COUNT At least 0 is always true", "Write 1 or more."),
    Mistake("must: {advances: {at_least: «0», at_most: 3}}", "RULE-COUNT At least 0 is always true", "Write 1 or"),
    Mistake(
        "must: {advances: {at_least: «many»}}",
        "RULE-VALUE `at_least` is followed by something that is not a whole number",
        "Write a number such as 1.",
    ),
    Mistake("must: {advances: {at_most: «-1»}}", "RULE-VALUE `at_most` is followed by something that is", "Write a"),
    Mistake("must: {advances: {exactly: «[1]»}}", "RULE-VALUE `exactly` is followed by something that is", "Write a"),
    Mistake("must: {advances: {exactly: «1.5»}}", "RULE-VALUE `exactly` is followed by something that is", "Write a"),
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

DEFINITIONS = (
    Mistake(
        "must: {meets: live}",
        "RULE-KEY `off` is not a word of a definition",
        "Did you mean `of`?",
        define="live: {of: action, is: {status: {is_not: stopped}}, «off»: true}",
    ),
    Mistake(
        "must: {meets: live}",
        "RULE-NAME `acton` is not a kind",
        "Did you mean `action`?",
        define="live: {of: «acton», is: {status: {is_not: stopped}}}",
    ),
    Mistake(
        "where: {meets: live}",
        "RULE-NAME `statu` is neither a field nor a link",
        "Did you mean `status`?",
        define="live: {of: action, is: {«statu»: {is_not: stopped}}}",
    ),
    Mistake(
        "where: {meets: live}",
        "RULE-VALUE `of` names no kind",
        "The kinds are",
        define="live: {of: «[]», is: {owner: exists}}",
    ),
    Mistake(
        "where: {meets: live}",
        "RULE-REQUIRED The definition `live` has no `of`",
        "Write `of:`.",
        define="live: {«is»: {owner: exists}}",
    ),
    Mistake(
        "where: {meets: live}",
        "RULE-REQUIRED The definition `live` has no `is`",
        "Write `is:`.",
        define="live: {«of»: action}",
    ),
    Mistake("where: {meets: live}", "RULE-VALUE A definition is not a mapping", "", define="live: «action»"),
    Mistake(
        "where: {meets: live}",
        "RULE-VALUE `is` is not a mapping",
        "",
        define="live: {of: action, is: «exists»}",
    ),
    Mistake(
        "must: {informed_by: {some: {meets: «live»}}}",
        "RULE-PATH `live` is defined of action, not of source",
        "Define another one of source.",
        define="live: {of: action, is: {status: {is_not: stopped}}}",
    ),
    Mistake(
        "every: [action, plan]\nwhere: {meets: «live»}",
        "RULE-PATH `live` is defined of action, not of action or plan",
        "Define another one of action or plan.",
        define="live: {of: action, is: {status: {is_not: stopped}}}",
    ),
    Mistake(
        "where: {meets: endless}",
        "RULE-NAME `endless` is defined by itself",
        "Say it without its own name.",
        define="endless: {of: action, is: {not: {meets: «endless»}}}",
    ),
    Mistake(
        "where: {meets: one}",
        "RULE-NAME `one` is defined by itself",
        "Say it without its own name.",
        define="""
            one: {of: action, is: {owner: exists, meets: other}}
            other: {of: action, is: {advances: exists, meets: «one»}}
        """,
    ),
)


@pytest.mark.parametrize(
    "mistake", [*UNKNOWN_WORDS, *PATHS, *TESTS, *COUNTS, *SHAPES, *DEFINITIONS], ids=lambda one: one.says
)
def test_a_mistake_is_said_once_at_its_place_with_its_mend_and_the_rule_does_not_run(mistake: Mistake) -> None:
    text, places = unmarked(trial(mistake.rule, mistake.define))
    found = read(text)
    assert [(str(one.location), f"{one.rule} {one.message}"[: len(mistake.says)]) for one in found.findings] == [
        (str(places[0]), mistake.says)
    ]
    (finding,) = found.findings
    assert finding.location == places[0]
    assert finding.fix.startswith(mistake.mend)
    assert finding.fix
    assert not found.rules


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


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("must_have: [owner, «title»]", "`title` is required, so it always exists"),
        ("must: {«title»: exists}", "`title` is required, so it always exists"),
        ("must: {owner: exists, not: {«title»: missing}}", "`title` is required, so it is never missing"),
        ("every: [action, plan]\nmust_have: [owner, «id»]", "`id` is required, so it always exists"),
        ("every: strategy\nmust_have: [owner, «stage»]", "`stage` is required, so it always exists"),
    ],
)
def test_a_test_that_can_only_come_out_one_way_is_a_warning(rule: str, says: str) -> None:
    text, places = unmarked(trial(rule))
    found = read(text)
    assert [(one.location, one.rule, one.severity, one.message) for one in found.findings] == [
        (places[0], "RULE-ALWAYS", Severity.WARNING, says)
    ]
    assert found.rules == ["TRIAL"]


def test_a_required_field_of_some_kinds_only_is_no_such_test() -> None:
    assert not read(trial("every: action\nmust_have: owner.title")).findings


def test_a_definition_that_no_rule_uses_is_a_warning() -> None:
    text, places = unmarked(trial("must_have: owner", define="«idle»: {of: action, is: {owner: exists}}"))
    found = read(text)
    assert [(one.location, one.rule, one.severity, one.message) for one in found.findings] == [
        (places[0], "RULE-UNUSED", Severity.WARNING, "The definition `idle` is used by no rule")
    ]
    assert found.rules == ["TRIAL"]


def test_a_definition_used_by_a_rule_with_another_mistake_is_used() -> None:
    text, places = unmarked(
        trial("every: «acton»\nwhere: {meets: live}", define="live: {of: action, is: {owner: exists}}")
    )
    assert [one.location for one in read(text).findings] == places


def test_definitions_can_use_each_other_in_any_order() -> None:
    define = """
        owned and live: {of: action, is: {meets: live, owner: exists}}
        live: {of: action, is: {status: {is_not: stopped}}}
    """
    assert not read(trial("must: {meets: owned and live}", define=define)).findings
