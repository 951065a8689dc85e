"""Remembers how loud films are wanted, once nobody turns the volume any more."""

from PySide6.QtCore import QObject, QTimer, Signal

_SETTLES_MS = 2000
"""A volume is kept once nobody has turned it for this long."""


class Loudness(QObject):
    """The volume for the next film and the next day."""

    settled = Signal(int)
    """Per cent to be kept."""

    def __init__(self) -> None:
        super().__init__()
        self._percent = 0
        self._settles = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settles.timeout.connect(lambda: self.settled.emit(self._percent))

    def choose(self, percent: int) -> None:
        """Somebody turned the volume."""
        self._percent = percent
        self._settles.start()
