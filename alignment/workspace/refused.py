"""What a use case gives where it cannot begin."""

from typing import NamedTuple


class Refused(NamedTuple):
    """Says in one sentence why a request cannot be carried out at all."""

    message: str
