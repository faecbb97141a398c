"""The page of the traceability report: every anchor is there, every link lands, every gap is words."""

import base64
import re
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from generate import CONFIG, generate
from page_in import Page, project, report_in, words
from projects import HOUSE, SOUND, align, written

from alignment.renderers import html
from alignment.renderers.html import anchors

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = Path(html.__file__).parent / "templates"


@pytest.fixture(scope="module", params=["real", "complete", "small"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Page:
    if request.param == "small":
        return report_in(project(tmp_path_factory.mktemp("small")))
    return report_in(ROOT, *{"real": ("--stage", "approval"), "complete": ("examples/complete-plan",)}[request.param])


def test_ids_are_unique_and_every_link_stays_in_the_page_and_lands(page: Page) -> None:
    ids = page.ids()
    assert [one for one, number in ids.items() if number > 1] == []
    assert {href for href in page.links() if not href.startswith("#")} == set()
    assert {href.removeprefix("#") for href in page.links()} - set(ids) == set()
    labels = {label for one in page.root.iter() for label in one.get("aria-labelledby", "").split()}
    assert labels - set(ids) == set()


def test_every_element_finding_and_rule_has_an_anchor(page: Page) -> None:
    data, ids = page.data(), page.ids()
    places = [one for one in page.root.iter("article") if not one.attrib["id"].startswith("_")]
    assert len(places) == sum(data.elements.values())
    assert {anchors.of_finding(one[0]) for one in data.findings} <= set(ids)
    assert {anchors.of_rule(rule) for rule in data.rules} <= set(ids)


def test_every_gap_is_words_and_leads_to_its_findings(page: Page) -> None:
    gaps = page.all("span", class_="gap")
    assert gaps
    assert all(re.search(r"\w{3}", words(one)) for one in gaps)
    cells = [
        cell for tag in ("td", "li") for cell in page.root.iter(tag) if cell.find("span[@class='gap']") is not None
    ]
    found = {anchors.of_finding(one[0]) for one in page.data().findings}
    assert all(found & {link.attrib["href"][1:] for link in cell.iter("a")} for cell in cells)


def test_headings_leave_no_level_out(page: Page) -> None:
    levels = [int(one.tag[1]) for one in page.root.iter() if re.fullmatch("h[1-6]", str(one.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_every_row_as_many_cells_as_its_head(page: Page) -> None:
    for table in page.all("table"):
        assert words(table.find("caption"))
        widths = {sum(int(cell.get("colspan", "1")) for cell in row) for row in table.iter("tr")}
        assert len(widths) == 1


def test_what_the_contents_lists_is_there_in_its_order_and_counted(page: Page) -> None:
    (nav,) = page.all("nav")
    listed = [link.attrib["href"][1:] for link in nav.iter("a")]
    assert listed == [one.attrib["aria-labelledby"] for one in page.all("section")]
    said = dict(re.findall(r"(Every \w+)[^(]*\((\d+)\)", words(nav)))
    data = page.data()
    assert int(said["Every finding"]) == len(data.findings)
    assert int(said["Every element"]) == sum(data.elements.values())
    assert int(said["Every rule"]) == len(data.rules)


def test_the_policy_allows_the_pages_own_style_and_script_by_their_digests_and_nothing_else(page: Page) -> None:
    (policy,) = (one for one in page.all("meta") if "http-equiv" in one.attrib)
    (style,), (_, script) = page.all("style"), page.all("script")
    digests = {
        kind: "'sha256-" + base64.b64encode(sha256((one.text or "").encode()).digest()).decode() + "'"
        for kind, one in (("style", style), ("script", script))
    }
    assert policy.attrib["content"] == (
        f"default-src 'none'; style-src {digests['style']}; script-src {digests['script']}; "
        "base-uri 'none'; form-action 'none'"
    )
    asked = {"src", "srcset", "style", "action", "onclick", "onload", "background", "poster"}
    assert [one.tag for one in page.root.iter() if asked & set(one.attrib)] == []
    assert not re.search(r"url\(|@import|fetch|XMLHttp|innerHTML|eval\(", (style.text or "") + (script.text or ""))


def test_every_page_of_paper_carries_the_digest(page: Page) -> None:
    (style,) = page.all("style")
    assert f'content: "Digest {page.data().digest}"' in (style.text or "")


def test_attributes_are_quoted_in_the_templates() -> None:
    for template in TEMPLATES.glob("*.j2"):
        bare = re.sub(r"{{.*?}}|{%.*?%}|{#.*?#}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert re.findall(r"<[a-z][^>]*? [a-z-]+=(?!\")", re.sub('"[^"]*"', '""', bare)) == []


def test_what_is_empty_is_said_in_words(tmp_path: Path) -> None:
    plan = "strategy: {id: S, title: Plan, period_from: 2022, period_to: 2023, stage: draft}\n"
    page = report_in(written(tmp_path, {"strategy_model/a.yaml": plan}), "--as-at", "2022-09-14")
    assert page.section("_thread").endswith("There is no outcome to begin from.")
    assert page.section("_waivers") == "Waivers Nothing is waived."
    assert page.section("_waits") == "What is waited for Nothing is waited for."
    assert "No action gives a date other" in page.section("_slippage")
    assert "The strategy names no paragraph." in page.section("_provenance")
    assert "Linked to nothing." in page.section("_elements")
    assert [one for one in page.all("section") if one.get("aria-labelledby") == "_answered"] == []


def test_without_a_finding_the_report_says_so(tmp_path: Path) -> None:
    page = report_in(written(tmp_path, {**HOUSE, "strategy_model/a.yaml": SOUND}))
    assert page.section("_findings") == "Every finding Nothing was found."
    assert page.section("_attention").endswith("Nothing.")


def test_a_large_plan_has_short_entries_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "_MOST_WITH_TITLES", 5)
    monkeypatch.setattr(html, "_MOST_INCOMING", 0)
    page = report_in(project(tmp_path))
    assert page.section("_elements").startswith("Every element So large a plan has short entries")
    assert "advances A1 inferred" in words(page.at("ACT-1"))
    assert "and 1 more" in words(page.at("A1"))
    assert "rests on" not in page.section("_thread")
    assert "notes" not in [words(one) for one in page.root.iter("dt")]


def test_a_large_plan_stays_under_three_megabytes(tmp_path: Path) -> None:
    texts, _ = generate(1985, 10, 1)
    run = align(written(tmp_path, {**texts, "align.yaml": CONFIG}), "report")
    assert (run.code, run.err) == (0, "")
    assert len(run.bytes_out) < 3 * 2**20
