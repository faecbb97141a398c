"""From one rule as written to a `Rule`: what it must have, what it demands, when it matters."""

from dataclasses import dataclass
from typing import Final

from alignment.documents.document import YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Codes, Reader
from alignment.findings.finding import Severity
from alignment.model.absence import AbsenceKind, absence_of
from alignment.model.metamodel import Metamodel
from alignment.model.vocabularies import STAGES
from alignment.rules.compile import Compiler
from alignment.rules.conditions import Condition, all_of, any_of, negated
from alignment.rules.rule import Cited, Example, Rule, Schedule
from alignment.rules.template import Template
from alignment.text import join_words, suggestion, visible

CODES: Final = Codes(key="RULE-KEY", value="RULE-VALUE", required="RULE-REQUIRED")
CLAIMS: Final = ("must", "must_not", "must_have", "must_have_one_of")
_RULE_KEYS: Final = (
    "id", "title", "severity", "every", "where", *CLAIMS, "message", "why", "fix", "source", "tags", "examples",
)  # fmt: skip
_SEVERITIES: Final = tuple(str(severity) for severity in Severity)
_GAPS: Final = ("path",)


@dataclass(slots=True, eq=False, repr=False)
class RuleReader:
    """Reads the rules of one pack."""

    reader: Reader
    metamodel: Metamodel
    compiler: Compiler

    def read(self, mapping: YamlMapping) -> Rule | None:
        """Gives one rule; None where anything in it is wrong, which is then a finding."""
        before = len(self.reader.findings)
        self.reader.check_keys(mapping, _RULE_KEYS, "a rule")
        rule_id = self._text(mapping, "id")
        kinds = self.kinds(mapping, "every", "The rule")
        condition = self._claim(mapping, kinds)
        where = self._where(mapping, kinds)
        texts = {key: self._text(mapping, key) for key in ("title", "why", "fix")}
        message = self._message(mapping)
        schedule = self._schedule(mapping)
        cited = self._cited(mapping)
        examples = self._examples(mapping)
        tags = tuple(tag.text for tag in self.reader.texts(mapping.values.get("tags"), "`tags`"))
        faults = [one for one in self.reader.findings[before:] if one.severity is Severity.ERROR]
        if faults or not (rule_id and condition and message and schedule and cited and examples):
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
            message=message,
            why=texts["why"] or "",
            fix=texts["fix"] or "",
            cited=cited,
            tags=tags,
            examples=examples,
            location=self.reader.document.locate(mapping.values["id"]),
        )

    def kinds(self, mapping: YamlMapping, key: str, what: str) -> frozenset[str]:
        """Reads the kinds that a rule or definition is about."""
        value = self.reader.require(mapping, key, what)
        found = [self._kind(text) for text in self.reader.texts(value, f"`{key}`")]
        if isinstance(value, YamlList) and not value.items:
            self.reader.refuse("RULE-VALUE", f"`{key}` names no kind", value, fix=self._kinds_listed(), label="no kind")
        return frozenset(kind for kind in found if kind is not None) if all(found) else frozenset()

    def _kind(self, text: YamlText) -> str | None:
        if text.text in self.metamodel.kinds:
            return text.text
        shown = visible(text.text)
        fix = suggestion(shown, self.metamodel.kinds) or self._kinds_listed()
        self.reader.refuse("RULE-NAME", f"`{shown}` is not a kind", text, fix=fix, label="no such kind")
        return None

    def _kinds_listed(self) -> str:
        return f"The kinds are {join_words(self.metamodel.kinds)}."

    def _text(self, mapping: YamlMapping, key: str) -> str | None:
        return self.reader.text(self.reader.require(mapping, key, _named(mapping)), f"`{key}`")

    def _where(self, mapping: YamlMapping, kinds: frozenset[str]) -> Condition | None:
        written = mapping.values.get("where")
        return self.compiler.condition(written, kinds) if written is not None and kinds else None

    def _claim(self, mapping: YamlMapping, kinds: frozenset[str]) -> Condition | None:
        claims = [key for key in mapping.values if key in CLAIMS]
        if len(claims) != 1:
            listed = join_words(f"`{claim}`" for claim in claims)
            says = f"has more than one demand: {listed}" if claims else "demands nothing"
            fix = f"Write one of {join_words((f'`{claim}:`' for claim in CLAIMS), 'or')}."
            place = mapping.keys[claims[1]] if claims else self.reader.place_of(mapping)
            self.reader.refuse(
                "RULE-REQUIRED", f"{_named(mapping)} {says}", place, fix=fix, label="one demand is needed"
            )
            return None
        return self._one_claim(claims[0], mapping.values[claims[0]], kinds) if kinds else None

    def _one_claim(self, claim: str, value: YamlValue, kinds: frozenset[str]) -> Condition | None:
        if claim == "must":
            return self.compiler.condition(value, kinds)
        if claim == "must_not":
            return negated(self.compiler.condition(value, kinds))
        if (absence := absence_of(value)) and absence.kind is AbsenceKind.EMPTY:
            fix = "Name a field or a link."
            self.reader.refuse("RULE-VALUE", f"`{claim}` names nothing", value, fix=fix, label="nothing named")
            return None
        demanded = [self.compiler.exists(path, kinds) for path in self.reader.texts(value, f"`{claim}`")]
        return all_of(demanded) if claim == "must_have" else any_of(demanded)

    def _message(self, mapping: YamlMapping) -> Template | None:
        text = self._text(mapping, "message")
        if text is None:
            return None
        template = Template.of(text)
        for gap in template.gaps:
            if gap not in _GAPS:
                fix = (
                    suggestion(gap, _GAPS)
                    or f"Use {join_words((f'{{{name}}}' for name in _GAPS), 'or')}, or {{{{ for a brace."
                )
                message = f"The message of {_named(mapping)} has the gap `{visible(gap)}`"
                self.reader.refuse(
                    "RULE-TEMPLATE", message, mapping.values["message"], fix=fix, label="cannot be filled"
                )
        return template

    def _schedule(self, mapping: YamlMapping) -> Schedule | None:
        value = self.reader.require(mapping, "severity", _named(mapping))
        if isinstance(value, YamlText):
            severity = self.reader.word(value, _SEVERITIES, "a severity")
            return Schedule({STAGES[0]: Severity.named(severity)}) if severity else None
        by_stage = self.reader.mapping(value, "`severity`")
        if by_stage is None:
            return None
        if not by_stage.values:
            fix = "Write one severity, or one for a stage, as in `draft: warning`."
            self.reader.refuse("RULE-VALUE", "`severity` names no stage", by_stage, fix=fix, label="no stage")
        found: dict[str, Severity] = {}
        for stage, written in by_stage.values.items():
            self.reader.word(by_stage.keys[stage], STAGES, "a stage")
            text = self.reader.only_text(written, "A severity")
            severity = self.reader.word(text, _SEVERITIES, "a severity") if text else None
            if severity:
                found[stage] = Severity.named(severity)
        return Schedule(found) if found else None

    def _cited(self, mapping: YamlMapping) -> Cited | None:
        source = self.reader.mapping(self.reader.require(mapping, "source", _named(mapping)), "`source`")
        if source is None:
            return None
        self.reader.check_keys(source, ("document", "locator"), "a source")
        document = self.reader.text(self.reader.require(source, "document", "The source"), "`document`")
        locator = self.reader.text(self.reader.require(source, "locator", "The source"), "`locator`")
        return Cited(document, locator) if document and locator else None

    def _examples(self, mapping: YamlMapping) -> tuple[Example, ...]:
        examples = self.reader.mapping(self.reader.require(mapping, "examples", _named(mapping)), "`examples`")
        if examples is None:
            return ()
        self.reader.check_keys(examples, ("pass", "fail"), "examples")
        found: list[Example] = []
        for key in ("pass", "fail"):
            value = self.reader.require(examples, key, f"{_named(mapping)}: `examples`")
            sections = self.reader.mapping(value, f"The example under `{key}`")
            if sections is not None:
                found.append(Example(should_pass=key == "pass", sections=sections))
        return tuple(found) if len(found) == len(("pass", "fail")) else ()


def _named(mapping: YamlMapping) -> str:
    written = mapping.values.get("id")
    return visible(written.text) if isinstance(written, YamlText) and written.text.strip() else "The rule"
