"""Entries without their `- `, sections begun twice and files pasted twice: nothing of them is lost."""

import pytest
from yaml_in import document_of, said, strategy_of
from yaml_values import Bare, bare, both_parsers, parsed_by

from alignment.documents.events import LoaderClass
from alignment.source import edited

ONE = {"id": "A1", "title": "One"}
TWO = {"id": "A2", "title": "Two"}
DASH = "has an entry that begins with `id:` and has no `- ` before it"


@pytest.mark.parametrize(
    ("text", "lines", "mended"),
    [
        (
            "actions:\n  - id: A1\n    title: One\n    id: A2\n    title: Two\n",
            [4],
            "actions:\n  - id: A1\n    title: One\n  - id: A2\n    title: Two\n",
        ),
        (
            "actions:\n-   id: A1\n    title: One\n    id: A2\n    title: Two\n",
            [4],
            "actions:\n-   id: A1\n    title: One\n-   id: A2\n    title: Two\n",
        ),
        (
            "actions:\n    id: A1\n    title: One\n    id: A2\n    title: Two\n",
            [2, 4],
            "actions:\n  - id: A1\n    title: One\n  - id: A2\n    title: Two\n",
        ),
        (
            "actions:\n  id: A1\n  title: One\n  id: A2\n  title: Two\n",
            [2, 4],
            "actions:\n- id: A1\n  title: One\n- id: A2\n  title: Two\n",
        ),
    ],
)
@both_parsers
def test_an_entry_without_its_dash_is_read_as_one(
    parser: LoaderClass, text: str, lines: list[int], mended: str
) -> None:
    document, findings = parsed_by(parser, text)
    assert bare(document.root) == {"actions": [ONE, TWO]}
    assert [(one.rule, one.location.line) for one in findings] == [("YAML-ENTRY", line) for line in lines]
    assert findings[-1].message == f"model.yaml {DASH}"
    assert findings[-1].fix == "Write `- id: A2`; until then it is read as an entry of its own."
    assert edited(text, [edit for one in findings for edit in one.edits]) == mended
    assert document_of(mended)[1] == ()


@pytest.mark.parametrize("text", ["actions:\n id: A1\n title: One\n id: A2\n title: Two\n"])
def test_where_a_dash_has_no_room_it_is_only_said(text: str) -> None:
    document, findings = document_of(text)
    assert bare(document.root) == {"actions": [ONE, TWO]}
    assert [one.edits for one in findings] == [(), ()]


def test_an_entry_that_does_not_begin_with_its_id_is_told_by_what_it_begins_with() -> None:
    document, (finding,) = document_of("a:\n  - title: One\n    id: A1\n    title: Two\n    id: A2\n")
    assert bare(document.root) == {"a": [{"title": "One", "id": "A1"}, {"title": "Two", "id": "A2"}]}
    assert finding.message == "model.yaml has an entry that begins with `title:` and has no `- ` before it"


@pytest.mark.parametrize(
    ("text", "value", "twice"),
    [
        ("- id: A1\n  id: A2\n  title: One\n", [{"id": "A1", "title": "One"}], ["2:3"]),
        ("- id: A1\n  title: One\n  id: A2\n", [ONE], ["3:3"]),
        ("- id: A1\n  title: One\n  title: Two\n  owner: R1\n", [{**ONE, "owner": "R1"}], ["3:3"]),
        ("- {id: A1, title: One, id: A2, title: Two}\n", [ONE], ["1:24", "1:32"]),
        ("- id: A1\n  title: One\n  id: A2\n  title: Two\n  title: Three\n", [ONE, TWO], ["5:3"]),
    ],
)
@both_parsers
def test_a_key_that_is_only_written_twice_is_no_entry(
    parser: LoaderClass, text: str, value: Bare, twice: list[str]
) -> None:
    document, findings = parsed_by(parser, text)
    assert bare(document.root) == value
    doubles = [one for one in findings if one.rule == "YAML-DUPLICATE-KEY"]
    assert [str(one.location).removeprefix("model.yaml:") for one in doubles] == twice


