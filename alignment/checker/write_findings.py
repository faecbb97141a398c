"""From a failure to a finding: its sentence, its place, its mend."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Self

from alignment.findings.finding import Finding, RelatedLocation, Severity
from alignment.model.absence import Absence
from alignment.model.strategy import Link, Origin, Strategy
from alignment.model.values import Links
from alignment.rules.breaches import Breach, Explainer
from alignment.rules.evaluate import Evaluator
from alignment.rules.link_subjects import with_links
from alignment.rules.rule import Rule, Verdict
from alignment.rules.suggester import Suggester
from alignment.source import Location
from alignment.text import join_words

_MOST_NAMED: Final = 10
_NOT_STATED: Final = "not stated by the paper"


@dataclass(slots=True, eq=False, repr=False)
class FindingWriter:
    """Writes findings about one strategy."""

    strategy: Strategy
    evaluator: Evaluator
    explainer: Explainer
    suggester: Suggester
    is_stated_only: bool

    @classmethod
    def of(cls, strategy: Strategy, evaluator: Evaluator, *, is_stated_only: bool) -> Self:
        """Makes the writer for what an evaluator finds."""
        metamodel = with_links(strategy.metamodel)
        explainer = Explainer.of(evaluator, metamodel)
        return cls(strategy, evaluator, explainer, Suggester(evaluator, strategy.metamodel), is_stated_only)

    def findings(self, rule: Rule, severity: Severity, verdict: Verdict) -> Iterator[Finding]:
        """Writes what a rule finds: one finding a subject that fails, or one for all."""
        if rule.at_least is None:
            for breach in self.explainer.breaches(rule, verdict.failed):
                yield self._finding(rule, severity, breach)
        elif rule.is_broken(len(verdict.checked), len(verdict.failed)):
            yield self._overall(rule, severity, verdict)

    def named(self, subject: str) -> str:
        """Names a subject in a list: an element by its id, a link by what it says."""
        link = self._link(subject)
        return f"{link.source} {self._says(link)} {link.target}" if link else subject

    def place(self, subject: str) -> Location:
        """Gives the place of a subject: of an element its id, of a link the other end as it is written."""
        link = self._link(subject)
        if link is None:
            return self.strategy.origin(subject).locate(None)
        return self.strategy.origins[link.source].document.locate(link.written)

    def _finding(self, rule: Rule, severity: Severity, breach: Breach) -> Finding:
        link = self._link(breach.subject)
        element = link.source if link else breach.subject
        facet = f"{link.type}:{link.target}" if link else breach.facet
        absence = self.strategy.absences.get((element, facet or ""))
        joined = join_words((f"`{path}`" for path in breach.paths), "or" if breach.is_choice else "and")
        said = rule.message.fill({"path": joined})
        because = f" (`{facet}` says {absence.quoted})" if absence and absence.text else self._misled(breach)
        places = self._link_places(link, breach) if link else self._places(breach)
        return Finding(
            rule=rule.id,
            severity=severity,
            says=f"{self._link_named(link) if link else ''}{said}{because}",
            location=places[0].location,
            label=_counts_as(absence) if absence else places[0].message,
            element=element,
            facet=facet,
            why=rule.why,
            fix=" ".join(filter(None, (rule.fix, self.suggester.suggested(breach), _renamed(breach)))),
            related=tuple(places[1:]),
            subject=self.strategy.subject(element),
            members=self._members(breach.members),
            values=tuple(sorted(breach.values)),
        )

    def _misled(self, breach: Breach) -> str:
        """Says to which placeholders what is demanded leads, and to nothing else."""
        if not breach.placeholders:
            return ""
        named = join_words(map(self.strategy.subject, breach.placeholders), most=_MOST_NAMED)
        return f" (the link leads to {named}, which counts as absent)"

    def _overall(self, rule: Rule, severity: Severity, verdict: Verdict) -> Finding:
        """Writes one finding, on the strategy, that names what fails."""
        failed, checked = len(verdict.failed), len(verdict.checked)
        gaps = {
            "count": f"{failed:,}",
            "total": f"{checked:,}",
            "share": f"{100 * (checked - failed) // checked}%",
            "failures": join_words((self.named(one) for one in verdict.failed), most=_MOST_NAMED),
        }
        root = self.strategy.root
        related = tuple(RelatedLocation(self.place(one), self.named(one)) for one in verdict.failed)
        return Finding(
            rule=rule.id,
            severity=severity,
            says=rule.message.fill(gaps),
            location=self.place(root.id) if root else related[0].location,
            element=root.id if root else None,
            why=rule.why,
            fix=rule.fix,
            related=related,
            subject=self.strategy.subject(root.id) if root else "The strategy",
            members=self._members(verdict.failed),
        )

    def _members(self, subjects: Iterable[str]) -> tuple[str, ...]:
        """Names what a finding is about in a word each, in order."""
        links = self.evaluator.context.links
        return tuple(sorted(_in_a_word(links[one]) if one in links else one for one in subjects))

    def _link_named(self, link: Link) -> str:
        """Says which link a sentence is about, after the element that writes it."""
        return f"{self._says(link)} {link.target}: the link "

    def _says(self, link: Link) -> str:
        return self.strategy.metamodel.links[link.type].link.says

    def _link(self, subject: str) -> Link | None:
        return None if self.evaluator.context.graph.element(subject) else self.evaluator.context.links[subject]

    def _link_places(self, link: Link, breach: Breach) -> list[RelatedLocation]:
        """Gives the place of a link, and of the elements that came near."""
        near = {miss.element: miss.says for miss in breach.near_misses}
        own = near.pop(breach.subject, "")
        elsewhere = [RelatedLocation(self.place(one), says) for one, says in near.items()]
        return [RelatedLocation(self.place(breach.subject), own or f"`{link.type}` is this link"), *elsewhere]

    def _places(self, breach: Breach) -> list[RelatedLocation]:
        """Gives the links that came near, each with what it lacks, or else the place of the facet or the id."""
        origin = self.strategy.origins[breach.subject]
        near = {miss.element: miss.says for miss in breach.near_misses}
        own = near.pop(breach.subject, "")
        written = {} if own else {one.to: one.written for one in self._links(breach) if one.to in near}
        places = [RelatedLocation(origin.document.locate(at), near[one]) for one, at in written.items()]
        elsewhere = [RelatedLocation(self.place(one), says) for one, says in near.items() if one not in written]
        if places:
            return [*places, *elsewhere]
        label = own or (elsewhere[0].message if elsewhere else self._lacking(breach, origin))
        return [RelatedLocation(origin.locate(breach.facet), label), *elsewhere]

    def _lacking(self, breach: Breach, origin: Origin) -> str:
        """Says that nothing is written where something is wanted, or that what is written leads nowhere."""
        if breach.facet is None:
            return ""
        if breach.facet in origin.supplied:
            return f"supplies `{breach.facet}`"
        if breach.facet not in origin.mapping.values:
            return f"no `{breach.facet}` here"
        if self.is_stated_only and self.strategy.basis_of(breach.subject, breach.facet):
            return _NOT_STATED
        if breach.placeholders:
            return "leads to a placeholder"
        if not breach.leads_nowhere:
            return ""
        is_there = any(self.evaluator.context.graph.element(one.to) for one in self._links(breach))
        return _NOT_STATED if is_there and self.is_stated_only else "leads nowhere"

    def _links(self, breach: Breach) -> Links:
        element = self.strategy.elements[breach.subject]
        is_link = breach.facet in self.strategy.metamodel.kinds[element.KIND].links
        return element.links(breach.facet) if breach.facet and is_link else ()


def _renamed(breach: Breach) -> str:
    """Says which titles to write, where placeholders stand in their place."""
    named = join_words(breach.placeholders, "or", most=_MOST_NAMED)
    return f"Or write the title of {named} as soon as it is known." if named else ""


def _in_a_word(link: Link) -> str:
    return f"{link.source}:{link.type}:{link.target}"


def _counts_as(absence: Absence) -> str:
    return "counts as absent" if absence.text else "left empty"
