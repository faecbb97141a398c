"""Own fields, on own kinds and on built-in ones: what each type reads, and what is said of one that is none."""

from decimal import Decimal

import pytest
from extensions_in import extended, loaded, mends, mistaken, told, under

from alignment.dates import PartialDate
from alignment.model.field_types import vocabulary_of
from alignment.model.metamodel import Field, Metamodel

FIELDS = """\
    action:
      spoken: text
      carbon_saving: number
      inspected: date
      basis_year: {type: partial date}
      grade: {type: choice, values: [Grade A, grade b]}
      ripeness: {type: ordered, values: [1, 2, 3]}
    """


def field_of(metamodel: Metamodel, name: str) -> Field:
    return metamodel.kinds["action"].fields[name]


def test_each_type_reads_its_values() -> None:
    metamodel = extended(under("fields", FIELDS))
    strategy, findings = loaded(
        metamodel,
        """\
        actions:
          - id: A
            title: Plant
            spoken: As is
            carbon_saving: 2.50
            inspected: 2026-05-01
            basis_year: 2021/22
            grade: GRADE  a
            ripeness: 2
        """,
    )
    assert findings == ()
    action = strategy.elements["A"]
    assert (action.value("spoken"), action.value("carbon_saving")) == ("As is", Decimal("2.50"))
    assert str(action.value("inspected")) == "2026-05-01"
    year = action.value("basis_year")
    assert isinstance(year, PartialDate)
    assert year.text == "2021/22"
    assert (action.value("grade"), action.value("ripeness")) == ("grade a", "2")


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("carbon_saving: much", 'MODEL-NUMBER `carbon_saving` of A "Plant" says "much", which is not a number'),
        ("inspected: 2026-05", 'MODEL-DATE `inspected` of A "Plant" says 2026-05, where the day is needed'),
        ("basis_year: then", 'MODEL-DATE `basis_year` of A "Plant" says "then", which is not a date'),
        ("grade: C", 'MODEL-VALUE `grade` of A "Plant" says "C", which is none of its values'),
        ("ripeness: TBC", 'MODEL-PLACEHOLDER `ripeness` of A "Plant" says "TBC", which counts as absent'),
        ("spokn: x", 'MODEL-FIELD A "Plant" has the unknown field `spokn`'),
    ],
)
def test_values_are_checked_as_those_of_built_in_fields(line: str, finding: str) -> None:
    metamodel = extended(under("fields", FIELDS))
    assert told(loaded(metamodel, f"actions: [{{id: A, title: Plant, {line}}}]")[1]) == [finding]


def test_fields_with_words_know_their_order_and_are_named_after_their_kind() -> None:
    metamodel = extended(under("fields", FIELDS))
    grade, ripeness = (vocabulary_of(field_of(metamodel, name).type) for name in ("grade", "ripeness"))
    assert grade is not None
    assert ripeness is not None
    assert (grade.name, grade.values, grade.is_ordered) == ("action.grade", ("grade a", "grade b"), False)
    assert (ripeness.name, ripeness.values, ripeness.is_ordered) == ("action.ripeness", ("1", "2", "3"), True)
    assert grade.words == ("Grade A", "grade b")


def test_own_fields_come_after_the_built_in_ones_and_may_be_absent() -> None:
    kind = extended(under("fields", FIELDS)).kinds["action"]
    assert list(kind.fields)[-6:] == ["spoken", "carbon_saving", "inspected", "basis_year", "grade", "ripeness"]
    assert kind.required == ("id", "title")
    assert (kind.element.__doc__ or "").startswith("Something that somebody is to do")


def test_two_kinds_may_have_a_field_of_one_name() -> None:
    metamodel = extended(
        "extensions: {kinds: {asset: {section: assets, fields: {due: text}}}, fields: {role: {due: date}, plan: {due: date}}}"
    )
    assert [name for name, kind in metamodel.kinds.items() if "due" in kind.fields][-1] == "asset"


