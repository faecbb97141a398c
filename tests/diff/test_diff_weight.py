"""What a change takes away from what was promised, and that this is told before everything else."""

import pytest
from diff_in import changes, compare_texts, kinds_of

MEASURE = "measures: [{{id: M, title: Places, direction: {}, target_value: {}, tolerance: {}}}]"
RISING = MEASURE.format("increase", 60, 2)
ACTION = "actions: [{{id: A, title: Map, {}}}]"
EVERY = {
    "duties": "duty-removed",
    "risks": "risk-removed",
    "feedback": "feedback-removed",
    "roles": "",
}


@pytest.mark.parametrize(("section", "kind"), EVERY.items())
def test_what_is_there_no_more_is_told_by_its_kind(section: str, kind: str) -> None:
    assert kinds_of(f"{section}: [{{id: X, title: T}}]", "") == {"X": [kind] if kind else []}


def test_what_becomes_something_else_or_is_merged_is_there_no_more() -> None:
    assert kinds_of("risks: [{id: X, title: T}]", "reform_items: [{id: X, title: T}]") == {"X": ["risk-removed"]}
    three = "actions: [{id: A, title: A}, {id: B, title: B}, {id: D, title: D}]"
    merged = "actions: [{id: C, title: C, replaces: [A, B]}, {id: D, title: D}]"
    assert kinds_of(three, merged) == {
        "A": ["action-removed"],
        "B": ["action-removed"],
        "C": [],
    }


def test_what_only_has_another_id_or_is_new_takes_nothing_away() -> None:
    assert kinds_of("risks: [{id: A, title: T}]", "risks: [{id: B, title: T, replaces: A}]") == {"B": []}
    assert kinds_of("", "risks: [{id: A, title: T}]") == {"A": []}


@pytest.mark.parametrize(
    ("old", "new", "is_eased"),
    [
        (RISING, MEASURE.format("increase", 55, 2), True),
        (RISING, MEASURE.format("increase", 65, 2), False),
        (RISING, MEASURE.format("increase", "", 2), True),
        (RISING, MEASURE.format("decrease", 60, 2), True),
        (RISING, MEASURE.format("", 60, 2), True),
        (RISING, MEASURE.format("increase", 60, 5), True),
        (RISING, MEASURE.format("increase", 60, 1), False),
        (RISING, MEASURE.format("increase", 60, ""), False),
        (RISING, "", True),
        (MEASURE.format("increase", 60, ""), RISING, True),
        (MEASURE.format("increase", "", 2), MEASURE.format("decrease", "", 5), False),
        (MEASURE.format("", 60, 2), RISING, False),
        (MEASURE.format("increase", "", 2), "", False),
    ],
)
def test_a_target_is_eased_where_it_may_be_reached_that_was_not(old: str, new: str, *, is_eased: bool) -> None:
    assert kinds_of(old, new) == {"M": ["target-eased"] if is_eased else []}


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("due: 2027-03", "due: 2027-09", ["date-past-original"]),
        ("due: 2027-03", "due: 2027-02", []),
        ("due: 2027-03", "due: 2027-03-31", []),
        ("due: 2027-03", "due: TBC", ["date-past-original"]),
        ("summary: x", "due: 2027-09", []),
        ("due: 2027-03, due_original: 2027-09", "due: 2027-09, due_original: 2027-09", []),
        ("due: 2027-03, due_original: 2027-09", "due: 2027-10, due_original: 2027-09", ["date-past-original"]),
        ("due: 2027-12, due_original: 2027-09", "due: 2027-11, due_original: 2027-09", []),
        ("due: 2027-12, due_original: 2027-09", "due: 2028-01, due_original: 2027-09", ["date-past-original"]),
        ("due: 2027-12, due_original: 2027-09", "due: 2027-12, due_original: 2027-12", ["original-rewritten"]),
        ("due: 2027-12, due_original: 2027-09", "due: 2027-12", ["original-rewritten"]),
        ("due: 2027-03", "due: 2027-09, due_original: 2027-03", ["date-past-original"]),
        ("due: 2027-03", "due: 2027-09, due_original: 2027-06", ["original-rewritten", "date-past-original"]),
        ("summary: x", "summary: x, due_original: 2027-03", []),
    ],
)
def test_a_date_is_past_what_it_first_was(old: str, new: str, kinds: list[str]) -> None:
    found = kinds_of(ACTION.format(old), ACTION.format(new))
    assert found.get("A", []) == kinds


def test_the_date_of_a_target_and_the_figure_it_starts_from_count_too() -> None:
    old, new = (
        f"measures: [{{id: M, title: T, baseline_value: {value}, target_by: {by}}}]"
        for value, by in ((40, 2027), (45, 2028))
    )
    assert kinds_of(old, new) == {"M": ["baseline-rewritten", "date-past-original"]}
    first = "measures: [{id: M, title: T}]"
    assert kinds_of(first, first.replace("T}", "T, baseline_value: 40, baseline_on: 2026}")) == {"M": []}


def test_a_target_that_was_first_set_stays_what_it_was() -> None:
    before, now, other = (
        f"measures: [{{id: M, title: T, direction: increase, target_value: 55{said}}}]"
        for said in ("", ", target_original: 55", ", target_original: 0")
    )
    assert kinds_of(before, now) == {"M": []}
    assert kinds_of(before, other) == {"M": ["original-rewritten"]}
    assert kinds_of(now, before) == kinds_of(other, now) == {"M": ["original-rewritten"]}


