"""The words that fields know, in their order where they have one, and the groups that rules may name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from alignment.text import fold


class OwnWord(str):
    """Holds a value of a vocabulary that an organisation writes in a word of its own: `at risk`, written `amber`.

    It is the value to everything that compares; only where it is shown the own word is there as well.
    """

    __slots__ = ("own",)
    own: str

    @classmethod
    def of(cls, value: str, own: str) -> "OwnWord":
        """Makes the value of an own word."""
        word = cls(value)
        word.own = own
        return word

    @property
    def shown(self) -> str:
        """Gives the own word and, where that is another one, the value that it stands for."""
        return self.own if fold(self.own) == self else f"{self.own} ({self})"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Lists the values of a field; where `is_ordered`, from the least to the most.

    `own` gives, by their folded spelling, the words of an organisation's own that stand for a value or are spelled with
    capitals. A vocabulary that `is_closed` takes none, because align itself works with its words.
    """

    name: str
    values: tuple[str, ...]
    is_ordered: bool = False
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    own: Mapping[str, OwnWord] = field(default_factory=dict)
    is_closed: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Gives every word that may be written, as it is spelled: the values, then the own words that stand for them."""
        values = (self.own[value].own if value in self.own else value for value in self.values)
        return (*values, *(word.own for word in self.mapped))

    @property
    def mapped(self) -> tuple[OwnWord, ...]:
        """Gives the own words that stand for another one."""
        return tuple(word for folded, word in self.own.items() if folded != word)

    def find(self, text: str) -> str | None:
        """Finds the value that a text stands for; case and spaces make no difference."""
        folded = text if text in self.values else fold(text)
        return self.own.get(folded, folded if folded in self.values else None)

    def members(self, word: str) -> tuple[str, ...]:
        """Gives the values of a group, or the one value that is named; nothing for an unknown word."""
        if word in self.groups:
            return self.groups[word]
        return (word,) if word in self.values else ()

    def rank(self, value: str) -> int:
        """Gives the place of a value in the order."""
        return self.values.index(value)


STATED: Final = "stated"
BASIS: Final = Vocabulary("basis", (STATED, "promised", "inferred", "illustrative"), is_closed=True)
"""From the strongest to the weakest: where two are given the later one counts."""

UNREAD_BASIS: Final = "basis unread"
"""Stands in place of a basis that was written and could not be read: it may be any of them, and never counts as stated."""

_STRENGTHS: Final = (*BASIS.values[:-1], UNREAD_BASIS, BASIS.values[-1])

FREQUENCY: Final = Vocabulary(
    "frequency",
    (
        "every three years", "every two years", "yearly", "twice a year", "termly", "quarterly", "at each meeting",
        "every two months", "monthly", "fortnightly", "weekly", "daily",
    ),
    is_ordered=True,
)  # fmt: skip
"""From the least to the most often; a board whose meetings are meant is taken to meet more often than quarterly."""

STAGES: Final = ("draft", "consultation", "approval", "published", "closed")
FROM_APPROVAL: Final = STAGES[STAGES.index("approval") :]
STAGE: Final = Vocabulary("stage", STAGES, is_ordered=True, is_closed=True)
YES_NO: Final = Vocabulary("yes or no", ("yes", "no"), is_closed=True)
ROLE_TYPE: Final = Vocabulary("role type", ("post", "unit"))
PLAN_TYPE: Final = Vocabulary("plan type", ("corporate plan", "partnership plan", "action plan", "recovery plan"))
PLAN_STATUS: Final = Vocabulary("plan status", ("draft", "final"))
PROGRAMME_STATUS: Final = Vocabulary(
    "programme status", ("proposed", "in discussion", "agreed", "closed"), is_ordered=True
)
OUTCOME_TYPE: Final = Vocabulary("outcome type", ("outcome", "activity"))
ACTION_STATUS: Final = Vocabulary(
    "action status", ("not started", "in progress", "on track", "at risk", "off track", "on hold", "done", "stopped")
)
RAG: Final = Vocabulary("rag", ("red", "amber", "green", "blue", "grey"))
"""The colours of a report on progress; blue is complete, grey not begun or not rated."""

MEASURE_TYPE: Final = Vocabulary("measure type", ("input", "output", "outcome", "experience"))
DIRECTION: Final = Vocabulary("direction", ("increase", "decrease", "maintain"))
REFORM_STATUS: Final = Vocabulary(
    "reform item status", ("negotiating", "agreed", "delivering", "settled"), is_ordered=True
)
DUTY_TYPE: Final = Vocabulary("duty type", ("duty", "power", "guidance"))
PEOPLE_AFFECTED: Final = "people affected"
WHO: Final = Vocabulary(
    "who",
    (
        "children", "young people", "parents and carers", "parent carer forum", "residents", "stakeholders",
        "schools", "education", "health", "social care", "staff", "partners",
    ),
    groups={
        PEOPLE_AFFECTED: ("children", "young people", "parents and carers", "parent carer forum"),
        "professionals": ("schools", "education", "health", "social care", "staff", "partners"),
        "public": ("residents", "stakeholders"),
    },
)  # fmt: skip
LEVEL: Final = Vocabulary("level", ("informed", "consulted", "participated", "co-produced"), is_ordered=True)
METHOD: Final = Vocabulary(
    "method", ("survey", "meeting", "forum", "consultation", "group", "workshop", "interview", "correspondence")
)
SOURCE_STATUS: Final = Vocabulary("source status", ("planned", "open", "closed"))
FAMILY_VIEW: Final = Vocabulary("family view", ("agrees", "disagrees", "not asked"))
ANSWER: Final = Vocabulary("answer", ("taken", "partly", "not taken", "pending"))
CONTINGENCY_STATUS: Final = Vocabulary("contingency status", ("open", "ended"))
FUND_TYPE: Final = Vocabulary("fund type", ("grant", "deficit", "saving"))
ASSESSMENT_TYPE: Final = Vocabulary(
    "assessment type", ("equality", "health", "sustainability", "data protection", "financial", "inspection")
)


def weaker_basis(one: str, other: str) -> str:
    """Gives the weaker of two bases, which is the one that counts; what cannot be read may be any but weaker than the last."""
    return max(one, other, key=strength)


def strength(basis: str) -> int:
    """Gives the place of a basis from the strongest to the weakest; none given counts before all."""
    return _STRENGTHS.index(basis) if basis else -1
