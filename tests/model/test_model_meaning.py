"""Which fields are what an element means: against a table written by hand, and with words of an organisation's own."""

from typing import Final

import pytest
from extensions_in import extended, mistaken, under

from alignment.model.kinds import BUILT_IN_KINDS
from alignment.model.metamodel import Kind, built_in_metamodel

COMMON: Final = "title summary"
MEANING: Final = {
    "strategy": "period_from period_to aim",
    "document": "date sha256",
    "paragraph": "number",
    "role": "type",
    "board": "type",
    "plan": "type",
    "outcome": "type",
    "action": "due how_often",
    "measure": "type unit numerator denominator direction scale baseline_value baseline_grade baseline_on target_value "
    "target_grade target_by statutory_value data_from tolerance",
    "milestone": "due how_often",
    "observation": "date actual_value grade",
    "benchmark": "place date actual_value grade",
    "reform_item": "saving_profile balance_by",
    "duty": "act section type",
    "source": "when who level method responses family_view",
    "feedback": "answer",
    "risk": "cause effect",
    "commitment": "due how_often",
    "contingency": "trigger",
    "fund": "type amount unit year",
    "assessment": "type date",
}
"""What of a kind, besides what all have, makes whoever links to it look again."""

NEVER: Final = {"id", "basis", "notes", "tags", "status", "stage", "latest_value", "latest_on", "completed_on", "url"}
"""What is said of an element, or how far it has come: nobody need look again."""


def meaning_of(kind: Kind) -> list[str]:
    return [field.name for field in kind.fields.values() if field.is_meaning]


@pytest.mark.parametrize("kind", [cls.KIND for cls in BUILT_IN_KINDS])
def test_a_kind_means_what_the_table_says(kind: str) -> None:
    assert meaning_of(built_in_metamodel().kinds[kind]) == f"{COMMON} {MEANING.get(kind, '')}".split()
    assert not NEVER.intersection(meaning_of(built_in_metamodel().kinds[kind]))


def test_the_table_names_kinds_that_there_are() -> None:
    assert set(MEANING) <= {cls.KIND for cls in BUILT_IN_KINDS}


def test_a_field_of_your_own_is_meaning_where_you_say_so() -> None:
    fields = "a: {type: number, meaning: yes}\n  b: {type: text, meaning: no}\n  c: {type: date}\n  d: text"
    metamodel = extended(under("fields", f"action:\n  {fields}"))
    assert meaning_of(metamodel.kinds["action"]) == ["title", "summary", "due", "how_often", "a"]


def test_a_kind_of_your_own_means_its_title_its_summary_and_what_you_say() -> None:
    likelihood = "likelihood: {type: ordered, values: [rare, likely], meaning: yes}"
    metamodel = extended(
        f"extensions: {{kinds: {{hazard: {{section: hazards, fields: {{{likelihood}, seen: date}}}}}}}}"
    )
    assert meaning_of(metamodel.kinds["hazard"]) == ["title", "summary", "likelihood"]


def test_words_added_to_a_vocabulary_take_no_meaning_away() -> None:
    lines = "level: {add: [{word: co-designed, after: participated}]}\naction status: {add: [parked]}"
    kinds = extended(under("vocabularies", lines)).kinds
    assert [meaning_of(kinds[one]) for one in ("source", "action")] == [
        meaning_of(built_in_metamodel().kinds[one]) for one in ("source", "action")
    ]


@pytest.mark.parametrize(
    ("says", "mistake"),
    [
        ("maybe", "3:39 CONFIG-VALUE `maybe` is not `yes` or `no`"),
        ("true", "3:39 CONFIG-VALUE `true` is not `yes` or `no`"),
        ("[yes]", "3:39 CONFIG-VALUE `meaning` of `a` is not one text"),
    ],
)
def test_what_says_neither_yes_nor_no_is_named_and_marks_nothing(says: str, mistake: str) -> None:
    metamodel, found = mistaken(under("fields", f"action: {{a: {{type: date, meaning: {says}}}}}"))
    assert found == [mistake]
    assert "a" not in meaning_of(metamodel.kinds["action"])
