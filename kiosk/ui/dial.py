"""A number on a dial: − and ＋ lead round from the last one to the first."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.stepper import Stepper
from kiosk.ui.theme import Size, Theme


class Dial(Stepper):
    """A year, month, day, hour or minute between two small faces.

    Args:
        theme: the page's mood and measures.
        parent: the page.
        pattern: words with ``{count}`` in them.
        stride: how far one press goes; ``least`` and ``most`` lie on its steps.
    """

    def __init__(self, theme: Theme, parent: QWidget, pattern: str, *, stride: int = 1) -> None:
        super().__init__(theme, parent, pattern, size=Size.TILE)
        self._stride = stride
        self.most = 0

    def set_range(self, least: int, most: int) -> None:
        """Keep the number between these two, itself included."""
        self.least, self.most = least, most
        self.set_count(min(most, max(least, self.count)))

    def _after(self, by: int) -> int:
        count = self.count + by * self._stride
        if count > self.most:
            return self.least
        return self.most if count < self.least else count

    def _allowed(self, count: int) -> int:
        within = super()._allowed(count)
        return within - (within - self.least) % self._stride
