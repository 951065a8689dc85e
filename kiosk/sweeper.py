"""Looks all memory through for rubbish, but while nobody is at the screen."""

import gc

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

_READ_BY_NOW_MS = 15_000
"""Records, titles and the pages' code stay as well; looking through them again takes 70 ms."""
_QUIET_MS = 20_000
"""Whoever has not pressed anything for so long will not notice a twentieth of a second."""
_EVERY_MS = 600_000
"""So often at least, though somebody presses keys all the time, and though nobody ever does."""
_YOUNG, _MIDDLE, _NEVER = 700, 10, 1_000_000_000
"""Python's own thresholds for what is new; by themselves they look at old things at any time."""


class Sweeper(QObject):
    """Keeps the collector from the long search, and makes it when it disturbs nobody.

    What is new is looked through as always, which takes a few milliseconds. All of it takes fifty
    and stops every thread: chance would have that in the middle of a page, or of a key press.
    """

    def __init__(self) -> None:
        super().__init__()
        self._sweeps = QTimer(self, singleShot=True)
        self._sweeps.timeout.connect(self._sweep)
        self._since = QElapsedTimer()

    def begin(self) -> None:
        """Start-up is over: what it made stays, and from now on there is rubbish."""
        gc.set_threshold(_YOUNG, _MIDDLE, _NEVER)
        gc.enable()
        gc.freeze()
        QTimer.singleShot(_READ_BY_NOW_MS, self, gc.freeze)
        self._since.start()
        self.wait()

    def wait(self) -> None:
        """Somebody pressed something: not now, unless it has been put off for long enough."""
        if self._since.isValid() and self._since.elapsed() < _EVERY_MS:
            self._sweeps.start(_QUIET_MS)

    def _sweep(self) -> None:
        gc.collect()
        self._since.start()
        self._sweeps.start(_EVERY_MS)
