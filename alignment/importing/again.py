"""What tables say of a model that is there: fields that are another now, further entries, elements that are new.

Nothing is taken out: what the model says and the tables do not may have been written by hand, and is named.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from alignment.dates import parse_date
from alignment.documents.amend import Amendment, NewEntry, Wish
from alignment.documents.document import YamlDocument, YamlList, YamlMapping
from alignment.documents.parse import parse
from alignment.documents.plain import plain
from alignment.documents.written import Written
from alignment.importing.columns import SEEN
from alignment.importing.drafts import Draft
from alignment.importing.write import OBSERVATIONS, entry_of, model_files, seen_entry, written
from alignment.model.absence import absence_of
from alignment.model.kinds.base import Element
from alignment.model.kinds.observed import Observation
from alignment.model.link_types import OBSERVATION_OF
from alignment.model.load import load
from alignment.model.metamodel import Metamodel
from alignment.model.strategy import Strategy
from alignment.model.values import settled
from alignment.source import SourceFile

_OF_ROWS: Final = ("action", "measure")
_NAMES: Final = frozenset({"id", "reference", "title", SEEN})


class KeptPart(NamedTuple):
    """Names what an element says in a field, and its row does not; of a list, which entry."""

    element: str
    field: str
    target: str = ""


class Update(NamedTuple):
    """Holds what is to be changed in which file, the files that are new, and what stays though the tables do not say it.

    `gone` are the elements of which the tables have no row.
    """

    wishes: Mapping[PurePosixPath, Sequence[Amendment]]
    files: Mapping[str, str]
    kept: tuple[KeptPart, ...]
    gone: tuple[str, ...]


class Present(NamedTuple):
    """Holds a model that is there: what it says, and its files; `is_one_file` tells that it is nothing but one."""

    strategy: Strategy
    documents: Sequence[YamlDocument]
    is_one_file: bool = False


def update_of(drafts: Sequence[Draft], present: Present, origin: str) -> Update:
    """Gives what it takes for a model to say what drafts do; `origin` names the tables that they are of."""
    known = [one for one in drafts if one.is_known]
    said = _said_by(known, present.strategy.metamodel)
    comparing = _Comparing(present.strategy, said, _seen(present.strategy), _seen(said))
    wishes: defaultdict[PurePosixPath, list[Amendment]] = defaultdict(list)
    for draft in known:
        wishes[present.strategy.origins[draft.id].document.source.path] += comparing.wishes(draft)
    kinds = present.strategy.metamodel.kinds
    places = {kind: _place(kinds[kind].section, present) for kind in {one.kind for one in drafts}}
    apart: list[Draft] = []
    for draft in drafts:
        place = places[draft.kind]
        if not draft.is_known and place:
            root, document = place
            wishes[document.source.path].append(NewEntry(root, kinds[draft.kind].section, entry_of(draft)))
        elif not draft.is_known:
            apart.append(draft)
    kept = tuple(part for draft in known for part in comparing.kept(draft))
    files = {path: tuple(each) for path, each in wishes.items() if each}
    return Update(files, model_files(apart, origin), kept, tuple(_gone(drafts, present.strategy)))


def _said_by(drafts: Iterable[Draft], metamodel: Metamodel) -> Strategy:
    """Gives what drafts say as if nothing else were there."""
    files = model_files(drafts, "")
    documents = [parse(SourceFile(PurePosixPath(name), text.encode()))[0] for name, text in files.items()]
    return load(documents, metamodel)[0]


def _place(section: str, present: Present) -> tuple[YamlMapping, YamlDocument] | None:
    """Gives the file into which an entry of a section belongs: where that is, or would be; None where that is new."""
    rooted = [(one.root, one) for one in present.documents if isinstance(one.root, YamlMapping)]
    with_section = [(root, one) for root, one in rooted if isinstance(root.values.get(section), YamlList)]
    called = [(root, one) for root, one in rooted if present.is_one_file or one.source.path.stem == section]
    return next(iter((*with_section[-1:], *called)), None)


def _gone(drafts: Iterable[Draft], strategy: Strategy) -> Iterator[str]:
    named = {one.id for one in drafts}
    kinds = {one.kind for one in drafts}.intersection(_OF_ROWS)
    return (one.id for one in strategy.elements.values() if one.KIND in kinds and one.id not in named)


def _seen(strategy: Strategy) -> Mapping[tuple[str, object], Element]:
    """Gives observations by what they are of and their date."""
    return {
        (entry.to, one.value("date")): one
        for one in strategy.of_kind(Observation.KIND)
        for entry in one.links(OBSERVATION_OF.name)
    }


class _Comparing(NamedTuple):
    """Compares what tables say with what a model says."""

    model: Strategy
    tables: Strategy
    seen: Mapping[tuple[str, object], Element]
    seen_now: Mapping[tuple[str, object], Element]

    def wishes(self, draft: Draft) -> Iterator[Amendment]:
        """Gives what is to be changed of an element that the model has."""
        mapping = self.model.origins[draft.id].mapping
        for name, text in draft.texts.items():
            if self._says_otherwise(self.model.elements[draft.id], self.tables.elements[draft.id], name):
                yield Wish(mapping, name, written(name, text))
        for name, ids in draft.links.items():
            there = _ends(self.model.elements[draft.id], name)
            if missing := [one for one in ids if one not in there]:
                yield Wish(mapping, name, [*_listed(mapping, name), *missing])
        for one in draft.seen:
            yield from self._of_seen(draft.id, one)

    def _of_seen(self, element: str, seen: Mapping[str, str]) -> Iterator[Amendment]:
        key = element, parse_date(seen["date"])
        there, now = self.seen.get(key), self.seen_now.get(key)
        if there is None or now is None:
            yield NewEntry(self.model.origins[element].mapping, OBSERVATIONS, seen_entry(seen))
            return
        for name, text in seen.items():
            if self._says_otherwise(there, now, name):
                yield Wish(self.model.origins[there.id].mapping, name, written(name, text))

    def _says_otherwise(self, old: Element, new: Element, name: str) -> bool:
        if name in self.model.metamodel.kinds[old.KIND].links:
            return _ends(old, name) != _ends(new, name)
        was, now = old.value(name), new.value(name)
        return now is not None and (was is None or settled(was) != settled(now))

    def kept(self, draft: Draft) -> Iterator[KeptPart]:
        """Gives what the model says of an element in fields for which its rows have a column, and they do not say."""
        links = self.model.metamodel.kinds[draft.kind].links
        element, mapping = self.model.elements[draft.id], self.model.origins[draft.id].mapping
        for name in sorted(draft.asked - _NAMES):
            if name in links:
                said = draft.links.get(name, []) if name not in draft.texts else _ends(element, name)
                yield from (KeptPart(draft.id, name, one) for one in _ends(element, name) if one not in said)
            elif name in mapping.values and name not in draft.texts and element.value(name) is not None:
                yield KeptPart(draft.id, name)


def _ends(element: Element, name: str) -> list[str]:
    return [one.to for one in element.links(name)]


def _listed(mapping: YamlMapping, name: str) -> Sequence[Written]:
    """Gives the entries of a list as they are written; one that stands alone is the only one."""
    value = mapping.values.get(name)
    if value is None or absence_of(value):
        return ()
    return [plain(one) for one in (value.items if isinstance(value, YamlList) else (value,))]
