"""Keys are set, added and taken away where they stand, with the comments and the layout of everything else kept."""

import pytest
from yaml_values import source_of

from alignment.documents.amend import Amendment, NewEntry, NotAmended, Wish, amended, amendments
from alignment.documents.document import YamlDocument, YamlList, YamlMapping
from alignment.documents.parse import parse
from alignment.documents.written import Unquoted, Written

BLOCK = """\
actions:  # of the plan
  - id: A-1
    title: Train   # as agreed
    # who does it
    owner:   # not yet known
    summary: >-  # from the minutes
      one
      two

    advances:  # of 2026
      - {to: P1, note: "as said"}  # first
      # second
      - P2

  - due: 2026  # a year
    id: A-2
"""


def element(document: YamlDocument, number: int = 0) -> YamlMapping:
    root = document.root
    assert isinstance(root, YamlMapping)
    listed = root.values["actions"]
    assert isinstance(listed, YamlList)
    found = listed.items[number]
    assert isinstance(found, YamlMapping)
    return found


def wished(text: str | bytes, key: str, value: "Written | None", number: int = 0) -> str | NotAmended:
    document, _ = parse(source_of(text))
    return made(document, Wish(element(document, number), key, value))


def made(document: YamlDocument, *wishes: Amendment) -> str | NotAmended:
    edits = amendments(document, wishes)
    return edits if isinstance(edits, NotAmended) else amended(document, edits).content.decode()


@pytest.mark.parametrize(
    ("key", "value", "before", "after"),
    [
        ("title", "Train all", "Train   #", "Train all   #"),
        ("title", "a: b", "Train   #", '"a: b"   #'),
        ("title", "a\n\nb", "Train   # as agreed\n", "|-   # as agreed\n      a\n\n      b\n"),
        ("title", ["a", "b"], "Train   #", "[a, b]   #"),
        ("title", [{"to": "a"}, "b"], " Train   # as agreed\n", "   # as agreed\n      - to: a\n      - b\n"),
        ("title", None, "title: Train   # as agreed\n", "# as agreed\n"),
        ("owner", "R-1", "owner:   #", "owner: R-1   #"),
        ("owner", "a\nb", "owner:   # not yet known\n", "owner: |-   # not yet known\n      a\n      b\n"),
        ("owner", None, "owner:   # not yet known\n", "# not yet known\n"),
        ("summary", "three", ">-  # from the minutes\n      one\n      two\n", "three  # from the minutes\n"),
        ("summary", "a\nb", ">-  # from the minutes\n      one\n      two\n", "|-  # from the minutes\n      a\n      b\n"),
        ("summary", None, "summary: >-  # from the minutes\n      one\n      two\n", "# from the minutes\n"),
        ("advances", "P1", ":  # of 2026\n", ": P1  # of 2026\n"),
        ("advances", [{"to": "P1", "note": "as said"}, "P2", "P3"], "- P2\n", "- P2\n      - P3\n"),
        ("advances", [{"to": "P1", "note": "as said"}], "      - P2\n", ""),
        ("advances", ["P2"], '      - {to: P1, note: "as said"}  # first\n', ""),
        ("cost", Unquoted("20"), "- P2\n", "- P2\n    cost: 20\n"),
        ("observations", [{"date": Unquoted("2026")}], "- P2\n", "- P2\n    observations:\n      - date: 2026\n"),
    ],
)  # fmt: skip
def test_only_what_is_wished_changes(key: str, value: "Written | None", before: str, after: str) -> None:
    assert BLOCK.count(before) == 1
    expected = BLOCK.replace(before, after)
    if (key, value) == ("advances", "P1"):
        expected = expected.replace('\n      - {to: P1, note: "as said"}  # first\n      # second\n      - P2', "")
    assert wished(BLOCK, key, value) == expected
    assert wished(BLOCK.replace("\n", "\r\n"), key, value) == expected.replace("\n", "\r\n")
    assert wished(b"\xef\xbb\xbf" + BLOCK.encode(), key, value) == f"\ufeff{expected}"


def test_a_key_behind_the_dash_goes_without_its_comment_and_the_file_may_end_without_a_line_break() -> None:
    assert wished(BLOCK, "due", None, 1) == BLOCK.replace("- due: 2026  # a year", "- # a year")
    assert wished("actions:\n- due: 2026\n  id: A", "due", None) == "actions:\n-\n  id: A"
    assert wished("actions:\n- id: A\n  due: 2026", "due", None) == "actions:\n- id: A"
    assert wished("actions:\n- id: A", "due", Unquoted("2026")) == "actions:\n- id: A\n  due: 2026"
    assert wished("actions:\n- id: A\n  due:", "due", Unquoted("2026")) == "actions:\n- id: A\n  due: 2026"


