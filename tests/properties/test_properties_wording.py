"""How a model is laid out, worded and numbered changes nothing that anybody relies on."""

import re
from dataclasses import replace
from random import Random
from typing import Final

from hypothesis import given
from hypothesis import strategies as st
from oracle.random_models import Raw, Value
from packs_in import RULES
from rules_kinds import FIELDS, SECTIONS
from whole_checks import checked, fingerprints, unplaced
from whole_models import Entry, Whole, dices, models, styles

from alignment.findings.finding import Finding
from alignment.model.absence import kind_of_absence
from alignment.model.vocabularies import STAGES
from alignment.rules.conditions import paths_of, whole_of
from alignment.text import fold

KIND_OF: Final = {section: kind for kind, section in SECTIONS.items()}
PLACE: Final = re.compile(r" at line \d+")
ID: Final = re.compile(r"ZQ-\d{4}")
READ: Final = {
    (kind, path.field)
    for rule in RULES.values()
    for condition in rule.conditions
    for one in whole_of(condition)
    for path in paths_of(one)
    for kind in path.end
    if path.field
}
"""The fields that some rule reads, by kind."""

stages = st.sampled_from(STAGES)


def relined(finding: Finding) -> Finding:
    """Gives a finding without its places, those in its sentence left out too."""
    return replace(unplaced(finding), says=PLACE.sub("", finding.says))


@given(models, styles, styles, stages)
def test_another_layout_changes_only_places(whole: Whole, style: int, another: int, stage: str) -> None:
    one = checked(whole.written(style), whole.as_at, stage=stage)
    other = checked(whole.written(another), whole.as_at, stage=stage)
    assert other.became == one.became
    both = [[finding for finding in it.findings if finding.rule != "YAML-COMMENT"] for it in (other, one)]
    assert [relined(finding) for finding in both[0]] == [relined(finding) for finding in both[1]]
    assert fingerprints(both[0]) == fingerprints(both[1])


def reworded(entry: Entry, dice: Random) -> Entry:
    """Gives an entry with other words wherever no rule reads them; equal titles stay equal."""
    kind = KIND_OF.get(entry.section)
    if kind is None:
        return entry
    return entry._replace(keys={key: in_other_words(kind, key, value, dice) for key, value in entry.keys.items()})


def in_other_words(kind: str, key: str, value: Value, dice: Random) -> Value:
    if not isinstance(value, str) or isinstance(value, Raw) or not value.strip():
        return value
    if key == "title" and not kind_of_absence(value):
        return f"Said otherwise: {fold(value)[::-1]}"
    is_free = FIELDS[kind].get(key) in {"free", "text"} and key != "id"
    if not is_free or (kind, key) in READ or kind_of_absence(value):
        return value
    return dice.choice(("In other words", "“Words”, words, words", "Wörter: drei?", "#1", f"{value}, once more"))


@given(models, dices, styles, stages)
def test_other_words_change_no_fingerprint_and_no_outcome(whole: Whole, dice: Random, style: int, stage: str) -> None:
    other_words = whole.mapped(lambda entry: reworded(entry, dice))
    one = checked(whole.written(style), whole.as_at, stage=stage)
    other = checked(other_words.written(style), whole.as_at, stage=stage)
    assert fingerprints(other.findings) == fingerprints(one.findings)
    assert other.became == one.became


def test_rules_read_some_words_and_leave_most_to_the_author() -> None:
    assert {("action", "slip_reason"), ("risk", "title"), ("contingency", "trigger")} <= READ
    assert not {("action", "title"), ("risk", "cause"), ("strategy", "aim"), ("action", "notes")} & READ


@given(models, dices, styles, stages)
def test_other_ids_in_the_same_order_rename_findings_only(whole: Whole, dice: Random, style: int, stage: str) -> None:
    files = whole.written(style)
    there = sorted({found for text in files.values() for found in ID.findall(text)})
    others = sorted(dice.sample(range(1000, 10000), len(there)))
    names = {old: f"ZQ-{new}" for old, new in zip(there, others, strict=True)}

    def new(text: str | None) -> str:
        return ID.sub(lambda found: names[found[0]], text or "")

    def asked(fix: str) -> str:
        return re.sub(r"id: ZQ-[0-9]+", "id: one that is free", fix)

    one = checked(files, whole.as_at, stage=stage)
    other = checked({name: new(text) for name, text in files.items()}, whole.as_at, stage=stage)
    assert fingerprints(other.findings) == {new(name): count for name, count in fingerprints(one.findings).items()}
    assert [finding.location for finding in other.findings] == [finding.location for finding in one.findings]
    assert [(finding.message, asked(finding.fix)) for finding in other.findings] == [
        (new(finding.message), new(asked(finding.fix))) for finding in one.findings
    ]
    assert other.became == one.became
