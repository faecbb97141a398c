"""An independent reading of the four headline rules, as plain as it can be.

Nothing here comes from the package: what counts as absent, which words the vocabularies hold and how a link
is written are said again, from the description of the model, so that a mistake in one place shows against the
other. Places, severities and messages are not its business, nor are files that YAML cannot read.
"""

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

import yaml

Element: TypeAlias = Mapping[str, object]
"""What stands under one id: field and link names with texts, lists and mappings as YAML gave them."""

LINK_RULES: Final = (
    ("ACT-OWNER", "owner", "roles"),
    ("ACT-MEASURE", "measured_by", "measures"),
    ("ACT-PRIORITY", "advances", "ambitions"),
)
"""Rules that ask for a link that leads somewhere: the rule, the link, the section of its far end."""

LEVELS_WITH_FAMILIES: Final = ("participated", "co-produced")
PEOPLE_AFFECTED: Final = ("children", "young people", "parents and carers", "parent carer forum")
NULLS: Final = ("", "~", "null")
PLACEHOLDERS: Final = (
    *("tbc", "tbd", "tba", "na", "n/a", "none", "unknown", "vacant", "pending"),
    *("not applicable", "not available", "not stated", "not known"),
    *("to be confirmed", "to be agreed", "to be announced", "to be decided"),
    *("to follow", "awaiting", "not yet"),
)
PLACEHOLDER_STARTS: Final = ("awaiting ", "not yet ")
POINTER_START: Final = "see "


def naive_findings(files: Mapping[str, str]) -> set[tuple[str, str]]:
    """Gives every (rule, id of an action) that fails, for a model given as file names with their YAML."""
    sections = read_sections(files)
    findings: set[tuple[str, str]] = set()
    for action_id, action in sections.get("actions", {}).items():
        if word(action.get("status")) == "stopped":
            continue
        for rule, link, section in LINK_RULES:
            if not found(action.get(link), sections.get(section, {})):
                findings.add((rule, action_id))
        sources = found(action.get("informed_by"), sections.get("sources", {}))
        if not any(is_with_families(source) for source in sources):
            findings.add(("ACT-COPROD", action_id))
    return findings


def read_sections(files: Mapping[str, str]) -> dict[str, dict[str, Element]]:
    """Gives each section's elements by id; of two with the same id the first in path order stands."""
    sections: dict[str, dict[str, Element]] = {}
    seen: set[str] = set()
    for name in sorted(files):
        for section, element in elements_in(read_yaml(files[name])):
            element_id = element.get("id")
            if not isinstance(element_id, str) or is_absent(element_id) or element_id.casefold() in seen:
                continue
            seen.add(element_id.casefold())
            sections.setdefault(section, {})[element_id] = element
    return sections


def read_yaml(text: str) -> object:
    """Reads YAML with every scalar as text."""
    loader = yaml.CBaseLoader(text) if yaml.__with_libyaml__ else yaml.BaseLoader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def elements_in(data: object) -> Iterator[tuple[str, Element]]:
    """Yields one file's elements, each with its section."""
    if not isinstance(data, dict):
        return
    for section, content in data.items():
        for element in as_list(content):
            if isinstance(element, dict):
                yield section, element


def found(link: object, elements: Mapping[str, Element]) -> list[Element]:
    """Lists the elements that a link leads to, of those it may lead to and that have a title of their own."""
    there: list[Element] = []
    for entry in as_list(link):
        target = entry.get("to") if isinstance(entry, dict) else entry
        if not isinstance(target, str) or is_absent(target) or target not in elements:
            continue
        if not is_empty_title(elements[target].get("title")):
            there.append(elements[target])
    return there


def is_with_families(source: Element) -> bool:
    """Tells whether people affected took part in an occasion, beyond being told or asked."""
    if word(source.get("level")) not in LEVELS_WITH_FAMILIES:
        return False
    return any(word(person) in PEOPLE_AFFECTED for person in as_list(source.get("who")))


def as_list(value: object) -> list[object]:
    """Gives a list as it is, and anything else as a list of that one thing."""
    return value if isinstance(value, list) else [value]


def word(value: object) -> str:
    """Folds case and spaces of a text; what is no text, or absent, is the empty word."""
    if not isinstance(value, str) or is_absent(value):
        return ""
    return fold(value)


def is_absent(text: str) -> bool:
    """Tells whether a text says nothing: a null, a placeholder, a pointer or no letter or digit at all."""
    folded = fold(text).removesuffix(".").rstrip()
    if folded in NULLS or folded in PLACEHOLDERS:
        return True
    if folded.startswith((*PLACEHOLDER_STARTS, POINTER_START)):
        return True
    return not any(character.isalnum() for character in folded)


def is_empty_title(title: object) -> bool:
    """Tells whether a title is a placeholder and nothing else; one that only begins like a placeholder is none."""
    folded = fold(str(title)).removesuffix(".").rstrip()
    return folded in PLACEHOLDERS or not any(character.isalnum() for character in folded)


def fold(text: str) -> str:
    """Writes a text in lower case, with single spaces and none around it."""
    return " ".join(text.casefold().split())
