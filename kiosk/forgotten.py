"""Whether everybody has gone home and nobody ended the meeting."""

from collections.abc import Iterable
from datetime import date

from kiosk.clock import local_datetime
from kiosk.meeting import Meeting
from protocol.message import DurationMs
from protocol.moment import ClockTrust, Moment
from protocol.true_time import ClockOffset, lapse

_IDLE_MS = 3 * 3_600_000
"""Source: LOOK "After the film", 3 h without anything happening."""
_IDLE_OVERNIGHT_MS = 3_600_000
"""On another day less is enough; but a meeting that runs past midnight must survive a power cut,
and its cut is found within the hour."""


def is_forgotten(meeting: Meeting, now: Moment, known: Iterable[ClockOffset] = ()) -> bool:
    """Whether nothing has happened for 3 h, or for 1 h and it is another day.

    Where the clocks cannot say how long it was, nobody is taken to have gone.

    Args:
        meeting: the meeting going on.
        now: this moment.
        known: what the station's clocks were found to be wrong by.
    """
    idle = lapse(meeting.touched, now, known)
    if idle is None:
        return False
    if idle.ms >= _IDLE_MS:
        return True
    return idle.ms >= _IDLE_OVERNIGHT_MS and _is_another_day(now, idle.ms)


def _is_another_day(now: Moment, idle_ms: DurationMs) -> bool:
    """By today's clock alone: a clock put right in between would make a night of a minute."""
    if now.trust is ClockTrust.DOUBTFUL:
        return False
    return _day(now) != _day(now.model_copy(update={"wall_ms": now.wall_ms - idle_ms}))


def _day(moment: Moment) -> date:
    return local_datetime(moment).date()
