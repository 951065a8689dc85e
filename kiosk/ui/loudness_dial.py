"""How loud films begin, in steps that can be heard."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.stepper import Stepper
from kiosk.ui.theme import Size, Theme

_STRIDE_PERCENT = 5
_MOST_PERCENT = 100


class LoudnessDial(Stepper):
    """The volume between − and ＋, 0 to 100.

    Args:
        theme: the page's mood and measures.
        parent: the page.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, "{count}", size=Size.TILE)
        self.set_pattern(self.tr("音量 {count}"))
        self.most = _MOST_PERCENT

    def _after(self, by: int) -> int:
        return super()._after(by * _STRIDE_PERCENT)
