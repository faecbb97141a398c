"""The only place that reads the clock, and only for a default: the day of the check where nobody has said it."""

from datetime import UTC, date, datetime


def utc_day() -> date:
    """Gives the day that it is in UTC."""
    return datetime.now(UTC).date()
