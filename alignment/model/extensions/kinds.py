"""Reading own kinds: a name, a section of files, and fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from alignment.documents.document import YamlText, YamlValue
from alignment.documents.reader import Reader
from alignment.model.extensions.fields import FieldReader, OwnField
from alignment.model.extensions.names import Names
from alignment.model.extensions.parts import entries, given, yes_or_no

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
