"""However an answer is gathered and however much of it is listed, it has the same findings, each once."""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from hypothesis import event, given
from hypothesis import strategies as st
from projects import HOUSE, STRATEGY, align, early, written
from whole_exceptions import waiving

from alignment.baseline.entries import AcceptedPiece
from alignment.baseline.list_file import write_baseline
from alignment.cli.formats import CHECK
from alignment.results.groups import Grouping

FIELDS: Final = {"owner": ("H-OWNER", "R-1"), "measured_by": ("H-MEASURE", "M-1"), "overseen_by": ("H-BOARD", "B-1")}
SEVERITIES: Final = {"H-OWNER": "error", "H-MEASURE": "warning", "H-BOARD": "info"}
STATES: Final = ("there", "open", "waived", "accepted")
TARGETS: Final = "roles: [{id: R-1, title: Head}, {id: R-2, title: Director}]\nmeasures: [{id: M-1, title: Count}]\nboards: [{id: B-1, title: Board}]\n"
Actions: TypeAlias = list[dict[str, str]]
Found: TypeAlias = Counter[tuple[str, str, str]]
"""Counts findings by rule, element, and how much they matter or why they do not count."""

_STANDING: Final = r"(?P<standing>(?:waived |accepted )?(?:error|warning|info))"
_LINE: Final[Mapping[str, re.Pattern[str]]] = {
    "text": re.compile(rf"(?:  (?:\d+: )?)?{_STANDING}\[(?P<rule>[A-Z-]+)\]: (?P<element>\S+)"),
    "concise": re.compile(rf"\S+: {_STANDING} (?P<rule>H-[A-Z]+) (?P<element>\S+)"),
    "markdown": re.compile(rf"\| {_STANDING} \| (?P<rule>H-[A-Z]+) \| (?P<element>A-\d+) "),
}
_BY_RULE: Final = re.compile(r"(H-[A-Z]+) +(?:\w+: )?(?:(\d+) of|A-)|\d+ \w+ of 1 rule: (H-[A-Z]+) (\d+)\.")


def project_of(actions: Actions) -> dict[str, str | bytes]:
    """Writes actions that lack some links, of which some may lack them."""
    listed, waivers, accepted = [], [], []
    for number, states in enumerate(actions):
        there = [f"{field}: {FIELDS[field][1]}" for field, state in states.items() if state == "there"]
        listed.append(f"  - {{{', '.join([f'id: A-{number}', f'title: Do {number}', *there])}}}\n")
        for field, state in states.items():
            rule = FIELDS[field][0]
            if state == "waived":
                waivers.append(
                    f"  - {{rule: {rule}, element: A-{number}, reason: It is being filled, approved_by: R-2, "
                    "approved_on: 2022-09-01, expires: 2022-12-01}\n"
                )
            elif state == "accepted":
                accepted.append(AcceptedPiece("S", f"{rule}/A-{number}/{field}"))
    excepted = {"strategy_model/waivers.yaml": waiving(*waivers)} if waivers else {}
    model = {
        "strategy_model/a.yaml": early(STRATEGY) + TARGETS,
        "strategy_model/b.yaml": f"actions:\n{''.join(listed)}",
    }
    return {**HOUSE, **model, **excepted, "align-baseline.json": write_baseline(accepted)}


def expected(actions: Actions, *states: str) -> Found:
    """Counts what is to be found of some states, from what was written."""
    found: Found = Counter()
    for number, lacking in enumerate(actions):
        for field, state in lacking.items():
            rule = FIELDS[field][0]
            if state in states:
                found[rule, f"A-{number}", f"{'' if state == 'open' else f'{state} '}{SEVERITIES[rule]}"] += 1
    return found


def found_in(form: str, out: str, *, is_under_elements: bool) -> Found:
    """Counts the lines of findings; in text the element stands over them where they are gathered by it."""
    over = ""
    found: Found = Counter()
    for line in out.splitlines():
        if hit := _LINE[form].match(line):
            found[hit["rule"], over if is_under_elements else hit["element"], hit["standing"]] += 1
        elif not line.startswith(" "):
            over = line.split(" ")[0]
    return found


def numbers_of(out: str) -> Iterator[tuple[str, int]]:
    """Gives the number of each rule on a first screen."""
    for rule, several, counted, number in _BY_RULE.findall(out):
        yield rule or counted, int(number or several or 1)


@given(
    st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, st.sampled_from(STATES))), min_size=1, max_size=4),
    st.sampled_from(list(Grouping)),
    st.sampled_from([(), ("--full",)]),
)
def test_every_list_has_the_same_findings_however_it_is_gathered(
    actions: Actions, grouping: Grouping, full: tuple[str, ...]
) -> None:
    options = ("--as-at", "2022-09-14", "--group-by", grouping.value, *full)
    with tempfile.TemporaryDirectory() as folder:
        project = written(Path(folder), project_of(actions))
        files = [part for name in CHECK for part in ("--format", f"{name}:out.{name}")]
        align(project, "check", "--as-at", "2022-09-14", *files)
        plain = {name: (project / f"out.{name}").read_bytes() for name in CHECK}
        align(project, "check", *options, *files)
        told = {name: (project / f"out.{name}").read_bytes() for name in CHECK}
        only = align(project, "check", *options, "--waived", "only").out
    of_programs = {name for name, form in CHECK.items() if not form.has_groups}
    assert {name: told[name] for name in of_programs} == {name: plain[name] for name in of_programs}
    answer = json.loads(plain["json"])["strategies"][0]["findings"]
    told_by_json = Counter(
        (
            one["rule"],
            one["element"],
            f"{one['suppression']['kind']} {one['severity']}" if one["suppression"] else one["severity"],
        )
        for one in answer
    )
    assert told_by_json == expected(actions, "open", "waived", "accepted")
    is_bare = grouping is Grouping.ELEMENT
    text = told["text"].decode()
    is_counted = grouping is Grouping.RULE and not full and len(expected(actions, "open")) > 5
    event("counted" if is_counted else grouping.value)
    if is_counted:
        by_rule = Counter(rule for rule, _, _ in expected(actions, "open").elements())
        assert Counter(dict(numbers_of(text))) == by_rule
    else:
        seen = found_in("text", text, is_under_elements=is_bare and not full)
        assert seen == expected(actions, "open", "waived")
        excepted = found_in("text", only, is_under_elements=is_bare and not full)
        assert excepted == expected(actions, "waived", "accepted")
    lines = found_in("concise", told["concise"].decode(), is_under_elements=False)
    assert lines == expected(actions, "open", "waived", "accepted")
    _, _, rows = told["markdown"].decode().rpartition("| Found |")
    assert found_in("markdown", rows, is_under_elements=False) == expected(actions, "open")
