#!/usr/bin/env bash
# Package:   rdflib 7.6.0 (pyoxigraph 0.5.13 beside it).
# Question:  Which actions does `FILTER(?due < NOW())` find, where ?due is an xsd:date?
# Guess:     Those that are overdue; or, by the letter of SPARQL 1.1, none, for `<` is not defined between a date and a
#            dateTime and the filter drops a row whose comparison is an error.
# Behaviour: rdflib finds all of them: it holds every date to be before every dateTime, by the order of the two types'
#            names and not by their values. `?due > NOW()` finds none. pyoxigraph finds none for either.
# Seen:      2026-11-30. Due in 1999 and in 2999: rdflib says both are before now; pyoxigraph says neither.
# Matters:   "Overdue" is the first query that anybody writes about a plan. Here it lists work that is due in a thousand
#            years, and on another store the same query says that all is well. Cast NOW() to a date, or compare dates alone.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'rdflib==7.6.0' 'pyoxigraph==0.5.13' || exit 2

"$folder/venv/bin/python" - <<'PY'
import sys

import pyoxigraph
import rdflib

PLAN = """
@prefix e: <http://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
e:past e:due "1999-04-01"^^xsd:date .
e:future e:due "2999-04-01"^^xsd:date .
"""
graph = rdflib.Graph().parse(data=PLAN, format="turtle")
store = pyoxigraph.Store()
store.load(PLAN.encode(), pyoxigraph.RdfFormat.TURTLE)
seen = {}
for sign in "<>":
    query = f"PREFIX e: <http://example.org/> SELECT ?action {{ ?action e:due ?due FILTER(?due {sign} NOW()) }}"
    seen["rdflib", sign] = sorted(str(found.action).rpartition("/")[2] for found in graph.query(query))
    seen["pyoxigraph", sign] = sorted(found["action"].value.rpartition("/")[2] for found in store.query(query))
for (library, sign), found in sorted(seen.items()):
    print(f"{library}: due {sign} NOW() finds {found}")
if seen["rdflib", "<"] != ["future", "past"] or any(seen[key] for key in seen if key != ("rdflib", "<")):
    sys.exit("changed: the two stores answer otherwise")
PY
