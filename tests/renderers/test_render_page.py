"""The page for families: what they said, what is wanted, where news is, and nothing that needs explaining."""

import base64
import re
import shutil
import subprocess
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from markdown_in import Tags
from traced_texts import HEAD, ROOT, TEXTS, traced, traced_at, worded

from alignment.renderers import page as renderer
from alignment.renderers.page.pictures import NEUTRAL, name_of, picture_of
from alignment.renderers.page.words import sentence
from alignment.results.report import Traceability

CHROMIUM = shutil.which("chromium")
CHOOSING = ("together", "home", "time", "future", "safe", "learn", "health", "include", "voice", "nature")
SAID = "feedback: [{id: F1, title: Shorter papers, answer: %s}]\n"


def rendered(t: Traceability) -> str:
    return renderer.render(t).decode()


def words(page: str) -> str:
    body = page.split("<body>")[1]
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


def undrawn(page: str) -> str:
    return re.sub("(<svg[^>]*>).*?(</svg>)", r"\1\2", page)


def tags(page: str) -> list[str]:
    reader = Tags()
    reader.feed(page)
    reader.close()
    return reader.found


@pytest.mark.parametrize(
    ("action", "says"),
    [
        ("status: done", "We have done this: Cut every paper."),
        ("status: on track", "We are doing this: Cut every paper."),
        ("status: stopped", "We began this and stopped: Cut every paper."),
        ("status: off track", "We are behind with this: Cut every paper."),
        ("status: on hold", "We have put this on hold: Cut every paper."),
        ("status: on track, due: 2022-08", "This should be done by now, and is not: Cut every paper."),
        ("basis: promised, due: 2022-09-13", "This should be done by now, and is not: Cut every paper."),
        ("status: done, due: 2022-08", "We have done this: Cut every paper."),
        ("status: on track, due: 2022-09", "We are doing this: Cut every paper."),
        (
            "status: on track, due: 2023-03, due_original: 2022-03, slip_reason: Staff",
            "We are doing this later than we said: Cut every paper.",
        ),
        ("status: not started", "We plan to do this: Cut every paper."),
        ("summary: Soon", "We plan to do this: Cut every paper."),
        ("basis: promised", "We have promised this: Cut every paper."),
        ("basis: inferred", "We agree. What we will do about it is not written down yet."),
    ],
)
def test_what_people_said_stands_beside_what_is_done_as_far_as_it_is(tmp_path: Path, action: str, says: str) -> None:
    model = HEAD + SAID % "taken" + f"actions: [{{id: ACT-1, title: Cut every paper, responds_to: F1, {action}}}]\n"
    assert f"You said Shorter papers. {says} What we want" in words(rendered(traced(tmp_path, model)))


def test_a_status_in_words_of_their_own_is_understood(tmp_path: Path) -> None:
    model = HEAD + SAID % "taken" + "actions: [{id: ACT-1, title: Cut, responds_to: F1, status: amber}]\n"
    own = "extensions: {vocabularies: {action status: {map: {amber: at risk}}}}\n"
    assert "We are doing this, and it may be late: Cut." in words(rendered(traced(tmp_path, model, align=own)))


ILLUSTRATED = """\
feedback: [{id: F1, title: Shorter papers, answer: taken, basis: illustrative}]
actions: [{id: ACT-1, title: Cut, responds_to: F1, status: on track, basis: illustrative}]
ambitions: [{id: A1, title: Close to home, basis: illustrative}]
sources: [{id: S1, title: Forum, status: open, basis: illustrative}]
"""


def test_what_only_illustrates_is_told_as_an_example(tmp_path: Path) -> None:
    said = words(rendered(traced(tmp_path, HEAD + ILLUSTRATED)))
    assert "This page is an example. Nobody has said, decided or promised what stands on it." in said
    assert "You said Example: Shorter papers. An answer could be: Cut. What we want" in said
    assert "Example: Close to home." in said
    assert "You can have your say now: Example: Forum." in said


def test_a_refusal_that_only_illustrates_is_none(tmp_path: Path) -> None:
    model = HEAD + SAID.replace("answer: %s", "answer: not taken, basis: illustrative")
    assert "An answer could be: We are not doing this. You have not been told" in words(
        rendered(traced(tmp_path, model))
    )