@both_parsers
def test_a_section_begun_twice_is_read_whole_and_joined_by_the_mend(parser: LoaderClass) -> None:
    text = "a:\n  - id: A1\n    title: One\n\n# two\nb:\n  - id: B\na:\n  - id: A2\n    title: Two\n# three\nc: d\n"
    document, (finding,) = parsed_by(parser, text)
    assert bare(document.root) == {"a": [ONE, TWO], "b": [{"id": "B"}], "c": "d"}
    assert said([finding]) == ["8:1 YAML-SECTION model.yaml begins `a` a second time; both lists are read"]
    assert finding.fix == "Move its entries to the end of those under `a` in line 1, and delete this line."
    assert [str(one.location) for one in finding.related] == ["model.yaml:1:1"]
    assert edited(text, finding.edits) == (
        "a:\n  - id: A1\n    title: One\n  - id: A2\n    title: Two\n\n# two\nb:\n  - id: B\n# three\nc: d\n"
    )


@pytest.mark.parametrize("end", ["\n", ""])
def test_a_section_begun_twice_without_anything_between_loses_a_line(end: str) -> None:
    text = f"a:\n  - id: A1\n  - id: A2\na:\n  - id: A3{end}"
    document, (finding,) = document_of(text)
    assert bare(document.root) == {"a": [{"id": "A1"}, {"id": "A2"}, {"id": "A3"}]}
    assert edited(text, finding.edits) == f"a:\n  - id: A1\n  - id: A2\n  - id: A3{end}"


def test_the_last_section_is_moved_though_no_line_follows_it() -> None:
    text = "a:\n  - id: A1\nb: c\na:\n  - id: A2"
    _, (finding,) = document_of(text)
    assert edited(text, finding.edits) == "a:\n  - id: A1\n  - id: A2\nb: c\n"


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  - id: A1\nb: c\na:\n- id: A2\n",
        "a: [x]\nb: c\na: [y]\n",
        "a:\n  - id: A1\nb: c\na: # more\n  - id: A2\n",
        "b: c\nb: c\na: \n  - id: A1\na:\n- id: A2\n",
    ],
)
def test_a_section_that_is_written_otherwise_is_read_and_only_said(text: str) -> None:
    document, findings = document_of(text)
    assert document.is_whole
    assert [(one.rule, one.edits) for one in findings if one.rule == "YAML-SECTION"] == [("YAML-SECTION", ())]


PLAN = "strategy:\n  id: S\n  title: Plan\nactions:\n  - id: A1\n    title: One\n"


@both_parsers
def test_a_file_pasted_twice_is_said_once_and_the_copy_deleted(parser: LoaderClass) -> None:
    document, (finding,) = parsed_by(parser, f"{PLAN}{PLAN}")
    assert not document.is_whole
    assert bare(document.root) == {"strategy": {"id": "S", "title": "Plan"}, "actions": [ONE]}
    assert (finding.rule, str(finding.location)) == ("YAML-COPY", "model.yaml:7:1")
    assert finding.message.startswith(
        "model.yaml holds `strategy` and 1 more section a second time, with elements that"
    )
    assert finding.fix == "Delete everything from this line on: it stands above."
    assert edited(f"{PLAN}{PLAN}", finding.edits) == PLAN


@pytest.mark.parametrize("other", [PLAN.replace("One", "Two"), PLAN.replace("  - id", "  # new\n  - id")])
def test_a_copy_in_which_something_is_otherwise_is_left_to_its_writer(other: str) -> None:
    document, (finding,) = document_of(f"{PLAN}{other}")
    assert (finding.rule, finding.edits, document.is_whole) == ("YAML-COPY", (), False)
    assert finding.fix == "Keep one of the two copies, and delete the other."


def test_what_a_copy_adds_is_read() -> None:
    document, findings = document_of(f"{PLAN}{PLAN}roles:\n  - id: R1\n")
    assert bare(document.root) == {"strategy": {"id": "S", "title": "Plan"}, "actions": [ONE], "roles": [{"id": "R1"}]}
    assert [(one.rule, one.edits) for one in findings] == [("YAML-COPY", ())]


def test_a_section_of_one_element_without_its_dash_is_read() -> None:
    strategy, findings = strategy_of("strategy:\n  id: S\n  title: Plan\nroles:\n    id: R1\n    title: Head\n")
    assert strategy.elements["R1"].title == "Head"
    (finding,) = [one for one in findings if one.location.line == 5]
    assert (finding.rule, [edit.new_text for edit in finding.edits]) == ("YAML-ENTRY", ["  - "])
