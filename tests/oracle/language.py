"""Compares align with a plain reading of the rule language: `python tests/oracle/language.py --pairs 10000`.

Each pair is a random rule on a random model, answered on all links and on the stated ones alone. Prints the rule and
the model, made as small as it still shows it, for each disagreement, and one line at the end; exits 1 if there was any.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from rules_compared import RULES_EACH, Answers, Case
from rules_world import Yaml


def disagrees(case: Case) -> bool:
    """Tells whether the two do not answer alike, or align gives no answer at all."""
    found = answers_of(case)
    return isinstance(found, str) or not case.agrees(found, case.fillings())


def answers_of(case: Case) -> list[Answers] | str:
    """Gives the answers of align, or why there are none."""
    try:
        return case.align()
    except Exception as refused:  # noqa: BLE001 - whatever it is, it is no answer
        return f"{type(refused).__name__}: {refused}"


def smallest(case: Case) -> Case:
    """Takes away what the disagreement does not need."""
    while (smaller := next((one for one in case.smaller() if disagrees(one)), None)) is not None:
        case = smaller
    return case


def show(seed: int, case: Case) -> None:
    """Prints a case of one rule on which the two disagree."""
    (trial,) = case.trials
    context = case.rules.context
    print(f"seed {seed}, at stage {context.stage} on {context.as_at}:")
    print(case.model.model())
    print(f"define: {json.dumps(used(case.rules.define, trial.rule))}")
    print(trial.rule)
    print(f"plain reading: {case.plain()}")
    print(f"align: {answers_of(case)}")


def used(define: Mapping[str, Yaml], text: str) -> dict[str, Yaml]:
    """Gives the definitions that a text meets, directly or through others."""
    met = {name: one for name, one in define.items() if f'"meets": "{name}"' in text}
    others = {name: one for name, one in define.items() if name not in met}
    return {**used(others, json.dumps(met)), **met} if met else {}


def main() -> int:
    """Compares, prints and gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    subjects = failures = disagreements = 0
    cases = -(-options.pairs // RULES_EACH)
    for seed in range(options.seed, options.seed + cases):
        case = Case.of(seed)
        for answers in case.plain():
            subjects += len(answers.of_all.checked)
            failures += len(answers.of_all.failed)
        if disagrees(case):
            each = [case.alone(number) for number in range(RULES_EACH)]
            found = [one for one in each if disagrees(one)]
            disagreements += max(len(found), 1)
            for one in found:
                show(seed, smallest(one))
            if not found:
                print(f"seed {seed}: the rules disagree only when they are evaluated together")
    print(f"{cases * RULES_EACH} pairs, {subjects} subjects, {failures} failures, {disagreements} disagreements")
    return 1 if disagreements else 0


if __name__ == "__main__":
    sys.exit(main())