@pytest.mark.parametrize(
    ("text", "key", "value", "after"),
    [
        ("{id: A, due: 2026,}", "due", Unquoted("2027"), "{id: A, due: 2027,}"),
        ("{id: A, due: , x: y}", "due", "a\nb", '{id: A, due: "a\\nb" , x: y}'),
        ("{id: A}", "advances", ["a,b", {"to": "c"}], '{id: A, advances: ["a,b", {to: c}]}'),
        ("{id: A, due: 2026}", "due", None, "{id: A}"),
        ("{id: A, due: 2026}", "id", None, "{due: 2026}"),
        ("{id: A}", "id", None, "{}"),
        ("{}", "id", "A", "{id: A}"),
        ("{id: A, to: [P1, P2, P3, P4]}", "to", ["P3", "P5"], "{id: A, to: [P3, P5]}"),
        ("{id: A, to: [P1, P2, P3, P4]}", "to", ["P1", "P4"], "{id: A, to: [P1, P4]}"),
        ("{id: A, to: [P1, P2]}", "to", ["P3"], "{id: A, to: [P3]}"),
        ('{id: A, to: "P1"#c\n}', "to", "P2", "{id: A, to: P2 #c\n}"),
    ],
)
def test_in_brackets_everything_is_written_in_brackets(
    text: str, key: str, value: "Written | None", after: str
) -> None:
    assert wished(f"actions: [{text}]", key, value) == f"actions: [{after}]"


def test_entries_come_after_the_last_one_as_deep_and_as_far_apart() -> None:
    document, _ = parse(source_of(BLOCK))
    root = document.root
    assert isinstance(root, YamlMapping)
    entry: Written = {"id": "A-3", "observations": [{"date": Unquoted("2026-06"), "comment": "a\nb"}]}
    assert made(document, NewEntry(root, "actions", entry), NewEntry(root, "actions", "A-4")) == BLOCK + (
        "\n  - id: A-3\n    observations:\n      - date: 2026-06\n        comment: |-\n          a\n          b\n"
        "\n  - A-4\n"
    )
    assert made(document, NewEntry(root, "roles", {"id": "R"}), NewEntry(root, "roles", {"id": "S"})) == BLOCK + (
        "roles:\n  - id: R\n  - id: S\n"
    )
    entries = NewEntry(element(document), "seen", {"date": "x"}), NewEntry(root, "actions", {"id": "B"})
    added = made(document, *reversed(entries), NewEntry(element(document, 1), "seen", "z"))
    assert added == BLOCK.replace("- P2\n", "- P2\n    seen:\n      - date: x\n") + (
        "    seen: [z]\n\n  - id: B\n"
    )  # fmt: skip


def test_entries_go_into_an_empty_list_and_into_brackets() -> None:
    for text, after in (
        ("actions: []  # none\n", "actions:  # none\n  - id: A\n"),
        ("actions: TBC\n", "actions:\n  - id: A\n"),
        ("actions:\n", "actions:\n  - id: A\n"),
        ("actions: [{id: B}]", "actions: [{id: B}, {id: A}]"),
        ("{x: y}", "{x: y, actions: [{id: A}]}"),
        ("actions:\n-   id: B\nx: y", "actions:\n-   id: B\n-   id: A\nx: y"),
        ("actions:\n-\n    id: B\n", "actions:\n-\n    id: B\n-   id: A\n"),
        ("actions:\n- |+\n  a\n\nx: y", "actions:\n- |+\n  a\n\n- id: A\nx: y"),
    ):
        document, _ = parse(source_of(text))
        assert isinstance(document.root, YamlMapping)
        assert made(document, NewEntry(document.root, "actions", {"id": "A"})) == after


def test_the_first_key_of_a_file_can_go_and_a_layout_that_is_too_strange_is_left() -> None:
    document, _ = parse(source_of("x: y\nactions: []\n"))
    assert isinstance(document.root, YamlMapping)
    assert made(document, Wish(document.root, "x", None)) == "\nactions: []\n"
    assert made(document, Wish(document.root, "z", None)) == "x: y\nactions: []\n"
    assert wished("actions:\n- ? id\n", "id", "A") == NotAmended("model.yaml")
    assert amendments(parse(source_of(""))[0], ()) == NotAmended("model.yaml")


def test_a_text_that_lines_would_alter_is_written_in_quotes() -> None:
    for text in ("\na", "a\n", " a\nb", "a \nb", "a\nb\u00a0"):
        assert wished("actions:\n- id: A", "id", text) == f'actions:\n- id: "{text}"'.replace(
            text, text.replace("\n", "\\n")
        )
    assert wished("actions:\n- id: A", "x", {"a": {"b": Unquoted("2")}, "c": {}, "d": []}) == (
        "actions:\n- id: A\n  x:\n    a:\n      b: 2\n    c: {}\n    d: []"
    )
