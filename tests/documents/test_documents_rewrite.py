import pytest
from yaml_in import document_of, strategy_of

from alignment.documents.document import YamlList, YamlMapping, YamlText
from alignment.documents.rewrite import Removal, Rewrite, as_entry, edits_of, entry, scalar
from alignment.source import edited


def test_a_text_is_put_in_place_of_a_value_and_of_a_key_and_all_else_stays() -> None:
    document, _ = document_of("Owner:   'R 1'  # until May\nother: [x]\n")
    assert isinstance(document.root, YamlMapping)
    key, value = document.root.keys["Owner"], document.root.values["Owner"]
    edits = edits_of(document, [Rewrite(key, "owner"), Rewrite(value, scalar("R-1"))])
    assert edited(document.text, edits) == "owner:   R-1  # until May\nother: [x]\n"


def test_a_comment_that_stands_right_behind_quotes_stays_a_comment() -> None:
    document, _ = document_of("owner: 'r 1'# until May\n")
    assert isinstance(document.root, YamlMapping)
    edits = edits_of(document, [Rewrite(document.root.values["owner"], "R-1")])
    assert edited(document.text, edits) == "owner: R-1 # until May\n"


def test_a_text_is_written_so_that_it_is_read_as_the_same_text() -> None:
    for text in (
        "Head of SEND",
        "2022-09-01",
        "yes",
        "Health: joint",
        "[draft]",
        "a, b",
        'say "no"',
        "2022",
        "é \u2013 ü",
        "",
    ):
        for written in (f"key: {scalar(text)}\n", f"{{key: {entry(text)}, other: x}}\n"):
            document, faults = document_of(written)
            assert isinstance(document.root, YamlMapping)
            value = document.root.values["key"]
            assert (faults, isinstance(value, YamlText) and value.text) == ((), text)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("[a, b, a]", "[a, b]"),
        ("[a,\n      a]", "[a]"),
        ("\n  - a\n  - a  # again\n  - b", "\n  - a  # again\n  - b"),
        ("\n  - {to: a}\n  -   a", "\n  - {to: a}"),
        ("\n  - to: a\n    note: x\n  - a\n  - b", "\n  - to: a\n    note: x\n  \n  - b"),
    ],
)
def test_a_second_copy_is_taken_out_of_its_list(written: str, mended: str) -> None:
    text = f"actions:\n- id: X-1\n  title: Do\n  follows: {written}\n"
    found = [one for one in strategy_of(text)[1] if one.rule == "LINK-TWICE"]
    assert [edited(text, one.edits) for one in found] == [f"actions:\n- id: X-1\n  title: Do\n  follows: {mended}\n"]


@pytest.mark.parametrize("written", ["[a, {to: a, note: x}]", "\n  - a  # for now\n  - a"])
def test_a_copy_that_says_more_or_has_a_remark_before_it_is_left_to_people(written: str) -> None:
    _, found = strategy_of(f"actions:\n- id: X-1\n  title: Do\n  follows: {written}\n")
    assert [one.edits for one in found if one.rule == "LINK-TWICE"] == [()]


@pytest.mark.parametrize(
    ("below", "moved"),
    [
        ("a: x", "a: x"),
        ("a: x\nb:", "a: x\n  b:"),
        ("a: |\n  x\n  y", "a: |\n    x\n    y"),
        ("a:\n  - x\n  - y  # z", "a:\n    - x\n    - y  # z"),
        ("a:\n  b: {c:\n    d}", "a:\n    b: {c:\n      d}"),
        ("a: [x,\n  y]", "a: [x,\n    y]"),
    ],
)
@pytest.mark.parametrize("further", ["", "# more\n"])
def test_lines_that_are_one_entry_become_the_entry_of_a_list(below: str, moved: str, further: str) -> None:
    document, _ = document_of(f"{below}\n{further}")
    assert document.root is not None
    edits = edits_of(document, as_entry(document, document.root))
    assert edited(document.text, edits) == f"- {moved}\n{further}"


@pytest.mark.parametrize("text", ["{a: x}", "text", "[a]", "{}"])
def test_what_is_in_brackets_is_made_no_entry(text: str) -> None:
    document, _ = document_of(text)
    assert document.root is not None
    assert as_entry(document, document.root) == ()


def test_where_one_of_several_changes_cannot_be_made_none_is() -> None:
    document, _ = document_of("[a, b]  # c\n")
    assert isinstance(document.root, YamlList)
    first, second = document.root.items
    assert edits_of(document, [Rewrite(first, "x"), Removal(second, first)]) == ()


def test_what_is_wrong_with_a_value_carries_what_to_put_in_its_place() -> None:
    text = "strategy: {id: S, title: T, period_from: 2022, period_to: 2025, stage: draft}\nmeasures:\n  - {id: M-1, title: Walks, unit: on}  # yes\n"
    _, (finding,) = strategy_of(text)
    assert finding.rule == "MODEL-YES-NO"
    assert edited(text, finding.edits) == text.replace("unit: on", 'unit: "on"')
