"""Observations and benchmarks under what they are of: one line each, and the newest is the latest value."""

from typing import Final

import pytest
from yaml_in import said, strategy_of

from alignment.model.latest import supply_latest
from alignment.model.strategy import Strategy
from alignment.model.unknown import UnclearPart

MEASURE: Final = "measures:\n  - id: M1\n    title: Plans in time\n"
UNDER: Final = f"{MEASURE}    observations:\n"


def latest_of(strategy: Strategy, measure: str = "M1") -> list[str]:
    found = strategy.elements[measure]
    return [str(found.value(name)) for name in ("latest_value", "latest_grade", "latest_on")]


def test_an_update_is_one_line_and_named_by_what_it_is_of_and_its_date() -> None:
    strategy, findings = strategy_of(
        f"{UNDER}      - {{date: 2026-06-30, actual_value: 52, rag: Amber}}\n"
        "    benchmarks: {place: South East, date: 2024/25, actual_value: 50.3}\n"
    )
    assert findings == ()
    assert [(one.id, one.title, one.KIND) for one in strategy.elements.values()] == [
        ("M1", "Plans in time", "measure"),
        ("M1.2026-06-30", "M1, 30 June 2026", "observation"),
        ("M1.South-East.2024-25", "M1, South East, April 2024 to March 2025", "benchmark"),
    ]
    assert [link[:3] for link in strategy.links] == [
        ("M1.2026-06-30", "observation_of", "M1"),
        ("M1.South-East.2024-25", "benchmark_for", "M1"),
    ]
    observation = strategy.origins["M1.2026-06-30"]
    assert [str(observation.locate(facet)) for facet in (None, "date", "actual_value")] == [
        "1.yaml:5:16", "1.yaml:5:16", "1.yaml:5:42",
    ]  # fmt: skip
    assert strategy.elements["M1.2026-06-30"].value("rag") == "amber"


def test_it_may_stand_in_a_section_of_its_own_with_or_without_an_id() -> None:
    strategy, findings = strategy_of(
        f"{MEASURE}observations:\n  - {{observation_of: M1, date: 2026-06, actual_value: 1}}\n"
        "  - {id: O9, title: As seen, observation_of: [M1], date: 2026-03, actual_value: 2}\n"
    )
    assert findings == ()
    assert [(one.id, one.title) for one in strategy.of_kind("observation")] == [
        ("M1.2026-06", "M1, June 2026"),
        ("O9", "As seen"),
    ]


@pytest.mark.parametrize(
    ("entry", "told", "fix"),
    [
        ("{on: 2026-06-30}", "5:10 MODEL-FIELD M1.2026-06-30 has the unknown field `on`", "Write `date: 2026-06-30`."),
        (
            "{date: 30 June 2026}",
            '5:16 MODEL-DATE `date` of M1.30-June-2026 says "30 June 2026", which is not a date',
            "Write `date: 2026-06-30` for 30 June 2026.",
        ),
        (
            "{actual_value: 3}",
            "5:10 MODEL-ID An observation in 1.yaml has neither an id nor `date`, which would give it one",
            "Write `date`.",
        ),
        (
            "{date: TBC}",
            "5:10 MODEL-ID An observation in 1.yaml has neither an id nor a valid `date`, which would give it one",
            "Write a valid `date`.",
        ),
        (
            "{date: 2026, value: Good}",
            "5:22 MODEL-FIELD M1.2026 has the unknown field `value`",
            "Did you mean `actual_value`?",
        ),
        (
            "{date: 2026, actual_value: Good}",
            '5:36 MODEL-NUMBER `actual_value` of M1.2026 says "Good", which is not a number',
            "Write digits only, with a point for decimals. If it is a grade, write `grade: Good`; the measure lists",
        ),
        (
            "57",
            '5:9 MODEL-TEXT `observations` of M1 "Plans in time" holds something else where an observation belongs',
            "Write it as an entry of its own: `- {date: ..., ...}`.",
        ),
        (
            "O1",
            '4:5 LINK-INVERSE M1 "Plans in time" writes `observations`, which is the other end of `observation_of`',
            "Write `observation_of: M1` under the other element, and delete this line.",
        ),
        (
            "{date: 2026, observation_of: M2}",
            "5:38 LINK-MANY `observation_of` of M1.2026 names M2 as well, where 1 is the most",
            "Keep one.",
        ),
    ],
)
def test_a_slip_in_an_entry_is_told_at_its_place(entry: str, told: str, fix: str) -> None:
    _, findings = strategy_of(f"{UNDER}      - {entry}\n")
    assert said(findings)[:1] == [told]
    assert findings[0].fix.startswith(fix)


def test_a_placeholder_in_place_of_entries_counts_as_none() -> None:
    strategy, findings = strategy_of(f"{MEASURE}    observations: TBC\n")
    assert said(findings) == [
        '4:19 MODEL-PLACEHOLDER `observations` of M1 "Plans in time" says "TBC", which counts as absent'
    ]
    assert strategy.absences["M1", "observations"].text == "TBC"


def test_an_observation_of_nothing_is_told_what_names_it() -> None:
    _, findings = strategy_of("observations:\n  - {date: 2026, actual_value: 1}\n")
    assert said(findings) == [
        "2:6 MODEL-ID An observation in 1.yaml has neither an id nor `observation_of`, which would give it one"
    ]


