#!/usr/bin/env bash
# Package:   edtf 5.0.2 (dates of the Extended Date/Time Format, ISO 8601-2).
# Question:  From when to when is the winter of 2026, written 2026-24?
# Guess:     Three months, as every season: December to February, since spring begins in March.
# Behaviour: Spring, summer and autumn are three months each; winter is December alone, and January and February belong to
#            no season of any year. So it is for the northern winter (2026-28) and the southern summer (2026-30) too.
# Seen:      2026-11-30. 2026-21 is 1 March to 31 May, 2026-24 is 1 to 31 December; no season of 2025 to 2027 holds
#            15 January 2027.
# Matters:   "Winter 2026" in a council's plan ends in February. Read so, what is due then counts as overdue on 1 January.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'edtf==5.0.2' || exit 2

"$folder/venv/bin/python" - <<'PY'
import datetime
import sys

from edtf import parse_edtf


def bounds(text):
    season = parse_edtf(text)
    return tuple(datetime.date(*day[:3]) for day in (season.lower_strict(), season.upper_strict()))


seen = {}
for season in ("2026-21", "2026-22", "2026-23", "2026-24"):
    seen[season] = bounds(season)
    print(f"{season}: {seen[season][0]} to {seen[season][1]}")
january = datetime.date(2027, 1, 15)
all_seasons = [bounds(f"{year}-{season}") for year in (2025, 2026, 2027) for season in range(21, 25)]
holds = [one for one in all_seasons if one[0] <= january <= one[1]]
print(f"seasons that hold {january}: {len(holds)}")
if seen["2026-24"] != (datetime.date(2026, 12, 1), datetime.date(2026, 12, 31)) or holds:
    sys.exit("changed: winter is longer than December")
PY
