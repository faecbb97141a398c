"""What YAML's parser says, said so that an officer knows what to do."""

from typing import Final, NamedTuple

from alignment.documents.characters import place_of
from alignment.documents.conflicts import MARKS, first_mark
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, RelatedLocation
from alignment.source import SourceFile


class _Saying(NamedTuple):
    """Gives our words and the mend for what the parser says when its words hold one of the `parts`.

    `at_beginning` shows it where the value that could not be finished began, not where the parser gave up; `opened`
    says of that beginning what it is.
    """

    parts: tuple[str, ...]
    says: str
    fix: str
    at_beginning: bool = False
    opened: str = ""


COLON_IN_BRACKETS: Final = "a colon in brackets has no space after it"
SPACE_AFTER_COLON: Final = "Put a space after the colon, or put the text in quotes."

# what the C parser and the one in Python say; the first that fits counts
_SAYINGS: Final = (
    _Saying(("found unexpected end of stream", "found unexpected document"),
            "a quotation mark is opened here and never closed", "Close the quotation mark.", at_beginning=True),
    _Saying(("escape character", "decimal number", "Unicode character escape"),
            "a backslash in double quotes is followed by what means nothing there",
            "Write two backslashes, or use single quotes."),
    _Saying(("scanning an alias", "scanning an anchor", "scanning a block scalar", "scanning a tag", "parsing a tag",
             "undefined tag handle"),
            "a text cannot begin with this sign", "Put the whole text in quotes.", at_beginning=True),
    _Saying(("cannot start any token", "mapping keys are not allowed"),
            "a text cannot begin with this sign", "Put the whole text in quotes."),
    _Saying(("mapping values are not allowed",), "a `key:` stands where none can be",
            "Give it the same indentation as the other keys of its element, or put the text in quotes."),
    _Saying(("sequence entries are not allowed",), "a `-` stands where no list can begin",
            "Put each `- id:` on a line of its own, two spaces deeper than its section."),
    _Saying(("found unexpected ':'",), COLON_IN_BRACKETS, SPACE_AFTER_COLON),
    _Saying(("expected ',' or",), "what is in brackets does not go on like this",
            "Close the bracket, or put a comma between its entries.", opened="the bracket is opened here"),
    _Saying(("node content",), "a bracket or a comma stands where a value is expected",
            "Write the value; put a text that begins with a bracket or a comma in quotes."),
    _Saying(("could not find expected ':'",), "a line holds neither `key: value` nor a list entry",
            "Add the colon, or indent the line further if it carries on a text."),
)  # fmt: skip
_AFTER_QUOTE: Final = _Saying(
    ("expected key", "expected <block end>", "expected <document start>", "expected '<document start>'"),
    "a text goes on after its closing quotation mark",
    "Put the whole text in double quotes, or look above for a quotation mark left open.",
)
_OTHERWISE: Final = _Saying(
    ("",),
    "the line does not fit what stands above it",
    "Look for indentation that differs from the lines above, or for a bracket or quotation mark left open.",
)


def said_plainly(source: SourceFile, text: str, words: str, index: int, began: int | None) -> Finding:
    """Makes the finding for text that the parser cannot read.

    `words` are the parser's own; `index` is the character where it stopped, `began` the one where the value began that
    could not be finished. A quotation mark left open is shown where it was opened, not at the end of the file.
    """
    if (mark := first_mark(text)) is not None:
        return _conflict(source, text, mark)
    saying = _saying(words, after_quote=text[:index].rstrip(" ").endswith(("'", '"')))
    opened = place_of(source, text, began) if began is not None else None
    place = opened if saying.at_beginning and opened else place_of(source, text, min(index, len(text.rstrip())))
    related = (RelatedLocation(opened, saying.opened),) if opened and saying.opened else ()
    message = f"{source.path} is not valid YAML: {saying.says}"
    return built_in("YAML-SYNTAX", message, place, label="YAML cannot be read here", fix=saying.fix, related=related)


def _conflict(source: SourceFile, text: str, index: int) -> Finding:
    place = place_of(source, text, index)
    message = f"{source.path} is not valid YAML: it holds a merge conflict, both sides changed it"
    fix = f"Keep what is right of either side, and delete the lines that begin with {MARKS}."
    return built_in("YAML-SYNTAX", message, place, label="a merge conflict", fix=fix)


def _saying(words: str, *, after_quote: bool) -> _Saying:
    usual = (*_SAYINGS, _AFTER_QUOTE) if after_quote else _SAYINGS
    return next((saying for saying in usual if any(part in words for part in saying.parts)), _OTHERWISE)
