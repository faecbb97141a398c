"""Files of align's own: what a merge brings about makes no difference, anything else that align does not write is named."""

from pathlib import PurePosixPath
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.documents import limits
from alignment.documents.kept_list import KeptList, ListShape, read_list, write_list
from alignment.source import SourceFile

SHAPE = ListShape("list of links", "kept", "2", "links", "align keep", "LOCK-FILE")


def read(content: str | bytes) -> KeptList:
    content = content if isinstance(content, bytes) else content.encode()
    return read_list(SourceFile(PurePosixPath("kept.json"), content), SHAPE)


def texts(found: KeptList) -> list[str]:
    assert found.fault is None
    return [one.text for one in found.texts]


def test_a_text_stands_on_a_line_of_its_own_and_an_empty_one_ends_the_list() -> None:
    content = write_list(["a # b", 'say "no"'], SHAPE).decode()
    assert content == '{\n  "kept": 2,\n  "links": [\n    "a # b",\n    "say \\"no\\"",\n    ""\n  ]\n}\n'
    assert [(one.text, str(one.location)) for one in read(content).texts] == [
        ("a # b", "kept.json:4:5"), ('say "no"', "kept.json:5:5"),
    ]  # fmt: skip


PLAIN = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=12)


@given(st.lists(PLAIN, max_size=6), st.randoms(use_true_random=False))
def test_order_commas_line_breaks_and_what_stands_twice_make_no_difference(wanted: list[str], dice: Random) -> None:
    head, *lines, last = write_list(wanted, SHAPE).decode().split("\n    ")
    shuffled = [*dice.sample(lines, len(lines)), *lines]
    written = "\r\n".join([head, *(line.removesuffix(",") if dice.random() < 0.5 else line for line in shuffled), last])
    assert sorted(set(texts(read(written)))) == sorted(set(wanted))


OURS, THEIRS, BASE = '    "ours",\n', '    "theirs",\n', '    "base",\n'
CONFLICT = f'{{\n  "kept": 2,\n  "links": [\n<<<<<<< HEAD\n{OURS}=======\n{THEIRS}>>>>>>> other\n    ""\n  ]\n}}\n'


@pytest.mark.parametrize(
    "text", [CONFLICT, CONFLICT.replace("=======", f"||||||| base\n{BASE}======="), CONFLICT.replace("\n", "\r\n")]
)
def test_a_merge_conflict_is_named_as_one_and_holds_the_texts_of_both_sides(text: str) -> None:
    found = read(text)
    assert found.fault
    assert found.is_merged
    assert found.fault.message == "kept.json holds a merge conflict: both sides changed it"
    assert str(found.fault.location) == "kept.json:4:1"
    assert found.texts[0].location.line == 5
    assert [one.text for one in found.texts] == ["ours", "theirs"]
    without_marks = "".join(line for line in text.splitlines(keepends=True) if line[0] not in "<=>|")
    assert set(texts(read(without_marks))) >= {"ours", "theirs"}


def test_of_sides_that_cannot_be_read_together_one_has_to_be_chosen() -> None:
    found = read(CONFLICT.replace(THEIRS, '    {"theirs": 1}\n'))
    assert found.fault
    assert found.fault.fix.startswith(
        "Keep the lines of one side and delete the marks (<<<<<<<, ======= and >>>>>>>), then"
    )
    assert (found.texts, found.is_merged) == ((), False)


def test_both_sides_may_have_written_the_whole_file() -> None:
    ours, theirs = (write_list([text], SHAPE).decode() for text in ("ours", "theirs"))
    assert texts(read(ours + theirs)) == ["ours", "theirs"]


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("", "1:1", "is no list of links that this version of align knows"),
        ("[]", "1:1", "is no list of links that this version of align knows"),
        ('{"kept": 3, "links": []}', "1:10", "is no list of links that this version of align knows"),
        ('{"kept": "2", "links": []}', "1:10", "is no list of links that this version of align knows"),
        ('{"kept": 1, "links": {"A": {}}}', "1:10", "was written by an earlier version of align"),
        ('{"kept": 2, "link": []}', "1:13", 'is no list of links at `"link"`'),
        ('{"kept": 2, "links": "A"}', "1:22", 'is no list of links at `"A"`'),
        ('{"kept": 2, "links": [1]}', "1:23", "is no list of links at `1`"),
        ('{"kept": 2, "links": [\n # new\n]}', "2:2", "is no list of links at `#`"),
        ('{"kept": 2, "links": ["a]}', "1:23", 'is no list of links at `"`'),
        (r'{"kept": 2, "links": ["\a"]}', "1:23", r'is no list of links at `"\a"`'),
        ('{"kept": 2, "links": ["a",', "1:27", "is not whole: a bracket is missing"),
        (b'{"kept": 2, "links": ["\xff"]}', "1:24", "cannot be read"),
        ('{"kept": 2, "links": ["\u202e"]}', "1:24", "cannot be read"),
    ],
)  # fmt: skip
def test_what_align_does_not_write_is_named_at_its_place(text: str | bytes, place: str, says: str) -> None:
    found = read(text)
    assert found.fault
    assert (str(found.fault.location), found.fault.message) == (f"kept.json:{place}", f"kept.json {says}")
    assert (found.fault.rule, found.texts) == ("LOCK-FILE", ())


def test_signs_that_cannot_be_seen_are_spelled_out() -> None:
    assert texts(read(r'{"kept": 2, "links": ["\u202e"]}')) == ["U+202E"]


def test_what_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    fault = read(write_list([], SHAPE)).fault
    assert fault
    assert fault.message == "kept.json is too large to be read"
