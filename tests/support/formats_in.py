"""The formats of a check read back by whatever knows them and not align: what each comes to, without the words in it."""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from hostile import is_plain
from markdown_in import shape as shape_of_markdown

_PLACE: Final = re.compile(r":\d+:\d+: [a-z]+ ")
_GOES_ON: Final = re.compile(r" {2}\S")
_KEY: Final = re.compile(r"[A-Za-z$][A-Za-z_/0-9-]*")
_COMMAND: Final = re.compile(r"::(?P<name>[^ :]+)(?: (?P<properties>.*?))?::(?P<text>.*)", re.DOTALL)


class Annotation(NamedTuple):
    """Holds a command as GitHub's runner takes it."""

    name: str
    properties: Mapping[str, str]
    text: str


def annotations(log: str) -> list[Annotation | str]:
    """Reads a log as the runner does: lines, of which those that begin with two colons are commands."""
    lines = re.split(r"\r\n|\r|\n", log.removesuffix("\n"))
    return [_annotation(line) if line.lstrip().startswith("::") else line for line in lines]


def _annotation(line: str) -> Annotation:
    found = _COMMAND.fullmatch(line.lstrip())
    assert found, line
    given = (one.split("=", 1) for one in (found["properties"] or "").split(",") if one)
    return Annotation(
        found["name"], {name: _unescaped(value, "%3A:", "%2C,") for name, value in given}, _unescaped(found["text"])
    )


def _unescaped(text: str, *more: str) -> str:
    for sign in ("%0D\r", "%0A\n", *more, "%25%"):
        text = text.replace(sign[:-1], sign[-1])
    return text


def shape(name: str, content: bytes) -> object:
    """Gives what an output is made of; two outputs that differ only in words have the same."""
    return _SHAPES[name](content)


def _of_json(content: bytes) -> object:
    assert b"##[" not in content
    return _shape_of(json.loads(content))


def _of_lines(content: bytes) -> object:
    text = content.decode()
    assert text.endswith("\n")
    lines = text.removesuffix("\n").split("\n")
    assert lines == text.splitlines()
    return [_of_json(line.encode()) for line in lines]


def _shape_of(value: object) -> object:
    if isinstance(value, dict):
        return [(key if _KEY.fullmatch(key) else "a name", _shape_of(part)) for key, part in value.items()]
    if isinstance(value, list):
        return [_shape_of(part) for part in value]
    return "a text" if isinstance(value, str) else value


def _of_xml(content: bytes) -> object:
    assert b"##[" not in content
    assert not any(line.lstrip().startswith(b"::") for line in content.splitlines())
    root = ET.fromstring(content)  # noqa: S314 - our own output
    return [(one.tag, sorted(one.attrib), len((one.text or "").split("\n"))) for one in root.iter()]


def _of_log(content: bytes) -> object:
    found = annotations(_visible(content))
    assert not any("##[" in (one if isinstance(one, str) else one.text) for one in found)
    return [
        "a line" if isinstance(one, str) else (one.name, list(one.properties), one.text.count("\n")) for one in found
    ]


def _of_markdown(content: bytes) -> object:
    return shape_of_markdown(content.decode())


def _of_text(content: bytes) -> object:
    lines = _visible(content).split("\n")
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in lines)
    return len(lines)


def _of_concise(content: bytes) -> object:
    """Counts lines but for those on which what an answer rests on goes on."""
    lines = _visible(content).split("\n")
    return _of_text(content) and sum(1 for line in lines if _PLACE.search(line) or not _GOES_ON.match(line))


def _visible(content: bytes) -> str:
    """Gives a text of which everything can be seen."""
    text = content.decode()
    assert is_plain(text, all_visible=True), [
        unicodedata.name(one, hex(ord(one))) for one in text if not one.isprintable()
    ]
    return text


_SHAPES: Final[Mapping[str, Callable[[bytes], object]]] = {
    "text": _of_text,
    "concise": _of_concise,
    "json": _of_json,
    "jsonl": _of_lines,
    "sarif": _of_json,
    "junit": _of_xml,
    "github": _of_log,
    "gitlab": _of_json,
    "markdown": _of_markdown,
}
