"""What a use case gives where it cannot begin."""

from collections.abc import Iterable
from typing import NamedTuple

from alignment.findings.built_in import hides_something
from alignment.findings.finding import Finding


class Refused(NamedTuple):
    """Says in one sentence why a request cannot be carried out at all."""

    message: str


def unless_all_was_read(findings: Iterable[Finding], so: str) -> Refused | None:
    """Refuses where something could not be read or checked; `so` says what is therefore not done."""
    unsure = [one for one in findings if hides_something(one)]
    if not unsure:
        return None
    more = f" And {len(unsure) - 1} more." if len(unsure) > 1 else ""
    first = f"{unsure[0].location}: {unsure[0].message}"
    return Refused(f"Something could not be read or checked, so {so}. {first}.{more}")
