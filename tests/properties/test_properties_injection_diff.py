"""No text in a comparison changes what its outputs are made of."""

from pathlib import PurePosixPath

import pytest
from formats_in import shape
from hostile import HARMLESS, HOSTILE, PLANTED
from hypothesis import given
from markdown_in import SELF_LINKED, words
from whole_reports import filled, planted_in, whole_comparison

from alignment.cli.formats import DIFF
from alignment.results.check import RenderOptions
from alignment.results.comparison import Comparison


def rendered(name: str, text: str) -> bytes:
    """Renders a comparison, a text planted in all that is said in it and in where it stands."""
    comparison = planted_in(whole_comparison(), text)
    options = RenderOptions(width=10**6, base=PurePosixPath(text.replace("/", "-")))
    return DIFF[name].render(comparison, options)


def test_a_text_is_planted_in_every_field_that_a_comparison_has() -> None:
    fields = {**filled(whole_comparison()), "Finding.suppression": True}  # what does not count neither came nor went
    assert [name for name, has in fields.items() if not has] == []
    assert {f"Comparison.{field}" for field in Comparison._fields} <= fields.keys()


@pytest.mark.parametrize("name", DIFF)
def test_no_text_changes_what_a_comparison_is_made_of(name: str) -> None:
    harmless = shape(name, rendered(name, HARMLESS))
    for text in PLANTED:
        assert shape(name, rendered(name, text)) == harmless, text


@pytest.mark.parametrize("name", DIFF)
@given(text=HOSTILE.filter(bool))
def test_nor_does_any_other(name: str, text: str) -> None:
    assert shape(name, rendered(name, text)) == shape(name, rendered(name, HARMLESS))


def test_sites_that_render_markdown_link_nothing_on_their_own() -> None:
    assert [text for text in PLANTED if SELF_LINKED.search(words(rendered("markdown", text).decode()))] == []


@pytest.mark.parametrize("name", DIFF)
def test_every_output_shows_what_is_planted_in_it(name: str) -> None:
    assert b"Kilroy" in rendered(name, "Kilroy")
