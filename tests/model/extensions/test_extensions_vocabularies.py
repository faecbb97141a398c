"""Own words: added, mapped to others, put into groups; how they are read and shown, and what cannot be one."""

import pytest
from extensions_in import extended, loaded, mends, mistaken, under

from alignment.model.field_types import vocabulary_of
from alignment.model.metamodel import Metamodel, built_in_metamodel
from alignment.model.vocabularies import WHO, OwnWord, Vocabulary
from alignment.rules.phrases import shown
from alignment.text import join_words

FIELDS = {
    "action status": ("action", "status"),
    "who": ("source", "who"),
    "level": ("source", "level"),
    "method": ("source", "method"),
}


def vocabulary(metamodel: Metamodel, name: str) -> Vocabulary:
    kind, field = FIELDS[name]
    found = vocabulary_of(metamodel.kinds[kind].fields[field].type)
    assert found is not None
    assert found.name == name
    return found


def changed(name: str, lines: str) -> Vocabulary:
    """Gives a vocabulary as one line changes it."""
    return vocabulary(extended(under("vocabularies", f"{name}: {lines}")), name)


def test_a_word_of_their_own_stands_for_another_and_is_kept_for_display() -> None:
    metamodel = extended(under("vocabularies", "action status: {map: {Amber: at risk}}"))
    strategy, findings = loaded(
        metamodel, "actions: [{id: A, title: x, status: AMBER}, {id: B, title: y, status: at risk}]"
    )
    assert findings == ()
    own, plain = (strategy.elements[one].value("status") for one in "AB")
    assert own == plain == "at risk"
    assert isinstance(own, OwnWord)
    assert not isinstance(plain, OwnWord)
    assert (shown(own), shown("at risk")) == ("Amber (at risk)", "at risk")


def test_in_a_list_too() -> None:
    metamodel = extended(under("vocabularies", "who: {map: {locals: residents}, add: [RNLI crews]}"))
    strategy, findings = loaded(metamodel, "sources: [{id: S, title: x, who: [locals, rnli  crews, staff]}]")
    assert findings == ()
    who = strategy.elements["S"].value("who")
    assert who == ("residents", "rnli crews", "staff")
    assert isinstance(who, tuple)
    assert [shown(one) for one in who] == ["locals (residents)", "RNLI crews", "staff"]


def test_a_mapped_word_that_looks_like_a_placeholder_is_a_value() -> None:
    metamodel = extended(under("vocabularies", "action status: {map: {pending: not started, N/A: on hold}}"))
    strategy, findings = loaded(
        metamodel, "actions: [{id: A, title: x, status: Pending}, {id: B, title: y, status: n/a}]"
    )
    assert findings == ()
    assert [strategy.elements[one].value("status") for one in "AB"] == ["not started", "on hold"]


def test_a_word_is_added_at_the_end_of_words_without_order() -> None:
    who = changed("who", "{add: [farmers, {word: Anglers}]}")
    assert who.values == (*WHO.values, "farmers", "anglers")
    assert who.words == (*WHO.values, "farmers", "Anglers")


@pytest.mark.parametrize(
    ("add", "order"),
    [
        ("{word: involved, after: consulted}", "informed consulted involved participated co-produced"),
        ("{word: involved, before: consulted}", "informed involved consulted participated co-produced"),
        ("{word: led, after: Co-Produced}", "informed consulted participated co-produced led"),
        (
            "{word: ignored, before: informed}, {word: heard, after: ignored}",
            "ignored heard informed consulted participated co-produced",
        ),
    ],
)
def test_in_an_order_a_new_word_has_its_place(add: str, order: str) -> None:
    level = changed("level", f"{{add: [{add}]}}")
    assert level.values == tuple(order.split())
    assert level.is_ordered


def test_words_join_a_group_or_make_one() -> None:
    who = changed(
        "who", "{add: [farmers], groups: {People Affected: [farmers, Farmers], by the sea: [farmers, residents]}}"
    )
    assert who.groups["people affected"] == (*WHO.groups["people affected"], "farmers")
    assert who.groups["by the sea"] == ("farmers", "residents")
    assert who.groups["professionals"] == WHO.groups["professionals"]
    assert who.members("by the sea") == ("farmers", "residents")


