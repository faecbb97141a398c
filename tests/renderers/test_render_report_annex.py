"""The annex to a committee report: its headings, what stands under them, and what is said where there is nothing."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from markdown_in import SELF_LINKED, shape, words
from projects import HOUSE, early
from traced_texts import HEAD, ROOT, TEXTS, traced, traced_at, worded

from alignment.baseline.entries import AcceptedPiece
from alignment.baseline.list_file import write_baseline
from alignment.renderers import report_annex as renderer
from alignment.renderers.support.escape import plain
from alignment.results.report import Traceability

HEADINGS = (
    "Background", "Advice and Analysis", "Risk Management", "Consultation", "Financial Implications", "Legal Implications",
    "Recommendations",
)  # fmt: skip


def rendered(t: Traceability) -> str:
    return renderer.render(t).decode()


def section(text: str, title: str) -> str:
    return text.split(f". {title}\n\n", maxsplit=1)[1].split("\n## ", maxsplit=1)[0]


@pytest.mark.parametrize("project", [".", "examples/complete-plan", "examples/climate-adaptation"])
def test_it_has_the_headings_of_a_committee_report_in_their_order(project: str) -> None:
    text = rendered(traced_at(ROOT, ROOT / project))
    found = [line for line in text.split("\n") if line.startswith("## ")]
    own = ("Assets",) if "climate" in project else ()
    assert found == [f"## {number}. {title}" for number, title in enumerate((*HEADINGS, *own), start=1)]


def test_an_action_stands_with_what_it_has_and_what_it_lacks(tmp_path: Path) -> None:
    model = (
        HEAD
        + """\
ambitions: [{id: A1, title: Learn together, summary: Everybody learns}]
actions: [{id: ACT-1, title: Map the network, advances: {to: A1, basis: promised}, due: 2023-06}]
"""
    )
    text = rendered(traced(tmp_path, model, align=HOUSE["align.yaml"], rules=HOUSE["rules.yaml"]))
    analysis = section(text, "Advice and Analysis")
    assert "- Learn together (A1): Everybody learns.\n" in analysis
    lacks = "has no owner; has no measured_by"
    row = "| Map the network (ACT-1) | Learn together (A1, promised) | not said | 2023-06 | not said |"
    assert f"{row} {lacks} |" in analysis
    assert "Checked against 3 rules, the strategy has 1 error and 1 warning. Not ready: 1 error must be" in analysis
    assert "Of 1 action, none with a cost." in section(text, "Financial Implications")


def test_what_is_only_excepted_is_no_gap_less(tmp_path: Path) -> None:
    model = (
        early(HEAD) + "actions: [{id: ACT-1, title: Map, cost: 5, measured_by: M}]\nmeasures: [{id: M, title: Maps}]\n"
    )
    files = {"align": HOUSE["align.yaml"], "rules": HOUSE["rules.yaml"]}
    (tmp_path / "align-baseline.json").write_bytes(write_baseline([AcceptedPiece("S", "H-OWNER/ACT-1/owner")]))
    text = rendered(traced(tmp_path, model, **files))
    assert "| has no owner (accepted error) |" in text
    assert (
        "the strategy has 0 errors and 0 warnings; 1 error accepted without a reason. No error stands in the way at this stage but"
        in text
    )


def test_an_action_that_lacks_nothing_is_said_to(tmp_path: Path) -> None:
    model = (
        HEAD
        + """\
actions: [{id: ACT-1, title: Map, cost: 5, owner: R, measured_by: M}]
roles: [{id: R, title: Head}]
measures: [{id: M, title: Maps}]
"""
    )
    text = rendered(traced(tmp_path, model, align=HOUSE["align.yaml"], rules=HOUSE["rules.yaml"]))
    assert "| Head (R) | not said | Maps (M) | nothing that was found |" in text
    assert "Of 1 action, 1 with a cost." in text


def test_what_could_not_be_checked_is_never_said_to_lack_nothing(tmp_path: Path) -> None:
    actions = "actions: [{id: ACT-1, title: Map, owner: [a: b], measured_by: M}, {id: ACT-2, title: Go, owner: R, measured_by: M}]"
    model = f"{HEAD}{actions}\nroles: [{{id: R, title: Head}}]\nmeasures: [{{id: M, title: Maps}}]\n"
    text = rendered(traced(tmp_path, model, align=HOUSE["align.yaml"], rules=HOUSE["rules.yaml"]))
    assert "not checked: H-OWNER |" in text
    assert text.count("| nothing that was found |") == 1
    unread = rendered(traced(tmp_path, f"{model}actoins: []\n", align=HOUSE["align.yaml"], rules=HOUSE["rules.yaml"]))
    assert "| not everything could be checked |" in unread
    assert "nothing that was found" not in unread


def test_money_law_and_what_is_asked_are_said_with_names(tmp_path: Path) -> None:
    model = (
        HEAD
        + """\
