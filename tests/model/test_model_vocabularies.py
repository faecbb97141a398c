"""The words that fields know, against a table written here by hand, and words that look like placeholders."""

from typing import Annotated, ClassVar, Final

import pytest
from yaml_in import document_of, said

from alignment.model.field_types import ChoicesType, ChoiceType, vocabulary_of
from alignment.model.kinds.base import Element
from alignment.model.load import load
from alignment.model.metamodel import Metamodel, built_in_metamodel, read_metamodel
from alignment.model.strategy import Strategy
from alignment.model.vocabularies import BASIS, WHO, Vocabulary, weaker_basis

METAMODEL: Final = built_in_metamodel()
VOCABULARIES: Final = """
    strategy.stage     | draft < consultation < approval < published < closed
    document.primary   | yes, no
    role.type          | post, unit
    plan.type          | corporate plan, partnership plan, action plan, recovery plan
    plan.status        | draft, final
    programme.status   | proposed < in discussion < agreed < closed
    outcome.type       | outcome, activity
    action.status      | not started, in progress, on track, at risk, off track, on hold, done, stopped
    action.rag         | red, amber, green, blue, grey
    action.how_often   | every three years < every two years < yearly < twice a year < termly < quarterly < at each meeting \
< every two months < monthly < fortnightly < weekly < daily
    measure.how_often  | every three years < every two years < yearly < twice a year < termly < quarterly < at each meeting \
< every two months < monthly < fortnightly < weekly < daily
    commitment.how_often | every three years < every two years < yearly < twice a year < termly < quarterly < at each meeting \
< every two months < monthly < fortnightly < weekly < daily
    measure.type       | input, output, outcome, experience
    measure.direction  | increase, decrease, maintain
    milestone.how_often | every three years < every two years < yearly < twice a year < termly < quarterly < at each meeting \
< every two months < monthly < fortnightly < weekly < daily
    milestone.rag      | red, amber, green, blue, grey
    observation.rag    | red, amber, green, blue, grey
    reform_item.status | negotiating < agreed < delivering < settled
    duty.type          | duty, power, guidance
    source.who         | children, young people, parents and carers, parent carer forum, residents, stakeholders, \
schools, education, health, social care, staff, partners
    source.level       | informed < consulted < participated < co-produced
    source.method      | survey, meeting, forum, consultation, group, ...
    source.status      | planned, open, closed
    source.family_view | agrees, disagrees, not asked
    feedback.answer    | taken, partly, not taken, pending
    contingency.status | open, ended
    fund.type          | grant, deficit, saving
    assessment.type    | equality, ...
"""
ROWS: Final = [[cell.strip() for cell in line.split("|")] for line in VOCABULARIES.strip().splitlines()]


@pytest.mark.parametrize(("field", "words"), ROWS)
def test_a_field_knows_the_words_of_the_model_in_their_order(field: str, words: str) -> None:
    kind, name = field.split(".")
    vocabulary = vocabulary_of(METAMODEL.kinds[kind].fields[name].type)
    assert vocabulary is not None
    is_ordered = "<" in words
    listed = [word.strip() for word in words.split("<" if is_ordered else ",")]
    assert vocabulary.is_ordered is is_ordered
    if listed[-1] == "...":
        assert list(vocabulary.values[: len(listed) - 1]) == listed[:-1]
    else:
        assert list(vocabulary.values) == listed


def test_every_field_with_words_of_its_own_is_in_that_table() -> None:
    listed = {field for field, _ in ROWS}
    found = {
        f"{kind.name}.{spec.name}"
        for kind in METAMODEL.kinds.values()
        for spec in kind.fields.values()
        if vocabulary_of(spec.type) is not None and spec.name != "basis"
    }
    assert found == listed


def test_a_vocabulary_is_written_as_it_is_compared() -> None:
    vocabularies = [vocabulary_of(spec.type) for kind in METAMODEL.kinds.values() for spec in kind.fields.values()]
    for vocabulary in filter(None, vocabularies):
        assert len(set(vocabulary.values)) == len(vocabulary.values)
        assert [vocabulary.find(f" {word.upper()} ") for word in vocabulary.values] == list(vocabulary.values)
        assert [vocabulary.rank(word) for word in vocabulary.values] == list(range(len(vocabulary.values)))


def test_who_has_three_groups_that_share_nobody_and_leave_nobody_out() -> None:
    assert dict(WHO.groups) == {
        "people affected": ("children", "young people", "parents and carers", "parent carer forum"),
        "professionals": ("schools", "education", "health", "social care", "staff", "partners"),
        "public": ("residents", "stakeholders"),
    }
    everybody = [word for group in WHO.groups.values() for word in group]
    assert sorted(everybody) == sorted(WHO.values)


@pytest.mark.parametrize(
    ("word", "members"),
    [("public", ("residents", "stakeholders")), ("health", ("health",)), ("Health", ()), ("anybody", ())],
)
def test_a_group_stands_for_its_members_and_a_word_for_itself(word: str, members: tuple[str, ...]) -> None:
    assert WHO.members(word) == members


@pytest.mark.parametrize("one", range(4))
@pytest.mark.parametrize("other", range(4))
def test_the_weaker_basis_is_the_later_one(one: int, other: int) -> None:
    order = ("stated", "promised", "inferred", "illustrative")
    assert BASIS.values == order
    assert weaker_basis(order[one], order[other]) == order[max(one, other)]


ANSWERS: Final = Vocabulary("answers", ("none", "n/a", "some"))


class Survey(Element):
    """A kind of somebody's own, whose words look like placeholders."""

    KIND: ClassVar[str] = "survey"
    SECTION: ClassVar[str] = "surveys"

    answer: Annotated[str | None, ChoiceType(ANSWERS)] = None
    answers: Annotated[tuple[str, ...], ChoicesType(ANSWERS)] = ()


def load_surveys(text: str, metamodel: Metamodel) -> tuple[Strategy, list[str]]:
    document, _ = document_of(text)
    strategy, findings = load([document], metamodel)
    return strategy, said(findings)


def test_a_word_that_a_vocabulary_lists_is_a_value_even_if_it_looks_like_none() -> None:
    strategy, found = load_surveys(
        """\
        surveys:
          - id: SV1
            title: Spring survey
            answer: N/A
            answers: [None, some, TBC, n/a]
        """,
        read_metamodel([Survey]),
    )
    survey = strategy.elements["SV1"]
    assert (survey.value("answer"), survey.value("answers")) == ("n/a", ("none", "some", "n/a"))
    assert found == ['5:27 MODEL-PLACEHOLDER `answers` of SV1 "Spring survey" holds "TBC", which counts as absent']
