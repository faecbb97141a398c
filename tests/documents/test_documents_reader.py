"""Files of a known shape, read key by key: packs and configuration."""

from collections.abc import Callable

import pytest
from yaml_in import document_of

from alignment.documents.document import YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Codes, Reader
from alignment.source import edited

CODES = Codes("RULE-KEY", "RULE-VALUE", "RULE-REQUIRED")
SHAPES = """
    text: Some
      words
    empty:
    null_: null
    tilde: ~
    blank: "  "
    list: [one, [two], {three: 3}, four]
    mapping: {one: 1}
"""


def reading(text: str = SHAPES) -> tuple[Reader, YamlMapping]:
    document, findings = document_of(text)
    assert findings == ()
    assert isinstance(document.root, YamlMapping)
    return Reader(document, CODES), document.root


def found(reader: Reader) -> list[tuple[str, str, str]]:
    return [(one.rule, str(one.location), one.message) for one in reader.findings]


def test_an_unknown_key_is_refused_with_the_one_that_was_meant() -> None:
    reader, root = reading("severty: error\ntitle: One\n")
    reader.check_keys(root, ["severity", "title"], "a rule")
    assert found(reader) == [("RULE-KEY", "model.yaml:1:1", "`severty` is not a word of a rule")]
    assert reader.findings[0].fix == "Did you mean `severity`?"
    assert reader.findings[0].facet == "severty"


def test_where_no_known_key_is_near_all_are_listed() -> None:
    reader, root = reading("colour: red\n")
    reader.check_keys(root, ["severity", "title", "why"], "align.yaml")
    assert found(reader) == [("RULE-KEY", "model.yaml:1:1", "`colour` is not a word of align.yaml")]
    assert reader.findings[0].fix == "Use one of: severity, title or why."


def test_an_unknown_key_is_shown_short_and_printable() -> None:
    reader, root = reading(f"{'k' * 50}: a\nk\u200by: b\n")
    reader.check_keys(root, ["title"], "a rule")
    assert [one.facet for one in reader.findings] == [f"{'k' * 37}...", "kU+200By"]


@pytest.mark.parametrize("key", ["missing", "empty", "null_", "tilde", "blank"])
def test_what_must_be_there_is_named_where_it_is_not(key: str) -> None:
    reader, root = reading()
    assert reader.require(root, key, "Rule ACT-OWNER") is None
    assert found(reader) == [("RULE-REQUIRED", "model.yaml:2:1", f"Rule ACT-OWNER has no `{key}`")]
    assert reader.findings[0].fix == f"Write `{key}:`."


@pytest.mark.parametrize("key", ["text", "list", "mapping"])
def test_what_must_be_there_is_given_where_it_is(key: str) -> None:
    reader, root = reading()
    assert reader.require(root, key, "The rule") is root.values[key]
    assert reader.findings == []


def test_a_whole_mapping_is_shown_at_its_id_else_at_its_first_key_else_at_its_beginning() -> None:
    for text, place in [("title: One\nid: A1", "2:5"), ("title: One\nsize: 2", "1:1"), (" {}", "1:1")]:
        reader, root = reading(text)
        assert str(reader.document.locate(reader.place_of(root))) == f"model.yaml:{place}"


def test_a_text_is_given_with_its_spaces_folded() -> None:
    reader, root = reading()
    assert reader.text(root.values["text"], "`text`") == "Some words"
    assert [reader.text(root.values[key], key) for key in ("empty", "null_", "tilde", "blank")] == [None] * 4
    assert reader.text(None, "`text`") is None
    assert reader.findings == []


