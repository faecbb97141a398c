"""Every type of field: what it takes, and what it says about what it does not take."""

from datetime import date
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml_in import said, strategy_of

from alignment.dates import PartialDate
from alignment.findings.finding import Finding, Severity
from alignment.model.kinds.base import Element

COLUMN: Final = 5
"""Where the key of a field of an action stands."""


def element_of(section: str, line: str) -> tuple[Element, tuple[Finding, ...]]:
    strategy, findings = strategy_of(f"{section}:\n  - id: X-1\n    title: Train\n    {line}\n")
    return strategy.elements["X-1"], findings


def told(section: str, line: str) -> tuple[str, str]:
    """Gives the one finding of a line, and its mend; the place is checked to be the value's."""
    _, (finding,) = element_of(section, line)
    value_at = COLUMN + line.index(":") + 2
    assert (finding.location.line, finding.location.column) == (4, value_at)
    assert (finding.location.end_line, finding.location.end_column) == (4, COLUMN + len(line))
    assert finding.element == "X-1"
    assert finding.label in finding.message
    return f"{finding.rule} {finding.message}", finding.fix


TEXTS: Final = {
    "5.10": "5.10",
    "012": "012",
    "0130": "0130",
    "1e3": "1e3",
    "1:30": "1:30",
    "2022-09-21": "2022-09-21",
    "true": "true",
    "'no'": "no",
    '"Yes"': "Yes",
    "'  two spaces each side  '": "two spaces each side",
    "Ymlaen â ni": "Ymlaen â ni",
}


@pytest.mark.parametrize("written", TEXTS)
def test_text_stays_as_it_is_written(written: str) -> None:
    element, findings = element_of("actions", f"slip_reason: {written}")
    assert element.value("slip_reason") == TEXTS[written]
    assert findings == ()


@pytest.mark.parametrize("written", ["no", "No", "NO", "yes", "on", "Off"])
@pytest.mark.parametrize("field", ["summary", "slip_reason"])
def test_an_unquoted_yes_or_no_is_text_and_a_warning_to_users_of_other_tools(field: str, written: str) -> None:
    element, (finding,) = element_of("actions", f"{field}: {written}")
    assert element.value(field) == written
    assert finding.severity is Severity.INFO
    assert told("actions", f"{field}: {written}") == (
        f'MODEL-YES-NO `{field}` of X-1 "Train" writes {written} without quotes, which other tools read as true or false',
        f'Write "{written}" in quotes.',
    )


def test_yes_and_no_are_words_where_a_field_knows_them() -> None:
    element, findings = element_of("documents", "primary: yes")
    assert (element.value("primary"), findings) == ("yes", ())


NUMBERS: Final = {"0": 0, "12": 12, "012": 12, "-3": -3, "'7'": 7, "9" * 15: 10**15 - 1}


@pytest.mark.parametrize("written", NUMBERS)
def test_a_number_is_read_exactly(written: str) -> None:
    element, findings = element_of("actions", f"cost: {written}")
    assert element.value("cost") == NUMBERS[written]
    assert findings == ()


@given(st.decimals(-(10**9), 10**9, places=3))
def test_any_decimal_comes_back_as_it_was(number: Decimal) -> None:
    element, _ = element_of("measures", f"baseline_value: {number:f}")
    assert str(element.value("baseline_value")) == f"{number:f}"


@pytest.mark.parametrize(
    ("written", "says", "fix", "hint"),
    [
        ("1,200", "is not a number", "Write `{}: 1200`.", ""),
        ("£5,000", "is not a number", "Write `{}: 5000`.", "Write its unit, `£`, in `unit`."),
        ("1,20", "is not a number", "Write `{0}: 1.2`, or `{0}: 120`.", ""),
        ("20-30", "holds two numbers", "Write `{0}: 20`, or `{0}: 30`.", ""),
        (
            "lots",
            "is not a number",
            "Write digits only, with a point for decimals.",
            "If it is a grade, write `target_grade: lots`; the measure lists all its grades in `scale`.",
        ),
    ],
)
def test_what_is_not_a_number_is_shown_with_the_line_to_write(written: str, says: str, fix: str, hint: str) -> None:
    """A kind that has no `unit` is not told to write one."""
    for section, field in (("actions", "cost"), ("measures", "target_value")):
        mend = f"{fix.format(field)} {hint if section == 'measures' else ''}".strip()
        message = f'MODEL-NUMBER `{field}` of X-1 "Train" says "{written}", which {says}'
        assert told(section, f"{field}: {written}") == (message, mend)


