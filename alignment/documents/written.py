"""Values as YAML is written by hand: short lists in brackets, long texts as lines, entries below one another."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from alignment.documents.plain import Plain
from alignment.documents.rewrite import entry, quoted, scalar

_STEP: Final = 2


class Unquoted(NamedTuple):
    """Holds a text that is written without quotes, as every YAML tool shall read it: a number or a date."""

    text: str


Written: TypeAlias = "str | Unquoted | Sequence[Written] | Mapping[str, Written]"
"""A value to be written."""


class Layout(NamedTuple):
    """Holds how a value is written: what stands behind the colon of its key, and the lines below."""

    head: str
    lines: tuple[str, ...] = ()


def listed_in(value: Written) -> Sequence[Written]:
    """Gives the entries of a list; none of anything else."""
    return value if isinstance(value, Sequence) and not isinstance(value, str | Unquoted) else ()


def unmarked(value: Written) -> Plain:
    """Gives a value as it is read."""
    match value:
        case Unquoted(text):
            return text
        case str():
            return value
        case Mapping():
            return {name: unmarked(one) for name, one in value.items()}
        case _:
            return [unmarked(one) for one in listed_in(value)]


def flow_text(value: Written) -> str:
    """Writes a value within brackets, or where it stands in one line."""
    match value:
        case Unquoted(text):
            return text
        case str():
            return entry(value)
        case Mapping():
            return f"{{{', '.join(f'{scalar(name)}: {flow_text(one)}' for name, one in value.items())}}}"
        case _:
            return f"[{', '.join(map(flow_text, listed_in(value)))}]"


def layout_of(value: Written, indent: int) -> Layout:
    """Writes a value behind a key; what needs lines of its own is written so far in."""
    match value:
        case str():
            return _text(value, indent)
        case Mapping() if value:
            return Layout("", tuple(pair_lines(value, indent)))
        case _ if any(isinstance(one, Mapping) for one in listed_in(value)):
            entries = (entry_lines(one, indent, indent + _STEP) for one in listed_in(value))
            return Layout("", tuple(line for lines in entries for line in lines))
        case _:
            return Layout(flow_text(value))


def _text(text: str, indent: int) -> Layout:
    if "\n" not in text:
        return Layout(scalar(text))
    lines = text.split("\n")
    if not lines[0] or not lines[-1] or lines[0].startswith(" ") or not all(map(_is_as_seen, lines)):
        return Layout(quoted(text))
    return Layout("|-", tuple(f"{' ' * indent}{line}" if line else "" for line in lines))


def _is_as_seen(line: str) -> bool:
    return line.isprintable() and not line.endswith(" ")


def pair_lines(pairs: Mapping[str, Written], indent: int) -> Iterator[str]:
    """Writes keys and values below one another."""
    for name, value in pairs.items():
        layout = layout_of(value, indent + _STEP)
        yield f"{' ' * indent}{scalar(name)}:{f' {layout.head}' if layout.head else ''}"
        yield from layout.lines


def entry_lines(value: Written, dash: int, indent: int) -> Iterator[str]:
    """Writes an entry of a list, with its dash and what it holds so far in."""
    first, *others = pair_lines(value, indent) if isinstance(value, Mapping) and value else (flow_text(value),)
    yield f"{' ' * dash}-{' ' * (indent - dash - 1)}{first.strip()}"
    yield from others
