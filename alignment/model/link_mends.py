"""How a link that leads nowhere is mended: the line to write, with ids and titles of this very model."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Self

from alignment.documents.document import YamlDocument, YamlList, YamlText, YamlValue
from alignment.documents.rewrite import Rewrite, entry
from alignment.model.free_ids import nearest_id
from alignment.model.kinds.people import Role
from alignment.model.link_entries import BETWEEN, MODEL_NAME, Stray, is_id, read_links
from alignment.model.link_guesses import Meant, is_every, is_everyone, meant_by
from alignment.model.metamodel import Kind, LinkEnds, Metamodel
from alignment.model.named_elements import Named, NamedElements
from alignment.model.strategy import NOTHING_USED, STRATEGY, Used
from alignment.text import counted, did_you_mean, fold, join_words, shorten, surely_meant, visible

_MOST_NAMED: Final = 4
_MOST_LISTED: Final = 12
"""Of more elements than so many nobody means each by one word."""

_MOST_COMPARED: Final = 100_000
"""After so many elements were looked at for links that lead nowhere, and nobody reads guesses any more, none is made."""

_LEAST_COMPARED: Final = 1_000
"""Counts for one guess where there are fewer elements, so that there are a hundred guesses at most."""

_SHORTEST_WORD: Final = 4
_LONGEST: Final = 200
_LONGEST_NAME: Final = 120
_BLOCK: Final = "|>"
_SHOWN: Final = 40
_ROLE: Final = Role.KIND


class LinkMend(NamedTuple):
    """Holds what to do about a link, in words, and the changes that do it where only one thing can be meant."""

    fix: str
    edits: tuple[Rewrite, ...] = ()


@dataclass(slots=True, eq=False, repr=False)
class LinkMender:
    """Finds mends of links in one model."""

    names: NamedElements
    metamodel: Metamodel
    used: Used = NOTHING_USED
    compared: int = field(default=0)

    @classmethod
    def of(cls, documents: tuple[YamlDocument, ...], metamodel: Metamodel, used: Used = NOTHING_USED) -> Self:
        """Makes the mender for a model in some files, with what it uses of others."""
        return cls(NamedElements(documents, metamodel), metamodel, used)

    def mend(self, document: YamlDocument, kind: Kind, ends: LinkEnds, stray: Stray) -> LinkMend:
        """Says what to write in place of an end that is no element of a kind that the link leads to."""
        parts = meant_by(stray.written.text, self.names.of(ends.to))
        known = [part for part in parts if isinstance(part, Meant)]
        if not known and not self._names_several(ends):
            parts = (" ".join(stray.written.text.split()),)
        if not known and (elsewhere := self._elsewhere(stray.written.text)):
            return LinkMend(elsewhere)
        if len(known) < len(parts):
            return self._of_unknown(ends, stray, parts)
        is_one_of_them = len(known) > 1 and ends.at_most == 1
        edits = () if is_one_of_them else _rewritten(document, stray, known)
        return LinkMend(f"Write {_in_words(kind, ends, stray, known)}.", edits)

    def _elsewhere(self, text: str) -> str:
        """Says how an element of another model may be linked to, where a text names one; nothing where it does not."""
        name, _, element = text.partition(BETWEEN)
        if not MODEL_NAME.fullmatch(name) or not is_id(element):
            return ""
        if name in self.used.places:
            return f"Cite a paragraph of this model, as those of `{name}` are held to no paper here."
        if meant := did_you_mean(name, self.used.places):
            return f"Did you mean `{meant}{BETWEEN}{element}`?"
        return f"Have the settings name the model: `uses: [{{model: FOLDER, as: {name}}}]`."

    def written(self, kind: Kind, ends: LinkEnds, stray: Stray) -> str:
        """Gives the line for a text that names nothing but elements that the link leads to: the middle of a sentence."""
        parts = meant_by(stray.written.text, self.names.of(ends.to))
        return _in_words(kind, ends, stray, [part for part in parts if isinstance(part, Meant)])

    def knows(self, ends: LinkEnds, text: str) -> bool:
        """Tells whether a text names elements that a link leads to, and nothing else."""
        return all(isinstance(part, Meant) for part in meant_by(text, self.names.of(ends.to)))

    def naming(self, ends: LinkEnds, value: YamlValue) -> "Naming | None":
        """Gives what names what a value names in words, with what is to be added; None where no names are meant, or one too many."""
        texts = value.items if isinstance(value, YamlList) else (value,)
        said = [one.text for one in texts if isinstance(one, YamlText)]
        if len(said) < len(texts) or not all(map(_is_name, said)):
            return None
        parts = [part for text in said for part in meant_by(text, self.names.of(ends.to))]
        is_all_known = all(isinstance(part, Meant) for part in parts)
        is_too_many = ends.at_most is not None and len(parts) > ends.at_most
        if is_too_many or not (is_all_known or self._are_references(ends)):
            return None
        kind = self._likeliest(ends)
        new = {part: self._new(kind, part) for part in parts if isinstance(part, str)}
        ids = [part.named.id if isinstance(part, Meant) else new[part].id for part in parts]
        added = f"Add {join_words(one.shown for one in new.values())} under `{kind.section}:`." if new else ""
        return Naming(_listed(list(dict.fromkeys(ids))), added)

    def keep_one(self, kind: Kind, ends: LinkEnds, others: Iterable[str], written: Mapping[str, YamlValue]) -> str:
        """Says where the others of a list may stand where a link leads to one; nothing where there is no link for them.

        `written` are the links and fields that the element has already. Of what there is not, another finding tells.
        """
        further = _link_beside(kind, ends)
        known = list(dict.fromkeys(one for one in others if further and self.knows(further, one)))
        if further is None or not known:
            return ""
        beside = further.link.name
        if beside not in written:
            return f"Keep one in `{ends.link.name}`, and write `{beside}: [{', '.join(known)}]` for the rest."
        there = {link.to for link in read_links(written[beside], None).links}
        if missing := [one for one in known if one not in there]:
            return f"Keep one in `{ends.link.name}`, and add {join_words(f'`{one}`' for one in missing)} to `{beside}`."
        return f"Keep one in `{ends.link.name}`: the rest stand in `{beside}`."

    def wrong_kind(self, kind: Kind, ends: LinkEnds, target: Named | None) -> str:
        """Says which link leads to an element that this one does not lead to, and to which elements this one does.

        No link leads to the element itself, for which None stands.
        """
        if target is None:
            return self._listed(ends, "", is_asking=False)
        beside = _link_beside(kind, ends)
        others = [name for name, one in kind.links.items() if one.to == frozenset({target.kind}) and name != "replaces"]
        if beside and target.kind in beside.to:
            others = [beside.link.name]
        other = f"For {target.subject}, write `{others[0]}: {target.id}`. " if len(others) == 1 else ""
        return f"{other}{self._listed(ends, target.title, is_asking=self._may_guess(ends))}"

    def _names_several(self, ends: LinkEnds) -> bool:
        """Tells whether commas part names, as of people and places, and not the words of one title."""
        return ends.at_most != 1 and self._are_references(ends)

    def _are_references(self, ends: LinkEnds) -> bool:
        return all(kind.element.IS_REFERENCE for kind in self.metamodel.chosen(ends.to))

    def _of_unknown(self, ends: LinkEnds, stray: Stray, parts: Sequence[Meant | str]) -> LinkMend:
        """Says what there is that may be meant, and how what there is not is added."""
        unknown = [part for part in parts if isinstance(part, str)]
        if any(isinstance(part, Meant) for part in parts) and _is_one_known(ends, parts):
            return LinkMend(self._with_a_name(ends, stray, parts))
        is_asking = self._may_guess(ends)
        asked = self._asked(ends, stray, unknown[0]) if is_asking and len(parts) == 1 else LinkMend("")
        listed = self._listed(ends, " ".join(unknown), is_asking=is_asking)
        if _ROLE in ends.to and any(map(is_everyone, unknown)):
            return LinkMend(f"Name one post, since for what everyone is to do nobody answers. {listed}")
        if whole := self._all_of(ends, stray, unknown):
            return whole
        return asked._replace(fix=" ".join(filter(None, (asked.fix, listed, self._added(ends, stray, parts)))))

    def _all_of(self, ends: LinkEnds, stray: Stray, unknown: Sequence[str]) -> LinkMend | None:
        """Says which line names all elements of a kind, where a text asks for all; None where it does not, or they are many."""
        known = [Meant(one) for one in self.names.of(ends.to).by_exact_id.values()]
        kinds = [fold(name) for kind in self.metamodel.chosen(ends.to) for name in (kind.plural, kind.label)]
        is_all = len(unknown) == 1 and is_every(unknown[0], kinds) and stray.holder is None
        if not is_all or ends.at_most == 1 or not known or len(known) > _MOST_LISTED:
            return None
        titles = join_words(meant.named.subject for meant in known)
        return LinkMend(f"Name each: write `{ends.link.name}: {_listed([*map(_entry, known)])}`: {titles}.")

    def _with_a_name(self, ends: LinkEnds, stray: Stray, parts: Sequence[Meant | str]) -> str:
        """Says which line names what is known of a text, and that the rest of it is nothing of this model."""
        known = next(part for part in parts if isinstance(part, Meant))
        rest = join_words(f'"{visible(shorten(part, _SHOWN))}"' for part in parts if isinstance(part, str))
        line = f"{ends.link.name}: {_entry(known)}" if stray.holder is None else _entry(known)
        labels = join_words(self.metamodel.labels(ends.to), "or")
        persons = "; posts are named, never persons" if _ROLE in ends.to else ""
        return f"Write `{line}`: {known.named.subject}. Leave out {rest}, which is no {labels} of this model{persons}."

    def _may_guess(self, ends: LinkEnds) -> bool:
        self.compared += max(_LEAST_COMPARED, len(self.names.of(ends.to).by_exact_id))
        return self.compared <= _MOST_COMPARED

    def _asked(self, ends: LinkEnds, stray: Stray, text: str) -> LinkMend:
        """Asks whether an id or a title was meant that is nearly the same, and says how many links name what was written.

        An id with two letters swapped is put right; one with another letter may as well be that of a post still to be added.
        """
        listed = self.names.of(ends.to).by_exact_id.values()
        is_id_like = not any(sign.isspace() for sign in text)
        ids = {one.id if is_id_like else one.title: one.id for one in listed if is_id_like or one.title}
        meant = did_you_mean(text[:_LONGEST], ids)
        if meant is None:
            return LinkMend("")
        named = self.names.named_by_links.get(text)
        also = f" {named.links:,} links name {text}." if named and named.links > 1 else ""
        is_swapped = is_id_like and sorted(fold(text)) == sorted(fold(meant))
        is_sure = is_swapped and surely_meant(text[:_LONGEST], ids) == meant
        return LinkMend(f"Did you mean {ids[meant]}?{also}", (Rewrite(stray.written, meant),) if is_sure else ())

    def _listed(self, ends: LinkEnds, wanted: str, *, is_asking: bool) -> str:
        """NamedElements elements that the link could lead to, those first that share words with what was written."""
        every = self.names.of(ends.to).by_exact_id
        kinds = self.metamodel.chosen(ends.to)
        if not every:
            return f"There is no {join_words((one.label for one in kinds), 'or')} in this model yet."
        words = _words(wanted) if is_asking else set()
        nearest = sorted(every.values(), key=lambda one: -len(words & _words(one.title))) if words else every.values()
        named = counted((one.subject for one in nearest), len(every), _MOST_NAMED)
        is_any = len(kinds) == len(self.metamodel.kinds)
        plural = "elements" if is_any else join_words((one.plural for one in kinds), "or")
        return f"Use one of the {plural}: {join_words(named, 'or')}."

    def _added(self, ends: LinkEnds, stray: Stray, parts: Sequence[Meant | str]) -> str:
        """Gives the entries to add for what there is not, and the line that then links to them."""
        kinds = [one for one in self.metamodel.chosen(ends.to) if one.name != STRATEGY]
        if not kinds or len(ends.to) == len(self.metamodel.kinds):
            return ""
        new = [self._new(self._likeliest(ends), part) for part in parts if isinstance(part, str)]
        sections = join_words((f"`{one.section}:`" for one in kinds), "or")
        add = "Or add" if self.names.of(ends.to).by_exact_id else "Add"
        added = f"{add} {join_words(one.shown for one in new)} under {sections}"
        if [one.id for one in new] == [stray.written.text]:
            return f"{add} {new[0].id} under {sections}, with its title."
        proposed = iter(new)
        ids = [part.named.id if isinstance(part, Meant) else next(proposed).id for part in parts]
        if stray.holder is not None:
            return f"{added}, and write {join_words(ids)} here."
        several = "one of them, such as " if ends.at_most == 1 and len(ids) > 1 else ""
        return f"{added}, and write {several}`{ends.link.name}: {ids[0] if several else _listed(ids)}`."

    def _likeliest(self, ends: LinkEnds) -> Kind:
        """Gives the kind of what is named and not there: a post, where one may be named, as what else there is is soon listed."""
        return min(self.metamodel.chosen(ends.to), key=lambda kind: (kind.name != _ROLE, kind.name == STRATEGY))

    def _new(self, kind: Kind, part: str) -> "_New":
        """Gives an entry for what a text names: an id that is not there yet, or a title."""
        if not any(sign.isspace() for sign in part) and (found := nearest_id(part)) and not found.isalpha():
            return _New(found, f"{found}, with its title,")
        proposed = self.names.free_id(kind, part)
        title = visible(entry(shorten(part, _LONGEST)))
        return _New(proposed, f"`- {{id: {proposed}, title: {title}}}`")


def _is_one_known(ends: LinkEnds, parts: Sequence[Meant | str]) -> bool:
    """Tells whether only what is known may be meant: where one element belongs, or behind what may be a person's name."""
    match parts:
        case [str(), Meant()] if ends.to == {_ROLE}:
            return True
        case _:
            return ends.at_most == 1