@pytest.mark.parametrize(
    ("read", "key", "given", "message", "label"),
    [
        (Reader.text, "list", None, "`why` is not one text", "a text is needed here"),
        (Reader.only_text, "mapping", None, "`why` is not one text", "a text is needed here"),
        (Reader.mapping, "text", None, "`why` is not a mapping", "`key: value` lines are needed here"),
        (Reader.items, "mapping", (), "`why` is not a list", "a list is needed here"),
        (Reader.items, "text", (), "`why` is not a list", "a list is needed here"),
    ],
)
def test_a_value_of_another_shape_is_refused_where_it_stands(
    read: Callable[[Reader, YamlValue, str], object], key: str, given: object, message: str, label: str
) -> None:
    reader, root = reading()
    assert read(reader, root.values[key], "`why`") == given
    place = str(reader.document.locate(root.values[key]))
    assert found(reader) == [("RULE-VALUE", place, message)]
    assert reader.findings[0].label == label


def test_a_value_of_the_right_shape_is_given_as_it_is() -> None:
    reader, root = reading()
    values = root.values
    assert reader.only_text(values["text"], "`text`") is values["text"]
    assert reader.mapping(values["mapping"], "`mapping`") is values["mapping"]
    assert reader.mapping(None, "`mapping`") is None
    assert len(reader.items(values["list"], "`list`")) == 4
    assert reader.items(None, "`list`") == ()
    assert reader.findings == []


def test_one_text_alone_is_a_list_of_one() -> None:
    reader, root = reading()
    assert [one.text for one in reader.texts(root.values["text"], "`text`")] == ["Some words"]
    assert reader.texts(None, "`text`") == []


def test_what_is_no_text_in_a_list_of_texts_is_refused_and_the_rest_is_given() -> None:
    reader, root = reading()
    assert [one.text for one in reader.texts(root.values["list"], "`tags`")] == ["one", "four"]
    message = "`tags` holds something that is not text"
    assert found(reader) == [("RULE-VALUE", "model.yaml:8:13", message), ("RULE-VALUE", "model.yaml:8:20", message)]


@pytest.mark.parametrize(
    ("written", "message", "fix"),
    [
        ("warnin", "`warnin` is not a severity", "Did you mean `warning`?"),
        ("loud", "`loud` is not a severity", "Use one of: error or warning."),
        ("", "An empty value is not a severity", "Use one of: error or warning."),
    ],
)
def test_a_word_that_is_not_allowed_is_refused_with_those_that_are(written: str, message: str, fix: str) -> None:
    reader, root = reading(f"severity: {written}\n")
    text = root.values["severity"]
    assert isinstance(text, YamlText)
    assert reader.word(text, ["error", "warning"], "a severity") is None
    assert [(one.message, one.fix, one.facet) for one in reader.findings] == [(message, fix, written)]


def test_an_allowed_word_is_given() -> None:
    reader, root = reading("severity: error\n")
    text = root.values["severity"]
    assert isinstance(text, YamlText)
    assert reader.word(text, ["error", "warning"], "a severity") == "error"
    assert reader.findings == []


def test_a_finding_may_be_put_at_any_place() -> None:
    reader, root = reading()
    place = reader.document.locate(root.keys["list"])
    reader.refuse("RULE-VALUE", "Says", place, label="here", fix="Mend.", facet="list")
    assert [(one.location, one.label, one.fix, one.facet) for one in reader.findings] == [
        (place, "here", "Mend.", "list")
    ]


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("Wrod: a", "word: a"),
        ("word: b, Wrod: a", None),  # it is there already
        ("whatever: a", None),
        ("word: Frist", "word: first"),
        ("word: frist, other: x", "word: first, other: x"),
        ("word: fifth", None),
    ],
)
def test_a_key_or_a_word_is_mended_where_nothing_else_can_be_meant(written: str, mended: str | None) -> None:
    text = f"{{{written}}}"
    document, _ = document_of(text)
    assert isinstance(document.root, YamlMapping)
    reader = Reader(document, Codes("CONFIG-KEY", "CONFIG-VALUE", "CONFIG-VALUE"))
    reader.check_keys(document.root, ["word", "other"], "a test")
    for value in reader.texts(document.root.values.get("word"), "a test"):
        reader.word(value, ["first", "third"], "a word of a test")
    edits = [edit for finding in reader.findings for edit in finding.edits]
    assert (edited(text, edits) if edits else None) == (f"{{{mended}}}" if mended else None)
