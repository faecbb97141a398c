"""Every place that an answer names lies in the text of its file, and holds what the answer says of it."""

import re
from typing import Final, NamedTuple

from hypothesis import event, given
from hypothesis import strategies as st
from whole_checks import Answer, checked
from whole_exceptions import accepting, waivable, waiver, waiving
from whole_models import Whole, models, styles

from alignment.baseline.accept import entries_of
from alignment.findings.finding import Finding
from alignment.model.vocabularies import STAGES
from alignment.source import Location
from alignment.text import fold, split_lines, visible

COMMENT: Final = re.compile(r"(?:^|(?<=\s))#[^\n]*")
stages = st.sampled_from(STAGES)


class Shown(NamedTuple):
    """A place, what stands there, and everything that the answer says about it."""

    location: Location
    written: str
    finding: Finding
    says: str


def written_at(place: Location, lines: list[str]) -> str:
    """Gives what stands at a place, which must lie in the text."""
    assert 1 <= place.line <= place.end_line <= len(lines)
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 1
    assert (place.line, place.column) <= (place.end_line, place.end_column)
    if place.line == place.end_line:
        return lines[place.line - 1][place.column - 1 : place.end_column - 1]
    middle = lines[place.line : place.end_line - 1]
    return "\n".join(
        [lines[place.line - 1][place.column - 1 :], *middle, lines[place.end_line - 1][: place.end_column - 1]]
    )


def shown(answer: Answer) -> list[Shown]:
    """Gives every place of an answer."""
    texts = {document.source.path: split_lines(document.text) for document in answer.documents}
    return [
        Shown(place, written_at(place, texts[place.path]), finding, says)
        for finding in answer.findings
        for place, says in (
            (finding.location, finding.label),
            *((one.location, one.message) for one in finding.related),
            *([(finding.suppression.location, excepted_as(finding, answer))] if finding.suppression else []),
        )
    ]


def excepted_as(finding: Finding, answer: Answer) -> str:
    """Gives what a waiver and the list of accepted findings may name a finding by."""
    return "\n".join((finding.fingerprint, *(one.text for one in entries_of([finding], answer.strategy.id))))


def is_named(one: Shown) -> bool:
    """Tells whether what stands at a place is named by the finding: an id, a key, or a value that it is about."""
    finding = one.finding
    said = fold(" ".join((finding.rule, finding.message, finding.facet or "", finding.element or "", one.says)))
    return fold(visible(one.written.strip("'\""))) in said


def is_value(one: Shown, answer: Answer) -> bool:
    """Tells whether a place is where the value begins of the field that the finding is about."""
    place, field = one.location, (one.finding.facet or "").partition(":")[0]
    (text,) = (document.text for document in answer.documents if document.source.path == place.path)
    lines = split_lines(text)
    before = "\n".join([*lines[: place.line - 1], lines[place.line - 1][: place.column - 1]])
    return COMMENT.sub("", before).rstrip().endswith((f"{field}:", f'{field}":'))


def is_inside(one: Shown, answer: Answer) -> bool:
    """Tells whether a place is a list or a mapping inside the value of that field, as far as the element was read."""
    if not one.written.startswith(("[", "{")):
        return False
    origin = answer.strategy.origins.get(one.finding.element or "")
    written = origin.mapping.values.get((one.finding.facet or "").partition(":")[0]) if origin else None
    if written is None:
        return origin is None
    start, end = ((mark.line + 1, mark.column + 1) for mark in (written.start, written.end))
    return start < (one.location.line, one.location.column) < end


def excepted(whole: Whole, style: int, stage: str) -> Answer:
    """Checks a model with some findings waived and the rest accepted, one of them in vain."""
    files = whole.written(style)
    before = checked(files, whole.as_at, stage=stage)
    waivers = waiving(*(waiver(one, whole.as_at, whole.as_at) for one in waivable(before)[::7]))
    accepted = accepting(before).replace(b"[", b'[\n"ZQ-0007/owner",', 1)
    return checked(files, whole.as_at, stage=stage, waivers=waivers, baseline=accepted)


@given(models, styles, stages)
def test_every_place_lies_in_the_text_of_its_file(whole: Whole, style: int, stage: str) -> None:
    answer = excepted(whole, style, stage)
    event(f"{len(shown(answer)) // 200 * 200} places or more")
    assert len(shown(answer)) >= len(answer.findings) > 0


@given(models, styles, stages)
def test_every_place_holds_the_id_the_key_or_the_value_that_is_named(whole: Whole, style: int, stage: str) -> None:
    answer = excepted(whole, style, stage)
    for one in shown(answer):
        is_about = one.finding.element or one.finding.facet
        if one.written and is_about and not one.finding.rule.startswith("YAML-"):
            assert is_named(one) or is_value(one, answer) or is_inside(one, answer), one
