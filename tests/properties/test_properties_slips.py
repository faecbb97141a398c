"""Whatever single sign of a plan is slipped, no element is lost in silence: it is as it was, or the slip is told beside it."""

import re
from pathlib import PurePosixPath
from typing import Final

from hypothesis import event, given, settings
from hypothesis import strategies as st
from model_in import content_of
from slip_files import BASE, PLAN

from alignment.documents.parse import parse
from alignment.findings.finding import Finding
from alignment.model.load import load
from alignment.model.metamodel import built_in_metamodel
from alignment.model.strategy import Strategy
from alignment.source import SourceFile, edited

TEXT: Final = (BASE / PLAN).read_text(encoding="utf-8")
LINES: Final = TEXT.splitlines()
NEAR: Final = 3
DROPPED: Final = re.compile(r"-(?= )|(?<=-) |:(?= |$)|(?<=:) |[\[\]\"]", re.MULTILINE)


def read(text: str) -> tuple[Strategy, tuple[Finding, ...], bool]:
    document, faults = parse(SourceFile(PurePosixPath("plan.yaml"), text.encode()))
    strategy, findings = load([document], built_in_metamodel())
    return strategy, (*faults, *findings), document.is_whole and not strategy.unread


WHOLE: Final = content_of(read(TEXT)[0])


@st.composite
def slipped(draw: st.DrawFn) -> tuple[str, int]:
    """Draws the plan with one sign dropped, or a line moved by a space, and the line where that was."""
    if draw(st.booleans()):
        at = draw(st.sampled_from([found.start() for found in DROPPED.finditer(TEXT)]))
        return TEXT[:at] + TEXT[at + 1 :], TEXT.count("\n", 0, at) + 1
    number = draw(st.sampled_from([number for number, line in enumerate(LINES) if line.strip()]))
    line = draw(st.sampled_from([f" {LINES[number]}", LINES[number].removeprefix(" ")]))
    return "\n".join([*LINES[:number], line, *LINES[number + 1 :], ""]), number + 1


@given(slipped())
@settings(deadline=None)
def test_a_slip_of_one_sign_loses_no_element_in_silence(made: tuple[str, int]) -> None:
    text, line = made
    strategy, findings, is_whole = read(text)
    after = content_of(strategy)
    otherwise = [name for name, content in WHOLE.items() if after.get(name) != content]
    near = [one for one in findings if abs(one.location.line - line) <= NEAR]
    event("as it was" if not otherwise else "told" if near else "silent")
    assert near or not otherwise, (text.splitlines()[line - 2 : line + 2], findings)
    assert not (set(otherwise) - after.keys()) or not is_whole or {one.rule for one in near} & {"MODEL-SECTION"}


@given(slipped())
@settings(deadline=None)
def test_the_mend_of_a_slip_of_yaml_takes_it_away(made: tuple[str, int]) -> None:
    text, _ = made
    _, findings, _ = read(text)
    for one in findings:
        if one.rule.startswith("YAML-") and one.edits:
            after = read(edited(text, one.edits))[1]
            assert (one.rule, one.location, one.says) not in [(rest.rule, rest.location, rest.says) for rest in after]
