"""From what stands in no quote to findings: each says which value, names the paragraphs, and what their quotes hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from alignment.citations.places import BEGINS
from alignment.citations.support import Citation, Quotes, Support, SupportState, UnplacedIn
from alignment.documents.document import YamlList, YamlMapping
from alignment.findings.finding import Finding, RelatedLocation, Severity, brief
from alignment.model.field_types import TextType
from alignment.model.strategy import Link, Strategy
from alignment.model.vocabularies import UNREAD_BASIS
from alignment.rules.rule import BuiltInRule, Verdict
from alignment.source import Location
from alignment.text import join_words, natural, shorten, upper_first, visible

_MOST_NAMED: Final = 8
_SHOWN: Final = 60
_BEYOND_THE_PAPER: Final = frozenset({"inferred", "illustrative", UNREAD_BASIS})
_UNSUPPORTED: Final = frozenset({SupportState.NOT_FOUND, SupportState.NO_QUOTE})


def quote_findings(rule: BuiltInRule, severity: Severity, strategy: Strategy, quotes: Quotes) -> Iterator[Finding]:
    """Writes one finding for each quote that is not where it is cited, and for each field whose value no quote holds.

    A paragraph that is quoted and cannot be found in the text of its document is a finding too.

    A value that only such a quote holds is not said again.
    """
    writer = _Writer(rule, severity, strategy, quotes)
    for paragraph, unplaced in quotes.unplaced.items():
        yield writer.of_paragraph(paragraph, unplaced)
    for cited in (*quotes.citations.values(), *quotes.of_links.values()):
        yield from (writer.of_quote(one) for one in cited if one.is_misquoted)
    for support in quotes.support:
        if support.standing in _UNSUPPORTED and writer.is_to_be_said(support):
            yield writer.of_value(support)


def quote_verdict(findings: Iterable[Finding], quotes: Quotes) -> Verdict:
    """Gives the elements that were held to a text that is at hand, and those of which something is not in it."""
    failed = {one.element for one in findings}
    valued = {one.element for one in quotes.support if one.standing is not SupportState.NO_TEXT}
    every = {name: quotes.citations.get(name, ()) + quotes.of_links.get(name, ()) for name in quotes.held}
    checked = [name for name, cited in every.items() if name in valued or any(map(_is_compared, cited))]
    checked += [name for name in quotes.unplaced if name not in checked]
    return Verdict(tuple(checked), tuple(name for name in checked if name in failed))


def _is_compared(citation: Citation) -> bool:
    return citation.document is not None and citation.link.quote is not None


@dataclass(slots=True, eq=False, repr=False)
class _Writer:
    """Writes the findings of one rule about one strategy."""

    rule: BuiltInRule
    severity: Severity
    strategy: Strategy
    quotes: Quotes

    def is_to_be_said(self, support: Support) -> bool:
        """Tells whether a value is the paper's by the element's own account, and no finding on a quote says as much."""
        if not _BEYOND_THE_PAPER.isdisjoint(self._bases(support)):
            return False
        cited = self.quotes.cited_for(support.element, support.field)
        misquoted = [one for one in cited if one.is_misquoted]
        return not all(any(one.held(it.readings) for one in misquoted) for it in support.missing)

    def _bases(self, support: Support) -> tuple[str, str]:
        """Gives what an element and one of its values rest on."""
        of_value = self.strategy.basis_of(support.element, support.field)
        return self.strategy.elements[support.element].basis, of_value

    def of_paragraph(self, paragraph: str, unplaced: UnplacedIn) -> Finding:
        """Writes that a paragraph has no place, so that a quote of it may stand anywhere in its document."""
        document, origin = unplaced.document, self.strategy.origins[paragraph]
        told = unplaced.why.value.format(document=document)
        words = f"its first words as they stand in {document}, so many that they stand there once"
        return Finding(
            rule=self.rule.id,
            severity=self.severity,
            says=f"{told}, so what is quoted from it may stand anywhere there",
            location=origin.locate(BEGINS),
            label=f"no place in the text of {document}",
            element=paragraph,
            facet=BEGINS,
            why=self.rule.why,
            fix=f"Write in `begins` {words}.",
            subject=self.strategy.subject(paragraph),
        )

    def of_quote(self, citation: Citation) -> Finding:
        """Writes that a quote does not stand in its paragraph, and where else it does."""
        link, document, paragraph = citation.link, citation.document, citation.link.paragraph
        quote = visible(shorten(" ".join((link.quote or "").split()), _SHOWN))
        return Finding(
            rule=self.rule.id,
            severity=self.severity,
            says=f'quotes "{quote}" from {paragraph}, which {document} {_said(citation)}',
            location=self._place_of_quote(link),
            label=f"not in {_not_in(citation, f'the text of {document}')}",
            element=link.source,
            facet=link.facet,
            members=_as_members([link.quote or ""]),
            why=self.rule.why,
            fix=f"{_mend(citation) or self.rule.fix} Copy the words of {paragraph} as they stand in {document}.",
            subject=self.strategy.subject(link.source),
        )

    def of_value(self, support: Support) -> Finding:
        """Writes that no quote holds a value, with what the quotes hold that there are."""
        cited = self.quotes.cited_for(support.element, support.field)
        says = f"says {self._value(support)}"
        paragraphs = join_words((one.link.target for one in cited), "or", most=_MOST_NAMED)
        if support.standing is SupportState.NO_QUOTE:
            says, label = f"{says} and cites {paragraphs} without the words that hold it", "no quote holds it"
            fix = f"Add the words to the link as `quote`, from {paragraphs}."
        else:
            says, label = f"{says}, which no quote that it cites holds", "in none of its quotes"
            fix = upper_first(f"{join_words((_holds(one) for one in cited), most=_MOST_NAMED)}.")
        origin = self.strategy.origins[support.element]
        return Finding(
            rule=self.rule.id,
            severity=self.severity,
            says=says,
            location=origin.locate(support.field),
            label=label,
            element=support.element,
            facet=support.field,
            members=_as_members(one.text for one in support.missing),
            why=self.rule.why,
            fix=f"{self.rule.fix} {fix}",
            related=tuple(RelatedLocation(self._place_of_quote(one.link), _holds(one)) for one in cited),
            subject=self.strategy.subject(support.element),
        )

    def _value(self, support: Support) -> str:
        """Names a value with its field; of a text, what in it no quote holds."""
        kind = self.strategy.metamodel.kinds[self.strategy.elements[support.element].KIND]
        if isinstance(kind.fields[support.field].type, TextType):
            missing = join_words((visible(one.text) for one in support.missing), most=_MOST_NAMED)
            return f"{missing} in `{support.field}`"
        return f"`{support.field}` {visible(support.said)}"

    def _place_of_quote(self, link: Link) -> Location:
        """Gives the place of a quote, or of the paragraph's id where there is none."""
        origin = self.strategy.origins[link.source]
        if link.field and link.quote is not None:
            return origin.document.locate(origin.mapping.around[link.field].values["quote"])
        written = origin.mapping.values.get(link.type, link.written)
        for item in written.items if isinstance(written, YamlList) else (written,):
            if isinstance(item, YamlMapping) and item.values.get("to") is link.written and link.quote is not None:
                return origin.document.locate(item.values["quote"])
        return origin.document.locate(link.written)


