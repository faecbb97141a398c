#!/usr/bin/env bash
# Package:   fastjsonschema 2.22.3 (jsonschema-rs 0.61.2 beside it).
# Question:  What does a validator do with a schema whose `$schema` names a draft that it does not know?
# Guess:     It refuses to compile it, or warns.
# Behaviour: It compiles it as draft 7 without a word, and the words that came later check nothing: dependentRequired,
#            prefixItems, unevaluatedProperties, minContains, and all that stands beside a $ref. A draft that does not exist
#            is taken too.
# Seen:      2026-11-30. Five documents that draft 2020-12 refuses: fastjsonschema accepts five, jsonschema-rs none.
# Matters:   Schemas of plans and findings are published in 2020-12. Whoever validates with this library gets a pass that
#            rests on half of the schema, and the half that is left out is the one about how fields go together.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  'fastjsonschema==2.22.3' 'jsonschema-rs==0.61.2' || exit 2

"$folder/venv/bin/python" - <<'PY'
import sys

import fastjsonschema
import jsonschema_rs

DRAFT = "https://json-schema.org/draft/2020-12/schema"
CASES = {
    "dependentRequired": ({"dependentRequired": {"waived": ["approved_by"]}}, {"waived": True}),
    "prefixItems": ({"prefixItems": [{"type": "string"}]}, [1]),
    "unevaluatedProperties": ({"properties": {"id": {}}, "unevaluatedProperties": False}, {"ownr": "R-1"}),
    "minContains": ({"contains": {"const": "A"}, "minContains": 2}, ["A"]),
    "beside $ref": ({"$defs": {"text": {"type": "string"}}, "$ref": "#/$defs/text", "maxLength": 3}, "too long"),
}


def fast(schema, document):
    try:
        fastjsonschema.compile(schema)(document)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


seen = []
for name, (words, document) in CASES.items():
    schema = {"$schema": DRAFT, **words}
    seen.append((fast(schema, document), jsonschema_rs.is_valid(schema, document)))
    print(f"{name}: fastjsonschema accepts: {seen[-1][0]}; jsonschema-rs accepts: {seen[-1][1]}")
unknown = fast({"$schema": "https://json-schema.org/draft/2099-12/schema", "type": "string"}, "text")
print("fastjsonschema takes a draft that does not exist:", unknown)
if seen != [(True, False)] * len(CASES) or not unknown:
    sys.exit("changed: fastjsonschema no longer takes every newer schema as draft 7")
PY
