"""Drafts as model files, written as a person would: a file a kind, short lists in brackets, long texts as lines."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from alignment.dates import PartialDate, parse_date
from alignment.documents.rewrite import entry, scalar
from alignment.importing.drafts import Draft
from alignment.meant.numbers import NUMBER

_FILES: Final[Mapping[str, tuple[str, str]]] = {
    "ambition": ("ambitions", "What will be different."),
    "action": ("actions", "What somebody is to do."),
    "measure": ("measures", "How anybody can tell. One without figures is judged in words."),
    "role": ("roles", "Who can be held to account: posts and units, never the names of people."),
    "board": ("boards", "Who oversees."),
}
_FIGURES: Final = frozenset({"baseline_value", "target_value", "latest_value", "actual_value", "cost"})
_IN: Final = "    "


def model_files(drafts: Iterable[Draft], origin: str) -> Mapping[str, str]:
    """Gives by name of file what is written in it."""
    by_kind: dict[str, list[Draft]] = {}
    for one in drafts:
        by_kind.setdefault(one.kind, []).append(one)
    return {
        f"{section}.yaml": f"# {about} Imported from {origin}.\n{section}:\n" + "\n".join(map(_element, by_kind[kind]))
        for kind, (section, about) in _FILES.items()
        if kind in by_kind
    }


def _element(draft: Draft) -> str:
    return "".join(_lines(draft))


def _lines(draft: Draft) -> Iterator[str]:
    yield f"  - id: {scalar(draft.id)}\n"
    for name, text in draft.texts.items():
        yield f"{_IN}{name}: {_value(name, text, _IN)}\n"
    for name, ids in draft.links.items():
        yield f"{_IN}{name}: [{', '.join(map(entry, ids))}]\n"
    if draft.seen:
        yield f"{_IN}observations:\n"
    for one in draft.seen:
        for number, (name, text) in enumerate(one.items()):
            yield f"{_IN}  {'  ' if number else '- '}{name}: {_value(name, text, _IN * 2)}\n"


def _value(name: str, text: str, indent: str) -> str:
    if (name in _FIGURES and NUMBER.fullmatch(text)) or isinstance(parse_date(text), PartialDate):
        return text
    if "\n" not in text:
        return scalar(text)
    return "|-\n" + "\n".join(f"{indent}  {line}".rstrip() for line in text.split("\n"))