@pytest.mark.parametrize(
    "second",
    [
        "      - {date: 2026-06, actual_value: 2}\n",
        "observations:\n  - {id: O1, observation_of: M1, date: 2026-06, actual_value: 2}\n",
    ],
)
def test_two_of_one_date_are_told_and_the_second_is_not_read(second: str) -> None:
    strategy, findings = strategy_of(f"{UNDER}      - {{date: 2026-06, actual_value: 1}}\n{second}")
    (finding,) = findings
    assert finding.says == "An observation like M1.2026-06 is there already, in 1.yaml at line 5"
    assert finding.fix == "Correct `date` of one of the two, or make one of them."
    assert (finding.facet, [one.location.line for one in finding.related]) == ("date", [5])
    assert [one.id for one in strategy.of_kind("observation")] == ["M1.2026-06"]
    assert UnclearPart("M1", "latest_value") in strategy.unclear


def test_what_stands_under_an_element_that_is_not_read_is_hidden_as_well() -> None:
    text = "measures:\n  - title: Plans\n    observations: [{date: 2026, actual_value: 1}]\n  - {id: M2, title: Two}\n"
    strategy, _ = strategy_of(text)
    assert [sorted(one.sections or ()) for one in strategy.unread] == [["measures", "observations"]]
    assert {UnclearPart("M2", "latest_value"), UnclearPart("M2", "latest_on")} <= strategy.unclear & strategy.missing


def test_a_list_under_an_element_that_is_written_twice_hides_what_it_may_hold() -> None:
    strategy, _ = strategy_of(f"{UNDER}      - {{date: 2026}}\n    observations:\n      - {{date: 2027}}\n")
    assert [*strategy.of_kind("observation")] == []
    assert any("observations" in (one.sections or ()) for one in strategy.unread)


def test_the_newest_with_a_value_is_the_latest_and_knows_where_it_is_written() -> None:
    strategy, findings = strategy_of(
        f"{UNDER}      - {{date: 2026-06, actual_value: 52, grade: Good}}\n      - {{date: 2026-03, actual_value: 47}}\n"
        "      - {date: 2026-09, comment: No figure yet}\n"
    )
    assert (findings, latest_of(strategy)) == ((), ["52", "Good", "2026-06"])
    assert [str(strategy.origins["M1"].locate(name)) for name in ("latest_value", "latest_on", "unit")] == [
        "1.yaml:5:39", "1.yaml:5:16", "1.yaml:2:9",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "latest", "told"),
    [
        ("latest_value: 52.0", ["52.0", "None", "2026-06"], ""),
        ("latest_on: 2026-09\n    latest_value: 60", ["60", "None", "2026-09"], ""),
        ("latest_on: 2026-06-30", ["52", "None", "2026-06-30"], ""),
        ("latest_value: 50", ["50", "None", "None"], "`latest_value` of M1 says 50, and the newest, M1.2026-06, 52"),
        (
            "latest_on: 2026-03\n    latest_value: 47",
            ["47", "None", "2026-03"],
            "`latest_on` of M1 says March 2026, and the newest, M1.2026-06, June 2026",
        ),
    ],
)
def test_what_is_written_stays_and_is_told_where_it_contradicts_the_newest(
    written: str, latest: list[str], told: str
) -> None:
    strategy, findings = strategy_of(f"{UNDER}      - {{date: 2026-06, actual_value: 52}}\n    {written}\n")
    messages = [one.says.replace(' "Plans in time"', "").replace("newest observation", "newest") for one in findings]
    assert (latest_of(strategy), messages) == (latest, [told] if told else [])
    assert (UnclearPart("M1", "latest_value") in strategy.unclear) == bool(told)
    assert all(one.fix.startswith("If the observation is right, delete `latest_") for one in findings)


@pytest.mark.parametrize("entry", ["{date: soon, actual_value: 5}", "{date: 2026-09, actual_value: five or so}"])
def test_while_an_observation_cannot_be_read_nobody_can_tell_the_latest(entry: str) -> None:
    strategy, _ = strategy_of(f"{UNDER}      - {{date: 2026-06, actual_value: 52}}\n      - {entry}\n")
    assert latest_of(strategy) == ["None", "None", "None"]
    assert UnclearPart("M1", "latest_value") in strategy.unclear & strategy.missing


def test_what_was_supplied_is_supplied_afresh_where_the_observation_is_gone() -> None:
    strategy, _ = strategy_of(
        f"{UNDER}      - {{date: 2026-06, actual_value: 52}}\n      - {{date: 2026-03, actual_value: 47}}\n"
    )
    for gone, latest in (("M1.2026-06", "47"), ("M1.2026-03", "None")):
        elements = {one: element for one, element in strategy.elements.items() if one != gone}
        found = supply_latest(elements, strategy.origins, (), (), {})
        strategy = strategy._replace(elements=found.elements, origins=found.origins)
        assert latest_of(strategy)[0] == latest


def test_what_is_only_said_in_words_tells_when_a_measure_was_last_looked_at() -> None:
    said_of = f"{UNDER}      - {{date: 2026-03, comment: Most say so.}}\n"
    assert latest_of(strategy_of(said_of)[0]) == ["None", "None", "2026-03"]
    planned = said_of + "      - {date: 2027-03, planned_value: 60, comment: After the merger.}\n"
    assert latest_of(strategy_of(planned)[0]) == ["None", "None", "2026-03"]
    counted = said_of + "      - {date: 2025-12, actual_value: 52}\n"
    assert latest_of(strategy_of(counted)[0]) == ["52", "None", "2025-12"]


def test_an_observation_of_anything_but_a_measure_supplies_nothing() -> None:
    strategy, findings = strategy_of(
        "risks:\n  - {id: R1, title: Late, observations: [{date: 2026-06, rag: R, comment: Not yet met}]}\n"
    )
    assert [one.rule for one in findings] == ["MODEL-VALUE"]
    assert strategy.elements["R1.2026-06"].value("comment") == "Not yet met"