@pytest.mark.parametrize("written", ["1234567890123456", "-1234567890.123456"])
def test_a_number_has_at_most_fifteen_digits(written: str) -> None:
    says = 'of X-1 "Train" gives a number of more than 15 digits'
    assert told("sources", f"responses: {written}") == (f"MODEL-NUMBER `responses` {says}", "Write fewer digits.")
    assert told("funds", f"amount: {written}") == (
        f"MODEL-NUMBER `amount` {says}",
        "Write fewer digits. Give it in thousands or millions, and say so in `unit`.",
    )


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2022-09-21", date(2022, 9, 21), date(2022, 9, 21)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2021/22", date(2021, 4, 1), date(2022, 3, 31)),
        ("1999/00", date(1999, 4, 1), date(2000, 3, 31)),
    ],
)
def test_a_date_is_the_days_that_it_can_mean(written: str, first: date, last: date) -> None:
    element, findings = element_of("actions", f"due: {written}")
    assert element.value("due") == PartialDate(first, last, written)
    assert findings == ()


@pytest.mark.parametrize(
    ("written", "says", "fix"),
    [
        ("2022-02-30", "is not a date: February 2022 has 28 days", "Write a day that the month has, at most 2022-02-28."),
        ("Ongoing", "is a status, not a date", "Write a date, or leave it empty. Say the status in `status`. Say a repetition in `how_often`."),
        ("discontinued", "is a status, not a date", "Write a date, or leave it empty. Say the status in `status`. Say a repetition in `how_often`."),
        ("Termly", "is a repetition, not a date", "Write a date, or leave it empty. Say a repetition in `how_often`."),
        ("ASAP", "names no day", "Write a date, or leave it empty."),
        ("2021-22", "is not how a financial year is written", "Write `due: 2021/22` for April 2021 to March 2022."),
        ("03/04/2022", "is not a date", "Write `due: 2022-04-03` for 3 April 2022, or `due: 2022-03-04` for 4 March 2022."),
        ("soon", "is not a date", "Write a date such as 2022-09-21, 2022-09, 2022 or 2021/22."),
        ("٢٠٢٢", "is not a date", "Write a date such as 2022-09-21, 2022-09, 2022 or 2021/22."),
    ],
)  # fmt: skip
def test_what_is_not_a_date_is_said_with_what_to_write(written: str, says: str, fix: str) -> None:
    assert told("actions", f"due: {written}") == (
        f'MODEL-DATE `due` of X-1 "Train" says "{written}", which {says}',
        fix,
    )


@pytest.mark.parametrize(
    ("section", "field", "fix"),
    [
        ("milestones", "due", "Write a date, or leave it empty. Say a repetition in `how_often`."),
        ("risks", "review", "Write a date, or leave it empty."),
        ("commitments", "due", "Write a date, or leave it empty. Say a repetition in `how_often`."),
        ("contingencies", "review", "Write a date, or leave it empty. Say the status in `status`."),
    ],
)
def test_nobody_is_sent_to_a_field_that_the_kind_does_not_have(section: str, field: str, fix: str) -> None:
    assert told(section, f"{field}: ongoing") == (
        f'MODEL-DATE `{field}` of X-1 "Train" says "ongoing", which is a status, not a date',
        fix,
    )


def test_nobody_is_sent_to_a_field_in_which_something_stands_already() -> None:
    _, findings = strategy_of("measures:\n  - {id: M1, title: Stay, unit: '%', latest_value: 44%}\n")
    assert [one.fix for one in findings] == ["Write `latest_value: 44`."]


@pytest.mark.parametrize(
    ("written", "last", "words"),
    [
        ("2022-09", "2022-09-30", "September 2022"),
        ("2022", "2022-12-31", "the year 2022"),
        ("2021/22", "2022-03-31", "April 2021 to March 2022"),
    ],
)
def test_the_day_on_which_a_consultation_closes_is_a_whole_date(written: str, last: str, words: str) -> None:
    assert told("sources", f"closes: {written}") == (
        f'MODEL-DATE `closes` of X-1 "Train" says {written}, where the day is needed',
        f"Write `closes: {last}` for the last day of {words}.",
    )


