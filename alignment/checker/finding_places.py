"""At which places an edit would clear a finding: at the elements that decide it, or in the file that it is about."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Final, Self

from alignment.checker.run import Checked
from alignment.findings.finding import Finding
from alignment.model.strategy import Strategy
from alignment.results.roots import Place
from alignment.rules.link_subjects import LINK, with_links
from alignment.rules.places import PlaceFinder, Places
from alignment.rules.rule import SUBSTANCE, AnyRule, BuiltInRule, Rule, RulePack, Verdict
from alignment.source import Location

_FILE: Final = "/"
"""Begins the name of a place that is a file; no id begins so."""


@dataclass(slots=True, eq=False, repr=False)
class FindingPlaces:
    """Finds the places of what was found in one strategy."""

    strategy: Strategy
    rules: Mapping[str, AnyRule]
    verdicts: Mapping[str, Verdict]
    finder: PlaceFinder
    files: Mapping[str, Location]

    @classmethod
    def of(cls, strategy: Strategy, packs: Iterable[RulePack], checked: Checked, findings: Iterable[Finding]) -> Self:
        """Makes what finds the places of all that was found."""
        rules = {rule.id: rule for pack in packs for rule in pack.every}
        finder = PlaceFinder.of(checked.evaluator, with_links(strategy.metamodel))
        return cls(strategy, rules, checked.verdicts, finder, _files(findings))

    @contextmanager
    def within_budget(self) -> Iterator[None]:
        """Lets what is done inside take as many steps as one rule may; raises BudgetSpentError where it takes more."""
        with ExitStack() as stack:
            for view in self.finder.views:
                stack.enter_context(view.evaluator.traverser.within(view.evaluator.traverser.budget))
            yield

    def of_finding(self, finding: Finding) -> Places:
        """Gives the places of a finding; none where no one edit clears it."""
        rule = self.rules.get(finding.rule)
        match rule:
            case Rule():
                return self._of_rule(rule, finding)
            case BuiltInRule(test=test) if test == SUBSTANCE:
                kind = self.strategy.metamodel.sections[finding.facet or ""].name
                return Places(frozenset(one.id for one in self.strategy.of_kind(kind)))
            case _:
                return Places(frozenset({self.own(finding)}))

    def own(self, finding: Finding) -> str:
        """Names the place that a finding is about: the element, or the file where that is none that was read."""
        element = finding.element or ""
        return element if element in self.strategy.elements else f"{_FILE}{finding.location.path}"

    @property
    def order(self) -> Iterable[str]:
        """Gives all places: elements in the order of the files, then files."""
        return (*self.strategy.elements, *self.files)

    def place(self, name: str) -> Place:
        """Gives a place by its name."""
        if name in self.files:
            return Place(name.removeprefix(_FILE), None, self.files[name])
        return Place(name, self.strategy.elements[name].title, self.strategy.origins[name].locate(None))

    def _of_rule(self, rule: Rule, finding: Finding) -> Places:
        """Gives the places at which enough of what fails is let pass: one, all that fail together, or a share."""
        failed = self.verdicts[rule.id].failed
        if rule.at_least is not None:
            checked = len(self.verdicts[rule.id].checked)
            enough = next(more for more in range(len(failed) + 1) if not rule.is_broken(checked, len(failed) - more))
            return self._of_several(rule, failed, enough)
        if not finding.is_joint:
            return self.finder.of_failure(rule, _subject(rule, finding))
        together = {" ".join(member.split(":", 2)) for member in finding.members}
        failing = tuple(one for one in failed if one in together)
        return self._of_several(rule, failing, len(failing))

    def _of_several(self, rule: Rule, failed: tuple[str, ...], enough: int) -> Places:
        """Gives the places that are among those of so many failures; looks no further where there can be none."""
        named, groups = Counter[str](), Counter[frozenset[str]]()
        most = most_of_group = 0
        for left, one in zip(reversed(range(len(failed))), failed, strict=True):
            places = self.finder.of_failure(rule, one)
            named.update(places.named)
            groups.update(places.groups)
            most = max(most, *(named[place] for place in places.named), 0)
            most_of_group = max(most_of_group, *(groups[group] for group in places.groups), 0)
            if most + most_of_group + left < enough:
                return Places()
        return Places(
            frozenset(one for one in named if named[one] + _number(one, groups) >= enough),
            frozenset(group for group, number in groups.items() if number >= enough),
        )


def _files(findings: Iterable[Finding]) -> Mapping[str, Location]:
    """Gives by its name as a place each file that findings stand in, with the first place there."""
    files: dict[str, Location] = {}
    for one in findings:
        files.setdefault(f"{_FILE}{one.location.path}", one.location)
    return files


def _number(element: str, groups: Mapping[frozenset[str], int]) -> int:
    return sum(number for group, number in groups.items() if element in group)


def _subject(rule: Rule, finding: Finding) -> str:
    """Gives the subject of a finding: the element, or the link that it writes."""
    element = finding.element or ""
    return " ".join((element, *(finding.facet or "").split(":", 1))) if LINK in rule.kinds else element
