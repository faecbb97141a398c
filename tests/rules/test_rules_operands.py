"""What cannot stand after a word, and words that do not go with where a path leads.

The place that a finding must point to stands between « and ».
"""

import pytest
from rules_in import Mistake, expected, read, told, trial, unmarked

from alignment.rules.field_tests import FIELD_TESTS
from alignment.rules.link_tests import LINK_WORDS
from alignment.rules.read_choice import CHOICE_WORDS, IN_EACH

LOOKED_UP = (
    Mistake(
        "must: {due: {is: {value_of: «status»}}}",
        "RULE-TEST `status` gives a word of action status, where a date is compared",
        "Name a path to a date.",
    ),
    Mistake("must: {cost: {is: {value_of: «due»}}}", "RULE-TEST `due` gives a date, where a number is", "Name a path to"),
    Mistake("must: {due: {is: {value_of: «owner»}}}", "RULE-TEST `owner` gives elements, not a value, where", "Name a"),
    Mistake("must: {due: {is: {value_of: «subject»}}}", "RULE-TEST `subject` gives elements, not a value", "Name a"),
    Mistake("must: {due: {is: {value_of: «strategy»}}}", "RULE-TEST `strategy` gives elements, not a value", "Name a"),
    Mistake("must: {cost: {is: {value_of: «as_at»}}}", "RULE-TEST `as_at` gives a date, where a number is", "Name a"),
    Mistake("must: {cost: {adds_up_to: {value_of: «title»}}}", "RULE-TEST `title` gives text, where a number", "Name"),
    Mistake("must: {slip_reason: {is: {value_of: «tags»}}}", "RULE-TEST `tags` gives a list, where text is", "Name a"),
    Mistake(
        "every: [source, action]\nmust: {status: {is: {value_of: «status»}}}",
        "RULE-TEST `status` gives a word of action status or a word of source status, where a word of action status",
        "Name a path to a word of action status.",
    ),
    Mistake(
        "must: {due: {is: {value_of: subject.«duee»}}}",
        "RULE-NAME `duee` is neither a field nor a link",
        "Did you mean `due`?",
    ),
    Mistake(
        "must: {due: {is: {value_of: strategy.«period»}}}",
        "RULE-NAME `period` is neither a field nor a link",
        "Did you mean `period_to`?",
    ),
    Mistake("must: {due: {is: {value_of: «advanced_by».due}}}", "RULE-PATH `advanced_by` does not start at action", "Did you mean `advances`?"),
    Mistake("must: {due: {is: {value_of: «[due]»}}}", "RULE-VALUE The path is not one text", ""),
    Mistake("must: {due: {is: {«value_of»: }}}", "RULE-REQUIRED What follows `is` has no `value_of`", "Write `value_of"),
    Mistake("must: {due: {is: «{}»}}", "RULE-REQUIRED What follows `is` has no `value_of`", "Write `value_of:`."),
    Mistake("must: {status: {in: «{value_of: status}»}}", "RULE-VALUE `in` needs a list", "Write a list, as in"),
    Mistake("must: {title: {starts_with: {value_of: «cost»}}}", "RULE-TEST `cost` gives a number, where text is", "Name a"),
    Mistake("must: {cost: {is: {value_of: cost, plus: «much»}}}", 'RULE-VALUE The value after `plus` says "much"', "Write"),
    Mistake("must: {cost: {is: {value_of: cost, plus: «[1]»}}}", "RULE-VALUE `plus` needs a number", "Write a number."),
    Mistake("must: {cost: {is: {value_of: cost, plus: {«of»: cost}}}}", "RULE-KEY `of` is not a word of what follows `plus`", "Use"),
    Mistake("must: {cost: {is: {value_of: cost, minus: {value_of: «due»}}}}", "RULE-TEST `due` gives a date, where a", "Name"),
    Mistake("must: {due: {is: {value_of: starts, plus: «3»}}}", 'RULE-VALUE "3" is not a length of time', "Write so many"),
    Mistake(
        "must: {title: {is: {value_of: slip_reason, «plus»: 3}}}",
        "RULE-TEST `plus` moves numbers and dates, not text",
        "Leave `plus` out.",
    ),
    Mistake(
        "must: {cost: {is: {value_of: cost, plus: 1, «minus»: 1}}}",
        "RULE-VALUE `plus` and `minus` stand side by side",
        "Say the difference by one of them.",
    ),
    Mistake(
        "where: {meets: late}",
        "RULE-PATH A definition does not know which element the rule is about",
        "Write this condition in the rule itself.",
        define="late: {of: action, is: {due: {is_after: {value_of: «subject.due»}}}}",
    ),
    Mistake(
        "must: {«subject.due»: exists}",
        "RULE-PATH A path begins with `subject` only where something is looked up",
        "Begin it at the element, or write it under `value_of`.",
    ),
)  # fmt: skip

