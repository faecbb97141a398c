"""The file that says what the columns, headings and words of somebody's tables mean: `import.yaml`."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from alignment.documents.document import YamlDocument, YamlMapping, YamlText
from alignment.documents.rewrite import scalar
from alignment.text import fold, fold_name, join_words, visible

FILE_NAME: Final = "import.yaml"
IGNORED: Final = "ignore"
HEADING: Final = "ambition"
_PARTS: Final = ("columns", "headings", "words")
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_HEAD: Final = """\
# What the tables mean that were imported. `align import` asks this file first, and never changes it: correct it, and
# import again.
"""
_ABOUT: Final = {
    "columns": "By head of a column the field that it holds, or `ignore`. Where nothing stands, nobody could tell.",
    "headings": "By heading between rows `ambition` where it is a priority, or `ignore`.",
    "words": "By word for a status or a colour the one that it stands for, as `on track` or `amber`.",
}


class TableMapping(NamedTuple):
    """Holds by folded name of a column, heading or word what it means; an empty text where nobody has said."""

    columns: Mapping[str, str] = _NOTHING
    headings: Mapping[str, str] = _NOTHING
    words: Mapping[str, str] = _NOTHING


class NotAMapping(NamedTuple):
    """Says in a sentence what is wrong with such a file, and what to do."""

    says: str


def read_mapping(document: YamlDocument, fields: Iterable[str]) -> TableMapping | NotAMapping:
    """Reads such a file; a column may hold one of some fields."""
    root = document.root
    if not isinstance(root, YamlMapping) or not set(root.values) <= set(_PARTS):
        return NotAMapping(
            f"has other parts than {join_words(f'`{part}:`' for part in _PARTS)}. Take out what is neither."
        )
    parts: dict[str, dict[str, str]] = {}
    for name in _PARTS:
        part = _texts(root, name)
        if isinstance(part, NotAMapping):
            return part
        parts[name] = part
    known = (*fields, IGNORED, "")
    for name, meaning in parts["columns"].items():
        if meaning.partition(" ")[0] not in known:
            shown = visible(meaning)
            return NotAMapping(
                f"has `{shown}` for the column `{visible(name)}`. Write one of {join_words(known[:-1], 'or')}."
            )
    columns = {fold_name(name): meaning for name, meaning in parts["columns"].items()}
    headings, words = ({fold(name): one for name, one in parts[part].items()} for part in ("headings", "words"))
    return TableMapping(columns, headings, words)


def _texts(root: YamlMapping, name: str) -> dict[str, str] | NotAMapping:
    part = root.values.get(name)
    if part is None or (isinstance(part, YamlText) and not part.text):
        return {}
    if not isinstance(part, YamlMapping):
        return NotAMapping(
            f"has `{name}:` without lines such as `Lead officer: owner` below it. Write them, or take it out."
        )
    texts = {key: value.text.strip() for key, value in part.values.items() if isinstance(value, YamlText)}
    if odd := next((key for key in part.values if key not in texts), None):
        return NotAMapping(f"has more than one text for `{visible(odd)}`. Write one word behind it.")
    return texts


def write_mapping(columns: Mapping[str, str], headings: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Writes such a file, so that whatever nobody could tell is there to be filled in."""
    return _HEAD + "".join(_lines({"columns": columns, "headings": headings, "words": words}))


def _lines(parts: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for name, part in parts.items():
        if part:
            yield f"\n# {_ABOUT[name]}\n{name}:\n"
            yield from (f"  {scalar(key)}: {scalar(meaning)}\n" for key, meaning in part.items())
