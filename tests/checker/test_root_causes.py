"""Where to begin: few places, what each clears of its own, and what of others."""

from pathlib import Path

import pytest
from projects import STRATEGY, written
from rules_in import AS_AT

from alignment.project.request import Request
from alignment.renderers.support.roots import begin_with, how_far
from alignment.results.check import Report
from alignment.results.roots import RootCauses
from alignment.rules import traverse
from alignment.workspace.check import check

PLAN = (
    STRATEGY
    + """\
ambitions:
  - {id: A1, title: Close to home, contributes_to: O1}
  - {id: A2, title: In good time, contributes_to: O1}
outcomes: [{id: O1, title: Well}]
actions:
  - {id: X1, title: Open a park}
  - {id: X2, title: Close a road}
"""
)
PACKS = "packs: [accountability, measurement, priorities, coproduction]"
SELECTED = "select: [ACT-OWNER, ACT-PRIORITY, AMB-ACTION]\n"
MODEL = "strategy_model/plan.yaml"


def answered(folder: Path, model: str, settings: str = "", **files: str) -> Report:
    named = {f"{name}.yaml": text for name, text in files.items()}
    there = {"align.yaml": f"{PACKS}\n{settings}", MODEL: model, **named}
    return check(Request(written(folder, there), AS_AT)).report


def causes(report: Report) -> RootCauses:
    assert report.roots is not None
    return report.roots


def told(report: Report) -> list[str]:
    return [*begin_with(causes(report)), how_far(causes(report))]


def test_elements_on_which_others_wait_come_first(tmp_path: Path) -> None:
    assert told(answered(tmp_path, PLAN, SELECTED)) == [
        "X1 and X2: 2 errors each, and edits there could clear 2 more",
        "Edits there clear 6 of 6 errors.",
    ]


def test_a_place_has_its_title_and_stands_somewhere(tmp_path: Path) -> None:
    first = causes(answered(tmp_path, PLAN, SELECTED)).roots[0].places[0]
    assert (first.name, first.title, str(first.location)) == ("X1", "Open a park", f"{MODEL}:12:10")


def test_what_clears_more_stands_alone(tmp_path: Path) -> None:
    owned = PLAN.replace("title: Open a park", "title: Open a park, owner: R1") + "roles: [{id: R1, title: Head}]\n"
    assert told(answered(tmp_path, owned, SELECTED)) == [
        "X2: 2 errors, and an edit there could clear 2 more",
        "X1: 1 error",
        "Edits there clear 5 of 5 errors.",
    ]


def test_only_the_gravest_that_count_are_looked_at(tmp_path: Path) -> None:
    waivers = """\
waivers:
  - rule: AMB-ACTION
    element: A1
    reason: It begins next year.
    approved_by: R1
    approved_on: 2026-09-01
    expires: 2026-12-01
"""
    model = PLAN + "roles: [{id: R1, title: Head}]\n"
    roots = causes(answered(tmp_path, model, SELECTED, **{"strategy_model/waivers": waivers}))
    assert (str(roots.severity), roots.total, roots.clears, roots.least) == ("error", 5, 5, 2)


def test_at_most_five_places_are_named(tmp_path: Path) -> None:
    many = "".join(f"  - {{id: Y{number}, title: Do {number}}}\n" for number in range(7))
    assert told(answered(tmp_path, STRATEGY + f"actions:\n{many}", "select: [ACT-OWNER]\n")) == [
        "Y0, Y1, Y2, Y3 and Y4: 1 error each",
        "Edits there clear 5 of 7 errors; 7 places would clear 7.",
    ]


def test_a_file_is_a_place_as_well(tmp_path: Path) -> None:
    report = answered(tmp_path, PLAN, SELECTED, **{"strategy_model/bad": "actions: [\n"})
    assert "`strategy_model/bad.yaml`: 1 error" in told(report)
    assert causes(report).roots[-1].places[0].title is None


CIRCLE = (
    STRATEGY
    + """\
actions:
  - {id: X1, title: One, depends_on: X2}
  - {id: X2, title: Two, depends_on: [X1, X3]}
  - {id: X3, title: Three, depends_on: X2}
"""
)


def test_what_fails_together_is_cleared_where_all_of_it_passes(tmp_path: Path) -> None:
    settings = "packs: [delivery]\nselect: [ACT-CYCLE]\n"
    report = check(Request(written(tmp_path, {"align.yaml": settings, MODEL: CIRCLE}), AS_AT)).report
    assert told(report) == ["X2: an edit there could clear 1 error of X1", "Edits there clear 1 of 1 error."]


def test_a_share_is_cleared_by_one_edit_or_by_none(tmp_path: Path) -> None:
    one = PLAN + "risks: [{id: RK, title: Rain, threatens: A1}]\n"
    assert told(answered(tmp_path, one, "select: [AMB-RISK]\n")) == [
        "RK: an edit there could clear 1 note of S",
        "Edits there clear 1 of 1 note.",
    ]


def test_what_no_one_edit_clears_is_counted_apart(tmp_path: Path) -> None:
    links = (
        STRATEGY
        + """\
ambitions:
  - {id: A1, title: Close, contributes_to: {to: O1, basis: inferred}}
  - {id: A2, title: Soon, contributes_to: {to: O1, basis: inferred}}
outcomes: [{id: O1, title: Well}]
"""
    )
    settings = "packs: [provenance]\nselect: [PROV-LINK]\n"
    report = check(Request(written(tmp_path, {"align.yaml": settings, MODEL: links}), AS_AT)).report
    assert told(report) == ["No one edit clears any of 1 error."]
    assert causes(report).apart == 1


def test_what_is_not_there_at_all_is_cleared_at_no_place(tmp_path: Path) -> None:
    settings = "packs: [priorities]\nselect: [STR-SUBSTANCE]\nstage: published\n"
    stopped = STRATEGY + "ambitions: [{id: A, title: T}]\nactions: [{id: X, title: T, status: stopped}]\n"
    report = check(Request(written(tmp_path, {"align.yaml": settings, MODEL: stopped}), AS_AT)).report
    assert told(report) == [
        "X: an edit there could clear 1 error of S",
        "Edits there clear 1 of 2 errors; 1 takes edits at several places or a new element.",
    ]


def test_nothing_is_told_where_nothing_counts(tmp_path: Path) -> None:
    assert answered(tmp_path, STRATEGY, "select: [ACT-OWNER]\n").roots is None


def test_of_places_that_clear_as_much_that_with_findings_of_its_own_comes_first(tmp_path: Path) -> None:
    two = "ambitions: [{id: A1, title: A}]\nactions: [{id: X1, title: X, status: stopped}, {id: X2, title: Y}]\n"
    report = answered(tmp_path, STRATEGY + two, "select: [AMB-ACTION, ACT-PRIORITY]\n")
    assert [one.name for one in causes(report).roots[0].places] == ["X2"]


def test_nothing_is_told_where_telling_takes_too_many_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traverse, "_LEAST_STEPS", 0)
    monkeypatch.setattr(traverse, "_STEPS_EACH", 1)
    assert answered(tmp_path, PLAN, SELECTED).roots is None
