"""A trace for people at a terminal: a tree of sentences up and one down, or the ways from one element to another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from alignment.model.vocabularies import STATED
from alignment.renderers.support.escape import disarmed
from alignment.renderers.support.terminal import Style
from alignment.results.check import RenderOptions
from alignment.results.trace import ElementTrace, TraceAccount
from alignment.text import count_of, join_words, upper_first, visible
from alignment.trace.readings import LinkReading
from alignment.trace.trees import TraceStep, TraceTree
from alignment.trace.ways import Around, Leg, Ways

_INDENT: Final = 2


def render(account: TraceAccount, options: RenderOptions) -> bytes:
    """Renders what was followed."""
    writer = _Writer(account, Style(options.width, options.has_colour))
    followed = account.followed
    lines = writer.ways(followed) if isinstance(followed, Ways) else writer.thread(followed)
    return "".join(f"{disarmed(line)}\n" for line in (*lines, *writer.note())).encode()


@dataclass(slots=True, eq=False, repr=False)
class _Writer:
    """Writes a trace line by line; knows which elements of a tree it has spread out already."""

    account: TraceAccount
    style: Style
    spread: set[str] = field(default_factory=set)

    def thread(self, thread: ElementTrace) -> Iterator[str]:
        """Writes what is upstream of an element and what is downstream."""
        element = self.account.named[thread.element]
        yield from self._strong(f"{element.subject} is {element.one}, {element.basis}.")
        yield from self._tree("Why it exists", thread.upstream, "Nothing says why it exists: no link leads up from it.")
        yield from self._tree("What hangs on it", thread.downstream, "Nothing hangs on it.")

    def ways(self, found: Ways) -> Iterator[str]:
        """Writes the shortest ways between two elements, or that there is none and what each is linked to."""
        start, end = self._subject(found.start), self._subject(found.end)
        if not found.ways:
            yield from self._strong(f"No way leads from {start} to {end}.")
            for around in found.around:
                yield from self._around(around)
            return
        number = len(found.ways) + found.left_out
        listed = "The shortest way" if number == 1 else f"{number:,} ways"
        yield from self._strong(f"{listed} from {start} to {end}, {count_of(len(found.ways[0]), 'link')} long:")
        for way in found.ways:
            yield ""
            yield from self._folded(f"{start} {', which '.join(map(self._leg, way))}.", _INDENT, 0)
        if found.left_out:
            yield ""
            yield f"... and {found.left_out:,} more of the same length."

    def note(self) -> Iterator[str]:
        """Warns where something could not be read, so that nothing found is not taken for nothing there."""
        if not self.account.is_complete:
            yield ""
            yield from self._strong("Not everything could be read; links may be missing.")

    def _tree(self, heading: str, tree: TraceTree, nothing: str) -> Iterator[str]:
        yield ""
        yield from self._strong(f"{heading}:" if tree.reached else nothing)
        self.spread = {tree.element}
        yield from self._steps(tree.steps, 1)
        yield from self._more(tree.element, tree.left_out, 1)
        if tree.unnamed:
            yield from self._folded(f"{tree.unnamed:,} of {tree.reached:,} elements are not named here.", 0, 0)

    def _steps(self, steps: Iterable[TraceStep], depth: int) -> Iterator[str]:
        for step in steps:
            element = step.reading.element
            yield from self._at(depth, f"{self._reading(step.reading)}{self._see(step)}")
            if not step.is_elsewhere:
                self.spread.add(element)
                yield from self._steps(step.steps, depth + 1)
                yield from self._more(element, step.left_out, depth + 1)

    def _see(self, step: TraceStep) -> str:
        if not step.is_elsewhere:
            return ""
        return " (see above)" if step.reading.element in self.spread else " (see below)"

    def _more(self, element: str, left_out: int, depth: int) -> Iterator[str]:
        """Says how many links of an element are not listed, and how to see them."""
        if left_out:
            yield from self._at(depth, f"... and {left_out:,} more: align trace {element} --all")

    def _around(self, around: Around) -> Iterator[str]:
        yield ""
        subject = self._subject(around.element)
        if not around.readings:
            yield from self._strong(f"{subject} is linked to nothing.")
            return
        joined = count_of(around.group, "element")
        yield from self._strong(f"{subject} is joined to {joined} in all. It:")
        for reading in around.readings:
            yield from self._at(1, self._reading(reading))

    def _leg(self, leg: Leg) -> str:
        """Says all links to the next element as one: `responds to and is informed by (promised) S1 "..."`."""
        if len(leg.readings) == 1:
            return self._reading(leg.readings[0])
        says = join_words(f"{reading.says}{_basis(reading)}" for reading in leg.readings)
        return f"{says} {self._subject(leg.element)}"

    def _reading(self, reading: LinkReading) -> str:
        return f"{reading.says} {self._subject(reading.element)}{_basis(reading)}"

    def _subject(self, element: str) -> str:
        return self.account.named[element].subject

    def _at(self, depth: int, text: str) -> Iterator[str]:
        return self._folded(text, (depth + 1) * _INDENT, depth * _INDENT)

    def _folded(self, text: str, hanging: int, first: int) -> Iterator[str]:
        return iter(self.style.folded(visible(text), hanging=hanging, first=first))

    def _strong(self, text: str) -> Iterator[str]:
        return (self.style.strong(line) for line in self.style.folded(visible(upper_first(text))))


def _basis(reading: LinkReading) -> str:
    return "" if reading.basis == STATED else f" ({reading.basis})"
