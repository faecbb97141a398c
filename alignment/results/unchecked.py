"""Of what rules could not tell: whether a rule is unfinished, and which rules are for each element."""

from collections.abc import Iterable, Mapping

from alignment.results.check import Became, RuleOutcome


def is_unfinished(outcome: RuleOutcome) -> bool:
    """Tells whether there is anything of which a rule could not tell, whatever else it found."""
    return bool(outcome.unchecked) or outcome.became is Became.NOT_CHECKED


def unfinished(outcomes: Iterable[RuleOutcome]) -> Mapping[str, tuple[str, ...]]:
    """Gives, by element, the rules that cannot tell of it; of a link by the element that it starts from."""
    rules: dict[str, dict[str, None]] = {}
    for outcome in outcomes:
        for one in outcome.unchecked:
            rules.setdefault(one.split(" ")[0], {})[outcome.rule] = None
    return {element: tuple(named) for element, named in rules.items()}
