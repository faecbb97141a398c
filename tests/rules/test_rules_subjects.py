"""Mistakes in what a rule is about, in what goes with it, and in what proves it.

The place that a finding must point to stands between « and ».
"""

import pytest
from rules_in import HEAD, Mistake, expected, pack_of, read, rule_of, sound, told, unmarked

SUBJECTS = (
    Mistake(
        "every: action\n«of_all»: plan\nat_least: 50%",
        "RULE-REQUIRED TRIAL is about `every` and `of_all` at once",
        "Write one of the two.",
    ),
    Mistake("id: «TRIAL»\nof_all: action", "RULE-REQUIRED TRIAL has no `at_least`", "Write `at_least:`."),
    Mistake(
        "every: action\n«at_least»: 50%",
        "RULE-KEY `at_least` goes with `of_all`",
        "Write `of_all` in place of `every`, or leave it out.",
    ),
    *(
        Mistake(
            f"of_all: action\nat_least: «{share}»",
            f"RULE-VALUE `{share}` is not a share",
            "Write a whole number of percent from 1% to 100%.",
        )
        for share in ("0%", "101%", "9.5%", "most", "-5%")
    ),
    Mistake("of_all: action\nat_least: «90»", "RULE-VALUE `90` is not a share", "Write 90%."),
    Mistake("of_all: action\nat_least: «[90%]»", "RULE-VALUE `at_least` is not one text", ""),
    Mistake("of_all: «actoin»\nat_least: 1%", "RULE-NAME `actoin` is not a kind", "Did you mean `action`?"),
    Mistake("of_all: «[]»\nat_least: 1%", "RULE-VALUE `of_all` names no kind", "The kinds are"),
    Mistake("every: [action, «element»]", "RULE-VALUE `element` stands beside other kinds", "Write it alone."),
    Mistake("every: [«link», action]", "RULE-VALUE `link` stands beside other kinds", "Write it alone."),
    Mistake("every: «elemnt»\nmust_have: evidence", "RULE-NAME `elemnt` is not a kind", "Did you mean `element`?"),
    Mistake("every: element\nmust_have: «owner»", "RULE-PATH `owner` does not start at", "From here a path can take"),
    Mistake("every: link\nmust_have: «owner»", "RULE-PATH `owner` does not start at link", "From here a path can take"),
    Mistake("every: link\nmust: {«title»: exists}", "RULE-PATH Link has no field `title`", "From here a path can take"),
    Mistake(
        "every: link\nmust: {name: {is: «advance»}}", 'RULE-VALUE "advance" is none of the values of link', "Did you"
    ),
    Mistake(
        "every: link\nmust: {basis: {is: «sated»}}", 'RULE-VALUE "sated" is none of the values of basis', "Did you"
    ),
    Mistake("must: {owner.«from»: exists}", "RULE-PATH `from` does not start at role", "From here a path can"),
    Mistake(
        "must: {«part_of(link)»: exists}",
        "RULE-PATH This step never leads to link",
        "Keep one of the kinds that it leads to: plan.",
    ),
)

BESIDE = (
    Mistake("allow_empty: «yes»", "RULE-VALUE `yes` is not what `allow_empty` takes", "Use one of: true."),
    Mistake("allow_empty: «false»", "RULE-VALUE `false` is not what `allow_empty` takes", "Use one of: true."),
    Mistake("allow_empty: «[true]»", "RULE-VALUE `allow_empty` is not one text", ""),
    Mistake(
        "of_all: action\nat_least: 90%\nmessage: «'lacks {path}'»",
        "RULE-TEMPLATE The message of TRIAL has the gap `path`",
        "Use {count}, {total}, {share} or {failures}, or {{ for a brace.",
    ),
    Mistake(
        "of_all: action\nat_least: 90%\nmessage: «'names {failure}'»",
        "RULE-TEMPLATE The message of TRIAL has the gap `failure`",
        "Did you mean `failures`?",
    ),
)

EXAMPLES = (
    Mistake(
        "must: {due: {within_last: 1 year}}\nexamples: {pass: {as_at: 2026-01-01, actions: []}, fail: {«actions»: []}}",
        "RULE-REQUIRED The example under `fail`, where the rule looks at the day, has no `as_at`",
        "Write `as_at:`.",
    ),
    Mistake(
        "where: {due: {within_next: 1 year}}\n"
        "examples: {pass: {«actions»: []}, fail: {as_at: 2026-01-01, actions: []}}",
        "RULE-REQUIRED The example under `pass`, where the rule looks at the day, has no `as_at`",
        "Write `as_at:`.",
    ),
    Mistake(
        "must: {informed_by: {some: {when: {is_before: {value_of: as_at}}}}}\n"
        "examples: {pass: {as_at: 2026-01-01, actions: []}, fail: {«as_at»: '', actions: []}}",
        "RULE-REQUIRED The example under `fail`, where the rule looks at the day, has no `as_at`",
        "Write `as_at:`.",
    ),
    *(
        Mistake(
            f"examples: {{pass: {{as_at: «{day}», actions: []}}, fail: {{actions: []}}}}",
            f'RULE-VALUE `as_at` says "{day}", which is not a day',
            mend,
        )
        for day, mend in (
            ("today", "Write year, month and day, as in 2022-09-21."),
            ("2026-09", "Write 2026-09-30 for the last day of September 2026."),
            ("2026-02-30", "Write a day that the month has, at most 2026-02-28."),
        )
    ),
    Mistake(
        "examples: {pass: {actions: []}, fail: {as_at: «[2026-09-14]», actions: []}}",
        "RULE-VALUE `as_at` is not one text",
        "",
    ),
    Mistake(
        "examples: {pass: {actions: []}, fail: {actions: [], fails: «[]»}}",
        "RULE-VALUE `fails` names nothing",
        "Name the elements that must fail, or leave it out where all do.",
    ),
    Mistake(
        "examples: {pass: {actions: []}, fail: {actions: [], fails: [X, «{id: Y}»]}}",
        "RULE-VALUE `fails` holds something that is not text",
        "",
    ),
)


