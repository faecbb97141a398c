"""What rules that only demand links make of more links, and of fewer."""

from collections.abc import Iterable
from random import Random
from typing import Final

from hypothesis import event, given
from hypothesis import strategies as st
from oracle.random_models import Value
from rules_demanding_links import DEMANDING, links_read
from rules_kinds import LINKS, SECTIONS
from whole_checks import Answer, checked
from whole_models import Entry, Whole, dices, models, readable_models, styles

from alignment.model.vocabularies import STAGES

KIND_OF: Final = {section: kind for kind, section in SECTIONS.items()}
stages = st.sampled_from(STAGES)


def test_some_shipped_rules_only_demand_links_and_others_do_not() -> None:
    assert {"ACT-OWNER", "ACT-OVERSIGHT", "PROV-PARAGRAPH", "OUT-SERVED", "COM-WHEN", "RISK-OWNER"} <= set(DEMANDING)
    assert not {"ACT-COPROD", "ACT-STEP", "ACT-CYCLE", "PROV-LINK", "DUTY-HOLDER", "MEA-COMPLETE"} & set(DEMANDING)


def failing(answer: Answer, rules: Iterable[str]) -> set[tuple[str, str | None]]:
    chosen = set(rules)
    return {(finding.rule, finding.element) for finding in answer.findings if finding.rule in chosen}


def missing_links(whole: Whole) -> list[tuple[str, str, str]]:
    """Gives links that rules demand and that could be written: where they start, which they are, where they lead."""
    there: dict[str, list[Entry]] = {}
    for entry in whole.entries:
        there.setdefault(KIND_OF[entry.section], []).append(entry)
    demanded = links_read(*(rule.claim for rule in DEMANDING.values()))
    return [
        (start.id, link, end.id)
        for link in sorted(demanded)
        for kind, ends in LINKS.get(link, {}).items()
        for start in there.get(kind, ())
        if not start.keys.get(link)
        for to in sorted(ends)
        for end in there.get(to, ())
    ]


def added(entry: Entry, link: str, end: str) -> Entry:
    before = entry.keys.get(link, [])
    listed = before if isinstance(before, list) else [before]
    return entry._replace(keys={**entry.keys, link: [*listed, end]})


@given(readable_models, dices, styles, stages)
def test_a_link_more_never_adds_a_finding_of_a_rule_that_only_demands_links(
    whole: Whole, dice: Random, style: int, stage: str
) -> None:
    possible = missing_links(whole)
    if not possible:
        event("nothing to add")
        return
    start, link, end = dice.choice(possible)
    more = whole.mapped(lambda entry: added(entry, link, end) if entry.id == start else entry)
    able = [name for name, rule in DEMANDING.items() if link not in links_read(rule.where)]
    is_stated_only = dice.random() < 0.5
    before, after = (
        failing(checked(one.written(style), one.as_at, stage=stage, is_stated_only=is_stated_only), able)
        for one in (whole, more)
    )
    event(f"{len(before - after)} findings fewer")
    assert after <= before


def touches(value: Value, ids: set[str]) -> bool:
    return (value.get("to") if isinstance(value, dict) else value) in ids


def detached(entry: Entry, ids: set[str]) -> Entry:
    """Gives an entry with a title of its own, and without any link that begins or ends at one of some elements."""
    keys: dict[str, Value] = {**entry.keys, "title": "Train"}
    for link in LINKS.keys() & keys.keys():
        value = keys[link]
        ends = value if isinstance(value, list) else [value]
        keys[link] = [end for end in ends if entry.id not in ids and not touches(end, ids)]
    return entry._replace(keys=keys)


@given(readable_models, dices, styles, stages)
def test_a_link_to_what_has_a_placeholder_for_a_title_is_no_better_than_none(
    whole: Whole, dice: Random, style: int, stage: str
) -> None:
    chosen = {one.id for one in whole.entries if dice.random() < 0.2}
    named = whole.mapped(lambda one: one._replace(keys={**one.keys, "title": "TBC" if one.id in chosen else "Train"}))
    without = whole.mapped(lambda one: detached(one, chosen))
    rules = [name for name, rule in DEMANDING.items() if not links_read(rule.where) and rule.at_least is None]
    found, wanted = (failing(checked(one.written(style), one.as_at, stage=stage), rules) for one in (named, without))
    event(f"{len(wanted) // 5 * 5} findings or more")
    assert {one for one in found if one[1] not in chosen} == {one for one in wanted if one[1] not in chosen}


@given(models, styles, stages)
def test_stated_links_alone_leave_every_finding_of_a_rule_that_only_demands_links(
    whole: Whole, style: int, stage: str
) -> None:
    rules = [name for name, rule in DEMANDING.items() if not links_read(rule.where)]
    every, stated = (
        checked(whole.written(style), whole.as_at, stage=stage, is_stated_only=is_stated_only)
        for is_stated_only in (False, True)
    )
    more = failing(stated, rules) - failing(every, rules)
    event(f"{min(len(more), 3)} findings more, or more than that")
    assert failing(every, rules) <= failing(stated, rules)
    resting = {(one.rule, name.name) for one in every.outcomes if one.rule in rules for name in one.resting}
    untold = {(one.rule, name) for one in every.outcomes for name in one.unchecked}
    assert {one for one in more - untold if DEMANDING[one[0]].at_least is None} == {
        one for one in resting if DEMANDING[one[0]].at_least is None
    }
