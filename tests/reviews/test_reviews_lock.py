"""`align.lock`: a review a line, sorted; read back as it was written; whatever else stands there named at its place."""

import pytest
from reviewed_in import PLAN, kept, locked, read_back, strategy
from yaml_in import said

from alignment.reviews.lock import LinkId, Lock, Review, review
from alignment.reviews.lock_file import load_lock, write_lock

A, B = "0123456789abcdef" * 2, "f" * 32
LINK = LinkId("ACT-1", "advances", "A1")


def test_the_file_has_a_line_a_review_sorted_and_the_newest_of_a_link_first() -> None:
    reviewed = {
        LinkId("ACT-2", "owner", "R-1"): (Review(1, {"title": B}),),
        LinkId("ACT-1", "owner", "R-1"): (Review(2, {"title": A, "summary": ""}), Review(1, {"title": B})),
        LINK: (Review(1, {}),),
    }
    assert (
        write_lock({"S": reviewed, "R": {LINK: (Review(1, {}),)}}).decode()
        == f"""\
{{
  "align_lock": 2,
  "links": [
    "R ACT-1 advances A1 1:",
    "S ACT-1 advances A1 1:",
    "S ACT-1 owner R-1 2: summary, title {A}",
    "S ACT-1 owner R-1 1: title {B}",
    "S ACT-2 owner R-1 1: title {B}",
    ""
  ]
}}
"""
    )


def test_where_there_are_no_links_the_file_says_so() -> None:
    assert read_back(write_lock({})) == Lock({})


def test_what_is_written_is_read_back() -> None:
    reviewed = review(strategy(PLAN), {})
    content = write_lock(locked(reviewed).strategies)
    assert read_back(content) == locked(reviewed)
    meanings = [one.meaning for reviews in reviewed.values() for one in reviews]
    assert all(digest in content.decode() for meaning in meanings for digest in meaning.values())


def lines(*texts: str) -> bytes:
    listed = ", ".join(f'"{text}"' for text in texts)
    return f'{{"align_lock": 2, "links": [{listed}]}}'.encode()


@pytest.mark.parametrize(
    "text",
    [
        "S ACT-1 advances",
        "S ACT-1 advances A1",
        "S ACT-1 Advances A1 1:",
        "S ACT-1 advances A1 A2 1:",
        "S ACT 1 advances A1 1:",
        "S ACT-1 advances A1 0:",
        "ACT-1 advances A1 1:",
        *(f"S ACT-1 advances A1 1: {text}" for text in (f"title {A}0", f"Due {A}", f"title  {A}", f"title {A},unit", f"title {A}, title", "unit, ", " ")),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named_at_its_place_and_the_rest_still_counts(text: str) -> None:
    lock, findings = load_lock(kept(lines(f"S ACT-1 advances A1 1: title {A}, unit", text)))
    assert said(findings)[0].startswith("1:100 LOCK-FILE align.lock has an entry that is no review of a link: `")
    assert len(findings) == 1
    assert lock == Lock({"S": {LINK: (Review(1, {"title": A, "unit": ""}),)}}, is_whole=False)


def test_hostile_texts_stay_texts() -> None:
    (finding,) = load_lock(kept(lines(r"\u202e::error::")))[1]
    assert "\u202e" not in finding.message


def test_what_both_sides_of_a_merge_reviewed_is_reviewed_whatever_they_called_it() -> None:
    ours, theirs, old = (f"S ACT-1 advances A1 {turn}: title {digest}" for turn, digest in ((2, A), (2, B), (1, B)))
    assert read_back(lines(old, theirs, ours, ours)).of("S") == {
        LINK: (Review(2, {"title": A}), Review(2, {"title": B}))
    }
    assert read_back(lines(ours)).of("R") == {}
