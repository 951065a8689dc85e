"""How fast a film really runs: libVLC takes up to some seconds to take up the speed it was told."""

from collections import deque
from typing import NamedTuple

NORMAL_PERCENT = 100
_STEP_PERCENT = 25
"""Speeds between the old and the new one are told in steps of this size, as people are offered."""
_LEAST_SPAN_MS = 450
_LONGEST_SPAN_MS = 800


class _Sight(NamedTuple):
    position_ms: int
    at_ms: int


class Change(NamedTuple):
    """Another speed: from this position and moment on."""

    percent: int
    position_ms: int
    at_ms: int


class Pace:
    """Follows a film from the speed it ran at to the one it was told.

    It looks no further than between the two: a clock that trembles is no change of speed.

    Args:
        percent: the speed at which the film is believed to run.
    """

    def __init__(self, percent: int) -> None:
        self.percent = self.wanted_percent = percent
        self._sights: deque[_Sight] = deque()

    def forget(self) -> None:
        """The film stood or jumped: what was seen before says nothing of what follows."""
        self._sights.clear()

    def begin_again(self) -> bool:
        """The film runs at normal speed again, whatever was wanted; whether that is news."""
        self.forget()
        before, self.percent = self.percent, NORMAL_PERCENT
        return before != NORMAL_PERCENT

    def go_on(self, run_at_percent: int) -> bool:
        """After a pause libVLC runs at once as it was last told; whether that is news."""
        self.forget()
        before, self.percent = self.percent, self._reached(run_at_percent)
        return before != self.percent

    def see(self, position_ms: int, at_ms: int) -> Change | None:
        """Take where the film is at a moment; tells when it has come nearer to the speed wanted."""
        sights = self._sights
        sights.append(_Sight(position_ms, at_ms))
        while len(sights) > 2 and at_ms - sights[0].at_ms > _LONGEST_SPAN_MS:
            sights.popleft()
        first, middle = sights[0], sights[len(sights) // 2]
        if self.percent == self.wanted_percent or at_ms - first.at_ms < _LEAST_SPAN_MS:
            return None
        measured = 100 * (position_ms - first.position_ms) / (at_ms - first.at_ms)
        reached = self._reached(measured)
        if reached == self.percent:
            return None
        self.percent = reached
        return Change(reached, middle.position_ms, middle.at_ms)

    def _reached(self, measured: float) -> int:
        """The last speed on the way that is nearer to what was measured than the one before it."""
        percent = self.percent
        while percent != self.wanted_percent:
            left = self.wanted_percent - percent
            following = percent + max(-_STEP_PERCENT, min(_STEP_PERCENT, left))
            if abs(measured - following) > abs(measured - percent):
                break
            percent = following
        return percent