def test_a_stage_that_is_set_back_is_told_and_one_that_moves_on_is_not() -> None:
    at = "strategy: {{id: S, title: T, period_from: 2026, period_to: 2029, stage: {}}}"
    assert kinds_of(at.format("approval"), at.format("draft")) == {"S": ["stage-back"]}
    assert kinds_of(at.format("draft"), at.format("approval")) == {"S": []}


@pytest.mark.parametrize(
    ("then", "now", "stopped"),
    [
        (("on track", "at risk"), ("stopped", "on hold"), ["A", "B"]),
        (("on track", "stopped"), ("stopped", "stopped"), ["A"]),
        (("on track", "done"), ("stopped", "done"), ["A"]),
        (("on track", "at risk"), ("stopped", "at risk"), []),
        (("on track", "at risk"), ("done", "done"), []),
        (("stopped", "on hold"), ("on hold", "stopped"), []),
        (("", "done"), ("stopped", "done"), ["A"]),
    ],
)
def test_everything_is_stopped_where_nothing_goes_on_that_did(
    then: tuple[str, str], now: tuple[str, str], stopped: list[str]
) -> None:
    old, new = (
        f"actions: [{{id: A, title: A, status: {a}}}, {{id: B, title: B, status: {b}}}]" for a, b in (then, now)
    )
    found = kinds_of(old, new)
    assert [one for one, kinds in found.items() if kinds == ["everything-stopped"]] == stopped


@pytest.mark.parametrize("rest", ["{id: B, title: B, status: stopped}", ""])
def test_the_last_that_goes_on_may_go_altogether(rest: str) -> None:
    old = f"actions: [{{id: A, title: A}}, {rest}]"
    assert kinds_of(old, f"actions: [{rest}]") == {"A": ["everything-stopped", "action-removed"]}


@pytest.mark.parametrize(
    ("replaces", "stopped"), [("", ["A", "B"]), ("replaces: A, ", []), ("replaces: [A, B], ", ["A", "B"])]
)
def test_what_is_begun_does_not_go_on_in_place_of_what_went_on(replaces: str, stopped: list[str]) -> None:
    old = "actions: [{id: A, title: A}, {id: B, title: B}]"
    meeting = f"{{id: C, title: Hold a meeting, {replaces}status: on track}}"
    keeps = "{id: B, title: B, status: stopped}"
    new = f"actions: [{meeting}]" if "[" in replaces else f"actions: [{meeting}, {keeps}]"
    found = kinds_of(old, new)
    assert sorted(one for one, kinds in found.items() if "everything-stopped" in kinds) == stopped


def test_what_is_begun_after_all_else_is_done_stops_nothing() -> None:
    done = "actions: [{id: A, title: A, status: done}, {id: C, title: C}]"
    assert kinds_of("actions: [{id: A, title: A}]", done) == {"A": [], "C": []}


def held(measures: str, said: str = RISING) -> str:
    return f"ambitions: [{{id: A, title: T, measured_by: [{measures}]}}]\n{said}"


EASIER = RISING.replace("]", ", {id: N, title: Places, direction: increase, target_value: 40}]")


@pytest.mark.parametrize(
    ("old", "new", "eased"),
    [
        (held("M"), held("N", EASIER), ["A"]),
        (held("M"), held(""), ["A"]),
        (held("M", "measures: [{id: M, title: T}]"), held("", "measures: [{id: M, title: T}]"), []),
        (held("M"), held("N", RISING.replace("id: M,", "id: N, replaces: M,")), []),
        (held("M"), held("", ""), ["M"]),
        (held("M, X"), held("M"), []),
    ],
)
def test_a_target_is_eased_for_what_its_measure_measures_no_more(old: str, new: str, eased: list[str]) -> None:
    assert [one for one, kinds in kinds_of(old, new).items() if "target-eased" in kinds] == eased


@pytest.mark.parametrize(("old", "new", "is_eased"), [("families", "letters", True), ("", "letters", False)])
def test_a_target_in_another_unit_is_another(old: str, new: str, *, is_eased: bool) -> None:
    counted = "measures: [{{id: M, title: Places, target_value: 60, unit: {}}}]"
    assert kinds_of(counted.format(old), counted.format(new)) == {"M": ["target-eased"] if is_eased else []}


def test_an_eased_target_comes_before_seventeen_titles_that_gained_a_full_stop() -> None:
    titles = ", ".join(f"{{id: R-{number}, title: Head}}" for number in range(17))
    old = f"roles: [{titles}]\n{RISING}\nduties: [{{id: D, title: T}}]"
    new = f"roles: [{titles.replace('Head', 'Head.')}]\n{MEASURE.format('increase', 50, 2)}"
    first, second, *rest = compare_texts(old, new)
    assert first == 'D "T" removed.'
    assert second == 'M "Places": target value eased from 60 to 50.'
    assert len(rest) == 17
    assert changes(old, new).elements[0].kinds


def test_a_strategy_is_the_same_one_whatever_it_is_called() -> None:
    then = "strategy: {id: S, title: Plan, stage: approval, period_from: 2022, period_to: 2027}"
    now = then.replace("id: S", "id: T").replace("approval", "draft")
    assert kinds_of(then, now) == {"T": ["stage-back"]}
    assert kinds_of(then, "actions: []") == {"S": []}
    risks = ("\nrisks: [{id: T, title: Map}]", "\nrisks: [{id: S, title: Map}]")
    found = changes(then + risks[0], now + risks[1]).elements
    assert [(one.old and one.old.kind, one.new and one.new.kind, *map(str, one.kinds)) for one in found] == [
        ("strategy", "strategy", "ChangeKind.STAGE_BACK"),
        ("risk", None, "ChangeKind.RISK_REMOVED"),
        (None, "risk"),
    ]
