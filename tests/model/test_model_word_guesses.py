"""Words that plans use for values: which are meant, what may be put in place, and how a project keeps its own."""

from typing import Final

import pytest
from yaml_in import document_of, strategy_of

from alignment.config import read_config
from alignment.findings.finding import Finding
from alignment.model.vocabularies import ACTION_STATUS, DIRECTION, FAMILY_VIEW, FREQUENCY, LEVEL, RAG, STAGE, Vocabulary
from alignment.model.word_guesses import guess_word, how_to_keep
from alignment.source import edited

DISC: Final = {"green": "\U0001f7e2", "amber": "\U0001f7e0", "red": "\U0001f534", "blue": "\U0001f535"}


def of_value(line: str, section: str = "actions") -> tuple[Finding, str]:
    """Gives the one finding of a line, and the line once its edits are made."""
    text = f"{section}:\n  - id: X-1\n    title: Train\n    {line}\n"
    _, (finding,) = strategy_of(text)
    return finding, "\n".join(edited(text, finding.edits).splitlines()[3:]).strip()


STATUSES: Final = {
    "Complete": "done", "Completed": "done", "BLUE": "done", DISC["blue"]: "done", "\u2714\ufe0f": "done",
    "Green": "on track", "G": "on track", "On target": "on track", "Ongoing": "in progress", DISC["green"]: "on track",
    "Amber": "at risk", DISC["amber"]: "at risk", f"{DISC['amber']} Amber": "at risk",
    "Red": "off track", "Overdue": "off track", DISC["red"]: "off track", "R": "off track",
    "Not yet started": "not started", "Planned": "not started", "Deferred": "on hold", "Cancelled": "stopped",
    "Amber (some slippage)": "at risk", "RAG: Amber": "at risk", "RAG amber": "at risk", "on track - 50%": "on track",
}  # fmt: skip


@pytest.mark.parametrize("word", STATUSES)
def test_a_status_of_real_plans_gets_the_line_to_write(word: str) -> None:
    finding, after = of_value(f'status: "{word}"')
    assert finding.rule == "MODEL-VALUE"
    assert finding.fix.startswith(f"Write `status: {STATUSES[word]}`. Use one of: not started, in progress,")
    assert after == f'status: "{word}"'


def test_how_far_something_is_done_and_what_counts_as_nothing_are_no_words_for_a_status() -> None:
    assert of_value('status: "90% complete"')[0].fix.startswith("Use one of: ")
    assert of_value("status: n/a")[0].rule == "MODEL-PLACEHOLDER"
    assert of_value("status: Not yet")[0].rule == "MODEL-PLACEHOLDER"


def test_a_word_that_may_stand_for_several_names_each() -> None:
    assert of_value("status: Delayed")[0].fix.startswith("Write `status: at risk`, or `status: off track`. ")
    assert of_value("status: Closed")[0].fix.startswith("Write `status: done`, or `status: stopped`. ")
    assert of_value("status: Amber/Green")[0].fix.startswith("Use one of: ")


@pytest.mark.parametrize("word", ["Completed", "Under way", "G&T", "Complete: all", "on-going!", "90% complete"])
def test_the_lines_that_keep_a_word_of_their_own_do(word: str) -> None:
    lines = how_to_keep(word, "done", ACTION_STATUS).partition("`")[2].rpartition("`")[0]
    document, faults = document_of(f"{lines}\n", "align.yaml")
    config, findings = read_config(document)
    assert (faults, findings) == ((), ())
    status = config.metamodel.kinds["action"].fields["status"]
    read, unread = status.type.read(document_of(f'"{word}"\n')[0].root)  # type: ignore[arg-type]
    assert (read, unread) == ("done", ())


def test_a_word_that_nobody_could_keep_is_not_told_to_be_kept() -> None:
    for word in ("x" * 61, DISC["red"], "a\u200bb"):
        assert how_to_keep(word, "done", ACTION_STATUS) == ""
    assert how_to_keep("final", "approval", STAGE) == ""


@pytest.mark.parametrize(
    ("line", "section", "after"),
    [
        ("status: on-track", "actions", "status: on track"),
        ("status: Not_Started", "actions", "status: not started"),
        ("level: co produced", "sources", "level: co-produced"),
        ("who: [young-people, staff]", "sources", "who: [young people, staff]"),
        ("who: children, staff; residents", "sources", "who: [children, staff, residents]"),
        ("who: children and staff", "sources", "who: [children, staff]"),
        ("status: [on track]", "actions", "status: on track"),
        ("due: [2027-03]", "actions", "due: 2027-03"),
        ("cost: [20]", "actions", "cost: 20"),
    ],
)
def test_what_can_only_be_one_word_is_put_in_place(line: str, section: str, after: str) -> None:
    assert of_value(line, section)[1] == after


