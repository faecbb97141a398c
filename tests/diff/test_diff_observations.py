"""What a change says of observations: their values apart from their comments, and once."""

from diff_in import compare_texts, kinds_of

ONE = "measures:\n  - {id: M1, title: Plans, observations: [%s]}\n"
JUNE = "{date: 2026-06-30, target_value: 60, actual_value: 52, comment: As planned}"


def test_a_new_update_is_told_with_what_it_says_its_value_first() -> None:
    assert compare_texts(ONE % "", ONE % JUNE) == (
        'M1.2026-06-30 "M1, 30 June 2026" added: actual value 52; target value 60; comment "As planned".',
    )


def test_a_value_that_is_corrected_is_told_before_the_comment() -> None:
    now = JUNE.replace("52", "51").replace("As planned", "Behind")
    (sentence,) = compare_texts(ONE % JUNE, ONE % now)
    assert sentence.partition(": ")[2].split("; ") == [
        "actual value changed from 52 to 51",
        'comment changed from "As planned" to "Behind".',
    ]


def test_an_update_in_place_of_a_latest_value_is_told_of_both() -> None:
    before = "measures:\n  - {id: M1, title: Plans, latest_value: 50}\n"
    assert compare_texts(before, ONE % JUNE) == (
        'M1 "Plans": latest value changed from 50 to 52.',
        'M1.2026-06-30 "M1, 30 June 2026" added: actual value 52; target value 60; comment "As planned".',
    )


def test_an_update_that_goes_takes_no_promise_away() -> None:
    assert kinds_of(ONE % JUNE, ONE % "") == {"M1.2026-06-30": []}
