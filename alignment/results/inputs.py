"""What the findings of a check depend on."""

from enum import Enum
from typing import Final


class Input(Enum):
    """Names one of the things that findings depend on, each of which can be in another state than the others."""

    STRATEGY = "strategy"
    PACKS = "packs"
    SETTINGS = "settings"
    CALENDAR = "calendar"
    WAIVERS = "waivers"
    BASELINE = "accepted findings"
    REVIEWS = "reviews"
    USED = "other models"
    ALIGN = "align"


READ: Final[tuple[Input, ...]] = tuple(one for one in Input if one is not Input.ALIGN)
"""What is read for a check; align itself is what reads it."""
