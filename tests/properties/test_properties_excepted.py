"""What is waived or accepted is in every form, with how much it matters, and no form tells a success without it."""

import csv
import io
import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from pathlib import Path
from typing import Final, TypeAlias

from hypothesis import event, given
from hypothesis import strategies as st
from projects import HOUSE, STRATEGY, align, early, written
from whole_exceptions import waiving

from alignment.baseline.entries import AcceptedPiece
from alignment.baseline.list_file import write_baseline
from alignment.cli.formats import CHECK, REPORT
from alignment.renderers.support.excepted import SUCCESS

_DAY: Final = ("--as-at", "2022-09-14")
FIELDS: Final = {
    "owner": ("H-OWNER", "error"),
    "measured_by": ("H-MEASURE", "warning"),
    "overseen_by": ("H-BOARD", "info"),
}
ELEMENTS: Final = ("ACT-1", "ACT-2")
STATES: Final = ("there", "open", "waived", "accepted")
Found: TypeAlias = Counter[tuple[str, str, str]]
"""Counts findings by rule, by how much they matter and why they do not count, and by what they are about."""

_STANDING: Final = r"((?:waived |accepted )?(?:error|warning|info))"
_LEVELS: Final = {"error": "error", "warning": "warning", "note": "info"}
_LISTED: Final[Mapping[str, str]] = {
    "concise": rf": {_STANDING} (H-[A-Z]+) (ACT-\d)",
    "text": rf"(?m)^{_STANDING}\[(H-[A-Z]+)\]: (ACT-\d)",
    "markdown": rf"\| {_STANDING} \| (H-[A-Z]+) \| (ACT-\d)[^|\n]*\| [^|\n]*plan\.yaml:\d",
    "report markdown": rf"- \*\*{_STANDING}\*\* (H-[A-Z]+): (ACT-\d)",
}


def listed(form: str) -> Callable[[str], Found]:
    entry = _LISTED[form]
    return lambda text: Counter((rule, standing, one) for standing, rule, one in re.findall(entry, text))


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
            str(one["element"]),
        )
        for one in findings
    )


def in_sarif(text: str) -> Found:
    found: Found = Counter()
    for one in json.loads(text)["runs"][0]["results"]:
        words = [it["justification"].split()[0].strip(":").lower() for it in one.get("suppressions", ())]
        element = one["message"]["text"].split()[0]
        found[one["ruleId"], " ".join((*words, _LEVELS[one["level"]])), element] += 1
    return found


def in_junit(text: str) -> Found:
    case = r'classname="(H-[A-Z]+)" name="(ACT-\d)[^>]*>\s*<(?:failure|skipped message="(Waived|Accepted))[^>]*type="(\w+)"'
    return Counter((rule, f"{word.lower()} {how}".strip(), one) for rule, one, word, how in re.findall(case, text))


