#!/usr/bin/env bash
# Package:   pytest-bdd 9.0.1 on pytest 9.2.0 (behave 1.3.3 beside it).
# Question:  A feature file has two rules, each with a scenario called "No owner". How many scenarios run?
# Guess:     Two, as Gherkin's own compiler lists two; or an error that the name stands twice.
# Behaviour: scenarios("plan.feature") runs one of them, the last of that name in the file. The other never runs, and nothing
#            says so: where it would fail, the run still passes.
# Seen:      2026-11-30. pytest-bdd "1 passed", exit code 0. behave "1 scenario passed, 1 failed", exit code 1.
# Matters:   Rules that are proved by examples repeat names ("No owner" of an action, "No owner" of a measure), and files are
#            extended by copying. A promise to the reader of the feature file is then kept by nobody.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  'pytest==9.2.0' 'pytest-bdd==9.0.1' 'behave==1.3.3' || exit 2

mkdir -p "$folder/features/steps"
cat > "$folder/features/plan.feature" <<'GHERKIN'
Feature: Who answers for it
  Rule: An action has an owner
    Scenario: No owner
      Given the plan has 1 fault

  Rule: A measure has an owner
    Scenario: No owner
      Given the plan has 0 faults
GHERKIN
cat > "$folder/features/test_plan.py" <<'PY'
from pytest_bdd import given, parsers, scenarios

scenarios("plan.feature")


@given(parsers.re(r"the plan has (?P<faults>\d) faults?"))
def _(faults):
    assert faults == "0"
PY
cat > "$folder/features/steps/steps.py" <<'PY'
from behave import given


@given("the plan has {faults:d} fault")
@given("the plan has {faults:d} faults")
def step(context, faults):
    assert faults == 0
PY

cd "$folder"
code=0
said="$(venv/bin/python -m pytest -q -p no:cacheprovider --rootdir=features features/test_plan.py 2>&1)" || code=$?
printf 'pytest-bdd (exit code %s):\n%s\n' "$code" "$said"
other=0
peer="$(venv/bin/behave --no-color --format null features 2>&1)" || other=$?
printf 'behave (exit code %s):\n%s\n' "$other" "$peer"
if [ "$code" -ne 0 ] || ! grep -q '^1 passed' <<< "$said" || [ "$other" -ne 1 ]; then
  echo "changed: pytest-bdd no longer passes without running the first of the two" >&2
  exit 1
fi
