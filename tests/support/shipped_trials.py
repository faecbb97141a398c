"""The shipped rules as the plain reading has them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

import yaml
from rules_random import Trial, kinds_of
from rules_world import Definition, World

from alignment.rules.shipped import shipped_packs

_CLAIMS: Final = ("must", "must_not", "must_have", "must_have_one_of")


class Shipped(NamedTuple):
    """A rule of a shipped pack by its id, as it is read plainly in a world."""

    id: str
    trial: Trial


def shipped_trials(world: World) -> Iterator[Shipped]:
    """Gives every shipped rule that is about elements one by one."""
    for path in shipped_packs().values():
        pack = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts
        define = {
            name: Definition(kinds_of(_listed(one["of"])), one["is"]) for name, one in pack.get("define", {}).items()
        }
        there = replace(world, definitions=define)
        for rule in pack["rules"]:
            claims = [claim for claim in _CLAIMS if claim in rule]
            if claims and "every" in rule:
                yield Shipped(
                    rule["id"], Trial(there, _listed(rule["every"]), rule.get("where"), claims[0], rule[claims[0]])
                )


def _listed(kinds: str | list[str]) -> list[str]:
    return [kinds] if isinstance(kinds, str) else kinds