@pytest.mark.parametrize("written", ["On track", "on track", "'ON  TRACK '"])
def test_a_word_is_found_whatever_its_case_and_spaces(written: str) -> None:
    element, findings = element_of("actions", f"status: {written}")
    assert (element.value("status"), findings) == ("on track", ())


STATUSES: Final = "Use one of: not started, in progress, on track, at risk, off track, on hold, done or stopped."


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("stoped", f"Did you mean `stopped`? {STATUSES}"),
        ("on-track", f"Did you mean `on track`? {STATUSES}"),
        ("purple", STATUSES),
    ],
)
def test_a_word_that_the_field_does_not_know_is_guessed_at(written: str, fix: str) -> None:
    assert told("actions", f"status: {written}") == (
        f'MODEL-VALUE `status` of X-1 "Train" says "{written}", which is none of its values',
        fix,
    )


def test_of_several_words_each_is_read_for_itself() -> None:
    element, findings = element_of("sources", "who: [children, parents, Health, [staff]]")
    assert element.value("who") == ("children", "health")
    assert said(findings) == [
        '4:21 MODEL-VALUE `who` of X-1 "Train" says "parents", which is none of its values',
        '4:38 MODEL-TEXT `who` of X-1 "Train" holds a list where one word is expected',
    ]
    assert findings[0].fix.startswith("Write `parents and carers` in its place. Use one of: children, young people,")


@pytest.mark.parametrize(("section", "line"), [("sources", "who: children"), ("sources", "tags: children")])
def test_one_word_alone_is_a_list_of_one(section: str, line: str) -> None:
    element, findings = element_of(section, line)
    assert (element.value(line.partition(":")[0]), findings) == (("children",), ())


@pytest.mark.parametrize("written", ["https://www.medway.gov.uk/send?a=1#b", "http://a.b", "mailto:send@example.org"])
def test_an_address_is_kept_as_it_is(written: str) -> None:
    element, findings = element_of("documents", f"url: {written}")
    assert (element.value("url"), findings) == (written, ())


@pytest.mark.parametrize(
    "written", ["www.medway.gov.uk", "javascript:alert(1)", "https://a b", "ftp://a.b", "https://", "'https://a\"b'"]
)
def test_what_is_not_an_address_is_refused(written: str) -> None:
    shown = written.strip("'")
    assert told("documents", f"url: {written}") == (
        f'MODEL-VALUE `url` of X-1 "Train" says "{shown}", which is not an address',
        "Write the whole address, beginning with https://.",
    )


@pytest.mark.parametrize(("written", "shape"), [("[one, two]", "a list"), ("{one: two}", "`key: value` lines")])
@pytest.mark.parametrize(
    ("section", "field", "wanted"),
    [
        ("actions", "slip_reason", "one text"),
        ("actions", "summary", "one text"),
        ("actions", "due", "one date"),
        ("actions", "cost", "one number"),
        ("actions", "status", "one word"),
        ("duties", "url", "one address"),
    ],
)
def test_a_field_of_one_value_takes_no_list_and_no_lines(
    section: str, field: str, wanted: str, written: str, shape: str
) -> None:
    assert told(section, f"{field}: {written}") == (
        f'MODEL-TEXT `{field}` of X-1 "Train" holds {shape} where {wanted} is expected',
        f"Write {wanted}.",
    )


@pytest.mark.parametrize("field", ["tags", "who"])
def test_a_list_of_words_takes_no_lines(field: str) -> None:
    wanted = "one text" if field == "tags" else "one word"
    assert told("sources", f"{field}: {{one: two}}") == (
        f'MODEL-TEXT `{field}` of X-1 "Train" holds `key: value` lines where {wanted} is expected',
        f"Write {wanted}.",
    )


def test_a_long_value_is_cut_and_what_cannot_be_seen_is_spelled_out() -> None:
    message, _ = told("actions", f"due: '\u200b{'x' * 100}'")
    assert message == f'MODEL-DATE `due` of X-1 "Train" says "U+200B{"x" * 36}...", which is not a date'