def test_a_page_with_some_examples_says_which_they_are(tmp_path: Path) -> None:
    said = words(rendered(traced(tmp_path, HEAD + ILLUSTRATED.replace("home, basis: illustrative", "home"))))
    assert "What is called an example on this page nobody has said, decided or promised." in said
    assert "What we want to happen Close to home." in said


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("pending", "Nothing has been decided about this yet. You are still owed an answer."),
        ("taken", "We agree. What we will do about it is not written down yet."),
        ("partly", "We agree with part of this. What we will do about it is not written down yet."),
        ("not taken", "We are not doing this. You have not been told why yet."),
        ("not taken, reason: too dear this year", "We are not doing this. Too dear this year."),
    ],
)
def test_where_nothing_is_done_yet_it_says_so(tmp_path: Path, answer: str, says: str) -> None:
    page = rendered(traced(tmp_path, HEAD + SAID % answer))
    assert f"You said Shorter papers. {says} What we want" in words(page)
    assert '<p class="open"' in page


def test_an_ambition_has_a_picture_and_one_sentence(tmp_path: Path) -> None:
    model = (
        HEAD + "ambitions: [{id: A1, title: Close to home, summary: 'Schools are near'}, {id: A2, title: Be safe}]\n"
    )
    page = rendered(traced(tmp_path, model))
    assert page.count("<svg") == page.count('aria-hidden="true"') == 2
    assert str(picture_of("home")) in page
    assert "What we want to happen Schools are near. Be safe. Have your say" in words(page)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Working together with families", "together"),
        ("The right support, at the right time, in the right place", "time"),
        ("Preparing for a successful future", "future"),
        ("Nobody comes to HARM", "safe"),
        ("Achieving the best, through inclusion", "include"),
        ("Children recover from the pandemic", "health"),
        ("Seen and heard", "voice"),
        ("Food grows where the sea is", "nature"),
        ("Something else altogether", NEUTRAL),
        ("", NEUTRAL),
    ],
)
def test_pictures_are_chosen_by_the_first_word_that_has_one(title: str, name: str) -> None:
    assert name_of(title) == name


def test_it_says_where_people_can_have_a_say_and_where_news_is(tmp_path: Path) -> None:
    model = (
        HEAD
        + """\
sources:
  - {id: S1, title: Consultation on the draft, status: open, closes: 2022-09-21}
  - {id: S2, title: Forum, status: open}
  - {id: S3, title: Survey, status: closed}
  - {id: S4, title: Survey, status: open, closes: 2022-09-13}
channels: [{id: C1, title: Newsletter}, {id: C2, title: Local Offer}]
commitments:
  - {id: K1, title: News, published_through: C1}
  - {id: K2, title: Answers, published_through: C2}
  - {id: K3, title: More news, published_through: C2}
"""
    )
    said = words(rendered(traced(tmp_path, model)))
    assert "You can have your say now: Consultation on the draft, until 21 September 2022. You can have" in said
    assert "You can have your say now: Forum. You will find news here: Local Offer Newsletter How things stood" in said
    assert "Survey" not in said


def test_a_strategy_with_nothing_in_it_says_so_kindly(tmp_path: Path) -> None:
    said = words(rendered(traced(tmp_path, HEAD)))
    assert "You said What you have told us is not written down here yet. We would like it to be." in said
    assert "What we want to happen This is not written down yet." in said
    assert "Where you will find news is not written down yet. How things stood on 14 September 2022." in said


@pytest.mark.parametrize(
    ("stage", "says"),
    [
        ("draft", "This is a draft. It can still change."),
        ("consultation", "This is a draft. It can still change, and what you say can change it."),
        ("approval", "This has not been agreed yet."),
        ("published", ""),
    ],
)
def test_whether_it_is_agreed_is_said_at_the_top(tmp_path: Path, stage: str, says: str) -> None:
    said = words(rendered(traced(tmp_path, HEAD.replace("approval", stage))))
    assert said.startswith(f"Plan {says} You said".replace("  ", " "))


@pytest.mark.parametrize("project", [".", "examples/complete-plan", "examples/climate-adaptation"])
def test_no_id_and_no_word_of_the_trade_is_on_it(project: str) -> None:
    t = traced_at(ROOT, ROOT / project)
    said = words(rendered(t))
    trade = r"\b(level|basis|inferred|measure|duty|duties|finding|error|warning|owner|ambition|outcome|stakeholder)\b"
    assert not re.search(trade, said.casefold())
    assert not {entry.id for entry in t.elements} & set(re.findall(r"[\w.-]+", said))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("we learn", "We learn."),
        ("Really?", "Really?"),
        ("", ""),
        ("one two three four", "One two…"),
        ("one, two-and-a-half", "One…"),
        ("abcdefghijklmnopq", "Abcdefghijkl…"),
        ("a\x07b\n c", "A b c."),
    ],
)
def test_a_sentence_is_cut_after_a_word(text: str, made: str) -> None:
    assert sentence(text, 12) == made


