"""Links as what a rule is about: to the rule language they are a kind of their own, with fields, two ends and a paragraph.

No element is ever of this kind, and no link leads to it: a rule of every link begins there, or comes from a paragraph.
"""

from types import MappingProxyType
from typing import ClassVar, Final

from alignment.model.field_types import ChoiceType, FreeText, TextType
from alignment.model.kinds.base import Element
from alignment.model.link_types import LinkName
from alignment.model.metamodel import Field, Kind, LinkEnds, LinkType, Metamodel
from alignment.model.strategy import Link
from alignment.model.values import FieldValue
from alignment.model.vocabularies import BASIS, UNREAD_BASIS, Vocabulary

LINK: Final = "link"
FROM: Final = "from"
TO: Final = "to"
PARAGRAPH: Final = "paragraph"
ALONG: Final = frozenset({FROM, TO, PARAGRAPH})
"""Names the steps that lead from a link."""

_NAME: Final = "name"
_BASIS: Final = "basis"
_QUOTE: Final = "quote"
_CITED_FOR: Final = "evidence_for_link"
_ENDS: Final = {FROM: ("starts from", "begins"), TO: ("leads to", "ends")}


class _LinkSubject(Element):
    """A link from one element to another."""

    KIND: ClassVar[str] = LINK
    SECTION: ClassVar[str] = "links"
    IS_REFERENCE: ClassVar[bool] = True

    quote: FreeText = None


CITED: Final = frozenset({PARAGRAPH})
"""The kinds to which a link's paragraph leads, which is called what it is."""


def with_links(metamodel: Metamodel) -> Metamodel:
    """Gives the metamodel as the rule language sees it, with links as one more kind."""
    every = frozenset(metamodel.kinds)
    ends = {name: LinkEnds(LinkName(name, "", *says), every, 1) for name, says in _ENDS.items()}
    names = ChoiceType(Vocabulary("link names", tuple(metamodel.links)))
    ends[PARAGRAPH] = LinkEnds(LinkName(PARAGRAPH, _CITED_FOR, "rests on", "is evidence for"), CITED, 1)
    fields = {
        _NAME: Field(_NAME, names, is_required=True),
        _BASIS: Field(_BASIS, ChoiceType(BASIS), is_required=True),
        _QUOTE: Field(_QUOTE, TextType(is_free=True), is_required=False),
    }
    kind = Kind(LINK, "links", _LinkSubject, MappingProxyType(fields), MappingProxyType(ends), tuple(fields))
    types = {name: LinkType(one.link, MappingProxyType({LINK: one})) for name, one in ends.items()}
    return metamodel._replace(
        kinds=MappingProxyType({**metamodel.kinds, LINK: kind}),
        links=MappingProxyType({**metamodel.links, **types}),
        inverses=MappingProxyType({**metamodel.inverses, _CITED_FOR: types[PARAGRAPH]}),
    )


def name_of(link: Link) -> str:
    """Names a link: no element has such an id, because of the spaces."""
    return " ".join(filter(None, (link.source, link.type, link.target, link.field)))


def value_of(link: Link, field: str) -> FieldValue | None:
    """Gives the value of a field of a link; None where it could not be read."""
    value = {_NAME: link.type, _BASIS: link.basis, _QUOTE: link.quote}.get(field)
    return None if value == UNREAD_BASIS else value
