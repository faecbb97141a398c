"""Messages with gaps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.rules.rule import Template


@pytest.mark.parametrize(
    ("text", "gaps", "filled"),
    [
        ("has no owner", (), "has no owner"),
        ("lacks {path}", ("path",), "lacks it"),
        ("{path} and {path}", ("path", "path"), "it and it"),
        ("lacks {{path}}", (), "lacks {path}"),
        ("{{{path}}}", ("path",), "{it}"),
        ("", (), ""),
        ("one\ntwo {path}", ("path",), "one\ntwo it"),
    ],
)
def test_gaps_are_filled_and_doubled_braces_are_braces(text: str, gaps: tuple[str, ...], filled: str) -> None:
    template = Template.of(text)
    assert template.gaps == gaps
    assert template.fill({"path": "it"}) == filled


@pytest.mark.parametrize(
    ("text", "gap"), [("{", "{"), ("a } b", "}"), ("{}", ""), ("{path.x}", "path.x"), ("{0}", "0")]
)
def test_whatever_else_stands_in_braces_is_a_gap_of_its_own_name(text: str, gap: str) -> None:
    assert Template.of(text).gaps == (gap,)


@given(st.text())
def test_any_text_with_its_braces_doubled_is_said_as_it_is(text: str) -> None:
    template = Template.of(text.replace("{", "{{").replace("}", "}}"))
    assert template.gaps == ()
    assert template.fill({}) == text


@given(st.text())
def test_what_fills_a_gap_is_never_read_again(value: str) -> None:
    assert Template.of("a {path} b").fill({"path": value}) == f"a {value} b"
