"""Changing one path by one step: another link in place of one, one of several left out, a hop taken only once."""

from collections.abc import Iterator
from typing import NamedTuple

from alignment.model.metamodel import LinkType, Metamodel
from alignment.rules.route import Closure, Hop, Path, Step
from alignment.text import visible


class Detour(NamedTuple):
    """Holds a changed path, and what was changed."""

    name: str
    path: Path


def detours(path: Path, metamodel: Metamodel) -> Iterator[Detour]:
    """Gives a path changed in each way there is."""
    kinds = path.start
    for number, hop in enumerate(path.hops):
        is_last = number == len(path.hops) - 1
        for name, changed in _changed(hop, kinds, metamodel, may_widen=not (is_last and path.field)):
            hops = (*path.hops[:number], changed, *path.hops[number + 1 :])
            yield Detour(f"{name} in `{visible(path.text)}`", path._replace(hops=hops))
        kinds = hop.kinds


def _changed(hop: Hop, kinds: frozenset[str], metamodel: Metamodel, *, may_widen: bool) -> Iterator[tuple[str, Hop]]:
    for number, step in enumerate(hop.steps):
        rest = (*hop.steps[:number], *hop.steps[number + 1 :])
        if rest:
            yield f"without `{_name(step, metamodel)}`", hop._replace(steps=rest)
        other = _other(step, hop, kinds, metamodel)
        if other is not None:
            name = f"`{_name(other, metamodel)}` in place of `{_name(step, metamodel)}`"
            yield name, hop._replace(steps=(*hop.steps[:number], other, *hop.steps[number + 1 :]))
    if hop.closure is not Closure.ONCE:
        yield f"without `{hop.closure.value}`", hop._replace(closure=Closure.ONCE)
        return
    reached = frozenset[str]().union(*(_reached(step, kinds, metamodel) for step in hop.steps))
    if may_widen and reached > hop.kinds:
        yield f"without `({next(iter(hop.kinds))})`", hop._replace(kinds=reached)


def _other(step: Step, hop: Hop, kinds: frozenset[str], metamodel: Metamodel) -> Step | None:
    """Finds another link that starts at the same kinds and can lead to the same ones."""
    candidates = [
        Step(link.link.name, is_inverse)
        for is_inverse in (step.is_inverse, not step.is_inverse)
        for link in metamodel.links.values()
    ]
    fitting = (
        one
        for one in candidates
        if one not in hop.steps and _starting(one, metamodel) >= kinds and _reached(one, kinds, metamodel) & hop.kinds
    )
    return next(fitting, None)


def _reached(step: Step, kinds: frozenset[str], metamodel: Metamodel) -> frozenset[str]:
    link = metamodel.links[step.link]
    return link.sources(kinds) if step.is_inverse else link.targets(kinds)


def _starting(step: Step, metamodel: Metamodel) -> frozenset[str]:
    link: LinkType = metamodel.links[step.link]
    return link.targets(frozenset(metamodel.kinds)) if step.is_inverse else frozenset(link.ends)


def _name(step: Step, metamodel: Metamodel) -> str:
    link = metamodel.links[step.link].link
    return link.inverse if step.is_inverse else link.name
