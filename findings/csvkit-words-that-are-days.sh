#!/usr/bin/env bash
# Package:   csvkit 2.2.0 (with agate 1.14.2 and parsedatetime 2.6).
# Question:  Does turning a table into JSON keep a column of first names, and a column of references such as 1-2?
# Guess:     Yes: numbers become numbers and full dates become dates, and all else stays text.
# Behaviour: A column all of whose cells can be read as a date in some way becomes dates: first names that are months too
#            become days of the year 1, "1-2" becomes 2 January 2001, "today" becomes 1 January of the year 1. The text is
#            gone, nothing is said, and the exit code is 0. Where one cell does not fit, the whole column stays text.
# Seen:      2026-11-30. April, May, June: 0001-04-01, 0001-05-01, 0001-06-01. With Ann among them all stay as written.
# Matters:   Tables of a plan hold short columns: three owners, a handful of references. What comes out depends on who
#            happens to be in the list.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  'csvkit==2.2.0' 'agate==1.14.2' 'parsedatetime==2.6' || exit 2

cat > "$folder/plan.csv" <<'CSV'
lead,reference,asked
April,1-2,today
May,3-4,tomorrow
June,5-6,today
CSV
printf 'lead\nApril\nMay\nAnn\n' > "$folder/with-ann.csv"
"$folder/venv/bin/csvjson" "$folder/plan.csv" > "$folder/plan.json"
"$folder/venv/bin/csvjson" "$folder/with-ann.csv" > "$folder/with-ann.json"
cat "$folder/plan.json" && echo && cat "$folder/with-ann.json" && echo

python3 - "$folder" <<'PY'
import json
import pathlib
import sys

plan, with_ann = (json.loads((pathlib.Path(sys.argv[1]) / name).read_text()) for name in ("plan.json", "with-ann.json"))
seen = [row["lead"] for row in plan], plan[0]["reference"], plan[0]["asked"], [row["lead"] for row in with_ann]
if seen != (["0001-04-01", "0001-05-01", "0001-06-01"], "2001-01-02", "0001-01-01", ["April", "May", "Ann"]):
    sys.exit("changed: csvjson keeps names and references as they were written")
PY
