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
        self.chosen: int | None = None
        """Per cent that somebody turned it to, kept already or not."""
        self._settles = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settles.timeout.connect(lambda: self.settled.emit(self.chosen))

    def choose(self, percent: int) -> None:
        """Somebody turned the volume."""
        self.chosen = percent
        self._settles.start()
