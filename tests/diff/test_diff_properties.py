"""What holds of every difference, on models made up by chance; and a plain reading of YAML that finds the same."""

from collections.abc import Mapping
from random import Random
from typing import Final, TypeAlias

import yaml
from diff_in import changes, strategy_of
from hypothesis import given
from hypothesis import strategies as st

from alignment.diff.changes import ChangeMark, ElementChange, FieldChange, LinkChange, StrategyChanges
from alignment.diff.compare import compare
from alignment.diff.sentences import sentences

Value: TypeAlias = str | list[str] | list[dict[str, str]]
Fields: TypeAlias = dict[str, Value]
Plan: TypeAlias = dict[str, tuple[str, Fields]]
"""Elements by id: the section of each, and what is written of it."""

IDS: Final = ("X-1", "X-2", "X-3", "Y-1", "Y-2")
WORDS: Final = st.sampled_from(["Map", "Draw", "Meet \x1b[31m", "  Report: all  ", "no", "12"])
DATES: Final = st.sampled_from(["2027", "2027-03", "2027-03-31", "2026/27", "2028-01-01"])
NUMBERS: Final = st.sampled_from(["1", "1.5", "-2", "60"])
LINKS: Final = st.lists(st.sampled_from(IDS), unique=True, max_size=3)
RICH_LINKS: Final = st.lists(
    st.fixed_dictionaries({"to": st.sampled_from(IDS)}, optional={"note": WORDS, "basis": st.just("inferred")}),
    unique_by=lambda one: one["to"],
    max_size=3,
)
SECTIONS: Final[Mapping[str, st.SearchStrategy[Fields]]] = {
    "actions": st.fixed_dictionaries(
        {"title": WORDS},
        optional={
            "status": st.sampled_from(["done", "on hold"]), "due": DATES, "cost": NUMBERS, "summary": WORDS,
            "tags": st.lists(st.sampled_from("abc"), unique=True, min_size=1), "owner": st.sampled_from(IDS),
            "advances": LINKS, "informed_by": RICH_LINKS, "replaces": LINKS,
        },
    ),
    "measures": st.fixed_dictionaries(
        {"title": WORDS},
        optional={
            "direction": st.sampled_from(["increase", "decrease", "maintain"]), "target_value": NUMBERS,
            "target_by": DATES, "unit": WORDS, "owner": st.sampled_from(IDS),
        },
    ),
    "programmes": st.fixed_dictionaries(
        {"title": WORDS}, optional={"status": st.sampled_from(["proposed", "agreed"]), "replaces": LINKS}
    ),
}  # fmt: skip
ELEMENTS: Final = st.one_of(*(st.tuples(st.just(name), fields) for name, fields in SECTIONS.items()))
PLANS: Final[st.SearchStrategy[Plan]] = st.dictionaries(st.sampled_from(IDS), ELEMENTS, max_size=5)
MIRRORED: Final = {
    ChangeMark.LATER: ChangeMark.EARLIER,
    ChangeMark.EARLIER: ChangeMark.LATER,
    ChangeMark.EASED: ChangeMark.RAISED,
    ChangeMark.RAISED: ChangeMark.EASED,
}


def written(plan: Plan) -> str:
    """Writes a plan as one file."""
    sections: dict[str, list[Fields]] = {}
    for element, (section, fields) in plan.items():
        sections.setdefault(section, []).append({"id": element, **fields})
    return yaml.safe_dump(sections, sort_keys=False, allow_unicode=True)


def without_succession(plan: Plan) -> Plan:
    """Gives a plan in which no element replaces another, so that each is known by its id alone."""
    return {
        element: (section, {name: value for name, value in fields.items() if name != "replaces"})
        for element, (section, fields) in plan.items()
    }


@given(PLANS)
def test_nothing_has_changed_from_itself(plan: Plan) -> None:
    assert changes(written(plan), written(plan)) == StrategyChanges(())


