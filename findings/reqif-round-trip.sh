#!/usr/bin/env bash
# Package:   reqif 0.1.0.
# Question:  Does a valid ReqIF file survive being read and written by the library unchanged in content?
# Guess:     Yes; reading and writing back is a command of its own (`reqif passthrough`).
# Behaviour: Two things are lost without a word. A line break within a text, written as a character reference in the
#            attribute THE-VALUE, is written as a bare one, which every XML reader turns into a space. And a default value
#            loses its DEFINITION, which the schema demands, so that the library's own `reqif validate` refuses the file
#            that the library wrote.
# Seen:      2026-11-30. "Buy land" / "Find a builder" becomes one line. Validation: 0 faults before, 1 after.
# Matters:   ReqIF is how requirements and plans pass between tools and organisations; a list kept in one text becomes a
#            sentence, and the next tool in the chain may refuse the file.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'reqif==0.1.0' || exit 2

cat > "$folder/before.reqif" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd">
  <THE-HEADER>
    <REQ-IF-HEADER IDENTIFIER="header">
      <CREATION-TIME>2026-04-01T10:00:00Z</CREATION-TIME>
      <REPOSITORY-ID>plans</REPOSITORY-ID>
      <REQ-IF-TOOL-ID>hand</REQ-IF-TOOL-ID>
      <REQ-IF-VERSION>1.0</REQ-IF-VERSION>
      <SOURCE-TOOL-ID>hand</SOURCE-TOOL-ID>
      <TITLE>Plan</TITLE>
    </REQ-IF-HEADER>
  </THE-HEADER>
  <CORE-CONTENT>
    <REQ-IF-CONTENT>
      <DATATYPES>
        <DATATYPE-DEFINITION-STRING IDENTIFIER="text" LAST-CHANGE="2026-04-01T10:00:00Z" MAX-LENGTH="200"/>
      </DATATYPES>
      <SPEC-TYPES>
        <SPEC-OBJECT-TYPE IDENTIFIER="action" LAST-CHANGE="2026-04-01T10:00:00Z">
          <SPEC-ATTRIBUTES>
            <ATTRIBUTE-DEFINITION-STRING IDENTIFIER="title" LAST-CHANGE="2026-04-01T10:00:00Z" LONG-NAME="Title">
              <DEFAULT-VALUE>
                <ATTRIBUTE-VALUE-STRING THE-VALUE="To be named">
                  <DEFINITION><ATTRIBUTE-DEFINITION-STRING-REF>title</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION>
                </ATTRIBUTE-VALUE-STRING>
              </DEFAULT-VALUE>
              <TYPE><DATATYPE-DEFINITION-STRING-REF>text</DATATYPE-DEFINITION-STRING-REF></TYPE>
            </ATTRIBUTE-DEFINITION-STRING>
          </SPEC-ATTRIBUTES>
        </SPEC-OBJECT-TYPE>
      </SPEC-TYPES>
      <SPEC-OBJECTS>
        <SPEC-OBJECT IDENTIFIER="action-1" LAST-CHANGE="2026-04-01T10:00:00Z">
          <VALUES>
            <ATTRIBUTE-VALUE-STRING THE-VALUE="Buy land&#10;Find a builder">
              <DEFINITION><ATTRIBUTE-DEFINITION-STRING-REF>title</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION>
            </ATTRIBUTE-VALUE-STRING>
          </VALUES>
          <TYPE><SPEC-OBJECT-TYPE-REF>action</SPEC-OBJECT-TYPE-REF></TYPE>
        </SPEC-OBJECT>
      </SPEC-OBJECTS>
    </REQ-IF-CONTENT>
  </CORE-CONTENT>
</REQ-IF>
XML

"$folder/venv/bin/reqif" passthrough "$folder/before.reqif" "$folder/after.reqif"
for name in before after; do
  code=0
  said="$("$folder/venv/bin/reqif" validate --use-reqif-schema "$folder/$name.reqif" 2>&1)" || code=$?
  printf '%s: validate ends with exit code %s\n%s\n' "$name" "$code" "$(grep -E '^Reason|^Validation' <<< "$said")"
  declare "valid_$name=$code"
done

"$folder/venv/bin/python" - "$folder" "$valid_before" "$valid_after" <<'PY'
import sys
import xml.etree.ElementTree

texts = []
for name in ("before", "after"):
    tree = xml.etree.ElementTree.parse(f"{sys.argv[1]}/{name}.reqif")
    texts.append([found.get("THE-VALUE") for found in tree.iter() if found.get("THE-VALUE")])
    print(f"{name}: texts {texts[-1]}")
lost = "Buy land\nFind a builder" in texts[0] and "Buy land Find a builder" in texts[1]
if not lost or sys.argv[2:] != ["0", "1"]:
    sys.exit("changed: the file survives, or is altered otherwise")
PY
