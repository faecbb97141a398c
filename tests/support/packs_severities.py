"""When each rule of the shipped packs matters, and how much; written by hand, a line a rule."""

from collections.abc import Mapping
from typing import Final

STAGES: Final = ("draft", "consultation", "approval", "published", "closed")
SEVERITY_OF: Final = {"i": "info", "w": "warning", "e": "error", "-": None}
SEVERITIES: Final[Mapping[str, Mapping[str, str]]] = {
    "accountability": {
        "ACT-OWNER": "wweee",
        "ACT-OWNER-UNIT": "iwwww",
        "ACT-OVERSIGHT": "iieee",
        "PLAN-OWNER": "wweee",
        "RISK-OWNER": "wweee",
        "CON-OWNER": "wweee",
        "PLAN-ACTIONS": "--eee",
        **dict.fromkeys(("ROLE-USED", "BOARD-USED", "ORG-USED", "CHANNEL-USED"), "iiiii"),
        "FUND-USED": "iiwww",
    },
    "coproduction": {
        "ACT-COPROD": "wweee",
        "SRC-LEVEL": "wwwww",
        "SRC-EVIDENCE": "iweee",
        "SRC-USED": "wwwww",
        "SRC-FAMILY-VIEW": "iwwww",
        "FB-SOURCE": "iwwww",
        "FB-ANSWERED": "iweee",
        "CONS-CLOSED": "--eee",
        "SRC-AHEAD": "wweee",
        "SRC-LATE": "wweee",
    },
    "delivery": {
        "ACT-DUE": "wweee",
        "ACT-DATES": "weeee",
        "ACT-OVERDUE": "wweee",
        "ACT-DONE": "iweee",
        "ACT-SLIP": "iwwww",
        "ACT-CYCLE": "eeeee",
        "ACT-STEP": "-iwww",
        "COM-ACTION": "iiwww",
        "COM-WHEN": "iiwww",
        "STR-PERIOD": "eeeee",
        **dict.fromkeys(("ACT-ORDER", "ACT-AHEAD", "MS-AHEAD", "MS-DUE"), "wweee"),
    },
    "measurement": {
        "ACT-MEASURE": "wweee",
        "MEA-COMPLETE": "iweee",
        "MEA-GRADED": "iweee",
        "MEA-IN-WORDS": "iweee",
        "MEA-DIRECTION": "wwwww",
        "AMB-OUTCOME": "iiwww",
        "MEA-FRESH": "iiiww",
        "MEA-CURRENT": "---ww",
        "MEA-USED": "iiwww",
        "MEA-ORDER": "wweee",
        "MEA-AHEAD": "wweee",
    },
    "performance": {
        "MEA-GREEN": "wwwee",
        "MEA-SHORT": "iiiww",
        "MEA-WORSE": "wwwee",
        "ACT-WORSE": "wwwww",
        "MEA-LAWFUL": "wweee",
        "MEA-STATUTORY": "wwwww",
        "MEA-DUTY": "iwwww",
        "MEA-EASED": "iwwww",
        "MEA-OVERDUE": "iiiww",
        "MS-SLIP": "iwwww",
        "MS-OVERDUE": "wwwww",
        "ACT-FORECAST": "iwwww",
        "ACT-ON-TIME": "wwwee",
        "ACT-EXPECTED": "wwwww",
        "ACT-UNFINISHED": "wweee",
        "ACT-STALLED": "iiiww",
        "ACT-RECOVERY": "iwwww",
        "MEA-RECOVERY": "iwwww",
        "OBS-PERCENT": "wweee",
    },
    "priorities": {
        "ACT-PRIORITY": "wweee",
        "AMB-ACTION": "iweee",
        "AMB-OUTCOME-LINK": "wweee",
        "PRN-EXERCISED": "iiwww",
        "OUT-SERVED": "iiiii",
        "AMB-RISK": "iiiii",
        "STR-SUBSTANCE": "--eee",
    },
    "provenance": {
        "PROV-EVIDENCE": "iweee",
        "PROV-ILLUSTRATIVE": "iweee",
        "PROV-INFERRED": "iiwww",
        "PROV-PROMISED": "iiwww",
        "PROV-LINK": "iweee",
        "PROV-PROMISE": "iweee",
        "PROV-EXAMPLE": "iweee",
        "PROV-PARAGRAPH": "iiwww",
        "PROV-LATER": "wweee",
        "PROV-AHEAD": "wweee",
        "PROV-QUOTE": "wweee",
    },
    "risks": {
        "RISK-MITIGATED": "wweee",
        "RISK-KEY": "iwwww",
        "RISK-TITLE": "wwwww",
        "CON-OPEN": "wweee",
        "CON-TRIGGER": "wwwww",
        "RISK-USED": "iiwww",
    },
    "send": {
        "DUTY-DISCHARGED": "wwwww",
        "DUTY-HOLDER": "wweee",
        "DUTY-SECTION": "iwwww",
        "EQ-ASSESSED": "iweee",
        "SVIP-ALIGNED": "wweee",
        "SVIP-DELIVERED": "wwwww",
        "SVIP-ENGAGED": "wwwww",
        "SVIP-SAVING": "iweee",
        "PLAN-GATE": "eeeee",
        "PLAN-ALIGNED": "wweee",
    },
}
"""By pack and rule, a letter for each stage: info, warning, error, or not due."""


def severity_of(rule: str, stage: str) -> str | None:
    """Gives the severity of a rule at a stage; None where it is not due."""
    (letters,) = (rules[rule] for rules in SEVERITIES.values() if rule in rules)
    return SEVERITY_OF[letters[STAGES.index(stage)]]
