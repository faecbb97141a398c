"""Observations and benchmarks say the same, whether they stand under what they are of or in a section of their own."""

import json
from typing import Final

from hypothesis import given
from hypothesis import strategies as st
from yaml_in import strategy_of

from alignment.model.strategy import Strategy

HOLDERS: Final = {
    "M1": "measures",
    "X1": "actions",
    "MS1": "milestones",
    "R1": "risks",
    "O1": "outcomes",
    "A1": "ambitions",
}
dates = st.sampled_from(["2026-06-30", "2026-03", "2025", "2025/26", "2026-09-01"])
numbers = st.sampled_from(["47", "52.5", "0", "-1"])
entries = st.fixed_dictionaries(
    {"date": dates},
    optional={
        "id": st.sampled_from(["Q1", "Q2"]),
        "title": st.sampled_from(["Spring", "TBC"]),
        "actual_value": numbers,
        "target_value": numbers,
        "rag": st.sampled_from(["amber", "GREEN", "mauve"]),
        "comment": st.just("Later than planned"),
        "percent_complete": numbers,
    },
)
models = st.dictionaries(
    st.sampled_from(sorted(HOLDERS)),
    st.lists(entries, min_size=1, max_size=3, unique_by=lambda one: one["date"]),
    min_size=1,
)


def said(strategy: Strategy) -> tuple[object, ...]:
    """Gives everything that was understood, in whichever order."""
    return (
        {
            name: (one.KIND, [one.value(field) for field in strategy.metamodel.kinds[one.KIND].fields])
            for name, one in strategy.elements.items()
        },
        sorted((one.source, one.type, one.target, one.basis) for one in strategy.links),
        strategy.unclear,
        strategy.missing,
    )


@given(models)
def test_the_short_form_under_an_element_and_the_long_form_are_the_same_model(
    model: dict[str, list[dict[str, str]]],
) -> None:
    short: dict[str, list[dict[str, object]]] = {}
    long: dict[str, list[dict[str, object]]] = {"observations": []}
    for holder, section in HOLDERS.items():
        element: dict[str, object] = {"id": holder, "title": "T"}
        short[section] = [{**element, "observations": model.get(holder, [])}]
        long[section] = [element]
        long["observations"] += [{**one, "observation_of": holder} for one in model.get(holder, [])]
    (one, found), (other, also) = (strategy_of(json.dumps(form)) for form in (short, long))
    assert said(one) == said(other)
    empty = {"MODEL-EMPTY"}
    assert sorted(f"{it.rule} {it.message}" for it in found if it.rule not in empty) == sorted(
        f"{it.rule} {it.message}" for it in also if it.rule not in empty
    )
