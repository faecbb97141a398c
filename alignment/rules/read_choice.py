"""Reads which of the elements that a path leads to count: `where`, `latest_by` and `before_latest_by` beside a test or a path."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from alignment.documents.document import YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Reader
from alignment.model.field_types import DateType
from alignment.model.metamodel import Metamodel
from alignment.rules.choice import InTurn, Turn, WhichCount
from alignment.rules.conditions import Condition
from alignment.rules.path import Path
from alignment.rules.read_paths import Scope
from alignment.text import join_words, suggestion, visible

_WHERE: Final = "where"
TURNS: Final = tuple(turn.value for turn in Turn)
CHOICE_WORDS: Final = (_WHERE, *TURNS)
IN_EACH: Final = "in_each"

CompileCondition: TypeAlias = Callable[[YamlValue, Scope], Condition | None]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ChoiceReader:
    """Reads choices of one pack; what is wrong with one is refused at its place."""

    compile_condition: CompileCondition
    metamodel: Metamodel
    reader: Reader

    def read(self, written: YamlMapping, path: Path, scope: Scope) -> Path | None:
        """Gives a path with what is said of its ends; None, and a finding, where that is wrong."""
        given = [word for word in CHOICE_WORDS if word in written.values]
        if not path.hops:
            return None if self.is_refused(written, path.text) else path
        if not given:
            return path
        where = self._where(written, path, scope)
        in_turn = self._in_turn(written, path)
        is_whole = (where is None) is (_WHERE not in given) and (in_turn is None) is (given == [_WHERE])
        return path._replace(choice=WhichCount(where, in_turn)) if is_whole else None

    def is_refused(self, written: YamlMapping, text: str) -> bool:
        """Refuses a choice beside what leads to one thing alone, where there is one."""
        given = [word for word in CHOICE_WORDS if word in written.values]
        if given:
            says = f"`{given[0]}` chooses among elements, but `{text}` leads to one alone"
            self._refuse(says, written.keys[given[0]], "Leave it out, or name a path of links.")
        return bool(given)

    def is_tested(self, tests: YamlMapping, path: Path) -> bool:
        """Tells whether a test stands beside a choice; refuses one without."""
        key = next(iter(tests.keys.values()), None)
        is_count = path.field is None and list(tests.keys) == [_WHERE]
        if key is None or is_count or any(word not in CHOICE_WORDS for word in tests.keys):
            return True
        fix = f"Add what must hold, such as `{'is' if path.field else 'at_least'}: ...`."
        self.reader.refuse("RULE-VALUE", f"`{key.text}` stands without a test", key, fix=fix, label="no test")
        return False

    def divided(self, tests: YamlMapping, path: Path) -> tuple[YamlMapping, str] | None:
        """Gives tests without what divides what a path leads to, and the field that makes groups of it; None where that is wrong."""
        key = tests.keys[IN_EACH]
        text = self.reader.only_text(tests.values[IN_EACH], f"What follows `{IN_EACH}`")
        if not path.hops:
            says = f"`{IN_EACH}` divides elements, but `{path.text}` leads to one alone"
            self._refuse(says, key, "Leave it out, or name a path of links.")
            return None
        values = {word: value for word, value in tests.values.items() if word != IN_EACH}
        keys = {word: one for word, one in tests.keys.items() if word != IN_EACH}
        if not values:
            fix = f"Add what must hold of each, such as `{'is' if path.field else 'at_least'}: ...`."
            self.reader.refuse("RULE-VALUE", f"`{IN_EACH}` stands without a test", key, fix=fix, label="no test")
            return None
        is_known = text is not None and self._is_field(text, path)
        return (tests._replace(values=values, keys=keys), text.text) if text and is_known else None

    def _is_field(self, text: YamlText, path: Path) -> bool:
        """Tells whether a name is that of a field which those at the end of a path have; refuses any other."""
        known = sorted({name for kind in path.end for name in self.metamodel.kinds[kind].fields})
        if text.text in known:
            return True
        says = f"`{visible(text.text)}` is no field of {join_words(sorted(path.end), 'or')}"
        fix = suggestion(text.text, known) or f"Name a field: {join_words(known, 'or')}."
        self._refuse(says, text, fix)
        return False

    def _where(self, written: YamlMapping, path: Path, scope: Scope) -> Condition | None:
        value = written.values.get(_WHERE)
        return self.compile_condition(value, scope.at(path.end)) if value is not None else None

    def _in_turn(self, written: YamlMapping, path: Path) -> InTurn | None:
        given = [turn for turn in Turn if turn.value in written.values]
        if len(given) > 1:
            says = f"{join_words(f'`{word}`' for word in TURNS)} stand side by side"
            self._refuse(says, written.keys[given[1].value], "Choose by one of them.")
        if len(given) != 1:
            return None
        text = self.reader.only_text(written.values[given[0].value], f"What follows `{given[0].value}`")
        return InTurn(given[0], text.text) if text and self._is_date(text, path) else None

    def _is_date(self, text: YamlText, path: Path) -> bool:
        """Tells whether a name is that of a date which those at the end of a path have; refuses any other."""
        kinds = [self.metamodel.kinds[kind] for kind in sorted(path.end)]
        fields = {name: one.type for kind in kinds for name, one in kind.fields.items()}
        dates = [name for name, one in fields.items() if isinstance(one, DateType)]
        if text.text in dates:
            return True
        of = join_words(sorted(path.end), "or")
        fix = f"Name a date: {join_words(dates, 'or')}." if dates else "Choose by `where`."
        self._refuse(f"`{visible(text.text)}` is no date of {of}", text, fix)
        return False

    def _refuse(self, says: str, place: YamlText, fix: str) -> None:
        self.reader.refuse("RULE-TEST", says, place, fix=fix, label="does not fit here")
