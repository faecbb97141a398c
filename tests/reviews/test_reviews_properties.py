"""What holds of reviewed links on models made up by chance."""

from dataclasses import replace
from random import Random
from typing import Final

from hypothesis import assume, event, given
from hypothesis import strategies as st
from reviewed_in import read_back
from whole_models import Entry, Files, Whole, dices, models, readable_models, styles
from yaml_in import document_of

from alignment.diff.compare import compare as changes_of
from alignment.model.link_entries import is_id
from alignment.model.load import load
from alignment.model.metamodel import built_in_metamodel
from alignment.model.strategy import Strategy
from alignment.reviews.lock import KEPT, LinkId, Review, Reviewed, compare_with_reviewed, review
from alignment.reviews.lock_file import write_lock

IDS: Final = st.from_regex(r"[A-Z][A-Z0-9.\-]{1,6}", fullmatch=True).filter(is_id)
NAMES: Final = st.from_regex(r"[a-z][a-z0-9]{0,4}(_[a-z0-9]{1,4})?", fullmatch=True)
DIGESTS: Final = st.one_of(st.just(""), st.from_regex(r"[0-9a-f]{32}", fullmatch=True))


def read(whole: Whole, style: int = 0) -> Strategy:
    documents = [document_of(text.encode(), name)[0] for name, text in whole.written(style).items()]
    return load(documents, built_in_metamodel())[0]


def names(strategy: Strategy) -> set[LinkId]:
    return {LinkId.of(link) for link in strategy.links}


def suspects(strategy: Strategy, reviewed: Reviewed) -> set[LinkId]:
    return {LinkId.of(one.link) for one in compare_with_reviewed(strategy, reviewed).suspects}


@given(models, styles)
def test_once_everything_is_reviewed_nothing_is_suspect_new_or_gone(whole: Whole, style: int) -> None:
    strategy = read(whole, style)
    found = compare_with_reviewed(strategy, review(strategy, {}))
    assert (found.suspects, found.new, found.gone) == ((), (), ())
    assert found.same == strategy.links


@given(readable_models, styles, dices)
def test_neither_layout_nor_order_nor_files_make_a_link_suspect(whole: Whole, style: int, dice: Random) -> None:
    before = review(read(whole), {})
    moved: Files = {f"{dice.choice(('', 'new/'))}{number}.yaml": [] for number in range(3)}
    for entry in dice.sample(whole.entries, len(whole.entries)):
        keys = dice.sample(list(entry.keys), len(entry.keys))
        moved[dice.choice(list(moved))].append(entry._replace(keys={key: entry.keys[key] for key in keys}))
    now = read(replace(whole, files={name: entries for name, entries in moved.items() if entries}), style)
    assert names(now) == set(before)
    assert review(now, before, {"NOBODY"}) == before == review(now, {})


def with_values_of_others(whole: Whole, dice: Random) -> Whole:
    """Gives the model with a key of a few entries as another entry of their section has it, or without it."""
    entries = dice.sample(whole.entries, min(4, len(whole.entries)))

    def changed(entry: Entry) -> Entry:
        others = [one for one in whole.entries if one.section == entry.section]
        keys = [key for one in others for key in one.keys if key != "id"]
        if entry not in entries or not keys:
            return entry
        key, other = dice.choice(keys), dice.choice(others)
        rest = {name: value for name, value in entry.keys.items() if name != key}
        return entry._replace(keys={**rest, **({key: other.keys[key]} if key in other.keys else {})})

    return whole.mapped(changed)


@given(readable_models, dices)
def test_exactly_the_links_to_what_means_something_else_are_suspect(whole: Whole, dice: Random) -> None:
    then, now = read(whole), read(with_values_of_others(whole, dice))
    changes = {one.id: {field.field for field in one.fields} for one in changes_of(then, now).changed}
    kinds = now.metamodel.kinds
    otherwise = {
        one
        for one, fields in changes.items()
        if one in now.elements and any(kinds[now.elements[one].KIND].fields[field].is_meaning for field in fields)
    }
    wanted = {name for name in names(now) & names(then) if name.target in otherwise}
    found = suspects(now, review(then, {}))
    event(f"something is suspect: {bool(found)}")
    event(f"something else has changed: {bool(changes.keys() - otherwise)}")
    assert found == wanted


@given(readable_models, dices)
def test_reviewing_some_clears_these_and_leaves_the_others_as_they_were(whole: Whole, dice: Random) -> None:
    before, now = review(read(whole), {}), read(with_values_of_others(whole, dice))
    assume(now.links)
    chosen = set(dice.sample(list(now.elements), min(3, len(now.elements))))
    after = review(now, before, chosen)
    asked = {name for name in names(now) if {name.source, name.target} & chosen}
    assert suspects(now, after) == suspects(now, before) - asked
    assert {name: after[name] for name in after if name not in asked} == {
        name: before[name] for name in before if name in names(now) - asked
    }
    assert review(now, after, chosen) == after


MEANINGS: Final = st.dictionaries(NAMES, DIGESTS, max_size=3)
LINKS: Final = st.builds(LinkId, IDS, NAMES, IDS)


@given(st.dictionaries(IDS, st.dictionaries(LINKS, st.lists(MEANINGS, min_size=1, max_size=3), max_size=4), max_size=3))
def test_whatever_is_written_is_read_back(meanings: dict[str, dict[LinkId, list[dict[str, str]]]]) -> None:
    reviewed = {
        strategy: {link: tuple(Review(turn, one) for turn, one in numbered(found)) for link, found in links.items()}
        for strategy, links in meanings.items()
        if links
    }
    content = write_lock(reviewed)
    assert read_back(content).strategies == reviewed
    assert write_lock(read_back(content).strategies) == content


def numbered(meanings: list[dict[str, str]]) -> list[tuple[int, dict[str, str]]]:
    """Gives the different ones of them, the first as that of the newest review."""
    different = [one for number, one in enumerate(meanings) if one not in meanings[:number]]
    return [*zip(range(len(different), 0, -1), different, strict=True)]


@given(readable_models, dices)
def test_what_was_reviewed_last_but_one_or_two_is_not_suspect_either_and_no_more_is_kept(
    whole: Whole, dice: Random
) -> None:
    states = [whole]
    for _ in range(4):
        states.append(with_values_of_others(states[-1], dice))
    read_in_turn = [read(one) for one in states]
    reviewed: Reviewed = {}
    for strategy in read_in_turn:
        reviewed = review(strategy, reviewed)
    for former in read_in_turn[-3:]:
        assert not suspects(former, {link: reviewed[link] for link in names(former) & reviewed.keys()})
    assert all(len(reviews) <= KEPT for reviews in reviewed.values())
