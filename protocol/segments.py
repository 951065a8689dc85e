"""What counts as watched: the arithmetic of played segments, the same on both sides.

Source: DOMAIN "Metrics": effective time is the union of course intervals really played at
x0.75-1.5, within the course's length; a course is watched from 90 % of its length on.
"""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from protocol.message import DurationMs, Message

SLOWEST_COUNTED_PERCENT = 75
FASTEST_COUNTED_PERCENT = 150
WATCHED_PERCENT = 90
"""The township's default for the share of a course that must have been played."""


class PlayedSegment(Message):
    """A stretch of a course that was really played at one speed."""

    start_ms: DurationMs
    end_ms: DurationMs
    rate_percent: Annotated[int, Field(gt=0)] = 100

    @property
    def counts(self) -> bool:
        """Whether a person could follow the course at this speed."""
        return SLOWEST_COUNTED_PERCENT <= self.rate_percent <= FASTEST_COUNTED_PERCENT


def effective_ms(segments: Iterable[PlayedSegment], length_ms: int) -> int:
    """Milliseconds of the course, each counted once, that were played at a speed that counts."""
    spans = sorted(
        (max(0, part.start_ms), min(part.end_ms, length_ms)) for part in segments if part.counts
    )
    total, reached = 0, 0
    for start, end in spans:
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def is_watched(effective: int, length_ms: int, watched_percent: int = WATCHED_PERCENT) -> bool:
    """Whether the effective time reaches the township's share of the course's length."""
    return length_ms > 0 and effective * 100 >= length_ms * watched_percent
