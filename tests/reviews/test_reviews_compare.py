"""Which links are suspect: those to what means something else now, and no others."""

import pytest
from reviewed_in import PLAN, compared, ids, strategy
from yaml_in import strategy_of

from alignment.reviews.lock import LinkId, Review, compare_with_reviewed, review


def test_where_nothing_has_changed_nothing_is_suspect() -> None:
    found = compared(PLAN, PLAN)
    assert (found.suspects, found.new, found.gone, len(found.same)) == ((), (), (), 3)


@pytest.mark.parametrize(
    ("old", "new", "suspects"),
    [
        ("title: Included from the start", "title: Included", ["ACT-12 advances A1: title"]),
        ("title: Included from the start", "title: Included from the start, summary: All of us", ["ACT-12 advances A1: summary"]),
        ("target_value: 60, unit: places", "target_value: 50", ["ACT-12 measured_by M-1: unit, target_value"]),
        ("target_value: 60", "target_value: 60.0", []),
        ("latest_value: 41", "latest_value: 59", []),
        ("title: Heard", "title: '  Heard ', tags: [new], notes: Ask again", []),
        ("title: Review transition pathways", "title: Review", []),
    ],
)  # fmt: skip
def test_a_field_of_the_target_makes_links_to_it_suspect_where_it_is_meaning(
    old: str, new: str, suspects: list[str]
) -> None:
    assert PLAN.count(old) == 1
    assert ids(compared(PLAN, PLAN.replace(old, new))) == suspects


def test_what_is_emptied_has_changed_too() -> None:
    with_summary = PLAN.replace("title: Heard", "title: Heard, summary: By all")
    assert ids(compared(with_summary, PLAN)) == ["ACT-12 advances A2: summary"]


def test_a_value_that_cannot_be_read_has_changed_too() -> None:
    now, findings = strategy_of(PLAN.replace("target_value: 60", "target_value: many"))
    assert [one.rule for one in findings] == ["MODEL-NUMBER"]
    assert ids(compare_with_reviewed(now, review(strategy(PLAN), {}))) == ["ACT-12 measured_by M-1: target_value"]


def test_the_order_of_words_means_nothing() -> None:
    plan = "sources: [{{id: S1, title: Forum, who: [{}]}}]\nambitions: [{{id: A, title: In, informed_by: S1}}]\n"
    assert ids(compared(plan.format("children, staff"), plan.format("staff, children"))) == []
    assert ids(compared(plan.format("children, staff"), plan.format("children"))) == ["A informed_by S1: who"]


def test_a_link_is_new_until_it_is_reviewed_and_gone_when_nobody_writes_it() -> None:
    found = compared(PLAN, PLAN.replace("[A1, A2]", "[A2]").replace("    measured_by: M-1\n", "    informed_by: S1\n"
        "sources: [{id: S1, title: Forum}]\n"))  # fmt: skip
    assert [one[:3] for one in found.new] == [("ACT-12", "informed_by", "S1")]
    assert found.gone == (LinkId("ACT-12", "advances", "A1"), LinkId("ACT-12", "measured_by", "M-1"))
    assert [one.target for one in found.same] == ["A2"]


def test_an_element_that_becomes_another_kind_has_lost_what_the_other_has_not() -> None:
    risk = "risks: [{id: K, title: Staff leave, threatens: X}]\n"
    outcome, ambition = "outcomes: [{id: X, title: In, type: activity}]\n", "ambitions: [{id: X, title: In}]\n"
    assert ids(compared(risk + outcome, risk + ambition)) == ["K threatens X: type"]
    assert ids(compared(risk + ambition, risk + outcome)) == ["K threatens X: type"]


def test_what_was_no_part_of_the_meaning_then_was_not_looked_at() -> None:
    now, name = strategy(PLAN), LinkId("ACT-12", "measured_by", "M-1")
    (whole,) = review(now, {})[name]
    meaning = {field: one for field, one in whole.meaning.items() if field not in {"unit", "data_from"}}
    (found,) = compare_with_reviewed(now, {name: (Review(1, meaning),)}).suspects
    assert (found.changed, found.unseen) == ((), ("unit",))


def test_what_is_no_part_of_the_meaning_any_more_makes_nothing_suspect() -> None:
    now, name = strategy(PLAN), LinkId("ACT-12", "measured_by", "M-1")
    (whole,) = review(now, {})[name]
    reviewed = {name: (Review(1, {**whole.meaning, "notes": "0" * 32}),)}
    assert compare_with_reviewed(now, reviewed).suspects == ()


def test_reviewing_some_leaves_the_others_as_they_were() -> None:
    then, now = strategy(PLAN), strategy(PLAN.replace("Included from", "In from").replace("Heard", "Listened to"))
    before = review(then, {})
    after = review(now, before, {"A1"})
    assert [one.link.target for one in compare_with_reviewed(now, after).suspects] == ["A2"]
    assert {name for name in before if after[name] != before[name]} == {LinkId("ACT-12", "advances", "A1")}
    assert compare_with_reviewed(now, review(now, before, {"ACT-12"})).suspects == ()


def test_reviewing_some_takes_no_other_link_in_and_drops_what_is_gone() -> None:
    before = {LinkId("ACT-12", "advances", "A9"): (Review(1, {"title": "0" * 32}),)}
    assert [*review(strategy(PLAN), before, {"M-1"})] == [LinkId("ACT-12", "measured_by", "M-1")]


def test_a_link_to_what_could_not_be_read_is_not_judged() -> None:
    before = review(strategy(PLAN), {})
    now, findings = strategy_of(PLAN.replace("ambitions:", "aims:"))
    assert "LINK-UNCHECKED" in [one.rule for one in findings]
    found = compare_with_reviewed(now, before)
    assert "A1" not in [one.target for one in (*found.same, *found.new, *(two.link for two in found.suspects))]


def test_a_review_may_be_merged_before_the_change_that_it_is_about() -> None:
    then, now = strategy(PLAN), strategy(PLAN.replace("Heard", "Listened to"))
    both = review(now, review(then, {}))
    assert compare_with_reviewed(then, both).suspects == compare_with_reviewed(now, both).suspects == ()
    other = compare_with_reviewed(strategy(PLAN.replace("title: Heard", "title: Asked, summary: All")), both)
    assert [one.fields for one in other.suspects] == [("title", "summary")]


def test_a_review_of_what_was_reviewed_last_changes_nothing() -> None:
    then, now = strategy(PLAN), strategy(PLAN.replace("Heard", "Listened to"))
    both = review(now, review(then, {}))
    assert review(now, both) == both
    turns = {link.target: [one.turn for one in reviews] for link, reviews in review(then, both).items()}
    assert turns == {"A1": [1], "A2": [3, 2], "M-1": [1]}


def test_of_several_reviews_the_nearest_says_what_has_changed() -> None:
    plan = PLAN.replace("title: Heard", "title: Heard, summary: By all")
    reviewed = review(strategy(PLAN), review(strategy(plan.replace("Heard", "Asked")), {}))
    assert ids(compare_with_reviewed(strategy(plan), reviewed)) == ["ACT-12 advances A2: summary"]
