#!/usr/bin/env bash
# Package:   odfdo 3.27.3 (python-calamine 0.9.1 beside it).
# Question:  Does a reader of .ods files give every row of a sheet whose rows are grouped in two levels?
# Guess:     Yes; grouping is how the sheet is shown, not what it holds.
# Behaviour: odfdo gives the rows of the first level of groups and leaves out those of a group within a group, silently:
#            not in get_values(), not in height, not in rows. calamine reads the same file whole.
# Seen:      2026-11-30. Of 7 rows odfdo gives 5, without both actions; calamine gives 7.
# Matters:   Plans are kept as outlines (priority, goal, action), and spreadsheet programs save an outline as groups in
#            groups. An importer loses the lowest level, which is the actions, and nothing says so.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'odfdo==3.27.3' 'python-calamine==0.9.1' || exit 2

"$folder/venv/bin/python" - "$folder/plan.ods" <<'PY'
import sys
import zipfile

import odfdo
import python_calamine

path = sys.argv[1]
SHEET = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = "urn:oasis:names:tc:opendocument:xmlns"


def row(*words):
    cells = (f'<table:table-cell office:value-type="string"><text:p>{word}</text:p></table:table-cell>' for word in words)
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def group(*rows):
    return f"<table:table-row-group>{''.join(rows)}</table:table-row-group>"


actions = group(row("Action", "Buy land"), row("Action", "Find a builder"))
goals = group(row("Goal", "Twelve homes"), actions, row("Goal", "One office"))
rows = row("Level", "Title") + row("Priority", "Homes") + goals + row("Priority", "Health")
content = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="{NAMES}:office:1.0" xmlns:table="{NAMES}:table:1.0"
 xmlns:text="{NAMES}:text:1.0" office:version="1.3"><office:body><office:spreadsheet><table:table table:name="Plan">
<table:table-column table:number-columns-repeated="2"/>{rows}</table:table></office:spreadsheet></office:body>
</office:document-content>"""
manifest = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="{NAMES}:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{SHEET}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
with zipfile.ZipFile(path, "w") as archive:
    archive.writestr("mimetype", SHEET, zipfile.ZIP_STORED)
    archive.writestr("content.xml", content)
    archive.writestr("META-INF/manifest.xml", manifest)

table = odfdo.Document(path).body.tables[0]
lost = table.get_values()
whole = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name("Plan").to_python()
print(f"odfdo, height {table.height}, {len(lost)} rows:", lost)
print(f"calamine, {len(whole)} rows:", whole)
missing = [cells for cells in whole if cells not in lost]
print("left out by odfdo:", missing)
if len(whole) != 7 or missing != [["Action", "Buy land"], ["Action", "Find a builder"]]:
    sys.exit("changed: odfdo no longer leaves out exactly the rows of the inner group")
PY
