"""From one rule as written to a `Rule`: what it must have, what it demands, when it matters."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from alignment.documents.document import YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.limits import ID_CHARACTERS
from alignment.documents.reader import Codes, Reader
from alignment.findings.finding import Severity
from alignment.model.absence import AbsenceKind, absence_of
from alignment.model.link_entries import fault_of_id, is_id
from alignment.model.metamodel import Metamodel
from alignment.model.strategy import STRATEGY
from alignment.model.vocabularies import STAGES
from alignment.rules.compile import Compiler
from alignment.rules.conditions import Condition, all_of, any_of, negated, reads_day
from alignment.rules.link_subjects import LINK
from alignment.rules.load_example import ExampleReader
from alignment.rules.read_operands import read_share
from alignment.rules.read_paths import Scope
from alignment.rules.rule import BUILT_IN_TESTS, SUBSTANCE, BuiltInRule, Cited, Rule, Schedule, Template
from alignment.text import join_words, shorten, suggestion, visible

_SEVERITIES: Final = tuple(str(severity) for severity in Severity)


def schedule_of(reader: Reader, value: YamlValue | None) -> Schedule | None:
    """Reads how much a rule matters when; None where nothing of it can be read."""
    if isinstance(value, YamlText):
        severity = reader.word(value, _SEVERITIES, "a severity")
        return Schedule({STAGES[0]: Severity.named(severity)}) if severity else None
    by_stage = reader.mapping(value, "`severity`")
    if by_stage is None:
        return None
    if not by_stage.values:
        fix = "Write one severity, or one for a stage, as in `draft: warning`."
        reader.refuse("RULE-VALUE", "`severity` names no stage", by_stage, fix=fix, label="no stage")
    found: dict[str, Severity] = {}
    for stage, written in by_stage.values.items():
        reader.word(by_stage.keys[stage], STAGES, "a stage")
        text = reader.only_text(written, "A severity")
        severity = reader.word(text, _SEVERITIES, "a severity") if text else None
        if severity:
            found[stage] = Severity.named(severity)
    return Schedule(found) if found else None


CODES: Final = Codes(key="RULE-KEY", value="RULE-VALUE", required="RULE-REQUIRED")
CLAIMS: Final = ("must", "must_not", "must_have", "must_have_one_of")
SUBJECTS: Final = ("every", "of_all")
RULE_KEYS: Final = (
    "id", "title", "severity", *SUBJECTS, "at_least", "where", *CLAIMS, "message", "together", "why", "fix", "source",
    "tags", "allow_empty", "examples",
)  # fmt: skip
BUILT_IN_KEYS: Final = ("id", "title", "severity", "built_in", "together", "why", "fix", "source", "tags")
_GAPS: Final[Mapping[str, tuple[str, ...]]] = {"every": ("path",), "of_all": ("count", "total", "share", "failures")}
_GAPS_TOGETHER: Final[Mapping[str, tuple[str, ...]]] = {"every": ("path",), "of_all": ()}
_TEXTS: Final = {"message": "message", "together": "`together`"}
_ELEMENT: Final = "element"
_SHOWN: Final = 40


@dataclass(slots=True, eq=False, repr=False)
class RuleReader:
    """Reads the rules of one pack."""

    reader: Reader
    metamodel: Metamodel
    compiler: Compiler

    def read(self, mapping: YamlMapping) -> Rule | None:
        """Gives one rule; None where anything in it is wrong, which is then a finding."""
        before = len(self.reader.findings)
        self.reader.check_keys(mapping, RULE_KEYS, "a rule")
        rule_id = self._id(mapping)
        subjects = self._subjects(mapping)
        kinds = self.kinds(mapping, subjects, "The rule")
        at_least = self._share(mapping, subjects)
        condition = self._claim(mapping, kinds)
        where = self._where(mapping, kinds)
        texts = {key: self._text(mapping, key) for key in ("title", "why", "fix")}
        message = self._template(mapping, "message", _GAPS[subjects])
        together = self._together(mapping, _GAPS_TOGETHER[subjects])
        schedule = schedule_of(self.reader, self.reader.require(mapping, "severity", _named(mapping)))
        cited = self._cited(mapping)
        looks_at_day = any(reads_day(one) for one in (condition, where) if one is not None)
        examples = ExampleReader(self.reader, looks_at_day=looks_at_day).read(mapping, _named(mapping))
        may_be_empty = self._may_be_empty(mapping)
        tags = tuple(tag.text for tag in self.reader.texts(mapping.values.get("tags"), "`tags`"))
        if self._has_fault(before) or not (rule_id and condition and message and schedule and cited and examples):
            return None
        if where is None and "where" in mapping.values:
            return None
        return Rule(
            id=rule_id,
            title=texts["title"] or "",
            schedule=schedule,
            kinds=kinds,
            where=where,
            claim=condition,
            at_least=at_least,
            message=message,
            why=texts["why"] or "",
            fix=texts["fix"] or "",
            cited=cited,
            tags=tags,
            may_be_empty=may_be_empty,
            examples=examples,
            location=self.reader.document.locate(mapping.values["id"]),
            together=together,
        )

    def read_built_in(self, mapping: YamlMapping) -> BuiltInRule | None:
        """Gives one rule whose test is code; None where anything in it is wrong, which is then a finding."""
        before = len(self.reader.findings)
        self.reader.check_keys(mapping, BUILT_IN_KEYS, "a built-in rule")
        rule_id = self._id(mapping)
        title, why, fix = (self._text(mapping, key) or "" for key in ("title", "why", "fix"))
        named = self.reader.only_text(mapping.values["built_in"], "`built_in`")
        test = self.reader.word(named, BUILT_IN_TESTS, "a test that is built in") if named else None
        schedule = schedule_of(self.reader, self.reader.require(mapping, "severity", _named(mapping)))
        cited = self._cited(mapping)
        together = self._together(mapping, ())
        tags = tuple(tag.text for tag in self.reader.texts(mapping.values.get("tags"), "`tags`"))
        if self._has_fault(before) or not (rule_id and test and schedule and cited):
            return None
        return BuiltInRule(
            id=rule_id,
            title=title,
            schedule=schedule,
            kinds=frozenset({STRATEGY}) if test == SUBSTANCE else frozenset(self.metamodel.kinds) - {LINK},
            test=test,
            demand=BUILT_IN_TESTS[test],
            why=why,
            fix=fix,
            cited=cited,
            tags=tags,
            location=self.reader.document.locate(mapping.values["id"]),
            together=together,
        )

    def kinds(self, mapping: YamlMapping, key: str, what: str) -> frozenset[str]:
        """Reads the kinds that a rule or definition is about; one of the words `element` and `link` stands alone."""
        value = self.reader.require(mapping, key, what)
        texts = self.reader.texts(value, f"`{key}`")
        if isinstance(value, YamlList) and not value.items:
            self.reader.refuse("RULE-VALUE", f"`{key}` names no kind", value, fix=self._kinds_listed(), label="no kind")
        if [text.text for text in texts] == [_ELEMENT]:
            return self.metamodel.elements
        found = [self._kind(text, is_alone=len(texts) == 1) for text in texts]
        return frozenset(kind for kind in found if kind is not None) if all(found) else frozenset()

    def _has_fault(self, before: int) -> bool:
        """Tells whether anything is wrong that was found since there were so many findings."""
        return any(one.severity is Severity.ERROR for one in self.reader.findings[before:])

    def _id(self, mapping: YamlMapping) -> str | None:
        """Reads the id, by which everything else names the rule, and which therefore is one like those of elements."""
        text = self._text(mapping, "id")
        if text is None or is_id(text):
            return text
        value = mapping.values["id"]
        shown = visible(shorten(text, _SHOWN))
        absence = absence_of(value)
        says = f"`id` {absence.says}" if absence else f"`{shown}` is not an id: it {fault_of_id(text)}"
        fix = f"Use letters a to z, digits, `-` and `.`, at most {ID_CHARACTERS} of them."
        self.reader.refuse("RULE-VALUE", says, value, fix=fix, label="not an id")
        return None

    def _subjects(self, mapping: YamlMapping) -> str:
        """Gives the key under which a rule says what it is about."""
        given = [key for key in mapping.values if key in SUBJECTS]
        if len(given) > 1:
            message = f"{_named(mapping)} is about `every` and `of_all` at once"
            fix = "Write one of the two."
            self.reader.refuse("RULE-REQUIRED", message, mapping.keys[given[1]], fix=fix, label="one of them too many")
        return given[0] if given else SUBJECTS[0]

    def _share(self, mapping: YamlMapping, subjects: str) -> int | None:
        """Reads the share of all that must do what is demanded."""
        value = mapping.values.get("at_least")
        if subjects != "of_all":
            if value is not None and "of_all" not in mapping.values:
                fix = "Write `of_all` in place of `every`, or leave it out."
                place = mapping.keys["at_least"]
                self.reader.refuse("RULE-KEY", "`at_least` goes with `of_all`", place, fix=fix, label="of every one")
            return None
        value = self.reader.require(mapping, "at_least", _named(mapping))
        text = self.reader.only_text(value, "`at_least`") if value is not None else None
        return read_share(self.reader, text) if text else None

    def _may_be_empty(self, mapping: YamlMapping) -> bool:
        value = mapping.values.get("allow_empty")
        text = self.reader.only_text(value, "`allow_empty`") if value is not None else None
        return text is not None and self.reader.word(text, ("true",), "what `allow_empty` takes") is not None

    def _kind(self, text: YamlText, *, is_alone: bool) -> str | None:
        if text.text in self.metamodel.kinds and (is_alone or text.text != LINK):
            return text.text
        shown = visible(text.text)
        if shown in {_ELEMENT, LINK}:
            message = f"`{shown}` stands beside other kinds"
            self.reader.refuse("RULE-VALUE", message, text, fix="Write it alone.", label="stands alone")
            return None
        fix = suggestion(shown, (*self.metamodel.kinds, _ELEMENT)) or self._kinds_listed()
        self.reader.refuse("RULE-NAME", f"`{shown}` is not a kind", text, fix=fix, label="no such kind")
        return None

    def _kinds_listed(self) -> str:
        return (
            f"The kinds are {join_words(kind for kind in self.metamodel.kinds if kind != LINK)}; or `element`, `link`."
        )

    def _text(self, mapping: YamlMapping, key: str) -> str | None:
        return self.reader.text(self.reader.require(mapping, key, _named(mapping)), f"`{key}`")

    def _where(self, mapping: YamlMapping, kinds: frozenset[str]) -> Condition | None:
        written = mapping.values.get("where")
        return self.compiler.condition(written, Scope(kinds, kinds)) if written is not None and kinds else None

    def _claim(self, mapping: YamlMapping, kinds: frozenset[str]) -> Condition | None:
        claims = [key for key in mapping.values if key in CLAIMS]
        if len(claims) != 1:
            listed = join_words(f"`{claim}`" for claim in claims)
            says = f"has more than one demand: {listed}" if claims else "demands nothing"
            fix = f"Write one of {join_words((f'`{claim}:`' for claim in CLAIMS), 'or')}."
            if len(claims) > 1:
                fix += " Under `must` several conditions can stand, also `not:` and `exists`."
            place = mapping.keys[claims[1]] if claims else self.reader.place_of(mapping)
            self.reader.refuse(
                "RULE-REQUIRED", f"{_named(mapping)} {says}", place, fix=fix, label="one demand is needed"
            )
            return None
        return self._one_claim(claims[0], mapping.values[claims[0]], kinds) if kinds else None

    def _one_claim(self, claim: str, value: YamlValue, kinds: frozenset[str]) -> Condition | None:
        scope = Scope(kinds, kinds)
        if claim == "must":
            return self.compiler.condition(value, scope)
        if claim == "must_not":
            return negated(self.compiler.condition(value, scope))
        if (absence := absence_of(value)) and absence.kind is AbsenceKind.EMPTY:
            fix = "Name a field or a link."
            self.reader.refuse("RULE-VALUE", f"`{claim}` names nothing", value, fix=fix, label="nothing named")
            return None
        demanded = [self.compiler.exists(path, scope) for path in self.reader.texts(value, f"`{claim}`")]
        return all_of(demanded) if claim == "must_have" else any_of(demanded)

    def _together(self, mapping: YamlMapping, known: tuple[str, ...]) -> Template | None:
        return self._template(mapping, "together", known) if "together" in mapping.values else None

    def _template(self, mapping: YamlMapping, key: str, known: tuple[str, ...]) -> Template | None:
        text = self._text(mapping, key)
        if text is None:
            return None
        template = Template.of(text)
        for gap in template.gaps:
            if gap not in known:
                listed = join_words((f"{{{name}}}" for name in known), "or")
                use = f"Use {listed}, or {{{{ for a brace." if known else "Write {{ for a brace."
                fix = suggestion(gap, known) or use
                message = f"The {_TEXTS[key]} of {_named(mapping)} has the gap `{visible(gap)}`"
                self.reader.refuse("RULE-TEMPLATE", message, mapping.values[key], fix=fix, label="cannot be filled")
        return template

    def _cited(self, mapping: YamlMapping) -> Cited | None:
        source = self.reader.mapping(self.reader.require(mapping, "source", _named(mapping)), "`source`")
        if source is None:
            return None
        self.reader.check_keys(source, ("document", "locator"), "a source")
        document = self.reader.text(self.reader.require(source, "document", "The source"), "`document`")
        locator = self.reader.text(self.reader.require(source, "locator", "The source"), "`locator`")
        return Cited(document, locator) if document and locator else None


def _named(mapping: YamlMapping) -> str:
    written = mapping.values.get("id")
    return visible(written.text) if isinstance(written, YamlText) and written.text.strip() else "The rule"
