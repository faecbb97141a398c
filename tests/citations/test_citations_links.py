"""That a link which is no citation names the paragraph that says so, and is held to its words."""

import pytest
import rules_in
from quotes_in import PAPER, checked, loaded, model_of
from yaml_in import said, strategy_of

from alignment.citations.support import look_up, placed_quotes, quotes_without_text
from alignment.model.metamodel import built_in_metamodel
from alignment.rules.context import RuleContext
from alignment.rules.evaluate import Evaluator
from alignment.rules.link_subjects import with_links
from alignment.rules.places import PlaceFinder

LINK = "informed_by: {{to: S, evidence: {paragraph}, quote: {quote}}}"
SOURCES = "sources: [{id: S, title: Survey}]\n"


def model(paragraph: str, quote: str = "The survey closed", *lines: str) -> str:
    link = LINK.format(paragraph=paragraph, quote=f'"{quote}"')
    return model_of("actions", link, *lines) + SOURCES


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (model("P-1.2"), []),
        (model("P-1.1"), ['X "On trial since 1998" quotes "The survey closed" from P-1.1, which PAPER says in P-1.2']),
        (
            model("P-1.2", "No survey"),
            ['X "On trial since 1998" quotes "No survey" from P-1.2, which PAPER does not say'],
        ),
    ],
)
def test_the_words_for_a_link_stand_in_the_paragraph_that_it_names(written: str, says: list[str]) -> None:
    outcome, result = checked(written)
    assert [one.message for one in result.findings] == says
    assert (outcome.checked, outcome.failed) == (1, len(says))
    assert [one.facet for one in result.findings] == ["informed_by:S"] * len(says)


def test_a_paragraph_that_only_a_link_quotes_needs_a_place_as_well() -> None:
    unplaced = model("P-1.2").replace('number: "1.2", ', "")
    assert [(one.element, one.facet) for one in checked(unplaced)[1].findings] == [("P-1.2", "begins")]


def test_the_words_for_a_link_hold_no_value_of_its_element() -> None:
    quotes = look_up(
        loaded(model("P-1.2", "21st September 2025", "due: 2025-09-21", "evidence: P-1.1")), {"PAPER": PAPER}
    )
    assert [one.standing.value for one in quotes.support] == ["no quote"]


def test_words_for_which_no_text_is_at_hand_are_counted() -> None:
    strategy = loaded(model("O-1"))
    assert quotes_without_text(strategy, {"PAPER": PAPER}) == {"OTHER": 1}
    assert [one.paragraph for one in placed_quotes(strategy, ())] == ["O-1"]
    assert not look_up(strategy, {}).has_text


@pytest.mark.parametrize(
    ("evidence", "finding"),
    [
        ("P9", 'LINK-UNKNOWN X "Train" cites P9 for `informed_by: S`, which does not exist'),
        ("S", 'LINK-KIND X "Train" cites S for `informed_by: S`, which is not a paragraph'),
        (
            "the minutes",
            'LINK-SHAPE `informed_by` of X "Train" holds a link whose `evidence` says "the minutes", which is not an id: it holds a space',
        ),
        ("[P1]", 'LINK-SHAPE `informed_by` of X "Train" holds a link whose `evidence` is not one text'),
        (
            "TBC",
            'MODEL-PLACEHOLDER `informed_by` of X "Train" holds a link whose `evidence` says "TBC", which counts as absent',
        ),
        ("''", 'MODEL-EMPTY `informed_by` of X "Train" holds a link whose `evidence` is left empty'),
        ("P1", ""),
        ("P1, quote: It closed", ""),
        ("P9, quote: It closed", 'LINK-UNKNOWN X "Train" cites P9 for `informed_by: S`, which does not exist'),
    ],
)
def test_what_a_link_cites_is_one_paragraph(evidence: str, finding: str) -> None:
    strategy, findings = strategy_of(
        f"actions: [{{id: X, title: Train, informed_by: {{to: S, evidence: {evidence}}}}}]\n"
        "sources: [{id: S, title: Survey}]\nparagraphs: [{id: P1, title: The survey}]\n"
    )
    assert [one.split(" ", 1)[1] for one in said(findings)] == ([finding] if finding else [])
    (link,) = strategy.links
    assert link.evidence == (None if finding else "P1")


def test_a_paragraph_that_may_stand_in_what_could_not_be_read_is_not_called_missing() -> None:
    strategy, findings = strategy_of(
        "actions: [{id: X, title: Train, informed_by: {to: S, evidence: P1}}]\n"
        "sources: [{id: S, title: Survey}]\nparagraphs: [{title: The survey}]\n"
    )
    assert [one.rule for one in findings] == ["MODEL-ID"]
    assert strategy.links[0].evidence is None


