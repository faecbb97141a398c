"""What of a strategy the words hold that it cites: each quote in its document, each value in a quote.

It shows that the words contain the value, not that they mean it.
"""

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from itertools import islice
from typing import Final, NamedTuple, Self

from alignment.citations.folding import Folded, Stretch, fold
from alignment.citations.places import ParagraphPlaces, Text, Unplaced
from alignment.citations.values import Mention, Value, in_days, in_unit, is_held, may_mention, mentions
from alignment.dates import PartialDate
from alignment.model.field_types import TextType
from alignment.model.kinds.base import Element
from alignment.model.kinds.record import Document
from alignment.model.link_types import EVIDENCE, PART_OF
from alignment.model.metamodel import Field
from alignment.model.strategy import Link, Strategy
from alignment.model.vocabularies import OwnWord

_UNIT: Final = "unit"
_AROUND: Final = 80
"""How many characters before and after a quote are read with it, so that no value is cut off at its ends."""

_MOST_PLACES: Final = 50


class SupportState(Enum):
    """Tells how a value stands to the words that its element cites."""

    SUPPORTED = "supported"
    NOT_FOUND = "not found"
    NO_QUOTE = "no quote"
    NO_TEXT = "no text to hand"


class Citation(NamedTuple):
    """Holds one link to a paragraph, or one that names the paragraph that says so, with what its quote mentions.

    `document` is the one whose text is at hand, None where none is. `is_found` tells that the quote stands in the
    paragraph; then `holds` is what is mentioned there, and no value that goes on beyond the quote. `elsewhere` names the
    paragraphs in which it stands instead, None where the whole text does not hold it.
    """

    link: Link
    document: str | None
    is_found: bool
    holds: tuple[Mention, ...]
    elsewhere: tuple[str, ...] | None = None

    @property
    def is_misquoted(self) -> bool:
        """Tells whether there is a quote, and a text in which it does not stand where it is cited."""
        return self.link.quote is not None and self.document is not None and not self.is_found

    def held(self, readings: frozenset[Value]) -> Mention | None:
        """Gives where the quote mentions a value that can be read in one of these ways."""
        return next((one for one in self.holds if _is_any(readings, one)), None)


class SoughtValue(NamedTuple):
    """Holds a value that a quote should hold, in the words of its field."""

    text: str
    readings: frozenset[Value]


class Support(NamedTuple):
    """Says how one field of an element stands to the words that the element cites.

    `said` is the value as people read it; `missing` what of it no quote holds; `holding` are the links that hold it.
    """

    element: str
    field: str
    said: str
    standing: SupportState
    missing: tuple[SoughtValue, ...]
    holding: tuple[Citation, ...]


class PlacedQuote(NamedTuple):
    """Holds a quote of an element, folded, with its paragraph, and the document to whose text it is held; none where empty."""

    element: str
    words: str
    paragraph: str
    document: str


class UnplacedIn(NamedTuple):
    """Says why a paragraph has no place, and in the text of which document."""

    why: Unplaced
    document: str


@dataclass(frozen=True, slots=True)
class Quotes:
    """Holds the links of every element to paragraphs, and how its values stand to them.

    `of_links` are what its other links cite, whose words hold no value of the element, and what is cited for the value of
    one field, whose words hold no other.
    `is_whole` tells that every text could be read that was named; `unheld` counts, by document, the quotes for which no
    text is at hand. `unplaced` are the paragraphs that are quoted and that nobody can find in the text of their document.
    """

    citations: Mapping[str, tuple[Citation, ...]] = field(default_factory=dict)
    support: tuple[Support, ...] = ()
    is_whole: bool = True
    unheld: Mapping[str, int] = field(default_factory=dict)
    unplaced: Mapping[str, UnplacedIn] = field(default_factory=dict)
    of_links: Mapping[str, tuple[Citation, ...]] = field(default_factory=dict)

    @property
    def held(self) -> Iterable[str]:
        """Gives the elements that cite anything, for themselves or for a link."""
        return dict.fromkeys((*self.citations, *self.of_links))

    def cited_for(self, element: str, field: str) -> tuple[Citation, ...]:
        """Gives what is cited for the value of a field: by its element, and by itself."""
        own = (one for one in self.of_links.get(element, ()) if one.link.field == field)
        return (*self.citations.get(element, ()), *own)

    @property
    def has_text(self) -> bool:
        """Tells whether the text of any cited document is at hand."""
        every = (*self.citations.values(), *self.of_links.values())
        return any(one.document is not None for cited in every for one in cited)


