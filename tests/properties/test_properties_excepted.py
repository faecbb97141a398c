"""What is waived or accepted is in every form, with how much it matters, and no form tells a success without it."""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path
from typing import Final, TypeAlias

from hypothesis import event, given
from hypothesis import strategies as st
from projects import HOUSE, align, without, written
from whole_exceptions import waiving

from alignment.baseline.entries import AcceptedPiece
from alignment.baseline.list_file import write_baseline
from alignment.cli.formats import CHECK, REPORT
from alignment.renderers.support.excepted import SUCCESS

FIELDS: Final = {
    "owner": ("H-OWNER", "error"),
    "measured_by": ("H-MEASURE", "warning"),
    "overseen_by": ("H-BOARD", "info"),
}
STATES: Final = ("there", "open", "waived", "accepted")
Found: TypeAlias = Counter[tuple[str, str]]
_STANDING: Final = r"((?:waived |accepted )?(?:error|warning|info))"
_LEVELS: Final = {"error": "error", "warning": "warning", "note": "info"}
_LISTED: Final[Mapping[str, str]] = {
    "concise": rf": {_STANDING} (H-[A-Z]+) ",
    "text": rf"(?m)^{_STANDING}\[(H-[A-Z]+)\]: ",
    "markdown": rf"\| {_STANDING} \| (H-[A-Z]+) \|",
    "report markdown": rf"- \*\*{_STANDING}\*\* (H-[A-Z]+): ",
}


def listed(form: str) -> Callable[[str], Found]:
    return lambda text: Counter((rule, standing) for standing, rule in re.findall(_LISTED[form], text))


def in_json(text: str) -> Found:
    answer = json.loads(text)
    return _told(answer["strategies"][0]["findings"] if "strategies" in answer else answer["findings"])


def in_lines(text: str) -> Found:
    return _told([one for one in map(json.loads, text.splitlines()) if one["type"] == "finding"])


def _told(findings: list[dict[str, dict[str, str]]]) -> Found:
    return Counter(
        (
            str(one["rule"]),
            f"{one['suppression']['kind']} {one['severity']}" if one["suppression"] else str(one["severity"]),
        )
        for one in findings
    )


def in_sarif(text: str) -> Found:
    found: Found = Counter()
    for one in json.loads(text)["runs"][0]["results"]:
        words = [it["justification"].split()[0].strip(":").lower() for it in one.get("suppressions", ())]
        found[one["ruleId"], " ".join((*words, _LEVELS[one["level"]]))] += 1
    return found


def in_junit(text: str) -> Found:
    case = r'classname="(H-[A-Z]+)"[^>]*>\s*<(?:failure|skipped message="(Waived|Accepted))[^>]*type="(\w+)"'
    return Counter((rule, f"{word.lower()} {severity}".strip()) for rule, word, severity in re.findall(case, text))


def in_csv(text: str) -> Found:
    return Counter(re.findall(rf"(H-[A-Z]+) \({_STANDING}\)", text))


def in_page(text: str) -> Found:
    entry = rf'<span class="tag [a-z ]+">{_STANDING}</span> <a href="[^"]+">(H-[A-Z]+)</a>'
    return Counter((rule, standing) for standing, rule in re.findall(entry, unescape(text)))


READ: Final[Mapping[str, Callable[[str], Found]]] = {
    **{name: listed(name) for name in _LISTED},
    "json": in_json,
    "jsonl": in_lines,
    "sarif": in_sarif,
    "junit": in_junit,
    "report json": in_json,
    "report csv": in_csv,
    "report html": in_page,
}
SILENT: Final = {"github", "gitlab", "report annex", "report page"}
"""Lists what counts alone, or no finding at all: hosts would open an alert for each that is excepted."""


def forms_of(folder: Path) -> dict[str, str]:
    """Gives what every format of a check and of a report writes; those that list in two parts, both of them."""
    found: dict[str, str] = {}
    for name in CHECK:
        listings = ("show", "only") if name in {"text", "markdown"} else ("show",)
        found[name] = "".join(_run(folder, "check", name, "--full", "--waived", one) for one in listings)
    return {**found, **{f"report {name}": _run(folder, "report", name) for name in REPORT}}


def _run(folder: Path, command: str, form: str, *arguments: str) -> str:
    return align(folder, command, "--as-at", "2022-09-14", "--format", form, *arguments).bytes_out.decode()


def _project(states: Mapping[str, str]) -> dict[str, str | bytes]:
    lacking = [field for field, state in states.items() if state != "there"]
    waived = [
        f"  - {{rule: {FIELDS[field][0]}, element: ACT-1, reason: It is being filled, approved_by: R-2, "
        "approved_on: 2022-09-01, expires: 2022-12-01}\n"
        for field, state in states.items()
        if state == "waived"
    ]
    accepted = [
        AcceptedPiece("S", f"{FIELDS[field][0]}/ACT-1/{field}")
        for field, state in states.items()
        if state == "accepted"
    ]
    model = without(*lacking).replace("roles:\n", "roles:\n  - {id: R-2, title: Director}\n")
    waivers = {"strategy_model/waivers.yaml": waiving(*waived)} if waived else {}
    return {**HOUSE, "strategy_model/plan.yaml": model, **waivers, "align-baseline.json": write_baseline(accepted)}


@given(st.fixed_dictionaries(dict.fromkeys(FIELDS, st.sampled_from(STATES))))
def test_every_form_has_the_same_findings_with_how_much_they_matter_and_why_they_do_not_count(
    states: dict[str, str],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        forms = forms_of(written(Path(folder), _project(states)))
    words = {"open": "", "waived": "waived ", "accepted": "accepted "}
    expected = Counter(
        (FIELDS[field][0], words[state] + FIELDS[field][1]) for field, state in states.items() if state in words
    )
    assert forms.keys() == {*READ, *SILENT}
    for name, read in READ.items():
        told = read(forms[name])
        assert set(told) == set(expected), name
    excepted = {state for state in states.values() if state in {"waived", "accepted"}}
    event(f"{sorted(excepted)}")
    for name, text in forms.items() if excepted else ():
        assert not [one for one in SUCCESS if one in text], name
        if name not in {"gitlab", "report page"}:
            assert all(word in text.lower() for word in excepted), name