WRITTEN = (
    Mistake("must: {slip_reason: {contains_text: «[a, b]»}}", "RULE-VALUE `contains_text` needs words", "Write words."),
    Mistake('must: {title: {starts_with: «" "»}}', 'RULE-VALUE " " counts as absent', "Write a value, or test for"),
    Mistake("must: {title: {contains_text: «»}}", 'RULE-VALUE "" counts as absent', "Write a value, or test for"),
    Mistake("must: {cost: {is_more_than: «much»}}", 'RULE-VALUE The value after `is_more_than` says "much"', "Write"),
    Mistake("must: {due: {is_before: «soon»}}", 'RULE-VALUE The value after `is_before` says "soon", which', "Write a"),
    Mistake("must: {due: {is_before: «[2026]»}}", "RULE-VALUE `is_before` needs one value", "Write one value."),
    Mistake(
        "every: source\nmust: {level: {is_more_than: «co-produced»}}",
        'RULE-VALUE No value of level comes after "co-produced"',
        "Use another value.",
    ),
    Mistake(
        "every: source\nmust: {level: {is_less_than: «Informed»}}",
        'RULE-VALUE No value of level comes before "informed"',
        "Use another value.",
    ),
    Mistake(
        "must: {cost: {adds_up_to: «much»}}", 'RULE-VALUE The value after `adds_up_to` says "much"', "Write digits"
    ),
    Mistake("must: {cost: {adds_up_to: «[1]»}}", "RULE-VALUE `adds_up_to` needs a number", "Write a number."),
)

TIMES = (
    Mistake(
        "must: {due: {within_last: «a year»}}",
        'RULE-VALUE "a year" is not a length of time',
        "Write so many days, weeks, months or years, as in `12 months`.",
    ),
    Mistake("must: {due: {within_next: «12»}}", 'RULE-VALUE "12" is not a length of time', "Write so many days,"),
    Mistake("must: {due: {within_next: «-1 days»}}", 'RULE-VALUE "-1 days" is not a length of time', "Write so many"),
    Mistake("must: {due: {within_last: «[1 year]»}}", "RULE-VALUE What follows `within_last` is not one text", ""),
    Mistake("must: {due: {within_last: «{value_of: as_at}»}}", "RULE-VALUE What follows `within_last` is not one", ""),
    Mistake("must: {due: {within: «12 months»}}", "RULE-VALUE What follows `within` is not a mapping", "Write `key:"),
    Mistake("must: {due: {within: {«at_most»: 1 year}}}", "RULE-REQUIRED What follows `within` has no `of`", "Write"),
    Mistake("must: {due: {within: {«of»: starts}}}", "RULE-REQUIRED What follows `within` has no `at_most`", "Write"),
    Mistake(
        "must: {due: {within: {of: starts, at_most: «long»}}}",
        'RULE-VALUE "long" is not a length of time',
        "Write so many days, weeks, months or years, as in `12 months`.",
    ),
    Mistake(
        "must: {due: {within: {of: «status», at_most: 1 year}}}",
        "RULE-TEST `status` gives a word of action status, where a date is compared",
        "Name a path to a date.",
    ),
    Mistake(
        "must: {due: {within: {of: starts, at_most: 1 year, «at_last»: 1 day}}}",
        "RULE-KEY `at_last` is not a word of what follows `within`",
        "Use one of: of, at_most, where, latest_by or",
    ),
    Mistake(
        "must: {status: {«within_last»: 1 year}}", "RULE-TEST `within_last` does not fit a field of", "It tests a date."
    ),
    Mistake(
        "must: {cost: {«contains_text»: 1}}", "RULE-TEST `contains_text` does not fit a field of type", "It tests a"
    ),
    Mistake(
        "must: {title: {«is_more_than»: 1}}", "RULE-TEST `is_more_than` does not fit a field of type", "It tests a"
    ),
    Mistake("must: {due: {«is_less_than»: 1}}", "RULE-TEST `is_less_than` does not fit a field of type", "It tests a"),
    Mistake(
        "must: {owner: {«within»: {}}}", "RULE-TEST `within` tests a field, but the path leads to", "Add the field"
    ),
    Mistake("must: {owner: {«adds_up_to»: 1}}", "RULE-TEST `adds_up_to` tests a field, but the path", "Add the field"),
    Mistake("must: {due: {«overlaps»: starts}}", "RULE-TEST `overlaps` tests links, but the path leads", "Use is,"),
)

