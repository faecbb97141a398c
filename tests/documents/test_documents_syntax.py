"""What no parser can read: shown where the mistake is, and said so that an officer knows what to do."""

import pytest
from yaml_in import document_of, said
from yaml_values import C_PARSER, PURE_PARSER, both_parsers, parsed_by

from alignment.documents.events import LoaderClass
from alignment.findings.finding import Finding

QUOTE = "a quotation mark is opened here and never closed"
AFTER_QUOTE = "a text goes on after its closing quotation mark"
ESCAPE = "a backslash in double quotes is followed by what means nothing there"
SIGN = "a text cannot begin with this sign"
KEY = "a `key:` stands where none can be"
DASH = "a `-` stands where no list can begin"
BRACKETS = "what is in brackets does not go on like this"
VALUE = "a bracket or a comma stands where a value is expected"
COLON = "a line holds neither `key: value` nor a list entry"
OTHERWISE = "the line does not fit what stands above it"

MISTAKES = [
    ('actions:\n  - id: A1\n    title: "Train\n    owner: R1\n', "3:12", QUOTE),
    ("actions:\n  - id: A1\n    title: 'Train\n    owner: R1\n", "3:12", QUOTE),
    ('a: "Train', "1:4", QUOTE),
    ('title: "one\n  two" three\n', "2:8", AFTER_QUOTE),
    ("title: *\n", "1:8", SIGN),
    ("title: One\n  two: three: four\n", "2:6", KEY),
    ("two words: - someone\n", "1:12", DASH),
    ('title: "C:\\Temp"\n', "1:11", ESCAPE),
    ('title: "\\xZZ"\n', "1:11", ESCAPE),
    ('title: "\\U00110000"\n', "1:11", ESCAPE),
    ("title: |0\n", "1:8", SIGN),
    ('advances: ["A1" "A2"]\n', "1:17", BRACKETS),
    ("advances: ]\n", "1:11", VALUE),
    ("advances: [A1,,A2]\n", "1:15", VALUE),
    ("- a\nb: c\n", "2:1", OTHERWISE),
    ("a: b\n...\nc: d\n", "3:1", OTHERWISE),
]


def mistake(parser: LoaderClass, text: str) -> Finding:
    document, findings = parsed_by(parser, text)
    assert len(findings) == 1
    assert (document.root, document.is_whole) == (None, False)
    return findings[0]


@pytest.mark.parametrize(("text", "place", "says"), MISTAKES)
def test_a_mistake_is_shown_where_it_is_and_said_plainly(text: str, place: str, says: str) -> None:
    finding = mistake(C_PARSER, text)
    assert finding.rule == "YAML-SYNTAX"
    assert f"{finding.location.line}:{finding.location.column} {finding.message}" == (
        f"{place} model.yaml is not valid YAML: {says}"
    )
    assert finding.fix.endswith(".")


@pytest.mark.parametrize(("text", "place", "says"), MISTAKES)
def test_both_parsers_stop_on_the_same_line_and_are_said_in_the_same_words(text: str, place: str, says: str) -> None:
    finding = mistake(PURE_PARSER, text)
    assert finding.message == f"model.yaml is not valid YAML: {says}"
    assert str(finding.location.line) == place.partition(":")[0]


@both_parsers
def test_a_bracket_left_open_names_the_bracket_too(parser: LoaderClass) -> None:
    finding = mistake(parser, 'a:\n  advances: ["A1" "A2"]\n')
    assert [(str(one.location), one.message) for one in finding.related] == [
        ("model.yaml:2:13", "the bracket is opened here")
    ]


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
@both_parsers
def test_a_mistake_at_the_end_of_a_line_does_not_reach_beyond_it(parser: LoaderClass, end: str) -> None:
    place = mistake(parser, f"a: {{x: [Train{end}").location
    assert (place.line, place.column, place.end_line, place.end_column) == (1, 14, 1, 14)


@both_parsers
def test_only_a_bracket_is_called_a_bracket(parser: LoaderClass) -> None:
    assert mistake(parser, "x: ]\n").related == ()


@both_parsers
def test_what_was_refused_before_the_mistake_is_still_listed(parser: LoaderClass) -> None:
    _, findings = parsed_by(parser, "a: &x 1\nb: [1, 'x' y]\nc: 2\n")
    assert [one.rule for one in findings] == ["YAML-ANCHOR", "YAML-SYNTAX"]


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "=======", "=======\r", ">>>>>>> other", "||||||| base", "|||||||"])
def test_a_merge_conflict_is_named_where_it_is(line: str) -> None:
    text = f"actions:\n  - id: ACT-1\n{line}\n    title: Train\n"
    _, (found,) = document_of(text)
    assert said([found]) == [
        "3:1 YAML-SYNTAX model.yaml is not valid YAML: it holds a merge conflict, both sides changed it"
    ]
    assert (
        found.fix
        == "Keep what is right of either side, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."
    )


@pytest.mark.parametrize("line", ["<<<<<<<<<", "==========", " ======="])
def test_what_no_tool_writes_into_a_conflict_is_none(line: str) -> None:
    _, (found,) = document_of(f"actions:\n  - id: ACT-1\n{line}\n    title: Train\n")
    assert "merge conflict" not in found.message
