"""Whatever is wished of a file, afterwards it says that and else what it said, to PyYAML too, and no other line has changed."""

import copy
import random
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import yaml
from hypothesis import event, given
from whole_models import Whole, dices, readable_models, styles
from yaml_values import source_of

from alignment.documents.amend import Amendment, NewEntry, NotAmended, Wish, amended, amendments
from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.parse import parse
from alignment.documents.rewrite import last_line
from alignment.documents.written import Unquoted, Written
from alignment.text import split_lines

Path: TypeAlias = "tuple[str | int, ...]"
TEXTS = (
    "Train", "a: b #c", "yes", "", "- no", "one\ntwo", "one\n\n  two # three\n- four", " one\ntwo", "one \ntwo\n", "2026", "[x], {y}",
)  # fmt: skip
ENDS: list[Written] = [{"to": "A1", "note": "x\ny"}, "A2"]
VALUES: tuple[Written, ...] = (
    *TEXTS, Unquoted("2026-06"), Unquoted("45"), [], ["A1"], ["A1", "b, c"], ENDS, {"note": "z"}, {},
    [{"date": Unquoted("2026-06"), "comment": "one\ntwo"}, {"date": Unquoted("2026-09"), "tags": "a"}],
)  # fmt: skip
KEYS = ("title", "owner", "summary", "advances", "observations", "notes")


def mappings(value: YamlValue | None, path: Path = ()) -> Iterator[tuple[Path, YamlMapping]]:
    if isinstance(value, YamlMapping):
        yield path, value
        for name, one in value.values.items():
            yield from mappings(one, (*path, name))
    elif isinstance(value, YamlList):
        for number, one in enumerate(value.items):
            yield from mappings(one, (*path, number))


def said(value: Written) -> object:
    if isinstance(value, Unquoted):
        return value.text
    if isinstance(value, str):
        return value
    return {key: said(one) for key, one in value.items()} if isinstance(value, dict) else [said(one) for one in value]


def wishes_for(dice: random.Random, mapping: YamlMapping) -> Iterator[Amendment]:
    """Wishes a few things of a mapping, but never that nothing is left of it, nor anything below what goes itself."""
    flat = [key for key, value in mapping.values.items() if not list(mappings(value)) and key != "id"]
    for key in dict.fromkeys(dice.sample(flat, min(2, len(flat))) + dice.sample(KEYS, 2)):
        there = mapping.values.get(key)
        listed = [one.text for one in there.items if isinstance(one, YamlText)] if isinstance(there, YamlList) else []
        if there is not None and key not in flat:
            if isinstance(there, YamlList):
                yield NewEntry(mapping, key, {"id": "N-1", "summary": "one\ntwo"})
        elif dice.random() < 0.3 and "id" in mapping.values:
            yield Wish(mapping, key, None)
        elif dice.random() < 0.3 and (there is None or isinstance(there, YamlList)):
            yield from (
                NewEntry(mapping, key, {"date": Unquoted(f"202{number}")}) for number in range(dice.randint(1, 2))
            )
        elif listed and dice.random() < 0.7:
            yield Wish(mapping, key, [*dice.sample(listed, dice.randint(0, len(listed) - 1)), "N-2"])
        else:
            yield Wish(mapping, key, dice.choice(VALUES))


def fulfil(whole: object, path: Path, wish: Amendment) -> None:
    """Fulfils a wish in what PyYAML has read."""
    at = whole
    for step in path:
        at = at[step]  # type: ignore[index]
    assert isinstance(at, dict)
    if isinstance(wish, NewEntry):
        at[wish.key] = [*(at.get(wish.key) or []), said(wish.entry)]
    elif wish.value is None:
        at.pop(wish.key, None)
    else:
        at[wish.key] = said(wish.value)


def touched(document: YamlDocument, wish: Amendment) -> range:
    """Gives the lines in which something may change."""
    mapping, value = wish.mapping, wish.mapping.values.get(wish.key)
    if document.text[mapping.start.index] == "{":
        return range(mapping.start.line, mapping.end.line + 1)
    if value is None or isinstance(wish, NewEntry):
        is_flow = value is not None and document.text[value.start.index] == "["
        return range(mapping.keys[wish.key].start.line, value.end.line + 1) if value and is_flow else range(0)
    return range(mapping.keys[wish.key].start.line, last_line(document, value) + 1)


class Amended(NamedTuple):
    """A file after its wishes: what it says now, what it is to say by PyYAML, and lines that went though nobody wished it."""

    text: str
    expected: object
    lost: list[str]


def amend(dice: random.Random, text: str) -> Amended:
    document, _ = parse(source_of(text.encode()))
    there = list(mappings(document.root))
    chosen = [(path, wish) for path, one in dice.sample(there, min(3, len(there))) for wish in wishes_for(dice, one)]
    expected = copy.deepcopy(yaml.load(text, yaml.CBaseLoader))  # noqa: S506 - texts only
    edits = amendments(document, [wish for _, wish in chosen])
    assert not isinstance(edits, NotAmended), [wish[1:] for _, wish in chosen]
    for path, wish in chosen:
        fulfil(expected, path, wish)
    after = amended(document, edits).content.decode()
    may_change = {line for _, wish in chosen for line in touched(document, wish)}
    lines = iter(split_lines(after))
    kept = (line for number, line in enumerate(split_lines(text)) if number not in may_change)
    event(f"{len(edits)} edits")
    return Amended(after, expected, [line for line in kept if line not in lines])


@given(readable_models, styles, dices)
def test_a_file_says_what_is_wished_and_else_what_it_said(whole: Whole, style: int, dice: random.Random) -> None:
    for written in whole.written(style).values():
        text = written
        for _ in range(2):
            text, expected, lost = amend(dice, text)
            assert yaml.load(text, yaml.CBaseLoader) == expected  # noqa: S506 - texts only
            assert lost == []
