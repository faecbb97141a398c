#!/usr/bin/env bash
# Package:   yamlfix 1.19.1 (read back by PyYAML 6.0.4 for YAML 1.1, by ruamel.yaml 0.19.1 for YAML 1.2).
# Question:  Does a formatter of YAML change what a file says?
# Guess:     No; it changes how it is laid out.
# Behaviour: By default it takes the quotes off texts in lists, and off a time ("12:30") everywhere, and writes true for an
#            unquoted on and false for an unquoted No. So values change whichever YAML the reader speaks: for YAML 1.1 a
#            list of answers "yes", "no" turns from texts into true, false and 12:30 into the number 750; for YAML 1.2 the
#            words on and No turn from texts into true, false.
# Seen:      2026-11-30. As YAML 1.1 `answers` and `opens` change, as YAML 1.2 `switch` and `country`. Exit code 0.
# Matters:   A clean-up that nobody reviews (a pre-commit hook, a bot) alters the answers, times and country codes of a plan.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  'yamlfix==1.19.1' 'PyYAML==6.0.4' 'ruamel.yaml==0.19.1' || exit 2

cat > "$folder/before.yaml" <<'YAML'
answers: ["yes", "no"]
answer: "yes"
opens: "12:30"
due: "2026-04-01"
code: "012"
switch: on
country: No
YAML
cp "$folder/before.yaml" "$folder/after.yaml"
"$folder/venv/bin/yamlfix" "$folder/after.yaml" 2> "$folder/said" || {
  echo "changed: yamlfix refuses the file: $(tail -n 1 "$folder/said")" >&2
  exit 1
}
cat "$folder/after.yaml"

"$folder/venv/bin/python" - "$folder/before.yaml" "$folder/after.yaml" <<'PY'
import pathlib
import sys

import ruamel.yaml
import yaml

before, after = (pathlib.Path(name).read_text(encoding="utf-8") for name in sys.argv[1:])
changed = {}
for version, read in {"1.1": yaml.safe_load, "1.2": ruamel.yaml.YAML(typ="safe", pure=True).load}.items():
    old, new = read(before), read(after)
    changed[version] = sorted(key for key in old if old[key] != new[key] or type(old[key]) is not type(new[key]))
    for key in changed[version]:
        print(f"as YAML {version}, {key}: {old[key]!r} became {new[key]!r}")
if changed != {"1.1": ["answers", "opens"], "1.2": ["country", "switch"]}:
    sys.exit("changed: yamlfix alters other values, or none")
PY
