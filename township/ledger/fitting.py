"""Fits what stations send into columns, so that odd values are kept without stopping the rest."""

import datetime

from protocol.moment import Moment

LARGEST = 2**53 - 1
"""Whole numbers beyond this do not survive every JSON reader, and measure nothing real."""

SMALLEST_COLUMN = 2**31 - 1


def text(value: str, length: int) -> str:
    """The text for a column; PostgreSQL holds no NUL, and a lone surrogate is no character."""
    clean = value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    return clean[:length]


def number(value: int) -> int:
    """The number for a 64-bit column."""
    return max(-LARGEST, min(LARGEST, value))


def small(value: int) -> int:
    """The number for a 32-bit column that knows no negatives."""
    return max(0, min(SMALLEST_COLUMN, value))


def instant(moment: Moment) -> datetime.datetime | None:
    """The moment as a time; nothing if the station's clock said what no calendar has."""
    try:
        return datetime.datetime.fromtimestamp(moment.wall_ms / 1000, datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def day(moment: Moment) -> datetime.date | None:
    """The calendar day in the station's own zone."""
    at = instant(moment)
    if at is None:
        return None
    zone = datetime.timezone(datetime.timedelta(minutes=moment.utc_offset_min))
    try:
        return at.astimezone(zone).date()
    except (ValueError, OverflowError):
        return None
