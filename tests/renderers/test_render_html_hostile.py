"""No text of a strategy changes what the page is made of, or turns round what stands beside it."""

from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_in import SVG, Page, project, report_in

from alignment.renderers import html

HOSTILE: Final = (
    "</script><script>alert(1)</script>",
    "</style></title></textarea></table></svg>",
    "<!-- x -->",
    "<!doctype html><base href=//example.org>",
    "\" onmouseover='x' autofocus data-x=`",
    "{{ 7 * 7 }} {% raw %} {# #}",
    "]]> <![CDATA[ <?php ?>",
    r"\x00 \u0000 &#0; &#x202e; &lt;b&gt; &amp",
    "שלום <b> مرحبا",
    "W" * 400,
    "=1+1 | *a* [b](javascript:alert(1))",
    "a\n</li></td>\nb",
)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Page:
    return report_in(project(tmp_path_factory.mktemp("harmless")))


def of_text(folder: Path, text: str) -> Page:
    page = report_in(project(folder, text))
    assert text.split(maxsplit=1)[0].lower() in page.root.findtext("head/title", "").lower()
    return page


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(tmp_path: Path, harmless: Page, text: str) -> None:
    page = of_text(tmp_path, text)
    assert page.outline() == harmless.outline()
    assert page.ids() == harmless.ids()
    assert page.links() == harmless.links()


@pytest.mark.parametrize("name", ["<b>&amp;\"'", "{{ x }}", "--><!--", "w" * 200])
def test_a_hostile_name_of_a_file_is_text(tmp_path: Path, harmless: Page, name: str) -> None:
    page = report_in(project(tmp_path, file=name))
    assert sorted(page.outline()) == sorted(harmless.outline())
    assert f"strategy_model/{name}.yaml" in ["".join(one.itertext()) for one in page.all("table")[-1].iter("th")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("<>&\"'`=/!-[]{}%#\\ abשم\u00a0"), min_size=1, max_size=24).filter(str.strip))
def test_no_text_changes_what_the_page_is_made_of(tmp_path: Path, harmless: Page, text: str) -> None:
    page = report_in(project(tmp_path, f"Plan {text} end"))
    assert page.outline() == harmless.outline()
    assert page.ids() == harmless.ids()


def test_text_from_right_to_left_is_set_apart(tmp_path: Path) -> None:
    page = report_in(project(tmp_path, "שלום"))
    assert (page.root.find("body/header/h1/bdi")) is not None
    loose = [one for one in page.root.iter() if "שלום" in (one.text or "") + (one.tail or "") and one.tag != "bdi"]
    assert {one.tag for one in loose} <= {
        "title",
        "script",
        "option",
        "code",  # what follows it stands in the `bdi` around both
        *(SVG + name for name in ("text", "tspan", "title", "desc")),
    }


@pytest.mark.parametrize("char", "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
def test_what_steers_direction_stays_inside(char: str) -> None:
    steered = f"a{char}b"
    assert str(html._isolated(steered)) == f"<bdi>{steered}</bdi>"  # noqa: SLF001 - no such text is ever loaded
    assert str(html._coded(f"`x` {steered}")) == f"<bdi><code>x</code> {steered}</bdi>"  # noqa: SLF001


def test_words_longer_than_a_column_may_break_and_others_not() -> None:
    assert str(html._isolated("W" * 20 + " " + "V" * 20)) == "W" * 20 + " " + "V" * 20  # noqa: SLF001
    assert str(html._isolated("<" + "W" * 60)) == f"&lt;{'W' * 19}<wbr>{'W' * 20}<wbr>{'W' * 20}<wbr>W"  # noqa: SLF001


def test_backticks_set_code_and_an_odd_one_is_a_backtick() -> None:
    assert html._coded("write `owner: <x>`") == "write <code>owner: &lt;x&gt;</code>"  # noqa: SLF001
    assert html._coded("a ` b") == "a ` b"  # noqa: SLF001
