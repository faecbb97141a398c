"""What is said beside the values of fields, compared between two states of a strategy."""

import pytest
from yaml_in import strategy_of

from alignment.diff.compare import compare
from alignment.diff.sentences import sentences


def changed(old: str, new: str) -> tuple[str, ...]:
    texts = (f"paragraphs: [{{id: P, title: T}}]\nactions: [{{id: X, title: T{one}}}]" for one in (old, new))
    then, now = (strategy_of(text)[0] for text in texts)
    return sentences(compare(then, now))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (", due: 2026", ", due: {is: 2026, basis: inferred}", 'X "T": basis of due added: inferred.'),
        (", due: {is: 2026, basis: inferred}", ", due: 2026", 'X "T": basis of due removed (was inferred).'),
        (
            ", due_original: {is: 2026, basis: inferred}",
            ", due_original: {is: 2026, basis: promised}",
            'X "T": basis of due original changed from inferred to promised.',
        ),
        (", due: 2026", ", due: {is: 2026, evidence: P}", 'X "T": evidence of due added: P.'),
        (", due: 2026", ", due: {is: 2026, note: By e-mail}", 'X "T": note of due added: "By e-mail".'),
        (
            ", due: {is: 2026, basis: inferred}",
            ", due: {is: 2026, basis: guessed}",
            'X "T": basis of due could not be read (was inferred).',
        ),
        (
            ", due: 2026-01",
            ", due: {is: 2026-02, basis: inferred}",
            'X "T": due moved from January 2026 to February 2026, 28 days later; basis of due added: inferred.',
        ),
        (", due: {is: 2026-01, basis: inferred}", "", 'X "T": due removed (was January 2026).'),
    ],
)
def test_what_is_said_beside_a_value_is_compared(old: str, new: str, says: str) -> None:
    assert changed(old, new) == (says,)


def test_layout_makes_no_difference() -> None:
    assert changed(", due: 2026", ", due: {is: 2026}") == ()
    assert changed(", due: {is: 2026, basis: inferred}", ", due: {basis: inferred, is: 2026}") == ()


def test_what_an_observation_supplies_is_compared_where_it_is_written() -> None:
    measures = "measures: [{{id: M, title: T, observations: [{{date: 2026-06-30, actual_value: {0}}}]}}]"
    then, now = (strategy_of(measures.format(one))[0] for one in ("5", "{is: 5, basis: inferred}"))
    assert sentences(compare(then, now)) == ('M.2026-06-30 "M, 30 June 2026": basis of actual value added: inferred.',)
