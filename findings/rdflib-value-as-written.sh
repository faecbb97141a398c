#!/usr/bin/env bash
# Package:   rdflib 7.6.0 (pyoxigraph 0.5.13 beside it).
# Question:  Does a query find a value that is copied into it letter by letter from the file that was read?
# Guess:     Yes; that a term matches itself is the one thing that RDF promises about literals.
# Behaviour: Not in rdflib where the value has a second spelling. The reader of the file respells what it reads
#            (a Z becomes +00:00, P12M becomes P1Y, 01 becomes 1, the Z of a date is dropped), the reader of the query
#            does not, and a pattern compares the spelling. pyoxigraph finds each one.
# Seen:      2026-11-30. Of six values rdflib finds one, "2026-04-01T10:00:00"; pyoxigraph finds six.
# Matters:   Timestamps end in Z nearly everywhere. A query for the elements changed at a known moment, or with a term of
#            twelve months, comes back empty on data that has them, and saving the graph writes the respelt values, so
#            that a digest of the file changes. FILTER(?v = ...) compares values and is safe.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'rdflib==7.6.0' 'pyoxigraph==0.5.13' || exit 2

"$folder/venv/bin/python" - <<'PY'
import sys

import pyoxigraph
import rdflib

PREFIXES = {"e": "http://example.org/", "xsd": "http://www.w3.org/2001/XMLSchema#"}
VALUES = [
    '"2026-04-01T10:00:00"^^xsd:dateTime',
    '"2026-04-01T10:00:00Z"^^xsd:dateTime',
    '"2026-04-01Z"^^xsd:date',
    '"P12M"^^xsd:duration',
    '"01"^^xsd:integer',
    '"1"^^xsd:boolean',
]
plan = "".join(f"@prefix {name}: <{address}> . " for name, address in PREFIXES.items())
plan += "".join(f"e:element{number} e:value {value} . " for number, value in enumerate(VALUES))
graph = rdflib.Graph().parse(data=plan, format="turtle")
store = pyoxigraph.Store()
store.load(plan.encode(), pyoxigraph.RdfFormat.TURTLE)
found = []
for value in VALUES:
    query = "".join(f"PREFIX {name}: <{address}> " for name, address in PREFIXES.items())
    query += f"SELECT ?element {{ ?element e:value {value} }}"
    found.append((len(list(graph.query(query))), len(list(store.query(query)))))
    print(f"{value}: rdflib finds {found[-1][0]}, pyoxigraph finds {found[-1][1]}")
print("rdflib keeps:", sorted(str(value) for value in graph.objects()))
if found != [(1, 1)] + [(0, 1)] * 5:
    sys.exit("changed: another choice of these values is found")
PY
