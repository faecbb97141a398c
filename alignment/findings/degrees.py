"""How wrong a value is, in words that can be compared: what is excepted at one value is excepted at one that is nearer to passing.

A text such as `due <= 2031-05-31` excepts any day up to that one, `target_value >= baseline_value - 5` any number that falls
short by no more; `status = late` excepts that word alone.
"""

import re
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

Amount: TypeAlias = Decimal | date
"""What can lie too low or too high."""

_LONGEST_NAME: Final = 2
_NAME: Final = rf"[^\s<>=]+(?: [^\s<>=]+){{0,{_LONGEST_NAME - 1}}}"
_SIGNS: Final = ("= ", "<= ", ">= ")
_DEGREE: Final = re.compile(
    rf"(?P<of>{_NAME} (?:<=|>=)(?: [^\s<>=]+ [+-](?= ))?) (?:(?P<day>\d{{4}}-\d{{2}}-\d{{2}})|(?P<number>-?\d+(?:\.\d+)?))"
    r"(?P<unit> days)?",
    re.ASCII,
)


class Side(Enum):
    """Tells on which side of what passes a value lies; its value is how that is written."""

    ABOVE = "<="
    BELOW = ">="

    @property
    def other(self) -> "Side":
        """Gives the opposite side."""
        return Side.BELOW if self is Side.ABOVE else Side.ABOVE


class Shortfall(NamedTuple):
    """Says on which side of what it is compared with a value lies, which amount of it counts, and how far off that is."""

    side: Side
    amount: Amount
    by: Decimal

    @property
    def turned(self) -> "Shortfall":
        """Gives the gap of a value that passes where it must not."""
        return Shortfall(self.side.other, self.amount, -self.by)


def stated(name: str, gap: Shortfall) -> str:
    """Says how far off a value is from what stays where it is: by itself."""
    return f"{name} {gap.side.value} {_written(gap.amount)}"


def measured(name: str, gap: Shortfall, base: str) -> str:
    """Says how far off a value is from another that may move as well: by the distance."""
    sign = "+" if gap.side is Side.ABOVE else "-"
    unit = " days" if isinstance(gap.amount, date) else ""
    return f"{name} {gap.side.value} {base} {sign} {_written(gap.by)}{unit}"


def name_of(text: str) -> str:
    """Gives the field of the element itself that a text is about; nothing where it is about another element."""
    name, _, rest = text.partition(" ")
    return name if rest.startswith(_SIGNS) else ""


def is_measured(text: str) -> bool:
    """Tells whether a text says how far off a value is, and not only which value it is."""
    return _read(text) is not None


def is_as_far(found: str, named: str) -> bool:
    """Tells whether what is found is what is named, or the same nearer to passing."""
    one, other = _read(found), _read(named)
    if one is None or other is None:
        return found == named
    if one.of != other.of:
        return False
    is_low = one.of.endswith(Side.BELOW.value)
    return _is_at_most(other.amount, one.amount) if is_low else _is_at_most(one.amount, other.amount)


class _Degree(NamedTuple):
    """Holds what such a text says: of what, with what it is compared, and how much."""

    of: str
    amount: Amount


@lru_cache(maxsize=1 << 12)
def _read(text: str) -> _Degree | None:
    found = _DEGREE.fullmatch(text)
    if found is None:
        return None
    try:
        amount = date.fromisoformat(found["day"]) if found["day"] else Decimal(found["number"])
    except ValueError:
        return None
    return _Degree(f"{found['of']}{found['unit'] or ''}", amount)


def _is_at_most(one: Amount, other: Amount) -> bool:
    if isinstance(one, date) and isinstance(other, date):
        return one <= other
    return isinstance(one, Decimal) and isinstance(other, Decimal) and one <= other


def _written(amount: Amount) -> str:
    if isinstance(amount, date):
        return amount.isoformat()
    digits = f"{amount + 0:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
