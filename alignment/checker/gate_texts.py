"""What a change makes of the texts that quotes are held to: which say something else, and which quotes are held elsewhere."""

from collections.abc import Iterator
from typing import Final

from alignment.citations.support import placed_quotes
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.model.link_types import PART_OF
from alignment.project.gate import GateState
from alignment.source import Location
from alignment.text import join_words, natural, visible

_MOST_NAMED: Final = 5


def text_findings(old: GateState, new: GateState) -> Iterator[Finding]:
    """Says which texts that quotes are held to say something else or are gone, and what is held to them no more.

    Of what could not be read whole nobody can tell.
    """
    if new.is_read:
        yield from _turned(old, new)
        yield from _freed(old, new)


def _turned(old: GateState, new: GateState) -> Iterator[Finding]:
    for document, text in sorted(old.texts.texts.items()):
        now = new.texts.texts.get(document)
        if now is None or now.split() != text.split():
            says = "is no longer at hand, so that no quote is held to it" if now is None else "says something else"
            message = f"The text of {old.strategy.subject(document)} {says}"
            yield built_in("GATE-TEXT", message, _place_of(document, old, new), element=document, facet="file")


def _place_of(document: str, old: GateState, new: GateState) -> Location:
    """Gives the place of a document, or where it is gone the file that it stood in."""
    if origin := new.strategy.origins.get(document):
        return origin.locate("file")
    return old.strategy.origins[document].document.source.location()


def _freed(old: GateState, new: GateState) -> Iterator[Finding]:
    """Says what was held to one text, and is held to none or to another one, though the first may still be at hand."""
    then = [one for one in placed_quotes(old.strategy, old.texts.texts) if one.document]
    by_words = {(one.element, one.words): one.document for one in then}
    by_paragraph = {one.paragraph: one.document for one in then}
    freed: dict[tuple[str, str], set[str]] = {}
    for one in placed_quotes(new.strategy, new.texts.texts):
        was = by_paragraph.get(one.paragraph) or by_words.get((one.element, one.words))
        if was and not _is_same_text(old, was, new, one.document):
            freed.setdefault((was, one.document), set()).add(one.paragraph)
    for (was, now), paragraphs in sorted(freed.items()):
        if now or was in new.texts.texts:  # else it is said already that the text is gone
            yield _finding(old, new, (was, now), sorted(paragraphs, key=natural))


def _is_same_text(old: GateState, was: str, new: GateState, now: str) -> bool:
    """Tells whether quotes are held to the same document, or to another of the same words."""
    return was == now or (now != "" and old.texts.texts[was].split() == new.texts.texts[now].split())


def _finding(old: GateState, new: GateState, moved: tuple[str, str], paragraphs: list[str]) -> Finding:
    was, now = moved
    held = f"the text of {new.strategy.subject(now)}" if now else "no text"
    named = join_words(map(visible, paragraphs), most=_MOST_NAMED)
    says = f"What is quoted from {named} is held to {held}, and was to that of {old.strategy.subject(was)}"
    place = new.strategy.origins[paragraphs[0]].locate(PART_OF.name)
    return built_in("GATE-TEXT", says, place, element=was, facet=" ".join([now, *paragraphs]))
