"""What is read alike in the XML of every office program: names without their namespace, so that the strict form reads as well."""

from collections.abc import Iterator
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element

Xml: TypeAlias = Element
_MOST_DIGITS: Final = 9


def name_of(element: Xml) -> str:
    """Gives the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def value_of(element: Xml | None, name: str) -> str:
    """Gives an attribute by its name without namespace; an empty text where there is none."""
    if element is None:
        return ""
    if name in element.attrib:
        return element.attrib[name]
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def number_of(written: str, otherwise: int) -> int:
    """Gives a number that an attribute holds; another one where it holds none, or more digits than any office file needs."""
    is_number = written.isascii() and written.isdecimal() and len(written) <= _MOST_DIGITS
    return int(written) if is_number else otherwise


def child(element: Xml | None, name: str) -> Xml | None:
    """Gives the first child of a name."""
    return next(iter(children(element, name)), None)


def children(element: Xml | None, name: str) -> Iterator[Xml]:
    """Gives the children of a name."""
    if element is not None:
        yield from (one for one in element if name_of(one) == name)


def below(element: Xml, *names: str, but: frozenset[str] = frozenset()) -> Iterator[Xml]:
    """Gives what is of one of some names below an element, but inside none of them and in nothing that is left out."""
    for one in element:
        if name_of(one) in names:
            yield one
        elif name_of(one) not in but:
            yield from below(one, *names, but=but)
