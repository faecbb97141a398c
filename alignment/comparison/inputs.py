"""What the findings of a check depend on."""

from enum import Enum


class Input(Enum):
    """Names one of the things that a check is made of, each of which can be read in another state than the others."""

    STRATEGY = "strategy"
    PACKS = "packs"
    SETTINGS = "settings"
    CALENDAR = "calendar"
    WAIVERS = "waivers"
    BASELINE = "accepted findings"
