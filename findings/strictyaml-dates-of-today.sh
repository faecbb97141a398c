#!/usr/bin/env bash
# Package:   strictyaml 1.7.3 (with python-dateutil 2.9.0).
# Question:  What is `due: 2026-01` in a file whose schema says that `due` is a date?
# Guess:     Refused, as no day is given; the library is made to refuse what is not plainly said. Or the first of the month.
# Behaviour: What is missing is taken from today. A month gets today's day, a year today's day and month, a lone number is
#            a day of this month: so the value of an unchanged file changes from day to day, and nothing is said.
# Seen:      2026-11-30. "2026-01" became 2026-01-30, "2024" 2024-11-30, "January" 2026-01-30, "10" 2026-11-10.
# Matters:   Plans are full of deadlines that are a month or a year. Read so, a deadline is never known to have passed in its
#            own month: it lies wherever today does.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  'strictyaml==1.7.3' 'python-dateutil==2.9.0.post0' || exit 2

"$folder/venv/bin/python" - <<'PY'
import datetime
import sys

import strictyaml

SCHEMA = strictyaml.Map({"due": strictyaml.Datetime()})


def read(text):
    try:
        return strictyaml.load(f"due: {text}\n", SCHEMA).data["due"].date()
    except strictyaml.YAMLValidationError:
        return "refused"


today = datetime.date.today()
january = datetime.date(2026, 1, today.day)  # January has every day that a month can have
seen = {text: read(text) for text in ("2026-01", "2026-01-15", "January", "10", "2024")}
for text, due in seen.items():
    print(f"due: {text} is read as {due}")
wanted = [january, datetime.date(2026, 1, 15), january.replace(year=today.year), today.replace(day=10)]
if list(seen.values())[:4] != wanted:
    sys.exit("changed: strictyaml no longer fills dates in from today")
PY