def test_own_words_of_own_fields_can_be_mapped_too() -> None:
    metamodel = extended(
        """\
        extensions:
          kinds: {hazard: {section: hazards, fields: {likelihood: {type: ordered, values: [rare, likely]}}}}
          vocabularies: {hazard.likelihood: {map: {remote: rare}, add: [{word: certain, after: likely}]}}
        """
    )
    likelihood = vocabulary_of(metamodel.kinds["hazard"].fields["likelihood"].type)
    assert likelihood is not None
    assert likelihood.values == ("rare", "likely", "certain")
    assert likelihood.find("REMOTE") == "rare"


def test_every_field_of_a_changed_vocabulary_is_changed_and_no_other() -> None:
    metamodel = extended(under("vocabularies", "who: {add: [farmers]}"))
    for kind in built_in_metamodel().kinds.values():
        for name, field in kind.fields.items():
            is_changed = metamodel.kinds[kind.name].fields[name] != field
            assert is_changed is (vocabulary_of(field.type) is WHO)


def test_whoever_writes_an_unknown_word_is_offered_the_own_ones() -> None:
    metamodel = extended(under("vocabularies", "action status: {add: [Parked], map: {Amber: at risk}}"))
    (finding,) = loaded(metamodel, "actions: [{id: A, title: x, status: ambre}]")[1]
    assert finding.fix == (
        "Did you mean `Amber`? Use one of: not started, in progress, on track, at risk, off track, on hold, done, stopped, Parked or Amber."
    )


@pytest.mark.parametrize("name", ["stage", "basis", "yes or no"])
def test_words_that_align_itself_works_with_are_closed(name: str) -> None:
    metamodel, found = mistaken(under("vocabularies", f"{name}: {{add: [x]}}\nwho: {{add: [farmers]}}"))
    assert found == [f"3:5 CONFIG-VALUE `{name}` is closed, because align itself works with its words"]
    assert "farmers" in vocabulary(metamodel, "who").values


def test_every_field_that_must_be_there_has_a_closed_vocabulary() -> None:
    kinds = built_in_metamodel().kinds.values()
    found = [vocabulary_of(field.type) for kind in kinds for field in kind.fields.values() if field.is_required]
    assert all(one.is_closed for one in found if one is not None)


