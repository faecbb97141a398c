"""From `severity` as written to a schedule: one severity, or one from each of several stages on."""

from typing import Final

from alignment.documents.document import YamlText, YamlValue
from alignment.documents.reader import Reader
from alignment.findings.finding import Severity
from alignment.model.vocabularies import STAGES
from alignment.rules.rule import Schedule

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
