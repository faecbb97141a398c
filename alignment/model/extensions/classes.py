"""Making classes of what was read, annotated as the built-in ones are, so that they are read by the same door."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Final, NamedTuple, TypeAlias, cast

from pydantic import create_model
from pydantic.fields import FieldInfo

from alignment.model.extensions.kinds import OwnField, OwnKind
from alignment.model.extensions.links import OwnLink
from alignment.model.field_types import (
    MEANING,
    ChoicesType,
    ChoiceType,
    ConvertedDate,
    DateType,
    FieldType,
    NumberType,
    TextType,
    vocabulary_of,
)
from alignment.model.kinds import BUILT_IN_KINDS
from alignment.model.kinds.base import Element
from alignment.model.link_types import ANY, LinkTo
from alignment.model.values import ConvertedWord, Links
from alignment.model.vocabularies import Vocabulary

Definition: TypeAlias = tuple[object, object]
"""An annotation and a default, as pydantic takes them."""

_create: Final = cast("Callable[..., type[Element]]", create_model)
"""Makes a class; the types of pydantic leave no room for definitions that only a project knows."""

_HOLDS: Final[Mapping[type[FieldType], object]] = {
    TextType: str | None,
    NumberType: Decimal | None,
    DateType: ConvertedDate | None,
    ChoiceType: ConvertedWord | None,
    ChoicesType: tuple[ConvertedWord, ...],
}


class Extensions(NamedTuple):
    """Holds everything that is added: kinds, fields of built-in kinds, links with wider ends, changed vocabularies."""

    kinds: tuple[OwnKind, ...]
    fields: Mapping[str, Mapping[str, OwnField]]
    links: tuple[OwnLink, ...]
    vocabularies: Mapping[str, Vocabulary]


def extended_classes(own: Extensions) -> tuple[type[Element], ...]:
    """Gives the class of every kind: built-in ones as they are where nothing is added, then own ones."""
    every = (*(cls.KIND for cls in BUILT_IN_KINDS), *(kind.name for kind in own.kinds))
    links = _links_by_kind(own.links, every)
    built_in = (_extended(cls, own, links.get(cls.KIND, ())) for cls in BUILT_IN_KINDS)
    return (*built_in, *(_made(kind, own, links.get(kind.name, ())) for kind in own.kinds))


def _links_by_kind(links: Iterable[OwnLink], every: tuple[str, ...]) -> dict[str, list[OwnLink]]:
    by_kind: dict[str, list[OwnLink]] = {}
    for link in links:
        for kind in every if ANY in link.starts else link.starts:
            by_kind.setdefault(kind, []).append(link)
    return by_kind


def _extended(cls: type[Element], own: Extensions, links: Iterable[OwnLink]) -> type[Element]:
    fields = own.fields.get(cls.KIND, {})
    definitions = {**dict(_reworded(cls, own.vocabularies)), **_fields(fields, own), **dict(_links(cls, links))}
    return _subclass(cls, cls.__name__, cls.__doc__ or "", definitions) if definitions else cls


def _made(kind: OwnKind, own: Extensions, links: Iterable[OwnLink]) -> type[Element]:
    definitions = {**_fields(kind.fields, own), **dict(_links(Element, links))}
    made = _subclass(Element, kind.name, kind.summary, definitions)
    made.KIND, made.SECTION, made.IS_REFERENCE = kind.name, kind.section, kind.is_reference
    return made


def _subclass(base: type[Element], name: str, doc: str, definitions: Mapping[str, Definition]) -> type[Element]:
    return _create(name, __base__=base, __module__=__name__, __doc__=doc, **definitions)


def _reworded(cls: type[Element], vocabularies: Mapping[str, Vocabulary]) -> Iterator[tuple[str, Definition]]:
    """Gives anew the fields whose vocabulary is changed."""
    for name, info in cls.model_fields.items():
        for said in info.metadata:
            vocabulary = vocabulary_of(said) if isinstance(said, FieldType) else None
            if vocabulary is not None and vocabulary.name in vocabularies:
                reworded = OwnField(type(said)(vocabularies[vocabulary.name]), MEANING in info.metadata)
                yield name, (_annotated(reworded), info.default)


def _fields(fields: Mapping[str, OwnField], own: Extensions) -> dict[str, Definition]:
    worded = {name: one._replace(type=_with_words(one.type, own.vocabularies)) for name, one in fields.items()}
    return {name: (_annotated(one), None) for name, one in worded.items()}


def _with_words(field_type: FieldType, vocabularies: Mapping[str, Vocabulary]) -> FieldType:
    if not isinstance(field_type, ChoiceType):
        return field_type
    return ChoiceType(vocabularies.get(field_type.vocabulary.name, field_type.vocabulary))


def _links(cls: type[Element], links: Iterable[OwnLink]) -> Iterator[tuple[str, Definition]]:
    """Gives links with the kinds that they lead to, besides those that they lead to anyway."""
    for one in links:
        now = _link_to(cls.model_fields.get(one.link.name))
        ends = tuple(dict.fromkeys([*now, *one.ends]))
        yield one.link.name, (Annotated[Links, LinkTo(one.link, ends, one.at_most)], ())


def _link_to(info: FieldInfo | None) -> tuple[str, ...]:
    found = (said.kinds for said in (info.metadata if info else ()) if isinstance(said, LinkTo))
    return next(found, ())


def _annotated(field: OwnField) -> object:
    if field.is_meaning:
        return Annotated[_HOLDS[type(field.type)], field.type, MEANING]
    return Annotated[_HOLDS[type(field.type)], field.type]
