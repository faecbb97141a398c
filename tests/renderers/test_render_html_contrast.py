"""Text stands out from what it stands on, in light, in dark and on paper, as computed from the style sheet."""

import re
from pathlib import Path
from typing import Final

import pytest

from alignment.renderers import html

CSS: Final = (Path(html.__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")
LEAST: Final = 4.5
LEAST_FOR_SHAPES: Final = 3.0


def palettes() -> dict[str, dict[str, str]]:
    """Gives the colours of each of the palettes by name; dark and paper override light."""
    light, dark, paper = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root {(.*?)}", CSS, re.DOTALL)
    )
    return {"light": light, "dark": light | dark, "paper": light | paper, "paper from dark": light | dark | paper}


def rules() -> dict[str, dict[str, str]]:
    """Gives what every selector declares."""
    bare = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)
    found: dict[str, dict[str, str]] = {}
    for selectors, body in re.findall(r"([^{}]+){([^{}]*)}", bare):
        for selector in selectors.split(","):
            found.setdefault(selector.strip(), {}).update(re.findall(r"([\w-]+):\s*([^;]+)", body))
    return found


def named(value: str | None) -> str | None:
    found = re.search(r"var\(--([\w-]+)\)", value or "")
    return found[1] if found else None


def grounds() -> set[str]:
    """Gives every colour that something is painted with, but for the grounds of tags, which hold their own text."""
    tags = {
        name
        for selector, says in rules().items()
        if selector.startswith((".tag", ".gap")) and (name := named(says.get("background")))
    }
    painted = {name for says in rules().values() if (name := named(says.get("background")))}
    return painted - tags | {"panel"}


def pairs() -> set[tuple[str, str]]:
    """Gives every colour of text with every ground that it can stand on: its own, or any of those of the page."""
    found: set[tuple[str, str]] = set()
    for selector, says in rules().items():
        text, own = named(says.get("color")), named(says.get("background"))
        if text and selector != ".bar":
            found |= {(text, own)} if own else {(text, ground) for ground in grounds()}
    return found


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_pairs_are_those_that_one_sees() -> None:
    assert {("ink", "paper"), ("quiet", "panel"), ("strong", "paper"), ("strong", "panel")} <= pairs()
    assert {(one, f"{one}-bg") for one in ("error", "warning", "info", "passed", "excepted")} <= pairs()


@pytest.mark.parametrize("palette", palettes())
def test_text_stands_out(palette: str) -> None:
    colours = palettes()[palette]
    low = {pair: found for pair in pairs() if (found := contrast(colours[pair[0]], colours[pair[1]])) < LEAST}
    assert low == {}


@pytest.mark.parametrize("palette", palettes())
def test_edges_bars_and_the_focus_stand_out(palette: str) -> None:
    colours = palettes()[palette]
    shapes = ("error", "warning", "info", "passed", "excepted", "focus", "ink")
    assert all(contrast(colours[one], colours[on]) >= LEAST_FOR_SHAPES for one in shapes for on in ("paper", "panel"))


def test_no_colour_is_written_anywhere_but_in_the_palettes_and_the_foot_of_paper() -> None:
    without = re.sub(r":root {.*?}", "", CSS, flags=re.DOTALL)
    loose = re.findall(r"(?<![\w&])#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", without)
    assert set(loose) <= {"#3d464f"}
    assert contrast("#3d464f", "#ffffff") >= LEAST