@pytest.mark.parametrize(
    ("lines", "mistakes", "type_name"),
    [
        ("action: {grade: }", ["3:14 CONFIG-VALUE The field `grade` has no type"], "text"),
        ("action: {grade: {}}", ["3:14 CONFIG-VALUE The field `grade` has no type"], "text"),
        ("action: {grade: {values: [a, b]}}", ["3:14 CONFIG-VALUE The field `grade` has no type"], "text"),
        ("action: {grade: string}", ["3:21 CONFIG-VALUE `string` is not a type of field"], "text"),
        ("action: {grade: [text]}", ["3:21 CONFIG-VALUE The type of `grade` is not one text"], "text"),
        ("action: {grade: {type: {a: b}}}", ["3:28 CONFIG-VALUE The type of `grade` is not one text"], "text"),
        (
            "action: {grade: {type: number, kind: x}}",
            ["3:36 CONFIG-KEY `kind` is not a word of the field `grade`"],
            "number",
        ),
        (
            "action: {grade: {type: number, values: [1]}}",
            ["3:36 CONFIG-VALUE `grade` is a number, which is not one of some values"],
            "number",
        ),
        (
            "action: {grade: choice}",
            ["3:14 CONFIG-VALUE The field `grade` has fewer than two values to choose from"],
            "text",
        ),
        (
            "action: {grade: {type: ordered, values: high}}",
            ["3:14 CONFIG-VALUE The field `grade` has fewer than two values to choose from"],
            "choice",
        ),
        (
            "action: {grade: {type: choice, values: [a, b, A]}}",
            ["3:51 CONFIG-VALUE `values` of `grade` names `a` twice"],
            "choice",
        ),
        (
            "action: {grade: {type: choice, values: [a, [b], {c: d}, e, '--', '']}}",
            [
                "3:48 CONFIG-VALUE A word of a vocabulary is not one text",
                "3:53 CONFIG-VALUE A word of a vocabulary is not one text",
                "3:64 CONFIG-VALUE `--` cannot be a word of a vocabulary",
                "3:70 CONFIG-VALUE An empty value cannot be a word of a vocabulary",
            ],
            "choice",
        ),
    ],
)
def test_a_field_is_kept_whatever_is_wrong_in_it(lines: str, mistakes: list[str], type_name: str) -> None:
    metamodel, found = mistaken(under("fields", lines))
    assert found == mistakes
    assert field_of(metamodel, "grade").type.name == type_name


@pytest.mark.parametrize(
    ("lines", "mistake"),
    [
        ("action: {status: text}", "3:14 CONFIG-VALUE `status` is a field of action already"),
        ("action: {id: text}", "3:14 CONFIG-VALUE `id` is a field of every kind already"),
        ("action: {owner: text}", "3:14 CONFIG-VALUE `owner` is a link already"),
        ("role: {advances: text}", "3:12 CONFIG-VALUE `advances` is a link already"),
        ("role: {owns: text}", "3:12 CONFIG-VALUE `owns` is the other name of the link `owner` already"),
        ("action: {not: text}", "3:14 CONFIG-VALUE `not` is a word of the rule language already"),
        ("action: {value: number}", "3:14 CONFIG-VALUE `value` is a word that align itself uses already"),
        ("action: {Cost: number}", "3:14 CONFIG-VALUE `Cost` cannot be the name of a field"),
        ("actions: {grade: text}", "3:5 CONFIG-VALUE `actions` is not a built-in kind"),
        ("action: [grade]", "3:13 CONFIG-VALUE `fields` of `action` is not a mapping"),
    ],
)
def test_a_field_that_cannot_be_is_left_out(lines: str, mistake: str) -> None:
    metamodel, found = mistaken(under("fields", f"{lines}\nplan: {{grade: text}}"))
    assert found == [mistake]
    assert "grade" in metamodel.kinds["plan"].fields


def test_fields_of_an_own_kind_are_written_with_it() -> None:
    text = "extensions: {kinds: {asset: {section: assets}}, fields: {asset: {grade: text}}}"
    assert mistaken(text)[1] == ["1:58 CONFIG-VALUE `asset` is a kind of your own"]
    assert mends(text) == ["Write its fields under `kinds:`, in `asset:`."]


def test_a_field_whose_name_is_taken_is_given_another() -> None:
    assert mends(under("fields", "action: {value: number, owner: text}")) == [
        "Choose another name, such as `action_value`.",
        "Choose another name, such as `action_owner`.",
    ]


def test_a_type_is_guessed() -> None:
    assert mends(under("fields", "action: {grade: numbr, due_by: ~}\nacton: {x: text}")) == [
        "Did you mean `number`?",
        "Write one of: text, number, date, partial date, choice, ordered.",
        "Did you mean `action`?",
    ]


def test_an_ordered_field_without_words_is_told_to_give_them_in_order() -> None:
    assert mends(under("fields", "action: {grade: ordered}")) == [
        "Write `{type: ordered, values: [...]}`, from the least to the most."
    ]
    assert mends(under("fields", "action: {grade: choice}")) == ["Write `{type: choice, values: [...]}`."]


def test_there_are_never_more_values_than_people_know() -> None:
    words = ", ".join(f"w{number}" for number in range(300))
    metamodel, found = mistaken(under("fields", f"action: {{grade: {{type: choice, values: [{words}]}}}}"))
    assert [one.split(" ", 1)[1] for one in found] == ["CONFIG-VALUE `values` of `grade` holds more than 200 entries"]
    vocabulary = vocabulary_of(field_of(metamodel, "grade").type)
    assert vocabulary is not None
    assert len(vocabulary.values) == 200