@pytest.mark.parametrize("mistake", [*SUBJECTS, *BESIDE, *EXAMPLES], ids=lambda one: f"{one.rule} {one.says}")
def test_a_mistake_in_what_a_rule_is_about_or_proven_by_is_said_at_its_place(mistake: Mistake) -> None:
    assert told(mistake) == [expected(mistake)]


@pytest.mark.parametrize("share", ["1%", "9 %", "100%"])
def test_a_share_is_a_whole_number_of_percent(share: str) -> None:
    (rule,) = sound(f"of_all: action\nat_least: {share}").rules
    assert rule.at_least == int(share.strip("% "))


@pytest.mark.parametrize(
    ("every", "kinds"),
    [("link", {"link"}), ("[link]", {"link"}), ("[action, plan, action]", {"action", "plan"})],
)
def test_a_rule_is_about_the_kinds_that_it_names(every: str, kinds: set[str]) -> None:
    (rule,) = sound(f"every: {every}\nmust: {{basis: {{is: stated}}}}").rules
    assert rule.kinds == kinds


def test_element_is_every_kind_but_papers_people_and_places() -> None:
    (rule,) = sound("every: element\nmust_have: evidence").rules
    assert {"strategy", "action", "source", "duty", "fund"} < rule.kinds
    assert rule.kinds.isdisjoint({"link", "document", "paragraph", "organisation", "role", "board", "channel"})
    (alike,) = sound("every: [element]\nmust_have: evidence").rules
    assert alike.kinds == rule.kinds


def test_a_definition_can_be_about_links() -> None:
    (rule,) = sound("every: link\nmust: {meets: firm}", define="firm: {of: link, is: {basis: {is: stated}}}").rules
    assert rule.kinds == {"link"}


def test_an_element_of_which_nothing_is_written_may_be_meant_to_pass() -> None:
    assert [sound(text).rules[0].may_be_empty for text in ("", "allow_empty: true")] == [False, True]


ENTRY = "{rule: TRIAL, weakening: leave it out, reason: Because.}"


@pytest.mark.parametrize(
    ("entries", "says", "mend"),
    [
        (f"[{', '.join([ENTRY] * 5)}, «{ENTRY}»]", "RULE-COUNT A pack lists at most 5 weakenings", "Add examples"),
        ("«none»", "RULE-VALUE `equivalent` is not a list", ""),
        ("[«TRIAL»]", "RULE-VALUE An entry of `equivalent` is not a mapping", ""),
        (
            "[{«rule»: TRIAL, weakening: w}]",
            "RULE-REQUIRED An entry of `equivalent` has no `reason`",
            "Write `reason:`",
        ),
        ("[{«rule»: TRIAL, reason: r}]", "RULE-REQUIRED An entry of `equivalent` has no `weakening`", "Write"),
        ("[{«reason»: r, weakening: w}]", "RULE-REQUIRED An entry of `equivalent` has no `rule`", "Write `rule:`"),
        ("[{rule: TRIAL, weakening: w, reason: «[r]»}]", "RULE-VALUE `reason` is not one text", ""),
        (
            "[{rule: TRIAL, weakening: w, reason: r, «becaus»: x}]",
            "RULE-KEY `becaus` is not a word of an entry of `equivalent`",
            "Use one of: rule, weakening or reason.",
        ),
    ],
)
def test_a_mistake_in_the_list_of_weakenings_that_make_no_difference(entries: str, says: str, mend: str) -> None:
    text, places = unmarked(pack_of(rule_of(), head=f"{HEAD}equivalent: {entries}\n"))
    (finding,) = read(text).findings
    assert finding.location == places[0]
    assert f"{finding.rule} {finding.message}".startswith(says)
    assert finding.fix.startswith(mend)


def test_a_weakening_that_makes_no_difference_is_kept_with_its_place() -> None:
    (pack,) = read(pack_of(rule_of(), head=f"{HEAD}equivalent: [{', '.join([ENTRY] * 5)}]\n")).packs
    assert len(pack.equivalent) == 5
    first = pack.equivalent[0]
    assert (first.rule, first.weakening, first.reason) == ("TRIAL", "leave it out", "Because.")
    assert (first.location.line, first.location.column) == (4, 15)
