"""Whatever is written for a date, a number, a word or a name: every line that a mend says to write is read."""

import re
from typing import Final

from hypothesis import event, given
from hypothesis import strategies as st
from yaml_in import strategy_of

from alignment.documents.rewrite import quoted
from alignment.findings.finding import Finding
from alignment.model.synonyms import FIELDS_BY_NAME, VALUE_WORDS
from alignment.source import edited

FIELDS: Final = {
    "actions": ("starts", "due", "completed_on", "cost", "status"),
    "measures": ("target_value", "baseline_on", "direction", "type"),
    "sources": ("when", "closes", "who", "level", "method", "responses"),
}
LINE: Final = re.compile(r"`([a-z_]+: [^`]+)`")
NUMBERS: Final = st.integers(0, 2100).map(str)
WORDS: Final = sorted({word for table in VALUE_WORDS.values() for words in table.values() for word in words})
SIGNS: Final = st.sampled_from(
    ["/", "-", ".", ",", " ", " to ", "%", "£", "m", "bn", "Q3 ", "FY", "May ", "end of ", "~"]
)
VALUES: Final = st.one_of(
    st.lists(st.one_of(NUMBERS, SIGNS), min_size=1, max_size=6).map("".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(", ".join),
    st.dates().map(lambda day: f"{day:%d %B %Y}"),
    st.text(max_size=10),
)


def model(section: str, line: str) -> str:
    return f"{section}:\n  - id: X-1\n    title: Train\n    {line}\n"


def said_of(text: str) -> list[Finding]:
    _, findings = strategy_of(text)
    return [
        one
        for one in findings
        if one.rule in {"MODEL-DATE", "MODEL-NUMBER", "MODEL-VALUE", "MODEL-FIELD", "MODEL-TEXT"}
    ]


@given(st.sampled_from(sorted(FIELDS)), st.data(), VALUES)
def test_every_line_that_is_to_be_written_is_read(section: str, data: st.DataObject, value: str) -> None:
    field = data.draw(st.sampled_from(FIELDS[section]))
    text = model(section, f"{field}: {quoted(value)}")
    found = said_of(text)
    lines = [line for one in found for line in LINE.findall(one.fix) if line.startswith(f"{field}: ")]
    event(f"{field}: {min(len(lines), 2)} lines, or more")
    for line in lines:
        assert said_of(model(section, line)) == [], (value, line)
    for one in found:
        assert not one.edits or said_of(edited(text, one.edits)) == [], value


@given(st.sampled_from(sorted(FIELDS)), st.sampled_from(sorted(FIELDS_BY_NAME)), VALUES)
def test_every_name_that_is_put_in_place_is_one_that_can_hold_the_value(section: str, name: str, value: str) -> None:
    text = model(section, f"{name}: {quoted(value)}")
    for one in said_of(text):
        lines = [line for line in LINE.findall(one.fix) if not line.startswith("extensions")]
        event(f"{one.rule}: {'a line' if lines else 'none'}{', put in place' if one.edits else ''}")
        for line in lines if one.rule == "MODEL-FIELD" else ():
            assert said_of(model(section, line)) == [], (name, line)
        assert not one.edits or said_of(edited(text, one.edits)) == [], (name, value)
