"""Links as what a rule is about: to the rule language they are a kind of their own, with two fields and two ends.

No element is ever of this kind, and no link leads to it: only a rule of every link begins there.
"""

from types import MappingProxyType
from typing import ClassVar, Final

from alignment.model.field_types import ChoiceType
from alignment.model.kinds.base import Element
from alignment.model.link_types import LinkName
from alignment.model.metamodel import Field, Kind, LinkEnds, LinkType, Metamodel
from alignment.model.strategy import Link
from alignment.model.values import FieldValue
from alignment.model.vocabularies import BASIS, UNREAD_BASIS, Vocabulary

LINK: Final = "link"
FROM: Final = "from"
TO: Final = "to"
_NAME: Final = "name"
_BASIS: Final = "basis"
_ENDS: Final = {FROM: "starts from", TO: "leads to"}


class _LinkSubject(Element):
    """A link from one element to another."""

    KIND: ClassVar[str] = LINK
    SECTION: ClassVar[str] = "links"
    IS_REFERENCE: ClassVar[bool] = True


def with_links(metamodel: Metamodel) -> Metamodel:
    """Gives the metamodel as the rule language sees it, with links as one more kind."""
    every = frozenset(metamodel.kinds)
    ends = {name: LinkEnds(LinkName(name, "", says, ""), every, 1) for name, says in _ENDS.items()}
    names = ChoiceType(Vocabulary("link names", tuple(metamodel.links)))
    fields = {_NAME: Field(_NAME, names, is_required=True), _BASIS: Field(_BASIS, ChoiceType(BASIS), is_required=True)}
    kind = Kind(LINK, "links", _LinkSubject, MappingProxyType(fields), MappingProxyType(ends), tuple(fields))
    types = {name: LinkType(one.link, MappingProxyType({LINK: one})) for name, one in ends.items()}
    return metamodel._replace(
        kinds=MappingProxyType({**metamodel.kinds, LINK: kind}),
        links=MappingProxyType({**metamodel.links, **types}),
    )


def name_of(link: Link) -> str:
    """Names a link: no element has such an id, because of the spaces."""
    return f"{link.source} {link.type} {link.target}"


def value_of(link: Link, field: str) -> FieldValue | None:
    """Gives the value of a field of a link; None where it could not be read."""
    value = {_NAME: link.type, _BASIS: link.basis}.get(field)
    return None if value == UNREAD_BASIS else value