def _said(citation: Citation) -> str:
    """Tells whether a document says elsewhere what does not stand in the paragraph that is cited."""
    if citation.elsewhere is None:
        return "does not say"
    return f"says in {join_words(citation.elsewhere, most=_MOST_NAMED)}" if citation.elsewhere else "says elsewhere"


def _mend(citation: Citation) -> str:
    """Names what else may be cited; nothing where the text does not hold the quote."""
    if citation.elsewhere is None:
        return ""
    return f"Cite {join_words(citation.elsewhere, 'or', most=_MOST_NAMED) or 'the paragraph that says it'}, or mend the quote."


def _not_in(citation: Citation, text: str) -> str:
    """Names what a quote does not stand in: its paragraph, or the whole text."""
    return text if citation.elsewhere is None else str(citation.link.paragraph)


def _as_members(texts: Iterable[str]) -> tuple[str, ...]:
    """Gives what is not held as members, so that another value is another matter; none ends where a list of them would go on."""
    said = (brief(visible(" ".join(text.split()))).replace(", ", ",") for text in texts)
    return tuple(sorted(dict.fromkeys(said), key=natural))


def _holds(citation: Citation) -> str:
    """Says what the quote of a link holds."""
    paragraph = citation.link.target
    if citation.document is None:
        return f"no text of {paragraph} is at hand"
    if citation.link.quote is None:
        return f"{paragraph} is cited without a quote"
    if not citation.is_found:
        return f"the quote of {paragraph} is not in {_not_in(citation, str(citation.document))}"
    held = [visible(one.text) for one in citation.holds if not one.is_part]
    return f"the quote of {paragraph} holds {join_words(held, most=_MOST_NAMED) or 'no value'}"
