"""Where every key and value stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml_in import document_of
from yaml_values import both_parsers, parsed_by, text_at, texts_of

from alignment.documents.document import YamlList, YamlMapping, YamlValue, has_no_width
from alignment.documents.events import LoaderClass

WORDS = st.text("abcXYZ019é中😀-_./", min_size=1, max_size=6).filter(lambda word: word not in {"-", "---", "..."})
MODEL = """
actions:
  - id: ACT-01
    advances: [A1, "A2"]
    owner:
"""


@both_parsers
def test_values_and_keys_are_located_by_line_and_column(parser: LoaderClass) -> None:
    document, _ = parsed_by(parser, MODEL)
    root = document.root
    assert isinstance(root, YamlMapping)
    actions = root.values["actions"]
    assert isinstance(actions, YamlList)
    action = actions.items[0]
    assert isinstance(action, YamlMapping)
    advances = action.values["advances"]
    assert isinstance(advances, YamlList)
    named: list[YamlValue] = [root.keys["actions"], actions, action, action.values["id"], advances, advances.items[1]]
    assert [str(document.locate(value)) for value in named] == [
        "model.yaml:2:1",
        "model.yaml:3:3",
        "model.yaml:3:5",
        "model.yaml:3:9",
        "model.yaml:4:15",
        "model.yaml:4:20",
    ]
    assert document.locate(advances.items[1]).end_column == 24


def test_without_a_value_the_place_is_the_beginning_of_the_file() -> None:
    document, _ = document_of("# nothing")
    assert str(document.locate(document.root)) == "model.yaml:1:1"


@pytest.mark.parametrize("text", ["a:\n  - b\n  - c: [d]", "a:\n  - b\n  - c:\n      - d", "a: b", "- a\n-"])
@both_parsers
def test_without_a_last_line_break_a_place_ends_where_the_text_does(parser: LoaderClass, text: str) -> None:
    document, _ = parsed_by(parser, text)
    lines = text.split("\n")
    assert document.root is not None
    place = document.locate(document.root)
    assert (place.end_line, place.end_column) == (len(lines), len(lines[-1]) + 1)


@both_parsers
def test_only_what_is_left_empty_has_no_width(parser: LoaderClass) -> None:
    document, _ = parsed_by(parser, "a:\nb: ''\nc: d\n")
    root = document.root
    assert isinstance(root, YamlMapping)
    assert {key: has_no_width(value) for key, value in root.values.items()} == {"a": True, "b": False, "c": False}


@given(st.dictionaries(WORDS.map(lambda word: f"k{word}"), st.lists(WORDS, max_size=3), min_size=1, max_size=4))
def test_a_plain_text_stands_where_its_place_says(model: dict[str, list[str]]) -> None:
    lines = [line for key, words in model.items() for line in (f"{key}:", *(f"  - {word}" for word in words))]
    document, findings = document_of("\n".join(lines).encode())
    assert findings == ()
    assert isinstance(document.root, YamlMapping)
    for key, words in model.items():
        value = document.root.values[key]
        assert text_at(document, document.root.keys[key]) == key
        assert [text_at(document, text) for text in texts_of(value)] == (words or [""])


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@both_parsers
def test_columns_count_characters_not_bytes(parser: LoaderClass, line_break: str) -> None:
    text = f"é: 😀{line_break}中文: {{é: 😀😀, b: c}}{line_break}"
    document, _ = parsed_by(parser, text.encode())
    root = document.root
    assert isinstance(root, YamlMapping)
    inner = root.values["中文"]
    assert isinstance(inner, YamlMapping)
    assert str(document.locate(inner.keys["b"])) == "model.yaml:2:13"