def in_csv(text: str) -> Found:
    rows = ((row["Id"], row["What was found"]) for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    return Counter(
        (*found, element) for element, said in rows for found in re.findall(rf"(H-[A-Z]+) \({_STANDING}\)", said)
    )


def in_page(text: str) -> Found:
    entry = rf'<span class="tag [a-z ]+">{_STANDING}</span> <strong>(ACT-\d) .*?<a href="#_rule-(H-[A-Z]+)">'
    return Counter((rule, standing, element) for standing, element, rule in re.findall(entry, unescape(text)))


def in_gitlab(text: str) -> Found:
    """Reads what counts, which is all that is listed there."""
    words = {"critical": "error", "minor": "warning", "info": "info"}
    listed = [one for one in json.loads(text) if one["check_name"] != "waived-or-accepted"]
    return Counter((one["check_name"], words[one["severity"]], one["description"].split()[0]) for one in listed)


def in_github(text: str) -> Found:
    """Reads what counts, which is all that is marked there."""
    mark = r"(?m)^::(error|warning|notice) [^:]*title=(H-[A-Z]+)[^:]*::(ACT-\d)"
    words = {"notice": "info"}
    return Counter((rule, words.get(level, level), element) for level, rule, element in re.findall(mark, text))


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
OPEN: Final[Mapping[str, Callable[[str], Found]]] = {"github": in_github, "gitlab": in_gitlab}
"""Lists what counts alone: hosts would open an alert for each that is excepted."""

SILENT: Final = {"report annex", "report page"}
"""Lists no finding by its rule."""

NUMBERED: Final = (*OPEN, "report annex")
"""Says how much of each severity is waived and accepted, where it does not list it."""


def numbers_in(text: str) -> dict[str, str]:
    """Reads how much of each severity is waived and accepted: `2 errors and 1 note`."""
    said = r"((?:\d+ (?:error|warning|note)s?(?:, | and )?)+) (waived|accepted)\b(?! or)"
    return {how: number for number, how in re.findall(said, text)}


def number_on_page(text: str) -> int:
    found = re.search(r"(\d+) faults? that it found may stand for now", text)
    return int(found[1]) if found else 0


def forms_of(folder: Path) -> dict[str, str]:
    """Gives what every format of a check and of a report writes; those that list in two parts, both of them."""
    found = _checked(folder, CHECK, "show")
    counting, excepted = (_checked(folder, ("text", "markdown"), one) for one in ("hide", "only"))
    found |= {name: counting[name] + excepted[name] for name in counting}
    told = {name: align(folder, "report", *_DAY, "--format", name).bytes_out.decode() for name in REPORT}
    return {**found, **{f"report {name}": text for name, text in told.items()}}


def _checked(folder: Path, names: Iterable[str], listing: str) -> dict[str, str]:
    """Gives what one check writes in each of some formats."""
    files = [part for name in names for part in ("--format", f"{name}:../out.{name}")]
    align(folder, "check", *_DAY, "--full", "--waived", listing, *files)
    return {name: (folder.parent / f"out.{name}").read_bytes().decode() for name in names}


def _project(states: Mapping[tuple[str, str], str]) -> dict[str, str | bytes]:
    waived = [
        f"  - {{rule: {FIELDS[field][0]}, element: {element}, reason: It is being filled, approved_by: R-2, "
        "approved_on: 2022-09-01, expires: 2022-12-01}\n"
        for (element, field), state in states.items()
        if state == "waived"
    ]
    accepted = [
        AcceptedPiece("S", f"{FIELDS[field][0]}/{element}/{field}")
        for (element, field), state in states.items()
        if state == "accepted"
    ]
    given = {"owner": "R-1", "measured_by": "M-1", "overseen_by": "B-1"}
    actions = "".join(
        f"  - {{id: {element}, title: Map it"
        + "".join(f", {field}: {given[field]}" for field in FIELDS if states[element, field] == "there")
        + "}\n"
        for element in ELEMENTS
    )
    others = """\
roles: [{id: R-1, title: Head}, {id: R-2, title: Director}]
measures: [{id: M-1, title: Schools}]
boards: [{id: B-1, title: Board}]
"""
    waivers = {"strategy_model/waivers.yaml": waiving(*waived)} if waived else {}
    model = f"{early(STRATEGY)}actions:\n{actions}{others}"
    return {**HOUSE, "strategy_model/plan.yaml": model, **waivers, "align-baseline.json": write_baseline(accepted)}


def in_words(states: Mapping[tuple[str, str], str], how: str) -> str:
    """Says how much of each severity is excepted in a way."""
    found = Counter(field for (_, field), state in states.items() if state == how)
    words = {"owner": "error", "measured_by": "warning", "overseen_by": "note"}
    said = [f"{found[field]} {word}{'s' if found[field] > 1 else ''}" for field, word in words.items() if found[field]]
    return " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))


@given(st.fixed_dictionaries({(one, field): st.sampled_from(STATES) for one in ELEMENTS for field in FIELDS}))
def test_every_form_has_the_same_findings_with_how_much_they_matter_and_why_they_do_not_count(
    states: dict[tuple[str, str], str],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        forms = forms_of(written(Path(folder) / "here", _project(states)))
    words = {"open": "", "waived": "waived ", "accepted": "accepted "}
    expected = Counter(
        (FIELDS[field][0], words[state] + FIELDS[field][1], element)
        for (element, field), state in states.items()
        if state in words
    )
    counting = Counter(one for one in expected if " " not in one[1])
    assert forms.keys() == {*READ, *OPEN, *SILENT}
    assert {name: read(forms[name]) for name, read in READ.items()} == dict.fromkeys(READ, expected)
    assert {name: read(forms[name]) for name, read in OPEN.items()} == dict.fromkeys(OPEN, counting)
    numbers = {how: in_words(states, how) for how in ("waived", "accepted") if in_words(states, how)}
    assert {name: numbers_in(forms[name]) for name in NUMBERED} == dict.fromkeys(NUMBERED, numbers)
    assert number_on_page(forms["report page"]) == expected.total() - counting.total()
    excepted = {state for state in states.values() if state in {"waived", "accepted"}}
    event(f"{sorted(excepted)}")
    for name, text in forms.items() if excepted else ():
        assert not [one for one in SUCCESS if one in text], name
        if name != "report page":
            assert all(word in text.lower() for word in excepted), name