def test_words_for_a_link_without_a_paragraph_are_told_with_their_place() -> None:
    text = """
        actions: [{id: X, title: Train, evidence: {to: P1, quote: We train}, informed_by: {to: S, quote: It closed}}]
        sources: [{id: S, title: Survey}]
        paragraphs: [{id: P1, title: The survey}]
    """
    (finding,) = strategy_of(text)[1]
    assert said([finding]) == [
        '2:98 LINK-QUOTE `informed_by` of X "Train" quotes words for S and names no paragraph that holds them'
    ]
    assert finding.fix == "Add `evidence:` and the id of the paragraph that they stand in, or leave them out."


CITED = """
    actions:
      - {id: X1, title: Train, informed_by: {to: S, basis: inferred, evidence: P1, quote: It closed}}
      - {id: X2, title: Map, informed_by: {to: S, basis: inferred}, evidence: P2}
    sources: [{id: S, title: Survey}]
    paragraphs: [{id: P1, title: Reply}, {id: P2, title: Plan}, {id: P3, title: Foreword}]
"""


@pytest.mark.parametrize(
    ("rule", "failed"),
    [
        ("every: link\nwhere: {basis: {is: inferred}}\nmust_have: paragraph", ["X2 informed_by S"]),
        ("every: link\nmust: {paragraph.title: {is: Plan}}", ["X1 informed_by S", "X2 informed_by S"]),
        ("every: link\nmust: {quote: {contains_text: closed}}", ["X2 evidence P2", "X2 informed_by S"]),
        ("every: paragraph\nmust_have: evidence_for_link", ["P3"]),
        ("every: paragraph\nmust: {evidence_for_link.paragraph: no_cycle}", ["P1", "P2"]),
        ("every: paragraph\nmust: {evidence_for_link.from: {some: {title: {is: Train}}}}", ["P2", "P3"]),
    ],
)
def test_rules_ask_which_paragraph_says_so_and_in_which_words(rule: str, failed: list[str]) -> None:
    assert list(rules_in.checked(rule, CITED).verdicts["TRIAL"].failed) == failed


@pytest.mark.parametrize(
    ("rule", "evidence", "verdict"),
    [
        ("every: link\nmust_have: paragraph", "P9", ([], ["X informed_by S"])),
        ("every: link\nmust_have: paragraph", "TBC", (["X informed_by S"], [])),
        ("every: link\nmust: {paragraph: missing}", "the minutes", ([], ["X informed_by S"])),
        ("every: link\nmust: {quote: missing}", "P1, quote: [said]", ([], ["X informed_by S"])),
        ("every: link\nmust: {paragraph: {every: {title: {is: Reply}}}}", "P1, quote: [said]", ([], [])),
        ("every: link\nmust: {paragraph: {as_many_as: from}}", "P1, quote: [said]", ([], [])),
        ("every: paragraph\nmust_have: evidence_for_link", "P9", ([], ["P1"])),
        ("every: paragraph\nmust_have: evidence_for_link", "P1, note: [said]", ([], [])),
    ],
)
def test_a_paragraph_that_nobody_can_read_may_be_any(
    rule: str, evidence: str, verdict: tuple[list[str], list[str]]
) -> None:
    model = f"""
        actions: [{{id: X, title: Train, informed_by: {{to: S, evidence: {evidence}}}}}]
        sources: [{{id: S, title: Survey}}]
        paragraphs: [{{id: P1, title: Reply}}]
    """
    found = rules_in.checked(rule, model).verdicts["TRIAL"]
    assert (list(found.failed), list(found.unchecked)) == verdict


def test_a_paragraph_of_an_id_that_two_elements_have_is_not_known() -> None:
    strategy, findings = strategy_of(
        "actions: [{id: X, title: Train, informed_by: {to: S, evidence: P1}}]\n"
        "sources: [{id: S, title: Survey}]\nparagraphs: [{id: P1, title: Reply}, {id: P1, title: Plan}]\n"
    )
    assert [one.rule for one in findings] == ["MODEL-DUPLICATE-ID"]
    assert strategy.links[0].evidence is None


@pytest.mark.parametrize(
    ("rule", "subject", "where"),
    [
        ("every: link\nwhere: {basis: {is: inferred}}\nmust_have: paragraph", "X2 informed_by S", ["X2"]),
        ("every: link\nwhere: {name: {is: informed_by}}\nmust: {paragraph: missing}", "X1 informed_by S", ["X1"]),
        ("every: link\nwhere: {name: {is: evidence}}\nmust: {paragraph: missing}", "X2 evidence P2", []),
        ("every: paragraph\nmust: {evidence_for_link: missing}", "P1", ["X1"]),
        ("every: link\nmust: {paragraph: {every: {title: {is: Annex}}}}", "X2 evidence P2", ["P2"]),
    ],
)
def test_who_writes_a_link_may_cite_another_paragraph_for_it(rule: str, subject: str, where: list[str]) -> None:
    metamodel, pack = with_links(built_in_metamodel()), rules_in.sound(rule)
    context = RuleContext.of(strategy_of(CITED)[0], "draft", rules_in.AS_AT)
    found = PlaceFinder.of(Evaluator.of(context), metamodel).of_failure(pack.rules[0], subject)
    assert sorted(found.every) == where
