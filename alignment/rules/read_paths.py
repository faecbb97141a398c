"""From `owner.belongs_to` to a `Path`: every step is looked up in the metamodel."""

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from alignment.documents.document import YamlText
from alignment.documents.reader import Reader
from alignment.model.metamodel import LinkType, Metamodel
from alignment.model.strategy import STRATEGY
from alignment.rules.operands import Clock, Source
from alignment.rules.path import Closure, Hop, LinkStep, Path, Root
from alignment.source import Location
from alignment.text import join_words, shorten, suggestion, upper_first, visible

_STEP: Final = re.compile(r"(?P<names>\w+(?:\|\w+)*)(?P<closure>[+*]?)(?:\((?P<kind>[^()]+)\))?")
_SHOWN: Final = 60
_SUBJECT: Final = "subject"


class Scope(NamedTuple):
    """Says what paths can start from: the kinds that a condition is about, and those that the rule is about.

    `subject` is None in a definition, which serves rules about any kinds.
    """

    kinds: frozenset[str]
    subject: frozenset[str] | None

    def at(self, kinds: frozenset[str]) -> "Scope":
        """Gives the scope of a condition further inside."""
        return self._replace(kinds=kinds)


def read_path(written: YamlText, scope: Scope, metamodel: Metamodel, reader: Reader) -> Path | None:
    """Reads a path from an element or, with `strategy.` before it, from the strategy.

    None, and a finding, where it leads nowhere.
    """
    if _begins(written.text, _SUBJECT):
        message = "A path begins with `subject` only where something is looked up"
        fix = "Begin it at the element, or write it under `value_of`."
        reader.refuse("RULE-PATH", message, written, fix=fix, label="not looked up")
        return None
    root, start = (Root.STRATEGY, _STRATEGY) if _begins(written.text, STRATEGY) else (Root.ELEMENT, scope.kinds)
    return _PathReader(written, root, start, metamodel, reader).read()


def read_source(written: YamlText, scope: Scope, metamodel: Metamodel, reader: Reader) -> Source | None:
    """Reads where something is looked up: a path, one that begins with `subject.`, or `as_at`."""
    if written.text == Clock.AS_AT.value:
        return Clock.AS_AT
    if not _begins(written.text, _SUBJECT):
        return read_path(written, scope, metamodel, reader)
    if scope.subject is None:
        message = "A definition does not know which element the rule is about"
        fix = "Write this condition in the rule itself."
        reader.refuse("RULE-PATH", message, written, fix=fix, label="not known in a definition")
        return None
    return _PathReader(written, Root.SUBJECT, scope.subject, metamodel, reader).read()


def names_from(kinds: frozenset[str], metamodel: Metamodel) -> list[str]:
    """Gives every name that a path can take from elements of these kinds: fields, links and inverse links."""
    fields = [name for kind in sorted(kinds) for name in metamodel.kinds[kind].fields]
    links = [name for name, link in metamodel.links.items() if kinds & link.ends.keys()]
    inverses = [name for name, link in metamodel.inverses.items() if link.sources(kinds)]
    return list(dict.fromkeys([*fields, *links, *inverses]))


_STRATEGY: Final = frozenset({STRATEGY})


def _begins(text: str, word: str) -> bool:
    return text == word or text.startswith(f"{word}.")


