"""Who goes first on one narrow line: records before films, and shutting down before both."""

import threading


class GaveWay(Exception):
    """A download paused with everything it had kept."""


class RightOfWay:
    """Flags between the GUI thread, which sets them, and the sync thread, which minds them."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._urgent = 0
        self._held = False
        self._stopped = False

    def ask(self) -> None:
        """Something urgent has been queued: a running download shall give way."""
        with self._changed:
            self._urgent += 1
            self._changed.notify_all()

    def take(self) -> None:
        """The urgent thing has begun; downloads after it may run again."""
        with self._changed:
            self._urgent = max(0, self._urgent - 1)

    def hold(self, held: bool) -> None:
        """Keep all downloads waiting, as while a meeting plays, or let them go on."""
        with self._changed:
            self._held = held
            self._changed.notify_all()

    def stop(self) -> None:
        """Everything ends soon, for good."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    @property
    def is_stopped(self) -> bool:
        """Whether the worker is to end."""
        with self._changed:
            return self._stopped

    @property
    def must_yield(self) -> bool:
        """Whether a download has to give way now."""
        with self._changed:
            return self._yields()

    def wait(self, seconds: float) -> None:
        """Pause a download; shorter when it has to give way."""
        with self._changed:
            self._changed.wait_for(self._yields, timeout=max(0.0, seconds))

    def check(self) -> None:
        """Go on, or stop here.

        Raises:
            GaveWay: a download has to give way now.
        """
        if self.must_yield:
            raise GaveWay

    def _yields(self) -> bool:
        return self._stopped or self._held or self._urgent > 0
