"""The mend of a finding made concrete: which ids of this very model would do."""

from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from alignment.model.metamodel import Metamodel
from alignment.rules.breaches import Breach
from alignment.rules.conditions import Condition
from alignment.rules.evaluate import Evaluator
from alignment.rules.link_subjects import LINK
from alignment.rules.route import Closure, Path
from alignment.text import join_words

_MOST_NAMED: Final = 5


@dataclass(slots=True, eq=False, repr=False)
class Suggester:
    """Suggests ids; what would do for one demand is looked up once."""

    evaluator: Evaluator
    metamodel: Metamodel
    known: dict[tuple[Path, Condition | None], dict[str, None]] = field(default_factory=dict)

    def suggested(self, breach: Breach) -> str:
        """Names what an officer could write, or what is missing from the model before anything can be written.

        Empty where the demand is not about a link that starts at the element.
        """
        path = breach.wanted
        is_link = self.evaluator.world.kind(breach.subject) == LINK
        if path is None or breach.facet is None or is_link or not _is_one_link(path):
            return ""
        if self._is_personal(breach.condition):
            return ""
        key = (path, breach.condition)
        if key not in self.known:
            self.known[key] = self._fitting(path, breach.condition)
        fitting = self.known[key]
        reached = self.evaluator.reached(breach.subject, path, breach.subject)
        taken = fitting.keys() & {breach.subject, *reached}
        named = list(islice((one for one in fitting if one not in taken), _MOST_NAMED))
        further = len(fitting) - len(taken) - len(named)
        if named:
            return f"You have {join_words([*named, f'{further} more'] if further else named)}."
        if breach.condition is not None and not taken and any(self.evaluator.world.of_kinds(path.end)):
            return f"None of the {self._plurals(path)} that you have would do as it stands."
        return self._nothing_yet(path, "other " if taken else "such " if breach.condition else "")

    def _fitting(self, path: Path, condition: Condition | None) -> dict[str, None]:
        """Gives the elements that would do, in the order of the files."""
        world, kinds = self.evaluator.world, path.end
        fitting = self.evaluator.satisfying(condition, kinds) if condition else frozenset(world.of_kinds(kinds))
        return dict.fromkeys(element for element in world.graph.elements if element in fitting)

    def _is_personal(self, condition: Condition | None) -> bool:
        return condition is not None and self.evaluator.is_personal(condition)

    def _plurals(self, path: Path) -> str:
        return join_words((kind.plural for kind in self.metamodel.kinds.values() if kind.name in path.end), "or")

    def _nothing_yet(self, path: Path, such: str) -> str:
        kinds = self.metamodel.kinds.values()
        sections = join_words((f"`{kind.section}:`" for kind in kinds if kind.name in path.end), "or")
        labels = join_words(self.metamodel.labels(path.end), "or")
        return f"This model has no {such}{labels} yet; write it under {sections} first."


def _is_one_link(path: Path) -> bool:
    return path.field is None and len(path.hops) == 1 and path.hops[0].closure is Closure.ONCE
