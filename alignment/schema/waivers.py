"""What a waiver accepts: its words, the elements that it may be for, and who may approve it."""

from collections.abc import Mapping
from typing import Final

from alignment.model.link_types import OWNER
from alignment.model.metamodel import Metamodel
from alignment.model.sections import WAIVER_REQUIRED, WAIVERS_FILE
from alignment.model.strategy import Strategy
from alignment.schema import values
from alignment.schema.json_schema import Schema, described, reference
from alignment.schema.links import name_of_ids, target_schema

WAIVER: Final = "waiver"

_MEMBERS: Final = (
    "Where a finding is about several elements or fields, or about a value that no text holds, those for which it was "
    "approved; `align waive` writes them."
)

WAIVERS_SECTION: Final[Schema] = {
    "title": "Waivers",
    "description": f"What may stand for now. Only in {WAIVERS_FILE} at the top of the model folder.",
    "items": reference(WAIVER),
    "anyOf": [{"type": "array", "errorMessage": "Begin each waiver with `- rule:`."}, reference(values.ABSENT)],
}


def waiver_definitions(metamodel: Metamodel, strategy: Strategy | None) -> Mapping[str, Schema]:
    """Gives the definitions of a waiver and of the ids in it; with a strategy only those of its elements are accepted."""
    every = frozenset(metamodel.kinds)
    approvers = metamodel.links[OWNER.name].targets(every)
    ids = {name_of_ids(metamodel, kinds): target_schema(metamodel, strategy, kinds) for kinds in (every, approvers)}
    return {**ids, WAIVER: _waiver(name_of_ids(metamodel, every), name_of_ids(metamodel, approvers))}


def _waiver(element: str, approver: str) -> Schema:
    text, day = reference(values.FULL_TEXT), reference(values.DAY)
    meant = "Which finding is meant, where the rule finds several on the element."
    return {
        "title": "Waiver",
        "description": "Lets one finding stand: that of one rule on one element, up to and including a day.",
        "type": "object",
        "properties": {
            "rule": described("rule: text", "The id of the rule whose finding may stand.", text),
            "element": described("element: id", "The element that the finding is on.", reference(element)),
            "facet": described("facet: text", meant, reference(values.TEXT)),
            "members": described("members: texts", _MEMBERS, {"type": "array", "items": text}),
            "reason": described("reason: text", "Why the finding may stand for now.", text),
            "approved_by": described(
                "approved_by: id", "Who approved it; not the owner of the element.", reference(approver)
            ),
            "approved_on": described("approved_on: day", "The day of the approval: 2022-09-21.", day),
            "expires": described("expires: day", "The last day on which it holds: 2022-12-01.", day),
        },
        "required": list(WAIVER_REQUIRED),
        "additionalProperties": False,
    }