def look_up(strategy: Strategy, texts: Mapping[str, str]) -> Quotes:
    """Looks for quotes in the texts of documents, given by the ids of these, and for values in quotes."""
    looking = _Looking.of(strategy, texts)
    cited: dict[str, list[Citation]] = {}
    beside: dict[str, list[Citation]] = {}
    for link in strategy.citing:
        if link.paragraph is not None:
            of = cited if link.type == EVIDENCE.name and not link.field else beside
            of.setdefault(link.source, []).append(looking.citation(link, link.paragraph))
    citations, of_links = ({name: tuple(found) for name, found in of.items()} for of in (cited, beside))
    quotes = Quotes(citations, unplaced=looking.unplaced(strategy.citing), of_links=of_links)
    return replace(quotes, support=tuple(one for name in quotes.held for one in _support(strategy, name, quotes)))


def placed_quotes(strategy: Strategy, texts: Collection[str]) -> Iterator[PlacedQuote]:
    """Gives every quote with the document that it is held to, be it found there or not."""
    held = _documents(strategy, texts)
    for link in strategy.citing:
        if link.paragraph is not None and link.quote is not None:
            yield PlacedQuote(link.source, fold(link.quote).compared, link.paragraph, held.get(link.paragraph, ""))


def quotes_without_text(strategy: Strategy, texts: Collection[str]) -> Mapping[str, int]:
    """Counts, by document, the quotes that can be looked for nowhere, as no text of the document is at hand."""
    named = _documents(strategy, [one.id for one in strategy.of_kind(Document.KIND)])
    loose = (one.paragraph for one in placed_quotes(strategy, texts) if not one.document)
    return Counter(named.get(one, one) for one in loose)


def _documents(strategy: Strategy, texts: Iterable[str]) -> dict[str, str]:
    """Gives the nearest document with a text that an element is, or is part of, by way of however many others."""
    parts: dict[str, list[str]] = {}
    for link in strategy.links:
        if link.type == PART_OF.name:
            parts.setdefault(link.target, []).append(link.source)
    found = {document: document for document in texts}
    waiting = deque(found)
    while waiting:
        whole = waiting.popleft()
        new = [part for part in parts.pop(whole, ()) if part not in found]
        found |= dict.fromkeys(new, found[whole])
        waiting += new
    return found


@dataclass(slots=True, eq=False, repr=False)
class _Looking:
    """Looks for quotes in texts, for each only once."""

    texts: Mapping[str, Text]
    documents: Mapping[str, str]
    places: ParagraphPlaces
    known: dict[tuple[str, str], tuple[Mention, ...] | None] = field(default_factory=dict)

    @classmethod
    def of(cls, strategy: Strategy, texts: Mapping[str, str]) -> Self:
        """Finds the documents of paragraphs, and the places of these."""
        read = {name: Text.of(text) for name, text in texts.items()}
        documents = _documents(strategy, texts)
        return cls(read, documents, ParagraphPlaces.of(strategy, read, documents))

    def unplaced(self, links: Iterable[Link]) -> Mapping[str, UnplacedIn]:
        """Gives the paragraphs that are quoted and have no place."""
        quoted = [link.paragraph for link in links if link.paragraph is not None and link.quote is not None]
        why = self.places.unplaced
        return {name: UnplacedIn(why[name], self.documents[name]) for name in quoted if name in why}

    def citation(self, link: Link, paragraph: str) -> Citation:
        """Gives a link with what its quote of a paragraph holds."""
        document = self.documents.get(paragraph)
        if link.quote is None:
            return Citation(link, document, is_found=False, holds=())
        holds = self._held(document, paragraph, link.quote) if document else None
        if holds is not None:
            return Citation(link, document, is_found=True, holds=holds)
        elsewhere = self._elsewhere(document, link.quote) if document else None
        return Citation(link, document, is_found=False, holds=mentions(fold(link.quote)), elsewhere=elsewhere)

    def _held(self, document: str, paragraph: str, quote: str) -> tuple[Mention, ...] | None:
        """Gives what a quote mentions where it stands in a paragraph; None where it does not stand there."""
        if (paragraph, quote) not in self.known:
            text, words = self.texts[document].folded, fold(quote)
            places = (one for one in text.places_of(words) if self.places.holding(paragraph, one))
            self.known[paragraph, quote] = _mentioned(text, words, list(islice(places, _MOST_PLACES)))
        return self.known[paragraph, quote]

    def _elsewhere(self, document: str, quote: str) -> tuple[str, ...] | None:
        """Gives the paragraphs of a document in which a quote stands; None where its text does not hold it."""
        places = list(islice(self.texts[document].folded.places_of(fold(quote)), _MOST_PLACES))
        of_document = (name for name in self.places.stretches if self.documents[name] == document)
        found = tuple(name for name in of_document if any(self.places.holding(name, one) for one in places))
        return found if places else None


