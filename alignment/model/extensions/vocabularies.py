"""Reading changes to vocabularies: words that are added, own words that stand for others, and groups."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from alignment.documents.document import YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Reader
from alignment.documents.rewrite import Rewrite, scalar
from alignment.model.extensions.parts import entries, given, items, named, read_word, spellings
from alignment.model.field_types import FieldType, vocabulary_of
from alignment.model.vocabularies import OwnWord, Vocabulary
from alignment.text import fold, join_words, suggestion, upper_first

_KEYS: Final = ("add", "map", "groups")
_SIDES: Final = ("after", "before")
_WORD: Final = "word"


def vocabularies_of(types: Iterable[FieldType]) -> dict[str, Vocabulary]:
    """Gives the vocabularies of fields by their names."""
    found = (vocabulary_of(field_type) for field_type in types)
    return {vocabulary.name: vocabulary for vocabulary in found if vocabulary is not None}


def read_vocabularies(
    reader: Reader, value: YamlValue | None, known: Mapping[str, Vocabulary]
) -> dict[str, Vocabulary]:
    """Gives the vocabularies that are changed, by their names."""
    changed: dict[str, Vocabulary] = {}
    closed = {name for name, vocabulary in known.items() if vocabulary.is_closed}
    for key, entry in entries(reader, value, "`vocabularies`"):
        if key.text in closed:
            message = f"`{key.text}` is closed, because align itself works with its words"
            reader.refuse("CONFIG-VALUE", message, key, fix="Take it out.", label="takes no words", facet=key.text)
        elif name := _named(reader, key, [name for name in known if name not in closed]):
            mapping = _parts(reader, known[name], entry)
            changed[name] = _Changing(reader, known[name]).changed(mapping) if mapping else known[name]
    return changed


def _named(reader: Reader, key: YamlText, known: Sequence[str]) -> str | None:
    """Gives the vocabulary that is named; where a field is that several kinds have, says which vocabularies there are of it."""
    of_field = [name for name in known if fold(key.text) in name.split()]
    if key.text in known or len(of_field) < 2:  # noqa: PLR2004 - one alone is guessed
        return reader.word(key, known, "a vocabulary")
    message = f"`{key.text}` is not a vocabulary: each kind with such a field has words of its own"
    fix = f"Write which is meant: {join_words((f'`{name}`' for name in of_field), 'or')}."
    reader.refuse("CONFIG-VALUE", message, key, fix=fix, label="not a vocabulary", facet=key.text)
    return None


def _parts(reader: Reader, vocabulary: Vocabulary, entry: YamlValue | None) -> YamlMapping | None:
    """Gives what is said of a vocabulary; where words stand there at once, says what they are to be written under."""
    name = vocabulary.name
    if isinstance(entry, YamlList):
        words = ", ".join(scalar(one.text) for one in entry.items if isinstance(one, YamlText))
        fix = f"Write `{name}: {{add: [{words}]}}`, or under `map:` a line for each, such as `amber: {vocabulary.values[0]}`."
        message = f"`{name}` lists words, and does not say what they are"
        reader.refuse("CONFIG-VALUE", message, entry, fix=fix, label="new words, or for which others?", facet=name)
        return None
    if not isinstance(entry, YamlMapping) or not entry.keys or not entry.keys.keys().isdisjoint(_KEYS):
        return reader.mapping(entry, f"`{name}`", f"`map: {{amber: {vocabulary.values[0]}}}`")
    pairs = ((key, value.text) for key, value in entry.values.items() if isinstance(value, YamlText))
    mapped = {key: word for key, word in pairs if fold(word) in vocabulary.values}
    if len(mapped) < len(entry.values):
        return entry
    line = f"map: {{{', '.join(f'{scalar(key)}: {scalar(word)}' for key, word in mapped.items())}}}"
    message = f"`{name}` says what words stand for, without `map:`"
    reader.refuse(
        "CONFIG-VALUE", message, entry, fix=f"Write `{name}: {{{line}}}`.", label="`map:` is missing", facet=name
    )
    return None


@dataclass(slots=True, eq=False, repr=False)
class _Changing:
    """Changes one vocabulary: first words are added, so that own words can stand for them and groups hold them."""

    reader: Reader
    vocabulary: Vocabulary
    values: list[str] = field(init=False)
    own: dict[str, OwnWord] = field(init=False)
    groups: dict[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.values = list(self.vocabulary.values)
        self.own = dict(self.vocabulary.own)
        self.groups = dict(self.vocabulary.groups)

    def changed(self, mapping: YamlMapping) -> Vocabulary:
        """Gives the vocabulary as it is changed."""
        name = self.vocabulary.name
        self.reader.check_keys(mapping, _KEYS, f"the vocabulary `{name}`")
        for item in items(self.reader, mapping.values.get("add"), f"`add` of `{name}`"):
            self._add(item)
        for key, target in entries(self.reader, mapping.values.get("map"), f"`map` of `{name}`"):
            self._map(key, target)
        for key, members in entries(self.reader, mapping.values.get("groups"), f"`groups` of `{name}`"):
            self._group(key, members)
        return Vocabulary(name, tuple(self.values), self.vocabulary.is_ordered, self.groups, self.own)

    def _add(self, item: YamlValue) -> None:
        written = self._word_of(item)
        word = read_word(self.reader, written) if written is not None else None
        place = self._place(item, word) if word is not None else None
        if word is not None and place is not None and self._is_new(word, written or item):
            self.values.insert(place, str(word))
            self.own |= spellings([word])

    def _word_of(self, item: YamlValue) -> YamlValue | None:
        """Gives the word of an entry, which stands alone or beside its place."""
        if not isinstance(item, YamlMapping):
            return item
        self.reader.check_keys(item, (_WORD, *_SIDES), f"an entry of `add` of `{self.vocabulary.name}`")
        return self.reader.require(item, _WORD, "The entry")

    def _place(self, item: YamlValue, word: str) -> int | None:
        """Gives where in the order a word comes: at the end where there is no order."""
        sides = [side for side in _SIDES if isinstance(item, YamlMapping) and side in item.values]
        name = self.vocabulary.name
        if not self.vocabulary.is_ordered:
            if sides:
                message = f"`{name}` has no order in which {named(word)} could have a place"
                self.reader.refuse("CONFIG-VALUE", message, item, fix=f"Write `{word}` alone.", label="has no order")
            return len(self.values)
        if len(sides) != 1 or not isinstance(item, YamlMapping):
            says = "has more than one place" if sides else "needs a place"
            message = f"`{name}` is ordered, so {named(word)} {says}"
            fix = f"Write `{{word: {word}, after: {self.values[0]}}}` with the word that comes before it."
            wanted = "one of `after` and `before`"
            self.reader.refuse("CONFIG-VALUE", message, item, fix=fix, label=f"{wanted} is needed", facet=word)
            return None
        text = self.reader.only_text(item.values[sides[0]], f"`{sides[0]}`")
        other = self._known(text) if text else None
        return None if other is None else self.values.index(other) + (sides[0] == "after")

    def _map(self, key: YamlText, target: YamlValue | None) -> None:
        word = read_word(self.reader, key)
        if target is None:
            message = f"{named(key.text)} stands for nothing"
            fix = f"Write one of: {join_words(self.values, 'or')}."
            self.reader.refuse("CONFIG-VALUE", message, key, fix=fix, label="stands for nothing", facet=key.text)
            return
        text = self.reader.only_text(target, f"What {named(key.text)} stands for")
        if text and fold(key.text) in self.values and fold(text.text) not in self.values:
            self._refuse_turned(key, text)
            return
        meant = self._known(text) if text else None
        if word is not None and meant is not None and self._is_new(word, key):
            self.own[str(word)] = OwnWord.of(meant, word.own)

    def _refuse_turned(self, key: YamlText, text: YamlText) -> None:
        """Says that the word of align's stands before the own one that is to stand for it."""
        message = (
            f"`map` of `{self.vocabulary.name}` has {named(key.text)} before {named(text.text)}, the wrong way round"
        )
        edits = [Rewrite(key, scalar(text.text)), Rewrite(text, scalar(key.text))]
        fix = f"Write your own word first: `{edits[0].new_text}: {edits[1].new_text}`."
        self.reader.refuse("CONFIG-VALUE", message, key, fix=fix, label="wrong way round", facet=key.text, edits=edits)

    def _group(self, key: YamlText, members: YamlValue | None) -> None:
        name = read_word(self.reader, key)
        if name is None or (name not in self.groups and not self._is_new(name, key)):
            return
        what = f"the group {named(key.text)}"
        texts = (self.reader.only_text(item, f"An entry of {what}") for item in items(self.reader, members, what))
        found = [word for word in (self._known(text) for text in texts if text is not None) if word is not None]
        if given(members) is None:
            message = f"{upper_first(what)} holds nobody and nothing"
            self.reader.refuse("CONFIG-VALUE", message, key, fix="Write its words.", label="empty", facet=key.text)
        self.groups[str(name)] = tuple(dict.fromkeys([*self.groups.get(name, ()), *found]))

    def _known(self, text: YamlText) -> str | None:
        """Gives the value that a text names; one of its own words is not one."""
        folded = fold(text.text)
        if folded in self.values:
            return folded
        name = self.vocabulary.name
        guess = suggestion(text.text, self.values)
        if folded in self.own:
            guess = f"Write `{self.own[folded]}`, which it stands for."
        fix = guess or f"Use one of: {join_words(self.values, 'or')}."
        message = f"{named(text.text)} is not a word of `{name}`"
        self.reader.refuse("CONFIG-VALUE", message, text, fix=fix, label=f"not a word of {name}", facet=text.text)
        return None

    def _is_new(self, word: OwnWord, place: YamlValue) -> bool:
        """Tells whether a word is none of those that there are, nor a group; else that is said."""
        if word in self.values:
            is_what = "a word of"
        elif word in self.groups:
            is_what = "a group of"
        elif word in self.own:
            is_what = "an own word of"
        else:
            return True
        message = f"{named(word.own)} is {is_what} `{self.vocabulary.name}` already"
        self.reader.refuse("CONFIG-VALUE", message, place, fix="Take it out.", label="is there already", facet=word)
        return False
