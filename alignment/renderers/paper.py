"""What a paper comes to, for people at a terminal: its paragraphs, a line each, and what is unsure of them."""

from collections.abc import Iterator
from typing import Final

from alignment.papers.write import CitedFile, Written
from alignment.renderers.support.escape import disarmed
from alignment.renderers.support.terminal import Style
from alignment.results.check import RenderOptions
from alignment.text import count_of, join_words, shorten, visible

_MOST_NAMED: Final = 8


def render_paper(
    document: CitedFile, parts: tuple[Written, ...], without_text: tuple[str, ...], says: str, options: RenderOptions
) -> bytes:
    """Lists the paragraphs of a paper with their first words, those that are unsure with the reason."""
    style = Style(options.width, options.has_colour)
    lines = [line for one in parts for line in _of_part(one, options.width)]
    unsure = sum(bool(one.part.unsure) for one in parts)
    told = f"{count_of(len(parts), 'paragraph')} of {document.id}"
    if unsure:
        told = f"{told}, {unsure:,} of them unsure"
    lines += ["", *style.folded(f"{told}. {says}")]
    if without_text:
        named = join_words(without_text, most=_MOST_NAMED)
        lines += style.folded(f"No text was found for {named}: add what stands there by hand.")
    return "".join(f"{disarmed(visible(line))}\n" for line in lines).encode()


def _of_part(one: Written, width: int) -> Iterator[str]:
    yield shorten(f"{one.id}: {one.part.begins}", width)
    if one.part.unsure:
        yield f"  unsure: {one.part.unsure}"