def _mentioned(text: Folded, quote: Folded, places: list[Stretch]) -> tuple[Mention, ...] | None:
    if not places:
        return None
    found = (
        one
        for start, end in places
        if may_mention(quote.shown)
        for one in mentions(text, max(start - _AROUND, 0), min(end + _AROUND, len(text.shown)))
        if start <= one.start and one.end <= end
    )
    return tuple({(one.text, one.readings): one for one in found}.values())


def _support(strategy: Strategy, name: str, quotes: Quotes) -> Iterator[Support]:
    """Says of every field of an element that holds a value how it stands to what is cited for it, where anything is."""
    element = strategy.elements[name]
    for spec in strategy.metamodel.kinds[element.KIND].fields.values():
        wanted, cited = tuple(_wanted(element, spec)), quotes.cited_for(name, spec.name)
        if wanted and cited:
            holding = tuple(one for one in cited if one.is_found and any(one.held(it.readings) for it in wanted))
            missing = tuple(it for it in wanted if not any(one.held(it.readings) for one in holding))
            standing = _standing(missing, cited)
            yield Support(element.id, spec.name, _said(element, spec), standing, missing, holding)


def _standing(missing: tuple[SoughtValue, ...], cited: tuple[Citation, ...]) -> SupportState:
    """Tells how a value stands; what a quote may hold whose document is not at hand, nobody can say to be missing."""
    if not missing:
        return SupportState.SUPPORTED
    elsewhere = [one for one in cited if one.document is None]
    open_ = [one for one in elsewhere if one.link.quote is None or any(one.held(it.readings) for it in missing)]
    if open_ or len(elsewhere) == len(cited):
        return SupportState.NO_TEXT
    quoted = any(one.link.quote is not None for one in cited)
    return SupportState.NOT_FOUND if quoted else SupportState.NO_QUOTE


def _wanted(element: Element, spec: Field) -> Iterator[SoughtValue]:
    """Gives the values of a field; names, titles, summaries, notes and words of vocabularies are not looked at."""
    match element.value(spec.name):
        case Decimal() as number:
            yield SoughtValue(_said(element, spec), frozenset({in_unit(number, _unit_of(element))}))
        case PartialDate() as written:
            yield SoughtValue(str(written), frozenset({in_days(written)}))
        case str() as text if _is_looked_at(spec) and may_mention(text):
            said = (one for one in mentions(fold(text)) if not (one.is_part or one.is_one))
            yield from (SoughtValue(one.text, one.readings) for one in said)


def _is_looked_at(spec: Field) -> bool:
    """Tells whether a field says something in words; what measures the numbers beside it does not."""
    return isinstance(spec.type, TextType) and not (spec.type.is_free or spec.type.is_label or spec.name == _UNIT)


def _said(element: Element, spec: Field) -> str:
    """Gives the value of a field as people read it: a number with its unit."""
    value, unit = element.value(spec.name), _unit_of(element)
    if unit is None or not isinstance(value, Decimal):
        return str(value)
    return f"{value} ({unit.shown if isinstance(unit, OwnWord) else unit})"


def _unit_of(element: Element) -> str | None:
    unit = element.value(_UNIT) if _UNIT in type(element).model_fields else None
    return unit if isinstance(unit, str) else None


def _is_any(readings: frozenset[Value], mention: Mention) -> bool:
    return any(is_held(wanted, found) for wanted in readings for found in mention.readings)
