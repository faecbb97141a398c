"""The parts of which sentences about rules are made: kinds, paths and values in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from alignment.english import of_several, with_article
from alignment.model.metamodel import Metamodel
from alignment.rules.link_subjects import LINK
from alignment.rules.operands import Bound, Clock, Lately, LookedUp, OneOf, Operand, Soon, Source
from alignment.rules.route import Closure, Hop, Path, Root, Step
from alignment.rules.said import shown
from alignment.text import join_words, visible

_MANY: Final = 6
_OFTEN: Final = {
    Closure.ONCE: "",
    Closure.ONCE_OR_MORE: " (in one step or many)",
    Closure.ANY_NUMBER: " (however many steps on)",
}
_BEGINS: Final = {Root.ELEMENT: "it", Root.SUBJECT: "the {label} in question", Root.STRATEGY: "the strategy"}


@dataclass(slots=True, eq=False, repr=False)
class Phrases:
    """Puts kinds, paths and values into words; `subject` are the kinds that the rule is about."""

    metamodel: Metamodel
    subject: frozenset[str]

    def kinds(self, kinds: Iterable[str]) -> str:
        """Names one of some kinds: `ambition or outcome`."""
        names = frozenset(kinds)
        if names == {LINK}:
            return LINK
        return "element" if len(names) >= _MANY else join_words(self.metamodel.labels(names), "or")

    def plural(self, kinds: frozenset[str]) -> str:
        """Names several of some kinds: `ambitions or outcomes`."""
        if kinds == {LINK}:
            return "links"
        chosen = (kind.plural for kind in self.metamodel.chosen(kinds))
        return "elements" if len(kinds) >= _MANY else join_words(chosen, "or")

    def verb(self, hop: Hop, *, is_of_many: bool = False) -> str:
        """Says what leads from one element to the next, or from several: `is owned by`, `are owned by`."""
        verbs = [self._says(step) for step in hop.steps]
        return join_words(map(of_several, verbs) if is_of_many else verbs, "or") + _OFTEN[hop.closure]

    def _verb_back(self, hop: Hop) -> str:
        """Says what leads from the next element back: `owns`."""
        back = (self._says(step._replace(is_inverse=not step.is_inverse)) for step in hop.steps)
        return join_words(back, "or") + _OFTEN[hop.closure]

    def _says(self, step: Step) -> str:
        link = self.metamodel.links[step.link].link
        return link.inverse_says if step.is_inverse else link.says

    def start(self, path: Path) -> str:
        """Names what a path begins at."""
        return _BEGINS[path.root].format(label=self.kinds(self.subject))

    def reached(self, path: Path) -> str:
        """Describes what a path reaches, without an article: `board that oversees a plan that it is part of`."""
        if not path.hops:
            return self.kinds(path.start)
        *before, last = path.hops
        kinds, subject = path.start, self.start(path)
        for number, hop in enumerate(before):
            further = with_article(self._next(subject, hop, "", is_first=number == 0))
            subject = f"{subject} or {further}" if _is_kept(kinds, hop) else further
            kinds = hop.kinds
        itself = "is or " if _is_kept(kinds, last) else ""
        return self._next(subject, last, itself, is_first=not before)

    def _next(self, subject: str, hop: Hop, itself: str, *, is_first: bool) -> str:
        """Describes what one hop leads to; `itself` says that it is also what the hop begins at."""
        noun = self.kinds(hop.kinds)
        if is_first:
            return f"{noun} that {subject} {itself}{self.verb(hop)}"
        return f"{noun} that {itself}{self._verb_back(hop)} {subject}"

    def one(self, path: Path) -> str:
        """Describes what a path reaches, with its article."""
        return with_article(self.reached(path)) if path.hops else self.start(path)

    def field_of(self, path: Path) -> str:
        """Describes the field at the end of a path: `its due`, `the type of every role that it is owned by`."""
        if path.hops:
            return f"the `{path.field}` of every {self.reached(path)}"
        return f"its `{path.field}`" if path.root is Root.ELEMENT else f"the `{path.field}` of {self.start(path)}"

    def may_be_absent(self, path: Path) -> bool:
        """Tells whether a field can be without a value: it is neither required nor has one of its own accord."""
        name = path.field or ""
        having = [kind for kind in self.metamodel.chosen(path.end) if name in kind.fields]
        return any(not kind.fields[name].is_required and not kind.element.model_fields[name].default for kind in having)

    def operand(self, operand: Operand) -> str:
        """Writes what stands after a word."""
        match operand:
            case OneOf(words):
                return join_words((_quoted(visible(word.said)) for word in words), "or")
            case Bound(value):
                return _quoted(shown(value)) if isinstance(value, str) else shown(value)
            case LookedUp(source, _):
                return self.source(source)
            case Lately(duration) | Soon(duration):
                return duration.text
            case _:
                return f"{operand.duration.text} of {self.source(operand.source)}"

    def source(self, source: Source) -> str:
        """Says where a value is looked up."""
        return "the day of the check" if isinstance(source, Clock) else self.field_of(source)


def _is_kept(kinds: frozenset[str], hop: Hop) -> bool:
    """Tells whether what a hop begins at is among what it leads to: it is taken any number of times, also never."""
    return hop.closure is Closure.ANY_NUMBER and bool(kinds & hop.kinds)


def _quoted(text: str) -> str:
    """Puts quotation marks round a value of several words, so that its words do not run into the sentence."""
    return f'"{text}"' if " " in text else text