class Naming(NamedTuple):
    """Holds what stands after the name of a link to name some elements, and what is to be added for those there are not."""

    written: str
    added: str


class _New(NamedTuple):
    """Holds the id of an element that there is not yet, and the entry that adds it."""

    id: str
    shown: str


def _in_words(kind: Kind, ends: LinkEnds, stray: Stray, known: Sequence[Meant]) -> str:
    """Says what to write for elements, in the place of a text, and which they are."""
    titles = join_words(meant.named.subject for meant in known)
    return f"{_to_write(kind, ends, stray, known)}: {titles}"


def _to_write(kind: Kind, ends: LinkEnds, stray: Stray, known: Sequence[Meant]) -> str:
    if len(known) > 1 and ends.at_most == 1:
        return _one_of(kind, ends, known)
    if stray.holder is None:
        return f"`{ends.link.name}: {_listed([*map(_entry, known)])}`"
    if isinstance(stray.holder, YamlList):
        apart = ", each as an entry" if len(known) > 1 else ""
        return f"{join_words(f'`{_entry(one)}`' for one in known)} here{apart}"
    if len(known) == 1 and not known[0].note:
        return f"`to: {known[0].named.id}`"
    return f"{join_words(f'`{_in_braces(one)}`' for one in known)} here"


def _one_of(kind: Kind, ends: LinkEnds, known: Sequence[Meant]) -> str:
    """Says which line holds the first where a link leads to one, and which holds the others."""
    first, *others = known
    line = f"`{ends.link.name}: {_entry(first)}`"
    further = _link_beside(kind, ends)
    if further is None:
        return f"one of them, such as {line}"
    listed = ", ".join(map(_entry, others))
    return f"one of them, such as {line}, and the others as `{further.link.name}: [{listed}]`"