WHOLES = (
    Mistake(
        "must: {informed_by.title: {«adds_up_to»: 10}}",
        "RULE-TEST `adds_up_to` does not fit `informed_by.title`",
        "It adds up numbers. Use is, is_not, in, not_in, contains_text, starts_with or different_values.",
    ),
    Mistake(
        "must: {owner.title: {«unique»: true}}",
        "RULE-TEST `unique` does not fit `owner.title`",
        "It tests a field of the element itself that holds one value. Use is,",
    ),
    Mistake("must: {strategy.title: {«unique»: true}}", "RULE-TEST `unique` does not fit `strategy.title`", "It tests"),
    Mistake("must: {tags: {«unique»: true}}", "RULE-TEST `unique` does not fit `tags`", "It tests a field of the"),
    Mistake("must: {title: {unique: «yes»}}", "RULE-VALUE `yes` is not what `unique` takes", "Use one of: true."),
    Mistake("must: {title: {unique: «[true]»}}", "RULE-VALUE What follows `unique` is not one text", ""),
    Mistake(
        "every: action\nmust: {informed_by.who: {«different_values»: {at_most: 1}}}",
        "RULE-TEST `different_values` does not fit `informed_by.who`",
        "It compares values of fields that hold one each. Use includes.",
    ),
    Mistake(
        "must: {informed_by.level: {different_values: «1»}}",
        "RULE-VALUE What follows `different_values` is not a mapping",
        "Write `key: value` lines.",
    ),
    Mistake(
        "must: {informed_by.level: {different_values: «{}»}}",
        "RULE-REQUIRED What follows `different_values` has no `at_most`",
        "Write `at_most:`.",
    ),
    Mistake(
        "must: {informed_by.level: {different_values: {at_most: 1, «at_least»: 1}}}",
        "RULE-KEY `at_least` is not a word of what follows `different_values`",
        "Use one of: at_most.",
    ),
    Mistake(
        "must: {informed_by.level: {different_values: {at_most: «0»}}}",
        "RULE-COUNT `at_most: 0` asks for nothing to be there",
        "Test for `missing` instead.",
    ),
    Mistake(
        "must: {informed_by.level: {different_values: {at_most: «few»}}}",
        "RULE-VALUE `at_most` is followed by something that is not a whole number",
        "Write a number such as 1.",
    ),
)

PATHS = (
    Mistake(
        "must: {owner: «no_cycle»}",
        "RULE-TEST `owner` leads to role, not back, so there is never a circle",
        "Name a path that leads back to the kind that it starts from.",
    ),
    Mistake("must: {due: «no_cycle»}", "RULE-TEST `due` leads to a value, so there is never a circle", "Name a path"),
    Mistake("every: strategy\nmust: {strategy.replaces(strategy): «no_cycle»}", "RULE-TEST `strategy.replaces", "Name"),
    Mistake("every: strategy\nmust: {strategy: «no_cycle»}", "RULE-TEST `strategy` leads to strategy, not", "Name a"),
    Mistake("must: {owner: «no_cycl»}", "RULE-KEY `no_cycl` is not a test", "Did you mean `no_cycle`?"),
    Mistake(
        "must: {owner: {overlaps: «due»}}",
        "RULE-TEST `due` leads to a value, where elements are compared",
        "Name a path of links.",
    ),
    Mistake("must: {owner: {same_as: «as_at»}}", "RULE-TEST `as_at` leads to a value, where elements", "Name a path"),
    Mistake(
        "must: {owner: {shares_nothing_with: «advances|overseen_by»}}",
        "RULE-TEST `owner` leads to role and `advances|overseen_by` to ambition or board, which are never the same",
        "Name a path that can lead to the same elements.",
    ),
    Mistake("must: {owner: {overlaps: «suported_by»}}", "RULE-NAME `suported_by` is neither a field", "Did you mean"),
    Mistake("must: {owner: {overlaps: «[supported_by]»}}", "RULE-VALUE What follows `overlaps` is not one text", ""),
    Mistake(
        "must: {«if»: {owner: exists}}",
        "RULE-REQUIRED `if` stands without `then`",
        "Write `then:` beside it.",
    ),
    Mistake("where: {owner: exists, «then»: {due: exists}}", "RULE-REQUIRED `then` stands without `if`", "Write `if:`"),
    Mistake("must: {if: {«ownr»: exists}, then: {due: exists}}", "RULE-NAME `ownr` is neither a field", "Did you mean"),
    Mistake("must: {if: {owner: exists}, then: «exists»}", "RULE-VALUE The condition is not a mapping", ""),
    Mistake("must_have: «depends_on+(plan)»", "RULE-PATH This step never leads to plan", "Keep one of the kinds that"),
    Mistake("every: role\nmust_have: «owner+»", "RULE-PATH `owner` does not start at role", "Did you mean `owns`?"),
    Mistake(
        "must_have: «due+»", "RULE-PATH `due` is a field, which `|`, `+`, `*` and `(kind)` do not go with", "Write"
    ),
    Mistake("must: {owner: {at_least: «2», where: {type: exists}}}", "RULE-COUNT `owner` holds at most 1 link", ""),
    Mistake("must: {strategy.owner: {at_least: «2»}}", "RULE-COUNT `strategy.owner` holds at most 1 link, so 2", ""),
    Mistake(
        "every: [action, plan]\nmust: {owner|owner.belongs_to: {at_least: «3»}}",
        "RULE-COUNT `owner|owner.belongs_to` holds at most 2 links, so 3 cannot be reached",
        "",
    ),
)


