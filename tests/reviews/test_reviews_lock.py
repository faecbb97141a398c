"""`align.lock`: a link a line, sorted; read back as it was written; whatever else stands there named at its place."""

import pytest
from reviewed_in import PATH, PLAN, read_back, strategy
from yaml_in import document_of, said

from alignment.reviews.lock import LinkId, Lock, review
from alignment.reviews.lock_file import load_lock, write_lock

A, B = "0123456789abcdef" * 2, "f" * 32


def test_the_file_has_a_line_a_link_sorted() -> None:
    reviewed = {
        LinkId("ACT-2", "owner", "R-1"): {"title": B},
        LinkId("ACT-1", "owner", "R-1"): {"title": A, "summary": ""},
        LinkId("ACT-1", "advances", "A1"): {},
    }
    assert (
        write_lock(reviewed).decode()
        == f"""\
{{
  "align_lock": 1,
  "links": {{
    "ACT-1": {{
      "advances A1": "",
      "owner R-1": "summary, title {A}"
    }},
    "ACT-2": {{
      "owner R-1": "title {B}"
    }}
  }}
}}
"""
    )


def test_where_there_are_no_links_the_file_says_so() -> None:
    assert write_lock({}).decode() == '{\n  "align_lock": 1,\n  "links": {}\n}\n'
    assert read_back(write_lock({})) == {}


def test_what_is_written_is_read_back() -> None:
    reviewed = review(strategy(PLAN), {})
    assert read_back(write_lock(reviewed)) == reviewed
    assert all(digest in write_lock(reviewed).decode() for meaning in reviewed.values() for digest in meaning.values())


def one_link(name: str = "advances A1", fields: str = '""', source: str = "ACT-1") -> str:
    return f'{{"align_lock": "1", "links": {{"{source}": {{"{name}": {fields}}}}}}}'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[]", ["1:1 LOCK-FILE align.lock is not a mapping"]),
        ("{}", ["1:1 LOCK-FILE align.lock is no list of reviewed links that this version of align knows"]),
        (
            '{"align_lock": 2, "links": {}}',
            ["1:16 LOCK-FILE align.lock is no list of reviewed links that this version of align knows"],
        ),
        ('{"align_lock": 1, "link": {}}', ["1:19 LOCK-FILE `link` is not a word of align.lock"]),
        ('{"align_lock": 1, "links": []}', ["1:28 LOCK-FILE `links` is not a mapping"]),
        ('{"align_lock": 1, "links": {"A": []}}', ["1:34 LOCK-FILE What was reviewed of `A` is not a mapping"]),
        (one_link("advances"), ["1:41 LOCK-FILE `ACT-1 advances` is not the name of a link"]),
        (one_link("Advances A1"), ["1:41 LOCK-FILE `ACT-1 Advances A1` is not the name of a link"]),
        (one_link("advances A1 A2"), ["1:41 LOCK-FILE `ACT-1 advances A1 A2` is not the name of a link"]),
        (one_link(source="ACT 1"), ["1:41 LOCK-FILE `ACT 1 advances A1` is not the name of a link"]),
        (one_link(fields="{}"), ["1:56 LOCK-FILE What was reviewed of ACT-1 advances A1 is not one text"]),
        *(
            (one_link(fields=f'"{text}"'), ["1:56 LOCK-FILE What was reviewed of ACT-1 advances A1 is no list of fields with their digests"])
            for text in (f"title {A}0", f"Due {A}", f"title  {A}", f"title {A},unit", f"title {A}, title", "unit, ", " ")
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named_at_its_place(text: str, found: list[str]) -> None:
    lock, findings = load_lock(document_of(text, "align.lock")[0])
    assert said(findings) == found
    assert lock == Lock(PATH, {}, is_whole=False)


def test_hostile_keys_stay_text() -> None:
    text = one_link(r"\u202e::error::")
    (finding,) = load_lock(document_of(text, "align.lock")[0])[1]
    assert "\u202e" not in finding.message


def test_what_can_be_read_beside_a_mistake_still_counts() -> None:
    text = one_link(fields=f'"title {A}, unit", "x": ""')
    lock, findings = load_lock(document_of(text, "align.lock")[0])
    assert (len(findings), lock.is_whole) == (1, False)
    assert lock.reviewed == {LinkId("ACT-1", "advances", "A1"): {"title": A, "unit": ""}}
