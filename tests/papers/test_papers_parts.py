"""Papers as people scan and print them: which paragraphs they have, with which numbers, and what is unsure."""

import pytest

from alignment.papers.numbering import follows
from alignment.papers.parts import Paper, paper_of

PRINTED = """\
Harbourside Council

Summary

This paper asks for a decision on the play strategy.

1. Background

1.1. The first strategy was made in 2022 by the Council
and its partners.

1.2 It has three parts:

• parks
- streets
1.3) The third is new. 2.5 million pounds
2.6 Million visits were counted.

7.7

3.5 million more came later.

2. Risk Management

Risk Description Action Risk rating
Nobody comes The parks are far We run buses D2
to the parks away every day

Money ends No more grants We ask again C3

3. Recommendations

Recommendation one . . . . . 4
3.1. Cabinet is asked to agree.

Appendices
Appendix 1: Draft Play Strategy
"""


def shown(paper: Paper) -> list[str]:
    return [f"{one.number or f'{one.heading} {one.row or str()}'.strip()}: {one.begins}" for one in paper.parts]


def test_a_printed_paper_has_its_numbered_paragraphs_headed_parts_and_rows_of_risks() -> None:
    paper = paper_of([PRINTED])
    assert shown(paper) == [
        "Summary: Summary",
        "1.1: The first strategy was",
        "1.2: It has three parts:",
        "1.3: The third is new.",
        "Risk Management 1: Nobody comes The parks",
        "Risk Management 2: Money ends No more",
        "3.1: Cabinet is asked to",
        "Appendices: Appendices",
    ]
    assert {one.heading for one in paper.parts if one.number.startswith("1")} == {"Background"}
    assert {one.page for one in paper.parts} == {0}
    assert not any(one.unsure for one in paper.parts)


SCANNED = """\
1. Plans

1.1. The Council Plan names play as one of its aims
for every
\f
1.2.

1.3.

2.1.

child of the town.

The People Plan names it too.

The Park Plan comes later.

Money

Every park costs the same.
\f
2.2.

2.3.

Every street costs more.

The first of several things

The second of several things

The grant ends in 2027.
\f
3.1.

3.2.

Law

The Council must consult.
"""


def test_numbers_that_a_scan_sets_apart_go_to_their_texts_in_order_with_headings_between_sections() -> None:
    paper = paper_of(SCANNED.split("\f"))
    assert shown(paper) == [
        "1.1: The Council Plan names",
        "1.2: The People Plan names",
        "1.3: The Park Plan comes",
        "2.1: Every park costs the",
        "2.2: Every street costs more.",
        "2.3: The grant ends in",
        "3.1: The Council must consult.",
    ]
    assert [one.page for one in paper.parts] == [1, 2, 2, 2, 3, 3, 4]
    assert paper.without_text == ("3.2",)
    assert [(one.number, one.unsure) for one in paper.parts if one.unsure] == [
        ("2.2", "2 numbers and 4 texts stand apart here; see that this is 2.2"),
        ("2.3", "2 numbers and 4 texts stand apart here; see that this is 2.3"),
        ("3.1", "2 numbers and 1 text stand apart here; see that this is 3.1"),
    ]


def test_where_headings_do_not_tell_sections_apart_numbers_go_in_their_order() -> None:
    paper = paper_of(["1.1.\n\n2.1.\n\nThe first comes.\n\nThe second comes.\n"])
    assert shown(paper) == ["1.1: The first comes.", "2.1: The second comes."]
    assert paper_of(["1.1.\n\n1.2.\n"]).without_text == ("1.1", "1.2")
    assert paper_of(["1.1.\n\nno text begins so\n"]).without_text == ("1.1",)


def test_equal_paragraphs_begin_with_what_stands_before_them() -> None:
    same = "The grant is paid once a year by the Department for parks, to every council there is."
    paper = paper_of([f"1.1. Plans came first.\n\n1.2. {same}\n\nMoney\n\n2.1. {same}\n"])
    assert shown(paper)[1:] == ["1.2: 1.2. The grant is paid", "2.1: 2.1. The grant is paid"]
    apart = paper_of([f"1.1.\n\n1.2.\n\nPlans came first.\n\n{same}\n\nMoney\n\n2.1.\n\n{same}\n"])
    assert shown(apart)[1:] == ["1.2: first. The grant is paid", "2.1: 2.1. The grant is paid"]
    assert [one.begins for one in paper_of(["1.1.\n\n1.2.\n\nWe do.\n\nWe do.\n"]).parts] == ["", "do. We do."]


def test_a_headed_part_whose_heading_stands_elsewhere_too_begins_with_more_words() -> None:
    paper = paper_of(["Summary\n\nWe play. A summary follows.\n\nTown Parks\n\n- an item of a list\n"])
    assert shown(paper) == ["Summary: Summary We", "Town Parks: Town Parks"]


def test_what_every_page_repeats_and_page_numbers_are_no_text() -> None:
    pages = [
        f"Cabinet, 12 May 2026\n\n1.{page}. The part {'ab'[page - 1]} comes.\n\nPage {page} of 2\n" for page in (1, 2)
    ]
    assert shown(paper_of(pages)) == ["1.1: The part a comes.", "1.2: The part b comes."]


@pytest.mark.parametrize(
    ("number", "last"),
    [
        ("1", ""),
        ("1.1", ""),
        ("1.2", "1.1"),
        ("2", "1.4"),
        ("2.1", "1.4"),
        ("1.1.1", "1.1"),
        ("1.4", "1.2.3"),
        ("3", "1"),
    ],
)
def test_a_number_follows_on_the_one_before(number: str, last: str) -> None:
    assert follows(*(tuple(map(int, one.split("."))) if one else () for one in (number, last)))


@pytest.mark.parametrize(
    ("number", "last"),
    [
        ("", "1"),
        ("9", ""),
        ("12", "3"),
        ("1.1", "1.2"),
        ("1.1", "1.1"),
        ("1", "1.1"),
        ("2.2", "1.1"),
        ("1.1.2", "1.1"),
        ("1.9", "1.2"),
    ],
)
def test_a_figure_at_the_beginning_of_a_line_is_no_number_of_a_paragraph(number: str, last: str) -> None:
    assert not follows(*(tuple(map(int, one.split("."))) if one else () for one in (number, last)))
