"""Reading the two examples of a rule."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from alignment.dates import PartialDate, parse_date
from alignment.documents.document import YamlMapping, YamlText
from alignment.documents.reader import Reader
from alignment.meant.dates import refused_day
from alignment.model.absence import AbsenceKind, absence_of
from alignment.rules.rule import Example
from alignment.text import visible

_AS_AT: Final = "as_at"
_FAILS: Final = "fails"
_EXAMPLES: Final = ("pass", "fail")


@dataclass(slots=True, eq=False, repr=False)
class ExampleReader:
    """Reads examples; those of a rule that looks at the day must say which day it is."""

    reader: Reader
    looks_at_day: bool

    def read(self, mapping: YamlMapping, named: str) -> tuple[Example, ...]:
        """Reads the examples of a rule; none where one is missing or wrong."""
        examples = self.reader.mapping(self.reader.require(mapping, "examples", named), "`examples`")
        if examples is None:
            return ()
        self.reader.check_keys(examples, _EXAMPLES, "examples")
        found = [self._one(examples, key, f"{named}: `examples`") for key in _EXAMPLES]
        whole = tuple(example for example in found if example is not None)
        return whole if len(whole) == len(_EXAMPLES) else ()

    def _one(self, examples: YamlMapping, key: str, what: str) -> Example | None:
        value = self.reader.require(examples, key, what)
        written = self.reader.mapping(value, f"The example under `{key}`")
        if written is None:
            return None
        before = len(self.reader.findings)
        as_at = self._day(written, key)
        fails = self._fails(written, key)
        if len(self.reader.findings) > before:
            return None
        own = {_AS_AT, _FAILS} if key == "fail" else {_AS_AT}
        sections = {name: content for name, content in written.values.items() if name not in own}
        return Example(key == "pass", written._replace(values=sections), fails, as_at)

    def _fails(self, written: YamlMapping, key: str) -> tuple[YamlText, ...] | None:
        value = written.values.get(_FAILS) if key == "fail" else None
        if value is None:
            return None
        if (absence := absence_of(value)) and absence.kind is AbsenceKind.EMPTY:
            fix = "Name the elements that must fail, or leave it out where all do."
            self.reader.refuse("RULE-VALUE", f"`{_FAILS}` names nothing", value, fix=fix, label="nothing named")
        return tuple(self.reader.texts(value, f"`{_FAILS}`"))

    def _day(self, written: YamlMapping, key: str) -> date | None:
        if not self.looks_at_day and _AS_AT not in written.values:
            return None
        value = self.reader.require(written, _AS_AT, f"The example under `{key}`, where the rule looks at the day,")
        text = self.reader.only_text(value, f"`{_AS_AT}`") if value is not None else None
        found = parse_date(text.text) if text else None
        if isinstance(found, PartialDate) and found.is_day:
            return found.first
        if text is not None:
            fix = refused_day(text.text).mend
            message = f'`{_AS_AT}` says "{visible(text.text)}", which is not a day'
            self.reader.refuse("RULE-VALUE", message, text, fix=fix, label="not a day")
        return None
