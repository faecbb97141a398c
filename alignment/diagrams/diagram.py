"""A layered picture as values: columns, boxes with their titles broken into lines, lines between them, in words too.

Lengths are in units of which the picture says how many it is wide; x grows to the right and y downwards, from 0.
"""

from typing import NamedTuple


class Point(NamedTuple):
    """Is a place in a picture."""

    x: float
    y: float


class Column(NamedTuple):
    """Is a column of boxes of one kind; `nothing` is said where there is none."""

    kind: str
    heading: str
    left: float
    width: float
    nothing: str

    @property
    def right(self) -> float:
        """Gives where the column ends."""
        return self.left + self.width


class Box(NamedTuple):
    """Shows an element: its id, and its title in lines of which the first stands beside the id.

    `says` is all of it as one sentence. `gap` says in lines which links are missing, if any are. `hue` numbers the element of
    the first column that it is, or that alone it is linked to; None where there is no such element or more than one.
    """

    element: str
    id: str
    title: tuple[str, ...]
    gap: tuple[str, ...]
    says: str
    left: float
    top: float
    width: float
    height: float
    is_first: bool
    hue: int | None

    @property
    def right(self) -> float:
        """Gives where the box ends."""
        return self.left + self.width


class Line(NamedTuple):
    """Shows the links between two boxes: through which points it runs, level where it crosses a column.

    `is_stated` tells that the paper states one of them.
    """

    start: str
    end: str
    says: str
    is_stated: bool
    points: tuple[Point, ...]
    hue: int | None


class Caption(NamedTuple):
    """Is a sentence at the foot of a picture."""

    text: str
    level: float


class Diagram(NamedTuple):
    """Is everything that is to be drawn, and the same in words.

    `loose` is where the caption of the boxes stands that no line reaches, `legend` where it is said what dashes mean;
    None where there are no such boxes, or no such lines. `note` warns of what the picture may lack, if anything.
    """

    title: str
    description: str
    width: float
    height: float
    columns: tuple[Column, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    loose: float | None
    legend: float | None
    note: Caption | None
