"""Reading a mapping whose keys are known beforehand, as rule packs and configuration are.

Elements have their own loader; this one is for files of a fixed shape. Nothing is raised: what cannot be read gives
None and a finding at its place.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from alignment.documents.comments import comment_behind
from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.rewrite import Mend, Rewrite, as_entry, edits_of, entry, in_quotes
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, RelatedLocation
from alignment.source import Location
from alignment.text import fold, fold_name, join_words, shorten, suggestion, surely_meant, visible

_SHOWN = 40
_NOTHING = frozenset({"", "~", "null"})
_NO_SYNONYMS: Mapping[str, str] = {}


class Advice(NamedTuple):
    """Says what to do about a key of which more is known than that it is unknown, with the changes that do it."""

    fix: str
    edits: tuple[Mend, ...] = ()


_NO_ADVICE: Mapping[str, Advice] = {}


class Codes(NamedTuple):
    """Names the built-in findings for an unknown key, a bad value and a missing key."""

    key: str
    value: str
    required: str


@dataclass(slots=True, eq=False, repr=False)
class Reader:
    """Reads one document and gathers its findings."""

    document: YamlDocument
    codes: Codes
    findings: list[Finding] = field(default_factory=list)

    def refuse(  # noqa: PLR0913 - the parts of a finding
        self,
        code: str,
        message: str,
        place: YamlValue | Location,
        *,
        label: str = "",
        fix: str = "",
        facet: str | None = None,
        related: tuple[RelatedLocation, ...] = (),
        edits: Iterable[Mend] = (),
    ) -> None:
        """Adds a finding."""
        location = place if isinstance(place, Location) else self.document.locate(place)
        changes = edits_of(self.document, edits)
        self.findings.append(
            built_in(code, message, location, label=label, fix=fix, facet=facet, related=related, edits=changes)
        )

    def check_keys(
        self,
        mapping: YamlMapping,
        allowed: Collection[str],
        what: str,
        mends: Mapping[str, Advice] = _NO_ADVICE,
        synonyms: Mapping[str, str] = _NO_SYNONYMS,
    ) -> None:
        """Refuses every key that is not allowed; `what` names the thing that has the keys.

        `mends` gives, by key, what to say where more is known of it than that it is unknown; `synonyms` for which allowed key
        people write it.
        """
        for name, key in mapping.keys.items():
            if name not in allowed:
                advice = mends.get(name) or self._advice(mapping, key, allowed, synonyms.get(fold_name(name)))
                shown = visible(shorten(name, _SHOWN))
                message = f"`{shown}` is not a word of {what}"
                self.refuse(
                    self.codes.key,
                    message,
                    key,
                    fix=advice.fix,
                    label="not known here",
                    facet=shown,
                    edits=advice.edits,
                )

    def _advice(self, mapping: YamlMapping, key: YamlText, allowed: Collection[str], same: str | None) -> Advice:
        """Says which key was meant; it is put in place where that is sure, and it is not there already."""
        asked = f"Did you mean `{same}`?" if same else suggestion(key.text, allowed)
        meant = same or surely_meant(key.text, allowed)
        edits = (Rewrite(key, meant),) if meant and meant not in mapping.keys else ()
        return Advice(asked or f"Use one of: {join_words(allowed, 'or')}.", edits)

    def require(self, mapping: YamlMapping, key: str, what: str) -> YamlValue | None:
        """Gives the value of a key that must be there."""
        value = mapping.values.get(key)
        if value is None or (isinstance(value, YamlText) and fold(value.text) in _NOTHING):
            self.refuse(self.codes.required, f"{what} has no `{key}`", self.place_of(mapping), fix=f"Write `{key}:`.")
            return None
        return value

    def place_of(self, mapping: YamlMapping) -> YamlValue:
        """Gives what to point at for a whole mapping: its id where it has one, else its first key."""
        return mapping.values.get("id") or next(iter(mapping.keys.values()), mapping)

    def text(self, value: YamlValue | None, what: str) -> str | None:
        """Gives a text with its spaces folded; None where the value is absent or no text."""
        text = self.only_text(value, what) if value is not None else None
        if text is not None and " " in text.text:
            self._check_end(text, what)
        return " ".join(text.text.split()) if text and fold(text.text) not in _NOTHING else None

    def _check_end(self, text: YamlText, what: str) -> None:
        """Says where a text of several words ends at a `#` that stands directly before a word."""
        found = comment_behind(self.document.text, text)
        if found is not None and found.is_cut:
            quoted = in_quotes(found.whole.text)
            shown = visible(shorten(found.comment.text, _SHOWN))
            message = f'{what} is cut off at "{shown}", which YAML takes for a comment'
            fix = f"Write {visible(quoted)}, with the whole text in quotes."
            self.refuse(
                found.code, message, found.comment, label="not read", fix=fix, edits=[Rewrite(found.whole, quoted)]
            )

    def only_text(self, value: YamlValue, what: str) -> YamlText | None:
        """Gives a value that is one text, as written."""
        if isinstance(value, YamlText):
            return value
        self.refuse(self.codes.value, f"{what} is not one text", value, label="a text is needed here")
        return None

    def texts(self, value: YamlValue | None, what: str) -> list[YamlText]:
        """Gives the texts of a list; one text alone is a list of one."""
        if value is None:
            return []
        items = value.items if isinstance(value, YamlList) else (value,)
        return list(self._only_texts(items, what))

    def mapping(self, value: YamlValue | None, what: str, example: str = "") -> YamlMapping | None:
        """Gives a mapping; None where the value is absent or something else. `example` shows a line of it."""
        if value is None or isinstance(value, YamlMapping):
            return value
        fix = f"Write lines such as {example}." if example else "Write `key: value` lines."
        self.refuse(
            self.codes.value, f"{what} is not a mapping", value, label="`key: value` lines are needed here", fix=fix
        )
        return None

    def items(self, value: YamlValue | None, what: str) -> tuple[YamlValue, ...]:
        """Gives the items of a list; none where the value is absent or something else."""
        if value is None or isinstance(value, YamlList):
            return value.items if value else ()
        fix = "Write each entry on a line of its own, beginning with `- `."
        edits = as_entry(self.document, value)
        self.refuse(
            self.codes.value, f"{what} is not a list", value, label="a list is needed here", fix=fix, edits=edits
        )
        return ()

    def word(self, text: YamlText, allowed: Collection[str], what: str) -> str | None:
        """Gives a text that is one of the allowed words."""
        if text.text in allowed:
            return text.text
        shown = visible(shorten(text.text, _SHOWN))
        named = f"`{shown}`" if shown else "An empty value"
        fix = suggestion(text.text, allowed) or f"Use one of: {join_words(allowed, 'or')}."
        meant = surely_meant(text.text, allowed)
        edits = [Rewrite(text, entry(meant))] if meant else []
        self.refuse(
            self.codes.value, f"{named} is not {what}", text, fix=fix, label=f"not {what}", facet=shown, edits=edits
        )
        return None

    def _only_texts(self, items: tuple[YamlValue, ...], what: str) -> Iterator[YamlText]:
        for item in items:
            if isinstance(item, YamlText):
                yield item
            else:
                self.refuse(self.codes.value, f"{what} holds something that is not text", item, label="no text")
