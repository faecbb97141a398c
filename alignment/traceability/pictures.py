"""The pictures of a report: all ambitions, actions and measures at once, and what belongs to each ambition for paper."""

from typing import Final

from alignment.diagrams.layout import lay_out
from alignment.diagrams.threads import threads
from alignment.results.report import Pictures
from alignment.traceability.looking import Looking

_MOST: Final = 150
"""So many actions and measures a picture can hold and still be looked at."""


def pictures(looking: Looking) -> Pictures:
    """Draws the picture of a strategy and one an ambition; none where there is nothing to draw, or too much."""
    shown = threads(looking.graph, looking.strategy.metamodel)
    first, *others = shown.columns
    too_many = max(map(len, others))
    if not any(shown.columns) or too_many > _MOST:
        return Pictures(None, (), too_many if too_many > _MOST else 0)
    root = looking.strategy.root
    whole = lay_out(shown, looking.graph, root.title if root else "The strategy")
    each = (lay_out(shown.of_one(one), looking.graph, looking.strategy.subject(one)) for one in first)
    return Pictures(whole, tuple(each), 0)
