"""Which id an element is offered that has none, or has that of another: the one that was meant, before one that is free."""

import pytest
from yaml_in import strategy_of

from alignment.findings.finding import Finding
from alignment.source import edited

MEASURES = "measures: [{id: M1, title: One}, {id: M3, title: Three}, {%s, title: Other}]\n"


def mend_of(*texts: str) -> Finding:
    _, findings = strategy_of(*texts)
    return next(one for one in findings if one.rule in {"MODEL-ID", "MODEL-DUPLICATE-ID"})


@pytest.mark.parametrize(
    ("entry", "links", "fix"),
    [
        ("id: M1", "measured_by: M2",
         "Write another id here, such as `id: M2`, which 1 link names and no element has"),
        ("id: M1", "measured_by: [{to: M2}, M3]}, {id: X-2, title: T, measured_by: M2",
         "Write another id here, such as `id: M2`, which 2 links name and no element has"),
        ("id: M1", "measured_by: [M7]", "such as `id: M7`, which 1 link names and no element has"),
        ("note: x", "measured_by: [M7]", "Begin it with `- id: M7`, which 1 link names and no element has."),
        ("id: TBC", "measured_by: [M7]", "Write `id: M7`, which 1 link names and no element has."),
        ("id: M1", "measured_by: [M7, M8]", "such as `id: M2`, which is free"),
        ("id: M3", "measured_by: [M1, Mx]", "such as `id: M2`, which is free"),
        ("id: M3", "overseen_by: M7", "such as `id: M2`, which is free"),
        ("id: M3", "measured_by: {note: none}", "such as `id: M2`, which is free"),
        ("id: X", "measured_by: M1", "such as `id: M4`, which is free"),
        ("note: x", "measured_by: M1", "Begin it with `- id: M4`, which is free."),
    ],
)  # fmt: skip
def test_the_id_that_links_name_in_vain_comes_first_then_the_one_that_the_series_leaves_out(
    entry: str, links: str, fix: str
) -> None:
    assert fix in mend_of(f"actions: [{{id: X, title: T, {links}}}]\n", MEASURES % entry).fix


def test_an_id_is_proposed_once_also_where_links_name_it() -> None:
    _, findings = strategy_of(
        "actions: [{id: X, title: T, measured_by: M2}]\n",
        "measures: [{id: M1, title: A}, {id: M1, title: B}, {id: M1, title: C}, {title: D}]\n",
    )
    proposed = [one.fix.split("`")[1] for one in findings if one.rule.startswith("MODEL")]
    assert proposed == ["id: M2", "id: M3", "- id: M4"]


@pytest.mark.parametrize(
    "key", ["Ref", "ID", "Id", "No", "Number", "Code", "Reference", "Action ref", "Action no.", "Action ID"]
)
def test_an_id_under_another_name_is_put_under_its_own(key: str) -> None:
    text = f"actions:\n  - {key}: ACT-01\n    title: Train\n"
    finding = mend_of(text)
    assert finding.message == f"An action in 1.yaml writes `{key}` in place of `id`"
    assert (finding.fix, finding.location.line) == ("Write `id: ACT-01`.", 2)
    strategy, findings = strategy_of(edited(text, finding.edits))
    assert (list(strategy.elements), findings) == (["ACT-01"], ())


@pytest.mark.parametrize(
    "entry", ["No: 1", "Ref: Board", "Ref: see the plan", "Ref: [ACT-01]", "Ref: TBC", "Ref: ACT-02", "Budget: ACT-01"]
)
def test_what_is_no_id_or_that_of_another_is_not_taken_for_one(entry: str) -> None:
    finding = mend_of(f"actions: [{{id: ACT-02, title: Map}}, {{{entry}, title: Train}}]\n")
    assert (finding.message, finding.fix) == (
        "An action in 1.yaml has no id",
        "Begin it with `- id: ACT-03`, which is free.",
    )


def test_a_link_by_the_title_of_what_has_its_id_under_another_name_leads_there() -> None:
    _, findings = strategy_of("actions: [{Ref: ACT-1, title: Train all}, {id: X, title: T, depends_on: Train all}]\n")
    assert [one.fix for one in findings] == ["Write `id: ACT-1`.", 'Write `depends_on: ACT-1`: ACT-1 "Train all".']
