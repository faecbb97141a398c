"""What is said of a suspect link: a sentence about the element that writes it, at the link."""

from reviewed_in import PLAN, judged, locked, strategy
from yaml_in import said

from alignment.checker.suspect_links import findings_of, suspect_links
from alignment.findings.finding import Finding
from alignment.reviews.lock import Suspect, review


def related(finding: Finding) -> list[str]:
    return [f"{one.location.line}:{one.location.column} {one.message}" for one in finding.related]


def test_a_suspect_link_is_one_finding_where_it_is_written() -> None:
    (found,) = judged(PLAN, PLAN.replace("Included from the start", "Included"))
    assert said([found]) == [
        '4:16 SUSPECT ACT-12 "Review transition pathways" advances A1, whose `title` changed after the link was reviewed'
    ]
    assert (found.element, found.facet, found.fingerprint) == ("ACT-12", "advances:A1", "SUSPECT/ACT-12/advances:A1")
    assert found.fix == "Read A1 again; then `align review ACT-12`."
    assert found.label == "changed since it was reviewed"
    assert related(found) == ["7:21 `title` of A1 now"]


def test_every_field_that_changed_is_named_and_shown() -> None:
    (found,) = judged(PLAN, PLAN.replace("target_value: 60, unit: places", "target_value: 50"))
    assert "whose `unit` and `target_value` changed after" in found.message
    assert related(found) == ["10:10 M-1, which has no `unit` now", "10:44 `target_value` of M-1 now"]


def test_what_was_not_looked_at_is_not_said_to_have_changed() -> None:
    plan = strategy(PLAN)
    (one,) = findings_of(plan, [Suspect(plan.links[2], (), ("unit",))])
    (two,) = findings_of(plan, [Suspect(plan.links[2], (), ("unit", "target_value"))])
    assert one.message.endswith("is measured by M-1, whose `unit` was not looked at when the link was reviewed")
    assert "whose `unit` and `target_value` were not looked at when" in two.message
    assert one.label == "not looked at whole"


def test_the_sentence_of_a_link_is_that_of_its_type() -> None:
    (found,) = judged(PLAN, PLAN.replace("target_value: 60", "target_value: 61"))
    assert '"Review transition pathways" is measured by M-1, whose' in found.message


def test_links_that_nobody_reviewed_are_counted_and_not_suspect() -> None:
    plan = strategy(PLAN)
    assert suspect_links(plan, locked(review(plan, {}, {"M-1"}))) == ((), 2)


def test_where_an_entry_cannot_be_read_nobody_counts_what_was_not_reviewed() -> None:
    changed = strategy(PLAN.replace("title: Heard", "title: Listened to"))
    lock = locked(review(strategy(PLAN), {}, {"A2"}))._replace(is_whole=False)
    findings, unreviewed = suspect_links(changed, lock)
    assert ([one.facet for one in findings], unreviewed) == (["advances:A2"], None)


def test_before_the_first_review_nothing_is_said() -> None:
    assert suspect_links(strategy(PLAN), None) == ((), None)
