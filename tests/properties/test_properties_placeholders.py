"""A placeholder is never better than nothing, whatever a rule asks for."""

from random import Random
from typing import Final

from hypothesis import event, given
from hypothesis import strategies as st
from oracle.random_models import PLACEHOLDERS, Raw, Value
from rules_kinds import LINKS, SECTIONS
from whole_checks import METAMODEL, Answer, checked
from whole_models import Entry, Whole, dices, readable_models, styles

from alignment.model.field_types import TextType
from alignment.model.vocabularies import STAGES

KIND_OF: Final = {section: kind for kind, section in SECTIONS.items()}
stages = st.sampled_from(STAGES)


def is_read(entry: Entry, key: str) -> bool:
    """Tells whether placeholders count as nothing under a key: everywhere but in free text, and in what names it."""
    field = METAMODEL.kinds[KIND_OF[entry.section]].fields.get(key)
    is_free = field is not None and isinstance(field.type, TextType) and field.type.is_free
    return key != "id" and not is_free


def placeholder(key: str, dice: Random) -> Value:
    """Writes a placeholder in one of the ways in which people do: alone, in a list, as the end of a link."""
    text = dice.choice((*PLACEHOLDERS, "tbc.", "[ ]", "\uff34\uff22\uff23", "TBC.", "Not  Known", "—"))
    said: Value = Raw("~") if text == "~" else text
    if key in LINKS and dice.random() < 0.3:
        said = {"to": said, "basis": "stated"}
    return [said] if key in {*LINKS, "who", "tags"} and dice.random() < 0.4 else said


def of_rules(answer: Answer) -> list[tuple[str, str, str | None, str | None]]:
    return sorted((finding.rule, str(finding.severity), finding.element, finding.facet) for finding in answer.of_rules)


@given(readable_models, dices, styles, stages)
def test_a_placeholder_is_found_wanting_as_if_nothing_were_written(
    whole: Whole, dice: Random, style: int, stage: str
) -> None:
    chosen = {
        (entry.id, key): placeholder(key, dice)
        for entry in whole.entries
        for key in entry.keys
        if is_read(entry, key) and dice.random() < 0.15
    }

    def without(entry: Entry) -> Entry:
        return entry._replace(keys={key: one for key, one in entry.keys.items() if (entry.id, key) not in chosen})

    def placed(entry: Entry) -> Entry:
        return entry._replace(keys={key: chosen.get((entry.id, key), one) for key, one in entry.keys.items()})

    event(f"{len(chosen) // 20 * 20} placeholders or more")
    nothing, empty_words = (
        checked(whole.mapped(change).written(style), whole.as_at, stage=stage) for change in (without, placed)
    )
    assert of_rules(empty_words) == of_rules(nothing)
    assert empty_words.became == nothing.became


@given(readable_models, dices, styles, stages)
def test_a_placeholder_beside_what_is_there_adds_nothing_to_it(
    whole: Whole, dice: Random, style: int, stage: str
) -> None:
    def with_more(entry: Entry) -> Entry:
        keys = dict(entry.keys)
        for key, value in entry.keys.items():
            if isinstance(value, list) and value:
                at = dice.randint(0, len(value))
                keys[key] = [*value[:at], dice.choice(("TBC", "N/A", "?", "see link")), *value[at:]]
        return entry._replace(keys=keys)

    before = checked(whole.written(style), whole.as_at, stage=stage)
    after = checked(whole.mapped(with_more).written(style), whole.as_at, stage=stage)
    assert of_rules(after) == of_rules(before)
    assert after.became == before.became