organisations: [{id: O, title: Council}]
boards: [{id: B, title: Cabinet}]
duties: [{id: D1, title: Publish, act: Children and Families Act 2014, section: section 30, held_by: O}, {id: D2, title: Care}]
funds:
  - {id: F1, title: Deficit, amount: 20.5, unit: £m, year: 2021/22, type: deficit}
  - {id: F2, title: Grant, amount: 100, paid_by: O}
  - {id: F3, title: Posts, amount: 3, unit: posts}
recommendations: [{id: R1, title: Approve the plan, addressed_to: B, about: S}, {id: R2, title: Note it, summary: All of it}]
"""
    )
    text = rendered(traced(tmp_path, model))
    money, law, asked = (section(text, title) for title in HEADINGS[4:])
    assert "| Deficit (F1) | Deficit | £20.5m | 2021/22 | not said |" in money
    assert "| Grant (F2) | not said | £100 | not said | Council (O) |" in money
    assert "| Posts (F3) | not said | 3 posts |" in money
    assert "| Publish (D1) | Children and Families Act 2014, section 30 | Council (O) | no action |" in law
    assert "| Care (D2) | not said | not said | no action |" in law
    assert "1. Cabinet (B) is asked: Approve the plan (R1). It is about Plan (S).\n" in asked
    assert "2. The board, which is not named, is asked: Note it (R2): All of it.\n" in asked


def test_who_was_asked_when_and_what_came_of_it(tmp_path: Path) -> None:
    model = (
        HEAD
        + """\
sources:
  - {id: S1, title: Survey, when: 2021-11, level: consulted, who: [young people]}
  - {id: S2, title: Consultation, closes: 2022-09-21}
feedback: [{id: F1, title: Shorter papers, answer: not taken, reason: Too dear, said_in: S1}]
risks: [{id: RK1, title: Nobody reads it, controls: Made simpler., mitigated_by: S1, rating: D2}]
"""
    )
    text = rendered(traced(tmp_path, model))
    consultation = section(text, "Consultation")
    assert "| Survey (S1) | Consulted | 2021-11 | Young people | nothing that it says |" in consultation
    assert "| Consultation (S2) | not said | until 21 September 2022 | not said |" in consultation
    assert "| Shorter papers (F1) | Not taken: Too dear | nothing yet |" in consultation
    assert "| D2 | Made simpler; Survey (S1) | not said |" in section(text, "Risk Management")


def test_where_the_strategy_has_nothing_to_say_that_is_said(tmp_path: Path) -> None:
    text = rendered(traced(tmp_path, HEAD))
    for says in (
        "The strategy states no aim.",
        "It names no other plan.",
        "It names no outcome that it serves.",
        "The strategy has no ambition yet.",
        "It names no principle.",
        "The strategy has no action yet.",
        "The strategy names no risk.",
        "Nothing waits for anything else.",
        "The strategy names no occasion on which anybody was asked.",
        "It names nothing that people said.",
        "The strategy names no fund.",
        "The strategy names no duty.",
        "No assessment, of equality or otherwise, is named.",
        "The strategy asks no board for anything.",
    ):
        assert f"\n{says}\n" in text
    assert "with a cost" not in text


def test_what_could_not_be_read_is_said_at_the_top(tmp_path: Path) -> None:
    assert "**Not everything could be read" in rendered(traced(tmp_path, HEAD + "actions: [x]\n"))


@given(TEXTS)
def test_no_text_changes_the_structure_or_makes_a_link(text: str) -> None:
    assume(plain(text))
    content = rendered(worded(text))
    assert shape(content) == shape(rendered(worded("harmless")))
    assert not SELF_LINKED.search(words(content))
    assert not any(line.lstrip().startswith("::") for line in content.split("\n"))
    assert "##[" not in content
