"""Labels: what a kind is called, in every sentence, and never in files."""

import pytest
from extensions_in import extended, loaded, mends, mistaken, told, under

from alignment.model.metamodel import built_in_metamodel


def test_a_kind_is_called_as_its_organisation_calls_it() -> None:
    metamodel = extended(under("labels", "ambition: mission\nrole: {one: office holder, several: holders of office}"))
    ambition, role = metamodel.kinds["ambition"], metamodel.kinds["role"]
    assert (ambition.label, ambition.one, ambition.plural) == ("mission", "a mission", "missions")
    assert (role.label, role.one, role.plural) == ("office holder", "an office holder", "holders of office")
    assert (ambition.name, ambition.section) == ("ambition", "ambitions")


def test_messages_say_the_label_and_mends_the_section() -> None:
    metamodel = extended(under("labels", "ambition: mission"))
    (finding,) = loaded(metamodel, "actions: [{id: A, title: x, advances: M1}]")[1]
    assert finding.fix == "There is no mission in this model yet. Add M1 under `ambitions:`, with its title."
    (finding,) = loaded(metamodel, "actions: [{id: A, title: x, advances: A}]\nambitions: [{id: M1, title: y}]")[1]
    assert finding.message == 'A "x" advances A, which is an action, not a mission'


def test_own_kinds_can_be_called_otherwise_too() -> None:
    metamodel = extended(
        "extensions: {kinds: {flood_defence: {section: flood_defences}}, labels: {flood_defence: barrier}}"
    )
    assert metamodel.kinds["flood_defence"].plural == "barriers"
    assert extended("extensions: {kinds: {flood_defence: {section: flood_defences}}}").kinds["flood_defence"].one == (
        "a flood defence"
    )


def test_kinds_may_swap_what_they_are_called() -> None:
    metamodel = extended(under("labels", "outcome: ambition\nambition: outcome"))
    assert metamodel.labels(["outcome", "ambition"]) == ["ambition", "outcome"]


@pytest.mark.parametrize(
    ("lines", "mistakes"),
    [
        ("ambitions: mission", ["3:5 CONFIG-VALUE `ambitions` is not a kind"]),
        ("ambition:", ["3:5 CONFIG-VALUE There is no label of `ambition`"]),
        ("ambition: [mission]", ["3:15 CONFIG-VALUE The label of `ambition` is not one text"]),
        ("ambition: '!'", ["3:15 CONFIG-VALUE `!` cannot be the label of `ambition`"]),
        ("ambition: {one: mission}", ["3:16 CONFIG-VALUE The label of `ambition` has no `several`"]),
        (
            "ambition: {one: [x], several: missions, many: y}",
            [
                "3:45 CONFIG-KEY `many` is not a word of the label of `ambition`",
                "3:21 CONFIG-VALUE `one` of the label of `ambition` is not one text",
            ],
        ),
        ("ambition: Action", ["3:15 CONFIG-VALUE `Action` is what action is called"]),
        ("ambition: {one: aim, several: actions}", ["3:15 CONFIG-VALUE `aim` is what action is called"]),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_counts(lines: str, mistakes: list[str]) -> None:
    metamodel, found = mistaken(under("labels", f"{lines}\nplan: scheme"))
    assert found == mistakes
    assert metamodel.kinds["ambition"].plural == "ambitions"
    assert metamodel.kinds["plan"].label == "scheme"


def test_two_kinds_are_never_called_the_same() -> None:
    metamodel, found = mistaken(under("labels", "ambition: aim\noutcome: Aim"))
    assert found == [
        "3:15 CONFIG-VALUE `aim` is what outcome is called",
        "4:14 CONFIG-VALUE `Aim` is what ambition is called",
    ]
    assert metamodel.labels(["outcome", "ambition"]) == ["outcome", "ambition"]


def test_mends_say_what_to_write() -> None:
    assert mends(under("labels", "ambtion: x\nambition:\nplan: action")) == [
        "Did you mean `ambition`?",
        "Write it after `ambition:`.",
        "Choose another label.",
    ]


def test_every_built_in_kind_keeps_its_article() -> None:
    for kind in built_in_metamodel().kinds.values():
        assert kind.one == f"{'an' if kind.name[0] in 'aeiou' else 'a'} {kind.label}"


def test_nothing_is_said_of_a_kind_that_is_called_as_before() -> None:
    assert told(loaded(extended(under("labels", "ambition: mission")), "ambitions: [{id: A, title: x}]")[1]) == []