def _link_beside(kind: Kind, ends: LinkEnds) -> LinkEnds | None:
    """Gives the link of a kind for those for whom there is no place in another."""
    return kind.links.get(ends.link.beside)


def _listed(entries: Sequence[str]) -> str:
    """Writes what stands after a key: one entry as it is, several in brackets."""
    return entries[0] if len(entries) == 1 else f"[{', '.join(entries)}]"


def _entry(meant: Meant) -> str:
    return _in_braces(meant) if meant.note else meant.named.id


def _in_braces(meant: Meant) -> str:
    note = f", note: {visible(entry(meant.note))}" if meant.note else ""
    return f"{{to: {meant.named.id}{note}}}"


def _rewritten(document: YamlDocument, stray: Stray, known: Sequence[Meant]) -> tuple[Rewrite, ...]:
    """Puts the links in place of the text; a text in lines of its own, or one that would need another mapping, stays."""
    if document.text[stray.written.start.index] in _BLOCK:
        return ()
    match stray.holder:
        case None:
            return (Rewrite(stray.written, _listed([*map(_entry, known)])),)
        case YamlList() as entries:
            is_flow = document.text[entries.start.index] == "["
            line_break = "\r\n" if "\r\n" in document.text else "\n"
            apart = ", " if is_flow else f"{line_break}{' ' * entries.start.column}- "
            return (Rewrite(stray.written, apart.join(map(_entry, known))),)
        case _:
            is_plain = len(known) == 1 and not known[0].note
            return (Rewrite(stray.written, known[0].named.id),) if is_plain else ()


def _is_name(text: str) -> bool:
    """Tells whether a text can be the name of a post or a body: letters, few enough, and no word for whoever there is."""
    return any(map(str.isalpha, text)) and len(text) <= _LONGEST_NAME and not is_everyone(text)


def _words(text: str) -> set[str]:
    return {word for word in fold(text[:_LONGEST]).split() if len(word) >= _SHORTEST_WORD}
