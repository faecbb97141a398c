#!/usr/bin/env bash
# Package:   PyYAML 6.0.4 (its wheel carries libyaml 0.2.6).
# Question:  Do the two parsers of PyYAML, the one in Python and the one in C, take the same documents?
# Guess:     Yes; the C parser is the same, only faster.
# Behaviour: The C parser refuses a document whose lists lie too deep in one another, the Python one does not (the parsers
#            alone: whoever builds values in Python meets the interpreter's own limit of recursion). The limit is not one
#            number: 1,000 levels in brackets are read and 1,001 are not; of levels in block style ("- - - x") 999 are
#            read and 1,000 are not. PyYAML has no option that moves it.
# Seen:      2026-11-30. In brackets 1000: both read it; 1001: C says "exceeded maximum nesting depth".
#            In block style 999: both read it; 1000: C says the same.
# Matters:   Programs take the C parser where it is to be had and the Python one elsewhere, as PyYAML advises. A generated
#            tree of goals is then read on one machine and refused on the next. A program that promises a limit of its own
#            must keep it below both.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'PyYAML==6.0.4' || exit 2

"$folder/venv/bin/python" - <<'PY'
import sys
import yaml


def reads(text, loader):
    try:
        return sum(1 for _ in yaml.parse(text, loader)) > 0
    except yaml.YAMLError as error:
        print("   ", loader.__name__, "says:", error.problem)
        return False


styles = {"brackets": lambda levels: "[" * levels + "x" + "]" * levels, "block style": lambda levels: "- " * levels + "x"}
expected = {("brackets", 1000): True, ("brackets", 1001): False, ("block style", 999): True, ("block style", 1000): False}
seen = {}
for style, levels in expected:
    text = styles[style](levels)
    print(f"{levels} levels in {style}:")
    seen[style, levels] = reads(text, yaml.CSafeLoader)
    python = reads(text, yaml.SafeLoader)
    print(f"    C reads it: {seen[style, levels]}; Python reads it: {python}")
    if not python:
        sys.exit("changed: the parser in Python refuses too")
if seen != expected:
    sys.exit("changed: the limits of the C parser are others")
PY
