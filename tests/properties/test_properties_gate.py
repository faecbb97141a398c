"""Which rules a change softens, whatever it does to settings and packs: told by what is found before and after it."""

import json
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeAlias

from amounts import amount
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import HOUSE, align, without, written
from repositories import git, repository

from alignment.findings.finding import Severity
from alignment.model.vocabularies import STAGES

RULES: Final = ("H-OWNER", "H-MEASURE", "H-BOARD")
SELECTORS: Final = st.lists(st.sampled_from([*RULES, "H-", "house", "H-O"]), max_size=2, unique=True)
LEVELS: Final = st.sampled_from(["info", "warning", "error"])
SCHEDULES: Final = st.dictionaries(st.sampled_from(STAGES), LEVELS, min_size=1, max_size=2)
ADJUSTS: Final = st.dictionaries(
    st.sampled_from(RULES),
    st.one_of(
        st.just("off: true"),
        LEVELS.map(lambda one: f"severity: {one}"),
        SCHEDULES.map(lambda one: f"severity: {json.dumps(one)}"),
    ),
)
STATES: Final = st.fixed_dictionaries({"ignore": SELECTORS, "select": SELECTORS, "adjust": ADJUSTS})
BREAKS_ALL: Final = without("owner", "measured_by", "overseen_by")
State: TypeAlias = Mapping[str, Any]


def files_of(state: State) -> dict[str, str]:
    entries = ", ".join(f"{{rule: {rule}, {change}, reason: Agreed}}" for rule, change in state["adjust"].items())
    own = f"align_rules: 1\npack: own\nversion: 1.0.0\ntitle: On top\nextends: [rules.yaml]\nadjust: [{entries}]\n"
    chosen = "".join(f"{key}: {json.dumps(state[key])}\n" for key in ("ignore", "select"))
    return {"align.yaml": f"packs: [own.yaml]\n{chosen}", "own.yaml": own, "rules.yaml": HOUSE["rules.yaml"]}


def found(folder: Path, *options: str) -> list[dict[str, Any]]:
    (strategy,) = json.loads(align(folder, "check", "--format", "json", *options).out)["strategies"]
    return list(strategy["findings"])


def weights(folder: Path) -> dict[tuple[str, str], int]:
    """Gives, by stage and rule, how much a finding of it matters, by checking a strategy that breaks all of them."""
    return {
        (stage, one["rule"]): int(Severity.named(one["severity"]))
        for stage in STAGES
        for one in found(folder, "--stage", stage)
        if one["rule"] in RULES
    }


@settings(max_examples=amount(6, 60), deadline=None)
@given(STATES, STATES)
def test_a_rule_is_said_to_be_softened_exactly_where_at_some_stage_less_is_found(old: State, new: State) -> None:
    with TemporaryDirectory() as name:
        folder = repository(Path(name), {**files_of(old), "strategy_model/plan.yaml": BREAKS_ALL})
        before = weights(folder)
        git(folder, "checkout", "--quiet", "-b", "change")
        written(folder, files_of(new))
        after = weights(folder)
        gate = [one for one in found(folder, "--trust", "main") if one["rule"] == "GATE-RULE"]
    softer = {
        rule for stage, rule in product(STAGES, RULES) if after.get((stage, rule), 0) < before.get((stage, rule), 0)
    }
    assert {rule for one in gate for rule in one["facet"].split()} == softer
