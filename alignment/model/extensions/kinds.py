"""Reading own kinds, and fields: those of own kinds, and those that are added to built-in ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from alignment.documents.document import YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Reader
from alignment.model.extensions.names import Names
from alignment.model.extensions.parts import entries, given, items, named, read_word, vocabulary_of_words, yes_or_no
from alignment.model.field_types import ChoiceType, DateType, FieldType, NumberType, TextType
from alignment.model.vocabularies import OwnWord

_SIMPLE: Final[Mapping[str, FieldType]] = {
    "text": TextType(),
    "number": NumberType(),
    "date": DateType(is_whole=True),
    "partial date": DateType(),
}
_ORDERED: Final = "ordered"
_WITH_VALUES: Final = ("choice", _ORDERED)
TYPES: Final = (*_SIMPLE, *_WITH_VALUES)
_FIELD_KEYS: Final = ("type", "values", "meaning")
_FEWEST: Final = 2


class OwnField(NamedTuple):
    """Holds a field as it was written; `is_meaning` tells that it is what an element means to those that link to it."""

    type: FieldType
    is_meaning: bool = False


@dataclass(slots=True, eq=False, repr=False)
class FieldReader:
    """Reads the fields of one kind.

    A field of which only the type is wrong is kept as text, so that nothing that elements write in it is called unknown.
    """

    reader: Reader
    names: Names
    kind: str

    def read(self, value: YamlValue | None, what: str) -> dict[str, OwnField]:
        """Gives the fields by their names."""
        written = ((key, entry) for key, entry in entries(self.reader, value, what) if self.names.field(key, self.kind))
        return {key.text: OwnField(self._type(key, entry), self._is_meaning(key, entry)) for key, entry in written}

    def _type(self, key: YamlText, value: YamlValue | None) -> FieldType:
        mapping = value if isinstance(value, YamlMapping) else None
        if mapping is not None:
            self.reader.check_keys(mapping, _FIELD_KEYS, f"the field `{key.text}`")
        written = mapping.values.get("type") if mapping else value
        word = self._word(key, written)
        values = mapping.values.get("values") if mapping else None
        if word in _WITH_VALUES:
            return self._choice(key, values, is_ordered=word == _ORDERED)
        if word is not None and mapping is not None and values is not None:
            message = f"`{key.text}` is a {word}, which is not one of some values"
            fix = "Take `values` out, or make it a `choice` or `ordered`."
            self.reader.refuse("CONFIG-VALUE", message, mapping.keys["values"], fix=fix, label="goes with a choice")
        return _SIMPLE.get(word or "", TextType())

    def _is_meaning(self, key: YamlText, value: YamlValue | None) -> bool:
        mapping = value if isinstance(value, YamlMapping) else None
        return yes_or_no(self.reader, mapping, "meaning", f"`meaning` of `{key.text}`")

    def _word(self, key: YamlText, written: YamlValue | None) -> str | None:
        if written is None:
            fix = f"Write one of: {', '.join(TYPES)}."
            message = f"The field `{key.text}` has no type"
            self.reader.refuse("CONFIG-VALUE", message, key, fix=fix, label="no type", facet=key.text)
            return None
        text = self.reader.only_text(written, f"The type of `{key.text}`")
        return self.reader.word(text, TYPES, "a type of field") if text else None

    def _choice(self, key: YamlText, values: YamlValue | None, *, is_ordered: bool) -> FieldType:
        words = list(self._values(values, f"`values` of `{key.text}`"))
        if len(words) < _FEWEST:
            order = ", from the least to the most" if is_ordered else ""
            message = f"The field `{key.text}` has fewer than two values to choose from"
            fix = f"Write `{{type: {_ORDERED if is_ordered else 'choice'}, values: [...]}}`{order}."
            self.reader.refuse("CONFIG-VALUE", message, key, fix=fix, label="nothing to choose", facet=key.text)
        vocabulary = vocabulary_of_words(f"{self.kind}.{key.text}", words, is_ordered=is_ordered)
        return ChoiceType(vocabulary) if words else TextType()

    def _values(self, values: YamlValue | None, what: str) -> Iterator[OwnWord]:
        seen: set[str] = set()
        for item in items(self.reader, values, what):
            word = read_word(self.reader, item)
            if word in seen:
                message = f"{what} names {named(word or '')} twice"
                self.reader.refuse("CONFIG-VALUE", message, item, fix="Keep one of the two.", label="again")
            elif word is not None:
                seen.add(word)
                yield word


_KEYS: Final = ("section", "summary", "reference", "fields")
_SUMMARY: Final = "A kind of your own."


class OwnKind(NamedTuple):
    """Holds a kind as it was written."""

    name: str
    section: str
    summary: str
    is_reference: bool
    fields: Mapping[str, OwnField]


def read_kinds(reader: Reader, value: YamlValue | None, names: Names) -> tuple[OwnKind, ...]:
    """Reads all own kinds; one is kept whatever is wrong in it, so that its elements are not called unknown besides."""
    written = [(key, entry) for key, entry in entries(reader, value, "`kinds`") if names.kind(key)]
    return tuple(_KindReader(reader, names, key).read(entry) for key, entry in written)


@dataclass(slots=True, eq=False, repr=False)
class _KindReader:
    """Reads one kind, whose name is free."""

    reader: Reader
    names: Names
    key: YamlText

    def read(self, value: YamlValue | None) -> OwnKind:
        """Gives the kind; of what is wrong, what it would most likely have been."""
        name = self.key.text
        mapping = self.reader.mapping(value, f"The kind `{name}`")
        parts = mapping.values if mapping else {}
        if mapping:
            self.reader.check_keys(mapping, _KEYS, f"the kind `{name}`")
        is_wrong = value is not None and mapping is None
        section = self._likely_section() if is_wrong else self._section(parts.get("section"))
        summary = self.reader.text(parts.get("summary"), f"`summary` of `{name}`")
        fields = FieldReader(self.reader, self.names, name).read(parts.get("fields"), f"`fields` of `{name}`")
        is_reference = yes_or_no(self.reader, mapping, "reference", f"`reference` of `{name}`")
        return OwnKind(name, section, summary or _SUMMARY, is_reference, fields)

    def _section(self, value: YamlValue | None) -> str:
        name, written = self.key.text, given(value)
        if written is None:
            fix = f"Write `section:` and the name of the list in model files, such as `{name}s`."
            message = f"The kind `{name}` has no section"
            self.reader.refuse("CONFIG-VALUE", message, self.key, fix=fix, label="no `section`", facet=name)
            return self._likely_section()
        text = self.reader.only_text(written, f"`section` of `{name}`")
        return text.text if text and self.names.section(text, name) else self._likely_section()

    def _likely_section(self) -> str:
        """Gives a section for a kind that says none: the likely one, or else one that nobody can write."""
        likely = f"{self.key.text}s"
        is_free = likely not in {*self.names.sections, *self.names.kinds}
        return likely if is_free else f"{self.key.text}_"
