"""Reading own links, and wider ends of built-in ones."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from alignment.documents.document import YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Reader
from alignment.english import participle
from alignment.model.extensions.names import Names
from alignment.model.extensions.parts import entries, given, items, named, plain_text, yes_or_no
from alignment.model.link_types import ANY, LinkName
from alignment.model.metamodel import LinkType, Metamodel

_ENDS: Final = ("from", "to")
_KEYS: Final = ("inverse", *_ENDS, "at_most", "says", "inverse_says", "order")
_COUNT: Final = re.compile(r"[1-9][0-9]{0,3}", re.ASCII)
_WITHOUT_VERB: Final = ("_by", "_of")
"""Ends names that are no sentence without `is`: `used_by`, `site_of`."""
_UNNAMED: Final = "_"
"""Ends the other name of a link that has none; nobody can write it, as no name ends so."""


class OwnLink(NamedTuple):
    """Holds a link with the kinds that it starts from and leads to, `any` for every kind.

    Of a built-in link these are the kinds at its wider ends.
    """

    link: LinkName
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    at_most: int | None


@dataclass(slots=True, eq=False, repr=False)
class LinkReader:
    """Reads links; `metamodel` has the built-in ones, `kinds` are all kinds there are, own ones too.

    A link that can be told by its name is kept whatever else is wrong in it, so that nothing that elements write under
    it is called unknown besides.
    """

    reader: Reader
    names: Names
    metamodel: Metamodel
    kinds: tuple[str, ...]

    def read(self, value: YamlValue | None) -> Iterator[OwnLink]:
        """Gives the links that are added, and those whose ends are wider."""
        for key, entry in entries(self.reader, value, "`links`"):
            built_in = self.metamodel.links.get(key.text)
            if built_in is not None:
                yield from self._wider(key, entry, built_in)
            elif self._is_free(key):
                yield self._own(key, entry)

    def _is_free(self, key: YamlText) -> bool:
        turned = self.metamodel.inverses.get(key.text)
        if turned is None:
            return self.names.link(key)
        return self.names.link(key, f"Write `{turned.link.name}:` to widen it, or choose another name.")

    def _own(self, key: YamlText, value: YamlValue | None) -> OwnLink:
        mapping = self._mapping(key, value)
        if mapping is None:
            return OwnLink(self._link_name(key, None), (ANY,), (ANY,), None)
        self.reader.check_keys(mapping, _KEYS, f"the link `{key.text}`")
        starts, ends = (self._required_ends(key, mapping, word) for word in _ENDS)
        is_order = yes_or_no(self.reader, mapping, "order", f"`order` of `{key.text}`")
        link = self._link_name(key, mapping.values)._replace(is_order=is_order)
        return OwnLink(link, starts, ends, self._at_most(key, mapping))

    def _wider(self, key: YamlText, value: YamlValue | None, built_in: LinkType) -> Iterator[OwnLink]:
        mapping = self._mapping(key, value)
        if mapping is None:
            return
        self._refuse_changes(key, mapping)
        written = {word: found for word in _ENDS if (found := given(mapping.values.get(word))) is not None}
        if not written:
            message = f"`{key.text}` is a built-in link, and nothing widens it here"
            fix = "Write `from:` or `to:` and the kinds that are added."
            self.reader.refuse("CONFIG-VALUE", message, key, fix=fix, label="nothing added", facet=key.text)
            return
        now = frozenset(built_in.ends)
        starts = self._ends(key, "from", written["from"]) if "from" in written else self._all_of(now)
        ends = self._ends(key, "to", written["to"]) if "to" in written else self._all_of(built_in.targets(now))
        at_most = next(iter(built_in.ends.values())).at_most
        yield OwnLink(built_in.link, starts, ends, at_most)

    def _refuse_changes(self, key: YamlText, mapping: YamlMapping) -> None:
        """Refuses whatever is said of a built-in link besides its ends."""
        for word in (word for word in mapping.keys if word in _KEYS and word not in _ENDS):
            message = f"`{key.text}` is a built-in link, of which only `from` and `to` can be widened"
            fix = f"Take `{word}` out, or give a link of your own another name."
            self.reader.refuse("CONFIG-VALUE", message, mapping.keys[word], fix=fix, label="is built in", facet=word)
        keys = {word: written for word, written in mapping.keys.items() if word in _ENDS or word not in _KEYS}
        self.reader.check_keys(mapping._replace(keys=keys), _ENDS, f"the built-in link `{key.text}`")

    def _all_of(self, kinds: frozenset[str]) -> tuple[str, ...]:
        """Gives kinds in the order of the model; where these are all built-in ones, own kinds are meant as well."""
        chosen = tuple(kind for kind in self.metamodel.kinds if kind in kinds)
        return (ANY,) if len(chosen) == len(self.metamodel.kinds) else chosen

    def _mapping(self, key: YamlText, value: YamlValue | None) -> YamlMapping | None:
        if value is not None:
            return self.reader.mapping(value, f"The link `{key.text}`")
        fix = "Write its `inverse`, `from` and `to` below it."
        message = f"Nothing is said of the link `{key.text}`"
        self.reader.refuse("CONFIG-VALUE", message, key, fix=fix, label="nothing said", facet=key.text)
        return None

    def _required_ends(self, key: YamlText, mapping: YamlMapping, word: str) -> tuple[str, ...]:
        value = given(mapping.values.get(word))
        if value is not None:
            return self._ends(key, word, value) or (ANY,)
        message = f"The link `{key.text}` has no `{word}`"
        fix = f"Write `{word}:` and the kinds that it {'starts from' if word == 'from' else 'leads to'}, or `{ANY}`."
        self.reader.refuse("CONFIG-VALUE", message, key, fix=fix, label=f"no `{word}`", facet=f"{key.text}:{word}")
        return (ANY,)

    def _ends(self, key: YamlText, word: str, value: YamlValue) -> tuple[str, ...]:
        what = f"`{word}` of `{key.text}`"
        texts = (self.reader.only_text(item, f"An entry of {what}") for item in items(self.reader, value, what))
        found = (self.reader.word(text, (*self.kinds, ANY), "a kind") for text in texts if text is not None)
        return tuple(dict.fromkeys(kind for kind in found if kind is not None))

    def _at_most(self, key: YamlText, mapping: YamlMapping) -> int | None:
        value = given(mapping.values.get("at_most"))
        text = self.reader.only_text(value, f"`at_most` of `{key.text}`") if value is not None else None
        if text is None or _COUNT.fullmatch(text.text):
            return int(text.text) if text else None
        message = f"{named(text.text)} is not a number of links"
        self.reader.refuse("CONFIG-VALUE", message, text, fix="Write a whole number from 1 on.", label="not a number")
        return None

    def _link_name(self, key: YamlText, written: Mapping[str, YamlValue] | None) -> LinkName:
        parts = written or {}
        says, inverse_says = (
            plain_text(self.reader, parts.get(word), f"`{word}` of `{key.text}`") for word in ("says", "inverse_says")
        )
        inverse = self._inverse(key, parts) if written is not None else None
        other = inverse or f"{key.text}{_UNNAMED}"
        return LinkName(key.text, other, says or _spoken(key.text), inverse_says or _spoken(other))

    def _inverse(self, key: YamlText, parts: Mapping[str, YamlValue]) -> str | None:
        value = given(parts.get("inverse"))
        if value is None:
            message = f"The link `{key.text}` has no `inverse`"
            fix = f"Write how it is read from the other end, {_read_back(key.text)}."
            self.reader.refuse("CONFIG-VALUE", message, key, fix=fix, label="no `inverse`", facet=f"{key.text}:inverse")
            return None
        text = self.reader.only_text(value, f"`inverse` of `{key.text}`")
        return text.text if text and self.names.inverse(text, key.text) else None


def _read_back(name: str) -> str:
    """Gives an example of how a link is read from its other end, of this very link where its name is one verb."""
    is_verb = name.endswith("s") and "_" not in name
    return f"such as `inverse: {participle(name)}_by`" if is_verb else "as `advanced_by` is `advances` from there"


def _spoken(name: str) -> str:
    """Says the name of a link between two elements: `sits at`, `is used by`."""
    words = name.replace("_", " ").strip()
    return f"is {words}" if name.endswith(_WITHOUT_VERB) else words
