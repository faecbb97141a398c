#!/usr/bin/env bash
# Package:   pyrudof 0.3.35 (pySHACL 0.40.1 beside it).
# Question:  Is the word "Café" longer than sh:maxLength 4?
# Guess:     No; SHACL takes string lengths from SPARQL's STRLEN, which counts characters.
# Behaviour: It depends on a setting that ought to change speed alone: pyrudof's Native mode, its default, counts bytes
#            of UTF-8 and finds 5; its SPARQL mode counts characters and finds 4, as pySHACL does.
# Seen:      2026-11-30. "Cafe": conforms three times. "Café": pySHACL yes, pyrudof Native no, pyrudof SPARQL yes.
# Matters:   A plan written in Welsh, French or with a curly apostrophe fails a limit that its English twin passes, in
#            one engine and one mode only. sh:minLength passes too short a text the same way.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'pyrudof==0.3.35' 'pyshacl==0.40.1' || exit 2

"$folder/venv/bin/python" - <<'PY'
import sys

import pyrudof
import pyshacl

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix e: <http://example.org/> .
e:Name a sh:NodeShape ; sh:targetNode e:place ; sh:property e:NameLength .
e:NameLength a sh:PropertyShape ; sh:path e:name ; sh:maxLength 4 ; sh:message "too long" .
"""


def rudof(data, mode):
    session = pyrudof.Rudof(pyrudof.RudofConfig())
    session.read_data(data, pyrudof.RDFFormat.Turtle)
    session.read_shacl(SHAPES, pyrudof.ShaclFormat.Turtle)
    return session.validate_shacl(mode).conforms


seen = {}
for word in ("Cafe", "Café", "Cafés"):
    data = f'@prefix e: <http://example.org/> . e:place e:name "{word}" .'
    seen[word] = (
        pyshacl.validate(data, shacl_graph=SHAPES, data_graph_format="turtle", shacl_graph_format="turtle")[0],
        rudof(data, pyrudof.ShaclValidationMode.Native),
        rudof(data, pyrudof.ShaclValidationMode.Sparql),
    )
    print(f"{word}: pySHACL {seen[word][0]}, pyrudof Native {seen[word][1]}, pyrudof SPARQL {seen[word][2]}")
if seen != {"Cafe": (True, True, True), "Café": (True, False, True), "Cafés": (False, False, False)}:
    sys.exit("changed: the modes of pyrudof no longer differ on Café alone")
PY