@pytest.mark.parametrize("mistake", [*LOOKED_UP, *WRITTEN, *TIMES, *WHOLES, *PATHS], ids=lambda one: one.says)
def test_what_cannot_stand_there_is_said_at_its_place_with_what_can(mistake: Mistake) -> None:
    assert told(mistake) == [expected(mistake)]


FIELDS = {
    "text": "every: action\nmust: {slip_reason: {«%s»: a}}",
    "address": "every: document\nmust: {url: {«%s»: a}}",
    "date": "every: action\nmust: {due: {«%s»: a}}",
    "number": "every: action\nmust: {cost: {«%s»: a}}",
    "choice": "every: action\nmust: {status: {«%s»: a}}",
    "order": "every: source\nmust: {level: {«%s»: a}}",
    "list of choices": "every: source\nmust: {who: {«%s»: a}}",
    "list of words": "every: action\nmust: {tags: {«%s»: a}}",
}
ONE_VALUE = {"text", "address", "date", "number", "choice", "order"}
LISTS = {"list of choices", "list of words"}
TEXTS = {"text", "address"}
ORDERED = {"number", "order"}
DATES = {"date"}
FITS = {
    **dict.fromkeys(("is", "is_not", "in", "not_in", "different_values", "unique"), ONE_VALUE),
    **dict.fromkeys(("contains_text", "starts_with"), TEXTS),
    **dict.fromkeys(("is_more_than", "is_at_least", "is_less_than", "is_at_most"), ORDERED),
    **dict.fromkeys(("is_before", "is_on_or_before", "is_after", "is_on_or_after"), DATES),
    **dict.fromkeys(("within_last", "within_next", "within"), DATES),
    "includes": LISTS,
    "adds_up_to": {"number"},
}


def test_every_word_that_tests_a_field_is_tried_here() -> None:
    assert set(FITS) == set(FIELD_TESTS)


@pytest.mark.parametrize("word", FITS)
def test_a_word_is_refused_at_each_field_that_it_does_not_fit(word: str) -> None:
    for name, rule in FIELDS.items():
        text, places = unmarked(trial(rule % word))
        unfit = [one.location for one in read(text).findings if one.rule == "RULE-TEST"]
        assert unfit == ([] if name in FITS[word] else places), name


@pytest.mark.parametrize("word", FITS)
def test_a_word_that_tests_a_field_is_refused_where_a_path_leads_to_elements(word: str) -> None:
    text, places = unmarked(trial(f"must: {{owner: {{«{word}»: a}}}}"))
    assert [(one.rule, one.location) for one in read(text).findings] == [("RULE-TEST", places[0])]


@pytest.mark.parametrize("word", [word for word in LINK_WORDS if word not in {*CHOICE_WORDS, IN_EACH}])
def test_a_word_that_tests_links_is_refused_where_a_path_leads_to_a_field(word: str) -> None:
    text, places = unmarked(trial(f"must: {{owner.type: {{«{word}»: a}}}}"))
    assert [(one.rule, one.location) for one in read(text).findings] == [("RULE-TEST", places[0])]