@pytest.mark.parametrize(
    ("line", "section", "fix"),
    [
        ("who: parents, carers", "sources", "Write `who: [parents and carers]`."),
        ("who: parents/carers, NHS", "sources", "Write `who: [parents and carers, health]`."),
        ("due: [2027-03, 2028-03, soon]", "actions", "Write `due: 2027-03`, or `due: 2028-03`. Write one date."),
        ("due: {by: 2027-03}", "actions", "Write one date."),
        ("due:\n      - 2027-03", "actions", "Write `due: 2027-03`. Write one date."),
        ("direction: higher is better", "measures", "Write `direction: increase`. Use one of: "),
        ("direction: reduce", "measures", "Write `direction: decrease`. Use one of: "),
        ("primary: true", "documents", "Write `primary: yes`. Use one of: yes or no."),
    ],
)
def test_what_people_have_to_choose_is_named_as_it_is_written(line: str, section: str, fix: str) -> None:
    finding, after = of_value(line, section)
    assert finding.fix.startswith(fix)
    assert after == line


def test_a_list_with_an_unknown_word_is_told_as_one_value() -> None:
    finding, _ = of_value("who: children, martians", "sources")
    assert finding.message.endswith('says "children, martians" in one text, of which "martians" is none of its values')
    assert finding.fix.startswith(
        'Write a list: `children`, and for "martians" whichever is meant of: children, young people'
    )
    finding, _ = of_value("who: venusians, martians", "sources")
    assert finding.message.endswith('says "venusians, martians", which is none of its values')


def test_a_guess_at_a_word_alone_says_what_there_is_where_there_is_none() -> None:
    assert guess_word("in-development", STAGE) == "Use one of: draft, consultation, approval, published or closed."
    assert guess_word("DRAFT", STAGE) == "Did you mean `draft`?"
    assert guess_word("final", STAGE) == "Did you mean `approval` or `published`?"
    assert guess_word("aproval", STAGE) == "Did you mean `approval`?"


@pytest.mark.parametrize(
    ("text", "vocabulary"),
    [
        ("not co-produced", LEVEL), ("partly co-produced", LEVEL), ("not green", RAG), ("not done", ACTION_STATUS),
        ("Not stopped", ACTION_STATUS), ("do not increase", DIRECTION), ("no increase", DIRECTION), ("pre-approval", STAGE),
        ("5 times a year", FREQUENCY),
    ],
)  # fmt: skip
def test_what_a_text_denies_or_counts_otherwise_is_not_guessed(text: str, vocabulary: Vocabulary) -> None:
    assert guess_word(text, vocabulary).startswith("Use one of: ")


@pytest.mark.parametrize(
    ("text", "vocabulary", "word"),
    [
        ("not startd", ACTION_STATUS, "not started"), ("not on track", ACTION_STATUS, "off track"),
        ("not asekd", FAMILY_VIEW, "not asked"), ("4 times a year", FREQUENCY, "quarterly"),
        ("6 times a year", FREQUENCY, "every two months"), ("12 times a year", FREQUENCY, "monthly"),
        ("every four months", FREQUENCY, "termly"), ("once every 3 months", FREQUENCY, "quarterly"),
    ],
)  # fmt: skip
def test_a_slip_in_a_word_that_denies_is_one_and_counts_are_known(text: str, vocabulary: Vocabulary, word: str) -> None:
    assert guess_word(text, vocabulary) == f"Did you mean `{word}`?"


def test_a_colour_in_place_of_a_stage_of_work_is_told_its_own_field_where_the_kind_has_it_and_it_is_free() -> None:
    says = "Or, as what stands there is a colour, write `rag: green`."
    fixes = [
        strategy_of(f"{section}: [{{id: X-1, title: T, {fields}}}]\n")[1][0].fix
        for section, fields in (
            ("actions", "status: Green"),
            ("actions", "status: Green, rag: amber"),
            ("plans", "status: Green"),
        )
    ]
    assert [one.endswith(says) for one in fixes] == [True, False, False]