@pytest.mark.parametrize(
    ("lines", "mistakes"),
    [
        ("whom: {add: [x]}", ["3:5 CONFIG-VALUE `whom` is not a vocabulary"]),
        ("who: [farmers]", ["3:10 CONFIG-VALUE `who` lists words, and does not say what they are"]),
        ("who: farmers", ["3:10 CONFIG-VALUE `who` is not a mapping"]),
        (
            "status: {}",
            ["3:5 CONFIG-VALUE `status` is not a vocabulary: each kind with such a field has words of its own"],
        ),
        ("who: {parents: parents and carers}", ["3:10 CONFIG-VALUE `who` says what words stand for, without `map:`"]),
        ("who: {parents: mums}", ["3:11 CONFIG-KEY `parents` is not a word of the vocabulary `who`"]),
        ("who: {adds: [farmers]}", ["3:11 CONFIG-KEY `adds` is not a word of the vocabulary `who`"]),
        ("who: {add: [Children]}", ["3:17 CONFIG-VALUE `Children` is a word of `who` already"]),
        ("who: {add: [farmers, FARMERS]}", ["3:26 CONFIG-VALUE `FARMERS` is a word of `who` already"]),
        ("who: {add: [public]}", ["3:17 CONFIG-VALUE `public` is a group of `who` already"]),
        (
            "who: {add: [[x], '', '!']}",
            [
                "3:17 CONFIG-VALUE A word of a vocabulary is not one text",
                "3:22 CONFIG-VALUE An empty value cannot be a word of a vocabulary",
                "3:26 CONFIG-VALUE `!` cannot be a word of a vocabulary",
            ],
        ),
        (
            "who: {add: [{word: x, after: staff}]}",
            ["3:17 CONFIG-VALUE `who` has no order in which `x` could have a place"],
        ),
        ("who: {add: [{after: staff}]}", ["3:18 CONFIG-VALUE The entry has no `word`"]),
        ("who: {add: [{word: [x]}]}", ["3:24 CONFIG-VALUE A word of a vocabulary is not one text"]),
        ("who: {add: [{word: x, then: y}]}", ["3:27 CONFIG-KEY `then` is not a word of an entry of `add` of `who`"]),
        ("level: {add: [x]}", ["3:19 CONFIG-VALUE `level` is ordered, so `x` needs a place"]),
        ("level: {add: [{word: x}]}", ["3:19 CONFIG-VALUE `level` is ordered, so `x` needs a place"]),
        (
            "level: {add: [{word: x, after: informed, before: consulted}]}",
            ["3:19 CONFIG-VALUE `level` is ordered, so `x` has more than one place"],
        ),
        ("level: {add: [{word: x, after: informd}]}", ["3:36 CONFIG-VALUE `informd` is not a word of `level`"]),
        ("level: {add: [{word: x, after: [informed]}]}", ["3:36 CONFIG-VALUE `after` is not one text"]),
        ("who: {map: {locals: neighbours}}", ["3:25 CONFIG-VALUE `neighbours` is not a word of `who`"]),
        ("who: {map: {locals: }}", ["3:17 CONFIG-VALUE `locals` stands for nothing"]),
        ("who: {map: {locals: [residents]}}", ["3:25 CONFIG-VALUE What `locals` stands for is not one text"]),
        ("who: {map: {Staff: residents}}", ["3:17 CONFIG-VALUE `Staff` is a word of `who` already"]),
        ("who: {map: {public: residents}}", ["3:17 CONFIG-VALUE `public` is a group of `who` already"]),
        (
            "who: {map: {locals: residents, LOCALS: staff}}",
            ["3:36 CONFIG-VALUE `LOCALS` is an own word of `who` already"],
        ),
        ("who: {map: {'?!': residents}}", ["3:17 CONFIG-VALUE `?!` cannot be a word of a vocabulary"]),
        ("who: {map: [locals]}", ["3:16 CONFIG-VALUE `map` of `who` is not a mapping"]),
        ("who: {groups: {staff: [staff]}}", ["3:20 CONFIG-VALUE `staff` is a word of `who` already"]),
        ("who: {groups: {public: [farmer]}}", ["3:29 CONFIG-VALUE `farmer` is not a word of `who`"]),
        ("who: {groups: {public: }}", ["3:20 CONFIG-VALUE The group `public` holds nobody and nothing"]),
        ("who: {groups: {public: [[staff]]}}", ["3:29 CONFIG-VALUE An entry of the group `public` is not one text"]),
        ("who: {groups: {'-': [staff]}}", ["3:20 CONFIG-VALUE `-` cannot be a word of a vocabulary"]),
        ("who:", []),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_counts(lines: str, mistakes: list[str]) -> None:
    metamodel, found = mistaken(under("vocabularies", f"{lines}\nmethod: {{add: [walk]}}"))
    assert found == mistakes
    assert set(vocabulary(metamodel, "who").values) >= set(WHO.values)
    assert "walk" in vocabulary(metamodel, "method").values


def test_a_word_of_which_only_another_is_wrong_is_added_all_the_same() -> None:
    metamodel, _ = mistaken(under("vocabularies", "who: {add: [Children, farmers], map: {x: y, locals: residents}}"))
    who = vocabulary(metamodel, "who")
    assert (who.values[-1], who.find("locals")) == ("farmers", "residents")


def test_mends_say_what_to_write() -> None:
    lines = """\
        level: {add: [involved, {word: led, after: co-producd}]}
        who: {map: {locals: resident}, groups: {by the sea: [zzz], public: }}
        sorce status: {}
        action status: {map: {amber: , red: zzz}}
        """
    assert mends(under("vocabularies", lines)) == [
        "Write `{word: involved, after: informed}` with the word that comes before it.",
        "Did you mean `co-produced`?",
        "Did you mean `residents`?",
        f"Use one of: {join_words(WHO.values, 'or')}.",
        "Write its words.",
        "Did you mean `source status`?",
        "Write one of: not started, in progress, on track, at risk, off track, on hold, done or stopped.",
        "Use one of: not started, in progress, on track, at risk, off track, on hold, done or stopped.",
    ]


def test_an_own_word_as_member_of_a_group_is_told_what_it_stands_for() -> None:
    lines = "who: {map: {locals: residents}, groups: {by the sea: [Locals]}}"
    assert mends(under("vocabularies", lines)) == ["Write `residents`, which it stands for."]
