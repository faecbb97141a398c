#!/usr/bin/env bash
# Package:   isoduration 20.11.0 (aniso8601 10.0.1 and isodate 0.7.2 beside it).
# Question:  What is one and a half hours after midnight, and half a year after 1 January?
# Guess:     Half past one, and early July; a library that cannot say refuses, as isodate does for parts of a year.
#            (ISO 8601 lets the last number of a duration have a fraction.)
# Behaviour: isoduration keeps the fraction in what it parses, but rounds each number to a whole one when it adds it to a
#            date: PT1.5H is two hours, P1.5D two days, P0.5Y a whole year, and P0.4Y nothing at all.
# Seen:      2026-11-30. From 2026-01-01T00:00: PT1.5H isoduration 02:00, the others 01:30. P0.5Y isoduration
#            2027-01-01, aniso8601 2026-07-02, isodate refuses. P0.4Y isoduration 2026-01-01.
# Matters:   Review periods and lead times are written as durations, and JSON Schema validators in Python use isoduration to
#            accept them: a term that was validated becomes a deadline that is half a year late, or that has passed at once.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  'isoduration==20.11.0' 'aniso8601==10.0.1' 'isodate==0.7.2' || exit 2

"$folder/venv/bin/python" - <<'PY'
import datetime
import sys

import aniso8601
import isodate
import isoduration

START = datetime.datetime(2026, 1, 1)
LIBRARIES = {
    "isoduration": isoduration.parse_duration,
    "aniso8601": aniso8601.parse_duration,
    "isodate": isodate.parse_duration,
}


def end(parse, term):
    try:
        return (START + parse(term)).isoformat(timespec="minutes")
    except ValueError as error:
        return f"refused: {error}"


seen = {}
for term in ("PT1.5H", "P1.5D", "P0.5Y", "P0.4Y"):
    for name, parse in LIBRARIES.items():
        seen[name, term] = end(parse, term)
        print(f"{START:%Y-%m-%d} + {term}: {name} {seen[name, term]}")
got = [seen["isoduration", term] for term in ("PT1.5H", "P1.5D", "P0.5Y", "P0.4Y")]
if got != ["2026-01-01T02:00", "2026-01-03T00:00", "2027-01-01T00:00", "2026-01-01T00:00"]:
    sys.exit("changed: isoduration no longer rounds what it adds")
PY