@dataclass(slots=True, eq=False, repr=False)
class _PathReader:
    """Reads one path step by step, knowing where each step stands in the rule file."""

    written: YamlText
    root: Root
    start: frozenset[str]
    metamodel: Metamodel
    reader: Reader

    def read(self) -> Path | None:
        """Gives the path, or None after a finding at the step that cannot be taken."""
        hops: list[Hop] = []
        kinds, offset = self.start, 0
        steps = self.written.text.split(".")
        for number, text in enumerate(steps):
            at, offset = self._place(offset, len(text)), offset + len(text) + 1
            if number == 0 and self.root is not Root.ELEMENT:
                continue
            is_first = not hops
            if self._is_field(text, kinds, needs_all=is_first):
                if number == len(steps) - 1:
                    return self._path(hops, text)
                self._refuse_field(text, at)
                return None
            hop = self._hop(text, kinds, at, needs_all=is_first)
            if hop is None:
                return None
            hops.append(hop)
            kinds = hop.kinds
        return self._path(hops, None)

    def _path(self, hops: list[Hop], field: str | None) -> Path:
        first = re.split(r"[.|(+*]", self.written.text)[0]
        return Path(self.written.text, first, self.root, self.start, tuple(hops), field)

    def _hop(self, text: str, kinds: frozenset[str], at: Location, *, needs_all: bool) -> Hop | None:
        found = _STEP.fullmatch(text)
        if found is None:
            self._refuse_step(text, at)
            return None
        hop = self._steps(found["names"], kinds, at, needs_all=needs_all)
        repeated = self._repeated(hop, kinds, Closure(found["closure"])) if hop else None
        return self._kept(repeated, found["kind"], at) if repeated else None

    def _repeated(self, hop: Hop, kinds: frozenset[str], closure: Closure) -> Hop:
        """Gives a hop as often as its closure says: the kinds reached grow until no step adds another."""
        if closure is Closure.ONCE:
            return hop
        reached, grown = frozenset[str](), hop.kinds | (kinds if closure is Closure.ANY_NUMBER else frozenset())
        while grown != reached:
            reached = grown
            grown = reached.union(*(self._reached(step, reached) for step in hop.steps))
        return Hop(hop.steps, reached, closure, reached)

    def _reached(self, step: LinkStep, kinds: frozenset[str]) -> frozenset[str]:
        link = self.metamodel.links[step.link]
        return link.sources(kinds) if step.is_inverse else link.targets(kinds)

    def _place(self, offset: int, width: int) -> Location:
        """Gives the place of a part of the path; of all of it where quotes or line breaks make the column uncertain."""
        start = self.written.start
        if not self.written.plain or start.line != self.written.end.line:
            return self.reader.document.locate(self.written)
        return self.reader.document.source.location(start.line + 1, start.column + 1 + offset, width)

    def _is_field(self, name: str, kinds: frozenset[str], *, needs_all: bool) -> bool:
        """Tells whether the name is a field there: of every kind at the first step, later of at least one."""
        having = [name in self.metamodel.kinds[kind].fields for kind in kinds]
        return all(having) if needs_all else any(having)

    def _steps(self, names: str, kinds: frozenset[str], at: Location, *, needs_all: bool) -> Hop | None:
        """Gives a step of one name or several; each must start somewhere, and at the first step one at every kind."""
        steps: list[LinkStep] = []
        unable = kinds
        for name in names.split("|"):
            step, link = self._step(name)
            if link is None:
                self._refuse_name(name, kinds, at)
                return None
            able = _starting(link, kinds, step)
            if not able:
                self._refuse_start(name, kinds, kinds, at)
                return None
            unable -= able
            steps.append(step)
        if needs_all and unable:
            self._refuse_start(names, unable, kinds, at)
            return None
        return Hop(tuple(steps), frozenset[str]().union(*(self._reached(step, kinds) for step in steps)))

    def _step(self, name: str) -> tuple[LinkStep, LinkType | None]:
        if name in self.metamodel.links:
            return LinkStep(name, is_inverse=False), self.metamodel.links[name]
        link = self.metamodel.inverses.get(name)
        return LinkStep(link.link.name if link else name, is_inverse=True), link

    def _kept(self, hop: Hop, kind: str | None, at: Location) -> Hop | None:
        """Keeps one kind of those reached."""
        if kind is None:
            return hop
        reached = join_words(sorted(hop.kinds), "or")
        if kind not in self.metamodel.kinds:
            fix = suggestion(kind, self.metamodel.kinds) or f"The step leads to {reached}."
            message = f"`{visible(shorten(kind, _SHOWN))}` is not a kind"
            self.reader.refuse("RULE-NAME", message, at, fix=fix, label="no such kind")
            return None
        if kind not in hop.kinds:
            message = f"This step never leads to {kind}"
            fix = f"Keep one of the kinds that it leads to: {reached}."
            self.reader.refuse("RULE-PATH", message, at, fix=fix, label=f"leads to {reached}")
            return None
        return hop._replace(kinds=frozenset({kind}), is_narrowed=True)

    def _refuse_step(self, text: str, at: Location) -> None:
        shown = visible(shorten(text, _SHOWN))
        message = f"`{shown}` is not a step of a path" if text else "A step of the path is empty"
        fix = "Join names of links by `.`, as in `owner.belongs_to`; `a|b` is either, `+` again and again, `(kind)` keeps one kind."
        self.reader.refuse("RULE-PATH", message, at, fix=fix, label="not a step")

    def _refuse_field(self, name: str, at: Location) -> None:
        message = f"The field `{name}` holds a value, so the path cannot go on from it"
        self.reader.refuse("RULE-PATH", message, at, fix="End the path here.", label="holds a value")

    def _refuse_name(self, name: str, kinds: frozenset[str], at: Location) -> None:
        """Refuses a name that is no link; a field is said to be one, of other kinds or not of every kind here."""
        having = frozenset(kind.name for kind in self.metamodel.kinds.values() if name in kind.fields)
        lacking = join_words(sorted(kinds - having), "or")
        if not having:
            fix = suggestion(name, names_from(kinds, self.metamodel)) or self._listed(kinds)
            message = f"`{visible(shorten(name, _SHOWN))}` is neither a field nor a link"
            self.reader.refuse("RULE-NAME", message, at, fix=fix, label="not known")
        elif lacking:
            message = f"{upper_first(lacking)} has no field `{name}`"
            self.reader.refuse("RULE-PATH", message, at, fix=self._listed(kinds), label=f"not at {lacking}")
        else:
            message = f"`{name}` is a field, which `|`, `+`, `*` and `(kind)` do not go with"
            self.reader.refuse("RULE-PATH", message, at, fix=f"Write `{name}` alone.", label="a field")

    def _refuse_start(self, names: str, unable: frozenset[str], kinds: frozenset[str], at: Location) -> None:
        where = join_words(sorted(unable), "or")
        message = f"`{names}` does not start at {where}"
        _, link = self._step(names)
        other = {link.link.name, link.link.inverse} - {names} if link else set()
        meant = [f"Did you mean `{name}`?" for name in names_from(kinds, self.metamodel) if name in other]
        fix = meant[0] if meant else self._listed(kinds)
        self.reader.refuse("RULE-PATH", message, at, fix=fix, label=f"not at {where}")

    def _listed(self, kinds: frozenset[str]) -> str:
        return f"From here a path can take {join_words(names_from(kinds, self.metamodel), 'or')}."


def _starting(link: LinkType, kinds: frozenset[str], step: LinkStep) -> frozenset[str]:
    """Gives those of some kinds whose elements can be at this end of a link."""
    if step.is_inverse:
        return frozenset(kind for kind in kinds if link.sources(frozenset({kind})))
    return kinds & link.ends.keys()
