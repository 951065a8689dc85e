"""When the station speaks with its township: round after round, without end."""

import random

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.sync.backoff import Backoff

_BATCH = 50
"""Records in one round; more follow in the next, right after."""


class Rounds(QObject):
    """One round at a time; what is asked for meanwhile follows it.

    Args:
        interval_ms: from the end of a round to the next, while the township answers.
    """

    due = Signal()
    """A round is to be made now; ``finish`` is called when it is over."""

    def __init__(self, interval_ms: int) -> None:
        super().__init__()
        self.reached: bool | None = None
        """Whether the township answered the last time; None before the first."""
        self._interval_ms = interval_ms
        self._backoff = Backoff(longest_ms=interval_ms)
        self._failures = 0
        self._runs = False
        self._again = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.begin)

    @property
    def batch(self) -> int:
        """How many records a round takes.

        One is enough to find out whether the township answers: with months of records to send,
        each try would otherwise keep this machine busy for nothing.
        """
        return _BATCH if self.reached else 1

    def begin(self) -> None:
        """Make a round now, or right after the one that is going on."""
        if self._runs:
            self._again = True
            return
        self._runs = True
        self._timer.stop()
        self.due.emit()

    def follow_up(self) -> None:
        """There is more than one round takes."""
        self._again = True

    def finish(self, reached: bool) -> None:
        """A round is over; the next one is on its way.

        Args:
            reached: whether the township answered.
        """
        self._runs = False
        self.reached = reached
        self._failures = 0 if reached else self._failures + 1
        at_once, self._again = self._again and reached, False
        self._timer.start(0 if at_once else self._wait_ms(reached))

    def stop(self) -> None:
        """Begin no other round."""
        self._timer.stop()

    def _wait_ms(self, reached: bool) -> int:
        if reached:
            return self._interval_ms
        return self._backoff.wait_ms(self._failures, random.random())  # noqa: S311 - jitter
