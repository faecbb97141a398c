#!/usr/bin/env bash
# Package:   pytest-cov 7.1.0 (with pytest 9.0.2).
# Question:  A test bears pytest-cov's own marker `no_cover`, "do not measure this test". The settings say `--cov`, and
#            somebody adds `--no-cov`, "measure no test at all". Does the marked test run?
# Guess:     It passes as it does without either: nothing is measured, so there is nothing to leave out.
# Behaviour: It fails before it runs: the marker wants to pause a measurement that was never begun. With `--cov` alone, with
#            `--no-cov` alone and without either the same test passes.
# Seen:      2026-11-30. The first three: exit 0. `--cov=plan --no-cov`: exit 1, with AttributeError: 'NoneType' object has
#            no attribute 'pause'.
# Matters:   A suite that marks its slow proofs `no_cover` to keep coverage quick breaks for whoever turns coverage off to be
#            quicker still, or to stop in a debugger.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'pytest-cov==7.1.0' 'pytest==9.0.2' || exit 2
cd "$folder"
cat > plan.py <<'PY'
def owners(actions):
    return sorted({action["owner"] for action in actions})
PY
cat > test_plan.py <<'PY'
import pytest
from plan import owners


def test_owners():
    assert owners([{"owner": "R2"}, {"owner": "R1"}]) == ["R1", "R2"]


@pytest.mark.no_cover
def test_many_owners():
    assert len(owners([{"owner": str(number)} for number in range(1000)])) == 1000
PY
seen=""
for option in --cov=plan "" --no-cov "--cov=plan --no-cov"; do
  code=0
  # shellcheck disable=SC2086 - two options are two arguments, none is none
  "$folder/venv/bin/python" -m pytest -q -p no:cacheprovider $option > out.txt 2>&1 || code=$?
  said="$(grep -c "has no attribute 'pause'" out.txt || true)"
  echo "${option:-no option}: exit $code$([ "$said" = 0 ] || echo ", AttributeError")"
  seen="$seen $code"
done
[ "$seen" = " 0 0 0 1" ] || { echo "changed: the exit codes are$seen"; exit 1; }