def test_the_policy_allows_its_own_style_and_there_is_no_script() -> None:
    page = rendered(worded("x"))
    (css,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(sha256(css.encode()).digest()).decode()
    assert f'content="default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;;' in page.replace("'", "&#39;")
    assert "<script" not in page
    assert not re.search(r'\s(?:style|on\w+|href|src)="', page.split("<body>")[1])


def colours(css: str) -> list[dict[str, str]]:
    return [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
        for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    ]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_colour_stands_out_in_light_and_in_dark() -> None:
    (css,) = re.findall(r"<style>(.*?)</style>", rendered(worded("x")), re.DOTALL)
    palettes = colours(css)
    assert len(palettes) == 2
    for one in palettes:
        assert contrast(one["on-band"], one["band"]) >= 7
        assert min(contrast(one[name], one["paper"]) for name in ("ink", "quiet")) >= 7
        assert min(contrast(one[name], one["panel"]) for name in ("ink", "done", "open")) >= 7
        pictures = ("one", "two", "three", "four", "five", "line")
        assert min(contrast(one[name], one["paper"]) for name in pictures) >= 3


LONG = (
    "longer words than usual about what everybody would like to see around here before the year is out and beyond it, "
)


def crowded(folder: Path, ambitions: int, times: int) -> Traceability:
    """Gives the report of a strategy with more of everything than fits on a page."""
    long = LONG * times

    def listed(kind: str, entry: str, number: int) -> str:
        return f"{kind}:\n" + "".join(f"  - {{{entry.replace('%', str(one))}}}\n" for one in range(number))

    return traced(
        folder,
        f"strategy: {{id: S, title: '{long}', aim: '{long}', period_from: 2022, period_to: 2025, stage: consultation}}\n"
        + listed("ambitions", f"id: A%, title: 'Home {long}'", ambitions)
        + listed("feedback", f"id: F%, title: 'Asked {long}', answer: taken", 6)
        + listed("actions", f"id: ACT-%, title: 'Do {long}', responds_to: F%", 6)
        + listed("channels", f"id: C%, title: 'Paper {long}'", 6)
        + listed("commitments", "id: K%, title: News, published_through: C%", 6)
        + listed("sources", f"id: S%, title: 'Forum {long}', status: open, closes: 2022-12-01", 3),
    )


def test_what_has_no_room_is_counted(tmp_path: Path) -> None:
    said = words(rendered(crowded(tmp_path, 12, 2)))
    assert "There are 4 more. Ask us for the full list." in said
    assert "And 3 more, for which there is no room on this page." in said
    assert "and 4 other places" in said


def pages_of(page: bytes, folder: Path) -> int:
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_bytes(page)
    options = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder / 'of'}",
    )
    subprocess.run(
        [CHROMIUM or "chromium", *options, f"--print-to-pdf={target}", source.as_uri()],
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    counts = re.findall(rb"/Type /Pages.*?/Count (\d+)|/Count (\d+)\b.*?/Type /Pages", target.read_bytes(), re.DOTALL)
    (count,) = {int(one or other) for one, other in counts}
    return count


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
@pytest.mark.parametrize(("ambitions", "times"), [(5, 1), (6, 2), (8, 2), (12, 2)])
def test_it_prints_on_one_page_however_much_there_is(tmp_path: Path, ambitions: int, times: int) -> None:
    assert pages_of(renderer.render(crowded(tmp_path, ambitions, times)), tmp_path) == 1


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
@pytest.mark.parametrize("project", [".", "examples/complete-plan"])
def test_real_plans_print_on_one_page(tmp_path: Path, project: str) -> None:
    assert pages_of(renderer.render(traced_at(ROOT, ROOT / project)), tmp_path) == 1


def test_nothing_on_it_is_smaller_than_it_may_be() -> None:
    (css,) = re.findall(r"<style>(.*?)</style>", rendered(worded("x")), re.DOTALL)
    screen, paper = css.split("@media print", maxsplit=1)
    assert min(float(size) for size in re.findall(r"font(?:-size)?: ([\d.]+)rem", screen)) >= 1.15
    assert min(float(size) for size in re.findall(r"font-size: ([\d.]+)pt", paper)) >= 12


@given(TEXTS)
def test_no_text_changes_the_page(text: str) -> None:
    assume(sentence(text, 100) and sentence(text, 100) != ".")
    page = rendered(worded(text))
    drawn = {str(picture_of(title)) for title in ("x", *CHOOSING)}
    assert set(re.findall("<svg[^>]*>(.*?)</svg>", page)) <= drawn
    assert tags(undrawn(page)) == tags(undrawn(rendered(worded("harmless"))))
    levels = [int(tag[2]) for tag in tags(page) if re.match(r"<h\d", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
