#!/usr/bin/env bash
# Package:   sarif-tools 3.0.5.
# Question:  Does `sarif --check error` fail for results that SARIF 2.1.0 marks as accepted, or as gone since the baseline?
# Guess:     No; that is what `suppressions` (status accepted) and `baselineState` (absent) are for.
# Behaviour: Both count in full as errors, in the summary and in the exit code.
# Seen:      2026-11-30. Two results, one accepted and one absent, none open: "error: 2", exit code 2.
# Matters:   A gate that reads SARIF through this tool blocks a plan whose every finding was waived by name or mended,
#            and its totals disagree with those of the program that wrote the file.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'sarif-tools==3.0.5' || exit 2

cat > "$folder/plan.sarif" <<'JSON'
{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {"driver": {"name": "plan-checker", "rules": [{"id": "OWNER"}]}},
      "results": [
        {
          "ruleId": "OWNER", "level": "error", "message": {"text": "A1 has no owner"},
          "locations": [{"physicalLocation": {"artifactLocation": {"uri": "plan.yaml"}, "region": {"startLine": 3}}}],
          "baselineState": "unchanged",
          "suppressions": [{"kind": "external", "status": "accepted", "justification": "The post is being filled."}]
        },
        {
          "ruleId": "OWNER", "level": "error", "message": {"text": "A2 has no owner"},
          "locations": [{"physicalLocation": {"artifactLocation": {"uri": "plan.yaml"}, "region": {"startLine": 9}}}],
          "baselineState": "absent"
        }
      ]
    }
  ]
}
JSON

code=0
said="$("$folder/venv/bin/sarif" --check error summary "$folder/plan.sarif" 2>&1)" || code=$?
printf '%s\nexit code %s\n' "$said" "$code"
if [ "$code" -eq 0 ] || ! grep -q '^error: 2$' <<< "$said"; then
  echo "changed: sarif-tools no longer counts both as errors" >&2
  exit 1
fi
