#!/usr/bin/env bash
# Package:   deepdiff 9.1.0.
# Question:  Is a 1 that became true a difference?
# Guess:     Either yes or no, but the same wherever it stands; deepdiff reports changes of type unless told not to.
# Behaviour: Under a key it is a change of type; as an item of a list it is no difference at all, and the answer is empty.
#            With ignore_order=True the item of a list is reported again: asking it to ignore more shows more. The same for
#            0 and false, and for 5 and 5.0.
# Seen:      2026-11-30. {"done": 1} against {"done": true}: type_changes. [1] against [true]: {}; with ignore_order: type_changes.
# Matters:   A review of two versions of a plan as data says that nothing changed in a list of answers or amounts, while the
#            written files, their digests and a strict schema all differ.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'deepdiff==9.1.0' || exit 2

"$folder/venv/bin/python" - <<'PY'
import sys

import deepdiff

seen = []
for old, new in ((1, True), (0, False), (5, 5.0)):
    found = (
        deepdiff.DeepDiff({"done": old}, {"done": new}),
        deepdiff.DeepDiff([old], [new]),
        deepdiff.DeepDiff([old], [new], ignore_order=True),
    )
    seen.append(tuple(list(one) for one in found))
    print(f"{old!r} to {new!r}: under a key {seen[-1][0]}, in a list {seen[-1][1]}, in any order {seen[-1][2]}")
if seen != [(["type_changes"], [], ["type_changes"])] * 3:
    sys.exit("changed: deepdiff answers alike, or otherwise, for keys and lists")
PY
