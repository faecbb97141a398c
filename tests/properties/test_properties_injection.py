"""No text in a report changes what any output is made of: not a line more, not a command, not a link, not an element."""

from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath

import pytest
from formats_in import shape
from hostile import HARMLESS, HOSTILE, PLANTED
from hypothesis import example, given
from markdown_in import SELF_LINKED, words
from whole_reports import filled, planted, whole_report

from alignment.cli.formats import CHECK
from alignment.findings.finding import Finding
from alignment.results.check import Listing, RenderOptions, Report, RuleOutcome, Shown


def rendered(name: str, text: str, listing: Listing = Listing.SHOW) -> bytes:
    """Renders two strategies, one of them rule by rule, a text planted in all that is said of either and in where it stands."""
    options = RenderOptions(width=10**6, base=PurePosixPath(text.replace("/", "-")), waived=listing)
    report = planted(whole_report(), text)
    both = {"a": report, "b": replace(report, groups=None)}
    return CHECK[name].render([Shown(one, options._replace(name=f"{text}{of}")) for of, one in both.items()])


def test_a_text_is_planted_in_every_field_that_a_report_has() -> None:
    fields = filled(whole_report())
    assert len(fields) > 80
    assert [name for name, has in fields.items() if not has] == []
    assert {f"{kind.__name__}.{field}" for kind in (Finding, Report) for field in kind.__slots__} <= fields.keys()
    assert {f"RuleOutcome.{field}" for field in RuleOutcome._fields} <= fields.keys()


@pytest.mark.parametrize("name", CHECK)
def test_no_text_changes_what_an_output_is_made_of(name: str) -> None:
    harmless = shape(name, rendered(name, HARMLESS))
    for text in PLANTED:
        assert shape(name, rendered(name, text)) == harmless, text


@cache
def harmless(name: str, listing: Listing) -> object:
    return shape(name, rendered(name, HARMLESS, listing))


@pytest.mark.parametrize("name", CHECK)
@given(text=HOSTILE.filter(bool))
@example(text="\n" * 3)
def test_nor_does_any_other(name: str, text: str) -> None:
    for listing in Listing:
        assert shape(name, rendered(name, text, listing)) == harmless(name, listing)


def test_sites_that_render_markdown_link_nothing_on_their_own() -> None:
    assert [text for text in PLANTED if SELF_LINKED.search(words(rendered("markdown", text).decode()))] == []


@pytest.mark.parametrize("name", CHECK)
def test_every_output_shows_what_is_planted_in_it(name: str) -> None:
    assert b"Kilroy" in rendered(name, "Kilroy")
