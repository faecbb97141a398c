"""Draws a picture as SVG that can stand in a page or alone: attributes only, no style, no script, nothing from outside.

Text, frames and lines without a colour of their own are in `currentColor`, so that they follow the page, light or dark.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from alignment.diagrams.boxes import INSET, LEADING, PADDING, SIGN, SIZE
from alignment.diagrams.diagram import Box, Column, Diagram, Line, Point
from alignment.diagrams.layout import TOP
from alignment.renderers.support.escape import xml_text

HUES: Final = ("#0676d8", "#a96600", "#008659", "#9d54cd", "#008290", "#d92786")
"""Colours that stand out from white and from black alike, by 4.5 to 1 or more; a test measures them."""

WARNING: Final = "#e4242a"
"""The colour of what is missing, which is said in words as well."""

_FONT: Final = "Helvetica, Arial, 'Liberation Sans', sans-serif"
_FAINT: Final = 0.72
_DASHES: Final = "5 3"
_BAR: Final = 5
_BASELINE: Final = 12
_HEADING_SIZE: Final = 15
_LOOSE: Final = "Linked to nothing else in this picture"
_LEGEND: Final = "Dashed: not stated in the paper, but promised, inferred, illustrative or unread"

_Value: TypeAlias = str | float | None


class Look(NamedTuple):
    """Says how a picture looks: colours, what its ids begin with, and whether boxes lead to `#` and their id.

    A colour is anything that SVG takes for one, such as `var(--hue-1)`. `ink` and `paper` are for a picture that stands
    alone, `margin` the room round it; in a page they are the page's.
    """

    prefix: str = "picture-"
    has_links: bool = False
    hues: tuple[str, ...] = HUES
    warning: str = WARNING
    ink: str | None = None
    paper: str | None = None
    margin: int = 0


def drawing(picture: Diagram, look: Look) -> str:
    """Draws a picture."""
    return "\n".join(_Pen(picture, look).lines()) + "\n"


class _Pen(NamedTuple):
    """Draws one picture line by line."""

    picture: Diagram
    look: Look

    def lines(self) -> Iterator[str]:
        """Gives the lines of the drawing.

        What leads somewhere may not stand in an image, which is one thing to a screen reader; hence the two roles.
        """
        picture, look = self.picture, self.look
        names = (f"{look.prefix}_title", f"{look.prefix}_desc")
        yield _tag(
            "svg",
            xmlns="http://www.w3.org/2000/svg",
            viewBox=" ".join(map(_number, self._view())),
            role="group" if look.has_links else "img",
            aria_labelledby=" ".join(names),
            font_family=_FONT,
            font_size=SIZE,
            fill="currentColor",
            color=look.ink,
        )
        yield f"{_tag('title', id=names[0])}{xml_text(picture.title)}</title>"
        yield f"{_tag('desc', id=names[1])}{xml_text(picture.description)}</desc>"
        if look.paper:
            left, top, width, height = self._view()
            yield _whole("rect", x=left, y=top, width=width, height=height, fill=look.paper)
        for column in picture.columns:
            yield from self._column(column)
        for line in picture.lines:
            yield self._line(line)
        for box in picture.boxes:
            yield from self._box(box)
        yield from self._captions()
        yield "</svg>"

    def _view(self) -> tuple[float, float, float, float]:
        margin = self.look.margin
        return -margin, -margin, self.picture.width + 2 * margin, self.picture.height + 2 * margin

    def _column(self, column: Column) -> Iterator[str]:
        """Draws the heading of a column, and says so where nothing stands below it."""
        yield _text(column.heading, column.left, _HEADING_SIZE, font_size=_HEADING_SIZE, font_weight="bold")
        if all(box.left != column.left for box in self.picture.boxes):
            yield _text(column.nothing, column.left, TOP + _BASELINE, fill_opacity=_FAINT)

    def _line(self, line: Line) -> str:
        """Draws a line; its title says the links that it stands for."""
        tag = _tag(
            "path",
            d=_curve(line.points),
            fill="none",
            stroke=self._hue(line.hue),
            stroke_opacity=_FAINT if line.hue is None else None,
            stroke_width=1.5,
            stroke_dasharray=None if line.is_stated else _DASHES,
        )
        return f"{tag}<title>{xml_text(line.says)}</title></path>"

    def _box(self, box: Box) -> Iterator[str]:
        """Draws a box: its frame, the id beside the title, and below them what is missing."""
        name = "a" if self.look.has_links else "g"
        href = f"#{xml_text(box.element)}" if self.look.has_links else None
        yield f"{_tag(name, id=self.look.prefix + xml_text(box.element), href=href)}<title>{xml_text(box.says)}</title>"
        yield self._frame(box)
        if box.is_first:
            hue = self._hue(box.hue)
            yield _whole("rect", x=box.left, y=box.top, width=_BAR, height=box.height, rx=2, fill=hue)
        yield from self._words(box)
        yield f"</{name}>"

    def _frame(self, box: Box) -> str:
        stroke = self.look.warning if box.gap else self._hue(box.hue if box.is_first else None)
        is_strong = bool(box.gap) or box.is_first
        return _whole(
            "rect",
            x=box.left,
            y=box.top,
            width=box.width,
            height=box.height,
            rx=3,
            fill_opacity=0.05,
            stroke=stroke,
            stroke_opacity=None if is_strong else _FAINT,
            stroke_width=1.5 if is_strong else None,
        )

    def _words(self, box: Box) -> Iterator[str]:
        """Writes what stands in a box."""
        left = box.left + INSET
        level = box.top + PADDING + _BASELINE
        own = f"{_tag('tspan', font_weight='bold')}{xml_text(box.id)}</tspan>"
        yield f"{_tag('text', x=left, y=level)}{own} {xml_text(box.title[0])}</text>"
        for line in box.title[1:]:
            level += LEADING
            yield _text(line, left, level)
        for number, line in enumerate(box.gap):
            level += LEADING
            if not number:
                yield _sign(Point(left, level), self.look.warning)
            yield _text(line, left + SIGN, level, font_weight="bold", fill=self.look.warning)

    def _captions(self) -> Iterator[str]:
        """Writes what stands below: of boxes without lines, and of dashes."""
        picture = self.picture
        if picture.loose is not None:
            yield _text(_LOOSE, 1, picture.loose, font_weight="bold")
        if picture.legend is not None:
            yield _whole(
                "path",
                d=f"M1 {_number(picture.legend - 4)}h36",
                fill="none",
                stroke="currentColor",
                stroke_width=1.5,
                stroke_dasharray=_DASHES,
            )
            yield _text(_LEGEND, 45, picture.legend, fill_opacity=_FAINT)
        if picture.note is not None:
            level = picture.note.level
            yield _sign(Point(1, level), self.look.warning)
            yield _text(picture.note.text, 1 + SIGN, level, font_weight="bold", fill=self.look.warning)

    def _hue(self, number: int | None) -> str:
        return "currentColor" if number is None else self.look.hues[number % len(self.look.hues)]


def _curve(points: tuple[Point, ...]) -> str:
    """Draws a line through points: level where it crosses a column, and bent from one column to the next."""
    drawn = [f"M{_number(points[0].x)} {_number(points[0].y)}"]
    for place, (one, other) in enumerate(pairwise(points)):
        if place % 2:
            drawn.append(f"H{_number(other.x)}")
        else:
            middle = _number((one.x + other.x) / 2)
            drawn.append(
                f"C{middle} {_number(one.y)} {middle} {_number(other.y)} {_number(other.x)} {_number(other.y)}"
            )
    return "".join(drawn)


def _sign(at: Point, colour: str) -> str:
    """Draws a triangle with a stroke in it, without relying on a font to have one."""
    triangle = f"M{_number(at.x + 6.5)} {_number(at.y - 10)}l6 10.5h-12zv0m0 3.5v3.5m0 1.5v1"
    return _whole("path", d=triangle, fill="none", stroke=colour, stroke_width=1.4)


def _text(text: str, x: float, y: float, **attributes: str | float) -> str:
    return f"{_tag('text', x=x, y=y, **attributes)}{xml_text(text)}</text>"


def _tag(name: str, **attributes: _Value) -> str:
    """Writes a tag that opens an element; the values are ours, or text that is XML already."""
    given = (
        f' {key.replace("_", "-")}="{value if isinstance(value, str) else _number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{''.join(given)}>"


def _whole(name: str, **attributes: _Value) -> str:
    """Writes an element that holds nothing."""
    return f"{_tag(name, **attributes)[:-1]}/>"


def _number(value: float) -> str:
    """Writes a length to a tenth, or a share to a hundredth, without needless noughts."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) < 1 else f"{value:.1f}".removesuffix(".0")
