"""How slow a line may be and how fast we may use it: one that drips is as dead as a silent one."""

import time
from collections.abc import Callable

SLOWEST_BYTES_S = 512
"""Under this a contact is given up; a read timeout alone would let a drip last for days."""
PATIENCE_S = 30.0


class SpeedFloor:
    """Adds up the time spent waiting for bytes, not the time spent writing or pausing."""

    def __init__(self, slowest_bytes_s: int = SLOWEST_BYTES_S, patience_s: float = PATIENCE_S):
        self._slowest_bytes_s = slowest_bytes_s
        self._patience_s = patience_s
        self._bytes = 0
        self._waited_s = 0.0

    def is_kept(self, size_bytes: int, waited_s: float) -> bool:
        """Count a read; false once a whole stretch of patience brought too little."""
        self._bytes += size_bytes
        self._waited_s += waited_s
        if self._waited_s < self._patience_s:
            return True
        fast_enough = self._bytes >= self._slowest_bytes_s * self._waited_s
        self._bytes, self._waited_s = 0, 0.0
        return fast_enough


class Pace:
    """Keeps a download under a rate, so that the village's line has room for other things."""

    def __init__(
        self,
        limit_bytes_s: int,
        wait: Callable[[float], object],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limit_bytes_s = limit_bytes_s
        self._wait = wait
        self._now = now
        self._free_at_s = now()

    def spend(self, size_bytes: int) -> None:
        """Wait until the bytes just received have been paid for."""
        if not self._limit_bytes_s:
            return
        now = self._now()
        self._free_at_s = max(self._free_at_s, now) + size_bytes / self._limit_bytes_s
        self._wait(self._free_at_s - now)
