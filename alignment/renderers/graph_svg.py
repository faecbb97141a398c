"""A picture that stands alone, as SVG: on white paper, whatever stands round it."""

from typing import Final

from alignment.diagrams.diagram import Diagram
from alignment.renderers.support.drawing import Look, drawing

_ALONE: Final = Look(ink="#0b0c0c", paper="#ffffff", margin=20)


def render(picture: Diagram) -> bytes:
    """Renders a picture."""
    return drawing(picture, _ALONE).encode()
