"""Words in texts, and `if` with `then`."""

import pytest
from rules_in import failing


@pytest.mark.parametrize(
    ("test", "title", "holds"),
    [
        ("contains_text: parent carer forum", "Ask the Parent  Carer\u00a0Forum again", True),
        ("contains_text: parent carer forum", "Ask parents and the carer forum", False),
        ("contains_text: Art", "A fresh start", True),
        ("contains_text: TBC", "Owner tbc by the board", True),
        ("contains_text: TBC", "tbc", True),
        ("contains_text: '-'", "A - B", True),
        ("contains_text: 50%", "Cut 50% of it", True),
        ("contains_text: .*", "anything", False),
        ("starts_with: We will", "we  will map", True),
        ("starts_with: We will", "How we will map", False),
        ("starts_with: We will", "We willingly map", True),
        ("starts_with: '?'", "What?", False),
        ("is: We will", "we will", True),
    ],
)
def test_words_are_found_whatever_their_case_and_spaces(test: str, title: str, holds: object) -> None:
    assert (not failing(f"must: {{title: {{{test}}}}}", f'actions: [{{id: X, title: "{title}"}}]')) is holds


@pytest.mark.parametrize(
    ("test", "holds"),
    [
        ("slip_reason: {contains_text: term}", True),
        ("slip_reason: {contains_text: TBC}", False),
        ("summary: {contains_text: term}", False),
        ("summary: {starts_with: term}", False),
        ("informed_by.title: {contains_text: forum}", True),
        ("informed_by.title: {starts_with: forum}", False),
    ],
)
def test_no_text_holds_no_words_and_of_several_texts_every_one_must(test: str, holds: object) -> None:
    model = """
        actions: [{id: X, title: T, slip_reason: every term, informed_by: [S1, S2]}]
        sources: [{id: S1, title: The forum}, {id: S2, title: Forum again}]
    """
    assert (not failing(f"must: {{{test}}}", model)) is holds


FOUR = """
    actions:
      - {id: X1, title: T}
      - {id: X2, title: T, due: 2026-05}
      - {id: X3, title: T, status: done}
      - {id: X4, title: T, due: 2026-05, status: done}
"""
LATE = "late: {of: action, is: {due: exists}}"


@pytest.mark.parametrize(
    ("rule", "failed"),
    [
        ("must: {if: {due: exists}, then: {status: exists}}", "X2"),
        ("must: {if: {due: missing}, then: {status: exists}}", "X1"),
        ("must: {if: {meets: late}, then: {status: exists}}", "X2"),
        ("must_not: {if: {due: exists}, then: {status: exists}}", "X1 X3 X4"),
        ("must: {if: {due: exists}, then: {status: exists}, due: exists}", "X1 X2 X3"),
        ("must: {any_of: [{if: {due: exists}, then: {status: exists}}, {due: exists}]}", ""),
        ("must: {if: {due: exists}, then: {if: {status: exists}, then: {owner: exists}}}", "X4"),
        ("must: {if: {if: {due: exists}, then: {status: exists}}, then: {owner: exists}}", "X1 X3 X4"),
        ("where: {if: {due: exists}, then: {status: exists}}\nmust_have: owner", "X1 X3 X4"),
    ],
)
def test_what_is_demanded_where_something_else_holds(rule: str, failed: str) -> None:
    assert failing(rule, FOUR, LATE if "late" in rule else "") == failed.split()
