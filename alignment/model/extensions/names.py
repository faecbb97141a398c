"""Whether a name is free: kinds, sections, fields and links are told apart by name, in files and in rules."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from alignment.documents.document import YamlText
from alignment.documents.reader import Reader
from alignment.model.extensions.parts import named
from alignment.model.kinds.base import Element
from alignment.model.link_types import ANY, SAME
from alignment.model.metamodel import Metamodel
from alignment.model.sections import WAIVERS

KIND_WORDS: Final = frozenset({"element", "link", ANY, SAME})
"""What stands in rules, or among the ends of links, where a kind can stand."""

PATH_WORDS: Final = frozenset(
    {"all_of", "any_of", "not", "if", "then", "meets", "strategy", "subject", "as_at", "from", "to"}
)
"""What stands in rules where a field or a link can stand."""

_OF_RULES: Final = "a word of the rule language"

SECTION_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {WAIVERS: "the section of waivers", "as_at": _OF_RULES, "fails": _OF_RULES}
)
"""What stands where a section can stand, in model files or in the examples of rules, and what it is."""

_NAME: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", re.ASCII)
_LONGEST: Final = 40
_ANOTHER: Final = "Choose another name."
_STRANGE: Final = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True, eq=False, repr=False)
class Names:
    """Knows who has which name, and gives those that are free.

    `kinds`, `sections` and `links` say of each name, links by either of theirs, what it is; `fields` gives of each the
    kinds that have it.
    """

    reader: Reader
    kinds: dict[str, str]
    sections: dict[str, str]
    links: dict[str, str]
    fields: dict[str, list[str]]

    @classmethod
    def of(cls, metamodel: Metamodel, reader: Reader) -> "Names":
        """Gives the names that are taken before anything is added."""
        names = cls(
            reader,
            kinds=dict.fromkeys(KIND_WORDS, _OF_RULES),
            sections=dict(SECTION_WORDS),
            links=dict.fromkeys(PATH_WORDS, _OF_RULES),
            fields={},
        )
        for kind in metamodel.kinds.values():
            names.kinds[kind.name] = "a built-in kind"
            names.sections[kind.section] = f"the section of {kind.name}"
            for field in kind.fields:
                names.fields.setdefault(field, []).append(kind.name)
        for link in metamodel.links.values():
            names.links[link.link.name] = "a link"
            names.links[link.link.inverse] = f"the other name of the link `{link.link.name}`"
        return names

    def kind(self, written: YamlText) -> bool:
        """Takes the name of a kind; whether it was free."""
        is_free = self._is_free(written, "a kind", self.kinds.get(written.text))
        if is_free:
            self.kinds[written.text] = "a kind of your own"
        return is_free

    def section(self, written: YamlText, kind: str) -> bool:
        """Takes the name of a section; that of another kind would be taken for one of its elements."""
        other = self.kinds.get(written.text) if written.text != kind else None
        is_free = self._is_free(written, "a section", self.sections.get(written.text) or other)
        if is_free:
            self.sections[written.text] = f"the section of {kind}"
        return is_free

    def field(self, written: YamlText, kind: str) -> bool:
        """Takes the name of a field of a kind; another kind may have one of the same name."""
        own = f"a field of {kind}" if kind in self.fields.get(written.text, ()) else None
        fix = f"Choose another name, such as `{kind}_{written.text}`."
        is_free = self._is_free(written, "a field", self._of_elements(written.text) or own, fix)
        if is_free:
            self.fields.setdefault(written.text, []).append(kind)
        return is_free

    def link(self, written: YamlText, fix: str = _ANOTHER) -> bool:
        """Takes the name of a link; no kind may have a field of that name."""
        return self._link(written, "a link", "a link", fix)

    def inverse(self, written: YamlText, link: str) -> bool:
        """Takes the other name of a link."""
        return self._link(written, "a link's other end", f"the other name of the link `{link}`", _ANOTHER)

    def _link(self, written: YamlText, what: str, becomes: str, fix: str) -> bool:
        having = self.fields.get(written.text)
        of_kind = f"a field of {having[0]}" if having else None
        is_free = self._is_free(written, what, of_kind or self._of_elements(written.text), fix)
        if is_free:
            self.links[written.text] = becomes
        return is_free

    def _of_elements(self, name: str) -> str | None:
        """Says what a name is that no field and no link can have."""
        if name in Element.model_fields and name not in self.links:
            return "a field of every kind"
        return self.links.get(name) or ("a word that align itself uses" if hasattr(Element, name) else None)

    def _is_free(self, written: YamlText, what: str, owner: str | None, fix: str = _ANOTHER) -> bool:
        name = written.text
        if not _NAME.fullmatch(name) or len(name) > _LONGEST:
            message = f"{named(name)} cannot be the name of {what}"
            self.reader.refuse("CONFIG-VALUE", message, written, fix=_mend(name), label="not a name", facet=named(name))
        elif owner is not None:
            message = f"`{name}` is {owner} already"
            self.reader.refuse("CONFIG-VALUE", message, written, fix=fix, label="taken", facet=name)
        else:
            return True
        return False


def _mend(name: str) -> str:
    """Says how a name is written, and where it can be made of what was written, the name itself."""
    says = f"Use small letters, digits and single `_`, at most {_LONGEST}, beginning with a letter"
    likely = _STRANGE.sub("_", name.casefold()).strip("_")[:_LONGEST]
    return f"{says}, as in `{likely}`." if _NAME.fullmatch(likely) else f"{says}."