@given(PLANS, st.randoms(use_true_random=False))
def test_neither_order_nor_files_nor_layout_make_a_difference(plan: Plan, random: Random) -> None:
    shuffled = list(plan)
    random.shuffle(shuffled)
    parts = []
    for element in shuffled:
        section, fields = plan[element]
        turned = {
            name: sorted(value, key=str, reverse=True) if isinstance(value, list) else value
            for name, value in reversed(fields.items())
        }
        parts.append(yaml.safe_dump({section: [{**turned, "id": element}]}, default_flow_style=True, default_style='"'))
    assert compare(strategy_of(written(plan)), strategy_of(*parts)).elements == ()


@given(PLANS, PLANS)
def test_the_way_back_is_the_mirror_of_the_way_there(old: Plan, new: Plan) -> None:
    there, back = changes(written(old), written(new)), changes(written(new), written(old))
    assert {mirrored(one) for one in there.elements} == {told(one) for one in back.elements}


def told(change: ElementChange) -> tuple[object, ...]:
    """Gives a change as it compares with that of the way back: names are of the state that is, and left aside."""
    fields = frozenset(one._replace(is_back=False) for one in change.fields)
    links = frozenset((one.link, one.target, one.old, one.new, one.mark) for one in change.links)
    counterparts = frozenset(one.split(" ", maxsplit=1)[0] for one in change.counterparts)
    return change.old, change.new, fields, links, counterparts


def mirrored(change: ElementChange) -> tuple[object, ...]:
    turned = change._replace(
        old=change.new,
        new=change.old,
        fields=tuple(turned_field(one) for one in change.fields),
        links=tuple(turned_link(one) for one in change.links),
    )
    return told(turned)


def turned_field(one: FieldChange) -> FieldChange:
    mark = MIRRORED.get(one.mark, one.mark) if one.mark else None
    return one._replace(old=one.new, new=one.old, mark=mark, days=one.days and -one.days)


def turned_link(one: LinkChange) -> LinkChange:
    return one._replace(old=one.new, new=one.old)


@given(PLANS, PLANS)
def test_a_plain_reading_of_the_yaml_names_the_same(old: Plan, new: Plan) -> None:
    then, now = written(without_succession(old)), written(without_succession(new))
    found = changes(then, now)
    assert names(found) == plainly(then, now)
    assert len(sentences(found)) == len(found.elements)


def names(found: StrategyChanges) -> dict[str, str | set[str]]:
    """Gives what became of each element: added, removed, or which fields and links are otherwise."""
    became: dict[str, str | set[str]] = {one.id: "added" for one in found.added}
    became |= {one.id: "removed" for one in found.removed}
    for one in found.changed:
        kind = {"section"} if one.old and one.new and one.old.kind != one.new.kind else set()
        became[one.id] = kind | {field.field for field in one.fields} | {change.link.name for change in one.links}
    return became


def plainly(old: str, new: str) -> dict[str, str | set[str]]:
    """Compares two files without anything of align."""
    then, now = flat(old), flat(new)
    became: dict[str, str | set[str]] = dict.fromkeys(now.keys() - then.keys(), "added")
    became |= dict.fromkeys(then.keys() - now.keys(), "removed")
    for one in then.keys() & now.keys():
        keys = then[one].keys() | now[one].keys()
        if different := {key for key in keys if then[one].get(key) != now[one].get(key)}:
            became[one] = different
    return became


def flat(text: str) -> dict[str, dict[str, object]]:
    """Gives elements by id with their keys, lists as sets and a single link as a list of one."""
    read = yaml.safe_load(text) or {}
    return {
        one["id"]: {"section": section, **{key: plain(value) for key, value in one.items() if plain(value)}}
        for section, listed in read.items()
        for one in listed
    }


def plain(value: object) -> object:
    if isinstance(value, list):
        items = [one if isinstance(one, dict) else {"to": one} for one in value]
        return frozenset(tuple(sorted((key, str(text).strip()) for key, text in one.items())) for one in items)
    return str(value).strip()
