"""Ten digits and a key that takes the last one back, for a remote that has no digits itself."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.face import QuickFace
from kiosk.ui.theme import RING, SPACE, Size, Theme

_KEYS = (*"123", *"456", *"789", "<", "0")
_COLUMNS = 3
_ROWS = 4


class DigitPad(QWidget):
    """The keys as a telephone has them.

    Args:
        theme: the page's mood and measures.
        parent: the page.
    """

    digit = Signal(str)
    """A digit was pressed."""
    erased = Signal()
    """The last digit is to be taken back."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = [QuickFace(theme, self, one, size=Size.TILE) for one in _KEYS]
        for sign, key in zip(_KEYS, self._keys, strict=True):
            if sign == "<":
                key.set_text(self.tr("删"))
                key.clicked.connect(self.erased)
            else:
                key.clicked.connect(lambda _=False, sign=sign: self.digit.emit(sign))

    def set_usable(self, usable: bool) -> None:
        """Let the keys be pressed, or not."""
        for key in self._keys:
            key.setEnabled(usable)

    def middle(self) -> QWidget:
        """The key from which all others are near."""
        return self._keys[_KEYS.index("5")]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the keys out evenly; rings may lie in the gaps."""
        super().resizeEvent(event)
        ring, gap = self._theme.px(RING), self._theme.px(2 * SPACE)
        width = (self.width() - 2 * ring - (_COLUMNS - 1) * gap) // _COLUMNS
        height = (self.height() - 2 * ring - (_ROWS - 1) * gap) // _ROWS
        for place, key in enumerate(self._keys):
            row, column = divmod(place, _COLUMNS)
            key.setGeometry(
                column * (width + gap), row * (height + gap), width + 2 * ring, height + 2 * ring
            )
