"""Simple drawn pictures, a few shapes each, chosen by the words of a title; they adorn and say nothing more."""

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markupsafe import Markup

_DRAWN: Final = {
    "together": (
        '<circle cx="15" cy="25" r="7" opacity=".55"/><circle cx="49" cy="25" r="7" opacity=".55"/>'
        '<path d="M3 56a12 20 0 0 1 24 0zM37 56a12 20 0 0 1 24 0z" opacity=".55"/>'
        '<circle cx="32" cy="17" r="9"/><path d="M16 58a16 28 0 0 1 32 0z" stroke="var(--paper)" stroke-width="3"/>'
    ),
    "home": (
        '<path d="M32 8 6 32h8v24h36V32h8z"/><path d="M27 56V40h10v16z" fill="var(--paper)"/>'
        '<circle cx="32" cy="28" r="4.5" fill="var(--paper)"/>'
    ),
    "time": (
        '<circle cx="32" cy="32" r="25"/><circle cx="32" cy="32" r="19" fill="var(--paper)"/>'
        '<path d="M32 19v13l9 7" fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>'
    ),
    "future": (
        '<path d="M14 42a18 18 0 0 1 36 0z"/>'
        '<path d="M32 8v8M11 19l6 6M53 19l-6 6M4 42h5M55 42h5" fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round"/>'
        '<path d="M4 50h56M14 58h36" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" opacity=".55"/>'
    ),
    "safe": (
        '<path d="M32 5 9 13v18c0 14 10 23 23 28 13-5 23-14 23-28V13z"/>'
        '<path d="m21 32 8 8 15-17" fill="none" stroke="var(--paper)" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>'
    ),
    "learn": (
        '<path d="M4 14c10-4 20-3 26 3v38c-6-5-16-6-26-3z"/><path d="M60 14c-10-4-20-3-26 3v38c6-5 16-6 26-3z" opacity=".55"/>'
        '<path d="M10 24c5-1 10-1 14 1M10 34c5-1 10-1 14 1" fill="none" stroke="var(--paper)" stroke-width="3.5" stroke-linecap="round"/>'
    ),
    "health": (
        '<path d="M32 57C10 42 5 32 5 23A14 14 0 0 1 32 17a14 14 0 0 1 27 6c0 9-5 19-27 34z"/>'
        '<path d="M32 22v18M23 31h18" fill="none" stroke="var(--paper)" stroke-width="6" stroke-linecap="round"/>'
    ),
    "include": (
        '<path d="M32 4a28 28 0 1 1-.1 0zM32 13a19 19 0 1 0 .1 0z" fill-rule="evenodd" opacity=".55"/>'
        '<circle cx="32" cy="25" r="6"/><path d="M20 45a12 13 0 0 1 24 0z"/>'
        '<circle cx="10" cy="16" r="6"/><circle cx="54" cy="16" r="6"/><circle cx="32" cy="58" r="6"/>'
    ),
    "voice": (
        '<path d="M12 8h40a8 8 0 0 1 8 8v22a8 8 0 0 1-8 8H30L16 58V46h-4a8 8 0 0 1-8-8V16a8 8 0 0 1 8-8z"/>'
        '<circle cx="20" cy="27" r="4" fill="var(--paper)"/><circle cx="32" cy="27" r="4" fill="var(--paper)"/>'
        '<circle cx="44" cy="27" r="4" fill="var(--paper)"/>'
    ),
    "nature": (
        '<path d="M56 8C24 6 8 20 10 46c26 4 44-10 46-38z"/>'
        '<path d="M6 58C14 44 26 30 42 22" fill="none" stroke="var(--paper)" stroke-width="4" stroke-linecap="round"/>'
        '<path d="M4 59c3-5 5-9 8-13" fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round"/>'
    ),
    "star": '<path d="m32 4 8.5 18.2 19.5 2.6-14.3 13.8 3.6 19.9L32 48.900 14.700 58.500l3.600-19.900L4 24.800l19.500-2.600z"/>',
}  # fmt: skip
NEUTRAL: Final = "star"
_CHOSEN_BY: Final = {
    "together": ("together", "partner", "jointly", "share", "community"),
    "home": ("home", "hous", "close", "local", "near", "place"),
    "time": ("time", "early", "earliest", "earlier", "wait", "prompt", "soon"),
    "future": ("future", "adult", "prepar", "ready", "independen", "job", "employ", "transition"),
    "safe": ("safe", "protect", "harm", "secur"),
    "learn": ("learn", "school", "educat", "teach", "read", "skill", "college"),
    "health": ("health", "wellbeing", "well-being", "recover", "heal", "mental"),
    "include": ("inclu", "belong", "welcom", "participat", "equal", "everyone"),
    "voice": ("voice", "heard", "listen", "say", "talk", "speak"),
    "nature": ("climate", "nature", "green", "water", "sea", "river", "coast", "carbon", "farm", "flood"),
}
_WORD: Final = re.compile(r"[\w-]+")


def picture_of(title: str) -> "Markup":
    """Gives the picture for a title: that of the first word that has one, else a star."""
    from markupsafe import Markup  # noqa: PLC0415 - it comes with Jinja

    return Markup(_DRAWN[name_of(title)])  # noqa: S704 - drawn above, and nothing of the title is in it


def name_of(title: str) -> str:
    """Names the picture for a title."""
    for word in _WORD.findall(title.casefold()):
        for name, stems in _CHOSEN_BY.items():
            if word.startswith(stems):
                return name
    return NEUTRAL
