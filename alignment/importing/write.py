"""Drafts as model files, written as a person would: a file a kind, short lists in brackets, long texts as lines."""

from collections.abc import Iterable, Mapping
from typing import Final

from alignment.dates import PartialDate, parse_date
from alignment.documents.written import Unquoted, Written, entry_lines
from alignment.importing.drafts import Draft
from alignment.meant.numbers import NUMBER

OBSERVATIONS: Final = "observations"
_FILES: Final[Mapping[str, tuple[str, str]]] = {
    "ambition": ("ambitions", "What will be different."),
    "action": ("actions", "What somebody is to do."),
    "measure": ("measures", "How anybody can tell. One without figures is judged in words."),
    "role": ("roles", "Who can be held to account: posts and units, never the names of people."),
    "board": ("boards", "Who oversees, or is responsible together."),
    "organisation": ("organisations", "Who takes part."),
}
_FIGURES: Final = frozenset({"baseline_value", "target_value", "latest_value", "actual_value", "cost"})
_DASH: Final = 2
_INDENT: Final = 4


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
    return "".join(f"{line}\n" for line in entry_lines(entry_of(draft), _DASH, _INDENT))


def entry_of(draft: Draft) -> Mapping[str, Written]:
    """Gives a draft as the entry of a list."""
    seen = [seen_entry(one) for one in draft.seen]
    texts = {name: written(name, text) for name, text in draft.texts.items()}
    return {"id": draft.id, **texts, **draft.links, **({OBSERVATIONS: seen} if seen else {})}


def seen_entry(seen: Mapping[str, str]) -> Mapping[str, Written]:
    """Gives what was seen as the entry of a list."""
    return {name: written(name, text) for name, text in seen.items()}


def written(name: str, text: str) -> Written:
    """Gives the value of a field as it is written: figures and dates without quotes."""
    is_figure = name in _FIGURES and NUMBER.fullmatch(text)
    return Unquoted(text) if is_figure or isinstance(parse_date(text), PartialDate) else text
